"""Copied passages are found at import, whoever comes first, and go with the imports that they came from."""

from pathlib import Path

import pytest
from sqlalchemy import text

from sayso.desk import history
from sayso.desk.article_editing import About, edit_article
from sayso.desk.bundling import read_bundle, write_bundle
from sayso.desk.comparing import compare_all
from sayso.desk.desk import Desk, open_desk
from sayso.desk.importing import Settings, run_import
from sayso.desk.origins import trace
from sayso.store import comparing

COPIED = (
    "Some 212 greenhouses lost their roofs in the hail, the growers of the Ebbing valley told the parish clerk over "
    "the weekend."
)
WIRE = f"Hail breaks glass in the valley\n\n{COPIED}\n\nThe road to the mill was white until noon, a postman noticed.\n"
LEDGER = (
    "Valley counts its panes\n\nNobody in the village slept much that night, for the noise of it.\n\n"
    f"{COPIED}\n\nAbout 90 hens died in one barn by the lower bridge.\n"
)
PASSAGES = "SELECT count(*) FROM copied_passages"


def put(desk: Desk, folder: Path, outlet: str, words: str, published: str) -> str:
    """Import one article; what it as a whole is likely a copy of."""
    file = folder / f"{outlet}.txt"
    file.write_text(words, "utf-8")
    (report,) = run_import(desk, [str(file)], Settings(outlet=outlet, published=published))
    return report.copy_of


def copied(desk: Desk) -> dict[str, str]:
    """The claims that rest on another article's passage, by their words."""
    with desk.store.reading() as session:
        return {one.quote: one.copied_outlet for one in comparing.answerable(session) if one.copy_of}


def count(desk: Desk) -> int:
    """How many passages are stored."""
    with desk.store.reading() as session:
        return int(session.scalar(text(PASSAGES)) or 0)


def test_a_claim_in_a_copied_passage_rests_on_the_original(desk: Desk, tmp_path: Path) -> None:
    """What stands in a paragraph of the article's own does not, and the article as a whole is no copy."""
    assert "" == put(desk, tmp_path, "Wire", WIRE, "2031-04-09")
    assert "" == put(desk, tmp_path, "Ledger", LEDGER, "2031-04-10")

    found = copied(desk)
    assert "Wire" == found["Some 212"]
    assert "About 90" not in found


def test_who_published_first_was_first(desk: Desk, tmp_path: Path) -> None:
    """Though it came in later."""
    put(desk, tmp_path, "Ledger", LEDGER, "2031-04-10")
    put(desk, tmp_path, "Wire", WIRE, "2031-04-09")

    assert "Wire" == copied(desk)["Some 212"]


def test_of_one_day_the_first_in_was_first(desk: Desk, tmp_path: Path) -> None:
    """Nothing else tells."""
    put(desk, tmp_path, "Ledger", LEDGER, "2031-04-10")
    put(desk, tmp_path, "Wire", WIRE, "2031-04-10")

    assert "Ledger" == copied(desk)["Some 212"]


def test_a_whole_copy_is_pointed_to_an_original_that_comes_later(desk: Desk, tmp_path: Path) -> None:
    """And to nothing once that is undone."""
    put(desk, tmp_path, "Post", WIRE, "2031-04-10")
    assert "" == put(desk, tmp_path, "Wire", WIRE, "2031-04-09")
    query = "SELECT copy_of_id FROM versions ORDER BY id"
    with desk.store.reading() as session:
        assert [2, None] == list(session.scalars(text(query)))
    history.undo_entry(desk)
    with desk.store.reading() as session:
        assert [None] == list(session.scalars(text(query)))


def test_another_number_at_that_place_is_the_copys_own(desk: Desk, tmp_path: Path) -> None:
    """The rest of the passage is still copied."""
    put(desk, tmp_path, "Wire", WIRE, "2031-04-09")
    put(desk, tmp_path, "Ledger", LEDGER.replace("212", "340"), "2031-04-10")

    assert 1 == count(desk)
    assert not any("340" in quote for quote in copied(desk))


def test_an_outlet_does_not_copy_itself(desk: Desk, tmp_path: Path) -> None:
    """Its background paragraphs come again."""
    put(desk, tmp_path, "Wire", WIRE, "2031-04-09")
    (tmp_path / "other.txt").write_text(LEDGER, "utf-8")
    run_import(desk, [str(tmp_path / "other.txt")], Settings(outlet="Wire", published="2031-04-10"))

    assert 0 == count(desk)


def test_what_an_article_had_before_is_not_copied_by_its_new_version(desk: Desk, tmp_path: Path) -> None:
    """Another outlet took it from the first version."""
    put(desk, tmp_path, "Wire", WIRE, "2031-04-09")
    put(desk, tmp_path, "Ledger", LEDGER, "2031-04-10")
    put(desk, tmp_path, "Wire", WIRE + "\nThe mill opens again on Friday.\n", "2031-04-09")

    assert "Wire" == copied(desk)["Some 212"]


@pytest.mark.parametrize("turn", [1, 2])
def test_undoing_an_import_takes_its_copies_away(desk: Desk, tmp_path: Path, turn: int) -> None:
    """Done again, they are there again."""
    for number, (outlet, words) in enumerate((("Wire", WIRE), ("Ledger", LEDGER)), start=9):
        put(desk, tmp_path, outlet, words, f"2031-04-{number:02}")
    history.undo_entry(desk, f"J{turn}")
    assert 0 == count(desk)
    history.redo_entry(desk)
    assert "Wire" == copied(desk)["Some 212"]


def test_a_bundle_holds_no_passages_and_its_reader_finds_them(desk: Desk, tmp_path: Path) -> None:
    """They are made anew from the texts."""
    put(desk, tmp_path, "Wire", WIRE, "2031-04-09")
    put(desk, tmp_path, "Ledger", LEDGER, "2031-04-10")
    write_bundle(desk, tmp_path / "bundle")
    with open_desk(str(tmp_path / "other.db"), "ed") as other:
        read_bundle(other, tmp_path / "bundle")
        found = copied(other)

    assert [] == [file.name for file in (tmp_path / "bundle").iterdir() if "cop" in file.name]
    assert copied(desk) == found


def test_without_questions_there_is_nothing_to_trace(desk: Desk) -> None:
    """Neither before nor after something is compared."""
    assert ([], []) == (compare_all(desk), trace(desk))


def test_an_editors_date_decides_who_was_first(desk: Desk, tmp_path: Path) -> None:
    """And no longer does once it is undone."""
    put(desk, tmp_path, "Wire", WIRE, "2031-04-09")
    put(desk, tmp_path, "Ledger", LEDGER, "2031-04-10")
    edit_article(desk, "A2", About(published="2031-04-08"))
    assert "Ledger" == copied(desk)["Some 212"]
    history.undo_entry(desk)
    assert "Wire" == copied(desk)["Some 212"]
