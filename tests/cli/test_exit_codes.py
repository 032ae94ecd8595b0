"""Exit codes, streams and JSON as scripts rely on them."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from sayso.cli.main import app

TEXTS = {
    "Quillmouth Post": "Storm sinks boats\n\nSome 1,200 fishing boats were lost in Dandong on April 8, 2031.\n",
    "Selby Ledger": "Fleet wrecked\n\nSome 700 fishing boats were lost in the storm, the union said.\n",
}


def run(*words: str, given: str | bytes = "") -> Result:
    """Run ``sayso`` in this process."""
    return CliRunner().invoke(app, list(words), input=given)


@pytest.fixture(scope="session")
def stock(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with two articles, a source, a question with a conflict and a settled claim."""
    folder = tmp_path_factory.mktemp("stock")
    file = folder / "stock.db"
    file.write_bytes(sqlite_template.read_bytes())
    at = ("--db", str(file), "--as", "ed")
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
        done = run("import", str(folder / f"{name}.txt"), "--outlet", name, "--story", "storm", *at)
        assert 0 == done.exit_code, done.output
    for words in (
        ["source", "add", "the union", "--kind", "institution"],
        ["link", "C4", "S1", "--cue", "said"],
        ["question", "suggest"],
        ["claim", "accept", "C1", "--because", "seen"],
    ):
        done = run(*words, *at)
        assert 0 == done.exit_code, done.output
    return file


@pytest.fixture(autouse=True)
def db(stock: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the stock, found through the environment."""
    file = tmp_path / "sayso.db"
    file.write_bytes(stock.read_bytes())
    monkeypatch.setenv("SAYSO_DB", str(file))
    monkeypatch.chdir(tmp_path)
    return file


@pytest.mark.parametrize(
    "words",
    [
        ["articles"],
        ["article", "show", "A1"],
        ["claims"],
        ["claims", "--kind", "place", "--sort", "-quote"],
        ["claims", "--text", "nothing like it"],
        ["claim", "show", "C1"],
        ["outlets"],
        ["outlet", "show", "O1"],
        ["sources"],
        ["source", "show", "S1"],
        ["stories"],
        ["story", "show", "storm"],
        ["story", "timeline", "storm"],
        ["questions"],
        ["question", "show", "Q1"],
        ["question", "suggest"],
        ["compare"],
        ["search", "boats"],
        ["search", "-"],
        ["log"],
        ["log", "C1"],
        ["db", "stats"],
        ["db", "check"],
    ],
    ids=" ".join,
)
def test_json_is_one_array_and_a_table_is_text(words: list[str]) -> None:
    """On stdout alone, with exit 0 either way."""
    told, shown = run(*words, "--json"), run(*words)

    assert (0, "", 0, "") == (told.exit_code, told.stderr, shown.exit_code, shown.stderr)
    assert isinstance(json.loads(told.stdout), list)
    assert shown.stdout.strip()
    assert "\x1b" not in shown.stdout


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["claims"], 0, ""),
        (["compare", "--fail-on-conflict"], 1, ""),
        (["compare", "--question", "Q1"], 0, ""),
        (["import", "gone.txt"], 1, "refused: gone.txt: no such file or folder; check the path"),
        (["claims", "--kind", "colour"], 2, ""),
        (["claims", "--nonsense"], 2, ""),
        (["nonsense"], 2, ""),
        (["link", "--basis", "hearsay", "C1", "S1"], 2, ""),
        (["rule", "Q1", "maybe", "--because", "x"], 2, ""),
        (["compare", "--all", "--story", "storm"], 2, ""),
        (["claim", "add", "A1", "--quote", "x", "--source", "S1", "--accept-source"], 2, ""),
        (["claim", "add", "A1", "--quote", "x", "--create", "person"], 2, ""),
        (["question", "answer", "Q1", "C1", "--no", "--unsure"], 2, ""),
        (["claims", "--db", "oracle://x/y"], 2, "sayso: no support for oracle databases"),
        (["claims", "--min", "many"], 3, "sayso: --min 'many' is not a number; write it like 90000 or 3.30"),
        (["claims", "--from", "soon"], 3, "sayso: --from 'soon' is not a date; write it as EDTF"),
        (["claims", "--sort", "colour"], 3, "sayso: claims cannot be sorted by 'colour'; choose one of"),
        (["claim", "add", "A1", "--quote", "x y z"], 3, "sayso: A1 does not say 'x y z'; copy the words from"),
        (["claim", "accept"], 3, "sayso: no claim is named; name claims such as C12"),
        (["claim", "accept", "C1", "--kind", "date"], 3, "sayso: claims are both named and picked by options"),
        (["link", "S1"], 3, "sayso: no claim is named; name claims, then the source"),
        (["outlet", "edit", "O1"], 3, "sayso: nothing to change is named"),
        (["undo", "x1"], 3, "sayso: not a journal entry: 'x1'; name one such as J12"),
        (["story", "new", "The Storm"], 3, "sayso: not a story slug: 'The Storm'; use lower-case letters"),
        (["extract", "gone.txt"], 3, "sayso: gone.txt: No such file or directory; name a text file"),
        (["claim", "show", "C99"], 4, "sayso: there is no claim 'C99'; see `sayso claims`"),
        (["claim", "show", ""], 4, "sayso: there is no claim ''"),
        (["article", "show", "A99"], 4, "sayso: there is no article 'A99'; see `sayso articles`"),
        (["article", "show", "A1", "--version", "9"], 4, "sayso: A1 has no version 9; see `sayso article show A1`"),
        (["outlet", "show", "Selby Leger"], 4, "sayso: there is no outlet 'Selby Leger'; did you mean"),
        (["source", "show", "S99"], 4, "sayso: there is no source 'S99'"),
        (["story", "show", "storms"], 4, "sayso: there is no story 'storms'; did you mean 'storm'"),
        (["question", "show", "Q99"], 4, "sayso: there is no question 'Q99'; see `sayso questions`"),
        (["claims", "--story", "none"], 4, "sayso: there is no story 'none'"),
        (["compare", "--question", "Q99"], 4, "sayso: there is no question 'Q99'"),
        (["log", "C99"], 4, "sayso: there is no record 'C99'"),
        (["undo", "J99"], 4, "sayso: there is no journal entry J99; see `sayso log`"),
        (["redo"], 4, "sayso: there is nothing to redo; see `sayso log`"),
        (["unlink", "C1"], 4, "sayso: C1 has no source; link one with"),
        (["claim", "edit", "C1", "--note", "x", "--revision", "1"], 5, "sayso: C1 was changed by someone else"),
        (["claim", "add", "A2", "--quote", "Some 700"], 5, "sayso: these words are C4 already (suggested); use"),
        (["undo", "J1"], 5, "sayso: J2 stands on it: imported 1 new article"),
        (["outlet", "add", "selby ledger"], 5, "sayso: 'selby ledger' is already the name of outlet"),
        (["source", "merge", "S1", "S1"], 3, "sayso: a source cannot be merged into itself"),
        (["source", "split", "S1"], 5, "sayso: this source was never merged; see `sayso sources`"),
        (["story", "new", "storm"], 5, "sayso: there is a story 'storm' already; see `sayso story show storm`"),
        (["db", "backup", "sayso.db"], 5, "sayso: sayso.db exists already; name a file that does not"),
        (["claims", "--db", "."], 6, "sayso: "),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_each_outcome_has_its_exit_code(words: list[str], code: int, said: str) -> None:
    """What went wrong is on stderr, in one line unless it is about usage; no traceback anywhere."""
    done = run(*words)

    assert code == done.exit_code, done.output
    assert said in done.stderr
    assert "Traceback" not in done.output
    if code > 2:
        assert ("", 1) == (done.stdout, len(done.stderr.splitlines()))


def test_the_database_named_last_is_asked(tmp_path: Path) -> None:
    """--db goes before the environment; it is made on first use."""
    done = run("claims", "--json", "--db", str(tmp_path / "deep" / "new.db"))

    assert (0, []) == (done.exit_code, json.loads(done.stdout))
    assert f"{tmp_path / 'deep' / 'new.db'}\n" == run("db", "path", "--db", "deep/new.db").stdout


def test_nothing_to_do_is_said() -> None:
    """A change that is none does not claim to be one, and makes no entry."""
    before = run("log", "--json").stdout
    said = [
        run(*words).stdout
        for words in (
            ["claim", "accept", "C1"],
            ["claim", "edit", "C1"],
            ["link", "C4", "S1", "--cue", "said"],
            ["story", "add", "storm", "A1"],
            ["question", "suggest"],
        )
    ]

    assert [
        "nothing to do: accepted already\n",
        "C1 was so already\n",
        "nothing to do: linked so already\n",
        "nothing to do: in the story already\n",
        "Nothing new to propose.\n",
    ] == said
    assert before == run("log", "--json").stdout


@pytest.mark.parametrize("words", [["--status", "withdrawn"], ["--altered"], ["--text", "zebra", "--sort", "kind"]])
def test_a_choice_that_picks_no_claim_says_so(words: list[str]) -> None:
    """Nobody is told to import articles that are there."""
    assert (0, "No claims are like that.\n") == (run("claims", *words).exit_code, run("claims", *words).stdout)


def test_a_claim_can_be_taken_through_its_life() -> None:
    """Logged, edited, linked, withdrawn, undone: each step says what it did."""
    steps = [
        (["claim", "add", "A2", "--quote", "the union", "--kind", "place", "--value", "Dandong"], "C5\n"),
        (["claim", "edit", "C5", "--measure", "seat of the union"], "C5 edited\n"),
        (["link", "C5", "the mayor", "--create", "person"], "linked C5\n"),
        (["unlink", "C5"], "unlinked C5\n"),
        (["claim", "withdraw", "C5", "--because", "wrong"], "withdrawn C5\n"),
        (["undo"], "undid J11: withdrawn C5\n"),
        (["redo"], "redid J11: withdrawn C5\n"),
    ]

    assert [(0, said) for _, said in steps] == [
        (done.exit_code, done.stdout) for done in (run(*words) for words, _ in steps)
    ]


def test_original_bytes_are_written_as_they_came(tmp_path: Path) -> None:
    """Byte for byte, CR LF and mark included, also from standard input."""
    data = "\ufeffStorm\r\n\r\nSome 3 boats sank.\r\n".encode()
    (tmp_path / "mark.txt").write_bytes(data)
    assert 0 == run("import", "mark.txt", "--outlet", "X").exit_code
    piped = data.replace(b"3", b"4")
    assert 0 == run("import", "-", "--outlet", "Y", given=piped).exit_code

    assert [data, piped] == [run("article", "show", ref, "--original").stdout_bytes for ref in ("A3", "A4")]
