"""Labelled attributions become the weights that choose cues: two text files beside ``sayso.attribute.weighing``.

Usage: ``python bench/fit_cue_weights.py FOLDER [--out FOLDER] [--held-out N]``

FOLDER holds JSON Lines files, one text a line::

    {"id": "a-7", "text": "...", "spans": [{"type": "CUE", "start": 12, "end": 16}, ...]}

Offsets are code points into ``text``, half-open. Spans of type ``SOURCE`` and ``CONTENT`` are read by ``--held-out N``
alone. That writes nothing: it fits on N - 1 parts of the texts, measures the whole finder on the part left out, and
prints it beside the figures on texts that it was fitted on. Where the two part ways, the weights say too much about
too little.

What is written are weights of word forms and of constructions, in hundredths of a logit: no text, no offsets, no names.
A sign is left out if it is rare, or if its words are mostly written with a capital, as names are.
The same input gives the same bytes.
"""

import argparse
import hashlib
import json
import re
import sys
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from sayso.attribute import weighing
from sayso.attribute.cues import Cue, find_candidates
from sayso.attribute.find import find_attributions
from sayso.attribute.page import Page, read_page
from sayso.attribute.signs import Surroundings, signs_at_a_glance

PARTS = 5
"""Parts for weighing each text at a glance with weights that it had no share in."""

RARE = 5
"""Candidates that a sign must be seen at to be kept."""

STEPS = 200
SPARSE = {weighing.GLANCE: 8e-5, weighing.CONTEXT: 1.1e-4}
"""Strength of the penalty on the sum of weights, which sets most of them to nothing."""

SMALL = 1e-6
"""Strength of the penalty on the squares of weights."""

Row = dict[str, Any]
Table = weighing.Table


class Example(NamedTuple):
    """One candidate: its signs, and whether it is a cue."""

    signs: Sequence[str]
    is_cue: bool


def read_rows(folder: Path) -> list[Row]:
    """The labelled texts of all JSON Lines files in ``folder``, by identifier."""
    rows = [
        json.loads(line)
        for path in sorted(folder.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]
    return sorted(rows, key=lambda row: str(row["id"]))


def part_of(row: Row, parts: int) -> int:
    """Which of ``parts`` a text belongs to, by its identifier alone."""
    return int(hashlib.sha256(str(row["id"]).encode()).hexdigest(), 16) % parts


def labels(page: Page, cues: Sequence[Cue], row: Row) -> list[bool | None]:
    """Whether each candidate is a cue: the first in a labelled cue is, others in it count neither way."""
    starts = [page.tokens.start[cue.at] for cue in cues]
    found: list[bool | None] = [False] * len(cues)
    for start, end in sorted((span["start"], span["end"]) for span in row["spans"] if span["type"] == "CUE"):
        first = bisect_left(starts, start)
        for at in range(first, len(starts)):
            if starts[at] >= end:
                break
            found[at] = True if at == first else (found[at] or None)
    return found


def glance_examples(row: Row) -> list[Example]:
    """The candidates of a text with their signs at a glance."""
    page = read_page(row["text"])
    cues = list(find_candidates(page))
    signs = [signs_at_a_glance(page, cue, before) for cue, before in zip(cues, [None, *cues], strict=False)]
    return _examples(signs, labels(page, cues, row))


def context_examples(row: Row, glance: Table) -> list[Example]:
    """The plausible candidates of a text with all their signs, where ``glance`` gives the first weights."""
    page = read_page(row["text"])
    found = weighing.plausible(page, glance)
    readings, _ = weighing.likely_readings(page, found)
    around = Surroundings(page, readings, [one.glance for one in found]).signs()
    signs = [[*one.signs, *more] for one, more in zip(found, around, strict=True)]
    return _examples(signs, labels(page, [one.cue for one in found], row))


def _examples(signs: Iterable[Sequence[str]], is_cue: Iterable[bool | None]) -> list[Example]:
    return [Example(mine, label) for mine, label in zip(signs, is_cue, strict=True) if label is not None]


def proper_words(rows: Iterable[Row]) -> frozenset[str]:
    """The words, in lower case, that inside sentences are mostly written with a capital."""
    capital: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for row in rows:
        for match in re.finditer(r"(?<=[a-z,;] )[^\W\d_]+", row["text"]):
            word = match[0]
            (capital if word[0].isupper() else small)[word.lower()] += 1
    return frozenset(word for word, count in capital.items() if count > small[word])


def keeps(sign: str, proper: frozenset[str]) -> bool:
    """Whether a sign may be stored: none that holds a proper word, wherever it stands in it."""
    return proper.isdisjoint(re.findall(r"[^\W\d_]+", sign.partition("=")[2]))


def fit(examples: Sequence[Example], sparse: float, proper: frozenset[str] = frozenset()) -> Table:
    """Logistic regression with an L1 penalty, by accelerated proximal gradient steps; deterministic."""
    seen = Counter(sign for example in examples for sign in set(example.signs))
    names = sorted(sign for sign, count in seen.items() if count >= RARE and keeps(sign, proper))
    column = {sign: at for at, sign in enumerate(names)}
    rows, columns = [], []
    for at, example in enumerate(examples):
        mine = {column[sign] for sign in example.signs if sign in column}
        rows += [at] * len(mine)
        columns += sorted(mine)
    weights, bias = _descend(
        np.array(rows, dtype=np.int64),
        np.array(columns, dtype=np.int64),
        np.array([example.is_cue for example in examples], dtype=float),
        len(names),
        sparse,
    )
    rounded = {sign: round(100 * weight) for sign, weight in zip(names, weights.tolist(), strict=True)}
    return {"": round(100 * bias)} | {sign: weight for sign, weight in rounded.items() if abs(weight) >= 3}


def _descend(rows: Any, columns: Any, truth: Any, width: int, sparse: float) -> tuple[Any, float]:
    """Weights and bias; ``rows`` and ``columns`` are where the signs stand."""
    count = max(1, len(truth))
    longest = int(np.bincount(rows, minlength=1).max()) + 1
    steep = 0.25 * longest * np.maximum(np.bincount(columns, minlength=width), 1) / count + SMALL
    weights = ahead = np.zeros(width)
    bias = bias_ahead = 0.0
    pace = 1.0
    for _ in range(STEPS):
        score = np.bincount(rows, weights=ahead[columns], minlength=count) + bias_ahead
        off = (1 / (1 + np.exp(-score)) - truth) / count
        moved = ahead - (np.bincount(columns, weights=off[rows], minlength=width) + SMALL * ahead) / steep
        new = np.sign(moved) * np.maximum(np.abs(moved) - sparse / steep, 0)
        new_bias = bias_ahead - float(off.sum()) / (0.25 * longest)
        if ((ahead - new) * (new - weights) * steep).sum() > 0:
            pace = 1.0
        next_pace = (1 + (1 + 4 * pace * pace) ** 0.5) / 2
        push = (pace - 1) / next_pace
        ahead, bias_ahead = new + push * (new - weights), new_bias + push * (new_bias - bias)
        weights, bias, pace = new, new_bias, next_pace
    return weights, bias


def fit_both(rows: Sequence[Row], parts: int = PARTS) -> dict[str, Table]:
    """Both tables; the context is read with first weights that the text itself had no share in."""
    proper = proper_words(rows)
    glances = [(part_of(row, parts), glance_examples(row)) for row in rows]
    sparse = SPARSE[weighing.GLANCE]
    apart = {
        part: fit([example for at, some in glances if at != part for example in some], sparse, proper)
        for part in range(parts)
    }
    context = [example for row in rows for example in context_examples(row, apart[part_of(row, parts)])]
    return {
        weighing.GLANCE: fit([example for _, some in glances for example in some], sparse, proper),
        weighing.CONTEXT: fit(context, SPARSE[weighing.CONTEXT], proper),
    }


def write(tables: dict[str, Table], folder: Path) -> None:
    """One file a table, a sign and its weight a line, in order."""
    for name, table in tables.items():
        lines = [f"{sign}\t{weight}\n" for sign, weight in sorted(table.items())]
        (folder / f"{name}_weights.txt").write_text("".join(lines), encoding="utf-8")


def matched(row: Row, tables: dict[str, Table], part: str) -> tuple[int, int, int]:
    """Spans found, labelled, and matched one to one by overlap, greatest overlap first."""
    found = {
        (span.start, span.end)
        for one in find_attributions(row["text"], tables=tables)
        if (span := getattr(one, part)) is not None
    }
    gold = {(span["start"], span["end"]) for span in row["spans"] if span["type"] == part.upper()}
    pairs = sorted(
        (max(mine[0], theirs[0]) - min(mine[1], theirs[1]), mine, theirs)
        for mine in found
        for theirs in gold
        if mine[0] < theirs[1] and theirs[0] < mine[1]
    )
    used: set[tuple[int, int]] = set()
    hit: set[tuple[int, int]] = set()
    for _, mine, theirs in pairs:
        if mine not in used and theirs not in hit:
            used.add(mine)
            hit.add(theirs)
    return len(found), len(gold), len(used)


def measure(rows: Sequence[Row], tables: dict[str, Table]) -> dict[str, list[int]]:
    """Finds, labels and matches in ``rows``, for sources, cues and contents."""
    return {
        part: [sum(column) for column in zip(*(matched(row, tables, part) for row in rows), strict=True)]
        for part in ("source", "cue", "content")
    }


def spelled(counts: dict[str, list[int]]) -> str:
    """Precision, recall and F1 in percent."""
    return "   ".join(
        f"{part} P {100 * hit / max(1, found):.1f} R {100 * hit / max(1, gold):.1f}"
        f" F {200 * hit / max(1, found + gold):.1f}"
        for part, (found, gold, hit) in counts.items()
    )


def held_out(rows: Sequence[Row], parts: int) -> Iterator[str]:
    """For each part, what the finder reaches on it when fitted on the others, and on as many of those."""
    total = {part: [0, 0, 0] for part in ("source", "cue", "content")}
    for at in range(parts):
        others = [row for row in rows if part_of(row, parts) != at]
        tables = fit_both(others)
        left = measure([row for row in rows if part_of(row, parts) == at], tables)
        for part, counts in left.items():
            total[part] = [a + b for a, b in zip(total[part], counts, strict=True)]
        yield f"part {at + 1}, left out:   {spelled(left)}"
        yield f"part {at + 1}, fitted on:  {spelled(measure(others[:: parts - 1], tables))}"
    yield f"all, left out:      {spelled(total)}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit and write, or measure; 2 if the folder holds no labelled text."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, default=Path(weighing.__file__).parent)
    parser.add_argument("--held-out", type=int, default=0, metavar="N")
    options = parser.parse_args(arguments)
    rows = read_rows(options.folder)
    if not rows:
        print(f"{options.folder}: no .jsonl file with labelled texts", file=sys.stderr)
        return 2
    if options.held_out:
        for line in held_out(rows, options.held_out):
            print(line, flush=True)
    else:
        write(fit_both(rows), options.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
