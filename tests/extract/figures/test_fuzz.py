"""Any text at all: spans hold their words, nothing raises, time stays linear."""

import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.extract.figures import find_figures, parse_figure
from sayso.model.figure import Figure
from sayso.model.text import Span

WORDS = (
    "1 12 1,234 3.5 .5 1/2 ½ 0 99999999999999999999999999999999999 one two-thirds half a dozen hundred million bn "
    "m k about over at least no more than between and to - – or in of the not $ £ € US$ won dollars % percent per "
    "night year-old feet inches ( ) , . ; : ' \" degrees C F p c 10th Flight Kim aged few several tens each / × "
    "^ e10 + − minus 8:30 #4 1990s İ ß 元 ௹ ٣ １ 𝟙"
)
PIECES = st.sampled_from([*WORDS.split(), "\n", "\u00a0", "\u2028", "\x00"])
SOUP = st.lists(PIECES, max_size=25).flatmap(
    lambda pieces: st.sampled_from(["", " ", "-", "\n"]).map(lambda joint: joint.join(pieces))
)


@settings(max_examples=400, deadline=None, derandomize=True)
@given(st.one_of(st.text(max_size=200), SOUP), st.sampled_from(["", "GB", "CN", "xx"]))
def test_any_text_gives_ordered_spans_inside_it(text: str, country: str) -> None:
    """Spans are in order, apart from each other, not empty and inside the text."""
    end = 0
    for found in find_figures(text, country=country):
        assert isinstance(found.value, Figure)
        assert end <= found.span.start < found.span.end <= len(text)
        assert found.span.of(text).strip()
        end = found.span.end


@settings(max_examples=200, deadline=None, derandomize=True)
@given(SOUP, st.lists(st.tuples(st.integers(0, 120), st.integers(1, 12)), max_size=6))
def test_figures_keep_clear_of_taken_spans(text: str, places: list[tuple[int, int]]) -> None:
    """Whatever is taken, no figure overlaps it."""
    taken = [Span(start, start + length) for start, length in places]
    for found in find_figures(text, taken=taken):
        assert not any(found.span.overlaps(span) for span in taken)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.one_of(st.text(max_size=60), SOUP))
def test_an_editor_may_type_anything(words: str) -> None:
    """Parsing answers with a figure or with nothing."""
    assert isinstance(parse_figure(words), Figure | None)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(SOUP)
def test_the_same_text_gives_the_same_figures(text: str) -> None:
    """There is no state between calls."""
    assert find_figures(text) == find_figures(text)


HOSTILE: dict[str, Callable[[int], str]] = {
    "commas": lambda size: "1," * (size // 2),
    "ones": lambda size: "one " * (size // 4),
    "hyphened ones": lambda size: "one-" * (size // 4),
    "digits": lambda size: "7" * size,
    "spaced digits": lambda size: "7 " * (size // 2),
    "spaces": lambda size: "5" + " " * size,
    "dots": lambda size: "1." * (size // 2),
    "slashes": lambda size: "1/2/" * (size // 4),
    "dollars": lambda size: "$" * size,
    "millions": lambda size: "5 million million " * (size // 18),
    "hedges": lambda size: "at least about " * (size // 15) + "5",
    "tens": lambda size: "tens of thousands of " * (size // 21),
    "letters": lambda size: "5 " + "a" * size,
    "capitals": lambda size: "A" * size + " 5 ",
    "ranges": lambda size: "1-2 to 3 " * (size // 9),
    "brackets": lambda size: "5 km (" * (size // 6),
    "halves": lambda size: "half a " * (size // 7),
    "quotes": lambda size: "5' 6\" " * (size // 6),
    "won": lambda size: "500 won " * (size // 8),
    "words": lambda size: "5 red-hot-air-" * (size // 14),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_time_is_linear_in_hostile_text(name: str) -> None:
    """Eight times the text takes about eight times as long; a quadratic rule would take 64 times as long."""
    small, large = HOSTILE[name](2_000), HOSTILE[name](16_000)
    assert clock(large) / clock(small) < 24


def clock(text: str) -> float:
    """Processor seconds of the better of two runs."""
    best = float("inf")
    for _ in range(2):
        started = time.process_time()
        find_figures(text)
        best = min(best, time.process_time() - started)
    return max(best, 1e-3)
