"""Words around an amount say whether it is somebody's age, and where the age's words end."""

import re

from sayso.extract.figures.lexicon import word_set
from sayso.model.late import late

_OLD_AFTER = late(r"(?:[\s-]{1,2}olds?\b|\s+of\s+age\b)")
_SHORT_AFTER = late(r"\s?-?(?:yo\b|y/o\b|yr old\b|y\.o\.)")
_AGED_BEFORE = late(
    r"\b(?:aged?|ages|age of|turn(?:ed|s|ing)|age group)\s+(?:of\s+|from\s+|between\s+|under\s+|over\s+)?\Z",
    re.IGNORECASE,
)
_AGED_LAST = word_set("age aged ages of from between under over turned turns turning turn group")
_NAME_BEFORE = late(
    r"(?:[A-Z][\w'’-]+|Jr\.|Sr\.|[Ww]ife|[Ss]on|[Dd]aughter|[Hh]usband|[Mm]other|[Ff]ather|[Bb]rother"
    r"|[Ss]ister),\s+\Z"
)
_APPOSED_AFTER = late(r"[,.;)]|\s+(?:who|and)\b")
OLDEST = 115
"""Above this a number after a name is taken for something else than an age."""
UNITS = frozenset({"year", "month", "week", "day"})


def old_after(text: str, at: int) -> int:
    """Where '-old', ' old' or ' of age' after an amount of time ends; 0 where none follows."""
    match = _OLD_AFTER.match(text, at)
    return match.end() if match else 0


def short_after(text: str, at: int) -> int:
    """Where 'yo' or 'y/o' after a bare number ends; 0 where none follows."""
    match = _SHORT_AFTER.match(text, at)
    return match.end() if match else 0


def is_age(text: str, start: int, end: int, digits: str) -> bool:
    """Whether a bare number is an age: 'aged 18', 'Kim Chol, 43, said'."""
    left = max(0, start - 24)
    last = text[left:start].rsplit(None, 1)[-1:]
    if last and last[0].lower() in _AGED_LAST and _AGED_BEFORE.search(text, left, start):
        return True
    if not digits or len(digits) > 3 or not 0 < int(digits) <= OLDEST:
        return False
    return _APPOSED_AFTER.match(text, end) is not None and _NAME_BEFORE.search(text, left, start) is not None
