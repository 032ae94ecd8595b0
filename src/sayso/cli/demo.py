"""``sayso demo``: the main job on the shipped corpus, in a scratch database."""

import os
import shlex
import tempfile
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer()

STORY = "amihan-ferry"
SPOKESMAN = "Ramil Ocsona"
QUOTED = "Ocsona"
"""What every sentence that quotes the spokesman holds."""


@app.command()
def demo(
    *,
    keep: Annotated[Path | None, typer.Option(metavar="FOLDER", help="Keep the database and the CSV there.")] = None,
) -> None:
    """Import the shipped corpus, settle and link claims, compare, export CSV; each step is shown as a command."""
    from sayso.cli.output import write  # noqa: PLC0415 - imports inside commands keep starts light
    from sayso.model.errors import ConflictError  # noqa: PLC0415 - see above

    with tempfile.TemporaryDirectory(prefix="sayso-demo-") as scratch:
        folder = keep or Path(scratch)
        os.environ["PAGER"] = "cat"  # a demonstration runs through
        folder.mkdir(parents=True, exist_ok=True)
        if (folder / "demo.db").exists():
            raise ConflictError(f"{folder / 'demo.db'} exists already", "name an empty folder with --keep")
        _play(folder)
        write(
            f"\nKept in {folder}.\n"
            if keep
            else "\nThe scratch database is gone; `sayso demo --keep FOLDER` keeps it.\n"
        )


def _play(folder: Path) -> None:
    from sayso.desk.seeds import seeds_folder  # noqa: PLC0415 - see above

    db = str(folder / "demo.db")
    _step(db, "import", str(seeds_folder()))
    _step(db, "stories")
    _step(db, "claims", "--story", STORY, "--kind", "figure", "--text", QUOTED)
    quoted = _quoted(db)
    _step(db, "claim", "accept", *quoted)
    _step(db, "link", *quoted, SPOKESMAN, "--create", "person")
    _step(db, "question", "suggest", "--story", STORY)
    _step(db, "compare", "--story", STORY)
    _step(db, "export", "claims", "--format", "csv", "--story", STORY, "--out", str(folder / "claims.csv"))
    _step(db, "log")


def _quoted(db: str) -> list[str]:
    """The figures that several outlets have from one spokesman."""
    from sayso.cli.options import desk_at  # noqa: PLC0415 - see above
    from sayso.desk import listing  # noqa: PLC0415 - see above
    from sayso.model.tables import ClaimFilter  # noqa: PLC0415 - see above

    with desk_at(db) as desk:
        return [line.claim_id for line in listing.claims(desk, ClaimFilter(story=STORY, kind="figure", text=QUOTED))]


def _step(db: str, *words: str) -> None:
    """Show a command as a person would type it, then run it."""
    from sayso.cli.main import app as sayso  # noqa: PLC0415 - see above
    from sayso.cli.output import write  # noqa: PLC0415 - see above

    write(f"\n$ sayso {shlex.join(words)}\n")
    sayso([*words, "--db", db], standalone_mode=False)
