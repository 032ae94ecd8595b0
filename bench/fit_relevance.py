"""Fit how surely two passages speak of one thing: labelled pairs of statements go in, weights in log odds come out.

    python bench/fit_relevance.py FOLDER

Reads every ``agree_*.jsonl`` in FOLDER: one object a line with ``a``, ``b`` (the texts), ``label`` (``neutral`` or
``neither`` where the two do not speak of one thing) and ``page`` (their subject). Prints the weights for
``sayso.compare.relevance``, and what each threshold brings when the subjects of an eighth of the pairs are left out
in turn. The same pairs always give the same weights: Newton's method from nothing, with a small ridge.
"""

import argparse
import hashlib
import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import astuple, fields
from pathlib import Path
from typing import Any

from sayso.compare.judgement import deciding, main_kind, overall
from sayso.compare.pairing import pair_up
from sayso.compare.relevance import Evidence, evidence
from sayso.compare.surroundings import passage
from sayso.desk.untokenizing import printed
from sayso.extract.pipeline import Context, extract
from sayso.model.claim import Claim, Value
from sayso.model.figure import Figure
from sayso.model.when import When

NOTHING = frozenset({"neutral", "neither"})
"""Labels of pairs that do not speak of one thing."""

RIDGE = 1.0
"""What keeps weights small where few pairs say anything of them."""

FOLDS = 8

THRESHOLDS = (0.3, 0.35, 0.4, 0.45, 0.5, 0.55)

Row = tuple[str, list[float], bool]
"""The subject of a pair, its evidence after a leading 1, and whether the two speak of one thing."""


def main() -> None:
    """Fit the weights of figures and of dates."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    rows: dict[type[Value], list[Row]] = {Figure: [], When: []}
    for pair in _pairs(options.folder):
        found = _evidence(pair["a"], pair["b"])
        if found is not None and found[0] in rows:
            rows[found[0]].append((str(pair.get("page", "")), found[1], pair["label"] not in NOTHING))
    for kind, held in rows.items():
        if held:
            _report(kind, held)


def _pairs(folder: Path) -> Iterator[dict[str, Any]]:
    for file in sorted(folder.glob("agree_*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)


def _evidence(text_a: str, text_b: str) -> tuple[type[Value], list[float]] | None:
    a, b = printed(text_a).text, printed(text_b).text
    claims_a, claims_b = extract(a, Context()), extract(b, Context())
    one, other = passage(a, claims_a, _dates(claims_b)), passage(b, claims_b, _dates(claims_a))
    kind = main_kind(min((one, other), key=lambda held: (len(held.text), held.text)))
    if kind is None:
        return None
    pairs = pair_up(one, other)
    whole = overall(deciding(pairs, kind)).outcome
    return kind, [1.0, *astuple(evidence(one, other, pairs, kind, whole))]


def _dates(claims: Sequence[Claim]) -> list[When]:
    return [claim.value for claim in claims if isinstance(claim.value, When)]


def _report(kind: type[Value], rows: Sequence[Row]) -> None:
    names = ["base", *(field.name for field in fields(Evidence))]
    print(f"{kind.__name__}: {len(rows)} pairs, {sum(same for _, _, same in rows)} of one thing")
    for name, weight in zip(names, fit(rows), strict=True):
        print(f"    {name}={weight:.2f},")
    left_out = _left_out(rows)
    for threshold in THRESHOLDS:
        kept = [same for odds, same in left_out if odds >= threshold]
        precision, recall = sum(kept) / max(1, len(kept)), sum(kept) / max(1, sum(same for _, same in left_out))
        print(f"    left out, from {threshold}: precision {precision:.3f}, recall {recall:.3f}")


def _left_out(rows: Sequence[Row]) -> list[tuple[float, bool]]:
    found = []
    for fold in range(FOLDS):
        weights = fit([row for row in rows if _fold(row) != fold])
        found += [(_chance(weights, x), same) for page, x, same in rows if _fold((page, x, same)) == fold]
    return found


def _fold(row: Row) -> int:
    return int(hashlib.sha256(row[0].encode()).hexdigest(), 16) % FOLDS


def _chance(weights: Sequence[float], x: Sequence[float]) -> float:
    return 1 / (1 + math.exp(-sum(weight * part for weight, part in zip(weights, x, strict=True))))


def fit(rows: Sequence[Row]) -> list[float]:
    """Logistic regression with a ridge on all weights but the first, by Newton's method."""
    size = len(rows[0][1])
    weights = [0.0] * size
    for _ in range(50):
        slope = [-RIDGE * weight if place else 0.0 for place, weight in enumerate(weights)]
        bend = [[(RIDGE if row and row == column else 1e-9) for column in range(size)] for row in range(size)]
        for _, x, same in rows:
            chance = _chance(weights, x)
            for row in range(size):
                slope[row] += (same - chance) * x[row]
                for column in range(size):
                    bend[row][column] += chance * (1 - chance) * x[row] * x[column]
        step = _solved(bend, slope)
        weights = [weight + move for weight, move in zip(weights, step, strict=True)]
        if max(map(abs, step)) < 1e-6:
            break
    return weights


def _solved(matrix: Sequence[Sequence[float]], right: Sequence[float]) -> list[float]:
    """Solve a symmetric positive system by elimination."""
    rows = [[*line, value] for line, value in zip(matrix, right, strict=True)]
    size = len(rows)
    for place in range(size):
        best = max(range(place, size), key=lambda row: abs(rows[row][place]))
        rows[place], rows[best] = rows[best], rows[place]
        for row in range(place + 1, size):
            factor = rows[row][place] / rows[place][place]
            rows[row] = [value - factor * top for value, top in zip(rows[row], rows[place], strict=True)]
    found = [0.0] * size
    for place in reversed(range(size)):
        known = sum(rows[place][column] * found[column] for column in range(place + 1, size))
        found[place] = (rows[place][size] - known) / rows[place][place]
    return found


if __name__ == "__main__":
    main()
