"""Publication dates as they are written."""

import pytest

from sayso.intake.published import edtf_of, is_date_line


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("2014", "2014"),
        ("2014-03", "2014-03"),
        ("2014-03-02", "2014-03-02"),
        ("2014~", "2014~"),
        ("2014-03-02T08:00:00Z", "2014-03-02T08:00:00Z"),
        ("2014-03-02T08:00:00+09:00", "2014-03-02T08:00:00+09:00"),
        ("2014-03-02T08:00+0900", "2014-03-02T08:00:00+09:00"),
        ("2014-03-02 08:00:00.123 UTC", "2014-03-02T08:00:00Z"),
        ("Sun, 02 Mar 2014 08:00:00 +0900", "2014-03-02T08:00:00+09:00"),
        ("Sun, 02 Mar 2014 08:00:00 GMT", "2014-03-02T08:00:00Z"),
        ("March 2, 2014", "2014-03-02"),
        ("Mar. 2nd, 2014, 9:15 a.m. KST", "2014-03-02"),
        ("Published: Sunday, 2 March 2014", "2014-03-02"),
        ("Posted on 02-Mar-2014 at 14:30", "2014-03-02"),
        ("Updated 2014-03-02", "2014-03-02"),
    ],
)
def test_is_read(written: str, edtf: str) -> None:
    """The local day is kept, with its offset."""
    assert edtf == edtf_of(written)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "yesterday",
        "03/04/2013",
        "31 February 2014",
        "2014-13-01",
        "March 2014 was cold",
        "2014-03-02T25:00",
        "12",
        "x" * 500,
    ],
)
def test_is_not_guessed(written: str) -> None:
    """A day that is not there, or could be two, stays empty."""
    assert not edtf_of(written)


@pytest.mark.parametrize("line", ["March 2, 2014", "Published 2 March 2014", "2014-03-02", "Feb. 11, 2013 5:02 pm EST"])
def test_a_date_alone_is_a_date_line(line: str) -> None:
    """It says when the article came out."""
    assert is_date_line(line)


@pytest.mark.parametrize(
    "line", ["On March 2, 2014 the ferry stopped", "2014", "March", "March 2, 2014 deal falls apart"]
)
def test_a_date_in_words_is_none(line: str) -> None:
    """It is part of the report."""
    assert not is_date_line(line)
