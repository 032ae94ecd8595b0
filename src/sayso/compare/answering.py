"""A question in an editor's words and claims go in, the claims that seem to answer it come out, surest first."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.compare.aspects import Aspect, aspect_of
from sayso.compare.cards import Answerable, subjects_of
from sayso.compare.events import ENDS, EVENTS
from sayso.compare.nearness import Rarity, Subject
from sayso.compare.refusing import LIMIT
from sayso.compare.signs import UNLIKE
from sayso.compare.stems import ideas
from sayso.compare.topics import Topic, years_in
from sayso.model.claim import Kind
from sayso.model.verdict import Course

ANSWERS = 0.6
"""The score from which a claim is proposed as an answer."""

_AMOUNT = re.compile(
    r"\b(?:how (?:many|much|long|far|deep|high|thick|large|big|heavy|fast|old|late)"
    r"|what (?:number|share|percentage|sum|amount)(?: of)?|by how much)\b",
    re.IGNORECASE,
)
_DIMENSIONS = (
    (re.compile(r"\bhow many\b|\bwhat number\b", re.IGNORECASE), frozenset({"count"})),
    (re.compile(r"\b(?:percentage|share|percent)\b", re.IGNORECASE), frozenset({"share", "count"})),
    (re.compile(r"\bhow (?:far|deep|high|thick)\b", re.IGNORECASE), frozenset({"length"})),
    (re.compile(r"\bhow (?:old|late)\b", re.IGNORECASE), frozenset({"time", "months"})),
    (re.compile(r"\bhow long\b", re.IGNORECASE), frozenset({"time", "months", "length"})),
    (re.compile(r"\bhow fast\b", re.IGNORECASE), frozenset({"speed"})),
    (re.compile(r"\bhow (?:warm|cold|hot)\b|\btemperature\b", re.IGNORECASE), frozenset({"temperature"})),
    (re.compile(r"\bhow heavy\b|\bweigh", re.IGNORECASE), frozenset({"mass"})),
    (re.compile(r"\b(?:money|cost|price|paid|pay|wage|fine)\b", re.IGNORECASE), frozenset({"money"})),
)
"""What the words of a question say of the amounts that answer it; the first that fits counts."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question asks for: the kind, the dimensions it may have (none: any), the aspect, its ideas and years."""

    kind: Kind
    dimensions: frozenset[str]
    aspect: Aspect | None
    ideas: frozenset[str]
    years: frozenset[str] = frozenset()


def asked(text: str, kind: Kind) -> Asked:
    """Read a question."""
    line = " ".join(re.findall(r"[^\W_]+(?:[-'’.][^\W_]+)*|[^\w\s]", _AMOUNT.sub("\N{NUMBER SIGN}", text).casefold()))
    line = line if "#" in line else re.sub(r"#?$", " #", line)
    dimensions = next((fits for pattern, fits in _DIMENSIONS if pattern.search(text)), frozenset[str]())
    of = sorted(dimensions) or ["count", "length", "money", "time"]
    aspect = next((found for one in of if (found := aspect_of(line.replace("# ?", "#"), one))), None)
    if kind is not Kind.FIGURE:
        aspect = None
    return Asked(
        kind, dimensions if kind is Kind.FIGURE else frozenset(), aspect, frozenset(ideas(text)), years_in(text)
    )


def answers_to(text: str, kind: Kind, claims: Sequence[Answerable]) -> dict[str, float]:
    """The uids of the claims of one story that seem to answer the question, with scores from ``ANSWERS`` to 1."""
    return Drawing(claims).answers(text, kind)


class Drawing:
    """The claims of one story in blocks by what they are about, read once for all questions that may draw them."""

    def __init__(self, claims: Sequence[Answerable]) -> None:
        self._subjects, self._rarity = subjects_of(claims)
        self._blocks: dict[tuple[str, str], list[str]] = defaultdict(list)
        for uid, subject in self._subjects.items():
            for key in {*subject.topic.near, *_named(subject.topic.aspect)}:
                self._blocks[subject.topic.frame[0], key].append(uid)

    def answers(self, text: str, kind: Kind) -> dict[str, float]:
        """The uids of the claims that seem to answer a question, with scores; others share no word with it at all."""
        wanted = asked(text, kind)
        keys = {*wanted.ideas, *_named(wanted.aspect)[1:]} if kind is Kind.FIGURE else {ASPECT}
        near = {uid for key in keys for uid in self._blocks.get((kind.value, key), ())}
        found = {uid: _score(wanted, self._subjects[uid], self._rarity) for uid in sorted(near)}
        return {uid: score for uid, score in found.items() if score >= ANSWERS}


ASPECT = "aspect"
"""The block of all claims whose aspect is known."""


def _named(aspect: Aspect | None) -> tuple[str, ...]:
    return (ASPECT, f"{ASPECT} {aspect.name}") if aspect else ()


def _score(wanted: Asked, subject: Subject, rarity: Rarity) -> float:
    topic = subject.topic
    said, its = wanted.aspect, topic.aspect
    if not _fits(wanted, topic) or (subject.past and _runs(said) and not wanted.years & subject.past):
        return 0.0
    near = {idea: topic.near.get(idea, 0.0) for idea in wanted.ideas}
    if wanted.kind is not Kind.FIGURE:
        return _event_score(wanted, subject)
    if said and its:
        # The words that told the aspect have done their part: what is left of the question is its scope.
        return round(0.7 + 0.3 * _covered(near, rarity), 4)
    return round(_covered({idea: min(1.0, 1.5 * weight) for idea, weight in near.items()}, rarity), 4)


def _fits(wanted: Asked, topic: Topic) -> bool:
    """Whether a claim could answer at all: kind, dimension, a whole rather than a part, no rival aspect."""
    if topic.frame[0] != wanted.kind.value or (wanted.dimensions and topic.frame[1] not in wanted.dimensions):
        return False
    named = {one.name for one in (wanted.aspect, topic.aspect) if one}
    if len(named) > 1 or (LIMIT in named and wanted.aspect != topic.aspect):
        return False
    found = "bodies" in topic.signs and not wanted.ideas & _BODIES
    return not found and not (topic.frame[1] == "count" and topic.signs & UNLIKE)


_BODIES = frozenset(ideas("bodies body corpses"))
"""Who asks for the dead does not ask for the bodies found on one day."""


def _runs(aspect: Aspect | None) -> bool:
    """Whether the aspect is one of an event that is unfolding, and so not of a year gone by."""
    return aspect is not None and aspect.course is not Course.STANDS


def _event_score(wanted: Asked, subject: Subject) -> float:
    """Dates and places answer where the event they stand beside is the one that is asked about."""
    aspect = subject.topic.aspect
    asked_of = [event for event in EVENTS if event.idea in wanted.ideas]
    if len(asked_of) != 1 or aspect is None or not aspect.name.endswith(asked_of[0].name):
        return 0.0
    ends = [name for does, name in ENDS.items() if f"={does}" in wanted.ideas]
    other = asked_of[0].lasting and wanted.kind is Kind.DATE and ends and not aspect.name.startswith(tuple(ends))
    return 0.0 if other else 0.8


def _covered(near: dict[str, float], rarity: Rarity) -> float:
    """How much of the question's words stands near the claim, rare words counting most."""
    whole = sum(rarity.of(idea) for idea in near)
    return sum(weight * rarity.of(idea) for idea, weight in near.items()) / whole if whole else 0.0
