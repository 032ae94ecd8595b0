"""What an import costs: 5,000 generated articles against a bare sqlite3 insert of the very rows it leaves behind.

python bench/bench_import.py [ARTICLES]
"""

import json
import random
import sqlite3
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

from sayso.desk.desk import open_desk
from sayso.desk.importing import Settings, run_import

TOWNS = ("Dandong", "Shenyang", "Seoul", "Busan", "Manila", "Vienna", "Graz", "Lisbon", "Huelva", "Halifax", "Oslo")
WHO = ("Officials", "The ministry", "A spokesman", "Two drivers", "The union", "Residents")
WHAT = ("people were moved", "permits were granted", "workers walked out", "homes lost power", "trucks were stopped")
FILLER = (
    "Nobody at the depot would say how long the work might take, or what it had cost so far.",
    "The road along the river was open again by evening, though few drivers chose it.",
    "Neighbours brought soup and blankets and waited with those who had come back too early.",
    "The council had promised a report before, and had twice put off the date without a reason.",
)


def article(random_: random.Random, number: int) -> dict[str, str]:
    """A news-like article of about 250 words in which one sentence in three states something."""
    paragraphs = []
    for _ in range(6):
        stated = (
            f"{random_.choice(WHO)} in {random_.choice(TOWNS)} said on {random_.choice(('Monday', 'Friday'))} that "
            f"{random_.choice(('about ', 'at least ', ''))}{random_.randint(2, 90_000):,} {random_.choice(WHAT)}."
        )
        paragraphs.append(" ".join([stated, *random_.sample(FILLER, 2), f"Case {random_.random()} remains open."]))
    return {
        "id": f"bench-{number}",
        "headline": f"Report {number} from {random_.choice(TOWNS)}",
        "outlet": f"Outlet {number % 40}",
        "published": f"2016-03-{number % 28 + 1:02}",
        "text": "\n\n".join(paragraphs),
    }


def bare_insert(source: Path, target: Path) -> tuple[float, int]:
    """CPU seconds to insert all rows of ``source`` into empty tables, and how many they are."""
    with closing(sqlite3.connect(source)) as read:
        tables = {
            name: read.execute(f"SELECT * FROM {name}").fetchall()
            for (name,) in read.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%fts%'")
            if not name.startswith("sqlite_")
        }
        widths = {name: len(read.execute(f"PRAGMA table_info({name})").fetchall()) for name in tables}
    started = time.process_time()
    with closing(sqlite3.connect(target)) as write:
        for name, rows in tables.items():
            write.execute(f"CREATE TABLE {name} ({', '.join(f'c{at}' for at in range(widths[name]))})")
            write.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * widths[name])})", rows)
        write.commit()
    return time.process_time() - started, sum(len(rows) for rows in tables.values())


def one_more(database: Path, folder: Path, number: int) -> float:
    """CPU seconds to import one more article into a database; the second of two, so that nothing is loaded first."""
    random_ = random.Random(number)
    taken = 0.0
    for turn in range(2):
        file = folder / f"more-{number}-{turn}.jsonl"
        file.write_text(json.dumps(article(random_, number + turn)) + "\n", encoding="utf-8")
        with open_desk(str(database), "bench") as desk:
            started = time.process_time()
            (report,) = run_import(desk, [str(file)], Settings())
            taken = time.process_time() - started
        assert report.article, report
    return taken


def main() -> None:
    """Import, then insert the same rows bare, and print both, and what one more article costs."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000
    random_ = random.Random(1)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        corpus = folder / "corpus.jsonl"
        lines = [json.dumps(article(random_, number)) for number in range(count)]
        corpus.write_text("\n".join(lines) + "\n", encoding="utf-8")
        started = time.process_time()
        with open_desk(str(folder / "bench.db"), "bench") as desk:
            reports = run_import(desk, [str(corpus)], Settings())
        taken = time.process_time() - started
        assert len(reports) == count
        floor, rows = bare_insert(folder / "bench.db", folder / "bare.db")
        size = corpus.stat().st_size / 1e6
        first = one_more(folder / "empty.db", folder, count)
        last = one_more(folder / "bench.db", folder, 2 * count)
    print(f"{count} articles, {size:.1f} MB, {rows} rows")
    print(f"sayso import   {taken:8.2f} s CPU   {taken / count * 1000:6.2f} ms an article")
    print(f"bare sqlite3   {floor:8.2f} s CPU   (the same rows, no extraction, no index, no search)")
    print(f"ratio          {taken / floor:8.1f}x")
    print(f"one more article: {first * 1000:.1f} ms CPU beside one, {last * 1000:.1f} ms beside {count}")


if __name__ == "__main__":
    main()
