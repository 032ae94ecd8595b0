"""README.md does what it says: its commands run, print what it shows, and are all the commands there are.

When output changes for a good reason, let the tour be written again, and read the difference before committing it::

    SAYSO_REFRESH_README=1 python -m pytest tests/test_readme.py
    git diff README.md

References such as C109 that the tour takes from an earlier command's output follow that output.
"""

import os
import pty
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, fields
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from sayso.cli.main import COMMANDS, app
from sayso.desk.extracting import extract_json
from sayso.desk.setting_files import read_file
from sayso.desk.setting_names import SETTINGS
from sayso.desk.settings import checked
from sayso.export.profiles import profiles_in
from sayso.intake.manifest import ArticleEntry, OutletEntry, StoryEntry
from sayso.review.keys import HELP, MARKS

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
REFRESH = os.environ.get("SAYSO_REFRESH_README") == "1"

BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
ELISION = "..."
CLOCK = re.compile(r"\b20\d\d-\d\d-\d\d \d\d:\d\d\b")
REFERENCE = re.compile(r"\b[ACJQS]\d+\b")


@dataclass(frozen=True)
class Step:
    """A command of the tour and the lines that README shows below it."""

    command: str
    shown: list[str]


@dataclass
class Shell:
    """What a reader's terminal would do: run commands in one folder and keep the last exit code."""

    folder: Path
    monkeypatch: pytest.MonkeyPatch
    code: int = 0

    def run(self, command: str, typed: Sequence[str] = ()) -> list[str]:
        """The lines that a command prints, without white space at their ends; ``typed`` is what a person answers."""
        if command.startswith("export "):
            for setting in command.split()[1:]:
                self.monkeypatch.setenv(*setting.split("=", 1))
            printed = ""
        elif command == "echo $?":
            printed = f"{self.code}\n"
        elif command.startswith("sayso review "):
            printed = self._terminal(shlex.split(command)[1:], typed)
        elif re.fullmatch(r"sayso [^|><$]*", command) or command == "sayso":
            printed = self._sayso(command)
        else:
            done = subprocess.run(  # the reader's own tools
                ["bash", "-c", command], cwd=self.folder, capture_output=True, text=True, check=False
            )
            self.code = done.returncode
            printed = done.stdout + done.stderr
        return [line.rstrip() for line in printed.rstrip("\n").split("\n")] if printed.strip() else []

    def _terminal(self, words: list[str], typed: Sequence[str]) -> str:
        """What a terminal shows while a person answers, each time they are asked."""
        ours, theirs = pty.openpty()
        command = [sys.executable, "-c", "from sayso.cli.main import run; run()", *words]
        shown, answers = b"", iter(typed)
        with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, cwd=self.folder) as running:
            os.close(theirs)
            with suppress(OSError):
                while part := os.read(ours, 4096):
                    shown += part
                    if shown.endswith(b"> "):
                        os.write(ours, next(answers, "Q").encode() + b"\n")
        os.close(ours)
        self.code = running.returncode
        return shown.decode("utf-8").replace("\r\n", "\n")

    def _sayso(self, command: str) -> str:
        done = CliRunner().invoke(app, shlex.split(command)[1:])
        self.code = done.exit_code
        return done.output


@dataclass
class Refresh:
    """README's blocks with what the commands print now; references in commands follow the output they came from."""

    follows: dict[str, str] = field(default_factory=dict)

    def command(self, command: str) -> str:
        """The command with references as they are now."""
        return REFERENCE.sub(lambda found: self.follows.get(found[0], found[0]), command)

    def shown(self, old: list[str], new: list[str]) -> list[str]:
        """The new lines, elided where the old ones were; remembers which reference became which."""
        kept = {_nameless(line): line for line in reversed(old)}
        for line in new:
            before = REFERENCE.findall(kept.get(_nameless(line), ""))
            for was, now in zip(before, REFERENCE.findall(line), strict=False):
                self.follows.setdefault(was, now)
        if agrees(old, new):
            return old
        if ELISION not in old:
            return new
        head = old.index(ELISION)
        tail = len(old) - head - 1
        if head + tail >= len(new):
            return new
        return [*new[:head], ELISION, *new[len(new) - tail :]]


def _nameless(line: str) -> str:
    return " ".join(CLOCK.sub("", REFERENCE.sub("#", line)).split())


def steps(block: str) -> list[Step]:
    """The commands of a console block with their output."""
    found: list[Step] = []
    for line in block.rstrip("\n").split("\n"):
        if line.startswith("$ "):
            found.append(Step(line.removeprefix("$ "), []))
        else:
            found[-1].shown.append(line.rstrip())
    for step in found:
        while step.shown and not step.shown[-1]:
            step.shown.pop()
    return found


ASKED = re.compile(r"^(?:[AC]\d+|.*\]|.*again|.*leaves|accept which|words to log)> ?(.*)$")
"""What a review asks, and what was answered."""


def typed_in(shown: Iterable[str]) -> list[str]:
    """What a person typed, in lines that were shown."""
    return [found[1] for line in shown if (found := ASKED.match(line))]


def agrees(shown: list[str], printed: list[str]) -> bool:
    """Whether the output is what README shows: line by line, but for one elision and the clock."""
    shown, printed = ([CLOCK.sub("CLOCK", line) for line in lines] for lines in (shown, printed))
    if ELISION not in shown:
        return shown == printed
    head = shown.index(ELISION)
    tail = len(shown) - head - 1
    return (
        len(printed) > head + tail
        and shown[:head] == printed[:head]
        and shown[head + 1 :] == printed[len(printed) - tail :]
    )


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """A reader's terminal, 100 columns wide, in an empty folder beside the shipped corpus."""
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    tour = tmp_path / "tour"
    tour.mkdir()
    monkeypatch.chdir(tour)
    monkeypatch.setenv("COLUMNS", "100")
    return Shell(tour, monkeypatch)


@pytest.mark.slow
def test_every_command_prints_what_readme_shows(shell: Shell) -> None:
    """The tour, followed to the letter from an empty folder."""
    text = README.read_text("utf-8")
    refresh = Refresh()
    wrong: list[str] = []

    def played(block: re.Match[str]) -> str:
        lines: list[str] = []
        for step in steps(block[0]):
            command = refresh.command(step.command) if REFRESH else step.command
            printed = shell.run(command, typed_in(step.shown))
            if not agrees(step.shown, printed):
                wrong.append("\n".join([f"$ {command}", *printed]))
            lines += [f"$ {command}", *(refresh.shown(step.shown, printed) if REFRESH else step.shown)]
        return "\n".join(lines) + "\n"

    fresh = BLOCK.sub(played, text)
    if REFRESH:
        README.write_text(fresh, "utf-8")
    assert "" == ("" if REFRESH else "\n\n".join(wrong))


def test_the_keys_of_a_review_are_those_of_its_help() -> None:
    """On one screen, line by line."""
    lines = [f"{key:4} {line}" for key, line in HELP] + [f"{mark:12} {line}" for mark, line in MARKS]

    assert "```text\n" + "\n".join(lines) + "\n```" in README.read_text("utf-8")


def named_commands() -> Iterator[tuple[str, Any]]:
    """Every command as a person types it: ``claims``, ``claim add``, ..."""
    for name, module in COMMANDS.items():
        command = typer.main.get_command(import_module(module).app)
        below = getattr(command, "commands", {})
        yield from ((f"{name} {each}", its) for each, its in below.items())
        if not below:
            yield name, command


ROW = re.compile(r"^\| `([^`]+)` \|(.*)\|$", re.MULTILINE)


def documented() -> dict[str, str]:
    """The rows of README's table of commands: the words of the command, and all that the row says."""
    known = {name for name, _ in named_commands()}
    found: dict[str, str] = {}
    for row in ROW.finditer(README.read_text("utf-8")):
        words = row[1].split()
        name = next((" ".join(words[:count]) for count in (2, 1) if " ".join(words[:count]) in known), "")
        if name:
            found[name] = row[0]
    return found


def test_every_command_is_in_the_table() -> None:
    """None is missing, and none is listed that is not there."""
    assert [name for name, _ in named_commands()] == list(documented())


@pytest.mark.parametrize("name", [name for name, _ in named_commands()])
def test_the_table_names_options_that_exist(name: str) -> None:
    """An option that was renamed or dropped does not live on in README."""
    command = dict(named_commands())[name]
    has = {option for each in command.params for option in [*each.opts, *each.secondary_opts]}

    assert set() == set(re.findall(r"--[a-z][a-z-]+", documented()[name])) - has


def toml_blocks() -> list[dict[str, Any]]:
    """The manifest, the profiles and the settings that README shows."""
    found = re.findall(r"(?<=^```toml\n).*?(?=^```$)", README.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    return [tomllib.loads(block) for block in found]


def test_the_profile_that_is_shown_is_one() -> None:
    """Its tables, columns, values and words are all known."""
    _, shown, _ = toml_blocks()

    assert ["partner"] == list(profiles_in(shown, "README"))


def test_every_setting_is_shown(tmp_path: Path) -> None:
    """With a value that it takes, and with its variable; filters too."""
    _, _, shown = toml_blocks()
    text = README.read_text("utf-8")
    block = re.findall(r"(?<=^```toml\n).*?(?=^```$)", text, re.MULTILINE | re.DOTALL)[-1]
    (tmp_path / "config.toml").write_text(block, "utf-8")
    found = checked(read_file(tmp_path / "config.toml"), personal=True)

    assert [*SETTINGS, "filters"] == list(shown)
    assert ["pesos"] == list(found.filters)
    assert [] == [one for setting in SETTINGS.values() for one in setting.variables if f"`{one}`" not in text]


def test_the_manifest_shows_every_key() -> None:
    """And none that sayso does not know."""
    shown, _, _ = toml_blocks()
    entries = {"outlet": OutletEntry, "story": StoryEntry, "article": ArticleEntry}

    assert {name: [field.name for field in fields(entry)] for name, entry in entries.items()} == {
        name: sorted(shown[name][0], key=[field.name for field in fields(entry)].index)
        for name, entry in entries.items()
    }


def test_every_field_of_extract_is_described() -> None:
    """Claims of each kind, and attributions."""
    text = "About 40 boats sank off Dandong on April 8, 2031, the coast guard said."
    found = extract_json("1", text, published="2031-04-09")
    section = README.read_text("utf-8").split("## `sayso extract` for programs")[1].split("\n## ")[0]
    named = set(re.findall(r"`([a-z_]+)`", section))

    assert {"figure", "date", "place"} == {claim["kind"] for claim in found["claims"]}
    assert found["attributions"]
    assert set() == {key for each in found["claims"] + found["attributions"] for key in each} - named
