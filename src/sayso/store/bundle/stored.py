"""Stored rows come out as portable records, streamed, with one query a table."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, Select, Table, select
from sqlalchemy.orm import Session

from sayso.store.bundle.form import TOUCHES, columns
from sayso.store.records import TABLES, Record, parent_of, plain

BATCH = 1000
"""Rows fetched at once."""

Stored = tuple[int, Record, RowMapping]
"""A row's number, its record, and the row itself for what the record leaves out."""


def records(session: Session, table: Table, uids: Sequence[str] | None = None) -> Iterator[Stored]:
    """All records of ``table``, or those with these uids, sorted as a bundle has them."""
    wanted = columns(table)
    query = _query(table)
    if uids is not None:
        query = query.where(table.c.uid.in_(uids))
    rows = session.connection().execute(query, execution_options={"yield_per": BATCH}).mappings()
    while chunk := list(islice(rows, BATCH)):
        touches = _touches(session, chunk) if table.name == "journal" else None
        for row in chunk:
            record = {field: plain(row[f"r_{field}"]) for field in wanted}
            if touches is not None:
                record[TOUCHES] = touches.get(row["number"], [])
            yield row["number"], record, row


def _query(table: Table) -> Select[Any]:
    chosen: list[ColumnElement[Any]] = [table.c.id.label("number")]
    source: Any = table
    for field, column in columns(table).items():
        parent = parent_of(column)
        if parent is None:
            chosen.append(column.label(f"r_{field}"))
            continue
        end = parent.alias(f"p_{field}")
        source = source.outerjoin(end, end.c.id == column)
        chosen.append(end.c.uid.label(f"r_{field}"))
    if table.name == "versions":
        chosen.append(table.c.text.label("text"))
    order = table.c.id if table.name == "journal" else table.c.uid
    return select(*chosen).select_from(source).order_by(order)


def _touches(session: Session, entries: Sequence[RowMapping]) -> dict[int, list[str]]:
    table = TABLES["journal_touches"]
    numbers = [entry["number"] for entry in entries]
    found: dict[int, list[str]] = {}
    for at in range(0, len(numbers), BATCH // 2):
        some = table.c.journal_id.in_(numbers[at : at + BATCH // 2])
        for number, uid in session.connection().execute(select(table.c.journal_id, table.c.uid).where(some)):
            found.setdefault(number, []).append(uid)
    return {number: sorted(uids) for number, uids in found.items()}


def originals(session: Session) -> Iterator[tuple[str, bytes]]:
    """The original bytes by their SHA-256, one at a time: a single one may be as large as a book."""
    table = TABLES["originals"]
    query = select(table.c.uid, table.c.data).order_by(table.c.uid)
    for row in session.connection().execute(query, execution_options={"yield_per": 1}):
        yield row.uid, row.data
