"""``sayso source``: add, show and edit sources; judging and protecting them have modules of their own."""

from typing import Annotated

import typer

from sayso.cli import notes, source_judging, source_page, source_protection
from sayso.cli.notes import EditNote
from sayso.cli.options import As, Because, Db, Json, KeyFile, desk_at
from sayso.model.attribution import SourceKind

app = typer.Typer(no_args_is_help=True, help="Add, show, edit, grade, merge, split and protect sources.")

Ref = Annotated[str, typer.Argument(metavar="SOURCE", help="A source's number, name or alias.")]
Description = Annotated[str | None, typer.Option(help="Who it is, in the texts' words.")]
Publisher = Annotated[str | None, typer.Option(help="A document's publisher.")]
Published = Annotated[str | None, typer.Option(metavar="EDTF", help="A document's date.")]
Alias = Annotated[list[str] | None, typer.Option(help="Another name; may be repeated.")]
DropAlias = Annotated[list[str] | None, typer.Option(help="A name that is not its own after all; may be repeated.")]
Note = Annotated[str | None, typer.Option(help="A note for the desk.")]


@app.command()
def add(
    name: Annotated[str, typer.Argument(help="The name, or the text's description of an unnamed source.")],
    *,
    kind: Annotated[SourceKind, typer.Option(help="What it is.")],
    article: Annotated[str, typer.Option(metavar="REF", help="The article that describes an unnamed source.")] = "",
    outlet: Annotated[str, typer.Option(metavar="NAME", help="The outlet that the source is, or speaks to.")] = "",
    description: Description = None,
    publisher: Publisher = None,
    published: Published = None,
    alias: Alias = None,
    note: Note = None,
    db: Db = "",
    by: As = "",
) -> None:
    """Add a source."""
    from sayso.cli.output import write  # noqa: PLC0415 - imports inside commands keep starts light
    from sayso.desk.registry import add_source  # noqa: PLC0415 - see above

    with desk_at(db, by) as desk:
        ref = add_source(
            desk,
            name,
            kind,
            description=description or "",
            outlet=outlet,
            article=article,
            publisher=publisher or "",
            published=published or "",
            aliases=alias or (),
            note=note or "",
        )
    write(f"{ref}\n")


@app.command()
def show(
    ref: Ref,
    *,
    reveal: Annotated[
        bool,
        typer.Option("--reveal", help="Tell who a protected source is; needs the key, and the log says who asked."),
    ] = False,
    key_file: KeyFile = "",
    because: Because = "",
    json: Json = False,
    db: Db = "",
    by: As = "",
) -> None:
    """Show the page about a source: who it is, its grades, its claims by story, who used it, and how they held up."""
    from rich.console import Group  # noqa: PLC0415 - see above

    from sayso.cli.output import as_json  # noqa: PLC0415 - see above
    from sayso.cli.output import show as display  # noqa: PLC0415 - see above
    from sayso.desk import keys, protecting  # noqa: PLC0415 - see above
    from sayso.desk.source_page import page  # noqa: PLC0415 - see above

    with desk_at(db, by) as desk:
        told = page(desk, ref)
        held = protecting.protection(desk, ref)
        identity = protecting.reveal(desk, ref, keys.key_at(key_file), because=because) if reveal else None
    if json:
        as_json([source_page.as_record(told) | source_protection.as_record(held, identity)])
        return
    source_protection.tell(identity)
    parts, height = source_page.parts(told, source_protection.as_field(held))
    display(Group(*parts), height)


@app.command()
def edit(
    ref: Ref,
    *,
    name: Annotated[str | None, typer.Option(help="A new name.")] = None,
    kind: Annotated[SourceKind | None, typer.Option(help="What it is.")] = None,
    description: Description = None,
    publisher: Publisher = None,
    published: Published = None,
    alias: Alias = None,
    drop_alias: DropAlias = None,
    note: Note = None,
    edit_note: EditNote = False,
    because: Because = "",
    db: Db = "",
    by: As = "",
) -> None:
    """Change what is known of a source."""
    from sayso.cli.output import write  # noqa: PLC0415 - see above
    from sayso.desk.registry import edit_source  # noqa: PLC0415 - see above

    others = (name, kind, description, publisher, published, alias, drop_alias)
    if notes.asks(note, edit_note, any(one is not None for one in others)):
        notes.edit_note("source", ref, because=because, db=db, by=by)
        return
    given = {
        "name": name,
        "kind": kind.value if kind else None,
        "description": description,
        "publisher": publisher,
        "published": published,
        "note": note,
    }
    values = {field: value for field, value in given.items() if value is not None}
    with desk_at(db, by) as desk:
        write(f"{edit_source(desk, ref, values, alias or (), drop=drop_alias or (), because=because)} edited\n")


source_judging.join(app)
source_protection.join(app)
