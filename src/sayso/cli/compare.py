"""``sayso compare``: where outlets agree and where they conflict."""

from itertools import groupby
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.options import Db, Json, desk_at
from sayso.model.counting import counted
from sayso.model.verdict import Outcome

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rich.console import RenderableType

    from sayso.desk.comparing import Compared
    from sayso.desk.evidence import Evidence

app = typer.Typer()

WORST_FIRST = ("conflict", "compatible", "agree", "incomparable")


@app.command()
def compare(
    *,
    story: Annotated[str, typer.Option(metavar="SLUG", help="Only this story.")] = "",
    question: Annotated[str, typer.Option(metavar="REF", help="Only this question, in full.")] = "",
    all_: Annotated[bool, typer.Option("--all", help="Every story and question (the default).")] = False,
    only: Annotated[
        list[Outcome] | None, typer.Option("--only", help="Only questions of this verdict; may be given again.")
    ] = None,
    details: Annotated[
        bool, typer.Option("--details", help="Every question in full: words in context, sources, pairs, rulings.")
    ] = False,
    conflicts: Annotated[
        bool,
        typer.Option("--conflicts", help="Only the conflicts, a line each: quick, however many questions there are."),
    ] = False,
    origins: Annotated[
        bool, typer.Option("--origins", help="Show who has each value from whom, as trees from origin to claims.")
    ] = False,
    dot: Annotated[bool, typer.Option("--dot", help="The same as a Graphviz graph.")] = False,
    fail_on_conflict: Annotated[
        bool, typer.Option("--fail-on-conflict", help="Exit 1 if a conflict stands that no editor settled.")
    ] = False,
    json: Json = False,
    db: Db = "",
) -> None:
    """Compare what outlets say, question by question: values, verdict, reason, origins."""
    from sayso.cli.diagnostics import ATTENTION  # noqa: PLC0415 - imports inside commands keep starts light
    from sayso.cli.output import as_json, write  # noqa: PLC0415 - see above
    from sayso.desk.comparing import compare_all  # noqa: PLC0415 - see above
    from sayso.desk.evidence import evidence  # noqa: PLC0415 - see above

    if all_ and (story or question):
        raise typer.BadParameter("--all excludes --story and --question")
    if conflicts:
        if question or only or details or origins or dot:
            raise typer.BadParameter("--conflicts goes with --story, --json and --fail-on-conflict")
        _raise(db, story, json=json, fail=fail_on_conflict)
        return
    if origins or dot:
        if only or details or fail_on_conflict or (dot and json):
            raise typer.BadParameter(
                "--origins and --dot show no verdicts: they go with --story, --question and --json"
            )
        _trace(db, story, question, "dot" if dot else "json" if json else "trees")
        return
    with desk_at(db) as desk:
        found = compare_all(desk, story=story, question=question)
        shown = [one for one in found if not only or one.verdict in only]
        known = evidence(desk, (cell.claim for one in shown for cell in one.cells))
    if json:
        as_json([_record(one, known) for one in shown])
    elif not found:
        write("No questions to compare. Propose some with `sayso question suggest`.\n")
    elif not shown:
        write(f"None of {counted(len(found), 'question')} has that verdict.\n")
    else:
        _show(shown, known, in_full=details or bool(question))
    if fail_on_conflict and any(one.verdict == "conflict" and not one.settled for one in found):
        raise typer.Exit(ATTENTION)


def _raise(db: str, story: str, *, json: bool, fail: bool) -> None:
    """The questions that hold a conflict, with why."""
    from dataclasses import asdict  # noqa: PLC0415 - see above

    from sayso.cli.comparison import raised_lines  # noqa: PLC0415 - see above
    from sayso.cli.diagnostics import ATTENTION  # noqa: PLC0415 - see above
    from sayso.cli.output import as_json, show, write  # noqa: PLC0415 - see above
    from sayso.desk.raising import raised  # noqa: PLC0415 - see above

    with desk_at(db) as desk:
        found = raised(desk, story=story)
    if json:
        as_json([asdict(one) for one in found])
    elif not found:
        write("No question holds a conflict.\n")
    else:
        show(raised_lines(found), 3 * len(found))
    if fail and any(not one.settled for one in found):
        raise typer.Exit(ATTENTION)


def _trace(db: str, story: str, question: str, form: str) -> None:
    """Where the answers come from, in one of three forms."""
    from sayso.cli.origins import as_dot, as_graphs, as_trees  # noqa: PLC0415 - see above
    from sayso.cli.output import as_json, write  # noqa: PLC0415 - see above
    from sayso.desk.origins import trace  # noqa: PLC0415 - see above

    with desk_at(db) as desk:
        found = trace(desk, story=story, question=question)
    if form == "json":
        as_json(as_graphs(found))
    elif form == "dot":
        write(as_dot(found))
    elif found:
        as_trees(found)
    else:
        write("No questions to trace. Propose some with `sayso question suggest`.\n")


def _show(found: "Sequence[Compared]", known: "Mapping[str, Evidence]", *, in_full: bool) -> None:
    """The matrix of each story, those with conflicts first, and why they conflict; or each question in full."""
    from rich.console import Group  # noqa: PLC0415 - see above
    from rich.constrain import Constrain  # noqa: PLC0415 - see above

    from sayso.cli.comparison import conclusion, details  # noqa: PLC0415 - see above
    from sayso.cli.matrix import LEAST, WIDEST, explained, matrix  # noqa: PLC0415 - see above
    from sayso.cli.output import console, show  # noqa: PLC0415 - see above

    width = min(max(console().width, LEAST), WIDEST)
    parts: list[RenderableType] = []
    if in_full:
        for one in found:
            parts += [*details(one, known), ""]
    else:
        for asked in _by_story(found):
            parts += [*matrix(asked[0].story, asked, known, width), ""]
            for one in asked:
                if one.verdict == "conflict" or one.stale:
                    parts += [*conclusion(one, ref=True), ""]
        parts += [_tally(found), *explained(found, known, width)]
    lines = sum(len(one.cells) * (4 if in_full else 1) + 4 for one in found)
    show(Constrain(Group(*parts), width), lines)


def _by_story(found: "Sequence[Compared]") -> "list[list[Compared]]":
    """The questions of each story, conflicts that nobody has ruled on first; so are the stories ordered."""

    def weight(one: "Compared") -> tuple[int, bool]:
        return WORST_FIRST.index(one.verdict.value), one.ruled or one.settled

    stories = [
        sorted(held, key=weight) for _, held in groupby(sorted(found, key=lambda one: one.story), lambda one: one.story)
    ]
    return sorted(stories, key=lambda held: (weight(held[0])[0] > 0, held[0].story))


def _tally(found: "Sequence[Compared]") -> "RenderableType":
    from rich.text import Text  # noqa: PLC0415 - see above

    counts = [(word, sum(one.verdict.value == word for one in found)) for word in WORST_FIRST]
    ruled = sum(one.ruled or one.settled for one in found)
    parts = [f"{count} {word}" for word, count in counts if count] + ([f"{ruled} ruled"] if ruled else [])
    return Text(f"{counted(len(found), 'question')}: {', '.join(parts)}")


def _record(one: "Compared", known: "Mapping[str, Evidence]") -> dict[str, object]:
    """A question for programs: each answer with its line, its value, the place of its words, and its chain."""
    from dataclasses import asdict  # noqa: PLC0415 - see above

    cells = []
    for cell in one.cells:
        found = known.get(cell.claim)
        more = (
            {}
            if found is None
            else {
                "value": found.value,
                "kind": found.line.kind,
                "sentence": found.line.sentence,
                "start": found.start,
                "end": found.end,
                "headline": found.line.headline,
                "modality": found.line.modality,
                "polarity": found.line.polarity,
                "chain": [asdict(link) for link in found.chain],
            }
        )
        cells.append(asdict(cell) | more)
    return asdict(one) | {"cells": cells}
