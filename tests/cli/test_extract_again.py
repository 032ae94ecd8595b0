"""``sayso extract --again``: what it prints, what it refuses, and its exit codes."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from sayso.cli.main import app
from sayso.desk import again
from sayso.desk.suggesting import Said
from sayso.extract.figures import parse_figure
from sayso.model.attribution import SourceKind
from sayso.model.figure import Figure
from sayso.store.rereading import Stored
from sayso.store.suggested import SuggestedHop
from sayso.store.voices import Voice


def run(*words: str) -> Result:
    """Run ``sayso`` in this process."""
    return CliRunner().invoke(app, list(words))


@pytest.fixture(autouse=True)
def _stock(sqlite_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A database with one article in a story, found through the environment."""
    monkeypatch.chdir(tmp_path)
    shutil.copy(sqlite_template, "stock.db")
    monkeypatch.setenv("SAYSO_DB", "stock.db")
    Path("storm.txt").write_text(
        "Storm sinks boats\n\nSome 1,200 boats were lost in Dandong. At least 12 sank.\n", "utf-8"
    )
    assert 0 == run("import", "storm.txt", "--outlet", "Selby Ledger", "--story", "storm").exit_code


def upgraded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rules that read the boats as 1,300, and find neither the place nor the other figure."""
    before = again.said_of

    def said_of(stored: Stored) -> tuple[Said, ...]:
        first = next(one for one in before(stored) if "1,200" in one.claim.text)
        value = parse_figure("some 1,300 boats")
        assert isinstance(value, Figure)
        return (replace(first, claim=replace(first.claim, value=value)),)

    monkeypatch.setattr(again, "said_of", said_of)


def test_the_summary_shows_values_before_and_after(monkeypatch: pytest.MonkeyPatch) -> None:
    """A line an article, a line a claim, and what it comes to."""
    upgraded(monkeypatch)
    done = run("extract", "--again", "storm", "--prune", "--as", "ines")

    assert (0, "") == (done.exit_code, done.stderr)
    shown = done.stdout.splitlines()
    assert "article  outlet        headline           added  re-valued  kept  no longer found" == shown[0].rstrip()
    assert ["A1", "Selby", "Ledger", "Storm", "sinks", "boats", "1", "2"] == shown[1].split()
    assert "C1     A1       Some 1,200   about 1,200 boats  about 1,300 boats" == shown[4].rstrip()
    assert "C2     A1       Dandong      Dandong (CN)       no longer found, withdrawn" == shown[5].rstrip()
    assert "1 re-valued, 2 withdrawn" == shown[-1]
    assert "nothing new\n" == run("extract", "--again", "--all").stdout
    assert "undid J2: read 1 article again: 1 re-valued, 2 withdrawn\n" == run("undo").stdout


def test_a_changed_chain_is_shown_from_the_outlet_inwards(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who was read to have said it, and who is."""
    hop = SuggestedHop(voice=Voice(kind=SourceKind.PERSON, name="Bo Lund", everywhere=True), words="Bo Lund")
    before = again.said_of
    monkeypatch.setattr(again, "said_of", lambda stored: tuple(replace(one, hops=(hop,)) for one in before(stored)[:1]))
    shown = run("extract", "--again", "A1").stdout.splitlines()

    assert "C1 A1 Some 1,200 Selby Ledger Selby Ledger < Bo Lund" in [" ".join(line.split()) for line in shown]
    assert "1 chain changed, 2 no longer found" == shown[-1]
    assert "Bo Lund" == json.loads(run("claims", "--json").stdout)[0]["source"]


def test_json_says_it_to_programs(monkeypatch: pytest.MonkeyPatch) -> None:
    """One array, an object an article; also of what would be changed."""
    upgraded(monkeypatch)
    tried, done = run("extract", "--again", "A1", "--dry-run", "--json"), run("extract", "--again", "A1", "--json")
    (article,) = json.loads(done.stdout)

    assert tried.stdout == done.stdout
    assert ("A1", "Selby Ledger", [], 0) == tuple(article[key] for key in ("article", "outlet", "added", "kept"))
    (revalued,) = article["revalued"]
    assert ("C1", "Some 1,200", "suggested") == (revalued["claim"], revalued["quote"], revalued["status"])
    assert ("1200", "1300") == (revalued["before"]["low"], revalued["after"]["low"])
    assert ["C2", "C3"] == [gone["claim"] for gone in article["gone"]]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["--again", "strom"], 4, "sayso: there is no story 'strom'; did you mean 'storm'?"),
        (["--again", "A9"], 4, "sayso: there is no article 'A9'; see `sayso articles`"),
        (["--again"], 2, "name stories or articles such as A12, or give --all"),
        (["--again", "storm", "--all"], 2, "name stories or articles such as A12, or give --all"),
        (["--again", "storm", "--jsonl"], 2, "--jsonl is for texts, not for --again"),
        (["--all"], 2, "--all is for --again"),
        (["storm.txt", "--prune"], 2, "--prune is for --again"),
        (["storm.txt", "--dry-run"], 2, "--dry-run is for --again"),
        (["storm.txt", "--json"], 2, "--json is for --again"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_what_cannot_be_done_is_said(words: list[str], code: int, said: str) -> None:
    """Nothing is printed and nothing changes."""
    done = run("extract", *words)

    assert (code, "") == (done.exit_code, done.stdout)
    assert said in done.stderr
    assert 1 == len(json.loads(run("log", "--json").stdout))


def test_without_again_no_database_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    """Texts need none."""
    monkeypatch.setenv("SAYSO_DB", "none.db")

    assert 0 == run("extract", "storm.txt").exit_code
    assert not Path("none.db").exists()
