"""The finder against marked sentences written for it, a file for each phenomenon, near misses among them."""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from sayso.attribute.find import find_attributions
from sayso.model.attribution import Attribution
from sayso.model.text import Span

Hold = Callable[[str, Mapping[str, int], Mapping[str, int], object], None]
CORPUS = Path(__file__).parents[1] / "corpus" / "attribution"
_MARK = re.compile(r"\{([sct])(?::(\w+))?\||\}|[^{}]+")

FLOORS: dict[str, tuple[int, int, int, int]] = {
    "according": (100, 100, 100, 100),
    "belief": (92, 92, 92, 100),
    "cited": (100, 100, 100, 100),
    "documents": (100, 100, 100, 100),
    "headlines": (100, 100, 100, 100),
    "linked": (100, 100, 100, 94),
    "near_misses": (100, 100, 100, 100),
    "nouns": (60, 60, 60, 100),
    "passive": (100, 100, 100, 100),
    "posts": (100, 100, 100, 100),
    "quotes": (100, 100, 100, 100),
    "said_after": (100, 100, 100, 100),
    "said_before": (100, 100, 100, 100),
    "told": (100, 100, 100, 100),
    "unnamed": (100, 100, 100, 97),
}
"""Percent of sources, cues and contents found, and of finds that are right; they only rise."""


@dataclass
class Marked:
    """A sentence without its marks, and the marked spans by letter; sources carry their kind."""

    text: str = ""
    spans: dict[str, list[tuple[Span, str]]] = field(default_factory=lambda: {"s": [], "c": [], "t": []})


def read(line: str) -> Marked:
    """Take the marks out of a corpus line; they nest."""
    marked, open_marks = Marked(), []
    for piece in _MARK.finditer(line.replace("¶", "\n\n")):
        if piece[1]:
            open_marks.append((piece[1], piece[2] or "", len(marked.text)))
        elif piece[0] == "}":
            letter, kind, start = open_marks.pop()
            marked.spans[letter].append((Span(start, len(marked.text)), kind))
        else:
            marked.text += piece[0]
    return marked


def part(found: Attribution, letter: str) -> Span | None:
    """The span of an attribution that a mark of this letter stands for."""
    return {"s": found.source, "c": found.cue, "t": found.content}[letter]


def tally(name: str) -> Counter[str]:
    """Marks, finds and matches of one corpus file."""
    count: Counter[str] = Counter()
    for line in (CORPUS / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        marked = read(line)
        found = find_attributions(marked.text)
        for letter in "sct":
            spans = {span for span in (part(one, letter) for one in found) if span is not None}
            for gold, _ in marked.spans[letter]:
                count["marks " + letter] += 1
                count["hits " + letter] += any(gold.overlaps(span) for span in spans)
            count["finds"] += len(spans)
            count["right"] += sum(any(span.overlaps(gold) for gold, _ in marked.spans[letter]) for span in spans)
        for gold, kind in marked.spans["s"]:
            kinds = {one.source_kind.value for one in found if one.source is not None and one.source.overlaps(gold)}
            count["kinds"] += 1
            count["kinds right"] += kind in kinds
    return count


def percent(part_of: int, whole: int) -> int:
    """A whole percentage; of nothing, all is right."""
    return 100 * part_of // whole if whole else 100


def measured(name: str) -> tuple[int, int, int, int]:
    """Percent of sources, cues and contents found, and of finds that are right, in one file."""
    count = tally(name)
    return (
        percent(count["hits s"], count["marks s"]),
        percent(count["hits c"], count["marks c"]),
        percent(count["hits t"], count["marks t"]),
        percent(count["right"], count["finds"]),
    )


NAMES = sorted(path.stem for path in CORPUS.glob("*.txt"))


def test_every_file_has_its_floor() -> None:
    """A phenomenon cannot be added without a floor, nor lose its file."""
    assert sorted(FLOORS) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_phenomenon_keeps_its_floor(name: str, hold: Hold) -> None:
    """What is found of each phenomenon is what was reached."""
    parts = ("sources", "cues", "contents", "P")
    hold(
        f"attribution: {name}",
        dict(zip(parts, measured(name), strict=True)),
        dict(zip(parts, FLOORS[name], strict=True)),
        "",
    )


def test_near_misses_attribute_nothing() -> None:
    """Sentences in which nobody is made responsible for anything stay without attribution."""
    lines = (CORPUS / "near_misses.txt").read_text(encoding="utf-8").splitlines()
    assert [] == [line for line in lines if find_attributions(line)]


def test_kinds_of_sources() -> None:
    """At least 95 of 100 marked sources get the kind that an editor would give."""
    total: Counter[str] = Counter()
    for name in NAMES:
        total += tally(name)
    assert percent(total["kinds right"], total["kinds"]) >= 95
