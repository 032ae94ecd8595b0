"""Precision and recall over our own sentences, by phenomenon, with floors that only rise."""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from sayso.extract.places import find_places
from sayso.extract.sentences import split

Hold = Callable[[str, Mapping[str, int], Mapping[str, int], object], None]
CORPUS = Path(__file__).parents[2] / "corpus" / "places"
MARKED = re.compile(r"\[\[(.+?)\]\]")


def sentences() -> dict[str, list[str]]:
    """The marked sentences of each phenomenon."""
    found = defaultdict(list)
    for path in sorted(CORPUS.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            found[row["phenomenon"]].append(row["marked"])
    return dict(found)


def read(marked: str) -> tuple[str, set[tuple[int, int]]]:
    """The text without its marks, and the spans that they marked."""
    spans, text, at = set(), "", 0
    for match in MARKED.finditer(marked):
        text += marked[at : match.start()]
        spans.add((len(text), len(text) + len(match[1])))
        text += match[1]
        at = match.end()
    return text + marked[at:], spans


def counts(lines: list[str]) -> tuple[int, int, int, list[str]]:
    """Right, wrong and missed spans, and the sentences in which something differs."""
    right = wrong = missed = 0
    notes = []
    for marked in lines:
        text, gold = read(marked)
        got = {(found.span.start, found.span.end) for found in find_places(text, split(text))}
        right, wrong, missed = right + len(got & gold), wrong + len(got - gold), missed + len(gold - got)
        if got != gold:
            notes.append(f"{marked!r}: found {[text[start:end] for start, end in sorted(got)]}")
    return right, wrong, missed, notes


def percent(part: int, whole: int) -> int:
    """A whole percentage; of nothing, all is right."""
    return 100 * part // whole if whole else 100


def floors() -> dict[str, list[int]]:
    """Percent precision and recall that a phenomenon has reached, where that is not yet 100."""
    reached: dict[str, list[int]] = json.loads((CORPUS / "floors.json").read_text(encoding="utf-8"))
    return reached


@pytest.mark.parametrize("phenomenon", sorted(sentences()))
def test_phenomenon(phenomenon: str, hold: Hold) -> None:
    """Precision and recall are what the floor of the phenomenon says."""
    right, wrong, missed, notes = counts(sentences()[phenomenon])
    precision, recall = floors().get(phenomenon, [100, 100])
    measured = {"P": percent(right, right + wrong), "R": percent(right, right + missed)}
    hold(f"places: {phenomenon}", measured, {"P": precision, "R": recall}, notes)


def test_the_corpus_is_large_enough_to_mean_something() -> None:
    """At least 150 sentences, a third of them without any place."""
    lines = [line for of_one in sentences().values() for line in of_one]
    assert len(lines) >= 150
    assert sum(not MARKED.search(line) for line in lines) * 3 >= len(lines)
