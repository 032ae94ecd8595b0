"""Questions and the claims that answer them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from sayso.model.claim import Kind
from sayso.model.errors import ConflictError, InputError
from sayso.model.uid import number_in, reference, uid
from sayso.store.journal import Change
from sayso.store.nearest import missing
from sayso.store.rows import AnswerRow, ClaimRow, QuestionRow, StoryRow
from sayso.store.rows.stories import Judgement, QuestionStatus
from sayso.store.rulings import held_apart
from sayso.store.standing import batched

JUDGED = (Judgement.POSITIVE.value, Judgement.NEGATIVE.value)
"""What people say of whether a claim answers a question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewQuestion:
    """A question to be put; ``score`` is 0 to 100 for one that the machine proposes."""

    text: str
    kind: Kind
    story_id: int | None
    status: QuestionStatus = QuestionStatus.OPEN
    score: int | None = None
    reason: str = ""
    note: str = ""


def row_of(session: Session, ref: str) -> QuestionRow:
    """The question with this reference (``Q4``).

    Raises:
        NotFoundError: if there is none.
    """
    number = number_in("question", ref)
    row = session.get(QuestionRow, number) if number is not None else None
    if row is None:
        raise missing(session, "question", ref)
    return row


def find(session: Session, text: str, story_id: int | None) -> QuestionRow | None:
    """The question with this text in this story, or ``None``."""
    query = select(QuestionRow).where(QuestionRow.text == text)
    query = query.where(QuestionRow.story_id.is_(None) if story_id is None else QuestionRow.story_id == story_id)
    return session.scalars(query).one_or_none()


def of_story(session: Session, story_id: int) -> list[QuestionRow]:
    """The questions of a story, dropped ones too, oldest first."""
    return list(session.scalars(select(QuestionRow).where(QuestionRow.story_id == story_id).order_by(QuestionRow.id)))


def add(change: Change, new: NewQuestion) -> QuestionRow:
    """Put a question.

    Raises:
        InputError: if it has no words.
        ConflictError: if its story has it already.
    """
    session = change.session
    if not new.text.strip():
        raise InputError("a question needs words", "give its text")
    standing = find(session, new.text, new.story_id)
    if standing is not None:
        raise ConflictError(f"that question is {reference('question', standing.id)} already")
    story = session.get(StoryRow, new.story_id) if new.story_id else None
    row = QuestionRow(
        uid=uid("question", story.uid if story else "", new.text),
        story_id=new.story_id,
        kind=new.kind.value,
        text=new.text,
        status=new.status.value,
        score=new.score,
        reason=new.reason,
        note=new.note,
    )
    session.add(row)
    session.flush()
    change.touch(row.uid)
    return row


def answer(change: Change, row: QuestionRow, claim: ClaimRow, judgement: Judgement) -> bool:
    """Judge whether a claim answers a question; false if it was judged so already.

    Raises:
        InputError: if the claim is of another kind than the question.
    """
    session = change.session
    if judgement is not Judgement.NEGATIVE and claim.kind != row.kind:
        raise InputError(
            f"{reference('claim', claim.id)} is a {claim.kind}, {reference('question', row.id)} asks for a {row.kind}",
            f"answer it with a {row.kind}",
        )
    edge = session.scalars(
        select(AnswerRow).where(AnswerRow.question_id == row.id, AnswerRow.claim_id == claim.id)
    ).one_or_none()
    if edge is None:
        edge = AnswerRow(uid=uid("answer", row.uid, claim.uid), question_id=row.id, claim_id=claim.id, judgement="")
        session.add(edge)
    elif edge.judgement == judgement.value:
        return False
    edge.judgement = judgement.value
    edge.judged_by, edge.judged_at, edge.because = change.by, change.at, change.because
    session.flush()
    change.touch(row.uid, claim.uid)
    if judgement is not Judgement.SUGGESTED:
        change.decide(judgement.value, "answer", edge.uid, question=row.uid, claim=claim.uid)
    return True


def suggest_answers(change: Change, row: QuestionRow, claims: Sequence[tuple[int, str]]) -> None:
    """Propose claims, by number and uid, as answers that a question has no edge to yet."""
    for number, made in claims:
        change.session.add(
            AnswerRow(
                uid=uid("answer", row.uid, made),
                question_id=row.id,
                claim_id=number,
                judgement=Judgement.SUGGESTED.value,
                judged_by=change.by,
                judged_at=change.at,
                because=change.because,
            )
        )
    if claims:
        change.session.flush()
        change.touch(row.uid, *(made for _, made in claims))


def judged_in(session: Session, story_id: int) -> dict[int, dict[int, Judgement]]:
    """What is said of each claim that was ever held against a question of a story, by question and claim."""
    query = (
        select(AnswerRow.question_id, AnswerRow.claim_id, AnswerRow.judgement)
        .join(QuestionRow, QuestionRow.id == AnswerRow.question_id)
        .where(QuestionRow.story_id == story_id)
        .order_by(AnswerRow.question_id, AnswerRow.claim_id)
    )
    found: dict[int, dict[int, Judgement]] = {}
    for question_id, claim_id, judgement in session.execute(query):
        found.setdefault(question_id, {})[claim_id] = Judgement(judgement)
    return found


def set_status(change: Change, row: QuestionRow, status: QuestionStatus) -> bool:
    """Open or drop a question; false if it was so already."""
    if row.status == status.value:
        return False
    row.status = status.value
    change.session.flush()
    change.touch(row.uid)
    change.decide(status.value, "question", row.uid)
    return True


def decisions(session: Session, claims: Iterable[int]) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Pairs of claim uids that people put together under one question, and pairs that they held apart.

    Claims are held apart by a yes and a no to one question, and by a ruling that they are different things.
    """
    wanted = sorted(set(claims))
    yes: dict[int, list[str]] = {}
    no: dict[int, list[str]] = {}
    for some in batched(wanted):
        query = (
            select(AnswerRow.question_id, AnswerRow.judgement, ClaimRow.uid)
            .join(ClaimRow, ClaimRow.id == AnswerRow.claim_id)
            .where(AnswerRow.claim_id.in_(some), AnswerRow.judgement.in_(JUDGED))
            .order_by(AnswerRow.question_id, AnswerRow.claim_id)
        )
        for question_id, judgement, made in session.execute(query):
            (yes if judgement == Judgement.POSITIVE.value else no).setdefault(question_id, []).append(made)
    together = [(members[0], other) for members in yes.values() for other in members[1:]]
    apart = [
        (one, other) for question_id, members in no.items() for one in members for other in yes.get(question_id, [])
    ]
    return together, apart + held_apart(session, wanted)
