"""``sayso stories``: the list of stories."""

import typer

from sayso.cli.options import Db, Json, desk_at

app = typer.Typer()


@app.command()
def stories(*, json: Json = False, db: Db = "") -> None:
    """List stories."""
    from sayso.cli.output import as_json, table  # noqa: PLC0415 - imports inside commands keep starts light
    from sayso.desk import listing  # noqa: PLC0415 - see above

    with desk_at(db) as desk:
        found = listing.all_stories(desk)
    if json:
        as_json(found)
        return
    table(
        found,
        [
            ("story", lambda line: line.story),
            ("title", lambda line: line.title),
            ("articles", lambda line: str(line.articles)),
            ("outlets", lambda line: str(line.outlets)),
            ("claims", lambda line: str(line.claims)),
            ("questions", lambda line: str(line.questions)),
        ],
        empty="No stories. Start one with `sayso story new SLUG`.",
        styles={"story": "bold"},
    )
