"""``sayso claim``: log, show, edit and settle claims."""

from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli import claim_grading, notes
from sayso.cli.claims import Article, Kinds, Rule, filter_of
from sayso.cli.link import Create, Cue, Via
from sayso.cli.notes import EditNote
from sayso.cli.options import As, Because, Db, Json, desk_at
from sayso.model.claim import Modality, Polarity, Status

if TYPE_CHECKING:
    from sayso.model.tables import ClaimFilter

app = typer.Typer(no_args_is_help=True, help="Log, show, edit and settle claims.")

Ref = Annotated[str, typer.Argument(metavar="CLAIM", help="A claim such as C12.")]
Refs = Annotated[list[str] | None, typer.Argument(metavar="CLAIM...", help="Claims such as C12 C13.")]
ValueOption = Annotated[
    str | None, typer.Option("--value", help="What it says: 'about 40', '2013-02-11', 'Donggang, Liaoning'.")
]
Measure = Annotated[str | None, typer.Option("--measure", help="What is counted, dated or located.")]
PolarityOption = Annotated[Polarity | None, typer.Option("--polarity", help="Whether the text affirms or negates it.")]
ModalityOption = Annotated[
    Modality | None, typer.Option("--modality", help="How the text commits to it; unknown for a non-answer.")
]
WhenOption = Annotated[str | None, typer.Option("--when", metavar="EDTF", help="The time that it holds for.")]
Where = Annotated[str | None, typer.Option("--where", help="The place that it holds for.")]
Note = Annotated[str | None, typer.Option("--note", help="A note for the desk.")]


@app.command()
def add(
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="An article such as A3.")],
    *,
    quote: Annotated[str, typer.Option("--quote", help="The exact words that state it.")],
    kind: Kinds = None,
    value: ValueOption = None,
    occurrence: Annotated[int | None, typer.Option(min=1, help="Which, where the words stand several times.")] = None,
    measure: Measure = None,
    polarity: PolarityOption = None,
    modality: ModalityOption = None,
    when: WhenOption = None,
    where: Where = None,
    note: Note = None,
    accept_source: Annotated[
        bool, typer.Option("--accept-source", help="Settle who said it as sayso suggests it.")
    ] = False,
    source: Annotated[str, typer.Option("--source", help="Who said it: a source's number or name.")] = "",
    via: Via = None,
    cue: Cue = "",
    create: Create = None,
    db: Db = "",
    by: As = "",
) -> None:
    """Log a claim by quoting an article."""
    from sayso.cli.diagnostics import say  # noqa: PLC0415 - see above
    from sayso.cli.output import write  # noqa: PLC0415 - imports inside commands keep starts light
    from sayso.desk import showing  # noqa: PLC0415 - see above
    from sayso.desk.linking import Credit  # noqa: PLC0415 - see above
    from sayso.desk.logging import Wording, add_claim  # noqa: PLC0415 - see above

    if accept_source and source:
        raise typer.BadParameter("--accept-source takes who is suggested, --source names another: give one")
    if not source and (via or cue or create):
        raise typer.BadParameter("--via, --cue and --create go with --source")
    credit = Credit(source=source, via=via or (), cue=cue, create=create or "") if source else None
    wording = Wording(
        value=value, measure=measure, polarity=polarity, modality=modality, when=when, where=where, note=note
    )
    with desk_at(db, by) as desk:
        ref = add_claim(
            desk,
            article,
            quote,
            wording,
            kind=kind or "",
            occurrence=occurrence,
            settle=accept_source,
            credit=credit,
        )
        line = showing.claim(desk, ref).claim
    write(f"{ref}\n")
    if line.source:
        how = "settled" if accept_source or source else f"suggested; settle it with `sayso link {ref} --accept`"
        say(f"{line.attribution} ({how})")


@app.command()
def show(ref: Ref, *, json: Json = False, db: Db = "") -> None:
    """Show a claim with its reason and who said it."""
    from dataclasses import asdict  # noqa: PLC0415 - see above

    from sayso.cli.output import as_json, fields  # noqa: PLC0415 - see above
    from sayso.cli.wording import value_of  # noqa: PLC0415 - see above
    from sayso.desk import grading, showing  # noqa: PLC0415 - see above

    with desk_at(db) as desk:
        view = showing.claim(desk, ref)
        support = grading.support(desk, ref)
    if json:
        told = {"why": view.why, "revision": view.revision, "hops": view.hops}
        as_json([asdict(view.claim) | told | claim_grading.as_record(view.credibility, support)])
        return
    shown = {"value": value_of(view.claim)} | asdict(view.claim) | {"why": view.why}
    for hop in view.hops:
        shown[f"hop {hop.hop}"] = (
            f"{hop.source_id} {hop.source} ({hop.source_kind})"
            + (f" “{hop.cue}”" if hop.cue else "")
            + "".join(f", {word}" for word in (hop.basis, hop.channel) if word)
            + (f", suggested{f': {hop.why}' if hop.why else ''}" if hop.status == "suggested" else "")
        )
    fields(shown | claim_grading.as_fields(view.credibility, support))


@app.command()
def edit(
    ref: Ref,
    *,
    value: ValueOption = None,
    measure: Measure = None,
    polarity: PolarityOption = None,
    modality: ModalityOption = None,
    when: WhenOption = None,
    where: Where = None,
    note: Note = None,
    edit_note: EditNote = False,
    revision: Annotated[int | None, typer.Option(help="Refuse if the claim has changed since this revision.")] = None,
    because: Because = "",
    db: Db = "",
    by: As = "",
) -> None:
    """Change what is recorded of a claim."""
    from sayso.cli.output import write  # noqa: PLC0415 - see above
    from sayso.desk.logging import Wording, edit_claim  # noqa: PLC0415 - see above

    others = (value, measure, polarity, modality, when, where, revision)
    if notes.asks(note, edit_note, any(one is not None for one in others)):
        notes.edit_note("claim", ref, because=because, db=db, by=by)
        return
    wording = Wording(
        value=value, measure=measure, polarity=polarity, modality=modality, when=when, where=where, note=note
    )
    with desk_at(db, by) as desk:
        altered = edit_claim(desk, ref, wording, revision=revision, because=because)
    write(f"{ref} edited\n" if altered else f"{ref} was so already\n")


def _settle(refs: list[str] | None, status: Status, wanted: "ClaimFilter", because: str, *, db: str, by: str) -> None:
    from sayso.cli.output import write  # noqa: PLC0415 - see above
    from sayso.desk.logging import settle_claims  # noqa: PLC0415 - see above

    with desk_at(db, by) as desk:
        settled = settle_claims(desk, refs or [], status, wanted=wanted, because=because)
    write(f"{status.value} {' '.join(settled)}\n" if settled else f"nothing to do: {status.value} already\n")


@app.command()
def accept(
    refs: Refs = None,
    *,
    article: Article = "",
    kind: Kinds = None,
    rule: Rule = "",
    because: Because = "",
    db: Db = "",
    by: As = "",
) -> None:
    """Accept claims by reference, or all suggestions that the options pick; one undo takes it back."""
    _settle(refs, Status.ACCEPTED, filter_of(kind=kind, article=article, rule=rule), because, db=db, by=by)


@app.command()
def reject(
    refs: Refs = None,
    *,
    article: Article = "",
    kind: Kinds = None,
    rule: Rule = "",
    because: Because = "",
    db: Db = "",
    by: As = "",
) -> None:
    """Reject claims by reference, or all suggestions that the options pick; one undo takes it back."""
    _settle(refs, Status.REJECTED, filter_of(kind=kind, article=article, rule=rule), because, db=db, by=by)


@app.command()
def withdraw(refs: Refs = None, *, because: Because = "", db: Db = "", by: As = "") -> None:
    """Withdraw claims that were accepted: they stay on record and out of every comparison."""
    _settle(refs, Status.WITHDRAWN, filter_of(), because, db=db, by=by)


claim_grading.join(app)
