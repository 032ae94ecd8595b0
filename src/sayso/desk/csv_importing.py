"""An edited claims file comes back: its changes are applied as one entry of the journal, refused rows reported."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sayso.desk.csv_edits import COLUMNS, Problem, RowEdit, read_row
from sayso.desk.desk import Desk
from sayso.export.datapackage import NAME, journal_of
from sayso.export.edited import Edited, Row, read
from sayso.model.claim import Status
from sayso.model.counting import counted
from sayso.model.errors import InputError
from sayso.model.tables import ClaimLine
from sayso.model.uid import number_in, reference
from sayso.store import claims, history, suggested
from sayso.store.claims import Edit
from sayso.store.history import Touch
from sayso.store.journal import Change
from sayso.store.listing.claims import claims as listed_claims
from sayso.store.store import Session

KEYS = ("claim_uid", "claim_id")
"""The columns that name a claim, the surer one first."""


@dataclass(frozen=True, slots=True)
class Applied:
    """A claim that was changed, and which columns of it."""

    line: int
    claim: str
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RefusedCell:
    """A cell for which its whole row was left alone: where it is, what it says, and why not."""

    line: int
    claim: str
    column: str
    value: str
    reason: str


@dataclass(slots=True)
class CsvImport:
    """What became of a file: rows read, claims changed, rows without a change, refused cells, columns passed over."""

    rows: int = 0
    unchanged: int = 0
    applied: list[Applied] = field(default_factory=list)
    refused: list[RefusedCell] = field(default_factory=list)
    passed_over: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A row that changes something, with the claim it is about."""

    line: ClaimLine
    edit: RowEdit


def exported_at(file: Path) -> str | None:
    """The newest journal entry when ``file`` was exported, by the data package beside it.

    A uid, empty if there was no entry yet, ``None`` where no data package says so.

    Raises:
        InputError: if there is a data package that cannot be read.
    """
    package = file.parent / NAME
    if not package.is_file():
        return None
    try:
        return journal_of(package.read_bytes(), file.name)
    except OSError as error:
        raise InputError(f"{package} cannot be read: {error.strerror}", "allow it, or move it away") from error


def import_csv(
    desk: Desk, name: str, data: bytes, *, since: str | None = None, dry_run: bool = False, because: str = ""
) -> CsvImport:
    """Apply the edits in a claims file that was exported and changed; all of them are one journal entry.

    A row with any cell that cannot be taken is left alone and reported; the others are applied. ``since`` is the
    newest journal entry when the file was exported, as `exported_at` finds it: a row that differs from a claim which
    a later entry touched is refused too. With ``None`` that cannot be told: every cell that differs counts as an
    edit, and what others changed since the export is put back as the file has it.

    Raises:
        InputError: if the file as a whole cannot be read.
        ConflictError: if a claim is being changed by someone else while the edits are applied; then none is.
    """
    file = read(name, data, KEYS)
    if dry_run:
        with desk.store.reading() as session:
            report, _ = _read_rows(session, file, since)
        return report
    with desk.changing("csv-import", because=because) as change:
        report, wanted = _read_rows(change.session, file, since)
        _apply(change, wanted)
        change.summary = f"edited {counted(len(wanted), 'claim')} from {name}"
    return report


def _read_rows(session: Session, file: Edited, since: str | None) -> tuple[CsvImport, list[_Wanted]]:
    known = {column.name for column in COLUMNS}
    report = CsvImport(passed_over=tuple(column for column in file.columns if column and column not in known))
    stored = _stored(session, file.rows)
    touched = {} if since is None else history.touched_since(session, since)
    wanted: list[_Wanted] = []
    seen: dict[str, int] = {}
    for row in file.rows:
        report.rows += 1
        line = stored.get(_key(row))
        problems, edit = _judged(row, line, seen, decimal_comma=file.delimiter != ",")
        if line is not None and not problems:
            problems = _overtaken(row, edit, touched.get(line.claim_uid))
        claim = line.claim_id if line else _key(row)
        if problems:
            report.refused += [RefusedCell(row.line, claim, one.column, one.value, one.reason) for one in problems]
        elif line is not None and edit.edited:
            wanted.append(_Wanted(line, edit))
            report.applied.append(Applied(row.line, claim, tuple(edit.edited)))
        else:
            report.unchanged += 1
    return report, wanted


def _judged(
    row: Row, line: ClaimLine | None, seen: dict[str, int], *, decimal_comma: bool
) -> tuple[list[Problem], RowEdit]:
    key = _key(row)
    column = next((name for name in KEYS if row.cells.get(name, "").strip()), KEYS[0])
    if line is None:
        reason = "there is no such claim; see `sayso claims`" if key else "the row does not say which claim it is"
        return [Problem(column, key, reason)], RowEdit()
    if line.claim_uid in seen:
        return [Problem(column, key, f"line {seen[line.claim_uid]} is about the same claim")], RowEdit()
    seen[line.claim_uid] = row.line
    if row.surplus:
        return [Problem("", row.surplus, "this cell is beyond the last column")], RowEdit()
    edit = read_row(row.cells, line, decimal_comma=decimal_comma)
    return edit.problems, edit


def _overtaken(row: Row, edit: RowEdit, touch: Touch | None) -> list[Problem]:
    """The edited cells of a claim that was changed since the export: nobody can tell whose word they are."""
    if touch is None:
        return []
    reason = f"changed by {touch.by} in {reference('journal', touch.id)} since this file was exported"
    return [Problem(column, row.cells[column], reason) for column in edit.edited]


def _key(row: Row) -> str:
    """What the row names its claim by: its uid, else its reference in any case."""
    uid, ref = (row.cells.get(name, "").strip() for name in KEYS)
    return uid or ref.upper()


def _stored(session: Session, rows: Sequence[Row]) -> dict[str, ClaimLine]:
    """The claims that the rows name, by uid and by reference; one pass over the list of claims."""
    named = {_key(row) for row in rows}
    found: dict[str, ClaimLine] = {}
    for line in listed_claims(session) if named else ():
        if line.claim_uid in named:
            found[line.claim_uid] = line
        if line.claim_id in named:
            found[line.claim_id] = line
    return found


def _apply(change: Change, wanted: Sequence[_Wanted]) -> None:
    numbers = [number for one in wanted if (number := number_in("claim", one.line.claim_id)) is not None]
    rows = {row.uid: row for row in claims.rows_of(change.session, numbers)}
    accepted = [rows[one.line.claim_uid].id for one in wanted if one.edit.status is Status.ACCEPTED]
    suggested.settle(change, accepted)
    for one in wanted:
        row = rows[one.line.claim_uid]
        columns: dict[str, Any] = dict(one.edit.columns)
        for name, place in one.edit.places.items():
            columns[name] = claims.place_number(change.session, place)
        if columns:
            claims.edit(change, row, Edit(columns))
        if one.edit.status is not None:
            claims.settle(change, row, one.edit.status)
