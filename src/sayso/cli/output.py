"""Owns stdout: tables for people, one JSON array for programs."""

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, is_dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console

PIPED_WIDTH = 10_000
"""Columns when nobody is watching: no cell is ever cut for a program that reads on."""


LEAST = 24
"""Columns of a cell that is cut short: enough to know a headline by."""


def plain(value: Any) -> Any:
    """A value as JSON shows it: decimals as text, times as ISO 8601 UTC, records as objects."""
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    raise TypeError(f"no JSON for {type(value).__name__}")


def as_json(value: Any) -> None:
    """Print one JSON document."""
    if isinstance(value, Iterable) and not isinstance(value, dict | str):
        value = list(value)
    write(json.dumps(value, default=plain, ensure_ascii=False, indent=2) + "\n")


CONTROLS = dict.fromkeys((*range(9), *range(11, 32), *range(127, 160)), "�")
"""What would move a terminal's cursor or change its settings; line ends and tabs would not."""


def visible(text: str) -> str:
    """Text without the control characters by which an article could take hold of a reader's terminal."""
    return text if text.isprintable() else text.translate(CONTROLS)


def write(text: str) -> None:
    """Print text: as it is to a program, without control characters to a terminal."""
    sys.stdout.write(visible(text) if sys.stdout.isatty() else text)


PAGE_WIDTH = 100
"""Columns of a page of prose on a terminal: longer lines are hard to follow."""


def as_page(markdown: str) -> None:
    """Print a page of Markdown: as it is to a program, its lines folded between words to a terminal."""
    if not sys.stdout.isatty():
        write(markdown)
        return
    from shutil import get_terminal_size  # noqa: PLC0415 - wanted only where somebody is watching
    from textwrap import fill  # noqa: PLC0415 - see above

    width = min(get_terminal_size().columns, PAGE_WIDTH)
    for line in markdown.splitlines():
        hang = "  " if line.startswith("- ") else ""
        write(fill(line, width, subsequent_indent=hang, break_long_words=False, break_on_hyphens=False) + "\n")


def write_bytes(data: bytes) -> None:
    """Print bytes exactly as they are."""
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def console() -> Any:
    """A Rich console on stdout: as wide as the terminal, or wide enough for anything when piped."""
    from rich.console import Console  # noqa: PLC0415 - wanted only where something is shown
    from rich.segment import Segment  # noqa: PLC0415 - wanted only where something is shown

    class Screen(Console):
        """A console whose controls are its own, and that leaves a reader who has gone to whoever runs the command."""

        def render(self, renderable: Any, options: Any = None) -> Iterator[Segment]:
            """What is shown, with the control characters of texts made visible."""
            for one in super().render(renderable, options):
                yield one if one.control else Segment(visible(one.text), one.style)

        def on_broken_pipe(self) -> None:
            """Let the error through."""
            raise BrokenPipeError

    from sayso.desk.settings import value_of  # noqa: PLC0415 - see above

    seen = sys.stdout.isatty()
    colour = value_of("colour")
    return Screen(
        file=sys.stdout,
        width=None if seen or "COLUMNS" in os.environ else PIPED_WIDTH,
        highlight=False,
        no_color=colour == "never",
        force_terminal=True if colour == "always" else None,
    )


def table(
    lines: Iterable[Any],
    columns: Sequence[tuple[str, Callable[[Any], str]]],
    *,
    empty: str,
    styles: dict[str, str] | None = None,
    cut: str = "",
) -> None:
    """Print lines as a table, through a pager where they do not fit the terminal; ``empty`` where there are none.

    Cells fold where the terminal is narrow, but those of the column ``cut`` are cut short, to keep a line a row.
    """
    from rich.table import Table  # noqa: PLC0415 - wanted only where something is shown
    from rich.text import Text  # noqa: PLC0415 - wanted only where something is shown

    rows = [[read(line) for _, read in columns] for line in lines]
    if not rows:
        write(empty + "\n")
        return
    grid = Table(box=None, pad_edge=False, header_style="bold")
    for name, _ in columns:
        style = (styles or {}).get(name)
        if name == cut:
            grid.add_column(name, overflow="ellipsis", no_wrap=True, style=style, max_width=_room(rows, columns, name))
        else:
            grid.add_column(name, overflow="fold", style=style)
    for row in rows:
        grid.add_row(*(Text(cell.replace("\n", " ")) for cell in row))
    show(grid, len(rows))


def grid(rows: Sequence[Sequence[str]], columns: Sequence[str], *, bold: str = "") -> Any:
    """Rows as a table to be shown among other things; ``None`` where there are none."""
    from rich.table import Table  # noqa: PLC0415 - wanted only where something is shown
    from rich.text import Text  # noqa: PLC0415 - wanted only where something is shown

    if not rows:
        return None
    made = Table(box=None, pad_edge=False, header_style="bold")
    for name in columns:
        made.add_column(name, overflow="fold", style="bold" if name == bold else None)
    for row in rows:
        made.add_row(*(Text(" ".join(cell.split())) for cell in row))
    return made


def _room(rows: list[list[str]], columns: Sequence[tuple[str, Callable[[Any], str]]], name: str) -> int:
    """How wide the column ``name`` may be for the others to keep their width; at least ``LEAST``."""
    widths = [max(len(head), *(len(row[at]) for row in rows)) for at, (head, _) in enumerate(columns) if head != name]
    wide: int = console().width
    return max(LEAST, wide - sum(widths) - 2 * len(widths))


def fields(values: dict[str, Any]) -> None:
    """Print one record, a field a line, without those that are empty."""
    write(field_lines(values))


def field_lines(values: dict[str, Any]) -> str:
    """One record as lines, a field each, without those that are empty."""
    filled = {name: value for name, value in values.items() if value not in ("", None, (), [])}
    width = max((len(name) for name in filled), default=0)
    said = {name: value if isinstance(value, str) else plain_text(value) for name, value in filled.items()}
    return "".join(f"{name:<{width}}  {' '.join(shown.split())}\n" for name, shown in said.items())


def plain_text(value: Any) -> str:
    """A value as text for people."""
    return str(plain(value)) if isinstance(value, Decimal | date | datetime) else str(value)


def hits(found: Iterable[Any]) -> None:
    """Print search hits: what was found, and the words around the match with the match in bold."""
    from rich.text import Text  # noqa: PLC0415 - wanted only where something is shown

    shown = Text()
    listed = list(found)
    for hit in listed:
        shown.append(f"{hit.ref:<6}", style="dim")
        shown.append(hit.title.replace("\n", " ") + "\n", style="bold")
        shown.append(" " * 6)
        for at, part in enumerate(" ".join(hit.excerpt.split()).replace("\x03", "\x02").split("\x02")):
            shown.append(part, style="bold yellow" if at % 2 else "")
        shown.append("\n")
    if listed:
        show(shown, len(listed) * 2)
    else:
        write("Nothing found.\n")


def _is_high(screen: "Console", thing: Any, height: int) -> bool:
    return height + 3 > screen.height or len(screen.render_lines(thing, pad=False)) + 1 > screen.height


def show(thing: Any, height: int) -> None:
    """Print something Rich can show, through a pager where it is higher than the terminal.

    ``height`` is in lines that are wide enough; where so many fit, they are counted as they come out.
    """
    from sayso.desk.settings import value_of  # noqa: PLC0415 - imports inside commands keep starts light

    screen = console()
    if os.environ.get("TERM") != "dumb" and sys.stdout.isatty() and _is_high(screen, thing, height):
        from sayso.cli.paging import Program  # noqa: PLC0415 - see above

        pager = value_of("pager")
        if pager != "cat":
            with screen.pager(Program(pager), styles=not screen.no_color):
                screen.print(thing)
            return
    screen.print(thing)
