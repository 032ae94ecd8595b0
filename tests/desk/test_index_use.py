"""No table that grows is read whole, on either database: each step that could goes through an index."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection

from sayso.desk import asking, comparing, logging
from sayso.desk.desk import Desk
from sayso.desk.importing import Settings, run_import
from sayso.desk.logging import Wording
from sayso.desk.raising import raised
from sayso.model.claim import Kind, Status
from sayso.model.verdict import Settlement
from sayso.store.records import TABLES
from sayso.store.rows.stories import Judgement

Sent = list[tuple[str, Any]]
SentBy = Callable[[Desk, Callable[[], object]], Sent]

GROWING = {
    "anchors",
    "answers",
    "attributions",
    "claim_screens",
    "claims",
    "comparisons",
    "copy_keys",
    "rulings",
    "versions",
}
"""The tables that must not be read whole."""

COPIES = 300
"""How often the articles of a small newsroom are written again, so that reading a table whole is not the best plan."""

SWOLLEN = (
    "articles",
    "versions",
    "questions",
    "claims",
    "anchors",
    "attributions",
    "answers",
    "comparisons",
    "rulings",
    "claim_screens",
    "copy_searches",
    "copied_passages",
    "copy_keys",
)

PLANNED = ("enable_seqscan", "enable_hashjoin", "enable_mergejoin")
"""What is still best where a table has some thousand rows and not millions."""

OWNED = {"id", "article_id", "version_id", "claim_id", "question_id", "left_id", "right_id"}
"""The numbers by which the copies of rows belong together."""

COPIED = (
    "Some 212 greenhouses lost their roofs in the hail, the growers of the Ebbing valley told the parish clerk over "
    "the weekend, and the road to the mill stayed white until noon."
)


def whole_reads(desk: Desk, sent: Sent) -> list[str]:
    """The steps of these statements that read a growing table whole, by the database's own plan."""
    steps = _postgres if desk.store.engine.dialect.name == "postgresql" else _sqlite
    with desk.store.engine.connect() as connection:
        return [f"{step}: {statement}" for statement, given in sent for step in steps(connection, statement, given)]


def _sqlite(connection: Connection, statement: str, given: Any) -> Iterator[str]:
    for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", given):
        scanned = re.match(r"SCAN (\w+)", row[3])
        aliased = scanned and re.search(rf"(\w+) AS {scanned[1]}\b", statement)
        if scanned and (aliased[1] if aliased else scanned[1]) in GROWING:
            yield row[3]


def _postgres(connection: Connection, statement: str, given: Any) -> Iterator[str]:
    for setting in PLANNED:
        connection.exec_driver_sql(f"SET LOCAL {setting} = off")
    found = connection.exec_driver_sql(f"EXPLAIN (FORMAT JSON) {statement}", given).scalar_one()
    plans = [found if isinstance(found, list) else json.loads(found)]
    while plans:
        at = plans.pop()
        if isinstance(at, list):
            plans.extend(at)
        elif isinstance(at, dict):
            plans.extend(one for one in at.values() if isinstance(one, (list, dict)))
            # An index read from end to end is the table read whole.
            whole = at.get("Node Type") == "Seq Scan" or (
                str(at.get("Node Type")).startswith("Index") and "Index Cond" not in at
            )
            if whole and at.get("Relation Name") in GROWING:
                yield f"{at['Node Type']} on {at['Relation Name']}"


def swell(desk: Desk) -> None:
    """On PostgreSQL, whose plans go by what there is, write many more articles with claims that nobody asks about."""
    if desk.store.engine.dialect.name != "postgresql":
        return
    with desk.store.engine.begin() as connection:
        for name in SWOLLEN:
            columns = [column.name for column in TABLES[name].columns]
            values = ["NULL" if column == "story_id" else _copied(name, column) for column in columns]
            listed = ", ".join(f'"{column}"' for column in columns)
            connection.exec_driver_sql(
                f"INSERT INTO {name} ({listed}) "
                f"SELECT {', '.join(values)} FROM {name}, generate_series(1, {COPIES}) AS n"
            )
        connection.exec_driver_sql("ANALYZE")


def _copied(name: str, column: str) -> str:
    if column in OWNED:
        return f'"{column}" + n * 1000'
    if column == "uid":
        return "md5(uid || n)"
    if column == "key":
        return {"articles": "key || n", "copy_keys": "key / 2 + n"}.get(name, "key")
    return f'"{column}"'


@pytest.fixture
def held(newsroom: Desk) -> Desk:
    """A newsroom with proposed and answered questions, verdicts and a ruling that holds two claims apart."""
    made = asking.suggest(newsroom)
    asking.ask(newsroom, "How many people were injured in Dandong?", Kind.FIGURE, story="storm")
    asking.answer(newsroom, made[0].question, [made[0].claims[0]], Judgement.POSITIVE)
    asking.answer(newsroom, made[0].question, [made[0].claims[1]], Judgement.NEGATIVE)
    whole = next(one for one in comparing.compare_all(newsroom) if one.pairs)
    comparing.rule(newsroom, [whole.pairs[0].left, whole.pairs[0].right], Settlement.DIFFERENT, "two harbours")
    swell(newsroom)
    return newsroom


ACTS: dict[str, Callable[[Desk], object]] = {
    "edit": lambda desk: logging.edit_claim(desk, "C1", Wording(value="1300")),
    "withdraw": lambda desk: logging.settle_claims(desk, ["C1"], Status.WITHDRAWN),
    "compare a question": lambda desk: comparing.compare_all(desk, question="Q1"),
    "suggest questions": lambda desk: asking.suggest(desk, story="storm"),
}


@pytest.mark.parametrize("name", sorted(ACTS))
def test_no_table_that_grows_is_read_whole(held: Desk, sent_by: SentBy, name: str) -> None:
    """By what an editor does between two imports, with something stale to be worked off."""
    logging.edit_claim(held, "C4", Wording(value="1250"))

    assert [] == whole_reads(held, sent_by(held, lambda: ACTS[name](held)))


def test_looking_for_copies_reads_no_table_whole(desk: Desk, sent_by: SentBy, tmp_path: Path) -> None:
    """Keys are looked up in their indexes, however many there are."""
    for name in ("Wire", "Ledger"):
        (tmp_path / f"{name}.txt").write_text(f"Hail of {name}\n\n{COPIED}\n", "utf-8")
    run_import(desk, [str(tmp_path / "Wire.txt")], Settings(outlet="Wire", published="2031-04-09"))
    swell(desk)
    later = Settings(outlet="Ledger", published="2031-04-10")
    found: list[str] = []
    sent = sent_by(
        desk, lambda: found.extend(one.copy_of for one in run_import(desk, [str(tmp_path / "Ledger.txt")], later))
    )

    assert ["A1"] == found
    assert [] == [step for step in whole_reads(desk, sent) if "copy_keys" in step]


def test_looking_at_everything_is_seen_as_such(held: Desk, sent_by: SentBy) -> None:
    """The check can fail: all conflicts are found in one pass over all answers."""
    assert any("answers" in step for step in whole_reads(held, sent_by(held, lambda: raised(held))))
