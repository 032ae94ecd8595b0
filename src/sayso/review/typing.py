"""A line under way and a key go in; the line after it comes out, with the place of its cursor."""

import re
from collections.abc import Callable

Line = tuple[str, int]
"""The words, and how many code points stand before the cursor."""

_WORD_BEFORE = re.compile(r"\w*\W*\Z", re.UNICODE)
_WORD_AFTER = re.compile(r"\W*\w*", re.UNICODE)


def edited(words: str, cursor: int, key: str) -> Line:
    """The line after a key: a character, or a name such as ``left``, ``ctrl+w`` or ``delete``; others do nothing."""
    cursor = max(0, min(cursor, len(words)))
    if key in _KEYS:
        return _KEYS[key](words, cursor)
    char = " " if key == "space" else key
    return inserted(words, cursor, char) if len(char) == 1 and char.isprintable() else (words, cursor)


def inserted(words: str, cursor: int, more: str) -> Line:
    """The line with something typed or pasted at the cursor, as one line."""
    flat = re.sub(r"[\r\n\t]+", " ", more)
    flat = "".join(char for char in flat if char.isprintable())
    return words[:cursor] + flat + words[cursor:], cursor + len(flat)


def _word_left(words: str, cursor: int) -> int:
    found = _WORD_BEFORE.search(words[:cursor])
    return found.start() if found else 0


def _word_right(words: str, cursor: int) -> int:
    found = _WORD_AFTER.match(words, cursor)
    return found.end() if found else len(words)


_KEYS: dict[str, Callable[[str, int], Line]] = {
    "left": lambda words, cursor: (words, max(cursor - 1, 0)),
    "right": lambda words, cursor: (words, min(cursor + 1, len(words))),
    "home": lambda words, _: (words, 0),
    "ctrl+a": lambda words, _: (words, 0),
    "end": lambda words, _: (words, len(words)),
    "ctrl+e": lambda words, _: (words, len(words)),
    "ctrl+left": lambda words, cursor: (words, _word_left(words, cursor)),
    "ctrl+right": lambda words, cursor: (words, _word_right(words, cursor)),
    "backspace": lambda words, cursor: (words[: max(cursor - 1, 0)] + words[cursor:], max(cursor - 1, 0)),
    "delete": lambda words, cursor: (words[:cursor] + words[cursor + 1 :], cursor),
    "ctrl+w": lambda words, cursor: (words[: _word_left(words, cursor)] + words[cursor:], _word_left(words, cursor)),
    "ctrl+u": lambda words, cursor: (words[cursor:], 0),
    "ctrl+k": lambda words, cursor: (words[:cursor], cursor),
}
