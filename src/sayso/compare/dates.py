"""Two dates go in, a verdict comes out: the days they cover decide, then the clock within one day."""

import re
from datetime import date, datetime, timedelta

from sayso.compare.wording import sentence
from sayso.model.verdict import Outcome, Reason, Verdict
from sayso.model.when import Precision, TimexType, When

_CLOCK = re.compile(r"T(?P<part>[A-Z]{2}|\d{2}(?::?\d{2}){0,2})")
_MASK = re.compile(r"(?P<year>[0-9X]{4})(?:-(?P<month>[0-9X]{2})(?:-(?P<day>[0-9X]{2}))?)?")
_DAYTIME_HOURS = {"MO": (0, 12), "AF": (12, 18), "EV": (16, 24), "NI": (18, 30), "DT": (6, 20), "MI": (11, 13)}
"""Hours of a day that TIMEX3's parts of a day can cover, generously; a night runs into the next morning."""


def compare_dates(a: When, b: When) -> Verdict:
    """Compare two dates of the same event.

    A date whose year is not known conflicts only where no year could make the two meet ('in January', 'on 5 March
    2013'); otherwise it is unresolved.
    """
    if TimexType.SET in {a.timex, b.timex}:
        return _recurring(a, b)
    if _unresolved(a) or _unresolved(b):
        return _masked(a, b)
    if (a.earliest, a.latest) == (b.earliest, b.latest):
        return _same_days(a, b)
    if not _meet(a, b):
        return _apart(a, b)
    if covers(a, b) or covers(b, a):
        reason = Reason.BOUND if None in {a.earliest, a.latest, b.earliest, b.latest} else Reason.ROUNDING
        return _verdict(Outcome.COMPATIBLE, reason, a, b, "one lies within the other")
    return _verdict(Outcome.COMPATIBLE, Reason.BOUND, a, b, "they share days, so both can hold")


def covers(outer: When, inner: When) -> bool:
    """Whether every day of ``inner`` is a day of ``outer``: ``inner`` refines it. Unresolved dates cover nothing."""
    if _unresolved(outer) or _unresolved(inner):
        return False
    starts = outer.earliest is None or (inner.earliest is not None and inner.earliest >= outer.earliest)
    ends = outer.latest is None or (inner.latest is not None and inner.latest <= outer.latest)
    return starts and ends


def apart(a: When, b: When) -> bool:
    """Whether both are resolved and share no day."""
    return not (_unresolved(a) or _unresolved(b) or _meet(a, b))


_MOMENT = re.compile(r"(?P<day>\d{4}-\d\d-\d\d)T(?P<clock>\d\d:\d\d(?::\d\d)?)(?P<zone>Z|[+-]\d\d(?::\d\d)?)?")


def moment(when: When) -> datetime | None:
    """The moment that a date with a time of day names, with its time zone where that is known; else ``None``."""
    found = _MOMENT.fullmatch(when.edtf)
    if found is None:
        return None
    try:
        return datetime.fromisoformat(found.group())
    except ValueError:
        return None


def at_other_times(a: When, b: When) -> bool:
    """Whether the two share no time: no day, or on one day not the minute, told by one kind of clock."""
    return apart(a, b) or (_one_clock(a, b) and moment(a) != moment(b))


def before(a: When, b: When) -> bool:
    """Whether the first is the earlier one, told by moments where both have one and else by days."""
    one, other = moment(a), moment(b)
    if one is not None and other is not None and _one_clock(a, b):
        return one < other
    return (a.earliest or date.min) < (b.earliest or date.min)


def _one_clock(a: When, b: When) -> bool:
    """Whether both name a moment, and both or neither with a time zone: two places' clocks tell nothing together."""
    one, other = moment(a), moment(b)
    return one is not None and other is not None and (one.tzinfo is None) == (other.tzinfo is None)


def _unresolved(when: When) -> bool:
    return when.earliest is None and when.latest is None


def _meet(a: When, b: When) -> bool:
    a_first, a_last = a.earliest or date.min, a.latest or date.max
    b_first, b_last = b.earliest or date.min, b.latest or date.max
    return a_first <= b_last and b_first <= a_last


def _recurring(a: When, b: When) -> Verdict:
    if a.timex is b.timex and (a.value or a.edtf) == (b.value or b.edtf):
        return _verdict(Outcome.AGREE, Reason.VALUE, a, b, "they name the same recurring time")
    return _verdict(Outcome.INCOMPARABLE, Reason.UNRESOLVED, a, b, "a recurring time has no day of its own to compare")


def _masked(a: When, b: When) -> Verdict:
    if _beyond(a) and _beyond(b):
        return _beyond_calendar(a, b)
    if _never_meet(a, b):
        return _verdict(Outcome.CONFLICT, Reason.VALUE, a, b, "no year could make them the same day")
    return _verdict(Outcome.INCOMPARABLE, Reason.UNRESOLVED, a, b, "the text leaves open which date is meant")


_YEARS_BEYOND = re.compile(r"(-\d{4}|Y-?\d+)[\d-]*")


def _beyond(when: When) -> bool:
    """Whether the date is known but lies outside the years 1 to 9999, for which there are no days to compare."""
    return _YEARS_BEYOND.fullmatch(_unqualified(when)) is not None


def _unqualified(when: When) -> str:
    return re.sub("[~?%]", "", when.edtf)


def _beyond_calendar(a: When, b: When) -> Verdict:
    shorter, longer = sorted((_unqualified(a), _unqualified(b)), key=len)
    if shorter == longer:
        return _verdict(Outcome.AGREE, Reason.VALUE, a, b, "they name the same time")
    if longer.startswith(f"{shorter}-"):
        return _verdict(Outcome.COMPATIBLE, Reason.ROUNDING, a, b, "one lies within the other")
    return _verdict(Outcome.CONFLICT, Reason.VALUE, a, b, "they are different years")


def _never_meet(a: When, b: When) -> bool:
    """Whether some known part (month, then day) rules out every completion of the other."""
    mask_a, mask_b = _MASK.fullmatch(a.edtf), _MASK.fullmatch(b.edtf)
    if not mask_a or not mask_b:
        return False
    for part in ("year", "month", "day"):
        left, right = mask_a[part], mask_b[part]
        if left is None or right is None or not _calendar(part, left, right):
            return False
        if any("X" not in pair and pair[0] != pair[1] for pair in zip(left, right, strict=True)):
            return True
    return False


def _calendar(part: str, left: str, right: str) -> bool:
    """Month numbers from 21 on are EDTF's seasons and parts of a year, which overlap months."""
    return part != "month" or (left[0] in "01X" and right[0] in "01X")


def _same_days(a: When, b: When) -> Verdict:
    clock_a, clock_b = _clock(a), _clock(b)
    if clock_a is None and clock_b is None:
        return _verdict(Outcome.AGREE, Reason.VALUE, a, b, "they name the same time")
    if clock_a is None or clock_b is None:
        return _verdict(Outcome.COMPATIBLE, Reason.ROUNDING, a, b, "one names an hour of the day that the other names")
    if clock_a == clock_b:
        return _verdict(Outcome.AGREE, Reason.VALUE, a, b, "they name the same time of the same day")
    if clock_a[0] < clock_b[1] and clock_b[0] < clock_a[1]:
        return _verdict(Outcome.COMPATIBLE, Reason.ROUNDING, a, b, "the times of day overlap")
    return _verdict(Outcome.CONFLICT, Reason.VALUE, a, b, "the day is the same, the time of day is not")


def _clock(when: When) -> tuple[int, int] | None:
    """The seconds of the day that the clock time covers, half-open; ``None`` where none is named."""
    found = _CLOCK.search(when.edtf) or _CLOCK.search(when.value)
    if not found:
        return None
    part = found["part"]
    if part.isalpha():
        hours = _DAYTIME_HOURS.get(part)
        return (hours[0] * 3600, hours[1] * 3600) if hours else None
    digits = [int(digit) for digit in re.findall(r"\d{2}", part)]
    start = sum(digit * size for digit, size in zip(digits, (3600, 60, 1), strict=False))
    return start, start + (3600, 60, 1)[len(digits) - 1]


def _apart(a: When, b: When) -> Verdict:
    if any(_widened_meets(rough, other) for rough, other in ((a, b), (b, a))):
        return _verdict(Outcome.COMPATIBLE, Reason.ROUNDING, a, b, "the approximate date can stand for the other")
    return _verdict(Outcome.CONFLICT, Reason.VALUE, a, b, "cannot both hold")


def _widened_meets(rough: When, other: When) -> bool:
    """Whether an approximate date (EDTF ``~`` or ``%``) meets the other when moved by up to its own length."""
    if not re.search(r"[~%]", rough.edtf) or rough.earliest is None or rough.latest is None:
        return False
    length = (rough.latest - rough.earliest).days + 1
    before = timedelta(days=min(length, (rough.earliest - date.min).days))
    after = timedelta(days=min(length, (date.max - rough.latest).days))
    moved = When(rough.edtf, rough.earliest - before, rough.latest + after, Precision.RANGE)
    return _meet(moved, other)


def _verdict(outcome: Outcome, reason: Reason, a: When, b: When, why: str) -> Verdict:
    return Verdict(outcome, reason, sentence(a, b, why))
