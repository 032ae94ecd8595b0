"""What a review loads, nobody else waits for; and what it is asked on the command line."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sayso.cli.main import app

LOADED = """
import sys
from typer.testing import CliRunner
from sayso.cli.main import app
print(CliRunner().invoke(app, sys.argv[1:], input="Q\\n").exit_code)
print(sorted({name.split(".")[0] if name.startswith("textual") else name
              for name in sys.modules if name.startswith(("textual", "sayso.review"))}))
"""


@pytest.fixture(autouse=True)
def _article(sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A database with one article."""
    monkeypatch.setenv("SAYSO_DB", sqlite_url)
    (tmp_path / "storm.txt").write_text("Storm at Selby\n\nSome 40 boats sank near Dandong on Monday.\n", "utf-8")
    done = CliRunner().invoke(app, ["import", str(tmp_path / "storm.txt"), "--outlet", "Selby Ledger"])
    assert 0 == done.exit_code


def loaded(*words: str) -> tuple[str, list[str]]:
    """The exit code of a command in a process of its own, and what it loaded of the review and its screen."""
    done = subprocess.run([sys.executable, "-c", LOADED, *words], capture_output=True, encoding="utf-8", check=True)
    code, modules = done.stdout.splitlines()
    return code, json.loads(modules.replace("'", '"'))


@pytest.mark.parametrize("words", [["--help"], ["claims"], ["claim", "show", "C1"], ["review", "--help"]])
def test_other_commands_load_nothing_of_it(words: list[str]) -> None:
    """Neither the screen's library nor the review itself."""
    assert ("0", []) == loaded(*words)


def test_plain_lines_need_no_screen() -> None:
    """Its library is not loaded, which takes as long as all else."""
    code, modules = loaded("review", "--plain")

    assert ("0", False, True) == (code, "textual" in modules, "sayso.review.plain" in modules)


def test_without_a_terminal_it_is_plain() -> None:
    """A pipe gets lines."""
    done = CliRunner().invoke(app, ["review"], input="a\n")

    assert (0, True) == (done.exit_code, "accepted C1; " in done.stdout)


def test_an_unknown_kind_is_a_usage_error() -> None:
    """Exit 2, as everywhere."""
    assert 2 == CliRunner().invoke(app, ["review", "--kind", "rumour"]).exit_code
