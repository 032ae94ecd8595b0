from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import func, select

from sayso.store import bundle, schema, search
from sayso.store.engine import address
from sayso.store.records import TABLES
from sayso.store.rows import ClaimRow, JournalRow, OutletRow, ProtectedIdentityRow, TouchRow, VersionRow
from sayso.store.store import Store, open_store
from sayso.store.undo import latest_undoable, take_back

LATER = datetime(2032, 1, 1, tzinfo=UTC)
Fill = Callable[[Store], None]


def _files(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def _write(store: Store, folder: Path) -> dict[str, bytes]:
    with store.reading() as session:
        bundle.write(session, folder)
    return _files(folder)


def _read(store: Store, folder: Path) -> bundle.Taken:
    checked = bundle.check(folder)
    with store.changing("bundle read", by="ed", at=LATER) as change:
        return bundle.read(change, checked)


@pytest.fixture
def filled(any_url: str, fill: Fill) -> str:
    """The address of a database with the newsroom in it, on SQLite and on PostgreSQL."""
    with open_store(any_url) as store:
        fill(store)
    return any_url


def test_equal_databases_make_equal_bundles(filled: str, newsroom: Path, tmp_path: Path) -> None:
    """The same records filed on PostgreSQL and on SQLite make the same bytes."""
    with open_store(filled) as store:
        assert _files(newsroom) == _write(store, tmp_path / "again")


@pytest.mark.postgres
def test_from_postgresql_to_sqlite_and_back(
    postgres_url: str, bare_postgres_url: str, fill: Fill, tmp_path: Path
) -> None:
    """Bytes written by PostgreSQL, read by SQLite, written, read by PostgreSQL and written again are the same bytes."""
    schema.upgrade(address(bare_postgres_url))
    with open_store(postgres_url) as first, open_store(str(tmp_path / "two.db")) as second:
        fill(first)
        one = _write(first, tmp_path / "one")
        _read(second, tmp_path / "one")
        two = _write(second, tmp_path / "two")
    with open_store(bare_postgres_url) as third:
        _read(third, tmp_path / "two")
        three = _write(third, tmp_path / "three")

    assert one == two == three


def test_reading_into_an_empty_database_is_the_identity(any_url: str, newsroom: Path, tmp_path: Path) -> None:
    """What is read is written again byte for byte, and the reading leaves no journal entry of its own."""
    with open_store(any_url) as store:
        taken = _read(store, newsroom)

        assert _files(newsroom) == _write(store, tmp_path / "again")
    assert {name: taken.added[name] for name in ("claims", "journal", "versions")} == {
        "claims": 3,
        "journal": 6,
        "versions": 2,
    }


def test_an_empty_database_makes_a_bundle_too(any_url: str, tmp_path: Path) -> None:
    """Nothing at all travels as well as something."""
    with open_store(any_url) as store:
        first = _write(store, tmp_path / "empty")
        taken = _read(store, tmp_path / "empty")

        assert (0, first) == (taken.new, _write(store, tmp_path / "again"))


def test_values_arrive_exactly(any_url: str, newsroom: Path) -> None:
    """Decimals digit for digit, texts with their odd line ends, times to the microsecond."""
    with open_store(any_url) as store:
        _read(store, newsroom)
        with store.reading() as session:
            claim = session.scalars(select(ClaimRow).where(ClaimRow.quote == "quote 2")).one()
            texts = session.scalars(select(VersionRow.text)).all()

            assert (str(claim.low), str(claim.high)) == ("3.30", "12345678901234567890.000000001")
            assert claim.logged_at.microsecond == 123456
            assert [text.endswith("🌊 «Ärger»\r\n") for text in texts] == [True, True]


def test_protected_identities_stay_at_the_desk(newsroom: Path, any_url: str) -> None:
    """The sealed name is in no file, and reading brings none."""
    with open_store(any_url) as store:
        _read(store, newsroom)
        with store.reading() as session:
            count = session.scalar(select(func.count()).select_from(ProtectedIdentityRow))

    assert [name for name, data in _files(newsroom).items() if b"must not leave" in data] == []
    assert count == 0


def test_what_was_read_is_found(any_url: str, newsroom: Path) -> None:
    """The search index is there right after reading."""
    with open_store(any_url) as store:
        _read(store, newsroom)
        with store.reading() as session:
            assert {"article", "claim", "source"} == {
                hit.kind for words in ("harbour", "boats", "penrose") for hit in search.find(session, words)
            }


def test_the_journal_still_undoes(any_url: str, newsroom: Path) -> None:
    """An entry that came with a bundle can be taken back where it arrived."""
    with open_store(any_url) as store:
        _read(store, newsroom)
        with store.changing("undo", by="ed", at=LATER) as change:
            take_back(change, latest_undoable(change.session))
        with store.reading() as session:
            quotes = session.scalars(select(ClaimRow.quote).order_by(ClaimRow.quote)).all()
            touched = session.scalar(select(func.count()).select_from(TouchRow))

    assert quotes == ["quote 1", "quote 2", "quote 3", "quote 4"]
    assert touched


def test_reading_twice_adds_nothing(any_url: str, newsroom: Path, tmp_path: Path) -> None:
    """Records that are there already are left alone."""
    with open_store(any_url) as store:
        _read(store, newsroom)
        taken = _read(store, newsroom)

        assert (taken.new, taken.present["claims"]) == (0, 3)
        assert _files(newsroom) == _write(store, tmp_path / "again")


def test_merging_adds_what_is_new_as_one_entry(any_url: str, newsroom: Path) -> None:
    """Into a database with other records the rest comes as one change, searchable, and one undo takes it out again."""
    with open_store(any_url) as store:
        with store.changing("outlet add", by="ed", at=LATER) as change:
            change.session.add(OutletRow(uid="ours", name="Our Own"))
        before = _counts(store)
        _read(store, newsroom)
        with store.reading() as session:
            assert session.scalar(select(func.count()).select_from(JournalRow)) == 8
            assert [hit.kind for hit in search.find(session, "quote 1")] == ["claim"]
        with store.changing("undo", by="ed", at=LATER) as change:
            take_back(change, latest_undoable(change.session))

        assert before == _counts(store)


def _counts(store: Store) -> dict[str, int | None]:
    apart = {"journal", "journal_touches", "decisions", "originals", "search_entries"}
    with store.reading() as session:
        return {
            name: session.scalar(select(func.count()).select_from(table))
            for name, table in TABLES.items()
            if name not in apart
        }
