"""``sayso claims``: the list of claims, filtered and sorted."""

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.filters import Filtered
from sayso.cli.options import Db, Json, desk_at
from sayso.model.attribution import Basis, Channel
from sayso.model.claim import Kind, Status

if TYPE_CHECKING:
    from sayso.model.tables import ClaimFilter

app = typer.Typer()

Kinds = Annotated[Kind | None, typer.Option("--kind", help="Only this kind.")]
Article = Annotated[str, typer.Option("--article", metavar="REF", help="Only this article's.")]
Rule = Annotated[str, typer.Option("--rule", help="Only what this rule, or one below it, found.")]

REWRITTEN = ("altered", "lost", "ambiguous")
LIVE = ("suggested", "accepted")
"""What brings a claim back to review: its words no longer stand as they did, and nobody has set it aside."""


@app.command(cls=Filtered)
def claims(
    ctx: typer.Context,
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[@FILTER...]", help="Saved filters.", show_default=False)
    ] = None,
    *,
    kind: Kinds = None,
    status: Annotated[list[Status] | None, typer.Option(help="Only this status; may be repeated.")] = None,
    article: Article = "",
    outlet: Annotated[str, typer.Option(metavar="NAME", help="Only this outlet's.")] = "",
    story: Annotated[str, typer.Option(metavar="SLUG", help="Only this story's.")] = "",
    source: Annotated[str, typer.Option(metavar="REF", help="Only what this source said.")] = "",
    question: Annotated[str, typer.Option(metavar="REF", help="Only answers to this question.")] = "",
    rule: Rule = "",
    from_: Annotated[str, typer.Option("--from", metavar="EDTF", help="Published then or later.")] = "",
    to: Annotated[str, typer.Option(metavar="EDTF", help="Published then or earlier.")] = "",
    min_: Annotated[str, typer.Option("--min", metavar="N", help="Figures of at least this amount.")] = "",
    max_: Annotated[str, typer.Option("--max", metavar="N", help="Figures of at most this amount.")] = "",
    unlinked: Annotated[bool, typer.Option("--unlinked", help="Only where no editor has settled who said it.")] = False,
    own: Annotated[
        bool | None, typer.Option("--own/--not-own", help="Only what the outlet says itself, or only what others say.")
    ] = None,
    altered: Annotated[
        bool, typer.Option("--altered", help="Only open claims whose words their article has changed or dropped.")
    ] = False,
    basis: Annotated[Basis | None, typer.Option(help="Only where a source in the chain knows it so.")] = None,
    channel: Annotated[Channel | None, typer.Option(help="Only where a source's words came so.")] = None,
    credibility: Annotated[
        list[int] | None, typer.Option(min=1, max=6, help="Only this grade; may be repeated.")
    ] = None,
    text: Annotated[str, typer.Option(help="Only where quote, measure, sentence or note hold this.")] = "",
    sort: Annotated[str, typer.Option(metavar="COLUMN", help="Sort by this column; -COLUMN for descending.")] = "",
    filter_: Annotated[str, typer.Option("--filter", metavar="NAME", help="A saved filter, as @NAME.")] = "",
    save: Annotated[str, typer.Option("--save", metavar="NAME", help="Keep these options as a filter.")] = "",
    filters: Annotated[bool, typer.Option("--filters", help="List the saved filters instead.")] = False,
    delete_filter: Annotated[
        str, typer.Option("--delete-filter", metavar="NAME", help="Delete a saved filter instead.")
    ] = "",
    newsroom: Annotated[
        bool, typer.Option("--newsroom", help="With --save: for everybody, in the newsroom's settings file.")
    ] = False,
    json: Json = False,
    db: Db = "",
) -> None:
    """List claims."""
    from dataclasses import asdict, replace  # noqa: PLC0415 - imports inside commands keep starts light

    from sayso.cli import saved_filters  # noqa: PLC0415 - see above
    from sayso.cli.output import as_json, table  # noqa: PLC0415 - see above
    from sayso.cli.wording import status_of, value_of  # noqa: PLC0415 - see above
    from sayso.desk import listing  # noqa: PLC0415 - see above
    from sayso.model.tables import ClaimFilter  # noqa: PLC0415 - see above

    del filter_
    if names:
        raise typer.BadParameter(f"{names[0]!r} is no option; a saved filter is named as @NAME")
    if filters or delete_filter:
        saved_filters.manage(delete_filter, db, json=json)
        return
    wanted = filter_of(
        kind=kind,
        status=status,
        article=article,
        outlet=outlet,
        story=story,
        source=source,
        question=question,
        rule=rule,
        from_=from_,
        to=to,
        min_=min_,
        max_=max_,
        text=text,
        unlinked=unlinked,
        own=own,
        basis=basis,
        channel=channel,
        credibility=credibility,
        sort=sort,
    )
    by_grade = bool(credibility) or sort.lstrip("-") == "credibility"
    with desk_at(db) as desk:
        found = listing.claims(desk, wanted)
        if altered:
            found = [line for line in found if line.anchor in REWRITTEN and line.status in LIVE]
        grades = listing.credibility(desk, found) if by_grade else {}
        chains = {} if json else listing.marked_chains(desk, found)
    if save:
        saved_filters.keep(ctx, save, db, newsroom=newsroom)
    if json:
        as_json([asdict(line) | {"credibility": grades.get(line.claim_id)} for line in found] if by_grade else found)
        return
    narrowed = altered or wanted != replace(ClaimFilter(), sort=wanted.sort)
    graded = [("grade", lambda line: str(grades.get(line.claim_id, "")))] if by_grade else []
    table(
        found,
        [
            *graded,
            ("claim", lambda line: line.claim_id),
            ("status", status_of),
            ("quote", lambda line: line.quote),
            ("value", value_of),
            ("measure", lambda line: line.measure),
            ("outlet < sources", lambda line: chains[line.claim_id]),
            ("article", lambda line: line.article_id),
        ],
        empty="No claims are like that." if narrowed else "No claims. Import articles with `sayso import PATH`.",
        styles={"quote": "bold"},
    )


def filter_of(
    *,
    kind: Kind | None = None,
    status: list[Status] | None = None,
    article: str = "",
    outlet: str = "",
    story: str = "",
    source: str = "",
    question: str = "",
    rule: str = "",
    from_: str = "",
    to: str = "",
    min_: str = "",
    max_: str = "",
    text: str = "",
    unlinked: bool = False,
    own: bool | None = None,
    basis: Basis | None = None,
    channel: Channel | None = None,
    credibility: list[int] | None = None,
    sort: str = "",
) -> "ClaimFilter":
    """The filter that these options ask for.

    Raises:
        InputError: if a date or amount cannot be read.
    """
    from sayso.model.tables import ClaimFilter  # noqa: PLC0415 - see above

    return ClaimFilter(
        kind=kind.value if kind else "",
        status=tuple(one.value for one in status or ()),
        article=article,
        outlet=outlet,
        story=story,
        source=source,
        question=question,
        rule=rule,
        earliest=_day(from_, "--from", first=True),
        latest=_day(to, "--to", first=False),
        low=_amount(min_, "--min"),
        high=_amount(max_, "--max"),
        text=text,
        unlinked=unlinked,
        own=own is True,
        told=own is False,
        basis=basis.value if basis else "",
        channel=channel.value if channel else "",
        credibility=tuple(credibility or ()),
        sort=sort,
    )


def _day(words: str, option: str, *, first: bool) -> date | None:
    from sayso.model import edtf  # noqa: PLC0415 - see above
    from sayso.model.errors import InputError  # noqa: PLC0415 - see above

    if not words:
        return None
    ends = edtf.interval(words)
    if ends is None:
        raise InputError(f"{option} {words!r} is not a date", "write it as EDTF, such as 2013-02 or 2013-02-11")
    return ends[0] if first else ends[1]


def _amount(words: str, option: str) -> Decimal | None:
    from sayso.model.errors import InputError  # noqa: PLC0415 - see above

    if not words:
        return None
    try:
        amount = Decimal(words.replace(",", ""))
    except InvalidOperation:
        amount = Decimal("NaN")
    if not amount.is_finite():
        raise InputError(f"{option} {words!r} is not a number", "write it like 90000 or 3.30")
    return amount
