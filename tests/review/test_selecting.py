"""Words of a text are found, moved and stretched by keys."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.model.text import Span
from sayso.review.selecting import Selection, pressed, word_at

TEXT = "Nets worth $3.30 million lay there.\n\nSome 10,000 crates were lost, o'clock or not.\nThe rest stayed."
KEYS = (
    *("left", "right", "shift+left", "shift+right", "ctrl+left", "ctrl+right"),
    *("up", "down", "tab", "backspace", "a", "1"),
)


def keyed(start: str, *keys: str) -> str:
    """The words that are selected after keys, from these words on."""
    selection = Selection(Span(TEXT.index(start), TEXT.index(start) + len(start)))
    for key in keys:
        selection = pressed(selection, TEXT, key)
    return selection.span.of(TEXT)


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        (("right",), "crates"),
        (("left",), "Some"),
        (("shift+right",), "10,000 crates"),
        (("shift+right", "shift+right", "shift+left"), "10,000 crates"),
        (("shift+left",), "10,000"),
        (("ctrl+left",), "Some 10,000"),
        (("ctrl+left", "ctrl+right"), "10,000"),
        (("ctrl+right",), "10,000"),
        (("down",), "The"),
        (("up", "right", "right"), "$"),
        (("left", "left", "left"), "lay"),
    ],
)
def test_selections_move_by_whole_words(keys: tuple[str, ...], words: str) -> None:
    """A number with its commas is one word."""
    assert words == keyed("10,000", *keys)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("cra", "crates"),
        ("some 10", "Some 10,000"),
        ("RE", "were"),
        ("lost,", "lost,"),
        ("o'cl", "o'clock"),
        ("3.3", "3.30"),
    ],
)
def test_what_is_typed_is_found_as_whole_words(typed: str, words: str) -> None:
    """In any case; from where one is, and round to the top."""
    assert words == keyed("Some", *("space" if char == " " else char for char in typed))


def test_tab_goes_to_the_next_place_and_backspace_takes_back() -> None:
    """Of what was typed; what stands nowhere is said."""
    found = [keyed("Nets", "t", "h", *["tab"] * times) for times in range(4)]
    assert ["worth", "there", "The", "worth"] == found
    missing = pressed(pressed(Selection(Span(0, 4)), TEXT, "z"), TEXT, "q")
    assert (True, "zq", Span(0, 4)) == (missing.missed, missing.sought, missing.span)
    assert Selection(Span(0, 4)) == pressed(pressed(missing, TEXT, "backspace"), TEXT, "backspace")


def test_a_text_without_words_selects_nothing() -> None:
    """Nor does any key fail on it."""
    for key in KEYS:
        assert 0 == len(pressed(Selection(word_at("... \n", 2)), "... \n", key).span)


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from("ab1 .,\n'"), max_size=60), st.lists(st.sampled_from(KEYS), max_size=12))
def test_keys_never_leave_the_text(text: str, keys: list[str]) -> None:
    """Whatever the text and the keys."""
    selection = Selection(word_at(text, 0))
    for key in keys:
        selection = pressed(selection, text, key)
        assert 0 <= selection.span.start <= selection.span.end <= len(text)
