"""Who protected sources are: kept, shown, exchanged, scrubbed and forgotten, on both databases."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select, text

from sayso.desk import grading, history, keys, listing, merging, protecting, registry
from sayso.desk.bundling import read_bundle, write_bundle
from sayso.desk.desk import Desk, open_desk
from sayso.model.errors import ConfigError, ConflictError, InputError, NotFoundError
from sayso.model.identity import Identity
from sayso.store.engine import address
from sayso.store.rows import ProtectedIdentityRow, SourceRow
from sayso.vault.key import Key, new_key, write_key

WHO = Identity(name="Ines Tarrow-Vey", contact="+44 20 5550 0199", notes="Met twice at sea.")
FORMER = "Harbour master Tarrow-Vey"
PUBLIC = "a port official"


@pytest.fixture
def key() -> Key:
    """The desk's key."""
    return new_key()


@pytest.fixture
def named(stocked: Desk) -> Desk:
    """The desk once a source was logged by a name that tells who it is, with an alias, a note and a link."""
    registry.add_source(stocked, FORMER, "person", aliases=["I. Tarrow-Vey"], note=f"{FORMER} called on Monday")
    registry.edit_source(stocked, "S2", {"description": f"was {FORMER} until 2029"}, because=f"{FORMER} said so")
    grading.grade_source(stocked, "S2", "B", because=f"{FORMER} was right before")
    registry.add_source(stocked, "the union", "institution")
    return stocked


def _summaries(desk: Desk) -> str:
    return "\n".join(f"{one.summary} {one.because} {one.changes}" for one in history.log(desk))


def test_what_is_sealed_is_shown_to_who_has_the_key(named: Desk, key: Key) -> None:
    """And the page about the source says with which key and since when."""
    protecting.protect(named, "S2", WHO, key)
    found = protecting.protection(named, "S2")

    assert WHO == protecting.reveal(named, "S2", key)
    assert (True, key.id, named.now()) == (found.protected, found.key_id, found.sealed_at)
    assert ["S2"] == [line.source_id for line in listing.all_sources(named) if line.protected]


def test_a_reveal_is_in_the_log_with_who_and_which_and_nothing_else(named: Desk, key: Key) -> None:
    """An entry without a change, which undo passes over."""
    protecting.protect(named, "S2", WHO, key)
    grading.grade_source(named, "S2", "C")
    protecting.reveal(named, "S2", key, because="to confirm the date")
    entry = next(history.log(named, "S2"))

    assert ("S2 revealed", "to confirm the date", []) == (entry.summary, entry.because, entry.changes)
    assert history.undo_entry(named).endswith("graded source S2 C")


def test_nobody_is_told_where_the_log_cannot_be_written(named: Desk, key: Key, monkeypatch: pytest.MonkeyPatch) -> None:
    """The entry is kept first."""
    protecting.protect(named, "S2", WHO, key)

    def broken(*_: object) -> None:
        raise ConflictError("no space")

    monkeypatch.setattr("sayso.store.journal.write", broken)
    with pytest.raises(ConflictError, match="no space"):
        protecting.reveal(named, "S2", key)


def test_without_the_key_nothing_is_sealed_or_shown(named: Desk, key: Key) -> None:
    """None, another, and the right one for what is not kept."""
    with pytest.raises(ConfigError, match="no key is given"):
        protecting.protect(named, "S2", WHO, None)
    protecting.protect(named, "S2", WHO, key)
    other = new_key()
    with pytest.raises(ConfigError, match="no key is given"):
        protecting.reveal(named, "S2", None)
    with pytest.raises(ConflictError, match=f"sealed with key {key.id}, and the key given is {other.id}"):
        protecting.reveal(named, "S2", other)
    with pytest.raises(NotFoundError, match="S3: it is not protected"):
        protecting.reveal(named, "S3", key)
    assert not [one for one in history.log(named) if one.action == "source reveal"]


def test_protecting_twice_is_refused_and_editing_changes_what_is_kept(named: Desk, key: Key) -> None:
    """An identity is replaced on purpose alone, and by who can open it."""
    protecting.protect(named, "S2", WHO, key)
    with pytest.raises(ConflictError, match=r"protected already.*--edit"):
        protecting.protect(named, "S2", Identity(name="Someone Else"), key)
    with pytest.raises(ConflictError, match="sealed with key"):
        protecting.edit_identity(named, "S2", {"contact": "+44 1"}, new_key())
    protecting.edit_identity(named, "S2", {"contact": "+44 1"}, key)

    assert Identity(name=WHO.name, contact="+44 1", notes=WHO.notes) == protecting.reveal(named, "S2", key)


@pytest.mark.parametrize("where", ["public_name", "because"])
def test_words_that_tell_the_name_are_refused(named: Desk, key: Key, where: str) -> None:
    """They would be in every list and log; the message does not repeat them."""
    with pytest.raises(InputError, match="tells the name") as refused:
        protecting.protect(named, "S2", WHO, key, **{where: f"formerly {WHO.name.upper()}"})  # type: ignore[arg-type]
    assert WHO.name.casefold() not in str(refused.value).casefold()
    assert not protecting.protection(named, "S2").protected


def test_undo_leaves_protection_alone_and_says_what_takes_it_back(named: Desk, key: Key) -> None:
    """The log holds nothing of what was hidden."""
    protecting.protect(named, "S2", WHO, key)
    with pytest.raises(ConflictError, match="source unprotect"):
        history.undo_entry(named)
    protecting.protect(named, "S3", Identity(name="The Union"), key)
    added = next(one.entry for one in history.log(named) if one.summary.startswith("added source S3"))
    with pytest.raises(ConflictError, match="protected S3; which no undo takes back"):
        history.undo_entry(named, added)

    assert WHO == protecting.reveal(named, "S2", key)


def test_unprotecting_forgets_and_needs_a_reason(named: Desk, key: Key) -> None:
    """The sealed row is gone, the mark too, and the log says why."""
    protecting.protect(named, "S2", WHO, key)
    with pytest.raises(InputError, match="--because"):
        protecting.unprotect(named, "S2", because=" ")
    protecting.unprotect(named, "S2", because="went on record")
    with named.store.reading() as session:
        rows = session.scalars(select(ProtectedIdentityRow)).all()

    assert ([], "went on record") == (rows, next(history.log(named)).because)
    with pytest.raises(ConflictError, match="not protected"):
        protecting.unprotect(named, "S2", because="again")
    with pytest.raises(ConflictError, match="cannot be undone"):
        history.undo_entry(named)


def test_scrubbing_leaves_the_name_in_no_row(named: Desk, key: Key) -> None:
    """Its record, aliases, note, log, decisions and search: the name is gone, and so is the uid made of it."""
    with named.store.reading() as session:
        before = session.scalars(select(SourceRow.uid).where(SourceRow.id == 2)).one()
    done = protecting.protect(named, "S2", WHO, key, public_name=PUBLIC, scrub=True)
    with named.store.reading() as session:
        rows = "".join(
            str(row)
            for table in session.execute(text(TABLE_NAMES[session.get_bind().dialect.name])).scalars().all()
            for row in session.execute(text(f"SELECT * FROM {table}"))
        )

    assert (3, PUBLIC, ()) == (done.scrubbed, done.called, done.elsewhere)
    assert "tarrow" not in rows.casefold()
    assert before not in rows
    assert [] == [hit.ref for hit in listing.find(named, "Tarrow")]
    assert ["S2"] == [hit.ref for hit in listing.find(named, "port official")]
    assert WHO == protecting.reveal(named, "S2", key)
    assert "[scrubbed]" in _summaries(named)


TABLE_NAMES = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'table'",
    "postgresql": "SELECT tablename FROM pg_tables WHERE schemaname = 'public'",
}


def test_scrubbing_later_finds_names_that_only_the_log_has(named: Desk, key: Key) -> None:
    """A name that was changed before it was scrubbed."""
    done = protecting.protect(named, "S2", WHO, key, public_name=PUBLIC)
    assert any(one.startswith("journal.") for one in done.elsewhere)
    assert FORMER in _summaries(named)
    later = protecting.scrub(named, "S2", key)

    assert (PUBLIC, ()) == (later.called, later.elsewhere)
    assert "Tarrow" not in _summaries(named)
    with pytest.raises(ConflictError, match="source unprotect"):
        history.undo_entry(named, next(one.entry for one in history.log(named) if one.action == "source protect"))


def test_what_was_scrubbed_is_not_brought_back_by_undo(named: Desk, key: Key) -> None:
    """An entry that lost a name would put a gap in its place."""
    registry.edit_source(named, "S2", {"name": "the harbour master"})
    renamed = next(history.log(named)).entry
    protecting.protect(named, "S2", WHO, key, scrub=True)
    with pytest.raises(ConflictError, match="held a name that was scrubbed"):
        history.undo_entry(named, renamed)


def test_scrubbing_keeps_merges_and_links(named: Desk, key: Key) -> None:
    """The source's new uid stands wherever the old one was pointed at."""
    protecting.protect(named, "S2", WHO, key)
    registry.add_source(named, "the skipper", "person")
    protecting.protect(named, "S4", Identity(name="Ines T."), key)
    merging.merge_sources(named, "S2", "S4", because="one voice")
    protecting.scrub(named, "S2", key, public_name=PUBLIC)

    assert {"S2": "S4"} == {line.source_id: line.same_as for line in listing.all_sources(named) if line.same_as}
    assert len(list(history.log(named, "S2"))) >= 4
    merging.split_source(named, "S2")


def test_names_within_other_words_and_names_of_others_stay(named: Desk, key: Key) -> None:
    """Whole names are looked for, not parts; a word that holds one is another word."""
    registry.add_source(named, "Tarrow-Veyling of Selby", "person")
    registry.add_source(named, "Vey", "person")
    protecting.protect(named, "S2", WHO, key, public_name=PUBLIC, scrub=True)

    assert {"Tarrow-Veyling of Selby", "Vey"} <= {line.name for line in listing.all_sources(named)}
    assert "Tarrow-Veyling" in _summaries(named)


def test_a_source_that_is_protected_is_not_merged_with_one_that_is_not(named: Desk, key: Key) -> None:
    """Lists would tell who it is by the other's name."""
    protecting.protect(named, "S2", WHO, key)
    for one, other in (("S2", "S3"), ("S3", "S2")):
        with pytest.raises(ConflictError, match="protected"):
            merging.merge_sources(named, one, other)


def test_rotating_seals_anew_and_twice_is_once(named: Desk, key: Key, tmp_path: Path) -> None:
    """What neither key opens is named and stays as it is."""
    third, new = new_key(), new_key()
    protecting.protect(named, "S2", WHO, key)
    protecting.protect(named, "S3", Identity(name="The Union"), third)
    write_key(new, tmp_path / "new")

    once = keys.rotate_key(named, key, tmp_path / "new")
    twice = keys.rotate_key(named, key, tmp_path / "new")

    assert (("S2",), (), (("S3", third.id),)) == (once.resealed, once.already, once.shut)
    assert ((), ("S2",), (("S3", third.id),)) == (twice.resealed, twice.already, twice.shut)
    assert WHO == protecting.reveal(named, "S2", new)
    assert ["key rotate"] == [one.action for one in history.log(named) if one.action == "key rotate"]
    with pytest.raises(ConflictError, match="key that is in use"):
        keys.rotate_key(named, new, tmp_path / "new")


def test_rotating_is_all_or_nothing(named: Desk, key: Key, tmp_path: Path) -> None:
    """One damaged identity, and the others keep their key."""
    protecting.protect(named, "S2", WHO, key)
    protecting.protect(named, "S3", Identity(name="The Union"), key)
    write_key(new_key(), tmp_path / "new")
    with named.store.changing("damage", by="ed", at=named.now()) as change:
        change.session.get_one(ProtectedIdentityRow, 3).sealed = b"\x01" + bytes(40)
        change.session.flush()
        change.logged = True
    with pytest.raises(ConflictError, match="damaged"):
        keys.rotate_key(named, key, tmp_path / "new")

    checked = keys.check_key(named, key)
    assert (("S2",), ("S3",), ()) == (checked.opens, checked.damaged, checked.others)


def test_a_lost_key_leaves_all_else_readable(named: Desk, key: Key) -> None:
    """The check says which identities stay shut, and by which key they were sealed."""
    protecting.protect(named, "S2", WHO, key, public_name=PUBLIC)
    found = keys.check_key(named, None)

    assert ("", (), (("S2", key.id),)) == (found.key_id, found.opens, found.others)
    assert PUBLIC == listing.all_sources(named)[1].name


def test_a_bundle_takes_the_mark_along_and_the_identity_never(
    named: Desk, key: Key, tmp_path: Path, sqlite_template: Path
) -> None:
    """On another machine the source is protected, nobody's to reveal, and can be given an identity there."""
    protecting.protect(named, "S2", WHO, key, public_name=PUBLIC, scrub=True)
    write_bundle(named, tmp_path / "bundle")
    (tmp_path / "other.db").write_bytes(sqlite_template.read_bytes())
    with open_desk(str(tmp_path / "other.db"), "ann", named.now) as other:
        read_bundle(other, tmp_path / "bundle")
        found = protecting.protection(other, "S2")
        with pytest.raises(NotFoundError, match="never travel in bundles"):
            protecting.reveal(other, "S2", key)
        without = keys.check_key(other, key).without
        protecting.protect(other, "S2", WHO, key)

        assert (True, "", ("S2",)) == (found.protected, found.key_id, without)
        assert WHO == protecting.reveal(other, "S2", key)


def test_nothing_of_it_stays_in_the_files(sqlite_stocked: Desk, key: Key) -> None:
    """Raw bytes of the database and its log, after a scrub and after forgetting; former sealed bytes are gone too."""
    desk = sqlite_stocked
    file = Path(str(address(desk.store.name).database))
    registry.add_source(desk, FORMER, "person", aliases=["I. Tarrow-Vey"], note=f"{FORMER} called")
    for number in range(40):
        registry.edit_source(desk, "S2", {"description": f"{FORMER} {number} " + "x" * 200})
    assert b"Tarrow" in _raw(file)
    protecting.protect(desk, "S2", WHO, key, public_name=PUBLIC, scrub=True)
    assert b"tarrow" not in _raw(file).lower()

    with closing(sqlite3.connect(file)) as connection:
        sealed = connection.execute("SELECT sealed FROM protected_identities").fetchone()[0]
    assert sealed[20:60] in _raw(file)
    protecting.unprotect(desk, "S2", because="went on record")
    assert sealed[20:60] not in _raw(file)


def test_a_reader_keeps_old_pages_and_that_is_said(sqlite_stocked: Desk, key: Key) -> None:
    """The log cannot be emptied while somebody reads it; the change itself is kept."""
    registry.add_source(sqlite_stocked, FORMER, "person")
    with closing(sqlite3.connect(str(address(sqlite_stocked.store.name).database))) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM sources").fetchone()
        done = protecting.protect(sqlite_stocked, "S2", WHO, key)

    assert (True, False) == (protecting.protection(sqlite_stocked, "S2").protected, done.erased)


@pytest.mark.postgres
def test_a_server_whose_table_is_read_keeps_old_pages_and_that_is_said(
    postgres_url: str, key: Key, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody waits for ever, and the change itself is kept."""
    monkeypatch.setattr("sayso.store.erasing.PATIENCE", 1)
    with open_desk(postgres_url, "ed") as desk:
        registry.add_source(desk, FORMER, "person")
        with desk.store.reading() as session:
            session.execute(select(ProtectedIdentityRow)).all()
            done = protecting.protect(desk, "S1", WHO, key)

        assert (False, True) == (done.erased, protecting.protection(desk, "S1").protected)


def _raw(file: Path) -> bytes:
    return b"".join(one.read_bytes() for one in file.parent.glob(f"{file.name}*"))


def test_errors_of_the_database_show_no_values(desk: Desk) -> None:
    """What goes into a statement is in no message, with --debug neither."""
    with pytest.raises(ConflictError) as refused, desk.changing("wrong") as change:
        change.session.add(SourceRow(uid="u", kind="nonsense", name=WHO.name))
        change.session.flush()
    error: BaseException | None = refused.value
    said = ""
    while error is not None:
        said += str(error)
        error = error.__cause__ or error.__context__
    assert WHO.name not in said


@pytest.mark.parametrize(
    ("name", "text", "tells"),
    [
        ("Al", "a local official", False),
        ("Al", "a friend of Al", True),
        ("Ines Tarrow-Vey", "TARROW was sure", True),
        ("Ines Tarrow-Vey", "ínes was sure", True),
        ("Ines Tarrow-Vey", "a harrowing business, tarrowed", False),
        ("Dr Jan van der Loom", "a doctor, the driver of a van", False),
        ("Dr Jan van der Loom", "what Loom saw", True),
        ("Dr Jan van der Loom", "an heirloom", False),
        ("王小明", "据王小明说", True),
    ],
)
def test_a_text_tells_a_name_by_any_whole_word_of_its_own(name: str, text: str, tells: bool) -> None:
    """Neither part of another word, nor a title or a particle tells who somebody is."""
    assert tells == protecting.tells(name, text)


def test_a_reason_with_the_surname_alone_is_refused(named: Desk, key: Key) -> None:
    """Nothing is sealed then."""
    with pytest.raises(InputError, match="the reason tells the name"):
        protecting.protect(named, "S2", WHO, key, because="Vey asked for it")
    assert not protecting.protection(named, "S2").protected
