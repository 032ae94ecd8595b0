"""``sayso bundle``: the whole database as deterministic files, and back."""

from typing import Annotated

import typer

from sayso.cli.options import As, Db, Json, desk_at
from sayso.model.counting import counted

app = typer.Typer(no_args_is_help=True, help="Write the whole database as deterministic files, and read them back.")

Folder = Annotated[str, typer.Argument(metavar="DIR", help="The bundle's folder.")]


@app.command()
def write(folder: Folder, *, json: Json = False, db: Db = "") -> None:
    """Write everything to a folder: new, empty, or a bundle that is then replaced.

    Equal databases make equal files, on SQLite and on PostgreSQL. Protected identities stay behind.
    """
    from pathlib import Path  # noqa: PLC0415 - imports inside commands keep starts light

    from sayso.cli.diagnostics import say  # noqa: PLC0415 - see above
    from sayso.cli.output import as_json  # noqa: PLC0415 - see above
    from sayso.desk.bundling import write_bundle  # noqa: PLC0415 - see above

    with desk_at(db) as desk:
        written = write_bundle(desk, Path(folder).expanduser())
    if json:
        as_json({"folder": folder, "files": written.files, "rows": written.rows})
    held = f"{counted(written.rows['articles'], 'article')} and {counted(written.rows['claims'], 'claim')}"
    say(f"{held} in {counted(written.files, 'file')} in {folder}")


@app.command()
def read(folder: Folder, *, json: Json = False, db: Db = "", by: As = "") -> None:
    """Read a bundle: all that is not there yet, in one change, or nothing at all.

    The bundle is checked first, every hash, line and reference. A record that is stored with another content
    is a conflict, and nothing is read.
    """
    from pathlib import Path  # noqa: PLC0415 - see above

    from sayso.cli.diagnostics import say  # noqa: PLC0415 - see above
    from sayso.cli.output import as_json  # noqa: PLC0415 - see above
    from sayso.desk.bundling import read_bundle  # noqa: PLC0415 - see above

    with desk_at(db, by) as desk:
        taken = read_bundle(desk, Path(folder).expanduser())
    if json:
        as_json({"folder": folder, "added": taken.added, "present": taken.present})
    present = sum(taken.present.values())
    known = f"; {present} of its records were here already" if present else ""
    added = f"{counted(taken.added['articles'], 'article')} and {counted(taken.added['claims'], 'claim')}"
    say(f"{added} read from {folder}{known}")
