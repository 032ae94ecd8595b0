"""Sources are judged to be the same, or not, or perhaps; each judgement is kept and can be taken back."""

from collections.abc import Callable

import pytest

from sayso.desk import history, linking, listing, merging, registry, showing
from sayso.desk.desk import Desk
from sayso.desk.likely_sources import suggest
from sayso.desk.source_page import page
from sayso.model.errors import ConflictError, InputError

Kept = Callable[[Desk], dict[str, str]]


@pytest.fixture
def named(newsroom: Desk) -> Desk:
    """The newsroom with two spellings of one union, and a third body."""
    registry.add_source(newsroom, "Union of Fishers", "institution")
    registry.add_source(newsroom, "Fishers' Union", "institution")
    registry.add_source(newsroom, "UF", "institution")
    return newsroom


def test_a_split_pair_is_not_suggested_again(named: Desk) -> None:
    """Nor before anybody judged it was it merged; who split it and why is on the page."""
    before = {(one.source_id, one.into_id) for one in suggest(named, only="S5")}
    merging.merge_sources(named, "S5", "S4", because="one letterhead")
    merging.split_source(named, "S5", because="two buildings")

    assert ("S5", "S4") in before
    assert {"S4", "S5"} not in [{one.source_id, one.into_id} for one in suggest(named)]
    judged = page(named, "S5").judged
    assert [("S4", "not the same", "ed", "two buildings")] == [
        (one.source_id, one.judgement, one.by, one.because) for one in judged
    ]


def test_what_nobody_can_tell_is_set_aside(named: Desk) -> None:
    """Until it is asked for; a merge still can follow."""
    merging.tell_apart(named, "S4", "S5", unsure=True, because="no answer yet")

    assert ["S6"] == [one.source_id for one in suggest(named, only="S4")]
    assert "unsure" in {one.judgement for one in suggest(named, only="S4", unsure=True)}
    merging.merge_sources(named, "S5", "S4")
    assert [("S5", "the same")] == [(one.source_id, one.judgement) for one in page(named, "S4").merged]


def test_a_judgement_is_taken_back_whole(named: Desk, kept: Kept) -> None:
    """By an undo, of each of the four."""
    acts: list[Callable[[], object]] = [
        lambda: merging.tell_apart(named, "S4", "S5"),
        lambda: merging.tell_apart(named, "S4", "S5", unsure=True),
        lambda: merging.merge_sources(named, "S4", "S5"),
    ]
    for act in acts:
        before = kept(named)
        act()
        history.undo_entry(named)
        assert before == kept(named)
    merging.merge_sources(named, "S4", "S5")
    before = kept(named)
    merging.split_source(named, "S4")
    history.undo_entry(named)
    assert before == kept(named)


def test_two_merged_sources_of_one_name_are_one_by_name(newsroom: Desk) -> None:
    """The name means the one that stands for both; once they are split it is unclear again."""
    registry.add_source(newsroom, "Tarrow", "person")
    registry.add_source(newsroom, "Tarrow", "document")
    merging.merge_sources(newsroom, "S5", "S4")

    assert "S4" == page(newsroom, "Tarrow").source.source_id
    assert ["C4"] == linking.link_claims(newsroom, ["C4"], "tarrow")
    assert "S4" == showing.claim(newsroom, "C4").hops[0].source_id
    merging.split_source(newsroom, "S5")
    with pytest.raises(InputError, match="'Tarrow' names several sources"):
        page(newsroom, "Tarrow")


def test_the_one_that_stands_for_others_is_not_split(named: Desk) -> None:
    """The message says which to split instead."""
    merging.merge_sources(named, "S5", "S4")

    with pytest.raises(ConflictError, match="S4 was never merged: it stands for S5; split off S5 instead"):
        merging.split_source(named, "S4")
    with pytest.raises(ConflictError, match="this source was never merged"):
        merging.split_source(named, "S6")
    assert "S4" == merging.split_source(named, "S5")


def test_a_judgement_that_says_nothing_new_is_refused(named: Desk) -> None:
    """Of one source, of merged ones, and twice."""
    with pytest.raises(InputError, match="a source is the same as itself"):
        merging.tell_apart(named, "S4", "S4")
    merging.tell_apart(named, "S4", "S5")
    with pytest.raises(ConflictError, match="these sources were judged so already"):
        merging.tell_apart(named, "S5", "S4")
    merging.merge_sources(named, "S5", "S4")
    with pytest.raises(ConflictError, match="these sources are merged; split them first"):
        merging.tell_apart(named, "S4", "S5", unsure=True)


def test_a_merge_does_not_bring_together_what_was_told_apart(named: Desk) -> None:
    """By way of a third."""
    merging.tell_apart(named, "S5", "S6")
    merging.merge_sources(named, "S5", "S4")

    with pytest.raises(ConflictError, match="S5 and S6 would be one, too, and were judged not to be"):
        merging.merge_sources(named, "S6", "S4")
    merging.tell_apart(named, "S5", "S6", unsure=True)
    merging.merge_sources(named, "S6", "S4")
    assert ["", "S4", "S4"] == [line.same_as for line in listing.all_sources(named)][-3:]


def test_a_merge_that_closes_a_chain_upon_itself_is_refused(named: Desk) -> None:
    """One had it from the other, so they are two; also by way of merged ones, either way round."""
    linking.link_claims(named, ["C4"], "S4", via=["S5"])
    merging.merge_sources(named, "S6", "S5")

    for one, into in (("S5", "S4"), ("S4", "S5"), ("S4", "S6")):
        with pytest.raises(ConflictError, match="stand in one chain, that of C4: merged, a source would have it from"):
            merging.merge_sources(named, one, into)
    with pytest.raises(InputError, match="'UF' stands twice in the chain"):
        linking.link_claims(named, ["C3"], "S6", via=["S5"])
    linking.unlink_claims(named, ["C4"])
    merging.merge_sources(named, "S4", "S5")


def test_a_merge_confirms_what_sayso_suggested(newsroom: Desk) -> None:
    """An editor has looked at both."""
    registry.add_source(newsroom, "harbour master Tarrow", "person")
    before = listing.all_sources(newsroom)[0].status
    merging.merge_sources(newsroom, "S4", "S1")

    assert ("suggested", "confirmed") == (before, listing.all_sources(newsroom)[0].status)


def test_several_of_one_name_are_asked_about_once(newsroom: Desk) -> None:
    """Three sources are two questions; the third comes up once one of them is judged not to be."""
    for article in ("A1", "A2", "A3"):
        registry.add_source(newsroom, "a trader in Selby", "unnamed", article=article)

    def asked() -> list[set[str]]:
        return [{one.source_id, one.into_id} for one in suggest(newsroom) if one.kind == "unnamed"]

    assert [{"S4", "S5"}, {"S4", "S6"}] == asked()
    assert 2 == len(suggest(newsroom, only="S6"))
    merging.tell_apart(newsroom, "S4", "S6")
    assert [{"S4", "S5"}, {"S5", "S6"}] == asked()
