"""A text with its claims goes in, each claim with the ideas around it comes out, the nearest weighing most."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from sayso.compare.since import bounded, with_year
from sayso.compare.stems import idea, plain_word
from sayso.compare.thesaurus import EMPTY
from sayso.model.claim import Claim, Value
from sayso.model.text import Span
from sayso.model.when import When

_TOKEN = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*|[,;:()—–.?!\n-]")
_FURTHER = {"": 0, ",": 2, ";": 5, ":": 3, "(": 3, ")": 3, "—": 4, "–": 4, "-": 1, ".": 10, "?": 10, "!": 10, "\n": 10}
_FURTHER |= {"and": 2, "but": 3, "while": 4, "whereas": 4, "which": 2, "with": 1}
"""By how many words punctuation and conjunctions move apart what stands on either side of them."""

HALF = 4
"""Words from a claim to where an idea weighs half."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark: its span, its lower-case text, and its place on a scale that stretches at clause breaks."""

    span: Span
    word: str
    place: int


@dataclass(frozen=True, slots=True)
class Stated:
    """A claim in its text: the value with what 'before' or 'since' adds, and the weight (0 to 1) of each idea nearby.

    ``as_of`` is the date that the sentence sets for it, ``None`` where it sets none.
    """

    claim: Claim
    value: Value
    near: Mapping[str, float]
    as_of: When | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A text with its claims in their surroundings; ``ideas`` are all its words', ``said`` those in lower case."""

    text: str
    stated: tuple[Stated, ...]
    ideas: frozenset[str]
    said: frozenset[str]


def passage(text: str, claims: Sequence[Claim], elsewhere: Sequence[When] = ()) -> Passage:
    """Read the surroundings of every claim; a date without a year takes it from this text, else ``elsewhere``."""
    tokens = _tokens(text)
    dates = _dates(text, claims, elsewhere)
    stated = tuple(
        Stated(
            claim,
            dates.get(claim.span, claim.value),
            MappingProxyType(_near(claim.span, tokens)),
            _as_of(claim, dates),
        )
        for claim in claims
    )
    words = [token for token in tokens if token.word and token.word[0].isalpha()]
    return Passage(
        text,
        stated,
        frozenset(idea(token.word) for token in words),
        frozenset(idea(token.word) for token in words if token.word not in EMPTY and text[token.span.start].islower()),
    )


def closeness(a: Stated, b: Stated) -> float:
    """The share of the weaker surroundings that both have, from 0 to 1; symmetric."""
    least = min(sum(a.near.values()), sum(b.near.values()))
    shared = sum(min(weight, b.near.get(name, 0.0)) for name, weight in a.near.items())
    return shared / least if least else 0.0


def _tokens(text: str) -> list[Token]:
    tokens = []
    place = 0
    for found in _TOKEN.finditer(text):
        word = plain_word(found.group())
        place += 1 + _FURTHER.get(word or found.group(), 0)
        tokens.append(Token(Span(*found.span()), word, place))
    return tokens


def _near(span: Span, tokens: Sequence[Token]) -> dict[str, float]:
    inside = [token.place for token in tokens if token.span.overlaps(span)]
    near: dict[str, float] = {}
    if not inside:
        return near
    for token in tokens:
        if not token.word or token.word in EMPTY or not token.word[0].isalpha() or token.span.overlaps(span):
            continue
        away = inside[0] - token.place if token.span.start < span.start else token.place - inside[-1]
        weight = 1 / (1 + max(0, away - 1) / HALF)
        name = idea(token.word)
        near[name] = max(near.get(name, 0.0), weight)
    return near


def _dates(text: str, claims: Sequence[Claim], elsewhere: Sequence[When]) -> dict[Span, Value]:
    whens = {claim.span: claim.value for claim in claims if isinstance(claim.value, When)}
    own = list(whens.values())
    found: dict[Span, Value] = {}
    for span, when in whens.items():
        dated = with_year(when, own)
        found[span] = bounded(text, span, with_year(dated, elsewhere))
    return found


def _as_of(claim: Claim, dates: Mapping[Span, Value]) -> When | None:
    """The date nearest to the claim in its own sentence."""
    near = [span for span in dates if span != claim.span and claim.sentence.contains(span)]
    if not near:
        return None
    value = dates[min(near, key=lambda span: abs(span.start - claim.span.start))]
    return value if isinstance(value, When) else None
