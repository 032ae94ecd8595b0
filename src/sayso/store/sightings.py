"""Where each source was cited: its articles with their outlets, stories and days."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from sayso.model.uid import reference
from sayso.store.listing.counts import LIVE
from sayso.store.rows import (
    ArticleRow,
    AttributionRow,
    ClaimRow,
    OutletRow,
    SourceAliasRow,
    SourceRow,
    StoryArticleRow,
    StoryRow,
    VersionRow,
)
from sayso.store.rows.latest import is_latest


@dataclass(slots=True, kw_only=True)
class Sighting:
    """One source with its names, and all articles that cite or describe it; ``body`` is the uid of the outlet it is."""

    id: int
    uid: str
    kind: str
    name: str
    status: str
    protected: bool
    local: bool
    body: str
    publisher: str
    published: str
    names: list[str] = field(default_factory=list)
    articles: set[str] = field(default_factory=set)
    outlets: set[str] = field(default_factory=set)
    stories: set[str] = field(default_factory=set)
    days: set[date] = field(default_factory=set)


def sightings(session: Session) -> list[Sighting]:
    """Every source, by number; five queries however many there are."""
    query = select(SourceRow, OutletRow.uid).outerjoin(OutletRow, OutletRow.id == SourceRow.outlet_id)
    found: dict[int, Sighting] = {}
    own: list[tuple[int, int]] = []
    for row, body in session.execute(query.order_by(SourceRow.id)):
        found[row.id] = Sighting(
            id=row.id,
            uid=row.uid,
            kind=row.kind,
            name=row.name,
            status=row.status,
            protected=row.protected,
            local=row.article_id is not None,
            body=body or "",
            publisher=row.publisher,
            published=row.published,
            names=[row.name],
        )
        if row.article_id is not None:
            own.append((row.id, row.article_id))
    for source, name in session.execute(select(SourceAliasRow.source_id, SourceAliasRow.name)):
        found[source].names.append(name)
    cited = (
        select(AttributionRow.source_id, ClaimRow.article_id)
        .join(ClaimRow, ClaimRow.id == AttributionRow.claim_id)
        .where(ClaimRow.status.in_(LIVE))
        .distinct()
    )
    _place(session, found, [*own, *((source, article) for source, article in session.execute(cited))])
    return list(found.values())


def _place(session: Session, found: dict[int, Sighting], cited: list[tuple[int, int]]) -> None:
    told = (
        select(ArticleRow.id, OutletRow.name, VersionRow.published_earliest)
        .join(OutletRow, OutletRow.id == ArticleRow.outlet_id)
        .join(VersionRow, VersionRow.article_id == ArticleRow.id)
        .where(is_latest())
    )
    articles = {number: (outlet, day) for number, outlet, day in session.execute(told)}
    stories: dict[int, list[str]] = defaultdict(list)
    for number, slug in session.execute(select(StoryArticleRow.article_id, StoryRow.slug).join(StoryRow)):
        stories[number].append(slug)
    for source, article in cited:
        outlet, day = articles[article]
        one = found[source]
        one.articles.add(reference("article", article))
        one.outlets.add(outlet)
        one.stories.update(stories[article])
        if day is not None:
            one.days.add(day)
