"""``sayso unlink``: take away who said these claims."""

from typing import Annotated

import typer

from sayso.cli.link import Quotation
from sayso.cli.options import As, Because, Db, desk_at

app = typer.Typer()


@app.command()
def unlink(
    refs: Annotated[list[str], typer.Argument(metavar="CLAIM...", help="Claims such as C12 C13.")],
    *,
    quotation: Quotation = False,
    because: Because = "",
    db: Db = "",
    by: As = "",
) -> None:
    """Take away who said these claims."""
    from sayso.cli.output import write  # noqa: PLC0415 - imports inside commands keep starts light
    from sayso.desk.linking import unlink_claims  # noqa: PLC0415 - see above

    with desk_at(db, by) as desk:
        write(f"unlinked {' '.join(unlink_claims(desk, refs, quotation=quotation, because=because))}\n")
