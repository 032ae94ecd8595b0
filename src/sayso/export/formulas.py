"""A text that a spreadsheet would run as a formula becomes one that it shows, and back.

The mark is one leading apostrophe. A text that begins with apostrophes and then what would run gets one more, so
that every text has exactly one written form and every written form one text: ``restored(neutral(text)) == text``.
"""

import re

STARTERS = "=+\\-@＝＋－＠"
"""First characters that a spreadsheet takes as a formula, half and full width (OWASP, CSV injection)."""

MARK = "'"

_RUNS = re.compile(rf"'*(?:[\t\r\n]|\s*[{STARTERS}])")
_MARKED = re.compile(rf"'+(?:[\t\r\n]|\s*[{STARTERS}])")


def neutral(text: str) -> str:
    """``text`` with the mark before it where a spreadsheet would run it.

    >>> neutral("=1+1"), neutral("'=1+1"), neutral("'90s")
    ("'=1+1", "''=1+1", "'90s")
    """
    if text[:1].isalnum():  # nearly every cell, and far quicker than the pattern
        return text
    return MARK + text if _RUNS.match(text) else text


def restored(cell: str) -> str:
    """The text that ``neutral`` wrote as ``cell``.

    >>> restored("'=1+1"), restored("''=1+1"), restored("'90s")
    ('=1+1', "'=1+1", "'90s")
    """
    return cell[1:] if _MARKED.match(cell) else cell
