"""Tables and values as people read them."""

import dataclasses
from decimal import Decimal
from operator import itemgetter

import pytest

from sayso.cli.output import LEAST, table
from sayso.cli.wording import value_of
from sayso.model.tables import ClaimLine

NAMES = ["A1", "The harbour of Quillmouth was swept clean by a storm that nobody had seen coming", "Quillmouth Post"]


def shown(capsys: pytest.CaptureFixture[str], cut: str = "") -> list[str]:
    """The lines of a table of one row."""
    columns = ["article", "headline", "outlet"]
    table([NAMES], [(name, itemgetter(at)) for at, name in enumerate(columns)], empty="None.", cut=cut)
    return capsys.readouterr().out.splitlines()


@pytest.mark.parametrize("width", [60, 100])
def test_a_column_that_may_be_cut_keeps_a_line_a_row(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    """The others keep their width, and no line is wider than the terminal."""
    monkeypatch.setenv("COLUMNS", str(width))

    _heading, row = shown(capsys, cut="headline")

    assert (True, True) == ("…" in row, row.rstrip().endswith("Quillmouth Post"))
    assert width >= len(row) >= LEAST


def test_other_columns_are_folded_and_never_cut(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every word is there, if on more lines."""
    monkeypatch.setenv("COLUMNS", "60")

    words = " ".join(shown(capsys)).split()

    assert set() == set(" ".join(NAMES).split()) - set(words)


def test_nothing_is_cut_for_a_program(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no terminal says how wide it is."""
    monkeypatch.delenv("COLUMNS")

    assert NAMES == [cell.strip() for cell in shown(capsys, cut="headline")[1].split("  ") if cell]


def figure(low: str) -> ClaimLine:
    """A claim's line with this exact amount."""
    empty = {field.name: None for field in dataclasses.fields(ClaimLine)}
    words = {"kind": "figure", "bound": "exact", "unit": "", "currency": "", "per": "", "modality": "asserted"}
    return ClaimLine(**(empty | words | {"low": Decimal(low), "high": Decimal(low)}))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("low", "words"),
    [
        ("93300", "93,300"),
        ("3.30", "3.30"),
        ("1234567890123.45", "1,234,567,890,123.45"),
        (str(Decimal(2) / Decimal(3)), "0.6667"),
    ],
)
def test_amounts_are_shown_as_written(low: str, words: str) -> None:
    """But for the endless digits of a division, which nobody wrote."""
    assert words == value_of(figure(low))
