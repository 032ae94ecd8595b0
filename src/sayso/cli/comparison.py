"""A compared question goes in, all that an editor wants to know of it comes out as lines of text."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from sayso.cli.matrix import STYLES, value, verdict_of
from sayso.model.counting import counted

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

    from sayso.desk.comparing import Cell, Compared, Pair
    from sayso.desk.evidence import Evidence
    from sayso.desk.raising import Raised

DEEP = 4

SETTLED = {
    "wrong": "one is wrong",
    "both-stand": "both stand",
    "different": "different things",
    "superseded": "the later one counts",
}
"""How a ruling settles a pair, in words."""


def details(one: "Compared", known: "Mapping[str, Evidence]") -> "list[RenderableType]":
    """A question with its verdict, origins and rulings, each answer in its sentence, and each telling pair."""
    from rich.text import Text  # noqa: PLC0415 - wanted only where something is shown

    lines: list[RenderableType] = [Text.assemble((f"{one.question} ", "dim"), (one.text, "bold"))]
    if one.story:
        lines.append(Text(f"story {one.story}", style="dim"))
    lines += conclusion(one)
    for cell in one.cells:
        lines += ["", *_answer(cell, known)]
    told = [pair for pair in one.pairs if pair.verdict != "agree" or pair.ruling or pair.stale]
    if told:
        lines += ["", Text("pairs", style="bold"), *(_indented(_pair(pair)) for pair in told)]
    alike = len(one.pairs) - len(told)
    if alike:
        lines.append(_indented(Text(f"{counted(alike, 'more pair')} agree{'s' if alike == 1 else ''}")))
    return lines


def conclusion(one: "Compared", *, ref: bool = False) -> "list[RenderableType]":
    """The verdict with its reason, who stands behind the answers, and what became of a ruling."""
    from rich.text import Text  # noqa: PLC0415 - see above

    reason = f" ({one.reason})" if one.reason and not one.ruled else ""
    lines: list[RenderableType] = [
        Text.assemble(
            (f"{one.question} " if ref else "", "dim"),
            (verdict_of(one), STYLES[one.verdict.value]),
            f"{reason}: {one.because}",
        ),
        Text(one.origins.line, style="italic"),
    ]
    if one.stale:
        lines.append(Text(f"ruling no longer counts: {one.stale}", style="yellow"))
    return lines


def raised_lines(found: "Sequence[Raised]") -> "RenderableType":
    """Each question that holds a conflict, and below it between whom and why."""
    from rich.console import Group  # noqa: PLC0415 - see above
    from rich.text import Text  # noqa: PLC0415 - see above

    lines: list[RenderableType] = []
    for one in found:
        lines.append(
            Text.assemble(
                (f"{one.question} ", "dim"), (one.text, "bold"), (f"  {one.story}" if one.story else "", "dim")
            )
        )
        ends = f"{one.left} {one.left_outlet} / {one.right} {one.right_outlet}: " if one.left else ""
        settled = "  (settled)" if one.settled else ""
        lines.append(_indented(Text(f"{ends}{one.because}{settled}")))
    lines.append(Text(f"{counted(len(found), 'conflict')}"))
    return Group(*lines)


def _answer(cell: "Cell", known: "Mapping[str, Evidence]") -> "list[RenderableType]":
    """The value, the outlet with article and date, the words in their sentence, and who said it."""
    from rich.text import Text  # noqa: PLC0415 - see above

    when = cell.published[:10] or "undated"
    about = f"{cell.article} {cell.claim}  {when}  {_status(cell)}"
    head = Text.assemble((value(cell, known), "bold"), f"  {cell.outlet}  ", (about, "dim"))
    lines: list[RenderableType] = [head, _indented(_quoted(cell, known.get(cell.claim)))]
    lines.append(_indented(Text(f"said by  {_chain(cell, known.get(cell.claim))}")))
    return lines


def _status(cell: "Cell") -> str:
    return f"{cell.status}, no longer in the article" if cell.superseded else cell.status


def _quoted(cell: "Cell", found: "Evidence | None") -> "Text":
    """The sentence with the words marked by brackets, which need no colour."""
    from rich.text import Text  # noqa: PLC0415 - see above

    if found is None or found.start is None or found.end is None:
        return Text.assemble("[", (" ".join(cell.quote.split()), "bold"), "]")
    sentence = found.line.sentence
    before, words, after = sentence[: found.start], sentence[found.start : found.end], sentence[found.end :]
    gap, tail = " " * before[-1:].isspace(), " " * after[:1].isspace()
    before, words, after = (" ".join(part.split()) for part in (before, words, after))
    return Text.assemble(before + gap, "[", (words, "bold"), "]", tail + after)


def _chain(cell: "Cell", found: "Evidence | None") -> str:
    """The chain from the outlet inwards; ? after a source that nobody has settled."""
    if found is None:
        return cell.attribution
    said = [f"{link.name}{'?' if link.suggested else ''} ({link.kind})" for link in found.chain]
    if said:
        return " < ".join([cell.outlet, *said])
    if found.line.origin:
        return found.line.attribution
    own = found.line.modality in ("asserted", "unknown")
    return f"{cell.outlet} itself" if own else f"{cell.outlet}, which leaves open who says so"


def _pair(pair: "Pair") -> "Text":
    from rich.text import Text  # noqa: PLC0415 - see above

    word = pair.verdict.value.upper() if pair.verdict == "conflict" else pair.verdict.value
    how = f" ({SETTLED[pair.settlement]})" if pair.settlement in SETTLED else ""
    ruling = f" Ruled {pair.ruling}{how} by {pair.ruled_by}: {pair.ruled_because}" if pair.ruling else ""
    if pair.stale:
        ruling += f" Ruling no longer counts: {pair.stale}"
    return Text.assemble(
        f"{pair.left} {pair.left_outlet} / {pair.right} {pair.right_outlet}: ",
        (word, STYLES[pair.verdict.value]),
        f" ({pair.reason}): {pair.because}{ruling}",
    )


def _indented(text: "Text") -> "RenderableType":
    from rich.padding import Padding  # noqa: PLC0415 - see above

    return Padding(text, (0, 0, 0, DEEP), expand=False)
