"""A text with its claims goes in, each claim with the ideas around it comes out, the nearest weighing most."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from sayso.compare.aspects import aspect_of
from sayso.compare.correcting import taken_back
from sayso.compare.figures import dimension
from sayso.compare.signs import line_of
from sayso.compare.since import bounded, with_year
from sayso.compare.stems import idea, plain_word
from sayso.compare.thesaurus import EMPTY
from sayso.model.claim import Claim, Value
from sayso.model.figure import Figure
from sayso.model.text import Span
from sayso.model.when import When

_TOKEN = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*|[,;:()—–.?!\n-]")
_FURTHER = {"": 0, ",": 2, ";": 5, ":": 3, "(": 3, ")": 3, "—": 4, "–": 4, "-": 1, ".": 10, "?": 10, "!": 10, "\n": 10}
_FURTHER |= {"and": 2, "but": 3, "while": 4, "whereas": 4, "which": 2, "with": 1}
"""By how many words punctuation and conjunctions move apart what stands on either side of them."""

HALF = 4
"""Words from a claim to where an idea weighs half."""


FARTHEST = 60
"""Words from a claim beyond which nothing is taken to stand near it: keeps long texts linear."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark: its span, its lower-case text, and its place on a scale that stretches at clause breaks."""

    span: Span
    word: str
    place: int


@dataclass(frozen=True, slots=True)
class Stated:
    """A claim in its text: the value with what 'before' or 'since' adds, and the weight (0 to 1) of each idea nearby.

    ``as_of`` is the date that the sentence sets for it, ``None`` where it sets none; ``aspect`` says what a
    figure counts, where that is one of the things that news counts.
    """

    claim: Claim
    value: Value
    near: Mapping[str, float]
    as_of: When | None = None
    aspect: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A text with its claims in their surroundings; ``ideas`` are all its words', ``said`` those in lower case.

    ``names`` are those of words with a capital.
    """

    text: str
    stated: tuple[Stated, ...]
    ideas: frozenset[str]
    said: frozenset[str]
    names: frozenset[str] = frozenset()


def passage(text: str, claims: Sequence[Claim], elsewhere: Sequence[When] = ()) -> Passage:
    """Read the surroundings of every claim; a date without a year takes it from this text, else ``elsewhere``.

    What the text takes back, it does not claim.
    """
    tokens = _tokens(text)
    dates = _dates(text, claims, elsewhere)
    titled = _titled(text)
    stated = tuple(
        Stated(
            claim,
            dates.get(claim.span, claim.value),
            MappingProxyType(_near(claim.span, tokens)),
            _as_of(text, claim, dates),
            _aspect(text, claim),
        )
        for claim in claims
        if (titled or not _label(text, claim)) and not taken_back(_line(text, claim))
    )
    words = [token for token in tokens if token.word and token.word[0].isalpha()]
    return Passage(
        text,
        stated,
        frozenset(idea(token.word) for token in words),
        frozenset(idea(token.word) for token in words if token.word not in EMPTY and text[token.span.start].islower()),
        frozenset(idea(token.word) for token in words if token.word not in EMPTY and text[token.span.start].isupper()),
    )


def _aspect(text: str, claim: Claim) -> str:
    """What aspect of the news an amount gives, or empty."""
    if not isinstance(claim.value, Figure):
        return ""
    found = aspect_of(_line(text, claim), dimension(claim.value))
    return found.name if found else ""


def _line(text: str, claim: Claim) -> str:
    """The claim's sentence as patterns read it."""
    return line_of(text[claim.sentence.start : claim.span.start], text[claim.span.end : claim.sentence.end])


@lru_cache(maxsize=1 << 12)
def ideas_near(text: str, span: Span) -> Mapping[str, float]:
    """The weight (0 to 1) of each idea near the span; the text's own words alone count."""
    return MappingProxyType(_near(span, _tokens(text)))


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


def _titled(text: str) -> bool:
    """Whether the text is written like a headline, in which capitals do not tell names."""
    found = [word for word in re.findall(r"[^\W\d_]{4,}", text) if word.casefold() not in EMPTY]
    return len([word for word in found if word[0].isupper()]) > len(found) * TITLED


TITLED = 0.6
"""The share of longer words with a capital above which a text is taken for a headline."""

_LISTED = re.compile(r"\b(?:top|number|no\.)[ -]$", re.IGNORECASE)
_FACTOR = re.compile(r" times (?:as|higher|lower|more|less|larger|smaller|greater|fewer|faster|the)\b", re.IGNORECASE)

_NAMED = re.compile(r"(?:^|[\s(])(?P<word>[A-Z][\w'’.-]*) $")


def _label(text: str, claim: Claim) -> bool:
    """Whether a number counts nothing: in a name ('Flight 370'), a list ('top 10'), a factor, 'one of' several."""
    if not isinstance(claim.value, Figure) or not claim.text[0].isalnum():
        return False
    if claim.text.casefold() == "one" and text[claim.span.end :].startswith(" of "):
        return True
    if _LISTED.search(text, max(0, claim.span.start - 12), claim.span.start) or _FACTOR.match(text, claim.span.end):
        return True
    if claim.value.measure:
        return False
    found = _NAMED.search(text[max(0, claim.span.start - 24) : claim.span.start])
    return found is not None and claim.text.isdigit() and plain_word(found["word"]) not in EMPTY


def _near(span: Span, tokens: Sequence[Token]) -> dict[str, float]:
    first = bisect_left(tokens, span.start, key=lambda token: token.span.end - 1)
    last = bisect_left(tokens, span.end, key=lambda token: token.span.start)
    inside = [token.place for token in tokens[first:last]]
    near: dict[str, float] = {}
    if not inside:
        return near
    for token in tokens[max(0, first - FARTHEST) : last + FARTHEST]:
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
        found[span] = bounded(text, span, with_year(when, own, elsewhere))
    return found


def _as_of(text: str, claim: Claim, dates: Mapping[Span, Value]) -> When | None:
    """The date in the claim's own sentence that says when it holds.

    One introduced by 'as of' goes before others, and the nearest before those further off; a word such as 'currently'
    counts only where the sentence gives no date.
    """
    near = [
        (span, when)
        for span, when in dates.items()
        if isinstance(when, When) and span != claim.span and claim.sentence.contains(span)
    ]
    known = [(span, when) for span, when in near if (when.earliest or when.latest)] or near
    told = [(span, when) for span, when in known if _AS_OF.search(text, claim.sentence.start, span.start)] or known
    return min(told, key=lambda one: abs(one[0].start - claim.span.start))[1] if told else None


_AS_OF = re.compile(r"\bas (?:of|at)(?: (?:the|early|late|mid|before|after|end of))*\s$", re.IGNORECASE)
