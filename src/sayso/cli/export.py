"""``sayso export``: a table becomes a file that spreadsheets and programs read."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.options import Db, desk_at
from sayso.model.attribution import Basis, Channel
from sayso.model.counting import counted

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

SINGULAR = {"stories": "story"}

app = typer.Typer()

BINARY = ("parquet", "xlsx")
"""Formats that a terminal cannot show."""


@app.command()
def export(
    table: Annotated[
        str,
        typer.Argument(
            metavar="TABLE",
            help="claims, articles, sources, outlets, attributions, stories, questions, comparisons, origins, places,"
            " or all.",
        ),
    ],
    *,
    format_: Annotated[
        str,
        typer.Option(
            "--format",
            help="csv, tsv, jsonl, json, parquet or xlsx (default: as --out ends, else csv).",
            show_default=False,
        ),
    ] = "",
    out: Annotated[str, typer.Option(metavar="FILE", help="A file, a folder for all, or - for standard output.")] = "-",
    profile: Annotated[
        str, typer.Option(metavar="NAME", help="Only what this profile lets out: public, desk, or one of your own.")
    ] = "",
    profiles: Annotated[
        str,
        typer.Option(
            envvar="SAYSO_PROFILES",
            metavar="FILE",
            help="Your own profiles (default: profiles.toml in the user configuration directory).",
            show_default=False,
        ),
    ] = "",
    crlf: Annotated[bool, typer.Option("--crlf", help="End the lines of CSV and TSV with CRLF.")] = False,
    bom: Annotated[bool, typer.Option("--bom", help="Begin CSV and TSV with the mark that Excel wants.")] = False,
    kind: Annotated[str, typer.Option(help="Only figure, date or place claims.")] = "",
    status: Annotated[list[str] | None, typer.Option(help="Only claims so settled; may be repeated.")] = None,
    outlet: Annotated[str, typer.Option(help="Only this outlet's.")] = "",
    story: Annotated[str, typer.Option(help="Only this story's.")] = "",
    source: Annotated[str, typer.Option(help="Only claims this source said.")] = "",
    question: Annotated[str, typer.Option(help="Only claims that answer this question.")] = "",
    article: Annotated[str, typer.Option(help="Only this article's.")] = "",
    from_: Annotated[str, typer.Option("--from", metavar="EDTF", help="Published on or after.")] = "",
    to: Annotated[str, typer.Option("--to", metavar="EDTF", help="Published on or before.")] = "",
    min_: Annotated[str, typer.Option("--min", metavar="NUMBER", help="Figures that reach this amount.")] = "",
    max_: Annotated[str, typer.Option("--max", metavar="NUMBER", help="Figures that do not exceed it.")] = "",
    basis: Annotated[Basis | None, typer.Option(help="Only claims that a source knows so.")] = None,
    channel: Annotated[Channel | None, typer.Option(help="Only claims whose words came so.")] = None,
    credibility: Annotated[
        list[int] | None, typer.Option(min=1, max=6, help="Only claims so graded; may be repeated.")
    ] = None,
    text: Annotated[str, typer.Option(help="Only claims with these words.")] = "",
    sort: Annotated[str, typer.Option(metavar="COLUMN", help="The order; - before the column reverses it.")] = "",
    db: Db = "",
) -> None:
    """Export a table with all its columns, and beside a file the datapackage.json that describes them.

    In CSV and TSV, a text that a spreadsheet would run as a formula has an apostrophe before it; csv-import takes it
    off again.
    """
    from pathlib import Path  # noqa: PLC0415 - imports inside commands keep starts light

    from sayso.cli.diagnostics import say  # noqa: PLC0415 - see above
    from sayso.cli.output import write_bytes  # noqa: PLC0415 - see above
    from sayso.desk.exporting import FORMATS, Wanted, to_file, to_stdout  # noqa: PLC0415 - see above
    from sayso.desk.profiles import profile_named  # noqa: PLC0415 - see above
    from sayso.desk.settings import database, value_of  # noqa: PLC0415 - see above
    from sayso.export.layout import Layout  # noqa: PLC0415 - see above
    from sayso.model.tables import ClaimFilter  # noqa: PLC0415 - see above

    let_out = value_of("profile", profile, db=database(db))
    ending = Path(out).suffix.removeprefix(".").lower()
    wanted = Wanted(
        table=table,
        format=format_ or (ending if ending in FORMATS else "csv"),
        layout=Layout("\r\n" if crlf else "\n", mark=bom),
        profile=profile_named(let_out, profiles) if let_out else None,
        only=ClaimFilter(
            kind=kind,
            status=tuple(status or ()),
            outlet=outlet,
            story=story,
            source=source,
            question=question,
            article=article,
            earliest=_days("--from", from_)[0],
            latest=_days("--to", to)[1],
            low=_amount("--min", min_),
            high=_amount("--max", max_),
            text=text,
            basis=basis.value if basis else "",
            channel=channel.value if channel else "",
            credibility=tuple(credibility or ()),
            sort=sort,
        ),
    ).checked()
    if out == "-":
        if wanted.format in BINARY and sys.stdout.isatty():
            raise typer.BadParameter(f"{wanted.format} is not for a terminal; name a file", param_hint="--out")
        with desk_at(db) as desk:
            for chunk in to_stdout(desk, wanted):
                write_bytes(chunk)
        return
    with desk_at(db) as desk:
        counts = to_file(desk, wanted, Path(out).expanduser())
    # A table is named by the plural of what its rows are.
    said = [counted(count, SINGULAR.get(name, name.removesuffix("s")), name) for name, count in counts.items()]
    say(f"{', '.join(said)} written to {out}")


def _days(option: str, words: str) -> "tuple[date | None, date | None]":
    from sayso.model import edtf  # noqa: PLC0415 - see above

    reading = edtf.read(words) if words else None
    if words and reading is None:
        raise typer.BadParameter(f"{words!r} is not a date; write it as EDTF, such as 2013-02", param_hint=option)
    return (reading.earliest, reading.latest) if reading else (None, None)


def _amount(option: str, words: str) -> "Decimal | None":
    from decimal import Decimal, InvalidOperation  # noqa: PLC0415 - see above

    try:
        found = Decimal(words) if words else None
    except InvalidOperation:
        found = Decimal("NaN")
    if found is not None and not found.is_finite():
        raise typer.BadParameter(f"{words!r} is not a number; write it plainly, such as 93300", param_hint=option)
    return found
