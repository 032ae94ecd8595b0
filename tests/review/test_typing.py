"""A line is typed and edited by keys."""

import pytest

from sayso.review.typing import edited, inserted


@pytest.mark.parametrize(
    ("line", "key", "after"),
    [
        ("about| 40", "x", "aboutx| 40"),
        ("about| 40", "space", "about | 40"),
        ("about| 40", "backspace", "abou| 40"),
        ("|about", "backspace", "|about"),
        ("about| 40", "delete", "about|40"),
        ("about|", "delete", "about|"),
        ("about| 40", "left", "abou|t 40"),
        ("|about", "left", "|about"),
        ("about| 40", "right", "about |40"),
        ("about| 40", "home", "|about 40"),
        ("about| 40", "ctrl+e", "about 40|"),
        ("about 40|", "ctrl+left", "about |40"),
        ("about |40", "ctrl+left", "|about 40"),
        ("|about 40", "ctrl+right", "about| 40"),
        ("about 40|", "ctrl+w", "about |"),
        ("about |40", "ctrl+u", "|40"),
        ("about |40", "ctrl+k", "about |"),
        ("about| 40", "f5", "about| 40"),
        ("日本|", "backspace", "日|"),
    ],
)
def test_keys_edit_the_line(line: str, key: str, after: str) -> None:
    """The bar stands for the cursor."""
    before, _, behind = line.partition("|")
    words, cursor = edited(before + behind, len(before), key)

    assert after == f"{words[:cursor]}|{words[cursor:]}"


def test_pasted_words_become_one_line() -> None:
    """Without line ends and what would move the cursor."""
    assert ("a b c d", 6) == inserted("a d", 2, "b\r\nc\x1b ")
