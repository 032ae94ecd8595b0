"""A text becomes its capitalised words, each with what joins it to the next."""

import re
from dataclasses import dataclass
from enum import IntEnum

from sayso.extract.places.cues import LINKS

_WORD = re.compile(
    r"(?<![\w&@#/])(?:(?:[A-Z]\.-?){2,}|W\. ?Va\.|"
    r"[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪİŁŃŇŌŐŘŚŞŠŢŤŪŮŰŹŻŽḤḨṢṬ][^\W_]*(?:['’`ʻʼ‘][^\W_]+)*)"
)
_SPACE = re.compile(r"[ \t\u00a0]+|[ \t]*\n[ \t]*")
_DOTTED = frozenset({
    "St", "Ste", "Ft", "Mt", "Pt", "N", "S", "E", "W", "ST", "FT", "MT", "Mr", "Mrs", "Ms", "Dr", "Prof", "Sen", "Gov",
    "Rep", "Capt", "Sgt", "Lt", "Col", "Gen", "Maj", "Cpl", "Pvt", "Det", "Supt", "Rev", "Fr", "Hon", "Atty", "Cmdr",
    "Adm", "Messrs", "Pres", "Insp", "Const", "Cllr",
})  # fmt: skip
"""Short forms whose full stop ends no sentence: places' and persons' titles."""
_ELISIONS = frozenset({"d'", "d’", "l'", "l’"})
_WIDEST = 12
_POSSESSIVE = ("'s", "’s", "`s", "'S", "’S")


class Gap(IntEnum):
    """What stands between two capitalised words that follow each other."""

    BREAK = 0
    JOIN = 1
    HYPHEN = 2
    LINK = 3
    COMMA = 4


_GAPS = {
    ", ": Gap.COMMA, ",\n": Gap.COMMA, "-": Gap.HYPHEN, "‑": Gap.HYPHEN, "–": Gap.HYPHEN, "\n": Gap.JOIN,
    "'s ": Gap.LINK, "’s ": Gap.LINK,
}  # fmt: skip


@dataclass(slots=True)
class Token:
    """A capitalised word, ``end`` without a possessive 's, ``low`` in lower case; ``gap`` leads to the next."""

    start: int
    end: int
    full_end: int
    word: str
    low: str
    gap: Gap = Gap.BREAK

    @property
    def capitals(self) -> bool:
        """Written all in capitals, more than one letter."""
        return len(self.word) > 1 and self.word.isupper()


def tokens(text: str) -> list[Token]:
    """The capitalised words of ``text`` in order."""
    found: list[Token] = []
    for match in _WORD.finditer(text):
        start, full_end = match.span()
        word = match.group()
        end = full_end
        if word.endswith(_POSSESSIVE):
            end -= 2
            word = word[:-2]
        if found:
            last = found[-1]
            last.gap = _gap(last, text[last.end : start])
        found.append(Token(start, end, full_end, word, word.lower()))
    return found


def _gap(token: Token, between: str) -> Gap:
    if between == " ":
        return Gap.JOIN
    if not 0 < len(between) <= _WIDEST:
        return Gap.BREAK
    known = _GAPS.get(between)
    if known is not None:
        return known
    dotted = between[0] == "." and token.word in _DOTTED
    if _SPACE.fullmatch(between[1:] if dotted else between) or (dotted and between == "."):
        return Gap.JOIN
    inner = between.strip(" -\n\t")
    if inner in _ELISIONS:
        return Gap.LINK
    return Gap.LINK if inner in LINKS and len(between) > len(inner) + 1 else Gap.BREAK
