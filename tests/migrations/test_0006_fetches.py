"""A database from before fetches were kept takes them, and gives them up again without losing an article."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime

import pytest
from sqlalchemy import Connection, text

from sayso.store import fetches, schema
from sayso.store.engine import address
from sayso.store.store import open_store

Connected = Callable[[str], AbstractContextManager[Connection]]

NOON = "2031-04-10 12:00:00"
PAGE = "https://ledger.example/pier"
VERSION = (
    "INSERT INTO versions (id, uid, article_id, number, headline, byline, published, language, url, format,"
    " outlet_clue, text, text_sha256, original_id, source_name, imported_at)"
    f" VALUES (1, 'v1', 1, 1, '', '', '', '', '{PAGE}', 'html', '', 'Pier shut.', 't', 1, 'f', '{NOON}')"
)
ROWS = (
    "INSERT INTO outlets (id, uid, name, country, kind, homepage, note) VALUES (1, 'o1', 'Ledger', '', '', '', '')",
    "INSERT INTO articles (id, uid, outlet_id, key, digest_of, note) VALUES (1, 'a1', 1, 'k', '', '')",
    "INSERT INTO originals (id, uid, size, data) VALUES (1, 'x', 1, 'x')",
    VERSION,
)


@pytest.fixture
def stocked(bare_url: str, connected: Connected) -> str:
    """A database of today that an article came into at revision 0005."""
    schema.upgrade(address(bare_url), "0005")
    with connected(bare_url) as connection:
        for row in ROWS:
            connection.execute(text(row))
    schema.upgrade(address(bare_url))
    return bare_url


def _remember(url: str) -> fetches.Answered:
    answer = fetches.Answered(address=PAGE, url=PAGE, final_url=PAGE, etag='"1"', body=b"pier")
    with (
        open_store(url) as store,
        store.changing("import", by="ed", at=datetime(2031, 5, 1, tzinfo=UTC)) as change,
    ):
        fetches.remember(change, [answer])
    return answer


def test_nothing_is_known_of_earlier_addresses(stocked: str) -> None:
    """What was imported before is fetched whole once; from then on its answer is there."""
    with open_store(stocked) as store, store.reading() as session:
        before = fetches.answered(session, [PAGE]), fetches.body(session, PAGE)
    _remember(stocked)
    with open_store(stocked) as store, store.reading() as session:
        after = fetches.answered(session, [PAGE])[PAGE].etag, fetches.body(session, PAGE)

    assert (({}, None), ('"1"', b"pier")) == (before, after)


def test_on_the_way_back_the_articles_stay(stocked: str, connected: Connected) -> None:
    """The table goes; the article and its address do not."""
    _remember(stocked)
    schema.downgrade(address(stocked), "0005")
    with connected(stocked) as connection:
        assert [PAGE] == list(connection.scalars(text("SELECT url FROM versions")))
