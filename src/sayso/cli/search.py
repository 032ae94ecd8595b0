"""``sayso search``: full text over articles, claims and sources."""

from typing import Annotated

import typer

from sayso.cli.options import Db, Json, desk_at

app = typer.Typer()


@app.command()
def search(
    words: Annotated[list[str], typer.Argument(metavar="QUERY", help='Words; "a phrase"; -without.')],
    *,
    limit: Annotated[int, typer.Option(min=1, help="How many at the most.")] = 50,
    json: Json = False,
    db: Db = "",
) -> None:
    """Search articles, claims and sources."""
    from dataclasses import asdict  # noqa: PLC0415 - imports inside commands keep starts light

    from sayso.cli.output import as_json, hits  # noqa: PLC0415 - see above
    from sayso.desk import listing  # noqa: PLC0415 - see above

    with desk_at(db) as desk:
        found = listing.find(desk, " ".join(words), limit=limit)
    if json:
        as_json([asdict(hit) | {"excerpt": hit.excerpt.replace("\x02", "").replace("\x03", "")} for hit in found])
    else:
        hits(found)
