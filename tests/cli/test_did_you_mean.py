"""Whatever names nothing is told with what may be meant, wherever it is typed."""

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from sayso.cli.main import app

TEXT = "Storm sinks boats at Quillmouth\n\nSome 1,200 fishing boats were lost in Dandong, Ines Tarrow said.\n"


def run(*words: str) -> Result:
    """Run ``sayso`` in this process."""
    return CliRunner().invoke(app, list(words))


@pytest.fixture(scope="module")
def stocked(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder to be copied: an article with a claim of a source in a story, a question, and a saved filter."""
    folder = tmp_path_factory.mktemp("stocked")
    shutil.copy(sqlite_template, folder / "sayso.db")
    (folder / "storm.txt").write_text(TEXT, "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SAYSO_DB", str(folder / "sayso.db"))
        patch.setenv("XDG_CONFIG_HOME", str(folder / "config"))
        patch.chdir(folder)
        run("import", "storm.txt", "--outlet", "Quillmouth Post", "--story", "storm-at-sea")
        run("question", "new", "How many boats were lost?")
        run("outlet", "edit", "Quillmouth Post", "--alias", "The Quill")
        done = run("claims", "--kind", "figure", "--save", "tolls")
    assert 0 == done.exit_code, done.output
    return folder


@pytest.fixture(autouse=True)
def _found(stocked: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All of it, found through the environment."""
    shutil.copytree(stocked, tmp_path, dirs_exist_ok=True)
    monkeypatch.setenv("SAYSO_DB", str(tmp_path / "sayso.db"))
    monkeypatch.chdir(tmp_path)


STORY = "there is no story 'storm-at-see'; did you mean 'storm-at-sea'?"
OUTLET = "there is no outlet 'Quilmouth Post'; did you mean 'Quillmouth Post'?"
SOURCE = "there is no source 'Ines Tarow'; did you mean 'Ines Tarrow'?"

WRONG: list[tuple[list[str], str]] = [
    *(
        (words, STORY)
        for words in (
            ["story", "show", "storm-at-see"],
            ["story", "add", "storm-at-see", "A1"],
            ["story", "edit", "storm-at-see", "--note", "x"],
            ["story", "timeline", "storm-at-see"],
            ["brief", "storm-at-see"],
            ["articles", "--story", "storm-at-see"],
            ["claims", "--story", "storm-at-see"],
            ["questions", "--story", "storm-at-see"],
            ["question", "new", "x?", "--story", "storm-at-see"],
            ["question", "suggest", "--story", "storm-at-see"],
            ["compare", "--story", "storm-at-see"],
            ["status", "--story", "storm-at-see"],
            ["export", "claims", "--story", "storm-at-see"],
            ["extract", "--again", "storm-at-see"],
        )
    ),
    (["log", "storm-at-see"], "there is no record 'storm-at-see'; did you mean 'storm-at-sea'?"),
    *(
        (words, OUTLET)
        for words in (
            ["outlet", "show", "Quilmouth Post"],
            ["outlet", "edit", "Quilmouth Post", "--note", "x"],
            ["outlet", "merge", "Quilmouth Post", "O1"],
            ["articles", "--outlet", "Quilmouth Post"],
            ["claims", "--outlet", "Quilmouth Post"],
            ["source", "add", "x", "--kind", "outlet", "--outlet", "Quilmouth Post"],
        )
    ),
    *(
        (words, SOURCE)
        for words in (
            ["source", "show", "Ines Tarow"],
            ["source", "grade", "Ines Tarow", "B"],
            ["source", "merge", "Ines Tarow", "S1"],
            ["claims", "--source", "Ines Tarow"],
            ["link", "C1", "Ines Tarow"],
            ["link", "C1", "S1", "--via", "Ines Tarow"],
            ["claim", "add", "A1", "--quote", "1,200", "--source", "Ines Tarow"],
        )
    ),
    (["outlet", "show", "the quil"], "did you mean 'The Quill'?"),
    (["story", "show", "Storm at sea"], "did you mean 'storm-at-sea'?"),
    (["article", "show", "storm sinks boats"], "did you mean A1 ('Storm sinks boats at Quillmouth')?"),
    (["question", "show", "how many boats"], "did you mean Q1 ('How many boats were lost?')?"),
    (["claim", "show", "C77"], "there is no claim 'C77'; see `sayso claims`, the last is C2"),
    (["article", "show", "A7"], "there is no article 'A7'; see `sayso articles`, the last is A1"),
    (["source", "show", "S7"], "there is no source 'S7'; see `sayso sources`, the last is S1"),
    (["undo", "J77"], "there is no journal entry J77; see `sayso log`, the last is J3"),
    (["claim", "show", "A1"], "there is no claim 'A1'; A1 is an article: `sayso article show A1`"),
    (["article", "show", "C1"], "there is no article 'C1'; C1 is a claim: `sayso claim show C1`"),
    (["article", "show", "storm-at-sea"], "storm-at-sea is a story: `sayso story show storm-at-sea`"),
    (["question", "show", "J1"], "J1 is an entry of the log"),
    (["claims", "@tols"], "there is no saved filter 'tols'; did you mean 'tolls'?"),
    (["claims", "--filter", "tols"], "there is no saved filter 'tols'; did you mean 'tolls'?"),
    (["claims", "--delete-filter", "tols"], "did you mean 'tolls'?"),
    (["log", "--by", "testr"], "the log knows nobody called 'testr'; did you mean 'tester'?"),
    (["log", "--command", "improt"], "nothing done that is called 'improt'; did you mean 'import'?"),
]


@pytest.mark.parametrize(("words", "said"), WRONG, ids=[" ".join(words) for words, _ in WRONG])
def test_what_may_be_meant_is_offered(words: list[str], said: str) -> None:
    """One line, exit 4, and nothing changed."""
    before = run("log", "--json").stdout
    done = run(*words)

    assert 4 == done.exit_code, done.output
    assert said in done.stderr
    assert 1 == done.stderr.count("\n")
    assert before == run("log", "--json").stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["story", "show", "zzz"], "there is no story 'zzz'; see `sayso stories`"),
        (["source", "show", "Bo"], "there is no source 'Bo'; add it with `sayso source add 'Bo' --kind KIND`"),
        (["outlet", "show", "x"], "there is no outlet 'x'; see `sayso outlets`"),
        (["claim", "show", ""], "there is no claim ''; see `sayso claims`"),
        (["article", "show", "%"], "there is no article '%'; see `sayso articles`"),
    ],
)
def test_nothing_is_offered_where_nothing_is_near(words: list[str], said: str) -> None:
    """But where to look."""
    done = run(*words)

    assert (4, f"sayso: {said}\n") == (done.exit_code, done.stderr)


def test_what_a_protected_source_was_called_is_offered_to_nobody() -> None:
    """Neither its alias nor its former name."""
    run("key", "new", "key")
    run("source", "edit", "S1", "--alias", "Brindlevex")
    protected = CliRunner().invoke(
        app,
        ["source", "protect", "S1", "--key-file", "key", "--public-name", "an officer"],
        input="Zvetlana Quorl\n",
    )
    assert 0 == protected.exit_code, protected.output

    for near in ("Brindlevx", "Ines Tarow", "Zvetlana Quor"):
        done = run("source", "show", near)
        assert 4 == done.exit_code
        assert "did you mean" not in done.stderr
