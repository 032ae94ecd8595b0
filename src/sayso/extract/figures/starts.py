"""A place in a text becomes the next place where an amount may start."""

import re
from collections.abc import Iterable

from sayso.extract.figures.currencies import CODES, LONE, PREFIXES
from sayso.extract.figures.numerals import ARTICLE_NEXT, MANY, PARTS, STARTERS
from sayso.model.late import late

UNSTATED = (
    r"[Nn]o\s(?:(?:reliable|official|exact|precise|confirmed|firm|accurate|independent|definitive|comprehensive"
    r"|clear)[ \n]){1,3}(?:figures?|statistics|numbers?|data|estimates?|counts?|tally|toll)\b"
    r"|[Aa]n?\s(?:un(?:known|disclosed|specified|determined|told|confirmed|counted)\s"
    r"(?:number|amount|sum|quantity|fee|price|figure)\b"
    r"|(?:(?:very\s)?(?:small|tiny|large|high|low|certain|fixed|growing|significant|minute)\s)?percent(?:age)?"
    r"(?!\w|[ -](?:points?|basis|terms|change|increase|decrease|drop|rise|sign|play)))"
    r"|(?:degrees\s)?(?:celsius|fahrenheit|centigrade|farenheit)\b|mcg\b|%(?=\s)"
)
"""Words that stand for an amount without a number: 'no official figures', 'a small percentage', '%' alone."""


def _trie(words: Iterable[str]) -> str:
    """One pattern that matches any of ``words``, sharing their beginnings, so that most places fail at once."""
    by_letter: dict[str, list[str]] = {}
    ends = False
    for word in sorted(set(words)):
        if word:
            by_letter.setdefault(word[0], []).append(word[1:])
        else:
            ends = True
    branches = [re.escape(letter) + _trie(rest) for letter, rest in by_letter.items()]
    if not branches:
        return ""
    return "(?:" + "|".join(branches) + ")" + ("?" if ends else "")


def _by_letter(words: Iterable[str], after: str) -> str:
    """Any of ``words`` and ``after``, as one alternative a first letter: the matcher passes over all others unread."""
    rests: dict[str, list[str]] = {}
    for word in sorted(set(words)):
        rests.setdefault(word[0], []).append(word[1:])
    return "|".join(f"{letter}{_trie(rest)}{after}" for letter, rest in rests.items())


_NO_LETTER = (
    r"[\x00-/:-@\[-^`{-\xa9\xab-\xb1\xb4\xb6-\xb8\xbb\xbf\u2000-\u206f\u20a0-\u20cf\u2190-\u23ff\u2500-\u27bf"
    r"\u3000-\u3004\u3008-\u3020\uff01-\uff0f]"
)
"""The characters of news text that are no letter or digit: a plain class is far faster than a negated one."""
_STARTER = _by_letter(STARTERS, "(?:(?![A-Za-z])|(?=fold))")
_CODE = r"[A-Z][A-Za-z]{0,3}(?=\d)(?P<code>)|(?:usd|eur|rmb)(?=\d)(?P<small>)"
TRIGGER = late(
    rf"{_NO_LETTER}(?=[0-9%{PARTS}A-Z]|[abcdefhmnoqrstuz])(?:[0-9{PARTS}]|{_STARTER}"
    rf"|{ARTICLE_NEXT}|{UNSTATED}|{MANY.replace('(m', '(?:m', 1)}|{_CODE})"
)
"""Where an amount may start: the character before, and what it starts with; in a group, the code that it follows."""
_TOKEN = late(r"\w*(?:,\d+)*")
_PRICE = late(
    r"\d{1,3}(?:[, ]\d{3})+|\d+\.\d\d\b|\d+(?:\.\d+)?\s?(?:million|billion|trillion|m|bn|k)\b|\d+ (?:a|an|per|each)\b"
)


def next_start(text: str, at: int) -> int:
    """Where the next amount may start at or after ``at``; -1 where there is none."""
    match = TRIGGER.search(text, max(at - 1, 0))
    while match is not None:
        if match.lastgroup is None:
            return match.start() + 1
        start, end = match.span()
        code = text[start + 1 : end]
        if code in LONE and _PRICE.match(text, end) is None:
            match = TRIGGER.search(text, _TOKEN.match(text, end).end())  # type: ignore[union-attr]  # matches anywhere
            continue
        if code in CODES or (code in PREFIXES and text[start] == "$"):
            return end
        match = TRIGGER.search(text, _TOKEN.match(text, end).end())  # type: ignore[union-attr]  # matches anywhere
    return -1
