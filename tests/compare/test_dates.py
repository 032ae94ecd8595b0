"""Comparison of two dates."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from sayso.compare.dates import apart, compare_dates, covers
from sayso.model.verdict import Outcome, Reason
from sayso.model.when import Precision, TimexType, When

Build = Callable[[str], When]
AGREE, COMPATIBLE, CONFLICT, INCOMPARABLE = Outcome.AGREE, Outcome.COMPATIBLE, Outcome.CONFLICT, Outcome.INCOMPARABLE


@pytest.mark.parametrize(
    ("left", "right", "outcome", "reason"),
    [
        ("2013-02-11", "2013-02-11", AGREE, Reason.VALUE),
        ("2013-02-11", "2013-02-12", CONFLICT, Reason.VALUE),
        ("2013-02", "2013-02-11", COMPATIBLE, Reason.ROUNDING),
        ("2013", "2012-12-31", CONFLICT, Reason.VALUE),
        ("../2013", "2012-12-31", COMPATIBLE, Reason.BOUND),
        ("2013/..", "2012-12-31", CONFLICT, Reason.VALUE),
        ("2013/..", "../2014", COMPATIBLE, Reason.BOUND),
        ("2013-02/2013-05", "2013-04/2013-08", COMPATIBLE, Reason.BOUND),
        ("2013-02-11T09:30", "2013-02-11", COMPATIBLE, Reason.ROUNDING),
        ("2013-02-11T09:30", "2013-02-11T09:30", AGREE, Reason.VALUE),
        ("2013-02-11T09:30", "2013-02-11T10:15", CONFLICT, Reason.VALUE),
        ("2013-02-11T09:30", "2013-02-11T09:30:15", COMPATIBLE, Reason.ROUNDING),
        ("1990~", "1991-05", COMPATIBLE, Reason.ROUNDING),
        ("1990~", "1993", CONFLICT, Reason.VALUE),
        ("XXXX-01", "2013-01-04", INCOMPARABLE, Reason.UNRESOLVED),
        ("XXXX-01", "2013-03-04", CONFLICT, Reason.VALUE),
        ("XXXX-01-05", "XXXX-01-06", CONFLICT, Reason.VALUE),
        ("XXXX-01-05", "XXXX-01-05", INCOMPARABLE, Reason.UNRESOLVED),
        ("XXXX-21", "2013-03-04", INCOMPARABLE, Reason.UNRESOLVED),
        ("XXXX-XX-XX", "2013-03-04", INCOMPARABLE, Reason.UNRESOLVED),
        ("XXXX-01", "2013/2014", INCOMPARABLE, Reason.UNRESOLVED),
        ("XXXX-01", "2013", INCOMPARABLE, Reason.UNRESOLVED),
        ("-0330", "-0330~", AGREE, Reason.VALUE),
        ("-0330", "-0331", CONFLICT, Reason.VALUE),
        ("-0330", "-0330-05", COMPATIBLE, Reason.ROUNDING),
        ("Y-17000", "-0331", CONFLICT, Reason.VALUE),
        ("-0330", "0330", INCOMPARABLE, Reason.UNRESOLVED),
    ],
)
def test_two_dates(when: Build, left: str, right: str, outcome: Outcome, reason: Reason) -> None:
    """Each pair has its verdict, in either order."""
    a, b = when(left), when(right)
    found = compare_dates(a, b)
    assert (outcome, reason) == (found.outcome, found.reason), found.because
    turned = compare_dates(b, a)
    assert (outcome, reason) == (turned.outcome, turned.reason)


@pytest.mark.parametrize(
    ("left", "right", "outcome"),
    [("TMO", "TMO", AGREE), ("TMO", "TEV", CONFLICT), ("TEV", "TNI", COMPATIBLE), ("TXX", "TMO", COMPATIBLE)],
)
def test_parts_of_one_day(left: str, right: str, outcome: Outcome) -> None:
    """Morning and evening of one day differ, evening and night overlap, an unknown part says nothing."""
    on = date(2013, 2, 11)
    a, b = (When("2013-02-11", on, on, Precision.DAYTIME, value=f"2013-02-11{part}") for part in (left, right))
    assert outcome == compare_dates(a, b).outcome


def test_recurring_times_agree_only_when_the_same(when: Build) -> None:
    """'Every Monday' has no day to compare, but equals itself."""
    monday = replace(when("XXXX-XX-XX"), timex=TimexType.SET, value="XXXX-WXX-1")
    friday = replace(monday, value="XXXX-WXX-5")
    found = [compare_dates(monday, other).outcome for other in (monday, friday, when("2013-02-11"))]
    assert found == [AGREE, INCOMPARABLE, INCOMPARABLE]


def test_an_approximate_first_year_stays_in_the_calendar() -> None:
    """Widening by its own length stops at the ends of the calendar."""
    rough = When("0001~", date.min, date(1, 12, 31), Precision.YEAR)
    assert compare_dates(rough, When("0002", date(2, 1, 1), date(2, 12, 31), Precision.YEAR)).outcome == COMPATIBLE


def test_covering(when: Build) -> None:
    """A month covers its days, not the other way round, and an unresolved date covers nothing."""
    month, inside, open_end, unknown = when("2013-02"), when("2013-02-11"), when("2013/.."), when("XXXX-02")
    found = [covers(month, inside), covers(inside, month), covers(open_end, month), covers(month, unknown)]
    assert found == [True, False, True, False]


def test_apart_needs_two_resolved_dates(when: Build) -> None:
    """Dates that may meet are not apart."""
    found = [
        apart(when("2013"), when("2014")),
        apart(when("2013"), when("XXXX-01")),
        apart(when("2013"), when("2013-05")),
    ]
    assert found == [True, False, False]
