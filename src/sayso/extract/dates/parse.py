"""What an editor types becomes a date: EDTF, or a date in words or digits as an article would write it."""

import re
from dataclasses import replace

from sayso.extract.dates.find import find_dates
from sayso.extract.dates.words import MONTHS, MONTHS_SHORT
from sayso.model import edtf
from sayso.model.late import late
from sayso.model.when import Precision, TimexType, When

# Named here: in Python 3.11 it takes longer to look a member up on its class than to compare it.
_RANGE_PRECISION = Precision.RANGE
_DATE, _TIME = TimexType.DATE, TimexType.TIME

LONGEST = 200
"""No date that a person types is longer; more is refused unread."""

_ABOUT = late(r"(?:c\.|ca\.?|circa|about|around|approximately|~)\s*", re.IGNORECASE)
_LEAD = late(r"(?:in|on|at|since|until|till|by|from|during)\s+", re.IGNORECASE)
_RANGE = late(r"\s+(?:to|until|till|through|and)\s+|\s*[-–—]\s+|\s+[-–—]\s*|\s*[–—]\s*", re.IGNORECASE)
_BETWEEN = late(r"(?:between|from)\s+(.+)", re.IGNORECASE)
_LOWER = late(r"\b[a-z]+")
_MONTHS = {short: month for short, number in MONTHS_SHORT.items() for month, at in MONTHS.items() if at == number}
_DAY_TIME = late(r"(\d{4}-\d\d-\d\d)\s+(\d\d:\d\d(?::\d\d)?)\s*(Z|[+-]\d\d:\d\d)?")


def parse_when(words: str, *, published: str = "", country: str = "") -> When | None:
    """Read ``words`` as one date; ``None`` if they are not one from end to end.

    Read are EDTF ('2013-02', '2013-02/2013-04', '2013-02~', 'XXXX-01'), a date as an article writes it, in any case
    of letters ('feb 2013', 'Feb. 11, 2013', '11/02/2013', 'the end of August', 'since 2009'), 'c. 1990', and two of
    these with 'to' or a dash between. ``published`` and ``country`` settle what they settle in ``find_dates``.
    """
    typed = _tidied(" ".join(words.split()))
    if not typed or len(typed) > LONGEST:
        return None
    return (
        _edtf(typed)
        or _about(typed, published, country)
        or _words(typed, published, country)
        or _range(typed, published, country)
    )


_MONTH_SLASH = late(r"(0?[1-9]|1[0-2])/([12]\d{3})")
_NAME_SLASH = late(r"([A-Za-z]{3,9})\.?/([12]\d{3})")
_YEAR_FIRST = late(r"([12]\d{3})[ ,]+([A-Za-z]{3,9})\.?(?: (\d{1,2}))?")
_SHORT_MONTH = late(r"([A-Za-z]{3,4})\.?")


def _tidied(typed: str) -> str:
    """Forms that only typists use, as an article would write them: '02/2013', 'feb/2013', '2013 feb 11', 'feb'."""
    month = _MONTH_SLASH.fullmatch(typed)
    if month:
        return f"{month[2]}-{int(month[1]):02d}"
    named = _NAME_SLASH.fullmatch(typed)
    if named:
        return f"{named[1]} {named[2]}"
    turned = _YEAR_FIRST.fullmatch(typed)
    if turned and turned[2][:3].lower() in _MONTHS:
        return f"{turned[2]} {turned[3]}, {turned[1]}" if turned[3] else f"{turned[2]} {turned[1]}"
    short = _SHORT_MONTH.fullmatch(typed)
    return _MONTHS.get(short[1].lower(), typed) if short else typed


def _edtf(typed: str) -> When | None:
    timed = _DAY_TIME.fullmatch(typed)
    text = f"{timed[1]}T{timed[2]}{timed[3] or ''}" if timed else typed
    reading = edtf.read(text)
    if reading is None:
        return None
    timex = _TIME if "T" in text else _DATE
    return When(text, reading.earliest, reading.latest, reading.precision, timex=timex, value=_value(text))


_PARTS = {21: "SP", 22: "SU", 23: "FA", 24: "WI", 33: "Q1", 34: "Q2", 35: "Q3", 36: "Q4", 40: "H1", 41: "H2"}
_PART = late(r"(\d{4}|XXXX)-(\d\d)")


def _value(text: str) -> str:
    """The TIMEX3 value of EDTF text, or empty where TIMEX3 has none for it (sets, long years, open intervals)."""
    plain = text.translate({ord(mark): None for mark in "?~%"})
    part = _PART.fullmatch(plain)
    if part and int(part[2]) in _PARTS:
        return f"{part[1]}-{_PARTS[int(part[2])]}"
    if plain.startswith("-"):
        return f"BC{int(plain[1:5]) + 1:04d}" if plain[1:].isdecimal() and len(plain) == 5 else ""
    if re.fullmatch(r"\d{2,3}X{1,2}", plain):
        return plain.rstrip("X")
    return plain if re.fullmatch(r"[\dX]{4}(?:-[\dX]{2}){0,2}(?:T.*)?", plain) else ""


def _about(typed: str, published: str, country: str) -> When | None:
    found = _ABOUT.match(typed)
    when = parse_when(typed[found.end() :], published=published, country=country) if found else None
    if when is None or "T" in when.edtf or "/" in when.edtf or when.edtf.endswith(("~", "]")):
        return when
    return replace(when, edtf=f"{when.edtf}~")


def _words(typed: str, published: str, country: str) -> When | None:
    """The one date that an article's sentence with these words would state."""
    lead = _LEAD.match(typed)
    start = lead.end() if lead else 0
    for shown in (typed, _LOWER.sub(lambda word: word[0].capitalize(), typed)):
        text = typed[:start].lower() + shown[start:] if lead else f"in {shown}"
        base = start if lead else 3
        for found in find_dates(text, published=published, country=country):
            if found.span.start <= base and found.span.end >= len(text.rstrip(".")):
                return found.value if isinstance(found.value, When) else None
    return None


def _range(typed: str, published: str, country: str) -> When | None:
    between = _BETWEEN.fullmatch(typed)
    sides = _RANGE.split(between[1] if between else typed)
    if len(sides) != 2:
        return None
    first, last = (_words(side, published, country) or _edtf(side) for side in sides)
    if first is None or last is None or first.earliest is None or last.latest is None or first.earliest > last.latest:
        return None
    if "/" in first.edtf or "/" in last.edtf:
        return None
    shown = f"{first.edtf}/{last.edtf}"
    return When(shown, first.earliest, last.latest, _RANGE_PRECISION, first.basis or last.basis, value=shown)
