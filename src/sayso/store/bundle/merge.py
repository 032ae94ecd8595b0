"""A bundle's records are held against those stored: the same, new, or in contradiction."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from sqlalchemy import Table, UniqueConstraint, select
from sqlalchemy.orm import Session

from sayso.model.errors import ConflictError
from sayso.model.uid import PREFIXES, reference
from sayso.store.bundle.check import Checked
from sayso.store.bundle.form import BUNDLED, fields
from sayso.store.bundle.lines import Line
from sayso.store.bundle.stored import records
from sayso.store.records import Record, plain

BATCH = 400
"""Records asked for at once: under the 999 variables that older SQLite builds allow."""

NAMED = 5
"""Contradictions that a message names; the rest are counted."""

HINT = "nothing was read; settle them in one of the two databases, or read the bundle into a new one"


@dataclass(frozen=True, slots=True)
class Known:
    """The records of a bundle that are stored already: number by uid, by table."""

    numbers: dict[str, dict[str, int]] = field(default_factory=dict)

    def of(self, table: Table) -> dict[str, int]:
        """The numbers of the table's records by uid."""
        return self.numbers.get(table.name, {})


def already_there(session: Session, checked: Checked) -> Known:
    """Which of the bundle's records are stored, every field the same.

    Raises:
        ConflictError: naming the records that are stored with another content.
    """
    numbers: dict[str, dict[str, int]] = {}
    contradictions: list[str] = []
    for table in BUNDLED:
        found = numbers.setdefault(table.name, {})
        for batch in _batches(checked.lines(table)):
            bundled = {record["uid"]: record for _, record in batch}
            for number, stored, _ in records(session, table, sorted(bundled)):
                found[stored["uid"]] = number
                off = _differing(table, bundled[stored["uid"]], stored)
                if off:
                    contradictions.append(f"{_called(table, number, stored)} ({', '.join(off)})")
    if contradictions:
        more = len(contradictions) - NAMED
        named = "; ".join(contradictions[:NAMED]) + (f"; and {more} more" if more > 0 else "")
        raise ConflictError(f"{checked.folder} contradicts what is stored: {named}", HINT)
    return Known(numbers)


def _batches(found: Iterator[Line]) -> Iterator[list[Line]]:
    while batch := list(islice(found, BATCH)):
        yield batch


def _differing(table: Table, bundled: Record, stored: Record) -> list[str]:
    return [name for name in sorted(fields(table)) if plain(bundled[name]) != stored[name]]


def _called(table: Table, number: int, record: Record) -> str:
    """How people call a record: its short reference where its kind has one."""
    kind = table.name.removesuffix("s")
    return reference(kind, number) if kind in PREFIXES else f"{table.name} {record['uid']}"


def clash(session: Session, table: Table, row: dict[str, Any], *, before: int) -> str:
    """The stored record that leaves no room for a new row, in words, or empty.

    Two records with different uids can still want the same name, slug or place in an order. ``before`` is the
    highest number that was stored before the bundle came.
    """
    for constraint in sorted(table.constraints, key=lambda one: str(one.name)):
        if not isinstance(constraint, UniqueConstraint):
            continue
        names = [column.name for column in constraint.columns]
        same = [table.c[name] == row[name] for name in names]
        found = session.connection().execute(select(table.c.id, table.c.uid).where(table.c.id <= before, *same)).first()
        if found is not None:
            called = _called(table, found.id, {"uid": found.uid})
            return f"{called} has the same {' and '.join(name.removesuffix('_id') for name in names)}"
    return ""
