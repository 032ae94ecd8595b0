"""EDTF reading: intervals, grains, refusals, and agreement with the reference parser."""

from datetime import date
from typing import cast

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.model.edtf import interval, read
from sayso.model.when import Precision

D = date


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2013", (D(2013, 1, 1), D(2013, 12, 31))),
        ("2013-02", (D(2013, 2, 1), D(2013, 2, 28))),
        ("2013-02-11", (D(2013, 2, 11), D(2013, 2, 11))),
        ("2013-02~", (D(2013, 2, 1), D(2013, 2, 28))),
        ("2013?", (D(2013, 1, 1), D(2013, 12, 31))),
        ("2004?-06-~11", (D(2004, 6, 11), D(2004, 6, 11))),
        ("2013-02/2013-04", (D(2013, 2, 1), D(2013, 4, 30))),
        ("2013-02-11~/2013-02-20~", (D(2013, 2, 11), D(2013, 2, 20))),
        ("2013/..", (D(2013, 1, 1), None)),
        ("../2013", (None, D(2013, 12, 31))),
        ("/2013", (None, D(2013, 12, 31))),
        ("199X", (D(1990, 1, 1), D(1999, 12, 31))),
        ("19XX", (D(1900, 1, 1), D(1999, 12, 31))),
        ("1XXX", (D(1000, 1, 1), D(1999, 12, 31))),
        ("2004-02-XX", (D(2004, 2, 1), D(2004, 2, 29))),
        ("2004-1X", (D(2004, 10, 1), D(2004, 12, 31))),
        ("200X-02-29", (D(2000, 2, 29), D(2008, 2, 29))),
        ("XXXX-01", (None, None)),
        ("XXXX-XX-XX", (None, None)),
        ("2013-21", (D(2013, 3, 1), D(2013, 5, 31))),
        ("2012-24", (D(2012, 12, 1), D(2013, 2, 28))),
        ("2013-30", (D(2013, 12, 1), D(2014, 2, 28))),
        ("2013-35", (D(2013, 7, 1), D(2013, 9, 30))),
        ("2013-38", (D(2013, 5, 1), D(2013, 8, 31))),
        ("2013-41", (D(2013, 7, 1), D(2013, 12, 31))),
        ("-0043-03-15", (None, None)),
        ("-0043/0014", (None, D(14, 12, 31))),
        ("Y170000002", (None, None)),
        ("1950S2", (D(1900, 1, 1), D(1999, 12, 31))),
        ("[1667,1668..1670]", (D(1667, 1, 1), D(1670, 12, 31))),
        ("{1960,1961-12}", (D(1960, 1, 1), D(1961, 12, 31))),
        ("[..1984]", (None, D(1984, 12, 31))),
        ("2013-02-11T10:35:00Z", (D(2013, 2, 11), D(2013, 2, 11))),
        ("2013-02-11T10:35+09:00", (D(2013, 2, 11), D(2013, 2, 11))),
        ("9999-24", (D(9999, 12, 1), None)),
    ],
)
def test_edtf_covers_a_closed_interval(text: str, expected: tuple[date | None, date | None]) -> None:
    """Each form of the standard gives its first and last day."""
    assert expected == interval(text)


@pytest.mark.parametrize(
    "text",
    [
        "", " 2013", "2013\n", "feb 2013", "2013-2", "13-02", "2013-13", "2013-00", "2013-02-30", "2013-02-29",
        "2013-02-XXX", "2004-02-3X", "XXXX-02-30", "2013-W07", "2013-21-05", "2013/02/11", "11/02/2013", "2014/2013",
        "../..", "/", "[]", "[2013", "{..}", "[2015..2013]", "2013-02-11T25:00:00", "2013-02-30T10:00:00",
        "2013-02-11T10", "-0000", "²013", "2013-02-11 10:35", "1950S5", "T10:35", "PRESENT_REF", "P6M",
    ],
)  # fmt: skip
def test_what_is_not_edtf_is_refused(text: str) -> None:
    """Near misses, impossible days and other notations give no interval."""
    assert interval(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2013-02-11T10:35:00", Precision.SECOND),
        ("2013-02-11T10:35", Precision.MINUTE),
        ("2013-02-11", Precision.DAY),
        ("2013-02", Precision.MONTH),
        ("2013-02-XX", Precision.MONTH),
        ("2013-34", Precision.QUARTER),
        ("2013-22", Precision.SEASON),
        ("2013-40", Precision.HALF),
        ("2013", Precision.YEAR),
        ("2013-XX", Precision.YEAR),
        ("201X", Precision.DECADE),
        ("20XX", Precision.CENTURY),
        ("2013/2014", Precision.RANGE),
        ("XXXX-01", Precision.MONTH),
        ("XXXX-XX-XX", Precision.UNKNOWN),
        ("XXXX", Precision.UNKNOWN),
    ],
)
def test_edtf_has_a_grain(text: str, expected: Precision) -> None:
    """The grain is the finest part that is known."""
    reading = read(text)
    assert reading is not None
    assert expected == reading.precision


DAYS = st.dates(min_value=date(1, 1, 1), max_value=date(9998, 12, 31))
SHORTEN = st.sampled_from([4, 7, 10])
ONE_DATE = st.builds(lambda day, cut: day.isoformat()[:cut], DAYS, SHORTEN)
MASKED = st.builds(
    lambda day, cut: day.isoformat()[:cut] + "X" * (4 - cut),
    st.dates(min_value=date(100, 1, 1), max_value=date(9998, 12, 31)),
    st.sampled_from([2, 3]),
)
SEASON = st.builds(
    lambda day, code: f"{day.year:04d}-{code}", DAYS, st.sampled_from([21, 22, 23, 33, 34, 35, 36, 40, 41])
)
QUALIFIED = st.builds(lambda text, mark: text + mark, ONE_DATE, st.sampled_from(["?", "~"]))


def oracle(text: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """What the reference parser says that the text covers."""
    parsed = parse_edtf(text)
    return cast(
        "tuple[tuple[int, ...], tuple[int, ...]]",
        (tuple(parsed.lower_strict())[:3], tuple(parsed.upper_strict())[:3]),
    )


@settings(deadline=None)
@given(st.one_of(ONE_DATE, MASKED, SEASON, QUALIFIED))
def test_the_reference_parser_agrees(text: str) -> None:
    """On dates, masks, parts of years and qualifiers the days are those of the edtf package."""
    found = interval(text)
    assert found is not None
    earliest, latest = found
    assert earliest is not None
    assert latest is not None
    shown = ((earliest.year, earliest.month, earliest.day), (latest.year, latest.month, latest.day))
    assert oracle(text) == shown


@settings(deadline=None)
@given(st.text(alphabet="0123456789X-/~?%.[]{},TZ:+YSE ", max_size=24) | st.text(max_size=12))
def test_any_text_is_read_or_refused(text: str) -> None:
    """No text raises, and an interval is never out of order."""
    found = interval(text)
    if found and found[0] and found[1]:
        assert found[0] <= found[1]
