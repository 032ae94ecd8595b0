"""A value goes in, the words that an editor reads for it in a verdict come out."""

import re
from decimal import Decimal

from sayso.model.claim import Value
from sayso.model.figure import Bound, Figure, Scale
from sayso.model.place import Place
from sayso.model.when import When

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

_LEAD = {
    Bound.ABOUT: "about ",
    Bound.AT_LEAST: "at least ",
    Bound.MORE_THAN: "more than ",
    Bound.AT_MOST: "at most ",
    Bound.LESS_THAN: "less than ",
}


def say(value: Value) -> str:
    """The value in words, without its measure: 'more than 100,000', '10,000 KPW per night', '2013-02', 'Liaoning'."""
    if isinstance(value, Figure):
        return say_figure(value)
    return say_when(value) if isinstance(value, When) else say_place(value)


def say_figure(figure: Figure) -> str:
    """The amount with its bound, unit, currency and 'per'."""
    words = _amount(figure)
    if figure.scale is Scale.PERCENT:
        words += " percent"
    elif figure.unit and figure.unit.casefold() != figure.currency.casefold():
        words += f" {figure.unit}"
    if figure.currency:
        words += f" {figure.currency}"
    return f"{words} per {figure.per}" if figure.per else words


def _amount(figure: Figure) -> str:
    low, high = figure.low, figure.high
    if low is None and high is None:
        return "a number that is not given"
    if low is not None and high is not None and low != high:
        return f"between {plain(low)} and {plain(high)}"
    if low is None:
        return ("less than " if figure.bound is Bound.LESS_THAN else "at most ") + plain(high or Decimal(0))
    if high is None:
        return ("more than " if figure.bound is Bound.MORE_THAN else "at least ") + plain(low)
    return _LEAD.get(figure.bound, "") + plain(low)


def plain(amount: Decimal) -> str:
    """The amount with grouped digits and no exponent or trailing zeros."""
    text = f"{amount:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def say_when(when: When) -> str:
    """The EDTF text, or words for an open interval and for a date of which the year is not given."""
    if when.edtf.startswith("XXXX"):
        return _without_year(when.edtf)
    if when.earliest is None and when.latest is not None:
        return f"by {when.latest.isoformat()}"
    if when.latest is None and when.earliest is not None:
        return f"from {when.earliest.isoformat()} on"
    return when.edtf


def _without_year(edtf: str) -> str:
    found = re.fullmatch(r"XXXX-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>\d\d|XX))?", edtf)
    if not found:
        return "a date that is not given"
    day = f"{int(found['day'])} " if found["day"] and found["day"] != "XX" else ""
    return f"{day}{_MONTHS[int(found['month']) - 1]} of a year that is not given"


def say_place(place: Place) -> str:
    """The name as written, with the country where it is known."""
    return f"{place.name} ({place.country})" if place.country else place.name
