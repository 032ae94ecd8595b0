"""Questions and the comparisons of their answers as lines."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, aliased

from sayso.model.tables import ComparisonLine, QuestionLine
from sayso.model.uid import reference
from sayso.store.listing.counts import LIVE, counts
from sayso.store.rows import (
    AnswerRow,
    ArticleRow,
    ClaimRow,
    ComparisonRow,
    OutletRow,
    QuestionRow,
    RulingRow,
    StoryRow,
)
from sayso.store.rows.stories import Judgement, QuestionStatus


def questions(session: Session, *, story: str = "") -> Iterator[QuestionLine]:
    """Every question, by number, with how many live claims answer it."""
    answering = counts(
        session,
        AnswerRow.question_id,
        AnswerRow.judgement.in_((Judgement.SUGGESTED.value, Judgement.POSITIVE.value)),
        AnswerRow.claim_id == ClaimRow.id,
        ClaimRow.status.in_(LIVE),
    )
    query = select(QuestionRow, StoryRow.slug).outerjoin(StoryRow, StoryRow.id == QuestionRow.story_id)
    if story:
        query = query.where(StoryRow.slug == story)
    for row, slug in session.execute(query.order_by(QuestionRow.id)):
        yield QuestionLine(
            question_id=reference("question", row.id),
            question_uid=row.uid,
            story=slug or "",
            kind=row.kind,
            text=row.text,
            status=row.status,
            answers=answering.get(row.id, 0),
            score=row.score,
            reason=row.reason,
            note=row.note,
        )


def comparisons(session: Session, *, story: str = "", claims: Sequence[int] | None = None) -> Iterator[ComparisonLine]:
    """Every verdict as last computed, by question and claims, with the pair's own ruling where it stands.

    ``claims`` are numbers: then those on one of them, at most a thousand.

    The newest ruling on a pair stands while what it was given on is unchanged. Dropped questions are left out.
    """
    left, right = aliased(ClaimRow), aliased(ClaimRow)
    left_article, right_article = aliased(ArticleRow), aliased(ArticleRow)
    left_outlet, right_outlet = aliased(OutletRow), aliased(OutletRow)
    rulings: dict[tuple[int, int | None, int | None], Any] = {
        (row.question_id, row.left_id, row.right_id): row
        for row in session.scalars(select(RulingRow).where(RulingRow.left_id.is_not(None)).order_by(RulingRow.id))
    }
    query = (
        select(
            ComparisonRow, QuestionRow.text, StoryRow.slug, left.quote, left_outlet.name, right.quote, right_outlet.name
        )
        .join(QuestionRow, QuestionRow.id == ComparisonRow.question_id)
        .outerjoin(StoryRow, StoryRow.id == QuestionRow.story_id)
        .join(left, left.id == ComparisonRow.left_id)
        .join(right, right.id == ComparisonRow.right_id)
        .join(left_article, left_article.id == left.article_id)
        .join(right_article, right_article.id == right.article_id)
        .join(left_outlet, left_outlet.id == left_article.outlet_id)
        .join(right_outlet, right_outlet.id == right_article.outlet_id)
        .where(QuestionRow.status != QuestionStatus.DROPPED.value)
        .order_by(ComparisonRow.question_id, ComparisonRow.left_id, ComparisonRow.right_id)
    )
    if story:
        query = query.where(StoryRow.slug == story)
    if claims is not None:
        query = query.where(or_(ComparisonRow.left_id.in_(claims), ComparisonRow.right_id.in_(claims)))
    for row, text, slug, left_quote, left_name, right_quote, right_name in session.execute(query).yield_per(500):
        newest = rulings.get((row.question_id, row.left_id, row.right_id))
        ruling = newest if newest and newest.inputs == row.inputs else None
        yield ComparisonLine(
            question_id=reference("question", row.question_id),
            question=text,
            story=slug or "",
            left_claim=reference("claim", row.left_id),
            left_outlet=left_name,
            left_quote=left_quote,
            right_claim=reference("claim", row.right_id),
            right_outlet=right_name,
            right_quote=right_quote,
            verdict=row.outcome,
            reason=row.reason,
            because=row.because,
            ruling=ruling.outcome if ruling else "",
            ruled_by=ruling.ruled_by if ruling else "",
        )
