"""Tokens around a verb become noun phrases: the one that ends before it, the one that begins after it."""

from sayso.attribute.page import Page
from sayso.attribute.words import (
    ABBREVIATION,
    ADV,
    AUX,
    CHANNELS,
    COORD,
    DAYS,
    DET,
    MONTHS,
    OBJ,
    PAST,
    PERIODS,
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

LONGEST = 30
"""Tokens that a noun phrase is followed for: beyond it a text is no sentence, and time must stay linear."""

Range = tuple[int, int]

ALONE = listed(
    "this that these those some many others both all another one few most several neither none everyone"
    " everybody someone anyone each more"
)
"""Words that can be a whole subject."""

_RIGHT_END = frozenset({AUX, PAST, SUBORD, TO, THAT, ADV})
_NAMING = frozenset({"surnamed", "named", "nicknamed", "aged", "called"})
_TOWARDS = listed(
    "close loyal adviser advisers advisor advisors aide aides ambassador ambassadors envoy envoys counsel candidate"
    " heir"
)
"""Words within a noun phrase that take 'to': 'a source close to the board'."""

_TIMES = listed("after before since until during despite")
"""Prepositions that lead to another phrase, and never join two into one name."""

_LEADS = listed("this last next past same earlier late early each every on in at by of that the")


def dotted(page: Page, i: int) -> bool:
    """Whether the full stop at ``i`` belongs to an abbreviation or an initial."""
    if page.tokens.word[i] != "." or i == 0 or page.tokens.end[i - 1] != page.tokens.start[i]:
        return False
    before = page.tokens.low[i - 1].rpartition("-")[2]
    return before in ABBREVIATION or (len(before) == 1 and before.isalpha())


def before_setting(page: Page, end: int, floor: int) -> int:
    """Where the tokens up to ``end`` end without a closing time such as 'on Tuesday' or 'this past week'."""
    low = page.tokens.low
    last = end - 1
    if last < floor:
        return end
    if not (
        low[last] in DAYS
        or (low[last].isdigit() and last > floor and low[last - 1] in MONTHS)
        or (low[last] in PERIODS and last > floor and low[last - 1] in _LEADS)
    ):
        return end
    i = last
    while i - 1 >= max(floor, end - 6) and (
        low[i - 1] in _LEADS or low[i - 1] in DAYS or low[i - 1] in MONTHS or low[i - 1] in PERIODS
    ):
        i -= 1
    return i


def after_setting(page: Page, first: int, ceiling: int) -> int:
    """Where the tokens from ``first`` begin without a leading time such as 'Monday' or 'last week'."""
    low = page.tokens.low
    i = first
    while i < min(ceiling, first + 5) and (
        low[i] in DAYS
        or (low[i] in MONTHS and i > first)
        or (low[i] in PERIODS and i > first)
        or (
            low[i] in _LEADS
            and i + 1 < ceiling
            and (low[i + 1] in DAYS or low[i + 1] in PERIODS or low[i + 1] in MONTHS)
        )
    ):
        i += 1
    return i


def phrase_before(page: Page, end: int, floor: int) -> Range | None:
    """The noun phrase whose last token is ``end - 1``, not reaching left of ``floor``."""
    kind, low, word = page.kind, page.tokens.low, page.tokens.word
    last = end - 1
    if last < floor:
        return None
    if kind[last] == SUBJ or low[last] in ALONE or low[last] == "which":
        if low[last] in {"all", "both", "each"} and last > floor and kind[last - 1] in {SUBJ, ""}:
            whole = phrase_before(page, last, floor)
            return (whole[0], end) if whole else (last, end)
        return last, end
    if kind[last] not in {"", POSS, PAST, STOP, OBJ} or (kind[last] == STOP and word[last] not in {".", ")"}):
        return None
    floor = max(floor, end - LONGEST)
    i = last
    while i >= floor:
        step = _left_step(page, i, floor, end)
        if step == 0:
            break
        i -= step
    first = i + 1
    while first < end and kind[first] in {COORD, PREP, ADV, STOP} and word[first] not in {"(", "["}:
        first += 1
    return (first, end) if first < end and any(piece[0].isalnum() for piece in word[first:end]) else None


def _left_step(  # noqa: PLR0911 - one return a word class
    page: Page, i: int, floor: int, end: int
) -> int:
    """How many tokens the phrase grows to the left at ``i``; 0 where it begins after ``i``."""
    kind, low = page.kind, page.tokens.low
    what = kind[i]
    before = kind[i - 1] if i > floor else STOP
    if what in {"", POSS, DET}:
        return _open(page, i, end)
    if what == PREP:
        if low[i] in _TIMES:
            return 0  # 'three days after | the board'
        if before == DET and i + 1 < end:
            return 1  # 'an inside source'
        if low[i] == "by" and before == PAST and i - 2 >= floor and kind[i - 2] == "" and i + 1 < end:
            return 2  # 'a person briefed by the bank': a verb follows, so that this one is none
        inside = i > floor and i + 1 < end and not low[i - 1].endswith("ing") and low[i - 1] not in DAYS
        return int(inside and (low[i] == "of" or before in {"", POSS}))
    if what == TO:
        return int(low[i - 1] in _TOWARDS and i > floor and i + 1 < end and kind[i + 1] in {"", DET, POSS})
    if what == PAST:
        return int(i + 1 < end and (before in {DET, POSS} or low[i] in _NAMING))
    if what == ADV:
        return int(before == DET)
    if what == COORD:
        return _joined(page, i, floor, end)
    return _left_mark(page, i, floor) if what == STOP else 0


def _open(page: Page, i: int, end: int) -> int:
    """A noun does not run into the determiner of the next phrase: 'visited | the mayor'."""
    return 0 if page.kind[i] == "" and i + 1 < end and page.kind[i + 1] == DET else 1


def _joined(page: Page, i: int, floor: int, end: int) -> int:
    """'Clinton and Sanders' is one phrase, 'went to Ohio and officials' is not."""
    word = page.tokens.word
    if page.tokens.low[i] not in {"and", "or"} or i <= floor or i + 1 >= end or page.kind[i - 1] not in {"", POSS}:
        return 0
    return int(word[i - 1][0].isupper() == word[i + 1][0].isupper())


def _left_mark(page: Page, i: int, floor: int) -> int:
    word = page.tokens.word
    if word[i] == "." and i > floor and dotted(page, i):
        return 2
    if word[i] == ")":
        opening = next((back for back in range(1, 8) if i - back > floor and word[i - back] == "("), None)
        return 0 if opening is None else opening + 1
    glued = word[i] in {"-", "–", "/"} and i > floor and page.tokens.end[i - 1] == page.tokens.start[i]
    return int(glued)


def phrase_after(page: Page, first: int, ceiling: int, *, appositives: bool = True) -> Range | None:
    """The noun phrase that begins at ``first``, with its appositives and relative clauses unless told otherwise."""
    kind, low, word = page.kind, page.tokens.low, page.tokens.word
    if first >= ceiling:
        return None
    if kind[first] in {SUBJ, OBJ}:
        return first, first + 1
    if kind[first] not in {"", DET, PAST} and low[first] not in {"as", "more", "at"}:
        return None
    ceiling = min(ceiling, first + 2 * LONGEST)
    i, relative = first, False
    while i < ceiling and not _right_end(page, i, first, ceiling, relative=relative, appositives=appositives):
        relative = relative or low[i] in {"who", "whose"} or (word[i] == "," and low[i + 1 : i + 2] == ["which"])
        i += 1
    while i > first + 1 and kind[i - 1] in {STOP, PREP, COORD, DET, ADV} and word[i - 1] not in {")", "."}:
        i -= 1
    return (first, i) if i > first else None


def _right_end(  # noqa: PLR0911 - one return a kind of end
    page: Page, i: int, first: int, ceiling: int, *, relative: bool, appositives: bool
) -> bool:
    """Whether the phrase from ``first`` ends before token ``i``."""
    kind, word = page.kind, page.tokens.word
    what = kind[i]
    if what == STOP:
        if word[i] == ",":
            return not (appositives and _goes_on(page, i, ceiling))
        return not (word[i] in {"(", ")", "-", "–", "/"} or dotted(page, i))
    if what in {QUOTE, COORD}:
        return what == QUOTE or page.tokens.low[i] == "but"
    if what == PREP:
        return _is_setting(page, i, ceiling)
    if page.tokens.low[i] in DAYS:
        return True
    if i == first or relative:
        return False
    if what == TO:
        towards = i + 1 < ceiling and (kind[i + 1] in {DET, OBJ} or word[i + 1][0].isupper())
        return not towards
    if what == WH:
        return page.tokens.low[i] not in {"who", "whose", "which"}
    return what in _RIGHT_END and not (what == PAST and kind[i - 1] in {DET, ""})


def _goes_on(page: Page, comma: int, ceiling: int) -> bool:
    """Whether an appositive or relative clause follows the comma."""
    kind, low = page.kind, page.tokens.low
    after = comma + 1
    if after >= ceiling or low[after].endswith("ing") or low[after] in DAYS:
        return False
    return kind[after] in {"", DET} or low[after] in {"who", "whose", "which", "of"}


def _is_setting(page: Page, i: int, ceiling: int) -> bool:
    """Whether the preposition at ``i`` begins 'on Monday', 'in a statement', 'during a debate': no part of a name."""
    low = page.tokens.low
    if low[i] in {"after", "before", "during", "since", "until", "as", "about"}:
        return True
    near = low[i + 1 : min(i + 5, ceiling)]
    if any(piece in DAYS for piece in near[:2]):
        return True
    if low[i] not in {"in", "on", "at", "via"} or not near:
        return False
    titled = page.tokens.word[i + 1][0].isupper() and near[0] not in CHANNELS
    return not titled and any(piece in CHANNELS for piece in near)
