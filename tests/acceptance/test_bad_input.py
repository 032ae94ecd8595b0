"""What comes in broken is refused in one clear line with its exit code, and nothing is lost or half-written."""

import os
import resource
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from sayso.cli.main import app
from sayso.intake import walk

GOOD = "Ferry late\n\nSome 12 people waited at the pier.\n"
MEGABYTE = 1_000_000


@pytest.fixture
def db(sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A database with one article, found through the environment; a good file lies beside it."""
    monkeypatch.setenv("SAYSO_DB", sqlite_url)
    monkeypatch.chdir(tmp_path)
    Path("good.txt").write_text(GOOD, "utf-8")
    Path("first.txt").write_text("Boats sink\n\nAbout 40 boats sank.\n", "utf-8")
    assert 0 == run("import", "first.txt", "--outlet", "Quillmouth Post").exit_code
    return Path(sqlite_url)


def run(*words: str) -> Result:
    """Run ``sayso`` in this process."""
    return CliRunner().invoke(app, list(words))


def refuse(done: Result, *said: str) -> None:
    """The import went on to the good file and refused the other in one line that says what, where and what next."""
    lines = done.stderr.splitlines()
    assert (1, 1) == (done.exit_code, len(lines)), done.stderr
    assert lines[0].startswith("refused: ")
    assert "; " in lines[0]
    for words in said:
        assert words in lines[0]
    assert ["first.txt", "good.txt"] == articles()


def articles() -> list[str]:
    """The file names of all articles, and proof that the database is sound."""
    assert "sound\n" == run("db", "check").stdout
    return sorted(line.split("|")[0] for line in _rows("SELECT source_name FROM versions"))


def _rows(query: str) -> list[str]:
    with closing(sqlite3.connect(os.environ["SAYSO_DB"])) as connection:
        return ["|".join(str(value) for value in row) for row in connection.execute(query)]


def take(*names: str) -> Result:
    """Import files beside the good one."""
    return run("import", *names, "good.txt", "--outlet", "Quillmouth Post")


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("empty.txt", b"", "empty.txt: the file is empty; leave it out, or fetch it again"),
        ("blank.txt", b" \n\t\n", "blank.txt: there is nothing but white space in it"),
        ("photo.txt", b"\x89PNG\r\n\x1a\n\0\0\0", "photo.txt: this is a PNG image, not text"),
        ("data.txt", b"abc\0\x01\x02def", "data.txt: byte 3 is NUL: this is binary data"),
        ("old.txt", "Caf\xe9s close\n\nTwo shut.\n".encode("latin-1"), "old.txt: byte 3 (e9 73 20 63) is not UTF-8"),
        ("page.html", b"<html><body><script>x()</script></body></html>", "page.html: "),
        ("feed.xml", b"<rss version='2.0'><channel><title>X</title></channel></rss>", "feed.xml: "),
        ("cut.json", b'{"headline": "Storm", "body_text": "Some', "cut.json: "),
        ("other.xml", b"<?xml version='1.0'?><invoice/>", "other.xml: not a feed that can be read"),
    ],
)
def test_a_file_that_is_no_article_is_refused(name: str, data: bytes, said: str) -> None:
    """By name, with what is wrong and what to do."""
    Path(name).write_bytes(data)

    refuse(take(name), said)


@pytest.mark.usefixtures("db")
def test_an_encoding_that_is_named_is_read() -> None:
    """The way out that the refusal names works."""
    Path("old.txt").write_bytes("Caf\xe9s close\n\nTwo shut.\n".encode("latin-1"))

    assert 0 == run("import", "old.txt", "--outlet", "X", "--encoding", "cp1252").exit_code


@pytest.mark.usefixtures("db")
def test_two_hundred_megabytes_are_refused_unread() -> None:
    """The file is sparse: it would take its size in memory if it were read."""
    with Path("huge.txt").open("wb") as file:
        file.truncate(200 * MEGABYTE)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    refuse(take("huge.txt"), "huge.txt: 200,000,000 bytes is over the limit of")
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000


@pytest.mark.usefixtures("db")
def test_broken_json_at_line_40000_costs_that_line_alone() -> None:
    """The line is named; the articles before and after it are taken."""
    record = '{"headline": "Note %d", "body_text": "Item %d of the gazette."}'
    lines = [record % (1, 1), *[""] * 39_998, '{"headline": "Note', record % (2, 2)]
    Path("wire.jsonl").write_text("\n".join(lines), "utf-8")
    done = take("wire.jsonl")

    assert 1 == done.exit_code
    assert 1 == len(done.stderr.splitlines())
    assert "wire.jsonl line 40000: " in done.stderr
    assert ["first.txt", "good.txt", "wire.jsonl#1", "wire.jsonl#3"] == articles()


@pytest.mark.usefixtures("db")
def test_a_path_that_is_not_there_is_refused() -> None:
    """The others are imported."""
    refuse(take("nowhere.txt"), "nowhere.txt: no such file or folder; check the path")


@pytest.mark.usefixtures("db")
def test_a_file_that_vanishes_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Between the look at the folder and the reading."""
    Path("gone.txt").write_text(GOOD, "utf-8")
    read = walk.Found.data

    def vanish(found: walk.Found, **limit: int) -> bytes:
        Path("gone.txt").unlink(missing_ok=True)
        return read(found, **limit)

    monkeypatch.setattr(walk.Found, "data", vanish)
    refuse(take("gone.txt"), "gone.txt: the file has vanished; check the path and run the import again")


@pytest.mark.usefixtures("db")
def test_an_unreadable_folder_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever runs the tests: the system call itself says no."""
    Path("closed").mkdir()
    scandir = os.scandir

    def closed(path: object) -> object:
        if str(path) == "closed":
            raise PermissionError(13, "Permission denied", "closed")
        return scandir(path)  # type: ignore[call-overload]

    monkeypatch.setattr("sayso.intake.walk.os.scandir", closed)
    refuse(take("closed"), "closed: no permission to read it; change its permissions, or leave it out")


@pytest.mark.usefixtures("db", "permissions_count")
def test_a_folder_that_permissions_close_is_refused(sayso: Callable[..., Result]) -> None:
    """The same, by permissions alone."""
    Path("closed").mkdir(mode=0o000)
    done = sayso("import", "closed", "good.txt", "--outlet", "Quillmouth Post")
    Path("closed").chmod(0o700)

    assert "refused: closed: no permission to read it; change its permissions, or leave it out\n" == done.stderr
    assert ["first.txt", "good.txt"] == articles()


@pytest.mark.usefixtures("db")
def test_an_outlet_that_cannot_be_told_is_asked_for() -> None:
    """The message says which option settles it."""
    done = run("import", "good.txt")

    assert 1 == done.exit_code
    assert "refused: good.txt " in done.stderr
    assert "--outlet" in done.stderr
    assert ["first.txt"] == articles()


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ('file = "missing.txt"\noutlet = "Quillmouth Post"', "missing.txt"),
        ('file = "other.txt"\noutlet = "Nobody\'s Gazette"', "Nobody's Gazette"),
        ('file = "../out.txt"\noutlet = "Quillmouth Post"', "../out.txt"),
    ],
)
def test_a_manifest_entry_that_is_wrong_is_refused(entry: str, said: str) -> None:
    """A file that is not there, an outlet that nobody described, a path that climbs out; the rest is taken."""
    Path("other.txt").write_text(GOOD.replace("12", "13"), "utf-8")
    Path("list.toml").write_text(
        f'[[article]]\n{entry}\n[[article]]\nfile = "good.txt"\noutlet = "Quillmouth Post"\n', "utf-8"
    )
    done = run("import", "good.txt", "--manifest", "list.toml")

    refuse(done, "list.toml", said)


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize("text", ["[[article]\nfile = 1", "[[articles]]\nx = 1\n"])
def test_a_manifest_that_is_none_refuses_the_import(text: str) -> None:
    """Exit 3, and nothing is imported without what it would have said."""
    Path("list.toml").write_text(text, "utf-8")
    done = run("import", "good.txt", "--manifest", "list.toml")

    assert (3, 1) == (done.exit_code, len(done.stderr.splitlines()))
    assert done.stderr.startswith("sayso: list.toml")
    assert ["first.txt"] == articles()


def test_a_database_that_is_not_one_is_refused_untouched(tmp_path: Path) -> None:
    """A text, somebody else's tables, a folder; exit 6."""
    text, stranger = tmp_path / "notes.db", tmp_path / "stranger.db"
    text.write_text("my notes\n" * 200, "utf-8")
    with closing(sqlite3.connect(stranger)) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    for file, said in (
        (text, "is not a sayso database; give another path with --db"),
        (stranger, "is not a sayso database: it holds recipes; give another path with --db"),
        (tmp_path, "is a folder, not a database; name a file in it with --db"),
    ):
        data = file.read_bytes() if file.is_file() else b""
        done = run("claims", "--db", str(file))
        assert (6, "", f"sayso: {file} {said}\n") == (done.exit_code, done.stdout, done.stderr)
        assert data == (file.read_bytes() if file.is_file() else b"")


def test_a_newer_schema_is_refused_untouched(db: Path) -> None:
    """Exit 6; an older sayso must not write what it does not know."""
    with closing(sqlite3.connect(db)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '0999'")
    for words in (["claims"], ["import", "good.txt", "--outlet", "X"], ["db", "upgrade"]):
        done = run(*words)
        assert (6, 1) == (done.exit_code, len(done.stderr.splitlines()))
        assert "has schema 0999, which this sayso" in done.stderr
        assert "does not know; install the newer sayso that wrote it" in done.stderr
    assert ["1"] == _rows("SELECT count(*) FROM articles")


@pytest.mark.usefixtures("permissions_count")
def test_a_read_only_database_can_be_read_and_not_written(db: Path, sayso: Callable[..., Result]) -> None:
    """In a folder that is closed, too: nothing is written beside it."""
    vault = db.parent / "vault"
    vault.mkdir()
    kept = vault / "kept.db"
    kept.write_bytes(db.read_bytes())
    kept.chmod(0o444)
    vault.chmod(0o555)
    try:
        read = {words: sayso(*words.split(), "--db", str(kept)) for words in ("claims", "compare", "search boats")}
        tried = [sayso(*words, "--db", str(kept)) for words in (["claim", "accept", "C1"], ["undo"])]
        new = sayso("claims", "--db", str(vault / "new.db"))
        assert ["kept.db"] == [file.name for file in vault.iterdir()]
    finally:
        vault.chmod(0o755)

    assert dict.fromkeys(read, (0, "")) == {words: (done.returncode, done.stderr) for words, done in read.items()}  # type: ignore[attr-defined]
    assert "About 40" in read["claims"].stdout
    for done in tried:
        said = f"sayso: {kept} cannot be written; check the permissions of the file and its folder\n"
        assert (6, said) == (done.returncode, done.stderr)  # type: ignore[attr-defined]
    assert 6 == new.returncode  # type: ignore[attr-defined]
    assert "new.db cannot be opened; check that its folder exists and can be written" in new.stderr


def test_a_full_disk_loses_nothing(db: Path, sayso: Callable[..., Result]) -> None:
    """The file may grow no further: the import stops with exit 6, keeps what was there, and completes later."""
    padding = "<!--" + "x" * 1_000_000 + "-->"
    Path("much.html").write_text(f"<html><body>{padding}<article><p>{GOOD * 9}</p></article></body></html>", "utf-8")
    limit = db.stat().st_size + 200_000

    def no_more() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    done = sayso("import", "much.html", "--outlet", "Quillmouth Post", before=no_more)
    assert 6 == done.returncode, done.stderr  # type: ignore[attr-defined]
    assert 1 == len(done.stderr.splitlines())
    assert "free some space and run the command again; nothing was lost" in done.stderr
    assert ["first.txt"] == articles()
    assert 0 == run("import", "much.html", "--outlet", "Quillmouth Post").exit_code


@pytest.mark.usefixtures("db")
def test_a_full_database_is_said_in_one_line() -> None:
    """SQLite's own word for a full disk."""
    from sqlalchemy import Engine, event  # noqa: PLC0415 - here alone

    def few_pages(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute("PRAGMA max_page_count = 1")

    event.listen(Engine, "connect", few_pages)
    try:
        Path("much.txt").write_text("Long report\n\n" + "The harbour was closed for 3 days. " * 900, "utf-8")
        done = run("import", "much.txt", "--outlet", "Quillmouth Post")
    finally:
        event.remove(Engine, "connect", few_pages)

    assert 6 == done.exit_code
    assert done.stderr.startswith("sayso: no space left on the disk of ")
    assert 1 == len(done.stderr.splitlines())
    assert ["first.txt"] == articles()


@pytest.mark.parametrize(
    ("url", "code", "said"),
    [
        ("postgresql://ed@127.0.0.1:1/news", 6, "check that the server runs and the address is right"),
        ("postgresql://ed:secret@127.0.0.1:1/news", 6, "check that the server runs and the address is right"),
        ("postgresql://ed@127.0.0.1:port/news", 2, "not a database address"),
        ("mysql://ed@127.0.0.1/news", 2, "no support for mysql databases"),
        ("://", 2, "not a database address"),
    ],
)
def test_a_server_that_is_down_or_none_is_said(url: str, code: int, said: str) -> None:
    """In one line, without the password."""
    done = run("claims", "--db", url)

    assert (code, "", 1) == (done.exit_code, done.stdout, len(done.stderr.splitlines()))
    assert said in done.stderr
    assert "secret" not in done.stderr
    assert "psycopg" not in done.stderr


@pytest.mark.postgres
def test_a_server_whose_schema_is_behind_names_the_command(bare_postgres_url: str) -> None:
    """Which then works."""
    behind = run("claims", "--db", bare_postgres_url)
    upgraded = run("db", "upgrade", "--db", bare_postgres_url)
    again = run("claims", "--db", bare_postgres_url)

    assert (6, 0, 0) == (behind.exit_code, upgraded.exit_code, again.exit_code)
    assert "run `sayso db upgrade`" in behind.stderr


def test_a_damaged_database_can_be_replaced_by_its_backup(db: Path) -> None:
    """What is damaged is kept beside it, and so is what an earlier restoration kept."""
    assert 0 == run("db", "backup", "copy.db").exit_code
    for at in ("", "-2"):
        db.write_bytes(b"torn pages" * 5000)
        assert 6 == run("claims").exit_code
        done = run("db", "restore", "copy.db")
        assert (0, f"restored; what stood there is kept as {db}.before-restore{at}\n") == (done.exit_code, done.stdout)
        assert ["first.txt"] == articles()
    assert 3 == run("db", "restore", "first.txt").exit_code
