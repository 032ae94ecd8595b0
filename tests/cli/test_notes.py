"""Notes are written in a person's editor: a script that stands for one here."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from sayso.cli.main import app

TEXT = "Storm sinks boats\n\nSome 1,200 fishing boats were lost in Dandong on April 8, 2031, Ines Tarrow said.\n"
RECORDS = [
    ("claim", "C1"),
    ("article", "A1"),
    ("source", "S1"),
    ("source", "Ines Tarrow"),
    ("outlet", "O1"),
    ("story", "storm"),
]


def run(*words: str) -> Result:
    """Run ``sayso`` in this process."""
    return CliRunner().invoke(app, list(words))


@pytest.fixture(autouse=True)
def _stocked(sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An article with claims and a source, in a story; temporary files are kept apart."""
    monkeypatch.setenv("SAYSO_DB", sqlite_url)
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "tmp"))
    monkeypatch.chdir(tmp_path)
    Path("storm.txt").write_text(TEXT, "utf-8")
    assert 0 == run("import", "storm.txt", "--outlet", "Quillmouth Post", "--story", "storm").exit_code


def editor(monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """Make this shell script the editor; ``$1`` is the file."""
    file = Path("editor.sh").absolute()
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(0o700)
    monkeypatch.setenv("SAYSO_EDITOR", str(file))


def note(kind: str, ref: str) -> str:
    """The note that is kept."""
    (shown,) = json.loads(run(kind, "show", ref, "--json").stdout)
    held: str = (shown.get("source", shown) if isinstance(shown.get("source"), dict) else shown)["note"]
    return held


def entries() -> int:
    """How many entries the log has."""
    return len(json.loads(run("log", "--json").stdout))


def left() -> list[Path]:
    """The files that were left for a person to look at."""
    return sorted(file for file in Path("tmp").rglob("*") if file.is_file())


@pytest.mark.parametrize(("kind", "ref"), RECORDS)
def test_a_note_is_written_and_changed(kind: str, ref: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each time one entry; the editor sees what was there, and which record it is."""
    editor(monkeypatch, 'printf "first line\\n\\nthird: \\"ü\\"\\n" > "$1"')
    before = entries()
    first = run(kind, "edit", ref, "-e", "--because", "asked") if kind != "outlet" else run(kind, "edit", ref, "-e")
    written = note(kind, ref)
    editor(monkeypatch, 'cp "$1" seen; sed -i s/first/1st/ "$1"')
    second = run(kind, "edit", ref, "--note", "-e")

    assert (0, 0) == (first.exit_code, second.exit_code), first.output + second.output
    assert 'first line\n\nthird: "ü"' == written
    assert '1st line\n\nthird: "ü"' == note(kind, ref)
    assert before + 2 == entries()
    assert Path("seen").read_text("utf-8").startswith('first line\n\nthird: "ü"\n\n# ---')
    assert f"# The note of {kind} " in Path("seen").read_text("utf-8")
    assert [] == left()


@pytest.mark.parametrize("script", ["true", 'touch "$1"', 'echo "# below the line" >> "$1"'])
def test_an_unchanged_note_does_nothing(script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """No entry, and no file left."""
    run("claim", "edit", "C1", "--note", "as it was\n")
    before = entries()
    editor(monkeypatch, script)
    done = run("claim", "edit", "C1", "-e")

    assert (0, "C1 was so already\n", before) == (done.exit_code, done.stdout, entries())
    assert "as it was\n" == note("claim", "C1")
    assert [] == left()


def test_an_editor_that_fails_loses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was written is named; where nothing was, no file is left."""
    editor(monkeypatch, 'echo "an hour of work" > "$1"; exit 3')
    done = run("claim", "edit", "C1", "-e")
    (file,) = left()
    editor(monkeypatch, "exit 1")
    bare = run("claim", "edit", "C1", "-e")

    assert (3, 3) == (done.exit_code, bare.exit_code)
    assert "failed with 3; nothing was changed; what you wrote is in" in done.stderr
    assert str(file.absolute()) in done.stderr
    assert "an hour of work\n" == file.read_text("utf-8")
    assert "failed with 1; nothing was changed\n" in bare.stderr
    assert [file] == left()
    assert "" == note("claim", "C1")


def test_an_editor_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the setting that chooses one."""
    monkeypatch.setenv("SAYSO_EDITOR", "no-such-editor --wait")
    done = run("claim", "edit", "C1", "-e")

    assert 2 == done.exit_code
    assert (
        "the editor 'no-such-editor --wait' cannot be started; choose one with `sayso config set editor" in done.stderr
    )
    assert [] == left()


def test_a_note_that_changed_meanwhile_is_not_overwritten(monkeypatch: pytest.MonkeyPatch, sqlite_url: str) -> None:
    """Both versions are kept: the one in the database, and the one in the file."""
    other = f"python3 -c \"import sqlite3; c = sqlite3.connect('{sqlite_url}');"
    editor(monkeypatch, other + ' c.execute(\'UPDATE claims SET note = 1 || char(33)\'); c.commit()"; echo mine > "$1"')
    done = run("claim", "edit", "C1", "-e")
    (file,) = left()

    assert 5 == done.exit_code
    assert "the note of C1 was changed by someone else meanwhile" in done.stderr
    assert file.name in done.stderr
    assert ("mine\n", "1!") == (file.read_text("utf-8"), note("claim", "C1"))


@pytest.mark.parametrize(
    ("script", "said"), [('printf "\\377" > "$1"', "is not UTF-8"), ('printf "a\\033[2J" > "$1"', "holds control")]
)
def test_what_is_no_text_is_refused_and_kept(script: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the file."""
    editor(monkeypatch, script)
    done = run("story", "edit", "storm", "-e")

    assert 3 == done.exit_code
    assert said in done.stderr
    assert 1 == len(left())
    assert "" == note("story", "storm")


@pytest.mark.parametrize(
    "words",
    [
        ["claim", "edit", "C1", "-e", "--value", "12"],
        ["claim", "edit", "C1", "-e", "--note", "x"],
        ["article", "edit", "A1", "-e", "--byline", "x"],
        ["source", "edit", "S1", "-e", "--alias", "x"],
        ["story", "edit", "storm", "-e", "--title", "x"],
    ],
)
def test_the_editor_goes_alone(words: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A usage error before anything is opened."""
    editor(monkeypatch, "touch opened")

    assert 2 == run(*words).exit_code
    assert not Path("opened").exists()


def test_the_note_of_a_protected_source_goes_to_no_editor(monkeypatch: pytest.MonkeyPatch) -> None:
    """Editors keep copies of what they show."""
    run("key", "new", "key")
    CliRunner().invoke(
        app, ["source", "protect", "S1", "--key-file", "key", "--public-name", "an officer"], input="Bo\n"
    )
    editor(monkeypatch, "touch opened")
    done = run("source", "edit", "S1", "-e")

    assert 3 == done.exit_code
    assert "S1 is protected, and an editor keeps copies; give its note with --note" in done.stderr
    assert not Path("opened").exists()


def test_the_line_may_be_deleted(monkeypatch: pytest.MonkeyPatch) -> None:
    """What stood below it is nobody's note."""
    editor(monkeypatch, 'sed -i "s/^$/call back/;/-----/d" "$1"')
    run("claim", "edit", "C1", "-e")
    first = note("claim", "C1")
    editor(monkeypatch, 'sed -i "/-----/d" "$1"')

    assert "C1 was so already\n" == run("claim", "edit", "C1", "-e").stdout
    assert "call back\ncall back" == first


def test_letters_that_show_nothing_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Spaces that hold an amount together, and what joins a sign from several."""
    words = "12\u00a0000\u202f€ \U0001f469\u200d\U0001f692"
    editor(monkeypatch, f"printf '%s' '{words}' > \"$1\"")

    assert 0 == run("claim", "edit", "C1", "-e").exit_code
    assert words == note("claim", "C1")


def test_the_editor_of_the_settings_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With its options."""
    editor(monkeypatch, 'test "$1" = --wait && echo settled > "$2"')
    monkeypatch.delenv("SAYSO_EDITOR")
    monkeypatch.setenv("EDITOR", "false")
    run("config", "set", "editor", f"{tmp_path / 'editor.sh'} --wait")

    assert 0 == run("claim", "edit", "C1", "-e").exit_code
    assert "settled" == note("claim", "C1")


def test_a_story_is_edited() -> None:
    """Title and note, journaled and undone; nothing named is refused."""
    done = run("story", "edit", "storm", "--title", "The storm", "--note", "ask the mayor", "--because", "clearer")
    again = run("story", "edit", "storm", "--title", "The storm")
    (shown,) = json.loads(run("story", "show", "storm", "--json").stdout)
    run("undo")
    (undone,) = json.loads(run("story", "show", "storm", "--json").stdout)

    assert ("storm edited\n", "storm was so already\n") == (done.stdout, again.stdout)
    assert ("The storm", "ask the mayor") == (shown["title"], shown["note"])
    assert ("Storm", "") == (undone["title"], undone["note"])
    assert (3, 3, 4) == (
        run("story", "edit", "storm").exit_code,
        run("story", "edit", "storm", "--title", " ").exit_code,
        run("story", "edit", "strom", "--note", "x").exit_code,
    )
