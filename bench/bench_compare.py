"""What comparison costs as claims grow: 10 k, 100 k and 1 M synthetic claims in blocks of ten, 1 in 50 rival.

python bench/bench_compare.py [CLAIMS ...]

Each database is filled with rows as imports leave them; a sample is screened as imports do it. Then, in one run: a bare
SQL GROUP BY over the same blocks; the screening that compares all blocks and leaves those that may hold a conflict; the
comparison itself, which raises each conflict with its verdict, reason and sentence; the same conflicts in full, every
pair judged and stored with origins and quotes, with none stored before and with all; and, after one more article, the
comparison of what it touches, beside the same in an empty database. A block is told in several wordings.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

from sqlalchemy import func, insert, select, text

from sayso.compare.screening import rules
from sayso.desk import asking, comparing, listing
from sayso.desk.desk import Desk, open_desk
from sayso.desk.importing import Settings, run_import
from sayso.desk.raising import raised
from sayso.desk.screening import screen_stale
from sayso.intake.copies import RULES
from sayso.model.claim import Kind
from sayso.model.tables import ClaimFilter
from sayso.store import standing
from sayso.store.records import TABLES
from sayso.store.rows import AnswerRow, ClaimRow
from sayso.store.rows.stories import Judgement

BLOCK = 10
RIVAL = 50
OUTLETS = 40
SAMPLE = 2000
NOON = datetime(2031, 4, 10, 12, tzinfo=UTC)


def columns(count: int) -> dict[str, tuple[int, dict[str, str]]]:
    """How many rows each table gets, and what each column is as SQL of the row's number ``n``; claim n is answer n."""
    blocks = count // BLOCK
    block = f"((n - 1) / {BLOCK})"
    article = f"(({block} + (n - 1) % {BLOCK} * 7919) % {blocks} + 1)"
    rival = f"(CASE WHEN {block} % {RIVAL} = 0 AND n % {BLOCK} IN (3, 7) THEN 1000 + n % {BLOCK} ELSE 0 END)"
    amount = f"({block} * 7919 % 89989 + 2 + {rival})"
    said = "(CASE n % 4 WHEN 0 THEN 'In all ' WHEN 1 THEN 'Officials said ' WHEN 2 THEN 'By dusk ' ELSE 'Some ' END)"
    noon = "'2031-04-10 12:00:00.000000'"
    return {
        "outlets": (OUTLETS, {"name": "'Outlet ' || n"}),
        "originals": (1, {"size": "1", "data": "x'78'"}),
        "articles": (blocks, {"outlet_id": f"n % {OUTLETS} + 1", "key": "'bench:' || n"}),
        "versions": (
            blocks,
            {
                "article_id": "n",
                "number": "1",
                "headline": "'Report ' || n",
                "published": "'2031-04-09'",
                "format": "'text'",
                "text": "'Report ' || n",
                "text_sha256": "printf('%064d', n)",
                "original_id": "1",
                "source_name": "n || '.txt'",
                "imported_at": noon,
            },
        ),
        "stories": (1, {"slug": "'storm'", "title": "'The storm'"}),
        "questions": (blocks, {"kind": "'figure'", "text": "'How many, ' || n", "status": "'open'", "story_id": "1"}),
        "claims": (
            count,
            {
                "article_id": article,
                "kind": "'figure'",
                "status": "'suggested'",
                "quote": f"{amount} || ''",
                "sentence": f"{said} || {amount} || ' boats were counted at depot ' || {block}",
                "measure": f"'boats of depot ' || {block}",
                "low": f"{amount} || ''",
                "high": f"{amount} || ''",
                "step": "'1'",
                "bound": "'exact'",
                "scale": "'count'",
                "candidates": "'[]'",
                "polarity": "'affirmed'",
                "modality": "'asserted'",
                "logged_by": "'sayso'",
                "logged_at": noon,
                "revision": "1",
            },
        ),
        "anchors": (
            count,
            {"claim_id": "n", "version_id": article, "start": "0", "end": "1", "exact": "'x'", "status": "'exact'"},
        ),
        "answers": (
            count,
            {"question_id": f"{block} + 1", "claim_id": "n", "judgement": "'suggested'", "judged_at": noon},
        ),
        "claim_screens": (count, {"claim_id": "n", "low": f"{amount} * 1.0", "high": f"{amount} * 1.0", "odd": "0"}),
        "stale_questions": (blocks, {"question_id": "n"}),
        "copy_searches": (blocks, {"version_id": "n", "rules": str(RULES)}),
    }


def statement(name: str, rows: int, given: dict[str, str]) -> str:
    """The statement that fills a table with this many rows; what is not given is empty."""
    wanted: dict[str, str] = {}
    for column in TABLES[name].columns:
        if column.name in given:
            wanted[column.name] = given[column.name]
        elif column.name == "id":
            wanted["id"] = "n"
        elif column.name == "uid":
            wanted["uid"] = f"printf('{name[:4]}%028d', n)"
        elif not column.nullable and column.server_default is None:
            wanted[column.name] = "''"
    listed = ", ".join(f'"{column}"' for column in wanted)
    numbers = f"WITH RECURSIVE row (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM row WHERE n < {rows})"
    return f"INSERT INTO {name} ({listed}) {numbers} SELECT {', '.join(wanted.values())} FROM row"


def fill(desk: Desk, count: int) -> float:
    """Write the rows, every question marked; returns the seconds that screening takes a claim, as an import does it."""
    with desk.store.changing("fill", by="bench", at=NOON) as change:
        standing.set_rules(change.session, rules())
        for name, (many, given) in columns(count).items():
            change.session.execute(text(statement(name, many, given).replace(":", "\\:")))
    with desk.store.changing("screen", by="bench", at=NOON) as change:
        some = [{"claim_id": number} for number in range(1, SAMPLE + 1)]
        change.session.execute(insert(TABLES["stale_claims"]), some)
        return timed(lambda: screen_stale(change.session)) / SAMPLE


def timed(act: Callable[[], object]) -> float:
    """Seconds of processor time, which other work on the machine does not lengthen; the database is in the process."""
    started = time.process_time()
    act()
    return time.process_time() - started


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


def conflicting(desk: Desk) -> None:
    """Every block compared, and each conflict told with its reason."""
    raised(desk)


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
            "   claims  conflicts  GROUP BY   screened   ratio   compared   ratio    in full   ratio  full again"
            "  screen one  import one  compare again  /empty"
        )
        for count in sizes:
            with open_desk(str(folder / f"{count}.db"), "bench") as desk:
                screened = fill(desk, count)
                bare = median(lambda: group_by(desk))
                sifted = median(lambda: screening(desk))
                compared = median(lambda: conflicting(desk))
                print(f"{count:9,} {bare:.2f} s, compared {compared:.2f} s", file=sys.stderr, flush=True)
                full = timed(lambda: comparing.conflicts(desk))
                found = raised(desk)
                stored = median(lambda: comparing.conflicts(desk))
                imported, again = one_more(desk, folder, str(count), "Q7")
            print(
                f"{count:9,} {len(found):10,} {bare:7.2f} s {sifted:8.2f} s {sifted / bare:6.1f}x {compared:8.2f} s"
                f" {compared / bare:6.1f}x {full:8.2f} s {full / bare:6.1f}x {stored:9.2f} s {screened * 1e6:8.0f} us"
                f" {imported:9.2f} s {again * 1000:11.0f} ms {again / empty:6.1f}x",
                flush=True,
            )
            (folder / f"{count}.db").unlink()


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [10_000, 100_000, 1_000_000])
