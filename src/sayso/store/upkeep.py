"""The database itself: its numbers, its health, its backup and its restoration."""

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, inspect, select, text

from sayso.model.errors import ConfigError, ConflictError, InputError, StorageError
from sayso.store import schema
from sayso.store.engine import address, make_engine, shown
from sayso.store.records import TABLES
from sayso.store.store import Store


@dataclass(frozen=True, slots=True)
class Count:
    """How many rows a table has."""

    table: str
    rows: int


def counts(store: Store) -> list[Count]:
    """The rows of every table, by name."""
    with store.reading() as session:
        return [
            Count(name, session.scalar(select(func.count()).select_from(table)) or 0)
            for name, table in sorted(TABLES.items())
        ]


def problems(store: Store) -> list[str]:
    """What is wrong with the database, each in one sentence; nothing where it is sound.

    SQLite's own integrity check and its foreign keys; on both databases, that every claim's words stand where its
    anchors say, and that every original still is the bytes it was.
    """
    found: list[str] = []
    with store.reading() as session:
        if session.get_bind().dialect.name == "sqlite":
            found += [row[0] for row in session.execute(text("PRAGMA integrity_check")) if row[0] != "ok"]
            orphans = session.execute(text("PRAGMA foreign_key_check")).all()
            found += [f"{row[0]} row {row[1]} belongs to a {row[2]} row that is not there" for row in orphans[:20]]
        else:
            missing = sorted(set(TABLES) - set(inspect(session.get_bind()).get_table_names()))
            found += [f"table {name} is missing" for name in missing]
        found += _astray(store)
    return found


def _astray(store: Store) -> list[str]:
    """Anchors whose words are not in the text at their place, and originals whose bytes have another digest."""
    import hashlib  # noqa: PLC0415 - one use

    versions, anchors, originals = TABLES["versions"], TABLES["anchors"], TABLES["originals"]
    found: list[str] = []
    with store.reading() as session:
        words = func.substr(versions.c.text, anchors.c.start + 1, anchors.c.end - anchors.c.start)
        query = (
            select(anchors.c.claim_id, versions.c.article_id)
            .join(versions, versions.c.id == anchors.c.version_id)
            .where(anchors.c.start.is_not(None), words != anchors.c.exact)
            .limit(20)
        )
        found += [
            f"the words of C{claim} are not where its anchor in A{article} says"
            for claim, article in session.execute(query)
        ]
        for digest, data in session.execute(select(originals.c.uid, originals.c.data)).yield_per(20):
            if hashlib.sha256(data).hexdigest() != digest:
                found.append(f"the original {digest[:12]}… is not the bytes that were imported")
    return found


def backup(store: Store, target: Path) -> None:
    """Write a copy of the database to ``target``, whole or not at all, while others go on working.

    Raises:
        ConflictError: if there is such a file.
        ConfigError: if a server's ``pg_dump`` is not installed.
        StorageError: if the copy cannot be written.
    """
    if target.exists():
        raise ConflictError(f"{target} exists already", "name a file that does not")
    part = target.with_name(f".{target.name}.part")
    try:
        if store.url.get_backend_name() == "sqlite":
            with closing(sqlite3.connect(str(store.url.database))) as here, closing(sqlite3.connect(part)) as there:
                here.backup(there)
        else:
            _server_tool(store, ["pg_dump", "--format=custom", f"--file={part}"])
        part.replace(target)
    except (OSError, sqlite3.Error) as error:
        raise StorageError(f"{target} cannot be written: {error}", "name another file") from error
    finally:
        part.unlink(missing_ok=True)


def restore(db: str, source: Path) -> Path | None:
    """Put the database in ``source`` in the place of ``db``; returns where the one that stood there is kept.

    Raises:
        InputError: if ``source`` is not a sound sayso database.
        ConfigError: if ``db`` is a server's, which its own tools restore.
        StorageError: if it cannot be written.
    """
    url = address(db)
    if url.get_backend_name() != "sqlite":
        raise ConfigError(f"{shown(url)} is on a server", f"restore it with pg_restore --clean --dbname=... {source}")
    _check_backup(source)
    target = Path(str(url.database))
    kept = _free_name(target) if target.exists() else None
    part = target.with_name(f".{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, part)
        if kept is not None:
            # Moved as it is, with its log: what is restored over may be too damaged to be copied row by row.
            for suffix in ("-shm", "-wal", ""):
                if Path(f"{target}{suffix}").exists():
                    Path(f"{target}{suffix}").replace(f"{kept}{suffix}")
        part.replace(target)
    except (OSError, sqlite3.Error) as error:
        raise StorageError(f"{target} cannot be written: {error}", "check the permissions of its folder") from error
    finally:
        part.unlink(missing_ok=True)
    return kept


def _free_name(target: Path) -> Path:
    """A name beside ``target`` that no earlier restoration has taken."""
    kept, number = target.with_name(f"{target.name}.before-restore"), 1
    while kept.exists():
        number += 1
        kept = target.with_name(f"{target.name}.before-restore-{number}")
    return kept


def _check_backup(source: Path) -> None:
    if not source.is_file():
        raise InputError(f"{source}: no such file", "name a file that `sayso db backup` wrote")
    engine = make_engine(address(str(source)))
    try:
        found = schema.version(engine)
        if found not in schema.known_versions():
            raise InputError(
                f"{source} is not a backup that this sayso can read", "name a file that `sayso db backup` wrote"
            )
        with engine.connect() as connection:
            said = connection.execute(text("PRAGMA integrity_check")).scalar_one()
        if said != "ok":
            raise InputError(f"{source} is damaged: {said}", "name another backup")
    except StorageError as error:
        raise InputError(f"{source} is not a database", "name a file that `sayso db backup` wrote") from error
    finally:
        engine.dispose()


def _server_tool(store: Store, command: list[str]) -> None:
    url = store.url.set(drivername="postgresql")
    words = [*command, f"--dbname={url.set(password=None).render_as_string(hide_password=False)}"]
    secret = {"PGPASSWORD": str(url.password)} if url.password else {}
    try:
        done = subprocess.run(words, capture_output=True, env={**os.environ, **secret}, check=False)  # noqa: S603 - our own words
    except FileNotFoundError as error:
        raise ConfigError(f"{command[0]} is not installed", "install PostgreSQL's client programs") from error
    if done.returncode:
        raise StorageError(f"{command[0]}: {done.stderr.decode(errors='replace').strip()}")
