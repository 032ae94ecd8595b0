"""Comparing again after one article reads what it touches through indexes, whatever else there is."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sayso.desk import asking, comparing, listing, logging
from sayso.desk.desk import Desk
from sayso.desk.importing import Settings, run_import
from sayso.desk.logging import Wording
from sayso.model.claim import Kind, Status
from sayso.model.tables import ClaimFilter
from sayso.store import standing
from sayso.store.rows.stories import Judgement

Sent = list[tuple[str, Any]]
SentBy = Callable[[Desk, Callable[[], object]], Sent]

GROWING = ("claims", "anchors", "answers", "comparisons", "claim_screens", "questions", "rulings")
"""The tables that must not be read whole."""


def scans(desk: Desk, sent: Sent) -> list[str]:
    """The steps of these statements that read one of these tables whole, by SQLite's own plan."""
    found = []
    with desk.store.engine.connect() as connection:
        for statement, parameters in sent:
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters).all()
            found += [f"{row[3]}: {statement}" for row in plan if _whole(row[3], statement)]
    return found


def _whole(step: str, statement: str) -> bool:
    """Whether a step scans one of the tables, under its own name or an alias."""
    scanned = re.match(r"SCAN (\w+)", step)
    if not scanned:
        return False
    aliased = re.search(rf"(\w+) AS {scanned[1]}\b", statement)
    return (aliased[1] if aliased else scanned[1]) in GROWING


@pytest.fixture
def asked(tmp_path: Path, sqlite_stocked: Desk) -> tuple[Desk, str]:
    """A question that two articles answer, compared."""
    desk = sqlite_stocked
    (tmp_path / "late.txt").write_text("Late count\n\nSome 12 boats were lost, officials said.\n", "utf-8")
    run_import(desk, [str(tmp_path / "late.txt")], Settings(outlet="Tarn Echo", story="storm"))
    ref = asking.ask(desk, "How many boats?", Kind.FIGURE, story="storm")
    figures = [line.claim_id for line in listing.claims(desk, ClaimFilter(kind="figure"))]
    asking.answer(desk, ref, figures, Judgement.POSITIVE)
    comparing.compare_all(desk)
    return desk, ref


ACTS: dict[str, Callable[[Desk, str], object]] = {
    "edit": lambda desk, _: logging.edit_claim(desk, "C1", Wording(value="1300")),
    "withdraw": lambda desk, _: logging.settle_claims(desk, ["C1"], Status.WITHDRAWN),
    "compare a question": lambda desk, ref: comparing.compare_all(desk, question=ref),
    "compare a story": lambda desk, _: comparing.compare_all(desk, story="storm"),
}


@pytest.mark.parametrize("name", sorted(ACTS))
def test_no_table_that_grows_is_read_whole(asked: tuple[Desk, str], sent_by: SentBy, name: str) -> None:
    """Neither by the change nor by the comparison after it."""
    desk, ref = asked
    if name.startswith("compare"):
        logging.edit_claim(desk, "C1", Wording(value="1250"))

    assert [] == scans(desk, sent_by(desk, lambda: ACTS[name](desk, ref)))


def test_looking_at_everything_is_seen_as_such(asked: tuple[Desk, str], sent_by: SentBy) -> None:
    """The check can fail: all conflicts are found in one pass over all answers."""
    sent = sent_by(asked[0], lambda: comparing.conflicts(asked[0]))
    assert any("SCAN answers" in step for step in scans(asked[0], sent))


def test_a_few_questions_are_looked_up_among_the_marks(asked: tuple[Desk, str]) -> None:
    """After an upgrade every question is marked, and a few must not cost a look at all marks."""
    with asked[0].store.reading() as session:
        query = standing._stale(standing.these([1, 2], standing=True))
        few = str(query.compile(session.connection(), compile_kwargs={"literal_binds": True}))
        steps = [row[3] for row in session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {few}")]

    assert [] == [step for step in steps if step.startswith("SCAN")]
