"""Outlets, sources, attributions and places as lines."""

from collections import defaultdict
from collections.abc import Iterator

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from sayso.model.tables import AttributionLine, OutletLine, PlaceLine, SourceLine
from sayso.model.uid import reference
from sayso.store.listing.counts import counts, joined
from sayso.store.listing.merged import standing
from sayso.store.rows import (
    ArticleRow,
    AttributionRow,
    ClaimRow,
    OutletAliasRow,
    OutletRow,
    PlaceRow,
    SourceAliasRow,
    SourceRow,
)


def _same_as(kind: str, merged: dict[int, int], number: int) -> str:
    """The reference of the record that stands for this one, if another does."""
    return reference(kind, merged[number]) if number in merged else ""


def _claims_by_source(session: Session, merged: dict[int, int]) -> dict[int, int]:
    """How many claims rest on each source; on one that stands for others, theirs too and each claim once."""
    query = select(AttributionRow.source_id, func.count(func.distinct(AttributionRow.claim_id)))
    own = dict(session.execute(query.group_by(AttributionRow.source_id)).all())
    if not merged:
        return own
    told: dict[int, set[int]] = defaultdict(set)
    several = {*merged, *merged.values()}
    hops = select(AttributionRow.source_id, AttributionRow.claim_id).where(AttributionRow.source_id.in_(several))
    for source, claim in session.execute(hops):
        told[merged.get(source, source)].add(claim)
    return own | {top: len(told[top]) for top in merged.values()}


def outlets(session: Session) -> Iterator[OutletLine]:
    """Every outlet, by number; one that stands for others counts their articles too."""
    aliases = joined(session, OutletAliasRow.outlet_id, OutletAliasRow.name)
    own = counts(session, ArticleRow.outlet_id)
    merged = standing(session, "outlet", OutletRow)
    held = own.copy()
    for low, top in merged.items():
        held[top] = held.get(top, 0) + own.get(low, 0)
    for row in session.scalars(select(OutletRow).order_by(OutletRow.id)):
        yield OutletLine(
            outlet_id=reference("outlet", row.id),
            outlet_uid=row.uid,
            name=row.name,
            aliases=aliases.get(row.id, ""),
            country=row.country,
            kind=row.kind,
            homepage=row.homepage,
            articles=held.get(row.id, 0),
            same_as=_same_as("outlet", merged, row.id),
            note=row.note,
        )


def sources(session: Session) -> Iterator[SourceLine]:
    """Every source, by number, never a protected identity; one that stands for others counts their claims too."""
    aliases = joined(session, SourceAliasRow.source_id, SourceAliasRow.name)
    merged = standing(session, "source", SourceRow)
    told = _claims_by_source(session, merged)
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
            claims=told.get(row.id, 0),
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


def places(session: Session) -> Iterator[PlaceLine]:
    """Every place that claims refer to, by reference."""
    held = counts(session, ClaimRow.place_id, ClaimRow.place_id.is_not(None))
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
            claims=held.get(row.id, 0),
        )
