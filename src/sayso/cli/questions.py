"""``sayso questions``: the list of questions."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.options import Db, Json, desk_at

if TYPE_CHECKING:
    from sayso.model.tables import QuestionLine

app = typer.Typer()


@app.command()
def questions(
    *,
    story: Annotated[str, typer.Option(metavar="SLUG", help="Only this story's.")] = "",
    json: Json = False,
    db: Db = "",
) -> None:
    """List questions: what several claims answer."""
    from sayso.cli.output import as_json  # noqa: PLC0415 - imports inside commands keep starts light
    from sayso.desk import listing  # noqa: PLC0415 - see above

    with desk_at(db) as desk:
        found = listing.questions(desk, story=story)
    if json:
        as_json(found)
    else:
        question_table(found)


def question_table(found: "Sequence[QuestionLine]") -> None:
    """Show questions as a table."""
    from sayso.cli.output import table  # noqa: PLC0415 - see above

    table(
        found,
        [
            ("question", lambda line: line.question_id),
            ("status", lambda line: line.status),
            ("story", lambda line: line.story),
            ("text", lambda line: line.text),
            ("answers", lambda line: str(line.answers)),
            ("why", lambda line: line.reason),
        ],
        empty="No questions. Propose some with `sayso question suggest`.",
        styles={"text": "bold"},
    )
