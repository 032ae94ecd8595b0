"""The log of what was done, and taking it back."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sayso.desk.copying import follow
from sayso.desk.desk import Desk
from sayso.model.errors import InputError
from sayso.model.uid import number_in, reference
from sayso.store import history, undo


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One change as the log shows it; ``changes`` says what happened to each record, ``undone`` that it was undone."""

    entry: str
    at: datetime
    by: str
    action: str
    summary: str
    because: str
    undone: bool
    undoes: str
    changes: list[dict[str, Any]]


def log(desk: Desk, ref: str = "", *, limit: int | None = None) -> Iterator[Entry]:
    """The entries, newest first; with ``ref`` only those about that article, claim, source, outlet, question or story.

    Raises:
        NotFoundError: if there is no such record.
    """
    with desk.store.reading() as session:
        undone = undo.undone_entries(session)
        about = history.uid_of(session, ref) if ref else None
        for row in history.entries(session, about=about, limit=limit):
            yield Entry(
                entry=reference("journal", row.id),
                at=row.at,
                by=row.by,
                action=row.action,
                summary=row.summary,
                because=row.because,
                undone=row.id in undone,
                undoes=reference("journal", row.undoes_id) if row.undoes_id else "",
                changes=row.changes,
            )


def undo_entry(desk: Desk, ref: str = "", *, because: str = "") -> str:
    """Take back an entry, else the newest that stands; returns what was undone, in words.

    Raises:
        NotFoundError: if there is nothing to undo.
        ConflictError: if later changes stand on it; the message names the first.
    """
    with desk.changing("undo", because=because) as change:
        number = _number(ref) if ref else undo.latest_undoable(change.session)
        summary = undo.take_back(change, number)
        follow(change)
        change.summary = f"undid {reference('journal', number)}: {summary}"
        return change.summary


def redo_entry(desk: Desk) -> str:
    """Take back the newest undo that stands; returns what was done again, in words.

    Raises:
        NotFoundError: if there is nothing to redo.
        ConflictError: if later changes stand in the way.
    """
    with desk.changing("redo") as change:
        number = undo.latest_undo(change.session)
        summary = undo.take_back(change, number)
        follow(change)
        change.summary = f"took back {reference('journal', number)} ({summary})"
        return change.summary


def _number(ref: str) -> int:
    number = number_in("journal", ref)
    if number is None:
        raise InputError(f"not a journal entry: {ref!r}", "name one such as J12; see `sayso log`")
    return number
