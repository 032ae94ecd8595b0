"""``sayso csv-import``: an edited claims file comes back."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.options import As, Because, Db, Json, desk_at
from sayso.model.counting import counted

if TYPE_CHECKING:
    from sayso.desk.csv_importing import CsvImport

app = typer.Typer()


@app.command()
def csv_import(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The edited claims file, or - for standard input.")],
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would change, and change nothing.")] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Take rows of claims that were changed since the export all the same.")
    ] = False,
    because: Because = "",
    json: Json = False,
    db: Db = "",
    by: As = "",
) -> None:
    """Apply the edits in an exported claims file: status, values, measure, date, place, modality, where, note.

    Only cells that differ from what is stored count. A row that changes anything else, or names no claim, is left
    alone and reported; so is one that differs from a claim which was changed since the export, as the datapackage.json
    beside the file tells. All others are one change, which `sayso undo` takes back. Exit code 1 if a row was refused.
    """
    from pathlib import Path  # noqa: PLC0415 - imports inside commands keep starts light

    from sayso.cli.diagnostics import ATTENTION, say  # noqa: PLC0415 - see above
    from sayso.cli.output import as_json, write  # noqa: PLC0415 - see above
    from sayso.desk.csv_importing import exported_at, import_csv  # noqa: PLC0415 - see above

    data = _bytes(file)
    since = None if force or file == "-" else exported_at(Path(file).expanduser())
    with desk_at(db, by) as desk:
        report = import_csv(desk, file, data, since=since, dry_run=dry_run, because=because)
    if json:
        as_json(report)
    else:
        write(_told(report, dry_run=dry_run))
    for column in report.passed_over:
        say(f"column {column!r} is none of the claims' and was passed over")
    for refusal in report.refused:
        cell = f"{refusal.column} {refusal.value!r}" if refusal.column else repr(refusal.value)
        say(f"refused: {file} line {refusal.line}, {refusal.claim or 'no claim'}, {cell}: {refusal.reason}")
    if report.refused:
        raise typer.Exit(ATTENTION)


def _bytes(file: str) -> bytes:
    from pathlib import Path  # noqa: PLC0415 - see above

    from sayso.model.errors import InputError  # noqa: PLC0415 - see above

    if file == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(file).expanduser().read_bytes()
    except OSError as error:
        raise InputError(f"{file} cannot be read: {error.strerror}", "name the file that was exported") from error


def _told(report: "CsvImport", *, dry_run: bool) -> str:
    lines = [f"{one.claim}: {', '.join(one.columns)}" for one in report.applied]
    refused = len({refusal.line for refusal in report.refused})
    counts = f"{counted(len(report.applied), 'claim')} {'would be changed' if dry_run else 'changed'}"
    if not report.applied and not refused:
        counts = "nothing to change"
    tail = f", {counted(refused, 'row')} refused" if refused else ""
    kept = f"{counted(report.unchanged, 'row')} as {'it was' if report.unchanged == 1 else 'they were'}"
    return "\n".join([*lines, f"{counts}{tail}, {kept}", ""])
