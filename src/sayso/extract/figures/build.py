"""A draft and the words after it become the figure found, with the rule that fired and what it saw."""

from decimal import Decimal
from typing import NamedTuple

from sayso.extract.figures.draft import NOWHERE, Draft, Page, bounded
from sayso.extract.figures.measure import NO_MEASURE, Measure, measure_before, read_measure, with_verb
from sayso.extract.figures.polarity import read_polarity
from sayso.extract.figures.precision import implied_step
from sayso.extract.figures.rates import Rate, read_rate
from sayso.extract.found import Found
from sayso.model.claim import Polarity
from sayso.model.figure import Bound, Figure, Scale
from sayso.model.late import late
from sayso.model.text import Span

# Named here: in Python 3.11 it takes longer to look a member up on its class than to compare it.
_ABOUT, _AT_LEAST, _AT_MOST, _EXACT, _LESS_THAN, _MORE_THAN, _VAGUE = (
    Bound.ABOUT,
    Bound.AT_LEAST,
    Bound.AT_MOST,
    Bound.EXACT,
    Bound.LESS_THAN,
    Bound.MORE_THAN,
    Bound.VAGUE,
)
_NEGATED = Polarity.NEGATED
_COUNT, _LENGTH, _MONEY, _PERCENT, _RATE, _SPEED = (
    Scale.COUNT,
    Scale.LENGTH,
    Scale.MONEY,
    Scale.PERCENT,
    Scale.RATE,
    Scale.SPEED,
)

_CONVERSION = late(
    r"[ \n]\(((?:about |around |approximately |roughly |or |some |nearly )?[^()\n]{0,14}\d[^()\n]{0,24})\)"
)
_OPEN = late(r"\(\s?(?:(?:about|around|approximately|roughly|or|some|nearly|over|more than)\s)?\Z")
_NO_WORDS_AFTER = frozenset({",", ".", ";", ":", ""})
_RULES = {
    Scale.COUNT: "figures.count", Scale.MONEY: "figures.money", Scale.PERCENT: "figures.percent",
    Scale.DURATION: "figures.duration", Scale.AGE: "figures.age", Scale.RATIO: "figures.ratio",
    Scale.TEMPERATURE: "figures.temperature",
}  # fmt: skip
_SPOKEN = {bound: bound.value.replace("_", " ") for bound in Bound}


class Tail(NamedTuple):
    """What follows an amount: the rate that touches it, the noun it counts, and whether brackets lie between."""

    rate: Rate | None
    measure: Measure
    bracketed: bool = False

    @property
    def spoken_for(self) -> Span:
        """Where a number inside the rate stands ('per 100,000 people')."""
        rate = self.rate or self.measure.rate
        return Span(rate.end - len(rate.per), rate.end) if rate and rate.per[0].isdigit() else NOWHERE


NO_TAIL = Tail(None, NO_MEASURE)


def read_tail(page: Page, draft: Draft) -> Tail:
    """Read the rate and the counted noun after a figure, past a conversion in brackets."""
    text, at, bracketed = page.text, draft.end, False
    if not draft.hungry or text[at : at + 1] in _NO_WORDS_AFTER:
        rate = read_rate(text, at) if draft.unit else None
        return NO_TAIL if rate is None else Tail(rate, NO_MEASURE)
    if draft.unit:
        conversion = _CONVERSION.match(text, at) if text[at + 1 : at + 2] == "(" else None
        if conversion:
            at, bracketed = conversion.end(), True
        elif text[at] == ")" and _OPEN.search(text, max(0, draft.start - 16), draft.start):
            at, bracketed = at + 1, True
    rate = read_rate(text, at)
    if rate is not None:
        return Tail(rate, read_measure(text, rate.end, single=True) if rate.spoken else NO_MEASURE, bracketed)
    single = bool(draft.noun or draft.unit) or draft.low == 1
    money = draft.scale is _MONEY
    return Tail(None, read_measure(text, at, single=single, money=money), bracketed)


def build(page: Page, draft: Draft, tail: Tail) -> Found:
    """Build the figure found; its span takes in hedge, unit and an adjacent rate, never the counted noun."""
    text = page.text
    low, high, bound = bounded(draft)
    reasons = []
    hedge = draft.hedge or draft.after
    if hedge is not None:
        reasons.append(f"'{hedge.words}' makes it {_SPOKEN[bound]}")
    rate = tail.rate or tail.measure.rate
    per = draft.per or (rate.per if rate else "")
    source = _converted(page, draft) if draft.unit and text[draft.start - 1 : draft.start] == "(" else None
    if source is not None and isinstance(source.value, Figure):
        reasons.append(f"converts '{source.span.of(text)}'")
        per = per or source.value.per
        if bound is _EXACT:
            low, high, bound = _inherit(source.value.bound, low, high)
    if draft.ranged:
        reasons.append("two ends of one range")
    polarity = read_polarity(text, draft.start, page.floor)
    if polarity is _NEGATED:
        reasons.append("the words before it negate it")
    figure = Figure(
        low, high, bound, _scale(draft.scale, per) if per else draft.scale, draft.unit, draft.currency, per,
        _measure(page, draft, tail),
        implied_step(draft.low, draft.first.numeral.grain, hedged=bound is not _EXACT),
    )  # fmt: skip
    end = draft.end if tail.rate is None else _end(page, draft, tail.rate, bracketed=tail.bracketed)
    return Found(Span(draft.start, end), figure, _rule(draft, bound), "; ".join(reasons), polarity)


_TIMES = frozenset({
    "millisecond", "second", "minute", "hour", "day", "night", "week", "fortnight", "month", "quarter", "year",
    "decade",
    "century",
})  # fmt: skip
_FLOWS = frozenset({Scale.VOLUME, Scale.MASS, Scale.AREA, Scale.OTHER})


def _scale(scale: Scale, per: str) -> Scale:
    """A length by time is a speed; a volume, weight, area or the like by time is a rate."""
    if per not in _TIMES:
        return scale
    return _SPEED if scale is _LENGTH else _RATE if scale in _FLOWS else scale


def _end(page: Page, draft: Draft, rate: Rate, *, bracketed: bool) -> int:
    return rate.end if rate.spoken and not bracketed and rate.end <= page.wall else draft.end


def _measure(page: Page, draft: Draft, tail: Tail) -> str:
    words = tail.measure.words
    if draft.noun:
        noun = draft.noun.replace("-", " ")
        return f"{noun} {words}" if words else noun
    if words and draft.scale is _COUNT:
        return with_verb(page.text, draft.start, page.floor, words)
    if not words and (draft.scale is _MONEY or draft.scale is _COUNT or draft.scale is _PERCENT):
        return measure_before(page.text, draft.start, page.floor)
    return words


def _rule(draft: Draft, bound: Bound) -> str:
    base = _RULES.get(draft.scale, "figures.quantity")
    if draft.ranged:
        return f"{base}.range"
    return f"{base}.vague" if bound is _VAGUE else base


def _converted(page: Page, draft: Draft) -> Found | None:
    """The figure just before, if this one gives it in another unit in brackets: '10,000 won ($3.30)'."""
    last = page.last
    if last is None or page.text[last.span.end : draft.start].strip() != "(":
        return None
    return last if isinstance(last.value, Figure) and last.value.unit else None


def _inherit(bound: Bound, low: Decimal | None, high: Decimal | None) -> tuple[Decimal | None, Decimal | None, Bound]:
    """A conversion carries the bound of what it converts: 'more than 7 million crowns ($1 million)'."""
    if bound is _AT_LEAST or bound is _MORE_THAN:
        return low, None, bound
    if bound is _AT_MOST or bound is _LESS_THAN:
        return None, high, bound
    return low, high, bound if bound is _ABOUT else _EXACT
