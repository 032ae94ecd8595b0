"""The matrix fits its columns, hides no value, explains its marks, and leaves nothing to colour alone."""

import json
import shutil
from pathlib import Path

import pytest
from rich.cells import cell_len
from typer.testing import CliRunner

from sayso.cli.main import app
from sayso.cli.matrix import abbreviations

OUTLETS = ("Quillmouth Post", "Selby Ledger", "Northern Wire", "Bay Herald", "Quay Press", "Dagblad", "AP")


def run(*words: str, **environment: str) -> tuple[int, str]:
    """The exit code and what a command prints."""
    done = CliRunner().invoke(app, list(words), env=environment)
    return done.exit_code, done.output


@pytest.fixture(scope="module")
def storm(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with seven outlets on one storm: rival counts of boats and one long length of time; to be copied."""
    folder = tmp_path_factory.mktemp("storm")
    shutil.copy(sqlite_template, folder / "sayso.db")
    article = folder / "a.txt"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SAYSO_DB", str(folder / "sayso.db"))
        for at, outlet in enumerate(OUTLETS):
            count = f"{700 + at * 50} boats" if at else "between 1,200,500 and 1,300,700 boats"
            article.write_text(f"Storm {at}\n\nThe union counted {count} lost in the storm.\n", "utf-8")
            settings = ("--outlet", outlet, "--story", "storm", "--published", f"2031-04-{at + 9:02}")
            assert 0 == run("import", str(article), *settings)[0]
        claims = json.loads(run("claims", "--kind", "figure", "--json")[1])
        assert 0 == run("question", "new", "How many boats were lost in the storm?", "--story", "storm")[0]
        run("question", "answer", "Q1", *(one["claim_id"] for one in claims))
        run("claim", "accept", claims[1]["claim_id"])
    return folder / "sayso.db"


@pytest.fixture(autouse=True)
def db(storm: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The storm, found through the environment."""
    shutil.copy(storm, tmp_path / "sayso.db")
    monkeypatch.setenv("SAYSO_DB", str(tmp_path / "sayso.db"))
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COLUMNS")


VALUES = ("1,200,500–", "1,300,700", "750", "800?", "850?", "900?", "950?", "1,000?")


@pytest.mark.parametrize("columns", ["60", "80", "100", "200", ""])
def test_every_value_is_shown_within_the_columns(columns: str) -> None:
    """On any terminal and in a pipe, never wider than 100."""
    environment = {"COLUMNS": columns} if columns else {}
    code, shown = run("compare", **environment)

    assert 0 == code
    assert int(columns or 100) >= min(100, max(cell_len(line) for line in shown.splitlines()))
    assert max(cell_len(line) for line in shown.splitlines()) <= 100
    assert [] == [value for value in VALUES if value not in shown]
    assert "…" not in shown.replace("(…)", "")


def test_a_conflict_and_a_mark_are_read_without_colour() -> None:
    """The word is shouted, and what ? means is said once."""
    shown = run("compare")[1]

    assert "CONFLICT" in shown
    assert 1 == shown.count("? nobody has accepted the claim yet")
    assert "(…)" not in shown
    assert "QuP Quillmouth Post" in shown


def test_only_the_verdicts_asked_for_are_shown() -> None:
    """The exit code is about all of them."""
    assert "None of 1 question has that verdict." in run("compare", "--only", "agree")[1]
    assert (1, []) == (
        run("compare", "--only", "agree", "--fail-on-conflict")[0],
        json.loads(run("compare", "--only", "agree", "--json")[1]),
    )
    assert "Q1" in run("compare", "--only", "agree", "--only", "conflict")[1]
    assert 2 == run("compare", "--only", "nonsense")[0]


def test_a_question_is_shown_in_full() -> None:
    """Each answer in its sentence, the words in brackets, with who said it and whether that is settled."""
    shown = " ".join(run("compare", "--question", "Q1")[1].split())

    assert "The union counted [750 boats] lost" in shown or "The union counted [750] boats lost" in shown
    assert "pairs" in shown
    assert "suggested" in shown
    assert "said by Selby Ledger" in shown
    assert shown == " ".join(run("compare", "--details")[1].split())


def test_a_ruling_is_marked_and_its_reason_shown() -> None:
    """In the matrix by a mark, in full by who and why."""
    run("rule", "Q1", "compatible", "--because", "counted on different days")

    assert "compatible!" in run("compare")[1]
    assert "! ruled by an editor" in run("compare")[1]
    assert "counted on different days" in run("compare", "--details")[1]
    assert 0 == run("compare", "--fail-on-conflict")[0]


def test_json_holds_all_that_is_shown() -> None:
    """Value, sentence, place of the words and chain of each answer."""
    (one,) = json.loads(run("compare", "--json")[1])
    cell = one["cells"][1]

    assert ("conflict", 7) == (one["verdict"], len(one["cells"]))
    assert cell["quote"] == cell["sentence"][cell["start"] : cell["end"]]
    assert {"value", "chain", "modality", "status", "superseded", "published"} <= set(cell)


def test_no_two_outlets_share_a_short_name() -> None:
    """However alike they are."""
    short = abbreviations(["Northgate Wire", "Northern Wire", "Norwich Weekly", "AP", "Dagblad", "Dagbladet", "—"])

    assert len(short) == len(set(short.values()))
    assert ("AP", "NW") == (short["AP"], short["Northern Wire"])


def test_a_timeline_tells_each_question_over_time() -> None:
    """Below the articles, or alone; as JSON one array either way."""
    shown = run("story", "timeline", "storm")[1]
    alone = run("story", "timeline", "storm", "--questions")[1]

    assert "Storm 3" in shown
    assert "Storm 3" not in alone
    assert "2031-04-10  Selby Ledger" in alone
    (course,) = json.loads(run("story", "timeline", "storm", "--questions", "--json")[1])
    assert [f"2031-04-{day:02}" for day in range(9, 16)] == [point["published"] for point in course["points"]]
    assert len(OUTLETS) == len(json.loads(run("story", "timeline", "storm", "--json")[1]))


def test_conflicts_are_told_a_line_each() -> None:
    """With the claims that the reason speaks of; the exit code says whether one stands that no editor settled."""
    code, shown = run("compare", "--conflicts", "--fail-on-conflict")
    (one,) = json.loads(run("compare", "--conflicts", "--json")[1])

    assert 1 == code
    assert f"{one['left']} {one['left_outlet']} / {one['right']} {one['right_outlet']}" in " ".join(shown.split())
    assert "1 conflict" in shown
    assert one["because"] == json.loads(run("compare", "--json")[1])[0]["because"]


def test_where_nothing_conflicts_that_is_said() -> None:
    """After a ruling, or in a story that agrees; what does not go together is refused."""
    run("rule", "Q1", "compatible", "--because", "counted on different days")

    assert (0, "No question holds a conflict.\n") == run("compare", "--conflicts", "--fail-on-conflict")
    assert [] == json.loads(run("compare", "--conflicts", "--json")[1])
    assert 4 == run("compare", "--conflicts", "--story", "nowhere")[0]
    assert 2 == run("compare", "--conflicts", "--details")[0]
