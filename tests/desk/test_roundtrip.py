import io
import shutil
from pathlib import Path

import pytest
from sqlalchemy import text

from sayso.desk import roundtrip
from sayso.desk.bundling import read_bundle
from sayso.desk.desk import Desk
from sayso.desk.importing import Outcome, Settings
from sayso.desk.roundtrip import Difference, compared, round_trip
from sayso.model.errors import ConflictError, InputError
from sayso.store import schema
from sayso.store.bundle import Taken
from sayso.store.engine import address, make_engine
from sayso.store.rows import ClaimRow, OutletRow
from sayso.store.store import open_store

SEEDS = Path(__file__).parents[2] / "seeds"
OUTLET = Settings(outlet="Quillmouth Post", published="2031-04-09")


def test_the_seed_corpus_comes_back_whole() -> None:
    """Every text, claim and byte of the shipped corpus."""
    found = round_trip([str(SEEDS)], Settings())

    assert ((), ()) == (found.differences, found.refused)
    assert found.articles > 24
    assert found.files > 24
    assert found.claims > found.articles


@pytest.mark.postgres
def test_the_seed_corpus_comes_back_from_postgresql(bare_postgres_url: str) -> None:
    """Through a server's database, which is left without any table of ours but the version's."""
    found = round_trip([str(SEEDS)], Settings(), against=bare_postgres_url)

    assert ((), ()) == (found.differences, found.refused)
    engine = make_engine(address(bare_postgres_url))
    with engine.connect() as connection:
        tables = connection.execute(text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")).all()
    engine.dispose()
    assert ["alembic_version"] == [row.tablename for row in tables]


def test_the_originals_come_back_whole(originals: Path) -> None:
    """The two articles that this project is about."""
    found = round_trip([str(originals)], Settings())

    assert (2, 2, ()) == (found.articles, found.files, found.differences)


def test_standard_input_is_read_once(article: Path) -> None:
    """What came through a pipe goes in twice all the same."""
    found = round_trip(["-"], OUTLET, stdin=io.BytesIO(article.read_bytes()))

    assert (1, 1, ()) == (found.articles, found.files, found.differences)


def test_a_database_lent_is_left_empty(any_url: str, article: Path) -> None:
    """With the schema it had and not a row."""
    found = round_trip([str(article)], OUTLET, against=any_url)

    engine = make_engine(address(any_url))
    assert ((), schema.HEAD) == (found.differences, schema.version(engine))
    engine.dispose()
    with open_store(any_url) as store, store.reading() as session:
        assert session.get(OutletRow, 1) is None


def test_a_database_with_records_is_not_touched(sqlite_url: str, article: Path) -> None:
    """Nobody's data is ever emptied."""
    with open_store(sqlite_url) as store, store.changing("outlet add", by="ed", at=roundtrip.AT) as change:
        change.session.add(OutletRow(uid="ours", name="Our Own"))

    with pytest.raises(ConflictError, match=r"is not empty: it holds .*; name a database that may be filled"):
        round_trip([str(article)], OUTLET, against=sqlite_url)
    with open_store(sqlite_url) as store, store.reading() as session:
        assert session.get(OutletRow, 1) is not None


def test_a_refused_file_is_reported(article: Path) -> None:
    """What never went in cannot come back: it is named, and the rest is proven."""
    (article.parent / "empty.txt").write_bytes(b"")
    found = round_trip([str(article.parent)], OUTLET)

    assert (1, [Outcome.REFUSED]) == (found.articles, [report.outcome for report in found.refused])


def test_nothing_to_import_is_an_error(tmp_path: Path) -> None:
    """A round trip that proves nothing does not pass."""
    (tmp_path / "none").mkdir()

    with pytest.raises(InputError, match="no article in"):
        round_trip([str(tmp_path / "none")], Settings())


def test_a_claim_that_was_lost_on_the_way_is_told(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One note changed in the second database: the bundle's and the table's first differing lines are named."""

    def careless(desk: Desk, folder: Path) -> Taken:
        taken = read_bundle(desk, folder)
        with desk.changing("slip") as change:
            claim = change.session.get(ClaimRow, 1)
            assert claim is not None
            claim.note = "slipped"
        return taken

    monkeypatch.setattr(roundtrip, "read_bundle", careless)
    found = round_trip([str(article)], OUTLET)
    told = {difference.file: difference for difference in found.differences}

    assert {"bundle.json", "claims.jsonl", "journal.jsonl", "claims.csv"} == set(told)
    assert told["claims.csv"].line == 2
    assert told["claims.csv"].before + "slipped" == told["claims.csv"].after


def test_an_original_that_changed_is_told(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The stored bytes are held against the file itself."""
    imported = roundtrip._Trip.imported

    def meddled(trip: roundtrip._Trip, name: str) -> object:
        done = imported(trip, name)
        article.write_bytes(article.read_bytes().replace(b"1,200", b"1,300"))
        return done

    monkeypatch.setattr(roundtrip._Trip, "imported", meddled)
    found = round_trip([str(article)], OUTLET)

    assert ("the stored original", str(article)) == (found.differences[0].step, found.differences[0].file)
    assert 0 == found.files


def test_folders_are_compared_file_by_file(tmp_path: Path) -> None:
    """A missing file, a new one, and the first line that differs."""
    for name in ("one", "two"):
        (tmp_path / name / "texts").mkdir(parents=True)
        (tmp_path / name / "texts" / "same.txt").write_bytes(b"same\n")
        (tmp_path / name / "claims.jsonl").write_bytes(b"a\nb\nc\n" if name == "one" else b"a\nB\nc\n")
        (tmp_path / name / "short.jsonl").write_bytes(b"a\n" if name == "one" else b"a\nb\n")
    (tmp_path / "one" / "gone.jsonl").write_bytes(b"")
    (tmp_path / "two" / "new.jsonl").write_bytes(b"")

    assert [
        Difference("step", "claims.jsonl", 2, "b", "B"),
        Difference("step", "gone.jsonl", after="is missing"),
        Difference("step", "new.jsonl", after="was not there before"),
        Difference("step", "short.jsonl", 2, "", "b"),
    ] == compared("step", tmp_path / "one", tmp_path / "two")
    shutil.rmtree(tmp_path / "two")
    shutil.copytree(tmp_path / "one", tmp_path / "two")
    assert [] == compared("step", tmp_path / "one", tmp_path / "two")
