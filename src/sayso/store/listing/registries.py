"""Articles, outlets, sources, attributions, stories, questions, comparisons and places as lines."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from sayso.model.claim import Status
from sayso.model.tables import (
    ArticleLine,
    AttributionLine,
    ComparisonLine,
    OutletLine,
    PlaceLine,
    QuestionLine,
    SourceLine,
    StoryLine,
)
from sayso.model.uid import reference
from sayso.store.listing.merged import standing, together
from sayso.store.rows import (
    AnswerRow,
    ArticleRow,
    AttributionRow,
    ClaimRow,
    ComparisonRow,
    OutletAliasRow,
    OutletRow,
    PlaceRow,
    QuestionRow,
    RulingRow,
    SourceAliasRow,
    SourceRow,
    StoryArticleRow,
    StoryRow,
    VersionRow,
)
from sayso.store.rows.latest import is_latest
from sayso.store.rows.stories import Judgement, QuestionStatus

LIVE = (Status.SUGGESTED.value, Status.ACCEPTED.value)
"""The claims that count: not those rejected or withdrawn."""


def _counts(session: Session, column: Any, *conditions: Any) -> dict[int, int]:
    query = select(column, func.count()).where(*conditions).group_by(column)
    return dict(session.execute(query).all())


def _joined(session: Session, owner: Any, name: Any) -> dict[int, str]:
    found: dict[int, list[str]] = defaultdict(list)
    for number, text in session.execute(select(owner, name).order_by(owner, name)):
        found[number].append(text)
    return {number: "; ".join(names) for number, names in found.items()}


def _same_as(kind: str, merged: dict[int, int], number: int) -> str:
    """The reference of the record that stands for this one, if another does."""
    return reference(kind, merged[number]) if number in merged else ""


def _claims_by_source(session: Session, merged: dict[int, int]) -> dict[int, int]:
    """How many claims rest on each source; on one that stands for others, theirs too and each claim once."""
    query = select(AttributionRow.source_id, func.count(func.distinct(AttributionRow.claim_id)))
    counts = dict(session.execute(query.group_by(AttributionRow.source_id)).all())
    if not merged:
        return counts
    told: dict[int, set[int]] = defaultdict(set)
    several = {*merged, *merged.values()}
    hops = select(AttributionRow.source_id, AttributionRow.claim_id).where(AttributionRow.source_id.in_(several))
    for source, claim in session.execute(hops):
        told[merged.get(source, source)].add(claim)
    return counts | {top: len(told[top]) for top in merged.values()}


def articles(
    session: Session, *, outlet: int | None = None, story: str = "", number: int | None = None
) -> Iterator[ArticleLine]:
    """Every article in its newest version, by number; five queries."""
    suggested = _counts(session, ClaimRow.article_id, ClaimRow.status == Status.SUGGESTED.value)
    accepted = _counts(session, ClaimRow.article_id, ClaimRow.status == Status.ACCEPTED.value)
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


def outlets(session: Session) -> Iterator[OutletLine]:
    """Every outlet, by number; one that stands for others counts their articles too."""
    aliases = _joined(session, OutletAliasRow.outlet_id, OutletAliasRow.name)
    own = _counts(session, ArticleRow.outlet_id)
    merged = standing(session, "outlet", OutletRow)
    counts = own.copy()
    for low, top in merged.items():
        counts[top] = counts.get(top, 0) + own.get(low, 0)
    for row in session.scalars(select(OutletRow).order_by(OutletRow.id)):
        yield OutletLine(
            outlet_id=reference("outlet", row.id),
            outlet_uid=row.uid,
            name=row.name,
            aliases=aliases.get(row.id, ""),
            country=row.country,
            kind=row.kind,
            homepage=row.homepage,
            articles=counts.get(row.id, 0),
            same_as=_same_as("outlet", merged, row.id),
            note=row.note,
        )


def sources(session: Session) -> Iterator[SourceLine]:
    """Every source, by number, never a protected identity; one that stands for others counts their claims too."""
    aliases = _joined(session, SourceAliasRow.source_id, SourceAliasRow.name)
    merged = standing(session, "source", SourceRow)
    counts = _claims_by_source(session, merged)
    query = select(SourceRow, OutletRow.name).outerjoin(OutletRow, OutletRow.id == SourceRow.outlet_id)
    for row, outlet in session.execute(query.order_by(SourceRow.id)):
        yield SourceLine(
            source_id=reference("source", row.id),
            source_uid=row.uid,
            kind=row.kind,
            name=row.name,
            aliases=aliases.get(row.id, ""),
            description=row.description,
            outlet=outlet or "",
            article_id=reference("article", row.article_id) if row.article_id else "",
            publisher=row.publisher,
            published=row.published,
            reliability=row.reliability,
            protected=row.protected,
            claims=counts.get(row.id, 0),
            same_as=_same_as("source", merged, row.id),
            note=row.note,
            status=row.status,
        )


def attributions(
    session: Session, *, claim: int | None = None, article: int | None = None
) -> Iterator[AttributionLine]:
    """Every hop, by claim and hop; or those of one claim or article."""
    query = (
        select(AttributionRow, ClaimRow.uid, SourceRow.name, SourceRow.kind)
        .join(ClaimRow, ClaimRow.id == AttributionRow.claim_id)
        .join(SourceRow, SourceRow.id == AttributionRow.source_id)
        .order_by(AttributionRow.claim_id, AttributionRow.hop)
    )
    if claim is not None:
        query = query.where(AttributionRow.claim_id == claim)
    if article is not None:
        query = query.where(ClaimRow.article_id == article)
    for row, claim_uid, name, kind in session.execute(query).yield_per(500):
        yield AttributionLine(
            attribution_uid=row.uid,
            claim_id=reference("claim", row.claim_id),
            claim_uid=claim_uid,
            hop=row.hop,
            source_id=reference("source", row.source_id),
            source=name,
            source_kind=kind,
            cue=row.cue,
            cue_start=row.cue_start,
            cue_end=row.cue_end,
            basis=row.basis,
            channel=row.channel,
            linked_by=row.linked_by,
            linked_at=row.linked_at,
            status=row.status,
            words=row.words,
            rule=row.rule,
            why=row.why,
            content_start=row.content_start,
            content_end=row.content_end,
        )


def stories(session: Session) -> Iterator[StoryLine]:
    """Every story, by slug, with its live claims and the questions not dropped."""
    articles_in = _counts(session, StoryArticleRow.story_id)
    questions_in = _counts(session, QuestionRow.story_id, QuestionRow.status != QuestionStatus.DROPPED.value)
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


def questions(session: Session, *, story: str = "") -> Iterator[QuestionLine]:
    """Every question, by number, with how many live claims answer it."""
    counts = _counts(
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
            answers=counts.get(row.id, 0),
            score=row.score,
            reason=row.reason,
            note=row.note,
        )


def comparisons(session: Session, *, story: str = "") -> Iterator[ComparisonLine]:
    """Every verdict as last computed, by question and claims, with the pair's own ruling where it stands.

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


def places(session: Session) -> Iterator[PlaceLine]:
    """Every place that claims refer to, by reference."""
    counts = _counts(session, ClaimRow.place_id, ClaimRow.place_id.is_not(None))
    for row in session.scalars(select(PlaceRow).order_by(PlaceRow.ref)):
        yield PlaceLine(
            place_ref=row.ref,
            name=row.name,
            kind=row.kind,
            country=row.country,
            admin=row.admin,
            within="; ".join(row.within),
            lat=row.lat,
            lon=row.lon,
            claims=counts.get(row.id, 0),
        )
