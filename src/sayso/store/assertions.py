"""Live claims come out as bare assertions, with no more than screening and grouping need."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from sayso.model import edtf
from sayso.model.claim import Status
from sayso.model.verdict import Assertion
from sayso.model.when import When
from sayso.store.rows import ClaimRow, PlaceRow
from sayso.store.standing import batched
from sayso.store.values import assertion_of

LIVE = (Status.SUGGESTED.value, Status.ACCEPTED.value)
"""Claims that comparison looks at."""


STATED = (
    ClaimRow.kind,
    ClaimRow.measure,
    ClaimRow.low,
    ClaimRow.high,
    ClaimRow.step,
    ClaimRow.bound,
    ClaimRow.scale,
    ClaimRow.unit,
    ClaimRow.currency,
    ClaimRow.per,
    ClaimRow.edtf,
    ClaimRow.earliest,
    ClaimRow.latest,
    ClaimRow.precision,
    ClaimRow.basis,
    ClaimRow.timex,
    ClaimRow.timex_value,
    ClaimRow.place,
    ClaimRow.place_id,
    ClaimRow.polarity,
    ClaimRow.modality,
    ClaimRow.when_edtf,
    ClaimRow.where,
    ClaimRow.where_id,
)
"""The columns of a claim that its assertion is made of, first in each query that a ``Reader`` is to read."""


class Reader:
    """Makes assertions of rows that begin with ``STATED``, each two that are written alike once."""

    def __init__(self, session: Session, rows: Sequence[Any]) -> None:
        wanted = sorted({number for row in rows for number in (row.place_id, row.where_id) if number is not None})
        self._places: dict[int | None, PlaceRow] = {}
        for some in batched(wanted):
            query = select(PlaceRow).where(PlaceRow.id.in_(some))
            self._places |= {place.id: place for place in session.scalars(query)}
        self._known: dict[tuple[object, ...], Assertion] = {}

    def assertion(self, row: Any) -> Assertion:
        """What a claim asserts."""
        # 3.30 and 3.3 are equal, and yet not what the same words say.
        key = (*row[: len(STATED)], str(row.low), str(row.high), str(row.step))
        found = self._known.get(key)
        if found is None:
            place, where = self._places.get(row.place_id), self._places.get(row.where_id)
            found = self._known[key] = assertion_of(row, place, where, as_of(row.when_edtf))
        return found


@dataclass(frozen=True, slots=True)
class Stated:
    """A live claim as screening sees it."""

    claim_id: int
    claim_uid: str
    assertion: Assertion
    sentence: str


def stated(session: Session, numbers: Sequence[int]) -> list[Stated]:
    """The live ones among these claims, by number; two queries for every few thousand."""
    query = (
        select(*STATED, ClaimRow.id, ClaimRow.uid, ClaimRow.sentence)
        .where(ClaimRow.status.in_(LIVE))
        .order_by(ClaimRow.id)
    )
    found: list[Stated] = []
    for some in batched(sorted(numbers)):
        rows = session.execute(query.where(ClaimRow.id.in_(some))).all()
        read = Reader(session, rows)
        found += [Stated(row.id, row.uid, read.assertion(row), row.sentence) for row in rows]
    return found


def as_of(text: str) -> When | None:
    """The date that a claim holds for, from its EDTF text; ``None`` for none."""
    found = edtf.read(text) if text else None
    return When(text, found.earliest, found.latest, found.precision) if found else None
