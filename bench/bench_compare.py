"""What comparison costs as claims grow: 10 k, 100 k and 1 M synthetic claims in blocks of ten, 1 in 50 rival.

python bench/bench_compare.py [CLAIMS ...]

Each database is filled with rows as imports leave them; a sample is screened as imports do it. Then, in one run: a bare
SQL GROUP BY over the same blocks; the screening that compares all blocks and leaves those that may hold a conflict; the
full verdicts, origins and quotes of these, with none stored and with all; and, after one more article, the comparison
of what it touches, beside the same in an empty database.
"""

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import func, insert, select

from sayso.compare.screening import rules
from sayso.desk import asking, comparing, listing
from sayso.desk.desk import Desk, open_desk
from sayso.desk.importing import Settings, run_import
from sayso.desk.screening import screen_stale
from sayso.model.claim import Kind
from sayso.model.figure import Bound, Figure
from sayso.model.tables import ClaimFilter
from sayso.model.uid import uid
from sayso.store import standing
from sayso.store.records import TABLES
from sayso.store.rows import AnswerRow, ClaimRow
from sayso.store.rows.stories import Judgement
from sayso.store.values import columns_of

BLOCK = 10
RIVAL = 0.02
OUTLETS = 40
CHUNK = 20_000
SAMPLE = 2000
NOON = datetime(2031, 4, 10, 12, tzinfo=UTC)
NOUNS = ("boats", "permits", "houses", "trucks", "workers", "cows", "bridges", "schools", "wells", "tents")

Row = dict[str, Any]


def rows(count: int) -> Iterator[tuple[str, Iterator[Row]]]:
    """The rows of each table; claim N is the Nth answer, and question Q is answered by ten articles."""
    blocks = count // BLOCK
    yield "outlets", (_named("outlet", n, name=f"Outlet {n}") for n in range(1, OUTLETS + 1))
    yield "originals", (_named("original", n, size=1, data=b"x") for n in (1,))
    yield "articles", (_article(n) for n in range(1, blocks + 1))
    yield "versions", (_version(n) for n in range(1, blocks + 1))
    yield "stories", (_named("story", n, slug="storm", title="The storm") for n in (1,))
    yield "questions", (_question(n) for n in range(1, blocks + 1))
    yield "claims", (_claim(n, blocks) for n in range(1, count + 1))
    yield "anchors", (_anchor(n, blocks) for n in range(1, count + 1))
    yield "answers", (_answer(n) for n in range(1, count + 1))
    yield "claim_screens", (_screen(n) for n in range(1, count + 1))
    yield "stale_questions", ({"question_id": n} for n in range(1, blocks + 1))


def _named(kind: str, number: int, /, **columns: Any) -> Row:
    return {"id": number, "uid": uid(kind, number), **columns}


def _article(number: int) -> Row:
    return _named("article", number, outlet_id=number % OUTLETS + 1, key=f"bench:{number}")


def _version(number: int) -> Row:
    return _named(
        "version",
        number,
        article_id=number,
        number=1,
        headline=f"Report {number}",
        published="2031-04-09",
        format="text",
        text=f"Report {number}.",
        text_sha256=f"{number:064}",
        original_id=1,
        source_name=f"{number}.txt",
        imported_at=NOON,
    )


def _question(number: int) -> Row:
    return _named("question", number, kind="figure", text=f"How many, {number}?", status="open", story_id=1)


def _where(number: int, blocks: int) -> tuple[int, int]:
    """A claim's block and article: the ten claims of a block are of ten articles."""
    block = (number - 1) // BLOCK
    return block, (block + (number - 1) % BLOCK * 7919) % blocks + 1


def _amount(number: int) -> int:
    """What a claim states: what its block does, but for two claims of a block that has rivals."""
    dice = random.Random((number - 1) // BLOCK)
    amount = dice.randint(2, 90_000)
    return amount + 1000 + number % BLOCK if dice.random() < RIVAL and number % BLOCK in (3, 7) else amount


def _screen(number: int) -> Row:
    amount = float(_amount(number))
    return {"claim_id": number, "low": amount, "high": amount, "token": None, "odd": 0}


def _claim(number: int, blocks: int) -> Row:
    block, article = _where(number, blocks)
    amount = _amount(number)
    noun = NOUNS[block % len(NOUNS)]
    figure = Figure(Decimal(amount), Decimal(amount), Bound.EXACT, measure=f"{noun} of depot {block}", step=Decimal(1))
    return _named(
        "claim",
        number,
        **{name: value for name, value in columns_of(figure).items() if name != "place_id"},
        article_id=article,
        kind="figure",
        status="suggested",
        quote=str(amount),
        sentence=f"In all {amount} {noun} were counted at depot {block}.",
        measure=figure.measure,
        logged_by="sayso",
        logged_at=NOON,
    )


def _anchor(number: int, blocks: int) -> Row:
    return _named(
        "anchor",
        number,
        claim_id=number,
        version_id=_where(number, blocks)[1],
        start=0,
        end=1,
        exact="x",
        status="exact",
    )


def _answer(number: int) -> Row:
    return _named(
        "answer", number, question_id=(number - 1) // BLOCK + 1, claim_id=number, judgement="suggested", judged_at=NOON
    )


def fill(desk: Desk, count: int) -> float:
    """Write the rows, every question marked; returns the seconds that screening takes a claim, as an import does it."""
    with desk.store.changing("fill", by="bench", at=NOON) as change:
        standing.set_rules(change.session, rules())
        for name, made in rows(count):
            while batch := list(islice(made, CHUNK)):
                change.session.execute(insert(TABLES[name]), batch)
    with desk.store.changing("screen", by="bench", at=NOON) as change:
        some = [{"claim_id": number} for number in range(1, SAMPLE + 1)]
        change.session.execute(insert(TABLES["stale_claims"]), some)
        return timed(lambda: screen_stale(change.session)) / SAMPLE


def timed(act: Callable[[], object]) -> float:
    """Seconds of wall time."""
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


def median(act: Callable[[], object], times: int = 3) -> float:
    """The median of some runs, in seconds."""
    return statistics.median(timed(act) for _ in range(times))


def group_by(desk: Desk) -> None:
    """The bare query over the same blocks: nothing but the claims of each question, counted."""
    query = (
        select(AnswerRow.question_id, func.count())
        .join(ClaimRow, ClaimRow.id == AnswerRow.claim_id)
        .where(AnswerRow.judgement.in_(standing.ANSWERS), ClaimRow.status.in_(("suggested", "accepted")))
        .group_by(AnswerRow.question_id)
    )
    with desk.store.reading() as session:
        session.execute(query).all()


def screening(desk: Desk) -> None:
    """Every block compared by its claims' plain values."""
    with desk.store.reading() as session:
        session.scalars(standing.doubtful()).all()


def one_more(desk: Desk, folder: Path, name: str, question: str) -> tuple[float, float]:
    """Seconds to import one article, and to compare again what its answer to a question touches."""
    file = folder / f"{name}.txt"
    file.write_text(f"Late count {name}\n\nSome 17 boats were counted at depot {name}.\n", "utf-8")
    imported = timed(lambda: run_import(desk, [str(file)], Settings(outlet="Outlet 1", story="storm")))
    wanted = ClaimFilter(kind="figure", outlet="Outlet 1", low=Decimal(17), high=Decimal(17), text="17")
    line = max(listing.claims(desk, wanted), key=lambda one: int(one.claim_id[1:]))
    asking.answer(desk, question, [line.claim_id], Judgement.POSITIVE)
    return imported, timed(lambda: comparing.compare_all(desk, question=question))


def in_an_empty_one(folder: Path) -> float:
    """Seconds to compare again after one article, where there is nothing else."""
    with open_desk(str(folder / "empty.db"), "bench") as desk:
        first = folder / "first.txt"
        first.write_text("First count\n\nSome 16 boats were counted at the depot.\n", "utf-8")
        run_import(desk, [str(first)], Settings(outlet="Outlet 2", story="storm"))
        ref = asking.ask(desk, "How many boats?", Kind.FIGURE, story="storm")
        return one_more(desk, folder, "e", ref)[1]


def main(sizes: Sequence[int]) -> None:
    """One row a size."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        empty = in_an_empty_one(folder)
        print(f"compare again after one article in an empty database: {empty * 1000:.0f} ms")
        print(
            "   claims  conflicts  GROUP BY  all screened   ratio  conflicts told  ratio  told again"
            "  screen one  import one  compare again  /empty"
        )
        for count in sizes:
            with open_desk(str(folder / f"{count}.db"), "bench") as desk:
                screened = fill(desk, count)
                bare = median(lambda: group_by(desk))
                compared = median(lambda: screening(desk))
                started = time.perf_counter()
                found = comparing.conflicts(desk)
                cold = time.perf_counter() - started
                stored = median(lambda: comparing.conflicts(desk))
                imported, again = one_more(desk, folder, str(count), "Q7")
            print(
                f"{count:9,} {len(found):10,} {bare:7.2f} s {compared:11.2f} s {compared / bare:6.1f}x {cold:13.2f} s"
                f" {cold / bare:5.1f}x {stored:9.2f} s {screened * 1e6:8.0f} us {imported:9.2f} s"
                f" {again * 1000:11.0f} ms {again / empty:6.1f}x",
                flush=True,
            )
            (folder / f"{count}.db").unlink()


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [10_000, 100_000, 1_000_000])
