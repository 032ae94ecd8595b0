"""``sayso import``: files, folders, web addresses or standard input become articles."""

import sys
from collections import Counter
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.options import As, Db, Json, desk_at
from sayso.model.counting import counted

if TYPE_CHECKING:
    from sayso.desk.importing import FileReport

app = typer.Typer()


@app.command()
def import_(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH...", help="Files, folders, web addresses, or - for standard input.")
    ],
    *,
    outlet: Annotated[str, typer.Option(help="Who published the texts.")] = "",
    published: Annotated[str, typer.Option(metavar="EDTF", help="When, where a text does not say.")] = "",
    story: Annotated[str, typer.Option(metavar="SLUG", help="Put the articles into this story.")] = "",
    manifest: Annotated[str, typer.Option(metavar="FILE", help="A manifest that lists the files.")] = "",
    encoding: Annotated[str, typer.Option(help="The texts' charset, where it is not UTF-8.")] = "",
    as_format: Annotated[
        str, typer.Option("--format", help="text, markdown, html, jsonl, json or feed (default: as it looks).")
    ] = "",
    max_mb: Annotated[int, typer.Option(min=1, help="The largest file or answer taken, in megabytes.")] = 50,
    timeout: Annotated[
        float, typer.Option(min=1, metavar="SECONDS", help="The longest that one address may take.")
    ] = 60,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Fetch from private networks and this machine, too.")
    ] = False,
    ignore_robots: Annotated[
        str, typer.Option(metavar="TEXT", help="Fetch what a site's robots.txt forbids; TEXT says why, for the log.")
    ] = "",
    json: Json = False,
    db: Db = "",
    by: As = "",
) -> None:
    """Import articles; what is known already is left alone, a changed text becomes a new version."""
    from sayso.cli.diagnostics import ATTENTION, say  # noqa: PLC0415 - imports inside commands keep starts light
    from sayso.cli.output import as_json  # noqa: PLC0415 - see above
    from sayso.cli.progress import progress_bar  # noqa: PLC0415 - see above
    from sayso.desk.importing import Limits, Outcome, Settings, run_import  # noqa: PLC0415 - see above
    from sayso.desk.settings import database, value_of  # noqa: PLC0415 - see above

    settings = Settings(
        otherwise=value_of("outlet", db=database(db)),
        country=value_of("country", db=database(db)),
        outlet=outlet,
        published=published,
        story=story,
        manifest=manifest,
        encoding=encoding,
        format=as_format,
        limit=max_mb * 1_000_000,
        limits=Limits(total=timeout),
        allow_private=allow_private,
        ignore_robots=ignore_robots,
    )
    with desk_at(db, by) as desk, progress_bar("Importing") as progress:
        reports = run_import(desk, paths, settings, stdin=sys.stdin.buffer, progress=progress)
    if json:
        as_json(reports)
    else:
        _show(reports)
    refused = [report for report in reports if report.outcome is Outcome.REFUSED]
    # Addresses that fail for one reason, such as having no network, say it once.
    for message in dict.fromkeys(report.message for report in refused):
        say(f"refused: {message}")
    if refused:
        raise typer.Exit(ATTENTION)


def _show(reports: "list[FileReport]") -> None:
    from sayso.cli.output import table, write  # noqa: PLC0415 - see above
    from sayso.desk.importing import Outcome  # noqa: PLC0415 - see above

    counts: dict[str, int] = {}
    for report in reports:
        counts[report.outcome.value] = counts.get(report.outcome.value, 0) + 1
    shown = [report for report in reports if report.article]
    table(
        shown,
        [
            ("article", lambda line: line.article),
            ("", lambda line: line.outcome.value),
            ("outlet", lambda line: line.outlet),
            ("headline", lambda line: line.headline),
            ("claims", lambda line: str(line.claims or "")),
            ("note", _note),
        ],
        empty="No articles.",
        cut="headline",
    )
    undated = {line.article: line.undated for line in shown if line.undated}
    write("".join(f"\n{article}: {said}" for article, said in undated.items()) + ("\n" if undated else ""))
    why = Counter(report.message for report in reports if report.outcome is Outcome.SKIPPED)
    skipped = ", ".join(f"{count} {reason}" for reason, count in why.items())
    said = ", ".join(f"{count} {outcome}" for outcome, count in counts.items()) + (f" ({skipped})" if skipped else "")
    write(f"\n{said}\n" if counts else "Nothing.\n")


def _note(line: "FileReport") -> str:
    """What an editor should look at; an agency's own report says nothing by carrying its name."""
    altered = f"{counted(line.altered, 'claim')} altered or lost" if line.altered else ""
    message = "" if line.message == f"wire copy: {line.outlet}" else line.message
    restated = f"{line.restated} said otherwise" if line.restated else ""
    copied = f"likely a copy of {line.copy_of}" if line.copy_of else message
    return "; ".join(filter(None, (copied, altered, restated)))
