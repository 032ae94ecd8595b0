"""The ``sayso`` command: finds the subcommand asked for and imports that one alone."""

import difflib
import importlib
import os
import sys
from io import TextIOWrapper
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from sayso import __version__
from sayso.cli.completion import complete, join_words
from sayso.cli.diagnostics import reported
from sayso.cli.summaries import SUMMARIES

COMMANDS = {
    "import": "sayso.cli.import_",
    "watch": "sayso.cli.watch",
    "articles": "sayso.cli.articles",
    "article": "sayso.cli.article",
    "claims": "sayso.cli.claims",
    "claim": "sayso.cli.claim",
    "review": "sayso.cli.review",
    "link": "sayso.cli.link",
    "unlink": "sayso.cli.unlink",
    "outlets": "sayso.cli.outlets",
    "outlet": "sayso.cli.outlet",
    "sources": "sayso.cli.sources",
    "source": "sayso.cli.source",
    "key": "sayso.cli.key",
    "stories": "sayso.cli.stories",
    "story": "sayso.cli.story",
    "questions": "sayso.cli.questions",
    "question": "sayso.cli.question",
    "compare": "sayso.cli.compare",
    "rule": "sayso.cli.rule",
    "brief": "sayso.cli.brief",
    "search": "sayso.cli.search",
    "status": "sayso.cli.status",
    "log": "sayso.cli.log",
    "undo": "sayso.cli.undo",
    "redo": "sayso.cli.redo",
    "export": "sayso.cli.export",
    "csv-import": "sayso.cli.csv_import",
    "bundle": "sayso.cli.bundle",
    "roundtrip": "sayso.cli.roundtrip",
    "extract": "sayso.cli.extract",
    "judge": "sayso.cli.judge",
    "db": "sayso.cli.db",
    "config": "sayso.cli.config",
    "demo": "sayso.cli.demo",
}
"""Each subcommand and the module whose ``app`` is it, in the order that ``--help`` shows."""


class LazyGroup(TyperGroup):
    """A group that imports a command's module when it is wanted, to keep every start light."""

    _listing = False

    def list_commands(self, ctx: Any) -> list[str]:
        """The names of all subcommands."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The subcommand of that name, or ``None``."""
        if cmd_name not in COMMANDS:
            return None
        if self._listing:
            return TyperCommand(cmd_name, help=SUMMARIES[cmd_name])
        command = typer.main.get_command(importlib.import_module(COMMANDS[cmd_name]).app)
        command.name = cmd_name
        # Completion is installed for sayso as a whole; each subcommand would offer it again.
        command.params = [one for one in command.params if one.name not in ("install_completion", "show_completion")]
        if ctx is not None and ctx.resilient_parsing:
            complete(command, cmd_name)
        return command

    def shell_complete(self, ctx: Any, incomplete: str) -> Any:
        """What the name of a subcommand may become; none of them is loaded for that."""
        self._listing = True
        try:
            return super().shell_complete(ctx, incomplete)
        finally:
            self._listing = False

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The subcommand that is asked for; a misspelt one is told what it is close to."""
        name = args[0]
        close = [] if name in COMMANDS else difflib.get_close_matches(name, COMMANDS, n=1)
        if close and not ctx.resilient_parsing:
            ctx.fail(f"No such command {name!r}. Did you mean {close[0]!r}?")
        return super().resolve_command(ctx, args)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help page; what it says of each command is at hand."""
        self._listing = True
        try:
            super().format_help(ctx, formatter)
        finally:
            self._listing = False

    def invoke(self, ctx: Any) -> Any:
        """Run the subcommand; whatever fails is said in one line."""
        with reported():
            return super().invoke(ctx)


app = typer.Typer(
    cls=LazyGroup,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:  # noqa: FBT001 - Typer calls it with the option's value
    if wanted:
        typer.echo(f"sayso {__version__}")
        raise typer.Exit


@app.callback()
def main(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Let tracebacks through.")] = False,
) -> None:
    """On whose say-so? Track what outlets claim, who said it, and where they agree."""
    del version
    if debug:
        os.environ["SAYSO_DEBUG"] = "1"


def run() -> None:
    """Run the command line; ``--debug`` counts wherever it stands."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # Data is UTF-8 whatever the locale says; what has no character in it is escaped rather than fatal.
            stream.reconfigure(encoding="utf-8" if not stream.isatty() else None, errors="backslashreplace")
    join_words()
    words = sys.argv[1:]
    if "--debug" in words:
        words = ["--debug", *(word for word in words if word != "--debug")]
    sys.exit(app(args=words, prog_name="sayso"))
