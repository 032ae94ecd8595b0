"""The words beside an amount become the noun phrase that it counts: 'North Koreans granted work visas'."""

from typing import NamedTuple

from sayso.extract.figures.currencies import CODES
from sayso.extract.figures.lexicon import word_set
from sayso.extract.figures.rates import Rate, read_rate
from sayso.extract.figures.spelled import SMALL, TENS, VOCABULARY
from sayso.model.late import late

LONGEST = 7
"""Words in a measure at most: newsroom noun phrases are shorter, and the bound keeps the time linear."""

_NOUNS_TOO = word_set("south north east west vote run call need show march daily live leave use rise fall face")
_STOPS = word_set(
    "a an the and or but nor so yet if than then that which who whom whose what when where while because "
    "although though as at by for from in into of off on onto out over per since to toward towards under until "
    "up upon via with within without after before during between among against about above across along around "
    "behind below beneath beside besides beyond despite down except inside like near outside past through "
    "throughout till underneath unlike is are was were be been being am has have had having do does did doing "
    "done will would shall should can could may might must not no it its he she they we you i him her them us "
    "me my your his their our this these those there here each every either neither both such also too very "
    "just only even still already now ago later earlier said says say saying told added according died die "
    "dies came come comes went go goes took take takes made make makes got get gets gave give gives left leave "
    "leaves fell fall falls rose rise rises voted vote wanted want called call including include includes "
    "included remain remained remains became become began begin ran run fled sat stood lost won win showed "
    "show shows used use needed need needs attended live lives lived lies lie lay face faces faced how why "
    "instead rather until unless whether however meanwhile therefore yesterday today tomorrow tonight monday "
    "tuesday wednesday thursday friday saturday sunday january february march april june july august september "
    "october november december respectively prior higher lower equal based "
    "apiece annually yearly monthly weekly daily percent per cent old "
    "long high tall wide deep worth thus once again away back north south east west northwest northeast "
    "southwest southeast behind ahead compared versus vs plus minus times-as less fewer either "
    "spoke wrote broke drove stole chose woke rode swam sang drank knew grew flew drew threw slept kept felt heard "
    "met paid sought brought thought taught fought stayed arrived died survived happened occurred appeared returned "
    "last next short tore held worked works moved tried hit cost costs x by"
) - _NOUNS_TOO  # fmt: skip
_COMPASS = frozenset({"south", "north", "east", "west", "northwest", "northeast", "southwest", "southeast"})
_BEARING = late(r"(?:north|south|east|west)-[a-z-]+|[NSEW]{2,3}|year-(?:on|over)-year")
_EACH_YEAR = late(r"[\s-](?:year|month|quarter)[\s-](?:on|over)[\s-](?:year|month|quarter)\b")
"""'up 17 percent year on year' counts no years."""
_PARTICIPLES = word_set(
    "killed injured wounded arrested detained granted given displaced missing infected employed sold built "
    "registered reported issued sent deported born trained involved affected destroyed damaged hired "
    "evacuated rescued hospitalized hospitalised jailed executed charged convicted tested vaccinated recorded "
    "listed awarded licensed stranded trapped living working dead surveyed polled interviewed accused "
    "suspected wanted confirmed seized found shot stolen abducted kidnapped freed released eligible taken "
    "produced exported imported shipped delivered planned scheduled enrolled diagnosed aboard bought owned "
    "served counted cast elected abroad homeless unemployed unaccounted nominated sentenced fired deployed "
    "stationed based"
)
_GIVING = frozenset({"granted", "given", "awarded", "issued", "denied", "offered", "paid", "refused", "sold"})
"""Participles that keep an object: 'granted work visas'."""
_PLURALS = word_set(
    "people men women children police troops personnel staff feet teeth mice sheep cattle fish geese aircraft "
    "others percent media data criteria crew dead"
)  # fmt: skip
_NOT_PLURAL = word_set(
    "sports arms goods news series sales savings systems human-rights rights business mass press class cross "
    "glass grass gas bus campus virus census previous serious various religious famous dangerous others' basis "
    "crisis congress thus plus this us less united states overseas physics politics logistics communications "
    "operations foreign armed services securities veterans consecutive indigenous sexless"
)  # fmt: skip
_CONTRACTED = late(r"(?:he|she|it|they|we|you|i|that|there|who|what)['’]")
_TOKEN = late(
    r"(?:[^\S\n]{1,2}(?:\n[^\S\n]{0,8})?|\n[^\S\n]{0,8}|(?<=[A-Za-z])-)(?P<word>(?:[A-Z]\.){2,4}|[A-Za-zÀ-ž][\w’'-]*)"
)
_OF = late(
    r"\s{1,3}(?:of|in|worth of)\s(?:(?P<all>all|the|its|his|her|their|our|my|these|those|that|this|a"
    r"|an)\s)?(?:(?:the|their|its)\s)?(?=[A-Za-z])"
)
_OF_NUMBER = late(
    r"\s{1,3}of\s(?:(?:the|its|his|her|their|our|these|those)\s)?(?:[A-Z][\w.]*['’]s?\s|roughly |about "
    r"|nearly |more than )?(?:\d[\d,.]*|two|three|four|five|six|"
    r"seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred|a dozen)(?=\s)"
)
_HEAD_BEFORE = late(
    r"\b(?:(?:[Aa]n?|[Tt]he|[Ii]ts|his|her|their|our)\s(?P<phrase>[a-z-]+\s[a-z-]{3,})"
    r"|(?P<noun>[A-Za-z][a-z-]{2,})) of (?:an? )?\Z"
)
_PASSIVE = late(
    r"\s(?:were|was|are|is|have been|has been|had been|being)\s"
    r"(?:also |since |then |now |being |later )?(?P<verb>[a-z]+)\b"
)
_HURT = late(r"\s(?:sustained|suffered|received)\s(?:[a-z]+\s){0,2}(?:injuries|wounds|burns|fractures)\b")
_VERBS = {
    form: participle
    for stem, participle in (
        ("kill", "killed"), ("injur", "injured"), ("wound", "wounded"), ("arrest", "arrested"), ("detain", "detained"),
        ("displac", "displaced"), ("deport", "deported"), ("evacuat", "evacuated"), ("rescu", "rescued"),
        ("infect", "infected"), ("hospitaliz", "hospitalized"), ("execut", "executed"), ("abduct", "abducted"),
        ("seiz", "seized"), ("destroy", "destroyed"), ("damag", "damaged"), ("kidnap", "kidnapped"),
    )
    for form in (stem, f"{stem}e", f"{stem}ed", f"{stem}ing", f"{stem}s", f"{stem}es", f"{stem}ped", f"{stem}ping")
}  # fmt: skip
"""Verbs whose object is what is counted: 'killing 12 people' counts people killed."""
_EMPTY_HEADS = word_set(
    "total average maximum minimum number cost sum amount value price rate range majority estimate most one "
    "some all out because instead half excess region order rest part many several age each any none inside "
    "ahead distance because top both"
)


class Measure(NamedTuple):
    """A noun phrase, and the rate that follows it, if any."""

    words: str
    rate: Rate | None


NO_MEASURE = Measure("", None)


def read_measure(text: str, at: int, *, single: bool = False, money: bool = False) -> Measure:
    """Read the noun phrase that an amount ending at ``at`` counts; empty words where none follows.

    ``single`` says that the amount is one, whose noun is no plural that could end the phrase; ``money`` that
    'in' may lead to what it is money in ('in bad loans').
    """
    words: list[str] = []
    if _EACH_YEAR.match(text, at):
        return NO_MEASURE
    end, plural = _noun_phrase(text, at, words, single=single)
    if not words:
        start = _after_of(text, at, money=money)
        if start > at:
            end, plural = _noun_phrase(text, start, words, single=True)
            if not words:
                end = at
            elif plural and words[-1].lower() not in _PARTICIPLES:
                end = _passive(text, end, words)
    elif plural:
        of = _OF.match(text, end)
        if of is not None and of.group().lstrip().startswith("of") and not text[of.end()].isupper():
            tail: list[str] = []
            after, _ = _noun_phrase(text, of.end() - 1, tail, single=True)
            if tail and len(words) + len(tail) < LONGEST:
                words, end = [*words, *of.group().split(), *tail], after
        elif words[-1].lower() not in _PARTICIPLES:
            end = _passive(text, end, words)
    return Measure(" ".join(words), read_rate(text, end)) if words else NO_MEASURE


_OF_FIRST = frozenset("oiw")


def _after_of(text: str, at: int, *, money: bool) -> int:
    """Where the noun phrase of '80 percent of', 'three of the 10' or '$5 in' begins; ``at`` where there is none."""
    first = text[at + 1 : at + 2]
    if first not in _OF_FIRST and first.isalpha():
        return at
    number = _OF_NUMBER.match(text, at)
    if number:
        return number.end()
    of = _OF.match(text, at)
    if of is None:
        return at
    if of.group().strip().startswith("in") and (not money or of["all"] or text[of.end()].isupper()):
        return at
    return of.end() - 1


def _passive(text: str, at: int, words: list[str]) -> int:
    """Take in what was done to the things counted: '93,300 people were granted visas'; return where it ends."""
    if _HURT.match(text, at):
        words.append("injured")
        return at
    match = _PASSIVE.match(text, at)
    if match is None or not (match["verb"] in _PARTICIPLES or match["verb"].endswith(("ed", "wn", "rn"))):
        return at
    words.append(match["verb"])
    if match["verb"] not in _GIVING:
        return match.end()
    end, _ = _noun_phrase(text, match.end(), words, single=False)
    return end


_NUMBERS = SMALL.keys() | TENS.keys()


def _noun_phrase(text: str, at: int, words: list[str], *, single: bool) -> tuple[int, bool]:  # noqa: C901 - a list of decisions, word by word
    """Collect words of a noun phrase from ``at``; return where it ends and whether its head is a plural."""
    plural = participle = False
    while len(words) < LONGEST:
        match = _TOKEN.match(text, at)
        if match is None:
            break
        word = match["word"]
        lower = word.lower()
        if _stops(word, lower) or (not words and lower in _NUMBERS):
            if lower == "and" and words and not (plural or participle) and (not single or words[-1][0].isupper()):
                joined = _coordinated(text, match.end(), words)
                if joined:
                    return joined, True
            break
        if word in CODES and text[match.end() : match.end() + 2].strip()[:1].isdigit():
            break
        if plural and not (_goes_on(lower, participle=participle) or (words[-1].endswith("ese") and _is_plural(lower))):
            break
        if single and words and lower.endswith(("ed", "ing")) and lower not in _PARTICIPLES:
            break
        at = match.end()
        if lower == "more" and not words:
            continue
        words.append(word)
        if lower in _PARTICIPLES and plural:
            participle, plural = True, False
        elif not participle:
            plural = _is_plural(lower)
    return at, plural or participle


def _stops(word: str, lower: str) -> bool:
    """Whether no noun phrase goes on with this word."""
    if lower in _STOPS or (lower in _COMPASS and not word[0].isupper()) or _BEARING.fullmatch(word):
        return True
    return ("'" in lower or "’" in lower) and _CONTRACTED.match(lower) is not None


def _coordinated(text: str, at: int, words: list[str]) -> int:
    """Take in 'and Hyundai vehicles' after 'Kia': one counted plural with two names; return where it ends, or 0."""
    rest: list[str] = []
    end, plural = _noun_phrase(text, at, rest, single=False)
    headed = plural or (rest and rest[-1].endswith("s"))
    if not headed or rest[0].lower() in VOCABULARY or len(words) + len(rest) >= LONGEST:
        return 0
    words.extend(["and", *rest])
    return end


def _goes_on(word: str, *, participle: bool) -> bool:
    """Whether a word after a plural still belongs: a participle ('people killed') or another plural."""
    return not participle and (word in _PARTICIPLES or (_is_plural(word) and not word.endswith("es")))


_NOT_A_PEOPLE = frozenset({"cheese", "these", "diocese", "obese", "geese", "archdiocese"})


def _is_plural(word: str) -> bool:
    if word in _PLURALS or (word.endswith("ese") and word not in _NOT_A_PEOPLE):
        return True
    return word.endswith("s") and not word.endswith(("ss", "us", "'s", "’s", "is")) and word not in _NOT_PLURAL


def measure_before(text: str, at: int, floor: int) -> str:
    """The noun of which an amount at ``at`` is stated: 'a fine of $250,000' gives 'fine'."""
    if " of" not in text[max(floor, at - 7) : at]:
        return ""
    match = _HEAD_BEFORE.search(text[max(floor, at - 28) : at])
    if match is None:
        return ""
    noun = match["noun"] or match["phrase"]
    head = noun.split()[-1]
    if head.lower() in _EMPTY_HEADS:
        return ""
    return noun if len(head) > 2 else head


def with_verb(text: str, at: int, floor: int, words: str) -> str:
    """Add what was done to the things counted, where a verb before the amount at ``at`` says it."""
    before = text[max(floor, at - 28) : at].lower().split()[-2:]
    if before[-1:] == ["and"]:
        return words
    participle = next((_VERBS[word] for word in before if word in _VERBS), None)
    if participle is None or participle in words or words.rsplit(" ", 1)[-1].lower() in _PARTICIPLES:
        return words
    return f"{words} {participle}"
