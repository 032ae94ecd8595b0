import io
from dataclasses import replace
from decimal import Decimal

import pyarrow.parquet
import pytest

from sayso.export.parquet import encode
from sayso.model.errors import InputError
from sayso.model.tables import ClaimLine


def test_values_come_back_typed(lines: list[ClaimLine]) -> None:
    """Texts unmarked, amounts as decimals, times with their zone."""
    table = pyarrow.parquet.read_table(io.BytesIO(b"".join(encode(lines, ClaimLine))))
    rows = table.to_pylist()

    for name in ("note", "low", "lat", "date_earliest", "logged_at", "start"):
        assert [getattr(line, name) for line in lines] == [row[name] for row in rows]


def test_equal_lines_make_equal_files(lines: list[ClaimLine]) -> None:
    """No time of writing is in the file."""
    assert b"".join(encode(lines, ClaimLine)) == b"".join(encode(lines, ClaimLine))


def test_an_empty_table_keeps_its_columns() -> None:
    """A file with no lines still says what they would hold."""
    table = pyarrow.parquet.read_table(io.BytesIO(b"".join(encode([], ClaimLine))))

    assert (table.num_rows, table.num_columns) == (0, 43)


def test_a_long_fraction_is_rounded_half_to_even(lines: list[ClaimLine]) -> None:
    """A third keeps eighteen places."""
    third = replace(lines[0], low=Decimal(1) / Decimal(3))
    rows = pyarrow.parquet.read_table(io.BytesIO(b"".join(encode([third], ClaimLine)))).to_pylist()

    assert Decimal("0.333333333333333333") == rows[0]["low"]


def test_an_amount_too_large_is_refused(lines: list[ClaimLine]) -> None:
    """The message names the column and the way out."""
    vast = replace(lines[0], low=Decimal(10) ** 21)

    with pytest.raises(InputError, match="low 1000000000000000000000 is too large for Parquet; export csv"):
        list(encode([vast], ClaimLine))
