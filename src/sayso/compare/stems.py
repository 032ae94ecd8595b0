"""Words go in, the ideas they stand for come out: stemmed, and with news synonyms brought together."""

import re
from functools import lru_cache

from sayso.compare.thesaurus import EMPTY, SYNONYMS

_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")

_POSSESSIVE = re.compile(r"['’]s?$")


def words(text: str) -> tuple[str, ...]:
    """The words of ``text`` in order, lower case, without possessive endings."""
    return tuple(plain_word(found.group()) for found in _WORD.finditer(text))


def plain_word(word: str) -> str:
    """The word in lower case without a possessive ending; empty for a mark."""
    lower = word.casefold()
    if "'" in lower or "’" in lower:
        lower = _POSSESSIVE.sub("", lower)
    return lower.strip(".,;:()?!—–-\n")


def ideas(text: str) -> tuple[str, ...]:
    """The ideas that the content words of ``text`` stand for, in order; a synonym's is written ``=name``."""
    return tuple(idea(word) for word in words(text) if word and word not in EMPTY and not word.isdigit())


@lru_cache(maxsize=1 << 16)
def idea(word: str) -> str:
    """The idea that one lower-case word stands for: its synonym group, else its stem."""
    return _CONCEPTS.get(word) or _CONCEPTS.get(_stem(word)) or _stem(word)


def _stem(word: str) -> str:
    """A light English stem: plural, past and continuous endings only, so that different words stay apart."""
    if len(word) <= 3:
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 2 and re.search(r"[aeiouy]", stem):
            return _undoubled(stem)
    return word.removesuffix("e") if len(word) > 4 else word


def _undoubled(stem: str) -> str:
    return stem[:-1] if stem[-1] == stem[-2] and stem[-1] not in "lsz" else stem


def _table() -> dict[str, str]:
    table: dict[str, str] = {}
    for concept, names in SYNONYMS.items():
        for word in names.split():
            table.setdefault(word, f"={concept}")
            table.setdefault(_stem(word), f"={concept}")
    return table


_CONCEPTS = _table()
