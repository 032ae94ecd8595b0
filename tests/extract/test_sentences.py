import pytest

from sayso.extract.sentences import PIECE, split
from sayso.model.text import Span

SHORT = "The ferry left at dawn. Mr. Odell waved. “We will be back,” he said."


def words(text: str) -> list[str]:
    """The sentences as a reader sees them."""
    return [span.of(text) for span in split(text).spans]


def test_a_title_ends_no_sentence() -> None:
    """The full stop of 'Mr.' goes on; one after a verb ends."""
    assert words(SHORT) == ["The ferry left at dawn.", "Mr. Odell waved.", "“We will be back,” he said."]


def test_a_blank_line_ends_a_sentence() -> None:
    """A headline has no full stop."""
    assert words("Ferry sinks\n\nIt was late.") == ["Ferry sinks", "It was late."]


@pytest.mark.parametrize("joint", [" ", "\n", "\n\n"])
def test_long_texts_are_split_like_short_ones(joint: str) -> None:
    """Reading piece by piece is not to be seen in what comes out."""
    copies = 3 * PIECE // len(SHORT)
    assert words(joint.join([SHORT] * copies)) == words(SHORT) * copies


def test_a_sentence_without_end_is_cut_somewhere() -> None:
    """Every word belongs to a sentence, even where no sentence ends."""
    text = "word " * PIECE
    assert sum(len(span.of(text).split()) for span in split(text).spans) in range(PIECE, PIECE + 10)


def test_a_text_of_white_space_has_no_sentence() -> None:
    """There is nothing to hold a claim."""
    assert split(" \n\n\t" * PIECE).spans == ()


def test_a_claim_across_sentences_widens_to_both() -> None:
    """The sentence of a span reaches to the end of the span."""
    assert split(SHORT).around(4, 35) == Span(0, 40)
