"""Two texts with their claims go in, one verdict on the whole comes out, with the pairs of claims it rests on."""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.compare.figures import same_unit_amounts
from sayso.compare.pairing import Pair, likeness, pair_up
from sayso.compare.relevance import OF_DATES, OF_FIGURES, evidence, relevance
from sayso.compare.surroundings import Passage, Stated, passage
from sayso.model.claim import Claim, Kind, Value
from sayso.model.figure import Figure
from sayso.model.place import Place
from sayso.model.text import Span
from sayso.model.verdict import Outcome, Reason, Verdict
from sayso.model.when import When

ENOUGH = {Figure: 0.5, When: 0.45, Place: 0.0}
"""The relevance from which claims of a kind are compared; a place has none of its own beyond its closeness."""


KINDS = {Figure: Kind.FIGURE, When: Kind.DATE, Place: Kind.PLACE}


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict on two texts, and the pairs of claims that were compared, in the order of the first text.

    ``kind`` is the kind of claim that the verdict was looked for in, ``None`` where a text makes none.
    """

    verdict: Verdict
    pairs: tuple[Pair, ...]
    kind: Kind | None = None


def judge_claims(text_a: str, claims_a: Sequence[Claim], text_b: str, claims_b: Sequence[Claim]) -> Judgement:
    """Judge whether two texts can both stand, by the claims that answer the same question.

    A conflict of one pair is a conflict of the whole; all agreeing is agreement; otherwise what is comparable is
    compatible. Where a text gives figures, its dates say when they hold, and where dates, its places say where.
    """
    dates_a, dates_b = (_dates(claims) for claims in (claims_a, claims_b))
    a, b = passage(text_a, claims_a, dates_b), passage(text_b, claims_b, dates_a)
    main = main_kind(min((a, b), key=lambda one: (len(one.text), one.text)))
    if main is None:
        return Judgement(_not_comparable("one text gives no figure, date or place"), ())
    pairs = pair_up(a, b)
    chosen = deciding(pairs, main)
    verdict = overall(chosen)
    weights = {Figure: OF_FIGURES, When: OF_DATES}.get(main)
    if weights and relevance(evidence(a, b, pairs, main, verdict.outcome), weights) < ENOUGH[main]:
        return Judgement(_not_comparable("the texts do not seem to speak of the same thing"), (), KINDS[main])
    return Judgement(verdict, tuple(sorted(chosen, key=_by_place)), KINDS[main])


def _by_place(pair: Pair) -> tuple[Span, Span]:
    return pair.a.claim.span, pair.b.claim.span


def _dates(claims: Sequence[Claim]) -> list[When]:
    return [claim.value for claim in claims if isinstance(claim.value, When)]


def main_kind(short: Passage) -> type[Value] | None:
    """The kind of claim that the shorter text makes: figures before dates before places."""
    kinds = {type(one.value) for one in short.stated}
    return next((kind for kind in (Figure, When, Place) if kind in kinds), None)


def deciding(pairs: Sequence[Pair], main: type[Value]) -> list[Pair]:
    """The pairs that the verdict on two texts rests on, given the kind of claim that the shorter one makes."""
    chosen = [pair for pair in pairs if isinstance(pair.a.value, main)]
    if main is When:
        return [pair for pair in chosen if pair.close >= ALIKE or not _two_days(pair)]
    if main is not Figure:
        return chosen
    chosen = [pair for pair in chosen if pair.verdict.reason is not Reason.AS_OF or _deadline(pair)]
    chosen = [pair for pair in chosen if not _risen(pair)]
    chosen = _surest(chosen)
    outcomes = {pair.verdict.outcome for pair in chosen} - {Outcome.INCOMPARABLE}
    if not outcomes or Outcome.CONFLICT in outcomes:
        return chosen
    return chosen + [pair for pair in pairs if isinstance(pair.a.value, When)]


ALIKE = 0.4
"""The closeness from which two different days are taken to be of one event, where neither is a 'before' or 'after'."""

SURER = 0.3
"""By how much likelier a match must be than a conflict beside it for the conflict to be a mismatched pair."""


def _two_days(pair: Pair) -> bool:
    return pair.verdict.outcome is Outcome.CONFLICT and not (_bounded(pair.a) or _bounded(pair.b))


def _bounded(stated: Stated) -> bool:
    return isinstance(stated.value, When) and None in {stated.value.earliest, stated.value.latest}


def _surest(pairs: list[Pair]) -> list[Pair]:
    """The pairs without conflicts that are outnumbered and outdone by matches: those rather belong to other claims."""
    conflicts = [pair for pair in pairs if pair.verdict.outcome is Outcome.CONFLICT]
    matches = [pair for pair in pairs if pair.same_value]
    if not conflicts or len(conflicts) > len(matches):
        return pairs
    doubtful = max(map(likeness, conflicts)) < max(map(likeness, matches)) - SURER
    return [pair for pair in pairs if pair not in conflicts] if doubtful else pairs


def _risen(pair: Pair) -> bool:
    """Whether one amount is the higher one, and holds 'by' a later day: it had time to rise, so nothing contradicts."""
    one, other = pair.a, pair.b
    if pair.verdict.outcome is not Outcome.CONFLICT or one.as_of is None or other.as_of is None:
        return False
    days = [(day.earliest, day.latest) for day in (one.as_of, other.as_of)]
    by, on = (other, one) if days[1][0] is None else (one, other)
    if by.as_of is None or on.as_of is None or by.as_of.earliest is not None:
        return False
    if by.as_of.latest is None or on.as_of.latest is None or on.as_of.latest >= by.as_of.latest:
        return False
    if not (isinstance(by.value, Figure) and isinstance(on.value, Figure)):
        return False
    amounts = same_unit_amounts(on.value, by.value)
    return amounts is not None and amounts[0] < amounts[1]


def _deadline(pair: Pair) -> bool:
    """Whether one value is given for two times of which one is a 'before' or 'after': then the times contradict."""
    return pair.same_value and (_open(pair.a) or _open(pair.b))


def _open(stated: Stated) -> bool:
    return stated.as_of is not None and None in {stated.as_of.earliest, stated.as_of.latest}


def overall(pairs: Sequence[Pair]) -> Verdict:
    """The verdict on two texts by pairs of their claims: conflict before compatible before agree."""
    ordered = [pair.verdict for pair in sorted(pairs, key=_by_place)]
    comparable = [verdict for verdict in ordered if verdict.outcome is not Outcome.INCOMPARABLE]
    for outcome in (Outcome.CONFLICT, Outcome.COMPATIBLE, Outcome.AGREE):
        found = next((verdict for verdict in comparable if verdict.outcome is outcome), None)
        if found:
            return found
    return ordered[0] if ordered else _not_comparable("no two claims answer the same question")


def _not_comparable(why: str) -> Verdict:
    return Verdict(Outcome.INCOMPARABLE, Reason.MEASURE, f"Nothing to compare: {why}.")
