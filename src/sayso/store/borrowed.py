"""Somebody's empty database is filled for a while and given back as it was."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine, select

from sayso.model.errors import ConflictError
from sayso.store import schema
from sayso.store.engine import address, make_engine, shown
from sayso.store.records import TABLES
from sayso.store.store import Store, open_store


@contextmanager
def borrowed(text: str) -> Iterator[Store]:
    """The database at an address, with the current schema and no row; afterwards it is as it was.

    Raises:
        ConflictError: if it holds a single record.
        StaleSchemaError: if it has another schema.
        StorageError: if it cannot be reached, or holds tables that are not sayso's.
    """
    url = address(text)
    engine = make_engine(url)
    try:
        bare = schema.version(engine) is None
        if bare:
            schema.upgrade(url)
        else:
            schema.ensure(engine)
            _refuse_filled(engine)
    finally:
        engine.dispose()
    try:
        with open_store(text) as store:
            yield store
    finally:
        schema.downgrade(url, "base")
        if not bare:
            schema.upgrade(url)


def _refuse_filled(engine: Engine) -> None:
    with engine.connect() as connection:
        for table in TABLES.values():
            if connection.execute(select(*table.primary_key.columns).limit(1)).first() is not None:
                raise ConflictError(
                    f"{shown(engine.url)} is not empty: it holds {table.name.replace('_', ' ')}",
                    "name a database that may be filled and emptied",
                )
