"""What editors ruled on questions and pairs of claims, with what each answer said when they did."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, aliased

from sayso.model.errors import ConflictError
from sayso.model.uid import uid
from sayso.model.verdict import Outcome, Settlement
from sayso.store.journal import Change
from sayso.store.rows import ClaimRow, QuestionRow, RulingRow
from sayso.store.standing import batched

Facts = dict[str, Any]
"""What one answer says, as JSON: its claim's uid, its words, and all that can decide a verdict."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """An editor's word on a question, or on two of its claims.

    ``held`` is what the answers said when it was given, ``inputs`` the digest of it; ``wrong`` is the uid of the claim
    that it finds wrong, or empty.
    """

    question_id: int
    pair: tuple[int, int] | None
    outcome: Outcome
    settlement: Settlement | None
    wrong: str
    because: str
    by: str
    at: datetime
    held: tuple[Facts, ...]
    inputs: str


def rulings(session: Session, within: Select[Any]) -> list[Ruling]:
    """The rulings on the questions that ``within`` selects, oldest first."""
    query = select(RulingRow).where(RulingRow.question_id.in_(within)).order_by(RulingRow.ruled_at, RulingRow.id)
    return [
        Ruling(
            question_id=row.question_id,
            pair=_pair(row.left_id, row.right_id),
            outcome=Outcome(row.outcome),
            settlement=Settlement(row.settlement) if row.settlement else None,
            wrong=row.wrong_claim,
            because=row.because,
            by=row.ruled_by,
            at=row.ruled_at,
            held=tuple(row.held),
            inputs=row.inputs,
        )
        for row in session.scalars(query)
    ]


def ruled(within: Select[Any]) -> Select[Any]:
    """Those of the questions that ``within`` selects on which there is a ruling."""
    return within.where(QuestionRow.id.in_(select(RulingRow.question_id)))


def _pair(left: int | None, right: int | None) -> tuple[int, int] | None:
    return None if left is None or right is None else (min(left, right), max(left, right))


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """What an editor says."""

    outcome: Outcome
    settlement: Settlement | None = None
    wrong: str = ""


@dataclass(frozen=True, slots=True)
class On:
    """What is ruled on: a question, or the pair of its claims with these numbers, the lower first."""

    question_id: int
    pair: tuple[int, int] | None = None


def rule(change: Change, on: On, word: Word, held: Sequence[Facts], inputs: str) -> None:
    """Keep an editor's word; an earlier one on the same thing stays on record and no longer counts.

    Raises:
        ConflictError: if the same word already stands.
    """
    session = change.session
    question = session.get_one(QuestionRow, on.question_id)
    within = select(QuestionRow.id).where(QuestionRow.id == on.question_id)
    same = [one for one in rulings(session, within) if one.pair == on.pair]
    if same:
        last = same[-1]
        if (Word(outcome=last.outcome, settlement=last.settlement, wrong=last.wrong), last.inputs, last.because) == (
            word,
            inputs,
            change.because,
        ):
            raise ConflictError("that is ruled so already")
    ends = [session.get_one(ClaimRow, number) for number in on.pair or ()]
    row = RulingRow(
        # The same in every database: numbers are local, uids are not.
        uid=uid("ruling", question.uid, *sorted(end.uid for end in ends), change.by, change.at.isoformat()),
        question_id=on.question_id,
        left_id=on.pair[0] if on.pair else None,
        right_id=on.pair[1] if on.pair else None,
        outcome=word.outcome.value,
        settlement=word.settlement.value if word.settlement else "",
        wrong_claim=word.wrong,
        because=change.because,
        held=list(held),
        inputs=inputs,
        ruled_by=change.by,
        ruled_at=change.at,
    )
    session.add(row)
    session.flush()
    change.touch(question.uid, *(end.uid for end in ends))
    detail = {"settlement": word.settlement.value} if word.settlement else {}
    change.decide("rule", "question", question.uid, outcome=word.outcome.value, **detail)


def held_apart(session: Session, claims: Sequence[int]) -> list[tuple[str, str]]:
    """The pairs of these claims, by uid, that an editor last ruled to be different things."""
    left, right = aliased(ClaimRow), aliased(ClaimRow)
    known = set(claims)
    last: dict[frozenset[str], tuple[str, tuple[str, str]]] = {}
    for some in batched(claims):
        query = (
            select(left.uid, right.uid, RulingRow.right_id, RulingRow.settlement)
            .join(left, left.id == RulingRow.left_id)
            .join(right, right.id == RulingRow.right_id)
            .where(RulingRow.left_id.in_(some))
            .order_by(RulingRow.ruled_at, RulingRow.id)
        )
        for one, other, number, settlement in session.execute(query):
            if number in known:
                last[frozenset((one, other))] = settlement, (one, other)
    return [ends for settlement, ends in last.values() if settlement == Settlement.DIFFERENT]
