"""Ctrl-C in a real process leaves whole articles, and the next run completes the import."""

import errno
import json
import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sayso.cli.main import app

Started = Callable[..., "subprocess.Popen[str]"]


def opened_for_reading(pipe: Path) -> int:
    """Wait until somebody reads the named pipe; the writing end."""
    for _ in range(600):
        try:
            return os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
        except OSError as error:
            if error.errno != errno.ENXIO:
                raise
            time.sleep(0.05)
    raise AssertionError("nobody read the pipe")


@pytest.mark.skipif(os.name != "posix", reason="named pipes and SIGINT as POSIX has them")
def test_an_interrupted_import_keeps_whole_articles(
    sqlite_url: str, tmp_path: Path, started: Started, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The import waits at a pipe between two files when the signal comes: exit 130, one line, the first is whole."""
    monkeypatch.setenv("SAYSO_DB", sqlite_url)
    monkeypatch.chdir(tmp_path)
    for name in ("a.txt", "c.txt"):
        Path(name).write_text(f"Report {name} of Selby\n\nSome 40 boats sank near Dandong.\n", "utf-8")
    os.mkfifo("b.txt")
    importing = started("import", "a.txt", "b.txt", "c.txt", "--outlet", "Selby Ledger")
    writing = opened_for_reading(tmp_path / "b.txt")
    time.sleep(0.5)  # A signal between opening the pipe and reading from it would wait for the read to end.
    importing.send_signal(signal.SIGINT)
    out, err = importing.communicate(timeout=30)
    os.close(writing)

    assert (130, "") == (importing.returncode, out)
    assert "sayso: interrupted; what was finished is kept, run the command again to complete it\n" == err
    run = CliRunner().invoke
    assert [("a.txt", 2)] == [
        (line["source_name"], line["suggested"]) for line in json.loads(run(app, ["articles", "--json"]).stdout)
    ]
    again = run(app, ["import", "a.txt", "c.txt", "--outlet", "Selby Ledger", "--json"])
    assert (0, ["unchanged", "new"]) == (again.exit_code, [line["outcome"] for line in json.loads(again.stdout)])
    assert "sound\n" == run(app, ["db", "check"]).stdout
