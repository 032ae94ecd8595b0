"""The desk: an open database, the person at work, and the clock."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from sayso.desk.settings import database, value_of
from sayso.store import schema
from sayso.store.engine import address, make_engine
from sayso.store.journal import Change
from sayso.store.store import Session, Store, open_store


def wall_clock() -> datetime:
    """The time now, UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class Desk:
    """Where use cases run: each reads through ``store`` or makes one journaled change in the name of ``by``."""

    store: Store
    by: str
    now: Callable[[], datetime] = wall_clock

    def changing(self, action: str, *, because: str = "") -> AbstractContextManager[Change]:
        """One change by this person, now; what comparing needs of the claims it touches is derived at its end."""
        return self.store.changing(action, by=self.by, at=self.now(), because=because, settle=_settle)


def _settle(session: Session) -> None:
    from sayso.desk.screening import screen_stale  # noqa: PLC0415 - comparing is loaded once something has changed

    screen_stale(session)


def default_database() -> str:
    """Where the database is when no option says: as the settings have it, else a file in the user data directory."""
    return database()


def login_name() -> str:
    """The name that changes are kept under when no option says: as the settings have it, else the login name."""
    return value_of("as")


@contextmanager
def open_desk(db: str = "", by: str = "", now: Callable[[], datetime] = wall_clock) -> Iterator[Desk]:
    """Open the database at ``db`` (a path or URL) for ``by``, each else as the settings have it.

    Raises:
        ConfigError: if a settings file is wrong.
        SaysoError: if the database cannot be opened; see ``sayso.store.store.open_store``.
    """
    with open_store(db or default_database()) as store:
        yield Desk(store, by.strip() or login_name(), now)


def upgrade_database(db: str = "") -> tuple[str | None, str]:
    """Bring the schema of the database at ``db`` up to date; returns the version before and after.

    Raises:
        StaleSchemaError: if it is newer than this sayso.
        StorageError: if the database refuses, or holds tables that are not sayso's.
    """
    url = address(db or default_database())
    engine = make_engine(url)
    try:
        before = schema.version(engine)
        schema.refuse_newer(engine, before)
        if before != schema.HEAD:
            schema.upgrade(url)
        return before, schema.HEAD
    finally:
        engine.dispose()
