"""Sentences with the words of their claims go in, the words that a question needs come out: thing, verb, direction."""

import re
from collections import Counter
from collections.abc import Sequence

from sayso.compare.stems import idea, plain_word
from sayso.compare.thesaurus import EMPTY

_ARTICLE = r"(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Ee]ach|[Ee]very)"
_THING = re.compile(rf"\b(?:{_ARTICLE}|of)\s+(?!{_ARTICLE}\b)(?P<noun>[a-z][\w'’-]{{2,}})(?=[\s,.;:!?)]|$)")
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
_PRESENT = re.compile(
    r"\b(?:which|that|who|it|he|she|[A-Z][\w’'-]+) (?P<verb>[a-z]{3,}[^s]s)\s+(?:(?:about|some|the|at|least|more|than|"
    r"nearly|almost|over|around|only|just|exactly|all)\s+){0,3}$"
)
_MORE = r"(?:\s+and\s+[\w-]+\s+[\w-]+s)?(?:\s+(?:a|per)\s+(?:second|minute|hour|day|night|week|month|year))?"
_DONE = (
    r"(?:were|are|have|had|would|will|may|could|must)(?:\s+(?!on\b|in\b|at\b|by\b|with\b|when\b|according\b|since\b|"
    r"after\b|before\b|as\b|and\b|from\b|for\b|into\b|which\b|who\b|that\b|said\b|also\b|still\b)[a-z][a-z'’-]*){1,4}"
)
"""What follows the noun: an auxiliary with what it governs, up to the next preposition."""
_TRAILING = re.compile(r"(?:\s+(?:the|a|an|to|of|their|its|not|been|be|have))+$")
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
    """The past tense right before the amount in half of the sentences or more ('handled'), or empty.

    'handles' and 'handled' are one verb, told in the past where one of the sentences writes it so.
    """
    found: Counter[str] = Counter()
    written: dict[str, str] = {}
    for sentence, quote in said:
        at = sentence.find(quote)
        verb = (_VERB.search(sentence[:at]) or _PRESENT.search(sentence[:at])) if at > 0 else None
        if verb and verb["verb"] not in _NOT_VERBS:
            name = idea(plain_word(verb["verb"]))
            found[name] += 1
            if _VERB.search(sentence[:at]):
                written.setdefault(name, verb["verb"])
    known = [name for name in written if found[name] * 2 >= len(said)]
    return written[max(known, key=lambda name: (found[name], name))] if known else ""


def way_to(said: Sequence[tuple[str, str]], noun: str) -> str:
    """The preposition by which the sentences come to a thing after the amount: 'for', or 'at' a roadblock."""
    link = re.compile(
        rf"\b(?P<way>for|at|on|to|in|per)\s+(?:(?:the|a|an|each|every|same|its|their)\s+)*{re.escape(noun)}\b"
    )
    found = Counter(one["way"] for sentence, _ in said for one in link.finditer(sentence.casefold()))
    return max(found, key=lambda way: (found[way], way)) if found else "for"


def particle_after(said: Sequence[tuple[str, str]], verb: str) -> str:
    """What belongs to a participle and stands behind it: 'handed out'; empty where nothing does."""
    behind = re.compile(rf"\b{re.escape(verb)}\s+(?P<particle>out|up|down|off|over|away|back)\b")
    found = (behind.search(sentence) for sentence, _ in said)
    return next((f" {one['particle']}" for one in found if one), "")


def predicate_after(said: Sequence[tuple[str, str]], measure: str) -> str:
    """What those who are counted do or did, in the words of one sentence: 'were taking part'.

    Empty unless two thirds of the sentences speak of it.
    """
    noun = re.escape(measure.rsplit(" ", 1)[-1])
    found: list[str] = []
    for sentence, quote in said:
        at = sentence.find(quote)
        after = sentence[at + len(quote) :] if at >= 0 else ""
        done = re.match(rf"(?:\s+[\w'’-]+){{0,3}}?\s+{noun}{_MORE}\s+(?P<done>{_DONE})", after)
        if done:
            found.append(_TRAILING.sub("", " ".join(done["done"].split())))
    spoken = [
        words
        for words in found
        if 3 * sum(_names(sentence, words) for sentence, _ in said) >= 2 * len(said) and len(words.split()) > 1
    ]
    return min(spoken, key=lambda words: (len(words), words)) if spoken else ""


def _names(sentence: str, phrase: str) -> bool:
    """Whether a sentence holds the last word of the phrase, in whatever form."""
    last = idea(plain_word(phrase.rsplit(" ", 1)[-1]))
    return any(idea(plain_word(word)) == last for word in _WORD.findall(sentence))


def phrase_after(said: Sequence[tuple[str, str]]) -> str:
    """The direction that follows a distance, as the shortest of the sentences writes it: 'north of Graz'."""
    found = []
    for sentence, quote in said:
        at = sentence.find(quote)
        way = _AFTER.match(sentence[at + len(quote) :]) if at >= 0 else None
        if way:
            found.append(" ".join(way["way"].split()))
    counted = Counter(found)
    return max(counted, key=lambda text: (counted[text], -len(text), text)) if counted else ""
