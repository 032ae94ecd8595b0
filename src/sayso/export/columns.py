"""A table's line type goes in; its columns come out, in order, each with the type that every format maps."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import cache
from operator import attrgetter
from typing import Any, get_args, get_type_hints


class ColumnType(StrEnum):
    """What a column holds, by its Table Schema name (https://specs.frictionlessdata.io/table-schema/)."""

    TEXT = "string"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"
    DATETIME = "datetime"


TYPES: dict[type, ColumnType] = {
    str: ColumnType.TEXT,
    int: ColumnType.INTEGER,
    Decimal: ColumnType.NUMBER,
    bool: ColumnType.BOOLEAN,
    date: ColumnType.DATE,
    datetime: ColumnType.DATETIME,
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: ``optional`` where its value may be ``None``, which is not known."""

    name: str
    type: ColumnType
    optional: bool


@cache
def columns_of(line_type: type) -> tuple[Column, ...]:
    """The columns of a line type, in the order of its fields."""
    hints = get_type_hints(line_type)
    return tuple(_column(field.name, hints[field.name]) for field in fields(line_type))


def _column(name: str, hint: Any) -> Column:
    held = [part for part in get_args(hint) if part is not type(None)] or [hint]
    return Column(name, TYPES[held[0]], optional=type(None) in get_args(hint))


def values_of(line_type: type) -> Callable[[Any], tuple[Any, ...]]:
    """What takes all values out of one line, in column order."""
    names = [column.name for column in columns_of(line_type)]
    getter = attrgetter(*names)
    return getter if len(names) > 1 else lambda line: (getter(line),)
