"""The closed word classes of English that attribution syntax is read from."""

from collections.abc import Iterable
from functools import lru_cache


def listed(text: str) -> frozenset[str]:
    """The words of a list written with spaces between them."""
    return frozenset(text.split())


BE = listed("is are was were be been being am 's 're 'm isn't aren't wasn't weren't ain't isn’t aren’t wasn’t weren’t")
HAVE = listed("has have had having 've hasn't haven't hadn't")
MODAL = listed(
    "will would can could may might must shall should 'll 'd won't wouldn't can't cannot couldn't mustn't shouldn't"
    " do does did don't doesn't didn't"
)
AUXILIARY = BE | HAVE | MODAL
NEGATION = listed("not never no neither nor hardly scarcely without") | frozenset(
    word for word in AUXILIARY if word.endswith("n't")
)
ADVERB = listed(
    "not never also already just still even now then again later earlier once ever often always sometimes soon"
    " instead further too yet only rather quite almost nearly perhaps maybe thus therefore nonetheless nevertheless"
    " meanwhile however though moreover furthermore first best well long much far so all both itself himself herself"
    " themselves myself ourselves yourself today yesterday tomorrow tonight afterward afterwards privately"
)
PARTICLE = listed("out up off down back away forward aside")
DETERMINER = listed(
    "the a an this that these those my your his her its our their some any each every no another either neither"
    " many several few most all both more such what which whose one two three four five six seven eight nine ten"
)
PREPOSITION = listed(
    "of in on at by for with from to into onto about against among amid between during through under over after"
    " before since until till as like near within without across behind beyond toward towards upon per via despite"
    " including unlike regarding concerning around outside inside off than"
)
SUBORDINATOR = listed("because although though while whereas if unless when whenever where after before since until as")
COORDINATOR = listed("and or but nor yet")
SUBJECT = listed("he she they we i you it who")
OBJECT = listed("him her them us me you it himself herself themselves")
SHORTENING = listed("he she it that who what there here where how i'm let this")
"""Words after which 's is a verb and no possessive."""

RELATIVE = listed("who which that")
QUESTION = listed("what how why where when who whom which whose whether if")
LATE_PAST = listed(
    "went came made took won lost ran got gave found held kept left met put sent set sat stood brought built bought"
    " caught chose drew drove fell felt flew grew hit hurt knew led let paid rose sold spent spoke struck taught threw"
    " wore began became broke fought forgot heard meant read misread saw shot shut slept stole swore told thought"
    " understood woke wrote said did"
)
"""Past tenses that do not end in -ed; together with -ed they show where a noun phrase has ended."""

DAYS = listed("monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight")
MONTHS = listed(
    "january february march april june july august september october november december jan feb sept oct nov dec"
)
PERIODS = listed(
    "week month year morning afternoon evening night day weekend summer spring fall autumn winter hour season"
)
CHANNELS = listed(
    "statement interview email e-mail letter tweet speech remarks conference briefing post release memo message call"
    " telephone phone video blog op-ed column report debate hearing news press series television appearance twitter"
    " facebook response"
)
"""Ways in which words reach the public: after 'in' or 'on' they are the setting of saying."""

END = listed(". ! ? … ...")
STOPS = END | listed("; : , – — -- ( ) [ ]")
ABBREVIATION = listed(
    "mr mrs ms dr prof sen sens rep reps gov govs gen lt col sgt capt cmdr adm maj hon rev fr sr jr st mt ft no nos vs"
    " inc corp co ltd dept univ jan feb mar apr jun jul aug sept sep oct nov dec ala ariz ark calif colo conn del fla"
    " ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo atty messrs"
    " supt ave blvd etc e.g i.e"
)

AUX, ADV, DET, PREP, SUBJ, OBJ, COORD, SUBORD = "aux", "adv", "det", "prep", "subj", "obj", "coord", "subord"
WH, STOP, QUOTE, TO, PAST, POSS, THAT = "wh", "stop", "quote", "to", "past", "poss", "that"
"""Word classes; the empty string stands for nouns, names, adjectives and present-tense verbs."""


def _table() -> dict[str, str]:
    """One class a word; where a word has several the one that matters most to syntax wins (last written)."""
    table: dict[str, str] = {}

    def put(kind: str, words: Iterable[str]) -> None:
        table.update(dict.fromkeys(words, kind))

    put(PAST, LATE_PAST)
    put(SUBORD, SUBORDINATOR)
    put(PREP, PREPOSITION)
    put(ADV, ADVERB)
    put(DET, DETERMINER)
    put(COORD, COORDINATOR)
    put(WH, QUESTION)
    put(OBJ, OBJECT)
    put(SUBJ, SUBJECT)
    put(AUX, AUXILIARY)
    put(SUBORD, ("because", "although", "while", "whereas", "unless", "though"))
    put(STOP, STOPS)
    put(QUOTE, ("“", "”", "``", "''", '"', "„", "«", "»", "‘"))
    put(DET, ("her", "its", "my", "your", "our", "their", "his"))
    put(PREP, ("as", "than"))
    put(TO, ("to",))
    put(THAT, ("that",))
    put(POSS, ("'s",))
    return table


CLASS = _table()


_NOUNS_IN_LY = listed("assembly family ally rally tally supply reply monopoly anomaly bully folly belly elderly")


@lru_cache(maxsize=1 << 16)
def class_of(word: str) -> str:
    """The class of a word; lower-case words in -ly are adverbs, in -ed past tenses; ``''`` for open classes."""
    low = word.lower().replace("’", "'")
    kind = CLASS.get(low)
    if kind is not None:
        return kind
    if word[0].isupper():
        return ""
    if low[-2:] == "ly" and len(low) > 4 and low not in _NOUNS_IN_LY:
        return ADV
    return PAST if low[-2:] == "ed" and len(low) > 4 else ""
