"""The screen, driven by a pilot: keys go in as a terminal sends them, painted lines come out."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.review.conftest import ticking
from textual import events
from textual.app import App
from textual.geometry import Region
from textual.pilot import Pilot

from sayso.desk import logging, showing
from sayso.desk.desk import Desk, open_desk
from sayso.desk.importing import Settings, run_import
from sayso.desk.reviewing.whereabouts import whereabouts
from sayso.desk.seeds import seeds_folder
from sayso.model.claim import Status
from sayso.review.layout import width_of
from sayso.review.reviewer import Reviewer, start
from sayso.review.screen import STYLES, Lines, ReviewApp

Play = Callable[[Pilot[None]], Awaitable[None]]

SMALL = (80, 24)
LARGE = (200, 50)


@pytest.fixture
def desk(light_url: str) -> Iterator[Desk]:
    """Ines's desk."""
    with open_desk(light_url, "ines", ticking()) as opened:
        yield opened


@pytest.fixture
def reviewer(desk: Desk) -> Reviewer:
    """Her review of the story."""
    return start(desk, story="storm", place=whereabouts(desk))


@dataclass(frozen=True)
class Seen:
    """What a screen showed: the lines of each part, where the text and the claim stood, and its review."""

    lines: dict[str, list[str]]
    text: Region
    claim: Region
    reviewer: Reviewer

    @property
    def everything(self) -> list[str]:
        """All lines on the screen."""
        return [line for lines in self.lines.values() for line in lines]


def look(app: App[None], reviewer: Reviewer) -> Seen:
    """What is on the screen now; a part that is not shown has no height."""
    parts = {name: app.query_one(f"#{name}", Lines) for name in ("bar", "text", "claim", "message", "keys")}
    lines = {name: [strip.text.rstrip() for strip in part.strips] for name, part in parts.items() if part.display}
    return Seen(lines, parts["text"].region, parts["claim"].region, reviewer)


def played(reviewer: Reviewer, play: Play, size: tuple[int, int] = SMALL) -> Seen:
    """Show a review on a terminal of a size, and play on it; what is to be seen at the end."""
    app = ReviewApp(reviewer)
    seen: list[Seen] = []

    async def run() -> None:
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await play(pilot)
            await pilot.pause()
            if not reviewer.state.leaving:
                seen.append(look(app, reviewer))

    asyncio.run(run())
    return seen[0] if seen else Seen({}, Region(), Region(), reviewer)


def after(reviewer: Reviewer, *keys: str, size: tuple[int, int] = SMALL) -> Seen:
    """The screen after some keys."""

    async def play(pilot: Pilot[None]) -> None:
        await pilot.press(*keys)

    return played(reviewer, play, size)


def shown(seen: Seen, name: str) -> list[str]:
    """The lines of a part of the screen."""
    return seen.lines.get(name, [])


def test_a_small_terminal_shows_article_claim_and_keys(reviewer: Reviewer) -> None:
    """80 columns and 24 lines: the claim at hand in the text, what is known of it, its rival, the keys."""
    app = after(reviewer, "n")

    assert "1/2 A1 Selby Ledger, 2031-04-09 · claim 2/7, 7 open" == shown(app, "bar")[0]
    assert any(">[Some 40 f?!]< boats sank off [Dandong p?]" in line for line in shown(app, "text"))
    assert "C2 suggested: about 40 boats, reported" in shown(app, "claim")
    assert "said by Selby Ledger < Ines Tarrow?" in shown(app, "claim")
    assert any("≠ Quillmouth Post “At least 60” C8: conflict" in line for line in shown(app, "claim"))
    assert ["a accept", "u undo"] == [word for word in ("a accept", "u undo") if word in shown(app, "keys")[0]]
    assert shown(app, "keys")[1].endswith("? help  Q leave")
    assert [] == [line for line in app.everything if width_of(line) > 80]


def test_a_large_terminal_puts_the_claim_beside_the_text(reviewer: Reviewer) -> None:
    """200 columns and 50 lines; every key is in the footer."""
    app = after(reviewer, size=LARGE)

    assert app.claim.x >= app.text.right
    assert app.claim.y == app.text.y
    assert "L link quotation" in " ".join(shown(app, "keys"))


def test_a_key_saves_and_goes_on(reviewer: Reviewer, desk: Desk) -> None:
    """What the screen says was done is stored."""
    app = after(reviewer, "a", "r")

    assert ["rejected C2; 5 open; u undoes"] == shown(app, "message")
    assert ("accepted", "rejected") == tuple(showing.claim(desk, ref).claim.status for ref in ("C1", "C2"))


def test_keys_in_one_burst_are_taken_in_order(reviewer: Reviewer, desk: Desk) -> None:
    """As a slow line delivers them: a letter behind e is a word, not a key."""

    async def play(pilot: Pilot[None]) -> None:
        driver = pilot.app._driver
        assert driver is not None
        for key in ("n", "e", *["backspace"] * 7, *"70", "enter", "a", "a"):
            driver.send_message(events.Key(key, key if len(key) == 1 else None))
        for _ in range(40):
            await pilot.pause(0.05)
            if showing.claim(desk, "C3").claim.status == "accepted":
                return

    played(reviewer, play)

    claim = showing.claim(desk, "C2").claim
    assert ("70", "accepted") == (str(claim.low), claim.status)
    assert ("suggested", "accepted") == tuple(showing.claim(desk, ref).claim.status for ref in ("C1", "C3"))


def test_typing_shows_how_the_words_are_understood(reviewer: Reviewer) -> None:
    """Before they are saved, above the line."""
    app = after(reviewer, "n", "e", "ctrl+u", *"about 50")

    assert ["= about 50 boats", "C2 value> about 50"] == shown(app, "message")
    assert ["Enter saves  Esc leaves it  Tab next field"] == shown(app, "keys")


def test_sources_are_offered_below_the_text(reviewer: Reviewer) -> None:
    """And chosen with arrows."""
    app = after(reviewer, "n", "l", *"ine", "down")

    assert any(line.startswith("> S") and "Ines Tarrow (person" in line for line in shown(app, "claim"))
    assert "(person)" in shown(app, "message")[0]


def test_pasted_words_settle_nothing(reviewer: Reviewer, desk: Desk) -> None:
    """A careless paste is not taken for keys."""

    async def play(pilot: Pilot[None]) -> None:
        driver = pilot.app._driver
        assert driver is not None
        driver.send_message(events.Paste("aaaa\n"))
        await pilot.pause(0.2)

    app = played(reviewer, play)

    assert ["pasted words are not keys: press e, l, v, q or / first"] == shown(app, "message")
    assert {"suggested"} == {showing.claim(desk, f"C{number}").claim.status for number in range(1, 10)}


def test_words_are_selected_in_the_text(reviewer: Reviewer) -> None:
    """In braces, so that they are seen without colour."""
    app = after(reviewer, "v", *"school", "shift+left")
    assert any("{school}" in line for line in shown(app, "text"))
    app = after(reviewer, "escape", "v", *"boats", "shift+right", "shift+right")
    assert any("{boats sank off}" in line for line in shown(app, "text"))


def test_help_is_one_screen(reviewer: Reviewer) -> None:
    """All of it, at 80 columns and 24 lines; the next key brings the article back."""
    app = after(reviewer, "question_mark")
    assert any(line.startswith("a r  accept or reject") for line in shown(app, "claim"))
    assert any(line.startswith("Name?") for line in shown(app, "claim"))
    assert not any("PageDown" in line and "shows more" in line for line in shown(app, "claim"))
    assert [] == shown(app, "text")
    app = after(reviewer, "x")
    assert [] != shown(app, "text")


def test_more_shows_all_of_the_claim(reviewer: Reviewer) -> None:
    """Its sentence, and who logged it; again, and the text is back."""
    app = after(reviewer, "n", "enter")
    assert any(line.startswith("sentence “Some 40 boats") for line in shown(app, "claim"))
    app = after(reviewer, "enter")
    assert [] != shown(app, "text")


def test_a_colleagues_change_appears_without_a_key(reviewer: Reviewer, light_url: str) -> None:
    """Within seconds, with their name; both versions, as it is the claim at hand."""

    async def play(pilot: Pilot[None]) -> None:
        await pilot.press("n")
        with open_desk(light_url, "ben", ticking()) as other:
            logging.settle_claims(other, ["C2"], Status.ACCEPTED)
        for _ in range(60):
            await pilot.pause(0.1)
            if any("ben: accepted C2" in line for line in shown(look(pilot.app, reviewer), "message")):
                return

    app = played(reviewer, play)

    assert "ben: accepted C2" == shown(app, "message")[0]
    assert "now      accepted: about 40 boats, reported; Selby Ledger < Ines Tarrow;" in " ".join(shown(app, "message"))
    assert any(">[Some 40 f+!]<" in line for line in shown(app, "text"))


def test_the_claim_at_hand_is_always_in_sight(desk: Desk, tmp_path: Path) -> None:
    """In a long article, through every claim, and scrolled by hand in between."""
    said = "\n\n".join(f"Paragraph {number} of it. Some {number + 100} crates were lost." for number in range(40))
    (tmp_path / "long.txt").write_text(f"Crates lost\n\n{said}\n", "utf-8")
    run_import(desk, [str(tmp_path / "long.txt")], Settings(outlet="Selby Ledger"))
    reviewer = start(desk, ("A3",), place=whereabouts(desk))
    missed = []

    async def play(pilot: Pilot[None]) -> None:
        for number in range(39):
            if not any(">[" in line for line in shown(look(pilot.app, reviewer), "text")):
                missed.append(number)
            await pilot.press(*(["pagedown"] if number == 20 else []), "n")
            await pilot.pause()

    played(reviewer, play)

    assert [] == missed


@pytest.mark.parametrize("size", [(40, 12), (20, 6), (300, 90)])
def test_any_size_will_do(reviewer: Reviewer, size: tuple[int, int]) -> None:
    """Nothing is painted past the edge, and nothing fails."""
    app = after(reviewer, "n", "e", "escape", "question_mark", "x", "b", "x", "v", "escape", size=size)

    assert [] == [line for line in app.everything if width_of(line) > size[0]]


def test_a_terminal_without_colour_gets_none(reviewer: Reviewer) -> None:
    """Every style that has a colour has a sign or letter in the text, too, and NO_COLOR takes the colour away."""
    app = ReviewApp(reviewer)

    assert app.no_color
    assert {"figure", "date", "place", "alarm"} == {name for name, style in STYLES.items() if style.color is not None}


def test_leaving_ends_the_screen(reviewer: Reviewer) -> None:
    """Q, and Ctrl+C, which in a prompt only leaves the prompt."""
    assert after(reviewer, "Q").reviewer.state.leaving
    reviewer = start(reviewer.desk, story="storm", place=whereabouts(reviewer.desk))
    app = after(reviewer, "e", "ctrl+c", "n")
    assert not app.reviewer.state.leaving
    assert after(reviewer, "ctrl+c").reviewer.state.leaving


def test_a_database_that_goes_away_is_said(reviewer: Reviewer, light_url: str) -> None:
    """The review goes on, and nothing is claimed to be saved."""
    reviewer.desk.store.close()
    Path(light_url).rename(f"{light_url}.away")
    Path(light_url).mkdir()
    app = after(reviewer, "a")

    said = "".join("".join(shown(app, "message")).split())  # A long path is folded anywhere.
    assert "reports.dbcannotbeopened" in said
    assert "suggested" == next(one.line.status for one in app.reviewer.state.page.claims if one.ref == "C1")


@pytest.mark.slow
@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_a_seed_article_takes_no_more_than_two_keys_a_suggestion(sqlite_url: str, size: tuple[int, int]) -> None:
    """From opening to settled, with an edit, a link and a rejection on the way; counted as they are pressed."""
    pressed = 0

    with open_desk(sqlite_url, "ines", ticking()) as desk:
        run_import(desk, [str(seeds_folder())], Settings())
        reviewer = start(desk, ("A8",), place=whereabouts(desk))
        suggestions = reviewer.state.open

        async def play(pilot: Pilot[None]) -> None:
            nonlocal pressed
            for key in ("r", "l", *"prov", "down", "enter", "a", "e", "enter", "a"):
                await pilot.press(key)
                pressed += 1
            while reviewer.state.open and pressed < 100:
                await pilot.press("a")
                pressed += 1

        played(reviewer, play, size)

    assert 15 <= suggestions <= 25
    assert 0 == reviewer.state.open
    assert pressed <= 2 * suggestions
