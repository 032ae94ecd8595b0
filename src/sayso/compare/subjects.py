"""Sentences with the words of their claims go in, the words that a question needs come out: thing, verb, direction."""

import re
from collections import Counter
from collections.abc import Sequence

from sayso.compare.stems import idea, plain_word
from sayso.compare.thesaurus import EMPTY

_THING = re.compile(r"\b(?:the|a|an|its|their|his|her|each|every|of)\s+(?P<noun>[a-z][\w'’-]{2,})(?=[\s,.;:!?)]|$)")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_AFTER = re.compile(
    r"^[\s”\"]*(?P<way>(?:to the |some )?"
    r"(?:north|south|east|west|off|from|away|downstream|upstream|inland|outside|short)\w*"
    r"(?:-(?:north|south|east|west)\w*)?(?:\s+(?:of|from))?(?:\s+(?:the|a|an))?(?:\s+[^\s,.;:()]+){0,3}?)"
    r"(?=[,.;:()]|\s+(?:on|in|at|after|when|as|by|and|but|who|which|that|to|is|was|of|according)\b|$)"
)
_VERB = re.compile(
    r"\b(?P<verb>[a-z]{3,}ed|sent|held|sold|built|lost|found|caught|bought|born)\s+(?:(?:about|some|the|another|at|least|more|than|"
    r"nearly|almost|over|around|only|just|exactly|all)\s+){0,3}$"
)
_NOT_VERBS = frozenset(
    ("said", "asked", "added", "noted", "claimed", "reported", "warned", "stated", "estimated", "needed", "wanted")
)


def noun_shared(said: Sequence[tuple[str, str]]) -> str:
    """The thing that most of the sentences name, as one of them writes it: 'ice'; empty where they share none.

    Only a word that follows an article or 'of' somewhere is sure to be a thing. Of several the nearest counts.
    """
    counted: Counter[str] = Counter()
    written: dict[str, str] = {}
    away: dict[str, int] = {}
    for sentence, quote in said:
        own = {idea(plain_word(word)) for word in _WORD.findall(quote)}
        at = max(0, sentence.find(quote))
        found = {idea(plain_word(word.group())): abs(word.start() - at) for word in _WORD.finditer(sentence)}
        counted.update(set(found) - own)
        for name, gap in found.items():
            away[name] = away.get(name, 0) + min(gap, 200)
        for thing in _THING.finditer(sentence):
            if plain_word(thing["noun"]) not in EMPTY:
                written.setdefault(idea(plain_word(thing["noun"])), thing["noun"])
    shared = [name for name in written if counted[name] * 3 >= len(said) * 2]
    if not shared:
        return ""
    return written[max(shared, key=lambda name: (counted[name], -away.get(name, 0), name))]


def verb_before(said: Sequence[tuple[str, str]]) -> str:
    """The past tense right before the amount in a third of the sentences or more ('handled'), or empty."""
    found: Counter[str] = Counter()
    for sentence, quote in said:
        at = sentence.find(quote)
        verb = _VERB.search(sentence[:at]) if at > 0 else None
        if verb and verb["verb"] not in _NOT_VERBS:
            found[verb["verb"]] += 1
    if not found:
        return ""
    most = max(found, key=lambda word: (found[word], word))
    return most if found[most] * 3 >= len(said) else ""


def phrase_after(said: Sequence[tuple[str, str]]) -> str:
    """The direction that follows a distance, as the shortest of the sentences writes it: 'north of Graz'."""
    found = []
    for sentence, quote in said:
        at = sentence.find(quote)
        way = _AFTER.match(sentence[at + len(quote) :]) if at >= 0 else None
        if way:
            found.append(" ".join(way["way"].split()))
    counted = Counter(found)
    return max(counted, key=lambda text: (counted[text], -len(text), text)) if counted else "away is it"
