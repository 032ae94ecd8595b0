"""Places that claims refer to: one row a gazetteer entry, made when first needed."""

from collections.abc import Sequence

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from sayso.model.place import Candidate
from sayso.model.uid import uid
from sayso.store.numbers import reserve
from sayso.store.records import TABLES
from sayso.store.rows import PlaceRow
from sayso.store.values import place_columns


def save_places(session: Session, found: Sequence[Candidate]) -> dict[str, int]:
    """The number of each place's row by its reference; rows that are missing are made."""
    wanted = {place.ref: place for place in found}
    numbers: dict[str, int] = {}
    refs = sorted(wanted)
    for at in range(0, len(refs), 400):
        query = select(PlaceRow.ref, PlaceRow.id).where(PlaceRow.ref.in_(refs[at : at + 400]))
        numbers |= dict(session.execute(query).all())
    missing = [ref for ref in refs if ref not in numbers]
    rows = []
    for ref, number in zip(missing, reserve(session, TABLES["places"], len(missing)), strict=True):
        rows.append({"id": number, "uid": uid("place", ref)} | place_columns(wanted[ref]))
        numbers[ref] = number
    if rows:
        session.execute(insert(TABLES["places"]), rows)
    return numbers
