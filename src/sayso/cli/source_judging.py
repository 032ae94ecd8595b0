"""``sayso source grade`` and its kin: what an editor judges of sources, and what there is to judge."""

from typing import Annotated

import typer

from sayso.cli.options import As, Because, Db, Json, desk_at

Ref = Annotated[str, typer.Argument(metavar="SOURCE", help="A source's number, name or alias.")]
Other = Annotated[str, typer.Argument(metavar="OTHER", help="Another source.")]
Into = Annotated[str, typer.Argument(metavar="INTO", help="The source whose name stands for both.")]


def join(app: typer.Typer) -> None:
    """Add the commands to those of ``sayso source``."""
    for command in (grade, suggest, merge, split, distinct, unsure):
        app.command()(command)


def grade(
    ref: Ref,
    reliability: Annotated[str, typer.Argument(metavar="GRADE", help="A (reliable) to E, F: cannot be judged.")],
    *,
    on: Annotated[str, typer.Option(metavar="DATE", help="The day from which it holds (default: today).")] = "",
    because: Because = "",
    db: Db = "",
    by: As = "",
) -> None:
    """Grade a source's reliability on the Admiralty scale; earlier grades stay on record."""
    from sayso.cli.output import write  # noqa: PLC0415 - imports inside commands keep starts light
    from sayso.desk.grading import grade_source  # noqa: PLC0415 - see above
    from sayso.model.grading import RELIABILITY  # noqa: PLC0415 - see above

    with desk_at(db, by) as desk:
        own = grade_source(desk, ref, reliability, on=on, because=because)
    letter = reliability.strip().upper()
    write(f"{own} graded {letter}: {RELIABILITY[letter]}\n" if letter else f"{own} has no grade\n")


def suggest(
    ref: Annotated[str, typer.Argument(metavar="SOURCE", help="Only what this source may be.")] = "",
    *,
    least: Annotated[int, typer.Option("--min", metavar="SCORE", help="At least this likely, out of 99.")] = 40,
    doubtful: Annotated[bool, typer.Option("--unsure", help="Also those that were judged unsure.")] = False,
    json: Json = False,
    db: Db = "",
) -> None:
    """List sources that may be the same one; nothing is merged until an editor does."""
    from sayso.cli.output import as_json, table  # noqa: PLC0415 - see above
    from sayso.desk.likely_sources import suggest as likely  # noqa: PLC0415 - see above

    with desk_at(db) as desk:
        found = likely(desk, only=ref, least=least, unsure=doubtful)
    if json:
        as_json(found)
        return
    table(
        found,
        [
            ("score", lambda line: str(line.score)),
            ("source", lambda line: f"{line.source_id} {line.source}"),
            ("may be", lambda line: f"{line.into_id} {line.into}"),
            ("because", lambda line: line.reason + (" (judged unsure)" if line.judgement else "")),
        ],
        empty="No two sources look alike that nobody has judged.",
        styles={"source": "bold", "may be": "bold"},
    )


def merge(ref: Ref, into: Into, *, because: Because = "", db: Db = "", by: As = "") -> None:
    """Judge that two sources are one; `sayso source split` takes it back."""
    from sayso.cli.output import write  # noqa: PLC0415 - see above
    from sayso.desk.merging import merge_sources  # noqa: PLC0415 - see above

    with desk_at(db, by) as desk:
        merge_sources(desk, ref, into, because=because)
    write(f"{ref} is now read as {into}\n")


def split(ref: Ref, *, because: Because = "", db: Db = "", by: As = "") -> None:
    """Judge that a source is not what it was merged into; the two are not suggested again."""
    from sayso.cli.output import write  # noqa: PLC0415 - see above
    from sayso.desk.merging import split_source  # noqa: PLC0415 - see above

    with desk_at(db, by) as desk:
        left = split_source(desk, ref, because=because)
    write(f"{ref} stands for itself again, apart from {left}\n")


def distinct(ref: Ref, other: Other, *, because: Because = "", db: Db = "", by: As = "") -> None:
    """Judge that two sources are not the same; they are not suggested again."""
    from sayso.cli.output import write  # noqa: PLC0415 - see above
    from sayso.desk.merging import tell_apart  # noqa: PLC0415 - see above

    with desk_at(db, by) as desk:
        left, right = tell_apart(desk, ref, other, because=because)
    write(f"{left} is not {right}\n")


def unsure(ref: Ref, other: Other, *, because: Because = "", db: Db = "", by: As = "") -> None:
    """Judge that nobody can tell yet whether two sources are the same; `suggest --unsure` lists them still."""
    from sayso.cli.output import write  # noqa: PLC0415 - see above
    from sayso.desk.merging import tell_apart  # noqa: PLC0415 - see above

    with desk_at(db, by) as desk:
        left, right = tell_apart(desk, ref, other, unsure=True, because=because)
    write(f"{left} may be {right}: nobody can tell yet\n")
