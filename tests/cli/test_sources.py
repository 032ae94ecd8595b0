"""Judging sources from the command line: one clear line for what cannot be, the right exit code, and pages that fit."""

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from sayso.cli.main import app

TEXT = "Storm sinks boats\n\nSome 1,200 fishing boats were lost in Dandong on April 8, 2031.\n"


def run(*words: str) -> Result:
    """Run ``sayso`` in this process."""
    return CliRunner().invoke(app, list(words))


@pytest.fixture(scope="module")
def stocked(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with one article and three sources, to be copied."""
    folder = tmp_path_factory.mktemp("stocked")
    shutil.copy(sqlite_template, folder / "sayso.db")
    (folder / "storm.txt").write_text(TEXT, "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SAYSO_DB", str(folder / "sayso.db"))
        patch.setenv("SAYSO_AS", "ed")
        for words in (
            ["import", str(folder / "storm.txt"), "--outlet", "Quillmouth Post", "--story", "storm"],
            ["source", "add", "Ines Tarrow", "--kind", "person"],
            ["source", "add", "I. Tarrow", "--kind", "person"],
            ["source", "add", "Port authority", "--kind", "institution"],
            ["link", "C1", "S1", "--via", "S3", "--basis", "witness"],
        ):
            done = run(*words)
            assert 0 == done.exit_code, done.output
    return folder / "sayso.db"


@pytest.fixture(autouse=True)
def db(stocked: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Them, found through the environment."""
    shutil.copy(stocked, tmp_path / "sayso.db")
    monkeypatch.setenv("SAYSO_DB", str(tmp_path / "sayso.db"))
    monkeypatch.setenv("SAYSO_AS", "ed")
    monkeypatch.setenv("COLUMNS", "100")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ("source merge S1 S1", 3, "a source cannot be merged into itself"),
        ("source merge S1 S9", 4, "there is no source 'S9'"),
        ("source merge S1 S3", 5, "S1 and S3 stand in one chain, that of C1"),
        ("source split S1", 5, "this source was never merged"),
        ("source distinct S1 S1", 3, "a source is the same as itself"),
        ("source grade S1 Q", 3, "no such grade: 'Q'"),
        ("source grade S1 B --on soon", 3, "--on 'soon' is not a day"),
        ("source suggest S9", 4, "there is no source 'S9'"),
        ("claim grade C1 9", 3, "no such credibility: '9'"),
        ("claim grade C99 2", 4, "C99"),
        ("link C1 S1 --via S1", 3, "'Ines Tarrow' stands twice in the chain"),
        ("link C1 --hop 7 --basis witness", 4, "C1 has no hop 7"),
        ("link C1 --hop 1", 3, "nothing to change is named"),
        ("link C1 --hop 1 --basis witness --via S2", 3, "--hop changes a chain that stands"),
        ("sources --sort grade", 3, "sources cannot be sorted by 'grade'"),
        ("sources --grade G", 3, "no such grade: 'G'"),
    ],
)
def test_what_cannot_be_is_one_line(words: str, code: int, said: str) -> None:
    """With the exit code of its kind, and nothing on stdout."""
    done = run(*words.split())

    assert (code, "", 1) == (done.exit_code, done.stdout, done.stderr.count("\n"))
    assert said in done.stderr


def test_a_circle_of_merges_is_one_line() -> None:
    """The other way round, and again."""
    assert 0 == run("source", "merge", "S2", "S1").exit_code
    for words in (["S1", "S2"], ["S2", "S1"]):
        done = run("source", "merge", *words)
        assert (5, "sayso: these sources are merged already\n") == (done.exit_code, done.stderr)


def test_a_suggestion_is_listed_settled_and_gone() -> None:
    """For people and for programs."""
    listed = json.loads(run("source", "suggest", "--json").stdout)

    assert [("S2", "S1")] == [(one["source_id"], one["into_id"]) for one in listed]
    assert "share the last name and the first initial" in " ".join(run("source", "suggest").stdout.split())
    assert "S2 may be S1: nobody can tell yet\n" == run("source", "unsure", "S2", "S1").stdout
    assert "No two sources look alike that nobody has judged.\n" == run("source", "suggest").stdout
    assert ["unsure"] == [one["judgement"] for one in json.loads(run("source", "suggest", "--unsure", "--json").stdout)]


def test_the_page_fits_and_programs_read_the_same() -> None:
    """In a hundred columns; its claims, hops, grades and judgements are in the JSON, too."""
    run("source", "grade", "S3", "f", "--on", "2024-01-01", "--because", "new to us")
    run("source", "distinct", "S3", "S2", "--because", "one is a person")
    shown = run("source", "show", "S3").stdout
    (told,) = json.loads(run("source", "show", "S3", "--json").stdout)

    assert all(len(line) <= 100 for line in shown.split("\n"))
    for words in ("F (reliability cannot be judged)", "hop 1 of 2, witness", "new to us", "not the same"):
        assert words in " ".join(shown.split())
    assert ("F", ["C1"], "hop", "witness") == (
        told["reliability"],
        [claim["claim_id"] for claim in told["claim_list"]],
        told["citations"][0]["role"],
        told["citations"][0]["basis"],
    )
    assert (["2024-01-01"], ["S2"], ["Quillmouth Post"]) == (
        [one["on"] for one in told["grades"]],
        [one["source_id"] for one in told["judged"]],
        [one["outlet"] for one in told["used"]],
    )


def test_a_claim_is_graded_and_listed_by_its_grade() -> None:
    """A column shows it where it was asked for."""
    assert "C1 graded 6: truth cannot be judged\n" == run("claim", "grade", "C1", "6").stdout
    (told,) = json.loads(run("claim", "show", "C1", "--json").stdout)

    assert (6, "truth cannot be judged", None) == (
        told["credibility"],
        told["credibility_meaning"],
        told["suggested_credibility"],
    )
    assert "6 (truth cannot be judged)" in run("claim", "show", "C1").stdout
    assert [6] == [one["credibility"] for one in json.loads(run("claims", "--credibility", "6", "--json").stdout)]
    assert "No claims" in run("claims", "--credibility", "5").stdout
