"""``sayso watch``: what comes into a folder becomes articles, a line each."""

import json
import signal
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic, sleep
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.options import As, Db, desk_at
from sayso.model.counting import counted

if TYPE_CHECKING:
    from sayso.desk.importing import FileReport

app = typer.Typer()

NAP = 0.2
"""Seconds after which a watch that rests looks whether it is to end."""


@app.command()
def watch(
    folder: Annotated[str, typer.Argument(metavar="FOLDER", help="The folder that files come into.")],
    *,
    outlet: Annotated[str, typer.Option(help="Who published the texts.")] = "",
    published: Annotated[str, typer.Option(metavar="EDTF", help="When, where a text does not say.")] = "",
    story: Annotated[str, typer.Option(metavar="SLUG", help="Put the articles into this story.")] = "",
    encoding: Annotated[str, typer.Option(help="The texts' charset, where it is not UTF-8.")] = "",
    max_mb: Annotated[int, typer.Option(min=1, help="The largest file taken, in megabytes.")] = 50,
    interval: Annotated[float, typer.Option(min=0.2, metavar="SECONDS", help="How often to look.")] = 2.0,
    once: Annotated[bool, typer.Option("--once", help="Import what is there, and end.")] = False,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="Print one JSON object an import.")] = False,
    db: Db = "",
    by: As = "",
) -> None:
    """Import what comes into a folder, as it comes; Ctrl-C ends it.

    A file is taken once it is complete: when it has stayed as it is for two seconds. A changed file is a new version.
    """
    from sayso.cli.diagnostics import ATTENTION, say, warn  # noqa: PLC0415 - imports inside commands keep starts light
    from sayso.desk.importing import FileReport, Outcome, Settings  # noqa: PLC0415 - see above
    from sayso.desk.settings import database, value_of  # noqa: PLC0415 - see above
    from sayso.desk.watching import watch as watching  # noqa: PLC0415 - see above

    settings = Settings(
        otherwise=value_of("outlet", db=database(db)),
        country=value_of("country", db=database(db)),
        outlet=outlet,
        published=published,
        story=story,
        encoding=encoding,
        limit=max_mb * 1_000_000,
    )
    counts: Counter[str] = Counter()
    with desk_at(db, by) as desk, _until_told() as told:
        for outcome in watching(desk, folder, settings, interval=interval, once=once, rest=told.rest):
            if not isinstance(outcome, FileReport):
                warn(outcome)
                counts["refused"] += 1
                continue
            counts[outcome.outcome.value] += 1
            if outcome.outcome is Outcome.REFUSED:
                say(f"refused: {outcome.message}")
            elif outcome.outcome is Outcome.SKIPPED:
                say(f"left aside: {outcome.file}: {outcome.message}")
            if jsonl or outcome.outcome in (Outcome.NEW, Outcome.VERSION):
                _print(outcome, jsonl=jsonl)
    said = ", ".join(f"{count} {what}" for what, count in counts.items())
    say(f"watched {folder}: {said or 'nothing came'}")
    if once and counts["refused"]:
        raise typer.Exit(ATTENTION)


def _print(report: "FileReport", *, jsonl: bool) -> None:
    """One import on a line of its own, at once: somebody may be reading along."""
    from sayso.cli.output import plain, write  # noqa: PLC0415 - imports inside commands keep starts light

    write(json.dumps(plain(report), ensure_ascii=False) + "\n" if jsonl else _line(report))
    sys.stdout.flush()


def _line(report: "FileReport") -> str:
    altered = f"{counted(report.altered, 'claim')} altered or lost" if report.altered else ""
    copied = f"likely a copy of {report.copy_of}" if report.copy_of else ""
    notes = "; ".join(filter(None, (counted(report.claims, "claim"), altered, copied)))
    headline = " ".join(report.headline.split())
    return f"{report.article}  {report.outcome.value}  {report.outlet}: {headline} ({notes}), from {report.file}\n"


class _Told:
    """Whether somebody has said that it is time to end."""

    def __init__(self) -> None:
        self.to_end = False

    def rest(self, seconds: float) -> bool:
        """Wait, but no longer than until it is time to end; whether it is."""
        end = monotonic() + seconds
        while not self.to_end and (left := end - monotonic()) > 0:
            sleep(min(NAP, left))
        return self.to_end


@contextmanager
def _until_told() -> Iterator[_Told]:
    """Take Ctrl-C and SIGTERM as the word to end once the batch at hand is saved; a second Ctrl-C ends at once."""
    told = _Told()

    def end(number: int, _frame: object) -> None:
        told.to_end = True
        if number == signal.SIGINT:
            signal.signal(signal.SIGINT, signal.default_int_handler)

    before = {number: signal.signal(number, end) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield told
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
