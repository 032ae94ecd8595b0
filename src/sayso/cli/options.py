"""The options that many commands share, and the desk that a command works at."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from sayso.desk.desk import Desk

Db = Annotated[
    str,
    typer.Option(
        "--db",
        envvar="SAYSO_DB",
        metavar="URL_OR_PATH",
        help="The database: a file, or postgresql://... (default: see `sayso config`)",
        show_default=False,
    ),
]
As = Annotated[
    str,
    typer.Option("--as", envvar="SAYSO_AS", metavar="NAME", help="Who makes the change (default: see `sayso config`)."),
]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON array.")]
Because = Annotated[str, typer.Option("--because", metavar="TEXT", help="Why, for the log.")]

KeyFile = Annotated[
    str,
    typer.Option(
        "--key-file",
        metavar="FILE",
        help="The file with the key (default: SAYSO_KEY_FILE, the key in SAYSO_KEY, or see `sayso config`).",
        show_default=False,
    ),
]


@contextmanager
def desk_at(db: str, by: str = "") -> "Iterator[Desk]":
    """The desk over the database that ``--db`` names, for the person that ``--as`` names."""
    from sayso.desk.desk import open_desk  # noqa: PLC0415 - heavy: SQLAlchemy comes with it

    with open_desk(db, by) as desk:
        yield desk
