"""Owns stderr and the exit codes: one clear line for what went wrong, and what to do next."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast

import typer

from sayso.model.errors import (
    ConfigError,
    ConflictError,
    InputError,
    NotFoundError,
    SaysoError,
    StorageError,
    WorkerError,
)

ATTENTION = 1
USAGE = 2
INTERNAL = 70
"""EX_SOFTWARE of sysexits.h: a fault of sayso itself."""
INTERRUPTED = 130
"""128 plus SIGINT, as shells have it."""

COMMAND_LINE_ERROR = cast("type[Exception]", typer.BadParameter.__mro__[2])
"""Click's base class for usage errors, wherever this Typer takes its Click from; it shows itself."""

CODES: tuple[tuple[type[SaysoError], int], ...] = (
    (ConfigError, USAGE),
    (InputError, 3),
    (NotFoundError, 4),
    (ConflictError, 5),
    (StorageError, 6),
    (WorkerError, INTERNAL),
)
"""The exit code of each kind of error; a subclass has its parent's."""


def exit_code(error: SaysoError) -> int:
    """The exit code that this error ends a command with."""
    return next((code for kind, code in CODES if isinstance(error, kind)), ATTENTION)


def say(message: str) -> None:
    """A line for the person, on stderr."""
    print(message, file=sys.stderr)  # noqa: T201 - this module owns stderr


def warn(error: SaysoError) -> None:
    """What could not be done, in one line, with the choices there are below it."""
    say(f"sayso: {_one_line(error)}")
    for choice in error.choices:
        say(f"  {choice}")


def _one_line(error: SaysoError) -> str:
    return " ".join(str(error).split())


@contextmanager
def reported() -> Iterator[None]:
    """Turn any failure into one line on stderr and an exit code; ``SAYSO_DEBUG`` lets the traceback through."""
    try:
        try:
            yield
        finally:
            # A reader that has gone is met here, not when the interpreter shuts down.
            sys.stdout.flush()
    except (typer.Exit, typer.Abort, COMMAND_LINE_ERROR):
        raise
    except SaysoError as error:
        if os.environ.get("SAYSO_DEBUG"):
            raise
        warn(error)
        sys.exit(exit_code(error))
    except KeyboardInterrupt:
        say("sayso: interrupted; what was finished is kept, run the command again to complete it")
        sys.exit(INTERRUPTED)
    except BrokenPipeError as error:
        _discard_stdout()
        sys.exit(getattr(error.__context__, "exit_code", 0))
    except OSError as error:
        if os.environ.get("SAYSO_DEBUG"):
            raise
        warn(StorageError(f"{error.filename or 'file'}: {error.strerror or error}", "check the path and the disk"))
        sys.exit(exit_code(StorageError("")))
    except Exception as error:  # the last resort: people get one line, not a traceback
        if os.environ.get("SAYSO_DEBUG"):
            raise
        say(f"sayso: internal fault ({type(error).__name__}: {error}); run it with --debug and report what it prints")
        sys.exit(INTERNAL)


def _discard_stdout() -> None:
    """Keep the interpreter from complaining about a reader that has gone."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
