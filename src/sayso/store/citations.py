"""The hops at which sources stand in the chains of claims."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from sayso.model.uid import reference
from sayso.store.records import chunks
from sayso.store.rows import AttributionRow, ClaimRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """One claim that rests on a source: at which hop of how many, in which words of the article, and how it knows.

    Hop 1 told the outlet; the last hop is the origin.
    """

    claim_id: str
    source_id: str
    hop: int
    hops: int
    role: str
    words: str
    cue: str
    basis: str
    channel: str
    status: str


def numbered(claims: Sequence[int]) -> Any:
    """The claims with these numbers, as ``comparing.answerable`` takes them."""
    return select(ClaimRow.id).where(ClaimRow.id.in_(claims))


ORIGIN, HOP = "origin", "hop"


def citations(session: Session, sources: Sequence[int]) -> list[Citation]:
    """Every hop at which one of these sources stands, by claim; a query for several hundred sources."""
    longest = (
        select(AttributionRow.claim_id, func.max(AttributionRow.hop).label("hops"))
        .group_by(AttributionRow.claim_id)
        .subquery()
    )
    found = []
    for some in chunks(sources):
        query = (
            select(AttributionRow, longest.c.hops)
            .join(longest, longest.c.claim_id == AttributionRow.claim_id)
            .where(AttributionRow.source_id.in_(some))
        )
        found += list(session.execute(query).all())
    return [
        Citation(
            claim_id=reference("claim", row.claim_id),
            source_id=reference("source", row.source_id),
            hop=row.hop,
            hops=hops,
            role=ORIGIN if row.hop == hops else HOP,
            words=row.words,
            cue=row.cue,
            basis=row.basis,
            channel=row.channel,
            status=row.status,
        )
        for row, hops in sorted(found, key=lambda pair: (pair[0].claim_id, pair[0].hop))
    ]
