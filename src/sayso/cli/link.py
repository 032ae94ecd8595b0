"""``sayso link``: who said these claims."""

from typing import Annotated

import typer

from sayso.cli.options import As, Because, Db, desk_at
from sayso.model.attribution import Basis, Channel, SourceKind

app = typer.Typer()


@app.command()
def link(
    words: Annotated[
        list[str], typer.Argument(metavar="CLAIM... SOURCE", help="Claims, then the source's number or name.")
    ],
    *,
    via: Annotated[list[str] | None, typer.Option(help="A source in between, from the outlet inwards.")] = None,
    cue: Annotated[str, typer.Option(help="The article's words that say so, such as 'the source said'.")] = "",
    basis: Annotated[Basis | None, typer.Option(help="How the outlet's source knows.")] = None,
    channel: Annotated[Channel | None, typer.Option(help="How its words reached the outlet.")] = None,
    create: Annotated[SourceKind | None, typer.Option(help="Make sources that are not there, of this kind.")] = None,
    because: Because = "",
    db: Db = "",
    by: As = "",
) -> None:
    """Link claims to who said them: outlet < --via ... < SOURCE."""
    from sayso.cli.output import write  # noqa: PLC0415 - imports inside commands keep starts light
    from sayso.desk.linking import link_claims  # noqa: PLC0415 - see above

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
            because=because,
        )
    write(f"linked {' '.join(linked)}\n" if linked else "nothing to do: linked so already\n")
