"""An anchor and a changed text go in; out comes the place with its surroundings, whatever now stands there."""

from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from sayso.anchor.boundary import cuts
from sayso.model.anchor import Anchor
from sayso.model.text import Span

_LIKE = 0.6
_ONE_SIDE = 0.8
_SLOT_LIKE = 0.7
_SLOT_ONE_SIDE = 0.85
_WORDS_LIKE = 0.5
"""Similarities of context: two stretches of unrelated English come to 0.3 to 0.5."""

_SHORTEST_SIDE = 8
"""Code points of context that count as evidence by themselves."""


@dataclass(frozen=True, slots=True)
class Place:
    """A span of the new text and how like the anchor's its surroundings are, from 0 to 1, left and right."""

    span: Span
    left: float
    right: float
    score: float
    strongest: float

    @property
    def is_kin(self) -> bool:
        """Whether this is the same passage."""
        return self.score >= _LIKE or self.strongest >= _ONE_SIDE


def place_at(anchor: Anchor, text: str, span: Span) -> Place:
    """Compare the surroundings of ``span`` with the anchor's, each side weighed by its length."""
    before, after = anchor.prefix, anchor.suffix
    left = fuzz.ratio(before, text[max(0, span.start - len(before)) : span.start]) / 100
    right = fuzz.ratio(after, text[span.end : span.end + len(after)]) / 100
    weight = len(before) + len(after)
    score = (left * len(before) + right * len(after)) / weight if weight else float(len(text) == len(span))
    sides = [side for side, held in ((left, before), (right, after)) if len(held) >= _SHORTEST_SIDE]
    return Place(span, left, right, score, max(sides, default=0.0))


def slot_of(anchor: Anchor, text: str) -> Place | None:
    """The place in ``text`` where the anchor's words would stand, or ``None`` where the passage is gone."""
    whole = anchor.prefix + anchor.exact + anchor.suffix
    if not text or not anchor.prefix + anchor.suffix:
        return None
    start, end = _window(whole, text)
    span = _mapped(anchor, whole, text, start, end)
    if len(span) > 3 * len(anchor.exact) + 40:
        return None
    place = place_at(anchor, text, span)
    alike = fuzz.ratio(anchor.exact, span.of(text)) / 100
    if place.score >= _SLOT_LIKE or (place.strongest >= _SLOT_ONE_SIDE and alike >= _WORDS_LIKE):
        return place
    return None


def _window(whole: str, text: str) -> tuple[int, int]:
    """The stretch of ``text`` most like ``whole``, with room for words that grew."""
    if len(text) <= len(whole):
        return 0, len(text)
    found = fuzz.partial_ratio_alignment(whole, text)
    if found is None:
        return 0, len(text)
    room = len(whole) // 2
    return max(0, found.dest_start - room), min(len(text), found.dest_end + room)


def _mapped(anchor: Anchor, whole: str, text: str, start: int, end: int) -> Span:
    """Where the anchor's words come to lie when ``whole`` is aligned with ``text[start:end]``."""
    opening, closing = len(anchor.prefix), len(anchor.prefix) + len(anchor.exact)
    first, last = start, end
    for step in Indel.opcodes(whole, text[start:end]):
        if step.tag == "equal":
            if step.src_start < opening:
                first = start + step.dest_start + min(opening, step.src_end) - step.src_start
            if step.src_end > closing:
                last = start + step.dest_start + max(closing, step.src_start) - step.src_start
                break
    last = max(first, last)
    while first > 0 and cuts(text, first, first):
        first -= 1
    while last < len(text) and cuts(text, last, last):
        last += 1
    words = text[first:last]
    lead = len(words) - len(words.lstrip())
    return Span(first + lead, first + lead + len(words.strip()))
