"""What is higher than the terminal goes through the pager of the reader's choice, claims marked."""

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sayso.cli.main import app

COMMAND = (sys.executable, "-m", "sayso")
LINES = "".join(f"Some {at + 20} crates of type {at} were lost in Dandong.\n\n" for at in range(30))


@pytest.fixture(autouse=True)
def _stocked(sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An article that is higher than a terminal, one that is not, and a pager that tells what it got."""
    monkeypatch.setenv("SAYSO_DB", sqlite_url)
    for name in ("NO_COLOR", "COLUMNS", "PAGER", "LESS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    Path("long.txt").write_text(f"Crates lost\n\n{LINES}", "utf-8")
    Path("short.txt").write_text("Pier closed\n\nSome 12 ferries waited.\n", "utf-8")
    for name in ("long", "short"):
        assert 0 == CliRunner().invoke(app, ["import", f"{name}.txt", "--outlet", f"{name} Post"]).exit_code
    pager = Path("pager.sh").absolute()
    pager.write_text("#!/bin/sh\ncat > paged\necho PAGED $# $1\n")
    pager.chmod(0o700)
    monkeypatch.setenv("SAYSO_PAGER", f"{pager} -X")


def terminal(*words: str, **environment: str) -> str:
    """What ``sayso`` shows on a terminal of 24 lines and 80 columns."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    with subprocess.Popen(
        [*COMMAND, *words],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, "TERM": "xterm-256color", **environment},
    ) as running:
        os.close(theirs)
        shown = b""
        while True:
            try:
                part = os.read(ours, 4096)
            except OSError:
                break
            if not part:
                break
            shown += part
        assert 0 == running.wait(timeout=30), shown.decode()
    os.close(ours)
    return shown.decode("utf-8").replace("\r\n", "\n")


def test_a_long_article_is_paged_whole_with_its_claims_marked() -> None:
    """From what is told of it to who said what; each kind in its colour, a ? while nobody accepted it."""
    shown = terminal("article", "show", "A1")
    paged = Path("paged").read_text("utf-8")

    assert "PAGED 1 -X\n" == shown
    assert paged.startswith("article")
    assert "Crates lost" in paged
    assert "\x1b[1;36m[Some 20\x1b[0m\x1b[2m C1?]" in paged
    assert "\x1b[1;32m[Dandong\x1b[0m\x1b[2m C" in paged
    assert "who said it" in paged


def test_without_colour_the_marks_still_tell() -> None:
    """Brackets and references, and no code that sets a colour."""
    for how in ({"NO_COLOR": "1"}, {"SAYSO_COLOUR": "never"}):
        terminal("article", "show", "A1", **how)
        paged = Path("paged").read_text("utf-8")
        assert "[Some 20 C1?]" in paged
        assert "\x1b[" not in paged


def test_what_is_high_once_its_lines_are_folded_is_paged() -> None:
    """Few entries of the log, with long lines."""
    for number in range(4):
        note = f"{number} " + "the harbour office will call back " * 15
        assert 0 == CliRunner().invoke(app, ["claim", "edit", "C1", "--note", note]).exit_code

    assert "PAGED 1 -X\n" == terminal("log", "--limit", "4")
    assert "the harbour office" in terminal("log", "--limit", "1")


def test_what_fits_is_shown_at_once() -> None:
    """And so is everything to a program, a dumb terminal, or somebody who wants no pager."""
    fits = terminal("article", "show", "A2")
    piped = subprocess.run([*COMMAND, "article", "show", "A1"], capture_output=True, encoding="utf-8", check=True)
    dumb = terminal("claims", TERM="dumb")
    unpaged = terminal("claims", SAYSO_PAGER="cat")

    assert not Path("paged").exists()
    assert "ferries" in fits
    assert piped.stdout.count("crates of type") == 30
    assert "ferries" in dumb
    assert "ferries" in unpaged


def test_a_pager_that_is_not_there_is_told_and_nothing_is_lost() -> None:
    """All is printed instead."""
    shown = terminal("article", "show", "A1", SAYSO_PAGER="no-such-pager")

    assert "crates of type 29" in shown
    assert "the pager 'no-such-pager' cannot be started; choose one with `sayso config set pager NAME`" in shown


def test_a_reader_who_leaves_early_is_met_quietly() -> None:
    """The pager ended before it read all."""
    assert "" == terminal("article", "show", "A1", SAYSO_PAGER="true")


def test_the_log_and_lists_are_paged_too() -> None:
    """With the same pager."""
    assert "PAGED 1 -X\n" == terminal("claims")
    assert "ferries" in Path("paged").read_text("utf-8")
    CliRunner().invoke(app, ["claim", "accept", "--article", "A1", "--kind", "figure"])
    CliRunner().invoke(app, ["claim", "reject", "--article", "A1", "--kind", "place"])
    assert "PAGED 1 -X\n" == terminal("log")
    assert "suggested → rejected" in Path("paged").read_text("utf-8")
