import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from sayso.store import bundle
from sayso.store.numbers import reserve
from sayso.store.records import TABLES
from sayso.store.rows import ClaimRow, JournalRow, OutletRow, SourceRow
from sayso.store.store import Store, open_store
from sayso.store.undo import latest_undoable, take_back

LATER = datetime(2032, 1, 1, tzinfo=UTC)
NAMES = ("outlets", "articles", "sources", "claims", "questions", "journal")


def _numbers(store: Store) -> dict[str, dict[str, int]]:
    with store.reading() as session:
        tables = {name: TABLES[name] for name in NAMES}
        return {
            name: {row.uid: row.id for row in session.execute(select(table.c.uid, table.c.id))}
            for name, table in tables.items()
        }


def _read_elsewhere(store: Store, folder: Path, other: str) -> dict[str, dict[str, int]]:
    with store.reading() as session:
        bundle.write(session, folder)
    with open_store(other) as target:
        checked = bundle.check(folder)
        with target.changing("bundle read", by="ed", at=LATER) as change:
            bundle.read(change, checked)
        return _numbers(target)


def test_everything_keeps_the_number_people_know(
    sqlite_url: str, fill: Callable[[Store], None], tmp_path: Path
) -> None:
    """C1 is C1 in the database that a bundle was read into, and J3 is J3."""
    with open_store(sqlite_url) as store:
        fill(store)

        assert _numbers(store) == _read_elsewhere(store, tmp_path / "b", str(tmp_path / "b.db"))


def test_numbers_of_removed_records_stay_spent(sqlite_url: str, fill: Callable[[Store], None], tmp_path: Path) -> None:
    """A record that is gone for good leaves its gap; one that came back has its number back."""
    with open_store(sqlite_url) as store:
        fill(store)
        with store.changing("undo", by="ed", at=LATER) as change:
            take_back(change, latest_undoable(change.session))
        for name in ("One", "Two", "Three"):
            with store.changing("source add", by="ed", at=LATER) as change:
                change.session.add(SourceRow(uid=f"s{name}", kind="person", name=name))
            if name == "Two":
                with store.changing("undo", by="ed", at=LATER) as change:
                    take_back(change, latest_undoable(change.session))

        assert _numbers(store) == _read_elsewhere(store, tmp_path / "b", str(tmp_path / "b.db"))
        assert {
            uid: number for uid, number in _numbers(store)["sources"].items() if uid.startswith("s") and number > 3
        } == {"sOne": 4, "sThree": 6}


def test_new_records_go_on_after_them(any_url: str, newsroom: Path) -> None:
    """The next claim, outlet and entry get numbers that nobody had, on either database."""
    with open_store(any_url) as store:
        checked = bundle.check(newsroom)
        with store.changing("bundle read", by="ed", at=LATER) as change:
            bundle.read(change, checked)
        with store.changing("outlet add", by="ed", at=LATER) as change:
            change.session.add(OutletRow(uid="ours", name="Our Own"))
        with store.changing("look", by="ed", at=LATER) as change:
            assert list(reserve(change.session, TABLES["claims"], 1)) == [5]
        with store.reading() as session:
            assert session.scalar(select(OutletRow.id).where(OutletRow.uid == "ours")) == 3
            assert session.scalars(select(JournalRow.id).order_by(JournalRow.id)).all() == [1, 2, 3, 4, 5, 6, 7]


@pytest.mark.parametrize("number", [0, -3, "9", None, 2**70])
def test_an_odd_number_in_a_journal_is_passed_over(
    sqlite_url: str, newsroom: Path, reseal: Callable[[Path], None], number: object
) -> None:
    """A journal from elsewhere cannot make a number that a table does not hold."""
    file = newsroom / "journal.jsonl"
    records = [json.loads(line) for line in file.read_text("utf-8").split("\n") if line]
    for record in records:
        for change in record["changes"]:
            if "id" in change:
                change["id"] = number
    file.write_bytes(
        b"".join((json.dumps(record, ensure_ascii=False, sort_keys=True) + "\n").encode() for record in records)
    )
    reseal(newsroom)
    with open_store(sqlite_url) as store:
        checked = bundle.check(newsroom)
        with store.changing("bundle read", by="ed", at=LATER) as change:
            bundle.read(change, checked)
        with store.reading() as session:
            assert session.scalars(select(ClaimRow.id).order_by(ClaimRow.id)).all() == [1, 2, 3]
