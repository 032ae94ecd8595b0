"""A delimited file as a spreadsheet saved it comes in; its columns and rows come out, formula marks taken off."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.export.formulas import restored
from sayso.model.errors import InputError

DELIMITERS = ",;\t"
"""What spreadsheets put between cells: the semicolon where the comma is the decimal sign."""

LONGEST_CELL = 16_000_000
"""Characters that one cell may have; beyond that a quote is missing somewhere."""

SAVE_AS = "save it as 'CSV UTF-8'"


@dataclass(frozen=True, slots=True)
class Row:
    """One record by column, and the line of the file that it begins on, from 1."""

    line: int
    cells: dict[str, str]
    surplus: str = ""
    """The first cell beyond the last column, where there is one."""


@dataclass(frozen=True, slots=True)
class Edited:
    """A file's columns in its own order, its rows, and what its cells are delimited by."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    delimiter: str


def read(name: str, data: bytes, keys: Sequence[str]) -> Edited:
    """Read a file in which one of the columns ``keys`` tells the records apart.

    Taken are UTF-8 and UTF-16 with a byte-order mark, LF and CRLF, comma, semicolon and tab, Excel's ``sep=`` line,
    columns in any order and case, rows that lack their last cells; empty rows are passed over.

    Raises:
        InputError: if it is not text, has none of the keys or a column twice, or a quote is never closed.
    """
    text = _decoded(name, data)
    skipped = 0
    if text[:4].lower() == "sep=":
        _, _, text = text.partition("\n")
        skipped = 1
    delimiter, columns = _header(name, text, keys)
    rows = tuple(_rows(name, text, delimiter, columns, skipped))
    return Edited(columns, rows, delimiter)


def _decoded(name: str, data: bytes) -> str:
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        at = data.count(b"\n", 0, error.start) + 1
        raise InputError(f"{name} line {at} is not {encoding[:6].upper().removesuffix('-')}", SAVE_AS) from error
    if not text.strip():
        raise InputError(f"{name} is empty", "export the claims, edit that file and import it")
    if "\x00" in text:
        raise InputError(f"{name} is not a text file", SAVE_AS)
    return text


def _header(name: str, text: str, keys: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    first = io.StringIO(text, newline="").readline()
    for delimiter in DELIMITERS:
        columns = tuple(cell.strip().lower() for cell in next(csv.reader([first], delimiter=delimiter), []))
        if any(key in columns for key in keys):
            twice = [column for column in columns if column and columns.count(column) > 1]
            if twice:
                raise InputError(f"{name} has the column {twice[0]!r} twice", "remove one of them")
            return delimiter, columns
    raise InputError(f"{name} has no column {' or '.join(keys)}", "export the claims, edit that file and import it")


def _rows(name: str, text: str, delimiter: str, columns: tuple[str, ...], skipped: int) -> Iterator[Row]:
    before = csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        next(reader)
        begins = reader.line_num + 1
        for cells in reader:
            if any(cell.strip() for cell in cells):
                surplus = next((cell for cell in cells[len(columns) :] if cell), "")
                held = {column: restored(cell) for column, cell in zip(columns, cells, strict=False) if column}
                yield Row(begins + skipped, held, surplus)
            begins = reader.line_num + 1
    except csv.Error as error:
        line = reader.line_num + skipped
        raise InputError(
            f"{name} line {line} cannot be read: {error}", "look for a quote that is not closed"
        ) from error
    finally:
        csv.field_size_limit(before)
