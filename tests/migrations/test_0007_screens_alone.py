"""The keys of blocks go and come back: empty, with every claim marked for an older sayso to fill them."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from sqlalchemy import Connection, text

from sayso.desk import comparing
from sayso.desk.desk import open_desk
from sayso.store import schema
from sayso.store.engine import address

Connected = Callable[[str], AbstractContextManager[Connection]]

NOON = "2031-04-10 12:00:00"
FILLED = (
    "INSERT INTO outlets (id, uid, name, country, kind, homepage, note) VALUES (1, 'o1', 'Ledger', '', '', '', '')",
    "INSERT INTO articles (id, uid, outlet_id, key, digest_of, note) VALUES (1, 'a1', 1, 'k', '', '')",
    "INSERT INTO originals (id, uid, size, data) VALUES (1, 'x', 1, 'x')",
    (
        "INSERT INTO versions (id, uid, article_id, number, headline, byline, published, language, url, format,"
        " outlet_clue, text, text_sha256, original_id, source_name, imported_at)"
        f" VALUES (1, 'v1', 1, 1, '', '', '', '', '', 'text', '', 'Forty boats sank.', 't', 1, 'f', '{NOON}')"
    ),
    (
        "INSERT INTO claims (id, uid, article_id, kind, status, quote, sentence, rule, why, measure, low, high, bound,"
        " scale, unit, currency, per, edtf, precision, basis, timex, timex_value, place, candidates, polarity,"
        ' modality, when_edtf, "where", logged_by, logged_at, note, revision)'
        " VALUES (1, 'c1', 1, 'figure', 'accepted', 'Forty', '', '', '', 'boats', '40', '40', 'exact', 'count', '', '',"
        f" '', '', '', '', '', '', '', '[]', 'affirmed', 'asserted', '', '', 'ed', '{NOON}', '', 1)"
    ),
    (
        'INSERT INTO anchors (uid, claim_id, version_id, start, "end", exact, prefix, suffix, status, reason)'
        " VALUES ('n1', 1, 1, 0, 5, 'Forty', '', '', 'exact', '')"
    ),
    "INSERT INTO claim_blocks (claim_id, key) VALUES (1, 'figure|count|boat')",
    "INSERT INTO claim_screens (claim_id, low, high, token, odd) VALUES (1, 40, 40, NULL, 0)",
)


def test_screens_stay_and_keys_come_back_empty(bare_url: str, connected: Connected) -> None:
    """On the way there nothing has to be derived again, on the way back all of it."""
    schema.upgrade(address(bare_url), "0006")
    with connected(bare_url) as connection:
        for row in FILLED:
            connection.execute(text(row))

    schema.upgrade(address(bare_url))
    with connected(bare_url) as connection:
        kept = connection.execute(text("SELECT claim_id, low FROM claim_screens")).all()
        marked = connection.scalar(text("SELECT count(*) FROM stale_claims"))
    with open_desk(bare_url, "ed") as desk:
        assert [] == comparing.compare_all(desk)
    schema.downgrade(address(bare_url), "0006")
    with connected(bare_url) as connection:
        keys = connection.scalar(text("SELECT count(*) FROM claim_blocks"))
        again = list(connection.scalars(text("SELECT claim_id FROM stale_claims")))

    assert ([(1, 40.0)], 0, 0, [1]) == ([tuple(row) for row in kept], marked, keys, again)
