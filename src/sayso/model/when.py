"""Dates: EDTF text beside the closed interval of days it covers."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Precision(StrEnum):
    """The grain of a date, finest first."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    DAYTIME = "daytime"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    RANGE = "range"
    UNKNOWN = "unknown"


class TimexType(StrEnum):
    """TIMEX3 types that a date claim can have; DURATION is a figure here."""

    DATE = "DATE"
    TIME = "TIME"
    SET = "SET"


@dataclass(frozen=True, slots=True)
class When:
    """A date or time as written, normalised.

    ``edtf`` is EDTF (ISO 8601-2) text, with ``X`` for what is not known ('in January' without a publication
    date is ``XXXX-01``). ``earliest`` and ``latest`` are the first and last day it covers, ``None`` where open
    or unresolved. ``basis`` is the EDTF publication date it was read against, empty for an absolute date.
    ``value`` is the TIMEX3 value, or empty.

    Raises:
        ValueError: if the interval is out of order.
    """

    edtf: str
    earliest: date | None
    latest: date | None
    precision: Precision
    basis: str = ""
    timex: TimexType = TimexType.DATE
    value: str = ""

    def __post_init__(self) -> None:
        if self.earliest is not None and self.latest is not None and self.earliest > self.latest:
            raise ValueError(f"interval out of order: {self.earliest} > {self.latest}")
