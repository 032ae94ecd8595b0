"""Packaged word lists: English words, first names and surnames, all in lower case without accents."""

from functools import lru_cache
from pathlib import Path


@lru_cache(maxsize=8)
def _list(name: str) -> frozenset[str]:
    text = (Path(__file__).parent / "data" / f"{name}.txt").read_text(encoding="ascii")
    return frozenset(text.split("\n"))


def english() -> frozenset[str]:
    """Words that a dictionary writes in lower case."""
    return _list("english_words")


def first_names() -> frozenset[str]:
    """First names of many languages."""
    return _list("first_names")


def common_first_names() -> frozenset[str]:
    """First names that an English-language newspaper prints every day."""
    return _list("common_first_names")


def surnames() -> frozenset[str]:
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
