"""Texts that were there before copied passages had a table are searched the next time that anything is compared."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from sqlalchemy import Connection, text

from sayso.desk.comparing import compare_all
from sayso.desk.desk import open_desk
from sayso.store import schema
from sayso.store.engine import address

Connected = Callable[[str], AbstractContextManager[Connection]]

NOON = "2031-04-10 12:00:00"
COPIED = "The council closed the ferry pier on Monday after nine planks gave way under a fish lorry."
HERALD = f"Nobody at the harbour office would say why.\n{COPIED}"
ROWS = (
    "INSERT INTO outlets (id, uid, name, country, kind, homepage, note) VALUES (1, 'o1', 'Ledger', '', '', '', '')",
    "INSERT INTO outlets (id, uid, name, country, kind, homepage, note) VALUES (2, 'o2', 'Herald', '', '', '', '')",
    "INSERT INTO articles (id, uid, outlet_id, key, digest_of, note) VALUES (1, 'a1', 1, 'k', '', '')",
    "INSERT INTO articles (id, uid, outlet_id, key, digest_of, note) VALUES (2, 'a2', 2, 'k', '', '')",
)
ORIGINAL = "INSERT INTO originals (id, uid, size, data) VALUES (1, 'x', 1, :data)"
VERSION = (
    "INSERT INTO versions (id, uid, article_id, number, headline, byline, published, language, url, format,"
    " outlet_clue, text, text_sha256, original_id, source_name, imported_at)"
    f" VALUES (:id, :uid, :id, 1, '', '', '', '', '', 'text', '', :text, :uid, 1, 'f', '{NOON}')"
)
REGION = "INSERT INTO regions (id, uid, version_id, role, start, \"end\") VALUES (:id, :uid, :id, 'body', 0, :end)"
PASSAGES = 'SELECT version_id, start, "end", original_id, original_start, original_end, words FROM copied_passages'


@pytest.fixture
def stocked(bare_url: str, connected: Connected) -> str:
    """A database of today that two articles came into at revision 0004."""
    schema.upgrade(address(bare_url), "0004")
    with connected(bare_url) as connection:
        for row in ROWS:
            connection.execute(text(row))
        connection.execute(text(ORIGINAL), {"data": b"x"})
        for number, words in enumerate((COPIED, HERALD), start=1):
            connection.execute(text(VERSION), {"id": number, "uid": f"v{number}", "text": words})
            connection.execute(text(REGION), {"id": number, "uid": f"r{number}", "end": len(words)})
    schema.upgrade(address(bare_url))
    return bare_url


def test_earlier_texts_are_searched(stocked: str, connected: Connected) -> None:
    """Once: what the later of two has from the earlier is there after the first comparison."""
    with open_desk(stocked) as desk:
        assert [] == compare_all(desk)
        assert [] == compare_all(desk)
    with connected(stocked) as connection:
        found = [tuple(row) for row in connection.execute(text(PASSAGES))]
        searched = connection.scalar(text("SELECT count(*) FROM copy_searches"))

    at = len(HERALD) - len(COPIED)
    assert ([(2, at, len(HERALD), 1, 0, len(COPIED), 17)], 2) == (found, searched)


def test_on_the_way_back_the_articles_stay(stocked: str, connected: Connected) -> None:
    """What was derived from them goes."""
    with open_desk(stocked) as desk:
        compare_all(desk)
    schema.downgrade(address(stocked), "0004")
    with connected(stocked) as connection:
        assert 2 == connection.scalar(text("SELECT count(*) FROM versions"))
