"""Whether two noun phrases measure the same."""

import pytest

from sayso.compare.measures import head_of, measures_match
from sayso.compare.stems import idea, ideas, words


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("work visas", "work visas"),
        ("work visas granted", "work permits issued"),
        ("North Koreans granted work visas", "work visas issued to North Koreans"),
        ("North Koreans granted work visas", "work visas"),
        ("people killed", "deaths"),
        ("homes destroyed", "houses destroyed"),
        ("coronavirus cases", "confirmed cases"),
        ("workers", "labourers at the plant"),
        ("people", "residents"),
        ("", "work visas"),
    ],
)
def test_the_same_measure_in_other_words(left: str, right: str) -> None:
    """Synonyms, word order and added detail do not part two measures."""
    assert measures_match(left, right).same
    assert measures_match(right, left).same


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("workers killed", "workers injured"),
        ("work visas", "tourist visas"),
        ("deaths", "cases"),
        ("exports to China", "imports from China"),
        ("seats", "votes"),
        ("profit", "loss"),
        ("budget", "gross"),
    ],
)
def test_different_measures(left: str, right: str) -> None:
    """Rival events, and phrases that share only their head noun, measure different things."""
    assert not measures_match(left, right).same
    assert not measures_match(right, left).same


def test_the_reason_names_both_measures() -> None:
    """An editor reads what was held against what."""
    assert measures_match("seats", "votes").why == "'seats' and 'votes' are not the same measure"


@pytest.mark.parametrize(
    ("measure", "head"),
    [("work visas granted to North Koreans", "=permit"), ("members of the crew", "member"), ("people", ""), ("", "")],
)
def test_head_noun(measure: str, head: str) -> None:
    """The head is the last content word before the first preposition or participle."""
    assert head == head_of(measure)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("cities", "city"),
        ("boxes", "box"),
        ("shipping", "shipped"),
        ("planned", "plans"),
        ("filling", "filled"),
        ("gas", "gas"),
    ],
)
def test_stems_bring_forms_together(left: str, right: str) -> None:
    """Plural, past and continuous forms of one word stand for one idea."""
    assert idea(left) == idea(right)


@pytest.mark.parametrize(
    ("left", "right"), [("bed", "bing"), ("red", "ring"), ("bus", "business"), ("string", "stred")]
)
def test_stems_leave_short_words_alone(left: str, right: str) -> None:
    """An ending is cut only where a word with a vowel is left."""
    assert idea(left) != idea(right)


def test_words_are_lower_case_without_possessives() -> None:
    """'Estland's' is 'estland'."""
    assert words("Estland’s U.S. ice-cream sellers'") == ("estland", "u.s", "ice-cream", "sellers")


def test_ideas_leave_out_what_says_nothing() -> None:
    """Function words, bare people, digits and the calendar are no ideas."""
    assert ideas("the 12 people in January were labourers at the harbour") == ("=worker", "harbour")
