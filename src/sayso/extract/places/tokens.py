"""A text becomes its capitalised words, each with what joins it to the next."""

from dataclasses import dataclass
from enum import IntEnum

from sayso.extract.places.cues import LINKS
from sayso.extract.places.lexeme import Lexeme, lexeme
from sayso.model.late import late

# The capital comes first, so that the engine looks for one before it tries anything else.
_WORD = late(
    r"[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪİŁŃŇŌŐŘŚŞŠŢŤŪŮŰŹŻŽḤḨṢṬ](?<![\w&@#].)"
    r"(?:(?:\.-?[A-Z])+\.|(?<=W)\. ?Va\.|[^\W_]*(?:['’`ʻʼ‘][^\W_]+)*)"
)
_SPACE = late(r"[ \t\u00a0]+|[ \t]*\n[ \t]*")
_DOTTED = frozenset({
    "St", "Ste", "Ft", "Mt", "Pt", "N", "S", "E", "W", "ST", "FT", "MT", "Mr", "Mrs", "Ms", "Dr", "Prof", "Sen", "Gov",
    "Rep", "Capt", "Sgt", "Lt", "Col", "Gen", "Maj", "Cpl", "Pvt", "Det", "Supt", "Rev", "Fr", "Hon", "Atty", "Cmdr",
    "Adm", "Messrs", "Pres", "Insp", "Const", "Cllr",
})  # fmt: skip
"""Short forms whose full stop ends no sentence: places' and persons' titles."""
_ELISIONS = frozenset({"d'", "d’", "l'", "l’"})
_WIDEST = 12
_LONGEST_ADDRESS = 80
_POSSESSIVE = ("'s", "’s", "`s", "'S", "’S")


class Gap(IntEnum):
    """What stands between two capitalised words that follow each other, from what parts them to what joins them."""

    BREAK = 0
    COMMA = 1
    LINK = 2
    HYPHEN = 3
    JOIN = 4


BREAK, COMMA, LINK, HYPHEN, JOIN = Gap.BREAK, Gap.COMMA, Gap.LINK, Gap.HYPHEN, Gap.JOIN
"""The gaps by themselves: a look into the class costs more than most of what the finder does with a word."""
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
    known: Lexeme
    gap: Gap = Gap.BREAK

    @property
    def capitals(self) -> bool:
        """Written all in capitals, more than one letter."""
        return self.known.capitals


def tokens(text: str) -> list[Token]:
    """The capitalised words of ``text`` in order."""
    found: list[Token] = []
    last: Token | None = None
    free = 0
    for match in _WORD.finditer(text):
        start, full_end = match.span()
        if start and text[start - 1] == "/" and _in_address(text, start):
            continue
        word, end = match[0], full_end
        if word[-1] in "sS" and word.endswith(_POSSESSIVE):
            end -= 2
            word = word[:-2]
        if last is not None and start - free <= _WIDEST:
            between = text[free:start]
            if between == " ":
                last.gap = JOIN
            elif between:
                last.gap = _gap(last, between)
        known = lexeme(word)
        last = Token(start, end, full_end, word, known.low, known)
        free = end
        found.append(last)
    return found


def _in_address(text: str, start: int) -> bool:
    """Whether the word stands in the path of a web address: 'example.org/News/Paris', but not 'Paris/London'."""
    chunk = text[max(0, start - _LONGEST_ADDRESS) : start].rsplit(maxsplit=1)[-1]
    return "." in chunk or ":" in chunk


def _gap(token: Token, between: str) -> Gap:
    known = _GAPS.get(between)
    if known is not None:
        return known
    dotted = between[0] == "." and token.word in _DOTTED
    if token.word == "Co" and between in {". ", "."}:
        return Gap.LINK
    if _SPACE.fullmatch(between[1:] if dotted else between) or (dotted and between == "."):
        return Gap.JOIN
    inner = between.strip(" -\n\t").replace("-", " ")
    if inner in _ELISIONS:
        return Gap.LINK
    return Gap.LINK if inner in LINKS and len(between) > len(inner) + 1 else Gap.BREAK
