"""``sayso outlets``: the list of outlets."""

import typer

from sayso.cli.options import Db, Json, desk_at

app = typer.Typer()


@app.command()
def outlets(*, json: Json = False, db: Db = "") -> None:
    """List outlets."""
    from sayso.cli.output import as_json, table  # noqa: PLC0415 - imports inside commands keep starts light
    from sayso.desk import listing  # noqa: PLC0415 - see above

    with desk_at(db) as desk:
        found = listing.all_outlets(desk)
    if json:
        as_json(found)
        return
    table(
        found,
        [
            ("outlet", lambda line: line.outlet_id),
            ("name", lambda line: line.name),
            ("also", lambda line: line.aliases),
            ("country", lambda line: line.country),
            ("articles", lambda line: str(line.articles)),
            ("same as", lambda line: line.same_as),
        ],
        empty="No outlets. They come with articles, or with `sayso outlet add NAME`.",
        styles={"name": "bold"},
    )
