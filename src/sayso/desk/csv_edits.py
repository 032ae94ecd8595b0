"""One row of an edited claims file and the claim as stored go in; new column values come out, or what is wrong."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sayso.desk.values import read_place
from sayso.export.columns import columns_of
from sayso.export.delimited import CELLS, number_cell
from sayso.export.reformatted import number, same
from sayso.extract.places import by_ref
from sayso.model import edtf
from sayso.model.claim import Kind, Modality, Polarity, Status
from sayso.model.figure import Bound, Figure
from sayso.model.place import Candidate
from sayso.model.tables import ClaimLine

EDITABLE = {
    **dict.fromkeys(("status", "measure", "polarity", "modality", "when_edtf", "where", "note"), frozenset(Kind)),
    **dict.fromkeys(("low", "high", "bound", "unit", "currency", "per"), frozenset({Kind.FIGURE})),
    "date_edtf": frozenset({Kind.DATE}),
    **dict.fromkeys(("place", "place_ref"), frozenset({Kind.PLACE})),
}
"""The columns that may be edited, and for which kinds of claim."""

FOLLOWS = {
    "date_earliest": "date_edtf",
    "date_latest": "date_edtf",
    "country": "place_ref",
    "lat": "place_ref",
    "lon": "place_ref",
}
"""Columns that follow from another, which is the one to edit."""

COLUMNS = columns_of(ClaimLine)


class CellError(ValueError):
    """A cell that cannot be taken, with the reason as a sentence."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a row was refused: the column and its value."""

    column: str
    value: str
    reason: str


@dataclass(slots=True)
class RowEdit:
    """What a row asks for: new values of a claim's stored columns, a new status, places to be looked up.

    ``places`` maps a stored column (``place_id``, ``where_id``) to the gazetteer entry it is to refer to, or ``None``.
    """

    columns: dict[str, Any] = field(default_factory=dict)
    places: dict[str, Candidate | None] = field(default_factory=dict)
    status: Status | None = None
    edited: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def cells_of(line: ClaimLine) -> dict[str, str]:
    """A claim's cells as exported, without formula marks."""
    made = {}
    for column in COLUMNS:
        value = getattr(line, column.name)
        plain = value if isinstance(value, str) else "" if value is None else CELLS[column.type](value)
        made[column.name] = plain
    return made


def read_row(cells: Mapping[str, str], line: ClaimLine, *, decimal_comma: bool) -> RowEdit:
    """What ``cells`` change of the claim in ``line``; a row with one problem or more is to be left alone."""
    stored = cells_of(line)
    cells = {name: cell.strip().upper() if name == "claim_id" else cell for name, cell in cells.items()}
    edit = RowEdit()
    changed = {
        name: cells[name].strip() if name != "note" else cells[name]
        for name in stored
        if name in cells
        and not same(cells[name], stored[name], decimal_comma=decimal_comma, loosely=name not in EDITABLE)
    }
    for name, value in changed.items():
        reason = _forbidden(name, Kind(line.kind), changed)
        if reason:
            edit.problems.append(Problem(name, value, reason))
    if edit.problems:
        return edit
    edit.edited = [name for name in changed if name in EDITABLE]
    for name in edit.edited:
        try:
            _SET[name](edit, name, changed[name], decimal_comma)
        except CellError as refusal:
            edit.problems.append(Problem(name, changed[name], str(refusal)))
    edit.edited = [name for name in edit.edited if not _as_stored(edit, name, line)]
    if not edit.problems:
        _check_figure(edit, line)
    if not edit.problems:
        _check_followers(edit, changed)
    return edit


def _as_stored(edit: RowEdit, name: str, line: ClaimLine) -> bool:
    """Whether the cell says in other letters what is stored ('Accepted', 'usd')."""
    new = edit.status if name == "status" else edit.columns.get(name, edit)
    return bool(new == getattr(line, name))


def _forbidden(name: str, kind: Kind, changed: Mapping[str, str]) -> str:
    """Why this column may not be changed here, or empty."""
    if name in EDITABLE:
        return "" if kind in EDITABLE[name] else f"a {kind.value} claim has no {name}"
    if name == "claim_id":
        return "claim_uid names another claim"
    leader = FOLLOWS.get(name)
    if leader is None:
        return "this column is not for editing"
    return "" if leader in changed else f"it follows from {leader}: edit that"


def _text(edit: RowEdit, name: str, value: str, _comma: bool) -> None:  # noqa: FBT001 - all setters share a shape
    edit.columns[name] = value


def _word(words: type[StrEnum], *, empty: bool = False) -> Callable[[str], str]:
    def read(value: str) -> str:
        if value == "" and empty:
            return value
        if value.lower() not in [word.value for word in words]:
            raise CellError(f"choose one of {', '.join(words)}")
        return value.lower()

    return read


def _chosen(words: type[StrEnum], *, empty: bool = False) -> Callable[[RowEdit, str, str, bool], None]:
    read = _word(words, empty=empty)

    def set_word(edit: RowEdit, name: str, value: str, _comma: bool) -> None:  # noqa: FBT001 - as in _text
        edit.columns[name] = read(value)

    return set_word


def _status(edit: RowEdit, _name: str, value: str, _comma: bool) -> None:  # noqa: FBT001 - as in _text
    edit.status = Status(_word(Status)(value))


def _amount(edit: RowEdit, name: str, value: str, decimal_comma: bool) -> None:  # noqa: FBT001 - as in _text
    found = number(value, decimal_comma=decimal_comma) if value else None
    if value and found is None:
        raise CellError("not a number: write it plainly, such as 93300 or 3.30")
    edit.columns[name] = None if found is None else Decimal(number_cell(found))


def _currency(edit: RowEdit, name: str, value: str, _comma: bool) -> None:  # noqa: FBT001 - as in _text
    if value and not (len(value) == 3 and value.isascii() and value.isalpha()):
        raise CellError("not an ISO 4217 code, such as USD")
    edit.columns[name] = value.upper()


def _date(edit: RowEdit, _name: str, value: str, _comma: bool) -> None:  # noqa: FBT001 - as in _text
    reading = _edtf(value)
    edit.columns |= {
        "edtf": value,
        "earliest": reading.earliest,
        "latest": reading.latest,
        "precision": reading.precision.value,
        "basis": "",
        "timex_value": "",
    }


def _when(edit: RowEdit, name: str, value: str, _comma: bool) -> None:  # noqa: FBT001 - as in _text
    if value:
        _edtf(value)
    edit.columns[name] = value


def _edtf(value: str) -> edtf.Reading:
    reading = edtf.read(value)
    if reading is None:
        raise CellError("not a date: write it as EDTF, such as 2013-02-11, 2013-02 or 2013")
    return reading


def _place_ref(edit: RowEdit, _name: str, value: str, _comma: bool) -> None:  # noqa: FBT001 - as in _text
    found = by_ref(value) if value else None
    if value and found is None:
        raise CellError("the gazetteer has no such reference")
    edit.places["place_id"] = found


def _place(edit: RowEdit, name: str, value: str, _comma: bool) -> None:  # noqa: FBT001 - as in _text
    if not value:
        raise CellError("a place claim needs the place's name")
    edit.columns[name] = value


def _where(edit: RowEdit, name: str, value: str, _comma: bool) -> None:  # noqa: FBT001 - as in _text
    edit.columns[name], edit.places["where_id"] = read_place(value) if value else ("", None)


_SET: dict[str, Callable[[RowEdit, str, str, bool], None]] = {
    "status": _status,
    "measure": _text,
    "low": _amount,
    "high": _amount,
    "bound": _chosen(Bound, empty=True),
    "unit": _text,
    "currency": _currency,
    "per": _text,
    "date_edtf": _date,
    "place": _place,
    "place_ref": _place_ref,
    "polarity": _chosen(Polarity),
    "modality": _chosen(Modality),
    "when_edtf": _when,
    "where": _where,
    "note": _text,
}


def _check_figure(edit: RowEdit, line: ClaimLine) -> None:
    """The amount as it would stand: ends in order, and a bound where there is an end."""
    if line.kind != Kind.FIGURE or not edit.columns.keys() & {"low", "high", "bound"}:
        return
    low, high, bound = (edit.columns.get(name, getattr(line, name)) for name in ("low", "high", "bound"))
    column = next(name for name in ("low", "high", "bound") if name in edit.columns)
    written = str(edit.columns[column])
    if not bound and (low is not None or high is not None):
        edit.problems.append(Problem("bound", "", f"an amount needs one of {', '.join(Bound)}"))
        return
    try:
        Figure(low, high, Bound(bound) if bound else Bound.VAGUE)
    except ValueError as error:
        edit.problems.append(Problem(column, written, f"{error}: low and high go together"))


def _check_followers(edit: RowEdit, changed: Mapping[str, str]) -> None:
    """A column that follows from an edited one may hold its old value or the new one, nothing else."""
    place = edit.places.get("place_id")
    new = {
        "date_earliest": edit.columns.get("earliest"),
        "date_latest": edit.columns.get("latest"),
        "country": place.country if place else "",
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
    }
    types = {column.name: column.type for column in COLUMNS}
    for name, leader in FOLLOWS.items():
        if name in changed:
            value = new[name]
            cell = value if isinstance(value, str) else "" if value is None else CELLS[types[name]](value)
            if not same(changed[name], cell, loosely=True):
                edit.problems.append(Problem(name, changed[name], f"it follows from {leader}: leave it or empty it"))
