"""A date and the words before it go in, the time the phrase allows comes out: 'before 2019' ends with 2018."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from sayso.model.edtf import read
from sayso.model.text import Span
from sayso.model.when import Precision, When

_LEAD = re.compile(
    r"\b(?:(?P<before>before|prior to|earlier than|ahead of)|(?P<after>after|later than)"
    r"|(?P<until>(?:no|not) later than|by|until|till|up to|through))"
    r"\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_LONGEST = 24
"""Code points read before a date: more than the longest of the phrases above."""


def bounded(text: str, span: Span, when: When) -> When:
    """The date as limited by 'before', 'after', 'by' or 'until' in front of it; ``when`` itself without one.

    'Before' and 'after' leave the date itself out, the others do not. 'Since' names when something began, so it is
    the date itself, and no open stretch of time. A date of which the year is not known is left as it is.
    """
    if when.edtf.endswith("/.."):
        return _begun(when)
    if when.earliest is None or when.latest is None:
        return when
    # A finder may take the word into its span ('before June') or leave it outside.
    first = re.match(r"(?:before|after)\s+", span.of(text), re.IGNORECASE)
    start = span.start + (first.end() if first else 0)
    found = _LEAD.search(text[max(0, start - _LONGEST) : start])
    if not found:
        return when
    if found["before"]:
        return _ending(when, _moved(when.earliest, -1))
    if found["after"]:
        return _starting(when, _moved(when.latest, 1))
    return _ending(when, when.latest)


def with_year(when: When, own: Sequence[When], elsewhere: Sequence[When]) -> When:
    """A date that lacks only its year, with the one year that its own text names, else the other text.

    Where neither names any year, both are taken to speak of one: the date keeps its EDTF and gets days to compare.
    """
    if not when.edtf.startswith("XXXX-") or when.edtf.startswith("XXXX-XX"):
        return when
    near, far = _years(own), _years(elsewhere)
    if not near and not far:
        reading = read(f"{ANY_YEAR}{when.edtf[4:]}")
        return replace(when, earliest=reading.earliest, latest=reading.latest) if reading else when
    years = near if len(near) == 1 else far
    if len(years) != 1:
        return when
    edtf = f"{min(years):04}{when.edtf[4:]}"
    reading = read(edtf)
    return replace(when, edtf=edtf, earliest=reading.earliest, latest=reading.latest) if reading else when


ANY_YEAR = 2000
"""The year for dates of which no year is known: a leap year, so that it has every day."""


def _years(dates: Sequence[When]) -> set[int]:
    return {day.year for when in dates for day in (when.earliest, when.latest) if day}


def _begun(when: When) -> When:
    start = when.edtf.removesuffix("/..")
    reading = read(start)
    if reading is None or reading.latest is None:
        return when
    return replace(when, edtf=start, earliest=reading.earliest, latest=reading.latest)


def _moved(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return day


def _ending(when: When, last: date) -> When:
    return replace(when, edtf=f"../{last.isoformat()}", earliest=None, latest=last, precision=Precision.RANGE, value="")


def _starting(when: When, first: date) -> When:
    return replace(
        when, edtf=f"{first.isoformat()}/..", earliest=first, latest=None, precision=Precision.RANGE, value=""
    )
