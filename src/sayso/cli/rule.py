"""``sayso rule``: an editor's word on a comparison."""

from typing import Annotated

import typer

from sayso.cli.options import As, Db, desk_at
from sayso.model.verdict import Outcome, Settlement

app = typer.Typer()


@app.command()
def rule(
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="QUESTION|CLAIM CLAIM VERDICT",
            help="Q4 agree, or C12 C13 different. VERDICT is agree, compatible, conflict or incomparable, or how the"
            " comparison is settled: wrong, both-stand, different or superseded.",
        ),
    ],
    *,
    because: Annotated[str, typer.Option("--because", metavar="TEXT", help="The reason; a ruling needs one.")],
    wrong: Annotated[str, typer.Option("--wrong", metavar="CLAIM", help="Which one is wrong, with `wrong`.")] = "",
    db: Db = "",
    by: As = "",
) -> None:
    """Settle a question, or two of its claims; it stands until an input changes."""
    from sayso.cli.output import write  # noqa: PLC0415 - imports inside commands keep starts light
    from sayso.desk.ruling import rule as settle  # noqa: PLC0415 - see above

    *refs, word = words
    known: dict[str, Outcome | Settlement] = {one.value: one for one in (*Outcome, *Settlement)}
    if word not in known:
        raise typer.BadParameter(f"{word!r} is not one of {', '.join(known)}", param_hint="VERDICT")
    with desk_at(db, by) as desk:
        settle(desk, refs, known[word], because, wrong=wrong)
    write(f"ruled {' '.join(refs)} {word}\n")
