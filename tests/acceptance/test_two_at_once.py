"""Two terminals at one database: nobody's change is overwritten unseen, and none is half-made."""

import json
import subprocess
import threading
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sayso.cli.main import app
from sayso.desk import history, linking, listing, logging, registry, showing
from sayso.desk.desk import Desk, open_desk
from sayso.desk.importing import Settings, run_import
from sayso.desk.logging import Wording
from sayso.model.claim import Status
from sayso.model.errors import ConflictError

Started = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def url(any_url: str, tmp_path: Path) -> str:
    """A database with one article, once on SQLite and once on PostgreSQL."""
    (tmp_path / "storm.txt").write_text("Storm at Selby\n\nSome 40 boats sank near Dandong on Monday.\n", "utf-8")
    with open_desk(any_url, "ed") as desk:
        run_import(desk, [str(tmp_path / "storm.txt")], Settings(outlet="Selby Ledger"))
    return any_url


def test_two_processes_edit_what_both_saw(url: str, started: Started) -> None:
    """One is done, the other is told that the claim has changed and how to go on; exit 0 and 5."""
    edits = [
        started("claim", "edit", "C1", "--note", note, "--revision", "1", "--db", url) for note in ("first", "second")
    ]
    said = [edit.communicate(timeout=60) for edit in edits]

    assert [0, 5] == sorted(edit.returncode for edit in edits), said
    refused = next(err for (_, err), edit in zip(said, edits, strict=True) if edit.returncode)
    assert "changed by someone else meanwhile" in refused
    assert 1 == len(refused.splitlines())
    shown = json.loads(CliRunner().invoke(app, ["claim", "show", "C1", "--json", "--db", url]).stdout)[0]
    winner = "first" if edits[0].returncode == 0 else "second"
    assert (winner, 2) == (shown["note"], shown["revision"])


def at_once(url: str, *acts: Callable[[Desk], object]) -> list[str]:
    """Each act on a connection of its own, all at the same moment; what each was refused with, or nothing."""
    start = threading.Barrier(len(acts))
    said = [""] * len(acts)

    def act(at: int, desk: Desk) -> None:
        start.wait()
        try:
            acts[at](desk)
        except ConflictError as error:
            said[at] = str(error)

    with ExitStack() as opened:
        desks = [opened.enter_context(open_desk(url, f"editor {at}")) for at in range(len(acts))]
        threads = [threading.Thread(target=act, args=(at, desk)) for at, desk in enumerate(desks)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    return said


def entries(url: str, action: str) -> int:
    """How many entries of this kind the journal has."""
    with open_desk(url) as desk:
        return sum(one.action == action for one in history.log(desk))


def test_edits_at_once_are_all_kept_or_refused(url: str) -> None:
    """Each edit that was not refused has its entry and its revision."""
    said = at_once(
        url, *(lambda desk, at=at: logging.edit_claim(desk, "C1", Wording(note=f"n{at}")) for at in range(5))
    )
    done = said.count("")

    assert done >= 1
    assert all("changed by someone else meanwhile; look at it again" in one for one in said if one)
    with open_desk(url) as desk:
        assert (done + 1, done) == (showing.claim(desk, "C1").revision, entries(url, "claim edit"))
        for _ in range(done):
            history.undo_entry(desk)
        assert "" == showing.claim(desk, "C1").claim.note


def test_links_at_once_leave_one_whole_chain(url: str) -> None:
    """And the journal can be walked back to none."""
    with open_desk(url) as desk:
        for name in ("One", "Two", "Three", "Four"):
            registry.add_source(desk, name, "person")
    said = at_once(
        url,
        lambda desk: linking.link_claims(desk, ["C1"], "One", via=["Two"]),
        lambda desk: linking.link_claims(desk, ["C1"], "Three", via=["Four"]),
        lambda desk: linking.link_claims(desk, ["C1"], "Four", via=["One"]),
    )

    assert ["", "", ""] == said
    with open_desk(url) as desk:
        chain = showing.claim(desk, "C1").claim.attribution
        assert chain in {f"Selby Ledger < {pair}" for pair in ("Two < One", "Four < Three", "One < Four")}
        for _ in range(3):
            history.undo_entry(desk)
        assert "Selby Ledger" == showing.claim(desk, "C1").claim.attribution


def test_one_thing_made_at_once_is_made_once(url: str) -> None:
    """The same outlet, claim, acceptance and undo by two editors."""
    added = at_once(url, *([lambda desk: registry.add_source(desk, "Ines Tarrow", "person")] * 3))
    accepted = at_once(url, *([lambda desk: logging.settle_claims(desk, ["C2"], Status.ACCEPTED)] * 3))
    undone = at_once(url, *([lambda desk: history.undo_entry(desk, "J1")] * 2))

    assert 1 == added.count("")
    assert 1 == entries(url, "source add")
    assert accepted.count("") >= 1
    assert 1 == entries(url, "claim accept")
    assert all("stands on it" in one for one in undone)


def test_imports_at_once_make_one_article(url: str, tmp_path: Path) -> None:
    """The second finds it there, or is told to look again; the next run has nothing to do."""
    file = tmp_path / "ferry.txt"
    file.write_text("Ferry late at Selby\n\nSome 12 people waited.\n", "utf-8")
    by = Settings(outlet="Selby Ledger")
    at_once(url, *([lambda desk: run_import(desk, [str(file)], by)] * 3))

    with open_desk(url) as desk:
        assert ["unchanged"] == [report.outcome.value for report in run_import(desk, [str(file)], by)]
        assert (2, 2) == (len(list(history.log(desk))), len(listing.articles(desk)))
