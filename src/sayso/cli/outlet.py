"""``sayso outlet``: add, show, edit, merge and split outlets."""

from typing import Annotated

import typer

from sayso.cli import notes
from sayso.cli.notes import EditNote
from sayso.cli.options import As, Because, Db, Json, desk_at

app = typer.Typer(no_args_is_help=True, help="Add, show, edit, merge and split outlets.")

Ref = Annotated[str, typer.Argument(metavar="OUTLET", help="An outlet's number, name or alias.")]
Into = Annotated[str, typer.Argument(metavar="INTO", help="The outlet whose name stands for both.")]
Country = Annotated[str | None, typer.Option(help="ISO 3166-1 alpha-2, such as KR.")]
Kind = Annotated[str | None, typer.Option(help="Such as newspaper, agency, broadcaster.")]
Homepage = Annotated[str | None, typer.Option(help="Its address on the web.")]
Alias = Annotated[list[str] | None, typer.Option(help="Another name; may be repeated.")]
DropAlias = Annotated[list[str] | None, typer.Option(help="A name that is not its own after all; may be repeated.")]
Note = Annotated[str | None, typer.Option(help="A note for the desk.")]


@app.command()
def add(
    name: Annotated[str, typer.Argument(help="The outlet's name.")],
    *,
    country: Country = None,
    kind: Kind = None,
    homepage: Homepage = None,
    alias: Alias = None,
    db: Db = "",
    by: As = "",
) -> None:
    """Add an outlet."""
    from sayso.cli.output import write  # noqa: PLC0415 - imports inside commands keep starts light
    from sayso.desk.registry import add_outlet  # noqa: PLC0415 - see above
    from sayso.desk.settings import database, value_of  # noqa: PLC0415 - see above
    from sayso.store.outlets import NewOutlet  # noqa: PLC0415 - see above

    country = value_of("country", db=database(db)) if country is None else country
    new = NewOutlet(name=name, country=country, kind=kind or "", homepage=homepage or "", aliases=tuple(alias or ()))
    with desk_at(db, by) as desk:
        write(f"{add_outlet(desk, new)}\n")


@app.command()
def show(ref: Ref, *, json: Json = False, db: Db = "") -> None:
    """Show an outlet with its articles."""
    from dataclasses import asdict  # noqa: PLC0415 - see above

    from sayso.cli.articles import article_table  # noqa: PLC0415 - see above
    from sayso.cli.output import as_json, fields, write  # noqa: PLC0415 - see above
    from sayso.desk import showing  # noqa: PLC0415 - see above

    with desk_at(db) as desk:
        view = showing.outlet(desk, ref)
    if json:
        as_json([asdict(view.outlet) | {"article_list": view.articles}])
        return
    fields(asdict(view.outlet))
    write("\n")
    article_table(view.articles)


@app.command()
def edit(
    ref: Ref,
    *,
    name: Annotated[str | None, typer.Option(help="A new name.")] = None,
    country: Country = None,
    kind: Kind = None,
    homepage: Homepage = None,
    alias: Alias = None,
    drop_alias: DropAlias = None,
    note: Note = None,
    edit_note: EditNote = False,
    db: Db = "",
    by: As = "",
) -> None:
    """Change what is known of an outlet."""
    from sayso.cli.output import write  # noqa: PLC0415 - see above
    from sayso.desk.registry import edit_outlet  # noqa: PLC0415 - see above

    if notes.asks(note, edit_note, any(one is not None for one in (name, country, kind, homepage, alias, drop_alias))):
        notes.edit_note("outlet", ref, because="", db=db, by=by)
        return
    given = {"name": name, "country": country, "kind": kind, "homepage": homepage, "note": note}
    values = {field: value for field, value in given.items() if value is not None}
    with desk_at(db, by) as desk:
        write(f"{edit_outlet(desk, ref, values, alias or (), drop=drop_alias or ())} edited\n")


@app.command()
def merge(ref: Ref, into: Into, *, because: Because = "", db: Db = "", by: As = "") -> None:
    """Judge that two outlets are one; `sayso outlet split` takes it back."""
    from sayso.cli.output import write  # noqa: PLC0415 - see above
    from sayso.desk.registry import merge_outlets  # noqa: PLC0415 - see above

    with desk_at(db, by) as desk:
        merge_outlets(desk, ref, into, because=because)
    write(f"{ref} is now read as {into}\n")


@app.command()
def split(ref: Ref, *, because: Because = "", db: Db = "", by: As = "") -> None:
    """Judge that an outlet is not what it was merged into."""
    from sayso.cli.output import write  # noqa: PLC0415 - see above
    from sayso.desk.registry import split_outlet  # noqa: PLC0415 - see above

    with desk_at(db, by) as desk:
        split_outlet(desk, ref, because=because)
    write(f"{ref} stands for itself again\n")
