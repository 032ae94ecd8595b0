"""Where an editor was is kept for the next start, and costs nothing where it cannot be."""

from pathlib import Path

import pytest

from sayso.desk.desk import Desk, open_desk
from sayso.desk.reviewing.whereabouts import KEPT, Whereabouts, state_folder, whereabouts


@pytest.fixture
def place(tmp_path: Path) -> Whereabouts:
    """A place in a file that is not there yet."""
    return Whereabouts(tmp_path / "review" / "place.json")


def test_a_place_is_found_again(place: Whereabouts) -> None:
    """Of each article, and the article that was last."""
    place.keep("a1", "c1")
    place.keep("a2", "c2")
    place.keep("a1", "c3")

    assert ("c3", "c2", "") == (place.claim_in("a1"), place.claim_in("a2"), place.claim_in("a3"))
    assert ("a1", "a2", "") == (
        place.article_among(["a1", "a2", "a3"]),
        place.article_among(["a2", "a3"]),
        place.article_among(["a3"]),
    )
    assert [place.file] == list(place.file.parent.iterdir())


@pytest.mark.parametrize("text", ["", "{", "[]", '{"claims": 3}', '{"claims": {"a1": ["c1"]}}', "\udcff"])
def test_a_damaged_file_is_as_none(place: Whereabouts, text: str) -> None:
    """And is replaced by the next move."""
    place.file.parent.mkdir()
    place.file.write_text(text, "utf-8", "surrogateescape")
    assert ("", "") == (place.claim_in("a1"), place.article_among(["a1"]))
    place.keep("a1", "c1")
    assert "c1" == place.claim_in("a1")


def test_a_folder_that_cannot_be_written_costs_nothing(tmp_path: Path) -> None:
    """No error; the place is not kept."""
    (tmp_path / "file").write_text("", "utf-8")
    place = Whereabouts(tmp_path / "file" / "place.json")
    place.keep("a1", "c1")

    assert "" == place.claim_in("a1")


def test_only_the_latest_places_are_kept(place: Whereabouts) -> None:
    """So that the file stays small."""
    for number in range(3):
        place.keep(f"old{number}", "c")
    place.file.write_text('{"claims": {' + ", ".join(f'"a{number}": "c"' for number in range(KEPT)) + "}}", "utf-8")
    place.keep("new", "c")

    assert ("", "c", "c") == (place.claim_in("a0"), place.claim_in("a1"), place.claim_in("new"))


def test_each_person_has_a_place_in_each_database(sqlite_url: str, tmp_path: Path) -> None:
    """And nothing of what is in the database is in the file's name."""
    with open_desk(sqlite_url, "ines") as ines, open_desk(sqlite_url, "ben") as ben:
        places = [whereabouts(desk, tmp_path).file.name for desk in (ines, ben, Desk(ines.store, "ines"))]

    assert places[0] == places[2] != places[1]
    assert "ines" not in places[0]


def test_it_is_kept_in_the_users_state_folder(sqlite_url: str, tmp_path: Path) -> None:
    """Where the operating system keeps such things."""
    with open_desk(sqlite_url, "ines") as desk:
        assert state_folder() == whereabouts(desk).file.parent
    assert tmp_path / "state" in state_folder().parents
