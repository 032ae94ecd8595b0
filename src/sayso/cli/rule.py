"""``sayso rule``: an editor's word on a comparison."""

from typing import Annotated

import typer

from sayso.cli.options import As, Db, desk_at
from sayso.model.verdict import Outcome

app = typer.Typer()


@app.command()
def rule(
    words: Annotated[
        list[str], typer.Argument(metavar="QUESTION|CLAIM CLAIM VERDICT", help="Q4 agree, or C12 C13 conflict.")
    ],
    *,
    because: Annotated[str, typer.Option("--because", metavar="TEXT", help="The reason; a ruling needs one.")],
    db: Db = "",
    by: As = "",
) -> None:
    """Settle a question, or two of its claims; it stands until an input changes."""
    from sayso.cli.output import write  # noqa: PLC0415 - imports inside commands keep starts light
    from sayso.desk import comparing  # noqa: PLC0415 - see above

    *refs, verdict = words
    if verdict not in set(Outcome):
        raise typer.BadParameter(f"{verdict!r} is not one of {', '.join(Outcome)}", param_hint="VERDICT")
    with desk_at(db, by) as desk:
        comparing.rule(desk, refs, Outcome(verdict), because)
    write(f"ruled {' '.join(refs)} {verdict}\n")
