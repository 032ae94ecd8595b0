"""Verdicts on pairs of answers are kept, and read back with the questions they are on."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, delete, insert, select
from sqlalchemy.orm import Session

from sayso.model.uid import uid
from sayso.model.verdict import Outcome, Reason, Verdict
from sayso.store.comparing import Answer, Asked
from sayso.store.records import TABLES, chunks
from sayso.store.rows import ComparisonRow


@dataclass(frozen=True, slots=True)
class Judged:
    """The verdict on two answers of a question; ``inputs`` is the digest of what decided it.

    Where a ruling stands on the two, ``inputs`` is the digest that the ruling was given on.
    """

    left: Answer
    right: Answer
    verdict: Verdict
    inputs: str


def keep(session: Session, judged: Iterable[tuple[Asked, Sequence[Judged]]]) -> None:
    """Replace the stored verdicts of these questions."""
    found = list(judged)
    for some in chunks(asked.id for asked, _ in found):
        session.execute(delete(ComparisonRow).where(ComparisonRow.question_id.in_(some)))
    rows = [
        {
            "uid": uid("comparison", asked.uid, *sorted((one.left.claim_uid, one.right.claim_uid))),
            "question_id": asked.id,
            "left_id": one.left.claim_id,
            "right_id": one.right.claim_id,
            "outcome": one.verdict.outcome.value,
            "reason": one.verdict.reason.value,
            "because": one.verdict.because,
            "inputs": one.inputs,
        }
        for asked, held in found
        for one in held
    ]
    if rows:
        session.execute(insert(TABLES["comparisons"]), rows)


def stored(session: Session, asked: Sequence[Asked], within: Select[Any]) -> dict[int, list[Judged]]:
    """The stored verdicts of these questions, which ``within`` selects, by question; one query."""
    answers = {(one.id, answer.claim_id): answer for one in asked for answer in one.answers}
    query = (
        select(
            ComparisonRow.question_id,
            ComparisonRow.left_id,
            ComparisonRow.right_id,
            ComparisonRow.outcome,
            ComparisonRow.reason,
            ComparisonRow.because,
            ComparisonRow.inputs,
        )
        .where(ComparisonRow.question_id.in_(within))
        .order_by(ComparisonRow.question_id, ComparisonRow.left_id, ComparisonRow.right_id)
    )
    found: dict[int, list[Judged]] = defaultdict(list)
    for number, left, right, outcome, reason, because, inputs in session.execute(query):
        ends = answers.get((number, left)), answers.get((number, right))
        if ends[0] is not None and ends[1] is not None:
            verdict = Verdict(Outcome(outcome), Reason(reason), because)
            found[number].append(Judged(ends[0], ends[1], verdict, inputs))
    return found
