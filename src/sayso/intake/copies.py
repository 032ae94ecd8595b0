"""Texts go in, one after the other; out comes which earlier text a new one likely copies, and how alike they are."""

import re
from dataclasses import dataclass
from typing import Any

from sayso.model.text import Document, Role

_PERMUTATIONS = 128
_BANDS = 64
"""Two rows a band: a text that shares a fifth of its word triples with another is looked at more closely."""

_WORDS_IN_SHINGLE = 3
_SEED = 1
_WORD = re.compile(r"\w+(?:[.,]\d+)*")
_LEFT_ASIDE = frozenset(
    {Role.HEADLINE, Role.OUTLET, Role.BYLINE, Role.DATELINE, Role.CREDIT, Role.BOILERPLATE, Role.CAPTION}
)

LIKELY = 0.8
"""Share of the shorter text's words that must stand, in order, in the longer one."""

CANDIDATES = 24
"""Texts compared word for word with a new one, those most alike by signature first: where thousands share one form
(weather reports, tables of results), comparing all of them would take time that grows with their square."""

RANKED = 240
"""Texts whose signatures are compared at the most, the latest ones: copies follow their model closely."""

FEWEST_WORDS = 20
"""A shorter text says too little to be told apart from its like; it counts as a copy only word for word."""


@dataclass(frozen=True, slots=True)
class Copy:
    """An earlier text that a new one likely copies; ``similarity`` runs from 0 to 1."""

    key: str
    similarity: float


def comparable(document: Document) -> str:
    """The part of a document that a copy would share: paragraphs and subheads, no header, caption, credit or notice."""
    return "\n".join(region.span.of(document.text) for region in document.regions if region.role not in _LEFT_ASIDE)


class Copies:
    """The texts seen so far. Nothing is read or written outside it, and equal input gives equal answers."""

    def __init__(self, *, likely: float = LIKELY) -> None:
        from rensa import RMinHash, RMinHashLSH  # noqa: PLC0415 - only imports compare texts

        self._minhash = RMinHash
        self._index: Any = RMinHashLSH(threshold=0.2, num_perm=_PERMUTATIONS, num_bands=_BANDS)
        self._likely = likely
        self._keys: list[str] = []
        self._words: list[list[str]] = []
        self._exact: dict[tuple[str, ...], int] = {}
        self._signatures: dict[int, Any] = {}

    def __len__(self) -> int:
        return len(self._keys)

    def likely(self, text: str) -> Copy | None:
        """The earlier text most like ``text``, the earliest of equals, or ``None`` where none is likely its model."""
        words = _words(text)
        same = self._exact.get(tuple(words))
        if same is not None and words:
            return Copy(self._keys[same], 1.0)
        if len(words) < FEWEST_WORDS:
            return None
        signature = self._signature(words)
        near = self._index.query(signature)
        if len(near) > CANDIDATES:
            near = sorted(sorted(near)[-RANKED:], key=lambda at: (-signature.jaccard(self._signatures[at]), at))[
                :CANDIDATES
            ]
        best = max(((self._share(words, at), -at) for at in near), default=(0.0, 0))
        return Copy(self._keys[-best[1]], round(best[0], 4)) if best[0] >= self._likely else None

    def add(self, key: str, text: str) -> None:
        """Remember ``text`` under ``key``."""
        words = _words(text)
        at = len(self._keys)
        self._keys.append(key)
        self._words.append(words)
        self._exact.setdefault(tuple(words), at)
        if len(words) >= FEWEST_WORDS:
            self._signatures[at] = self._signature(words)
            self._index.insert(at, self._signatures[at])

    def _signature(self, words: list[str]) -> Any:
        signature = self._minhash(_PERMUTATIONS, _SEED)
        signature.update(
            [" ".join(words[at : at + _WORDS_IN_SHINGLE]) for at in range(len(words) - _WORDS_IN_SHINGLE + 1)]
        )
        return signature

    def _share(self, words: list[str], at: int) -> float:
        """How much of the shorter text stands in the longer, word for word and in order."""
        from rapidfuzz.distance import LCSseq  # noqa: PLC0415 - only imports compare texts

        other = self._words[at]
        return float(LCSseq.similarity(words, other)) / min(len(words), len(other))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
