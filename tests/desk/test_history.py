"""The log is searched, told field by field, and taken back entry by entry, wherever it was written."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from sayso.desk import asking, bundling, history, linking, listing, logging, registry
from sayso.desk.article_editing import About, edit_article
from sayso.desk.desk import Desk, open_desk
from sayso.desk.history import Wanted
from sayso.desk.importing import Settings, run_import
from sayso.desk.logging import Wording
from sayso.model.claim import Kind, Status
from sayso.model.errors import ConflictError, InputError, NotFoundError
from sayso.model.tables import ClaimFilter
from sayso.store.rows.stories import Judgement

Kept = Callable[[Desk], dict[str, str]]


def lines(desk: Desk, ref: str = "", *, entry: int = 0) -> list[str]:
    """What one entry did, as lines; the newest unless another is asked for."""
    one = history.told(desk, Wanted(ref=ref))[entry]
    changed = [
        f"{each.record} {each.field}: {each.before} → {each.after}"
        if each.what == "changed"
        else f"{each.what} {each.record}"
        for each in one.differences
    ]
    return changed + ([one.more] if one.more else [])


def actions(desk: Desk, wanted: Wanted) -> list[str]:
    """What was done, newest first."""
    return [one.action for one in history.log(desk, wanted=wanted)]


def test_an_edit_is_told_field_by_field(newsroom: Desk) -> None:
    """Each with its value before and after; what goes along with others is not told."""
    logging.edit_claim(newsroom, "C1", Wording(value="about 1,300", measure="boats", note="asked twice"))

    told = [line.removeprefix("C1 “At least 1,200” ") for line in lines(newsroom)]
    assert {"low: 1200 → 1300", "high:  → 1300", "bound: at_least → about", "note:  → asked twice"} <= set(told)
    assert any(line.startswith("measure: ") and line.endswith("→ boats") for line in told)
    assert {"low", "high", "bound", "note", "measure"} == {line.partition(":")[0] for line in told}


def test_an_article_is_called_by_its_reference(newsroom: Desk) -> None:
    """It has no words of its own: its headline is its version's."""
    edit_article(newsroom, "A1", About(note="call the mayor"))

    assert ["A1 note:  → call the mayor"] == lines(newsroom)


def test_an_amount_is_told_once(newsroom: Desk) -> None:
    """Where both its ends are one, before and after."""
    logging.edit_claim(newsroom, "C8", Wording(value="about 900"))

    assert ["C8 “About 700” amount: 700 → 900"] == lines(newsroom)


def test_what_was_added_and_removed_is_named(newsroom: Desk) -> None:
    """With the words that people know it by."""
    registry.add_source(newsroom, "Ola Brisk", "person")
    added = lines(newsroom)
    ref = next(one.source_id for one in listing.all_sources(newsroom) if one.name == "Ola Brisk")
    linking.link_claims(newsroom, ["C1"], "Ola Brisk")
    linked = lines(newsroom)
    linking.unlink_claims(newsroom, ["C1"])

    assert [f"added {ref} “Ola Brisk”"] == added
    assert f"added C1 hop 1: {ref} “Ola Brisk”" in linked
    assert f"removed C1 hop 1: {ref} “Ola Brisk”" in lines(newsroom)


def test_a_large_entry_is_counted(newsroom: Desk) -> None:
    """Claims come with the versions of articles."""
    told = lines(newsroom)

    assert "4 versions with their claims" in told[-1]
    assert "4 articles" in told[-1]


def test_of_a_bulk_change_a_record_is_told_its_own(newsroom: Desk) -> None:
    """One line of many."""
    logging.settle_claims(newsroom, [], Status.REJECTED, wanted=ClaimFilter(kind="figure"), because="all of them")

    assert ["C1 “At least 1,200” status: suggested → rejected"] == lines(newsroom, "C1")


def test_one_entry_is_told_whole(newsroom: Desk) -> None:
    """However much it changed."""
    settled = logging.settle_claims(newsroom, [], Status.REJECTED, wanted=ClaimFilter(kind="figure", article="A1"))
    settled += logging.settle_claims(newsroom, [], Status.REJECTED, wanted=ClaimFilter(kind="figure"))
    entry = next(iter(history.log(newsroom))).entry

    assert [entry] == [one.entry.entry for one in history.told(newsroom, Wanted(ref=entry))]
    assert "4 articles" not in lines(newsroom, "J1")[-1]
    assert 12 < len(lines(newsroom, "J1"))
    with pytest.raises(NotFoundError, match="no journal entry J99; see `sayso log`, the last is J3"):
        history.told(newsroom, Wanted(ref="J99"))


def test_an_untouched_claim_has_the_entry_that_logged_it(newsroom: Desk, tmp_path: Path) -> None:
    """The import that brought it, and no other one; a source has the one that it was first cited with."""
    file = tmp_path / "later.txt"
    file.write_text("Pier closed\n\nSome 12 ferries waited off the pier, Bo Lundgren said.\n", "utf-8")
    run_import(newsroom, [str(file)], Settings(outlet="Selby Ledger"))
    claim = listing.claims(newsroom, ClaimFilter(text="ferries"))[0]
    source = next(one for one in listing.all_sources(newsroom) if one.name == "Bo Lundgren")

    assert ["J2"] == [one.entry for one in history.log(newsroom, claim.claim_id)]
    assert ["J2"] == [one.entry for one in history.log(newsroom, source.source_id)]
    assert ["J1"] == [one.entry for one in history.log(newsroom, "C2")]


def test_a_claim_that_reading_again_found_has_that_entry(desk: Desk, tmp_path: Path) -> None:
    """Not the import of its article."""
    file = tmp_path / "undated.txt"
    file.write_text("Pier closed\n\nSome 12 ferries waited off the pier on Monday.\n", "utf-8")
    run_import(desk, [str(file)], Settings(outlet="Selby Ledger"))
    edit_article(desk, "A1", About(published="2031-04-09"))
    date = listing.claims(desk, ClaimFilter(kind="date"))[0]

    assert "article edit" == actions(desk, Wanted(ref=date.claim_id))[0]


def test_a_record_that_was_undone_is_found_by_its_number(newsroom: Desk) -> None:
    """Its entries are still there."""
    ref = asking.ask(newsroom, "How many boats were lost?", Kind.FIGURE)
    history.undo_entry(newsroom)

    assert ["undo", "question new"] == actions(newsroom, Wanted(ref=ref))


def test_the_log_is_searched(newsroom: Desk, newsroom_url: str) -> None:
    """By person, time, what was done, and the kind of record."""
    with open_desk(newsroom_url, "Nora", newsroom.now) as other:
        logging.settle_claims(other, ["C2"], Status.REJECTED)
    logging.edit_claim(newsroom, "C1", Wording(note="x"))
    asking.ask(newsroom, "How many boats were lost?", Kind.FIGURE, story="storm")
    first = list(history.log(newsroom))[-1]
    hour = f"{first.at:%Y-%m-%dT%H:%M}"

    assert ["claim reject"] == actions(newsroom, Wanted(by="nora"))
    assert ["claim edit", "claim reject"] == actions(newsroom, Wanted(action="claim"))
    assert ["claim edit"] == actions(newsroom, Wanted(action="claim edit"))
    assert ["question new"] == actions(newsroom, Wanted(kind="question"))
    assert ["question new", "claim edit"] == actions(newsroom, Wanted(limit=2))
    assert 4 == len(actions(newsroom, Wanted(since="2031-04", until="2031")))
    assert 4 == len(actions(newsroom, Wanted(since=hour)))
    assert [] == actions(newsroom, Wanted(since="2031-04-11"))
    assert [] == actions(newsroom, Wanted(until="2031-04-09"))
    assert ["import"] == actions(newsroom, Wanted(until=f"{first.at:%Y-%m-%dT%H:%M:%S}"))
    assert 3 == len(actions(newsroom, Wanted(since=f"{first.at + timedelta(seconds=1):%Y-%m-%dT%H:%M:%S}")))
    assert 4 == len(actions(newsroom, Wanted(until="9999-12-31T23:59")))


@pytest.mark.parametrize("name", ["Élodie Ørn", "élodie ørn", "ÉLODIE ØRN"])
def test_who_and_what_are_found_in_any_case(newsroom: Desk, newsroom_url: str, name: str) -> None:
    """Letters with accents, too, which SQLite does not know the capitals of."""
    with open_desk(newsroom_url, "Élodie Ørn", newsroom.now) as other:
        logging.settle_claims(other, ["C2"], Status.REJECTED)

    assert ["claim reject"] == actions(newsroom, Wanted(by=name))
    assert ["claim reject"] == actions(newsroom, Wanted(action="Claim"))
    assert ["claim reject"] == actions(newsroom, Wanted(action="CLAIM REJECT"))


@pytest.mark.parametrize(
    ("wanted", "error", "said"),
    [
        (Wanted(by="edd"), NotFoundError, "the log knows nobody called 'edd'; did you mean 'ed'"),
        (Wanted(action="imports"), NotFoundError, "nothing done that is called 'imports'; did you mean 'import'"),
        (Wanted(kind="claims"), InputError, "no records of kind 'claims'; choose one of article, claim"),
        (Wanted(since="someday"), InputError, "--since 'someday' is no date or time; write it like"),
        (Wanted(until="25:00"), InputError, "--until '25:00' is no date or time"),
        (Wanted(ref="strom"), NotFoundError, "there is no record 'strom'; did you mean 'storm'"),
        (Wanted(ref="Q7"), NotFoundError, "there is no record 'Q7'; see `sayso questions`"),
        (Wanted(ref="!"), NotFoundError, "there is no record '!'; name one such as A3, C12"),
    ],
)
def test_what_cannot_be_searched_for_is_told(newsroom: Desk, wanted: Wanted, error: type[Exception], said: str) -> None:
    """With what may be meant."""
    with pytest.raises(error, match=said):
        history.told(newsroom, wanted)


def test_any_undone_entry_is_done_again(newsroom: Desk, kept: Kept) -> None:
    """By its own number or that of its undo, in any order."""
    logging.edit_claim(newsroom, "C1", Wording(note="x"))
    logging.settle_claims(newsroom, ["C2"], Status.REJECTED)
    both = kept(newsroom)
    for entry in ("J2", "J3"):
        history.undo_entry(newsroom, entry)
    with pytest.raises(ConflictError, match="J1 is not undone"):
        history.redo_entry(newsroom, "J1")
    history.redo_entry(newsroom, "J2", because="was right")
    history.redo_entry(newsroom, "J5")
    done = both == kept(newsroom)
    with pytest.raises(ConflictError, match="J3 is not undone"):
        history.redo_entry(newsroom, "J3")
    with pytest.raises(NotFoundError, match="no journal entry J99; see `sayso log`, the last is J7"):
        history.redo_entry(newsroom, "J99")

    assert done
    assert "was right" == list(history.log(newsroom))[1].because


def test_what_stands_in_the_way_of_a_redo_is_named(newsroom: Desk) -> None:
    """As for an undo."""
    logging.edit_claim(newsroom, "C1", Wording(note="x"))
    history.undo_entry(newsroom)
    logging.edit_claim(newsroom, "C1", Wording(note="y"))
    with pytest.raises(ConflictError, match="J4 stands on it: edited C1; undo that first with `sayso undo J4`"):
        history.redo_entry(newsroom, "J2")


def _elsewhere(desk: Desk, folder: Path, url: str) -> None:
    """Read all of a desk's database into another one."""
    bundling.write_bundle(desk, folder)
    with open_desk(url, "kim", desk.now) as other:
        bundling.read_bundle(other, folder)


def test_a_bundle_carries_the_history_to_an_empty_database(
    newsroom: Desk, sqlite_template: Path, tmp_path: Path, kept: Kept
) -> None:
    """Told there as here, and undone there as here."""
    logging.edit_claim(newsroom, "C1", Wording(note="x"), because="told so")
    here = [replace(one, changes=[]) for one in history.log(newsroom)]
    story = history.told(newsroom, Wanted(ref="C1"))
    other = tmp_path / "other.db"
    other.write_bytes(sqlite_template.read_bytes())
    _elsewhere(newsroom, tmp_path / "bundle", str(other))
    history.undo_entry(newsroom, "J2")

    with open_desk(str(other), "kim", newsroom.now) as there:
        assert here == [replace(one, changes=[]) for one in history.log(there)]
        assert [one.differences for one in story] == [one.differences for one in history.told(there, Wanted(ref="C1"))]
        history.undo_entry(there, "J2")
        assert kept(newsroom) == kept(there)


def test_a_bundle_carries_the_history_to_a_database_with_one_of_its_own(
    newsroom: Desk, sqlite_template: Path, tmp_path: Path
) -> None:
    """A foreign entry is undone where nothing stands on it; what was read stands on the entries that added it."""
    logging.edit_claim(newsroom, "C1", Wording(note="x"), because="told so")
    other = tmp_path / "other.db"
    other.write_bytes(sqlite_template.read_bytes())
    with open_desk(str(other), "kim", newsroom.now) as there:
        asking.ask(there, "Who owns the pier?", Kind.PLACE)
    _elsewhere(newsroom, tmp_path / "bundle", str(other))

    with open_desk(str(other), "kim", newsroom.now) as there:
        edited = next(one for one in history.log(there) if one.action == "claim edit")
        imported = next(one for one in history.log(there) if one.action == "import")
        claim = listing.claims(there, ClaimFilter(text="1,200"))[0].claim_id
        assert ("ed", "told so") == (edited.by, edited.because)
        assert {edited.entry, imported.entry} <= {one.entry for one in history.log(there, claim)}
        with pytest.raises(ConflictError, match=f"{edited.entry} stands on it: edited C1; undo that first"):
            history.undo_entry(there, imported.entry)
        history.undo_entry(there, edited.entry)
        with pytest.raises(ConflictError, match=r"stands on it: .*bundle.*; undo that first"):
            history.undo_entry(there, imported.entry)
        assert "" == listing.claims(there, ClaimFilter(text="1,200"))[0].note


def test_answers_are_told_with_question_and_claim(newsroom: Desk) -> None:
    """And how they were judged."""
    ref = asking.ask(newsroom, "How many boats were lost?", Kind.FIGURE, story="storm")
    asking.answer(newsroom, ref, ["C1"], Judgement.POSITIVE)

    assert [f"added {ref} answered by C1 (positive)"] == lines(newsroom)
