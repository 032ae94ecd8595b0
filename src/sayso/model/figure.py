"""Figures: an amount as an interval with its bound, unit and the precision that its writing implies."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Bound(StrEnum):
    """How the words limit the amount."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    BETWEEN = "between"
    VAGUE = "vague"


class Scale(StrEnum):
    """What kind of quantity an amount is."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    DURATION = "duration"
    AGE = "age"
    LENGTH = "length"
    MASS = "mass"
    AREA = "area"
    VOLUME = "volume"
    TEMPERATURE = "temperature"
    SPEED = "speed"
    RATE = "rate"
    ORDINAL = "ordinal"
    RATIO = "ratio"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount as written, normalised.

    ``low`` and ``high`` are inclusive ends in ``unit``; ``None`` is an open end ('at least 12' has no high),
    and both are ``None`` only for words without a number that can be read ('an unknown number').
    ``step`` is the precision that the writing implies: 93,300 is to the 100, 'about 90,000' to the 10,000.
    ``currency`` is an ISO 4217 code, ``per`` the thing after 'per' in the singular ('night'),
    ``measure`` the counted noun phrase ('North Koreans granted work visas').

    Raises:
        ValueError: if the ends are out of order, not finite, or ``step`` is not positive.
    """

    low: Decimal | None
    high: Decimal | None
    bound: Bound = Bound.EXACT
    scale: Scale = Scale.COUNT
    unit: str = ""
    currency: str = ""
    per: str = ""
    measure: str = ""
    step: Decimal | None = None

    def __post_init__(self) -> None:
        for end in (self.low, self.high, self.step):
            if end is not None and not end.is_finite():
                raise ValueError(f"not a finite amount: {end}")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"ends out of order: {self.low} > {self.high}")
        if self.step is not None and self.step <= 0:
            raise ValueError(f"a step is positive, not {self.step}")
