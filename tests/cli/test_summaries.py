"""The help page says of each command what the command says of itself."""

import importlib
import inspect

import pytest
import typer

from sayso.cli.main import COMMANDS
from sayso.cli.summaries import SUMMARIES


def test_every_command_has_its_summary_in_order() -> None:
    """No command is left out and none is listed that is gone."""
    assert list(COMMANDS) == list(SUMMARIES)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_summary_is_the_first_paragraph_of_the_commands_own_help(name: str) -> None:
    """Who edits a command's help edits its summary too."""
    command = typer.main.get_command(importlib.import_module(COMMANDS[name]).app)
    own = inspect.cleandoc(command.help or "").split("\n\n", maxsplit=1)[0]
    assert " ".join(own.split()) == SUMMARIES[name]
