"""Two passages go in, the pairs of claims that speak of the same thing come out, each with its verdict."""

import math
from dataclasses import dataclass, replace

from sayso.compare.figures import dimension
from sayso.compare.measures import head_of, rival_measures
from sayso.compare.surroundings import Passage, Stated, closeness
from sayso.compare.verdicts import compare
from sayso.model.claim import Value
from sayso.model.figure import Figure
from sayso.model.place import Place
from sayso.model.verdict import Assertion, Outcome, Verdict
from sayso.model.when import Precision, When

CLOSE: dict[type[Value], float] = {Figure: 0.2, When: 0.05, Place: 0.05}
"""The least closeness of two claims that are paired, by their kind; nearly equal amounts need none."""

SAME_SIZE = 0.5
"""What two amounts of the same size add to their closeness: rival figures are mostly of one order of magnitude."""

SAME_VALUE = 0.1
SAME_RARE_VALUE = 0.4
"""What equal values add, and what those add that are hardly so by chance: one day, amounts of three digits or more."""

OTHER_SIZE = 30
"""How many times one amount is the other where the two are of different sizes: as billions are to thousands."""

CLOSE_ENOUGH, CLOSER = 0.45, 0.8
"""The least closeness of two amounts of different sizes, and that of two that count different things besides."""

NEARLY = 0.98
"""The ``size_match`` from which two amounts are nearly equal: about 2 percent apart."""


SAME_GRAIN = 0.45
"""What two dates of one grain add: a day answers a day rather than a year."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A claim of each passage; ``close`` (0 to 1) is how far their surroundings agree."""

    a: Stated
    b: Stated
    verdict: Verdict
    close: float

    @property
    def same_value(self) -> bool:
        """Whether the two values can be one."""
        return self.verdict.outcome in {Outcome.AGREE, Outcome.COMPATIBLE}


def pair_up(a: Passage, b: Passage) -> tuple[Pair, ...]:
    """Pair each claim with at most one of the other passage, the most alike first."""
    ranked = sorted(
        (
            (likeness(pair), -x, -y, pair)
            for x, one in enumerate(a.stated)
            for y, other in enumerate(b.stated)
            if (pair := _pair(one, other)) is not None
        ),
        key=lambda row: row[:3],
        reverse=True,
    )
    taken: set[tuple[str, int]] = set()
    pairs = []
    for _, x, y, pair in ranked:
        if ("a", x) in taken or ("b", y) in taken:
            continue
        taken |= {("a", x), ("b", y)}
        pairs.append(pair)
    return tuple(pairs)


def _pair(one: Stated, other: Stated) -> Pair | None:
    a, b = one.value, other.value
    if type(a) is not type(b):
        return None
    close = closeness(one, other)
    if isinstance(a, Figure) and isinstance(b, Figure):
        if close < CLOSE[Figure] and not near_amounts(a, b):
            return None
        if dimension(a) != dimension(b) or rival_measures(a.measure, b.measure) or _counted_apart(one, other):
            return None
        if _sizes_apart(a, b) and close < (CLOSER if _other_heads(a, b) else CLOSE_ENOUGH):
            return None
    elif close < CLOSE[type(a)]:
        return None
    return Pair(one, other, _verdict(one, other), close)


def _counted_apart(one: Stated, other: Stated) -> bool:
    """Whether the two count different things: the dead and the injured."""
    return bool(one.aspect and other.aspect and one.aspect != other.aspect)


def _sizes_apart(a: Figure, b: Figure) -> bool:
    """Whether two amounts are so far apart that they hardly answer one question."""
    one, other = (figure.low if figure.low is not None else figure.high for figure in (a, b))
    if one is None or other is None:
        return False
    small, large = sorted((abs(one), abs(other)))
    return large > OTHER_SIZE * small > 0


def _other_heads(a: Figure, b: Figure) -> bool:
    """Whether each says what it counts, and they count different things: views and videos."""
    heads = {head_of(a.measure), head_of(b.measure)}
    return "" not in heads and len(heads) > 1


def _verdict(one: Stated, other: Stated) -> Verdict:
    """The verdict on the values; of measures only rivals count, for the surroundings say what is measured."""
    return compare(_assertion(one), _assertion(other))


def _assertion(stated: Stated) -> Assertion:
    value = stated.value
    as_of = stated.as_of if isinstance(value, Figure) else None
    if isinstance(value, Figure):
        value = replace(value, measure="")
    return Assertion(value, as_of=as_of, polarity=stated.claim.polarity, modality=stated.claim.modality)


def likeness(pair: Pair) -> float:
    """Closeness, with what the values themselves say for the two being about one thing."""
    a, b = pair.a.value, pair.b.value
    alike = pair.close
    same = pair.verdict.outcome is Outcome.AGREE
    if isinstance(a, Figure) and isinstance(b, Figure):
        alike += SAME_SIZE * size_match(a, b)
        rare = near_amounts(a, b)
    else:
        rare = same and isinstance(a, When) and a.precision is Precision.DAY
        if isinstance(a, When) and isinstance(b, When) and _grain(pair.a) == _grain(pair.b):
            alike += SAME_GRAIN
    return alike + (SAME_RARE_VALUE if rare else SAME_VALUE if same else 0.0)


def _grain(stated: Stated) -> Precision:
    """The grain of a date as written, whatever 'before' made of it."""
    return stated.claim.value.precision if isinstance(stated.claim.value, When) else Precision.UNKNOWN


def near_amounts(a: Figure, b: Figure) -> bool:
    """Whether two amounts of three digits or more are nearly equal, which is hardly chance."""
    return size_match(a, b) > NEARLY and max(_digits(a), _digits(b)) > 2


def size_match(a: Figure, b: Figure) -> float:
    """1 for equal amounts, falling to 0 where one is about three times the other (half an order of magnitude)."""
    ends = [figure.low if figure.low is not None else figure.high for figure in (a, b)]
    if None in ends or ends[0] == ends[1]:
        return float(None not in ends)
    one, other = (float(end or 0) for end in ends)
    return max(0.0, 1 - 2 * abs(math.log10(one / other))) if one > 0 and other > 0 else 0.0


def _digits(figure: Figure) -> int:
    """Significant digits of the amount."""
    amount = figure.low if figure.low is not None else figure.high
    return len(amount.normalize().as_tuple().digits) if amount is not None else 0
