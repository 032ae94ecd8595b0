import io
from dataclasses import replace
from decimal import Decimal
from typing import Any

import openpyxl
import pytest

from sayso.export.xlsx import encode
from sayso.model.errors import InputError
from sayso.model.tables import ClaimLine


def _rows(lines: list[ClaimLine]) -> list[dict[str, Any]]:
    sheet = openpyxl.load_workbook(io.BytesIO(b"".join(encode(lines, ClaimLine)))).active
    assert sheet is not None
    head, *rows = sheet.iter_rows()
    return [dict(zip((cell.value for cell in head), row, strict=True)) for row in rows]


def test_a_formula_is_text(lines: list[ClaimLine]) -> None:
    """The note's words are there and run nowhere."""
    cell = _rows(lines)[0]["note"]

    assert (cell.value, cell.data_type) == ("=HYPERLINK(A1)", "s")


def test_amounts_are_numbers_where_exact(lines: list[ClaimLine]) -> None:
    """Fifteen digits are a number; a longer amount is text with every digit."""
    long = replace(lines[0], low=Decimal("1234567890.123456789"))
    row = _rows([long, lines[2]])

    assert (row[0]["low"].value, row[1]["low"].value) == ("1234567890.123456789", -3.5)


def test_unknown_cells_are_empty(lines: list[ClaimLine]) -> None:
    """Nothing is written where nothing is known."""
    assert [_rows(lines)[0]["high"].value, _rows(lines)[0]["place"].value] == [None, None]


def test_equal_lines_make_equal_files(lines: list[ClaimLine]) -> None:
    """No time of writing is in the file."""
    assert b"".join(encode(lines, ClaimLine)) == b"".join(encode(lines, ClaimLine))


def test_a_text_longer_than_a_cell_is_refused(lines: list[ClaimLine]) -> None:
    """The message names column and line, and nothing is cut in silence."""
    with pytest.raises(InputError, match="sentence on line 2 has 40000 characters"):
        list(encode([replace(lines[0], sentence="x" * 40_000)], ClaimLine))
