"""``sayso claim grade``, and what ``sayso claim show`` says of a claim's credibility."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from sayso.cli.options import As, Because, Db, desk_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sayso.desk.corroborating import Other, Support


def join(app: typer.Typer) -> None:
    """Add the command to those of ``sayso claim``."""
    app.command()(grade)


def grade(
    ref: Annotated[str, typer.Argument(metavar="CLAIM", help="A claim such as C12.")],
    credibility: Annotated[
        str, typer.Argument(metavar="GRADE", help="1 (confirmed) to 5 (improbable), 6: cannot be judged.")
    ],
    *,
    because: Because = "",
    db: Db = "",
    by: As = "",
) -> None:
    """Grade how credible a claim is on the Admiralty scale, whoever said it."""
    from sayso.cli.output import write  # noqa: PLC0415 - imports inside commands keep starts light
    from sayso.desk.grading import grade_claim  # noqa: PLC0415 - see above
    from sayso.model.grading import CREDIBILITY  # noqa: PLC0415 - see above

    with desk_at(db, by) as desk:
        own, number = grade_claim(desk, ref, credibility, because=because)
    write(f"{own} graded {number}: {CREDIBILITY[number]}\n")


def as_record(credibility: int | None, support: "Support") -> dict[str, Any]:
    """What is judged and what speaks for and against it, for programs."""
    from sayso.model.grading import CREDIBILITY  # noqa: PLC0415 - see above

    return {
        "credibility": credibility,
        "credibility_meaning": CREDIBILITY.get(credibility or 0, ""),
        "suggested_credibility": support.suggested,
        "suggested_because": support.because,
        "agreeing": support.agreeing,
        "conflicting": support.conflicting,
    }


def as_fields(credibility: int | None, support: "Support") -> dict[str, str]:
    """The same a field a line; what is empty is not shown."""
    from sayso.model.grading import CREDIBILITY  # noqa: PLC0415 - see above

    suggested = support.suggested if support.suggested != credibility else None
    return {
        "credibility": f"{credibility} ({CREDIBILITY[credibility]})" if credibility else "",
        "suggested": f"{suggested} ({CREDIBILITY[suggested]}): {support.because}" if suggested else "",
        "agree": _listed(support.agreeing),
        "conflict": _listed(support.conflicting),
    }


def _listed(others: "Sequence[Other]") -> str:
    told = []
    for one in others:
        same = "" if one.independent else ", the same origin"
        told.append(f"{one.claim} {one.quote!r} ({one.attribution}{same})")
    return "; ".join(told)
