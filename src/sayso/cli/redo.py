"""``sayso redo``: take back an undo."""

import typer

from sayso.cli.options import As, Db, desk_at

app = typer.Typer()


@app.command()
def redo(*, db: Db = "", by: As = "") -> None:
    """Do again what was last undone."""
    from sayso.cli.output import write  # noqa: PLC0415 - imports inside commands keep starts light
    from sayso.desk import history  # noqa: PLC0415 - see above

    with desk_at(db, by) as desk:
        write(f"{history.redo_entry(desk)}\n")
