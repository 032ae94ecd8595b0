"""``sayso brief``: a story as a page that an editor can send."""

from typing import Annotated

import typer

from sayso.cli.options import Db, desk_at

app = typer.Typer()


@app.command()
def brief(
    story: Annotated[str, typer.Argument(metavar="STORY", help="A story's slug.")],
    *,
    out: Annotated[str, typer.Option(metavar="FILE", help="Where to write it; - is standard output.")] = "-",
    refs: Annotated[
        bool, typer.Option("--refs", help="Show the references of articles, claims and questions.")
    ] = False,
    format_: Annotated[str, typer.Option("--format", metavar="FORMAT", help="md, for Markdown.")] = "md",
    db: Db = "",
) -> None:
    """Write a story up: what is agreed, what conflicts and why, who said what, and what is still open."""
    from pathlib import Path  # noqa: PLC0415 - imports inside commands keep starts light

    from sayso.cli.diagnostics import say  # noqa: PLC0415 - see above
    from sayso.cli.output import as_page  # noqa: PLC0415 - see above
    from sayso.desk.briefing import brief as written  # noqa: PLC0415 - see above
    from sayso.desk.files import replacing  # noqa: PLC0415 - see above

    if format_ != "md":
        raise typer.BadParameter(f"{format_!r} is not md", param_hint="--format")
    with desk_at(db) as desk:
        page = written(desk, story, refs=refs)
    if out == "-":
        as_page(page)
        return
    with replacing(Path(out).expanduser()) as file:
        file.write(page.encode("utf-8"))
    say(f"brief of {story} written to {out}")
