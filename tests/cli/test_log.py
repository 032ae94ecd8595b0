"""The log as people and programs read it."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from sayso.cli.main import app


def run(*words: str) -> Result:
    """Run ``sayso`` in this process."""
    return CliRunner().invoke(app, list(words))


@pytest.fixture(autouse=True)
def _edited(sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One article with two claims, of which one was edited by another person."""
    monkeypatch.setenv("SAYSO_DB", sqlite_url)
    monkeypatch.chdir(tmp_path)
    Path("storm.txt").write_text("Storm sinks boats\n\nSome 1,200 fishing boats were lost in Dandong.\n", "utf-8")
    run("import", "storm.txt", "--outlet", "Post", "--story", "storm")
    done = run("claim", "edit", "C1", "--note", "ask again", "--because", "he was at sea", "--as", "nora")
    assert 0 == done.exit_code, done.output


def test_an_entry_is_shown_with_each_field_before_and_after() -> None:
    """Who, when, what, why, and the values."""
    shown = run("log", "C1", "--limit", "1").stdout.splitlines()

    assert shown[0].startswith("J2 ")
    assert shown[0].endswith("nora  edited C1")
    assert ["      because he was at sea", "      ~ C1 “Some 1,200”  note: (nothing) → ask again"] == shown[1:]


def test_a_program_gets_the_same() -> None:
    """Beside the steps as they are stored."""
    first, second = json.loads(run("log", "C1", "--json").stdout)
    told = {"what": "changed", "kind": "claims", "record": "C1 “Some 1,200”", "field": "note"}

    assert [told | {"before": "", "after": "ask again"}] == first["differences"]
    assert ("J2", "nora", "claim edit", "he was at sea") == tuple(
        first[name] for name in ("entry", "by", "action", "because")
    )
    assert ["update"] == [step["op"] for step in first["changes"]]
    assert "import" == second["action"]


def test_it_is_narrowed_by_options() -> None:
    """And told a line an entry where that is enough."""
    assert 2 == run("log", "--by", "NORA", "--command", "claim edit", "--kind", "claim", "--oneline").stdout.count("\n")
    assert "Nothing was done that is asked about.\n" == run("log", "--until", "2001").stdout
    assert "Nothing was done that is asked about.\n" == run("log", "--until", "2001", "--oneline").stdout
    assert "J1" not in run("log", "J2").stdout


def test_an_undone_entry_is_marked_and_done_again_by_its_number() -> None:
    """`redo ENTRY` with why."""
    run("undo", "J2")
    marked = run("log", "J2").stdout
    done = run("redo", "J2", "--because", "was right")
    again = run("redo", "J2")

    assert "undone: edited C1" in marked
    assert "redid J2: edited C1\n" == done.stdout
    assert (5, "sayso: J2 is not undone; see `sayso log`\n") == (again.exit_code, again.stderr)
    assert "because was right" in run("log", "--limit", "1").stdout
