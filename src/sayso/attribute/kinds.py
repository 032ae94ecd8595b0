"""The words that name a source become its kind: person, institution, document, outlet or unnamed."""

from sayso.attribute.page import Page
from sayso.attribute.phrases import Range
from sayso.attribute.words import ADV, CHANNELS, DET, PAST, POSS, PREP, STOP, TO, WH, listed
from sayso.model.attribution import SourceKind

_NOT_WRITTEN = listed("press news response call series television twitter facebook hearing")
DOCUMENTS = (CHANNELS - _NOT_WRITTEN) | listed(
    "study poll polls survey surveys document documents reports studies newsletter statements letters memos"
    " emails e-mails tweets posts affidavit filing filings indictment complaint lawsuit suit transcript"
    " transcripts book article editorial data figures statistics research analysis census paper papers bulletin"
    " website site records ruling order resolution bill law video recording findings results numbers evidence file"
    " files contract database brief audit assessment review estimate estimates forecast index map chart sign"
    " advisory notice platform constitution charter communique readout dossier cable image images photo photos"
    " photograph photographs footage cables diary manifesto proposal guidelines caption headline"
    " version versions list lists summary camera cameras scales register minutes"
)
"""Nouns for what is written, recorded or measured."""

PEOPLE = listed(
    "residents witnesses critics officials investigators farmers experts analysts aides advisers advisors sources"
    " source observers activists scientists researchers economists doctors nurses teachers workers lawyers"
    " prosecutors soldiers students parents voters supporters opponents allies rivals neighbors neighbours"
    " relatives friends others some many few most several both none everyone everybody people men women villagers"
    " traders fishermen drivers passengers survivors refugees migrants defectors insiders diplomats politicians"
    " lawmakers legislators senators executives employees customers users strategists pollsters historians"
    " scholars reporters journalists editors organizers organisers protesters demonstrators authorities locals"
    " shoppers tenants landlords owners buyers sellers"
    " growers insurers dockers builders brokers campaigners relatives"
)
"""Nouns for people whom a text does not name, also where they begin a sentence with a capital."""

OUTLETS = listed(
    "times post journal news daily tribune herald guardian gazette chronicle observer telegraph mirror mail sun"
    " globe examiner inquirer register dispatch courier sentinel star bulletin reuters ap afp upi cnn bbc nbc abc"
    " cbs msnbc pbs npr rfa voa politico bloomberg breitbart yonhap xinhua tass kcna axios vox slate atlantic"
    " economist time newsweek newspaper newspapers magazine broadcaster network tabloid outlet outlets wire"
    " buzzfeed univision fox dailynk huffpost huffington nytimes radio tv media"
)
"""Names of outlets and the nouns for them."""

INSTITUTIONS = listed(
    "government ministry department administration office university college committee council agency bureau"
    " court commission company corporation inc corp ltd llc group party bank senate congress parliament house"
    " pentagon kremlin police army navy military force association institute institution foundation organization"
    " organisation union federation league society authority authorities campaign team camp board embassy"
    " consulate church hospital school firm fund trust center centre cabinet panel jury nations state states city"
    " county district coalition alliance movement network pac service services lab laboratory club airline"
    " manufacturer maker watch international republicans democrats conservatives liberals friends workers doctors"
    " mothers teachers veterans lawyers rights borders citizens company's regime leadership opposition industry"
    " guard chamber operator utility insurer brigade garrison factory mine cooperative commune"
    " hall province watchdog lines assembly"
)
"""Nouns for bodies that speak as one; plurals here are names of groups when they end a name."""

TITLES = listed("mr mrs ms dr sen rep gov gen col lt sgt capt prof sir president senator professor")
_NAMED = frozenset({"surnamed", "named", "nicknamed"})
_PRONOUNS = listed("he she i we you they who him her them us me his their my our your themselves himself herself")
_NOBODY = listed("nobody nothing none neither")
_OFFICES = listed(
    "president minister premier chancellor governor mayor pope king queen emperor ambassador archbishop bishop senator"
    " chairman chairwoman chairperson chief vice-president"
)
"""Offices that one person holds at a time: 'the mayor' is a person whom everybody can name."""

_PARTICIPLES = listed("seen written known taken given shown drawn found read sent made published held")
_ONE = _OFFICES | listed("the this his her its their our prime deputy vice acting former")
_CAPITALS = listed(
    "moscow beijing pyongyang seoul tokyo kyiv kiev tehran damascus ankara islamabad brussels berlin canberra riyadh"
    " taipei hanoi jakarta manila havana caracas ottawa cairo baghdad kabul russia china ukraine japan pakistan"
    " germany iran iraq syria"
)
"""Capitals and states whose bare name stands for their government, and that are hardly anybody's surname."""

_CALLINGS = listed("economist observer examiner inquirer guardian courier star sun mail sentinel")
"""Words for people and things that are outlets by their capital alone."""

_PREFIXES = listed("mc mac de di da du le la lo van von fitz al el ben abu ter")
_GROUPS = frozenset({"us", "un", "eu", "uk"})


def kind_of(  # noqa: PLR0911 - one return a kind of words
    page: Page, head: Range | None, outlet: str = ""
) -> SourceKind:
    """The kind of the source whose tokens are ``head``; ``outlet`` is the name of the article's own outlet.

    The head noun decides: 'the ministry's report' is a document, 'ministry officials' are unnamed,
    'ministry spokesman Ito' is a person.
    """
    if head is None:
        return SourceKind.UNNAMED
    low, word = page.tokens.low, page.tokens.word
    if outlet and page.tokens.text[page.tokens.start[head[0]] : page.tokens.end[head[1] - 1]].casefold() in {
        outlet.casefold(),
        "the " + outlet.casefold(),
    }:
        return SourceKind.OUTLET
    if head[1] - head[0] == 1 and low[head[0]] in _PRONOUNS:
        return SourceKind.PERSON
    if low[head[0]] in _NOBODY:
        return SourceKind.UNNAMED
    at = head_noun(page, head)
    named = at > head[0] and word[at][0].isupper() and word[at - 1][0].isupper()
    if low[at] in PEOPLE and not named:
        return SourceKind.UNNAMED
    if any(low[i] in _NAMED and i + 1 < head[1] and word[i + 1][0].isupper() for i in range(*head)):
        return SourceKind.PERSON
    return _by_noun(page, head, at)


def tells(page: Page, head: Range) -> bool:
    """Whether the words name somebody or something that can tell: 'citing two officials', not 'citing rising costs'."""
    noun = page.tokens.low[head_noun(page, head)]
    return kind_of(page, head) is not SourceKind.UNNAMED or noun in PEOPLE or noun + "s" in PEOPLE


def speaks(page: Page, head: Range) -> bool:
    """Whether the last word is one for people, offices, bodies, outlets or documents, rather than a bare name."""
    noun = page.tokens.low[head[1] - 1]
    return noun in PEOPLE | INSTITUTIONS | OUTLETS | DOCUMENTS | _OFFICES or noun + "s" in PEOPLE


def _by_noun(  # noqa: PLR0911 - one return a kind of noun
    page: Page, head: Range, at: int
) -> SourceKind:
    low, word = page.tokens.low, page.tokens.word
    noun, last = low[at], low[head[1] - 1]
    capital = word[at][0].isupper()
    marked = any(low[i] in TITLES and page.kind[i + 1] != POSS for i in range(head[0], at))
    if (noun in DOCUMENTS and not marked) or (
        last in DOCUMENTS and capital and not marked and noun not in INSTITUTIONS
    ):
        return SourceKind.DOCUMENT
    if noun in OUTLETS and not marked and (capital or noun not in _CALLINGS):
        return SourceKind.OUTLET
    if noun in {"it", "which", "that", "this"}:
        return SourceKind.INSTITUTION
    if noun in INSTITUTIONS and not marked:
        return SourceKind.INSTITUTION
    if noun in _OFFICES and low[head[0]] in _ONE:
        return SourceKind.PERSON
    begins = at == head[0] and noun in page.plain_words and noun[-1] == "s"
    if not capital or begins:
        return SourceKind.UNNAMED
    acronym = len(word[at]) > 1 and word[at].replace(".", "").replace("-", "").isupper()
    whole = acronym and (noun in _GROUPS or not any(piece[0].isupper() for piece in word[head[0] : at]))
    bodies = any(piece in INSTITUTIONS and word[i][0].isupper() for i, piece in _from(low, head, at)) and _titled(
        page, head, at
    )
    bare = low[head[0]] == "the" and at == head[0] + 1 == head[1] - 1
    alone = at == head[0] == head[1] - 1 and (noun in _CAPITALS or _is_brand(word[at]))
    return SourceKind.INSTITUTION if whole or bodies or bare or alone or _shortened(page, head) else SourceKind.PERSON


def _is_brand(word: str) -> bool:
    """Whether a word has a capital within, as brands have and surnames such as 'McCabe' have only after a prefix."""
    inner = next((i for i in range(2, len(word)) if word[i].isupper() and word[i - 1].islower()), 0)
    return inner > 0 and word[:inner].lower() not in _PREFIXES and word.isalpha()


def _shortened(page: Page, head: Range) -> bool:
    """Whether the name's initials follow it in brackets, as those of bodies do: 'Doctors of the Delta (DOD)'."""
    word = page.tokens.word
    for i in range(head[0] + 2, head[1] - 1):
        if word[i] == "(" and len(word[i + 1]) > 1 and word[i + 1].isupper():
            initials = "".join(piece[0] for piece in word[head[0] : i] if piece[0].isupper())
            return initials.endswith(word[i + 1])
    return False


def _from(low: list[str], head: Range, at: int) -> list[tuple[int, str]]:
    return [(i, low[i]) for i in range(head[0], at)]


def _titled(page: Page, head: Range, at: int) -> bool:
    """'the Office of the High Commissioner' is one title: its first noun stands before 'of'."""
    return at + 1 < head[1] and page.tokens.low[at + 1] == "of"


def head_noun(page: Page, head: Range) -> int:
    """The token of the head noun: the last before a preposition, comma, relative or verb."""
    kind, low, word = page.kind, page.tokens.low, page.tokens.word
    first, end = head
    at = end - 1
    for i in range(first, end):
        after_noun = (
            (kind[i] == PAST or low[i] in _PARTICIPLES)
            and i > first
            and kind[i - 1] == ""
            and not word[i - 1][0].isupper()
        )
        ends = kind[i] in {PREP, WH, TO} or after_noun or (kind[i] == STOP and word[i] not in {".", "-"})
        if ends and i > first and not (kind[i - 1] == DET and i - 1 == first):
            at = i - 1
            break
    while at > first and kind[at] in {POSS, STOP, ADV}:
        at -= 1
    return at
