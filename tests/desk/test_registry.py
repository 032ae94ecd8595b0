"""Outlets, sources and stories: described, merged and split, filled and emptied."""

from pathlib import Path

import pytest

from sayso.desk import grading, history, linking, listing, merging, registry, showing, stories
from sayso.desk.desk import Desk
from sayso.desk.importing import Settings, run_import
from sayso.model.errors import ConflictError, InputError, NotFoundError
from sayso.store.outlets import NewOutlet


def merged(desk: Desk) -> list[str]:
    """What each source that an editor stands for was merged into."""
    return [line.same_as for line in listing.all_sources(desk) if line.status == "confirmed"]


def test_a_merged_source_speaks_with_the_name_that_stands(newsroom: Desk) -> None:
    """Split again, each speaks for itself; no mention was rewritten."""
    registry.add_source(newsroom, "Ines Tarrow", "person")
    registry.add_source(newsroom, "harbour master Tarrow", "person")
    linking.link_claims(newsroom, ["C9"], "S4")

    merging.merge_sources(newsroom, "S4", "S1", because="same desk")
    assert "Selby Ledger < Ines Tarrow" == showing.claim(newsroom, "C9").claim.attribution
    assert ["", "S1"] == merged(newsroom)
    merging.split_source(newsroom, "S4")
    assert "Selby Ledger < harbour master Tarrow" == showing.claim(newsroom, "C9").claim.attribution
    assert ["", ""] == merged(newsroom)
    merging.merge_sources(newsroom, "S4", "S1")
    assert ["", "S1"] == merged(newsroom)


def test_merging_in_a_circle_is_refused(newsroom: Desk) -> None:
    """Itself, twice, and the other way round."""
    for name in ("One", "Two", "Three"):
        registry.add_source(newsroom, name, "person")
    merging.merge_sources(newsroom, "One", "Two")
    merging.merge_sources(newsroom, "Two", "Three")

    with pytest.raises(InputError, match="a source cannot be merged into itself"):
        merging.merge_sources(newsroom, "One", "One")
    for one, into in (("One", "Two"), ("Two", "One"), ("Three", "One")):
        with pytest.raises(ConflictError, match="these sources are merged already"):
            merging.merge_sources(newsroom, one, into)
    assert ["S6", "S6", ""] == merged(newsroom)


def test_what_was_never_merged_is_not_split(newsroom: Desk) -> None:
    """Nor is the one that stands for both."""
    registry.merge_outlets(newsroom, "Bay Herald", "Northern Wire")
    for name in ("Northern Wire", "Selby Ledger"):
        with pytest.raises(ConflictError, match="this outlet was never merged; see `sayso outlets`"):
            registry.split_outlet(newsroom, name)


def test_a_renamed_outlet_still_takes_its_texts(newsroom: Desk, newsroom_files: Path) -> None:
    """Its former name is an alias, so an import finds it."""
    registry.edit_outlet(newsroom, "Quillmouth Post", {"name": "The Post of Quillmouth"})

    run_import(newsroom, [str(newsroom_files / "post.txt")], Settings(outlet="quillmouth post"))
    assert (4, 4) == (len(listing.articles(newsroom)), len(listing.all_outlets(newsroom)))
    assert "Quillmouth Post" == listing.all_outlets(newsroom)[0].aliases
    registry.edit_outlet(newsroom, "O1", {"name": "Quillmouth Post"})
    assert "Quillmouth Post" == listing.all_outlets(newsroom)[0].name


def test_a_name_that_is_dropped_is_free_and_comes_back(newsroom: Desk) -> None:
    """For another record to have, or by undo; what is not there is not dropped."""
    added = registry.add_source(newsroom, "Ada Brome", "person", aliases=["the harbour master"])
    registry.edit_outlet(newsroom, "O1", {}, ["The Post"])
    registry.edit_source(newsroom, added, {}, drop=["The Harbour Master"])
    registry.edit_outlet(newsroom, "O1", {}, drop=["the post"])

    with pytest.raises(NotFoundError, match="outlet O1 has no alias 'the post'; see `sayso outlet show O1`"):
        registry.edit_outlet(newsroom, "O1", {}, drop=["the post"])
    with pytest.raises(NotFoundError, match=f"source {added} has no alias 'nobody'"):
        registry.edit_source(newsroom, added, {"note": "x"}, drop=["nobody"])
    sources = {line.name: line.aliases for line in listing.all_sources(newsroom)}
    assert ("", "") == (listing.all_outlets(newsroom)[0].aliases, sources["Ada Brome"])
    registry.edit_outlet(newsroom, "O2", {}, ["The Post"])
    history.undo_entry(newsroom)
    history.undo_entry(newsroom)
    assert "The Post" == listing.all_outlets(newsroom)[0].aliases


def test_a_renamed_source_frees_its_name(newsroom: Desk) -> None:
    """Somebody else may be called that."""
    registry.add_source(newsroom, "Tarrow", "person")
    registry.edit_source(newsroom, "S4", {"name": "Ines Tarrow"})

    assert "S5" == registry.add_source(newsroom, "Tarrow", "person")


def test_two_sources_of_one_name_are_told_apart_by_number(newsroom: Desk) -> None:
    """The message lists them."""
    registry.add_source(newsroom, "Tarrow", "person")
    registry.add_source(newsroom, "Tarrow", "document")

    with pytest.raises(InputError, match=r"'Tarrow' names several sources: S4 \(person\), S5 \(document\); name one"):
        linking.link_claims(newsroom, ["C1"], "Tarrow")


@pytest.mark.parametrize(
    ("values", "aliases", "said"),
    [
        ({}, [], "nothing to change is named"),
        ({"name": " "}, [], "a name needs letters"),
        ({}, [""], "a name needs letters"),
    ],
)
def test_an_edit_of_nothing_is_refused(newsroom: Desk, values: dict[str, str], aliases: list[str], said: str) -> None:
    """Nobody is told 'edited' where nothing was, and no name is emptied."""
    registry.add_source(newsroom, "Tarrow", "person")
    with pytest.raises(InputError, match=said):
        registry.edit_outlet(newsroom, "O1", values, aliases)
    with pytest.raises(InputError, match=said):
        registry.edit_source(newsroom, "S1", values, aliases)


def test_what_a_source_cannot_be_is_refused_in_words(newsroom: Desk) -> None:
    """Not with the name of a constraint."""
    registry.add_source(newsroom, "Tarrow", "person")

    with pytest.raises(InputError, match="--published 'soon' is not a date"):
        registry.edit_source(newsroom, "S4", {"published": "soon"})
    with pytest.raises(InputError, match="S4 is tied to no outlet"):
        registry.edit_source(newsroom, "S4", {"kind": "outlet"})
    with pytest.raises(InputError, match="no such grade: 'Z'"):
        grading.grade_source(newsroom, "S4", "Z")
    with pytest.raises(ConflictError, match="there is a source 'tarrow' already: S4"):
        registry.add_source(newsroom, "tarrow", "person")


def test_an_outlets_name_is_its_own(newsroom: Desk) -> None:
    """As a name or as an alias, in any case of letters."""
    with pytest.raises(ConflictError, match="'bay herald' is already the name of outlet 'Bay Herald'"):
        registry.add_outlet(newsroom, NewOutlet(name="bay herald"))
    with pytest.raises(ConflictError, match="'Bay Herald' is already another outlet's name"):
        registry.edit_outlet(newsroom, "O1", {}, ["Bay Herald"])
    with pytest.raises(NotFoundError, match="there is no outlet 'Bay Heralds'; did you mean"):
        registry.edit_outlet(newsroom, "Bay Heralds", {"note": "x"})


def test_a_story_is_filled_emptied_and_told_in_order(newsroom: Desk) -> None:
    """Articles by date; one that is in is not added twice; one that is not in cannot be taken out."""
    stories.new_story(newsroom, "fleet", "The fleet")
    assert ["A4", "A1"] == stories.fill(newsroom, "fleet", ["A4", "A1"])
    assert ["A2"] == stories.fill(newsroom, "fleet", ["A1", "A2"])

    assert ["A1", "A2", "A4"] == [line.article_id for line in stories.show(newsroom, "fleet").articles]
    assert ["2031-04-09", "2031-04-10", "2031-04-12"] == [
        moment.published for moment in stories.timeline(newsroom, "fleet")
    ]
    with pytest.raises(ConflictError, match="A3 is not in story fleet"):
        stories.take_out(newsroom, "fleet", ["A1", "A3"])
    assert 3 == len(stories.show(newsroom, "fleet").articles)


@pytest.mark.parametrize("slug", ["", "The Storm", "a/b", "UPPER"])
def test_a_slug_that_is_none_is_refused(newsroom: Desk, slug: str) -> None:
    """Lower-case letters, digits and hyphens."""
    with pytest.raises(InputError, match="not a story slug"):
        stories.new_story(newsroom, slug)


def test_a_story_that_is_there_or_is_not_is_said(newsroom: Desk) -> None:
    """The nearest slug is offered."""
    with pytest.raises(ConflictError, match="there is a story 'storm' already"):
        stories.new_story(newsroom, "storm")
    with pytest.raises(NotFoundError, match="there is no story 'storms'; did you mean 'storm'"):
        stories.show(newsroom, "storms")
