"""``sayso sources``: the list of sources."""

from typing import Annotated

import typer

from sayso.cli.options import Db, Json, desk_at
from sayso.model.attribution import SourceKind

app = typer.Typer()


@app.command()
def sources(
    *,
    protected: Annotated[bool, typer.Option("--protected", help="Only those whose identity must not be told.")] = False,
    suggested: Annotated[bool, typer.Option("--suggested", help="Only those that nobody has confirmed.")] = False,
    kind: Annotated[SourceKind | None, typer.Option(help="Only this kind.")] = None,
    grade: Annotated[
        list[str] | None, typer.Option(metavar="A-F", help="Only of this reliability; may be repeated.")
    ] = None,
    sort: Annotated[
        str, typer.Option(metavar="COLUMN", help="By reliability, name, kind or claims; -COLUMN for descending.")
    ] = "",
    json: Json = False,
    db: Db = "",
) -> None:
    """List sources."""
    from sayso.cli.output import as_json, table  # noqa: PLC0415 - imports inside commands keep starts light
    from sayso.desk import listing  # noqa: PLC0415 - see above

    with desk_at(db) as desk:
        found = [
            line
            for line in listing.all_sources(
                desk,
                kind=kind.value if kind else "",
                grades=grade or (),
                sort=sort,
                status="suggested" if suggested else "",
            )
            if line.protected or not protected
        ]
    if json:
        as_json(found)
        return
    table(
        found,
        [
            ("source", lambda line: f"{line.source_id}?" if line.status == "suggested" else line.source_id),
            ("kind", lambda line: line.kind),
            ("name", lambda line: line.name),
            ("also", lambda line: line.aliases),
            ("", lambda line: "protected" if line.protected else ""),
            ("grade", lambda line: line.reliability),
            ("claims", lambda line: str(line.claims or "")),
            ("same as", lambda line: line.same_as),
        ],
        empty="No sources. Add one with `sayso source add NAME --kind KIND`.",
        styles={"name": "bold"},
    )
