import importlib
from pathlib import Path

import pytest

from sayso.export.columns import columns_of
from sayso.export.csv import encode as encode_csv
from sayso.export.layout import Layout
from sayso.model.tables import ClaimLine

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("name", ["csv", "tsv", "jsonl", "json"])
def test_each_format_writes_these_bytes(name: str, lines: list[ClaimLine]) -> None:
    """Equal lines make equal bytes, now and in the next release."""
    encode = importlib.import_module(f"sayso.export.{name}").encode

    assert (GOLDEN / f"claims.{name}").read_bytes() == b"".join(encode(lines, ClaimLine))


def test_crlf_ends_every_record(lines: list[ClaimLine]) -> None:
    """With CRLF asked for, only the line ends between records change; those inside cells stay as they are."""
    plain = b"".join(encode_csv(lines, ClaimLine))
    crlf = b"".join(encode_csv(lines, ClaimLine, Layout(newline="\r\n")))

    assert plain.count(b"\n") - 2 == crlf.count(b"\r\n") - 1
    assert plain.replace(b"\r\n", b"\n") == crlf.replace(b"\r\n", b"\n")


def test_a_byte_order_mark_comes_first(lines: list[ClaimLine]) -> None:
    """Excel needs the mark to read UTF-8; the rest is the same."""
    assert b"\xef\xbb\xbf" + b"".join(encode_csv(lines, ClaimLine)) == b"".join(
        encode_csv(lines, ClaimLine, Layout(mark=True))
    )


@pytest.mark.parametrize(
    ("name", "expected"),
    [("csv", ",".join), ("tsv", "\t".join)],
)
def test_an_empty_table_has_its_header(name: str, expected: object) -> None:
    """No claims: the column names alone."""
    encode = importlib.import_module(f"sayso.export.{name}").encode
    names = [column.name for column in columns_of(ClaimLine)]

    assert callable(expected)
    assert expected(names) + "\n" == b"".join(encode([], ClaimLine)).decode()


@pytest.mark.parametrize(("name", "expected"), [("jsonl", b""), ("json", b"[]\n")])
def test_an_empty_table_is_empty_json(name: str, expected: bytes) -> None:
    """No claims: no line, or an empty array."""
    encode = importlib.import_module(f"sayso.export.{name}").encode

    assert expected == b"".join(encode([], ClaimLine))
