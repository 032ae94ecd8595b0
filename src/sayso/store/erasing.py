"""What a change took away is taken out of the database's files too, once the change is committed."""

from contextlib import closing

from sqlalchemy import text

from sayso.model.errors import StorageError
from sayso.store.engine import refusals
from sayso.store.records import TABLES
from sayso.store.store import Store

SCRUBBED_TABLES = sorted(
    {"sources", "source_aliases", "journal", "journal_touches", "protected_identities", "search_entries"}
    | {name for name, table in TABLES.items() if "because" in table.c}
)
"""The tables that scrubbing a name writes to."""

PATIENCE = 20
"""Seconds that rewriting a server's table waits for those who read it."""


def erase(store: Store, *, whole: bool = False) -> bool:
    """Empty the write-ahead log of what was replaced; with ``whole`` write the database's files anew without it.

    Deleted rows are overwritten already (``secure_delete``), but their old pages wait in the log until it is emptied,
    and a full-text index keeps words until it is optimised. On PostgreSQL the tables are rewritten; its own log and
    its archives are the server's.

    Returns:
        False if somebody else was at work in the database, or the disk was full, so that old pages stay for now. The
        change itself is kept.
    """
    try:
        with refusals(store.url):
            return _rewrite_tables(store, whole=whole) if _on_server(store) else _rewrite_file(store, whole=whole)
    except StorageError:
        return False


def _on_server(store: Store) -> bool:
    return store.engine.dialect.name == "postgresql"


def _rewrite_tables(store: Store, *, whole: bool) -> bool:
    with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(f"SET lock_timeout = '{PATIENCE}s'"))
        for table in SCRUBBED_TABLES if whole else ("protected_identities",):
            connection.execute(text(f"VACUUM (FULL, ANALYZE) {table}"))
        connection.execute(text("RESET lock_timeout"))
    return True


def _rewrite_file(store: Store, *, whole: bool) -> bool:
    with closing(store.engine.raw_connection()) as raw:
        cursor = raw.cursor()
        if whole:
            cursor.execute("INSERT INTO search_fts(search_fts) VALUES ('rebuild')")
            cursor.execute("VACUUM")
        busy: int = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    return busy == 0
