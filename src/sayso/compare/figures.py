"""Two figures go in, a verdict comes out: ranges decide, within the precision that the writing implies."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from sayso.compare.interval import Lie, Range, lie
from sayso.compare.units import Unit, unit
from sayso.compare.wording import plain, sentence
from sayso.model.figure import Bound, Figure, Scale
from sayso.model.verdict import Outcome, Reason, Verdict

HEDGED = Fraction(1, 10)
"""The most that 'about' can hide, as a share of the amount: 'about 100' is not 150."""

BARE = Fraction(1, 20)
"""The most that an unhedged round amount can hide: '90,000' may stand for 93,300, '20,000' not for 24,000."""

ROUNDED_FROM = 1000
"""Whole amounts below this are taken to be counted out, not rounded, unless hedged: 20 dead are not 21."""

CONVERSION = Fraction(1, 50)
"""The least slack of an article's own conversion, whose two amounts are rounded and whose rate is the day's."""


@dataclass(frozen=True, slots=True)
class Rate:
    """An article's own conversion: ``amount`` of ``currency`` was said to be ``worth`` of ``into`` (ISO 4217 codes).

    Raises:
        ValueError: if either amount is not positive.
    """

    amount: Decimal
    currency: str
    worth: Decimal
    into: str

    def __post_init__(self) -> None:
        if not (self.amount > 0 and self.worth > 0):
            raise ValueError(f"not a conversion: {self.amount} {self.currency} = {self.worth} {self.into}")


@dataclass(frozen=True, slots=True)
class _Read:
    """A figure in base units: the amounts it allows, how far its rounding may reach, and whether that is certain.

    ``loose`` says that the words or the roundness of the amount leave no doubt that it is rounded.
    """

    range: Range
    slack: Fraction
    loose: bool


def compare_figures(a: Figure, b: Figure, rates: Sequence[Rate] = ()) -> Verdict:
    """Compare two figures that answer the same question.

    ``rates`` are conversions that the articles themselves state; without one, two currencies are incomparable.
    Agreement within rounding follows the coarser of the two; see ``HEDGED``, ``BARE`` and ``ROUNDED_FROM``.
    """
    refused = _incomparable(a, b)
    if refused is not None:
        return refused
    if a.currency and b.currency and a.currency != b.currency:
        return _across_currencies(a, b, rates)
    verdict = _decide(a, b, _read(a), _read(b))
    if verdict.outcome is Outcome.CONFLICT and not _per_fits(a, b):
        return _verdict(Outcome.INCOMPARABLE, Reason.UNIT, a, b, "only one of them says per what")
    return verdict


def _incomparable(a: Figure, b: Figure) -> Verdict | None:
    if _number_missing(a) or _number_missing(b):
        return _verdict(Outcome.INCOMPARABLE, Reason.NO_ANSWER, a, b, "at least one of them gives no number")
    if (a.scale is Scale.ORDINAL) != (b.scale is Scale.ORDINAL):
        return _verdict(Outcome.INCOMPARABLE, Reason.KIND, a, b, "one is a rank, the other an amount")
    if not _per_fits(a, b) and a.per and b.per:
        return _verdict(Outcome.INCOMPARABLE, Reason.UNIT, a, b, f"per {a.per} is not per {b.per}")
    if _unit(a).dimension != _unit(b).dimension:
        return _verdict(Outcome.INCOMPARABLE, Reason.UNIT, a, b, "they are in units that do not convert exactly")
    return None


def range_of(figure: Figure) -> Range:
    """The amounts that the words allow, in the figure's own unit; 'more than' and 'less than' leave their end out."""
    return Range(
        None if figure.low is None else Fraction(figure.low),
        None if figure.high is None else Fraction(figure.high),
        low_open=figure.low is not None and figure.bound is Bound.MORE_THAN and figure.low != figure.high,
        high_open=figure.high is not None and figure.bound is Bound.LESS_THAN and figure.low != figure.high,
    )


def _number_missing(figure: Figure) -> bool:
    return figure.low is None and figure.high is None


def _per_fits(a: Figure, b: Figure) -> bool:
    """Whether both are per the same thing, or are speeds, whose 'per' is part of the unit."""
    return _singular(a.per) == _singular(b.per) or _unit(a).dimension == _unit(b).dimension == "speed"


def _singular(word: str) -> str:
    return word.casefold().strip().removesuffix("s")


_BY_SCALE = {
    Scale.PERCENT: "percent",
    Scale.RATIO: "ratio",
    Scale.AGE: "year",
}


def _unit(figure: Figure) -> Unit:
    """The figure's unit: its own name where it has one, else what its scale implies."""
    if figure.currency or figure.scale is Scale.MONEY:
        return Unit("money", Fraction(1))
    if figure.scale is Scale.PERCENT and "point" not in figure.unit:
        return unit("percent")
    if figure.unit:
        found = unit(figure.unit)
        time = unit(figure.per)
        if figure.scale is Scale.SPEED and (found.dimension, time.dimension) == ("length", "time"):
            return Unit("speed", found.factor / time.factor)
        counted = figure.scale in {Scale.COUNT, Scale.ORDINAL} and found.dimension.startswith("unit ")
        return Unit("count", Fraction(1)) if counted else found
    if figure.scale in _BY_SCALE:
        return unit(_BY_SCALE[figure.scale])
    return Unit("count", Fraction(1))


@lru_cache(maxsize=1 << 14)
def _read(figure: Figure) -> _Read:
    of = _unit(figure)
    amounts = range_of(figure)
    based = _scaled(amounts, of)
    return _Read(based, _slack(figure, amounts) * of.factor, figure.bound is Bound.ABOUT or _round(amounts.point))


def reading(figure: Figure) -> tuple[Range, Fraction, bool]:
    """The amounts that a figure allows in base units, how far its rounding may reach, and whether it is sure to."""
    read = _read(figure)
    return read.range, read.slack, read.loose


def _round(point: Fraction | None) -> bool:
    """Whether the amount has one digit and then only zeros, from ``ROUNDED_FROM`` on: 100,000, 2 million."""
    return point is not None and point >= ROUNDED_FROM and str(int(point)).rstrip("0") in "123456789"


def _scaled(amounts: Range, of: Unit) -> Range:
    if of.factor == 1 and not of.offset:
        return amounts
    return Range(
        None if amounts.low is None else amounts.low * of.factor + of.offset,
        None if amounts.high is None else amounts.high * of.factor + of.offset,
        amounts.low_open,
        amounts.high_open,
    )


def _slack(figure: Figure, amounts: Range) -> Fraction:
    """Half the step that the writing implies, capped as a share of the amount; none for a range or a bound."""
    size = abs(amounts.low or amounts.high or Fraction(0))
    if figure.bound is Bound.ABOUT:
        return min(Fraction(figure.step) / 2, size * HEDGED) if figure.step else size * BARE
    point = amounts.point
    if figure.bound is not Bound.EXACT or point is None or figure.step is None or figure.scale is Scale.ORDINAL:
        return Fraction(0)
    counted_out = point.denominator == 1 and size < ROUNDED_FROM and figure.scale is Scale.COUNT
    return Fraction(0) if counted_out else min(Fraction(figure.step) / 2, size * BARE)


def _decide(a: Figure, b: Figure, read_a: _Read, read_b: _Read) -> Verdict:
    pointed = read_a.range.point is not None and read_b.range.point is not None
    slack = max((read.slack for read in (read_a, read_b) if pointed or read.loose), default=Fraction(0))
    lies = lie(read_a.range, read_b.range)
    if lies is Lie.SAME:
        return _verdict(Outcome.AGREE, Reason.VALUE, a, b, "they say the same")
    if lies is Lie.INSIDE:
        return _verdict(Outcome.COMPATIBLE, Reason.BOUND, a, b, "one lies within what the other allows")
    if lies is Lie.OVERLAP:
        return _verdict(Outcome.COMPATIBLE, Reason.BOUND, a, b, "the ranges overlap, so both can hold")
    if slack and _near(read_a, read_b, slack):
        outcome = Outcome.AGREE if pointed else Outcome.COMPATIBLE
        return _verdict(outcome, Reason.ROUNDING, a, b, "the coarser one can stand for the other, rounded")
    return _verdict(Outcome.CONFLICT, Reason.VALUE, a, b, "cannot both hold")


def _near(read_a: _Read, read_b: _Read, slack: Fraction) -> bool:
    coarse, fine = (read_a, read_b) if read_a.slack >= read_b.slack else (read_b, read_a)
    return coarse.range.widened(slack).meets(fine.range)


def _across_currencies(a: Figure, b: Figure, rates: Sequence[Rate]) -> Verdict:
    first, second = sorted((a, b), key=lambda figure: figure.currency)
    differs: Rate | None = None
    for rate in rates:
        factor = _factor(rate, first.currency, second.currency)
        if factor is None:
            continue
        outcome = _converted(first, second, factor)
        if outcome is not Outcome.CONFLICT:
            return _verdict(outcome, Reason.UNIT, a, b, f"they match by the stated conversion, {_said(rate)}")
        differs = rate
    if differs is None:
        return _verdict(Outcome.INCOMPARABLE, Reason.UNIT, a, b, "the currencies differ and no article converts them")
    why = f"they differ even by the stated conversion, {_said(differs)}"
    return _verdict(Outcome.CONFLICT, Reason.VALUE, a, b, why)


def _converted(first: Figure, second: Figure, factor: Fraction) -> Outcome:
    amounts, target = range_of(first), range_of(second)
    based = _scaled(amounts, Unit("money", factor))
    size = abs(target.low or target.high or Fraction(0))
    slack = max(size * CONVERSION, _slack(first, amounts) * factor, _slack(second, target))
    if not based.widened(slack).meets(target):
        return Outcome.CONFLICT
    return Outcome.COMPATIBLE if based.point is None or target.point is None else Outcome.AGREE


def _factor(rate: Rate, source: str, target: str) -> Fraction | None:
    if (rate.currency, rate.into) == (source, target):
        return Fraction(rate.worth) / Fraction(rate.amount)
    if (rate.into, rate.currency) == (source, target):
        return Fraction(rate.amount) / Fraction(rate.worth)
    return None


def _said(rate: Rate) -> str:
    return f"{plain(rate.amount)} {rate.currency} = {plain(rate.worth)} {rate.into}"


def _verdict(outcome: Outcome, reason: Reason, a: Figure, b: Figure, why: str) -> Verdict:
    return Verdict(outcome, reason, sentence(a, b, why))


def same_unit_amounts(a: Figure, b: Figure) -> tuple[float, float] | None:
    """The middle of what each figure allows, in one unit; ``None`` where there is no number, or no such unit."""
    if a.currency != b.currency or dimension(a) != dimension(b):
        return None
    one, other = _middle(a), _middle(b)
    return None if one is None or other is None else (one, other)


@lru_cache(maxsize=1 << 14)
def _middle(figure: Figure) -> float | None:
    amounts = _read(figure).range
    ends = [end for end in (amounts.low, amounts.high) if end is not None]
    return float(sum(ends, Fraction(0)) / len(ends)) if ends else None


def dimension(figure: Figure) -> str:
    """What the figure is an amount of, the same for all units that convert into one another: 'length', 'count'."""
    return "ordinal" if figure.scale is Scale.ORDINAL else _unit(figure).dimension
