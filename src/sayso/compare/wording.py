"""A value goes in, the words that an editor reads for it in a verdict come out."""

import re
from datetime import date
from decimal import Decimal

from sayso.model.claim import Value
from sayso.model.figure import Bound, Figure, Scale
from sayso.model.place import Place
from sayso.model.verdict import Assertion
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
    elif figure.unit and figure.scale is not Scale.MONEY:
        words += f" {_unit(figure)}"
    if figure.currency:
        words += f" {figure.currency}"
    return f"{words} per {figure.per}" if figure.per else words


_PLURAL = re.compile(r"[a-z]{3,}[^s]", re.IGNORECASE)
_ODD = {"foot": "feet", "inch": "inches", "century": "centuries"}


def _unit(figure: Figure) -> str:
    """The unit in the number of the amount: '1 hour', '90 minutes', '5 km'."""
    one = figure.low is not None and abs(figure.low) == 1 and figure.high in {None, figure.low}
    last = figure.unit.split("-")[-1]
    whole = _PLURAL.fullmatch(last) and "per" not in figure.unit and last not in {"percent", "metric"}
    if one or not whole:
        return figure.unit
    return figure.unit[: len(figure.unit) - len(last)] + _ODD.get(last, f"{last}s")


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
    """The date as news writes it ('4 March 2022'), with words for open ends and for a year that is not given."""
    if when.edtf.startswith("XXXX"):
        return _without_year(when.edtf)
    if when.earliest is None and when.latest is not None:
        return f"by {say_day(when.latest)}"
    if when.latest is None and when.earliest is not None:
        return f"from {say_day(when.earliest)} on"
    return _plain_date(when)


_CLOCK = re.compile(r"(?P<day>\d{4}-\d\d-\d\d)T(?P<clock>\d\d:\d\d)(?::00)?(?P<zone>Z|[+-]\d\d(?::\d\d)?)?")
_MONTH = re.compile(r"(?P<year>\d{4})-(?P<month>0[1-9]|1[0-2])(?P<mark>[~?%]?)")


def _plain_date(when: When) -> str:
    if when.earliest is not None and when.edtf == when.earliest.isoformat():
        return say_day(when.earliest)
    month = _MONTH.fullmatch(when.edtf)
    if month:
        about = "about " if month["mark"] else ""
        return f"{about}{_MONTHS[int(month['month']) - 1]} {month['year']}"
    clock = _CLOCK.fullmatch(when.edtf)
    if clock:
        return f"{clock['clock']} on {say_day(date.fromisoformat(clock['day']))}"
    if "/" in when.edtf and when.earliest and when.latest:
        return f"{say_day(when.earliest)} to {say_day(when.latest)}"
    return when.edtf


def say_day(day: date) -> str:
    """A day in words: '4 March 2022'."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def say_between(first: When, last: When) -> str:
    """Two times with what they share said once: '4 and 5 March 2022', '28 February and 2 March 2022'."""
    if not (_to_the_day(first) and _to_the_day(last)) or first.earliest is None or last.earliest is None:
        return f"{say_when(first)} and {say_when(last)}"
    one, other = first.earliest, last.earliest
    if one == other:
        return _one_day(first, last)
    if (one.year, one.month) == (other.year, other.month):
        return f"{one.day} and {say_day(other)}"
    if one.year == other.year:
        return f"{one.day} {_MONTHS[one.month - 1]} and {say_day(other)}"
    return f"{say_day(one)} and {say_day(other)}"


def _one_day(first: When, last: When) -> str:
    """Two times of one day: '18:40 and 21:05 on 4 March 2022', with the zones where they differ."""
    clocks = [_CLOCK.fullmatch(when.edtf) for when in (first, last)]
    if None in clocks or first.earliest is None:
        return f"{say_when(first)} and {say_when(last)}"
    times = [(found["clock"], found["zone"] or "") for found in clocks if found]
    zoned = len({zone for _, zone in times}) > 1
    said = [f"{clock} ({'UTC' if zone == 'Z' else f'UTC{zone}'})" if zoned else clock for clock, zone in times]
    return f"{' and '.join(said)} on {say_day(first.earliest)}"


def _to_the_day(when: When) -> bool:
    return when.earliest is not None and when.earliest == when.latest


def say_value(assertion: Assertion) -> str:
    """The value in the words of its text, in quotation marks, else as ``say`` puts it."""
    return f'"{assertion.words}"' if assertion.words else say(assertion.value)


def pair_of(a: Value, b: Value) -> str:
    """How a verdict on two bare values opens: 'more than 100,000' and '118,000'."""
    return f"'{say(a)}' and '{say(b)}'"


_VERBS = ("cannot ", "are ")


def sentence(a: Value, b: Value, why: str) -> str:
    """The sentence of a verdict on two bare values; ``why`` may go on with a verb or be a sentence of its own."""
    return f"{pair_of(a, b)}{' ' if why.startswith(_VERBS) else ': '}{why}."


def in_own_words(because: str, a: Assertion, b: Assertion) -> str:
    """The sentence of a verdict on two values, with the words of their texts where these are known."""
    opening = pair_of(a.value, b.value)
    if not because.startswith(opening):
        return because
    return f"{opening_of(a, b)}{because[len(opening) :]}"


def opening_of(a: Assertion, b: Assertion) -> str:
    """How a verdict on two assertions opens: with the words of their texts where both are known."""
    return f"{say_value(a)} and {say_value(b)}" if a.words and b.words else pair_of(a.value, b.value)


def _without_year(edtf: str) -> str:
    found = re.fullmatch(r"XXXX-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>\d\d|XX))?", edtf)
    if not found:
        return "a date that is not given"
    day = f"{int(found['day'])} " if found["day"] and found["day"] != "XX" else ""
    return f"{day}{_MONTHS[int(found['month']) - 1]} of a year that is not given"


def say_place(place: Place) -> str:
    """The name as written, with the country where it is known."""
    return f"{place.name} ({place.country})" if place.country else place.name
