"""Two ranges of amounts go in, how they lie to each other comes out."""

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction


class Lie(Enum):
    """How two ranges lie to each other."""

    SAME = "same"
    INSIDE = "inside"
    OVERLAP = "overlap"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class Range:
    """A range of amounts that is not empty; ``None`` is an open end, and an ``open`` end is not itself included."""

    low: Fraction | None
    high: Fraction | None
    low_open: bool = False
    high_open: bool = False

    @property
    def point(self) -> Fraction | None:
        """The one amount that this range holds, or ``None``."""
        return self.low if self.low is not None and self.low == self.high else None

    def widened(self, by: Fraction) -> "Range":
        """The range with each end moved out by ``by``, more than 0, and so included."""
        low = None if self.low is None else self.low - by
        high = None if self.high is None else self.high + by
        return Range(low, high)

    def contains(self, other: "Range") -> bool:
        """Whether every amount of ``other`` is in this range: ``other`` refines it."""
        return _reaches_down(self, other) and _reaches_up(self, other)

    def meets(self, other: "Range") -> bool:
        """Whether the two share at least one amount."""
        return not (_below(self, other) or _below(other, self))


def lie(a: Range, b: Range) -> Lie:
    """How ``a`` and ``b`` lie to each other, whichever comes first."""
    if a == b:
        return Lie.SAME
    if not a.meets(b):
        return Lie.APART
    return Lie.INSIDE if a.contains(b) or b.contains(a) else Lie.OVERLAP


def _reaches_down(outer: Range, inner: Range) -> bool:
    if outer.low is None:
        return True
    if inner.low is None or inner.low < outer.low:
        return False
    return inner.low > outer.low or inner.low_open or not outer.low_open


def _reaches_up(outer: Range, inner: Range) -> bool:
    if outer.high is None:
        return True
    if inner.high is None or inner.high > outer.high:
        return False
    return inner.high < outer.high or inner.high_open or not outer.high_open


def _below(first: Range, second: Range) -> bool:
    if first.high is None or second.low is None:
        return False
    return first.high < second.low or (first.high == second.low and (first.high_open or second.low_open))
