"""What changed in an article goes in; what a terminal shows of it comes out, claims and not lines."""

from typing import TYPE_CHECKING

from sayso.model.counting import counted

if TYPE_CHECKING:
    from rich.console import RenderableType

    from sayso.desk.changes import Altered, ArticleChanges, Step

LABELS = {
    "reversed": "REVERSED",
    "became": "changed",
    "qualified": "qualified",
    "attributed": "source changed",
    "dropped": "dropped",
    "unclear": "unclear",
    "returned": "back again",
    "added": "added",
    "moved": "moved",
}
STYLES = {"reversed": "bold red", "became": "bold yellow", "qualified": "yellow", "dropped": "yellow"}
TOLD = ("reversed", "became", "qualified")


def show_changes(found: "ArticleChanges") -> None:
    """Print what changed, a version after the other."""
    from rich.console import Group  # noqa: PLC0415 - wanted only where something is shown

    from sayso.cli.output import show, write  # noqa: PLC0415 - see above

    if not found.steps:
        write(f"{found.article} {found.outlet} has one version: nothing changed.\n")
        return
    parts: list[RenderableType] = [part for step in found.steps for part in (*_step(found, step), "")]
    show(Group(*parts), sum(len(step.changes) + 6 for step in found.steps))


def _step(found: "ArticleChanges", step: "Step") -> "list[RenderableType]":
    from rich.table import Table  # noqa: PLC0415 - see above
    from rich.text import Text  # noqa: PLC0415 - see above

    head = Text.assemble((f"{found.article} {found.outlet}", "bold"), f"  v{step.older} → v{step.newer}")
    lines: list[RenderableType] = [head, *(Text(line) for line in _about(step))]
    grid = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("claims", "what", "from v" + str(step.older), "to v" + str(step.newer), "how"):
        grid.add_column(name, overflow="fold")
    for one in step.changes:
        if one.what == "moved" or one.in_note:
            continue
        refs = " ".join(one.claims) + (" → " + " ".join(one.now) if one.now and one.now != one.claims else "")
        what = Text(LABELS[one.what], style=STYLES.get(one.what, ""))
        grid.add_row(
            Text(refs.strip(" →") if not one.claims else refs), what, *(Text(cell) for cell in _cells(step, one))
        )
    if grid.row_count:
        lines += ["", grid]
    return [*lines, Text(_rest(step), style="dim")]


def _cells(step: "Step", one: "Altered") -> tuple[str, str, str]:
    """The older value, the newer, and how: with the measure where the value does not say it."""
    measure = (
        f" {one.measure}" if one.measure and one.measure.casefold() not in f"{one.before}{one.after}".casefold() else ""
    )
    how = "" if one.what in ("became", "added") else one.because
    if one.what in TOLD:
        note = "a note says so" if one.noted else "the note does not name it" if step.fresh else "no note says so"
        how = f"{how}; {note}" if how else note
    return one.before + (measure if one.before else ""), one.after + (measure if one.after else ""), how


def _about(step: "Step") -> list[str]:
    """The dates, the headline and the notes."""
    lines = []
    if step.published[0] != step.published[1]:
        lines.append(f"published  {step.published[0] or 'unknown'} → {step.published[1] or 'unknown'}")
    if step.headlines[0] != step.headlines[1]:
        lines.append(f"headline   “{step.headlines[0]}” → “{step.headlines[1]}”")
    lines += [
        f"{note.kind.value:<10} {note.text}" + ("" if note in step.fresh else "  (stood there before)")
        for note in step.notes
    ]
    if step.silent:
        lines.append("note       none: neither a correction nor an update is marked in the text")
    return lines


def _rest(step: "Step") -> str:
    """What needs no line of its own."""
    moved = sum(one.what == "moved" for one in step.changes)
    within = sum(one.in_note for one in step.changes)
    parts = [f"{counted(step.unchanged, 'claim')} as before"]
    parts += [f"{moved} moved"] if moved else []
    parts += [f"{within} in the note itself"] if within else []
    return ", ".join(parts)
