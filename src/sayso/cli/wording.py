"""What a line of a table says, in few words."""

from decimal import Context, Decimal
from typing import TYPE_CHECKING

from sayso.model.tables import ClaimLine

if TYPE_CHECKING:
    from sayso.desk.again import Reading

ENDLESS = 20
"""Digits that no writer writes: a division's."""

BOUNDS = {
    "about": "about {}",
    "at_least": "at least {}",
    "more_than": "more than {}",
    "at_most": "at most {}",
    "less_than": "less than {}",
}


def status_of(line: ClaimLine) -> str:
    """How far a claim is settled, and what became of its words if they no longer stand as they did."""
    return f"{line.status}, {line.anchor}" if line.anchor in ("altered", "lost", "ambiguous") else line.status


def value_of(line: "ClaimLine | Reading") -> str:
    """A claim's value as an editor would jot it down: 'about 40', '10000 KPW per night', '2013-02', 'Dandong (CN)'."""
    if line.kind == "figure":
        return _amount(line)
    if line.kind == "date":
        return line.date_edtf
    return f"{line.place} ({line.country})" if line.country else line.place


def _amount(line: "ClaimLine | Reading") -> str:
    low = _digits(line.low) if line.low is not None else ""
    high = _digits(line.high) if line.high is not None else ""
    if not low and not high:
        return "no figure" if line.modality == "unknown" else "vague"
    number = low or high
    if low and high and low != high:
        number = f"{low} to {high}"
    said = BOUNDS.get(line.bound, "{}").format(number)
    unit = "" if line.unit in ("", "money", "count") else f" {line.unit}"
    return said + (f" {line.currency}" if line.currency else unit) + (f" per {line.per}" if line.per else "")


def _digits(amount: Decimal) -> str:
    """An amount with grouping; thirds and their like are cut to four digits, which is for reading only."""
    endless = len(amount.as_tuple().digits) >= ENDLESS
    return f"{Context(prec=4).plus(amount) if endless else amount:,f}"
