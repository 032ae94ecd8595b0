"""A text suggests when it was published, with its reason, and never more than it says."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.extract.dates import suggest_published
from sayso.model.edtf import read


@pytest.mark.parametrize(
    ("text", "edtf", "reason"),
    [
        (
            "Mill closes\n\nPublished March 4, 2022\n\nThe mill closed.",
            "2022-03-04",
            "a line reads 'Published March 4, 2022'",
        ),
        (
            "Mill closes\nUpdated: 4 March 2022, 16:05\nIt closed.",
            "2022-03-04",
            "a line reads 'Updated: 4 March 2022, 16:05'",
        ),
        ("Mill closes\n\n4 March 2022\n\nIt closed.", "2022-03-04", "'4 March 2022' stands in a line of its own"),
        ("OSLO, March 4, 2022 (Wire) -- The mill closed.", "2022-03-04", "the dateline says 'March 4, 2022'"),
        (
            "A court in Oslo fined the mill on March 4, 2022. It was built in 1998.",
            "2022-03-04",
            "the opening names 'March 4, 2022' and the text no later year; it may have been published later",
        ),
        (
            "The mill burned in March 2022.",
            "2022-03",
            "the opening names 'March 2022' and the text no later year; it may have been published later",
        ),
        (
            "The mill burned in 2022.",
            "2022",
            "2022 is the latest year that the text names ('2022'); it may have been published later",
        ),
        (
            "Mill fined again\n\nThe mill, fined on May 2, 2019, broke the rules in 2021.",
            "2021",
            "2021 is the latest year that the text names ('2021'); it may have been published later",
        ),
    ],
)
def test_a_date_that_the_text_names_is_suggested(text: str, edtf: str, reason: str) -> None:
    """Lines and datelines that say so come first, then the latest date of the opening; the reason quotes it."""
    found = suggest_published(text)
    assert found is not None
    assert (edtf, reason) == (found.edtf, found.reason)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The mill closed on Friday.",
        "Since 2000, four mills have closed.",
        "The mill will close in 2030.",
        "The council plans to close it by March 4, 2027.",
        "The fair is held on 4 March.",
        "The mill closed. " * 60 + "It was built in 1998.",
        "The mill ground 2000 tonnes.",
    ],
)
def test_what_does_not_date_an_article_suggests_nothing(text: str) -> None:
    """Open, coming, yearless and passing dates are no hold."""
    assert suggest_published(text) is None


def test_day_and_month_order_is_the_country_s() -> None:
    """A date in digits is read as the outlet's country writes it, and not suggested where it is not known."""
    line = "Mill closes\n\nPosted 03/04/2022\n\nIt closed."
    american, british = suggest_published(line, country="US"), suggest_published(line, country="GB")
    assert american is not None
    assert british is not None
    assert ("2022-03-04", "2022-04-03") == (american.edtf, british.edtf)
    assert suggest_published(line) is None


@settings(deadline=None, max_examples=200)
@given(
    st.text(max_size=200)
    | st.lists(st.sampled_from(["May", "4,", "2022", "\n", "in", "will", "OSLO,", "--", "1999"])).map(" ".join)
)
def test_any_text_gives_sound_edtf_or_nothing(text: str) -> None:
    """A suggestion is a day, month or year that EDTF can read, and its words stand in the text."""
    found = suggest_published(text)
    if found is not None:
        reading = read(found.edtf)
        assert reading is not None
        assert reading.earliest is not None
        assert found.span.of(text) in found.reason
