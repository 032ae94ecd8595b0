"""The store opens, changes and refuses."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from sayso.store.engine import address, shown
from sayso.store.rows import JournalRow, OutletRow
from sayso.store.store import open_store

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def test_a_change_is_kept_as_one_entry(any_url: str) -> None:
    """Two rows added in one change make one journal entry that names both."""
    with open_store(any_url) as store:
        with store.changing("outlet add", by="ed", at=NOON) as change:
            change.session.add_all([OutletRow(uid="a", name="The Courier"), OutletRow(uid="b", name="The Ledger")])
        with store.reading() as session:
            entry = session.scalars(select(JournalRow)).one()
            assert [step["uid"] for step in entry.changes] == ["a", "b"]
            assert entry.at == NOON


def test_a_failed_change_leaves_nothing(any_url: str) -> None:
    """An exception inside a change undoes all of it, the entry included."""
    with open_store(any_url) as store:
        with pytest.raises(KeyError), store.changing("outlet add", by="ed", at=NOON) as change:
            change.session.add(OutletRow(uid="a", name="The Courier"))
            change.session.flush()
            raise KeyError
        with store.reading() as session:
            assert session.scalars(select(OutletRow)).all() == []
            assert session.scalars(select(JournalRow)).all() == []


@pytest.mark.parametrize(
    ("given", "printed"),
    [
        ("postgresql://ines:hush@db/desk", "postgresql://ines:***@db/desk"),
        ("postgresql://ines@db/desk?password=hush&sslmode=require", "postgresql://ines:***@db/desk?sslmode=require"),
        ("postgresql://db/desk?sslpassword=hush", "postgresql://db/desk?sslpassword=hidden"),
    ],
)
def test_no_password_is_printed(given: str, printed: str) -> None:
    """Wherever an address has it."""
    assert printed == shown(address(given))


def test_a_password_counts_wherever_an_address_has_it() -> None:
    """Tools of the server get it by the environment, never on their command line."""
    assert "hush" == address("postgresql://ines@db/desk?password=hush").password
