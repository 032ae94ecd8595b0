"""Labelled texts go in as JSON Lines, and what somebody found in them; out come precision, recall and F1 in percent.

A set is a file ``NAME.jsonl``, one text a line::

    {"id": "1", "text": "...", "published": "2013-02-11" or null, "spans": [
        {"start": 0, "end": 7, "type": "PLACE" or "DATE" or "FIGURE", "role": "required" or "optional" or "wrong",
         "normalized": a TIMEX3 value for a DATE}],
     "quantities": [{"value": "12" or "5 - 10"}]}

Offsets are code points, half-open. ``published`` may stand under ``meta`` as ``dct``. ``role`` may be left out: then it
is required; optional spans and spans of another type count neither way. ``quantities`` is for sets that label amounts
without offsets. The kinds of a set are those that its lines label.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

Row = dict[str, Any]
KINDS = ("PLACE", "DATE", "FIGURE")
_ABSOLUTE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?(T.*)?")
_DAY = re.compile(r"\d{4}(-\d\d)?(-\d\d)?")


class Seen(NamedTuple):
    """What somebody takes for a place, a date or a figure; ``values`` is its dates or its amounts, as text."""

    kind: str
    start: int
    end: int
    values: tuple[str, ...] = ()


@dataclass
class Count:
    """Right, wrong and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def shown(self) -> str:
        """Precision, recall and F1 in percent."""
        precision = self.right / (self.right + self.wrong) if self.right + self.wrong else 0.0
        recall = self.right / (self.right + self.missed) if self.right + self.missed else 0.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return f"{100 * precision:5.1f} {100 * recall:5.1f} {100 * f1:5.1f}"


@dataclass
class Score:
    """Spans that overlap, spans that are the same, and values: right of how many, or as amounts found."""

    overlap: Count = field(default_factory=Count)
    exact: Count = field(default_factory=Count)
    valued: int = 0
    right: int = 0
    amounts: Count | None = None

    def values(self) -> str:
        """The share of right dates among those found that are absolute, or precision, recall and F1 of amounts."""
        if self.amounts is not None:
            return self.amounts.shown()
        return f"{100 * self.right / self.valued:5.1f}" if self.valued else ""


def published(row: Row) -> str:
    """The day on which the text was published, or empty."""
    return str((row.get("meta") or {}).get("dct") or row.get("published") or "")[:10]


def sets_in(folder: Path) -> Iterator[tuple[str, list[Row]]]:
    """The sets of a folder by name; files whose lines are no labelled texts are passed over."""
    for path in sorted(folder.glob("*.jsonl")):
        with path.open(encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines if line.strip()]
        if rows and all("text" in row and ("spans" in row or "quantities" in row) for row in rows):
            yield path.stem, rows


def kinds_of(rows: list[Row]) -> list[str]:
    """What is labelled in a set."""
    labelled = {span["type"] for row in rows for span in row.get("spans", ())}
    return [kind for kind in KINDS if kind in labelled or (kind == "FIGURE" and "quantities" in rows[0])]


def score(rows: list[Row], found: list[list[Seen]], kind: str) -> Score:
    """What was found of one kind in the texts of a set, against its labels."""
    total = Score()
    for row, seen in zip(rows, found, strict=True):
        ours = [one for one in seen if one.kind == kind]
        if "quantities" in row:
            total.amounts = total.amounts or Count()
            _amounts(row["quantities"], ours, total.amounts)
        else:
            _spans(row["spans"], ours, kind, total)
    return total


def _spans(labels: list[Row], seen: list[Seen], kind: str, total: Score) -> None:
    same = [one for one in labels if one["type"] == kind and one.get("role") != "wrong"]
    wanted = [one for one in same if one.get("role", "required") == "required"]
    ends = {(one["start"], one["end"]) for one in wanted}
    free = [one for one in labels if one["type"] in {*KINDS, "ORDINAL"} and (one["start"], one["end"]) not in ends]
    free = [one for one in free if one["type"] != kind or one in same]
    wanted = list({(one["start"], one["end"]): one for one in wanted}.values())
    for exact, count in ((False, total.overlap), (True, total.exact)):
        pairs = _paired(wanted, seen, exact=exact)
        count.right += len(pairs)
        count.missed += len(wanted) - len(pairs)
        taken = {at for at, _ in pairs}
        for at, one in enumerate(seen):
            meets = any(_shared(one, other) > 0 for other in [*free, *([] if exact else wanted)])
            count.wrong += at not in taken and not meets
        if not exact and kind == "DATE":
            _dates([(seen[at], wanted[to]) for at, to in pairs], total)


def _shared(one: Seen, label: Row) -> int:
    shared: int = min(one.end, label["end"]) - max(one.start, label["start"])
    return shared


def _paired(wanted: list[Row], seen: list[Seen], *, exact: bool) -> list[tuple[int, int]]:
    """Pairs of what was seen and what was wanted, each used once, the closest first."""
    close = []
    for at, one in enumerate(seen):
        for to, label in enumerate(wanted):
            shared = _shared(one, label)
            if (one.start, one.end) == (label["start"], label["end"]) if exact else shared > 0:
                close.append((-shared / max(one.end - one.start, label["end"] - label["start"]), at, to))
    used: set[int] = set()
    hit: set[int] = set()
    pairs = []
    for _, at, to in sorted(close):
        if at not in used and to not in hit:
            used.add(at)
            hit.add(to)
            pairs.append((at, to))
    return pairs


def _dates(pairs: Iterable[tuple[Seen, Row]], total: Score) -> None:
    for one, label in pairs:
        value = label.get("normalized")
        if one.values and isinstance(value, str) and _ABSOLUTE.fullmatch(value):
            day = _DAY.match(value)
            assert day is not None
            total.valued += 1
            total.right += any(found.startswith(day[0]) for found in one.values)


def _amounts(labels: list[Row], seen: list[Seen], count: Count) -> None:
    open_ = [tuple(float(value) for value in one.values) for one in seen if one.values]
    found = len(open_)
    right = wanted = 0
    for label in labels:
        value = _numbers(str(label["value"]))
        if not value:
            continue
        wanted += 1
        match = next((one for one in open_ if _alike(one, value)), None)
        if match is not None:
            open_.remove(match)
            right += 1
    count.right, count.missed, count.wrong = (
        count.right + right,
        count.missed + wanted - right,
        count.wrong + found - right,
    )


def _numbers(text: str) -> tuple[float, ...]:
    parts = re.fullmatch(r"(-?[\d.]+(?:e[+-]?\d+)?)(?:\s*-\s*(-?[\d.]+(?:e[+-]?\d+)?))?", text.replace(",", "").strip())
    return tuple(float(part) for part in parts.groups() if part) if parts else ()


def _alike(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    close = (abs(a - b) <= 1e-6 * max(1.0, abs(a)) for a, b in zip(one, other, strict=False))
    return len(one) == len(other) and all(close)
