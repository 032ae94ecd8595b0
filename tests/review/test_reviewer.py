"""A review at a desk, on SQLite and PostgreSQL: decisions are saved key by key, and a colleague's are never lost."""

from pathlib import Path

from tests.review.conftest import numbered

from sayso.desk import history, listing, logging, showing
from sayso.desk.desk import Desk
from sayso.desk.importing import Settings, run_import
from sayso.desk.reviewing.whereabouts import whereabouts
from sayso.model.claim import Status
from sayso.model.tables import ClaimFilter
from sayso.review.describing import details
from sayso.review.reviewer import Reviewer, start
from sayso.review.state import Mode
from sayso.review.wanted import Wanted


def keyed(reviewer: Reviewer, *keys: str) -> str:
    """Press keys; what is said at the end."""
    for key in keys:
        reviewer.press(key)
    return "\n".join(reviewer.state.message)


def submit(reviewer: Reviewer, key: str, words: str) -> str:
    """Open a prompt, put words in it and press Enter; what is said."""
    reviewer.press(key)
    reviewer.type(words)
    return keyed(reviewer, "enter")


def stored(desk: Desk, quote: str) -> tuple[str, str]:
    """The status and chain of the claim with these words, as they are stored."""
    view = showing.claim(desk, numbered(desk, quote))
    hops = [f"{hop.source}{'' if hop.status == 'settled' else '?'}" for hop in view.hops]
    return view.claim.status, " < ".join(hops)


def accepted(reviewer: Reviewer) -> set[str]:
    """The accepted claims of the article that is open, as they are stored."""
    lines = listing.claims(reviewer.desk, ClaimFilter(article=reviewer.state.page.ref, status=("accepted",)))
    return {line.claim_id for line in lines}


def goto(reviewer: Reviewer, quote: str) -> str:
    """Have the claim with these words at hand; its reference."""
    ref = numbered(reviewer.desk, quote)
    reviewer.open(
        next(line.article_id for line in listing.claims(reviewer.desk, ClaimFilter()) if line.claim_id == ref), ref
    )
    return ref


def test_accepting_settles_the_chain_and_goes_on(ines: Reviewer) -> None:
    """One entry of the log a key, in the editor's name."""
    ref = goto(ines, "Some 40")
    assert ("suggested", "Ines Tarrow?") == stored(ines.desk, "Some 40")
    said = keyed(ines, "a")

    assert ("accepted", "Ines Tarrow") == stored(ines.desk, "Some 40")
    assert said.startswith(f"accepted {ref}; ")
    assert ines.state.here != ref
    entry = next(history.log(ines.desk))
    assert ("ines", "claim accept", f"accepted {ref}") == (entry.by, entry.action, entry.summary)


def test_a_key_a_claim_settles_an_article(ines: Reviewer) -> None:
    """As many keys as there are suggestions, and it is said that all is done."""
    goto(ines, "Some 40")
    count = ines.state.open
    assert 7 == count
    said = keyed(ines, *["a"] * count)

    assert 0 == ines.state.open
    assert "all of A1 is settled, N opens the next; u undoes" in said


def test_a_quotation_is_settled_with_one_key_and_undone_as_one(ines: Reviewer) -> None:
    """Four claims of one quotation; those outside it stay open."""
    goto(ines, "Some 40")
    assert "accepted C2 C3 C4 C5; 3 open; u undoes" == keyed(ines, "A")
    assert ("C6", {"C2", "C3", "C4", "C5"}) == (ines.state.here, accepted(ines))
    keyed(ines, "u")
    assert set() == accepted(ines)
    assert "did again: accepted C2, C3, C4, C5" == keyed(ines, "U")
    assert {"C2", "C3", "C4", "C5"} == accepted(ines)
    keyed(ines, "u")
    goto(ines, "12")
    keyed(ines, "R")
    assert {"C2", "C3", "C4", "C5"} == {one.ref for one in ines.state.page.claims if one.line.status == "rejected"}


def test_bulk_accept_is_one_entry(ines: Reviewer) -> None:
    """All figures of the article, and back."""
    goto(ines, "Some 40")
    before = len(list(history.log(ines.desk)))
    keyed(ines, "b", "k")
    assert ({"C2", "C5", "C7"}, before + 1) == (accepted(ines), len(list(history.log(ines.desk))))
    keyed(ines, "u")
    assert set() == accepted(ines)


def test_an_edit_is_shown_as_understood_before_it_is_saved(ines: Reviewer) -> None:
    """With the grammar of extraction; what it cannot read is not saved."""
    ref = goto(ines, "Some 40")
    ines.press("e")
    ines.type("at least 50")
    assert ines.state.prompt is not None
    assert "= at least 50 boats" == ines.state.prompt.told
    assert "suggested" == stored(ines.desk, "Some 40")[0]
    ines.type("perhaps")
    assert ines.state.prompt is not None
    assert not ines.state.prompt.good
    refused = keyed(ines, "enter")
    assert "'perhaps' cannot be read as a figure" in refused
    assert Mode.PROMPT is ines.state.mode
    ines.type("two dozen trawlers")
    assert f"{ref} value = 24 trawlers; u undoes" == keyed(ines, "enter")
    line = showing.claim(ines.desk, ref).claim
    assert ("24", "24", "trawlers") == (str(line.low), str(line.high), line.measure)


def test_other_fields_are_edited_too(ines: Reviewer) -> None:
    """Tab goes on to them; a place and a date are understood as such."""
    ref = goto(ines, "Some 40")
    for tabs, words in ((2, "feb 2013"), (3, "Dandong, Liaoning"), (5, "neg")):
        ines.press("e")
        keyed(ines, *["tab"] * tabs)
        ines.type(words)
        keyed(ines, "enter")
    line = showing.claim(ines.desk, ref).claim
    assert ("2013-02", "Dandong, Liaoning", "negated") == (line.when_edtf, line.where, line.polarity)


def test_a_source_is_completed_or_made_in_place(ines: Reviewer) -> None:
    """A known one by the beginning of its name; a new one with a kind that is shown before."""
    goto(ines, "Some 700")
    ines.press("l")
    ines.type("Ines T")
    assert ines.state.prompt is not None
    assert [True] == [" Ines Tarrow (person, 4 claims" in choice.shown for choice in ines.state.prompt.choices]
    keyed(ines, "down")
    assert ines.state.prompt is not None
    assert "Ines Tarrow (person)" in ines.state.prompt.told
    keyed(ines, "enter")
    assert ("suggested", "Ines Tarrow") == stored(ines.desk, "Some 700")

    ines.press("l")
    ines.type("the town council < a border official")
    assert ines.state.prompt is not None
    assert "'the town council' and 'a border official' are both new" in ines.state.prompt.told
    submit(ines, "escape", "")
    assert "linked" in submit(ines, "l", "institution: Selby Council")
    assert "linked" in submit(ines, "l", "Selby Council < a border official")
    assert ("suggested", "Selby Council < a border official") == stored(ines.desk, "Some 700")
    kinds = {line.name: line.kind for line in listing.all_sources(ines.desk)}
    assert ("institution", "unnamed") == (kinds["Selby Council"], kinds["a border official"])
    submit(ines, "l", "-")
    assert ("suggested", "") == stored(ines.desk, "Some 700")
    keyed(ines, "u", "u", "u")
    assert ("suggested", "Ines Tarrow") == stored(ines.desk, "Some 700")


def test_words_are_logged_from_the_text(ines: Reviewer) -> None:
    """Typed to find them; the value is understood before; it is the claim at hand then."""
    goto(ines, "Some 40")
    keyed(ines, "v", *"school")
    assert ines.state.selection is not None
    assert "school" == ines.state.selection.span.of(ines.state.page.text)
    keyed(ines, "enter")
    ines.type("1 school")
    assert ines.state.prompt is not None
    assert "“school” = figure: 1 school" == ines.state.prompt.told
    said = keyed(ines, "enter")
    assert ines.state.held is not None
    assert ("school", "accepted") == (ines.state.held.line.quote, ines.state.held.line.status)
    assert said.startswith(f"logged {ines.state.here}")


def test_a_question_is_answered_or_put(ines: Reviewer) -> None:
    """A new one with its first answer is one entry; choosing an answered one takes it back."""
    ref = goto(ines, "Some 700")
    assert f"put Q2, which {ref} answers; u undoes" == submit(ines, "q", "How many slept in the school?")
    assert ines.state.held is not None
    assert (("Q2", True),) == ines.state.held.questions
    assert "Q2 How many slept in the school?" in [one.words for one in details(ines.state)]
    assert f"{ref} answers Q1; u undoes" == submit(ines, "q", "q1")
    assert f"{ref} does not answer Q1; u undoes" == submit(ines, "q", "Q1")
    keyed(ines, "u", "u", "u")
    assert ["Q1"] == [line.question_id for line in listing.questions(ines.desk)]


def test_rivals_of_other_outlets_are_beside_the_claim(ines: Reviewer) -> None:
    """With the verdict on the two; and one key goes from conflict to conflict, article to article."""
    ref = goto(ines, "Some 40")
    other = numbered(ines.desk, "At least 60")
    assert [(other, "Quillmouth Post", "conflict")] == [
        (rival.claim, rival.outlet, rival.verdict) for rival in ines.state.rivals[ref]
    ]
    keyed(ines, "c")
    assert (other, "A2") == (ines.state.here, ines.state.page.ref)
    keyed(ines, "c")
    assert (ref, "A1") == (ines.state.here, ines.state.page.ref)
    keyed(ines, "C")
    assert other == ines.state.here


def test_an_edit_brings_verdicts_up_to_date(ines: Reviewer) -> None:
    """With the next look at what has changed."""
    ref = goto(ines, "Some 40")
    submit(ines, "e", "at least 65")
    assert ines.tick()

    assert ["compatible"] == [rival.verdict for rival in ines.state.rivals[ref]]
    assert "no claim is in conflict" in keyed(ines, "c")
    assert not ines.tick()


def test_a_colleagues_change_appears(ines: Reviewer, ben: Reviewer) -> None:
    """Within a look, with who did what; nothing else moves."""
    ref = goto(ines, "Some 40")
    goto(ben, "12")
    keyed(ben, "r")
    assert ines.tick()

    assert ref == ines.state.here
    assert f"ben: rejected {numbered(ines.desk, '12')}" in ines.state.message
    assert "rejected" == next(one.line.status for one in ines.state.page.claims if one.line.quote == "12")


def test_a_conflicting_decision_is_refused_with_both_versions(ines: Reviewer, ben: Reviewer) -> None:
    """Ben edits what Ines is about to reject: hers is not made, and she sees what it was and what it is."""
    ref = goto(ines, "Some 40")
    goto(ben, "Some 40")
    submit(ben, "e", "about 400")
    said = keyed(ines, "r")

    assert ines.state.alarm
    assert "by ben" in said
    assert "you saw  suggested: about 40 boats" in said
    assert "now      suggested: about 400 boats" in said
    assert ("suggested", "Ines Tarrow?") == stored(ines.desk, "Some 40")
    assert f"rejected {ref}" in keyed(ines, "r")
    assert "rejected" == stored(ines.desk, "Some 40")[0]


def test_a_conflicting_edit_keeps_the_words_that_were_typed(ines: Reviewer, ben: Reviewer) -> None:
    """They are refused over a colleague's, and saved only when they are sent again."""
    ref = goto(ines, "Some 40")
    goto(ben, "Some 40")
    ines.press("e")
    ines.type("about 45")
    submit(ben, "e", "about 400")
    said = keyed(ines, "enter")

    assert (Mode.PROMPT, True) == (ines.state.mode, ines.state.alarm)
    assert ines.state.prompt is not None
    assert "about 45" == ines.state.prompt.words
    assert "you saw  suggested: about 40 boats" in said
    assert "now      suggested: about 400 boats" in said
    assert "yours    'about 45', not saved" in said
    assert "400" == str(showing.claim(ines.desk, ref).claim.low)
    keyed(ines, "enter")
    assert "45" == str(showing.claim(ines.desk, ref).claim.low)


def test_an_edit_under_way_is_told_of_a_colleagues_change(ines: Reviewer, ben: Reviewer) -> None:
    """Before it is sent; what is typed stays."""
    goto(ines, "Some 40")
    ines.press("e")
    ines.type("about 45")
    goto(ben, "Some 40")
    keyed(ben, "a")
    assert ines.tick()

    assert ines.state.alarm
    assert "now      accepted: about 40 boats, reported; Selby Ledger < Ines Tarrow; answers Q1" in ines.state.message
    assert ines.state.prompt is not None
    assert "about 45" == ines.state.prompt.words


def test_a_link_is_not_put_over_a_colleagues(ines: Reviewer, ben: Reviewer) -> None:
    """A chain has no revision of its own: what was seen of it is compared."""
    goto(ines, "Some 700")
    goto(ben, "Some 700")
    submit(ben, "l", "person: Ana Mora")
    said = submit(ines, "l", "person: Otto Berg")

    assert "Ana Mora" in said
    assert ("suggested", "Ana Mora") == stored(ines.desk, "Some 700")
    assert [] == [line for line in listing.all_sources(ines.desk) if line.name == "Otto Berg"]


def test_a_bulk_decision_is_refused_whole(ines: Reviewer, ben: Reviewer) -> None:
    """One claim that changed meanwhile keeps all from being accepted unseen."""
    goto(ines, "Some 40")
    goto(ben, "12")
    submit(ben, "e", "21")
    said = keyed(ines, "b", "k")

    assert "21" in said
    assert set() == accepted(ines)
    keyed(ines, "b", "k")
    assert {"C2", "C5", "C7"} == accepted(ines)


def test_undo_is_of_ones_own_decisions(ines: Reviewer, ben: Reviewer) -> None:
    """Never of a colleague's, nor of an import; where a colleague's stands on it, that is said."""
    assert "there is nothing of yours to undo, ines" in keyed(ines, "u")
    goto(ines, "Some 40")
    goto(ben, "12")
    keyed(ines, "a")
    keyed(ben, "r")
    keyed(ines, "u")
    assert ("suggested", "rejected") == (stored(ines.desk, "Some 40")[0], stored(ines.desk, "12")[0])
    keyed(ines, "U")
    ben.tick()
    goto(ben, "Some 40")
    keyed(ben, "r")
    assert "stands on it: rejected C2" in keyed(ines, "u")
    assert "rejected" == stored(ines.desk, "Some 40")[0]


def test_undo_goes_to_what_it_took_back(ines: Reviewer) -> None:
    """So that an editor sees it."""
    ref = goto(ines, "Some 40")
    keyed(ines, "a", "n")
    assert ref != ines.state.here
    keyed(ines, "u")

    assert ref == ines.state.here


def test_a_new_version_appears_and_nothing_is_logged_in_the_old(ines: Reviewer, reports: Path, tmp_path: Path) -> None:
    """Words selected in a text that was replaced meanwhile are refused."""
    goto(ines, "Some 40")
    keyed(ines, "v", *"school", "enter")
    ines.type("1 school")
    changed = (reports / "ledger.txt").read_text("utf-8").replace("Some 700 people slept", "Some 750 people slept")
    (tmp_path / "ledger.txt").write_text(changed, "utf-8")
    run_import(ines.desk, [str(tmp_path / "ledger.txt")], Settings(outlet="Selby Ledger", published="2031-04-09"))
    said = keyed(ines, "enter")

    assert "it has a new version" in said
    assert 2 == ines.state.page.version
    assert "750" in ines.state.page.text


def test_words_are_found_in_claims_and_texts_of_all_articles(ines: Reviewer) -> None:
    """From where one is, on into the other articles, and round again."""
    goto(ines, "Some 40")
    submit(ines, "/", "at  least")
    assert ("A2", "C8") == (ines.state.page.ref, ines.state.here)
    submit(ines, "/", "ines tarrow")
    assert ("A1", "C2") == (ines.state.page.ref, ines.state.here)
    submit(ines, "/", "dandong")
    submit(ines, "/", "")
    assert ("A1", "C1") == (ines.state.page.ref, ines.state.here)
    assert "'lay on the quay' stands here, in no claim; v selects it" == submit(ines, "/", "lay on the quay")
    assert ines.state.spot is not None
    assert "lay on the quay" == ines.state.spot.of(ines.state.page.text)
    assert "nowhere in 2 articles" in submit(ines, "/", "lighthouse")


def test_a_filter_shows_only_what_is_wanted(ines: Reviewer) -> None:
    """And says how much that is before; an empty one shows all again."""
    goto(ines, "Some 40")
    ines.press("f")
    ines.type("date open")
    assert ines.state.prompt is not None
    assert "= 2 claims of 7, 2 open" == ines.state.prompt.told
    keyed(ines, "enter")
    assert {"date"} == {one.line.kind for one in ines.state.shown}
    submit(ines, "f", "")
    assert len(ines.state.page.claims) == len(ines.state.shown)


def test_a_review_goes_on_where_it_was_left(ines: Reviewer, ben: Reviewer) -> None:
    """By the same person, in the same article, at the same claim; another begins elsewhere."""
    ref = goto(ines, "12")
    keyed(ines, "n", "p")
    assert ref == ines.state.here
    again = start(ines.desk, story="storm", place=whereabouts(ines.desk))
    assert (ref, f"you were at {ref}") == (again.state.here, again.state.message[0].split(" · ")[-1])
    assert "A1" == start(ines.desk, place=whereabouts(ines.desk)).state.page.ref
    assert ben.state.here != ref


def test_turning_stops_at_the_last_article(ines: Reviewer) -> None:
    """Next and previous."""
    goto(ines, "Some 40")
    keyed(ines, "p", "n", "N")
    assert "A2" == ines.state.page.ref
    assert "this is the last article" == keyed(ines, "N")
    keyed(ines, "P")
    assert ("A1", "Some 40") == (ines.state.page.ref, ines.state.held.line.quote if ines.state.held else "")
    assert "this is the first article" == keyed(ines, "P")


def test_a_filter_of_the_command_line_chooses_the_first_claim(ines: Reviewer) -> None:
    """As with --kind place."""
    places = start(ines.desk, ("A1",), place=whereabouts(ines.desk), wanted=Wanted(kinds=frozenset({"place"})))
    assert ["C1", "C3"] == [one.ref for one in places.state.shown]
    assert "C1" == places.state.here


def test_what_a_colleague_settled_by_command_is_refused_alike(ines: Reviewer) -> None:
    """A review is watched against every way in."""
    ref = goto(ines, "Some 40")
    logging.settle_claims(ines.desk, [ref], Status.REJECTED)
    said = keyed(ines, "a")
    assert "now      rejected: about 40 boats" in said
    assert "rejected" == stored(ines.desk, "Some 40")[0]
