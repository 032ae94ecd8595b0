"""Articles and stories as lines."""

from collections import defaultdict
from collections.abc import Iterator

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from sayso.model.claim import Status
from sayso.model.tables import ArticleLine, StoryLine
from sayso.model.uid import reference
from sayso.store.listing.counts import LIVE, counts
from sayso.store.listing.merged import together
from sayso.store.rows import (
    ArticleRow,
    ClaimRow,
    OutletRow,
    QuestionRow,
    StoryArticleRow,
    StoryRow,
    VersionRow,
)
from sayso.store.rows.latest import is_latest
from sayso.store.rows.stories import QuestionStatus


def articles(
    session: Session, *, outlet: int | None = None, story: str = "", number: int | None = None
) -> Iterator[ArticleLine]:
    """Every article in its newest version, by number; five queries."""
    suggested = counts(session, ClaimRow.article_id, ClaimRow.status == Status.SUGGESTED.value)
    accepted = counts(session, ClaimRow.article_id, ClaimRow.status == Status.ACCEPTED.value)
    in_stories: dict[int, list[str]] = defaultdict(list)
    held = select(StoryArticleRow.article_id, StoryRow.slug).join(StoryRow).order_by(StoryRow.slug)
    for article_id, slug in session.execute(held):
        in_stories[article_id].append(slug)
    copied = aliased(VersionRow)
    query = (
        select(ArticleRow, VersionRow, OutletRow.name, copied.article_id, func.length(VersionRow.text))
        .join(VersionRow, VersionRow.article_id == ArticleRow.id)
        .join(OutletRow, OutletRow.id == ArticleRow.outlet_id)
        .outerjoin(copied, copied.id == VersionRow.copy_of_id)
        .where(is_latest())
        .order_by(ArticleRow.id)
    )
    if number is not None:
        query = query.where(ArticleRow.id == number)
    if outlet is not None:
        query = query.where(ArticleRow.outlet_id.in_(together(session, "outlet", OutletRow, outlet)))
    if story:
        query = query.where(
            ArticleRow.id.in_(select(StoryArticleRow.article_id).join(StoryRow).where(StoryRow.slug == story))
        )
    for article, version, name, copy_of, length in session.execute(query).yield_per(500):
        yield ArticleLine(
            article_id=reference("article", article.id),
            article_uid=article.uid,
            outlet=name,
            headline=version.headline,
            byline=version.byline,
            published=version.published,
            language=version.language,
            url=version.url,
            format=version.format,
            versions=version.number,
            characters=length,
            suggested=suggested.get(article.id, 0),
            accepted=accepted.get(article.id, 0),
            story="; ".join(in_stories.get(article.id, [])),
            copy_of=reference("article", copy_of) if copy_of else "",
            copy_similarity=version.copy_similarity,
            digest_of=article.digest_of,
            source_name=version.source_name,
            imported_at=version.imported_at,
            note=article.note,
        )


def stories(session: Session) -> Iterator[StoryLine]:
    """Every story, by slug, with its live claims and the questions not dropped."""
    articles_in = counts(session, StoryArticleRow.story_id)
    questions_in = counts(session, QuestionRow.story_id, QuestionRow.status != QuestionStatus.DROPPED.value)
    claims_in = dict(
        session.execute(
            select(StoryArticleRow.story_id, func.count(ClaimRow.id))
            .join(ClaimRow, ClaimRow.article_id == StoryArticleRow.article_id)
            .where(ClaimRow.status.in_(LIVE))
            .group_by(StoryArticleRow.story_id)
        ).all()
    )
    outlets_in = dict(
        session.execute(
            select(StoryArticleRow.story_id, func.count(func.distinct(ArticleRow.outlet_id)))
            .join(ArticleRow, ArticleRow.id == StoryArticleRow.article_id)
            .group_by(StoryArticleRow.story_id)
        ).all()
    )
    for row in session.scalars(select(StoryRow).order_by(StoryRow.slug)):
        yield StoryLine(
            story=row.slug,
            story_uid=row.uid,
            title=row.title,
            articles=articles_in.get(row.id, 0),
            outlets=outlets_in.get(row.id, 0),
            claims=claims_in.get(row.id, 0),
            questions=questions_in.get(row.id, 0),
            note=row.note,
        )
