"""``sayso review`` in real processes: killed at any moment, twice at one database, on a terminal of its own."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sayso.cli.main import app
from sayso.desk import history, showing
from sayso.desk.desk import open_desk
from sayso.desk.importing import Settings, run_import

COMMAND = (sys.executable, "-c", "from sayso.cli.main import run; run()", "review")
SAID = "Crates of Selby\n\n" + " ".join(f"Some {20 + at} crates of type {chr(97 + at)} were lost." for at in range(20))


@pytest.fixture
def url(any_url: str, tmp_path: Path) -> str:
    """A database with one article of twenty figures, once on SQLite and once on PostgreSQL."""
    return crates(any_url, tmp_path)


@pytest.fixture
def light_url(sqlite_url: str, tmp_path: Path) -> str:
    """The same on SQLite."""
    return crates(sqlite_url, tmp_path)


def crates(url: str, folder: Path) -> str:
    """Import the article."""
    (folder / "crates.txt").write_text(SAID + "\n", "utf-8")
    with open_desk(url, "ed") as desk:
        run_import(desk, [str(folder / "crates.txt")], Settings(outlet="Selby Ledger"))
    return url


Plainly = Callable[[str, str], "subprocess.Popen[str]"]


@pytest.fixture
def plainly() -> Iterator[Plainly]:
    """Start a review on plain lines for somebody; whatever still runs is ended with the test."""
    running: list[subprocess.Popen[str]] = []

    def begin(url: str, who: str) -> "subprocess.Popen[str]":
        made = subprocess.Popen(
            [*COMMAND, "--plain", "A1", "--db", url, "--as", who],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        running.append(made)
        return made

    yield begin
    for one in running:
        if one.poll() is None:
            one.kill()
        one.communicate()


def until(process: "subprocess.Popen[str]", words: str) -> str:
    """What a process says up to these words."""
    assert process.stdout is not None
    said = ""
    while not said.endswith(words):
        read = process.stdout.read(1)
        assert read, said
        said += read
    return said


def tell(process: "subprocess.Popen[str]", line: str) -> None:
    """Type a line."""
    assert process.stdin is not None
    process.stdin.write(f"{line}\n")
    process.stdin.flush()


def test_what_was_answered_for_survives_a_kill(url: str, plainly: Plainly) -> None:
    """Killed with an edit under way: what was said to be done is stored, the edit is not, and the place is kept."""
    killed = plainly(url, "ines")
    until(killed, "C1> ")
    for at in range(1, 4):
        tell(killed, "a")
        until(killed, f"C{at + 1}> ")
    tell(killed, "e about 500")
    until(killed, "type again> ")
    killed.send_signal(signal.SIGKILL)
    killed.wait(timeout=30)

    with open_desk(url) as desk:
        assert ["accepted"] * 3 + ["suggested"] == [
            showing.claim(desk, f"C{number}").claim.status for number in range(1, 5)
        ]
        assert "23" == str(showing.claim(desk, "C4").claim.low)
        assert ["claim accept"] * 3 == [entry.action for entry in history.log(desk, limit=3)]
    again = plainly(url, "ines")
    assert "you were at C4" in until(again, "C4> ")


@pytest.mark.slow
def test_a_kill_at_any_moment_leaves_whole_decisions(light_url: str, plainly: Plainly) -> None:
    """While keys stream in: the database is sound, and what is accepted is what the log says, no more and no less."""
    for moment in range(8):
        killed = plainly(light_url, "ines")
        until(killed, "> ")
        for key in ("A", "a", "u", "a", "r", "u", "a"):
            tell(killed, key)
        time.sleep(0.02 * moment)
        killed.send_signal(signal.SIGKILL)
        killed.wait(timeout=30)
        with open_desk(light_url) as desk:
            entries = list(history.log(desk))
            undone = {entry.undoes for entry in entries}
            standing = [one for one in entries if one.action == "claim accept" and one.entry not in undone]
            told = {ref for entry in standing for ref in re.findall(r"C\d+", entry.summary)}
            accepted = {line.claim_id for line in showing.article(desk, "A1").claims if line.status == "accepted"}
            assert told == accepted
        assert "sound\n" == CliRunner().invoke(app, ["db", "check", "--db", light_url]).stdout


def test_two_terminals_at_one_article(url: str, plainly: Plainly) -> None:
    """What one settles the other sees; what both decide is decided once, and the later is shown both versions."""
    ines, ben = plainly(url, "ines"), plainly(url, "ben")
    until(ines, "C1> ")
    until(ben, "C1> ")
    tell(ines, "n")
    until(ines, "C2> ")
    tell(ines, "e about 90")
    until(ines, "type again> ")
    tell(ben, "n")
    until(ben, "C2> ")
    tell(ben, "r")
    until(ben, "C3> ")
    tell(ines, "")
    said = until(ines, "type again> ")

    assert "C2 changed meanwhile (by ben" in said
    assert "you saw  suggested: about 21 crates of type b; Selby Ledger itself" in said
    assert "now      rejected: about 21 crates of type b; Selby Ledger itself" in said
    assert "yours    'about 90', not saved" in said
    tell(ines, ".")
    assert "left as it was" in until(ines, "C2> ")
    tell(ines, "n")
    assert "ben: rejected C2" not in until(ines, "C3> ")
    with open_desk(url) as desk:
        claim = showing.claim(desk, "C2").claim
        assert ("rejected", "21") == (claim.status, str(claim.low))


class Terminal:
    """A review on a terminal of 80 columns and 24 lines, and what it has painted so far."""

    def __init__(self, url: str, **environment: str) -> None:
        self.ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        kept = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES", "NO_COLOR")}
        self.process = subprocess.Popen(
            [*COMMAND, "A1", "--db", url, "--as", "ines"],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env={**kept, "TERM": "xterm-256color", **environment},
            start_new_session=True,
        )
        os.close(theirs)
        self.painted = ""

    def until(self, words: str, seconds: float = 40) -> str:
        """What is painted up to these words."""
        end = time.monotonic() + seconds
        while words not in self.painted:
            assert time.monotonic() < end, self.painted[-2000:]
            if select.select([self.ours], [], [], 0.2)[0]:
                try:
                    self.painted += os.read(self.ours, 65536).decode("utf-8", "replace")
                except OSError:
                    break
        return self.painted

    def press(self, keys: str) -> None:
        """Type, and forget what was painted before."""
        self.painted = ""
        os.write(self.ours, keys.encode())

    def close(self) -> None:
        """End it."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait(timeout=30)
        os.close(self.ours)


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="terminals as POSIX has them")
def test_a_screen_that_is_killed_has_lost_nothing(light_url: str) -> None:
    """Three claims settled on a real terminal, an edit under way, kill -9; the next screen begins at the fourth."""
    screen = Terminal(light_url)
    try:
        screen.until("claim 1/20")
        for at in range(1, 4):
            screen.press("a")
            screen.until(f"accepted C{at}")
        screen.press("e500")
        screen.until("C4 value>")
        screen.process.send_signal(signal.SIGKILL)
        screen.process.wait(timeout=30)
    finally:
        screen.close()
    with open_desk(light_url) as desk:
        assert ["accepted"] * 3 + ["suggested"] == [
            showing.claim(desk, f"C{number}").claim.status for number in range(1, 5)
        ]
    again = Terminal(light_url)
    try:
        again.until("you were at C4")
        again.press("Q")
        assert 0 == again.process.wait(timeout=30)
    finally:
        again.close()


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="terminals as POSIX has them")
def test_a_terminal_without_colour(light_url: str) -> None:
    """NO_COLOR: no colour code is sent, and the marks are there."""
    screen = Terminal(light_url, NO_COLOR="1")
    try:
        screen.until("Q leave")
        painted = screen.until("f?]")
        codes = {code for found in re.findall(r"\x1b\[([\d;]*)m", painted) for code in found.split(";")}
        assert set() == codes & {str(code) for code in (*range(30, 39), *range(40, 49), *range(90, 98))}
        screen.press("Q")
        assert 0 == screen.process.wait(timeout=30)
    finally:
        screen.close()
