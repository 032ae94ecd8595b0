"""What keys mean, tested without a screen and without a database."""

from dataclasses import replace

import pytest
from tests.review.conftest import april, changed, dandong, forty, page_of, twelve

from sayso.model.claim import Status
from sayso.review import keys
from sayso.review.acts import Act, Conflict, Preview, Search, Settle, SettleChain, Submit, Turn, Undo
from sayso.review.keys import BY_NAME, HELP, KEYS
from sayso.review.prompts import FIELDS, Choice, Purpose
from sayso.review.state import Mode, State, arrived, at, bulk, onward, pasted, press, searched, typed
from sayso.review.wanted import Wanted


def keyed(state: State, *names: str) -> tuple[State, Act | None]:
    """The state after several keys, and what the last asks for."""
    act: Act | None = None
    for name in names:
        state, act = press(state, name)
    return state, act


def test_accept_asks_to_settle_the_claim_at_hand_as_it_was_seen(state: State) -> None:
    """And to go on."""
    _, act = press(state, "a")

    assert Settle((forty(),), Status.ACCEPTED, advance=True) == act


@pytest.mark.parametrize(
    ("key", "act"),
    [
        ("r", Settle((forty(),), Status.REJECTED)),
        ("w", Settle((forty(),), Status.WITHDRAWN, advance=False)),
        ("s", SettleChain((forty(),))),
        ("A", Settle((forty(), dandong()), Status.ACCEPTED)),
        ("R", Settle((forty(), dandong()), Status.REJECTED)),
        ("u", Undo()),
        ("U", Undo(again=True)),
        ("ctrl+r", Undo(again=True)),
        ("N", Turn(1)),
        ("[", Turn(-1)),
        ("c", Conflict(1)),
        ("C", Conflict(-1)),
    ],
)
def test_one_key_each(state: State, key: str, act: Act) -> None:
    """What each key asks for."""
    assert act == press(state, key)[1]


def test_every_key_of_the_table_does_something(state: State) -> None:
    """None is shown in the footer or help that is not known."""
    idle = [one.key for one in KEYS if press(state, one.key) == (state, None)]

    assert [] == idle
    assert {one.key for one in KEYS} == {
        key for group, words in HELP for key in (*group.split(), *("NPcC" if group == "n p" else ""))
    }


def test_no_key_has_two_meanings() -> None:
    """Each name stands for one key."""
    names = [name for one in KEYS for name in (one.key, *one.also)]

    assert sorted(names) == sorted(set(names))
    assert len(names) == len(BY_NAME)


def test_an_unknown_key_changes_nothing(state: State) -> None:
    """Not even the message."""
    told = replace(state, message=("accepted C9",))

    assert (told, None) == press(told, "z")


def test_next_and_previous_stop_at_the_ends(state: State) -> None:
    """And say where to go from there."""
    assert ["C2", "C3", "C4"] == [keyed(state, *["n"] * count)[0].here for count in (1, 2, 3)]
    last, _ = keyed(state, "n", "n", "n", "down")
    assert ("C4", ("this is the last claim that is shown; N turns to another article",)) == (last.here, last.message)
    first, _ = keyed(state, "p")
    assert ("C1", "this is the first claim that is shown; P turns to another article") == (first.here, *first.message)


def test_the_next_open_claim_is_sought_past_the_end(state: State) -> None:
    """Round to the top; where none is left, one stays."""
    assert "C1" == onward(at(state, "C4"), "C4").here
    settled = changed(changed(state, "C2", status="accepted"), "C1", status="rejected")
    assert "C3" == onward(at(settled, "C1"), "C1").here
    done = changed(changed(settled, "C3", status="accepted"), "C4", status="accepted")
    assert "C4" == onward(at(done, "C4"), "C4").here


def test_the_next_open_claim_is_one_that_the_filter_shows(state: State) -> None:
    """Figures alone, where only figures are wanted."""
    figures = replace(state, wanted=Wanted(kinds=frozenset({"figure"})))

    assert "C4" == onward(figures, "C1").here
    assert ["C1", "C4"] == [one.ref for one in figures.shown]


def test_an_accepted_claim_is_not_accepted_again(state: State) -> None:
    """Unless who said it is still only suggested: then that is settled."""
    accepted = changed(
        state,
        "C1",
        status="accepted",
    )
    assert Settle((accepted.page.claims[0],), Status.ACCEPTED) == press(accepted, "a")[1]
    bare = changed(at(state, "C4"), "C4", status="accepted")
    after, act = press(bare, "a")
    assert (None, ("C4 is accepted already",), "C1") == (act, after.message, after.here)


def test_a_claim_without_a_quotation_is_not_taken_for_one(state: State) -> None:
    """Nothing is done, and it is said why."""
    after, act = press(at(state, "C4"), "A")

    assert (None, True, ("C4 stands in no quotation",)) == (act, after.alarm, after.message)


def test_nobody_is_settled_where_nobody_is_suggested(state: State) -> None:
    """The next step is named."""
    after, act = press(at(state, "C4"), "s")

    assert (None, ("nobody is suggested for C4: l links somebody",)) == (act, after.message)


@pytest.mark.parametrize("key", ["a", "r", "w", "e", "l", "q", "s", "A", "n"])
def test_without_a_claim_keys_say_so(key: str) -> None:
    """An article may hold none."""
    empty = page_of()
    after, act = press(arrived(State(scope=("A1",), page=empty, rivals={}), empty), key)

    assert (None, True) == (act, after.alarm)
    assert ("no claim is shown in A1: v logs one, N goes to the next article",) == after.message


def test_edit_begins_with_the_words_as_written(state: State) -> None:
    """And Tab goes through what is recorded of the claim, and round again."""
    editing, act = press(changed(state, "C1", note="ask"), "e")
    assert editing.prompt is not None
    assert (Preview(), Purpose.EDIT, "value", "Some 40", 7) == (
        act, editing.prompt.purpose, editing.prompt.field, editing.prompt.words, editing.prompt.cursor
    )  # fmt: skip
    seen = []
    for _ in FIELDS:
        editing, _ = press(editing, "tab")
        assert editing.prompt is not None
        seen.append((editing.prompt.field, editing.prompt.words))
    assert [("measure", "boats"), ("when", ""), ("where", ""), ("note", "ask")] == seen[:4]
    assert [("polarity", "affirmed"), ("modality", "asserted"), ("value", "Some 40")] == seen[4:]


def test_a_prompt_is_typed_submitted_and_left(state: State) -> None:
    """Letters are words there, not keys; Enter asks to submit, Escape changes nothing."""
    asking, _ = keyed(state, "l", "R", "a", "space", "m")
    assert asking.prompt is not None
    assert ("Ra m", 4) == (asking.prompt.words, asking.prompt.cursor)
    assert Submit() == press(asking, "enter")[1]
    left, act = press(asking, "escape")
    assert (None, Mode.READ, None, ("left as it was",)) == (act, left.mode, left.prompt, left.message)


def test_a_cursor_that_moves_reads_nothing_anew(state: State) -> None:
    """Only other words do."""
    asking, _ = keyed(state, "e", "left")
    assert asking.prompt is not None
    assert (6, None) == (asking.prompt.cursor, press(asking, "left")[1])
    assert Preview() == press(asking, "x")[1]
    assert Preview() == typed(asking, "about 50")[1]


def test_a_choice_is_moved_to_and_completed(state: State) -> None:
    """Past the last there is none again; Tab puts it in the place of the last name."""
    asking, _ = typed(press(state, "l")[0], "a guard < Ra")
    assert asking.prompt is not None
    offered = replace(
        asking, prompt=replace(asking.prompt, choices=(Choice("S1", "S1 Ramil"), Choice("S2", "S2 Rania")))
    )
    down, _ = press(offered, "down")
    assert down.prompt is not None
    assert 0 == down.prompt.chosen
    again, _ = keyed(down, "down", "down")
    assert again.prompt is not None
    assert -1 == again.prompt.chosen
    taken, _ = keyed(down, "down", "tab")
    assert taken.prompt is not None
    assert ("a guard < S2", -1) == (taken.prompt.words, taken.prompt.chosen)


def test_pasted_words_are_never_keys(state: State) -> None:
    """In a prompt they are words on one line; elsewhere nothing happens."""
    after, act = pasted(state, "a\na\na\n")
    assert (None, True, "C1") == (act, after.alarm, after.here)
    asking, act = pasted(press(state, "q")[0], "How many\nboats?\x1b")
    assert asking.prompt is not None
    assert ("How many boats?", Preview()) == (asking.prompt.words, act)


def test_bulk_offers_what_stands_and_is_open(state: State) -> None:
    """By kind, rule, quotation and filter; a claim whose words were altered is not accepted unseen."""
    offered = bulk(changed(state, "C4", anchor="altered"))
    assert {"k": ["C1"], "r": ["C1"], "q": ["C1", "C2"], "a": ["C1", "C2", "C3"]} == {
        key: [one.ref for one in found] for key, (_, found) in offered.items()
    }
    choosing, _ = press(state, "b")
    assert Mode.BULK is choosing.mode
    after, act = press(choosing, "k")
    assert (Settle((forty(), twelve()), Status.ACCEPTED), Mode.READ) == (act, after.mode)
    none, act = press(choosing, "z")
    assert (None, ("nothing was accepted",), Mode.READ) == (act, none.message, none.mode)


def test_bulk_is_not_offered_where_nothing_is_open(state: State) -> None:
    """It says so instead."""
    done = state
    for ref in ("C1", "C2", "C3", "C4"):
        done = changed(done, ref, status="accepted")
    after, _ = press(done, "b")

    assert (Mode.READ, True) == (after.mode, after.alarm)


def test_words_are_selected_and_logged(state: State) -> None:
    """From behind the claim at hand; Enter asks for its value, Escape forgets it."""
    selecting, _ = press(state, "v")
    assert selecting.selection is not None
    assert "boats" == selecting.selection.span.of(state.page.text)
    found, _ = keyed(selecting, "c", "r", "e", "w")
    asking, act = press(found, "enter")
    assert asking.prompt is not None
    assert asking.prompt.span is not None
    assert (Preview(), Purpose.ADD, "Crews") == (act, asking.prompt.purpose, asking.prompt.span.of(state.page.text))
    assert (Mode.READ, None) == ((left := press(found, "escape")[0]).mode, left.selection)


def test_searching_again_needs_no_words(state: State) -> None:
    """An empty search finds what was sought last; without one there is nothing to find."""
    first, act = searched(press(state, "/")[0], "  Dandong  ")
    assert (Search("Dandong"), Mode.READ, "Dandong") == (act, first.mode, first.sought)
    assert Search("Dandong") == searched(first, "")[1]
    assert None is searched(state, " ")[1]


def test_a_colleagues_late_change_wants_the_key_once_more(state: State) -> None:
    """A key that was on its way when the claim changed is not taken for an answer to what is there now."""
    late = replace(state, unsure="C1")
    after, act = press(late, "a")

    assert (None, True, "") == (act, after.alarm, after.unsure)
    assert isinstance(press(after, "a")[1], Settle)


def test_help_more_and_leaving(state: State) -> None:
    """Help goes with any key, which does nothing else; more is a switch."""
    helping, _ = press(state, "h")
    assert Mode.HELP is helping.mode
    assert (Mode.READ, None) == ((back := press(helping, "a"))[0].mode, back[1])
    assert press(state, "enter")[0].more
    assert not keyed(state, "m", "m")[0].more
    assert press(state, "Q")[0].leaving


def test_a_page_that_lost_its_claim_opens_at_the_first_open_one(state: State) -> None:
    """As when the claim at hand was logged, and that was undone."""
    gone = page_of(forty(status="accepted"), april())

    assert "C3" == arrived(at(state, "C2"), gone).here


def test_the_help_fits_a_small_terminal() -> None:
    """All keys and marks on one screen of 80 columns and 24 lines."""
    assert len(keys.HELP) + len(keys.MARKS) <= 20
    assert [] == [line for key, line in HELP if len(f"{key:4} {line}") > 80]
    assert [] == [line for mark, line in keys.MARKS if len(f"{mark:12} {line}") > 80]
