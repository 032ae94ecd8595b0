"""A database address goes in, a read-only look comes out: light enough for a shell prompt, and it creates nothing."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sayso.model.errors import StorageError

Ask = Callable[[str, Mapping[str, Any]], list[tuple[Any, ...]]]
"""Asks one statement, with ``:name`` for each value, and gives its rows. The statements are plain SQL that both
databases speak: no ORM is loaded to look at a SQLite file."""

PATIENCE = 2.0
"""Seconds to wait for a writer; one that holds the file longer leaves nothing to see."""


@contextmanager
def glance(text: str) -> Iterator[Ask]:
    """A look at the database at a path or URL, which sees one state and can change nothing.

    Raises:
        StorageError: if there is no such database, it cannot be read, or it is not one of this sayso's.
    """
    file = file_of(text)
    if file is None:
        with _server(text) as ask:
            yield ask
        return
    if not file.is_file():
        raise StorageError(f"there is no database at {file}", "import something first, or name another with --db")
    try:
        with closing(_connect(file)) as connection:
            connection.execute("BEGIN")
            yield lambda statement, values: connection.execute(statement, dict(values)).fetchall()
    except sqlite3.Error as error:
        raise StorageError(f"{file} cannot be looked at: {error}", "run `sayso db check`") from error


def file_of(text: str) -> Path | None:
    """The SQLite file that an address names; ``None`` for a server."""
    if "://" not in text:
        return Path(text).expanduser()
    scheme, _, path = text.partition(":///")
    return Path(path) if path and scheme.partition("+")[0] == "sqlite" else None


def _connect(file: Path) -> sqlite3.Connection:
    address = file.absolute().as_uri()
    try:
        return _opened(f"{address}?mode=ro")
    except sqlite3.OperationalError:
        if Path(f"{file}-wal").exists():
            raise
        # A write-ahead log wants files beside the database: where none can be made, nobody writes either.
        return _opened(f"{address}?immutable=1")


def _opened(address: str) -> sqlite3.Connection:
    """A connection that has read something already, and knows the capitals of all languages as a server does."""
    connection = sqlite3.connect(address, uri=True, timeout=PATIENCE, isolation_level=None)
    try:
        connection.create_function("lower", 1, _lower, deterministic=True)
        connection.execute("SELECT 1 FROM alembic_version")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _lower(value: Any) -> Any:
    return value.lower() if isinstance(value, str) else value


@contextmanager
def _server(text: str) -> Iterator[Ask]:
    from sqlalchemy import text as statement_of  # noqa: PLC0415 - heavy, and wanted only for a server

    from sayso.store.engine import address, make_engine, refusals  # noqa: PLC0415 - see above

    url = address(text)
    engine = make_engine(url)
    try:
        with refusals(url), engine.connect() as connection:
            connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
            yield lambda statement, values: [
                tuple(row) for row in connection.execute(statement_of(statement), dict(values))
            ]
    finally:
        engine.dispose()
