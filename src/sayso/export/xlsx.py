"""Lines of a table become an Excel workbook with one sheet."""

import tempfile
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from sayso.export.columns import Column, ColumnType, columns_of, values_of
from sayso.export.delimited import CELLS, number_cell
from sayso.export.layout import PLAIN, Layout
from sayso.export.missing import extra_missing
from sayso.model.errors import InputError

MOST_ROWS = 1_048_576
MOST_CHARACTERS = 32_767
"""What a sheet and a cell hold (Excel specifications and limits)."""

EXACT_DIGITS = 15
"""Significant digits that a cell's number keeps; a longer amount is written as text, digit for digit."""

MADE = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""The creation time that every workbook states, so that equal tables make equal files."""

BLOCK = 1 << 16


def encode(lines: Iterable[Any], line_type: type, layout: Layout = PLAIN) -> Iterator[bytes]:
    """One workbook; texts are never formulas or links, dates and times are ISO 8601 text.

    Raises:
        ConfigError: if XlsxWriter is not installed.
        InputError: if there are more lines than a sheet holds, or a text is longer than a cell.
    """
    del layout
    try:
        from xlsxwriter import Workbook  # noqa: PLC0415 - an optional extra
    except ModuleNotFoundError as error:
        raise extra_missing("xlsx") from error
    columns = columns_of(line_type)
    values = values_of(line_type)
    with tempfile.TemporaryFile() as file:
        with Workbook(file, {"constant_memory": True}) as book:
            book.set_properties({"created": MADE})
            _fill(book, columns, map(values, lines))
        file.seek(0)
        yield from iter(lambda: file.read(BLOCK), b"")


def _fill(book: Any, columns: tuple[Column, ...], rows: Iterable[tuple[Any, ...]]) -> None:
    sheet = book.add_worksheet()
    head = book.add_format({"bold": True})
    for at, column in enumerate(columns):
        sheet.write_string(0, at, column.name, head)
    sheet.freeze_panes(1, 0)
    for number, row in enumerate(rows, start=1):
        if number >= MOST_ROWS:
            raise InputError(f"more than {MOST_ROWS - 1} lines do not fit a sheet", "export csv or parquet instead")
        for at, (column, value) in enumerate(zip(columns, row, strict=True)):
            _write(sheet, (number, at), column, value)


def _write(sheet: Any, cell: tuple[int, int], column: Column, value: Any) -> None:
    if value is None or value == "":
        return
    if isinstance(value, bool):
        sheet.write_boolean(*cell, value)
    elif isinstance(value, int) or (isinstance(value, Decimal) and _fits(value)):
        sheet.write_number(*cell, value)
    elif isinstance(value, Decimal):
        sheet.write_string(*cell, number_cell(value))
    else:
        text = value if column.type is ColumnType.TEXT else CELLS[column.type](value)
        if len(text) > MOST_CHARACTERS:
            raise InputError(
                f"{column.name} on line {cell[0] + 1} has {len(text)} characters, a cell holds {MOST_CHARACTERS}",
                "export csv or jsonl instead",
            )
        sheet.write_string(*cell, text)


def _fits(value: Decimal) -> bool:
    return len(value.normalize().as_tuple().digits) <= EXACT_DIGITS
