"""A brief is written as it is to a file or a pipe, and folded between words on a terminal."""

import subprocess
from pathlib import Path

import pytest
from tests.cli.test_terminals import COMMAND, on_a_terminal


@pytest.fixture
def story(sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A story of one report, in a database that is found through the environment."""
    monkeypatch.setenv("SAYSO_DB", sqlite_url)
    monkeypatch.chdir(tmp_path)
    said = "Some 40 boats sank off the long northern shore of the county in the storm, the coast guard said on Monday."
    Path("storm.txt").write_text(f"Boats sink\n\n{said}\n", "utf-8")
    words = [*COMMAND, "import", "storm.txt", "--outlet", "Café Post", "--published", "2031-04-09", "--story", "storm"]
    assert 0 == subprocess.run(words, check=False).returncode
    return "storm"


def test_lines_fit_the_terminal_and_break_between_words(story: str) -> None:
    """What stands on a line of a list hangs below its first word; nothing is lost."""
    shown = on_a_terminal("brief", story, COLUMNS="60")
    whole = subprocess.run([*COMMAND, "brief", story], capture_output=True, check=True).stdout.decode()

    assert max(map(len, shown.splitlines())) <= 60 < max(map(len, whole.splitlines()))
    assert shown.split() == whole.split()
    assert "\n  " in shown.replace("\r", "")


def test_a_file_takes_the_page_as_it_is(story: str) -> None:
    """With references only where they are asked for."""
    assert 0 == subprocess.run([*COMMAND, "brief", story, "--out", "plain.md"], check=False).returncode
    assert 0 == subprocess.run([*COMMAND, "brief", story, "--refs", "--out", "refs.md"], check=False).returncode
    plain, refs = (Path(name).read_text("utf-8") for name in ("plain.md", "refs.md"))

    assert "“some 40 boats sank off the long northern shore”" in plain
    assert (False, True) == ("[A1]" in plain, "[A1]" in refs)
