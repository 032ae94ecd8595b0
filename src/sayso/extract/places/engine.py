"""The mentions of one text and the entities that a trained engine sees become mentions that both have voted on.

The thresholds are those at which the engine is right more often than wrong, read from 900 news articles marked for
places with two English pipelines of spaCy. They are modest because the rules are ahead of the engines: of the names on
which the two differ, and for which the rules have a reason, the rules are right about most.
"""

from bisect import bisect_left

from sayso.extract.places import cues
from sayso.extract.places import words as lists
from sayso.extract.places.fold import fold
from sayso.extract.places.gazetteer import Entry
from sayso.extract.places.lookup import entries_of
from sayso.extract.places.mentions import Mention
from sayso.extract.places.patterns import Pattern
from sayso.extract.places.together import persons
from sayso.extract.places.tokens import Gap, Token
from sayso.extract.votes import Entity, Votes
from sayso.model.late import late

PLACES = frozenset({"GPE", "LOC"})
"""Countries, cities and areas; mountains and waters. FAC, buildings and roads, confirms but adds nothing."""
PERSONS = frozenset({"PERSON", "PER"})
OPEN = -1.0
"""The score from which the rules leave it open whether a name is a place: there the engine settles it.

Of names scored -1 to 1 that the engine takes for places just as they stand, 9 in 10 are; below -1 it is a coin's toss.
"""
SETTLES = 3.0
SHAKY = 2.0
"""The score below which a name with no cue beside it falls when the engine sees it inside the name of a person.

The same vote for organisations would lose two places for each that it puts right.
"""
_ARTICLE = late(r"[Tt]he\s+")
_POSSESSIVES = ("'s", "’s")
_VERB = late(r",?\s+([a-z]+)")


def vote(text: str, words: list[Token], found: list[Mention], votes: Votes, peoples: list[Mention]) -> list[Mention]:
    """The mentions ``found``, weighed again, with the places that only the engine sees, in text order.

    ``peoples`` are the demonyms of the text: what the engine takes for a place there is none.
    """
    for mention in found:
        entity = votes.on(mention.start, mention.end)
        if entity is not None:
            _weigh(text, mention, entity, votes)
    held = sorted((mention.start, mention.end) for mention in [*found, *peoples])
    named = persons(words)
    added = [
        mention
        for entity in votes.entities
        if entity.label in PLACES and not _meets(held, entity)
        for mention in _added(text, words, entity, votes, named)
    ]
    return sorted([*found, *added], key=lambda mention: mention.start) if added else found


def _weigh(text: str, mention: Mention, entity: Entity, votes: Votes) -> None:
    start, end = _bare(text, entity)
    if entity.label in PLACES or entity.label == "FAC":
        alike = entity.label in PLACES and (start, end) == (mention.start, mention.end)
        mention.add(SETTLES if alike and OPEN < mention.score < SHAKY else 0.0, votes.say(entity))
    elif entity.label in PERSONS:
        inside = start <= mention.start and mention.end <= end and end - start > mention.end - mention.start
        if inside and mention.score < SHAKY and not mention.cued and not mention.narrowed:
            mention.add(-SETTLES, f"{votes.engine} sees the person {' '.join(text[start:end].split())}")


def _bare(text: str, entity: Entity) -> tuple[int, int]:
    """The entity without an article before it and a possessive after it, which pipelines take in."""
    start, end = entity.span.start, entity.span.end
    article = _ARTICLE.match(text, start, end)
    if text.endswith(_POSSESSIVES, start, end):
        end -= 2
    return (article.end() if article else start), end


def _meets(held: list[tuple[int, int]], entity: Entity) -> bool:
    at = bisect_left(held, (entity.span.end, 0)) - 1
    return at >= 0 and held[at][1] > entity.span.start


def _added(text: str, words: list[Token], entity: Entity, votes: Votes, named: frozenset[str]) -> list[Mention]:
    """A place that only the engine sees, if the gazetteer knows it or a word before it speaks for a place."""
    start, end = _bare(text, entity)
    first = bisect_left(words, start, key=lambda token: token.start)
    last = bisect_left(words, end, key=lambda token: token.start) - 1
    if first > last or words[first].start != start or not _whole(words, first, last):
        return []
    name = text[start:end]
    entries = entries_of(name)
    before = text[max(0, start - 12) : start].split()
    cue = before[-1].lower() if before else ""
    if _is_other(text, words[first : last + 1], end, entries, named) or not (entries or cue in cues.IN):
        return []
    mention = Mention(first, last, start, end, "ner:" + fold(name), entries, Pattern.ENGINE)
    mention.add(SETTLES, f"only {votes.say(entity)}")
    mention.reasons.append(f"after '{cue}'" if cue in cues.IN else "known by its name")
    return [mention]


def _whole(words: list[Token], first: int, last: int) -> bool:
    """Whether the name neither goes on from nor into another capitalised word."""
    opens = first == 0 or words[first - 1].gap < Gap.HYPHEN or words[first - 1].low in cues.FUNCTION_WORDS
    return opens and words[last].gap < Gap.HYPHEN


def _is_other(text: str, name: list[Token], end: int, entries: tuple[Entry, ...], named: frozenset[str]) -> bool:
    """Whether the words are rather a person, an organisation by its capitals, a people, or speak for themselves."""
    first, last = name[0], name[-1]
    if any(token.low in named for token in name) or lists.demonyms().get(first.low):
        return True
    if text.startswith(_POSSESSIVES, end) or (first is last and first.capitals and first.word.isalpha()):
        return True
    verb = _VERB.match(text, end)
    speaks = bool(verb and verb[1] in cues.SPEECH)
    person = first is not last and first.low in lists.first_names() and last.low in lists.surnames()
    return not entries and (speaks or person or last.low in cues.TEAMS or last.low in cues.FIRMS)
