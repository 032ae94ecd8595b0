"""A ruling settles a comparison, in kinds, until an input changes; then it says what changed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select

from sayso.desk import asking, bundling, comparing, history, listing, logging, ruling
from sayso.desk.comparing import Compared
from sayso.desk.desk import Desk, open_desk
from sayso.desk.importing import Settings, run_import
from sayso.desk.logging import Wording
from sayso.model.claim import Kind, Status
from sayso.model.errors import ConflictError, InputError
from sayso.model.tables import ClaimFilter
from sayso.model.uid import uid
from sayso.model.verdict import Outcome, Settlement
from sayso.store import questions
from sayso.store.rows import ClaimRow, QuestionRow, RulingRow
from sayso.store.rows.stories import Judgement

BOATS = ("C1", "C8", "C11")


@pytest.fixture
def boats(newsroom: Desk) -> str:
    """The question of the boats lost: at least 1,200, about 700, and 850."""
    ref = asking.ask(newsroom, "What happened to the boats?", Kind.FIGURE, story="storm")
    asking.answer(newsroom, ref, BOATS, Judgement.POSITIVE)
    return ref


def seen(desk: Desk, ref: str) -> Compared:
    """How one question stands."""
    (found,) = comparing.compare_all(desk, question=ref)
    return found


CHANGES: dict[str, tuple[Callable[[Desk, str], object], str]] = {
    "value": (
        lambda desk, _: logging.edit_claim(desk, "C11", Wording(value="180")),
        "Northern Wire's 180 was 850",
    ),
    "as of": (
        lambda desk, _: logging.edit_claim(desk, "C11", Wording(when="2031-04-01")),
        "Northern Wire's 850 was as of nothing named, is as of 2031-04-01",
    ),
    "measure": (
        lambda desk, _: logging.edit_claim(desk, "C11", Wording(measure="ferries")),
        "Northern Wire's 850 was of fishing boats, is of ferries",
    ),
    "withdrawn": (
        lambda desk, _: logging.settle_claims(desk, ["C11"], Status.WITHDRAWN),
        "Northern Wire's 850 is withdrawn",
    ),
    "refused": (
        lambda desk, ref: asking.answer(desk, ref, ["C11"], Judgement.NEGATIVE),
        "Northern Wire's 850 is withdrawn",
    ),
    "new claim": (
        lambda desk, ref: asking.answer(desk, ref, ["C12"], Judgement.POSITIVE),
        "Bay Herald now says 850 as well",
    ),
}


@pytest.mark.parametrize("change", sorted(CHANGES))
def test_a_ruling_that_falls_says_what_changed(newsroom: Desk, boats: str, change: str) -> None:
    """And stands again once the change is undone."""
    act, said = CHANGES[change]
    ruling.rule(newsroom, [boats], Outcome.COMPATIBLE, "counted on two days")
    assert (True, "") == (seen(newsroom, boats).ruled, seen(newsroom, boats).stale)
    act(newsroom, boats)

    found = seen(newsroom, boats)
    assert not found.ruled
    assert f"ruled compatible by ed on 2031-04-10 (counted on two days); since then: {said}" == found.stale
    history.undo_entry(newsroom)
    assert (True, "") == (seen(newsroom, boats).ruled, seen(newsroom, boats).stale)


def test_what_no_verdict_hangs_on_leaves_a_ruling_standing(newsroom: Desk, boats: str) -> None:
    """A note, an acceptance, or another answer's withdrawal elsewhere."""
    ruling.rule(newsroom, [boats], Outcome.COMPATIBLE, "counted on two days")
    logging.edit_claim(newsroom, "C8", Wording(note="asked again"))
    logging.settle_claims(newsroom, ["C8"], Status.ACCEPTED)
    logging.settle_claims(newsroom, ["C4"], Status.WITHDRAWN)

    assert seen(newsroom, boats).ruled


def test_a_new_version_that_alters_a_figure_ends_a_ruling(desk: Desk, tmp_path: Path) -> None:
    """The words that were ruled on no longer stand in the article."""
    ledger, courier = tmp_path / "ledger.txt", tmp_path / "courier.txt"
    ledger.write_text("Storm at Selby\n\nOfficials counted 180 boats sunk.\n", "utf-8")
    courier.write_text("Storm on the coast\n\nDivers off the point brought word of 118 boats sunk.\n", "utf-8")
    run_import(desk, [str(ledger)], Settings(outlet="Selby Ledger", story="storm"))
    run_import(desk, [str(courier)], Settings(outlet="Marrow Courier", story="storm"))
    ref = asking.ask(desk, "What sank?", Kind.FIGURE, story="storm")
    figures = [line.claim_id for line in listing.claims(desk, ClaimFilter(kind="figure"))]
    asking.answer(desk, ref, figures, Judgement.POSITIVE)
    ruling.rule(desk, figures, Settlement.BOTH_STAND, "two stretches of the coast")
    assert (Outcome.COMPATIBLE, True) == (seen(desk, ref).verdict, seen(desk, ref).settled)
    ledger.write_text("Storm at Selby\n\nOfficials counted 130 boats sunk.\n", "utf-8")
    run_import(desk, [str(ledger)], Settings(outlet="Selby Ledger", story="storm"))

    found = seen(desk, ref)
    assert not found.settled
    assert "since then: Selby Ledger's 180 no longer stands in its text" in found.stale


@pytest.mark.parametrize(
    ("settlement", "verdict"),
    [
        (Settlement.BOTH_STAND, Outcome.COMPATIBLE),
        (Settlement.DIFFERENT, Outcome.INCOMPARABLE),
        (Settlement.SUPERSEDED, Outcome.COMPATIBLE),
    ],
)
def test_a_settlement_brings_its_verdict(newsroom: Desk, boats: str, settlement: Settlement, verdict: Outcome) -> None:
    """On a question as on a pair; the other pairs of the question go on speaking."""
    ruling.rule(newsroom, [boats], settlement, "as the harbour says")
    found = seen(newsroom, boats)
    assert (verdict, True, True) == (found.verdict, found.ruled, found.settled)
    ruling.rule(newsroom, ["C1", "C8"], settlement, "as the harbour says")
    by_pair = {(pair.left, pair.right): (pair.ruling, pair.settlement) for pair in seen(newsroom, boats).pairs}
    assert {("C1", "C8"): (verdict, settlement), ("C1", "C11"): ("", ""), ("C8", "C11"): ("", "")} == by_pair


def test_once_each_pair_is_settled_so_is_the_question(newsroom: Desk, boats: str) -> None:
    """A conflict in which one is known to be wrong is not raised again, while an open pair is."""
    ruling.rule(newsroom, ["C1", "C8"], Settlement.WRONG, "a slip of the pen", wrong="C1")
    assert (Outcome.CONFLICT, False) == (seen(newsroom, boats).verdict, seen(newsroom, boats).settled)
    ruling.rule(newsroom, ["C1", "C11"], Settlement.WRONG, "a slip of the pen", wrong="C1")
    ruling.rule(newsroom, ["C8", "C11"], Settlement.SUPERSEDED, "counted later")

    found = seen(newsroom, boats)
    assert (Outcome.CONFLICT, True) == (found.verdict, found.settled)


@pytest.mark.parametrize(
    ("verdict", "wrong", "said"),
    [
        (Settlement.WRONG, "", "a ruling that one is wrong says which"),
        (Outcome.CONFLICT, "C1", "a ruling that one is wrong says which"),
        (Settlement.WRONG, "C11", "C11 is none of the claims that are ruled on"),
    ],
)
def test_who_is_wrong_is_named(
    newsroom: Desk, boats: str, verdict: Outcome | Settlement, wrong: str, said: str
) -> None:
    """And is one of those that are ruled on."""
    assert boats
    with pytest.raises(InputError, match=said):
        ruling.rule(newsroom, ["C1", "C8"], verdict, "x", wrong=wrong)


def test_the_same_settlement_is_not_given_twice(newsroom: Desk, boats: str) -> None:
    """Another kind of settlement with the same verdict is another word."""
    ruling.rule(newsroom, [boats], Settlement.BOTH_STAND, "x")
    ruling.rule(newsroom, [boats], Settlement.SUPERSEDED, "x")
    with pytest.raises(ConflictError, match="that is ruled so already"):
        ruling.rule(newsroom, [boats], Settlement.SUPERSEDED, "x")


def test_different_things_are_not_proposed_as_one(newsroom: Desk) -> None:
    """A ruling holds two claims apart as a refused answer does, until it is undone."""
    (made,) = [one for one in asking.suggest(newsroom) if "C4" in one.claims]
    assert {"C4", "C9"} == set(made.claims)
    ruling.rule(newsroom, ["C4", "C9"], Settlement.DIFFERENT, "two towns")
    with newsroom.store.reading() as session:
        uids = [session.get_one(ClaimRow, number).uid for number in (4, 9)]
        apart = questions.decisions(session, [4, 9])[1]
    assert [set(uids)] == [set(pair) for pair in apart]
    history.undo_entry(newsroom)
    with newsroom.store.reading() as session:
        assert [] == questions.decisions(session, [4, 9])[1]


def test_a_ruling_survives_a_bundle(newsroom: Desk, boats: str, sqlite_url: str, tmp_path: Path) -> None:
    """It stands in the other database, and tells there what changed; its uid is made of nothing local."""
    ruling.rule(newsroom, [boats], Settlement.BOTH_STAND, "two stretches of the coast")
    ruling.rule(newsroom, ["C8", "C1"], Settlement.DIFFERENT, "two towns")
    bundling.write_bundle(newsroom, tmp_path / "bundle")
    with open_desk(sqlite_url, "ana") as other:
        (tmp_path / "note.txt").write_text("Fog at Tarn\n\nSome 12 trawlers were late.\n", "utf-8")
        run_import(other, [str(tmp_path / "note.txt")], Settings(outlet="Tarn Echo"))
        bundling.read_bundle(other, tmp_path / "bundle")
        (found,) = comparing.compare_all(other, story="storm")
        assert (True, "two stretches of the coast") == (found.settled, found.because.partition(": ")[2])
        assert 1 == sum(pair.settlement == "different" for pair in found.pairs)
        wire = next(cell.claim for cell in found.cells if cell.outlet == "Northern Wire")
        logging.edit_claim(other, wire, Wording(value="180"))
        (found,) = comparing.compare_all(other, story="storm")
        assert found.stale.endswith("since then: Northern Wire's 180 was 850")
    with newsroom.store.reading() as session:
        whole, pair = session.scalars(select(RulingRow).order_by(RulingRow.id)).all()
        question = session.get_one(QuestionRow, whole.question_id).uid
        ends = sorted(session.get_one(ClaimRow, number).uid for number in (1, 8))
        assert uid("ruling", question, "ed", whole.ruled_at.isoformat()) == whole.uid
        assert uid("ruling", question, *ends, "ed", pair.ruled_at.isoformat()) == pair.uid
