"""The page about a source: grades over time, claims by story, who used it, and how they held up."""

from datetime import date

import pytest

from sayso.desk import asking, comparing, grading, history, linking, logging, merging, registry, stories
from sayso.desk.desk import Desk
from sayso.desk.source_page import page
from sayso.model.claim import Status
from sayso.model.errors import InputError
from sayso.model.grading import RELIABILITY


def test_grades_stay_with_their_days(newsroom: Desk) -> None:
    """The newest day counts, whenever it was written down; undoing a grade brings back the one before."""
    registry.add_source(newsroom, "Ines Tarrow", "person")
    grading.grade_source(newsroom, "S1", "b", on="2031-02-01", because="right twice")
    grading.grade_source(newsroom, "S1", "F", on="2030-01-01", because="new to us")
    found = page(newsroom, "S1")

    assert ("B", "usually reliable") == (found.source.reliability, found.meaning)
    assert [
        ("F", date(2030, 1, 1), "ed", "new to us"),
        ("B", date(2031, 2, 1), "ed", "right twice"),
    ] == [(one.reliability, one.on, one.by, one.because) for one in found.grades]
    grading.grade_source(newsroom, "S1", "D")
    assert "D" == page(newsroom, "S1").source.reliability
    history.undo_entry(newsroom)
    assert ("B", 2) == (page(newsroom, "S1").source.reliability, len(page(newsroom, "S1").grades))


@pytest.mark.parametrize("letter", ["G", "1", "AB", "a-", "Ä", "none"])
def test_an_unknown_letter_is_refused(newsroom: Desk, letter: str) -> None:
    """The message lists those there are."""
    with pytest.raises(InputError, match=r"no such grade: .*; give A to E, or F for 'cannot be judged'"):
        grading.grade_source(newsroom, "S1", letter)


@pytest.mark.parametrize(
    ("on", "said"), [("soon", "is not a day"), ("2031-02-30", "is not a day"), ("2999-01-01", "has not come yet")]
)
def test_a_grade_holds_from_a_day(newsroom: Desk, on: str, said: str) -> None:
    """One that there is, and not in the future."""
    with pytest.raises(InputError, match=said):
        grading.grade_source(newsroom, "S1", "B", on=on)


def test_claims_are_told_by_story_and_hop(newsroom: Desk) -> None:
    """As the origin, or as a hop on the way; outlets with how often and when."""
    registry.add_source(newsroom, "Port authority", "institution")
    linking.link_claims(newsroom, ["C1"], "S4", basis="participant", channel="interview")
    linking.link_claims(newsroom, ["C9"], "S2", via=["S4"])
    stories.take_out(newsroom, "storm", ["A2"])
    found = page(newsroom, "S4")

    assert [("C1", "storm"), ("C9", "")] == [(line.claim_id, line.story) for line in found.claims]
    assert [
        ("C1", "origin", 1, 1, "participant", "interview"),
        ("C9", "hop", 1, 2, "", ""),
    ] == [(one.claim_id, one.role, one.hop, one.hops, one.basis, one.channel) for one in found.citations]
    assert [
        ("Quillmouth Post", 1, 1, "2031-04-09", "2031-04-09"),
        ("Selby Ledger", 1, 1, "2031-04-10", "2031-04-10"),
    ] == [(one.outlet, one.articles, one.claims, one.first, one.last) for one in found.used]


def test_only_others_with_other_origins_corroborate_or_contradict(newsroom: Desk) -> None:
    """The same source again in another outlet says nothing new."""
    registry.add_source(newsroom, "Ines Tarrow", "person")
    registry.add_source(newsroom, "Fishers' Union", "institution")
    linking.link_claims(newsroom, ["C1"], "S1")
    linking.link_claims(newsroom, ["C8"], "S4")
    asking.suggest(newsroom)
    comparing.compare_all(newsroom)

    assert [("C1", "C8")] == [
        (one.claim, one.other.claim) for one in page(newsroom, "S1").contradicted if one.other.claim == "C8"
    ]
    linking.link_claims(newsroom, ["C8"], "S1")
    held = {frozenset((one.claim, one.other.claim)) for one in page(newsroom, "S1").contradicted}
    assert frozenset(("C1", "C8")) not in held


def test_a_merged_source_shares_the_page(newsroom: Desk) -> None:
    """With grades and claims of both, by either name."""
    registry.add_source(newsroom, "Port authority", "institution")
    registry.add_source(newsroom, "the port", "institution")
    grading.grade_source(newsroom, "S5", "C")
    linking.link_claims(newsroom, ["C4"], "S5")
    logging.settle_claims(newsroom, ["C4"], Status.ACCEPTED)
    merging.merge_sources(newsroom, "S5", "S4", because="one door")

    assert ["C4"] == [line.claim_id for line in page(newsroom, "S4").claims]
    assert ["C"] == [one.reliability for one in page(newsroom, "S4").grades]
    assert [("S5", "one door")] == [(one.source_id, one.because) for one in page(newsroom, "S4").merged]
    other = page(newsroom, "S5")
    assert (["S4"], "Port authority") == ([one.source_id for one in other.merged], other.stands_for)
    assert RELIABILITY["C"] == page(newsroom, "S4").grades[0].meaning
