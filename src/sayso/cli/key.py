"""``sayso key``: the key to protected identities."""

from pathlib import Path
from typing import Annotated

import typer

from sayso.cli.options import As, Because, Db, Json, KeyFile, desk_at

app = typer.Typer(no_args_is_help=True, help="Make, check and exchange the key to protected identities.")

NewFile = Annotated[Path, typer.Argument(metavar="FILE", help="The new key's file.")]


@app.command()
def new(file: NewFile) -> None:
    """Make a key in a new file that only you can read."""
    from sayso.cli.diagnostics import say  # noqa: PLC0415 - imports inside commands keep starts light
    from sayso.cli.output import write  # noqa: PLC0415 - see above
    from sayso.desk.keys import make_key  # noqa: PLC0415 - see above

    made = make_key(file.expanduser())
    write(f"key {made} in {file}\n")
    say("keep a copy apart from the database and its backups: without the key, nobody can read what it sealed")


@app.command()
def check(*, key_file: KeyFile = "", json: Json = False, db: Db = "") -> None:
    """Say which protected identities your key opens; exit 1 if any stays shut."""
    from dataclasses import asdict  # noqa: PLC0415 - see above

    from sayso.cli.diagnostics import ATTENTION  # noqa: PLC0415 - see above
    from sayso.cli.output import as_json, write  # noqa: PLC0415 - see above
    from sayso.desk.keys import check_key, key_at  # noqa: PLC0415 - see above

    key = key_at(key_file)
    with desk_at(db) as desk:
        found = check_key(desk, key)
    if json:
        as_json([asdict(found)])
    else:
        write(f"key {found.key_id}\n" if found.key_id else "no key is given\n")
        for line in _told(found.opens, "opens", found.damaged, found.without):
            write(line)
        for number, key_id in found.others:
            write(f"shut: {number}, sealed with key {key_id}\n")
        if found.others or found.damaged:
            write(
                "What is shut can be read with its own key alone, and if that is lost, by nobody; all else can be: "
                "what the sources are called, their claims, grades and log.\n"
            )
    if found.others or found.damaged:
        raise typer.Exit(ATTENTION)


def _told(opens: tuple[str, ...], word: str, damaged: tuple[str, ...], without: tuple[str, ...]) -> list[str]:
    lines = [(word, opens), ("damaged", damaged), ("protected, with no identity in this database", without)]
    return [f"{label}: {', '.join(numbers)}\n" for label, numbers in lines if numbers]


@app.command()
def rotate(new_file: NewFile, *, key_file: KeyFile = "", because: Because = "", db: Db = "", by: As = "") -> None:
    """Seal with the key in FILE all that your present key opens, at once or not at all."""
    from sayso.cli.diagnostics import ATTENTION, say  # noqa: PLC0415 - see above
    from sayso.cli.output import write  # noqa: PLC0415 - see above
    from sayso.cli.source_protection import BUSY  # noqa: PLC0415 - see above
    from sayso.desk.keys import key_at, rotate_key  # noqa: PLC0415 - see above

    with desk_at(db, by) as desk:
        done = rotate_key(desk, key_at(key_file), new_file.expanduser(), because=because)
    already = f", {len(done.already)} were already" if done.already else ""
    what = "identity" if len(done.resealed) == 1 else "identities"
    write(f"{len(done.resealed)} {what} sealed with key {done.key_id}{already}\n")
    say("the former key still opens backups written before: keep it with them, or destroy both")
    if not done.erased:
        say(BUSY)
    if done.shut:
        say(f"neither key opens {', '.join(f'{number} (key {key_id})' for number, key_id in done.shut)}")
        raise typer.Exit(ATTENTION)
