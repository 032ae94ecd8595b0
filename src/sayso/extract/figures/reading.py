"""A place where an amount may start becomes the figures stated there, or nothing, and where to read on."""

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from sayso.extract.figures import ages
from sayso.extract.figures.bounds import Hedge, read_bound_after, read_hedge
from sayso.extract.figures.exclusions import bare_refusal, shape_refusal
from sayso.extract.figures.measure import Measure, measure_before, read_measure
from sayso.extract.figures.money import Purse
from sayso.extract.figures.polarity import read_polarity
from sayso.extract.figures.precision import implied_step
from sayso.extract.figures.quantity import Quantity, read_quantity
from sayso.extract.figures.ranges import Joined, Pair, read_pair
from sayso.extract.figures.rates import Rate, read_rate
from sayso.extract.figures.spelled import Shape
from sayso.extract.found import Found
from sayso.model.claim import Polarity
from sayso.model.figure import Bound, Figure, Scale
from sayso.model.text import Span


@dataclass(slots=True)
class Page:
    """One text under reading: its currencies, the end of what is already read, and the next taken start.

    ``lenient`` reads what an editor typed: a bare '2013' or '7' is then an amount, whatever stands around it.
    """

    text: str
    purse: Purse
    floor: int = 0
    wall: int = 0
    lenient: bool = False
    last: Found | None = field(default=None)


class Reading(NamedTuple):
    """What was found at a place, and where the search goes on."""

    found: tuple[Found, ...]
    next: int


_LEAD = re.compile(r"\b(?P<lead>[Bb]etween|[Ff]rom)\s+$")
_WORD_END = re.compile(r"\w*")
_CONVERSION = re.compile(
    r"[ \n]\(((?:about |around |approximately |roughly |or |some |nearly )?[^()\n]{0,14}\d[^()\n]{0,24})\)"
)
_OPEN = re.compile(r"\(\s?(?:(?:about|around|approximately|roughly|or|some|nearly|over|more than)\s)?$")
_ANGLE_NEAR = re.compile(r"\b(?:rotat\w+|turn\w*|angle\w*|tilt\w*|latitude|longitude|slope|bearing)\b", re.IGNORECASE)
_ANGLE_NEXT = re.compile(
    r"\s+(?:angle|turn|north|south|east|west|latitude|longitude|launch|rotation|of (?:separation|freedom)|slope)\b"
)
_RULES = {
    Scale.COUNT: "count", Scale.MONEY: "money", Scale.PERCENT: "percent", Scale.DURATION: "duration",
    Scale.AGE: "age", Scale.RATIO: "ratio", Scale.TEMPERATURE: "temperature",
}  # fmt: skip


def read_figures(page: Page, at: int) -> Reading:
    """Read the figures that start with the number at ``at``."""
    first = read_quantity(page.text, at, page.purse, page.floor)
    if first is None:
        return Reading((), _WORD_END.match(page.text, at).end() or at + 1)  # type: ignore[union-attr] - matches anywhere
    after_number = max(first.numeral.end, at + 1)
    if page.wall and first.numeral.end > page.wall:
        return Reading((), after_number)
    if first.numeral.shape is Shape.DIGITS and shape_refusal(page.text, first.start, at, first.end):
        return Reading((), _WORD_END.match(page.text, after_number).end())  # type: ignore[union-attr] - matches anywhere
    hedge = read_hedge(page.text, first.start, page.floor)
    lead_match = None if hedge else _LEAD.search(page.text, max(page.floor, first.start - 10), first.start)
    lead = lead_match["lead"].lower() if lead_match else ""
    pair = read_pair(page.text, first, lead, page.purse)
    if pair is not None and page.wall and pair.second.end > page.wall:
        pair = None
    if pair is not None and pair.kind is Joined.SCORE and not page.lenient:
        return Reading((), pair.second.end)
    if pair is not None and pair.kind is Joined.VOTES:
        return _votes(page, first, pair)
    start = hedge.at if hedge else first.start
    if lead_match and pair is not None and pair.kind is Joined.RANGE:
        start = lead_match.start()
    draft = _Draft(first, first.end, start, first.low, first.high, hedge)
    return _finish(page, _joined(draft, pair, lead) if pair else draft)


@dataclass(slots=True)
class _Draft:
    """A figure while its parts come in."""

    first: Quantity
    end: int
    start: int
    low: Decimal
    high: Decimal
    hedge: Hedge | None
    unit: str = ""
    scale: Scale = Scale.COUNT
    currency: str = ""
    per: str = ""
    noun: str = ""
    ranged: bool = False
    hungry: bool = True
    """Whether words after it may still belong: not once its unit was borrowed from a later amount."""

    def __post_init__(self) -> None:
        quantity = self.first
        self.unit, self.scale, self.currency = quantity.unit, quantity.scale, quantity.currency
        self.per, self.noun = quantity.per, quantity.noun


def _joined(draft: _Draft, pair: Pair, lead: str) -> _Draft:
    second = pair.second
    if pair.kind is Joined.SHARED_UNIT:
        draft.unit, draft.scale, draft.per, draft.noun = second.unit, second.scale, second.per, second.noun
        draft.hungry = False
        return draft
    draft.low, draft.high, draft.end = pair.low, pair.high, second.end
    if pair.kind is Joined.RATIO:
        draft.scale = Scale.RATIO
        return draft
    draft.ranged = True
    if not draft.unit:
        draft.unit, draft.scale = second.unit, second.scale
    draft.currency, draft.per = draft.currency or second.currency, draft.per or second.per
    draft.noun = draft.noun or second.noun
    del lead
    return draft


def _votes(page: Page, first: Quantity, pair: Pair) -> Reading:
    """Two figures of one vote: '337-80'."""
    counts = []
    for quantity, why in ((first, "votes on one side"), (pair.second, "votes on the other side")):
        figure = Figure(quantity.low, quantity.high, measure="votes", step=Decimal(1))
        counts.append(Found(Span(quantity.start, quantity.end), figure, "figures.votes", why))
    return Reading(tuple(counts), pair.second.end)


def _finish(page: Page, draft: _Draft) -> Reading:
    text, first = page.text, draft.first
    _read_age(text, draft)
    after = read_bound_after(text, draft.end) if draft.hungry else None
    if after is not None and not (page.wall and after.at > page.wall):
        draft.end = after.at
    elif after is not None:
        after = None
    if not draft.unit and not page.lenient and not draft.ranged and draft.scale is Scale.COUNT:
        refusal = bare_refusal(text, first, hedged=draft.hedge is not None or after is not None)
        if refusal:
            return Reading((), max(first.numeral.end, draft.end if draft.noun else 0))
    if first.numeral.shape in {Shape.FRACTION, Shape.PART} and not draft.unit:
        draft.scale = Scale.RATIO
    if draft.unit == "degree":
        angle = _ANGLE_NEAR.search(text, max(0, first.start - 24), first.start) or _ANGLE_NEXT.match(text, draft.end)
        draft.scale = Scale.OTHER if angle else Scale.TEMPERATURE
    if text[draft.end : draft.end + 1].isalnum() and not page.lenient:
        return Reading((), _WORD_END.match(text, draft.end).end())  # type: ignore[union-attr] - matches anywhere
    rate, tail = _tail(page, draft)
    found = _build(page, draft, after, rate, tail)
    return Reading(
        (found,), max(found.span.end, tail.rate.end if tail.rate and tail.rate.spoken else 0, rate.end if rate else 0)
    )


def _read_age(text: str, draft: _Draft) -> None:
    first = draft.first
    if draft.unit in ages.UNITS and draft.scale is Scale.DURATION:
        old = ages.old_after(text, draft.end)
        if old:
            draft.scale, draft.end = Scale.AGE, old
        return
    if draft.unit:
        return
    short = ages.short_after(text, draft.end)
    if short:
        draft.scale, draft.unit, draft.end = Scale.AGE, "year", short
    elif draft.hedge is None and not draft.noun and ages.is_age(text, draft.start, draft.end, first.numeral.digits):
        draft.scale, draft.unit = Scale.AGE, "year"


def _tail(page: Page, draft: _Draft) -> tuple[Rate | None, Measure]:
    """The rate and the counted noun after a figure, read past a conversion in brackets."""
    text, at = page.text, draft.end
    if not draft.hungry or text[at : at + 1] in {",", ".", ";", ""}:
        return (read_rate(text, at) if draft.unit else None), Measure("", None, at)
    if draft.unit:
        if conversion := _CONVERSION.match(text, at):
            at = conversion.end()
        elif text[at] == ")" and _OPEN.search(text, max(0, draft.start - 16), draft.start):
            at += 1
    rate = read_rate(text, at)
    if rate is not None and not (page.wall and rate.end > page.wall and rate.end - page.wall > 12):  # noqa: PLR2004
        return rate, read_measure(text, rate.end) if rate.spoken else Measure("", None, at)
    return None, read_measure(text, at, single=draft.low == 1 or bool(draft.noun or draft.unit))


def _bounded(draft: _Draft, after: Hedge | None) -> tuple[Decimal | None, Decimal | None, Bound]:
    hedge = draft.hedge if draft.hedge is not None else after
    bound = hedge.bound if hedge else None
    if bound in {Bound.AT_LEAST, Bound.MORE_THAN}:
        return draft.low, None, bound
    if bound in {Bound.AT_MOST, Bound.LESS_THAN}:
        return None, draft.high, bound
    if draft.first.numeral.shape in {Shape.DOZENS, Shape.SOME}:
        return draft.low, draft.high, Bound.VAGUE
    if draft.ranged:
        return draft.low, draft.high, Bound.BETWEEN
    return draft.low, draft.high, bound or Bound.EXACT


def _build(page: Page, draft: _Draft, after: Hedge | None, rate: Rate | None, tail: Measure) -> Found:
    text, first = page.text, draft.first
    low, high, bound = _bounded(draft, after)
    reasons = []
    if draft.hedge or after:
        reasons.append(f"'{(draft.hedge or after).words}' makes it {bound.value.replace('_', ' ')}")  # type: ignore[union-attr] - one is set
    converts = _converted(page, draft)
    if converts is not None:
        reasons.append(f"converts {converts.span.of(text)!r}")
        if bound is Bound.EXACT and isinstance(converts.value, Figure):
            low, high, bound = _inherit(converts.value.bound, low, high)
    end, per = draft.end, draft.per
    if rate is not None:
        per = per or rate.per
        if (
            rate.spoken
            and text[draft.end : rate.end].find("(") < 0
            and text[draft.end] != ")"
            and not (page.wall and rate.end > page.wall)
        ):
            end = rate.end
    elif tail.rate is not None:
        per = per or tail.rate.per
    measure = " ".join(part for part in (draft.noun.replace("-", " "), tail.words) if part)
    if not measure and draft.scale in {Scale.MONEY, Scale.COUNT, Scale.PERCENT}:
        measure = measure_before(text, draft.start, page.floor)
    figure = Figure(
        low, high, bound, draft.scale, draft.unit, draft.currency, per, measure, _step(draft, bound),
    )  # fmt: skip
    polarity = read_polarity(text, draft.start, page.floor)
    if polarity is Polarity.NEGATED:
        reasons.append("negated")
    return Found(Span(draft.start, end), figure, _rule(draft, bound), "; ".join(reasons), polarity)


def _step(draft: _Draft, bound: Bound) -> Decimal:
    numeral = draft.first.numeral
    return implied_step(draft.low, numeral.grain, hedged=bound is not Bound.EXACT)


def _rule(draft: _Draft, bound: Bound) -> str:
    base = _RULES.get(draft.scale, "quantity")
    if draft.ranged:
        return f"figures.{base}.range"
    if bound is Bound.VAGUE:
        return f"figures.{base}.vague"
    return f"figures.{base}"


def _converted(page: Page, draft: _Draft) -> Found | None:
    """The figure just before, if this one gives it in another unit in brackets: '10,000 won ($3.30)'."""
    last = page.last
    if last is None or not draft.unit or page.text[last.span.end : draft.start].strip() != "(":
        return None
    return last if isinstance(last.value, Figure) and last.value.unit else None


def _inherit(bound: Bound, low: Decimal | None, high: Decimal | None) -> tuple[Decimal | None, Decimal | None, Bound]:
    """A conversion carries the bound of what it converts: 'more than 7 million crowns ($1 million)'."""
    if bound in {Bound.AT_LEAST, Bound.MORE_THAN}:
        return low, None, bound
    if bound in {Bound.AT_MOST, Bound.LESS_THAN}:
        return None, high, bound
    return low, high, bound if bound is Bound.ABOUT else Bound.EXACT
