"""Rulings from before their inputs were kept stay; stored verdicts go both ways, and all is marked to be made anew."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from sqlalchemy import Connection, text

from sayso.desk import comparing
from sayso.desk.desk import open_desk
from sayso.store import schema
from sayso.store.engine import address

Connected = Callable[[str], AbstractContextManager[Connection]]

NOON = "2031-04-10 12:00:00"
FILLED = (
    "INSERT INTO outlets (id, uid, name, country, kind, homepage, note) VALUES (1, 'o', 'Post', '', '', '', '')",
    *(
        "INSERT INTO articles (id, uid, outlet_id, key, digest_of, note)"
        f" VALUES ({number}, 'a{number}', 1, 'k{number}', '', '')"
        for number in (1, 2)
    ),
    "INSERT INTO originals (id, uid, size, data) VALUES (1, 'b', 1, :data)",
    *(
        "INSERT INTO versions (id, uid, article_id, number, headline, byline, published, language, url, format,"
        " outlet_clue, text, text_sha256, original_id, source_name, imported_at) VALUES"
        f" ({number}, 'v{number}', {number}, 1, '', '', '', '', '', 'text', '', 'forty', 't', 1, 'f', '{NOON}')"
        for number in (1, 2)
    ),
    *(
        "INSERT INTO claims (id, uid, article_id, kind, status, quote, sentence, rule, why, measure, low, high, bound,"
        " scale, unit, currency, per, edtf, precision, basis, timex, timex_value, place, candidates, polarity,"
        f' modality, when_edtf, "where", logged_by, logged_at, note, revision)'
        f" VALUES ({number}, 'c{number}', {number}, 'figure', 'accepted', 'forty', '', '', '', 'boats', '{number}0',"
        f" '{number}0', 'exact',"
        f" 'count', '', '', '', '', '', '', '', '', '', '[]', 'affirmed', 'asserted', '', '', 'ed', '{NOON}', '', 1)"
        for number in (1, 2)
    ),
    *(
        'INSERT INTO anchors (uid, claim_id, version_id, start, "end", exact, prefix, suffix, status, reason)'
        f" VALUES ('n{number}', {number}, {number}, 0, 5, 'forty', '', '', 'exact', '')"
        for number in (1, 2)
    ),
    (
        "INSERT INTO questions (id, uid, kind, text, status, reason, note)"
        " VALUES (1, 'q', 'figure', 'How many boats?', 'open', '', '')"
    ),
    *(
        "INSERT INTO answers (uid, question_id, claim_id, judgement, judged_by, judged_at, because)"
        f" VALUES ('e{number}', 1, {number}, 'positive', 'ed', '{NOON}', '')"
        for number in (1, 2)
    ),
    (
        "INSERT INTO comparisons (uid, question_id, left_id, right_id, outcome, reason, because, inputs)"
        " VALUES ('x', 1, 1, 2, 'agree', 'value', 'as an older sayso put it', '')"
    ),
    (
        "INSERT INTO rulings (uid, question_id, outcome, because, inputs, ruled_by, ruled_at)"
        f" VALUES ('r', 1, 'agree', 'by phone', 'what it was', 'ana', '{NOON}')"
    ),
)


@pytest.fixture
def before(bare_url: str, connected: Connected) -> str:
    """A database of revision 0003 with two rival claims, their verdict and a ruling."""
    schema.upgrade(address(bare_url), "0003")
    with connected(bare_url) as connection:
        for statement in FILLED:
            connection.execute(text(statement), {"data": b"x"} if ":data" in statement else {})
    return bare_url


def test_all_is_marked_and_then_compared(before: str, connected: Connected) -> None:
    """The first look computes the verdict, and tells that the old ruling was on something else."""
    schema.upgrade(address(before))
    with connected(before) as connection:
        marks = [connection.scalar(text(f"SELECT count(*) FROM stale_{name}")) for name in ("claims", "questions")]
        ruling = connection.execute(text("SELECT uid, settlement, wrong_claim, held FROM rulings")).one()
    with open_desk(before, "ed") as desk:
        (found,) = comparing.compare_all(desk)

    assert [2, 1] == marks
    assert ("r", "", "") == tuple(ruling)[:3]
    assert ("conflict", False) == (found.verdict, found.ruled)
    assert "ruled agree by ana on 2031-04-10 (by phone); since then: the answers have changed" == found.stale
    with connected(before) as connection:
        screens = connection.execute(text("SELECT low, high, token, odd FROM claim_screens ORDER BY claim_id")).all()
    assert [(10, 10, None, 0), (20, 20, None, 0)] == [tuple(row) for row in screens]


def test_on_the_way_back_verdicts_go_and_rulings_stay(before: str, connected: Connected) -> None:
    """An older sayso finds what it wrote, and makes verdicts under its own uids."""
    schema.upgrade(address(before))
    with open_desk(before, "ed") as desk:
        comparing.compare_all(desk)
    schema.downgrade(address(before), "0003")
    with connected(before) as connection:
        rulings = connection.execute(text("SELECT uid, outcome FROM rulings")).all()
        counts = [connection.scalar(text(f"SELECT count(*) FROM {name}")) for name in ("comparisons", "claims")]
    assert ([("r", "agree")], [0, 2]) == ([tuple(row) for row in rulings], counts)
