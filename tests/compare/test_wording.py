"""Values as an editor reads them in a verdict."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from sayso.compare.wording import plain, say
from sayso.model.figure import Bound, Figure
from sayso.model.place import Candidate, Place
from sayso.model.when import When


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("118000", "118,000"),
        ("about 90000", "about 90,000"),
        ("more than 5", "more than 5"),
        ("at least 5", "at least 5"),
        ("less than 5", "less than 5"),
        ("at most 5", "at most 5"),
        ("5-10", "between 5 and 10"),
        ("17.50 percent", "17.5 percent"),
        ("10000 money KPW/night", "10,000 KPW per night"),
        ("5 length km", "5 km"),
        ("at most 90 duration minute", "at most 90 minutes"),
        ("1 duration hour", "1 hour"),
        ("6 length foot", "6 feet"),
    ],
)
def test_figures_in_words(figure: Callable[[str], Figure], line: str, text: str) -> None:
    """Bound, grouped digits, unit, currency and 'per'."""
    assert text == say(figure(line))


def test_a_bound_with_both_ends_is_said() -> None:
    """An 'about' with one amount keeps its hedge, a missing number says so."""
    both = Figure(Decimal(5), Decimal(5), Bound.AT_LEAST)
    assert [say(both), say(Figure(None, None))] == ["at least 5", "a number that is not given"]


@pytest.mark.parametrize(
    ("edtf", "text"),
    [
        ("2013-02", "February 2013"),
        ("2013-02-11", "11 February 2013"),
        ("2013-02-11/2013-02-13", "11 February 2013 to 13 February 2013"),
        ("2013-02-11T23:04:00", "23:04 on 11 February 2013"),
        ("../2013", "by 31 December 2013"),
        ("2013/..", "from 1 January 2013 on"),
        ("XXXX-01", "January of a year that is not given"),
        ("XXXX-04-03", "3 April of a year that is not given"),
        ("XXXX-04-XX", "April of a year that is not given"),
        ("XXXX-XX-XX", "a date that is not given"),
        ("XXXX-21", "a date that is not given"),
    ],
)
def test_dates_in_words(when: Callable[[str], When], edtf: str, text: str) -> None:
    """Days and months as news writes them, and words for an open end."""
    assert text == say(when(edtf))


def test_places_in_words() -> None:
    """The country is named where it is known."""
    chosen = Candidate("test:1", "Harborside", country="EE")
    assert [say(Place("Harborside", chosen)), say(Place("Millford"))] == ["Harborside (EE)", "Millford"]


@pytest.mark.parametrize(("amount", "text"), [("1E+3", "1,000"), ("0.50", "0.5"), ("100", "100"), ("-2.0", "-2")])
def test_plain_amounts(amount: str, text: str) -> None:
    """No exponent, no trailing zeros, grouped digits."""
    assert text == plain(Decimal(amount))
