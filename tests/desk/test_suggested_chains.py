"""Suggested chains in the database: written at import, settled by editors, kept apart, and taken back."""

from pathlib import Path

import pytest

from sayso.desk import history, linking, listing, logging, registry, showing
from sayso.desk.desk import Desk
from sayso.desk.importing import Settings, run_import
from sayso.model.claim import Status
from sayso.model.errors import InputError, NotFoundError
from sayso.model.tables import AttributionLine, ClaimFilter

FIRST = """Storm at Selby

“We lost 40 boats and 12 houses,” harbour master Ines Tarrow said. The coast guard said 3 piers broke.

The town spent 900 euros on sand.
"""
SECOND = """Selby after the storm

Ines Tarrow said 45 boats sank. The coast guard said 5 piers broke, and Northern Wire reported that 7 men were hurt.
"""


def bring(desk: Desk, folder: Path, name: str, text: str, outlet: str = "Selby Ledger") -> str:
    """Import a text under a file name; returns the article."""
    file = folder / name
    file.write_text(text, "utf-8")
    return run_import(desk, [str(file)], Settings(outlet=outlet, published="2031-04-09"))[0].article


def hops(desk: Desk, quote: str) -> list[AttributionLine]:
    """The chain of the claim with these words."""
    return list(showing.claim(desk, ref(desk, quote)).hops)


def ref(desk: Desk, quote: str) -> str:
    """The claim with these words."""
    return next(line.claim_id for line in listing.claims(desk, ClaimFilter()) if line.quote == quote)


def sources(desk: Desk) -> dict[str, str]:
    """Each source's status by number and name."""
    return {f"{line.source_id} {line.name}": line.status for line in listing.all_sources(desk)}


@pytest.fixture
def imported(desk: Desk, tmp_path: Path) -> Desk:
    """A desk with one article of three sources' words and its own."""
    bring(desk, tmp_path, "first.txt", FIRST)
    return desk


def test_an_import_suggests_and_settles_nothing(imported: Desk) -> None:
    """With the words that attribute; what nobody said is the outlet's own."""
    (hop,) = hops(imported, "40")

    assert ("Ines Tarrow", "said", "suggested", "sayso") == (hop.source, hop.cue, hop.status, hop.linked_by)
    assert {"S1 Ines Tarrow": "suggested", "S2 the coast guard": "suggested"} == sources(imported)
    assert ["900 euros"] == [line.quote for line in listing.claims(imported, ClaimFilter(own=True))]
    assert 4 == len(listing.claims(imported, ClaimFilter(unlinked=True)))


def test_accepting_a_claim_settles_its_chain(imported: Desk) -> None:
    """And confirms its source; one undo takes all of it back."""
    logging.settle_claims(imported, [ref(imported, "40")], Status.ACCEPTED)

    assert ["settled"] == [hop.status for hop in hops(imported, "40")]
    assert ["suggested"] == [hop.status for hop in hops(imported, "12")]
    assert "confirmed" == sources(imported)["S1 Ines Tarrow"]
    history.undo_entry(imported)
    assert ["suggested"] == [hop.status for hop in hops(imported, "40")]
    assert {"suggested"} == set(sources(imported).values())


def test_rejecting_a_claim_settles_nothing(imported: Desk) -> None:
    """Nobody has said that its source is right."""
    logging.settle_claims(imported, [ref(imported, "40")], Status.REJECTED)
    assert ["suggested"] == [hop.status for hop in hops(imported, "40")]


def test_a_decision_holds_for_a_whole_quotation(imported: Desk) -> None:
    """In one entry, and no further than the quotation."""
    accepted = linking.accept_links(imported, [ref(imported, "40")], quotation=True)

    assert [ref(imported, "40"), ref(imported, "12")] == accepted
    assert [] == linking.accept_links(imported, accepted)
    history.undo_entry(imported)
    registry.add_source(imported, "log book", "document")
    assert 2 == len(linking.link_claims(imported, [ref(imported, "12")], "log book", quotation=True))
    assert ["log book", "log book", "the coast guard"] == [
        hops(imported, quote)[0].source for quote in ("40", "12", "3")
    ]
    assert 2 == len(linking.unlink_claims(imported, [ref(imported, "40")], quotation=True))
    assert [] == hops(imported, "12")


def test_what_stands_in_no_quotation_is_named_by_itself(imported: Desk) -> None:
    """The outlet's own words hold no quotation, and nobody is suggested for them."""
    own = ref(imported, "900 euros")
    with pytest.raises(InputError, match=f"found no quotation around {own}"):
        linking.accept_links(imported, [own], quotation=True)
    with pytest.raises(NotFoundError, match=f"no source is suggested for {own}"):
        linking.accept_links(imported, [ref(imported, "40"), own])
    assert ["suggested"] == [hop.status for hop in hops(imported, "40")]


def test_linking_as_suggested_keeps_what_was_read(imported: Desk) -> None:
    """The cue and the source's words are not asked for again."""
    linking.link_claims(imported, [ref(imported, "40")], "Ines Tarrow")
    (hop,) = hops(imported, "40")
    assert ("settled", "said", "ed") == (hop.status, hop.cue, hop.linked_by)
    assert [] == linking.link_claims(imported, [ref(imported, "40")], "Ines Tarrow")


def test_a_name_is_one_source_and_a_description_one_an_article(imported: Desk, tmp_path: Path) -> None:
    """An outlet that is cited is that outlet; the coast guard of another article may be another."""
    bring(imported, tmp_path, "wire.txt", "Nothing new\n\nThe storm is over.\n", "Northern Wire")
    bring(imported, tmp_path, "second.txt", SECOND, "Bay Herald")

    assert ["S1", "S3"] == [hops(imported, quote)[0].source_id for quote in ("45", "5")]
    assert ("Northern Wire", "outlet") == (hops(imported, "7")[-1].source, hops(imported, "7")[-1].source_kind)


def test_an_alias_is_its_source_unless_two_have_it(imported: Desk, tmp_path: Path) -> None:
    """Where two people are called so, the article's own is a third until somebody decides."""
    registry.add_source(imported, "Bo Lund", "person", aliases=["B. A. Lund"])
    bring(imported, tmp_path, "alias.txt", "Selby\n\nB. A. Lund said 61 boats sank.\n")
    assert "Bo Lund" == hops(imported, "61")[0].source

    registry.add_source(imported, "Berit Lund", "person", aliases=["B. A. Lund"])
    bring(imported, tmp_path, "unclear.txt", "Selby again\n\nB. A. Lund said 62 boats sank.\n")
    assert "B. A. Lund" == hops(imported, "62")[0].source


def test_adding_a_suggested_source_confirms_it(imported: Desk) -> None:
    """It keeps its number and its claims."""
    assert "S1" == registry.add_source(imported, "Ines Tarrow", "person", description="harbour master")
    assert "confirmed" == sources(imported)["S1 Ines Tarrow"]


def test_an_import_of_the_same_text_adds_nothing(imported: Desk, tmp_path: Path) -> None:
    """Not a source, not a hop."""
    before = (sources(imported), hops(imported, "40"))
    bring(imported, tmp_path, "first.txt", FIRST)
    assert before == (sources(imported), hops(imported, "40"))


def test_a_new_version_keeps_decisions_and_suggests_the_rest_anew(imported: Desk, tmp_path: Path) -> None:
    """What an editor settled or took away stays so; the undo brings back what was suggested."""
    linking.accept_links(imported, [ref(imported, "40")])
    linking.unlink_claims(imported, [ref(imported, "3")])
    changed = FIRST.replace("harbour master Ines Tarrow", "union leader Bo Lund")
    bring(imported, tmp_path, "first.txt", changed)

    assert [("Ines Tarrow", "settled")] == [(hop.source, hop.status) for hop in hops(imported, "40")]
    assert [("Bo Lund", "suggested")] == [(hop.source, hop.status) for hop in hops(imported, "12")]
    assert [] == hops(imported, "3")
    history.undo_entry(imported)
    assert ["Ines Tarrow"] == [hop.source for hop in hops(imported, "12")]


def test_undoing_an_import_takes_its_sources_but_none_that_others_cite(imported: Desk, tmp_path: Path) -> None:
    """The second article quotes the same harbour master; with it gone, so is she."""
    bring(imported, tmp_path, "second.txt", SECOND, "Bay Herald")
    history.undo_entry(imported, "J1")
    assert "S1 Ines Tarrow" in sources(imported)
    assert "S2 the coast guard" not in sources(imported)
    assert ["Ines Tarrow"] == [hop.source for hop in hops(imported, "45")]


def test_an_article_shows_everybody_whom_it_makes_responsible(desk: Desk, tmp_path: Path) -> None:
    """Those on whose word no claim rests included."""
    article = bring(desk, tmp_path, "first.txt", FIRST + "\nA resident said the noise was terrible.\n")
    view = showing.article(desk, article)
    assert [("S1", "Ines Tarrow", 2), ("S2", "the coast guard", 1), ("", "a resident", 0)] == [
        (one.source_id, one.name, len(one.claims)) for one in view.sources
    ]


def test_a_claim_that_an_editor_logs_gets_the_chain_of_its_words(desk: Desk, tmp_path: Path) -> None:
    """Suggested with its modality, or settled at once where the editor says so."""
    article = bring(desk, tmp_path, "first.txt", "Storm at Selby\n\nThe mayor denied that the old pier had sunk.\n")
    said = logging.Wording(value="1")
    logged = logging.add_claim(desk, article, "the old pier", said, kind="figure")
    settled = logging.add_claim(desk, article, "old pier had sunk", said, kind="figure", settle=True)

    assert ("denied", "the mayor") == (
        (line := showing.claim(desk, logged).claim).modality,
        line.source,
    )
    assert [["suggested"], ["settled"]] == [
        [hop.status for hop in showing.claim(desk, one).hops] for one in (logged, settled)
    ]
    history.undo_entry(desk)
    assert ["suggested"] == [hop.status for hop in showing.claim(desk, logged).hops]
