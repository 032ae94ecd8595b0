"""``sayso sources``: the list of sources."""

import typer

from sayso.cli.options import Db, Json, desk_at

app = typer.Typer()


@app.command()
def sources(*, json: Json = False, db: Db = "") -> None:
    """List sources."""
    from sayso.cli.output import as_json, table  # noqa: PLC0415 - imports inside commands keep starts light
    from sayso.desk import listing  # noqa: PLC0415 - see above

    with desk_at(db) as desk:
        found = listing.all_sources(desk)
    if json:
        as_json(found)
        return
    table(
        found,
        [
            ("source", lambda line: line.source_id),
            ("kind", lambda line: line.kind),
            ("name", lambda line: line.name),
            ("also", lambda line: line.aliases),
            ("grade", lambda line: line.reliability),
            ("claims", lambda line: str(line.claims or "")),
            ("same as", lambda line: line.same_as),
        ],
        empty="No sources. Add one with `sayso source add NAME --kind KIND`.",
        styles={"name": "bold"},
    )
