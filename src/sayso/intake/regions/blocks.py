"""A text goes in, its paragraphs come out as spans without the white space around them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from sayso.model.text import Role, Span

_LINE = re.compile(r"[^\n]+")
_BULLET = re.compile(r"\s*(?:[-*•·▪–—]|\d{1,2}[.)])\s")

WRAPPED = range(45, 101)
"""Line widths that point to a text wrapped by hand, by a wire or by a mail program."""

_SENTENCE_END = (".", "!", "?", "”", '"', "''", ":", "…", ")")
_PARAGRAPH_EACH = 0.8
"""Share of lines ending as sentences do from which every line is a paragraph of its own."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text without white space around it, and its role once that is known."""

    span: Span
    text: str
    role: Role | None = None
    joins_above: bool = False
    """Whether it stands on the line right below the piece before it, with no blank line between."""

    def cut(self, at: int, role: Role | None, rest: Role | None) -> tuple["Piece", ...]:
        """Two pieces, split ``at`` code points from the start; a side that is empty is left out."""
        return tuple(
            piece
            for piece in (
                piece_of(self.text, 0, at, self.span.start, role),
                piece_of(self.text, at, len(self.text), self.span.start, rest),
            )
            if piece.text
        )

    def told(self, role: Role) -> "Piece":
        """This piece with its role settled."""
        return Piece(self.span, self.text, role, self.joins_above)


def piece_of(text: str, start: int, end: int, base: int = 0, role: Role | None = None) -> Piece:
    """The piece of ``text[start:end]`` without surrounding white space; ``base`` is where ``text`` itself begins."""
    words = text[start:end]
    lead = len(words) - len(words.lstrip())
    kept = words.strip()
    return Piece(Span(base + start + lead, base + start + lead + len(kept)), kept, role)


def pieces_of(text: str) -> tuple[Piece, ...]:
    """The paragraphs of ``text``: one a line, or several lines where the text was wrapped at a fixed width."""
    lines = list(_lines(text))
    width = _wrap_width(lines)
    return tuple(_unwrapped(text, lines, width)) if width else tuple(lines)


def _lines(text: str) -> Iterator[Piece]:
    end_of_last = -2
    for found in _LINE.finditer(text):
        piece = piece_of(text, found.start(), found.end())
        if piece.text:
            yield Piece(piece.span, piece.text, None, found.start() == end_of_last + 1)
            end_of_last = found.end()


def _wrap_width(lines: list[Piece]) -> int:
    """The width that the text was wrapped at, or 0 where every line is a paragraph."""
    lengths = sorted(len(line.text) for line in lines)
    if not lengths:
        return 0
    # A single longer line (an address, a table) does not make a wrapped text unwrapped.
    width = lengths[-1] if len(lengths) < 20 else lengths[len(lengths) * 9 // 10]
    if width not in WRAPPED or lengths[-1] > 2 * WRAPPED[-1]:
        return 0
    ends = [above.text.endswith(_SENTENCE_END) for above, below in pairwise(lines) if below.joins_above]
    return 0 if not ends or sum(ends) >= _PARAGRAPH_EACH * len(ends) else width


def _unwrapped(text: str, lines: list[Piece], width: int) -> Iterator[Piece]:
    """Join a line to the one above where the break was forced: its first word would not have fitted there."""
    indented = [_indent(text, line) for line in lines]
    # Where a few lines are set in, that is how the text marks its paragraphs.
    marks = 0 < sum(map(bool, indented)) <= len(lines) // 2
    whole, above, in_header = lines[0], lines[0], True
    for line, indent in zip(lines[1:], indented[1:], strict=True):
        joins = line.joins_above and not (marks and indent) and not _BULLET.match(line.text)
        if joins and marks and not in_header:
            joins = len(above.text) > width // 2
        elif joins:
            joins = len(above.text) + 1 + len(line.text.split(maxsplit=1)[0]) >= width - 2
        # Headline, outlet and byline often stand on lines of their own; only a small letter continues one.
        if joins and in_header and not line.text[0].islower():
            joins = False
        if joins:
            span = Span(whole.span.start, line.span.end)
            whole, in_header = Piece(span, span.of(text), None, whole.joins_above), False
        else:
            yield whole
            in_header = in_header and line.joins_above
            whole = line
        above = line
    yield whole


def _indent(text: str, line: Piece) -> int:
    """How far a line is set in: white space between the line end before it and its first word."""
    return line.span.start - 1 - text.rfind("\n", 0, line.span.start)
