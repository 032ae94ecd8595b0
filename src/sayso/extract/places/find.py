"""A text becomes the places that it names."""

from collections.abc import Sequence

from sayso.extract.found import Found
from sayso.extract.places.evidence import Judge
from sayso.extract.places.mentions import Mention, mentions
from sayso.extract.places.rank import inside, ranked
from sayso.extract.places.tokens import Gap, Token, tokens
from sayso.extract.sentences import Sentences
from sayso.model.place import Place
from sayso.model.text import Span

ENOUGH = 1.0
"""The score from which a mention counts as a place."""
CERTAIN = 0.5


def find_places(text: str, sentences: Sentences, *, taken: Sequence[Span] = (), demonyms: bool = False) -> list[Found]:
    """Find places in ``text`` outside the ``taken`` spans, in order and without overlap."""
    del sentences, demonyms
    words = tokens(text)
    found = mentions(text, words)
    judge = Judge(text, words)
    for mention in found:
        judge.weigh(mention)
    _contain(found, words)
    _one_sense(found)
    kept = [m for m in found if m.score >= ENOUGH]
    return [
        _found(text, mention)
        for mention in kept
        if not any(t.start < mention.end and mention.start < t.end for t in taken)
    ]


def _contain(found: list[Mention], words: list[Token]) -> None:
    for small, large in zip(found, found[1:], strict=False):
        if words[small.last].gap is Gap.COMMA and large.first == small.last + 1 and large.entries:
            around = {e.ref for e in large.entries}
            held = tuple(e for e in small.entries if inside(e) & around - {e.ref})
            if held:
                small.entries, small.container = held, large
                small.score += 4.0
                large.score += 1.5
                small.reasons.append(f"inside {large.key}")


def _one_sense(found: list[Mention]) -> None:
    best: dict[str, float] = {}
    for m in found:
        best[m.key] = max(best.get(m.key, -9.0), m.score)
    worst: dict[str, float] = {}
    for m in found:
        worst[m.key] = min(worst.get(m.key, 9.0), m.score)
    for m in found:
        if best[m.key] >= 3.0 and -2 < m.score < ENOUGH:
            m.score += 1.5


def _found(text: str, mention: Mention) -> Found:
    candidates = ranked(mention.entries)
    chosen = candidates[0] if candidates and candidates[0].score >= CERTAIN else None
    return Found(
        Span(mention.start, mention.end),
        Place(text[mention.start : mention.end], chosen, candidates),
        "places.known",
        "; ".join(r for r in mention.reasons if r),
    )
