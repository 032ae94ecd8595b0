"""Run migrations on a connection that the caller holds, or on the URL of alembic.ini or SAYSO_DB."""

import os
from typing import Any, Literal

from alembic import context
from sqlalchemy import Connection, Engine

from sayso.store.engine import address, make_engine
from sayso.store.rows import Base
from sayso.store.types import ExactDecimal, UtcDateTime

OWN_INDEXES = "_fts"
"""Full-text indexes and their shadow tables are made by hand per database; autogenerate must not see them."""


def include_name(name: str | None, _kind: str, _parents: Any) -> bool:
    """Leave the hand-made full-text objects out of every comparison."""
    return name is None or OWN_INDEXES not in name


def render_item(kind: str, item: Any, _context: Any) -> str | Literal[False]:
    """Write our column types out as plain ones: a landed migration imports no application code."""
    if kind == "type" and isinstance(item, ExactDecimal):
        return 'sa.Numeric().with_variant(sa.String(), "sqlite")'
    if kind == "type" and isinstance(item, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    return False


def migrate(connection: Connection) -> None:
    """Run inside the caller's transaction; on SQLite, check afterwards that no row lost its parent."""
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        include_name=include_name,
        render_item=render_item,
        render_as_batch=connection.dialect.name == "sqlite",
        compare_type=True,
        transactional_ddl=True,
    )
    with context.begin_transaction():
        context.run_migrations()
    if connection.dialect.name == "sqlite":
        orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
        if orphans:
            raise RuntimeError(f"migration left {len(orphans)} rows without their parent, first in {orphans[0][0]}")


def migrate_at(engine: Engine) -> None:
    """Run in a transaction of its own, and leave no connection open: on PostgreSQL that would block the next one."""
    with engine.connect().execution_options(write=True) as opened, opened.begin():
        migrate(opened)
    engine.dispose()


held = context.config.attributes.get("connection")
if isinstance(held, Connection):
    migrate(held)
elif isinstance(held, Engine):
    migrate_at(held)
else:
    url = context.config.get_main_option("sqlalchemy.url") or os.environ.get("SAYSO_DB", "sayso.db")
    migrate_at(make_engine(address(url), foreign_keys=False))
