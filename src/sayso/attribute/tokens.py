"""A text becomes its tokens: parallel lists of words and code-point offsets, in one linear pass."""

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from sayso.model.late import late

_TOKEN = late(
    r"\s*(?:"
    r"(?:[A-Z]-)?(?:[A-Za-z]\.){2,}"  # U.S., p.m., R-N.H.
    r"|\d+(?:[.,:]\d+)*[A-Za-z]*(?:-[A-Za-z]+)*"  # 93,300 or 72-year-old
    r"|['’](?:s|re|ve|ll|d|m|S)\b"  # possessive and shortened verbs stand alone
    r"|[^\W\d_]+(?:[-&][^\W_]+|['’](?!(?:s|re|ve|ll|d|m|S)\b)[^\W_]+)*"
    r"|''|``|\.\.\.|--+"
    r"|\S"
    r")"
)

_BREAK = late(r"\n\s*")

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
        found = [False] * len(self.start)
        if found:
            found[0] = True
        for gap in _BREAK.finditer(self.text):
            at = bisect_left(self.start, gap.end())
            if at < len(found):
                found[at] = True
        return found


def tokenise(text: str) -> Tokens:
    """Split ``text`` into words, numbers, shortened verbs, quotation marks and single marks."""
    # Without trailing white space every run of white space has a token after it, so no match can fail and retry.
    pieces = _TOKEN.findall(text.rstrip())
    word = list(map(str.strip, pieces))
    end = list(accumulate(map(len, pieces)))
    start = [stop - len(piece) for stop, piece in zip(end, word, strict=True)]
    low = list(map(str.lower, word))
    if "’" in text:
        low = [piece.replace("’", "'") if "’" in piece else piece for piece in low]
    return Tokens(text, word, low, start, end)
