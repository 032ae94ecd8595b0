"""A database address becomes an engine with the settings that sayso relies on."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, DBAPIError, IntegrityError, OperationalError
from sqlalchemy.orm.exc import StaleDataError

from sayso.model.errors import ConfigError, ConflictError, InputError, StorageError

BUSY_SECONDS = 30
"""How long a writer waits for another before it gives up: longer than a batch of an import takes to be saved."""

CONNECT_SECONDS = 10
"""How long a server may take to answer."""


DISCREET: dict[str, Any] = {"hide_parameters": True}
"""No value that goes into a statement is shown in an error, a traceback or a log: some are names to be kept."""


def address(text: str) -> URL:
    """The URL for a path or URL as a person gives it; ``postgresql://`` goes through psycopg 3.

    Raises:
        ConfigError: if it names a database that sayso cannot use.
    """
    if "://" not in text:
        return URL.create("sqlite", database=str(Path(text).expanduser().resolve()))
    try:
        url = make_url(text)
    except (ArgumentError, ValueError) as error:
        raise ConfigError(f"not a database address: {text}", "give a path, or postgresql://USER@HOST/NAME") from error
    backend = url.get_backend_name()
    if backend == "postgres":
        url, backend = url.set(drivername="postgresql"), "postgresql"
    if backend not in ("sqlite", "postgresql"):
        raise ConfigError(f"no support for {backend} databases: {shown(url)}", "use SQLite or PostgreSQL")
    return _discreet(url).set(drivername="postgresql+psycopg") if backend == "postgresql" else url


def _discreet(url: URL) -> URL:
    """The address with a password from ``?password=`` where it belongs, so that it is hidden like any other."""
    given = url.query.get("password")
    if not isinstance(given, str):
        return url
    return url.difference_update_query(["password"]).set(password=url.password or given)


def shown(url: URL) -> str:
    """The address as it may be printed: a file's path, or a URL without its password."""
    if url.get_backend_name() == "sqlite":
        return url.database or ":memory:"
    secret = {name: "hidden" for name in url.query if name.endswith("password")}
    return url.update_query_dict(secret).set(drivername=url.get_backend_name()).render_as_string(hide_password=True)


def writable(url: URL) -> bool:
    """Whether changes can be made at all: false for a SQLite file that is read-only here, or lies in such a folder."""
    file = url.database if url.get_backend_name() == "sqlite" else None
    if not file or not Path(file).exists():
        return True
    return os.access(file, os.W_OK) and os.access(Path(file).parent, os.W_OK)


def make_engine(url: URL, *, foreign_keys: bool = True) -> Engine:
    """An engine whose transactions are real ones.

    SQLite: foreign keys on (off for migrations, where a rebuilt parent table would cascade deletes), BEGIN IMMEDIATE
    for connections with the execution option ``write`` so that writers queue up front. A file that is read-only here
    can still be read.

    Raises:
        ConfigError: if the PostgreSQL driver is not installed.
    """
    if url.get_backend_name() == "sqlite":
        settings: dict[str, Any] = {"connect_args": {"timeout": BUSY_SECONDS}, **DISCREET}
        if not writable(url):
            settings = {"creator": _read_only(str(url.database)), **DISCREET}
        engine = create_engine(url, **settings)
        event.listen(engine, "connect", _sqlite_settings(foreign_keys=foreign_keys))
        event.listen(engine, "begin", _sqlite_begin)
        return engine
    try:
        return create_engine(url, pool_pre_ping=True, connect_args={"connect_timeout": CONNECT_SECONDS}, **DISCREET)
    except ModuleNotFoundError as error:
        raise ConfigError("the PostgreSQL driver is not installed", "pip install 'sayso[postgres]'") from error


def _read_only(file: str) -> Callable[[], sqlite3.Connection]:
    """What connects to a file that cannot be written: WAL wants files beside it, unless nobody writes."""
    quiet = not Path(f"{file}-wal").exists()
    address = Path(file).absolute().as_uri() + ("?immutable=1" if quiet else "?mode=ro")
    return lambda: sqlite3.connect(address, uri=True, timeout=BUSY_SECONDS, check_same_thread=False)


def _sqlite_settings(*, foreign_keys: bool) -> Any:
    def apply(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")
        cursor.execute(f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}")
        # What is deleted is overwritten with zeros, whichever way this SQLite was built.
        cursor.execute("PRAGMA secure_delete = ON")
        if cursor.execute("PRAGMA journal_mode").fetchone()[0] == "wal":
            cursor.execute("PRAGMA synchronous = NORMAL")
        cursor.close()

    return apply


def _sqlite_begin(connection: Any) -> None:
    write = connection.get_execution_options().get("write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


@contextmanager
def refusals(url: URL) -> Iterator[None]:
    """Turn what a database refuses into one sentence with a next step."""
    try:
        yield
    except StaleDataError as error:
        raise ConflictError(
            "the record was changed by someone else meanwhile", "look at it again, then repeat the change"
        ) from error
    except IntegrityError as error:
        raise ConflictError(f"the database refused the change: {_first_line(error)}") from _Refused.by(error)
    except (OperationalError, DatabaseError, DBAPIError) as error:
        raise _storage_error(url, _first_line(error)) from _Refused.by(error)
    except UnicodeEncodeError as error:
        raise InputError(
            f"text that cannot be stored: {error.object[error.start : error.end]!r} is no character",
            "write it in UTF-8",
        ) from error


class _Refused(Exception):  # noqa: N818 - it stands for an error of the database's
    """What a database said in one line, and where; a server's further lines show the row that it refused."""

    @classmethod
    def by(cls, error: DBAPIError) -> "_Refused":
        return cls(f"{type(error.orig).__name__}: {_first_line(error)}").with_traceback(error.__traceback__)


def _first_line(error: DBAPIError) -> str:
    return str(error.orig).strip().split("\n", 1)[0]


HINTS = (
    ("file is not a database", "{db} is not a sayso database", "give another path with --db"),
    ("database disk image is malformed", "{db} is damaged", "restore a backup with `sayso db restore FILE`"),
    ("readonly database", "{db} cannot be written", "check the permissions of the file and its folder"),
    ("unable to open database", "{db} cannot be opened", "check that its folder exists and can be written"),
    (
        "disk is full",
        "no space left on the disk of {db}",
        "free some space and run the command again; nothing was lost",
    ),
    (
        "disk i/o error",
        "{db}: the disk failed or is full",
        "free some space and run the command again; nothing was lost",
    ),
    ("database is locked", "{db} is busy: another sayso holds it", "wait for it to finish, then run the command again"),
    ("no such table", "{db} is not a sayso database", "give another path with --db"),
)
"""What SQLite says, what that means here, and the next step."""


def _storage_error(url: URL, said: str) -> StorageError:
    for fragment, meaning, hint in HINTS:
        if fragment in said.lower():
            return StorageError(meaning.format(db=shown(url)), hint)
    if url.get_backend_name() == "postgresql":
        return StorageError(f"{shown(url)}: {said}", "check that the server runs and the address is right")
    return StorageError(f"{shown(url)}: {said}")
