"""The two original reports import as they are; their words stay out of this repository."""

import os
from pathlib import Path

import pytest

from sayso.intake.outlet import with_outlet
from sayso.intake.read import read
from sayso.model.text import Document, OutletClue, Role

ORIGINALS = os.environ.get("SAYSO_ORIGINALS", "")

pytestmark = pytest.mark.skipif(not ORIGINALS, reason="SAYSO_ORIGINALS names no folder with the original reports")


def _documents() -> list[Document]:
    files = sorted(Path(ORIGINALS).glob("*.txt"))
    items = [item for file in files for item in read(file.name, file.read_bytes())]
    return [item for item in items if isinstance(item, Document)]


def test_each_tells_its_outlet_by_itself() -> None:
    """One names it under the headline, the other in its credits."""
    settled = [with_outlet(document) for document in _documents()]
    expected = [("Daily NK", OutletClue.HEADER), ("RFA", OutletClue.CREDIT)]
    assert expected == [(document.outlet, document.outlet_clue) for document in settled]


def test_the_first_lines_are_headlines() -> None:
    """The headline is the first line, word for word."""
    assert [document.text.split("\n")[0] for document in _documents()] == [item.headline for item in _documents()]


@pytest.mark.parametrize(
    ("number", "role", "count"),
    [
        (0, Role.BYLINE, 1),
        (0, Role.BODY, 14),
        (0, Role.BOILERPLATE, 1),
        (1, Role.CAPTION, 1),
        (1, Role.SUBHEAD, 1),
        (1, Role.CREDIT, 1),
        (1, Role.BODY, 21),
        (1, Role.BOILERPLATE, 2),
    ],
)
def test_regions_are_told_apart(number: int, role: Role, count: int) -> None:
    """Header, captions, subheads, credits and page words are none of the report's paragraphs."""
    assert count == len(_documents()[number].spans(role))


def test_nothing_but_white_space_is_left_over() -> None:
    """Every word of the originals belongs to a region."""
    for document in _documents():
        left = document.text
        for region in reversed(document.regions):
            left = left[: region.span.start] + left[region.span.end :]
        assert not left.strip()
