"""A text becomes its sentence spans, in order, without surrounding white space."""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from sayso.model.text import Span


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
    """Split ``text`` into sentences; a blank line always ends one."""
    from sentencex import get_sentence_boundaries  # noqa: PLC0415 - compiled, and wanted only here

    spans = []
    for found in get_sentence_boundaries("en", text):
        words, start = found["text"], found["start_index"]
        end = start + len(words.rstrip())
        start += len(words) - len(words.lstrip())
        if start < end:
            spans.append(Span(start, end))
    return Sentences(text, tuple(spans))
