import csv
import io
from dataclasses import replace
from decimal import Decimal

import pytest

from sayso.export.csv import encode
from sayso.export.delimited import number_cell
from sayso.export.formulas import restored
from sayso.model.tables import ClaimLine


def _records(lines: list[ClaimLine]) -> list[dict[str, str]]:
    written = b"".join(encode(lines, ClaimLine)).decode()
    return list(csv.DictReader(io.StringIO(written, newline="")))


def test_the_columns_are_those_that_others_rely_on(lines: list[ClaimLine]) -> None:
    """The claims file's columns, in order, are a promise."""
    expected = (
        "claim_id, claim_uid, kind, status, quote, sentence, measure, low, high, bound, unit, currency, per, "
        "date_edtf, date_earliest, date_latest, place, place_ref, country, lat, lon, polarity, modality, when_edtf, "
        "where, source, source_kind, attribution, origin, outlet, article_id, headline, published, version, start, "
        "end, anchor, story, question, rule, logged_by, logged_at, note"
    )

    assert expected == ", ".join(_records(lines)[0])


def test_every_cell_reads_back(lines: list[ClaimLine]) -> None:
    """A CSV reader gets each text back once the formula mark is taken off."""
    for line, record in zip(lines, _records(lines), strict=True):
        for name in ("quote", "sentence", "headline", "note", "unit"):
            assert getattr(line, name) == restored(record[name])


def test_a_lone_carriage_return_is_quoted(lines: list[ClaimLine]) -> None:
    """A cell with a bare CR does not end its record."""
    odd = replace(lines[0], note="first\rsecond")

    assert _records([odd])[0]["note"] == "first\rsecond"


def test_negative_numbers_stay_numbers(lines: list[ClaimLine]) -> None:
    """A minus before an amount is no formula."""
    assert (_records(lines)[2]["low"], _records(lines)[2]["lon"]) == ("-3.50", "-5.0")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("3.30", "3.30"),
        ("1E+3", "1000"),
        ("1E-7", "0.0000001"),
        ("-0", "0"),
        ("-0.00", "0.00"),
        ("118000", "118000"),
        ("12345678901234567890.123456789", "12345678901234567890.123456789"),
    ],
)
def test_amounts_are_plain_and_exact(value: str, expected: str) -> None:
    """No exponent, no grouping, every digit written."""
    assert expected == number_cell(Decimal(value))


def test_a_long_table_streams(lines: list[ClaimLine]) -> None:
    """Ten thousand lines come in many chunks, and no line is lost between them."""
    chunks = list(encode((lines[0] for _ in range(10_000)), ClaimLine))

    assert len(chunks) > 10
    assert len(list(csv.DictReader(io.StringIO(b"".join(chunks).decode(), newline="")))) == 10_000
