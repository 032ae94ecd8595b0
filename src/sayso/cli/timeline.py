"""A story's articles and questions in time go in; what a terminal shows of them comes out."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sayso.model.counting import counted

if TYPE_CHECKING:
    from rich.console import RenderableType

    from sayso.desk.courses import Course, Point
    from sayso.desk.stories import Moment
    from sayso.model.tables import ClaimLine

WIDEST = 100
"""Columns that nothing shown here exceeds."""


def show_timeline(moments: "Sequence[Moment]", found: "Sequence[Course]") -> None:
    """Print the articles in order of publication, then each question's values over time."""
    from rich.console import Group  # noqa: PLC0415 - wanted only where something is shown
    from rich.constrain import Constrain  # noqa: PLC0415 - see above

    from sayso.cli.output import console, show, write  # noqa: PLC0415 - see above

    if not moments and not found:
        write("Nothing to tell yet.\n")
        return
    parts: list[RenderableType] = [part for moment in moments for part in _moment(moment)]
    for course in found:
        parts += ["", *_course(course)] if parts else _course(course)
    if found:
        parts += ["", *_marks(found)]
    height = sum(len(one.claims) + 1 for one in moments) + sum(len(one.points) + 3 for one in found)
    show(Constrain(Group(*parts), min(console().width, WIDEST)), height)


def _moment(moment: "Moment") -> "list[RenderableType]":
    from rich.padding import Padding  # noqa: PLC0415 - see above
    from rich.text import Text  # noqa: PLC0415 - see above

    head = Text.assemble(
        f"{moment.published[:10] or 'undated   '}  ", (moment.outlet, "bold"), f"  {moment.article}  {moment.headline}"
    )
    told = [line for line in moment.claims if line.question or line.kind == "figure"]
    lines = [Text(f"{line.claim_id}  {_told(line)}") for line in told]
    rest = len(moment.claims) - len(told)
    if rest:
        lines.append(Text(f"and {counted(rest, 'more date or place', 'more dates and places')}", style="dim"))
    return [head, *(Padding(line, (0, 0, 0, 4), expand=False) for line in lines)]


def _told(line: "ClaimLine") -> str:
    """A claim with what it answers or counts; where neither is known, in the words of its sentence."""
    from sayso.desk.briefing.prose import snippet  # noqa: PLC0415 - see above
    from sayso.desk.wording import NO_FIGURE, spoken  # noqa: PLC0415 - see above

    value = NO_FIGURE if line.modality == "unknown" else spoken(line)
    value = f"not {value}" if line.polarity == "negated" and not value.startswith(("not ", "no ")) else value
    stance = f" ({line.modality})" if line.modality in ("denied", "expected") else ""
    about, at = line.question or line.measure, line.sentence.find(line.quote)
    words = snippet(line.sentence, at, at + len(line.quote)) if at >= 0 and not about else ""
    told = about or (f"“{words}”" if words and words != line.quote else "")
    return f"{value}{stance}  {told}".rstrip()


def _course(course: "Course") -> "list[RenderableType]":
    """A question with a row for each answer."""
    from rich.table import Table  # noqa: PLC0415 - see above
    from rich.text import Text  # noqa: PLC0415 - see above

    grid = Table(box=None, pad_edge=False, show_header=False)
    for name in ("when", "outlet", "value", "who said it", "what became of it"):
        grid.add_column(name, overflow="fold", style="bold" if name == "value" else None)
    last = ""
    for point in course.points:
        when = point.published[:10] or "undated"
        source = point.source or "the outlet itself"
        grid.add_row(
            *(Text(cell) for cell in (when if when != last else "", point.outlet, _value(point), source, _fate(point)))
        )
        last = when
    return [Text.assemble((f"{course.question} ", "dim"), (course.text, "bold"), f"  {course.verdict}"), grid]


def _value(point: "Point") -> str:
    said = point.value + ("?" if point.status == "suggested" else "")
    return f"({said})" if point.superseded else said


def _fate(point: "Point") -> str:
    if point.superseded:
        return f"taken back, now {point.revised_by}" if point.revised_by else "taken back"
    return f"revised by {point.revised_by}" if point.revised_by else ""


def _marks(found: "Sequence[Course]") -> "list[RenderableType]":
    """What the marks mean that were used."""
    from rich.text import Text  # noqa: PLC0415 - see above

    points = [point for course in found for point in course.points]
    marks = []
    if any(point.status == "suggested" for point in points):
        marks.append("? nobody has accepted the claim yet")
    if any(point.superseded for point in points):
        marks.append("(…) no longer in the article")
    if any(point.revised_by and not point.superseded for point in points):
        marks.append("revised: the same outlet gave another value later")
    return [Text("   ".join(marks), style="dim")] if marks else []
