"""How credible a claim is and how reliable a source are judged apart; what cannot be judged stands apart, too."""

import pytest

from sayso.desk import asking, comparing, grading, history, linking, listing, logging, registry, showing
from sayso.desk.desk import Desk
from sayso.desk.logging import Wording
from sayso.model.claim import Status
from sayso.model.errors import ConflictError, InputError, NotFoundError
from sayso.model.tables import ClaimFilter


@pytest.fixture
def graded(newsroom: Desk) -> Desk:
    """The newsroom with claims of the best, a middling, the worst and no judged credibility."""
    for ref, grade in (("C1", "6"), ("C2", "3"), ("C3", "5"), ("C4", "1")):
        grading.grade_claim(newsroom, ref, grade)
    return newsroom


def order(desk: Desk, sort: str) -> list[str]:
    """The claims in this order."""
    return [line.claim_id for line in listing.claims(desk, ClaimFilter(sort=sort))]


def test_a_claim_that_cannot_be_judged_comes_after_all_that_were(graded: Desk) -> None:
    """Upwards and downwards; then those that nobody graded."""
    assert ["C4", "C2", "C3", "C1", "C5"] == order(graded, "credibility")[:5]
    assert ["C3", "C2", "C4", "C1", "C5"] == order(graded, "-credibility")[:5]


def test_claims_are_found_by_their_grade(graded: Desk) -> None:
    """That and no other; the grades are told beside the lines."""
    found = listing.claims(graded, ClaimFilter(credibility=(3, 6)))

    assert ["C1", "C2"] == [line.claim_id for line in found]
    assert {"C1": 6, "C2": 3} == listing.credibility(graded, found)


def test_a_source_that_cannot_be_judged_comes_after_all_that_were(newsroom: Desk) -> None:
    """Upwards and downwards; then those that nobody graded."""
    for name, letter in (("Ada", "F"), ("Bo", "E"), ("Cy", "A"), ("Di", "C")):
        grading.grade_source(newsroom, registry.add_source(newsroom, name, "person"), letter)
    registry.add_source(newsroom, "Ed", "person")

    def names(sort: str) -> list[str]:
        return [line.name for line in listing.all_sources(newsroom, kind="person", sort=sort, status="confirmed")]

    assert ["Cy", "Di", "Bo", "Ada", "Ed"] == names("reliability")
    assert ["Bo", "Di", "Cy", "Ada", "Ed"] == names("-reliability")
    assert ["Bo", "Ada"] == [line.name for line in listing.all_sources(newsroom, grades=["e", "F"], sort="-name")]
    with pytest.raises(InputError, match="sources cannot be sorted by 'grade'; choose one of reliability, name"):
        listing.all_sources(newsroom, sort="grade")
    with pytest.raises(InputError, match="no such grade: 'G'"):
        listing.all_sources(newsroom, grades=["G"])


def test_the_two_grades_are_apart(newsroom: Desk) -> None:
    """A claim of a reliable source is not credible for it, nor the source reliable for the claim."""
    registry.add_source(newsroom, "Port authority", "institution")
    linking.link_claims(newsroom, ["C4"], "S4")
    grading.grade_source(newsroom, "S4", "A")
    grading.grade_claim(newsroom, "C4", "5")

    assert 5 == showing.claim(newsroom, "C4").credibility
    assert "A" == listing.all_sources(newsroom)[3].reliability
    history.undo_entry(newsroom)
    assert showing.claim(newsroom, "C4").credibility is None


@pytest.mark.parametrize("number", ["0", "7", "B", "1.5", "-1", "", "11", "²", "２"])
def test_an_unknown_number_is_refused(newsroom: Desk, number: str) -> None:
    """The message says what the ends mean."""
    with pytest.raises(InputError, match="no such credibility: "):
        grading.grade_claim(newsroom, "C1", number)


def test_a_grade_that_says_nothing_new_is_refused(graded: Desk) -> None:
    """And so is one of a claim that is not there."""
    with pytest.raises(ConflictError, match="C1 is graded 6 already"):
        grading.grade_claim(graded, "C1", "6")
    with pytest.raises(NotFoundError, match="C99"):
        grading.grade_claim(graded, "C99", "2")


@pytest.fixture
def agreed(newsroom: Desk) -> Desk:
    """The newsroom where two outlets count forty injured, each on the word of somebody else."""
    registry.add_source(newsroom, "Ines Tarrow", "person")
    registry.add_source(newsroom, "Selby Hospital", "institution")
    for claim in ("C4", "C9"):
        logging.settle_claims(newsroom, [claim], Status.ACCEPTED)
        logging.edit_claim(newsroom, claim, Wording(when="2031-04-08"))
    linking.link_claims(newsroom, ["C4"], "S1")
    linking.link_claims(newsroom, ["C9"], "S4")
    asking.suggest(newsroom)
    comparing.compare_all(newsroom)
    return newsroom


def test_confirmed_is_suggested_from_two_independent_origins(agreed: Desk) -> None:
    """And only suggested: nothing is graded by itself."""
    found = grading.support(agreed, "C4")

    assert (1, ["C9"]) == (found.suggested, [one.claim for one in found.corroborated])
    assert "2 independent origins agree: Ines Tarrow; Selby Hospital" == found.because
    assert showing.claim(agreed, "C4").credibility is None


def test_confirmed_is_not_suggested_from_one_origin_twice(agreed: Desk) -> None:
    """However many outlets carry it."""
    linking.link_claims(agreed, ["C9"], "S1")
    comparing.compare_all(agreed)
    found = grading.support(agreed, "C4")

    assert (None, "", ["C9"], ()) == (
        found.suggested,
        found.because,
        [one.claim for one in found.agreeing],
        found.corroborated,
    )


def test_confirmed_is_not_suggested_from_somebody_unnamed(agreed: Desk) -> None:
    """Who it is may be the other origin."""
    linking.link_claims(agreed, ["C9"], "a nurse", create="unnamed")
    comparing.compare_all(agreed)

    assert grading.support(agreed, "C4").suggested is None


def test_a_claim_that_does_not_stand_has_no_support(agreed: Desk) -> None:
    """Rejected, it is compared with nothing."""
    logging.settle_claims(agreed, ["C4"], Status.REJECTED)

    assert ((), None) == (grading.support(agreed, "C4").agreeing, grading.support(agreed, "C4").suggested)
    assert grading.support(agreed, "C9").suggested is None
