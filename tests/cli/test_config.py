"""Settings are shown with where they came from, changed, and honoured by commands."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from sayso.cli.main import app

TEXT = "Storm sinks boats\n\nSome 1,200 fishing boats were lost in Dandong on 3/4/2031.\n"


def run(*words: str, **environment: str) -> Result:
    """Run ``sayso`` in this process."""
    return CliRunner().invoke(app, list(words), env=environment)


@pytest.fixture(autouse=True)
def _bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is set but what a test sets."""
    for name in ("SAYSO_AS", "SAYSO_DB", "PAGER", "VISUAL", "EDITOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    Path("storm.txt").write_text(TEXT, "utf-8")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The user's settings file."""
    return tmp_path / "config" / "sayso" / "config.toml"


def shown(*words: str, **environment: str) -> dict[str, tuple[str, str, str]]:
    """Each setting's value, where it came from, and the place."""
    done = run("config", *words, "--json", **environment)
    assert 0 == done.exit_code, done.output
    return {one["setting"]: (one["value"], one["from"], one["where"]) for one in json.loads(done.stdout)}


def test_each_value_is_shown_with_where_it_came_from(tmp_path: Path, own: Path) -> None:
    """Option, environment, newsroom's file, user's file, default; `config` and `config show` alike."""
    run("config", "set", "as", "nora")
    run("config", "set", "outlet", "My Post")
    run("config", "set", "country", "KR", "--newsroom", "--db", str(tmp_path / "sayso.db"))
    found = shown("--db", str(tmp_path / "sayso.db"), SAYSO_EDITOR="ed")

    assert (str(tmp_path / "sayso.db"), "option", "--db") == found["db"]
    assert ("nora", "user file", f"{own} line 1") == found["as"]
    assert ("My Post", "user file", f"{own} line 2") == found["outlet"]
    assert ("KR", "newsroom file", f"{tmp_path / 'sayso.toml'} line 1") == found["country"]
    assert ("ed", "environment", "SAYSO_EDITOR") == found["editor"]
    assert ("auto", "default", "") == found["colour"]
    assert ("", "not set", "") == found["key_file"]
    assert found == shown("show", "--db", str(tmp_path / "sayso.db"), SAYSO_EDITOR="ed")
    assert "environment SAYSO_EDITOR" in run("config", SAYSO_EDITOR="ed").stdout


def test_a_password_is_not_shown() -> None:
    """Neither as a table nor as JSON."""
    run("config", "set", "db", "postgresql://ed:hunter2@host/news")
    told = run("config").output + run("config", "--json").output

    assert "postgresql://ed:***@host/news" in told
    assert "hunter2" not in told


@pytest.mark.parametrize("words", [["story", "new", "strike"], ["import", "storm.txt", "--outlet", "Post"]])
def test_database_and_person_of_the_settings_are_taken(tmp_path: Path, words: list[str]) -> None:
    """By a command that changes something, and by those that look."""
    run("config", "set", "db", "mine.db")
    run("config", "set", "as", "nora")
    done = run(*words)
    (entry,) = json.loads(run("log", "--json").stdout)

    assert 0 == done.exit_code, done.output
    assert "nora" == entry["by"]
    assert (tmp_path / "mine.db").exists()
    assert f"{tmp_path / 'mine.db'}\n" == run("db", "path").stdout
    assert not (tmp_path / "data").exists()


def test_options_and_environment_count_before_the_files(tmp_path: Path) -> None:
    """For every command."""
    run("config", "set", "db", "mine.db")
    run("config", "set", "as", "nora")
    run("story", "new", "one", SAYSO_AS="ines")
    run("story", "new", "two", "--as", "kim", SAYSO_AS="ines")
    run("story", "new", "three", "--db", str(tmp_path / "other.db"), SAYSO_DB=str(tmp_path / "third.db"))

    assert ["kim", "ines"] == [one["by"] for one in json.loads(run("log", "--json").stdout)]
    assert (tmp_path / "other.db").exists()
    assert not (tmp_path / "third.db").exists()


def test_a_shared_file_settles_the_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file that SAYSO_CONFIG names is made by `config set --newsroom`, too."""
    monkeypatch.setenv("SAYSO_CONFIG", str(tmp_path / "room" / "room.toml"))
    done = run("config", "set", "db", str(tmp_path / "room.db"), "--newsroom")
    run("story", "new", "strike")

    assert 0 == done.exit_code, done.output
    assert (tmp_path / "room.db").exists()
    assert f"{tmp_path / 'room' / 'room.toml'}\n" in run("config", "path").stdout


def test_what_is_imported_has_the_usual_outlet_and_country(tmp_path: Path) -> None:
    """Where nothing in the text and no option says; the country settles what its dates mean."""
    run("config", "set", "db", "mine.db")
    refused = run("import", "storm.txt")
    run("config", "set", "outlet", "Quillmouth Post", "--newsroom")
    run("config", "set", "country", "GB", "--newsroom")
    done = run("import", "storm.txt")
    (outlet,) = json.loads(run("outlets", "--json").stdout)
    (date,) = json.loads(run("claims", "--kind", "date", "--json").stdout)
    (tmp_path / "own.txt").write_text("Selby Ledger\nMarch 4, 2031\n\nPier closed\n\nSome 12 ferries waited.\n")
    run("import", "own.txt", "--outlet", "Selby Ledger")

    assert (1, 0) == (refused.exit_code, done.exit_code), done.output
    assert ("Quillmouth Post", "GB") == (outlet["name"], outlet["country"])
    assert "2031-04-03" == date["date_edtf"]
    assert {"Quillmouth Post", "Selby Ledger"} == {one["name"] for one in json.loads(run("outlets", "--json").stdout)}


def test_extract_reads_for_the_usual_country() -> None:
    """Unless another is given."""
    words = ["extract", "storm.txt"]
    run("config", "set", "country", "GB")
    usual, other = run(*words).stdout, run(*words, "--country", "US").stdout

    assert '"edtf": "2031-04-03"' in usual
    assert '"edtf": "2031-03-04"' in other


def test_exports_let_out_what_the_usual_profile_does() -> None:
    """Unless another is named."""
    run("config", "set", "db", "mine.db")
    run("import", "storm.txt", "--outlet", "Post")
    everything = run("export", "claims").stdout
    run("config", "set", "profile", "public")

    assert "logged_by" in everything.splitlines()[0]
    assert "logged_by" not in run("export", "claims").stdout.splitlines()[0]
    assert "logged_by" in run("export", "claims", "--profile", "desk").stdout.splitlines()[0]


def test_the_key_file_of_the_settings_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After an option and the environment."""
    run("config", "set", "db", "mine.db")
    for name in ("one", "two"):
        run("key", "new", name)
    run("config", "set", "key_file", "one")
    monkeypatch.chdir(tmp_path / "data" if (tmp_path / "data").exists() else "/")
    first, second = run("key", "check").stdout, run("key", "check", "--key-file", str(tmp_path / "two")).stdout

    assert first.startswith("key ")
    assert first != second
    assert second == run("key", "check", SAYSO_KEY_FILE=str(tmp_path / "two")).stdout


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["set", "pagr", "cat"], 2, "there is no setting 'pagr'; did you mean 'pager'"),
        (["set", "colour", "blue"], 2, "colour 'blue' is none of auto, always, never"),
        (["set", "country", "kr"], 2, "country 'kr' is no country of ISO 3166-1"),
        (["set", "as", "nora", "--newsroom"], 2, "as is for a person to set, not for a newsroom"),
        (
            ["set", "outlet", "x", "--newsroom", "--db", "postgresql://h/d"],
            2,
            "name the newsroom's file with SAYSO_CONFIG",
        ),
        (["unset", "pager"], 4, "does not set 'pager'; see `sayso config`"),
        (["unset", "pagr"], 4, "does not set 'pagr'; did you mean 'pager'"),
    ],
)
def test_what_cannot_be_set_is_told(words: list[str], code: int, said: str, own: Path) -> None:
    """And nothing is written."""
    done = run("config", *words)

    assert code == done.exit_code
    assert said in done.stderr
    assert not own.exists()


def test_a_setting_is_taken_out_again(own: Path) -> None:
    """Even one that sayso does not know, which stops every other command."""
    own.parent.mkdir(parents=True)
    own.write_text('as = "nora"\ncolor = "never"\n', "utf-8")
    stopped = run("stories")
    done = run("config", "unset", "color")

    assert 2 == stopped.exit_code
    assert f"sayso: {own} line 2: there is no setting 'color'; did you mean 'colour'?\n" == stopped.stderr
    assert f"color unset in {own}\n" == done.stdout
    assert 'as = "nora"\n' == own.read_text("utf-8")
    assert 0 == run("stories").exit_code


def test_a_colour_that_is_settled_is_shown(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Always: in a pipe, too."""
    monkeypatch.setenv("SAYSO_DB", sqlite_url)
    run("import", "storm.txt", "--outlet", "Post")
    plain = run("article", "show", "A1").stdout
    coloured = run("article", "show", "A1", SAYSO_COLOUR="always", TERM="xterm-256color").stdout

    assert "\x1b[" not in plain
    assert "\x1b[1;36m" in coloured
