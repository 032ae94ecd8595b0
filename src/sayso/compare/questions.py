"""Claims go in, the questions that several of them seem to answer come out, found by blocks and never by all pairs."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from sayso.compare.asking import question_text
from sayso.compare.cards import Answerable, Card, cards_of
from sayso.compare.likeness import likeness
from sayso.compare.nearness import Rarity
from sayso.model.figure import Figure
from sayso.model.place import Place
from sayso.model.when import When

JOINS: dict[type, float] = {Figure: 0.6, When: 0.5, Place: 0.6}
"""The score from which two claims, and two groups on average, are one question; chosen for few wrong pairs."""

LOOKED_AT = 12
"""Claims compared with one claim for each of its block keys: keeps the work linear."""

SAMPLE = 6
"""Members of a group that are looked at before two groups become one."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A question with the claims that seem to answer it; ``score`` is from 0 to 1, ``reason`` says what they share."""

    question: str
    members: tuple[str, ...]
    score: float
    reason: str


@dataclass(slots=True)
class _Group:
    members: list[Card]
    scores: list[float] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)


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
    cards, rarity = cards_of(claims)
    grouping = _Grouping({card.claim.uid: _Group([card]) for card in cards}, decided, rarity)
    for pair in decided.together:
        if grouping.knows(pair):
            grouping.join(pair, 1.0, "an editor put them together")
    for score, one, other, why in sorted(_edges(cards, rarity), key=lambda edge: (-edge[0], edge[1], edge[2])):
        if grouping.alike((one, other)):
            grouping.join((one, other), score, why)
    for pair in _converted(cards):
        grouping.join(pair, 1.0, "the article converts one into the other")
    return _told_apart([group for group in grouping.groups() if len(_sources(group)) > 1 and not _asks_nothing(group)])


def _asks_nothing(group: _Group) -> bool:
    """Whether nobody would ask: dates or places all from one sentence and its copies, or one place of no event."""
    values = [card.claim.assertion.value for card in group.members]
    if isinstance(values[0], Figure):
        return False
    topics = [card.subject.topic for card in group.members]
    plain = not any(topic.aspect or topic.measure for topic in topics)
    if plain and len({value.name.casefold() for value in values if isinstance(value, Place)}) == 1:
        return True
    sentences = {" ".join(card.claim.sentence.casefold().split())[-COPIED:] for card in group.members}
    return len(sentences) == 1 and "" not in sentences


COPIED = 80
"""Code points at the end of sentences by which copies are known, whatever dateline they open with."""


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
    """The proposals of one story; of two with the same words, that of fewer articles is asked by its own words.

    Without words of its own it is not asked at all.
    """
    ranked = sorted(
        ((_proposal(group), group) for group in groups),
        key=lambda row: (-len(_sources(row[1])), -row[0].score, row[0].members),
    )
    made: dict[str, Proposal] = {}
    for proposal, group in ranked:
        text = proposal.question if proposal.question not in made else _plain_text(group)
        if text not in made:
            made[text] = replace(proposal, question=text)
    return list(made.values())


def _plain_text(group: _Group) -> str:
    cards = sorted(group.members, key=lambda card: card.claim.uid)
    return question_text(
        [card.claim.assertion for card in cards],
        sentences=[card.claim.sentence for card in cards],
        quotes=[card.claim.quote for card in cards],
    )


WITHIN = 14
"""Code points between an amount and the conversion in brackets behind it."""


def _converted(cards: Sequence[Card]) -> list[tuple[str, str]]:
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


def _edges(cards: Sequence[Card], rarity: Rarity) -> list[tuple[float, str, str, str]]:
    """The pairs worth looking at: for each block, every claim with those next to it."""
    blocks: dict[str, list[Card]] = defaultdict(list)
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
