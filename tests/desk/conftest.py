"""A desk with a fixed clock, and three claims of three kinds from one imported article."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sayso.desk.desk import Desk, open_desk
from sayso.desk.importing import Settings, run_import
from sayso.model.tables import ClaimLine
from sayso.store.listing.claims import claims

NOON = datetime(2031, 4, 10, 12, tzinfo=UTC)
TEXT = """Harbour swept clean

A total of 1,200 boats were lost in Dandong on April 8, 2031, officials said.
"""


@pytest.fixture
def desk(any_url: str) -> Iterator[Desk]:
    """A desk over an empty database, on SQLite and on PostgreSQL."""
    with open_desk(any_url, "ed", lambda: NOON) as opened:
        yield opened


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """A file with one article."""
    file = tmp_path / "articles" / "storm.txt"
    file.parent.mkdir()
    file.write_text(TEXT, "utf-8")
    return file


@pytest.fixture
def stocked(desk: Desk, article: Path) -> Desk:
    """The desk once the article is imported."""
    reports = run_import(desk, [str(article)], Settings(outlet="Quillmouth Post", published="2031-04-09"))
    assert [report.message for report in reports] == [""]
    return desk


@pytest.fixture
def listed() -> Callable[[Desk], dict[str, ClaimLine]]:
    """What lists a desk's claims by kind; the article has one of each."""

    def by_kind(desk: Desk) -> dict[str, ClaimLine]:
        with desk.store.reading() as session:
            return {line.kind: line for line in claims(session)}

    return by_kind


@pytest.fixture
def sqlite_stocked(sqlite_url: str, article: Path) -> Iterator[Desk]:
    """The same desk on SQLite alone, for what no database has a say in."""
    with open_desk(sqlite_url, "ed", lambda: NOON) as opened:
        run_import(opened, [str(article)], Settings(outlet="Quillmouth Post", published="2031-04-09"))
        yield opened
