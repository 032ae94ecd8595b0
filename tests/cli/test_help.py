"""Every command explains itself."""

from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from sayso.cli.main import COMMANDS, app

NO_DATABASE = {"extract", "judge", "roundtrip", "demo", "key new"}
LISTINGS = {
    "articles",
    "claims",
    "outlets",
    "sources",
    "stories",
    "questions",
    "compare",
    "search",
    "log",
    "import",
    "question suggest",
    "story timeline",
    "db stats",
    "db check",
    "key check",
}


def _leaves() -> dict[str, Any]:
    group: Any = typer.main.get_command(app)
    found: dict[str, Any] = {}
    for name in COMMANDS:
        command = group.get_command(None, name)
        subcommands = getattr(command, "commands", {})
        found |= {f"{name} {sub}": one for sub, one in subcommands.items()} or {name: command}
    return found


LEAVES = _leaves()


@pytest.mark.parametrize("name", sorted(LEAVES))
def test_a_command_has_help_for_itself_and_for_each_option(name: str) -> None:
    """A sentence for the command, words for every option, and exit 0."""
    command = LEAVES[name]
    shown = CliRunner().invoke(app, [*name.split(), "--help"])
    said = " ".join(shown.stdout.split())

    assert (0, "") == (shown.exit_code, shown.stderr)
    assert command.help.split(".")[0].split("\n")[0].split(";")[0] in said
    assert [] == [one.name for one in command.params if one.name != "help" and not one.help and one.opts[0][0] == "-"]
    options = {option for one in command.params for option in one.opts}
    assert NO_DATABASE & {name, name.split(maxsplit=1)[0]} or "--db" in options
    assert name not in LISTINGS or "--json" in options


def test_every_listing_is_a_command() -> None:
    """The list above names nothing that is gone."""
    assert set() == LISTINGS - LEAVES.keys()


def test_no_command_shows_them_all() -> None:
    """As a usage error, so that a script notices."""
    shown = CliRunner().invoke(app, [])

    assert 2 == shown.exit_code
    assert set() == {name for name in COMMANDS if name not in shown.output}


def test_the_version_is_shown() -> None:
    """One line on stdout."""
    shown = CliRunner().invoke(app, ["--version"])

    assert (0, 1) == (shown.exit_code, len(shown.stdout.splitlines()))
    assert shown.stdout.startswith("sayso ")
