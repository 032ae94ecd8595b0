"""A checked bundle goes into a database: what is there already is left alone, the rest is added, or nothing is."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Table, bindparam, func, insert, select, text, update
from sqlalchemy.exc import DataError, IntegrityError
from sqlalchemy.orm import Session

from sayso.model.errors import ConflictError, InputError, SaysoError
from sayso.store import search, standing
from sayso.store.bundle.check import Checked
from sayso.store.bundle.form import BUNDLED, TARGETS, TOUCHES, columns, original_file, table_file, text_file
from sayso.store.bundle.lines import DAMAGED
from sayso.store.bundle.merge import HINT, Known, already_there, clash
from sayso.store.bundle.numbering import Numbering, numbering, spend
from sayso.store.bundle.values import read_text
from sayso.store.journal import UNJOURNALED, Change
from sayso.store.numbers import reserve
from sayso.store.records import TABLES, Record, parent_of

ROWS = 1000
BYTES = 8 << 20
"""What is written at once: so many rows, or so many bytes of texts and originals."""

Row = dict[str, Any]
Placed = tuple[int, Record, Row]
"""A line's number, its record, and the row it becomes."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What a bundle brought: new rows by table, and rows that were there already."""

    added: dict[str, int]
    present: dict[str, int]

    @property
    def new(self) -> int:
        """How many rows were added in all."""
        return sum(self.added.values())


def read(change: Change, checked: Checked) -> Taken:
    """Add what a checked bundle holds, within ``change``.

    An empty database becomes the bundled one, its journal included, and the reading itself leaves no entry. In any
    other, the records that were added are one entry, which can be undone.

    Raises:
        ConflictError: if a record is stored with another content, or another stored record takes its place; named.
        InputError: if a record breaks a rule of the schema, or the files changed since they were checked.
    """
    session = change.session
    _lock(session)
    empty = not any(session.execute(select(table.c.id).limit(1)).first() for table in BUNDLED)
    known = Known() if empty else already_there(session, checked)
    reading = _Reading(session, checked, known, None if empty else change)
    numbered = numbering(checked) if empty else Numbering({}, {})
    reading.numbers.update(numbered.given)
    added = {table.name: reading.add(table) for table in BUNDLED}
    for name, highest in numbered.highest.items():
        spend(session, name, highest)
    if empty and any(added.values()):
        search.rebuild(session)
        standing.mark_all(session)
        change.unnoted = True
    return Taken(added, {table.name: len(known.of(table)) for table in BUNDLED})


def _lock(session: Session) -> None:
    """Keep other writers out until this transaction ends; on SQLite it is the only one already."""
    if session.get_bind().dialect.name == "postgresql":
        named = ", ".join(table.name for table in BUNDLED)
        session.execute(text(f"LOCK TABLE {named} IN SHARE ROW EXCLUSIVE MODE"))


@dataclass
class _Reading:
    """One reading under way; ``merging`` is the change that has to hear of every new record, if any has to."""

    session: Session
    checked: Checked
    known: Known
    merging: Change | None
    numbers: dict[str, dict[str, int]] = field(default_factory=dict)
    fresh: dict[str, set[str]] = field(default_factory=dict)
    before: dict[str, int] = field(default_factory=dict)

    def add(self, table: Table) -> int:
        """Add the table's new records; returns how many."""
        stored = self.known.of(table)
        count = self.checked.rows(table) - len(stored)
        self.before[table.name] = self.session.scalar(select(func.max(table.c.id))) or 0
        free = iter(() if table.name in self.numbers else reserve(self.session, table, count))
        if table.name in TARGETS:
            numbers = self.numbers.setdefault(table.name, {})
            for uid in self.checked.uids[table.name]:
                if uid not in numbers:
                    numbers[uid] = stored[uid] if uid in stored else next(free)
            self.fresh[table.name] = numbers.keys() - stored.keys()
        inward: list[tuple[str, int, int]] = []
        for batch in _batches(self._placed(table, stored, free, inward)):
            self._insert(table, batch)
            if table.name == "journal":
                self._touch(batch)
            if self.merging is not None and table.name not in UNJOURNALED:
                self._note(self.merging, table, batch)
        _point_inward(self.session, table, inward)
        return count

    def _placed(
        self, table: Table, stored: dict[str, int], free: Iterator[int], inward: list[tuple[str, int, int]]
    ) -> Iterator[Placed]:
        """The table's new records with their rows; references within the table are left for later in ``inward``."""
        given = self.numbers.get(table.name)
        shape = [(name, column.name, parent_of(column)) for name, column in columns(table).items()]
        for line, record in self.checked.lines(table):
            if record["uid"] in stored:
                continue
            number = next(free) if given is None else given[record["uid"]]
            row: Row = {"id": number, **self._beside(table, record)}
            for name, column, parent in shape:
                value = record[name]
                if parent is not None and value is not None:
                    value = self.numbers[parent.name][value]
                    if parent is table:
                        inward.append((column, number, value))
                        value = None
                row[column] = value
            yield line, record, row

    def _beside(self, table: Table, record: Record) -> Row:
        """What a row has beyond its record: what lies in a file of its own, and the count of its edits."""
        if table.name == "versions":
            return {"text": read_text((self.checked.folder / text_file(record["uid"])).read_bytes())}
        if table.name == "originals":
            return {"data": (self.checked.folder / original_file(record["uid"])).read_bytes()}
        return {"revision": 1} if "revision" in table.c else {}

    def _insert(self, table: Table, batch: list[Placed]) -> None:
        """Write a batch at once; if the database refuses it, find the one row that it refuses."""
        connection = self.session.connection()
        try:
            with connection.begin_nested():
                connection.execute(insert(table), [row for _, _, row in batch])
        except (IntegrityError, DataError):
            for line, record, row in batch:
                try:
                    with connection.begin_nested():
                        connection.execute(insert(table), row)
                except (IntegrityError, DataError) as error:
                    raise self._refusal(table, line, record, row, error) from error
            raise

    def _refusal(
        self, table: Table, line: int, record: Record, row: Row, error: IntegrityError | DataError
    ) -> SaysoError:
        taken = "" if self.merging is None else clash(self.session, table, row, before=self.before[table.name])
        where = f"{self.checked.folder / table_file(table)} line {line}"
        if taken:
            return ConflictError(f"{where}: {record['uid']} cannot be added, {taken}", HINT)
        return InputError(f"{where}: {str(error.orig).strip().splitlines()[0]}", DAMAGED)

    def _touch(self, batch: list[Placed]) -> None:
        rows = [{"journal_id": row["id"], "uid": uid} for _, record, row in batch for uid in record[TOUCHES]]
        if rows:
            self.session.connection().execute(insert(TABLES["journal_touches"]), rows)

    def _note(self, change: Change, table: Table, batch: list[Placed]) -> None:
        """Journal the records that stand on none that is new; undoing takes those that stand on them along."""
        owners = {
            name: parent.name
            for name, column in columns(table).items()
            if (parent := parent_of(column)) is not None and next(iter(column.foreign_keys)).ondelete == "CASCADE"
        }
        for _, record, _ in batch:
            change.indexed.add(record["uid"])
            change.indexed.update(record[name] for name in owners if record[name] is not None)
            if not any(record[name] in self.fresh[target] for name, target in owners.items()):
                change.inserted(table.name, record["uid"])


def _batches(placed: Iterator[Placed]) -> Iterator[list[Placed]]:
    batch: list[Placed] = []
    size = 0
    for one in placed:
        batch.append(one)
        size += len(one[2].get("text", "")) + len(one[2].get("data", b""))
        if len(batch) >= ROWS or size >= BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _point_inward(session: Session, table: Table, inward: list[tuple[str, int, int]]) -> None:
    """Set the references within a table, now that all its rows are there."""
    for name in sorted({name for name, _, _ in inward}):
        statement = update(table).where(table.c.id == bindparam("of_row")).values({name: bindparam("to_row")})
        pairs = [{"of_row": number, "to_row": target} for one, number, target in inward if one == name]
        session.connection().execute(statement, pairs)
