"""Every journaled action can be taken back, whole, and done again."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from sayso.desk import asking, comparing, grading, history, linking, listing, logging, merging, registry, stories
from sayso.desk.desk import Desk, open_desk
from sayso.desk.importing import Settings, run_import
from sayso.desk.logging import Wording
from sayso.model.claim import Kind, Status
from sayso.model.errors import ConflictError, InputError, NotFoundError
from sayso.model.tables import ClaimFilter
from sayso.model.verdict import Outcome
from sayso.store.outlets import NewOutlet
from sayso.store.rows.stories import Judgement

Kept = Callable[[Desk], dict[str, str]]
Act = Callable[[Desk], object]


def _prepared(desk: Desk) -> None:
    """Sources, questions, rulings, a merge and a link for the actions to work on."""
    registry.add_source(desk, "Ines Tarrow", "person", aliases=["Tarrow"])
    registry.add_source(desk, "harbour master", "unnamed", article="A2")
    linking.link_claims(desk, ["C1"], "Ines Tarrow", cue="said")
    asking.suggest(desk)
    asking.ask(desk, "Where was the storm?", Kind.PLACE, story="storm")
    registry.add_source(desk, "Port authority", "institution")
    merging.merge_sources(desk, "S2", "S1")
    stories.new_story(desk, "empty")
    comparing.rule(desk, ["Q2"], Outcome.AGREE, "checked by phone")


ACTIONS: dict[str, Act] = {
    "claim add": lambda desk: logging.add_claim(desk, "A3", "northern shore", Wording(value="Dandong"), kind="place"),
    "claim edit": lambda desk: logging.edit_claim(
        desk, "C5", Wording(value="Shenyang", note="see map", where="Liaoning", when="2031")
    ),
    "claim accept": lambda desk: logging.settle_claims(desk, ["C1"], Status.ACCEPTED),
    "claim reject": lambda desk: logging.settle_claims(desk, ["C2", "C3"], Status.REJECTED, because="no use"),
    "claim withdraw": lambda desk: logging.settle_claims(desk, ["C1"], Status.WITHDRAWN),
    "accept in bulk": lambda desk: logging.settle_claims(
        desk, [], Status.ACCEPTED, wanted=ClaimFilter(article="A1", kind="figure")
    ),
    "link": lambda desk: linking.link_claims(desk, ["C8", "C9"], "S3", via=["S1"], cue="said", basis="witness"),
    "link anew": lambda desk: linking.link_claims(desk, ["C1"], "S3", via=["Ines Tarrow"]),
    "link a new source": lambda desk: linking.link_claims(desk, ["C8"], "the union", create="institution"),
    "unlink": lambda desk: linking.unlink_claims(desk, ["C1"]),
    "outlet add": lambda desk: registry.add_outlet(desk, NewOutlet(name="Fjord Radio", aliases=("FR",))),
    "outlet edit": lambda desk: registry.edit_outlet(desk, "O1", {"name": "The Post", "country": "GB"}, ["QP"]),
    "outlet merge": lambda desk: registry.merge_outlets(desk, "Bay Herald", "Northern Wire"),
    "source add": lambda desk: registry.add_source(desk, "Log book", "document", published="2031", aliases=["the log"]),
    "source edit": lambda desk: registry.edit_source(desk, "S1", {"description": "harbour master"}, ["I. Tarrow"]),
    "source grade": lambda desk: grading.grade_source(desk, "S1", "B", because="was right before"),
    "source merge": lambda desk: merging.merge_sources(desk, "S3", "S1"),
    "source split": lambda desk: merging.split_source(desk, "S2"),
    "story new": lambda desk: stories.new_story(desk, "fleet", "The fleet"),
    "story add": lambda desk: stories.fill(desk, "empty", ["A1", "A2"]),
    "story remove": lambda desk: stories.take_out(desk, "storm", ["A1", "A4"]),
    "question new": lambda desk: asking.ask(desk, "When was the storm?", Kind.DATE),
    "question answer": lambda desk: asking.answer(desk, "Q3", ["C5", "C10"], Judgement.POSITIVE),
    "question refuse": lambda desk: asking.answer(desk, "Q1", ["C12"], Judgement.NEGATIVE, because="a copy"),
    "question drop": lambda desk: asking.drop(desk, "Q1"),
    "question suggest": lambda desk: (asking.drop(desk, "Q2"), asking.answer(desk, "Q1", ["C1"], Judgement.POSITIVE)),
    "rule": lambda desk: comparing.rule(desk, ["C1", "C8"], Outcome.COMPATIBLE, "counted apart"),
    "rule anew": lambda desk: comparing.rule(desk, ["Q2"], Outcome.CONFLICT, "the nurse says so"),
}


def _entries(desk: Desk) -> list[str]:
    return [one.entry for one in history.log(desk)]


def _undo_to(desk: Desk, entries: list[str]) -> int:
    """Undo all entries that came after these; how many there were."""
    fresh = [entry for entry in _entries(desk) if entry not in entries]
    for entry in fresh:
        history.undo_entry(desk, entry)
    return len(fresh)


def test_every_action_is_undone_and_done_again(newsroom: Desk, kept: Kept) -> None:
    """The whole database is as before once it is undone, as after once it is redone, and as before once more."""
    _prepared(newsroom)
    before = kept(newsroom)

    for name, act in ACTIONS.items():
        entries = _entries(newsroom)
        act(newsroom)
        after = kept(newsroom)
        assert before != after, name
        steps = _undo_to(newsroom, entries)
        assert before == kept(newsroom), name
        for _ in range(steps):
            history.redo_entry(newsroom)
        assert after == kept(newsroom), name
        for _ in range(steps):
            history.undo_entry(newsroom)
        assert before == kept(newsroom), name


def test_all_is_undone_entry_by_entry_across_reopenings(newsroom_url: str, newsroom_files: Path, kept: Kept) -> None:
    """Many actions in turn, then every undo by another process: nothing is left, not even the articles."""
    with open_desk(newsroom_url, "ed") as desk:
        _prepared(desk)
        for name in ("claim add", "claim edit", "link anew", "outlet edit", "source split", "story remove", "rule"):
            ACTIONS[name](desk)
        done = [one.entry for one in history.log(desk)]
    for _ in done:
        with open_desk(newsroom_url, "another") as desk:
            history.undo_entry(desk)
    with open_desk(newsroom_url, "another") as desk:
        assert all("" == text for text in kept(desk).values())
        with pytest.raises(NotFoundError, match="nothing to undo"):
            history.undo_entry(desk)
        for _ in done:
            history.redo_entry(desk)
        with pytest.raises(NotFoundError, match="nothing to redo"):
            history.redo_entry(desk)
        assert 4 == len(listing.articles(desk))
        assert {"unchanged"} == {
            report.outcome.value
            for report in run_import(desk, [str(newsroom_files)], Settings())
            if report.outcome != "skipped"
        }


def test_a_redone_redo_goes_forward(newsroom: Desk) -> None:
    """Undo twice, redo twice: both are back; the second redo does not undo the first."""
    stories.new_story(newsroom, "one")
    stories.new_story(newsroom, "two")
    history.undo_entry(newsroom)
    history.undo_entry(newsroom)
    history.redo_entry(newsroom)
    history.redo_entry(newsroom)

    assert ["one", "storm", "two"] == sorted(line.story for line in listing.all_stories(newsroom))


def test_an_undo_can_be_undone_by_its_number(newsroom: Desk, kept: Kept) -> None:
    """The entry of an undo is one like any other."""
    logging.settle_claims(newsroom, ["C1"], Status.ACCEPTED)
    accepted = kept(newsroom)
    history.undo_entry(newsroom)
    undo = next(iter(history.log(newsroom)))
    assert "undo" == undo.action

    history.undo_entry(newsroom, undo.entry)

    assert accepted == kept(newsroom)
    assert [False, True, False] == [one.undone for one in list(history.log(newsroom))[:3]]


def test_an_import_that_is_built_upon_is_not_undone(newsroom: Desk, kept: Kept) -> None:
    """The refusal names the first entry that stands on it; nothing changes."""
    logging.settle_claims(newsroom, ["C1"], Status.ACCEPTED)
    before = kept(newsroom)

    with pytest.raises(ConflictError, match=r"J2 stands on it: accepted C1; undo that first with `sayso undo J2`"):
        history.undo_entry(newsroom, "J1")

    assert before == kept(newsroom)


def test_an_undone_import_leaves_nothing_and_comes_back(newsroom: Desk, newsroom_files: Path, kept: Kept) -> None:
    """Articles, claims, outlets and story go; importing again brings equal records."""
    before = kept(newsroom)
    history.undo_entry(newsroom)
    assert all("" == text for text in kept(newsroom).values())
    assert [] == listing.find(newsroom, "boats")

    history.redo_entry(newsroom)
    assert before == kept(newsroom)
    assert listing.find(newsroom, "boats")

    history.undo_entry(newsroom)
    run_import(newsroom, [str(newsroom_files)], Settings())
    assert ["A5", "A6", "A7", "A8"] == [line.article_id for line in listing.articles(newsroom)]


def _changed(folder: Path, words: str) -> None:
    (folder / "ledger.txt").write_text(
        f"Fleet of Quillmouth wrecked\n\nAbout {words}, the fishermen's union said in a statement.\n", "utf-8"
    )


def test_an_undone_version_takes_its_claims_along(
    newsroom: Desk, newsroom_files: Path, tmp_path: Path, kept: Kept
) -> None:
    """What a second version brought goes with it; the first version and its claims are as they were."""
    folder = tmp_path / "later"
    shutil.copytree(newsroom_files, folder)
    before = kept(newsroom)
    _changed(folder, "650 fishing boats and 12 houses were lost in the storm")
    run_import(newsroom, [str(folder)], Settings())
    assert 2 == listing.articles(newsroom)[1].versions

    history.undo_entry(newsroom)
    assert before == kept(newsroom)


def test_a_version_under_a_later_one_is_not_undone(newsroom: Desk, newsroom_files: Path, tmp_path: Path) -> None:
    """Version 3 carries the claims of version 2."""
    folder = tmp_path / "later"
    shutil.copytree(newsroom_files, folder)
    for words in ("650 fishing boats and 12 houses were lost", "600 fishing boats and 12 houses were lost"):
        _changed(folder, words)
        run_import(newsroom, [str(folder)], Settings())

    with pytest.raises(ConflictError, match="J3 stands on it"):
        history.undo_entry(newsroom, "J2")


def test_the_original_of_a_copy_can_be_undone_and_brought_back(desk: Desk, newsroom_files: Path, kept: Kept) -> None:
    """The copy stays and points nowhere meanwhile."""
    run_import(desk, [str(newsroom_files / "wire.txt")], Settings(outlet="Northern Wire"))
    run_import(desk, [str(newsroom_files / "herald.txt")], Settings(outlet="Bay Herald"))
    before = kept(desk)

    history.undo_entry(desk, "J1")
    assert [""] == [line.copy_of for line in listing.articles(desk)]
    history.redo_entry(desk)
    assert before == kept(desk)


def test_an_outlet_in_use_is_not_undone(desk: Desk, article: Path) -> None:
    """Its articles stand on it."""
    registry.add_outlet(desk, NewOutlet(name="Quillmouth Post"))
    run_import(desk, [str(article)], Settings(outlet="Quillmouth Post"))

    with pytest.raises(ConflictError, match="J2 stands on it"):
        history.undo_entry(desk, "J1")


def test_an_unlinking_under_a_new_link_is_not_undone(newsroom: Desk) -> None:
    """The message names the link that stands there now, not a constraint."""
    registry.add_source(newsroom, "Ines Tarrow", "person")
    linking.link_claims(newsroom, ["C1"], "S1")
    linking.unlink_claims(newsroom, ["C1"])
    linking.link_claims(newsroom, ["C1"], "S1")

    with pytest.raises(ConflictError, match="J5 stands on it: linked C1"):
        history.undo_entry(newsroom, "J4")


def test_edits_of_two_fields_are_undone_apart(newsroom: Desk) -> None:
    """An earlier edit is taken back under a later one of another field; not under one of the same."""
    logging.edit_claim(newsroom, "C1", Wording(note="first"))
    logging.edit_claim(newsroom, "C1", Wording(measure="boats"))
    logging.edit_claim(newsroom, "C1", Wording(measure="ships"))

    history.undo_entry(newsroom, "J2")
    with pytest.raises(ConflictError, match="J4 stands on it: edited C1"):
        history.undo_entry(newsroom, "J3")
    line = next(one for one in listing.claims(newsroom, ClaimFilter()) if one.claim_id == "C1")
    assert ("", "ships") == (line.note, line.measure)


@pytest.mark.parametrize(
    ("entry", "error", "said"),
    [("J99", NotFoundError, "no journal entry J99"), ("x7", InputError, "not a journal entry: 'x7'")],
)
def test_an_entry_that_is_not_there_is_refused(newsroom: Desk, entry: str, error: type[Exception], said: str) -> None:
    """The message names it."""
    with pytest.raises(error, match=said):
        history.undo_entry(newsroom, entry)


def test_what_is_undone_is_not_undone_twice(newsroom: Desk) -> None:
    """The second undo of one entry is a conflict."""
    stories.new_story(newsroom, "one")
    history.undo_entry(newsroom, "J2")

    with pytest.raises(ConflictError, match="J2 is undone already"):
        history.undo_entry(newsroom, "J2")


def test_a_number_that_people_have_seen_is_not_given_again(newsroom: Desk) -> None:
    """A claim logged after an undone one has another number; redone, the first has its own."""
    first = logging.add_claim(newsroom, "A3", "northern shore", Wording(value="Dandong"), kind="place")
    history.undo_entry(newsroom)
    second = logging.add_claim(newsroom, "A3", "tents", Wording(modality="unknown"), kind="figure")
    assert ("C13", "C14") == (first, second)
    history.redo_entry(newsroom)

    assert {"C13", "C14"} <= {line.claim_id for line in listing.claims(newsroom, ClaimFilter())}


def test_the_log_of_one_record_holds_what_concerns_it(newsroom: Desk) -> None:
    """Newest first, undone entries marked."""
    logging.settle_claims(newsroom, ["C1"], Status.ACCEPTED)
    logging.settle_claims(newsroom, ["C2"], Status.REJECTED)
    logging.edit_claim(newsroom, "C1", Wording(note="x"), because="told so")
    history.undo_entry(newsroom)

    assert [("undo", False), ("claim edit", True), ("claim accept", False), ("import", False)] == [
        (one.action, one.undone) for one in history.log(newsroom, "C1")
    ]
    assert "told so" == list(history.log(newsroom, "c1"))[1].because
    with pytest.raises(NotFoundError, match="no record 'C999'"):
        list(history.log(newsroom, "C999"))
