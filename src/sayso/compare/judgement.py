"""Two texts with their claims go in, one verdict on the whole comes out, with the pairs of claims it rests on."""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.compare.pairing import Pair, pair_up
from sayso.compare.relevance import OF_DATES, OF_FIGURES, evidence, relevance
from sayso.compare.surroundings import Passage, Stated, passage
from sayso.model.claim import Claim, Value
from sayso.model.figure import Figure
from sayso.model.place import Place
from sayso.model.verdict import Outcome, Reason, Verdict
from sayso.model.when import When

ENOUGH = {Figure: 0.4, When: 0.45, Place: 0.0}
"""The relevance from which claims of a kind are compared; a place has none of its own beyond its closeness."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict on two texts, and the pairs of claims that were compared, in the order of the first text."""

    verdict: Verdict
    pairs: tuple[Pair, ...]


def judge_claims(text_a: str, claims_a: Sequence[Claim], text_b: str, claims_b: Sequence[Claim]) -> Judgement:
    """Judge whether two texts can both stand, by the claims that answer the same question.

    A conflict of one pair is a conflict of the whole; all agreeing is agreement; otherwise what is comparable is
    compatible. Where a text gives figures, its dates say when they hold, and where dates, its places say where.
    """
    dates_a, dates_b = (_dates(claims) for claims in (claims_a, claims_b))
    a, b = passage(text_a, claims_a, dates_b), passage(text_b, claims_b, dates_a)
    main = _main(min((a, b), key=lambda one: (len(one.text), one.text)))
    if main is None:
        return Judgement(_not_comparable("one text gives no figure, date or place"), ())
    pairs = pair_up(a, b)
    weights = {Figure: OF_FIGURES, When: OF_DATES}.get(main)
    if weights and relevance(evidence(a, b, pairs, main), weights) < ENOUGH[main]:
        return Judgement(_not_comparable("the texts do not seem to speak of the same thing"), ())
    chosen = _deciding(pairs, main)
    ordered = tuple(sorted(chosen, key=lambda pair: (pair.a.claim.span, pair.b.claim.span)))
    return Judgement(_overall([pair.verdict for pair in ordered]), ordered)


def _dates(claims: Sequence[Claim]) -> list[When]:
    return [claim.value for claim in claims if isinstance(claim.value, When)]


def _main(short: Passage) -> type[Value] | None:
    """The kind of claim that the shorter text makes: figures before dates before places."""
    kinds = {type(one.value) for one in short.stated}
    return next((kind for kind in (Figure, When, Place) if kind in kinds), None)


def _deciding(pairs: Sequence[Pair], main: type[Value]) -> list[Pair]:
    chosen = [pair for pair in pairs if isinstance(pair.a.value, main)]
    if main is not Figure:
        return chosen
    chosen = [pair for pair in chosen if pair.verdict.reason is not Reason.AS_OF or _deadline(pair)]
    outcomes = {pair.verdict.outcome for pair in chosen} - {Outcome.INCOMPARABLE}
    if not outcomes or Outcome.CONFLICT in outcomes:
        return chosen
    return chosen + [pair for pair in pairs if isinstance(pair.a.value, When)]


def _deadline(pair: Pair) -> bool:
    """Whether one value is given for two times of which one is a 'before' or 'after': then the times contradict."""
    return pair.same_value and (_open(pair.a) or _open(pair.b))


def _open(stated: Stated) -> bool:
    return stated.as_of is not None and None in {stated.as_of.earliest, stated.as_of.latest}


def _overall(verdicts: Sequence[Verdict]) -> Verdict:
    comparable = [verdict for verdict in verdicts if verdict.outcome is not Outcome.INCOMPARABLE]
    for outcome in (Outcome.CONFLICT, Outcome.COMPATIBLE, Outcome.AGREE):
        found = next((verdict for verdict in comparable if verdict.outcome is outcome), None)
        if found:
            return found
    return verdicts[0] if verdicts else _not_comparable("no two claims answer the same question")


def _not_comparable(why: str) -> Verdict:
    return Verdict(Outcome.INCOMPARABLE, Reason.MEASURE, f"Nothing to compare: {why}.")
