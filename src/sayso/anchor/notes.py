"""A text goes in, the notes by which its publisher says that it was corrected or updated come out."""

import re
from dataclasses import dataclass
from enum import StrEnum

from sayso.model.text import Span


class NoteKind(StrEnum):
    """What a note owns up to: that something was wrong, unclear, or merely new."""

    CORRECTION = "correction"
    CLARIFICATION = "clarification"
    UPDATE = "update"


@dataclass(frozen=True, slots=True)
class Note:
    """A paragraph that tells readers of a change, with its place."""

    kind: NoteKind
    span: Span
    text: str


_PIECE = r"(?:article|story|report|post|piece|page|headline|caption|dispatch|item|text)"
_FIRST = r"(?:an? (?:earlier|previous|prior)|the (?:original|first|initial|earlier|previous))"
_VERSION = rf"{_FIRST} (?:version|edition) of (?:this|the)"
_CLOCK = r"\s+(?:on|at)?\s*[^.\n]{0,40}\d[^.\n]{0,30}$"
_WAS = r"(?:has been|was|have been|were|is)"

_KINDS = (
    (
        NoteKind.CORRECTION,
        re.compile(
            rf"^\W*(?:corrections?|corrected|corrigendum|errat(?:um|a))\b[^.\n]{{0,40}}?[:.—–]"
            rf"|\b{_VERSION} {_PIECE}\b|\bthis {_PIECE} (?:originally|previously|initially|earlier|first) \w+"
            rf"|\b(?:this|the) {_PIECE} {_WAS} (?:since )?(?:corrected|amended)\b|\bthis corrects\b"
            rf"|\b(?:article|story|headline|figure|number|error) {_WAS} (?:since )?corrected\b|\bwe regret the error\b",
            re.IGNORECASE,
        ),
    ),
    (
        NoteKind.CLARIFICATION,
        re.compile(
            rf"^\W*(?:clarifications?|clarified|editor[’']?s[’']? note)\b[^.\n]{{0,40}}?[:.—–]"
            rf"|\bthis {_PIECE} {_WAS} clarified\b",
            re.IGNORECASE,
        ),
    ),
    (
        NoteKind.UPDATE,
        re.compile(
            rf"^\W*(?:updates?|updated|this updates)\b(?:[^.\n]{{0,40}}?[:—–]|{_CLOCK})"
            rf"|\bthis {_PIECE} {_WAS} (?:since )?(?:updated|revised)\b|\bthis (?:is an? )?updates? (?:an? |to )",
            re.IGNORECASE,
        ),
    ),
)
"""The weightiest kind first: a paragraph that corrects and updates is a correction."""

_PARAGRAPH = re.compile(r"[^\n]+")
_OWN = 600
"""Code points that a note may be long; a longer paragraph is the report itself."""


def find_notes(text: str) -> tuple[Note, ...]:
    """The notes on changes that stand in a text, in its order; time is linear in its length.

    A note is a paragraph of its own ('Correction, March 10: ...', 'An earlier version of this article said ...',
    'Updated at 18:40'). That officials corrected a figure is no note: it is the report that must have changed.
    """
    found: list[Note] = []
    for match in _PARAGRAPH.finditer(text):
        paragraph = match[0]
        if len(paragraph) > _OWN:
            continue
        kind = next((kind for kind, telling in _KINDS if telling.search(paragraph)), None)
        if kind is not None:
            found.append(Note(kind, Span(match.start(), match.end()), " ".join(paragraph.split())))
    return tuple(found)
