"""A JSON value of a record is tried against its column and becomes what the column stores."""

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any, get_args, get_type_hints

from sqlalchemy import JSON, Boolean, Column, Date, Integer, String, Table

from sayso.store.bundle.form import TOUCHES, columns
from sayso.store.records import CLASSES, Record, parent_of, plain, stored
from sayso.store.types import ExactDecimal, UtcDateTime

Reader = Callable[[Any], Any]

LARGEST = 2**31 - 1
"""The largest number that an INTEGER column holds on PostgreSQL."""

_DECIMAL = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")


def readers(table: Table) -> dict[str, Reader]:
    """For each field of ``table``'s records, what turns its JSON value into the stored one.

    A reader raises ``ValueError`` with a sentence about the value.
    """
    hints = get_type_hints(CLASSES[table.name])
    made = {
        field: _or_nothing(_reader(column, hints[column.key]), nullable=bool(column.nullable))
        for field, column in columns(table).items()
    }
    return made | ({TOUCHES: _uids} if table.name == "journal" else {})


def fields_off(record: Record, wanted: frozenset[str]) -> str:
    """What is wrong with the record's fields, or empty."""
    unknown, missing = sorted(record.keys() - wanted), sorted(wanted - record.keys())
    if unknown:
        return f"unknown field {unknown[0]!r}"
    return f"field {missing[0]!r} is missing" if missing else ""


def _or_nothing(read: Reader, *, nullable: bool) -> Reader:
    def reader(value: Any) -> Any:
        if value is not None:
            return read(value)
        if not nullable:
            raise ValueError("must not be empty")
        return None

    return reader


def _reader(column: Column[Any], hint: Any) -> Reader:
    if parent_of(column) is not None or isinstance(column.type, String):
        return _text(getattr(column.type, "length", None))
    for kind, read in (
        (Boolean, _boolean),
        (Integer, _integer),
        (JSON, _nested(get_args(hint)[0])),
        (ExactDecimal, _decimal),
        ((Date, UtcDateTime), _canonical(column)),
    ):
        if isinstance(column.type, kind):
            return read
    raise TypeError(f"no way to read {column}")


def _text(length: int | None) -> Reader:
    def read(value: Any) -> str:
        if not isinstance(value, str):
            raise ValueError(f"not a text: {value!r}")  # noqa: TRY004 - a wrong value in a file, not a wrong call
        if "\x00" in value or not (value.isascii() or _encodes(value)):
            raise ValueError("holds a character that no text has")
        if length is not None and len(value) > length:
            raise ValueError(f"longer than {length} characters")
        return value

    return read


def _encodes(text: str) -> bool:
    """Whether there is no half of a surrogate pair in it, which JSON can spell and UTF-8 cannot."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def read_text(data: bytes) -> str:
    """A version's text from the bytes of its file.

    Raises:
        ValueError: if they are no text.
    """
    found: str = _text(None)(data.decode())
    return found


def _boolean(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"neither true nor false: {value!r}")  # noqa: TRY004 - as in _text
    return value


def _integer(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or abs(value) > LARGEST:
        raise ValueError(f"not a whole number that can be stored: {value!r}")
    return value


def _nested(hint: Any) -> Reader:
    wanted = dict if str(hint).startswith("dict") else list

    def read(value: Any) -> Any:
        if not isinstance(value, wanted):
            raise ValueError(f"not {'an object' if wanted is dict else 'an array'}: {value!r}")  # noqa: TRY004 - as in _text
        return value

    return read


def _decimal(value: Any) -> Decimal:
    if not isinstance(value, str) or not _DECIMAL.fullmatch(value) or plain(Decimal(value)) != value:
        raise ValueError(f"not a decimal: {value!r}")
    return Decimal(value)


def _canonical(column: Column[Any]) -> Reader:
    @lru_cache(maxsize=4096)  # the same few times and days come again and again
    def parsed(value: str) -> date | datetime | None:
        try:
            made: date | datetime = stored(column, value)
        except ValueError:
            return None
        return made if plain(made) == value else None

    def read(value: Any) -> date | datetime:
        made = parsed(value) if isinstance(value, str) else None
        if made is None:
            raise ValueError(f"not a {'date' if isinstance(column.type, Date) else 'UTC time'}: {value!r}")
        return made

    return read


def _uids(value: Any) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(uid, str) for uid in value) or sorted(set(value)) != value:
        raise ValueError("not a sorted list of uids")
    return value
