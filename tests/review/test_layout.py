"""Marked texts become lines of a width, and no character of the text is lost on the way."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.model.text import Span
from sayso.review.layout import cut, laid, place_of, visible, width_of, window
from sayso.review.marking import Mark, Run, marked

TEXTS = st.text(alphabet=st.sampled_from("ab é日\u0301 .\n-"), max_size=120)
NONE: frozenset[str] = frozenset()


@st.composite
def texts_with_spans(draw: st.DrawFn) -> tuple[str, list[Span]]:
    """A text and some spans of it, which may nest, touch or cross."""
    text = draw(TEXTS)
    ends = st.integers(0, len(text))
    pairs = draw(st.lists(st.tuples(ends, ends), max_size=5))
    return text, [Span(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]]


@settings(deadline=None)
@given(texts_with_spans())
def test_marks_add_and_take_nothing(given_text: tuple[str, list[Span]]) -> None:
    """Without what stands between, the runs are the text, each at its place; each span has its two marks."""
    text, spans = given_text
    runs = marked(text, [Mark(span, frozenset({"figure"}), "[", " f?]") for span in spans])

    assert text == "".join(run.words for run in runs if run.at is not None)
    assert all(text.startswith(run.words, run.at) for run in runs if run.at is not None)
    assert ["["] * len(spans) == [run.words for run in runs if run.at is None and run.words == "["]
    assert 2 * len(spans) == sum(run.at is None for run in runs)


@settings(deadline=None)
@given(texts_with_spans(), st.integers(2, 30))
def test_lines_hold_the_text_and_no_more_than_their_width(given_text: tuple[str, list[Span]], width: int) -> None:
    """In order, from the first character to the last; line ends alone are left out."""
    text, spans = given_text
    lines = laid(marked(text, [Mark(span, NONE, "[", " f?]") for span in spans]), width)

    shown = "".join(run.words for line in lines for run in line.runs if run.at is not None)
    assert text.replace("\n", "") == shown
    assert [] == [line for line in lines if width_of("".join(run.words for run in line.runs).rstrip(" ")) > width]
    starts = [line.start for line in lines]
    assert sorted(starts) == starts


def test_words_are_not_cut_where_they_fit() -> None:
    """Lines break at spaces; a mark stays with its words."""
    text = "Some 40 boats sank off Dandong."
    lines = laid(marked(text, [Mark(Span(0, 7), NONE, "[", " f?]")]), 16)
    shown = ["".join(run.words for run in line.runs) for line in lines]

    assert ["[Some 40 f?] ", "boats sank off ", "Dandong."] == shown


def test_a_mark_is_not_left_behind_at_the_end_of_a_line() -> None:
    """What touches a word goes to the next line with it."""
    lines = laid(marked("boats off Dandong", [Mark(Span(10, 17), NONE, "[", " p?]")]), 16)

    assert ["boats off ", "[Dandong p?]"] == ["".join(run.words for run in line.runs) for line in lines]


def test_spans_nest_with_their_marks() -> None:
    """The inner closes before the outer."""
    runs = marked("a hotel in Dandong", [Mark(Span(0, 18), NONE, "[", " f?]"), Mark(Span(11, 18), NONE, "[", " p?]")])

    assert "[a hotel in [Dandong p?] f?]" == "".join(run.words for run in runs)


def test_a_word_longer_than_the_line_is_cut() -> None:
    """Into pieces that fill lines."""
    lines = laid([Run("abcdefgh", NONE, 0)], 3)

    assert ["abc", "def", "gh"] == ["".join(run.words for run in line.runs) for line in lines]


def test_wide_characters_count_twice() -> None:
    """As terminals paint them; those that combine take no column."""
    assert (4, 1, 0, 5) == (width_of("日本"), width_of("e\u0301"), width_of("\u200b"), width_of("a日b…"))


def test_what_would_move_a_cursor_is_shown_as_unreadable() -> None:
    """Escapes and their like; a tab is a space."""
    assert "a\ufffd]0;x\ufffd b" == visible("a\x1b]0;x\x07\tb")


@settings(deadline=None)
@given(st.text("ab é日\n\u0301…\x1b", max_size=40), st.integers(1, 20))
def test_cut_words_fit(words: str, width: int) -> None:
    """Whatever they are."""
    assert width_of(cut(words, width)) <= width


@settings(deadline=None)
@given(st.integers(0, 80), st.integers(1, 30), st.integers(0, 90), st.integers(0, 5), st.integers(1, 100))
def test_what_has_to_be_seen_is_seen(top: int, height: int, first: int, more: int, total: int) -> None:
    """As far as it fits."""
    first = min(first, total - 1)
    last = min(first + more, total - 1)
    found = window(top, height, first, last, total)

    assert found <= first < found + height
    assert last < found + height or last - first >= height - 1
    assert 0 <= found <= max(0, total - 1)


@pytest.mark.parametrize(("first", "top"), [(10, 8), (20, 8), (23, 19), (8, 4), (5, 1), (99, 84)])
def test_the_text_moves_only_where_it_must(first: int, top: int) -> None:
    """From line 8, 16 lines high: what is in sight stays, what is not comes near the top."""
    assert top == window(8, 16, first, first, 100)


def test_the_lines_of_a_span_are_found() -> None:
    """First and last."""
    lines = laid([Run("one two three four", NONE, 0)], 8)

    assert (0, 0) == place_of(lines, 4, 7)
    assert (0, 1) == place_of(lines, 4, 13)
    assert (2, 2) == place_of(lines, 14, 18)
