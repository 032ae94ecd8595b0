"""Two wordings go in; out comes whether the second still says the same, and if not, what became of what."""

import difflib
import re

from sayso.anchor.fold import spacing

_TOKEN = re.compile(r"\d+(?:[.,:/]\d+)*|[^\W\d_]+(?:['’-][^\W\d_]+)*|[^\w\s]")
_WEIGHTLESS = frozenset({"a", "an", "the", "that", ",", ";", "'", '"', "(", ")"})
"""Words and marks whose coming or going changes no fact. Nothing else is let pass: not one digit, name or 'not'."""


def same_spelling(old: str, new: str) -> bool:
    """Whether the two differ in nothing but curly quotes, dashes and spacing."""
    return spacing(old).text.strip() == spacing(new).text.strip()


def same_statement(old: str, new: str) -> bool:
    """Whether the two differ in nothing but articles, 'that' and light punctuation as well."""
    weighty = [[token for token in _tokens(text) if token.casefold() not in _WEIGHTLESS] for text in (old, new)]
    return weighty[0] == weighty[1]


def became(old: str, new: str) -> str:
    """What changed, as a sentence: numbers first, since one digit may be the whole claim."""
    before, after = _tokens(old), _tokens(new)
    changes = [
        (" ".join(before[a:b]), " ".join(after[c:d]))
        for tag, a, b, c, d in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
        if tag != "equal"
    ]
    numbers = [change for change in changes if re.search(r"\d", "".join(change))]
    was, now = (numbers or changes or [(old, new)])[0]
    if was and now:
        return f"“{was}” became “{now}”"
    return f"“{now}” was added" if now else f"“{was}” was taken out"


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(spacing(text).text)
