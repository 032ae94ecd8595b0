"""Who said it: chains from the outlet inwards, with the words that say so."""

import pytest

from sayso.desk import history, linking, listing, logging, merging, registry, showing
from sayso.desk.desk import Desk
from sayso.model.errors import InputError, NotFoundError
from sayso.model.tables import ClaimFilter


@pytest.fixture
def sourced(newsroom: Desk) -> Desk:
    """The newsroom with three sources: S1, S4 and S5."""
    registry.add_source(newsroom, "Ines Tarrow", "person", aliases=["Tarrow"])
    registry.add_source(newsroom, "the union", "institution")
    registry.add_source(newsroom, "log book", "document")
    return newsroom


def attribution(desk: Desk, ref: str) -> str:
    """A claim's chain in one line."""
    return showing.claim(desk, ref).claim.attribution


def test_a_chain_reads_from_the_outlet_inwards(sourced: Desk) -> None:
    """--via stands between the outlet and the source; an alias names its source."""
    assert ["C8", "C9"] == linking.link_claims(sourced, ["C8", "C9"], "log book", via=["the union", "tarrow"])

    assert "Selby Ledger < the union < Ines Tarrow < log book" == attribution(sourced, "C8")
    line = showing.claim(sourced, "C9").claim
    assert ("the union", "log book") == (line.source, line.origin)


def test_a_claim_is_logged_with_who_said_it_in_one_entry(sourced: Desk) -> None:
    """Undoing it takes back the claim, its chain and the source that was made for it."""
    before = len(listing.all_sources(sourced))
    credit = linking.Credit(source="dockers", via=["the union"], cue="said so", create="institution")
    ref = logging.add_claim(sourced, "A2", "statement", logging.Wording(value="700", measure="boats"), credit=credit)

    assert "Selby Ledger < the union < dockers" == attribution(sourced, ref)
    assert "settled" == showing.claim(sourced, ref).hops[0].status
    history.undo_entry(sourced)
    assert before == len(listing.all_sources(sourced))


def test_a_claim_whose_source_is_not_there_is_not_logged(sourced: Desk) -> None:
    """Not without its source either."""
    before = len(listing.claims(sourced, ClaimFilter()))
    with pytest.raises(NotFoundError, match="there is no source 'dockers'"):
        logging.add_claim(
            sourced, "A2", "statement", logging.Wording(value="700"), credit=linking.Credit(source="dockers")
        )
    assert before == len(listing.claims(sourced, ClaimFilter()))


def test_a_cue_is_found_nearest_to_the_claim(sourced: Desk) -> None:
    """'said' stands twice in the Ledger; each claim has its own."""
    linking.link_claims(sourced, ["C8", "C9"], "S1", cue="said", basis="witness", channel="statement")

    text = showing.article(sourced, "A2").text
    hops = [showing.claim(sourced, ref).hops[0] for ref in ("C8", "C9")]
    assert [(text.index("said"), "witness", "statement"), (text.rindex("said"), "witness", "statement")] == [
        (hop.cue_start, hop.basis, hop.channel) for hop in hops
    ]


def test_a_cue_that_is_not_there_links_nothing(sourced: Desk) -> None:
    """Not even the claims whose article has it."""
    with pytest.raises(InputError, match="A3 does not say 'in a statement'; copy the cue from"):
        linking.link_claims(sourced, ["C8", "C11"], "S4", cue="in a statement")

    assert "Selby Ledger" == attribution(sourced, "C8")


def test_a_source_cannot_have_it_from_itself(sourced: Desk) -> None:
    """Nor from one that is judged to be the same."""
    with pytest.raises(InputError, match="'Ines Tarrow' stands twice in the chain"):
        linking.link_claims(sourced, ["C3"], "S1", via=["S1"])
    merging.merge_sources(sourced, "S4", "S1")
    with pytest.raises(InputError, match="stands twice in the chain"):
        linking.link_claims(sourced, ["C3"], "S1", via=["S4"])
    assert "Quillmouth Post" == attribution(sourced, "C3")


def test_linking_so_again_is_no_change(sourced: Desk) -> None:
    """A second equal link changes nothing; another replaces it."""
    linking.link_claims(sourced, ["C1"], "S1")
    assert [] == linking.link_claims(sourced, ["C1"], "S1")
    assert ["C1"] == linking.link_claims(sourced, ["C1"], "S4")
    assert "Quillmouth Post < the union" == attribution(sourced, "C1")


def test_unlinking_is_all_or_nothing(sourced: Desk) -> None:
    """A claim without a source is named, and the others keep theirs."""
    linking.link_claims(sourced, ["C1"], "S1")
    with pytest.raises(NotFoundError, match="C8 has no source; link one with `sayso link C8 SOURCE`"):
        linking.unlink_claims(sourced, ["C1", "C8"])
    assert ["C1"] == linking.unlink_claims(sourced, ["C1"])
    assert "Quillmouth Post" == attribution(sourced, "C1")


def test_an_unknown_source_is_refused_with_the_nearest_name(sourced: Desk) -> None:
    """Or made, where that is asked for."""
    with pytest.raises(NotFoundError, match=r"there is no source 'Ines Tarow'; did you mean 'Ines Tarrow'\?"):
        linking.link_claims(sourced, ["C1"], "Ines Tarow")
    linking.link_claims(sourced, ["C1"], "the mayor", create="person")
    assert "Quillmouth Post < the mayor" == attribution(sourced, "C1")


def test_no_claim_named_is_refused(sourced: Desk) -> None:
    """`sayso link S1` names a source alone."""
    with pytest.raises(InputError, match="no claim is named"):
        linking.link_claims(sourced, [], "S1")


def test_an_unnamed_source_belongs_to_its_article(sourced: Desk) -> None:
    """Two articles' 'a resident' are two sources; within one article it is one."""
    for refs in (["C1"], ["C3"], ["C8"]):
        linking.link_claims(sourced, refs, "a resident", create="unnamed")

    assert [("a resident", "A1", 2), ("a resident", "A2", 1)] == [
        (line.name, line.article_id, line.claims) for line in listing.all_sources(sourced) if line.name == "a resident"
    ]
    with pytest.raises(InputError, match="an unnamed source such as 'a resident' belongs to one article"):
        linking.link_claims(sourced, ["C1", "C8"], "a resident", create="unnamed")


def test_an_outlet_as_a_source_is_one_that_publishes(sourced: Desk) -> None:
    """A name that is no outlet's cannot be made an outlet source."""
    linking.link_claims(sourced, ["C8"], "Northern Wire", create="outlet")
    assert "Selby Ledger < Northern Wire" == attribution(sourced, "C8")
    with pytest.raises(NotFoundError, match="there is no outlet 'Gull FM'"):
        linking.link_claims(sourced, ["C8"], "Gull FM", create="outlet")


def test_a_source_filter_lists_what_it_said_at_any_hop(sourced: Desk) -> None:
    """Told by the union, written in the log book."""
    linking.link_claims(sourced, ["C1"], "S5", via=["S4"])
    linking.link_claims(sourced, ["C8"], "S4")

    assert [["C1", "C8"], ["C1"]] == [
        [line.claim_id for line in listing.claims(sourced, ClaimFilter(source=ref))] for ref in ("the union", "S5")
    ]


def test_a_hop_is_changed_without_linking_again(sourced: Desk) -> None:
    """What is not named stays, and so does the chain; an undo takes it back; the same again is nothing to do."""
    linking.link_claims(sourced, ["C8"], "S4", via=["S1"], basis="witness", channel="interview")
    assert ["C8"] == linking.change_hop(sourced, ["C8"], 1, channel="statement")
    assert ["C8"] == linking.change_hop(sourced, ["C8"], 2, basis="relayed")

    assert [("witness", "statement"), ("relayed", "")] == [
        (hop.basis, hop.channel) for hop in showing.claim(sourced, "C8").hops
    ]
    assert "Selby Ledger < Ines Tarrow < the union" == attribution(sourced, "C8")
    assert [] == linking.change_hop(sourced, ["C8"], 2, basis="relayed")
    history.undo_entry(sourced)
    assert "" == showing.claim(sourced, "C8").hops[1].basis


def test_a_hop_that_is_changed_is_settled(sourced: Desk) -> None:
    """An editor has looked at the chain that sayso suggested; its words are found in the article."""
    was = showing.claim(sourced, "C1").hops[0]
    linking.change_hop(sourced, ["C1"], 1, basis="participant", cue="on Tuesday")
    now = showing.claim(sourced, "C1").hops[0]

    assert ("suggested", "settled") == (was.status, now.status)
    assert ("on Tuesday", "ed") == (now.cue, now.linked_by)


def test_a_hop_that_is_not_there_is_not_changed(sourced: Desk) -> None:
    """Nor is any other claim's; and nothing cannot be said of one."""
    linking.link_claims(sourced, ["C8"], "S4")
    with pytest.raises(NotFoundError, match="C2 has no hop 1; see `sayso claim show C2`"):
        linking.change_hop(sourced, ["C8", "C2"], 1, basis="witness")
    with pytest.raises(InputError, match="nothing to change is named; give --basis, --channel or --cue"):
        linking.change_hop(sourced, ["C8"], 1)
    assert "" == showing.claim(sourced, "C8").hops[0].basis


def test_claims_are_found_by_how_their_sources_know(sourced: Desk) -> None:
    """Both of one hop, not of two."""
    linking.link_claims(sourced, ["C8"], "S4", basis="witness", channel="interview")
    linking.link_claims(sourced, ["C9"], "S4", via=["S1"], basis="witness", channel="post")
    linking.change_hop(sourced, ["C9"], 2, channel="interview")

    def found(**wanted: str) -> list[str]:
        return [line.claim_id for line in listing.claims(sourced, ClaimFilter(**wanted))]  # type: ignore[arg-type]

    assert ["C8", "C9"] == found(basis="witness")
    assert ["C8", "C9"] == found(channel="interview")
    assert ["C8"] == found(basis="witness", channel="interview")
    assert [] == found(basis="reporter")
