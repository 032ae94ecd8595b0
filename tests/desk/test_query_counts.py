"""Lists and imports ask a number of questions that does not grow with what is stored."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from sayso.desk import asking, comparing, history, listing, showing, stories
from sayso.desk.briefing import brief
from sayso.desk.desk import Desk
from sayso.desk.importing import Settings, run_import
from sayso.model.claim import Kind
from sayso.model.tables import ClaimFilter

FEW, MANY = 10, 400
BRIEFING = 45
"""Statements that a brief of a compared story takes, whatever there is."""
COMPARING = 17
"""Statements that looking at current verdicts takes, whatever there is."""
SUGGESTING = 16
"""Statements that suggesting takes where nothing is new."""
EACH_QUESTION = 4
"""Statements that putting a question and all its answers takes."""
BY = Settings(outlet="Selby Ledger", published="2031-04-09", story="storm")


def statements(desk: Desk, act: Callable[[], object]) -> int:
    """How many statements an action sends, transactions aside."""
    sent: list[str] = []

    def note(*arguments: Any) -> None:
        if not arguments[2].startswith(("BEGIN", "PRAGMA", "SAVEPOINT", "RELEASE")):
            sent.append(arguments[2])

    event.listen(desk.store.engine, "before_cursor_execute", note)
    try:
        act()
    finally:
        event.remove(desk.store.engine, "before_cursor_execute", note)
    return len(sent)


def articles_with(folder: Path, claims: int, start: int = 0) -> str:
    """A file of articles that state this many amounts together, ten an article."""
    file = folder / f"wire-{start}-{claims}.jsonl"
    lines = []
    for at in range(start, start + claims, 10):
        said = " ".join(f"Some {at + 20 + n} crates of type {chr(97 + n)} were lost." for n in range(10))
        lines.append(f'{{"headline": "Crates {at} of Selby", "body_text": "{said}"}}\n')
    file.write_text("".join(lines), "utf-8")
    return str(file)


VIEWS: dict[str, tuple[int, Callable[[Desk], object]]] = {
    "claims": (8, lambda desk: listing.claims(desk, ClaimFilter())),
    "claims of a story": (9, lambda desk: listing.claims(desk, ClaimFilter(story="storm", sort="-low"))),
    "articles": (4, listing.articles),
    "outlets": (4, listing.all_outlets),
    "sources": (4, listing.all_sources),
    "stories": (6, listing.all_stories),
    "questions": (2, listing.questions),
    "log": (2, lambda desk: list(history.log(desk))),
    "article": (19, lambda desk: showing.article(desk, "A1")),
    "timeline": (14, lambda desk: stories.timeline(desk, "storm")),
}


@pytest.mark.parametrize("view", sorted(VIEWS))
def test_a_list_of_many_asks_as_often_as_a_list_of_few(crates: tuple[Desk, Desk], view: str) -> None:
    """Pinned, so that growth is seen."""
    most, act = VIEWS[view]
    few, many = (statements(desk, lambda desk=desk: act(desk)) for desk in crates)  # type: ignore[misc]

    assert few == many
    assert many <= most


def test_comparing_asks_as_often_for_many_answers(crates: tuple[Desk, Desk]) -> None:
    """Reading takes the same number for ten claims and for four hundred."""
    for desk in crates:
        asking.suggest(desk)
        comparing.compare_all(desk)
    few, many = (statements(desk, lambda desk=desk: comparing.compare_all(desk)) for desk in crates)  # type: ignore[misc]

    assert few == many
    assert many <= COMPARING


def test_suggesting_again_asks_as_often_for_many_claims(crates: tuple[Desk, Desk]) -> None:
    """Reading takes the same number for ten claims and for four hundred, and for one question and many."""
    for desk in crates:
        asking.suggest(desk)
        for letter in "abc" if desk is crates[1] else "a":
            asking.ask(desk, f"How many crates of type {letter} were lost?", Kind.FIGURE, story="storm")
        asking.suggest(desk)
    few, many = (statements(desk, lambda desk=desk: asking.suggest(desk)) for desk in crates)  # type: ignore[misc]

    assert few == many
    assert many <= SUGGESTING


def test_suggesting_asks_no_question_a_claim(crates: tuple[Desk, Desk]) -> None:
    """Only a question that is put takes statements of its own."""
    few, many = crates
    once = statements(few, lambda: asking.suggest(few))
    often = statements(many, lambda: asking.suggest(many))
    put = len(listing.questions(many)) - len(listing.questions(few))

    assert len(listing.claims(many, ClaimFilter(question="Q1"))) > 20
    assert often - once <= EACH_QUESTION * put + 10


def test_a_brief_asks_as_often_for_a_long_story(crates: tuple[Desk, Desk]) -> None:
    """However many articles, claims and questions it tells of."""
    for desk in crates:
        asking.suggest(desk)
        brief(desk, "storm")
    few, many = (statements(desk, lambda desk=desk: brief(desk, "storm")) for desk in crates)  # type: ignore[misc]

    assert few == many
    assert many <= BRIEFING


def test_an_import_asks_no_question_a_claim(sqlite_stocked: Desk, tmp_path: Path) -> None:
    """A batch of 40 articles with 400 claims takes the statements of a batch with 10 times fewer claims an article."""
    file = tmp_path / "bare.jsonl"
    file.write_text(
        "".join(
            f'{{"headline": "Bare {at} of Selby", "body_text": "Some {at + 20} crates were lost."}}\n'
            for at in range(MANY // 10)
        ),
        "utf-8",
    )
    run_import(sqlite_stocked, [articles_with(tmp_path, FEW, 9000)], BY)
    bare = statements(sqlite_stocked, lambda: run_import(sqlite_stocked, [str(file)], BY))
    full = statements(sqlite_stocked, lambda: run_import(sqlite_stocked, [articles_with(tmp_path, MANY)], BY))

    assert 450 <= len(listing.claims(sqlite_stocked, ClaimFilter()))
    assert full - bare <= 10


def test_suggesting_who_said_it_asks_no_question_a_claim(sqlite_stocked: Desk, tmp_path: Path) -> None:
    """Forty claims of forty people in one article take the statements of one claim of one of them."""
    counts = []
    for number in (1, 40):
        file = tmp_path / f"said-{number}.txt"
        said = " ".join(
            f"Bo Lund{chr(97 + n % 26) * (n // 26 + 1)} said {n + 20} crates were lost." for n in range(number)
        )
        file.write_text(f"Crates of {number} people\n\n{said}\n", "utf-8")
        counts.append(statements(sqlite_stocked, lambda file=file: run_import(sqlite_stocked, [str(file)], BY)))  # type: ignore[misc]

    assert 40 <= sum(line.status == "suggested" for line in listing.all_sources(sqlite_stocked))
    assert counts[1] - counts[0] <= 10


def test_undoing_an_import_asks_no_question_an_article(sqlite_stocked: Desk, tmp_path: Path) -> None:
    """Undone and done again, 40 articles with 400 claims take hardly more statements than 4 with 40."""
    counts = []
    for claims in (MANY // 10, MANY):
        run_import(sqlite_stocked, [articles_with(tmp_path, claims, claims * 10)], BY)
        undone = statements(sqlite_stocked, lambda: history.undo_entry(sqlite_stocked))
        redone = statements(sqlite_stocked, lambda: history.redo_entry(sqlite_stocked))
        counts.append((undone, redone))
    few, many = counts

    assert 440 <= len(listing.claims(sqlite_stocked, ClaimFilter()))
    assert many[0] - few[0] <= 10
    assert many[1] - few[1] <= 10
