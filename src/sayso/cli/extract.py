"""``sayso extract``: texts in, their claims out as JSON Lines; with ``--again``, stored articles are read once more."""

import sys
from contextlib import closing
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.options import As, Because, Db, Json, desk_at
from sayso.model.counting import counted

if TYPE_CHECKING:
    from sayso.desk.extracting import Wanted
    from sayso.model.errors import InputError

app = typer.Typer()

REFUSED = 3
"""The exit code where nothing at all could be read."""


@app.command()
def extract(
    files: Annotated[
        list[str] | None,
        typer.Argument(metavar="[FILE...]", help="Text files, folders of them, or - for standard input."),
    ] = None,
    *,
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help="Read one JSON object a line: id, text, published, country.")
    ] = False,
    published: Annotated[str, typer.Option(metavar="EDTF", help="When the texts were published.")] = "",
    country: Annotated[
        str, typer.Option(metavar="CC", help="The outlet's country (ISO 3166-1): settles 3/4/2013, and which dollar.")
    ] = "",
    demonyms: Annotated[bool, typer.Option("--demonyms", help="Take 'North Korean' and its like as places.")] = False,
    explain: Annotated[bool, typer.Option("--explain", help="Say what each rule saw.")] = False,
    ner: Annotated[
        str, typer.Option(metavar="NAME", help="A spaCy pipeline, installed or a folder, that votes on places.")
    ] = "",
    jobs: Annotated[
        int, typer.Option(min=0, metavar="N", help="Processes to share the work (default: all cores where it pays).")
    ] = 0,
    again: Annotated[
        bool,
        typer.Option("--again", help="Read stored articles once more, after an upgrade: name stories, or A12."),
    ] = False,
    everything: Annotated[bool, typer.Option("--all", help="With --again: every article.")] = False,
    prune: Annotated[
        bool, typer.Option("--prune", help="With --again: withdraw suggestions no longer found, if untouched.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="With --again: say what would change.")] = False,
    because: Because = "",
    json: Json = False,
    db: Db = "",
    by: As = "",
) -> None:
    """Find the claims in texts and print one JSON object a text; --again: in stored articles, whose claims stay.

    Reading stored articles again adds claims that the rules did not find before, and gives suggestions that nobody
    touched a fresh value. What a person accepted, rejected, edited, linked or answered with stays as it is.
    """
    if again:
        texts = {"--jsonl": jsonl, "--published": published, "--country": country, "--demonyms": demonyms}
        _refuse(texts | {"--explain": explain, "--ner": ner, "--jobs": jobs}, "is for texts, not for --again")
        if everything == bool(files):
            raise typer.BadParameter("name stories or articles such as A12, or give --all")
        from sayso.cli.again import read_and_tell  # noqa: PLC0415 - imports inside commands keep starts light

        with desk_at(db, by) as desk:
            read_and_tell(desk, files, prune=prune, dry_run=dry_run, because=because, json=json)
        return
    _refuse(
        {"--all": everything, "--prune": prune, "--dry-run": dry_run, "--because": because, "--json": json},
        "is for --again",
    )
    from sayso.desk.extracting import Wanted  # noqa: PLC0415 - see above
    from sayso.desk.settings import database, value_of  # noqa: PLC0415 - see above
    from sayso.desk.texts import Said  # noqa: PLC0415 - see above

    wanted = Wanted(Said(published, value_of("country", country, db=database(db))).checked(), demonyms, explain, ner)
    if not files and sys.stdin.isatty():
        from sayso.cli.diagnostics import say  # noqa: PLC0415 - see above

        say("reading standard input; end with Ctrl-D")
    _print(files or ["-"], wanted, jsonl=jsonl, jobs=jobs)


def _refuse(options: dict[str, object], why: str) -> None:
    for name, given in options.items():
        if given:
            raise typer.BadParameter(f"{name} {why}")


def _print(files: list[str], wanted: "Wanted", *, jsonl: bool, jobs: int) -> None:
    """Print what is found in the texts, and say at the end what was not read."""
    from sayso.cli import output  # noqa: PLC0415 - see above
    from sayso.cli.progress import progress_bar  # noqa: PLC0415 - see above
    from sayso.desk import texts  # noqa: PLC0415 - see above
    from sayso.desk.extracting import answers  # noqa: PLC0415 - see above

    refused: list[InputError] = []
    passed_over: list[str] = []
    read = done = 0
    pieces = texts.pieces(files, jsonl=jsonl, stdin=sys.stdin.buffer, passed_over=passed_over.append)
    # On one terminal, a bar would run through the lines that are printed or typed.
    alone = not sys.stdout.isatty() and not ("-" in files and sys.stdin.isatty())
    size = texts.size_of(files) if alone and sys.stderr.isatty() else 0
    found = answers(pieces, wanted, jobs=jobs)
    with closing(found), progress_bar("Extracting", seen=alone) as progress:
        for answer in found:
            output.write(answer.lines)
            refused += answer.refused
            read, done = read + answer.texts, done + answer.size
            progress(done, size)
    _report(refused, passed_over, read)


def _report(refused: "list[InputError]", passed_over: list[str], read: int) -> None:
    """Say what was left out, and end as scripts expect it."""
    from collections import Counter  # noqa: PLC0415 - see above
    from pathlib import PurePath  # noqa: PLC0415 - see above

    from sayso.cli.diagnostics import ATTENTION, say, warn  # noqa: PLC0415 - see above

    if passed_over:
        kinds = Counter(PurePath(name).suffix or "other" for name in passed_over)
        listed = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()))
        say(f"sayso: passed over {counted(len(passed_over), 'file')} in folders not known as text: {listed}")
    for error in refused:
        warn(error)
    if refused:
        raise typer.Exit(ATTENTION if read else REFUSED)
