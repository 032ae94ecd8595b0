"""Changes to rows become one journal entry with all that undoing it needs."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import event, inspect
from sqlalchemy.orm import Session

from sayso.model.uid import uid
from sayso.store.records import LOCAL, TABLES, portable, portable_columns, records_of
from sayso.store.rows import Base, DecisionRow, JournalRow, TouchRow

UNJOURNALED = frozenset(
    {
        "journal",
        "journal_touches",
        "decisions",
        "search_entries",
        "comparisons",
        "claim_screens",
        "stale_claims",
        "stale_questions",
        "derivations",
        "copy_keys",
        "copy_searches",
        "copied_passages",
        "originals",
        "fetches",
        "protected_identities",
    }
)
"""The journal itself, what only ever grows, what is derived or fetched, and what must never be written down twice."""


@dataclass
class Change:
    """One person's change under way: a session whose every row change is noted, to be kept as one entry.

    ``summary`` is the line that the log shows; the use case sets it before the change is committed. ``touched``
    are the records it is about, ``indexed`` those written in bulk that only the search index has to hear of.
    ``logged`` makes it an entry even where no row changed: something was done that the log must tell. ``unnoted`` says
    that rows were written that no entry speaks of, and from which something is derived.
    """

    session: Session
    at: datetime
    by: str
    action: str
    because: str = ""
    summary: str = ""
    undoes: int | None = None
    logged: bool = False
    unnoted: bool = False
    changes: list[dict[str, Any]] = field(default_factory=list)
    touched: set[str] = field(default_factory=set)
    indexed: set[str] = field(default_factory=set)

    def inserted(self, table: str, made: str, *, touches: bool = True) -> None:
        """Note a row that was written past the session, in bulk; its children go with it when it is undone."""
        self.changes.append({"op": "insert", "table": table, "uid": made})
        if touches:
            self.touched.add(made)

    def removed(self, rows: Sequence[Base]) -> None:
        """Note rows of one table that are about to be deleted, with all that bringing them back needs."""
        _note_deletes(self, self.session, rows)

    def touch(self, *uids: str) -> None:
        """Note records that this change is about, beyond those it changes."""
        self.touched.update(uids)

    def decide(self, act: str, kind: str, subject: str, **detail: Any) -> None:
        """Note something that a person settled, in the append-only list of decisions."""
        made = uid("decision", self.by, self.at.isoformat(), act, subject, sorted(detail.items()))
        self.session.add(
            DecisionRow(
                uid=made,
                at=self.at,
                by=self.by,
                act=act,
                subject_kind=kind,
                subject_uid=subject,
                detail=detail,
                because=self.because,
            )
        )


def watch(change: Change) -> None:
    """Note every row that the change's session adds, alters or removes from now on."""

    def before_flush(session: Session, _context: object, _instances: object) -> None:
        for row in session.new:
            _note_insert(change, row)
        for row in session.dirty:
            if session.is_modified(row):
                _note_update(change, session, row)
        for row in session.deleted:
            _note_deletes(change, session, [row])

    event.listen(change.session, "before_flush", before_flush)


def _journaled(row: Any) -> bool:
    return isinstance(row, Base) and row.__tablename__ not in UNJOURNALED


def _note_insert(change: Change, row: Any) -> None:
    if _journaled(row):
        change.inserted(row.__tablename__, row.uid)


def _note_update(change: Change, session: Session, row: Any) -> None:
    if not _journaled(row):
        return
    before, after = {}, {}
    state = inspect(row)
    with session.no_autoflush:
        for column in portable_columns(TABLES[row.__tablename__]):
            history = state.attrs[column.key].history
            if column.name in LOCAL or not history.has_changes():
                continue
            old = history.deleted[0] if history.deleted else None
            new = history.added[0] if history.added else None
            if old != new:
                before[column.key] = portable(session, column, old)
                after[column.key] = portable(session, column, new)
    if before:
        change.changes.append(
            {"op": "update", "table": row.__tablename__, "uid": row.uid, "before": before, "after": after}
        )
        change.touched.add(row.uid)


def _note_deletes(change: Change, session: Session, rows: Sequence[Any]) -> None:
    journaled = [row for row in rows if _journaled(row)]
    with session.no_autoflush:
        images = records_of(session, journaled)
    for row, image in zip(journaled, images, strict=True):
        change.changes.append(
            {"op": "delete", "table": row.__tablename__, "uid": row.uid, "id": row.id, "before": image}
        )
        change.touched.add(row.uid)


def entry_uid(by: str, at: datetime, action: str, summary: str, changes: list[dict[str, Any]]) -> str:
    """The uid of an entry with this content."""
    return uid("journal", by, at.isoformat(), action, summary, changes)


def write(change: Change) -> JournalRow | None:
    """Add the entry for all that was noted; ``None`` where nothing changed and nothing has to be told."""
    change.session.flush()
    if not change.changes and not change.logged:
        return None
    entry = JournalRow(
        uid=entry_uid(change.by, change.at, change.action, change.summary, change.changes),
        at=change.at,
        by=change.by,
        action=change.action,
        summary=change.summary or change.action,
        because=change.because,
        changes=change.changes,
        undoes_id=change.undoes,
    )
    change.session.add(entry)
    change.session.flush()
    change.session.add_all(TouchRow(journal_id=entry.id, uid=touched) for touched in sorted(change.touched))
    change.session.flush()
    return entry
