"""What must hold for every text, span and edit."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.anchor import pin, refind
from sayso.model.anchor import AnchorStatus
from sayso.model.text import Span

_WORDS = (
    "the a ministry said that workers left valley in January May Harrow Bay Ann Lee not no 12 118,000 3.5 percent about"
    " more than million dozen people river and of were told"
)
_WORD = st.sampled_from(_WORDS.split())
_SENTENCE = st.lists(_WORD, min_size=3, max_size=14).map(lambda words: " ".join(words) + ".")
TEXTS = st.lists(_SENTENCE, min_size=1, max_size=8).map(" ".join)


@st.composite
def pinned(draw: st.DrawFn) -> tuple[str, Span]:
    """A text and a span of whole words of it."""
    text = draw(TEXTS)
    words = [found.span() for found in re.finditer(r"[\w.,]*\w", text)]
    first = draw(st.integers(0, len(words) - 1))
    last = draw(st.integers(first, min(first + 5, len(words) - 1)))
    return text, Span(words[first][0], words[last][1])


@given(pinned())
def test_an_unchanged_text_is_exact(case: tuple[str, Span]) -> None:
    """However often the words repeat."""
    text, span = case
    found = refind(pin(text, span), text)
    assert (AnchorStatus.EXACT, span) == (found.status, found.span)


@given(st.text(min_size=1, max_size=80), st.data())
def test_any_span_of_any_text_is_exact_in_it(text: str, data: st.DataObject) -> None:
    """Halves of words and of numbers too."""
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    found = refind(pin(text, span), text)
    assert (AnchorStatus.EXACT, span) == (found.status, found.span)


@given(pinned(), TEXTS)
def test_text_put_in_front_never_alters(case: tuple[str, Span], front: str) -> None:
    """The words moved by its length, or cannot be told from a repeat."""
    text, span = case
    found = refind(pin(text, span), f"{front}\n\n{text}")
    if found.status is AnchorStatus.MOVED:
        assert span.of(text) == found.span.of(f"{front}\n\n{text}") if found.span else False
    else:
        assert found.status in {AnchorStatus.AMBIGUOUS, AnchorStatus.EXACT, AnchorStatus.ALTERED, AnchorStatus.LOST}
        assert found.status is AnchorStatus.AMBIGUOUS or span.start < 32 or front.count(span.of(text))


@st.composite
def pinned_figures(draw: st.DrawFn) -> tuple[str, Span]:
    """A text and a span of it that holds a figure."""
    before, after = draw(_SENTENCE)[:-1], draw(_SENTENCE)
    figure = draw(st.sampled_from(["12", "118,000", "3.5 percent", "about 40", "12 people", "$3.30"]))
    text = f"{draw(TEXTS)} {before} {figure} {after} {draw(TEXTS)}"
    start = text.index(f"{before} {figure} {after}") + len(before) + 1
    return text, Span(start, start + len(figure))


@given(pinned_figures(), st.data())
def test_a_changed_digit_is_never_found(case: tuple[str, Span], data: st.DataObject) -> None:
    """With one digit other, the words are altered, or a repeat elsewhere, and never there."""
    text, span = case
    digits = [at for at in range(span.start, span.end) if text[at].isdigit()]
    at = data.draw(st.sampled_from(digits))
    other = data.draw(st.sampled_from([digit for digit in "0123456789" if digit != text[at]]))
    new = text[:at] + other + text[at + 1 :]
    found = refind(pin(text, span), new)
    if found.status in {AnchorStatus.EXACT, AnchorStatus.MOVED}:
        assert found.span is not None
        assert span.of(text) == found.span.of(new)
        assert not found.span.contains(Span(at, at + 1))


@settings(max_examples=200)
@given(pinned(), TEXTS)
def test_what_is_found_says_the_same(case: tuple[str, Span], new: str) -> None:
    """In a wholly different text: every number and capital of the words found is one of the words pinned."""
    text, span = case
    found = refind(pin(text, span), new)
    if found.span is not None and found.status in {AnchorStatus.EXACT, AnchorStatus.MOVED}:
        telling = r"\d[\d.,]*|[A-Z]\w+|\bnot?\b"
        assert re.findall(telling, span.of(text)) == re.findall(telling, found.span.of(new))
    assert (found.span is None) == (found.status in {AnchorStatus.AMBIGUOUS, AnchorStatus.LOST})


@given(st.text(min_size=1, max_size=60), st.text(max_size=60), st.data())
def test_nothing_is_raised(old: str, new: str, data: st.DataObject) -> None:
    """Whatever the texts."""
    start = data.draw(st.integers(0, len(old) - 1))
    found = refind(pin(old, Span(start, data.draw(st.integers(start + 1, len(old))))), new)
    assert found.span is None or found.span.end <= len(new)
    assert found.reason
