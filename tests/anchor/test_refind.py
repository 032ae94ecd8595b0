"""What becomes of an anchor in a changed text."""

import pytest

from sayso.anchor import find_quote, pin, refind
from sayso.anchor.refind import Refound
from sayso.model.anchor import AnchorStatus
from sayso.model.text import Span

OLD = "The ministry said on Monday that 118,000 people left the valley in January. Nobody was hurt, it said."


def _refound(words: str, new: str, old: str = OLD) -> Refound:
    return refind(pin(old, find_quote(old, words)[0]), new)


@pytest.mark.parametrize(
    ("words", "change", "status"),
    [
        ("118,000", ("", ""), AnchorStatus.EXACT),
        ("118,000", ("The ministry", "Update: the ministry"), AnchorStatus.MOVED),
        ("118,000", ("118,000", "180,000"), AnchorStatus.ALTERED),
        ("118,000", ("118,000", "118,000 million"), AnchorStatus.ALTERED),
        ("118,000", ("118,000", "about 118,000"), AnchorStatus.ALTERED),
        ("118,000", ("people left", "people have not left"), AnchorStatus.ALTERED),
        ("118,000", ("118,000 people", "no people"), AnchorStatus.ALTERED),
        ("the valley in January", ("January", "February"), AnchorStatus.ALTERED),
        ("the valley in January", ("the valley", "the  valley"), AnchorStatus.MOVED),
        ("people left the valley", ("the valley", "a valley"), AnchorStatus.MOVED),
        ("people left the valley", ("left the", "never left the"), AnchorStatus.ALTERED),
        ("Nobody was hurt", ("Nobody", "Somebody"), AnchorStatus.ALTERED),
    ],
)
def test_a_change_inside_or_beside_the_words_is_told(words: str, change: tuple[str, str], status: AnchorStatus) -> None:
    """One digit, name, 'not' or hedge alters the claim; spacing and articles do not."""
    assert status == _refound(words, OLD.replace(*change) if change[0] else OLD).status


def test_the_reason_names_what_became_of_what() -> None:
    """An editor reads both figures."""
    found = _refound("118,000", OLD.replace("118,000", "180,000"))
    assert found == Refound(AnchorStatus.ALTERED, Span(33, 40), "“118,000” became “180,000”")


def test_two_figures_that_changed_places_are_altered() -> None:
    """The old words stand elsewhere in the sentence, and that is not where they were."""
    old = "The police found 12 in Harrow and 14 in Mill."
    found = _refound("12", "The police found 14 in Harrow and 12 in Mill.", old)
    assert (found.status, found.reason) == (AnchorStatus.ALTERED, "“12” became “14”")


def test_words_that_came_twice_are_ambiguous() -> None:
    """With the same surroundings nobody can tell which is meant."""
    found = _refound("118,000", f"Again. {OLD} Again. {OLD}")
    assert (found.status, found.span) == (AnchorStatus.AMBIGUOUS, None)


@pytest.mark.parametrize("new", ["", "Something else.", "The harbour held 118,000 tonnes of old rope and tar."])
def test_a_passage_that_is_gone_is_lost(new: str) -> None:
    """The same figure in another passage is not the claim."""
    found = _refound("118,000", new)
    assert (found.status, found.span) == (AnchorStatus.LOST, None)
