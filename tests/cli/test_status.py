"""What a shell prompt and a CI job get to read."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from sayso.cli.main import app


def run(*words: str) -> Result:
    """Run ``sayso`` in this process."""
    return CliRunner().invoke(app, list(words))


@pytest.fixture(autouse=True)
def _stocked(sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One article with two claims, in a story."""
    monkeypatch.setenv("SAYSO_DB", sqlite_url)
    monkeypatch.chdir(tmp_path)
    Path("storm.txt").write_text("Storm sinks boats\n\nSome 1,200 fishing boats were lost in Dandong.\n", "utf-8")
    assert 0 == run("import", "storm.txt", "--outlet", "Post", "--story", "storm").exit_code


def test_a_line_for_people_and_an_object_for_programs() -> None:
    """The same numbers, with the commands that list what they count."""
    (told,) = json.loads(run("status", "--story", "storm", "--json").stdout)

    assert "2 claims to review\n" == run("status").stdout
    assert (True, 2, 0) == (told["attention"], told["suggested"], told["conflicts"])
    assert "sayso claims --status suggested --story storm" == told["commands"]["suggested"]


def test_every_command_that_is_named_lists_as_many() -> None:
    """As the number says."""
    run("claim", "accept", "C1")
    run("claim", "edit", "C1", "--modality", "alleged")
    (told,) = json.loads(run("status", "--json").stdout)

    for name in ("suggested", "unlinked", "altered"):
        listed = run(*told["commands"][name].split()[1:], "--json")
        assert told[name] == len(json.loads(listed.stdout)), name
    assert (1, 1) == (told["suggested"], told["unlinked"])


def test_a_job_fails_if_anything_needs_attention() -> None:
    """Only when it asks to."""
    asked, unasked = run("status", "--fail"), run("status")
    run("claim", "reject", "--article", "A1")
    done = run("status", "--fail")

    assert (1, 0) == (asked.exit_code, unasked.exit_code)
    assert asked.stdout == unasked.stdout
    assert (0, "nothing needs attention\n") == (done.exit_code, done.stdout)


def test_a_database_that_is_not_there_fails(tmp_path: Path) -> None:
    """A job whose path is wrong must not pass."""
    done = run("status", "--db", str(tmp_path / "none.db"))

    assert 6 == done.exit_code
    assert "there is no database at" in done.stderr
    assert not (tmp_path / "none.db").exists()


def test_it_loads_no_orm() -> None:
    """It is run before each prompt."""
    program = """
import sys
from sayso.cli.main import app
try:
    app(["status"], prog_name="sayso")
finally:
    print([one for one in sys.modules if one.startswith(("sqlalchemy", "alembic", "rich."))], file=sys.stderr)
"""
    done = subprocess.run(
        [sys.executable, "-c", program], env=dict(os.environ), capture_output=True, encoding="utf-8", check=False
    )

    assert ("2 claims to review\n", "[]\n") == (done.stdout, done.stderr)
