"""Grades given before there was a table of them are still told; those given since go with the table."""

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import Connection, text

from sayso.store import grades, schema
from sayso.store.engine import address
from sayso.store.rows import SourceRow
from sayso.store.store import open_store

Connected = Callable[[str], AbstractContextManager[Connection]]

NOON = "2031-04-10 12:00:00"
SOURCE = (
    "INSERT INTO sources (id, uid, kind, name, description, publisher, published, reliability, protected, note, status)"
    " VALUES (1, 's1', 'person', 'Ines Tarrow', '', '', '', 'B', false, '', 'confirmed')"
)
DECISION = (
    "INSERT INTO decisions (uid, at, by, act, subject_kind, subject_uid, detail, because)"
    f" VALUES ('d1', '{NOON}', 'ed', 'grade', 'source', 's1', :detail, 'right before')"
)


@pytest.fixture
def graded(bare_url: str, connected: Connected) -> str:
    """A database of today that was graded at revision 0002."""
    schema.upgrade(address(bare_url), "0002")
    with connected(bare_url) as connection:
        connection.execute(text(SOURCE))
        connection.execute(text(DECISION), {"detail": json.dumps({"reliability": "B"})})
    schema.upgrade(address(bare_url))
    return bare_url


def test_an_earlier_grade_is_told(graded: str) -> None:
    """With who, when and why, beside those that come after it."""
    later = datetime(2031, 5, 1, tzinfo=UTC)
    with open_store(graded) as store:
        with store.changing("source grade", by="ana", at=later, because="wrong since") as change:
            grades.add(change, change.session.get_one(SourceRow, 1), "D", date(2031, 4, 30))
        with store.reading() as session:
            told = [(one.reliability, one.on, one.by, one.because) for one in grades.over_time(session, [1])]

    assert [("B", date(2031, 4, 10), "ed", "right before"), ("D", date(2031, 4, 30), "ana", "wrong since")] == told


def test_on_the_way_back_the_newest_letter_stays(graded: str, connected: Connected) -> None:
    """The table goes; the source, its letter and the decisions do not."""
    with (
        open_store(graded) as store,
        store.changing("source grade", by="ana", at=datetime(2031, 5, 1, tzinfo=UTC)) as change,
    ):
        grades.add(change, change.session.get_one(SourceRow, 1), "D", date(2031, 5, 1))
    schema.downgrade(address(graded), "0002")
    with connected(graded) as connection:
        letter = connection.scalar(text("SELECT reliability FROM sources"))
        decisions = connection.scalar(text("SELECT count(*) FROM decisions"))
    assert ("D", 2) == (letter, decisions)
