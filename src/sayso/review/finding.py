"""Words go in; the next place in the articles under review where a claim or the text has them comes out."""

import re
from dataclasses import dataclass

from sayso.desk import listing
from sayso.desk.desk import Desk
from sayso.desk.reviewing.page import Page, page
from sayso.model.tables import ClaimFilter
from sayso.model.text import Span
from sayso.review.state import State


@dataclass(frozen=True, slots=True)
class Found:
    """A place: in this article, the claim there, or empty, and the words themselves where the text has them."""

    article: str
    claim: str
    spot: Span | None


def find(desk: Desk, state: State, words: str) -> Found | None:
    """The next place after the claim or place at hand: in this article, then in the others, then from its top."""
    held = state.held
    start = state.spot.start if state.spot else held.span.start if held is not None and held.span is not None else -1
    places = _places(state.page, words)
    ahead = [one for one in places if one[0] > start and one[1].claim != state.here]
    if ahead:
        return ahead[0][1]
    at = state.scope.index(state.page.ref)
    others = (*state.scope[at + 1 :], *state.scope[:at])
    holding = _holding(desk, words) if others else set()
    for ref in others:
        if ref in holding and (inside := _places(page(desk, ref), words)):
            return inside[0][1]
    return places[0][1] if places else None


def _holding(desk: Desk, words: str) -> set[str]:
    """The articles that may have the words in a claim or in their text."""
    claims = {line.article_id for line in listing.claims(desk, ClaimFilter(text=words))}
    return claims | {hit.ref for hit in listing.find(desk, f'"{words}"', limit=1000) if hit.kind == "article"}


def _places(shown: Page, words: str) -> list[tuple[int, Found]]:
    """Where an article has the words, in the order of its text."""
    pattern = re.compile(r"\s+".join(re.escape(word) for word in words.split()), re.IGNORECASE)
    found: dict[tuple[int, str], Found] = {}
    for one in pattern.finditer(shown.text):
        spot = Span(*one.span())
        inside = [held for held in shown.claims if held.span is not None and held.span.overlaps(spot)]
        live = [held for held in inside if held.line.status in ("suggested", "accepted")] or inside
        claim = live[0].ref if live else ""
        found.setdefault((spot.start, claim), Found(shown.ref, claim, spot))
    for held in shown.claims:
        line = held.line
        if pattern.search(f"{line.measure}\n{line.note}\n{line.attribution}\n{line.claim_id}"):
            start = held.span.start if held.span else len(shown.text)
            found.setdefault((start, held.ref), Found(shown.ref, held.ref, None))
    return [(key[0], found[key]) for key in sorted(found)]
