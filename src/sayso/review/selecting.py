"""Words of a text are selected by keys: typed to find them, moved and stretched word by word."""

import re
from dataclasses import dataclass, replace

from sayso.model.text import Span

_WORD = re.compile(r"[^\W_]+(?:[.,'’:/-][^\W_]+)*|[$€£¥%°]", re.UNICODE)
"""A word or number with what stands within it: '10,000', 'o'clock', 'mid-May'; signs of money and shares alone."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What is selected; ``sought`` are the characters typed to find it, ``missed`` says that they stand nowhere."""

    span: Span
    sought: str = ""
    missed: bool = False


def word_at(text: str, start: int) -> Span:
    """The first word at or after a place, else the last one before; the empty span where there are none."""
    found = _WORD.search(text, max(0, min(start, len(text))))
    if found is None:
        found = next(iter(reversed(list(_WORD.finditer(text)))), None)
    return Span(*found.span()) if found else Span(0, 0)


def _word_before(text: str, place: int) -> Span | None:
    last = None
    for one in _WORD.finditer(text, _paragraph_start(text, place)):
        if one.end() > place:
            break
        last = one
    return Span(*last.span()) if last else None


def _paragraph_start(text: str, place: int) -> int:
    """Where to begin to look for the words before a place: at the line before the one that it stands in."""
    line = text.rfind("\n", 0, max(place - 1, 0))
    return max(text.rfind("\n", 0, max(line - 1, 0)), 0)


def _word_after(text: str, place: int) -> Span | None:
    found = _WORD.search(text, place)
    return Span(*found.span()) if found else None


def pressed(selection: Selection, text: str, key: str) -> Selection:
    """The selection after a key: a name such as ``left`` or ``shift+right``, or a character that is typed."""
    if key in _MOVES:
        return Selection(_MOVES[key](selection.span, text))
    if key == "tab":
        return _found(selection, text, selection.sought, selection.span.end)
    if key == "backspace":
        return _found(selection, text, selection.sought[:-1], 0)
    char = " " if key == "space" else key
    if len(char) == 1 and char.isprintable():
        return _found(selection, text, selection.sought + char, selection.span.start)
    return selection


def _found(selection: Selection, text: str, sought: str, start: int) -> Selection:
    """The next place where what was typed stands, from the top again past the end; in any case, and any spacing."""
    if not sought.strip():
        return Selection(selection.span)
    pattern = re.compile(r"\s+".join(re.escape(word) for word in sought.split()), re.IGNORECASE)
    found = pattern.search(text, start) or pattern.search(text)
    if found is None:
        return replace(selection, sought=sought, missed=True)
    return Selection(_whole(Span(*found.span()), text), sought)


def _whole(span: Span, text: str) -> Span:
    """The span with the whole of the words that it begins and ends in."""
    start, end = span.start, span.end
    for one in _WORD.finditer(text, _paragraph_start(text, start), min(end + LONGEST, len(text))):
        if one.start() < start < one.end():
            start = one.start()
        if one.start() < end < one.end():
            end = one.end()
    return Span(start, end)


LONGEST = 200
"""Code points that the rest of a word may take."""


def _right(span: Span, text: str) -> Span:
    return _word_after(text, span.end) or span


def _left(span: Span, text: str) -> Span:
    return _word_before(text, span.start) or span


def _longer(span: Span, text: str) -> Span:
    after = _word_after(text, span.end)
    return Span(span.start, after.end) if after else span


def _shorter(span: Span, text: str) -> Span:
    before = _word_before(text, max(span.end - 1, span.start))
    return Span(span.start, before.end) if before and before.end > span.start else span


def _earlier(span: Span, text: str) -> Span:
    before = _word_before(text, span.start)
    return Span(before.start, span.end) if before else span


def _later(span: Span, text: str) -> Span:
    words = _WORD.finditer(text, _paragraph_start(text, span.start), span.end)
    start = next((one.start() for one in words if one.start() > span.start), span.start)
    return Span(start, span.end)


def _next_paragraph(span: Span, text: str) -> Span:
    end = text.find("\n", span.end)
    return word_at(text, end) if end >= 0 else span


def _paragraph_before(span: Span, text: str) -> Span:
    start = text.rfind("\n", 0, span.start)
    before = text.rfind("\n", 0, max(0, len(text[:start].rstrip()))) if start >= 0 else -1
    return word_at(text, max(before, 0))


_MOVES = {
    "right": _right,
    "left": _left,
    "shift+right": _longer,
    "shift+left": _shorter,
    "ctrl+right": _later,
    "ctrl+left": _earlier,
    "down": _next_paragraph,
    "up": _paragraph_before,
}
