"""``sayso link``: who said these claims."""

from typing import Annotated

import typer

from sayso.cli.options import As, Because, Db, desk_at
from sayso.model.attribution import Basis, Channel, SourceKind

app = typer.Typer()

Via = Annotated[list[str] | None, typer.Option(help="A source in between, from the outlet inwards.")]
Cue = Annotated[str, typer.Option(help="The article's words that say so, such as 'the source said'.")]
Create = Annotated[SourceKind | None, typer.Option(help="Make sources that are not there, of this kind.")]
Quotation = Annotated[bool, typer.Option("--quotation", help="All the claims of the quotation that each stands in.")]


@app.command()
def link(
    words: Annotated[
        list[str], typer.Argument(metavar="CLAIM... SOURCE", help="Claims, then the source's number or name.")
    ],
    *,
    via: Via = None,
    cue: Cue = "",
    basis: Annotated[Basis | None, typer.Option(help="How the outlet's source knows.")] = None,
    channel: Annotated[Channel | None, typer.Option(help="How its words reached the outlet.")] = None,
    create: Create = None,
    accept: Annotated[bool, typer.Option("--accept", help="Settle who said CLAIM... as sayso suggests it.")] = False,
    hop: Annotated[
        int | None,
        typer.Option(min=1, help="Change --basis, --channel or --cue of this hop of CLAIM...; its source stays."),
    ] = None,
    quotation: Quotation = False,
    because: Because = "",
    db: Db = "",
    by: As = "",
) -> None:
    """Link claims to who said them: outlet < --via ... < SOURCE; or accept what sayso suggests."""
    from sayso.cli.output import write  # noqa: PLC0415 - imports inside commands keep starts light
    from sayso.desk.linking import accept_links, change_hop, link_claims  # noqa: PLC0415 - see above
    from sayso.model.errors import InputError  # noqa: PLC0415 - see above

    if hop is not None:
        if via or create or accept:
            raise InputError("--hop changes a chain that stands", "leave --via, --create and --accept out")
        with desk_at(db, by) as desk:
            changed = change_hop(
                desk,
                words,
                hop,
                cue=cue,
                basis=basis or "",
                channel=channel or "",
                quotation=quotation,
                because=because,
            )
        write(f"changed hop {hop} of {' '.join(changed)}\n" if changed else "nothing to do: it was so already\n")
        return
    if accept:
        if via or cue or basis or channel or create:
            raise InputError("--accept takes the chain as it is suggested", "leave the other options out")
        with desk_at(db, by) as desk:
            accepted = accept_links(desk, words, quotation=quotation, because=because)
        write(f"accepted who said {' '.join(accepted)}\n" if accepted else "nothing to do: settled already\n")
        return
    with desk_at(db, by) as desk:
        linked = link_claims(
            desk,
            words[:-1],
            words[-1],
            via=via or (),
            cue=cue,
            basis=basis or "",
            channel=channel or "",
            create=create or "",
            quotation=quotation,
            because=because,
        )
    write(f"linked {' '.join(linked)}\n" if linked else "nothing to do: linked so already\n")
