"""Texts split into tokens by spaces, read as they were printed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.desk.untokenizing import printed
from sayso.model.text import Span


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On May 4 , 2019 , it paid $ 3.5 million .", "On May 4, 2019, it paid $3.5 million."),
        ("The mill 's roof ( it was n't new ) lost 5 % .", "The mill's roof (it wasn't new) lost 5%."),
        ("Nothing to change, here.", "Nothing to change, here."),
        ("A dash - stays , .NET too", "A dash - stays, .NET too"),
        ("", ""),
    ],
)
def test_printed(text: str, expected: str) -> None:
    """Spaces before closing marks, after opening ones and inside contractions go; all others stay."""
    assert expected == printed(text).text


def test_spans_lead_back() -> None:
    """A span of the printed text names the same words in the text as it came."""
    text = "It paid $ 3.5 million ."
    found = printed(text)
    start = found.text.index("$3.5 million")
    assert text.index("$ 3.5 million") == found.original(Span(start, start + 12)).start
    assert found.original(Span(start, start + 12)).of(text) == "$ 3.5 million"
    assert found.original(Span(3, 3)) == Span(3, 3)


@given(st.text(alphabet="ab1 .,$%('s\n"))
def test_only_spaces_are_taken_out(text: str) -> None:
    """Every other character stays, in order, and knows where it stood."""
    found = printed(text)
    assert text.replace(" ", "") == found.text.replace(" ", "")
    assert [text[at] for at in found.offsets[:-1]] == list(found.text)
