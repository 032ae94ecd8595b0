import json
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from sayso.model.uid import uid
from sayso.store import bundle, schema
from sayso.store.bundle import ages
from sayso.store.records import TABLES, insert_records
from sayso.store.rows import OutletRow, RulingRow, SourceRow
from sayso.store.store import Store, open_store

FIRST = Path(__file__).parent / "golden" / "at_0001"
"""A bundle as the first schema revision wrote it; never written again."""

LATER = datetime(2032, 1, 1, tzinfo=UTC)


def _read(store: Store, folder: Path) -> bundle.Taken:
    checked = bundle.check(folder)
    with store.changing("bundle read", by="ed", at=LATER) as change:
        return bundle.read(change, checked)


def _records(folder: Path) -> dict[str, dict[str, dict[str, Any]]]:
    """Every record of a bundle by table and uid."""
    return {
        file.stem: {one["uid"]: one for one in map(json.loads, file.read_text("utf-8").splitlines())}
        for file in folder.glob("*.jsonl")
    }


def test_every_migration_says_what_it_added() -> None:
    """A new migration fails here until it is told what bundles from before it lack."""
    assert schema.known_versions() == list(ages.AGES)


def test_a_bundle_of_the_first_revision_is_read_whole(any_url: str, tmp_path: Path) -> None:
    """Every record and every field that was written then stands in the bundle that today's database writes."""
    with open_store(any_url) as store:
        _read(store, FIRST)
        with store.reading() as session:
            bundle.write(session, tmp_path / "now")
    then, now = _records(FIRST), _records(tmp_path / "now")

    assert then == {
        table: {made: {field: now[table][made][field] for field in record} for made, record in records.items()}
        for table, records in then.items()
    }


def test_what_came_later_is_filled_in(
    any_url: str, tmp_path: Path, reseal: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bundle from before a field and a table has the field's value from the migration, and an empty table."""
    older = shutil.copytree(FIRST, tmp_path / "older")
    (older / "rulings.jsonl").unlink()
    sources = [json.loads(line) for line in (older / "sources.jsonl").read_text("utf-8").splitlines()]
    bare = [{name: value for name, value in one.items() if name != "publisher"} for one in sources]
    (older / "sources.jsonl").write_text("".join(json.dumps(one, sort_keys=True) + "\n" for one in bare))
    reseal(older)
    added = ages.Added(tables=frozenset({"rulings"}), fields={"sources": {"publisher": "not told"}})
    monkeypatch.setitem(ages.AGES, "9999", added)

    with open_store(any_url) as store:
        _read(store, older)
        again = _read(store, older)
        with store.reading() as session:
            told = session.scalars(select(SourceRow.publisher)).all()
            rulings = session.scalars(select(RulingRow)).all()

    assert (["not told"] * 3, [], 0) == (told, rulings, again.new)


def test_an_image_from_before_a_column_comes_back(any_url: str) -> None:
    """A journal's image of a removed row may be older than a column: the column has what new rows get."""
    image = {"uid": uid("outlet", "Berina Post"), "name": "Berina Post", "country": "PH", "kind": "", "homepage": ""}
    with open_store(any_url) as store, store.changing("back", by="ed", at=LATER) as change:
        insert_records(change.session, TABLES["outlets"], [(image, 7)])
        row = change.session.get_one(OutletRow, 7)

        assert ("Berina Post", "") == (row.name, row.note)
