"""``sayso roundtrip``: prove on a corpus that nothing is lost on the way in and out."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.options import Json
from sayso.model.counting import counted

if TYPE_CHECKING:
    from sayso.desk.roundtrip import Difference

app = typer.Typer()

SHOWN = 20
"""Differences that are printed; the rest are counted."""

CUT = 160
"""Characters of a differing line that are printed, from where it differs."""


@app.command()
def roundtrip(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Files, folders, or - for standard input.")],
    *,
    outlet: Annotated[str, typer.Option(help="Who published the texts.")] = "",
    published: Annotated[str, typer.Option(metavar="EDTF", help="When, where a text does not say.")] = "",
    manifest: Annotated[str, typer.Option(metavar="FILE", help="A manifest that lists the files.")] = "",
    encoding: Annotated[str, typer.Option(help="The texts' charset, where it is not UTF-8.")] = "",
    max_mb: Annotated[int, typer.Option(min=1, help="The largest file taken, in megabytes.")] = 50,
    against: Annotated[
        str, typer.Option(metavar="URL", help="Read the bundle into this empty database, left empty afterwards.")
    ] = "",
    json: Json = False,
) -> None:
    """Import, bundle, read back and bundle again in fresh databases; print what differs.

    Stored originals must be the files byte for byte; the bundle and every table must be the same from the second
    database, and from a second import. Exit code 1 if anything differs or a file is refused.
    """
    from sayso.cli.diagnostics import ATTENTION, say  # noqa: PLC0415 - imports inside commands keep starts light
    from sayso.cli.output import as_json, write  # noqa: PLC0415 - see above
    from sayso.desk.importing import Settings  # noqa: PLC0415 - see above
    from sayso.desk.roundtrip import round_trip  # noqa: PLC0415 - see above

    settings = Settings(
        outlet=outlet, published=published, manifest=manifest, encoding=encoding, limit=max_mb * 1_000_000
    )
    progress = say if sys.stderr.isatty() else _silent
    found = round_trip(paths, settings, against=against, stdin=sys.stdin.buffer, progress=progress)
    for refusal in found.refused:
        say(f"refused: {refusal.message}")
    if json:
        as_json(found)
    else:
        for difference in found.differences[:SHOWN]:
            write(_told(difference))
        held = (counted(found.articles, "article"), counted(found.claims, "claim"), counted(found.files, "file"))
        counts = ", ".join(held)
        differing = counted(len(found.differences), "difference")
        more = len(found.differences) - SHOWN
        if more > 0:
            write(f"and {counted(more, 'more difference')}\n")
        if found.differences:
            write(f"round trip: {counts}; {differing}\n")
        else:
            write(f"round trip: {counts} identical\n")
    if found.differences or found.refused:
        raise typer.Exit(ATTENTION)


def _silent(_step: str) -> None:
    """Nobody watches."""


def _told(difference: "Difference") -> str:
    where = difference.file if difference.line is None else f"{difference.file} line {difference.line}"
    if difference.line is None:
        return f"{where} {difference.after or 'differs'} ({difference.step})\n"
    before, after = difference.before, difference.after
    shared = min(len(before), len(after))
    at = next((at for at in range(shared) if before[at] != after[at]), shared)
    start = max(0, at - CUT // 4)
    return (
        f"{where} differs {difference.step}\n"
        f"  - {'…' if start else ''}{before[start : start + CUT]}\n"
        f"  + {'…' if start else ''}{after[start : start + CUT]}\n"
    )
