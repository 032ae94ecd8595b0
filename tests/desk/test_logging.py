"""Claims are logged by quoting, edited with their revision, and settled alone or in bulk."""

from decimal import Decimal

import pytest

from sayso.desk import history, listing, logging, showing
from sayso.desk.desk import Desk
from sayso.desk.logging import Wording
from sayso.model.claim import Status
from sayso.model.errors import ConflictError, InputError, NotFoundError, SaysoError
from sayso.model.tables import ClaimFilter, ClaimLine


def claim(desk: Desk, ref: str) -> ClaimLine:
    """One claim's line."""
    return showing.claim(desk, ref).claim


def test_words_that_are_not_there_are_refused(newsroom: Desk) -> None:
    """The message says where to copy them from; nothing is logged."""
    with pytest.raises(InputError) as refusal:
        logging.add_claim(newsroom, "A1", "1,300 fishing boats", Wording())

    said = "A1 does not say '1,300 fishing boats'; copy the words from `sayso article show A1`"
    assert (said, 12) == (str(refusal.value), len(listing.claims(newsroom, ClaimFilter())))


def test_words_that_are_there_twice_are_refused_with_their_places(newsroom: Desk) -> None:
    """Each place is shown with the words around it, and numbered."""
    with pytest.raises(InputError) as refusal:
        logging.add_claim(newsroom, "A1", "people", Wording(value="40"))

    assert "A1 says 'people' 2 times; choose one with --occurrence N, or quote more words" == str(refusal.value)
    first, second = refusal.value.choices
    assert first.startswith("1: …")
    assert "Forty [people] were injured in Dandong" in first
    assert second.startswith("2: …")
    assert "forty [people] slept in the school" in second


def test_an_occurrence_picks_one_of_two_places(newsroom: Desk) -> None:
    """The second 'people' stands after the first; a third there is not."""
    ref = logging.add_claim(newsroom, "A1", "people", Wording(value="40"), occurrence=2)
    text = showing.article(newsroom, "A1").text

    assert text.rindex("people") == claim(newsroom, ref).start
    with pytest.raises(InputError, match="A1 says 'people' 2 times"):
        logging.add_claim(newsroom, "A1", "people", Wording(value="40"), occurrence=3)


def test_a_value_is_read_from_the_words_in_their_place(newsroom: Desk) -> None:
    """What the extractor reads there, the editor need not type."""
    logging.settle_claims(newsroom, ["C8"], Status.REJECTED)
    ref = logging.add_claim(newsroom, "A2", "700 fishing boats", Wording(measure="boats lost"))

    line = claim(newsroom, ref)
    assert ("figure", Decimal(700), "boats lost", "accepted", "ed") == (
        line.kind,
        line.low,
        line.measure,
        line.status,
        line.logged_by,
    )


def test_a_non_answer_needs_no_value(newsroom: Desk) -> None:
    """'warned that the count would change' is on record as unknown."""
    ref = logging.add_claim(newsroom, "A3", "the count would change", Wording(modality="unknown", measure="boats"))

    line = claim(newsroom, ref)
    assert ("figure", None, "unknown", "boats") == (line.kind, line.low, line.modality, line.measure)


def test_what_is_suggested_already_is_not_logged_twice(newsroom: Desk) -> None:
    """The message names the claim and both ways on."""
    with pytest.raises(ConflictError, match=r"these words are C8 already \(suggested\); use `sayso claim accept C8`"):
        logging.add_claim(newsroom, "A2", "About 700", Wording())


@pytest.mark.parametrize(
    ("quote", "wording", "error", "said"),
    [
        ("", Wording(), InputError, "A1 does not say ''"),
        ("lay on the quay", Wording(), InputError, "it is not clear what 'lay on the quay' states"),
        ("lay on the quay", Wording(value="soonish"), InputError, "it is not clear what 'soonish' states"),
        ("lay on the quay", Wording(value="3", when="soonish"), InputError, "'soonish' cannot be read as a date"),
    ],
)
def test_what_cannot_be_logged_is_refused(
    newsroom: Desk, quote: str, wording: Wording, error: type[SaysoError], said: str
) -> None:
    """In one sentence, and nothing is logged."""
    with pytest.raises(error, match=said) as refusal:
        logging.add_claim(newsroom, "A1", quote, wording)

    assert refusal.value.hint
    assert 12 == len(listing.claims(newsroom, ClaimFilter()))


def test_an_article_that_is_not_there_is_not_quoted(newsroom: Desk) -> None:
    """The message names it and where to look."""
    with pytest.raises(NotFoundError, match="there is no article 'A9'; see `sayso articles`"):
        logging.add_claim(newsroom, "A9", "boats", Wording())


def test_an_edit_changes_the_value_and_counts_the_revision(newsroom: Desk) -> None:
    """A second equal edit changes nothing and makes no entry."""
    assert logging.edit_claim(newsroom, "C8", Wording(value="about 720", when="2031-04", where="Dandong"))
    assert not logging.edit_claim(newsroom, "C8", Wording(value="about 720", when="2031-04", where="Dandong"))

    line = claim(newsroom, "C8")
    assert (Decimal(720), "2031-04", "Dandong", 2) == (
        line.low,
        line.when_edtf,
        line.where,
        showing.claim(newsroom, "C8").revision,
    )
    assert 2 == len(list(history.log(newsroom)))


def test_an_edit_of_what_changed_meanwhile_is_refused(newsroom: Desk) -> None:
    """The editor saw revision 1; the claim is at 2."""
    logging.edit_claim(newsroom, "C8", Wording(note="first"), revision=1)

    with pytest.raises(ConflictError, match="C8 was changed by someone else meanwhile; look at it with"):
        logging.edit_claim(newsroom, "C8", Wording(note="second"), revision=1)
    assert "first" == claim(newsroom, "C8").note


def test_a_value_of_another_kind_is_refused(newsroom: Desk) -> None:
    """A date is no amount."""
    with pytest.raises(InputError, match="'Dandong' cannot be read as a figure; write it like 'about 40'"):
        logging.edit_claim(newsroom, "C8", Wording(value="Dandong"))


def test_a_filter_settles_suggestions_alone_in_one_entry(newsroom: Desk) -> None:
    """What a person settled before stays as it is."""
    logging.settle_claims(newsroom, ["C1"], Status.REJECTED)
    settled = logging.settle_claims(
        newsroom, [], Status.ACCEPTED, wanted=ClaimFilter(article="A1", kind="figure"), because="read it"
    )

    assert ["C3", "C4", "C7"] == settled
    assert "rejected" == claim(newsroom, "C1").status
    history.undo_entry(newsroom)
    assert {"suggested"} == {claim(newsroom, ref).status for ref in settled}


def test_one_claim_that_is_not_there_settles_none(newsroom: Desk) -> None:
    """All or nothing."""
    with pytest.raises(NotFoundError, match="no claim 'C99'"):
        logging.settle_claims(newsroom, ["C1", "C99"], Status.ACCEPTED)

    assert "suggested" == claim(newsroom, "C1").status


@pytest.mark.parametrize(
    ("refs", "wanted", "said"),
    [
        ([], None, "no claim is named"),
        ([], ClaimFilter(), "no claim is named"),
        (["C1"], ClaimFilter(kind="date"), "claims are both named and picked by options"),
    ],
)
def test_settling_nothing_or_too_much_is_refused(
    newsroom: Desk, refs: list[str], wanted: ClaimFilter | None, said: str
) -> None:
    """A bare `claim accept` must not accept everything, nor `claim accept C1 --kind date` all dates."""
    with pytest.raises(InputError, match=said):
        logging.settle_claims(newsroom, refs, Status.ACCEPTED, wanted=wanted)
