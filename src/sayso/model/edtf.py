"""EDTF text (ISO 8601-2) goes in; the closed interval of days it covers and its grain come out.

Read are levels 0 to 2 of https://www.loc.gov/standards/datetime/: calendar dates and times, qualifiers, unspecified
digits, seasons, quarters and halves, intervals with open ends, sets, long years and significant digits.
"""

import re
from calendar import isleap, monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from sayso.model.late import late
from sayso.model.when import Precision

UNRESOLVED_DAY = "XXXX-XX-XX"
"""The EDTF for 'some day, it is not known which'."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What EDTF text covers: first and last day, ``None`` where open, unknown or outside the years 1 to 9999."""

    earliest: date | None
    latest: date | None
    precision: Precision


Ends = tuple[date | None, date | None]

NORTHERN_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)}
SUB_YEAR = {
    # Months counted from January of the year named; 13 and 14 run into the next. Seasons are meteorological, and
    # the codes that name no hemisphere are read as northern: a winter begins in the December of its year.
    **{code: (months, Precision.SEASON) for code, months in NORTHERN_MONTHS.items()},
    **{code + 4: (months, Precision.SEASON) for code, months in NORTHERN_MONTHS.items()},
    29: ((9, 11), Precision.SEASON),
    30: ((12, 14), Precision.SEASON),
    31: ((3, 5), Precision.SEASON),
    32: ((6, 8), Precision.SEASON),
    **{33 + n: ((3 * n + 1, 3 * n + 3), Precision.QUARTER) for n in range(4)},
    **{37 + n: ((4 * n + 1, 4 * n + 4), Precision.RANGE) for n in range(3)},
    40: ((1, 6), Precision.HALF),
    41: ((7, 12), Precision.HALF),
}
"""EDTF's codes for parts of a year, as first and last month, with their grain."""

_DATE = late(
    r"[?~%]?(?P<year>-?[0-9X]{4})[?~%]?"
    r"(?:-[?~%]?(?P<month>[0-9X]{2})[?~%]?(?:-[?~%]?(?P<day>[0-9X]{2})[?~%]?)?)?"
)
_TIME = late(
    r"(?P<date>[0-9]{4}-[0-9]{2}-[0-9]{2})T"
    r"(?:(?:[01][0-9]|2[0-3]):[0-5][0-9](?P<second>:(?:[0-5][0-9]|60))?|24:00(?P<midnight>:00)?)"
    r"(?:Z|[+-](?:0[0-9]|1[0-4])(?::[0-5][0-9])?)?"
)
_LONG_YEAR = late(r"Y(?P<year>-?[0-9]+(?:E[0-9]+)?)(?:S[0-9]+)?|(?P<plain>-?[0-9]{4})S(?P<significant>[1-4])")
_SET = late(r"\[(?P<one>[^][{}]+)\]|\{(?P<all>[^][{}]+)\}")

_YEAR_GRAIN = {0: Precision.YEAR, 1: Precision.DECADE, 2: Precision.CENTURY}


def interval(text: str) -> Ends | None:
    """The first and last day that ``text`` covers, each ``None`` where open or unknown; ``None`` if not EDTF."""
    reading = read(text)
    return None if reading is None else (reading.earliest, reading.latest)


@lru_cache(maxsize=4096)
def read(text: str) -> Reading | None:
    """Read EDTF ``text``; ``None`` if it is not EDTF or names a day that no calendar has.

    Beyond the standard, a time may leave its seconds out, as ISO 8601-1 allows.
    """
    if "/" in text:
        return _range(text)
    found = _SET.fullmatch(text)
    if found:
        return _members(found["one"] or found["all"])
    return _single(text)


def _single(text: str) -> Reading | None:
    if "T" in text:
        return _time(text)
    found = _LONG_YEAR.fullmatch(text)
    if found:
        return _long_year(found)
    found = _DATE.fullmatch(text)
    if not found or found["year"] == "-0000":
        return None
    return _date(found["year"], found["month"], found["day"])


def _time(text: str) -> Reading | None:
    found = _TIME.fullmatch(text)
    if not found:
        return None
    try:
        day = date.fromisoformat(found["date"])
    except ValueError:
        return None
    exact = found["second"] or found["midnight"]
    return Reading(day, day, Precision.SECOND if exact else Precision.MINUTE)


def _long_year(found: re.Match[str]) -> Reading:
    if not found["plain"]:
        return Reading(None, None, Precision.YEAR)
    step = 10 ** (4 - int(found["significant"]))
    first = int(found["plain"]) // step * step
    earliest, latest = _years(first, first + step - 1)
    return Reading(earliest, latest, Precision.YEAR if step == 1 else Precision.RANGE)


def _range(text: str) -> Reading | None:
    start, _, end = text.partition("/")
    first, last = _end(start), _end(end)
    if first is None or last is None or (start in {"", ".."} and end in {"", ".."}):
        return None
    earliest, latest = first.earliest, last.latest
    if earliest and latest and earliest > latest:
        return None
    return Reading(earliest, latest, Precision.RANGE)


def _end(text: str) -> Reading | None:
    return Reading(None, None, Precision.UNKNOWN) if text in {"", ".."} else _single(text)


def _members(text: str) -> Reading | None:
    """A set is covered by the span from its first to its last member; ``..`` at either end leaves that end open."""
    firsts: list[date | None] = []
    lasts: list[date | None] = []
    for member in text.split(","):
        start, dots, end = member.strip().partition("..")
        ends = [start, end] if dots else [start]
        readings = [_end(end) for end in ends]
        if None in readings or not any(ends):
            return None
        firsts.append(readings[0].earliest if readings[0] else None)
        lasts.append(readings[-1].latest if readings[-1] else None)
    earliest = None if None in firsts else min(day for day in firsts if day)
    latest = None if None in lasts else max(day for day in lasts if day)
    if earliest and latest and earliest > latest:
        return None
    return Reading(earliest, latest, Precision.RANGE)


def _date(year: str, month: str | None, day: str | None) -> Reading | None:
    first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
    known = year != "XXXX"
    if month is None:
        earliest, latest = _years(first, last) if known else (None, None)
        unknown = year.count("X")
        trailing = year.endswith("X" * unknown)
        grain = _YEAR_GRAIN.get(unknown, Precision.RANGE) if trailing else Precision.RANGE
        return Reading(earliest, latest, grain if known else Precision.UNKNOWN)
    if month.isdigit() and int(month) in SUB_YEAR:
        return None if day else _part_of_year(first, last, int(month), known=known)
    days = _days(year, month, day)
    if days is None:
        return None
    earliest, latest = days if known else (None, None)
    return Reading(earliest, latest, _grain(month, day, known=known))


def _grain(month: str, day: str | None, *, known: bool) -> Precision:
    if day is not None and day != "XX":
        return Precision.DAY
    if month != "XX":
        return Precision.MONTH
    return Precision.YEAR if known else Precision.UNKNOWN


def _years(first: int, last: int) -> Ends:
    return (
        date(first, 1, 1) if 1 <= first <= 9999 else None,
        date(last, 12, 31) if 1 <= last <= 9999 else None,
    )


def _part_of_year(first: int, last: int, code: int, *, known: bool) -> Reading:
    (start, end), grain = SUB_YEAR[code]
    if not known:
        return Reading(None, None, grain)
    earliest = date(first, start, 1) if 1 <= first <= 9999 else None
    last += end > 12
    month = (end - 1) % 12 + 1
    latest = date(last, month, monthrange(last, month)[1]) if 1 <= last <= 9999 else None
    return Reading(earliest, latest, grain)


def _fits(mask: str, number: int) -> bool:
    return all(have in {"X", want} for have, want in zip(mask, f"{number:02d}", strict=True))


def _days(year: str, month: str, day: str | None) -> Ends | None:
    """The first and last calendar day that the masks allow, ``None`` where there is none."""
    if (year + month + (day or "")).isdecimal():
        return _known_days(int(year), int(month), int(day) if day else None)
    pairs = [
        (number, at)
        for number in range(1, 13)
        if _fits(month, number)
        for at in range(1, _longest(year, number) + 1)
        if day is None or _fits(day, at)
    ]
    if not pairs:
        return None
    first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
    return _on_or_after(first, pairs[0], 1), _on_or_after(last, pairs[-1], -1)


def _known_days(year: int, month: int, day: int | None) -> Ends | None:
    if not 1 <= month <= 12:
        return None
    if not 1 <= year <= 9999:
        return None, None
    last = monthrange(year, month)[1]
    if day is None:
        return date(year, month, 1), date(year, month, last)
    return (date(year, month, day), date(year, month, day)) if 1 <= day <= last else None


def _longest(year: str, month: int) -> int:
    """Days in ``month`` of ``year``; where the year has unknown digits it may be a leap year."""
    leap = "X" in year or isleap(int(year))
    return monthrange(2000 if leap else 2001, month)[1]


def _on_or_after(year: int, month_day: tuple[int, int], step: int) -> date | None:
    """The day in ``year``, or in the next one in the direction of ``step`` that has it (29 February)."""
    while 1 <= year <= 9999:
        try:
            return date(year, *month_day)
        except ValueError:
            year += step
    return None
