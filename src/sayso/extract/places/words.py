"""Packaged word lists: English words, first names and surnames, all in lower case without accents."""

from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=8)
def _list(name: str) -> frozenset[str]:
    text = (files("sayso.extract.places") / "data" / f"{name}.txt").read_text(encoding="ascii")
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
