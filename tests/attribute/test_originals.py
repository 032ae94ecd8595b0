"""The sources of the two original articles, named by offsets and short words alone; read through SAYSO_ORIGINALS."""

import os
from pathlib import Path

import pytest

from sayso.attribute.find import find_attributions
from sayso.attribute.nonanswers import NonAnswerKind, find_non_answers
from sayso.model.attribution import Attribution

FOLDER = os.environ.get("SAYSO_ORIGINALS", "")
pytestmark = pytest.mark.skipif(not FOLDER, reason="SAYSO_ORIGINALS names no folder with the original articles")


def original(starts: str) -> str:
    """The text of the original whose file name starts so."""
    return next(Path(FOLDER).glob(starts + "*.txt")).read_text(encoding="utf-8")


def sourced(text: str) -> list[tuple[int, str, str]]:
    """Where each source begins, its first word, and its kind, in text order, once each."""
    found = {
        (one.source.start, one.source_text.split()[0], one.source_kind.value)
        for one in find_attributions(text)
        if one.source is not None
    }
    return sorted(found)


def antecedents(text: str) -> list[tuple[str, int]]:
    """Each source that stands for another, with the place where that one begins."""
    found: list[Attribution] = sorted(
        (one for one in find_attributions(text) if one.refers_to),
        key=lambda one: one.source.start if one.source else 0,
    )
    return [(one.source_text.split(",")[0], one.refers_to.start) for one in found if one.refers_to]


FIRST: list[tuple[int, str, str]] = [
    (661, "Good", "institution"),
    (1013, "an", "unnamed"),
    (1308, "North", "person"),
    (1569, "Mr.", "person"),
    (1824, "he", "person"),
    (2078, "He", "person"),
    (2315, "Mr.", "person"),
    (2570, "Mr.", "person"),
    (2757, "A", "person"),
    (2815, "He,", "person"),
    (3038, "He", "person"),
]
SECOND: list[tuple[int, str, str]] = [
    (475, "a", "unnamed"),
    (758, "a", "unnamed"),
    (1098, "the", "unnamed"),
    (1287, "he", "unnamed"),
    (1420, "The", "unnamed"),
    (1794, "he", "unnamed"),
    (2066, "Another", "unnamed"),
    (2276, "he", "unnamed"),
    (2297, "he", "unnamed"),
    (2546, "China’s", "institution"),
    (2726, "A", "person"),
    (3091, "he", "person"),
    (3215, "Multiple", "unnamed"),
    (3540, "the", "document"),
    (3979, "the", "document"),
    (4563, "the", "document"),
]


def test_every_source_of_the_first_original_is_found() -> None:
    """Newsletter, inside source, both businessmen, with their kinds."""
    found = sourced(original("000"))
    assert [want for want in FIRST if want not in found] == []


def test_every_source_of_the_second_original_is_found() -> None:
    """Local sources, tourism body, peddler, report, with their kinds."""
    found = sourced(original("004"))
    assert [want for want in SECOND if want not in found] == []


def test_speakers_of_the_first_original_resolve() -> None:
    """Each short name and pronoun goes back to the man introduced last."""
    assert antecedents(original("000")) == RESOLVED


RESOLVED: list[tuple[str, int]] = [
    ("Mr. Park", 1308),
    ("he", 1308),
    ("He", 1308),
    ("Mr. Park", 1308),
    ("Mr. Park", 1308),
    ("He", 2757),
    ("He", 2757),
]


def test_missing_figures_of_the_second_original_are_a_non_answer() -> None:
    """That there are no official figures is recorded as what it is."""
    assert NonAnswerKind.NO_FIGURES in [one.kind for one in find_non_answers(original("004"))]
