"""A journal entry is taken back: each change's inverse, newest first, unless something stands on it."""

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import Table, delete, func, select
from sqlalchemy.orm import Session

from sayso.model.attribution import SourceStatus
from sayso.model.errors import ConflictError, NotFoundError
from sayso.model.uid import reference
from sayso.store.journal import UNJOURNALED, Change
from sayso.store.records import (
    CLASSES,
    TABLES,
    chunks,
    insert_records,
    number_of,
    numbers_of,
    parent_of,
    portable,
    stored,
)
from sayso.store.rows import AttributionRow, Base, JournalRow, SourceRow, TouchRow

Step = dict[str, Any]
"""One change of an entry, as the journal keeps it."""


LASTING: dict[str, str] = {
    "source protect": "take it back with `sayso source unprotect SOURCE --because WHY`, which forgets who it is",
    "source unprotect": "protect the source again with `sayso source protect`; the identity has to be given anew",
    "source scrub": "what was scrubbed is kept nowhere",
    "key rotate": "rotate to another key with `sayso key rotate FILE`",
    "source reveal": "what was seen cannot be unseen",
}
"""The actions that no undo takes back, since the journal holds nothing of what they hid or told, and what to do."""

TELLING = frozenset({"source reveal"})
"""Those among them that changed nothing: the last change lies before them."""

SCRUBBED = "scrubbed"
"""The mark of a journaled step that lost words, so that what it would bring back is not what was there."""


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
    changes = JournalRow.undoes_id.is_(None), JournalRow.action.not_in(TELLING)
    numbers = session.scalars(select(JournalRow.id).where(*changes).order_by(JournalRow.id.desc()))
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


def undo_of(session: Session, number: int) -> int:
    """The standing undo of entry ``number``; the entry itself where it is an undo that stands.

    Raises:
        NotFoundError: if there is no such entry.
        ConflictError: if it is not undone.
    """
    entry = session.get(JournalRow, number)
    if entry is None:
        raise _no_entry(session, number)
    undone = undone_entries(session)
    query = select(JournalRow.id).where(JournalRow.undoes_id == number).order_by(JournalRow.id.desc())
    standing = [one for one in session.scalars(query) if one not in undone]
    if number in undone and standing:
        return standing[0]
    if entry.undoes_id is not None and number not in undone:
        return number
    raise ConflictError(f"{reference('journal', number)} is not undone", "see `sayso log`")


def refuse_missing(session: Session, number: int) -> None:
    """Refuse the number of an entry that is not there.

    Raises:
        NotFoundError: if there is no such entry.
    """
    if session.get(JournalRow, number) is None:
        raise _no_entry(session, number)


def _no_entry(session: Session, number: int) -> NotFoundError:
    last = session.scalar(select(func.max(JournalRow.id)))
    ref = reference("journal", number)
    return NotFoundError(
        f"there is no journal entry {ref}",
        "see `sayso log`" + (f", the last is {reference('journal', last)}" if last else ""),
    )


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
        raise _no_entry(session, number)
    if number in undone_entries(session):
        raise ConflictError(f"{reference('journal', number)} is undone already", "see `sayso log`")
    _refuse_lasting(entry)
    change.undoes = number
    summary = entry.summary
    for op, steps in groupby(reversed(entry.changes), key=itemgetter("op")):
        _INVERSE[op](change, number, list(steps))
        session.flush()
        session.expire_all()
    return summary


def _refuse_lasting(entry: JournalRow) -> None:
    ref = reference("journal", entry.id)
    if entry.action in LASTING:
        raise ConflictError(f"{ref} cannot be undone ({entry.summary})", LASTING[entry.action])
    if any(SCRUBBED in step for step in entry.changes):
        raise ConflictError(f"{ref} cannot be undone: it held a name that was scrubbed", "make the change by hand")


def _row(session: Session, table: str, uid: str) -> Any:
    row_class: Any = CLASSES[table]
    return session.scalars(select(row_class).where(row_class.uid == uid)).one_or_none()


def _take_back_inserts(change: Change, number: int, steps: list[Step]) -> None:
    session = change.session
    tree = sorted(_tree(session, _uncited(session, _inserted(session, steps))), key=_parents_first)
    _refuse(_later_touching(session, number, [member.uid for member in tree]))
    _loosen(session, tree)
    session.flush()
    for name, members in groupby(reversed(tree), key=lambda member: str(member.__tablename__)):
        table = TABLES[name]
        for some in chunks(members):
            change.removed(some)
            session.execute(delete(table).where(table.c.id.in_([member.id for member in some])))
            for member in some:
                session.expunge(member)


def _inserted(session: Session, steps: list[Step]) -> list[Any]:
    """The rows that these steps added, as far as they are still there."""
    uids: dict[str, list[str]] = {}
    for step in steps:
        uids.setdefault(step["table"], []).append(step["uid"])
    rows: list[Any] = []
    for name, wanted in uids.items():
        row_class: Any = CLASSES[name]
        for some in chunks(wanted):
            rows.extend(session.scalars(select(row_class).where(row_class.uid.in_(some))))
    return rows


def _uncited(session: Session, rows: list[Any]) -> list[Any]:
    """The rows without those suggested sources that claims of other entries were since read to cite, too."""
    suggested = {
        row.id
        for row in rows
        if isinstance(row, SourceRow) and row.status == SourceStatus.SUGGESTED.value and row.article_id is None
    }
    if not suggested:
        return rows
    others = [row for row in rows if not (isinstance(row, SourceRow) and row.id in suggested)]
    going = {row.id for row in _tree(session, others) if isinstance(row, AttributionRow)}
    cited = {
        row.source_id
        for row in _referring(session, TABLES["attributions"], TABLES["attributions"].c.source_id, sorted(suggested))
        if row.id not in going
    }
    return [row for row in rows if not (isinstance(row, SourceRow) and row.id in cited)]


def _take_back_updates(change: Change, number: int, steps: list[Step]) -> None:
    for step in steps:
        _take_back_update(change, number, step)
        change.session.flush()
        change.session.expire_all()


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


def _take_back_deletes(change: Change, number: int, steps: list[Step]) -> None:
    for name, group in groupby(steps, key=itemgetter("table")):
        gone = list(group)
        there = numbers_of(change.session, TABLES[name], [step["uid"] for step in gone])
        for step in gone:
            if step["uid"] in there:
                _refuse(_later_touching(change.session, number, [step["uid"]]))
                raise ConflictError(f"what {reference('journal', number)} took away is there again", "see `sayso log`")
        insert_records(change.session, TABLES[name], [(step["before"], step.get("id")) for step in gone])
        for step in gone:
            change.inserted(name, step["uid"])


_INVERSE = {"insert": _take_back_inserts, "update": _take_back_updates, "delete": _take_back_deletes}


def _tree(session: Session, rows: list[Any]) -> Iterator[Any]:
    """The rows and all that would not stand without them, each once."""
    seen: set[tuple[str, int]] = set()
    level = rows
    while level:
        fresh: dict[str, list[int]] = {}
        for member in level:
            mark = (member.__tablename__, member.id)
            if mark not in seen:
                seen.add(mark)
                fresh.setdefault(mark[0], []).append(mark[1])
                yield member
        level = [child for name, ids in fresh.items() for child in _children(session, TABLES[name], ids)]


ORDER = {table.name: at for at, table in enumerate(Base.metadata.sorted_tables)}


def _parents_first(row: Any) -> tuple[int, int]:
    return ORDER[row.__tablename__], row.id


def _children(session: Session, parent: Table, ids: list[int]) -> Iterator[Any]:
    for table, column in _references_to(parent):
        if table.name not in UNJOURNALED and _on_delete(column) != "SET NULL":
            yield from _referring(session, table, column, ids)


def _loosen(session: Session, tree: list[Any]) -> None:
    """Clear the optional references to rows that are about to go, through the session, so that it is noted.

    What goes before the row it refers to comes back after it, and keeps its reference.
    """
    going = {(member.__tablename__, member.id) for member in tree}
    for name, members in groupby(tree, key=lambda member: str(member.__tablename__)):
        ids = [member.id for member in members]
        for table, column in _references_to(TABLES[name]):
            if table.name not in UNJOURNALED and _on_delete(column) == "SET NULL":
                for row in _referring(session, table, column, ids):
                    after = (ORDER[name], getattr(row, column.name)) < _parents_first(row)
                    if not (after and (table.name, row.id) in going):
                        setattr(row, column.name, None)


def _referring(session: Session, table: Table, column: Any, ids: list[int]) -> Iterator[Any]:
    child: Any = CLASSES[table.name]
    for some in chunks(ids):
        # All of them at once: a change to one must not be sent while the others are still read.
        yield from session.scalars(select(child).where(getattr(child, column.name).in_(some)).order_by(child.id)).all()


def _references_to(parent: Table) -> Iterator[tuple[Table, Any]]:
    for table in Base.metadata.sorted_tables:
        for column in table.columns:
            if parent_of(column) is parent:
                yield table, column


def _on_delete(column: Any) -> str | None:
    key = next(iter(column.foreign_keys))
    found: str | None = key.ondelete
    return found


def _later_touching(session: Session, number: int, uids: list[str]) -> JournalRow | None:
    """The first later entry that changed one of these records and still counts."""
    undone = undone_entries(session)
    first: int | None = None
    for some in chunks(uids):
        entries = session.execute(
            select(JournalRow.id, JournalRow.undoes_id)
            .where(JournalRow.id > number, JournalRow.action.not_in(TELLING))
            .where(JournalRow.id.in_(select(TouchRow.journal_id).where(TouchRow.uid.in_(some))))
        )
        for entry, undoes in entries:
            cancels = undoes is not None and undoes > number
            if entry not in undone and not cancels and (first is None or entry < first):
                first = entry
    return None if first is None else session.get(JournalRow, first)


def _refuse(later: JournalRow | None) -> None:
    if later is not None:
        ref = reference("journal", later.id)
        lasting = LASTING.get(later.action)
        hint = f"which no undo takes back: {lasting}" if lasting else f"undo that first with `sayso undo {ref}`"
        raise ConflictError(f"{ref} stands on it: {later.summary}", hint)
