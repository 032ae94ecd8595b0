"""A text and a span go in; out comes whether the span cuts through a number or a word."""

import re

_SEPARATED = re.compile(r"\d[.,:]\d")


def cuts(text: str, start: int, end: int) -> bool:
    """Whether ``start:end`` leaves part of a number or of a word outside: '10' in '10,000', 'work' in 'worker'.

    Scripts without capital letters often join particles to words, so there a word may be cut.
    """
    return _cut_at(text, start) or _cut_at(text, end)


def _cut_at(text: str, at: int) -> bool:
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    if before.isdigit() and after.isdigit():
        return True
    # '3|.3' and '3.|3': the separator of a number belongs to it on both sides.
    if _SEPARATED.match(text, at - 1) or (at >= 2 and _SEPARATED.match(text, at - 2)):
        return True
    return _cased(before) and _cased(after)


def _cased(char: str) -> bool:
    return char.lower() != char.upper()
