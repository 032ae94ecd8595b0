"""Runs go in; lines of a width come out, broken at spaces, each knowing which part of the text it shows."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from sayso.review.marking import Run

UNREADABLE = "\N{REPLACEMENT CHARACTER}"
"""What stands for a control character, by which a text could take hold of a terminal."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its runs, and the span of the text that it shows, from ``start`` up to ``end``."""

    runs: tuple[Run, ...]
    start: int
    end: int


def cells(char: str) -> int:
    """The columns that a character takes in a terminal: 0, 1 or 2."""
    if char.isascii():
        return 1
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def width_of(words: str) -> int:
    """The columns that words take."""
    return len(words) if words.isascii() else sum(cells(char) for char in words)


def cut(words: str, width: int) -> str:
    """Words cut to a width, with an ellipsis where something is missing."""
    if width_of(words) <= width:
        return words
    taken, room = "", width - 1
    for char in words:
        room -= cells(char)
        if room < 0:
            break
        taken += char
    return taken + "…" if width > 0 else ""


def visible(words: str) -> str:
    """Words without what would move a terminal's cursor; a tab becomes a space."""
    if words.isprintable():
        return words
    return "".join(
        char if char.isprintable() or char == "\n" else " " if char.isspace() else UNREADABLE for char in words
    )


def laid(runs: Sequence[Run], width: int) -> list[Line]:
    """The lines of a text; an empty line stands where the text has one."""
    lines: list[Line] = []
    for paragraph in _paragraphs(runs):
        start = next((run.at for run in paragraph if run.at is not None), lines[-1].end if lines else 0)
        lines.extend(_laid(tuple(paragraph), max(width, 1), start))
    return lines


def _paragraphs(runs: Sequence[Run]) -> list[list[Run]]:
    """The runs cut at line ends, which stay with what comes before them as nothing at all."""
    paragraphs: list[list[Run]] = [[]]
    for run in runs:
        if run.at is None:
            paragraphs[-1].append(run)
            continue
        at = run.at
        for count, piece in enumerate(run.words.split("\n")):
            if count:
                paragraphs.append([])
            paragraphs[-1].append(Run(visible(piece), run.styles, at))
            at += len(piece) + 1
    return paragraphs


@lru_cache(maxsize=4096)
def _laid(paragraph: tuple[Run, ...], width: int, start: int) -> tuple[Line, ...]:
    """One paragraph's lines: what is marked anew is laid out anew, the rest is remembered."""
    lines: list[Line] = []
    row: list[Run] = []
    used, at = 0, start
    for word in _words(paragraph):
        size = sum(width_of(run.words) for run in word)
        bare = sum(width_of(run.words.rstrip(" ")) if run is word[-1] else width_of(run.words) for run in word)
        if row and used + bare > width:
            lines.append(_line(row, at))
            at, row, used = lines[-1].end, [], 0
        for run in word if size <= width else _split(word, width):
            if row and used + width_of(run.words.rstrip(" ")) > width:
                lines.append(_line(row, at))
                at, row, used = lines[-1].end, [], 0
            row.append(run)
            used += width_of(run.words)
    lines.append(_line(row, at))
    return tuple(lines)


def _words(paragraph: tuple[Run, ...]) -> list[list[Run]]:
    """The runs cut behind each space, so that each piece may begin a line; marks stay with the words they touch."""
    words: list[list[Run]] = [[]]
    for run in paragraph:
        start = 0
        for index, char in enumerate(run.words):
            if char == " " and run.at is not None and run.words[index + 1 : index + 2] != " ":
                words[-1].append(_part(run, start, index + 1))
                words.append([])
                start = index + 1
        if start < len(run.words) or not run.words:
            words[-1].append(_part(run, start, len(run.words)))
    return [word for word in words if word]


def _split(word: list[Run], width: int) -> list[Run]:
    """A word that is longer than a line, cut into pieces that fit."""
    pieces: list[Run] = []
    for run in word:
        start, used = 0, 0
        for index, char in enumerate(run.words):
            if used + cells(char) > width:
                pieces.append(_part(run, start, index))
                start, used = index, 0
            used += cells(char)
        pieces.append(_part(run, start, len(run.words)))
    return pieces


def _part(run: Run, start: int, end: int) -> Run:
    return Run(run.words[start:end], run.styles, None if run.at is None else run.at + start)


def _line(row: list[Run], at: int) -> Line:
    own = [run for run in row if run.at is not None]
    end = own[-1].at + len(own[-1].words) if own and own[-1].at is not None else at
    start = own[0].at if own and own[0].at is not None else at
    return Line(tuple(row), start, end)


def window(top: int, height: int, first: int, last: int, total: int) -> int:
    """The line to begin with so that ``first`` to ``last`` are seen; it moves only where they are not.

    Then they come to stand near the top, as on a page that is turned: what follows them is what is read next.
    """
    around = 1 if height > 4 else 0
    if first - around < top or last + around >= top + height:
        top = first - min(height // 4, max(height - 1 - (last - first), 0))
    return max(0, min(top, total - height))


def place_of(lines: Sequence[Line], start: int, end: int) -> tuple[int, int]:
    """The first and last of the lines that show this span of the text."""
    first = max((number for number, line in enumerate(lines) if line.start <= start), default=0)
    last = max((number for number, line in enumerate(lines) if line.start < max(end, start + 1)), default=first)
    return first, max(first, last)
