"""The schema's version: read it with one SELECT, bring it up to date with Alembic."""

from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, text
from sqlalchemy.exc import DBAPIError

import sayso
from sayso.model.errors import StaleSchemaError, StorageError
from sayso.store.engine import make_engine, refusals, shown

HEAD = "0007"
"""The newest migration; a constant so that no start-up has to import Alembic to know it."""


def migrations_folder() -> Path:
    """Where the migrations are: inside an installed package, else at the top of the checkout."""
    package = Path(sayso.__file__).parent
    packed = package / "_migrations"
    return packed if packed.is_dir() else package.parents[1] / "migrations"


def version(engine: Engine) -> str | None:
    """The stored schema version; ``None`` for a database without any table of ours.

    Raises:
        StorageError: if the database cannot be read.
    """
    with refusals(engine.url), engine.connect() as connection:
        try:
            return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()
        except DBAPIError as error:
            if "no such table" in str(error.orig) or "does not exist" in str(error.orig):
                connection.rollback()
                return None
            raise


def ensure(engine: Engine) -> None:
    """Make sure that the schema is the one this sayso speaks.

    An embedded database is created or upgraded on the spot; a server's is someone's to upgrade.

    Raises:
        StaleSchemaError: if it is newer than this sayso, or a server's is behind.
        StorageError: if the database cannot be read or holds somebody else's tables.
    """
    found = version(engine)
    if found == HEAD:
        return
    refuse_newer(engine, found)
    if engine.dialect.name != "sqlite":
        raise StaleSchemaError(
            f"{shown(engine.url)} has schema {found or 'none'}, this sayso needs {HEAD}", "run `sayso db upgrade`"
        )
    upgrade(engine.url)


def refuse_newer(engine: Engine, found: str | None) -> None:
    """Refuse a schema that this sayso does not know.

    Raises:
        StaleSchemaError: if ``found`` is none of ``known_versions``.
    """
    if found is not None and found not in known_versions():
        raise StaleSchemaError(
            f"{shown(engine.url)} has schema {found}, which this sayso {sayso.__version__} does not know",
            "install the newer sayso that wrote it",
        )


def known_versions() -> list[str]:
    """Every migration that this sayso carries, oldest first."""
    return sorted(file.stem.split("_", 1)[0] for file in (migrations_folder() / "versions").glob("[0-9]*.py"))


def upgrade(url: URL, revision: str = "head") -> None:
    """Bring the schema at ``url`` to ``revision`` in one transaction; a SQLite file then has a write-ahead log.

    Raises:
        StorageError: if the database refuses, or holds tables that are not sayso's.
    """
    _alembic(url, "upgrade", revision)
    if url.get_backend_name() == "sqlite" and url.database:
        engine = make_engine(url)
        try:
            # The file remembers it. Set only now, so that somebody else's database is refused untouched.
            with refusals(url), closing(engine.raw_connection()) as connection:
                connection.cursor().execute("PRAGMA journal_mode = WAL")
        finally:
            engine.dispose()


def downgrade(url: URL, revision: str) -> None:
    """Take the schema at ``url`` back to ``revision`` in one transaction."""
    _alembic(url, "downgrade", revision)


def config(connection: Connection | None = None) -> Any:
    """Alembic's configuration without an ini file, bound to ``connection``."""
    from alembic.config import Config  # noqa: PLC0415 - heavy, and wanted only to change a schema

    made = Config()
    made.set_main_option("script_location", str(migrations_folder()).replace("%", "%%"))
    made.set_main_option("path_separator", "os")
    made.attributes["connection"] = connection
    return made


def _alembic(url: URL, direction: str, revision: str) -> None:
    from alembic import command  # noqa: PLC0415 - heavy, and wanted only to change a schema

    engine = make_engine(url, foreign_keys=False)
    try:
        with refusals(url), engine.connect().execution_options(write=True) as connection, connection.begin():
            if direction == "upgrade":
                _refuse_strangers(connection)
            getattr(command, direction)(config(connection), revision)
    finally:
        engine.dispose()


def _refuse_strangers(connection: Connection) -> None:
    from sqlalchemy import inspect  # noqa: PLC0415 - wanted only to change a schema

    tables = set(inspect(connection).get_table_names())
    if tables and "alembic_version" not in tables:
        raise StorageError(
            f"{shown(connection.engine.url)} is not a sayso database: it holds {', '.join(sorted(tables)[:3])}",
            "give another path with --db",
        )
