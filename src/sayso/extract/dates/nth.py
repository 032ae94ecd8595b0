"""Reader for counted parts of a month or year: 'the first Monday in May', 'the last week of 2012'."""

from dataclasses import replace
from datetime import date, timedelta

from sayso.extract.dates import calendar, words
from sayso.extract.dates.codes import Phrase
from sayso.extract.dates.counted import STEPS
from sayso.extract.dates.scene import Scene
from sayso.model.when import Precision, TimexType, When

# Named here: in Python 3.11 it takes longer to look a member up on its class than to compare it.
_WEEK = Precision.WEEK
_SET = TimexType.SET

LAST = 0
"""Stands for the last one, which has no number."""


def nth_of(phrase: Phrase, scene: Scene) -> When | None:
    """'the first Monday in May', 'the second week of July 2012', 'the last day of the year'."""
    first = phrase.codes[1]
    if first == "l" and phrase.word(1) != "last":
        return None
    if phrase.has("A"):
        return _each(phrase)
    count = LAST if first == "l" else phrase.number(1)
    whole = _whole(phrase, scene)
    if whole is None or whole.earliest is None or whole.latest is None:
        return _unknown(phrase)
    if phrase.codes[2] == "W":
        day = _nth_day(whole.earliest, whole.latest, count, phrase.number(2))
        return replace(calendar.day(day), basis=whole.basis) if day else None
    return _nth_unit(whole, whole.earliest, whole.latest, count, phrase.number(2))


def _each(phrase: Phrase) -> When | None:
    """'the last Friday of each month'."""
    if phrase.codes[2] != "W":
        return None
    value = f"XXXX-WXX-{phrase.number(2) + 1}"
    return replace(calendar.unknown(words.DAY), timex=_SET, value=value)


def _unknown(phrase: Phrase) -> When | None:
    unit = words.DAY if phrase.codes[2] == "W" else phrase.number(2)
    return calendar.unknown(unit) if unit in {words.DAY, words.WEEK, words.WEEKEND} else None


def _whole(phrase: Phrase, scene: Scene) -> When | None:
    """The month or year that is counted in; ``None`` where it is not known."""
    years, months = phrase.numbers("y"), phrase.numbers("Mm")
    steps = [STEPS[code] for code in phrase.codes[3:] if code in "clx"]
    if months and years:
        return calendar.month(years[0], months[0])
    if years:
        return calendar.year_of(years[0])
    if scene.today is None:
        return None
    if months:
        year = scene.today.year + steps[0] if steps else scene.year_of_month(months[0])
        return None if year is None else scene.based(calendar.month(year, months[0]))
    unit = phrase.number(len(phrase.codes) - 1)
    if unit not in {words.MONTH, words.YEAR}:
        return None
    return scene.based(calendar.holding(calendar.shift(scene.today, unit, steps[0] if steps else 0), unit))


def _nth_day(first: date, last: date, count: int, weekday: int) -> date | None:
    """The ``count``-th such weekday from ``first`` to ``last``."""
    if count == LAST:
        return last - timedelta((last.weekday() - weekday) % 7)
    found = first + timedelta((weekday - first.weekday()) % 7 + 7 * (count - 1))
    return found if found <= last else None


def _nth_unit(whole: When, first: date, last: date, count: int, unit: int) -> When | None:
    """The ``count``-th day or weekend, or about the ``count``-th seven days, from ``first`` to ``last``."""
    if unit == words.DAY:
        day = last if count == LAST else first + timedelta(count - 1)
        return replace(calendar.day(day), basis=whole.basis) if day <= last else None
    if unit == words.WEEKEND:
        saturday = _nth_day(first, last, count, words.WEEKDAYS["saturday"])
        return replace(calendar.weekend(saturday), basis=whole.basis) if saturday else None
    if unit != words.WEEK:
        return None
    start = last - timedelta(6) if count == LAST else first + timedelta(7 * (count - 1))
    end = start + timedelta(6)
    if end > last:
        return None
    found = calendar.days(start, end, _WEEK, whole.value)
    return replace(found, edtf=f"{start}~/{end}~", basis=whole.basis)
