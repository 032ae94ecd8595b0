"""Notes by which a publisher owns up to a change are told from reports about changes."""

import pytest

from sayso.anchor.notes import NoteKind, find_notes


@pytest.mark.parametrize(
    ("paragraph", "kind"),
    [
        ("Correction: The mill employs 40 people, not 400.", NoteKind.CORRECTION),
        ("CORRECTION, May 3: The mill burned on Monday.", NoteKind.CORRECTION),
        ("An earlier version of this article gave another figure.", NoteKind.CORRECTION),
        ("This story originally said the mill was insured.", NoteKind.CORRECTION),
        ("This article has been corrected.", NoteKind.CORRECTION),
        ("Clarification: The mill stands outside Selby.", NoteKind.CLARIFICATION),
        ("Editor's note: Names were added.", NoteKind.CLARIFICATION),
        ("Updated: May 3, 18:40", NoteKind.UPDATE),
        ("Updated at 18:40 on May 3", NoteKind.UPDATE),
        ("This story has been updated with the mayor's words.", NoteKind.UPDATE),
    ],
)
def test_a_note_is_found_with_its_kind(paragraph: str, kind: NoteKind) -> None:
    """Among other paragraphs, at its place."""
    text = f"Mill burns\n\n{paragraph}\n\nThe mill burned."
    (found,) = find_notes(text)

    assert (kind, paragraph, paragraph) == (found.kind, found.text, found.span.of(text))


@pytest.mark.parametrize(
    "paragraph",
    [
        "The ministry corrected its figure to 40 on Tuesday.",
        "Officials updated the count twice.",
        "The prison, a house of correction, burned.",
        "Update notices were sent to the tenants.",
        "He said an earlier report was wrong.",
        "Updating the list took 3 days",
    ],
)
def test_a_report_about_a_change_is_no_note(paragraph: str) -> None:
    """What others corrected says nothing of this text."""
    assert () == find_notes(f"Mill burns\n\n{paragraph}\n")


def test_a_long_paragraph_is_the_report_itself() -> None:
    """Even where it opens with the word."""
    assert () == find_notes("Correction: " + "the mill burned and burned again, " * 30)
