"""``sayso log``: what was done, by whom, when and why."""

from typing import Annotated

import typer

from sayso.cli.options import Db, Json, desk_at

app = typer.Typer()


@app.command()
def log(
    ref: Annotated[
        str, typer.Argument(metavar="[REF]", help="Only what concerns this record: A3, C12, S4, a story.")
    ] = "",
    *,
    limit: Annotated[int | None, typer.Option(min=1, help="How many at the most.")] = None,
    json: Json = False,
    db: Db = "",
) -> None:
    """Show what was done, newest first."""
    from sayso.cli.output import as_json, table  # noqa: PLC0415 - imports inside commands keep starts light
    from sayso.desk import history  # noqa: PLC0415 - see above

    with desk_at(db) as desk:
        found = list(history.log(desk, ref, limit=limit))
    if json:
        as_json(found)
        return
    table(
        found,
        [
            ("entry", lambda one: one.entry),
            ("at", lambda one: one.at.strftime("%Y-%m-%d %H:%M")),
            ("by", lambda one: one.by),
            ("", lambda one: "undone" if one.undone else ""),
            ("what", lambda one: one.summary),
            ("because", lambda one: one.because),
        ],
        empty="Nothing was done yet.",
    )
