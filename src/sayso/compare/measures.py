"""Two measures go in ('work visas', 'permits issued'), how surely they ask the same comes out."""

import re
from dataclasses import dataclass
from functools import lru_cache

from sayso.compare.stems import ideas, words
from sayso.compare.thesaurus import RIVALS

SAME = 0.5
"""Below this score two measures are taken to ask different things."""

NOT_STATED = 0.5
"""The score where at least one side does not say what it measures: nothing speaks against a match, nor for it."""

_RIVALS = tuple(frozenset(ideas(line)) for line in RIVALS)

_NOUN_ENDS = re.compile(
    r"\b(?:of|in|at|on|for|from|to|by|with|who|which|that|were|was|are|is|had|have|has|granted|issued|sent|given|made|"
    r"sold|killed|injured|wounded|[a-z]{3,}ed)\b"
)


@dataclass(frozen=True, slots=True)
class Match:
    """``score`` from 0 to 1, with ``why`` in words."""

    score: float
    why: str

    @property
    def same(self) -> bool:
        """Whether the two may be taken to ask the same."""
        return self.score >= SAME


@dataclass(frozen=True, slots=True)
class _Phrase:
    ideas: frozenset[str]
    head: str


@lru_cache(maxsize=1 << 14)
def _phrase(measure: str) -> _Phrase:
    noun = _NOUN_ENDS.split(measure.strip().casefold(), maxsplit=1)[0]
    first = ideas(noun) or ideas(measure)
    return _Phrase(frozenset(ideas(measure)), first[-1] if first else "")


def head_of(measure: str) -> str:
    """The idea of the head noun ('visa' in 'work visas granted to North Koreans'), or empty."""
    return _phrase(measure).head


@lru_cache(maxsize=1 << 16)
def measures_match(a: str, b: str) -> Match:
    """Score how surely two noun phrases measure the same; symmetric, and 1 for the same words.

    A phrase that only adds detail to the other matches; two that each add their own need most ideas in common;
    rival ideas (killed, injured) never match.
    """
    if not a.strip() or not b.strip():
        return Match(NOT_STATED, "it is not said what is measured")
    if words(a) == words(b):
        return Match(1.0, f"both measure '{a.strip()}'")
    left, right = _phrase(a), _phrase(b)
    rival = _rivals(left.ideas, right.ideas)
    if rival:
        return Match(0.0, f"'{a}' and '{b}' are different things")
    score = _score(left, right)
    if score >= SAME:
        return Match(score, f"'{a}' and '{b}' share what they measure")
    return Match(score, f"'{a}' and '{b}' are not the same measure")


def rival_measures(a: str, b: str) -> bool:
    """Whether the two name rival ideas, such as the killed and the injured, and share none of them."""
    return _rivals(_phrase(a).ideas, _phrase(b).ideas)


def _score(left: _Phrase, right: _Phrase) -> float:
    if not left.ideas or not right.ideas:
        return NOT_STATED if left.ideas != right.ideas else 0.9
    shared = left.ideas & right.ideas
    dice = 2 * len(shared) / (len(left.ideas) + len(right.ideas))
    if shared in (left.ideas, right.ideas):
        small, large = (left, right) if len(left.ideas) <= len(right.ideas) else (right, left)
        return max(dice, 0.75 if small.head in {large.head, ""} else 0.6)
    return dice * (0.95 if left.head == right.head else 0.9)


def _rivals(left: frozenset[str], right: frozenset[str]) -> bool:
    for rivals in _RIVALS:
        mine, theirs = left & rivals, right & rivals
        if mine and theirs and not mine & theirs:
            return True
    return False
