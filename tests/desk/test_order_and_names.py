"""Verdicts do not depend on the order in which articles come in, nor on what their outlets are called."""

from itertools import permutations
from pathlib import Path

import pytest

from sayso.desk import asking, comparing
from sayso.desk.desk import Desk, open_desk
from sayso.desk.importing import Settings, run_import

ARTICLES = {
    "first": (
        "2031-03-04",
        "Mill burns in Tarn\n\nAn explosion at a mill in Tarn on Tuesday killed at least 11 weavers, the mayor said.\n",
    ),
    "second": (
        "2031-03-05",
        "Toll rises\n\nThe blast at the mill in Tarn on March 4 killed 19 weavers, the fire service said.\n",
    ),
    "third": (
        "2031-03-05",
        "Mill had 90 looms\n\nThe explosion at the mill in Tarn on Monday killed 17 weavers, a union said.\n",
    ),
}
NAMES = {"first": "Harbour Post", "second": "Tarn Echo", "third": "Northern Wire"}
OTHER = {"first": "Zephyr Daily", "second": "Allotment News", "third": "Meadow Gazette"}

Verdicts = set[tuple[str, str, frozenset[tuple[str, str]], str, str]]


def verdicts(url: str, folder: Path, order: tuple[str, ...], names: dict[str, str]) -> Verdicts:
    """Every pair of answers with its verdict and reason, each answer named by its article and words."""
    with open_desk(url, "ed") as desk:
        for name in order:
            file = folder / f"{name}.txt"
            file.write_text(ARTICLES[name][1], "utf-8")
            run_import(desk, [str(file)], Settings(outlet=names[name], published=ARTICLES[name][0], story="mill"))
        asking.suggest(desk, story="mill")
        return _pairs(desk, {outlet: name for name, outlet in names.items()})


def _pairs(desk: Desk, articles: dict[str, str]) -> Verdicts:
    found = comparing.compare_all(desk, story="mill")
    answers = {cell.claim: (articles[cell.outlet], cell.quote) for one in found for cell in one.cells}
    return {
        (one.text, one.kind, frozenset({answers[pair.left], answers[pair.right]}), pair.verdict.value, pair.reason)
        for one in found
        for pair in one.pairs
    }


@pytest.fixture
def expected(tmp_path: Path) -> Verdicts:
    """The verdicts when the articles come in as they were published."""
    return verdicts(f"sqlite:///{tmp_path / 'expected.db'}", tmp_path, tuple(ARTICLES), NAMES)


def test_there_is_something_to_compare(expected: Verdicts) -> None:
    """The articles conflict on the toll of one day and on the day, and agree on another."""
    outcomes = {(kind, frozenset(quote for _, quote in pair), verdict) for _, kind, pair, verdict, _ in expected}
    assert {
        ("figure", frozenset({"19", "17"}), "conflict"),
        ("figure", frozenset({"at least 11", "19"}), "compatible"),
        ("date", frozenset({"Tuesday", "Monday"}), "conflict"),
        ("date", frozenset({"Tuesday", "March 4"}), "agree"),
    } <= outcomes


@pytest.mark.parametrize("order", [order for order in permutations(ARTICLES) if order != tuple(ARTICLES)])
def test_the_order_of_import_changes_nothing(expected: Verdicts, tmp_path: Path, order: tuple[str, ...]) -> None:
    """Whichever article comes first, the same answers get the same verdicts for the same reasons."""
    assert expected == verdicts(f"sqlite:///{tmp_path / 'other.db'}", tmp_path, order, NAMES)


def test_the_names_of_outlets_change_nothing(expected: Verdicts, tmp_path: Path) -> None:
    """Outlets of other names, which sort the other way round, get the same verdicts."""
    assert expected == verdicts(f"sqlite:///{tmp_path / 'renamed.db'}", tmp_path, tuple(ARTICLES), OTHER)
