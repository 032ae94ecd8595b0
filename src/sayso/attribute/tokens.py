"""A text becomes its tokens: parallel lists of words and code-point offsets, in one linear pass."""

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

_TOKEN = re.compile(
    r"\s*(?:"
    r"(?:[A-Z]-)?(?:[A-Za-z]\.){2,}"  # U.S., p.m., R-N.H.
    r"|\d+(?:[.,:]\d+)*[A-Za-z]*(?:-[A-Za-z]+)*"  # 93,300 or 72-year-old
    r"|['’](?:s|re|ve|ll|d|m|S)\b"  # possessive and shortened verbs stand alone
    r"|[^\W\d_]+(?:[-&][^\W_]+|['’](?!(?:s|re|ve|ll|d|m|S)\b)[^\W_]+)*"
    r"|''|``|\.\.\.|--+"
    r"|\S"
    r")"
)

OPENING = frozenset({"“", "``", "„", "«"})
CLOSING = frozenset({"”", "»"})
STRAIGHT = frozenset({'"', "''"})
QUOTES = OPENING | CLOSING | STRAIGHT


@dataclass(frozen=True)
class Tokens:
    """The tokens of one text; ``word[i]`` is ``text[start[i]:end[i]]`` and ``low[i]`` is it in lower case."""

    text: str
    word: list[str]
    low: list[str]
    start: list[int]
    end: list[int]

    def __len__(self) -> int:
        return len(self.word)

    @cached_property
    def breaks(self) -> list[bool]:
        """Whether a paragraph ends before the token: a line break lies between it and the one before."""
        text, end, start = self.text, self.end, self.start
        gaps = [True]
        gaps += ["\n" in text[end[i] : start[i + 1]] for i in range(len(start) - 1)]
        return gaps[: len(start)]


def tokenise(text: str) -> Tokens:
    """Split ``text`` into words, numbers, shortened verbs, quotation marks and single marks."""
    # Without trailing white space every run of white space has a token after it, so no match can fail and retry.
    pieces = _TOKEN.findall(text.rstrip())
    word = list(map(str.strip, pieces))
    end = list(accumulate(map(len, pieces)))
    start = [stop - len(piece) for stop, piece in zip(end, word, strict=True)]
    low = [piece.lower().replace("’", "'") for piece in word]
    return Tokens(text, word, low, start, end)
