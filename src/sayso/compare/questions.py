"""Claims go in, the questions that several of them seem to answer come out, found by blocks and never by all pairs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sayso.compare import dates, places
from sayso.compare.asking import question_text
from sayso.compare.figures import dimension
from sayso.compare.measures import NOT_STATED, head_of, measures_match
from sayso.compare.scope import measure_of
from sayso.compare.stems import ideas
from sayso.model.claim import kind_of
from sayso.model.figure import Figure
from sayso.model.verdict import Assertion

JOINS = 0.55
"""A claim joins a group from this score on: more than an unstated measure, or a match of measures alone, brings."""

LOOKED_AT = 12
"""Groups compared with one claim for each of its block keys, newest first: keeps the work linear."""

KEYS_FROM_CONTEXT = 8
"""Context words used as block keys where the measure is not stated, longest words first."""


@dataclass(frozen=True, slots=True)
class Answerable:
    """A claim as grouping sees it.

    ``uid`` names it; ``article`` the article that states it; ``story`` the story it belongs to, or empty: claims of
    two stories are never grouped. ``sentence_words`` are the words of its sentence, in order.
    """

    uid: str
    assertion: Assertion
    article: str = ""
    story: str = ""
    sentence_words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """A question with the claims that seem to answer it; ``score`` is from 0 to 1, ``reason`` says what they share."""

    question: str
    members: tuple[str, ...]
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class _Card:
    """A claim with what grouping asks of it again and again: kind and dimension, measure, the ideas of its sentence."""

    claim: Answerable
    frame: tuple[str, str]
    measure: str
    context: frozenset[str]

    @property
    def keys(self) -> list[str]:
        """The block keys: one for each idea of the measure, else of the sentence, in a fixed order."""
        found = ideas(self.measure)
        if not found:
            found = tuple(sorted(self.context, key=lambda idea: (-len(idea), idea))[:KEYS_FROM_CONTEXT])
        return sorted({"|".join((self.claim.story, *self.frame, idea)) for idea in found})


@dataclass(slots=True)
class _Group:
    first: _Card
    members: list[Answerable]
    score: float = 1.0
    reasons: list[str] = field(default_factory=list)


def block_key(assertion: Assertion) -> str:
    """One key that claims on the same question mostly share: kind, dimension and head noun of the measure."""
    return "|".join((*_frame(assertion), head_of(measure_of(assertion))))


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
    decided = _Decisions(together, apart)
    groups: list[_Group] = []
    index: dict[str, list[_Group]] = {}
    placed: dict[str, _Group] = {}
    for claim in sorted(claims, key=_order):
        group = decided.group_of(claim, placed)
        if group is None:
            card = _card(claim)
            keys = card.keys
            group = _best_group(card, keys, index, decided)
            if group is None:
                group = _Group(card, [claim])
                groups.append(group)
                for key in keys:
                    index.setdefault(key, []).append(group)
        placed[claim.uid] = group
    proposals = [_proposal(group) for group in groups if len({one.article or one.uid for one in group.members}) > 1]
    return tuple(sorted(proposals, key=lambda proposal: (-proposal.score, proposal.question, proposal.members)))


class _Decisions:
    """An editor's yes and no on pairs of claims."""

    def __init__(self, together: Sequence[tuple[str, str]], apart: Sequence[tuple[str, str]]) -> None:
        self._together = _both_ways(together)
        self._apart = _both_ways(apart)

    def group_of(self, claim: Answerable, placed: dict[str, _Group]) -> _Group | None:
        """The group that an editor put the claim in, with the claim added, or ``None``."""
        for other in sorted(self._together.get(claim.uid, ())):
            group = placed.get(other)
            if group is not None and self.allow(claim, group):
                group.members.append(claim)
                group.reasons.append("an editor put them together")
                return group
        return None

    def allow(self, claim: Answerable, group: _Group) -> bool:
        """Whether no member of the group was set apart from the claim."""
        barred = self._apart.get(claim.uid)
        return not barred or all(member.uid not in barred for member in group.members)


def _both_ways(pairs: Sequence[tuple[str, str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for one, other in pairs:
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return found


def _order(claim: Answerable) -> tuple[int, str, str]:
    measure = measure_of(claim.assertion)
    return -len(ideas(measure)), measure, claim.uid


def _card(claim: Answerable) -> _Card:
    context = frozenset(ideas(" ".join(claim.sentence_words)))
    return _Card(claim, _frame(claim.assertion), measure_of(claim.assertion), context)


def _best_group(card: _Card, keys: Sequence[str], index: dict[str, list[_Group]], decided: _Decisions) -> _Group | None:
    best: tuple[float, str, _Group] | None = None
    seen: set[int] = set()
    for key in keys:
        for group in index.get(key, [])[-LOOKED_AT:]:
            if id(group) in seen or not decided.allow(card.claim, group):
                continue
            seen.add(id(group))
            score, reason = _affinity(card, group.first)
            if score >= JOINS and (best is None or score > best[0]):
                best = score, reason, group
    if best is None:
        return None
    score, reason, group = best
    group.members.append(card.claim)
    group.score = min(group.score, score)
    group.reasons.append(reason)
    return group


def affinity(a: Answerable, b: Answerable) -> tuple[float, str]:
    """How surely two claims answer the same question, from 0 to 1, and why; symmetric."""
    return _affinity(_card(a), _card(b))


def _affinity(a: _Card, b: _Card) -> tuple[float, str]:
    if a.frame != b.frame:
        return 0.0, "they are different kinds of claim"
    one, other = a.claim.assertion, b.claim.assertion
    if one.where and other.where and places.apart(one.where, other.where):
        return 0.0, "they hold for different places"
    match = measures_match(*sorted((a.measure, b.measure)))
    if not match.same:
        return 0.0, match.why
    least = min(len(a.context), len(b.context))
    context = len(a.context & b.context) / least if least else 0.0
    weight = 0.4 if match.score <= NOT_STATED else 0.75
    score = weight * match.score + (1 - weight) * context
    if one.as_of and other.as_of and dates.apart(one.as_of, other.as_of):
        score *= 0.8
    return round(min(score, 1.0), 4), match.why


def _frame(assertion: Assertion) -> tuple[str, str]:
    value = assertion.value
    return kind_of(value).value, dimension(value) if isinstance(value, Figure) else ""


def _proposal(group: _Group) -> Proposal:
    members = tuple(sorted(member.uid for member in group.members))
    reason = max(sorted(set(group.reasons)), key=group.reasons.count)
    return Proposal(question_text([member.assertion for member in group.members]), members, group.score, reason)
