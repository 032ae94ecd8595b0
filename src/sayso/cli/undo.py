"""``sayso undo``: take back a change."""

from typing import Annotated

import typer

from sayso.cli.options import As, Because, Db, desk_at

app = typer.Typer()


@app.command()
def undo(
    entry: Annotated[
        str, typer.Argument(metavar="[ENTRY]", help="An entry of the log such as J12 (default: the last).")
    ] = "",
    *,
    because: Because = "",
    db: Db = "",
    by: As = "",
) -> None:
    """Take back a change, whole, unless later ones stand on it."""
    from sayso.cli.output import write  # noqa: PLC0415 - imports inside commands keep starts light
    from sayso.desk import history  # noqa: PLC0415 - see above

    with desk_at(db, by) as desk:
        write(f"{history.undo_entry(desk, entry, because=because)}\n")
