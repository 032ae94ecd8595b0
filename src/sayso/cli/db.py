"""``sayso db``: the database itself."""

from pathlib import Path
from typing import Annotated

import typer

from sayso.cli.options import Db, Json, desk_at

app = typer.Typer(no_args_is_help=True, help="The database itself: where, how sound, how large; backup and restore.")

File = Annotated[Path, typer.Argument(metavar="FILE", help="The backup's file.")]


@app.command()
def path(*, db: Db = "") -> None:
    """Say where the database is."""
    from sayso.cli.output import write  # noqa: PLC0415 - imports inside commands keep starts light
    from sayso.desk.desk import default_database  # noqa: PLC0415 - see above
    from sayso.store.engine import address, shown  # noqa: PLC0415 - see above

    write(f"{shown(address(db or default_database()))}\n")


@app.command()
def upgrade(*, db: Db = "") -> None:
    """Bring the database's schema up to this sayso's."""
    from sayso.cli.output import write  # noqa: PLC0415 - see above
    from sayso.desk.desk import upgrade_database  # noqa: PLC0415 - see above

    before, after = upgrade_database(db)
    write(f"schema {after} already\n" if before == after else f"schema {before or 'none'} upgraded to {after}\n")


@app.command()
def check(*, json: Json = False, db: Db = "") -> None:
    """Check the database: exit 1 and say what is wrong, if anything is."""
    from sayso.cli.diagnostics import ATTENTION  # noqa: PLC0415 - see above
    from sayso.cli.output import as_json, write  # noqa: PLC0415 - see above
    from sayso.store.upkeep import problems  # noqa: PLC0415 - see above

    with desk_at(db) as desk:
        found = problems(desk.store)
    if json:
        as_json(found)
    else:
        write("".join(f"{one}\n" for one in found) or "sound\n")
    if found:
        raise typer.Exit(ATTENTION)


@app.command()
def stats(*, json: Json = False, db: Db = "") -> None:
    """Count what the database holds."""
    from sayso.cli.output import as_json, table  # noqa: PLC0415 - see above
    from sayso.store.upkeep import counts  # noqa: PLC0415 - see above

    with desk_at(db) as desk:
        found = counts(desk.store)
    if json:
        as_json(found)
    else:
        table(found, [("table", lambda one: one.table), ("rows", lambda one: f"{one.rows:>8}")], empty="Nothing.")


@app.command()
def backup(file: File, *, db: Db = "") -> None:
    """Write a copy of the database, while others go on working."""
    from sayso.cli.output import write  # noqa: PLC0415 - see above
    from sayso.store.upkeep import backup as write_backup  # noqa: PLC0415 - see above

    with desk_at(db) as desk:
        write_backup(desk.store, file)
    write(f"{file}\n")


@app.command()
def restore(file: File, *, db: Db = "") -> None:
    """Put a backup in the database's place; what stood there is kept beside it."""
    from sayso.cli.output import write  # noqa: PLC0415 - see above
    from sayso.desk.desk import default_database  # noqa: PLC0415 - see above
    from sayso.store.upkeep import restore as read_backup  # noqa: PLC0415 - see above

    kept = read_backup(db or default_database(), file)
    write("restored\n" if kept is None else f"restored; what stood there is kept as {kept}\n")
