import hashlib
import json
import random
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from sayso.model.errors import ConflictError, InputError
from sayso.model.uid import uid
from sayso.store import bundle
from sayso.store.bundle.form import SEAL
from sayso.store.records import TABLES
from sayso.store.rows import ClaimRow, OutletRow
from sayso.store.store import Store, open_store

LATER = datetime(2032, 1, 1, tzinfo=UTC)
Reseal = Callable[[Path], None]


@pytest.fixture
def store(sqlite_url: str) -> Any:
    """An empty database that must stay so."""
    with open_store(sqlite_url) as opened:
        yield opened


def _read(store: Store, folder: Path) -> bundle.Taken:
    checked = bundle.check(folder)
    with store.changing("bundle read", by="ed", at=LATER) as change:
        return bundle.read(change, checked)


def _refused(store: Store, folder: Path, said: str) -> None:
    """The bundle is refused in these words, and the database has not a row."""
    with pytest.raises(InputError, match=said):
        _read(store, folder)
    with store.reading() as session:
        assert {0} == {session.scalar(select(func.count()).select_from(table)) for table in TABLES.values()}


def _edit(folder: Path, table: str, change: Callable[[list[dict[str, Any]]], None]) -> None:
    """Rewrite a table's file after ``change`` did something to its records."""
    file = folder / f"{table}.jsonl"
    records = [json.loads(line) for line in file.read_text("utf-8").split("\n") if line]
    change(records)
    lines = [json.dumps(record, ensure_ascii=False, sort_keys=True) + "\n" for record in records]
    file.write_bytes("".join(lines).encode())


def test_any_flipped_byte_is_noticed(newsroom: Path) -> None:
    """Whatever file and whatever place: one changed byte and the bundle is refused."""
    chance = random.Random(11)
    files = sorted(file for file in newsroom.rglob("*") if file.is_file() and file.stat().st_size)
    for file in files:
        whole = file.read_bytes()
        for at in {0, len(whole) - 1, *(chance.randrange(len(whole)) for _ in range(6))}:
            file.write_bytes(whole[:at] + bytes([whole[at] ^ (1 << chance.randrange(8))]) + whole[at + 1 :])
            with pytest.raises(InputError):
                bundle.check(newsroom)
        file.write_bytes(whole)
    assert [bundle.check(newsroom).files["claims.jsonl"].rows] == [3]


def test_a_flipped_byte_leaves_the_database_untouched(store: Store, newsroom: Path) -> None:
    """A digit changed in a claim is named as damage, and nothing is read."""
    file = newsroom / "claims.jsonl"
    file.write_bytes(file.read_bytes().replace(b'"3.30"', b'"3.80"'))

    _refused(store, newsroom, r"claims.jsonl is not the file that bundle.json vouches for")


@pytest.mark.parametrize("name", ["claims.jsonl", "texts", "originals"])
def test_a_missing_file_is_named(store: Store, newsroom: Path, name: str) -> None:
    """A table, a text or an original that is gone."""
    gone = newsroom / name
    if gone.is_dir():
        gone = min(gone.iterdir())
    gone.unlink()

    _refused(store, newsroom, f"{gone.name} is missing")


@pytest.mark.parametrize("name", ["notes.jsonl", "texts/readme.txt", "comparisons.jsonl", "claims.csv"])
def test_a_file_nobody_vouches_for_is_refused(store: Store, newsroom: Path, name: str) -> None:
    """What the seal does not list is no part of the bundle."""
    (newsroom / name).write_bytes(b"{}\n")

    _refused(store, newsroom, f"{name} is no part of the bundle")


def test_what_a_file_manager_leaves_is_not_read(store: Store, newsroom: Path) -> None:
    """A hidden file changes nothing."""
    (newsroom / ".DS_Store").write_bytes(b"\x00")

    assert _read(store, newsroom).added["claims"] == 3


def _reword(newsroom: Path, before: str, after: str) -> None:
    file = newsroom / SEAL
    file.write_text(file.read_text("utf-8").replace(before, after), "utf-8")


def test_an_unknown_version_is_refused(store: Store, newsroom: Path) -> None:
    """A bundle from the future says what to do."""
    _reword(newsroom, '"version": 1', '"version": 2')

    _refused(store, newsroom, "has format version 2, this sayso reads 1; read it with the sayso that wrote it")


def test_an_unknown_schema_is_refused(store: Store, newsroom: Path) -> None:
    """A bundle of another schema says what to do."""
    _reword(newsroom, '"schema": "', '"schema": "9')

    _refused(store, newsroom, "has schema '9.*', this sayso reads")


@pytest.mark.parametrize(
    "name",
    [
        "../claims.jsonl",
        "/etc/passwd",
        "texts/../../x.txt",
        "texts/../claims.jsonl",
        "C:\\\\claims.jsonl",
        "originals/short",
    ],
)
def test_a_path_that_climbs_out_is_refused(store: Store, newsroom: Path, name: str) -> None:
    """The seal may list nothing but a bundle's own files."""
    _reword(newsroom, '"claims.jsonl"', f'"{name}"')

    _refused(store, newsroom, "which no bundle has")


@pytest.mark.parametrize("name", ["claims.jsonl", SEAL, "texts"])
def test_a_symlink_is_refused(store: Store, newsroom: Path, tmp_path: Path, name: str) -> None:
    """A file or folder that stands elsewhere is not the bundle's."""
    (newsroom / name).rename(tmp_path / "elsewhere")
    (newsroom / name).symlink_to(tmp_path / "elsewhere")

    _refused(store, newsroom, "is not a (plain file|folder of its own)")


def _double(records: list[dict[str, Any]]) -> None:
    records.insert(1, records[0])


def _swap(records: list[dict[str, Any]]) -> None:
    records[0], records[1] = records[1], records[0]


def _setting(**values: Any) -> Callable[[list[dict[str, Any]]], None]:
    def change(records: list[dict[str, Any]]) -> None:
        records[0].update(values)

    return change


def _without(name: str) -> Callable[[list[dict[str, Any]]], None]:
    def change(records: list[dict[str, Any]]) -> None:
        del records[0][name]

    return change


@pytest.mark.parametrize(
    "forged",
    [
        ("claims", _double, "claims.jsonl line 2: .* is there twice"),
        ("journal", _double, "journal.jsonl line 2: .* is there twice"),
        ("claims", _swap, "claims.jsonl line 2: .* is out of order"),
        ("claims", _setting(mood="sad"), "line 1: unknown field 'mood'"),
        ("claims", _without("note"), "line 1: field 'note' is missing"),
        ("claims", _setting(article_uid="nowhere"), "line 1: article_uid nowhere is not in the bundle"),
        ("anchors", _setting(claim_uid="nowhere"), "line 1: claim_uid nowhere is not in the bundle"),
        ("versions", _setting(copy_of_uid="nowhere"), "line 1: copy_of_uid nowhere is not in the bundle"),
        ("versions", _setting(text_sha256="0" * 64), "line 1: texts/.* is another file than it says"),
        ("originals", _setting(size=1), "line 1: originals/.* is another file than it says"),
        ("claims", _setting(low=1200), "line 1: low not a decimal: 1200"),
        ("claims", _setting(low="1E3"), "line 1: low not a decimal: '1E3'"),
        ("claims", _setting(low="NaN"), "line 1: low not a decimal: 'NaN'"),
        ("claims", _setting(logged_at="yesterday"), "line 1: logged_at not a UTC time: 'yesterday'"),
        ("claims", _setting(earliest="2031-02-30"), "line 1: earliest not a date: '2031-02-30'"),
        ("claims", _setting(quote=None), "line 1: quote must not be empty"),
        ("claims", _setting(quote="a\x00b"), "line 1: quote holds a character that no text has"),
        ("claims", _setting(candidates={}), "line 1: candidates not an array"),
        ("claims", _setting(credibility="high"), "line 1: credibility not a whole number"),
        ("claims", _setting(credibility=2**40), "line 1: credibility not a whole number"),
        ("sources", _setting(protected=1), "line 1: protected neither true nor false: 1"),
        ("journal", _setting(touches=["b", "a"]), "line 1: touches not a sorted list"),
        ("claims", _setting(status="rumour"), r"line 1: .*status_known"),
        ("claims", _setting(credibility=9), r"line 1: .*credibility_known"),
        ("questions", _setting(text=""), r"line 1: .*worded"),
        ("answers", lambda records: records[1].update(claim_uid=records[0]["claim_uid"]), "line 2: "),
    ],
)
def test_a_forged_record_is_refused(store: Store, newsroom: Path, reseal: Reseal, forged: tuple[str, Any, str]) -> None:
    """Even where the seal fits: duplicates, unknown fields, dangling references, wrong values, broken rules."""
    table, change, said = forged
    _edit(newsroom, table, change)
    reseal(newsroom)

    _refused(store, newsroom, said)


@pytest.mark.postgres
@pytest.mark.parametrize("values", [{"status": "rumour"}, {"credibility": 9}])
def test_postgresql_refuses_a_broken_rule_too(
    postgres_url: str, newsroom: Path, reseal: Reseal, values: dict[str, Any]
) -> None:
    """A rule of the schema holds on a server, and the line is named."""
    _edit(newsroom, "claims", _setting(**values))
    reseal(newsroom)
    with open_store(postgres_url) as store:
        _refused(store, newsroom, "claims.jsonl line 1: ")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b"{broken\n", "claims.jsonl line 2 is not JSON"),
        (b"[]\n", "claims.jsonl line 2 is not a whole record"),
        (b"\n", "claims.jsonl line 2 is not JSON"),
        (b"\xff\n", "claims.jsonl line 2 is not JSON"),
        (b'{"low": NaN}\n', "claims.jsonl line 2 is not JSON"),
    ],
)
def test_a_broken_line_is_named(store: Store, newsroom: Path, reseal: Reseal, line: bytes, said: str) -> None:
    """Bad JSON comes with its line number."""
    file = newsroom / "claims.jsonl"
    first, *rest = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(b"".join([first, line, *rest]))
    reseal(newsroom)

    _refused(store, newsroom, said)


def test_a_wrong_count_is_refused(store: Store, newsroom: Path) -> None:
    """The seal's rows are counted."""
    whole = json.loads((newsroom / SEAL).read_bytes())
    whole["files"]["claims.jsonl"]["rows"] += 1
    (newsroom / SEAL).write_text(json.dumps(whole, indent=1, sort_keys=True) + "\n", "utf-8")

    _refused(store, newsroom, "claims.jsonl has 3 rows, bundle.json says 4")


def test_a_text_without_its_version_is_refused(store: Store, newsroom: Path, reseal: Reseal) -> None:
    """A text that no version claims has no place, listed or not."""
    (newsroom / "texts" / f"{uid('nobody')}.txt").write_bytes(b"words")
    reseal(newsroom)

    _refused(store, newsroom, "belongs to no record")


def test_a_text_that_is_none_is_refused(store: Store, newsroom: Path, reseal: Reseal) -> None:
    """Bytes that are not UTF-8 are no text, even where every hash fits."""
    text = min((newsroom / "texts").iterdir())
    text.write_bytes(b"\xff\xfe")
    made = hashlib.sha256(b"\xff\xfe").hexdigest()
    _edit(newsroom, "versions", _setting(text_sha256=made))
    reseal(newsroom)

    _refused(store, newsroom, text.name)


@pytest.mark.parametrize("name", ["", "no-such-folder"])
def test_what_is_no_bundle_is_refused(store: Store, tmp_path: Path, name: str) -> None:
    """An empty folder, or none at all."""
    (tmp_path / "here").mkdir()

    _refused(store, tmp_path / "here" / name, "is not a bundle: it has no bundle.json; name a folder")


def test_a_file_that_changes_meanwhile_is_noticed(store: Store, newsroom: Path) -> None:
    """Between the check and the reading a file is swapped: nothing is kept."""
    checked = bundle.check(newsroom)
    file = newsroom / "claims.jsonl"
    file.write_bytes(file.read_bytes().replace(b'"3.30"', b'"3.80"'))

    with pytest.raises(InputError, match="vouches for"), store.changing("bundle read", by="ed", at=LATER) as change:
        bundle.read(change, checked)
    with store.reading() as session:
        assert session.scalar(select(func.count()).select_from(ClaimRow)) == 0


def test_a_contradiction_is_named_and_nothing_is_read(any_url: str, newsroom: Path, reseal: Reseal) -> None:
    """The same claim with another note: a conflict that names the claim and the field."""
    with open_store(any_url) as store:
        _read(store, newsroom)
        _edit(newsroom, "claims", _setting(note="changed elsewhere"))
        _edit(newsroom, "outlets", lambda records: records[0].update(homepage="https://elsewhere.example"))
        reseal(newsroom)

        with pytest.raises(ConflictError, match=r"contradicts what is stored: O\d \(homepage\); C\d \(note\)"):
            _read(store, newsroom)
        with store.reading() as session:
            assert session.scalars(select(ClaimRow).where(ClaimRow.note == "changed elsewhere")).all() == []


def test_a_name_taken_by_another_record_is_named(any_url: str, newsroom: Path) -> None:
    """Another outlet of the same name is stored: a conflict that names it, not a database's error."""
    with open_store(any_url) as store:
        with store.changing("outlet add", by="ed", at=LATER) as change:
            change.session.add(OutletRow(uid="ours", name="Kärnten Bote"))

        with pytest.raises(ConflictError, match=r"cannot be added, O\d+ has the same name"):
            _read(store, newsroom)
        with store.reading() as session:
            assert session.scalars(select(OutletRow.name)).all() == ["Kärnten Bote"]
