"""What shells offer while a command is typed, asked for as they ask."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from sayso.cli.completion import offer_of
from sayso.cli.main import COMMANDS, app
from sayso.store.engine import BUSY_SECONDS

COMMAND = (sys.executable, "-m", "sayso")
TEXT = "Storm sinks boats\n\nSome 1,200 fishing boats were lost in Dandong on April 8, 2031, Ines Tarrow said.\n"


def run(*words: str) -> str:
    """What ``sayso`` prints, run in this process."""
    done = CliRunner().invoke(app, list(words))
    assert 0 == done.exit_code, done.output
    return done.stdout


@pytest.fixture(scope="module")
def stocked(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder to be copied: an article, sources with names of all kinds, two stories, a question and a filter."""
    folder = tmp_path_factory.mktemp("stocked")
    shutil.copy(sqlite_template, folder / "sayso.db")
    (folder / "storm.txt").write_text(TEXT, "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SAYSO_DB", str(folder / "sayso.db"))
        patch.setenv("XDG_CONFIG_HOME", str(folder / "config"))
        patch.chdir(folder)
        run("import", "storm.txt", "--outlet", "Quillmouth Post", "--story", "storm-at-sea")
        run("story", "new", "strike")
        run("source", "add", "Zoë O'Brien: $5 (union)", "--kind", "person")
        run("question", "new", "How many boats were lost?", "--story", "storm-at-sea")
        run("claims", "--kind", "figure", "--save", "tolls")
    return folder


@pytest.fixture(autouse=True)
def _found(stocked: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All of it, found through the environment."""
    shutil.copytree(stocked, tmp_path, dirs_exist_ok=True)
    monkeypatch.setenv("SAYSO_DB", str(tmp_path / "sayso.db"))
    monkeypatch.chdir(tmp_path)


def ask(environment: dict[str, str]) -> list[str]:
    """The lines that ``sayso`` answers a shell with; nothing on stderr."""
    done = subprocess.run(
        COMMAND, env={**os.environ, **environment}, capture_output=True, encoding="utf-8", check=False
    )
    assert "" == done.stderr
    return done.stdout.rstrip("\n").split("\n") if done.stdout.strip() else []


def bash(*words: str) -> list[str]:
    """What bash offers for the last word."""
    return ask({"_SAYSO_COMPLETE": "complete_bash", "COMP_WORDS": "\n".join(words), "COMP_CWORD": str(len(words) - 1)})


def zsh(line: str) -> list[str]:
    """What zsh is told for a line."""
    return ask({"_SAYSO_COMPLETE": "complete_zsh", "_TYPER_COMPLETE_ARGS": line})


def fish(line: str) -> list[str]:
    """What fish offers for a line."""
    how = {"_SAYSO_COMPLETE": "complete_fish", "_TYPER_COMPLETE_FISH_ACTION": "get-args"}
    return ask({**how, "_TYPER_COMPLETE_ARGS": line})


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (("sayso", "st"), ["stories", "story", "status"]),
        (("sayso", "story", "sh"), ["show"]),
        (("sayso", "claims", "--sto"), ["--story"]),
        (("sayso", "claims", "--story", "st"), ["strike", "storm-at-sea"]),
        (("sayso", "claims", "--story", "storm"), ["storm-at-sea"]),
        (("sayso", "claims", "--story", "=", "storm"), ["storm-at-sea"]),
        (("sayso", "claims", "--story", "="), ["strike", "storm-at-sea"]),
        (("sayso", "claims", "--story", "=", "strike", "--kind", "=", "f"), ["figure"]),
        (("sayso", "story", "add", "strike", "A"), ["A1"]),
        (("sayso", "claim", "show", "c"), ["c3", "c2", "c1"]),
        (("sayso", "claim", "accept", "C1", "C"), ["C3", "C2"]),
        (("sayso", "claim", "show", "C9"), []),
        (("sayso", "claims", "--kind", ""), ["figure", "date", "place"]),
        (("sayso", "link", "C1", "Ine"), ["Ines\\ Tarrow"]),
        (("sayso", "source", "show", "in"), ["Ines\\ Tarrow"]),
        (("sayso", "source", "show", '"Ines T'), ["Ines Tarrow"]),
        (("sayso", "source", "show", "zo"), ["Zoë\\ O\\'Brien:\\ \\$5\\ \\(union\\)"]),
        (("sayso", "outlet", "show", "Quill"), ["Quillmouth\\ Post"]),
        (("sayso", "outlet", "merge", "O1", "Q"), ["Quillmouth\\ Post"]),
        (("sayso", "question", "show", "Q"), ["Q1"]),
        (("sayso", "rule", "Q1", "conf"), ["conflict"]),
        (("sayso", "undo", "J4"), ["J4"]),
        (("sayso", "log", "sto"), ["storm-at-sea"]),
        (("sayso", "log", "--command", "story"), ["story\\ new"]),
        (("sayso", "log", "--kind", "s"), ["source", "story"]),
        (("sayso", "claims", "@"), ["@tolls"]),
        (("sayso", "claims", "@", "to"), ["@tolls"]),
        (("sayso", "claims", "--filter", "t"), ["tolls"]),
        (("sayso", "config", "set", "co"), ["country", "colour"]),
        (("sayso", "config", "set", "colour", "n"), ["never"]),
        (("sayso", "export", "cl"), ["claims"]),
        (("sayso", "export", "claims", "--format", "js"), ["json", "jsonl"]),
        (("sayso", "export", "claims", "--profile", "p"), ["public"]),
        (("sayso", "sources", "--sort", "-rel"), []),
        (("sayso", "extract", "--again", "str"), ["strike"]),
        (("sayso", "extract", "str"), []),
        (("sayso", "nothing", "x"), []),
    ],
)
def test_bash_is_offered_what_fits(words: tuple[str, ...], offered: list[str]) -> None:
    """As bash has to have it typed: with what is special to it escaped."""
    assert sorted(offered) == sorted(bash(*words))


def test_zsh_and_fish_are_told_what_each_choice_is() -> None:
    """Names as they are, which these shells quote themselves."""
    assert any('"Ines Tarrow":"person"' in line for line in zsh("sayso source show In"))
    assert any('"C1":"' in line for line in zsh("sayso claim show C1"))
    assert ["Ines Tarrow\tperson"] == fish("sayso source show In")
    assert ["storm-at-sea\tStorm at sea"] == fish("sayso story show storm")
    assert ["@tolls\t--kind=figure"] == fish("sayso claims @")
    assert {"stories", "story", "status"} == {line.split("\t")[0] for line in fish("sayso st")}


@pytest.mark.parametrize("begun", ["É", "é", "éL"])
def test_names_are_offered_in_any_case(begun: str) -> None:
    """Letters with accents, too, which SQLite does not know the capitals of."""
    run("source", "add", "Élodie Ørn", "--kind", "person")

    assert ["Élodie\\ Ørn"] == bash("sayso", "source", "show", begun)


def test_another_database_on_the_line_is_asked(tmp_path: Path, sqlite_template: Path) -> None:
    """The one of ``--db``."""
    other = tmp_path / "other.db"
    shutil.copy(sqlite_template, other)
    run("story", "new", "fleet", "--db", str(other))

    assert ["fleet"] == bash("sayso", "story", "show", "--db", str(other), "")


@pytest.mark.parametrize("content", [None, b"", b"no database, but words enough to fill a page of one " * 99])
def test_what_cannot_be_asked_offers_nothing_and_is_not_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes | None
) -> None:
    """No database, an empty file, another file: nothing said, nothing written."""
    file = tmp_path / "none" / "sayso.db"
    if content is not None:
        file.parent.mkdir()
        file.write_bytes(content)
    monkeypatch.setenv("SAYSO_DB", str(file))

    assert [] == bash("sayso", "claim", "show", "C")
    assert content == (file.read_bytes() if file.exists() else None)
    assert (content is not None) == file.parent.exists()


def test_a_wrong_settings_file_offers_nothing_and_is_silent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told when a command is run."""
    monkeypatch.delenv("SAYSO_DB")
    file = tmp_path / "config" / "sayso" / "config.toml"
    file.write_text("db = \n", "utf-8")

    assert [] == bash("sayso", "claim", "show", "C")


def test_a_busy_database_is_still_looked_at(tmp_path: Path) -> None:
    """A writer at work does not stop a reader."""
    import sqlite3  # noqa: PLC0415 - to hold the file as another process would

    holder = sqlite3.connect(tmp_path / "sayso.db", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    started = time.monotonic()
    offered = bash("sayso", "claim", "show", "C1")
    holder.close()

    assert ["C1"] == offered
    assert time.monotonic() - started < BUSY_SECONDS


def test_completion_loads_no_orm() -> None:
    """It has to keep up with typing."""
    program = """
import sys
from sayso.cli.main import app
try:
    app(prog_name="sayso")
finally:
    print([one for one in sys.modules if one.startswith(("sqlalchemy", "rich"))], file=sys.stderr)
"""
    how = {"_SAYSO_COMPLETE": "complete_bash", "COMP_WORDS": "sayso\nclaim\nshow\nC1", "COMP_CWORD": "3"}
    done = subprocess.run(
        [sys.executable, "-c", program], env={**os.environ, **how}, capture_output=True, encoding="utf-8", check=False
    )

    assert ("C1\n", "[]\n") == (done.stdout, done.stderr)


@pytest.mark.postgres
def test_a_server_is_asked_too(postgres_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """References, names and slugs."""
    monkeypatch.setenv("SAYSO_DB", postgres_url)
    run("import", "storm.txt", "--outlet", "Quillmouth Post", "--story", "storm-at-sea")

    assert ["storm-at-sea"] == bash("sayso", "story", "show", "st")
    assert ["Ines\\ Tarrow"] == bash("sayso", "source", "show", "ines")
    assert ["Quillmouth\\ Post"] == bash("sayso", "articles", "--outlet", "q")
    assert ["C3", "C2", "C1"] == bash("sayso", "claim", "show", "C")
    assert ["A1"] == bash("sayso", "article", "show", "A")
    assert ["J1"] == bash("sayso", "undo", "J")
    assert ["tester"] == bash("sayso", "log", "--by", "te")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_installed(shell: str, tmp_path: Path) -> None:
    """For each shell, into the home of whoever asks."""
    home = tmp_path / "home"
    home.mkdir()
    done = subprocess.run(
        [*COMMAND, "--install-completion", shell],
        env={**os.environ, "HOME": str(home)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    written = [file.read_text("utf-8") for file in home.rglob("*") if file.is_file()]

    assert 0 == done.returncode, done.stderr
    assert any("_SAYSO_COMPLETE" in text for text in written)


REFERENCES = ("ARTICLE", "CLAIM", "SOURCE", "STORY", "OUTLET", "QUESTION", "ENTRY", "REF", "SLUG", "INTO", "OTHER")
NAMED = {"--story", "--outlet", "--source", "--question", "--article", "--via", "--filter", "--profile"}
UNDECIDED = {("story new", "slug"), ("import ", "outlet"), ("roundtrip ", "outlet"), ("claims ", "save")}
"""Where anything may be typed, or a new name is given."""


def test_every_reference_slug_and_name_is_offered() -> None:
    """A new command whose argument is one fails here until something offers it."""
    group: Any = typer.main.get_command(app)
    bare = []
    for name in COMMANDS:
        command = group.get_command(None, name)
        for sub, one in (getattr(command, "commands", None) or {"": command}).items():
            for param in one.params:
                called = (param.metavar or "").strip("[].").upper()
                takes = called in REFERENCES or NAMED & set(param.opts)
                if (
                    takes
                    and offer_of(param, f"{name} {sub}") is None
                    and (f"{name} {sub}", param.name) not in UNDECIDED
                ):
                    bare.append((name, sub, param.name))

    assert [] == bare
