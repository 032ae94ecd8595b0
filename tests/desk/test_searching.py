"""Search: the same words find the same records on both databases, whatever is typed."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.desk import history, listing, logging, registry
from sayso.desk.desk import Desk
from sayso.desk.logging import Wording
from sayso.model.claim import Status


def found(desk: Desk, words: str) -> list[str]:
    """The references that a search yields, sorted."""
    return sorted(hit.ref for hit in listing.find(desk, words))


QUERIES = {
    "wreckage": ["A3", "A4"],
    "WRECKAGE divers": ["A3", "A4"],
    "wreckage quay": [],
    '"night and asked"': ["A3", "A4"],
    '"asked and night"': [],
    "statement -union": [],
    "Tarrow -statement": ["A1", "S1"],
    'Tarrow -"in a statement"': ["A1", "S1"],
    "-union": [],
    "wreckage or quay": [],
    "fishermen's": ["A2"],
    "generators, tents!": ["A3", "A4"],
}


def test_words_phrases_and_exclusions(newsroom: Desk) -> None:
    """All words count; a quoted phrase stands together; -word excludes; nothing else is syntax."""
    assert QUERIES == {words: found(newsroom, words) for words in QUERIES}


ODD = (
    *("", " ", '"', '""', "-", "*", "AND", "NEAR(", "a AND", "title:x", "'; DROP TABLE claims; --", '" OR 1=1 --'),
    *("x\0y", "\udce9", "%_\\", ":*", "!&|", "²", "()" * 50, '-"a b" -c d'),
)


def test_odd_input_is_a_search_like_any_other(newsroom: Desk) -> None:
    """It finds something or nothing, and harms nothing."""
    for words in ODD:
        listing.find(newsroom, words)

    assert ["A3", "A4"] == found(newsroom, "wreckage")


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(max_size=30))
def test_any_text_can_be_searched_for(newsroom: Desk, words: str) -> None:
    """No text makes a database fail."""
    listing.find(newsroom, words)


def test_the_index_follows_every_change(newsroom: Desk) -> None:
    """Claims and sources are found as they are now, not as they were."""
    registry.add_source(newsroom, "Ines Tarrow", "person", aliases=["Inez"])
    logging.edit_claim(newsroom, "C1", Wording(note="asked twice about moorage"))
    assert (["S1"], ["C1"]) == (found(newsroom, "inez"), found(newsroom, "moorage"))

    logging.settle_claims(newsroom, ["C1"], Status.REJECTED)
    assert [] == found(newsroom, "moorage")
    history.undo_entry(newsroom)
    assert ["C1"] == found(newsroom, "moorage")
    history.undo_entry(newsroom)
    history.undo_entry(newsroom)
    assert ([], []) == (found(newsroom, "inez"), found(newsroom, "moorage"))


def test_a_limit_holds(newsroom: Desk) -> None:
    """The best come first."""
    assert 2 == len(listing.find(newsroom, "storm", limit=2))
