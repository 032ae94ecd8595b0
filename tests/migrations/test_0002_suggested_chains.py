"""Links and sources from before suggestions are an editor's; on the way back, suggestions go."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from sqlalchemy import Connection, text

from sayso.store import schema
from sayso.store.engine import address

Connected = Callable[[str], AbstractContextManager[Connection]]

NOON = "2031-04-10 12:00:00"
FILLED = (
    "INSERT INTO outlets (id, uid, name, country, kind, homepage, note) VALUES (1, 'o', 'Post', '', '', '', '')",
    "INSERT INTO articles (id, uid, outlet_id, key, digest_of, note) VALUES (1, 'a', 1, 'text:a', '', '')",
    *(
        "INSERT INTO claims (id, uid, article_id, kind, status, quote, sentence, rule, why, measure, bound, scale,"
        " unit, currency, per, edtf, precision, basis, timex, timex_value, place, candidates, polarity, modality,"
        f" when_edtf, \"where\", logged_by, logged_at, note, revision) VALUES ({number}, 'c{number}', 1,"
        " 'figure', 'accepted', 'forty', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '[]',"
        f" 'affirmed', 'asserted', '', '', 'ed', '{NOON}', '', 1)"
        for number in (1, 2)
    ),
    (
        "INSERT INTO sources (id, uid, kind, name, description, publisher, published, reliability, protected, note)"
        " VALUES (1, 's1', 'person', 'Ines Tarrow', '', '', '', '', false, '')"
    ),
    (
        "INSERT INTO attributions (id, uid, claim_id, hop, source_id, cue, basis, channel, linked_by, linked_at)"
        f" VALUES (1, 't1', 1, 1, 1, 'said', '', '', 'ed', '{NOON}')"
    ),
)
SUGGESTED = (
    (
        "INSERT INTO sources (id, uid, kind, name, description, publisher, published, reliability, protected, note,"
        " status) VALUES (2, 's2', 'unnamed', 'officials', '', '', '', '', false, '', 'suggested')"
    ),
    (
        "INSERT INTO attributions (id, uid, claim_id, hop, source_id, cue, basis, channel, linked_by, linked_at,"
        f" status) VALUES (2, 't2', 2, 1, 2, 'said', '', '', 'sayso', '{NOON}', 'suggested')"
    ),
    "INSERT INTO search_entries (kind, record_id, title, body) VALUES ('source', 2, 'officials', '')",
)


@pytest.fixture
def before(bare_url: str, connected: Connected) -> str:
    """A database of revision 0001 with one linked claim and one that nobody linked."""
    schema.upgrade(address(bare_url))
    schema.downgrade(address(bare_url), "0001")
    with connected(bare_url) as connection:
        for statement in FILLED:
            connection.execute(text(statement))
    return bare_url


def test_what_editors_linked_is_settled(before: str, connected: Connected) -> None:
    """Their sources are confirmed, and nothing is lost."""
    schema.upgrade(address(before))
    with connected(before) as connection:
        links = connection.execute(text("SELECT uid, status, words, content_start FROM attributions")).all()
        sources = connection.execute(text("SELECT uid, status FROM sources")).all()
    assert [("t1", "settled", "", None)] == [tuple(row) for row in links]
    assert [("s1", "confirmed")] == [tuple(row) for row in sources]


def test_on_the_way_back_suggestions_go(before: str, connected: Connected) -> None:
    """Without the mark they would pass for an editor's word; what editors linked stays."""
    schema.upgrade(address(before))
    with connected(before) as connection:
        for statement in SUGGESTED:
            connection.execute(text(statement))
    schema.downgrade(address(before), "0001")
    with connected(before) as connection:
        left = [
            connection.scalars(text(f"SELECT uid FROM {table} ORDER BY uid")).all()
            for table in ("sources", "attributions", "claims")
        ]
        found = connection.scalar(text("SELECT count(*) FROM search_entries"))
    assert [["s1"], ["t1"], ["c1", "c2"]] == left
    assert 0 == found
