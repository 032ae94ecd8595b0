"""A row becomes a portable record (JSON values, uids instead of numbers), and back."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Column, Date, LargeBinary, Table, insert, select
from sqlalchemy.orm import Session

from sayso.model.errors import ConflictError
from sayso.store.rows import Base
from sayso.store.types import ExactDecimal, UtcDateTime

Record = dict[str, Any]

LOCAL = frozenset({"id", "revision"})
"""Columns that mean something in one database only."""

CHUNK = 400
"""Records that one statement names at most: both databases limit the values it may carry."""

TABLES: dict[str, Table] = dict(Base.metadata.tables)
CLASSES: dict[str, type[Base]] = {mapper.local_table.name: mapper.class_ for mapper in Base.registry.mappers}  # type: ignore[attr-defined]


def parent_of(column: Column[Any]) -> Table | None:
    """The table that this column's number points into, or ``None``."""
    keys = list(column.foreign_keys)
    return keys[0].column.table if keys else None


def field_of(column: Column[Any]) -> str:
    """The record's field for a column: ``place_id`` holds a number, ``place_uid`` a uid, beside ``place`` a name."""
    return column.name.removesuffix("_id") + "_uid" if parent_of(column) is not None else column.name


def portable_columns(table: Table) -> Iterator[Column[Any]]:
    """The columns of ``table`` that a record carries; bytes travel as files of their own."""
    for column in table.columns:
        if column.name not in LOCAL and not isinstance(column.type, LargeBinary):
            yield column


def plain(value: Any) -> Any:
    """A stored value as JSON has it: decimals and dates as text, times as ISO 8601 UTC with microseconds."""
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    if isinstance(value, date):
        return value.isoformat()
    return value


def stored(column: Column[Any], value: Any) -> Any:
    """A JSON value as the column stores it.

    Raises:
        ValueError: if the text is no decimal, date or time.
    """
    if value is None:
        return None
    if isinstance(column.type, ExactDecimal):
        return _decimal(value)
    if isinstance(column.type, UtcDateTime):
        return datetime.fromisoformat(value)
    if isinstance(column.type, Date):
        return date.fromisoformat(value)
    return value


def _decimal(text: object) -> Decimal:
    made = Decimal(text) if isinstance(text, str) else Decimal("NaN")
    if not made.is_finite():
        raise ValueError(f"not a decimal: {text!r}")
    return made


def insert_records(session: Session, table: Table, records: list[tuple[Record, int | None]]) -> None:
    """Write records as rows of one table, each with its number as id where that is still free.

    A record may refer to those before it in the list, in this table too.

    Raises:
        ConflictError: if a record that one of them refers to is not there.
    """
    own = [field_of(column) for column in table.columns if parent_of(column) is table]
    ready: list[tuple[Record, int | None]] = []
    waiting: set[str] = set()
    for record, number in records:
        if len(ready) == CHUNK or any(record[name] in waiting for name in own):
            _insert_chunk(session, table, ready)
            ready, waiting = [], set()
        ready.append((record, number))
        waiting.add(record["uid"])
    _insert_chunk(session, table, ready)


def _insert_chunk(session: Session, table: Table, records: list[tuple[Record, int | None]]) -> None:
    rows: list[dict[str, Any]] = [{"revision": 1} if "revision" in table.c else {} for _ in records]
    for column in portable_columns(table):
        for row, value in zip(rows, _resolved(session, column, [_of(column, one) for one, _ in records]), strict=True):
            row[column.name] = value
    wanted = [number for _, number in records if number is not None]
    taken = set(session.scalars(select(table.c.id).where(table.c.id.in_(wanted))))
    numbered, unnumbered = [], []
    for row, (_, number) in zip(rows, records, strict=True):
        if number is None or number in taken:
            unnumbered.append(row)
        else:
            taken.add(number)
            numbered.append({**row, "id": number})
    # The numbers that are wanted are given first, so that none of them goes to a row that takes any.
    for batch in (numbered, unnumbered):
        if batch:
            session.execute(insert(table), batch)


def _of(column: Column[Any], record: Record) -> Any:
    """The record's value for a column; one from before the column was added has what rows get unless told otherwise."""
    name = field_of(column)
    if name in record or column.default is None:
        return record.get(name)
    default: Any = column.default
    return plain(default.arg(None) if default.is_callable else default.arg)


def _resolved(session: Session, column: Column[Any], values: list[Any]) -> list[Any]:
    parent = parent_of(column)
    if parent is None:
        return [stored(column, value) for value in values]
    numbers = numbers_of(session, parent, {value for value in values if value is not None})
    if any(value is not None and value not in numbers for value in values):
        raise ConflictError(f"the {parent.name} record it belongs to is gone")
    return [None if value is None else numbers[value] for value in values]


def chunks(values: Iterable[Any]) -> Iterator[list[Any]]:
    """The values, as many at a time as one question may name."""
    whole = list(values)
    for at in range(0, len(whole), CHUNK):
        yield whole[at : at + CHUNK]


def uids_of(session: Session, table: Table, numbers: Iterable[int]) -> dict[int, str]:
    """The uids of the rows with these numbers, by number."""
    found: dict[int, str] = {}
    for some in chunks(numbers):
        rows = session.execute(select(table.c.id, table.c.uid).where(table.c.id.in_(some)))
        found.update(dict(rows.all()))
    return found


def numbers_of(session: Session, table: Table, uids: Iterable[str]) -> dict[str, int]:
    """The numbers of the rows with these uids, by uid; those that are not there are left out."""
    found: dict[str, int] = {}
    for some in chunks(uids):
        rows = session.execute(select(table.c.uid, table.c.id).where(table.c.uid.in_(some)))
        found.update(dict(rows.all()))
    return found


def uid_of(session: Session, table: Table, number: int) -> str:
    """The uid of the row with this number."""
    found: str = session.execute(select(table.c.uid).where(table.c.id == number)).scalar_one()
    return found


def number_of(session: Session, table: Table, uid: str) -> int | None:
    """The number of the row with this uid, or ``None``."""
    return session.execute(select(table.c.id).where(table.c.uid == uid)).scalar_one_or_none()


def records_of(session: Session, rows: Sequence[Base]) -> list[Record]:
    """All of the rows of one table as portable records, in their order."""
    records: list[Record] = [{} for _ in rows]
    for column in portable_columns(TABLES[rows[0].__tablename__]) if rows else ():
        values = [getattr(row, column.key) for row in rows]
        parent = parent_of(column)
        uids = {} if parent is None else uids_of(session, parent, {value for value in values if value is not None})
        for record, value in zip(records, values, strict=True):
            record[field_of(column)] = plain(value) if parent is None or value is None else uids[value]
    return records


def portable(session: Session, column: Column[Any], value: Any) -> Any:
    """One value of a row as a record carries it."""
    parent = parent_of(column)
    if parent is None or value is None:
        return plain(value)
    return uid_of(session, parent, value)
