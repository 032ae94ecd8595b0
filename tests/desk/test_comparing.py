"""Questions are proposed, judged and dropped; answers are compared, ruled on and counted by origin."""

from pathlib import Path

import pytest

from sayso.desk import asking, comparing, history, linking, listing, logging, merging
from sayso.desk.comparing import Compared
from sayso.desk.desk import Desk
from sayso.desk.importing import Settings, run_import
from sayso.desk.logging import Wording
from sayso.model.claim import Kind, Status
from sayso.model.errors import ConflictError, InputError, NotFoundError, StorageError
from sayso.model.tables import ClaimFilter
from sayso.model.verdict import Outcome
from sayso.store.rows.stories import Judgement


@pytest.fixture
def asked(newsroom: Desk) -> Desk:
    """The newsroom with its two proposed questions: boats lost, and people injured."""
    asking.suggest(newsroom)
    return newsroom


def compared(desk: Desk, question: str) -> Compared:
    """How one question stands."""
    return comparing.compare_all(desk, question=question)[0]


def claims_of(desk: Desk, question: str) -> list[str]:
    """What answers a question."""
    return [line.claim_id for line in asking.show(desk, question).claims]


def test_what_claims_of_one_measure_answer_is_proposed_once(newsroom: Desk) -> None:
    """A second proposal has nothing to add, and makes no entry."""
    made = asking.suggest(newsroom)

    assert [("C4", "C9"), ("C1", "C8", "C11", "C12")] == [one.claims for one in made]
    assert [] == asking.suggest(newsroom)
    assert 2 == len(list(history.log(newsroom)))


def test_a_refused_answer_is_not_proposed_again(asked: Desk) -> None:
    """Nor does a dropped question come back, under its own words or others."""
    asking.answer(asked, "Q2", ["C12"], Judgement.NEGATIVE, because="a copy")
    asking.drop(asked, "Q1")

    assert [] == asking.suggest(asked)
    assert ["C1", "C8", "C11"] == claims_of(asked, "Q2")
    assert ["Q2"] == [one.question for one in comparing.compare_all(asked)]


def test_an_answer_opens_a_dropped_question(asked: Desk) -> None:
    """Who answers it wants it asked."""
    asking.drop(asked, "Q1")
    asking.answer(asked, "Q1", ["C4"], Judgement.POSITIVE)

    assert "open" == asking.show(asked, "Q1").question.status


def test_an_answer_of_another_kind_is_refused(asked: Desk) -> None:
    """A place is no number; none of the claims is taken."""
    with pytest.raises(InputError, match="C5 is a place, Q2 asks for a figure; answer it with a figure"):
        asking.answer(asked, "Q2", ["C3", "C5"], Judgement.POSITIVE)

    assert ["C1", "C8", "C11", "C12"] == claims_of(asked, "Q2")


def test_a_question_may_wait_for_answers(newsroom: Desk) -> None:
    """Asked first, answered later; asked twice, refused."""
    ref = asking.ask(newsroom, "Where were  people injured?", Kind.PLACE, story="storm")
    assert "There is only one answer." == compared(newsroom, ref).because
    asking.answer(newsroom, ref, ["C5", "C10"], Judgement.POSITIVE)

    assert Outcome.AGREE == compared(newsroom, ref).verdict
    with pytest.raises(ConflictError, match="that question is Q1 already"):
        asking.ask(newsroom, "Where were people injured?", Kind.PLACE, story="storm")
    with pytest.raises(InputError, match="a question needs words"):
        asking.ask(newsroom, " ", Kind.PLACE)


def test_rival_counts_conflict_and_a_wire_copy_is_one_origin(asked: Desk) -> None:
    """Four outlets, two origins and a coast guard that nobody has named; the injured are as many a day later."""
    boats, injured = comparing.compare_all(asked, story="storm")

    assert (Outcome.CONFLICT, "value", 4, 2, 1) == (
        boats.verdict,
        boats.reason,
        boats.origins.outlets,
        len(boats.origins.groups),
        boats.origins.unresolved,
    )
    assert "1,200" in boats.because
    assert (Outcome.COMPATIBLE, 2) == (injured.verdict, len(injured.origins.groups))
    by_pair = {(pair.left, pair.right): pair.verdict for pair in boats.pairs}
    assert (6, Outcome.AGREE) == (len(by_pair), by_pair["C11", "C12"])


def test_one_spokesman_is_one_origin(asked: Desk) -> None:
    """Two outlets that quote her, even under two names once those are merged."""
    linking.link_claims(asked, ["C4"], "Ines Tarrow", create="person")
    linking.link_claims(asked, ["C9"], "Ines Tarrow")
    assert 1 == len(compared(asked, "Q1").origins.groups)
    linking.link_claims(asked, ["C9"], "the harbour master", create="person")
    assert 2 == len(compared(asked, "Q1").origins.groups)
    merging.merge_sources(asked, "the harbour master", "Ines Tarrow")
    assert 1 == len(compared(asked, "Q1").origins.groups)


def test_two_articles_with_a_resident_each_are_two_origins(asked: Desk) -> None:
    """Nobody is named, so nobody is known to be the same."""
    for ref in ("C4", "C9"):
        linking.link_claims(asked, [ref], "a resident", create="unnamed")

    found = compared(asked, "Q1").origins
    assert (2, 2) == (len(found.groups) + found.unresolved, found.unresolved)


def test_a_rejected_claim_answers_nothing(asked: Desk) -> None:
    """Nor does a withdrawn one."""
    logging.settle_claims(asked, ["C1"], Status.REJECTED)
    logging.settle_claims(asked, ["C12"], Status.WITHDRAWN)

    assert ["C8", "C11"] == [cell.claim for cell in compared(asked, "Q2").cells]


def test_a_ruling_stands_until_an_input_changes(asked: Desk) -> None:
    """Then the machine's verdict counts again, and the stale ruling is shown."""
    comparing.rule(asked, ["Q2"], Outcome.COMPATIBLE, "counted on two days")
    ruled = compared(asked, "Q2")
    assert (Outcome.COMPATIBLE, True, "ed ruled: counted on two days", "") == (
        ruled.verdict,
        ruled.ruled,
        ruled.because,
        ruled.stale,
    )
    logging.edit_claim(asked, "C8", Wording(note="asked again"))
    assert compared(asked, "Q2").ruled

    logging.edit_claim(asked, "C8", Wording(value="about 710"))
    open_again = compared(asked, "Q2")
    assert (Outcome.CONFLICT, False) == (open_again.verdict, open_again.ruled)
    changed = "since then: Selby Ledger's about 710 was about 700"
    assert f"ruled compatible by ed on 2031-04-10 (counted on two days); {changed}" == open_again.stale
    history.undo_entry(asked)
    assert compared(asked, "Q2").ruled


def test_a_ruling_on_a_pair_says_so_in_the_verdict(asked: Desk) -> None:
    """The reason shown is the editor's, not the machine's for a verdict that no longer stands."""
    comparing.rule(asked, ["C4", "C9"], Outcome.CONFLICT, "different wards")

    found = compared(asked, "Q1")
    assert (Outcome.CONFLICT, "ed ruled: different wards") == (found.verdict, found.because)
    assert (Outcome.COMPATIBLE, "conflict", "ed") == (
        found.pairs[0].verdict,
        found.pairs[0].ruling,
        found.pairs[0].ruled_by,
    )


@pytest.mark.parametrize(
    ("refs", "because", "error", "said"),
    [
        (["Q2"], " ", InputError, "a ruling needs its reason"),
        (["Q9"], "x", NotFoundError, "there is no question 'Q9'"),
        (["C1", "C5"], "x", NotFoundError, "no question is answered by both C1 and C5"),
        (["C1", "C8", "C9"], "x", InputError, "a ruling is on one question or on two claims"),
    ],
)
def test_what_cannot_be_ruled_is_refused(
    asked: Desk, refs: list[str], because: str, error: type[Exception], said: str
) -> None:
    """In one sentence."""
    with pytest.raises(error, match=said):
        comparing.rule(asked, refs, Outcome.AGREE, because)


def test_a_ruling_is_not_given_twice(asked: Desk) -> None:
    """The same word on the same inputs for the same reason."""
    comparing.rule(asked, ["Q2"], Outcome.AGREE, "x")
    with pytest.raises(ConflictError, match="that is ruled so already"):
        comparing.rule(asked, ["Q2"], Outcome.AGREE, "x")


def test_comparing_makes_no_entry(asked: Desk) -> None:
    """Verdicts are derived."""
    comparing.compare_all(asked)
    comparing.compare_all(asked)

    assert 2 == len(list(history.log(asked)))


def test_what_an_article_no_longer_says_conflicts_with_nothing(desk: Desk, tmp_path: Path) -> None:
    """A corrected figure agrees with the outlet that had it right, and the old one stands behind no origin."""
    ledger = tmp_path / "ledger.txt"
    ledger.write_text("Storm at Selby\n\nOfficials counted 180 boats sunk.\n", "utf-8")
    courier = tmp_path / "courier.txt"
    courier.write_text("Storm on the coast\n\nDivers off the point brought word of 118 boats sunk.\n", "utf-8")
    run_import(desk, [str(ledger)], Settings(outlet="Selby Ledger", story="storm"))
    run_import(desk, [str(courier)], Settings(outlet="Marrow Courier", story="storm"))
    ledger.write_text("Storm at Selby\n\nOfficials counted 118 boats sunk.\n", "utf-8")
    run_import(desk, [str(ledger)], Settings(outlet="Selby Ledger", story="storm"))
    figures = listing.claims(desk, ClaimFilter(kind="figure"))
    ref = asking.ask(desk, "How many boats sank?", Kind.FIGURE, story="storm")
    asking.answer(desk, ref, [line.claim_id for line in figures], Judgement.POSITIVE)

    found = compared(desk, ref)
    assert ["180", "118", "118"] == [line.quote for line in figures]
    assert Outcome.COMPATIBLE is found.verdict
    assert {"superseded-by-correction", "value"} == {pair.reason for pair in found.pairs}
    assert "2 outlets, 2 origins (Marrow Courier; Selby Ledger)" == found.origins.line


def test_only_words_that_still_stand_are_accepted_in_bulk(desk: Desk, tmp_path: Path) -> None:
    """A figure that the outlet took back is not accepted along with the others."""
    file = tmp_path / "ledger.txt"
    for count in (180, 118):
        file.write_text(f"Storm at Selby\n\nOfficials counted {count} boats sunk.\n", "utf-8")
        run_import(desk, [str(file)], Settings(outlet="Selby Ledger"))

    wanted = ClaimFilter(article="A1", kind="figure")
    assert ["C3"] == logging.settle_claims(desk, [], Status.ACCEPTED, wanted=wanted)


def test_reading_goes_on_while_another_writes(asked: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Verdicts that cannot be kept now are shown all the same."""

    def busy(*_: object, **__: object) -> None:
        raise StorageError("another sayso holds it")

    monkeypatch.setattr("sayso.store.verdicts.keep", busy)
    assert 2 == len(comparing.compare_all(asked))
