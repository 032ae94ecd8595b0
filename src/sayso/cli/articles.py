"""``sayso articles``: the list of articles."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.options import Db, Json, desk_at

if TYPE_CHECKING:
    from sayso.model.tables import ArticleLine

app = typer.Typer()


@app.command()
def articles(
    *,
    outlet: Annotated[str, typer.Option(metavar="NAME", help="Only this outlet's.")] = "",
    story: Annotated[str, typer.Option(metavar="SLUG", help="Only this story's.")] = "",
    json: Json = False,
    db: Db = "",
) -> None:
    """List articles."""
    from sayso.cli.output import as_json  # noqa: PLC0415 - imports inside commands keep starts light
    from sayso.desk import listing  # noqa: PLC0415 - see above

    with desk_at(db) as desk:
        found = listing.articles(desk, outlet=outlet, story=story)
    if json:
        as_json(found)
    else:
        article_table(found)


def article_table(found: "Sequence[ArticleLine]") -> None:
    """Show articles as a table."""
    from sayso.cli.output import table  # noqa: PLC0415 - see above

    table(
        found,
        [
            ("article", lambda line: line.article_id),
            ("outlet", lambda line: line.outlet),
            ("published", lambda line: line.published[:10]),
            ("headline", lambda line: line.headline),
            ("v", lambda line: str(line.versions)),
            ("open", lambda line: str(line.suggested or "")),
            ("accepted", lambda line: str(line.accepted or "")),
            ("story", lambda line: line.story),
            ("copy of", lambda line: line.copy_of),
        ],
        empty="No articles. Import some with `sayso import PATH`.",
        styles={"headline": "bold"},
        cut="headline",
    )
