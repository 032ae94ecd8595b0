"""Conflicts are raised as a full comparison finds them, at the cost of a look at all answers."""

from typing import Any

import pytest
from sqlalchemy import select

from sayso.desk import asking, comparing, logging
from sayso.desk.desk import Desk
from sayso.desk.logging import Wording
from sayso.desk.raising import Raised, raised
from sayso.model.errors import NotFoundError
from sayso.model.verdict import Outcome, Settlement
from sayso.store.rows import ComparisonRow


def found(desk: Desk, **narrowed: str) -> list[tuple[object, ...]]:
    """The conflicts of a full comparison, by story and number."""
    whole = [one for one in comparing.compare_all(desk, **narrowed) if one.verdict is Outcome.CONFLICT]
    return sorted((one.story, int(one.question[1:]), one.reason, one.because, one.settled) for one in whole)


def told(conflicts: list[Raised]) -> list[tuple[object, ...]]:
    """The same of conflicts as they are raised."""
    return [(one.story, int(one.question[1:]), one.reason, one.because, one.settled) for one in conflicts]


def test_conflicts_are_those_of_a_full_comparison(newsroom: Desk) -> None:
    """With the two claims that the reason speaks of, and no verdict is stored for it."""
    asking.suggest(newsroom)
    conflicts = raised(newsroom)
    with newsroom.store.reading() as session:
        assert [] == session.scalars(select(ComparisonRow)).all()

    (whole,) = comparing.conflicts(newsroom)
    pair = next(pair for pair in whole.pairs if pair.verdict is Outcome.CONFLICT)
    assert found(newsroom) == told(conflicts)
    assert [(pair.left, pair.left_outlet, pair.right, pair.right_outlet)] == [
        (one.left, one.left_outlet, one.right, one.right_outlet) for one in conflicts
    ]


@pytest.mark.parametrize("word", [Outcome.CONFLICT, Outcome.AGREE, Settlement.WRONG, Settlement.BOTH_STAND])
@pytest.mark.parametrize("pairwise", [True, False])
def test_an_editors_word_counts(newsroom: Desk, word: Any, *, pairwise: bool) -> None:
    """On each question or on two of its claims, whether or not these look like a conflict."""
    asking.suggest(newsroom)
    for one in comparing.compare_all(newsroom):
        if one.pairs:
            on = [one.pairs[0].left, one.pairs[0].right] if pairwise else [one.question]
            wrong = {"wrong": on[0]} if word is Settlement.WRONG and pairwise else {}
            if word is not Settlement.WRONG or pairwise:
                comparing.rule(newsroom, on, word, "as the log has it", **wrong)

    assert found(newsroom) == told(raised(newsroom))


def test_what_waits_to_be_screened_is_not_missed(newsroom: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a file that is read-only here."""
    asking.suggest(newsroom)
    raised(newsroom)
    monkeypatch.setattr("sayso.desk.screening.screen_stale", lambda _session: None)
    logging.edit_claim(newsroom, "C1", Wording(value="1"))
    monkeypatch.setattr(type(newsroom.store), "writable", lambda _self: False)

    assert found(newsroom) == told(raised(newsroom))
    assert {one.question for one in comparing.conflicts(newsroom)} == {one.question for one in raised(newsroom)}


def test_a_story_that_is_not_there_is_refused(desk: Desk) -> None:
    """Rather than called free of conflicts."""
    with pytest.raises(NotFoundError):
        raised(desk, story="nowhere")
