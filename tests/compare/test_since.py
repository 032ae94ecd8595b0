"""Dates as limited by the words in front of them, and dates that take their year from elsewhere."""

from collections.abc import Callable
from datetime import date

import pytest

from sayso.compare.since import bounded, with_year
from sayso.model.text import Span
from sayso.model.when import Precision, When

Build = Callable[[str], When]


@pytest.mark.parametrize(
    ("text", "words", "edtf", "expected"),
    [
        ("The bridge closed before 2019.", "2019", "2019", "../2018-12-31"),
        ("The bridge closed before March 2019.", "before March 2019", "2019-03", "../2019-02-28"),
        ("The bridge closed prior to the 4th of May", "4th of May", "2019-05-04", "../2019-05-03"),
        ("The bridge closed after 2019.", "2019", "2019", "2020-01-01/.."),
        ("The bridge closed by 2019.", "2019", "2019", "../2019-12-31"),
        ("It must close no later than 2019.", "2019", "2019", "../2019-12-31"),
        ("The bridge has been shut since 2019.", "2019", "2019", "2019"),
        ("The bridge has been shut since May 2019.", "May 2019", "2019-05/..", "2019-05"),
        ("The bridge has been shut since May.", "May", "XXXX-05/..", "XXXX-05/.."),
        ("The bridge closed in 2019.", "2019", "2019", "2019"),
        ("Dusk fell thereafter 2019", "2019", "2019", "2019"),
        ("The bridge closed before March.", "March", "XXXX-03", "XXXX-03"),
        ("The bridge closed before 2019.", "2019", "../2019", "../2019"),
    ],
)
def test_bounded(when: Build, text: str, words: str, edtf: str, expected: str) -> None:
    """'Before' and 'after' leave the date out, 'by' keeps it, 'since' is the date; other words change nothing."""
    start = text.index(words)
    assert expected == bounded(text, Span(start, start + len(words)), when(edtf)).edtf


def test_the_calendar_has_ends() -> None:
    """Nothing is before its first day."""
    first = When("0001-01-01", date.min, date.min, Precision.DAY)
    assert date.min == bounded("before 1 Jan 1", Span(7, 14), first).latest


@pytest.mark.parametrize(
    ("edtf", "own", "elsewhere", "expected"),
    [
        ("XXXX-03-04", ["2019-05"], ["2018"], "2019-03-04"),
        ("XXXX-03", ["2019-05", "2019"], [], "2019-03"),
        ("XXXX-03", ["2019-05", "2018"], ["2017"], "2017-03"),
        ("XXXX-03", ["2019-05", "2018"], [], "XXXX-03"),
        ("XXXX-03", ["XXXX-05"], ["2018"], "2018-03"),
        ("XXXX-02-29", ["2019"], [], "XXXX-02-29"),
        ("XXXX-XX-XX", ["2019"], [], "XXXX-XX-XX"),
        ("2018-03", ["2019"], [], "2018-03"),
    ],
)
def test_a_year_from_elsewhere(when: Build, edtf: str, own: list[str], elsewhere: list[str], expected: str) -> None:
    """A date takes the one year of its own text, else of the other, if the calendar has that day."""
    found = with_year(when(edtf), [when(one) for one in own], [when(one) for one in elsewhere])
    assert found.edtf == expected


def test_dates_of_which_no_year_is_known_share_one(when: Build) -> None:
    """'On 3 April' of two texts that name no year can be compared; the EDTF does not claim a year."""
    found = with_year(when("XXXX-04-03"), [when("XXXX-04-03")], [])
    assert found.edtf == "XXXX-04-03"
    assert found.earliest is not None
    assert found.earliest == found.latest
    broken = When("XXXX-02-31", None, None, Precision.DAY)
    assert with_year(broken, [], []) == broken
