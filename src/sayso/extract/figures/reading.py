"""A place where an amount may start becomes the figures stated there, or nothing, and where to read on."""

import re
from decimal import Decimal

from sayso.extract.figures.bounds import Hedge, read_bound_after, read_hedge
from sayso.extract.figures.build import NO_TAIL, build, read_tail
from sayso.extract.figures.draft import NOWHERE, Draft, Page, join, read_age, settle_scale
from sayso.extract.figures.during import during
from sayso.extract.figures.exclusions import bare_refusal, phone_end, row_end, shape_refusal
from sayso.extract.figures.polarity import none_before
from sayso.extract.figures.quantity import Quantity, read_quantity
from sayso.extract.figures.ranges import Joined, Pair, read_pair
from sayso.extract.figures.spelled import Shape
from sayso.extract.figures.unstated import UNSTATED_FIRST, read_unstated
from sayso.extract.found import Found
from sayso.model.figure import Figure, Scale
from sayso.model.late import late
from sayso.model.text import Span

# Named here: in Python 3.11 it takes longer to look a member up on its class than to compare it.
_RANGE, _SCORE, _VOTES = Joined.RANGE, Joined.SCORE, Joined.VOTES
_COUNT, _DURATION, _PERCENT = Scale.COUNT, Scale.DURATION, Scale.PERCENT
_DIGITS, _ONE, _UNIT, _WORDS = Shape.DIGITS, Shape.ONE, Shape.UNIT, Shape.WORDS


Reading = tuple[tuple[Found, ...], int]
"""What was found at a place, and where the search goes on."""

_LEAD = late(r"\b(?P<lead>between|from)\s+(?P<ages>(?:the\s)?ages?\s(?:of\s)?)?\Z", re.IGNORECASE)
_NO_WORD = late(r"\W|\Z")


def read_figures(page: Page, at: int) -> Reading:
    """Read the figures that start with the number at ``at``."""
    text = page.text
    if text[at] in UNSTATED_FIRST and (unstated := read_unstated(text, at)):
        end = unstated.span.end
        return ((), at + 1) if end > page.wall else ((unstated,), end)
    first = read_quantity(text, at, page.purse, page.floor)
    if first is None:
        return (), _word_end(text, at + 1)
    after_number = max(first.numeral.end, at + 1)
    if first.end > page.wall:
        return (), after_number
    if first.numeral.shape is _DIGITS:
        if past := phone_end(text, first.start, at) or row_end(text, first.numeral.end):
            return (), past
        if shape_refusal(text, first.start, at, first.end):
            return (), _word_end(text, after_number)
    hedge = _hedge(page, first)
    return ((), after_number) if _idle(page, first, hedge) else _read_on(page, first, hedge)


def _hedge(page: Page, first: Quantity) -> Hedge | None:
    """The bound in words before the amount; an 'over' that means 'during' is none."""
    hedge = read_hedge(page.text, first.start, page.floor)
    if hedge is None or hedge.words != "over" or first.scale is not _DURATION:
        return hedge
    return None if during(page.text, hedge.at, first) else hedge


def _read_on(page: Page, first: Quantity, hedge: Hedge | None) -> Reading:
    """Read what the amount joins up with, and finish it."""
    text = page.text
    lead = None if hedge else _lead(text, page.floor, first.start)
    stepped = hedge is not None and hedge.words == "up to" and not first.bare
    pair = None if stepped else read_pair(text, first, lead["lead"].lower() if lead else "", page.purse)
    if pair is not None and pair.second.end > page.wall:
        pair = None
    if first.numeral.shape is _ONE and hedge is None:
        none = none_before(text, first.start, first.end)
        first = first if none < 0 else _none(first, none)
    draft = Draft(first, hedge.at if hedge else first.start, hedge)
    if pair is not None:
        if pair.kind is _SCORE and not page.lenient:
            return (), pair.second.end
        if pair.kind is _VOTES:
            return _votes(first, pair)
        if lead and pair.kind is _RANGE:
            draft.start = lead.start()
        join(draft, pair)
    return _finish(page, draft)


def _none(one: Quantity, start: int) -> Quantity:
    """The 'one' of 'not one passport' as none at all, from ``start``."""
    zero = Decimal(0)
    numeral = one.numeral._replace(low=zero, high=zero, shape=_WORDS)
    return one._replace(start=start, low=zero, high=zero, numeral=numeral)


_LASTING = late(
    r"\b(?:for|within|last(?:s|ed|ing)?|takes?|took|spen[dt]|spending|barely|than|as long as|as little as)\s+\Z",
    re.IGNORECASE,
)
_DEFINED = late(r"\s(?:is|equals|was|=)\s(?:equal\sto\s|about\s|roughly\s|worth\s)?(?:\d|one[\s-])")
_ONE_DAY = late(r"[Oo]ne (?:day|night|minute|second)\Z")
_COUNTED_DAY = late(r"\b(?:in|for|within|than|just|only|after|of|lasted|took|least|per|by|about|over)\s+\Z")
_QUOTES = frozenset("\"'“”‘’")


def _idle(page: Page, first: Quantity, hedge: Hedge | None) -> bool:
    """Whether an amount of a unit is none after all: 'a year', 'one day', a title such as '60 Minutes'."""
    if page.lenient or not first.unit:
        return not first.unit and first.numeral.shape is _UNIT
    text, start = page.text, first.start
    if first.numeral.shape is _UNIT:
        if hedge is not None or first.low != 1 or _DEFINED.match(text, first.end):
            return False
        return first.scale is not _DURATION or not _LASTING.search(text, max(0, start - 14), start)
    if first.numeral.shape is _ONE and hedge is None and _ONE_DAY.match(text, start, first.end):
        return not _COUNTED_DAY.search(text, max(0, start - 10), start)
    quoted = text[start - 1 : start] in _QUOTES and text[first.end : first.end + 1] in _QUOTES
    return quoted and text[first.end - 1 : first.end] == "s" and bool(text[start - 1 : start])


def _finish(page: Page, draft: Draft) -> Reading:
    text, numeral = page.text, draft.first.numeral
    read_age(text, draft)
    after = read_bound_after(text, draft.end) if draft.hungry else None
    if after is not None and after.at <= page.wall:
        draft.after, draft.end = after, after.at
    if not (draft.unit or page.lenient) and draft.scale is _COUNT and _refused(text, draft):
        return (), draft.end if draft.noun or draft.ranged else numeral.end
    settle_scale(text, draft)
    if not page.lenient and text[draft.end : draft.end + 1].isalnum():
        return (), _word_end(text, draft.end)
    if draft.scale is _COUNT and text.startswith(" point", draft.end):
        _read_points(page, draft)
    tail = read_tail(page, draft)
    found = build(page, draft, tail)
    if found.span.end > page.wall:
        return (), numeral.end
    page.spoken_for = NOWHERE if tail is NO_TAIL else tail.spoken_for
    return (found,), found.span.end


_POINTS = late(r" points?\b(?! (?:guard|per|each)\b)")
_MARGIN = late(r"\b(?:margin|sampling|error)\b[^.;\n]{0,50}\Z")
_POLLED = late(r"(?:, )?(?:up|down|a (?:lead|rise|gain|fall|drop) of|ahead by|leading by|gaining|losing)\s\Z")
_POINTS_REACH = 60
"""How far before its points the percentage may stand that they add to."""


def _read_points(page: Page, draft: Draft) -> None:
    """Make points percentage points where a percentage right before, or a margin of error, says so."""
    text, last = page.text, page.last
    match = _POINTS.match(text, draft.end)
    if match is None or draft.unit or draft.noun:
        return
    before = max(0, draft.start - _POINTS_REACH)
    polled = (
        last is not None
        and isinstance(last.value, Figure)
        and last.value.scale is _PERCENT
        and last.span.end > before
        and not _SENTENCE_ENDS.search(text, last.span.end, draft.start)
        and _POLLED.search(text, before, draft.start)
    )
    if polled or _MARGIN.search(text, before, draft.start):
        draft.unit, draft.scale, draft.end = "percentage point", _PERCENT, match.end()


_SENTENCE_ENDS = late(r"[.;!?]\s|\n")
_NO_LEAD = frozenset("abcdeghijklopqrtuvwxyz,.;:)0123456789")
"""What ends a word that is neither 'between', 'from', 'of' nor 'ages'."""


def _lead(text: str, floor: int, start: int) -> re.Match[str] | None:
    """The 'between' or 'from' right before an amount."""
    if not text[start - 1 : start].isspace() or text[start - 2 : start - 1] in _NO_LEAD:
        return None
    left = text[max(floor, start - 22) : start].rstrip().lower()
    if not left.endswith(("between", "from", "ages of", " ages")):
        return None
    return _LEAD.search(text, max(floor, start - 22), start)


def _refused(text: str, draft: Draft) -> bool:
    """Whether a bare amount, or a bare range of digits, is no figure."""
    hedged = draft.hedge is not None or draft.after is not None
    if not draft.ranged:
        return bare_refusal(text, draft.first, hedged=hedged) != ""
    if draft.start < draft.first.start or draft.first.numeral.shape is not _DIGITS:
        return False
    return bare_refusal(text, draft.first._replace(end=draft.end), hedged=hedged) != ""


def _word_end(text: str, at: int) -> int:
    match = _NO_WORD.search(text, at)
    return match.start() if match else len(text)


def _votes(first: Quantity, pair: Pair) -> Reading:
    """Two figures of one vote: '337-80'."""
    counts = []
    for quantity, why in ((first, "votes on one side"), (pair.second, "votes on the other side")):
        figure = Figure(quantity.low, quantity.high, measure="votes", step=Decimal(1))
        counts.append(Found(Span(quantity.start, quantity.end), figure, "figures.votes", why))
    return tuple(counts), pair.second.end
