"""What a review asks beyond lists: claims held while they are changed, who changed one last, what one's own undo is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from sayso.model.uid import reference
from sayso.store.records import chunks
from sayso.store.rows import (
    AnswerRow,
    ArticleRow,
    AttributionRow,
    ClaimRow,
    JournalRow,
    QuestionRow,
    TouchRow,
    VersionRow,
)
from sayso.store.rows.latest import is_latest
from sayso.store.rows.stories import QuestionStatus
from sayso.store.standing import ANSWERS, Questions
from sayso.store.undo import undone_entries

Chain = tuple[tuple[str, str], ...]
"""Who is said to have said a claim: the reference and status of the source at each hop."""


def pulse(session: Session) -> int:
    """A number that grows with every journaled change, by whomever; one look at an index."""
    return session.scalar(select(func.max(JournalRow.id))) or 0


def hold(session: Session, numbers: Iterable[int]) -> dict[int, ClaimRow]:
    """These claims as they are now, by number; nobody else changes them until the transaction ends.

    They are taken in the order of their numbers, so that two editors never wait for each other.
    """
    found: dict[int, ClaimRow] = {}
    for some in chunks(sorted(set(numbers))):
        query = select(ClaimRow).where(ClaimRow.id.in_(some)).order_by(ClaimRow.id).with_for_update()
        found |= {row.id: row for row in session.scalars(query.execution_options(populate_existing=True))}
    return found


def chains(session: Session, numbers: Iterable[int]) -> dict[int, Chain]:
    """The chains of these claims, by number; one without a chain is left out."""
    found: dict[int, list[tuple[str, str]]] = {}
    for some in chunks(sorted(set(numbers))):
        query = (
            select(AttributionRow.claim_id, AttributionRow.source_id, AttributionRow.status)
            .where(AttributionRow.claim_id.in_(some))
            .order_by(AttributionRow.claim_id, AttributionRow.hop)
        )
        for claim, source, status in session.execute(query):
            found.setdefault(claim, []).append((reference("source", source), status))
    return {claim: tuple(hops) for claim, hops in found.items()}


def hold_article(session: Session, article_id: int) -> None:
    """Let nobody else change an article until the transaction ends; SQLite's writers wait for each other anyway."""
    session.execute(select(ArticleRow.id).where(ArticleRow.id == article_id).with_for_update())


def newest_version(session: Session, article_id: int) -> tuple[int, str]:
    """The number of an article's newest version and when it was published; 0 where there is no such article."""
    query = select(VersionRow.number, VersionRow.published).where(VersionRow.article_id == article_id, is_latest())
    row = session.execute(query).one_or_none()
    return (row[0], row[1]) if row else (0, "")


@dataclass(frozen=True, slots=True)
class Touched:
    """A journal entry as what it is about."""

    number: int
    at: datetime
    by: str
    summary: str


def last_touch(session: Session, uid: str) -> Touched | None:
    """The last entry about this record, or ``None``."""
    return next(
        iter(_entries(session, JournalRow.id.in_(select(TouchRow.journal_id).where(TouchRow.uid == uid)))), None
    )


def since(session: Session, number: int, limit: int) -> list[Touched]:
    """The newest entries after this one, newest first."""
    return _entries(session, JournalRow.id > number, limit=limit)


def _entries(session: Session, *wanted: object, limit: int = 1) -> list[Touched]:
    columns = JournalRow.id, JournalRow.at, JournalRow.by, JournalRow.summary
    query = select(*columns).where(*wanted).order_by(JournalRow.id.desc()).limit(limit)  # type: ignore[arg-type]
    return [Touched(*row) for row in session.execute(query)]


def touched(session: Session, number: int) -> set[str]:
    """The uids of the records that an entry is about."""
    return set(session.scalars(select(TouchRow.uid).where(TouchRow.journal_id == number)))


def newest_own(session: Session, by: str, actions: Sequence[str]) -> int | None:
    """The newest entry of these kinds by this person that stands and that is no undo, or ``None``."""
    undone = undone_entries(session)
    query = (
        select(JournalRow.id)
        .where(JournalRow.by == by, JournalRow.undoes_id.is_(None), JournalRow.action.in_(actions))
        .order_by(JournalRow.id.desc())
    )
    return next((number for number in session.scalars(query) if number not in undone), None)


def newest_own_undo(session: Session, by: str, actions: Sequence[str]) -> int | None:
    """The newest standing undo by this person of an entry of these kinds, or ``None``."""
    undone = undone_entries(session)
    kinds = select(JournalRow.id).where(JournalRow.action.in_(actions))
    query = (
        select(JournalRow.id).where(JournalRow.by == by, JournalRow.undoes_id.in_(kinds)).order_by(JournalRow.id.desc())
    )
    return next((number for number in session.scalars(query) if number not in undone), None)


def asked_of(article_id: int) -> Questions:
    """The questions that stand and that some claim of this article answers."""
    answered = (
        select(AnswerRow.question_id)
        .join(ClaimRow, ClaimRow.id == AnswerRow.claim_id)
        .where(ClaimRow.article_id == article_id, AnswerRow.judgement.in_(ANSWERS))
    )
    return select(QuestionRow.id).where(
        QuestionRow.status != QuestionStatus.DROPPED.value, QuestionRow.id.in_(answered)
    )


def answers_of(session: Session, claim: int) -> tuple[tuple[str, str], ...]:
    """How a claim was judged to answer questions: each question's reference with the judgement, by number."""
    query = select(AnswerRow.question_id, AnswerRow.judgement).where(AnswerRow.claim_id == claim)
    found = session.execute(query.order_by(AnswerRow.question_id))
    return tuple((reference("question", question), judgement) for question, judgement in found)


def answering(session: Session, article_id: int) -> dict[tuple[int, int], str]:
    """How each claim of an article was judged to answer each question, by the numbers of claim and question."""
    query = (
        select(AnswerRow.claim_id, AnswerRow.question_id, AnswerRow.judgement)
        .join(ClaimRow, ClaimRow.id == AnswerRow.claim_id)
        .where(ClaimRow.article_id == article_id)
        .order_by(AnswerRow.claim_id, AnswerRow.question_id)
    )
    return {(claim, question): judgement for claim, question, judgement in session.execute(query)}
