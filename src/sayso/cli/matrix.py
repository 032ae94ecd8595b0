"""A story's compared questions go in, lines of text come out: questions by outlets, within a number of columns."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.text import Text

    from sayso.desk.comparing import Cell, Compared
    from sayso.desk.evidence import Evidence

WIDEST = 100
"""Columns that the matrix never exceeds, on a terminal or in a pipe."""
LEAST = 60
"""Columns below which nothing can be laid out side by side."""

INDENT = 5
VERDICT = 14
ORIGINS = 12
GAP = 2
NARROWEST = 8
"""Columns of an outlet at the least."""
LONGEST = 22
"""Columns of an outlet at the most; longer values go on in the next line, whole."""

STYLES = {"agree": "green", "compatible": "cyan", "conflict": "bold red", "incomparable": "dim"}
WORDS = {"conflict": "CONFLICT"}
REASONS = {"place-containment": "containment", "superseded-by-correction": "corrected"}
TOGETHER = 16
"""Columns of a word that is not broken."""

_BREAKS = re.compile(r"(?<=[ /–])")
"""Where a value may go on in the next line."""

MARKS = (
    ("?", "nobody has accepted the claim yet"),
    ("(…)", "no longer in the article"),
    ("≠", "said not to be so"),
    ("✗", "denied"),
    ("→", "expected"),
    ("!", "ruled by an editor"),
)
"""What marks a value or a verdict, and what it means; only those that were used are explained."""


def abbreviations(outlets: Iterable[str]) -> dict[str, str]:
    """A short name for each outlet, no two alike: initials, one word as it is or cut; numbered where need be."""
    short: dict[str, str] = {}
    for outlet in sorted(outlets):
        words = re.findall(r"\w+", outlet)
        if len(outlet) <= NARROWEST - 2:
            name = outlet
        elif len(words) > 1:
            name = "".join(word[0] for word in words).upper()[:6]
        else:
            name = outlet[:4]
        taken, number = set(short.values()), 2
        longer = (words[0][:2] + name[1:]) if words and name in taken else name
        while longer in taken:
            longer = f"{name}{number}"
            number += 1
        short[outlet] = longer
    return short


def matrix(story: str, asked: "Sequence[Compared]", known: "Mapping[str, Evidence]", width: int) -> "list[Text]":
    """The lines for one story: its outlets, then each question with its verdict, origins and what each outlet says.

    Where verdict and origins do not fit beside the outlets they stand below the question; where the outlets do not fit
    side by side either, they are shown in several rows of columns, under headings of their own.
    """
    from rich.text import Text  # noqa: PLC0415 - wanted only where something is shown

    short = abbreviations({cell.outlet for one in asked for cell in one.cells})
    rows = [{outlet: _values(one, outlet, known) for outlet in short} for one in asked]
    values = {outlet: [value for row in rows for value in row[outlet]] for outlet in short}
    plan = _plan({outlet: _widths(short[outlet], values[outlet]) for outlet in short}, width)
    names = [f"{name} {outlet}" for outlet, name in short.items() if name != outlet]
    lines = [Text(story or "no story", style="bold"), *packed(names, width)]
    for at, block in enumerate(plan.blocks):
        lines += [Text(""), _heading(block, short, plan, first=not at)]
        for one, row in zip(asked, rows, strict=True):
            if any(row[outlet] for outlet in block) or not at:
                lines += _question(one, {outlet: row[outlet] for outlet in block}, plan, width, first=not at)
    return lines


@dataclass(frozen=True, slots=True)
class _Plan:
    """How wide each outlet's column is, which stand side by side, and whether the verdict stands beside or below."""

    widths: Mapping[str, int]
    blocks: Sequence[Sequence[str]]
    beside: bool


def _plan(wanted: Mapping[str, tuple[int, int]], width: int) -> _Plan:
    """Columns as wide as they want to be, else as narrow as need be; never so narrow that values fall apart."""
    for beside in (True, False):
        room = width - INDENT - (VERDICT + ORIGINS + GAP if beside else 0)
        for limit in range(LONGEST, NARROWEST + 2, -1):
            widths = {outlet: max(least, min(want, limit)) for outlet, (least, want) in wanted.items()}
            if sum(widths.values()) + GAP * len(widths) <= room:
                return _Plan(widths, [list(widths)], beside)
    widths = {outlet: max(least, min(want, NARROWEST + 4)) for outlet, (least, want) in wanted.items()}
    blocks: list[list[str]] = [[]]
    left = width - INDENT
    for outlet, wide in widths.items():
        if blocks[-1] and wide + GAP > left:
            blocks.append([])
            left = width - INDENT
        blocks[-1].append(outlet)
        left -= wide + GAP
    return _Plan(widths, blocks, beside=False)


def _heading(block: Sequence[str], short: Mapping[str, str], plan: _Plan, *, first: bool) -> "Text":
    from rich.text import Text  # noqa: PLC0415 - see above

    head = "".join(short[outlet].ljust(plan.widths[outlet] + GAP) for outlet in block)
    tail = "verdict".ljust(VERDICT) + "origins" if plan.beside and first else ""
    return Text((" " * INDENT + head + tail).rstrip(), style="bold")


def _widths(name: str, values: Sequence[str]) -> tuple[int, int]:
    """The columns that an outlet needs for no value to fall apart within a word, and those for none to go on below."""
    from rich.cells import cell_len  # noqa: PLC0415 - see above

    parts = (cell_len(part.rstrip()) for value in values for part in _BREAKS.split(value))
    least = max(len(name), NARROWEST, min(max(parts, default=0), TOGETHER))
    return least, max(least, *(cell_len(value) for value in values), 0)


def _values(one: "Compared", outlet: str, known: "Mapping[str, Evidence]") -> list[str]:
    """What an outlet says on a question, each value once, with its marks."""
    return list(dict.fromkeys(value(cell, known) for cell in one.cells if cell.outlet == outlet))


def value(cell: "Cell", known: "Mapping[str, Evidence]") -> str:
    """A claim's value in few characters; with ? while nobody has accepted it, in brackets once it left the text."""
    said = known[cell.claim].value if cell.claim in known else cell.quote
    said = " ".join(said.split()) + ("?" if cell.status == "suggested" else "")
    return f"({said})" if cell.superseded else said


def verdict_of(one: "Compared") -> str:
    """The verdict in a word, shouted where it needs somebody, with a mark where an editor has spoken."""
    ruled = one.ruled or one.settled or any(pair.ruling for pair in one.pairs)
    return WORDS.get(one.verdict.value, one.verdict.value) + ("!" if ruled else "")


def _question(
    one: "Compared", said: Mapping[str, Sequence[str]], plan: _Plan, width: int, *, first: bool
) -> "list[Text]":
    """A question on a line of its own, then what each outlet says, a value a line."""
    from rich.text import Text  # noqa: PLC0415 - see above

    lines = folded(Text.assemble((one.question.ljust(INDENT), "dim"), one.text), width, INDENT)
    told = [verdict_of(one), *([REASONS.get(one.reason, one.reason)] if one.reason else [])]
    style = STYLES[one.verdict.value]
    if first and not plan.beside:
        lines.append(Text.assemble(" " * INDENT, (" ".join(told), style), f", origins {_origins(one)}"))
    cells = {outlet: _wrapped(values, plan.widths[outlet]) for outlet, values in said.items()}
    beside = told if first and plan.beside else []
    for at in range(max(len(beside), *(len(cell) for cell in cells.values()), 0)):
        line = Text(" " * INDENT)
        for outlet, cell in cells.items():
            line.append(_padded(cell[at] if at < len(cell) else "", plan.widths[outlet] + GAP))
        if at < len(beside):
            line.append(beside[at].ljust(VERDICT), style="dim" if at else style)
            line.append("" if at else _origins(one))
        line.rstrip()
        lines.append(line)
    return lines


def _origins(one: "Compared") -> str:
    """'3+2? of 4': origins, those that are not resolved, outlets."""
    open_ = f"+{one.origins.unresolved}?" if one.origins.unresolved else ""
    return f"{len(one.origins.groups)}{open_} of {one.origins.outlets}"


def _padded(text: str, width: int) -> str:
    from rich.cells import cell_len  # noqa: PLC0415 - see above

    return text + " " * max(0, width - cell_len(text))


def _wrapped(values: Sequence[str], limit: int) -> list[str]:
    """Each value on a line of its own; a longer one goes on below, so that none is cut."""
    from rich.cells import cell_len, chop_cells  # noqa: PLC0415 - see above

    lines: list[str] = []
    for text in values:
        line = ""
        for part in _BREAKS.split(text):
            longer = line + part
            if cell_len(longer.rstrip()) <= limit:
                line = longer
                continue
            if line:
                lines.append(line.rstrip())
            *whole, line = chop_cells(part, limit)
            lines += whole
        lines.append(line.rstrip())
    return lines


def folded(text: "Text", width: int, indent: int) -> "list[Text]":
    """A text on as many lines as it needs, the later ones indented."""
    from rich.console import Console  # noqa: PLC0415 - see above
    from rich.text import Text  # noqa: PLC0415 - see above

    if text.cell_len <= width:
        return [text]
    first, *rest = text.wrap(Console(width=width), width - indent)
    for line in (first, *rest):
        line.rstrip()
    return [first, *(Text.assemble(" " * indent, line) for line in rest)]


def packed(items: Iterable[str], width: int) -> "list[Text]":
    """Items side by side, none of them broken unless it is wider than all there is."""
    from rich.text import Text  # noqa: PLC0415 - see above

    lines: list[str] = []
    for item in items:
        if lines and len(lines[-1]) + len(item) + 3 <= width:
            lines[-1] += f"   {item}"
        else:
            lines.append(item)
    return [line for text in lines for line in folded(Text(text), width, 2)]


def explained(found: "Sequence[Compared]", known: "Mapping[str, Evidence]", width: int) -> "list[Text]":
    """What the marks mean that were used, said once, and how to read the origins."""
    from rich.text import Text  # noqa: PLC0415 - see above

    shown = [value(cell, known) for one in found for cell in one.cells]
    used = {
        "?": any(text.rstrip(")").endswith("?") for text in shown),
        "(…)": any(text.startswith("(") for text in shown),
        "!": any(verdict_of(one).endswith("!") for one in found),
    }
    used |= {sign: any(sign in text for text in shown) for sign in "≠✗→"}
    marks = [f"{sign} {means}" for sign, means in MARKS if used[sign]]
    lines = packed(marks, width)
    open_ = any(one.origins.unresolved for one in found)
    plus = "; +1? one more that is not resolved" if open_ else ""
    more = "Details: sayso compare --question " + (found[0].question if found else "Q1")
    lines += folded(Text(f"origins: 2 of 4 are two independent origins behind four outlets{plus}"), width, 2)
    return [*lines, Text(more, style="dim")]
