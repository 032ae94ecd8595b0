"""Packaged word lists: English words, first names and surnames, all in lower case without accents."""

from functools import lru_cache
from pathlib import Path

_FEW = 2000
"""Questions after which a list is held as a set: reading it whole pays only for long texts."""


class WordList:
    """A packaged list of words, one a line and sorted; asked with ``in``."""

    __slots__ = ("_asked", "_lines", "_words")

    def __init__(self, name: str) -> None:
        self._lines = b"\n" + (Path(__file__).parent / "data" / f"{name}.txt").read_bytes()
        self._words: frozenset[str] | None = None
        self._asked = 0

    def __contains__(self, word: str) -> bool:
        if self._words is not None:
            return word in self._words
        self._asked += 1
        if self._asked > _FEW:
            self._words = frozenset(self._lines.decode("ascii").split("\n"))
            return word in self._words
        return self._holds(word.encode())

    def _holds(self, word: bytes) -> bool:
        """Look between two lines, always nearer; the empty word stands after the last line."""
        lines, low, high = self._lines, 0, len(self._lines) - 1
        while low < high:
            start = lines.rfind(b"\n", low, (low + high) // 2 + 1)
            end = lines.find(b"\n", start + 1)
            line = lines[start + 1 : end]
            if line == word:
                return True
            if line < word:
                low = end
            else:
                high = start
        return not word


@lru_cache(maxsize=8)
def _list(name: str) -> WordList:
    return WordList(name)


def english() -> WordList:
    """Words that a dictionary writes in lower case."""
    return _list("english_words")


def first_names() -> WordList:
    """First names of many languages."""
    return _list("first_names")


def common_first_names() -> WordList:
    """First names that an English-language newspaper prints every day."""
    return _list("common_first_names")


def surnames() -> WordList:
    """Surnames of many languages."""
    return _list("surnames")


@lru_cache(maxsize=1)
def demonyms() -> dict[str, str]:
    """What people and things of a country are called, in lower case: to its code, or to '-' where it is no one's."""
    text = (Path(__file__).parent / "data" / "demonyms.tsv").read_text(encoding="utf-8")
    found: dict[str, str] = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            code, _, words = line.partition("\t")
            for word in words.split("|"):
                found.setdefault(word.lower(), code)
    return found


@lru_cache(maxsize=1)
def demonym_openers() -> frozenset[str]:
    """First words of demonyms of two words: 'North Korean', 'Sri Lankan'."""
    return frozenset(words.split(" ", 1)[0] for words in demonyms() if " " in words)
