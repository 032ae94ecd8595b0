"""Claims of one story go in, what each is about comes out, with how rare its ideas are and the blocks it belongs to."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from sayso.compare import places
from sayso.compare.events import nearness
from sayso.compare.nearness import Rarity, Subject
from sayso.compare.topics import Topic, topic_of, years_in
from sayso.model.figure import Figure
from sayso.model.place import Place
from sayso.model.verdict import Assertion
from sayso.model.when import When

KEYS = 6
"""Ideas of a claim used as block keys, the rarest and nearest first."""


@dataclass(frozen=True, slots=True)
class Answerable:
    """A claim as grouping sees it.

    ``uid`` names it; ``article`` the article that states it; ``story`` the story it belongs to, or empty: claims of
    two stories are never grouped. ``quote`` is the claim's words, ``sentence`` the sentence around them, in which
    they start at ``at`` (-1 where that is not known); ``start`` is where they start in the article, ``published`` the
    EDTF date of the article, or empty.
    """

    uid: str
    assertion: Assertion
    article: str = ""
    story: str = ""
    quote: str = ""
    sentence: str = ""
    at: int = -1
    start: int = 0
    published: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """A claim with what grouping asks of it again and again."""

    claim: Answerable
    subject: Subject
    keys: tuple[str, ...]


def cards_of(claims: Sequence[Answerable]) -> tuple[list[Card], Rarity]:
    """The claims of one story, by article and place, with their subjects and keys, and how rare each idea is."""
    claims = sorted(claims, key=_in_order)
    quotes: dict[tuple[str, str], list[Answerable]] = defaultdict(list)
    for claim in claims:
        quotes[claim.article, claim.sentence].append(claim)
    subjects: list[Subject] = []
    for position, claim in enumerate(claims):
        beside = [other.quote for other in quotes[claim.article, claim.sentence] if other.uid != claim.uid]
        before = (claims[position - 1], subjects[-1]) if subjects else None
        subjects.append(_continued(claim, subject_of(claim, beside), before))
    subjects = _once(claims, _around(claims, subjects))
    rarity = _rarity(claims, subjects)
    cards = [
        Card(claim, subject, _keys(subject.topic, rarity)) for claim, subject in zip(claims, subjects, strict=True)
    ]
    return cards, rarity


def subject_of(claim: Answerable, beside: Sequence[str] = ()) -> Subject:
    """What a claim is about; ``beside`` are the words of the other claims in its sentence."""
    topic = topic_of(claim.assertion, claim.quote, claim.sentence, beside, claim.at)
    named = years_in(claim.sentence) if isinstance(claim.assertion.value, Figure) else frozenset()
    year = claim.published[:4]
    past = frozenset(one for one in named if year.isdigit() and one < year)
    if claim.assertion.as_of and claim.assertion.as_of.earliest:
        past |= (
            {str(claim.assertion.as_of.earliest.year)} if str(claim.assertion.as_of.earliest.year) != year else set()
        )
    return Subject(claim.assertion, topic, past)


SHORT = 7
"""Words of a sentence that may leave what it counts to the sentence before: 'The company says 118.'"""

NEXT = 240
"""Code points between two amounts of which the second may continue the first."""


def _continued(claim: Answerable, subject: Subject, before: tuple[Answerable, Subject] | None) -> Subject:
    """The subject, taken over from the amount before it where a short sentence does not say what it counts."""
    topic = subject.topic
    if before is None or topic.aspect or topic.measure or not claim.quote or len(claim.sentence.split()) > SHORT:
        return subject
    last, known = before
    near_it = last.article == claim.article and 0 < claim.start - last.start < NEXT and last.sentence != claim.sentence
    if not near_it or known.topic.frame != topic.frame:
        return subject
    taken = replace(known.topic, signs=topic.signs)
    return Subject(subject.assertion, taken, subject.past or known.past)


_APPOSED = re.compile(r"(?:[’']s\b|,|\s(?:in|on|of)\b)[^,.;:()]{0,40}")


def _around(claims: Sequence[Answerable], subjects: Sequence[Subject]) -> list[Subject]:
    """The subjects, where a place right beside that of an event has the event, too: 'off Millford, in Estland'."""
    found = list(subjects)
    for at, (claim, after) in enumerate(pairwise(claims)):
        one, other = claim.assertion.value, after.assertion.value
        if not (isinstance(one, Place) and isinstance(other, Place)) or min(claim.at, after.at) < 0:
            continue
        if (claim.article, claim.sentence) != (after.article, after.sentence):
            continue
        between = claim.sentence[claim.at + len(claim.quote) : after.at]
        a, b = found[at].topic, found[at + 1].topic
        if (a.aspect is None) == (b.aspect is None) or not _APPOSED.fullmatch(between) or places.apart(one, other):
            continue
        if a.aspect is None:
            found[at] = replace(found[at], topic=replace(a, aspect=b.aspect))
        else:
            found[at + 1] = replace(found[at + 1], topic=replace(b, aspect=a.aspect))
    return found


def _once(claims: Sequence[Answerable], subjects: Sequence[Subject]) -> list[Subject]:
    """The subjects, where of two dates in one sentence only the one nearer to an event is its date."""
    best: dict[tuple[str, str, str], float] = {}
    for claim, subject in zip(claims, subjects, strict=True):
        aspect = subject.topic.aspect
        if aspect is not None and isinstance(claim.assertion.value, When):
            key = claim.article, claim.sentence, aspect.name
            best[key] = max(best.get(key, 0.0), nearness(aspect, subject.topic.near))
    found = []
    for claim, subject in zip(claims, subjects, strict=True):
        aspect = subject.topic.aspect
        far = (
            aspect is not None
            and isinstance(claim.assertion.value, When)
            and nearness(aspect, subject.topic.near) < best[claim.article, claim.sentence, aspect.name]
        )
        found.append(replace(subject, topic=replace(subject.topic, aspect=None)) if far else subject)
    return found


def _rarity(claims: Sequence[Answerable], subjects: Sequence[Subject]) -> Rarity:
    sentences = {claim.sentence or claim.uid for claim in claims}
    counted: Counter[str] = Counter()
    seen: set[tuple[str, str]] = set()
    for claim, subject in zip(claims, subjects, strict=True):
        for idea in subject.topic.near:
            if (claim.sentence or claim.uid, idea) not in seen:
                seen.add((claim.sentence or claim.uid, idea))
                counted[idea] += 1
    most = math.log(1 + len(sentences))
    return Rarity({idea: math.log((1 + len(sentences)) / count) / most for idea, count in counted.items()})


def _keys(topic: Topic, rarity: Rarity) -> tuple[str, ...]:
    """The block keys: the aspect, the counted thing, and the rarest ideas nearby."""
    ranked = sorted(topic.near, key=lambda idea: (-topic.near[idea] * rarity.of(idea), idea))[:KEYS]
    named = {f"aspect {topic.aspect.name}"} if topic.aspect else set()
    named |= {topic.head} if topic.head else set()
    return tuple(sorted("|".join((*topic.frame, key)) for key in named | set(ranked)))


def subjects_of(claims: Sequence[Answerable]) -> tuple[dict[str, Subject], Rarity]:
    """What each claim of one story is about, by its uid, and how rare each idea is among them."""
    cards, rarity = cards_of(claims)
    return {card.claim.uid: card.subject for card in cards}, rarity


def _in_order(claim: Answerable) -> tuple[str, int, str]:
    return claim.article, claim.start, claim.uid
