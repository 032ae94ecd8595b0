"""Precision and recall over our own sentences, by phenomenon, with floors that only rise."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from sayso.extract.dates import find_dates
from sayso.model.when import When

Hold = Callable[[str, Mapping[str, int], Mapping[str, int], object], None]
CORPUS = Path(__file__).parents[2] / "corpus" / "dates"
FLOORS: dict[str, tuple[int, int]] = {}
"""Percent precision and recall that a phenomenon has reached, where that is not yet 100."""

Row = dict[str, Any]


def phenomena() -> dict[str, list[Row]]:
    """The sentences of each file, whose name is the phenomenon."""
    return {
        path.stem: [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        for path in sorted(CORPUS.glob("*.jsonl"))
    }


@dataclass(frozen=True)
class Score:
    """How many dates were found right, wanted, and found in all."""

    right: int
    wanted: int
    found: int

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of what was wanted that was found right."""
        return self.right / self.wanted if self.wanted else 1.0


def read(row: Row) -> list[tuple[str, str, str]]:
    """What the finder says of one sentence: words, EDTF, TIMEX3 value."""
    found = find_dates(row["text"], published=row["published"], country=row.get("country", ""))
    shown = []
    for one in found:
        assert isinstance(one.value, When)
        shown.append((one.span.of(row["text"]), one.value.edtf, one.value.value))
    return shown


def score(rows: list[Row]) -> tuple[Score, list[str]]:
    """The score of one phenomenon, and the sentences in which something differs."""
    right = wanted = found = 0
    wrong = []
    for row in rows:
        got = read(row)
        want = [tuple(one) for one in row["dates"]]
        same = sum(any(one == full[: len(one)] for full in got) for one in want)
        right, wanted, found = right + same, wanted + len(want), found + len(got)
        if same != len(want) or same != len(got):
            wrong.append(f"{row['text']} wanted {want} got {got}")
    return Score(right, wanted, found), wrong


@pytest.mark.parametrize("phenomenon", sorted(phenomena()))
def test_phenomenon(phenomenon: str, hold: Hold) -> None:
    """Words and values of every date in our own sentences are right, and near misses stay unread."""
    result, wrong = score(phenomena()[phenomenon])
    precision, recall = FLOORS.get(phenomenon, (100, 100))
    measured = {"P": int(100 * result.precision), "R": int(100 * result.recall)}
    hold(f"dates: {phenomenon}", measured, {"P": precision, "R": recall}, wrong)


def test_the_corpus_is_large_and_has_near_misses() -> None:
    """At least 200 sentences, a fifth of them without any date."""
    rows = [row for some in phenomena().values() for row in some]
    assert len(rows) >= 200
    assert sum(not row["dates"] for row in rows) * 5 >= len(rows)
