"""Live claims come out as bare assertions, with no more than screening and grouping need."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from sayso.model import edtf
from sayso.model.claim import Status
from sayso.model.verdict import Assertion
from sayso.model.when import When
from sayso.store.rows import ClaimRow, PlaceRow
from sayso.store.standing import batched
from sayso.store.values import assertion_of

LIVE = (Status.SUGGESTED.value, Status.ACCEPTED.value)
"""Claims that comparison looks at."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A live claim as screening sees it."""

    claim_id: int
    claim_uid: str
    assertion: Assertion
    sentence: str


def stated(session: Session, numbers: Sequence[int]) -> list[Stated]:
    """The live ones among these claims, by number; a query for every few thousand."""
    own, where = aliased(PlaceRow), aliased(PlaceRow)
    query = (
        select(ClaimRow, own, where)
        .outerjoin(own, own.id == ClaimRow.place_id)
        .outerjoin(where, where.id == ClaimRow.where_id)
        .where(ClaimRow.status.in_(LIVE))
        .order_by(ClaimRow.id)
    )
    return [
        Stated(claim.id, claim.uid, assertion_of(claim, place, at, as_of(claim.when_edtf)), claim.sentence)
        for some in batched(sorted(numbers))
        for claim, place, at in session.execute(query.where(ClaimRow.id.in_(some)))
    ]


def as_of(text: str) -> When | None:
    """The date that a claim holds for, from its EDTF text; ``None`` for none."""
    found = edtf.read(text) if text else None
    return When(text, found.earliest, found.latest, found.precision) if found else None
