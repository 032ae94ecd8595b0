"""Which earlier text a new one likely copies."""

import random

import pytest

from sayso.intake.copies import Copies, Copy, comparable
from sayso.intake.read import read
from sayso.model.text import Document

_WORDS = [
    f"{start}{end}" for start in ("ka", "lo", "mi", "ne", "pu", "ri", "sa", "to") for end in ("ba", "den", "fol", "gar")
]


def _text(seed: int, length: int = 200) -> str:
    source = random.Random(seed)
    return " ".join(source.choice(_WORDS) for _ in range(length))


@pytest.fixture
def copies() -> Copies:
    """A hundred earlier texts."""
    earlier = Copies()
    for seed in range(100):
        earlier.add(f"A{seed}", _text(seed))
    return earlier


def test_the_same_words_are_a_copy(copies: Copies) -> None:
    """In other capitals, with other line ends."""
    assert Copy("A7", 1.0) == copies.likely(_text(7).upper().replace(" ", "\n"))


def test_a_cut_and_retouched_text_is_a_copy(copies: Copies) -> None:
    """A desk takes two thirds of the wire and changes a word in ten."""
    words = _text(7).split()[:140]
    words[::10] = ["other"] * len(words[::10])
    found = copies.likely(" ".join(words))
    assert found
    assert found.key == "A7"
    assert 0.85 < found.similarity < 1


def test_another_text_is_none(copies: Copies) -> None:
    """Though it uses the same words."""
    assert copies.likely(_text(1000)) is None


def test_the_earliest_of_equals_is_named() -> None:
    """It is the likely model of both."""
    earlier = Copies()
    for key in ("A1", "A2"):
        earlier.add(key, _text(1))
    assert Copy("A1", 1.0) == earlier.likely(_text(1))


@pytest.mark.parametrize("text", ["", "Comments are closed", "Some few words here"])
def test_a_few_words_are_no_copy(text: str) -> None:
    """Too little to be told apart, unless word for word."""
    earlier = Copies()
    earlier.add("A1", "Some few words there")
    assert earlier.likely(text) is None


def test_header_and_credits_are_left_aside() -> None:
    """A copy has another outlet's name above and below it."""

    def body(name: str) -> str:
        text = (
            f"Ferry Stops\n\n{name}\n\nHARROW (AP) — {_text(3).capitalize()}.\n\n© 2014 {name}\n\nComments are closed."
        )
        (item,) = read("a.txt", text.encode())
        assert isinstance(item, Document)
        return comparable(item)

    assert f"{_text(3).capitalize()}." == body("Mill Radio") == body("The Harrow Post")
