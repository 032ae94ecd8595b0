"""An editor grades how reliable a source is and how credible a claim, and sayso says where 'confirmed' is in reach."""

from datetime import date, timedelta

from sayso.desk.corroborating import Support, support_for
from sayso.desk.desk import Desk
from sayso.model.errors import ConflictError, InputError
from sayso.model.grading import credibility_in, reliability_in
from sayso.model.uid import reference
from sayso.store import claims, grades, sources, suggested


def grade_source(desk: Desk, ref: str, reliability: str, *, on: str = "", because: str = "") -> str:
    """Grade a source's reliability on the Admiralty scale, A (reliable) to E, F where it cannot be judged.

    The grade holds from the day ``on`` (``YYYY-MM-DD``), else from today; earlier ones stay on record. An empty letter
    takes the grade away from that day on.

    Raises:
        InputError: if it is no letter of the scale, or ``on`` is no day or lies ahead.
        NotFoundError: if there is no such source.
    """
    letter = reliability_in(reliability)
    with desk.changing("source grade", because=because) as change:
        row = sources.row_of(change.session, ref)
        grades.add(change, row, letter, _day(on, change.at.date()))
        suggested.confirm(change, [row.id])
        change.summary = f"graded source {reference('source', row.id)} {letter or 'nothing'}"
        change.summary += f" from {on}" if on else ""
        return reference("source", row.id)


def _day(on: str, today: date) -> date:
    if not on:
        return today
    try:
        day = date.fromisoformat(on)
    except ValueError:
        raise InputError(f"--on {on!r} is not a day", "write it like 2013-02-11") from None
    # Where the sun rises first it may be tomorrow.
    if day > today + timedelta(days=1):
        raise InputError(f"--on {on} has not come yet", "give the day from which the grade holds")
    return day


def grade_claim(desk: Desk, ref: str, credibility: str, *, because: str = "") -> tuple[str, int]:
    """Grade how credible a claim is, 1 (confirmed) to 5 (improbable), 6 where it cannot be judged.

    Returns the claim's reference and the grade. The grade of its source has no part in it.

    Raises:
        InputError: if it is no number of the scale.
        NotFoundError: if there is no such claim.
        ConflictError: if it is graded so already.
    """
    number = credibility_in(credibility)
    with desk.changing("claim grade", because=because) as change:
        row = claims.row_of(change.session, ref)
        own = reference("claim", row.id)
        if row.credibility == number:
            raise ConflictError(f"{own} is graded {number} already", f"see `sayso claim show {own}`")
        row.credibility = number
        change.session.flush()
        change.touch(row.uid)
        change.decide("grade", "claim", row.uid, credibility=number)
        change.summary = f"graded claim {own} {number}"
        return own, number


def support(desk: Desk, ref: str) -> Support:
    """What stored comparisons say for and against a claim.

    Raises:
        NotFoundError: if there is no such claim.
    """
    with desk.store.reading() as session:
        row = claims.row_of(session, ref)
        return support_for(session, [row.id])[row.id]
