"""What a change took away is taken out of the database's files too, once the change is committed."""

from contextlib import closing

from sqlalchemy import text

from sayso.store.engine import refusals
from sayso.store.store import Store

SCRUBBED_TABLES = (
    "sources",
    "source_aliases",
    "journal",
    "journal_touches",
    "decisions",
    "identities",
    "answers",
    "rulings",
    "protected_identities",
    "search_entries",
)
"""The tables that scrubbing a name writes to."""


def erase(store: Store, *, whole: bool = False) -> bool:
    """Empty the write-ahead log of what was replaced; with ``whole`` write the database's files anew without it.

    Deleted rows are overwritten already (``secure_delete``), but their old pages wait in the log until it is emptied,
    and a full-text index keeps words until it is optimised. On PostgreSQL the tables are rewritten; its own log and
    its archives are the server's.

    Returns:
        False if somebody else was reading, so that the old pages stay for now.
    """
    with refusals(store.url):
        if store.engine.dialect.name == "postgresql":
            with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                for table in SCRUBBED_TABLES if whole else ("protected_identities",):
                    connection.execute(text(f"VACUUM (FULL, ANALYZE) {table}"))
            return True
        with closing(store.engine.raw_connection()) as raw:
            cursor = raw.cursor()
            if whole:
                cursor.execute("INSERT INTO search_fts(search_fts) VALUES ('rebuild')")
                cursor.execute("VACUUM")
            busy: int = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        return busy == 0
