"""The date finder: what holds for any text, and how dates are tied to the publication date."""

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.extract.dates import find_dates
from sayso.model.edtf import read
from sayso.model.when import Precision, TimexType, When

D = date


def whens(text: str, published: str = "", country: str = "") -> list[When]:
    """The values found in a text."""
    values = [found.value for found in find_dates(text, published=published, country=country)]
    return [value for value in values if isinstance(value, When)]


PIECES = st.sampled_from(
    [
        "May", "march", "Friday", "Sept.", "30", "1989", "31,", "the", "a", "last", "next", "year", "years", "ago",
        "quarter", "third", "-", "–", "10:35", "a.m.", "p.m", "EST", "of", "in", "end", "two", "few", "past", "'90s",
        "1990s", "B.C.", "century", "every", "now", "\n\n", ",", "(", "2013-02-11", "11/02/2013", "29", "Feb.", "9999",
        "0", "week", "weekend", "before", "later", "half", "fiscal", "Easter", "New", "Year's", "Day", "\x00", "İ",
        "９",
    ]
)  # fmt: skip
TEXTS = st.text(max_size=200) | st.lists(PIECES, max_size=25).map(" ".join) | st.lists(PIECES, max_size=25).map("".join)
PUBLISHED = st.sampled_from(
    ["", "2013-02-13", "2013-02", "2013", "0001-01-01", "9999-12-31", "2012-02-29", "not a date", "2013/2015"]
)


@settings(deadline=None, max_examples=400)
@given(TEXTS, PUBLISHED, st.sampled_from(["", "US", "GB"]))
def test_any_text_gives_spans_in_order_and_sound_values(text: str, published: str, country: str) -> None:
    """Spans lie in the text, in order, apart and not empty; EDTF reads back as the interval that is given."""
    end = 0
    for found in find_dates(text, published=published, country=country):
        assert end <= found.span.start < found.span.end <= len(text)
        assert found.span.of(text).strip() == found.span.of(text)
        end = found.span.end
        assert isinstance(found.value, When)
        reading = read(found.value.edtf)
        if reading is not None and (found.value.earliest or found.value.latest):
            assert (reading.earliest, reading.latest) == (found.value.earliest, found.value.latest)
        assert found.rule.startswith("date.")


HOSTILE = [
    "the " * 250, "1 " * 500, "last " * 200, "a" * 1000, "1" * 1000, "\n" * 1000, "'" * 1000, "12:" * 330,
    "1990s" * 200,
    "May " * 250, "the end of " * 90, "two and " * 125, "Sept. 30, " * 100, "1-" * 500, "every Friday " * 77,
    "/" * 1000, "--" * 500, ": " * 500, "the the " * 125, "Monday, " * 125, "1/" * 500, "the nine months ended " * 45,
    "at least 2025 " * 70, "the day before " * 66, "half past nine " * 66, "n d " * 250, "of the early hours " * 52,
    "will " * 200 + "Friday ", "was to be " * 100 + "Monday ", "10 a.m. " * 125, "of the year before " * 50,
]  # fmt: skip


def seconds(text: str, runs: int = 3) -> float:
    """The processor time of one run, the best of ``runs``."""
    best = 1e9
    for _ in range(runs):
        start = time.process_time()
        find_dates(text, published="2013-02-13")
        best = min(best, time.process_time() - start)
    return best


@pytest.mark.slow
@pytest.mark.parametrize("piece", HOSTILE, ids=[repr(piece[:12]) for piece in HOSTILE])
def test_time_is_linear(piece: str) -> None:
    """Sixteen times the text takes nowhere near the 256 times that a quadratic finder would need."""
    small, large = seconds(piece * 4), seconds(piece * 64)
    assert large < 64 * small + 0.05


@pytest.mark.slow
def test_a_hostile_megabyte_is_read_in_seconds() -> None:
    """A megabyte with a date at every word is read in a time that a person would wait."""
    assert seconds(("Friday the end of last May 1 " * 35_000)[:1_000_000], runs=1) < 60


def test_the_basis_is_kept_for_what_was_read_against_it() -> None:
    """A relative date names the publication date that settled it, an absolute one does not."""
    first, second = whens("It closed in 2009 and opened last year.", "2013-02-13")
    assert (first.edtf, first.basis) == ("2009", "")
    assert (second.edtf, second.basis) == ("2012", "2013-02-13")


def test_a_time_of_publication_does_not_change_the_day() -> None:
    """A publication date with a clock time settles relative dates as its day does."""
    (found,) = whens("It rained yesterday.", "2013-02-13T08:00:00Z")
    assert (found.edtf, found.basis) == ("2013-02-12", "2013-02-13T08:00:00Z")


@pytest.mark.parametrize(
    ("published", "expected"),
    [("2013", "2012"), ("2013-02", "2012"), ("2012/2013", "XXXX"), ("", "XXXX"), ("soon", "XXXX")],
)
def test_a_coarse_publication_date_settles_only_what_it_can(published: str, expected: str) -> None:
    """'last year' is known from a year or a month of publication, but not from a range of years or from nothing."""
    (found,) = whens("Prices fell last year.", published)
    assert expected == found.edtf


def test_unresolved_dates_have_no_interval() -> None:
    """What is not known is open, not guessed."""
    (found,) = whens("Prices fell in January.")
    assert (found.earliest, found.latest, found.precision) == (None, None, Precision.MONTH)


@pytest.mark.parametrize(
    ("text", "timex", "value"),
    [
        ("They met on Feb. 11, 2013.", TimexType.DATE, "2013-02-11"),
        ("They met at 10:35 a.m. on Feb. 11, 2013.", TimexType.TIME, "2013-02-11T10:35"),
        ("They met last night.", TimexType.TIME, "2013-02-12TNI"),
        ("They met every Friday.", TimexType.SET, "XXXX-WXX-5"),
        ("They met last week.", TimexType.DATE, "2013-W06"),
        ("They met in the third quarter of 2012.", TimexType.DATE, "2012-Q3"),
        ("They met in the summer of 2012.", TimexType.DATE, "2012-SU"),
        ("They met in the 1990s.", TimexType.DATE, "199"),
        ("They have met in the past six months.", TimexType.DATE, "P6M"),
        ("They have recently met.", TimexType.DATE, "PAST_REF"),
        ("They meet now.", TimexType.DATE, "PRESENT_REF"),
    ],
)
def test_timex_types_and_values(text: str, timex: TimexType, value: str) -> None:
    """Type and value are those of TIMEX3."""
    (found,) = whens(text, "2013-02-13")
    assert (timex, value) == (found.timex, found.value)


def test_the_reason_is_said() -> None:
    """A suggestion tells what settled it."""
    (found,) = find_dates("The council will vote Friday.", published="2013-02-13")
    assert (found.rule, found.why) == ("date.weekday", "the verb looks ahead")


def test_winter_is_one_season_of_two_years() -> None:
    """The winter of a year runs into the next."""
    (found,) = whens("The winter of 1947 was hard.")
    assert (D(1947, 12, 1), D(1948, 2, 29)) == (found.earliest, found.latest)


@pytest.mark.parametrize("text", ["Feb. 30, 2013 is no day.", "On 31 June 2013 nothing happened.", "Dated 2013-13-40."])
def test_days_that_no_calendar_has_are_not_days(text: str) -> None:
    """An impossible day is not turned into another."""
    assert [found.edtf for found in whens(text, "2013-02-13") if found.precision == Precision.DAY] == []


def test_a_year_in_the_text_is_a_reason_and_not_a_value() -> None:
    """An undated article's month stays open; the year that the text names is offered beside it."""
    _, found = find_dates("The mill closed in 2009. In January it burned.")
    assert isinstance(found.value, When)
    assert ("XXXX-01", "no publication date; the text names 2009") == (found.value.edtf, found.why)
