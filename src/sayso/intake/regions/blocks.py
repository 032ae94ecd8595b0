"""A text goes in, its paragraphs come out as spans without the white space around them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.model.text import Role, Span

_LINE = re.compile(r"[^\n]+")
_BULLET = re.compile(r"\s*(?:[-*•·▪–—]|\d{1,2}[.)])\s")

WRAPPED = range(60, 101)
"""Longest-line widths that point to a text wrapped by hand or by a mail program."""


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
    lines = [line for line in _lines(text) if line.text]
    width = max((len(line.text) for line in lines), default=0)
    if width not in WRAPPED:
        return tuple(lines)
    return tuple(_unwrapped(text, lines, width))


def _lines(text: str) -> Iterator[Piece]:
    end_of_last = -2
    for found in _LINE.finditer(text):
        piece = piece_of(text, found.start(), found.end())
        if piece.text:
            yield Piece(piece.span, piece.text, None, found.start() == end_of_last + 1)
            end_of_last = found.end()


def _unwrapped(text: str, lines: list[Piece], width: int) -> Iterator[Piece]:
    """Join a line to the one above where the break was forced: its first word would not have fitted there."""
    whole: Piece | None = None
    last = ""
    in_first_run = True
    for line in lines:
        in_first_run = in_first_run and (whole is None or line.joins_above)
        forced = len(last) + 1 + len(line.text.split(maxsplit=1)[0]) > width
        if in_first_run:
            # Headline, outlet and byline often stand on lines of their own; only a small letter continues one.
            forced = forced and line.text[0].islower()
        if whole is not None and line.joins_above and forced and not _BULLET.match(line.text):
            span = Span(whole.span.start, line.span.end)
            whole = Piece(span, span.of(text), None, whole.joins_above)
        else:
            if whole is not None:
                yield whole
            whole = line
        last = line.text
    if whole is not None:
        yield whole
