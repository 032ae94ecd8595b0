"""A claim whose words its article changed comes back to review, whatever was decided on it before."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sayso.cli.main import app


@pytest.fixture(autouse=True)
def db(sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One article whose toll was accepted and then rewritten."""
    monkeypatch.setenv("SAYSO_DB", sqlite_url)
    monkeypatch.chdir(tmp_path)
    for toll in (180, 118):
        Path("a.txt").write_text(f"Mill burns\n\nPolice counted {toll} people hurt and 40 trucks lost.\n", "utf-8")
        run("import", "a.txt", "--outlet", "Selby Ledger")
        run("claim", "accept", "--article", "A1", "--kind", "figure")


def run(*words: str) -> str:
    """What a command prints."""
    done = CliRunner().invoke(app, list(words))
    assert 0 == done.exit_code, done.output
    return done.output


def quotes(*words: str) -> list[str]:
    """The words of the claims that are listed."""
    return [one["quote"].split()[0] for one in json.loads(run("claims", "--json", *words))]


def test_what_was_rewritten_is_listed_for_review() -> None:
    """Accepted or not; what still stands is not."""
    assert ["180"] == quotes("--altered")
    assert "accepted, altered" in run("claims", "--altered")


def test_what_was_set_aside_is_not() -> None:
    """A rejected claim needs no second look."""
    (ref,) = [one["claim_id"] for one in json.loads(run("claims", "--altered", "--json"))]
    run("claim", "reject", ref)

    assert [] == quotes("--altered")


def test_the_changes_of_an_article_are_shown_and_told_to_programs() -> None:
    """As a table, and as one array with a step for each version."""
    shown = run("article", "changes", "A1")
    (step,) = json.loads(run("article", "changes", "A1", "--from", "v1", "--to", "2", "--json"))

    assert "A1 Selby Ledger  v1 → v2" in shown
    assert "no note says so" in shown
    assert (1, 2, True) == (step["older"], step["newer"], step["silent"])
    assert ("180", "118") in {(one["before"], one["after"]) for one in step["changes"]}
    assert 2 == CliRunner().invoke(app, ["article", "changes", "A1", "--from", "soon"]).exit_code
