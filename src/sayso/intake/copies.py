"""Two texts go in; the passages that one has word for word from the other, and the keys to look copies up by come out.

A passage is a run of words that stands in both texts, with small changes allowed inside it. Words in quotation marks
do not make one: two reporters who quote one speaker share a source and need not have copied each other. A quotation
inside a longer passage that was copied is copied with it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sayso.model.text import Document, Role, Span

RULES = 1
"""Raised with every change to the keys or passages that are found, so that stored ones are made anew."""

_BANDS = 8
_PERMUTATIONS = 2 * _BANDS
"""Two rows a band: paragraphs that share half of their word triples share a key nine times in ten."""

_SEED = 1
_WORDS_IN_SHINGLE = 3
_WORDS_IN_SEED = 4
_WORD = re.compile(r"\w+(?:[.,]\d+)*")
_LEFT_ASIDE = frozenset(
    {Role.HEADLINE, Role.OUTLET, Role.BYLINE, Role.DATELINE, Role.CREDIT, Role.BOILERPLATE, Role.CAPTION}
)

LIKELY = 0.8
"""Share of the shorter text's words that must stand, in order, in the longer one, to call the whole a likely copy."""

FEWEST_WORDS = 20
"""A shorter text says too little to be told apart from its like; it counts as a copy only word for word."""

PASSAGE_WORDS = 12
"""Words outside quotation marks that a passage shares at the least: shorter runs are written twice by chance."""

_GAP = 6
"""Words that may differ inside a passage at one place, on either side."""

_DENSITY = 0.7
"""Share of a passage's words that must be the same, on both sides."""

_PLACES = 8
"""Places of one seed that are tried: a phrase that a text repeats more often says nothing about where it is from."""

_OPENING = {"“": "”", "„": "“”", "«": "»", "»": "«", '"': '"', "「": "」"}


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """A span of one text that says, nearly word for word, what a span of the other says; ``words`` are the same."""

    span: Span
    other: Span
    words: int


@dataclass(frozen=True, slots=True)
class Shared:
    """What two texts share: ``share`` of the shorter one's words in order, 0 to 1, and the passages."""

    share: float
    passages: tuple[Passage, ...]

    @property
    def likely(self) -> bool:
        """Whether one of the two as a whole is likely a copy of the other."""
        return self.share >= LIKELY


NOTHING = Shared(0.0, ())


class Wording:
    """The words of a text that a copy would share, without header, captions, credits and notices."""

    __slots__ = ("ends", "paragraphs", "quoted", "seeds", "starts", "text", "words")

    def __init__(self, document: Document) -> None:
        self.text = document.text
        self.words: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.quoted: list[bool] = []
        self.paragraphs: list[tuple[int, int]] = []
        for span in _paragraphs(document):
            self._add(span)
        self.seeds: dict[tuple[str, ...], list[int]] = {}
        for at in range(len(self.words) - _WORDS_IN_SEED + 1):
            self.seeds.setdefault(tuple(self.words[at : at + _WORDS_IN_SEED]), []).append(at)

    def _add(self, span: Span) -> None:
        first = len(self.words)
        quotations = list(_quotations(self.text, span))
        for found in _WORD.finditer(self.text, span.start, span.end):
            self.words.append(found[0].casefold())
            self.starts.append(found.start())
            self.ends.append(found.end())
            self.quoted.append(any(one.start <= found.start() < one.end for one in quotations))
        if len(self.words) > first:
            self.paragraphs.append((first, len(self.words)))

    def span(self, first: int, last: int) -> Span:
        """The code points from one word to another, with the signs that touch them ('$3.30', '17%')."""
        start, end = self.starts[first], self.ends[last]
        while start > 0 and not self.text[start - 1].isspace():
            start -= 1
        while end < len(self.text) and not self.text[end].isspace():
            end += 1
        return Span(start, end)


def keys_of(wording: Wording) -> tuple[int, ...]:
    """The keys of a text, 64-bit signed: texts that share a passage likely share one, others hardly ever do.

    The bands of a MinHash signature of every paragraph long enough to be a passage, of those of the whole, and one
    for the exact words of the whole.
    """
    if not wording.words:
        return ()
    units = {tuple(wording.words[a:b]) for a, b in wording.paragraphs if b - a >= PASSAGE_WORDS}
    if len(wording.words) >= FEWEST_WORDS:
        units.add(tuple(wording.words))
    keys = {key for unit in units for key in _bands(unit)}
    keys.add(_folded(("whole", *wording.words)))
    return tuple(sorted(keys))


def shared(one: Wording, other: Wording) -> Shared:
    """What two texts share; passages are told from ``one``'s side, in its order."""
    if not one.words or not other.words:
        return NOTHING
    if one.words == other.words:
        last = len(one.words) - 1
        return Shared(1.0, (Passage(one.span(0, last), other.span(0, last), last + 1),))
    common = one.seeds.keys() & other.seeds.keys()
    if not common:
        return NOTHING
    share = 0.0
    fewest = min(len(one.words), len(other.words))
    if fewest >= FEWEST_WORDS and len(common) >= fewest * LIKELY / 4:
        share = round(_share(one.words, other.words, fewest), 4)
    return Shared(share, tuple(_passages(one, other, list(_runs(one, other, common)))))


def _share(words: list[str], others: list[str], fewest: int) -> float:
    from rapidfuzz.distance import LCSseq  # noqa: PLC0415 - only imports compare texts

    return float(LCSseq.similarity(words, others)) / fewest


_Run = tuple[int, int, int]
"""Words that are the same: the first of one text, the first of the other, how many."""


def _runs(one: Wording, other: Wording, common: Iterable[tuple[str, ...]]) -> Iterator[_Run]:
    """The longest runs of equal words, from the first word on; none overlaps another in ``one``."""
    starts = sorted(at for seed in common for at in one.seeds[seed])
    free = 0
    for at in starts:
        if at < free:
            continue
        places = other.seeds[tuple(one.words[at : at + _WORDS_IN_SEED])][:_PLACES]
        length, place = max((_length(one.words, at, other.words, place), -place) for place in places)
        yield at, -place, length
        free = at + length


def _length(words: list[str], at: int, others: list[str], place: int) -> int:
    length, most = _WORDS_IN_SEED, min(len(words) - at, len(others) - place)
    while length < most and words[at + length] == others[place + length]:
        length += 1
    return length


def _passages(one: Wording, other: Wording, runs: Sequence[_Run]) -> Iterator[Passage]:
    """Runs that follow each other closely in both texts are one passage."""
    held: list[_Run] = []
    for run in runs:
        if held and not _follows(held[-1], run):
            yield from _passage(one, other, held)
            held = []
        held.append(run)
    yield from _passage(one, other, held)


def _follows(before: _Run, after: _Run) -> bool:
    return all(0 <= after[side] - before[side] - before[2] <= _GAP for side in (0, 1))


def _passage(one: Wording, other: Wording, runs: Sequence[_Run]) -> Iterator[Passage]:
    if not runs:
        return
    first, last = runs[0], runs[-1]
    words = sum(length for _, _, length in runs)
    plain = sum(
        not one.quoted[at + step] and not other.quoted[place + step]
        for at, place, length in runs
        for step in range(length)
    )
    widest = max(last[side] + last[2] - first[side] for side in (0, 1))
    if plain >= PASSAGE_WORDS and words >= widest * _DENSITY:
        span = one.span(first[0], last[0] + last[2] - 1)
        yield Passage(span, other.span(first[1], last[1] + last[2] - 1), words)


def _bands(words: Sequence[str]) -> Iterator[int]:
    from rensa import RMinHash  # noqa: PLC0415 - only imports compare texts

    signature = RMinHash(_PERMUTATIONS, _SEED)
    signature.update([" ".join(words[at : at + _WORDS_IN_SHINGLE]) for at in range(len(words) - _WORDS_IN_SHINGLE + 1)])
    rows = signature.digest()
    for band in range(_BANDS):
        mixed = (rows[2 * band] << 32 | rows[2 * band + 1]) ^ (band * 0x9E3779B97F4A7C15)
        yield (mixed & 0xFFFFFFFFFFFFFFFF) - (1 << 63)


def _folded(words: Sequence[str]) -> int:
    import hashlib  # noqa: PLC0415 - only imports compare texts

    return int.from_bytes(hashlib.blake2b(" ".join(words).encode(), digest_size=8).digest(), "big", signed=True)


def _paragraphs(document: Document) -> Iterator[Span]:
    for region in document.regions:
        if region.role in _LEFT_ASIDE:
            continue
        at = region.span.start
        for line in region.span.of(document.text).split("\n"):
            if line.strip():
                yield Span(at, at + len(line))
            at += len(line) + 1


def _quotations(text: str, paragraph: Span) -> Iterator[Span]:
    """What stands in double quotation marks; one that is not closed runs to the end of its paragraph."""
    closing, opened = "", 0
    for at in range(paragraph.start, paragraph.end):
        if closing:
            if text[at] in closing:
                yield Span(opened, at)
                closing = ""
        elif text[at] in _OPENING:
            closing, opened = _OPENING[text[at]], at
    if closing:
        yield Span(opened, paragraph.end)
