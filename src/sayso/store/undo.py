"""A journal entry is taken back: each change's inverse, newest first, unless something stands on it."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Table, delete, select
from sqlalchemy.orm import Session

from sayso.model.errors import ConflictError, NotFoundError
from sayso.model.uid import reference
from sayso.store.journal import UNJOURNALED, Change
from sayso.store.records import (
    CLASSES,
    TABLES,
    insert_record,
    number_of,
    parent_of,
    portable,
    stored,
)
from sayso.store.rows import Base, JournalRow, TouchRow


def undone_entries(session: Session) -> set[int]:
    """The numbers of all entries that a standing undo has taken back."""
    undone: set[int] = set()
    pairs = session.execute(
        select(JournalRow.id, JournalRow.undoes_id)
        .where(JournalRow.undoes_id.is_not(None))
        .order_by(JournalRow.id.desc())
    )
    for number, taken_back in pairs:
        if number not in undone and taken_back is not None:
            undone.add(taken_back)
    return undone


def latest_undoable(session: Session) -> int:
    """The newest entry that is neither an undo nor taken back.

    Raises:
        NotFoundError: if there is none.
    """
    undone = undone_entries(session)
    numbers = session.scalars(
        select(JournalRow.id).where(JournalRow.undoes_id.is_(None)).order_by(JournalRow.id.desc())
    )
    for number in numbers:
        if number not in undone:
            return number
    raise NotFoundError("there is nothing to undo", "see `sayso log`")


def latest_undo(session: Session) -> int:
    """The newest undo that still stands.

    Raises:
        NotFoundError: if there is none.
    """
    undone = undone_entries(session)
    undoes: dict[int, int | None] = dict(
        session.execute(
            select(JournalRow.id, JournalRow.undoes_id)
            .where(JournalRow.undoes_id.is_not(None))
            .order_by(JournalRow.id.desc())
        ).all()
    )
    for number, taken_back in undoes.items():
        # What takes back an undo did something again: it is no undo itself.
        if number not in undone and taken_back not in undoes:
            return number
    raise NotFoundError("there is nothing to redo", "see `sayso log`")


def take_back(change: Change, number: int) -> str:
    """Undo entry ``number`` within ``change``; returns its summary.

    Raises:
        NotFoundError: if there is no such entry.
        ConflictError: if it is undone already, or later entries stand on it; the message names the first.
    """
    session = change.session
    # Held, so that two editors who undo one entry at once do not both find it standing.
    entry = session.get(JournalRow, number, with_for_update=True)
    if entry is None:
        raise NotFoundError(f"there is no journal entry {reference('journal', number)}", "see `sayso log`")
    if number in undone_entries(session):
        raise ConflictError(f"{reference('journal', number)} is undone already", "see `sayso log`")
    change.undoes = number
    for step in reversed(entry.changes):
        _INVERSE[step["op"]](change, number, step)
        session.flush()
        session.expire_all()
    return entry.summary


def _row(session: Session, table: str, uid: str) -> Any:
    row_class: Any = CLASSES[table]
    return session.scalars(select(row_class).where(row_class.uid == uid)).one_or_none()


def _take_back_insert(change: Change, number: int, step: dict[str, Any]) -> None:
    row = _row(change.session, step["table"], step["uid"])
    if row is None:
        return
    tree = sorted(_tree(change.session, row), key=_parents_first)
    _refuse_built_upon(change.session, number, [member.uid for member in tree])
    for member in reversed(tree):
        _loosen(change.session, member)
        change.session.flush()
        change.removed(member)
        table = TABLES[member.__tablename__]
        change.session.execute(delete(table).where(table.c.id == member.id))
        change.session.expunge(member)


def _take_back_update(change: Change, number: int, step: dict[str, Any]) -> None:
    row = _row(change.session, step["table"], step["uid"])
    if row is None:
        raise ConflictError(f"what {reference('journal', number)} changed is gone", "see `sayso log`")
    table = TABLES[step["table"]]
    for name, before in step["before"].items():
        column = table.c[name]
        if portable(change.session, column, getattr(row, name)) != step["after"][name]:
            later = _later_touching(change.session, number, [step["uid"]])
            _refuse(later)
            raise ConflictError(f"{step['table']}.{name} has changed since {reference('journal', number)}")
        parent = parent_of(column)
        value = (
            stored(column, before) if parent is None or before is None else number_of(change.session, parent, before)
        )
        setattr(row, name, value)


def _take_back_delete(change: Change, number: int, step: dict[str, Any]) -> None:
    table = TABLES[step["table"]]
    if _row(change.session, step["table"], step["uid"]) is not None:
        _refuse(_later_touching(change.session, number, [step["uid"]]))
        raise ConflictError(f"what {reference('journal', number)} took away is there again", "see `sayso log`")
    insert_record(change.session, table, step["before"], step.get("id"))
    change.inserted(step["table"], step["uid"])


_INVERSE = {"insert": _take_back_insert, "update": _take_back_update, "delete": _take_back_delete}


def _tree(session: Session, row: Any) -> Iterator[Any]:
    """The row and all that would not stand without it."""
    seen: set[tuple[str, int]] = set()
    level = [row]
    while level:
        below: list[Any] = []
        for member in level:
            mark = (member.__tablename__, member.id)
            if mark not in seen:
                seen.add(mark)
                yield member
                below.extend(_children(session, member))
        level = below


ORDER = {table.name: at for at, table in enumerate(Base.metadata.sorted_tables)}


def _parents_first(row: Any) -> tuple[int, int]:
    return ORDER[row.__tablename__], row.id


def _children(session: Session, row: Any) -> Iterator[Any]:
    for table, column in _references_to(TABLES[row.__tablename__]):
        if table.name not in UNJOURNALED and _on_delete(column) != "SET NULL":
            child: Any = CLASSES[table.name]
            yield from session.scalars(select(child).where(getattr(child, column.name) == row.id).order_by(child.id))


def _loosen(session: Session, row: Any) -> None:
    """Clear the optional references to a row that is about to go, through the session, so that it is noted."""
    for table, column in _references_to(TABLES[row.__tablename__]):
        if table.name not in UNJOURNALED and _on_delete(column) == "SET NULL":
            child: Any = CLASSES[table.name]
            for member in session.scalars(select(child).where(getattr(child, column.name) == row.id)):
                setattr(member, column.name, None)


def _references_to(parent: Table) -> Iterator[tuple[Table, Any]]:
    for table in Base.metadata.sorted_tables:
        for column in table.columns:
            if parent_of(column) is parent:
                yield table, column


def _on_delete(column: Any) -> str | None:
    key = next(iter(column.foreign_keys))
    found: str | None = key.ondelete
    return found


def _refuse_built_upon(session: Session, number: int, uids: list[str]) -> None:
    _refuse(_later_touching(session, number, uids))


def _later_touching(session: Session, number: int, uids: list[str]) -> JournalRow | None:
    """The first later entry that changed one of these records and still counts."""
    undone = undone_entries(session)
    for at in range(0, len(uids), 400):
        entries = session.scalars(
            select(JournalRow)
            .where(JournalRow.id > number)
            .where(JournalRow.id.in_(select(TouchRow.journal_id).where(TouchRow.uid.in_(uids[at : at + 400]))))
            .order_by(JournalRow.id)
        )
        for entry in entries:
            cancels = entry.undoes_id is not None and entry.undoes_id > number
            if entry.id not in undone and not cancels:
                return entry
    return None


def _refuse(later: JournalRow | None) -> None:
    if later is not None:
        ref = reference("journal", later.id)
        raise ConflictError(f"{ref} stands on it: {later.summary}", f"undo that first with `sayso undo {ref}`")
