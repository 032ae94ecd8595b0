"""The migrations lead to exactly the tables that the rows describe, on both databases, and back."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from pytest_alembic.tests import (
    test_model_definitions_match_ddl,
    test_single_head_revision,
    test_up_down_consistency,
    test_upgrade,
)
from sqlalchemy import Connection, create_engine, inspect, text
from sqlalchemy.engine.interfaces import ReflectedCheckConstraint

from sayso.model.errors import StaleSchemaError, StorageError
from sayso.store import schema
from sayso.store.engine import address, make_engine
from sayso.store.rows import Base
from sayso.store.store import open_store

__all__ = [
    "test_model_definitions_match_ddl",
    "test_single_head_revision",
    "test_up_down_consistency",
    "test_upgrade",
]


@contextmanager
def connected(url: str) -> Iterator[Connection]:
    """A connection that foreign keys hold on."""
    engine = make_engine(address(url))
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def test_head_is_the_newest_migration() -> None:
    """The constant that start-ups read names the last file."""
    assert schema.HEAD == schema.known_versions()[-1]


def checks(constraints: list[ReflectedCheckConstraint]) -> dict[str, str]:
    """Each CHECK's name with its words, without what the two databases spell differently."""
    return {str(one["name"]): re.sub(r"[\s()\"]|::\w+(\[\])?", "", one["sqltext"]).lower() for one in constraints}


def test_checks_are_those_of_the_rows(bare_url: str) -> None:
    """Reflected CHECK constraints equal those of a database made from the rows: autogenerate does not see them."""
    schema.upgrade(address(bare_url))
    with connected(bare_url) as connection:
        migrated = {name: checks(inspect(connection).get_check_constraints(name)) for name in Base.metadata.tables}
        schema.downgrade(address(bare_url), "base")
        connection.rollback()
        Base.metadata.create_all(connection)
        described = {name: checks(inspect(connection).get_check_constraints(name)) for name in Base.metadata.tables}
    assert described == migrated
    assert sum(len(found) for found in migrated.values()) > 40


def test_downgrade_leaves_nothing(bare_url: str) -> None:
    """Up, down and up again: the first step down takes every table away."""
    schema.upgrade(address(bare_url))
    schema.downgrade(address(bare_url), "base")
    with connected(bare_url) as connection:
        assert inspect(connection).get_table_names() == ["alembic_version"]
    schema.upgrade(address(bare_url))
    with connected(bare_url) as connection:
        assert set(Base.metadata.tables) < set(inspect(connection).get_table_names())


def test_upgrading_twice_changes_nothing(bare_url: str) -> None:
    """An upgrade of a current database is no change, and its rows stay."""
    schema.upgrade(address(bare_url))
    with connected(bare_url) as connection:
        connection.execute(text("INSERT INTO stories (uid, slug, title, note) VALUES ('s', 'ferry', 'Ferry', '')"))
        connection.commit()
    schema.upgrade(address(bare_url))
    with connected(bare_url) as connection:
        assert connection.execute(text("SELECT count(*) FROM stories")).scalar_one() == 1


def test_a_newer_schema_is_refused(any_url: str) -> None:
    """A database that a newer sayso wrote is named, with what to do."""
    with connected(any_url) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        connection.commit()
    with pytest.raises(StaleSchemaError, match=r"9999.*install the newer sayso"), open_store(any_url):
        pass


@pytest.mark.postgres
def test_a_server_behind_is_refused(bare_postgres_url: str) -> None:
    """A server's database is never upgraded unasked; the message names the command."""
    with pytest.raises(StaleSchemaError, match="sayso db upgrade"), open_store(bare_postgres_url):
        pass


def test_someone_elses_database_is_refused(bare_url: str) -> None:
    """A database with other tables is left as it is."""
    engine = create_engine(address(bare_url))
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE invoices (id INTEGER)"))
    engine.dispose()
    with pytest.raises(StorageError, match="invoices"):
        schema.upgrade(address(bare_url))
    with connected(bare_url) as connection:
        assert inspect(connection).get_table_names() == ["invoices"]
