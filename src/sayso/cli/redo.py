"""``sayso redo``: take back an undo."""

from typing import Annotated

import typer

from sayso.cli.options import As, Because, Db, desk_at

app = typer.Typer()


@app.command()
def redo(
    entry: Annotated[
        str, typer.Argument(metavar="[ENTRY]", help="An entry that was undone, such as J12 (default: the last).")
    ] = "",
    *,
    because: Because = "",
    db: Db = "",
    by: As = "",
) -> None:
    """Do again what was undone, unless later changes stand in the way."""
    from sayso.cli.output import write  # noqa: PLC0415 - imports inside commands keep starts light
    from sayso.desk import history  # noqa: PLC0415 - see above

    with desk_at(db, by) as desk:
        write(f"{history.redo_entry(desk, entry, because=because)}\n")
