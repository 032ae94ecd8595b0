"""Changes that rest on what was seen: at the same moment, on both databases, nobody's is written over."""

import threading
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import pytest

from sayso.desk import asking, history, registry, showing
from sayso.desk.desk import Desk, open_desk
from sayso.desk.importing import Settings, run_import
from sayso.desk.logging import Wording
from sayso.desk.reviewing import changing
from sayso.desk.reviewing.page import Held, Page, page
from sayso.desk.reviewing.watching import OvertakenError
from sayso.model.claim import Kind, Status
from sayso.model.errors import SaysoError

Act = Callable[[Desk, Page], object]


@pytest.fixture
def url(any_url: str, tmp_path: Path) -> str:
    """A database with one article, once on SQLite and once on PostgreSQL."""
    (tmp_path / "storm.txt").write_text("Storm at Selby\n\nSome 40 boats sank near Dandong on Monday.\n", "utf-8")
    with open_desk(any_url, "ed") as desk:
        run_import(desk, [str(tmp_path / "storm.txt")], Settings(outlet="Selby Ledger"))
        for name in ("Ana Mora", "Otto Berg"):
            registry.add_source(desk, name, "person")
    return any_url


def at_once(url: str, *acts: Act) -> list[str]:
    """All look at the page, then all act at the same moment; what each was refused with, or nothing."""
    ready = threading.Barrier(len(acts))
    said = [""] * len(acts)

    def act(at: int, desk: Desk) -> None:
        seen = page(desk, "A1")
        ready.wait()
        try:
            acts[at](desk, seen)
        except SaysoError as error:
            said[at] = type(error).__name__

    with ExitStack() as opened:
        desks = [opened.enter_context(open_desk(url, f"editor {at}")) for at in range(len(acts))]
        threads = [threading.Thread(target=act, args=(at, desk)) for at, desk in enumerate(desks)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    return said


def claim(ref: str, seen: Page) -> Held:
    """A claim as it was seen."""
    found = seen.claim(ref)
    assert found is not None
    return found


def test_one_of_many_edits_at_once_is_made(url: str) -> None:
    """The others are told that they were overtaken; the log has one."""
    said = at_once(
        url,
        *(
            lambda desk, seen, at=at: changing.edit(desk, claim("C1", seen), Wording(value=f"{at} boats"))
            for at in range(50, 54)
        ),
    )

    assert ["", "OvertakenError", "OvertakenError", "OvertakenError"] == sorted(said)
    with open_desk(url) as desk:
        assert 1 == sum(entry.action == "claim edit" for entry in history.log(desk))
        assert str(50 + said.index("")) == str(showing.claim(desk, "C1").claim.low)


def test_one_of_two_chains_at_once_is_linked(url: str) -> None:
    """A chain has no revision; what was seen of it counts, and the claim is held while it is compared."""
    said = at_once(
        url,
        lambda desk, seen: changing.link(desk, [claim("C1", seen)], ["Ana Mora"]),
        lambda desk, seen: changing.link(desk, [claim("C1", seen)], ["Otto Berg"]),
    )

    assert ["", "OvertakenError"] == sorted(said)
    with open_desk(url) as desk:
        assert (
            "Selby Ledger < " + ("Ana Mora", "Otto Berg")[said.index("")] == showing.claim(desk, "C1").claim.attribution
        )


def test_accepting_and_rejecting_at_once_is_one_decision(url: str) -> None:
    """Several claims in opposite orders wait for each other and neither locks the other out."""
    said = at_once(
        url,
        lambda desk, seen: changing.settle(desk, [claim("C1", seen), claim("C2", seen)], Status.ACCEPTED),
        lambda desk, seen: changing.settle(desk, [claim("C2", seen), claim("C1", seen)], Status.REJECTED),
    )

    assert ["", "OvertakenError"] == sorted(said)
    with open_desk(url) as desk:
        won = ("accepted", "rejected")[said.index("")]
        assert [won, won] == [showing.claim(desk, ref).claim.status for ref in ("C1", "C2")]


def test_one_of_two_dates_at_once_is_kept(url: str) -> None:
    """An article is dated on what was seen of it, too."""
    said = at_once(
        url,
        lambda desk, seen: changing.date(desk, seen, "2031-04-09"),
        lambda desk, seen: changing.date(desk, seen, "2031-04-10"),
    )

    assert ["", "OvertakenError"] == sorted(said)


def test_a_judgement_is_not_put_over_a_colleagues(url: str) -> None:
    """A yes that did not know of a no, at the same moment; what both then see can be judged again."""
    with open_desk(url) as desk:
        question = asking.ask(desk, "How many boats sank?", Kind.FIGURE)
    said = at_once(
        url,
        lambda desk, seen: changing.answer(desk, claim("C1", seen), question),
        lambda desk, seen: changing.answer(desk, claim("C1", seen), question, yes=False),
    )

    assert ["", "OvertakenError"] == sorted(said)
    with open_desk(url) as desk:
        won = ("positive", "negative")[said.index("")]
        assert ((question, won),) == claim("C1", page(desk, "A1")).answers
        assert changing.answer(desk, claim("C1", page(desk, "A1")), question, yes=won == "negative")


def test_what_has_not_changed_is_not_refused(url: str) -> None:
    """Another claim of the article may change meanwhile."""
    said = at_once(
        url,
        lambda desk, seen: changing.settle(desk, [claim("C1", seen)], Status.ACCEPTED),
        lambda desk, seen: changing.settle(desk, [claim("C2", seen)], Status.REJECTED),
    )

    assert ["", ""] == said


def test_the_refusal_names_who_and_what(url: str) -> None:
    """And changes nothing."""
    with open_desk(url, "ines") as ines, open_desk(url, "ben") as ben:
        seen = page(ines, "A1")
        changing.settle(ben, [claim("C1", page(ben, "A1"))], Status.REJECTED)
        with pytest.raises(
            OvertakenError, match=r"C1 changed meanwhile \(by ben, \d\d:\d\d UTC: rejected C1\)"
        ) as refused:
            changing.settle(ines, [claim("C1", seen), claim("C2", seen)], Status.ACCEPTED)
        assert ("C1",) == refused.value.claims
        assert "suggested" == showing.claim(ines, "C2").claim.status


def test_a_claim_that_was_undone_away_is_overtaken(url: str) -> None:
    """It is no longer there to be settled."""
    with open_desk(url, "ines") as desk:
        seen = page(desk, "A1")
        history.undo_entry(desk, "J1")
        with pytest.raises(SaysoError):
            changing.settle(desk, [claim("C1", seen)], Status.ACCEPTED)
