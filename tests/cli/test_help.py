"""Help pages and usage errors: what a person reads who does not know the command yet."""

import pytest
from typer.testing import CliRunner, Result

from sayso.cli.main import app


def run(*arguments: str) -> Result:
    """Run ``sayso``."""
    return CliRunner().invoke(app, list(arguments))


@pytest.mark.parametrize(
    ("command", "default"),
    [
        ("import", "(default: in the user data directory)"),
        ("import", "(default: the login name)"),
        ("undo", "(default: the last)"),
        ("export", "(default: as --out ends, else csv)"),
    ],
)
def test_defaults_are_said(monkeypatch: pytest.MonkeyPatch, command: str, default: str) -> None:
    """Not in square brackets, which the help page would take for markup and leave out."""
    monkeypatch.setenv("COLUMNS", "400")

    assert default in run(command, "--help").stdout


def test_completion_is_offered_once() -> None:
    """By sayso itself; its subcommands speak of what they do."""
    assert "--install-completion" in run("--help").stdout
    assert "--install-completion" not in run("claims", "--help").stdout


@pytest.mark.parametrize(("typed", "meant"), [("clam", "claim"), ("improt", "import"), ("csvimport", "csv-import")])
def test_a_misspelt_command_is_told_what_it_is_close_to(typed: str, meant: str) -> None:
    """With the exit code of a wrong command line."""
    done = run(typed)

    assert 2 == done.exit_code
    assert f"No such command '{typed}'. Did you mean '{meant}'?" in done.stderr


def test_a_command_like_none_is_only_refused() -> None:
    """Nothing far-fetched is proposed."""
    done = run("xyzzy")

    assert (2, True, False) == (done.exit_code, "No such command 'xyzzy'." in done.stderr, "mean" in done.stderr)
