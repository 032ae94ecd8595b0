"""Precision and recall over our own sentences, by phenomenon, with floors that only rise."""

import json
import re
import sys
from collections import defaultdict
from pathlib import Path

import pytest

from sayso.extract.places import find_places
from sayso.extract.sentences import split

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


def counts(lines: list[str]) -> tuple[int, int, int]:
    """Right, wrong and missed spans."""
    right = wrong = missed = 0
    for marked in lines:
        text, gold = read(marked)
        got = {(found.span.start, found.span.end) for found in find_places(text, split(text))}
        right, wrong, missed = right + len(got & gold), wrong + len(got - gold), missed + len(gold - got)
    return right, wrong, missed


def floors() -> dict[str, list[int]]:
    """For each phenomenon how many spans may be wrong and missed; lower them, never raise them."""
    allowed: dict[str, list[int]] = json.loads((CORPUS / "floors.json").read_text(encoding="utf-8"))
    return allowed


@pytest.mark.parametrize("phenomenon", sorted(sentences()))
def test_phenomenon(phenomenon: str) -> None:
    """Spans wrong and missed stay within the floor of the phenomenon."""
    right, wrong, missed = counts(sentences()[phenomenon])
    precision = right / (right + wrong) if right + wrong else 1.0
    recall = right / (right + missed) if right + missed else 1.0
    shown = f"P {100 * precision:5.1f}  R {100 * recall:5.1f}  right {right} wrong {wrong} missed {missed}"
    sys.stdout.write(f"{phenomenon:26} {shown}\n")
    most_wrong, most_missed = floors().get(phenomenon, [0, 0])
    assert wrong <= most_wrong
    assert missed <= most_missed


def test_the_corpus_is_large_enough_to_mean_something() -> None:
    """At least 150 sentences, a third of them without any place."""
    lines = [line for of_one in sentences().values() for line in of_one]
    assert len(lines) >= 150
    assert sum(not MARKED.search(line) for line in lines) * 3 >= len(lines)
