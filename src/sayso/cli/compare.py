"""``sayso compare``: where outlets agree and where they conflict."""

from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.options import Db, Json, desk_at

if TYPE_CHECKING:
    from rich.text import Text

    from sayso.desk.comparing import Cell, Compared

app = typer.Typer()

STYLES = {"agree": "green", "compatible": "cyan", "conflict": "bold red", "incomparable": "dim"}


@app.command()
def compare(
    *,
    story: Annotated[str, typer.Option(metavar="SLUG", help="Only this story.")] = "",
    question: Annotated[str, typer.Option(metavar="REF", help="Only this question, with all its pairs.")] = "",
    all_: Annotated[bool, typer.Option("--all", help="Every story and question.  [the default]")] = False,
    fail_on_conflict: Annotated[bool, typer.Option("--fail-on-conflict", help="Exit 1 if a conflict stands.")] = False,
    json: Json = False,
    db: Db = "",
) -> None:
    """Compare what outlets say, question by question: values, verdict, reason, origins."""
    from sayso.cli.diagnostics import ATTENTION  # noqa: PLC0415 - imports inside commands keep starts light
    from sayso.cli.output import as_json, write  # noqa: PLC0415 - see above
    from sayso.desk.comparing import compare_all  # noqa: PLC0415 - see above

    if all_ and (story or question):
        raise typer.BadParameter("--all excludes --story and --question")
    with desk_at(db) as desk:
        found = compare_all(desk, story=story, question=question)
    if json:
        as_json(found)
    elif not found:
        write("No questions to compare. Propose some with `sayso question suggest`.\n")
    else:
        _show(found, details=bool(question))
    if fail_on_conflict and any(one.verdict == "conflict" for one in found):
        raise typer.Exit(ATTENTION)


def _show(found: "list[Compared]", *, details: bool) -> None:
    from rich.console import Group  # noqa: PLC0415 - see above

    from sayso.cli.output import show  # noqa: PLC0415 - see above

    parts: list[Text] = []
    for one in found:
        parts.extend(_block(one, details=details))
    show(Group(*parts), len(parts))


def _block(one: "Compared", *, details: bool) -> "list[Text]":
    """A question with what each outlet says and the verdict, then with ``details`` every pair."""
    from rich.text import Text  # noqa: PLC0415 - see above

    ruled = " (ruled)" if one.ruled else ""
    lines = [
        Text.assemble(
            (f"{one.verdict.value}{ruled}", STYLES[one.verdict.value]),
            "  ",
            (one.question, "dim"),
            " ",
            (one.text, "bold"),
            (f"  [{one.story}]" if one.story else "", "dim"),
        )
    ]
    width = max((len(cell.outlet) for cell in one.cells), default=0)
    lines += [_cell(cell, width) for cell in one.cells]
    why = f"{one.reason}: {one.because}" if one.reason else one.because
    lines.append(Text(f"    {why}"))
    lines.append(Text(f"    {one.origins.line}", style="italic"))
    if one.stale:
        lines.append(Text(f"    {one.stale}", style="yellow"))
    if details:
        for pair in one.pairs:
            ruling = f"; {pair.ruled_by} ruled {pair.ruling}" if pair.ruling else ""
            lines.append(
                Text.assemble(
                    f"    {pair.left} {pair.left_outlet} / {pair.right} {pair.right_outlet}: ",
                    (pair.verdict.value, STYLES[pair.verdict.value]),
                    f", {pair.reason}: {pair.because}{ruling}",
                )
            )
    return [*lines, Text("")]


def _cell(cell: "Cell", width: int) -> "Text":
    from rich.text import Text  # noqa: PLC0415 - see above

    open_ = "?" if cell.status == "suggested" else ""
    gone = "  no longer in the text" if cell.superseded else ""
    inner = cell.attribution.removeprefix(cell.outlet)
    return Text.assemble(
        f"    {cell.outlet:<{width}}  ",
        (cell.quote, "bold"),
        (f"  {cell.claim}{open_} {cell.published[:10]}{inner}{gone}", "dim"),
    )
