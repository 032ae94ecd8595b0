"""A name goes in; its words as any spelling has them, its acronyms and its skeleton come out."""

import re
import unicodedata
from functools import lru_cache


def listed(text: str) -> frozenset[str]:
    """The words of a list written with spaces between them."""
    return frozenset(text.split())


SMALL = listed("a an the of and for in on at to de del la le du des der die das und et y &")
"""Words of names that writers leave out or exchange."""

SOUNDS = (("ph", "f"), ("ck", "k"), ("z", "s"), ("c", "k"), ("q", "k"), ("y", "i"), ("j", "i"), ("w", "v"))
"""Spellings of one sound that writers exchange when they carry a name over from another script."""

_WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*\.?")
_MARK = re.compile(r"[.'’]")
_POSSESSIVE = re.compile(r"['’]s?$")


@lru_cache(maxsize=1 << 16)
def words_of(name: str) -> tuple[str, ...]:
    """The words that tell a name, folded: without accents, dots, possessives and, if others are left, small words."""
    folded = "".join(
        letter for letter in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(letter)
    )
    words = [
        _POSSESSIVE.sub("", word).replace(".", "").replace("'", "").replace("’", "") for word in _WORD.findall(folded)
    ]
    words = [word for word in words if word]
    return tuple(word for word in words if word not in SMALL) or tuple(words)


def acronyms(name: str) -> tuple[str, ...]:
    """The acronyms that the name is or goes by: itself, or its initials; folded."""
    bare = name.strip().removeprefix("the ").removeprefix("The ").replace(".", "")
    if 2 <= len(bare) <= 8 and bare.isalpha() and sum(letter.isupper() for letter in bare) > 1:
        return (bare.casefold(),)
    return tuple(sorted(initials(name)))


def initials(name: str) -> set[str]:
    """The initials of a name of several words: with and without its small words; folded."""
    words = [word.casefold() for word in _WORD.findall(name)]
    told = [word for word in words if word not in SMALL]
    if len(told) < 2:
        return set()
    whole = words[1:] if words[0] in ("the", "a", "an") else words
    return {"".join(word[0] for word in told), "".join(word[0] for word in whole)}


@lru_cache(maxsize=1 << 16)
def skeleton(word: str) -> str:
    """The first letter and the consonants after it, none twice in a row, sounds that spellings exchange made one."""
    for spelled, sound in SOUNDS:
        word = word.replace(spelled, sound)
    rest = [letter for letter in word[1:] if letter not in "aeiouh"]
    kept = [word[:1]]
    for letter in rest:
        if letter != kept[-1]:
            kept.append(letter)
    return "".join(kept)


def spelled_alike(one: str, other: str) -> bool:
    """Whether two folded words are one but for a letter, or for two where they are long or sound alike."""
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - wanted only where names are compared

    shorter = min(len(one), len(other))
    if shorter < 4 or one[0] != other[0] or one.isdigit() or other.isdigit():
        return False
    far = OSA.distance(one, other, score_cutoff=2)
    return far <= (2 if shorter >= 9 or skeleton(one) == skeleton(other) else 1)
