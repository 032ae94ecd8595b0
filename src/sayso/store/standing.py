"""What a change leaves stale is marked in the same transaction; what is stale is found, and screens are kept."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, String, Table, column, delete, func, insert, literal, or_, select, union, update, values
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from sayso.store.journal import Change
from sayso.store.records import TABLES
from sayso.store.rows import (
    AnchorRow,
    AnswerRow,
    ArticleRow,
    ClaimRow,
    DerivationRow,
    QuestionRow,
    ScreenRow,
    StaleClaimRow,
    StaleQuestionRow,
    VersionRow,
)
from sayso.store.rows.stories import Judgement, QuestionStatus

VERDICTS = "verdicts"
"""The name under which the rules of verdicts and screens are kept."""

AT_ONCE = 5000
"""Values that one statement names: SQLite takes 32,766 since it can drop a column, PostgreSQL 65,535."""

ANSWERS = (Judgement.SUGGESTED.value, Judgement.POSITIVE.value)
"""The edges by which a claim answers a question."""

OWNERS = ("question_uid", "claim_uid", "article_uid", "version_uid")
"""The fields of a journaled row that name what it belongs to, which may outlast it."""


def mark(session: Session, change: Change) -> None:
    """Mark the claims that a change touched, and the questions that any claim of their articles answers.

    A question may depend on each claim of an article that answers it: a conversion that it states converts them all.
    """
    uids = change.touched | change.indexed
    for step in change.changes:
        uids.add(step["uid"])
        for image in (step.get("before"), step.get("after")):
            uids.update(image[name] for name in OWNERS if image and image.get(name))
    for some in batched(sorted(uids)):
        _note(session, TABLES["stale_claims"], select(ClaimRow.id).where(ClaimRow.uid.in_(_named(some))))
        _note(session, TABLES["stale_questions"], _questions_about(some))


def batched(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """The values, as many at a time as a statement that names each once may carry on either database."""
    for at in range(0, len(values), AT_ONCE):
        yield values[at : at + AT_ONCE]


def _named(uids: Sequence[str]) -> Select[Any]:
    """These uids as a query, so that a statement carries each once however often it asks for them."""
    listed = values(column("uid", String), name="named").data([(uid,) for uid in uids]).cte("named")
    return select(listed.c.uid)


def _questions_about(uids: Sequence[str]) -> Any:
    """The questions with these uids, of these answers, and answered by these articles, versions, claims or anchors."""
    named = _named(uids)
    articles = union(
        select(ArticleRow.id).where(ArticleRow.uid.in_(named)),
        select(VersionRow.article_id).where(VersionRow.uid.in_(named)),
        select(ClaimRow.article_id).where(ClaimRow.uid.in_(named)),
        select(ClaimRow.article_id).join(AnchorRow, AnchorRow.claim_id == ClaimRow.id).where(AnchorRow.uid.in_(named)),
    ).subquery()
    return union(
        select(QuestionRow.id).where(QuestionRow.uid.in_(named)),
        select(AnswerRow.question_id).where(AnswerRow.uid.in_(named)),
        select(AnswerRow.question_id)
        .join(ClaimRow, ClaimRow.id == AnswerRow.claim_id)
        .where(ClaimRow.article_id.in_(select(articles.c[0]))),
    )


def _note(session: Session, table: Table, numbers: Any) -> None:
    """Put numbers into a table of marks.

    A mark that is there already is written again, and so held: who works it off waits for this change, or this change
    for them, and none is lost.
    """
    (key,) = table.primary_key.columns
    found = numbers.subquery()
    query = select(found.c[0]).where(literal(1) == 1).order_by(found.c[0])
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    statement = dialect.insert(table).from_select([key.name], query)
    session.execute(
        statement.on_conflict_do_update(index_elements=[key], set_={key.name: statement.excluded[key.name]})
    )


def mark_all(session: Session) -> None:
    """Mark every claim and every question."""
    _note(session, TABLES["stale_claims"], select(ClaimRow.id))
    _note(session, TABLES["stale_questions"], select(QuestionRow.id))


def rules(session: Session) -> str:
    """The rules that were last applied; empty where none were yet, and so all that there is is marked."""
    return session.scalar(select(DerivationRow.rules).where(DerivationRow.name == VERDICTS)) or ""


def set_rules(session: Session, applied: str) -> None:
    """Keep which rules are applied from now on."""
    done: Any = session.execute(update(DerivationRow).where(DerivationRow.name == VERDICTS).values(rules=applied))
    if not done.rowcount:
        session.execute(insert(DerivationRow).values(name=VERDICTS, rules=applied))


def stale_claims(session: Session, limit: int) -> list[int]:
    """Some of the marked claims, by number, held until this transaction ends."""
    query = select(StaleClaimRow.claim_id).order_by(StaleClaimRow.claim_id).limit(limit).with_for_update()
    return list(session.scalars(query))


@dataclass(frozen=True, slots=True)
class Screened:
    """A live claim's screen, ready to be stored."""

    claim_id: int
    low: float | None
    high: float | None
    token: str | None
    odd: bool


def keep_screens(session: Session, numbers: Sequence[int], screened: Iterable[Screened]) -> None:
    """Replace the screens of these claims, of which those that are not live have none, and their marks."""
    for some in batched(numbers):
        session.execute(delete(ScreenRow).where(ScreenRow.claim_id.in_(some)))
        session.execute(delete(StaleClaimRow).where(StaleClaimRow.claim_id.in_(some)))
    rows = [
        {"claim_id": one.claim_id, "low": one.low, "high": one.high, "token": one.token, "odd": int(one.odd)}
        for one in screened
    ]
    if rows:
        session.execute(insert(TABLES["claim_screens"]), rows)


Questions = Select[Any]
"""A query for the numbers of questions."""

FEW = "few_questions"
"""The option of a query that names a few questions: what is known of each is looked up."""


def these(numbers: Sequence[int], *, standing: bool = False) -> Questions:
    """The questions with these numbers, a few hundred at most; with ``standing`` only those that were not dropped."""
    query = wanted() if standing else select(QuestionRow.id)
    return query.where(QuestionRow.id.in_(numbers)).execution_options(**{FEW: True})


def answered_by(claims: Sequence[int]) -> Questions:
    """The questions that stand and that each of these claims answers, by number."""
    query = wanted().order_by(QuestionRow.id)
    for number in claims:
        mine = select(AnswerRow.question_id).where(AnswerRow.claim_id == number, AnswerRow.judgement.in_(ANSWERS))
        query = query.where(QuestionRow.id.in_(mine))
    return query


def wanted(*, story_id: int | None = None, question_id: int | None = None) -> Questions:
    """The numbers of the questions that stand, narrowed."""
    query = select(QuestionRow.id).where(QuestionRow.status != QuestionStatus.DROPPED.value)
    if story_id is not None:
        query = query.where(QuestionRow.story_id == story_id)
    return query if question_id is None else query.where(QuestionRow.id == question_id)


def anything_stale(session: Session, within: Questions) -> bool:
    """Whether a claim has no current screen, or one of these questions no current verdicts."""
    claims, questions = select(StaleClaimRow.claim_id), _stale(within)
    return any(session.scalar(query.limit(1)) is not None for query in (claims, questions))


def _stale(within: Questions) -> Questions:
    """The marked questions among those ``within``: the marks of a few, else the marks one by one, which are fewer."""
    if within.get_execution_options().get(FEW):
        return select(StaleQuestionRow.question_id).where(StaleQuestionRow.question_id.in_(within))
    there = within.where(QuestionRow.id == StaleQuestionRow.question_id).correlate(StaleQuestionRow)
    return select(StaleQuestionRow.question_id).where(there.exists())


def stale_questions(session: Session, within: Questions, *, hold: bool = False) -> list[int]:
    """The marked questions among those ``within``, by number; ``hold`` keeps their marks until the transaction ends."""
    query = _stale(within).order_by(StaleQuestionRow.question_id)
    return list(session.scalars(query.with_for_update() if hold else query))


def unmark_questions(session: Session, numbers: Sequence[int]) -> None:
    """Take the marks away: the verdicts of these questions are stored as of now."""
    for some in batched(numbers):
        session.execute(delete(StaleQuestionRow).where(StaleQuestionRow.question_id.in_(some)))


def doubtful(*, story_id: int | None = None) -> Questions:
    """The questions that may hold a conflict: not all intervals of their answers overlap, or none can tell.

    One pass over the answers and the plain values stored with each claim; the claims themselves are not read.
    """
    query = (
        select(AnswerRow.question_id)
        .join(ScreenRow, ScreenRow.claim_id == AnswerRow.claim_id)
        .where(AnswerRow.judgement.in_(ANSWERS))
        .group_by(AnswerRow.question_id)
        .having(
            func.count() > 1,
            or_(
                func.max(ScreenRow.low) > func.min(ScreenRow.high),
                func.max(ScreenRow.token) > func.min(ScreenRow.token),
                func.max(ScreenRow.odd) > 0,
            ),
        )
    )
    if story_id is None:
        return query
    return query.where(AnswerRow.question_id.in_(wanted(story_id=story_id)))
