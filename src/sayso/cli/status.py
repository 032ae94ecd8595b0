"""``sayso status``: what needs attention, in a line for a shell prompt or a CI job."""

from typing import Annotated

import typer

from sayso.cli.options import Db, Json

app = typer.Typer()


@app.command()
def status(
    *,
    story: Annotated[str, typer.Option(metavar="SLUG", help="Only this story.")] = "",
    compare: Annotated[
        bool, typer.Option("--compare", help="Compare first what changed since it was last compared.")
    ] = False,
    fail: Annotated[bool, typer.Option("--fail", help="Exit 1 if anything needs attention.")] = False,
    json: Json = False,
    db: Db = "",
) -> None:
    """Say in one line what needs attention: conflicts, stale rulings, altered claims, what to review, link and answer.

    It only looks at the database, and is made to be quick. Conflicts are told as last compared; questions that changed
    since are counted apart, unless --compare brings them up to date.
    """
    from dataclasses import asdict  # noqa: PLC0415 - imports inside commands keep starts light

    from sayso.cli.diagnostics import ATTENTION  # noqa: PLC0415 - see above
    from sayso.cli.output import as_json, write  # noqa: PLC0415 - see above
    from sayso.desk import status as desk  # noqa: PLC0415 - see above
    from sayso.desk.settings import database  # noqa: PLC0415 - see above

    found = desk.status(database(db), story=story, compare=compare)
    if json:
        as_json([{"story": story, "attention": found.anything} | asdict(found) | {"commands": desk.commands(story)}])
    else:
        write(f"{desk.in_words(found)}\n")
    if fail and found.anything:
        raise typer.Exit(ATTENTION)
