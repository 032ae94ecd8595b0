"""A text becomes the places that it names."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from sayso.extract.found import Found
from sayso.extract.places.evidence import Judge
from sayso.extract.places.mentions import Mention, mentions
from sayso.extract.places.patterns import Pattern
from sayso.extract.places.resolve import Sense, resolve
from sayso.extract.places.together import (
    cohere,
    contain,
    enumerate_alike,
    one_sense,
    repeat_unlisted,
    set_namesakes_apart,
    set_persons_apart,
)
from sayso.extract.places.tokens import Token, tokens
from sayso.extract.sentences import Sentences
from sayso.extract.votes import Votes
from sayso.model.place import Place
from sayso.model.text import Span

ENOUGH = 1.0
"""The score from which a mention counts as a place."""
ENGINE_RULE = "ner.place"
"""The rule of a place that only a trained engine sees."""
_RULES = {pattern: f"places.{pattern.value}" for pattern in Pattern} | {Pattern.ENGINE: ENGINE_RULE}


def find_places(
    text: str,
    sentences: Sentences,
    *,
    taken: Sequence[Span] = (),
    demonyms: bool = False,
    votes: Votes | None = None,
) -> list[Found]:
    """Find places in ``text`` outside the ``taken`` spans, in order and without overlap.

    ``demonyms`` takes 'North Korean' and its like as places too, meaning the country. ``sentences`` is not needed:
    what tells a place stands right beside it. ``votes`` is what a trained engine sees in the text.
    Time is linear in the length of the text.
    """
    del sentences
    words = tokens(text)
    named = mentions(text, words)
    found = weighed(text, words, named)
    if votes is not None:
        from sayso.extract.places.engine import vote  # noqa: PLC0415 - wanted only with an engine

        found = vote(text, words, found, votes, [mention for mention in named if mention.pattern is Pattern.DEMONYM])
    kept = [mention for mention in found if mention.score >= ENOUGH]
    _part(kept, words)
    if demonyms:
        kept = sorted(kept + _peoples(named), key=lambda mention: mention.start)
    if taken:
        kept = outside(kept, taken)
    return list(_found(text, kept, resolve(kept)))


def weighed(text: str, words: list[Token], named: list[Mention]) -> list[Mention]:
    """The mentions ``named`` but for demonyms, with their scores, those that fall short included."""
    found = [mention for mention in named if mention.pattern is not Pattern.DEMONYM]
    judge = Judge(text, words)
    for mention in found:
        judge.weigh(mention)
    contain(text, found, words)
    enumerate_alike(text, found)
    set_persons_apart(found, words)
    set_namesakes_apart(found)
    cohere(found)
    one_sense(found)
    return repeat_unlisted(text, found, words)


def _peoples(named: list[Mention]) -> list[Mention]:
    peoples = [mention for mention in named if mention.pattern is Pattern.DEMONYM and mention.entries]
    for mention in peoples:
        mention.add(ENOUGH, f"a word for what is of {mention.entries[0].name}")
    return peoples


def _part(kept: list[Mention], words: list[Token]) -> None:
    """A direction taken into a name may be the end of the name before: then it stays there."""
    for before, mention in pairwise(kept):
        if mention.start < before.end:
            mention.start = words[mention.first].start


def outside(kept: list[Mention], taken: Sequence[Span]) -> list[Mention]:
    """The mentions that share no character with the ``taken`` spans."""
    spans = sorted(taken)
    starts = [span.start for span in spans]
    free = []
    for mention in kept:
        at = bisect_left(starts, mention.end) - 1
        if at < 0 or spans[at].end <= mention.start:
            free.append(mention)
    return free


def _found(text: str, kept: list[Mention], senses: dict[Sense, Place]) -> Iterator[Found]:
    """Each mention with its meaning; mentions written alike that mean the same share one value."""
    values: dict[tuple[str, int], Place] = {}
    for mention in kept:
        name = text[mention.start : mention.end]
        sense = senses[mention.key, mention.entries]
        value = values.get((name, id(sense)))
        if value is None:
            value = Place(" ".join(name.split()), sense.chosen, sense.candidates)
            values[name, id(sense)] = value
        reasons = mention.reasons
        why = "; ".join(dict.fromkeys(reasons)) if reasons else "known by its name"
        yield Found(Span(mention.start, mention.end), value, _RULES[mention.pattern], why)
