"""``sayso question``: ask, propose, answer and drop questions."""

from typing import Annotated

import typer

from sayso.cli.options import As, Because, Db, Json, desk_at
from sayso.model.claim import Kind

app = typer.Typer(no_args_is_help=True, help="Ask, propose, answer and drop questions.")

Ref = Annotated[str, typer.Argument(metavar="QUESTION", help="A question such as Q4.")]
Story = Annotated[str, typer.Option(metavar="SLUG", help="The story it belongs to.")]


@app.command()
def new(
    text: Annotated[str, typer.Argument(help="The question, in words.")],
    *,
    kind: Annotated[Kind | None, typer.Option(help="What answers it (default: by its first word).")] = None,
    story: Story = "",
    note: Annotated[str, typer.Option(help="A note for the desk.")] = "",
    db: Db = "",
    by: As = "",
) -> None:
    """Put a question; it can wait for answers."""
    from sayso.cli.output import write  # noqa: PLC0415 - imports inside commands keep starts light
    from sayso.desk.asking import ask, kind_named  # noqa: PLC0415 - see above

    with desk_at(db, by) as desk:
        write(f"{ask(desk, text, kind or kind_named(text), story=story, note=note)}\n")


@app.command()
def show(ref: Ref, *, json: Json = False, db: Db = "") -> None:
    """Show a question with the claims that answer it."""
    from dataclasses import asdict  # noqa: PLC0415 - see above

    from sayso.cli.output import as_json, fields, table, write  # noqa: PLC0415 - see above
    from sayso.cli.wording import value_of  # noqa: PLC0415 - see above
    from sayso.desk import asking  # noqa: PLC0415 - see above

    with desk_at(db) as desk:
        view = asking.show(desk, ref)
    if json:
        as_json([asdict(view.question) | {"claim_list": view.claims}])
        return
    fields(asdict(view.question))
    write("\n")
    table(
        view.claims,
        [
            ("claim", lambda line: line.claim_id),
            ("status", lambda line: line.status),
            ("value", value_of),
            ("quote", lambda line: line.quote),
            ("outlet < sources", lambda line: line.attribution),
            ("published", lambda line: line.published[:10]),
        ],
        empty="No claim answers it yet.",
    )


@app.command()
def answer(
    ref: Ref,
    claims: Annotated[list[str], typer.Argument(metavar="CLAIM...", help="Claims such as C12 C13.")],
    *,
    no: Annotated[bool, typer.Option("--no", help="They do not answer it.")] = False,
    unsure: Annotated[bool, typer.Option("--unsure", help="It cannot be told.")] = False,
    because: Because = "",
    db: Db = "",
    by: As = "",
) -> None:
    """Judge whether claims answer a question; later proposals respect it."""
    from sayso.cli.output import write  # noqa: PLC0415 - see above
    from sayso.desk import asking  # noqa: PLC0415 - see above
    from sayso.store.rows.stories import Judgement  # noqa: PLC0415 - see above

    if no and unsure:
        raise typer.BadParameter("--no and --unsure exclude each other")
    judgement = Judgement.NEGATIVE if no else Judgement.UNSURE if unsure else Judgement.POSITIVE
    with desk_at(db, by) as desk:
        changed = asking.answer(desk, ref, claims, judgement, because=because)
    one = len(changed) == 1
    said = {
        Judgement.POSITIVE: "answers" if one else "answer",
        Judgement.NEGATIVE: "does not answer" if one else "do not answer",
        Judgement.UNSURE: "may answer",
    }[judgement]
    write(f"{' '.join(changed)} {said} {ref}\n" if changed else "nothing to do: judged so already\n")


@app.command()
def drop(ref: Ref, *, because: Because = "", db: Db = "", by: As = "") -> None:
    """Set a question aside: it is neither compared nor proposed again."""
    from sayso.cli.output import write  # noqa: PLC0415 - see above
    from sayso.desk import asking  # noqa: PLC0415 - see above

    with desk_at(db, by) as desk:
        write(f"{ref} dropped\n" if asking.drop(desk, ref, because=because) else f"{ref} was dropped already\n")


@app.command()
def suggest(*, story: Story = "", json: Json = False, db: Db = "", by: As = "") -> None:
    """Propose what several claims answer, story by story."""
    from sayso.cli.output import as_json, table  # noqa: PLC0415 - see above
    from sayso.desk import asking  # noqa: PLC0415 - see above

    with desk_at(db, by) as desk:
        found = asking.suggest(desk, story=story)
    if json:
        as_json(found)
        return
    table(
        found,
        [
            ("question", lambda one: one.question),
            ("story", lambda one: one.story),
            ("text", lambda one: one.text),
            ("claims", lambda one: " ".join(one.claims)),
            ("score", lambda one: str(one.score)),
            ("why", lambda one: one.reason),
        ],
        empty="Nothing new to propose.",
        styles={"text": "bold"},
    )
