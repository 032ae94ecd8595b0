"""``sayso review``: settle an article's claims from the keyboard."""

import os
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.options import As, Db, desk_at
from sayso.model.claim import Kind, Status

if TYPE_CHECKING:
    from sayso.review.reviewer import Reviewer

app = typer.Typer()


@app.command()
def review(
    articles: Annotated[
        list[str] | None, typer.Argument(metavar="[ARTICLE...]", help="Articles such as A3 (default: all).")
    ] = None,
    *,
    story: Annotated[str, typer.Option(metavar="SLUG", help="Only this story's articles, by publication.")] = "",
    plain: Annotated[
        bool, typer.Option("--plain", help="Lines instead of a screen: for screen readers, pipes and slow lines.")
    ] = False,
    kind: Annotated[Kind | None, typer.Option(help="Show only this kind.")] = None,
    status: Annotated[list[Status] | None, typer.Option(help="Show only this status; may be repeated.")] = None,
    rule: Annotated[str, typer.Option(metavar="RULE", help="Show only what this rule, or one below it, found.")] = "",
    db: Db = "",
    by: As = "",
) -> None:
    """Review claims on a full screen: accept, reject, edit, link, log, one key each; all is saved at once."""
    from sayso.desk.reviewing.whereabouts import whereabouts  # noqa: PLC0415 - imports inside commands keep starts light
    from sayso.review.reviewer import start  # noqa: PLC0415 - see above
    from sayso.review.wanted import Wanted  # noqa: PLC0415 - see above

    wanted = Wanted(
        kinds=frozenset({kind.value} if kind else ()), statuses=frozenset(one.value for one in status or ()), rule=rule
    )
    with desk_at(db, by) as desk:
        reviewer = start(desk, tuple(articles or ()), story=story, wanted=wanted, place=whereabouts(desk))
        if plain or not _on_a_terminal():
            _plainly(reviewer)
        else:
            from sayso.review.screen import show  # noqa: PLC0415 - Textual takes as long to load as all else

            show(reviewer)


def _on_a_terminal() -> bool:
    """Whether both ends are terminals, and one that can move its cursor."""
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM", "") not in ("", "dumb")


def _plainly(reviewer: "Reviewer") -> None:
    from sayso.cli.output import write  # noqa: PLC0415 - see above
    from sayso.review.plain import run  # noqa: PLC0415 - see above

    def ask(words: str) -> None:
        write(words)
        sys.stdout.flush()

    run(reviewer, sys.stdin, lambda line: write(f"{line}\n"), ask)
