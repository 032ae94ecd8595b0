"""``sayso story``: start stories, fill them, tell them."""

from typing import Annotated

import typer

from sayso.cli import notes
from sayso.cli.notes import EditNote
from sayso.cli.options import As, Because, Db, Json, desk_at

app = typer.Typer(no_args_is_help=True, help="Start, show, edit and fill stories.")

Slug = Annotated[str, typer.Argument(metavar="STORY", help="A story's slug.")]
Articles = Annotated[list[str], typer.Argument(metavar="ARTICLE...", help="Articles such as A3 A4.")]


@app.command()
def new(
    slug: Annotated[str, typer.Argument(help="Lower-case letters, digits and hyphens.")],
    *,
    title: Annotated[str, typer.Option(help="What the story is called.")] = "",
    note: Annotated[str, typer.Option(help="A note for the desk.")] = "",
    db: Db = "",
    by: As = "",
) -> None:
    """Start a story."""
    from sayso.cli.output import write  # noqa: PLC0415 - imports inside commands keep starts light
    from sayso.desk.stories import new_story  # noqa: PLC0415 - see above

    with desk_at(db, by) as desk:
        new_story(desk, slug, title, note)
    write(f"{slug}\n")


@app.command()
def show(slug: Slug, *, json: Json = False, db: Db = "") -> None:
    """Show a story with its articles and questions."""
    from dataclasses import asdict  # noqa: PLC0415 - see above

    from sayso.cli.articles import article_table  # noqa: PLC0415 - see above
    from sayso.cli.output import as_json, fields, write  # noqa: PLC0415 - see above
    from sayso.cli.questions import question_table  # noqa: PLC0415 - see above
    from sayso.desk import stories  # noqa: PLC0415 - see above

    with desk_at(db) as desk:
        view = stories.show(desk, slug)
    if json:
        as_json([asdict(view.story) | {"article_list": view.articles, "question_list": view.questions}])
        return
    fields({"story": view.story.story, "title": view.story.title, "note": view.story.note})
    write("\n")
    article_table(view.articles)
    write("\n")
    question_table(view.questions)


@app.command()
def edit(
    slug: Slug,
    *,
    title: Annotated[str | None, typer.Option(help="What the story is called.")] = None,
    note: Annotated[str | None, typer.Option(help="A note for the desk.")] = None,
    edit_note: EditNote = False,
    because: Because = "",
    db: Db = "",
    by: As = "",
) -> None:
    """Change a story's title or note."""
    from sayso.cli.output import write  # noqa: PLC0415 - see above
    from sayso.desk.stories import edit_story  # noqa: PLC0415 - see above

    if notes.asks(note, edit_note, title is not None):
        notes.edit_note("story", slug, because=because, db=db, by=by)
        return
    with desk_at(db, by) as desk:
        altered = edit_story(desk, slug, title=title, note=note, because=because)
    write(f"{slug} edited\n" if altered else f"{slug} was so already\n")


@app.command()
def add(slug: Slug, articles: Articles, *, db: Db = "", by: As = "") -> None:
    """Put articles into a story."""
    from sayso.cli.output import write  # noqa: PLC0415 - see above
    from sayso.desk.stories import fill  # noqa: PLC0415 - see above

    with desk_at(db, by) as desk:
        added = fill(desk, slug, articles)
    write(f"added {' '.join(added)}\n" if added else "nothing to do: in the story already\n")


@app.command()
def remove(slug: Slug, articles: Articles, *, db: Db = "", by: As = "") -> None:
    """Take articles out of a story."""
    from sayso.cli.output import write  # noqa: PLC0415 - see above
    from sayso.desk.stories import take_out  # noqa: PLC0415 - see above

    with desk_at(db, by) as desk:
        take_out(desk, slug, articles)
    write(f"removed {' '.join(articles)}\n")


@app.command()
def timeline(
    slug: Slug,
    *,
    questions: Annotated[
        bool, typer.Option("--questions", help="Only the questions, each with its values over time.")
    ] = False,
    json: Json = False,
    db: Db = "",
) -> None:
    """Tell a story in order of publication, then question by question: who gave which value when, on whose word."""
    from sayso.cli.output import as_json  # noqa: PLC0415 - see above
    from sayso.cli.timeline import show_timeline  # noqa: PLC0415 - see above
    from sayso.desk import stories  # noqa: PLC0415 - see above
    from sayso.desk.courses import courses  # noqa: PLC0415 - see above

    with desk_at(db) as desk:
        moments = [] if questions else stories.timeline(desk, slug)
        found = courses(desk, slug) if questions or not json else []
    if json:
        as_json(found if questions else moments)
    else:
        show_timeline(moments, found)
