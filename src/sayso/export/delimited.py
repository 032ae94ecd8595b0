"""Lines of a table become delimited text as RFC 4180 has it, cell by cell, with formulas neutralised."""

import csv
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from sayso.export.columns import ColumnType, columns_of, values_of
from sayso.export.formulas import neutral
from sayso.export.layout import Layout

CHUNK = 512
"""Lines handed on at once: some 300 kB of claims."""

BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def number_cell(value: Decimal) -> str:
    """Digit for digit in plain notation: no exponent, no grouping, no minus on zero."""
    return f"{value.copy_abs() if value.is_zero() else value:f}"


def time_cell(value: datetime) -> str:
    """ISO 8601 in UTC to the second."""
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _boolean_cell(value: bool) -> str:  # noqa: FBT001 - one value of a column
    return "true" if value else "false"


CELLS: dict[ColumnType, Callable[[Any], str]] = {
    ColumnType.TEXT: neutral,
    ColumnType.INTEGER: str,
    ColumnType.NUMBER: number_cell,
    ColumnType.BOOLEAN: _boolean_cell,
    ColumnType.DATE: date.isoformat,
    ColumnType.DATETIME: time_cell,
}
"""How a value of each type is written; only texts can hold a formula, so negative numbers stay numbers."""


def delimited(lines: Iterable[Any], line_type: type, *, delimiter: str, layout: Layout) -> Iterator[bytes]:
    """The header and one record a line, as UTF-8 in chunks; ``None`` is an empty cell.

    A cell with the delimiter, a quote or a line end in it is quoted.
    """
    columns = columns_of(line_type)
    cells = [CELLS[column.type] for column in columns]
    values = values_of(line_type)
    # The writer quotes the characters of its own line end, so it writes CRLF and the layout's end replaces that.
    write = csv.writer(_Returns(), delimiter=delimiter, lineterminator="\r\n").writerow
    if layout.mark:
        yield BYTE_ORDER_MARK
    pending = [_ended(write([column.name for column in columns]), layout)]
    for line in lines:
        row = ["" if value is None else cell(value) for cell, value in zip(cells, values(line), strict=True)]
        pending.append(_ended(write(row), layout))
        if len(pending) >= CHUNK:
            yield "".join(pending).encode()
            pending.clear()
    yield "".join(pending).encode()


def _ended(written: str, layout: Layout) -> str:
    return written[:-2] + layout.newline


class _Returns:
    """Hands back what a CSV writer writes instead of keeping it."""

    def write(self, written: str) -> str:
        return written
