"""A text becomes its tokens and, beside them, a string with one code a token for the grammar to match on."""

import re
from bisect import bisect_right
from itertools import accumulate

from sayso.extract.dates.words import SPOKEN_ZONES, WORDS
from sayso.model.late import late

# Every alternative begins with its own characters and none repeats a choice, so the time is linear.
TOKEN = late(
    r"""
    [AP]\.?M\.(?!\w) | [ap]\.m\b\.? | B\.C\.(?:E\.)? | o['’]clock\b | A\.D\. | C\.E\.
  | (?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?=\.?\d)
  | [^\W\d_]\w*
  | ( \d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z\b|[+-]\d\d:?\d\d)?
    | \d{4}-\d{1,2}-\d{1,2}\b | \d{1,2}-\d{1,2}-\d{4}\b
    | \d{3}0['’]?s\b | \d0s\b | \d{1,2}(?:st|nd|rd|th)\b
    | \d{1,3}(?:,\d{3})+(?!\d)
    | \d+(?:[.:/]\d+)*
    | ['’‘`]\d0s\b | ['’]\d\d\b(?!['’]) )
  | \x00 | ['’]s\b | [-–]+ | —+ | [^\w\s] | _
    """,
    re.VERBOSE,
)

_CLOCK = late(r"(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?")
_POINT_CLOCK = late(r"(?:0?\d|1[0-2])\.[0-5]\d")
_DIGITS = late(r"\d{1,4}([-/.])\d{1,2}\1\d{1,4}(?:T.*)?|\d{1,2}/\d{1,2}|(?:1[5-9]|20)\d\d/\d\d")

_PUNCTUATION = {
    "-": "-",
    "–": "-",
    ",": ",",
    ".": ".",
    "'s": "s",
    "’s": "s",
    "'S": "s",
    "’S": "s",
    "(": "(",
    ")": ")",
    "\x00": "|",
} | dict.fromkeys(("a.m", "a.m.", "p.m", "p.m.", "A.M.", "P.M.", "AM.", "PM."), "p")
_ERAS = dict.fromkeys(("B.C.", "B.C.E.", "A.D.", "C.E."), "B")
_CODES = {word: code for word, (code, _) in WORDS.items()} | _PUNCTUATION | _ERAS
_NUMBERS = {word: number for word, (_, number) in WORDS.items()} | {
    **dict.fromkeys(("a.m", "a.m.", "A.M.", "AM."), 0),
    **dict.fromkeys(("p.m", "p.m.", "P.M.", "PM."), 720),
    **dict.fromkeys(("B.C.", "B.C.E."), -1),
    **dict.fromkeys(("A.D.", "C.E."), 1),
}
_LONGEST_PLAIN = 9


def _digit_code(token: str) -> str:  # noqa: PLR0911 - one return a case
    """The code of a token that holds digits."""
    if token.isdecimal():
        if len(token) <= 2:
            return "d" if 1 <= int(token) <= 31 else "n"
        return "y" if len(token) == 4 and token[0] in "12" else "n"
    if token[-1] in "sS":
        return "E"
    if token[0] in "'’":
        return "@"
    if token[-1].isalpha() and token[-1] != "Z":
        return "o" if 1 <= int(token[:-2]) <= 31 else "n"
    if ":" in token and _CLOCK.fullmatch(token):
        return "T"
    if _DIGITS.fullmatch(token):
        return "I"
    return "i" if _POINT_CLOCK.fullmatch(token) else "#"


def digit_number(token: str) -> int:
    """The whole number that a plain or ordinal token writes; 0 for any other."""
    digits = token.rstrip("stndrh’'").lstrip("'’‘`")
    return int(digits) if digits.isdecimal() and len(digits) <= _LONGEST_PLAIN else 0


_LONGEST_KEPT = 40
_MOST_KEPT = 1 << 16
_BREAK = "\x00"


class _ChunkCodes(dict[str, str]):
    """The codes of each chunk met before: nine in ten of news have been, and a lookup is far cheaper than a match."""

    def __missing__(self, chunk: str) -> str:
        get = _CODES.get
        codes = "".join(
            [_digit_code(token[0]) if token.lastindex else get(token[0], "_") for token in TOKEN.finditer(chunk)]
        )
        if len(chunk) <= _LONGEST_KEPT:
            if len(self) >= _MOST_KEPT:
                self.clear()
            self[chunk] = codes
        return codes


_codes_of = _ChunkCodes().__getitem__


class _ChunkPieces(dict[str, tuple[tuple[int, int], ...]]):
    """Where the tokens of each chunk that was asked for before start and end in it."""

    def __missing__(self, chunk: str) -> tuple[tuple[int, int], ...]:
        pieces = tuple([found.span() for found in TOKEN.finditer(chunk)])
        if len(chunk) <= _LONGEST_KEPT:
            if len(self) >= _MOST_KEPT:
                self.clear()
            self[chunk] = pieces
        return pieces


_pieces_of = _ChunkPieces().__getitem__


class Coded:
    """A text with one code a token, ``_`` for any word that is not in ``LEGEND``.

    The text is coded chunk by chunk, a chunk being what stands between two white-space characters; where a token
    starts is worked out only for the few that a rule asks for. An empty line is the code ``|``.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        # 'local time' becomes one word, an empty line a break and a space: as long as before, so offsets hold.
        if " time" in text:
            for spoken in SPOKEN_ZONES:
                text = text.replace(spoken.replace("_", " "), spoken)
        self._chunks = text.replace("\n\n", f"{_BREAK} ").replace("\n", " ").split(" ")
        codes = list(map(_codes_of, self._chunks))
        self.codes = "".join(codes)
        self._token_ends = list(accumulate(map(len, codes)))
        self._spans: dict[int, tuple[int, int]] = {}
        self._words: dict[int, str] = {}
        self._index, self._base = 0, 0

    def span(self, at: int) -> tuple[int, int]:
        """Start and end of token ``at`` in the text."""
        known = self._spans.get(at)
        if known is None:
            self._locate(bisect_right(self._token_ends, at))
            known = self._spans[at]
        return known

    def _locate(self, index: int) -> None:
        """Work out where the tokens of chunk ``index`` stand; each chunk before it was followed by one space.

        Counted from the chunk asked for last, as those that a reader asks for stand together.
        """
        if index >= self._index:
            self._base += len("".join(self._chunks[self._index : index])) + index - self._index
        else:
            self._base -= len("".join(self._chunks[index : self._index])) + self._index - index
        self._index = index
        token = self._token_ends[index - 1] if index else 0
        base = self._base
        chunk = self._chunks[index]
        for first, last in _pieces_of(chunk):
            self._spans[token] = (base + first, base + last)
            self._words[token] = chunk[first:last]
            token += 1

    def word(self, at: int) -> str:
        """Token ``at`` as written, or the empty string beyond the ends of the text."""
        known = self._words.get(at)
        if known is None:
            if not 0 <= at < len(self.codes):
                return ""
            self._locate(bisect_right(self._token_ends, at))
            known = self._words[at]
        return known


class Phrase:
    """Tokens ``first`` to ``last`` (exclusive) of a coded text: what one rule of the grammar matched."""

    __slots__ = ("coded", "codes", "end", "first", "last", "start")

    def __init__(self, coded: Coded, first: int, last: int) -> None:
        self.coded, self.first, self.last = coded, first, last
        self.codes = coded.codes[first:last]
        self.start = coded.span(first)[0] if first < last else 0
        self.end = coded.span(last - 1)[1] if first < last else 0

    def word(self, at: int) -> str:
        """Token ``at`` of the phrase in lower case; may reach beyond its ends (negative: before it)."""
        return self.coded.word(self.first + at).lower()

    def at(self, codes: str) -> int:
        """Where in the phrase the first token with one of ``codes`` is; -1 if none."""
        if len(codes) == 1:
            return self.codes.find(codes)
        for index, code in enumerate(self.codes):
            if code in codes:
                return index
        return -1

    def number(self, at: int) -> int:
        """The number that token ``at`` of the phrase stands for; 0 for an ordinary word."""
        word = self.coded.word(self.first + at)
        known = _NUMBERS.get(word)
        return digit_number(word) if known is None else known

    def numbers(self, codes: str) -> list[int]:
        """The numbers of all tokens with one of ``codes``, in order."""
        if len(codes) == 1 and codes not in self.codes:
            return []
        return [self.number(at) for at, code in enumerate(self.codes) if code in codes]

    def has(self, codes: str) -> bool:
        """Whether a token has one of ``codes``."""
        return self.at(codes) >= 0
