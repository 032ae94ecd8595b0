"""A new version meets decisions: what was rejected stays so, hops keep their words, what is said otherwise shows."""

from pathlib import Path

import pytest

from sayso.desk import history, linking, listing, logging, showing
from sayso.desk.desk import Desk
from sayso.desk.importing import FileReport, Settings, run_import
from sayso.desk.importing import carry as carrying
from sayso.model.claim import Status
from sayso.model.tables import ClaimFilter, ClaimLine
from sayso.store.versions import stood

FIRST = """Storm at Selby

Mayor Jo Park denied in a long statement to the council of the town that 40 boats sank, and called it absurd.

The coast guard said 3 piers broke. The town spent 900 euros on sand.
"""


def bring(desk: Desk, folder: Path, text: str) -> FileReport:
    """Import a text under one file name."""
    file = folder / "first.txt"
    file.write_text(text, "utf-8")
    return run_import(desk, [str(file)], Settings(outlet="Selby Ledger", published="2031-04-09"))[0]


def found(desk: Desk, quote: str) -> list[ClaimLine]:
    """The claims whose words hold these, by number."""
    return [line for line in listing.claims(desk, ClaimFilter()) if quote in line.quote]


def reasons(desk: Desk, claim: str) -> list[str]:
    """What is said of where a claim stands in each version."""
    with desk.store.reading() as session:
        return [one.reason for one in stood(session, 1) if f"C{one.claim_id}" == claim]


@pytest.fixture
def imported(desk: Desk, tmp_path: Path) -> Desk:
    """A desk with one article."""
    bring(desk, tmp_path, FIRST)
    return desk


@pytest.mark.parametrize("status", [Status.REJECTED, Status.WITHDRAWN])
def test_what_was_turned_down_does_not_come_back_a_word_longer(imported: Desk, tmp_path: Path, status: Status) -> None:
    """The new version says the same amount in a few more words, which the rule covers with them."""
    (claim,) = found(imported, "3")
    logging.settle_claims(imported, [claim.claim_id], status)
    bring(imported, tmp_path, FIRST.replace("said 3 piers", "said that some 3 piers"))
    assert [(claim.claim_id, status)] == [(line.claim_id, line.status) for line in found(imported, "3")]


def test_what_reads_otherwise_is_suggested(imported: Desk, tmp_path: Path) -> None:
    """Another amount is another claim."""
    (claim,) = found(imported, "3")
    logging.settle_claims(imported, [claim.claim_id], Status.REJECTED)
    bring(imported, tmp_path, FIRST.replace("3 piers", "5 piers"))
    assert ["suggested"] == [line.status for line in found(imported, "5")]


def test_what_nobody_decided_follows_the_new_text(imported: Desk, tmp_path: Path) -> None:
    """A denial that became a confirmation shows in the claim, at its anchor, and in the report; undone, it is gone."""
    (claim,) = found(imported, "40")
    report = bring(imported, tmp_path, FIRST.replace("denied", "confirmed"))

    assert ("denied", "reported", 1) == (claim.modality, found(imported, "40")[0].modality, report.restated)
    assert ["", "denied by Jo Park became said by Jo Park"] == reasons(imported, claim.claim_id)
    history.undo_entry(imported)
    assert "denied" == found(imported, "40")[0].modality


def test_a_decided_claim_is_altered_where_it_is_said_otherwise(imported: Desk, tmp_path: Path) -> None:
    """It keeps its status and its chain; what the text says now is suggested beside it."""
    (claim,) = found(imported, "40")
    logging.settle_claims(imported, [claim.claim_id], Status.ACCEPTED)
    bring(imported, tmp_path, FIRST.replace("denied", "confirmed"))

    assert [("accepted", "denied", "altered"), ("suggested", "reported", "exact")] == [
        (line.status, line.modality, line.anchor) for line in found(imported, "40")
    ]


def test_a_decided_claim_stays_where_nothing_about_it_changed(imported: Desk, tmp_path: Path) -> None:
    """However much changes around it."""
    (claim,) = found(imported, "40")
    logging.settle_claims(imported, [claim.claim_id], Status.ACCEPTED)
    report = bring(imported, tmp_path, FIRST.replace("absurd", "wild").replace("The town", "In all, the town"))
    assert [("accepted", "exact")] == [(line.status, line.anchor) for line in found(imported, "40")]
    assert 0 == report.restated


def test_the_cue_of_a_settled_hop_is_found_again(imported: Desk, tmp_path: Path) -> None:
    """And its quotation, with whatever was put before them; undone, they stand where they stood."""
    (claim,) = found(imported, "3")
    linking.accept_links(imported, [claim.claim_id])
    (before,) = showing.claim(imported, claim.claim_id).hops
    bring(imported, tmp_path, FIRST.replace("The coast guard", "On Monday night the coast guard"))
    (after,) = showing.claim(imported, claim.claim_id).hops

    assert before.cue_start is not None
    assert before.content_start is not None
    assert ("settled", "said", before.cue_start + 16) == (after.status, after.cue, after.cue_start)
    assert before.content_start + 16 == after.content_start
    history.undo_entry(imported)
    assert [before] == list(showing.claim(imported, claim.claim_id).hops)


def test_a_cue_that_is_gone_is_kept_without_a_place(imported: Desk, tmp_path: Path) -> None:
    """The decision stands, and says that its words do not."""
    (claim,) = found(imported, "900")
    linking.link_claims(imported, [claim.claim_id], "the town hall", create="institution", cue="The town spent")
    bring(imported, tmp_path, FIRST.replace("The town spent 900 euros on sand", "All of 900 euros went into sand"))
    (hop,) = showing.claim(imported, claim.claim_id).hops
    assert ("The town spent", None, None) == (hop.cue, hop.cue_start, hop.cue_end)


def test_standing_words_are_those_at_a_certain_place() -> None:
    """Words that are ambiguous, altered or lost stand nowhere."""
    assert ("exact", "moved") == carrying.STANDING
