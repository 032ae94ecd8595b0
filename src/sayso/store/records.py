"""A row becomes a portable record (JSON values, uids instead of numbers), and back."""

from collections.abc import Iterator
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


def insert_record(session: Session, table: Table, record: Record, number: int | None = None) -> None:
    """Write a record as a row; with ``number`` as its id where that is still free.

    Raises:
        ConflictError: if a record it refers to is not there.
    """
    values = {column.name: _resolved(session, column, record[field_of(column)]) for column in portable_columns(table)}
    if "revision" in table.c:
        values["revision"] = 1
    if number is not None and session.execute(select(table.c.id).where(table.c.id == number)).first() is None:
        values["id"] = number
    session.execute(insert(table).values(values))


def _resolved(session: Session, column: Column[Any], value: Any) -> Any:
    parent = parent_of(column)
    if parent is None or value is None:
        return stored(column, value)
    number = number_of(session, parent, value)
    if number is None:
        raise ConflictError(f"the {parent.name} record it belongs to is gone")
    return number


def uid_of(session: Session, table: Table, number: int) -> str:
    """The uid of the row with this number."""
    found: str = session.execute(select(table.c.uid).where(table.c.id == number)).scalar_one()
    return found


def number_of(session: Session, table: Table, uid: str) -> int | None:
    """The number of the row with this uid, or ``None``."""
    return session.execute(select(table.c.id).where(table.c.uid == uid)).scalar_one_or_none()


def record_of(session: Session, row: Base) -> Record:
    """All of a row as a portable record."""
    table = TABLES[row.__tablename__]
    return {field_of(column): portable(session, column, getattr(row, column.key)) for column in portable_columns(table)}


def portable(session: Session, column: Column[Any], value: Any) -> Any:
    """One value of a row as a record carries it."""
    parent = parent_of(column)
    if parent is None or value is None:
        return plain(value)
    return uid_of(session, parent, value)
