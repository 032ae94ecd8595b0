"""A claim filter goes in; the conditions that the wanted claims meet come out."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, Float, and_, cast, or_, select
from sqlalchemy.orm import Session

from sayso.model.anchor import AnchorStatus
from sayso.model.attribution import LinkStatus
from sayso.model.claim import Modality
from sayso.model.tables import ClaimFilter
from sayso.store import articles, outlets, questions, sources, stories
from sayso.store.listing.merged import together
from sayso.store.rows import (
    AnchorRow,
    AnswerRow,
    ArticleRow,
    AttributionRow,
    ClaimRow,
    OutletRow,
    QuestionRow,
    SourceRow,
    StoryArticleRow,
    VersionRow,
)
from sayso.store.rows.stories import Judgement, QuestionStatus


def answers() -> ColumnElement[bool]:
    """That an edge says a claim answers a question that stands."""
    return and_(
        AnswerRow.judgement.in_((Judgement.SUGGESTED.value, Judgement.POSITIVE.value)),
        QuestionRow.status != QuestionStatus.DROPPED.value,
    )


def conditions(session: Session, wanted: ClaimFilter) -> Iterator[ColumnElement[bool]]:
    """What the claims that are wanted meet, in a query that joins their article, newest version and anchor.

    Raises:
        InputError: if the filter names an unclear source.
        NotFoundError: if it names an article, outlet, story, source or question there is not.
    """
    yield from _about_the_claim(wanted)
    yield from _about_its_records(session, wanted)
    yield from _about_its_amount(wanted)
    yield from _about_who_knows(wanted)


def _about_the_claim(wanted: ClaimFilter) -> Iterator[ColumnElement[bool]]:
    if wanted.kind:
        yield ClaimRow.kind == wanted.kind
    if wanted.status:
        yield ClaimRow.status.in_(wanted.status)
    if wanted.rule:
        yield or_(ClaimRow.rule == wanted.rule, ClaimRow.rule.startswith(f"{wanted.rule}.", autoescape=True))
    if wanted.standing:
        yield AnchorRow.status.not_in((AnchorStatus.ALTERED.value, AnchorStatus.LOST.value))
    if wanted.unlinked:
        settled = AttributionRow.status == LinkStatus.SETTLED.value
        yield ClaimRow.id.not_in(select(AttributionRow.claim_id).where(settled))
    if wanted.earliest:
        yield VersionRow.published_latest >= wanted.earliest
    if wanted.latest:
        yield VersionRow.published_earliest <= wanted.latest
    if wanted.text:
        read = (ClaimRow.quote, ClaimRow.measure, ClaimRow.sentence, ClaimRow.note)
        yield or_(*(column.icontains(wanted.text, autoescape=True) for column in read))


def _about_its_records(session: Session, wanted: ClaimFilter) -> Iterator[ColumnElement[bool]]:
    if wanted.outlet:
        outlet = outlets.number_of(session, wanted.outlet)
        yield ArticleRow.outlet_id.in_(together(session, "outlet", OutletRow, outlet))
    if wanted.article:
        yield ClaimRow.article_id == articles.number_of(session, wanted.article)
    if wanted.story:
        story = stories.row_of(session, wanted.story).id
        yield ClaimRow.article_id.in_(select(StoryArticleRow.article_id).where(StoryArticleRow.story_id == story))
    if wanted.source:
        same = together(session, "source", SourceRow, sources.row_of(session, wanted.source).id)
        yield ClaimRow.id.in_(select(AttributionRow.claim_id).where(AttributionRow.source_id.in_(same)))
    if wanted.question:
        question = questions.row_of(session, wanted.question).id
        yield ClaimRow.id.in_(select(AnswerRow.claim_id).join(QuestionRow).where(QuestionRow.id == question, answers()))


def _about_its_amount(wanted: ClaimFilter) -> Iterator[ColumnElement[bool]]:
    if wanted.low is not None:
        yield or_(cast(ClaimRow.high, Float) >= float(wanted.low), _open_end(ClaimRow.high, ClaimRow.low))
    if wanted.high is not None:
        yield or_(cast(ClaimRow.low, Float) <= float(wanted.high), _open_end(ClaimRow.low, ClaimRow.high))


def _about_who_knows(wanted: ClaimFilter) -> Iterator[ColumnElement[bool]]:
    if wanted.own:
        yield ClaimRow.id.not_in(select(AttributionRow.claim_id))
        yield ClaimRow.modality == Modality.ASSERTED.value
    if wanted.told:
        yield or_(ClaimRow.id.in_(select(AttributionRow.claim_id)), ClaimRow.modality != Modality.ASSERTED.value)
    if wanted.basis or wanted.channel:
        hop = select(AttributionRow.claim_id)
        if wanted.basis:
            hop = hop.where(AttributionRow.basis == wanted.basis)
        if wanted.channel:
            hop = hop.where(AttributionRow.channel == wanted.channel)
        yield ClaimRow.id.in_(hop)
    if wanted.credibility:
        yield ClaimRow.credibility.in_(wanted.credibility)


def _open_end(one: Any, other: Any) -> ColumnElement[bool]:
    return and_(one.is_(None), other.is_not(None))
