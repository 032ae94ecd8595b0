"""An empty database of each kind for the migration checks."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from alembic.config import Config
from sqlalchemy import Connection, Engine

from sayso.store.engine import address, make_engine
from sayso.store.schema import config


@pytest.fixture
def alembic_config() -> Config:
    """The configuration that an installed sayso migrates with."""
    made: Config = config()
    return made


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def bare_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database without any table."""
    if request.param == "sqlite":
        return str(tmp_path / "bare.db")
    found: str = request.getfixturevalue("bare_postgres_url")
    return found


@pytest.fixture
def alembic_engine(bare_url: str) -> Iterator[Engine]:
    """An engine as migrations use it: foreign keys off on SQLite."""
    engine = make_engine(address(bare_url), foreign_keys=False)
    yield engine
    engine.dispose()


@pytest.fixture
def connected() -> Callable[[str], AbstractContextManager[Connection]]:
    """Opens a connection to an address, whose changes are kept."""

    @contextmanager
    def opened(url: str) -> Iterator[Connection]:
        engine = make_engine(address(url))
        with engine.connect().execution_options(write=True) as connection, connection.begin():
            yield connection
        engine.dispose()

    return opened
