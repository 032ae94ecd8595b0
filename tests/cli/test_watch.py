"""``watch`` and ``import`` of addresses as a person types them, in real processes where signals matter."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from sayso.cli.main import app

COMMAND = (sys.executable, "-c", "from sayso.cli.main import run; run()")
PIER = "Pier closed\n\nNine planks gave way under a lorry on Monday, the harbour office said.\n"

Started = Callable[..., "subprocess.Popen[str]"]


def run(*arguments: str) -> Result:
    """Run ``sayso``."""
    return CliRunner().invoke(app, list(arguments))


@pytest.fixture
def folder(sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to watch; every command finds the database through the environment."""
    monkeypatch.setenv("SAYSO_DB", sqlite_url)
    monkeypatch.chdir(tmp_path)
    made = tmp_path / "spool"
    made.mkdir()
    return made


@pytest.fixture
def started(tmp_path: Path) -> Iterator[Started]:
    """Start ``sayso`` and go on; whatever still runs is ended with the test."""
    running: list[subprocess.Popen[str]] = []

    def start(*words: str) -> "subprocess.Popen[str]":
        made = subprocess.Popen(
            [*COMMAND, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", cwd=tmp_path
        )
        running.append(made)
        return made

    yield start
    for one in running:
        one.kill()
        one.communicate()


def test_once_imports_what_is_there(folder: Path) -> None:
    """One line an import, and what it was in all; the second time there is nothing new."""
    (folder / "pier.txt").write_text(PIER, "utf-8")

    done = run("watch", "spool", "--once", "--outlet", "Tessel Ledger")
    assert (0, "A1  new  Tessel Ledger: Pier closed (2 claims), from spool/pier.txt\n") == (done.exit_code, done.stdout)
    assert "watched spool: 1 new\n" == done.stderr
    again = run("watch", "spool", "--once", "--outlet", "Tessel Ledger")
    assert (0, "", "watched spool: 1 unchanged\n") == (again.exit_code, again.stdout, again.stderr)


def test_once_says_by_its_exit_code_that_a_file_was_refused(folder: Path) -> None:
    """Like an import."""
    (folder / "pier.txt").write_text("Nine planks gave way.\n", "utf-8")

    done = run("watch", "spool", "--once", "--jsonl")

    assert 1 == done.exit_code
    assert ["refused"] == [json.loads(line)["outcome"] for line in done.stdout.splitlines()]
    assert done.stderr.startswith("refused: spool/pier.txt “Nine planks gave way.”: nothing in it says which outlet")


def test_a_folder_that_is_not_there_is_refused(folder: Path) -> None:
    """In one line."""
    del folder
    done = run("watch", "nowhere")

    assert (3, "sayso: nowhere: no such folder; name a folder that files come into\n") == (done.exit_code, done.stderr)


@pytest.mark.skipif(os.name != "posix", reason="signals as POSIX has them")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_watch_ends_cleanly(folder: Path, started: Started, number: signal.Signals) -> None:
    """Each import is printed as it comes; the word to end is no failure, and no lock is left."""
    watch = started("watch", "spool", "--outlet", "Tessel Ledger", "--interval", "0.2")
    (folder / ".new").write_text(PIER, "utf-8")
    (folder / ".new").rename(folder / "pier.txt")
    assert watch.stdout is not None
    assert "A1  new  Tessel Ledger: Pier closed (2 claims), from spool/pier.txt\n" == watch.stdout.readline()
    watch.send_signal(number)
    out, err = watch.communicate(timeout=20)

    assert (0, "", "watched spool: 1 new\n") == (watch.returncode, out, err)
    assert "sound\n" == run("db", "check").stdout


@pytest.mark.skipif(os.name != "posix", reason="signals as POSIX has them")
def test_a_killed_watch_is_taken_up_again(folder: Path, started: Started) -> None:
    """What was saved is not imported again, and the rest is."""
    watch = started("watch", "spool", "--outlet", "Tessel Ledger", "--interval", "0.2")
    (folder / "pier.txt").write_text(PIER, "utf-8")
    assert watch.stdout is not None
    watch.stdout.readline()
    watch.kill()
    watch.wait(timeout=20)
    (folder / "ferry.txt").write_text("Ferry late\n\nThe ferry came 40 minutes late.\n", "utf-8")

    done = run("watch", "spool", "--once", "--outlet", "Tessel Ledger")

    assert "A2  new  Tessel Ledger: Ferry late (1 claim), from spool/ferry.txt\n" == done.stdout
    assert "watched spool: 1 new, 1 unchanged\n" == done.stderr


def test_a_watch_waits_for_an_editor_who_is_saving(folder: Path, sqlite_url: str, started: Started) -> None:
    """A change under way elsewhere is waited for, not an error."""
    (folder / "pier.txt").write_text(PIER, "utf-8")
    other = sqlite3.connect(sqlite_url, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    watch = started("watch", "spool", "--once", "--outlet", "Tessel Ledger")
    time.sleep(5)
    assert watch.poll() is None
    other.execute("ROLLBACK")
    other.close()
    out, err = watch.communicate(timeout=30)

    assert (0, "watched spool: 1 new\n") == (watch.returncode, err)
    assert out.startswith("A1  new")


def test_addresses_that_cannot_be_had_are_said_at_the_end(folder: Path) -> None:
    """A line each, and none of them a secret's; the file beside them is imported."""
    (folder / "pier.txt").write_text(PIER, "utf-8")

    done = run(
        "import", "http://127.0.0.1:9/a?token=hunter2", "https://ed:hunter2@ledger.example/", "ftp://ledger.example/",
        "spool/pier.txt", "--outlet", "Tessel Ledger",
    )  # fmt: skip

    assert 1 == done.exit_code
    assert "3 refused, 1 new" in done.stdout
    private, secret, scheme = done.stderr.splitlines()
    said = "127.0.0.1 belongs to a private network or to this machine; give --allow-private if that is meant"
    assert f"refused: http://127.0.0.1:9/a?token=***: {said}" == private
    assert secret.startswith("refused: https://***@ledger.example/: an address with a user name or password is not")
    assert scheme.startswith("refused: ftp://ledger.example/: only http and https addresses are fetched")
    assert "hunter2" not in done.output


def test_without_a_network_one_line_is_enough(folder: Path) -> None:
    """However many addresses there are."""
    del folder
    done = run("import", "http://one.invalid/", "http://two.invalid/a", "http://two.invalid/b")

    said = "none of 3 addresses can be reached (one.invalid, two.invalid); check that this machine is online"
    assert (1, f"refused: {said}\n") == (done.exit_code, done.stderr)


def test_an_import_of_files_loads_no_network_library(folder: Path) -> None:
    """Starts stay light: what fetches is loaded with the first address."""
    (folder / "pier.txt").write_text(PIER, "utf-8")
    program = (
        "import sys\nfrom typer.testing import CliRunner\nfrom sayso.cli.main import app\n"
        "done = CliRunner().invoke(app, ['import', 'spool/pier.txt', '--outlet', 'Tessel Ledger'])\n"
        "print(done.exit_code, sorted({'urllib3', 'protego', 'http.client'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True)

    assert "0 []\n" == done.stdout
