"""A part of the calendar goes in (a week, a quarter, a decade); its ``When`` comes out, not yet tied to a basis."""

from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from sayso.extract.dates import words
from sayso.model import edtf
from sayso.model.when import Precision, TimexType, When

# Named here: in Python 3.11 it takes longer to look a member up on its class than to compare it.
_DAY, _DAYTIME, _MINUTE, _MONTH, _RANGE, _UNKNOWN, _WEEK, _YEAR = (
    Precision.DAY,
    Precision.DAYTIME,
    Precision.MINUTE,
    Precision.MONTH,
    Precision.RANGE,
    Precision.UNKNOWN,
    Precision.WEEK,
    Precision.YEAR,
)
_TIME = TimexType.TIME

UNKNOWN_DAY = edtf.UNRESOLVED_DAY
kept = lru_cache(maxsize=1024)
"""For parts of the calendar that news names over and over; each is a frozen value."""


def written(text: str, value: str = "", *, precision: Precision | None = None) -> When:
    """The ``When`` of EDTF ``text``; ``value`` is its TIMEX3 value where that differs.

    Raises:
        ValueError: if ``text`` is not EDTF.
    """
    reading = edtf.read(text)
    if reading is None:
        raise ValueError(f"not EDTF: {text!r}")
    return When(text, reading.earliest, reading.latest, precision or reading.precision, value=value or text)


@kept
def day(at: date) -> When:
    """One day."""
    shown = at.isoformat()
    return When(shown, at, at, _DAY, value=shown)


def days(first: date, last: date, precision: Precision, value: str) -> When:
    """The days from ``first`` to ``last``."""
    return When(f"{first.isoformat()}/{last.isoformat()}", first, last, precision, value=value)


@kept
def week(at: date) -> When:
    """The ISO week (Monday to Sunday) that holds ``at``."""
    year, number, weekday = at.isocalendar()
    first = at - timedelta(weekday - 1)
    return days(first, first + timedelta(6), _WEEK, f"{year:04d}-W{number:02d}")


@kept
def weekend(at: date) -> When:
    """The Saturday and Sunday of the week that holds ``at``."""
    year, number, weekday = at.isocalendar()
    saturday = at + timedelta(6 - weekday)
    return days(saturday, saturday + timedelta(1), _RANGE, f"{year:04d}-W{number:02d}-WE")


@kept
def month(year: int, number: int) -> When:
    """One month; ``number`` may lie outside 1 to 12 and then counts into the years around."""
    year, index = year + (number - 1) // 12, (number - 1) % 12 + 1
    last = date(year, index, monthrange(year, index)[1])
    shown = f"{year:04d}-{index:02d}"
    return When(shown, date(year, index, 1), last, _MONTH, value=shown)


@kept
def quarter(year: int, number: int) -> When:
    """One quarter; ``number`` may lie outside 1 to 4 and then counts into the years around."""
    year, number = year + (number - 1) // 4, (number - 1) % 4 + 1
    return written(f"{year:04d}-{32 + number}", f"{year:04d}-Q{number}")


SEASON_NAMES = {21: "SP", 22: "SU", 23: "FA", 24: "WI"}
SEASON_START = {21: 3, 22: 6, 23: 9, 24: 12}


@kept
def season(year: int, code: int) -> When:
    """One season of ``year``, by EDTF code; winter begins in December of ``year``."""
    return written(f"{year:04d}-{code}", f"{year:04d}-{SEASON_NAMES[code]}")


@kept
def half(year: int, number: int) -> When:
    """The first or second half of a year."""
    return written(f"{year:04d}-{39 + number}", f"{year:04d}-H{number}")


@kept
def year_of(number: int) -> When:
    """One year; negative before the common era, where 44 BC is -43."""
    if number <= 0:
        return written(f"-{-number:04d}", precision=_YEAR) if number else written("0000")
    shown = f"{number:04d}"
    return When(shown, date(number, 1, 1), date(number, 12, 31), _YEAR, value=shown)


@kept
def decade(year: int) -> When:
    """The ten years that hold ``year``."""
    return written(f"{year // 10:03d}X", f"{year // 10:03d}")


@kept
def century(first_two: int) -> When:
    """The hundred years whose numbers begin with ``first_two`` (19 is the 20th century)."""
    return written(f"{first_two:02d}XX", f"{first_two:02d}")


def plus_months(at: date, count: int) -> date:
    """The same day of the month ``count`` months on, or the month's last day where it has fewer."""
    year, index = at.year + (at.month - 1 + count) // 12, (at.month - 1 + count) % 12 + 1
    return date(year, index, min(at.day, monthrange(year, index)[1]))


MONTHS_IN = {
    words.MONTH: 1, words.QUARTER: 3, words.SEASON: 12, words.YEAR: 12, words.DECADE: 120, words.CENTURY: 1200,
}  # fmt: skip
DAYS_IN = {words.DAY: 1, words.WEEK: 7, words.WEEKEND: 7, words.FORTNIGHT: 14, words.HOUR: 0, words.MINUTE: 0}
LETTERS = {
    words.MINUTE: "M", words.HOUR: "H", words.DAY: "D", words.WEEK: "W", words.WEEKEND: "WE", words.FORTNIGHT: "W",
    words.MONTH: "M", words.QUARTER: "Q", words.SEASON: "Y", words.YEAR: "Y", words.DECADE: "E", words.CENTURY: "C",
}  # fmt: skip
"""TIMEX3 letter of each unit."""


def shift(at: date, unit: int, count: int) -> date:
    """``at`` moved by ``count`` units; hours and minutes stay within the day."""
    if unit in MONTHS_IN:
        return plus_months(at, MONTHS_IN[unit] * count)
    return at + timedelta(DAYS_IN[unit] * count)


def holding(at: date, unit: int) -> When:  # noqa: PLR0911 - one return a case
    """The day, week, month ... that holds ``at``."""
    if unit == words.WEEKEND:
        return weekend(at)
    if unit in {words.WEEK, words.FORTNIGHT}:
        return week(at)
    if unit in DAYS_IN:
        return day(at)
    if unit == words.MONTH:
        return month(at.year, at.month)
    if unit == words.QUARTER:
        return quarter(at.year, (at.month + 2) // 3)
    if unit == words.DECADE:
        return decade(at.year)
    return century(at.year // 100) if unit == words.CENTURY else year_of(at.year)


_UNKNOWN_TEXTS = {
    words.MONTH: "XXXX-XX", words.YEAR: "XXXX", words.SEASON: "XXXX", words.DECADE: "XXXX", words.CENTURY: "XXXX",
}  # fmt: skip
_UNKNOWN_VALUES = {
    words.WEEK: "XXXX-WXX", words.WEEKEND: "XXXX-WXX-WE", words.QUARTER: "XXXX-QX", words.DECADE: "XXX",
    words.CENTURY: "XX",
}  # fmt: skip


@kept
def unknown(unit: int) -> When:
    """A day, month, year ... of which nothing is known."""
    text = _UNKNOWN_TEXTS.get(unit, UNKNOWN_DAY)
    return When(text, None, None, _UNKNOWN, value=_UNKNOWN_VALUES.get(unit, text))


@kept
def some_day(value: str = UNKNOWN_DAY) -> When:
    """One day, it is not known which; ``value`` is the TIMEX3 value of what little is known."""
    return When(UNKNOWN_DAY, None, None, _DAY, value=value)


def length(unit: int, count: int) -> str:
    """The TIMEX3 value of a length of time: ``P6M``; a vague count is ``X``."""
    many = "X" if count == words.VAGUE else str(count * 2 if unit == words.FORTNIGHT else count)
    return f"P{'T' if unit in {words.HOUR, words.MINUTE} else ''}{many}{LETTERS[unit]}"


def clock(base: When, minute: int, zone: int | None, suffix: str) -> When:
    """``base`` at ``minute`` of its day; ``zone`` in minutes east of Greenwich."""
    hour, left = divmod(minute, 60)
    shown = f"T{hour:02d}:{left:02d}"
    on_a_day = base.precision == _DAY and base.earliest is not None
    text = f"{base.edtf}{shown}:00{_zone(zone)}" if on_a_day and base.edtf[0] != "-" else base.edtf
    value = f"{base.value}{shown}"
    return When(text, base.earliest, base.latest, _MINUTE, base.basis, _TIME, value + suffix)


def _zone(minutes: int | None) -> str:
    if minutes is None:
        return ""
    sign, size = "-" if minutes < 0 else "+", abs(minutes)
    return f"{sign}{size // 60:02d}:{size % 60:02d}" if minutes else "Z"


def part_of_day(base: When, part: str) -> When:
    """The morning, afternoon, evening or night of ``base``."""
    return When(base.edtf, base.earliest, base.latest, _DAYTIME, base.basis, _TIME, f"{base.value}T{part}")


def third(base: When, part: int) -> When:
    """The early (-1), middle (0) or late (1) part of ``base``: a third of it, marked as approximate.

    A third is the reading that keeps 'early' and 'late' apart and still covers what writers mean by them.
    """
    first, last = base.earliest, base.latest
    if first is None or last is None or base.precision in {_DAY, _RANGE, _UNKNOWN}:
        return base
    count = (last - first).days + 1
    if count < 7:
        return base
    if base.precision in {_MONTH, _WEEK}:
        start, end = _third_of_days(first, last, count, part)
        shown = f"{start.isoformat()}~/{end.isoformat()}~"
    elif count < 400:
        months = count // 30
        start = plus_months(first, months // 3 * (part + 1))
        end = plus_months(start, months // 3) - timedelta(1)
        shown = f"{start.isoformat()[:7]}~/{end.isoformat()[:7]}~"
    else:
        start, end = _third_of_years(first, last, part)
        shown = f"{start.year:04d}~/{end.year:04d}~"
    return replace(base, edtf=shown, earliest=start, latest=end)


def _third_of_days(first: date, last: date, count: int, part: int) -> tuple[date, date]:
    size = count // 3
    if part < 0:
        return first, first + timedelta(size - 1)
    return (
        (first + timedelta(size), first + timedelta(2 * size - 1)) if part == 0 else (first + timedelta(2 * size), last)
    )


def _third_of_years(first: date, last: date, part: int) -> tuple[date, date]:
    count = last.year - first.year + 1
    cuts = (0, round(count * 0.35), round(count * 0.65), count)
    return date(first.year + cuts[part + 1], 1, 1), date(first.year + cuts[part + 2] - 1, 12, 31)
