"""What an editor types is read with the grammar of extraction, and told before it is saved."""

import pytest
from tests.review.conftest import TEXT, page_of

from sayso.desk.reviewing.page import Page
from sayso.desk.reviewing.understanding import dated, likely_kind, reading, understood
from sayso.model.errors import InputError
from sayso.model.text import Span


@pytest.fixture
def page() -> Page:
    """An article of 9 April 2031."""
    return page_of()


@pytest.mark.parametrize(
    ("kind", "words", "told"),
    [
        ("figure", "about 40", "about 40"),
        ("figure", "between 5 and 10 boats", "between 5 and 10 boats"),
        ("figure", "10,000 won per night", "10,000 KRW per night (money)"),
        ("figure", "17 percent", "17 percent (percent)"),
        ("figure", "up to a dozen trawlers", "at most 12 trawlers"),
        ("date", "feb 2013", "2013-02 (2013-02-01 to 2013-02-28)"),
        ("date", "2013-02-11", "2013-02-11"),
        ("date", "last year", "2030 (2030-01-01 to 2030-12-31, read against 2031-04-09)"),
        ("place", "Donggang, Liaoning", "Donggang, Liaoning, CN (sayso:donggang-liaoning)"),
        ("place", "Nowhere Quay", "Nowhere Quay (not in the gazetteer)"),
        ("", "about 40", "about 40"),
    ],
)
def test_values(page: Page, kind: str, words: str, told: str) -> None:
    """Of each kind, in words that leave nothing to guess."""
    assert told == understood(page, kind, "value", words)


@pytest.mark.parametrize(
    ("field", "words", "told"),
    [
        ("measure", " boats lost ", "boats lost"),
        ("when", "2013-02", "2013-02"),
        ("when", "", "nothing: it is cleared"),
        ("where", "Dandong", "Dandong, Liaoning, CN (geonames:2037886)"),
        ("where", "the outer moorings", "the outer moorings (not in the gazetteer)"),
        ("polarity", "neg", "negated"),
        ("modality", "ALLEGED", "alleged"),
        ("note", "call the harbour", "call the harbour"),
    ],
)
def test_other_fields(page: Page, field: str, words: str, told: str) -> None:
    """Some are taken as they are, some are read."""
    assert told == understood(page, "figure", field, words)


@pytest.mark.parametrize(
    ("kind", "field", "words", "message"),
    [
        ("figure", "value", "perhaps", "'perhaps' cannot be read as a figure"),
        ("date", "value", "about 40 boats", "cannot be read as a date"),
        ("figure", "value", " ", "a value is wanted"),
        ("figure", "when", "whenever", "cannot be read as a date"),
        ("figure", "polarity", "perhaps", "'perhaps' is not one of them"),
        ("figure", "modality", "", "'' is not one of them"),
    ],
)
def test_what_cannot_be_read_is_refused(page: Page, kind: str, field: str, words: str, message: str) -> None:
    """And never guessed."""
    with pytest.raises(InputError, match=message):
        understood(page, kind, field, words)


def test_selected_words_are_read_where_they_stand(page: Page) -> None:
    """With what is counted around them; typed words go before, and a kind that is asked for."""
    span = Span(TEXT.index("Some 40"), TEXT.index("Some 40") + 7)
    assert ("figure", "about 40 boats") == reading(page, span, "", "")
    assert ("figure", "50 boats") == reading(page, span, "", "50 boats")
    month = Span(TEXT.index("April"), TEXT.index("April") + 5)
    assert "date" == reading(page, month, "", "")[0]
    assert "place" == reading(page, month, "place", "")[0]
    with pytest.raises(InputError, match="it is not clear what 'said' states"):
        reading(page, Span(TEXT.index("said"), TEXT.index("said") + 4), "", "")


@pytest.mark.parametrize(
    ("words", "read"),
    [("2013-02-11", "2013-02-11"), ("Feb. 11, 2013", "2013-02-11"), ("feb 2013", "2013-02"), (" ", "")],
)
def test_an_article_is_dated_as_one_writes(words: str, read: str) -> None:
    """Empty words are no date."""
    assert read == dated(words)


@pytest.mark.parametrize("words", ["last week", "in January", "soon", "eleven boats"])
def test_a_date_that_counts_from_another_dates_no_article(words: str) -> None:
    """It would be read against the date that is asked for."""
    with pytest.raises(InputError):
        dated(words)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Ines Tarrow", "person"),
        ("a border official", "unnamed"),
        ("the Coast Guard", "institution"),
        ("two fishermen", "unnamed"),
        ("Selby Courier", "outlet"),
        ("the annual report", "document"),
        ("", "person"),
    ],
)
def test_a_new_source_is_of_its_likeliest_kind(name: str, kind: str) -> None:
    """As attribution would read it."""
    assert kind == likely_kind(name)
