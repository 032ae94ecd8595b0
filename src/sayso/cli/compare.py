"""``sayso compare``: where outlets agree and where they conflict."""

from itertools import groupby
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.options import Db, Json, desk_at

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table
    from rich.text import Text

    from sayso.desk.comparing import Cell, Compared, Pair

app = typer.Typer()

STYLES = {"agree": "green", "compatible": "cyan", "conflict": "bold red", "incomparable": "dim"}


@app.command()
def compare(
    *,
    story: Annotated[str, typer.Option(metavar="SLUG", help="Only this story.")] = "",
    question: Annotated[str, typer.Option(metavar="REF", help="Only this question, with all its pairs.")] = "",
    all_: Annotated[bool, typer.Option("--all", help="Every story and question (the default).")] = False,
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

    parts: list[RenderableType] = []
    for story, held in groupby(sorted(found, key=lambda one: one.story), key=lambda one: one.story):
        asked = list(held)
        parts.append(_matrix(story, asked))
        parts.extend(line for one in asked for line in _notes(one, details=details))
        parts.append("")
    show(Group(*parts), sum(len(one.cells) + 4 for one in found))


def _matrix(story: str, asked: "list[Compared]") -> "Table":
    """A story's questions by outlets: what each says, the verdict, the reason, and outlets against origins."""
    from rich.table import Table  # noqa: PLC0415 - see above
    from rich.text import Text  # noqa: PLC0415 - see above

    outlets = sorted({cell.outlet for one in asked for cell in one.cells})
    grid = Table(title=story or "no story", title_justify="left", box=None, pad_edge=False, header_style="bold")
    for name in ("question", *outlets, "verdict", "reason", "origins"):
        grid.add_column(name, overflow="fold")
    for one in asked:
        said = [" / ".join(_said(cell) for cell in one.cells if cell.outlet == outlet) for outlet in outlets]
        open_ = f" +{one.origins.unresolved}?" if one.origins.unresolved else ""
        grid.add_row(
            Text.assemble((one.question, "dim"), " ", one.text),
            *said,
            Text(one.verdict.value + (" (ruled)" if one.ruled else ""), style=STYLES[one.verdict.value]),
            one.reason,
            f"{len(one.origins.groups)}{open_} of {one.origins.outlets}",
        )
    return grid


def _said(cell: "Cell") -> str:
    """An outlet's words; with ? while nobody has accepted the claim, in brackets once they left the text."""
    quote = cell.quote + ("?" if cell.status == "suggested" else "")
    return f"({quote})" if cell.superseded else quote


def _notes(one: "Compared", *, details: bool) -> "list[RenderableType]":
    """What an editor should read about a question: its conflict and who stands behind it; with ``details`` all."""
    from rich.padding import Padding  # noqa: PLC0415 - see above
    from rich.text import Text  # noqa: PLC0415 - see above

    head: list[RenderableType] = []
    lines: list[Text] = []
    if details or one.verdict == "conflict":
        head.append(
            Text.assemble("\n", (f"{one.question} {one.verdict.value}", STYLES[one.verdict.value]), f": {one.because}")
        )
        lines.append(Text(one.origins.line, style="italic"))
    if one.stale:
        lines.append(Text(one.stale, style="yellow"))
    if details:
        lines.extend(Text(_answer(cell)) for cell in one.cells)
        lines.extend(_pair(pair) for pair in one.pairs)
    return head + [Padding(line, (0, 0, 0, 4), expand=False) for line in lines]


def _answer(cell: "Cell") -> str:
    return f"{cell.claim} {_said(cell)}  {cell.attribution}  {cell.article} {cell.published[:10]}".rstrip()


def _pair(pair: "Pair") -> "Text":
    from rich.text import Text  # noqa: PLC0415 - see above

    ruling = f" {pair.ruled_by} ruled {pair.ruling}." if pair.ruling else ""
    return Text.assemble(
        f"{pair.left} {pair.left_outlet} / {pair.right} {pair.right_outlet}: ",
        (pair.verdict.value, STYLES[pair.verdict.value]),
        f", {pair.reason}: {pair.because}{ruling}",
    )
