"""Real processes: pipes that close, terminals with and without colour, tracebacks only when asked for."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = (sys.executable, "-c", "from sayso.cli.main import run; run()")


@pytest.fixture
def db(sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A database with enough claims to fill a pipe, found through the environment."""
    monkeypatch.setenv("SAYSO_DB", sqlite_url)
    monkeypatch.chdir(tmp_path)
    said = "".join(f"Some {at + 20} crates of type {at} were lost. " for at in range(40))
    Path("crates.txt").write_text(f"Crates lost\n\n{said}\n", "utf-8")
    assert 0 == subprocess.run([*COMMAND, "import", "crates.txt", "--outlet", "Café Post"], check=False).returncode
    return sqlite_url


@pytest.mark.usefixtures("db")
def test_a_reader_that_goes_is_met_quietly() -> None:
    """`sayso claims | head -1`: the first line, nothing on stderr, exit 0."""
    for words in (["claims"], ["claims", "--json"], ["stories"]):
        with subprocess.Popen([*COMMAND, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
            assert running.stdout is not None
            assert running.stderr is not None
            if words == ["claims"]:
                assert running.stdout.readline().startswith(b"claim ")
            running.stdout.close()
            assert (b"", 0) == (running.stderr.read(), running.wait(timeout=30))


def on_a_terminal(*words: str, **environment: str) -> str:
    """What ``sayso`` shows on a terminal."""
    ours, theirs = pty.openpty()
    kept = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "COLUMNS", "FORCE_COLOR")}
    with subprocess.Popen(
        [*COMMAND, *words],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**kept, "TERM": "xterm", "PAGER": "cat", **environment},
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
        running.wait(timeout=30)
    os.close(ours)
    return shown.decode("utf-8")


@pytest.mark.usefixtures("db")
def test_colour_is_for_terminals_that_want_it() -> None:
    """Bold on a terminal, plain under NO_COLOR and in a pipe; the words are the same."""
    plain = subprocess.run([*COMMAND, "outlets"], capture_output=True, encoding="utf-8", check=True).stdout

    assert "\x1b[" not in plain
    assert "Café Post" in plain
    assert "\x1b[1m" in on_a_terminal("outlets")
    quiet = on_a_terminal("outlets", NO_COLOR="1")
    assert not any(f"\x1b[{code}m" in quiet for code in (*range(30, 38), *range(90, 98)))
    assert "Café Post" in quiet


@pytest.mark.usefixtures("db")
def test_an_article_cannot_take_hold_of_the_terminal() -> None:
    """Its control characters are shown as unreadable; a program gets them as they are."""
    Path("hostile.txt").write_text("Quiet \x1b]0;mine\x07 day\n\nSome \x1b[2J3 boats sank.\n", "utf-8")
    subprocess.run([*COMMAND, "import", "hostile.txt", "--outlet", "Y\x1b[5m"], capture_output=True, check=True)
    for words in (["article", "show", "A2"], ["articles"], ["outlet", "show", "O2"], ["outlets"], ["claims"]):
        shown = on_a_terminal(*words)
        assert not any(code in shown for code in ("\x1b]0;", "\x1b[2J", "\x1b[5m", "\x07"))
    read = subprocess.run([*COMMAND, "article", "show", "A2", "--original"], capture_output=True, check=True)
    assert Path("hostile.txt").read_bytes() == read.stdout


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_data_is_utf_8_in_any_locale(encoding: str) -> None:
    """A program that reads on must not depend on the terminal settings of whoever ran sayso."""
    done = subprocess.run(
        [*COMMAND, "outlets", "--json"],
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": encoding},
        check=False,
    )

    assert (0, b"") == (done.returncode, done.stderr)
    assert "Café Post" in done.stdout.decode("utf-8")


@pytest.mark.usefixtures("db")
def test_a_traceback_comes_only_with_debug() -> None:
    """Wherever --debug stands; without it one line."""
    plain, *debugged = (
        subprocess.run([*COMMAND, *words], capture_output=True, encoding="utf-8", check=False)
        for words in (
            ["claim", "show", "C99"],
            ["--debug", "claim", "show", "C99"],
            ["claim", "show", "C99", "--debug"],
        )
    )

    assert (4, "sayso: there is no claim 'C99'; see `sayso claims`, the last is C40\n") == (
        plain.returncode,
        plain.stderr,
    )
    for done in debugged:
        assert "Traceback (most recent call last)" in done.stderr
        assert "NotFoundError" in done.stderr
        assert done.returncode
