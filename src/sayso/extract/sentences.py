"""A text becomes its sentence spans, in order, without surrounding white space."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from sayso.model.text import Span

PIECE = 8_000
"""Characters read at a time: the splitter looks from every quotation mark to the end of what it is given."""


@dataclass(frozen=True)
class Sentences:
    """The sentences of one text; every offset belongs to at most one of them."""

    text: str
    spans: tuple[Span, ...]

    @cached_property
    def _starts(self) -> list[int]:
        return [span.start for span in self.spans]

    def around(self, start: int, end: int) -> Span:
        """The sentence that holds ``start``, widened to reach ``end``; the bare span where none does."""
        at = bisect_right(self._starts, start) - 1
        if at < 0 or self.spans[at].end <= start:
            return Span(start, end)
        first = self.spans[at]
        if end <= first.end:
            return first
        last = at
        while self.spans[last].end < end and last + 1 < len(self.spans):
            last += 1
        return Span(first.start, max(self.spans[last].end, end))


def split(text: str) -> Sentences:
    """Split ``text`` into sentences; a blank line always ends one. Time is linear in the length of the text."""
    spans = []
    for start, words in _raw(text):
        end = start + len(words.rstrip())
        begin = start + len(words) - len(words.lstrip())
        if begin < end:
            spans.append(Span(begin, end))
    return Sentences(text, tuple(spans))


def _raw(text: str) -> Iterator[tuple[int, str]]:
    """Sentences with their starts, read piece by piece; one that a piece may have cut is read again in the next."""
    from sentencex import get_sentence_boundaries  # noqa: PLC0415 - compiled, and wanted only here

    start = 0
    while start < len(text):
        end, cut = _end(text, start)
        found = get_sentence_boundaries("en", text[start:end])
        if cut and len(found) > 1:
            end = start + found.pop()["start_index"]
        yield from ((start + one["start_index"], one["text"]) for one in found)
        start = end


def _end(text: str, start: int) -> tuple[int, bool]:
    """Where the piece from ``start`` ends, at a blank line if it can, and whether it may cut a sentence."""
    if len(text) - start <= PIECE:
        return len(text), False
    blank = text.rfind("\n\n", start, start + PIECE)
    return (start + PIECE, True) if blank < 0 else (blank + 2, False)
