"""A database: opened once, read in snapshots, changed in single journaled transactions."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import URL, Engine
from sqlalchemy.orm import Session

from sayso.model.errors import StorageError
from sayso.store import journal, schema, search, standing
from sayso.store.engine import address, make_engine, refusals, shown, writable
from sayso.store.journal import Change

__all__ = ["Session", "Store", "open_store"]


@dataclass(frozen=True)
class Store:
    """An open database whose schema is current."""

    url: URL
    engine: Engine

    @property
    def name(self) -> str:
        """The address as it may be printed, without a password."""
        return shown(self.url)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that sees one state of the database, however many queries it asks, and writes nothing."""
        with refusals(self.url), Session(self.engine, autoflush=False) as session:
            if self.engine.dialect.name == "postgresql":
                session.connection(execution_options={"isolation_level": "REPEATABLE READ"})
            yield session
            session.rollback()

    @contextmanager
    def changing(
        self, action: str, *, by: str, at: datetime, because: str = "", settle: Callable[[Session], None] | None = None
    ) -> Iterator[Change]:
        """One transaction that is kept as one journal entry; an exception undoes all of it.

        What is derived from the rows it changed is marked stale. ``settle`` is called before the end, where something
        changed, to derive some of it anew.

        Raises:
            ConflictError: if a record was changed by someone else meanwhile, or a constraint forbids the change.
            StorageError: if the database or the disk refuses.
        """
        with (
            refusals(self.url),
            self.engine.connect().execution_options(write=True) as connection,
            Session(connection, expire_on_commit=False) as session,
        ):
            change = Change(session=session, at=at, by=by, action=action, because=because)
            journal.watch(change)
            yield change
            noted = journal.write(change) is not None
            if noted:
                search.refresh(session, change.touched | change.indexed)
                search.forget(session, change.changes)
                standing.mark(session, change)
            if settle is not None and (noted or change.unnoted):
                settle(session)
            session.commit()

    def writable(self) -> bool:
        """Whether changes can be made at all: false for a SQLite file that is read-only here."""
        return writable(self.url)

    def close(self) -> None:
        """Let go of all connections."""
        self.engine.dispose()


@contextmanager
def open_store(text: str) -> Iterator[Store]:
    """Open the database at a path or URL; an embedded one is created or upgraded first.

    Raises:
        ConfigError: if the address cannot be used.
        StaleSchemaError: if a server's schema is behind, or any schema is newer than this sayso.
        StorageError: if the database cannot be opened.
    """
    url = address(text)
    if url.get_backend_name() == "sqlite" and url.database:
        _make_folder(Path(url.database))
    engine = make_engine(url)
    store = Store(url, engine)
    try:
        schema.ensure(engine)
        yield store
    finally:
        store.close()


def _make_folder(file: Path) -> None:
    if file.is_dir():
        raise StorageError(f"{file} is a folder, not a database", "name a file in it with --db")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(f"{file.parent} cannot be made: {error.strerror}", "give another path with --db") from error
