import csv

import pytest

from sayso.export.csv import encode
from sayso.export.edited import read
from sayso.export.layout import Layout
from sayso.export.tsv import encode as encode_tsv
from sayso.model.errors import InputError
from sayso.model.tables import ClaimLine

KEYS = ("claim_uid", "claim_id")


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [True, False])
def test_what_was_exported_reads_back(newline: str, mark: bool, lines: list[ClaimLine]) -> None:
    """Every layout of our own, formula marks taken off."""
    assert newline in ("\n", "\r\n")
    layout = Layout("\r\n" if newline == "\r\n" else "\n", mark=mark)
    found = read("claims.csv", b"".join(encode(lines, ClaimLine, layout)), KEYS)

    for name in ("claim_id", "quote", "sentence", "note", "headline"):
        assert [getattr(line, name) for line in lines] == [row.cells[name] for row in found.rows]


def test_lines_are_counted_as_an_editor_counts_them(lines: list[ClaimLine]) -> None:
    """The line that a record begins on, with line ends inside cells counted too."""
    found = read("claims.csv", b"".join(encode(lines, ClaimLine)), KEYS)

    assert [row.line for row in found.rows] == [2, 4, 6]


def test_tabs_and_semicolons_part_cells_too(lines: list[ClaimLine]) -> None:
    """As spreadsheets save them where the comma is the decimal sign."""
    tabs = read("claims.tsv", b"".join(encode_tsv(lines, ClaimLine)), KEYS)
    semicolons = read("claims.csv", b"note;claim_id\n1,5;C1\n", KEYS)

    assert (tabs.delimiter, semicolons.delimiter) == ("\t", ";")
    assert semicolons.rows[0].cells == {"note": "1,5", "claim_id": "C1"}


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"sep=;\r\nclaim_id;note\r\nC1;x\r\n", [(3, {"claim_id": "C1", "note": "x"})]),
        ("Claim_ID ,note\nC1,x\n".encode("utf-16"), [(2, {"claim_id": "C1", "note": "x"})]),
        (b"claim_id,note\n,\n\nC1\n", [(4, {"claim_id": "C1"})]),
        (b"claim_id,note\nC1,x", [(2, {"claim_id": "C1", "note": "x"})]),
        (b"claim_id,,note\nC1,odd,x\n", [(2, {"claim_id": "C1", "note": "x"})]),
    ],
)
def test_what_spreadsheets_do_is_taken(data: bytes, expected: list[tuple[int, dict[str, str]]]) -> None:
    """Excel's first line, UTF-16, capitals, empty rows, short rows, no last line end, a column without a name."""
    assert expected == [(row.line, row.cells) for row in read("claims.csv", data, KEYS).rows]


def test_a_cell_beyond_the_last_column_is_kept_apart() -> None:
    """A row with too many cells says so."""
    assert read("c", b"claim_id,note\nC1,x,,more\n", KEYS).rows[0].surplus == "more"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "claims.csv is empty"),
        (b"\n \n", "claims.csv is empty"),
        (b"claim_id,note\nC1,Z\xfcrich\n", "claims.csv line 2 is not UTF-8; save it as 'CSV UTF-8'"),
        (b"PK\x03\x04\x00\x00", "claims.csv is not a text file"),
        (b"note,quote\nx,y\n", "claims.csv has no column claim_uid or claim_id"),
        (b"claim_id,note,note\nC1,x,y\n", "claims.csv has the column 'note' twice"),
        (b'claim_id,note\nC1,"open\nC2,x\n', "claims.csv line 3 cannot be read: .*; look for a quote"),
        (b'claim_id,note\nC1,"a"b\n', "claims.csv line 2 cannot be read"),
    ],
)
def test_what_cannot_be_read_is_refused(data: bytes, said: str) -> None:
    """One clear line that says where and what next."""
    with pytest.raises(InputError, match=said):
        read("claims.csv", data, KEYS)


def test_a_very_long_cell_is_read() -> None:
    """A sentence may be longer than the CSV module's usual limit, which stays what it was for others."""
    before = csv.field_size_limit()
    found = read("c", b'claim_id,note\nC1,"' + b"x" * 200_000 + b'"\n', KEYS)

    assert (200_000, before) == (len(found.rows[0].cells["note"]), csv.field_size_limit())
