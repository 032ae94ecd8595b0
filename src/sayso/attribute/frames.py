"""What follows a verb group becomes a frame: a quotation, 'that', a clause, an object, a setting."""

from sayso.attribute.page import Page
from sayso.attribute.phrases import after_setting
from sayso.attribute.words import (
    ADV,
    AUX,
    COORD,
    DET,
    LATE_PAST,
    OBJ,
    PAST,
    POSS,
    PREP,
    QUOTE,
    STOP,
    SUBJ,
    SUBORD,
    THAT,
    TO,
    WH,
    listed,
)

CLAUSE_REACH = 9
"""Tokens within which a clause shows its verb."""

TOLD_REACH = 8
"""Tokens that the people spoken to may take up."""

SETTING_REACH = 12
"""Tokens that 'in a phone conversation with ...' may take up."""

CITING = frozenset({"citing", "quoting"})
"""Words that open an aside about whom a source has it from: 'said, citing two officials, that'."""

_ABOUT_SO_MANY = listed("almost approximately barely exactly fully just nearly only possibly roughly")
"""Adverbs that belong to the amount after them, not to the verb before them."""

_SMALL = listed("a an one two three four five six seven eight nine ten eleven twelve half")

_WHERE = frozenset({"in", "on", "at", "during", "to", "with", "by", "via", "through", "after", "before", "from"})
_BY_KIND = {QUOTE: "quote", THAT: "that", TO: "to", WH: "wh", COORD: "and", AUX: "aux"}
_BY_MARK = {",": ",", ":": ":", ".": ".", "?": ".", "!": ".", ";": "."}


def frame_at(page: Page, last: int, ceiling: int) -> tuple[str, int]:
    """The frame right of token ``last``, and the token where it begins; a time ('on Monday') is stepped over."""
    kind, low = page.kind, page.tokens.low
    i = last
    while i < ceiling and kind[i] == ADV and i < last + 3 and not _hedges(page, i, ceiling):
        i += 1
    i = after_setting(page, i, ceiling)
    if i >= ceiling:
        return "end", i
    if low[i] == "," and i + 1 < ceiling and low[i + 1] in CITING:
        closed = next((j + 1 for j in range(i + 2, min(i + SETTING_REACH, ceiling)) if low[j] == ","), ceiling)
        i = after_setting(page, closed, ceiling)
        if i >= ceiling:
            return "end", i
    what, word = kind[i], low[i]
    if what in _BY_KIND:
        return _BY_KIND[what], i
    if what == STOP:
        quoted = word in {",", ":"} and i + 1 < ceiling and kind[i + 1] == QUOTE
        return (word + "quote" if quoted else _BY_MARK.get(word, "-")), i
    if what in {PREP, SUBORD}:
        return _behind_setting(page, i, ceiling) or (("p:" + word if what == PREP else "sub"), i)
    return _nominal(page, i, ceiling), i


def _hedges(page: Page, i: int, ceiling: int) -> bool:
    """Whether an adverb is the first word of an amount: 'nearly a dozen', 'roughly 40'."""
    if page.tokens.low[i] not in _ABOUT_SO_MANY or i + 1 >= ceiling:
        return False
    amount = page.tokens.low[i + 1]
    return amount[0].isdigit() or amount[0] in "$€£¥" or amount in _SMALL


def _behind_setting(page: Page, i: int, ceiling: int) -> tuple[str, int] | None:
    """'said in an interview that ...', 'said by phone, "..."': the frame stands behind where it was said."""
    kind, word = page.kind, page.tokens.word
    if page.tokens.low[i] not in _WHERE:
        return None
    for j in range(i + 2, min(i + SETTING_REACH, ceiling)):
        if kind[j] == THAT:
            return ("p-that", j) if kind[j - 1] in {"", ADV} else None
        if kind[j] == QUOTE:
            return ("p-quote", j) if word[j - 1] in {",", ":"} else None
        if kind[j] in {AUX, PAST, WH, SUBORD, TO, SUBJ} or (kind[j] == STOP and word[j] not in {",", ":"}):
            return None
    return None


def _nominal(page: Page, i: int, ceiling: int) -> str:  # noqa: PLR0911 - one return a frame
    what, word = page.kind[i], page.tokens.low[i]
    if what == SUBJ and word not in {"you", "it"}:
        return "cl"
    clause = is_clause(page, i, ceiling)
    if what == OBJ or word in {"you", "it"}:
        return "it-cl" if clause else "obj"
    if clause:
        return "cl"
    if _is_told(page, i, ceiling):
        return "np-that"
    if word.endswith("ing"):
        return "ing"
    if what == DET:
        return "D"
    return "Cap" if page.tokens.word[i][0].isupper() else "low"


def _is_told(page: Page, first: int, ceiling: int) -> bool:
    """Whether somebody is told and 'that' follows: 'informed the families that'."""
    kind = page.kind
    for i in range(first + 1, min(first + TOLD_REACH, ceiling)):
        if kind[i] == THAT:
            return True
        if kind[i] not in {"", DET, PREP, POSS}:
            return False
    return False


def is_clause(page: Page, first: int, ceiling: int) -> bool:
    """Whether a noun phrase with a finite verb begins at ``first``."""
    kind, low = page.kind, page.tokens.low
    for i in range(first + 1, min(first + CLAUSE_REACH, ceiling)):
        what = kind[i]
        if what == AUX or (what == PAST and (low[i] in LATE_PAST or kind[i - 1] not in {DET, ADV, PREP, AUX})):
            return True
        if what in {STOP, QUOTE, THAT, WH, TO, SUBORD} or (what == PREP and low[i] != "of"):
            return False
    return False
