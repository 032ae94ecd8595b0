"""A draft and the words after it become the figure found, with the rule that fired and what it saw."""

from decimal import Decimal
from typing import NamedTuple

from sayso.extract.figures.draft import NOWHERE, Draft, Page, bounded
from sayso.extract.figures.measure import Measure, measure_before, read_measure, with_verb
from sayso.extract.figures.polarity import read_polarity
from sayso.extract.figures.precision import implied_step
from sayso.extract.figures.rates import Rate, read_rate
from sayso.extract.found import Found
from sayso.model.claim import Polarity
from sayso.model.figure import Bound, Figure, Scale
from sayso.model.late import late
from sayso.model.text import Span

_CONVERSION = late(
    r"[ \n]\(((?:about |around |approximately |roughly |or |some |nearly )?[^()\n]{0,14}\d[^()\n]{0,24})\)"
)
_OPEN = late(r"\(\s?(?:(?:about|around|approximately|roughly|or|some|nearly|over|more than)\s)?\Z")
_NO_WORDS_AFTER = frozenset({",", ".", ";", ":", ""})
_RULES = {
    Scale.COUNT: "count", Scale.MONEY: "money", Scale.PERCENT: "percent",
    Scale.DURATION: "duration", Scale.AGE: "age", Scale.RATIO: "ratio",
    Scale.TEMPERATURE: "temperature",
}  # fmt: skip


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


def read_tail(page: Page, draft: Draft) -> Tail:
    """Read the rate and the counted noun after a figure, past a conversion in brackets."""
    text, at, bracketed = page.text, draft.end, False
    if not draft.hungry or text[at : at + 1] in _NO_WORDS_AFTER:
        return Tail(read_rate(text, at) if draft.unit else None, Measure("", None, at))
    if draft.unit:
        conversion = _CONVERSION.match(text, at) if text[at + 1 : at + 2] == "(" else None
        if conversion:
            at, bracketed = conversion.end(), True
        elif text[at] == ")" and _OPEN.search(text, max(0, draft.start - 16), draft.start):
            at, bracketed = at + 1, True
    rate = read_rate(text, at)
    if rate is not None:
        return Tail(
            rate, read_measure(text, rate.end, single=True) if rate.spoken else Measure("", None, at), bracketed
        )
    single = draft.low == 1 or bool(draft.noun or draft.unit)
    money = draft.scale is Scale.MONEY
    return Tail(None, read_measure(text, at, single=single, money=money), bracketed)


def build(page: Page, draft: Draft, tail: Tail) -> Found:
    """Build the figure found; its span takes in hedge, unit and an adjacent rate, never the counted noun."""
    text = page.text
    low, high, bound = bounded(draft)
    reasons = []
    hedge = draft.hedge or draft.after
    if hedge is not None:
        reasons.append(f"'{hedge.words}' makes it {bound.value.replace('_', ' ')}")
    source = _converted(page, draft)
    if source is not None and isinstance(source.value, Figure):
        reasons.append(f"converts '{source.span.of(text)}'")
        if bound is Bound.EXACT:
            low, high, bound = _inherit(source.value.bound, low, high)
    if draft.ranged:
        reasons.append("two ends of one range")
    polarity = read_polarity(text, draft.start, page.floor)
    if polarity is Polarity.NEGATED:
        reasons.append("the words before it negate it")
    rate = tail.rate or tail.measure.rate
    per = draft.per or (rate.per if rate else "")
    if source is not None and isinstance(source.value, Figure):
        per = per or source.value.per
    figure = Figure(
        low, high, bound, _scale(draft.scale, per), draft.unit, draft.currency, per,
        _measure(page, draft, tail),
        implied_step(draft.low, draft.first.numeral.grain, hedged=bound is not Bound.EXACT),
    )  # fmt: skip
    return Found(Span(draft.start, _end(page, draft, tail)), figure, _rule(draft, bound), "; ".join(reasons), polarity)


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
    return Scale.SPEED if scale is Scale.LENGTH else Scale.RATE if scale in _FLOWS else scale


def _end(page: Page, draft: Draft, tail: Tail) -> int:
    rate = tail.rate
    if rate is None or not rate.spoken or tail.bracketed or page.blocked(rate.end):
        return draft.end
    return rate.end


def _measure(page: Page, draft: Draft, tail: Tail) -> str:
    words = tail.measure.words
    if draft.noun:
        noun = draft.noun.replace("-", " ")
        return f"{noun} {words}" if words else noun
    if words and draft.scale is Scale.COUNT:
        return with_verb(page.text, draft.start, page.floor, words)
    if not words and (draft.scale is Scale.MONEY or draft.scale is Scale.COUNT or draft.scale is Scale.PERCENT):
        return measure_before(page.text, draft.start, page.floor)
    return words


def _rule(draft: Draft, bound: Bound) -> str:
    base = _RULES.get(draft.scale, "quantity")
    if draft.ranged:
        return f"figures.{base}.range"
    return f"figures.{base}.vague" if bound is Bound.VAGUE else f"figures.{base}"


def _converted(page: Page, draft: Draft) -> Found | None:
    """The figure just before, if this one gives it in another unit in brackets: '10,000 won ($3.30)'."""
    last = page.last
    if last is None or not draft.unit or page.text[draft.start - 1 : draft.start] != "(":
        return None
    if page.text[last.span.end : draft.start].strip() != "(":
        return None
    return last if isinstance(last.value, Figure) and last.value.unit else None


def _inherit(bound: Bound, low: Decimal | None, high: Decimal | None) -> tuple[Decimal | None, Decimal | None, Bound]:
    """A conversion carries the bound of what it converts: 'more than 7 million crowns ($1 million)'."""
    if bound is Bound.AT_LEAST or bound is Bound.MORE_THAN:
        return low, None, bound
    if bound is Bound.AT_MOST or bound is Bound.LESS_THAN:
        return None, high, bound
    return low, high, bound if bound is Bound.ABOUT else Bound.EXACT
