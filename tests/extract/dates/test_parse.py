"""What an editor types is read as one date, or refused."""

from datetime import date

import pytest

from sayso.extract.dates import interval, parse_when
from sayso.model.when import Precision

D = date


@pytest.mark.parametrize(
    ("typed", "edtf", "earliest", "latest", "precision"),
    [
        ("feb 2013", "2013-02", D(2013, 2, 1), D(2013, 2, 28), Precision.MONTH),
        ("February 2013", "2013-02", D(2013, 2, 1), D(2013, 2, 28), Precision.MONTH),
        ("2013-02-11", "2013-02-11", D(2013, 2, 11), D(2013, 2, 11), Precision.DAY),
        ("Feb. 11, 2013", "2013-02-11", D(2013, 2, 11), D(2013, 2, 11), Precision.DAY),
        ("11 feb 2013", "2013-02-11", D(2013, 2, 11), D(2013, 2, 11), Precision.DAY),
        ("  FEB  11,  2013 ", "2013-02-11", D(2013, 2, 11), D(2013, 2, 11), Precision.DAY),
        ("XXXX-01", "XXXX-01", None, None, Precision.MONTH),
        ("2013-02/2013-04", "2013-02/2013-04", D(2013, 2, 1), D(2013, 4, 30), Precision.RANGE),
        ("2013-02~", "2013-02~", D(2013, 2, 1), D(2013, 2, 28), Precision.MONTH),
        ("2013", "2013", D(2013, 1, 1), D(2013, 12, 31), Precision.YEAR),
        ("c. 1990", "1990~", D(1990, 1, 1), D(1990, 12, 31), Precision.YEAR),
        ("the 1990s", "199X", D(1990, 1, 1), D(1999, 12, 31), Precision.DECADE),
        ("since 2009", "2009/..", D(2009, 1, 1), None, Precision.YEAR),
        ("may", "XXXX-05", None, None, Precision.MONTH),
        ("march 3", "XXXX-03-03", None, None, Precision.DAY),
        ("summer 2012", "2012-22", D(2012, 6, 1), D(2012, 8, 31), Precision.SEASON),
        ("Q3 2012", "2012-35", D(2012, 7, 1), D(2012, 9, 30), Precision.QUARTER),
        ("feb 2013 to apr 2013", "2013-02/2013-04", D(2013, 2, 1), D(2013, 4, 30), Precision.RANGE),
        ("2009 - 2012", "2009/2012", D(2009, 1, 1), D(2012, 12, 31), Precision.RANGE),
        ("between 2009 and 2012", "2009/2012", D(2009, 1, 1), D(2012, 12, 31), Precision.RANGE),
        ("2013-02-11 10:35", "2013-02-11T10:35", D(2013, 2, 11), D(2013, 2, 11), Precision.MINUTE),
        ("feb", "XXXX-02", None, None, Precision.MONTH),
        ("02/2013", "2013-02", D(2013, 2, 1), D(2013, 2, 28), Precision.MONTH),
        ("feb/2013", "2013-02", D(2013, 2, 1), D(2013, 2, 28), Precision.MONTH),
        ("2013 feb 11", "2013-02-11", D(2013, 2, 11), D(2013, 2, 11), Precision.DAY),
        ("2013/02/11", "2013-02-11", D(2013, 2, 11), D(2013, 2, 11), Precision.DAY),
        ("575 BC", "-0574", None, None, Precision.YEAR),
    ],
)
def test_what_is_typed_is_one_date(
    typed: str, edtf: str, earliest: date | None, latest: date | None, precision: Precision
) -> None:
    """EDTF and plain writing give the same kind of value, with nothing filled in."""
    when = parse_when(typed)
    assert when is not None
    assert (edtf, earliest, latest, precision) == (when.edtf, when.earliest, when.latest, when.precision)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "   ",
        "hello",
        "2013-13",
        "2013-02-30",
        "Feb. 30, 2013",
        "12 people",
        "Feb 2013 and more words",
        "maybe",
        "2013 people",
        "13/2013",
        "mat",
        "2",
        "13:30",
        "5,000",
        "x" * 500,
    ],
)
def test_what_is_no_date_is_refused(typed: str) -> None:
    """Words that are not a date from end to end give nothing."""
    assert parse_when(typed) is None


def test_relative_words_need_a_publication_date() -> None:
    """'last year' is settled by the publication date, whose text is kept as the basis."""
    settled = parse_when("last year", published="2013-02-11")
    unsettled = parse_when("last year")
    assert settled is not None
    assert unsettled is not None
    assert (settled.edtf, settled.basis) == ("2012", "2013-02-11")
    assert (unsettled.edtf, unsettled.basis) == ("XXXX", "")


@pytest.mark.parametrize(
    ("country", "expected"),
    [("US", "2013-11-02"), ("GB", "2013-02-11"), ("", "[2013-02-11,2013-11-02]")],
)
def test_the_country_settles_day_and_month(country: str, expected: str) -> None:
    """11/02/2013 is November in the United States, February elsewhere, and either where the country is not known."""
    when = parse_when("11/02/2013", country=country)
    assert when is not None
    assert expected == when.edtf


def test_interval_is_exported() -> None:
    """The days of EDTF text are one import away."""
    assert (D(2013, 2, 1), D(2013, 2, 28)) == interval("2013-02")
    assert interval("feb 2013") is None
