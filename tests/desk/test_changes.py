"""What changed between versions is told as claims: altered, reversed, dropped, added, moved; and any note on it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from sayso.desk import logging
from sayso.desk.changes import Altered, What, changes_between
from sayso.desk.desk import Desk
from sayso.desk.importing import Settings, run_import
from sayso.desk.listing import claims
from sayso.model.claim import Status
from sayso.model.errors import InputError, NotFoundError
from sayso.model.tables import ClaimFilter

FIRST = """Mill fire kills three

Three workers died when a mill burned on Monday, the fire chief, Ana Holm, said.

The owner, Jon Brack, denied that 40 people worked without papers.

The union said 25 people were hurt.

A court fined the mill 9,000 euros in 2019. The insurer expects damage of at least 2 million euros.

Police counted 12 trucks.
"""
SECOND = """Mill fire kills five

Five workers died when a mill burned on Monday, the fire chief, Ana Holm, said.

The insurer expects damage of at least 2 million euros.

The owner, Jon Brack, confirmed that 40 people worked without papers.

The hospital said 25 people were hurt.

A court did not fine the mill 9,000 euros in 2019. Two goats were saved.
"""
NOTE = "Correction: An earlier version of this article said that three workers had died.\n\n"

Put = Callable[..., Desk]


@pytest.fixture
def put(desk: Desk, tmp_path: Path) -> Put:
    """What imports these texts as versions of one article."""

    def versions(*texts: str) -> Desk:
        for text in texts:
            (tmp_path / "mill.txt").write_text(text, "utf-8")
            run_import(desk, [str(tmp_path / "mill.txt")], Settings(outlet="Selby Ledger", published="2031-05-06"))
        return desk

    return versions


def told(desk: Desk) -> dict[What, list[Altered]]:
    """The changes of the newest step, by what became of the claims."""
    found: dict[What, list[Altered]] = {}
    for one in changes_between(desk, "A1").steps[-1].changes:
        found.setdefault(one.what, []).append(one)
    return found


def test_a_figure_that_became_another_is_told_once(put: Put) -> None:
    """In the headline and in the text; and nobody owned up to it."""
    desk = put(FIRST, SECOND)
    (became,) = told(desk)[What.BECAME]
    (step,) = changes_between(desk, "A1").steps

    assert ("3", "5", "workers", 2, 2, False) == (
        became.before,
        became.after,
        became.measure,
        len(became.claims),
        len(became.now),
        became.noted,
    )
    assert (("Mill fire kills three", "Mill fire kills five"), (), True) == (step.headlines, step.notes, step.silent)


def test_a_denial_that_became_a_confirmation_is_a_reversal(put: Put) -> None:
    """And so is a new 'not', though the figures stand as they did."""
    turned = told(put(FIRST, SECOND))[What.REVERSED]

    assert {"40", "€9,000"} == {one.before for one in turned}
    assert all(one.before == one.after for one in turned)
    assert {True} == {"denied" in one.because or "not" in one.because for one in turned}


def test_what_came_went_and_moved_is_told_apart(put: Put) -> None:
    """A claim that only slid down with the text did not move."""
    found = told(put(FIRST, SECOND))

    assert ["12"] == [one.before for one in found[What.DROPPED]]
    assert ["2"] == [one.after for one in found[What.ADDED]]
    assert ["at least €2 million"] == [one.before for one in found[What.MOVED]]


def test_the_same_words_from_another_source_are_told(put: Put) -> None:
    """The union's count became the hospital's."""
    (one,) = told(put(FIRST, SECOND))[What.ATTRIBUTED]

    assert ("25", True, True) == (one.before, "union" in one.because, "hospital" in one.because)


def test_a_note_that_names_what_was_wrong_owns_up_to_it(put: Put) -> None:
    """What stands in the note itself is not said by the article."""
    desk = put(FIRST, SECOND.replace("\n\n", f"\n\n{NOTE}", 1))
    (became,) = told(desk)[What.BECAME]
    (step,) = changes_between(desk, "A1").steps

    assert (True, False, ["correction"]) == (became.noted, step.silent, [note.kind.value for note in step.fresh])
    assert all(one.in_note for one in step.changes if one.what is What.ADDED and "three" in one.after)


def test_a_note_that_stood_before_owns_up_to_nothing(put: Put) -> None:
    """It is about an older change."""
    old = FIRST.replace("\n\n", f"\n\n{NOTE}", 1)
    desk = put(old, old.replace("9,000", "8,000"))
    (step,) = changes_between(desk, "A1").steps

    assert (1, (), True) == (len(step.notes), step.fresh, step.silent)


def test_every_step_is_told_or_the_one_asked_for(put: Put) -> None:
    """What changed and changed back did not change from first to last."""
    desk = put(FIRST, FIRST.replace("9,000", "8,000"), FIRST + "\n")
    put(FIRST.replace("25 people", "26 people"))

    assert [(1, 2), (2, 3)] == [(one.older, one.newer) for one in changes_between(desk, "A1").steps][:2]
    (whole,) = changes_between(desk, "A1", first=1, last=3).steps
    assert "€8,000" not in {one.after for one in whole.changes}
    assert 2 == changes_between(desk, "A1", last=3).steps[0].older


def test_one_version_has_no_changes(put: Put) -> None:
    """And that is no error."""
    assert () == changes_between(put(FIRST), "A1").steps


def test_what_an_editor_rejected_is_not_told(put: Put) -> None:
    """It was no claim of the article."""
    desk = put(FIRST)
    (trucks,) = [one for one in claims(desk, ClaimFilter()) if one.quote == "12"]
    logging.settle_claims(desk, [trucks.claim_id], Status.REJECTED)

    assert What.DROPPED not in told(put(SECOND))


@pytest.mark.parametrize(
    ("first", "last", "error", "said"),
    [
        (2, 1, InputError, "version 1 of A1 is not later than version 2"),
        (None, 9, NotFoundError, "A1 has no version 9"),
        (2, None, NotFoundError, "A1 has no version 3"),
    ],
)
def test_versions_there_are_not_are_refused(
    put: Put, first: int | None, last: int | None, error: type[Exception], said: str
) -> None:
    """In one sentence."""
    with pytest.raises(error, match=said):
        changes_between(put(FIRST, SECOND), "A1", first=first, last=last)
