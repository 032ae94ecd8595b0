"""Claims go in, the questions that several of them seem to answer come out, found by blocks and never by all pairs."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from sayso.compare.asking import question_text
from sayso.compare.figures import dimension
from sayso.compare.likeness import Rarity, Subject, likeness
from sayso.compare.measures import head_of
from sayso.compare.scope import measure_of
from sayso.compare.topics import Topic, topic_of, years_in
from sayso.model.claim import kind_of
from sayso.model.figure import Figure
from sayso.model.place import Place
from sayso.model.verdict import Assertion
from sayso.model.when import When

JOINS: dict[type, float] = {Figure: 0.6, When: 0.75, Place: 0.75}
"""The score from which two claims, and two groups on average, are one question; chosen for few wrong pairs."""

LOOKED_AT = 12
"""Claims compared with one claim for each of its block keys: keeps the work linear."""

KEYS = 6
"""Ideas of a claim used as block keys, the rarest and nearest first."""

SAMPLE = 6
"""Members of a group that are looked at before two groups become one."""


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
class Proposal:
    """A question with the claims that seem to answer it; ``score`` is from 0 to 1, ``reason`` says what they share."""

    question: str
    members: tuple[str, ...]
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class _Card:
    """A claim with what grouping asks of it again and again."""

    claim: Answerable
    subject: Subject
    keys: tuple[str, ...]


@dataclass(slots=True)
class _Group:
    members: list[_Card]
    scores: list[float] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)


def block_key(assertion: Assertion) -> str:
    """One key that claims on the same question mostly share: kind, dimension and head noun of the measure."""
    value = assertion.value
    kind, of = kind_of(value).value, dimension(value) if isinstance(value, Figure) else ""
    return "|".join((kind, of, head_of(measure_of(assertion))))


def affinity(a: Answerable, b: Answerable) -> tuple[float, str]:
    """How surely two claims answer the same question, from 0 to 1, and why; symmetric."""
    found = likeness(_subject(a), _subject(b))
    return found.score, found.why


def suggest_questions(
    claims: Iterable[Answerable],
    *,
    together: Sequence[tuple[str, str]] = (),
    apart: Sequence[tuple[str, str]] = (),
) -> tuple[Proposal, ...]:
    """Group claims that seem to answer the same question; only groups from two articles or more are proposed.

    The result does not depend on the order of ``claims``. ``together`` and ``apart`` are an editor's decisions on
    pairs of uids: the former are always grouped, the latter never. Best score first.
    """
    stories: dict[str, list[Answerable]] = defaultdict(list)
    for claim in claims:
        stories[claim.story].append(claim)
    decided = _Decisions(together, apart)
    proposals = [proposal for held in stories.values() for proposal in _grouped(held, decided)]
    return tuple(sorted(proposals, key=lambda proposal: (-proposal.score, proposal.question, proposal.members)))


class _Decisions:
    """An editor's yes and no on pairs of claims."""

    def __init__(self, together: Sequence[tuple[str, str]], apart: Sequence[tuple[str, str]]) -> None:
        self.together = sorted({(min(pair), max(pair)) for pair in together})
        self._apart: dict[str, set[str]] = defaultdict(set)
        for one, other in apart:
            self._apart[one].add(other)
            self._apart[other].add(one)

    def allow(self, a: _Group, b: _Group) -> bool:
        """Whether no member of one group was set apart from one of the other."""
        if not self._apart:
            return True
        few, many = sorted((a.members, b.members), key=len)
        uids = {card.claim.uid for card in many}
        return not any(self._apart.get(card.claim.uid, set()) & uids for card in few)


def _grouped(claims: Sequence[Answerable], decided: _Decisions) -> list[Proposal]:
    cards, rarity = _cards(sorted(claims, key=_in_order))
    grouping = _Grouping({card.claim.uid: _Group([card]) for card in cards}, decided, rarity)
    for pair in decided.together:
        if grouping.knows(pair):
            grouping.join(pair, 1.0, "an editor put them together")
    for score, one, other, why in sorted(_edges(cards, rarity), key=lambda edge: (-edge[0], edge[1], edge[2])):
        if grouping.alike((one, other)):
            grouping.join((one, other), score, why)
    for pair in _converted(cards):
        grouping.join(pair, 1.0, "the article converts one into the other")
    return _told_apart([group for group in grouping.groups() if len(_sources(group)) > 1])


def _sources(group: _Group) -> set[str]:
    return {card.claim.article or card.claim.uid for card in group.members}


@dataclass(slots=True)
class _Grouping:
    """Every claim's group, by its uid; joining two pairs of uids makes their groups one."""

    held: dict[str, _Group]
    decided: _Decisions
    rarity: Rarity

    def knows(self, pair: tuple[str, str]) -> bool:
        return pair[0] in self.held and pair[1] in self.held

    def groups(self) -> list[_Group]:
        """Each group once, in the order of their first claims."""
        return list({id(group): group for group in self.held.values()}.values())

    def alike(self, pair: tuple[str, str]) -> bool:
        """Whether the members of two groups are alike on average, and not only the two that brought them here."""
        a, b = (self.held[uid] for uid in pair)
        if a is b:
            return False
        found = [
            likeness(one.subject, other.subject, self.rarity).score
            for one in a.members[:SAMPLE]
            for other in b.members[:SAMPLE]
        ]
        return sum(found) / len(found) >= JOINS[type(a.members[0].claim.assertion.value)]

    def join(self, pair: tuple[str, str], score: float, why: str) -> None:
        """Make the groups of two claims one, unless an editor set members of them apart."""
        a, b = (self.held[uid] for uid in pair)
        if a is b or not self.decided.allow(a, b):
            return
        few, many = sorted((a, b), key=lambda group: (len(group.members), group.members[0].claim.uid))
        many.members.extend(few.members)
        many.scores.extend([*few.scores, score])
        many.reasons.extend([*few.reasons, why])
        for card in few.members:
            self.held[card.claim.uid] = many


def _told_apart(groups: Sequence[_Group]) -> list[Proposal]:
    """The proposals of one story; of two with the same words, the less sure is asked by its measure, or not at all."""
    ranked = sorted(((_proposal(group), group) for group in groups), key=lambda row: (-row[0].score, row[0].members))
    made: dict[str, Proposal] = {}
    for proposal, group in ranked:
        text = proposal.question if proposal.question not in made else _plain_text(group)
        if text not in made:
            made[text] = replace(proposal, question=text)
    return list(made.values())


def _plain_text(group: _Group) -> str:
    return question_text([card.claim.assertion for card in sorted(group.members, key=lambda card: card.claim.uid)])


WITHIN = 14
"""Code points between an amount and the conversion in brackets behind it."""


def _converted(cards: Sequence[_Card]) -> list[tuple[str, str]]:
    """Sums with the same sum in another currency right behind them, in brackets."""
    found = []
    for card, after in pairwise(cards):
        one, other = card.claim, after.claim
        a, b = one.assertion.value, other.assertion.value
        if not (isinstance(a, Figure) and isinstance(b, Figure) and a.currency and b.currency):
            continue
        beside = (one.article, one.sentence) == (other.article, other.sentence) and min(one.at, other.at) >= 0
        between = one.sentence[one.at + len(one.quote) : other.at] if beside else ""
        if a.currency != b.currency and "(" in between and len(between) <= WITHIN:
            found.append((one.uid, other.uid))
    return found


def _edges(cards: Sequence[_Card], rarity: Rarity) -> list[tuple[float, str, str, str]]:
    """The pairs worth looking at: for each block, every claim with those next to it."""
    blocks: dict[str, list[_Card]] = defaultdict(list)
    for card in cards:
        for key in card.keys:
            blocks[key].append(card)
    seen: set[tuple[str, str]] = set()
    edges = []
    for _, block in sorted(blocks.items()):
        for position, card in enumerate(block):
            for other in block[position + 1 : position + 1 + LOOKED_AT]:
                first, second = sorted((card.claim.uid, other.claim.uid))
                if (first, second) in seen:
                    continue
                seen.add((first, second))
                found = likeness(card.subject, other.subject, rarity)
                if found.score >= JOINS[type(card.claim.assertion.value)]:
                    edges.append((found.score, first, second, found.why))
    return edges


def _cards(claims: Sequence[Answerable]) -> tuple[list[_Card], Rarity]:
    """The claims of one story, by article and place, with their subjects and keys."""
    quotes: dict[tuple[str, str], list[Answerable]] = defaultdict(list)
    for claim in claims:
        quotes[claim.article, claim.sentence].append(claim)
    subjects: list[Subject] = []
    for position, claim in enumerate(claims):
        beside = [other.quote for other in quotes[claim.article, claim.sentence] if other.uid != claim.uid]
        before = (claims[position - 1], subjects[-1]) if subjects else None
        subjects.append(_continued(claim, _subject(claim, beside), before))
    rarity = _rarity(claims, subjects)
    cards = [
        _Card(claim, subject, _keys(subject.topic, rarity)) for claim, subject in zip(claims, subjects, strict=True)
    ]
    return cards, rarity


def _subject(claim: Answerable, beside: Sequence[str] = ()) -> Subject:
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


def _proposal(group: _Group) -> Proposal:
    cards = sorted(group.members, key=lambda card: card.claim.uid)
    reason = max(sorted(set(group.reasons)), key=group.reasons.count)
    score = round(sum(group.scores) / len(group.scores), 4)
    text = question_text(
        [card.claim.assertion for card in cards],
        topics=[card.subject.topic for card in cards],
        sentences=[card.claim.sentence for card in cards],
        quotes=[card.claim.quote for card in cards],
    )
    return Proposal(text, tuple(card.claim.uid for card in cards), score, reason)


def subjects_of(claims: Sequence[Answerable]) -> tuple[dict[str, Subject], Rarity]:
    """What each claim of one story is about, by its uid, and how rare each idea is among them."""
    cards, rarity = _cards(sorted(claims, key=_in_order))
    return {card.claim.uid: card.subject for card in cards}, rarity


def _in_order(claim: Answerable) -> tuple[str, int, str]:
    return claim.article, claim.start, claim.uid
