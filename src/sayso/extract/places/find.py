"""A text becomes the places that it names."""

from collections.abc import Sequence

from sayso.extract.found import Found
from sayso.extract.places.evidence import Judge
from sayso.extract.places.mentions import Mention, mentions
from sayso.extract.places.patterns import Pattern
from sayso.extract.places.rank import ranked
from sayso.extract.places.together import cohere, contain, enumerate_alike, one_sense, set_persons_apart
from sayso.extract.places.tokens import tokens
from sayso.extract.sentences import Sentences
from sayso.model.place import Place
from sayso.model.text import Span

ENOUGH = 1.0
"""The score from which a mention counts as a place."""
CERTAIN = 0.5


def find_places(text: str, sentences: Sentences, *, taken: Sequence[Span] = (), demonyms: bool = False) -> list[Found]:
    """Find places in ``text`` outside the ``taken`` spans, in order and without overlap."""
    del sentences, demonyms
    kept = [m for m in weighed(text) if m.score >= ENOUGH]
    return [
        _found(text, mention)
        for mention in kept
        if not any(t.start < mention.end and mention.start < t.end for t in taken)
    ]


def weighed(text: str) -> list[Mention]:
    """Every mention of ``text`` with its score, those that fall short included."""
    words = tokens(text)
    found = [mention for mention in mentions(text, words) if mention.pattern is not Pattern.DEMONYM]
    judge = Judge(text, words)
    for mention in found:
        judge.weigh(mention)
    contain(text, found, words)
    enumerate_alike(text, found)
    set_persons_apart(found, words)
    cohere(found)
    one_sense(found)
    return found


def _found(text: str, mention: Mention) -> Found:
    candidates = ranked(mention.entries)
    chosen = candidates[0] if candidates and candidates[0].score >= CERTAIN else None
    return Found(
        Span(mention.start, mention.end),
        Place(text[mention.start : mention.end], chosen, candidates),
        "places.known",
        "; ".join(r for r in mention.reasons if r),
    )
