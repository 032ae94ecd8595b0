"""Files, folders and standard input, in a stable order."""

import io
import os
from pathlib import Path

import pytest

from sayso.intake.walk import Found, Skipped, walk
from sayso.model.errors import InputError


def _names(*paths: str | Path) -> list[str]:
    return [item.name for item in walk(paths) if isinstance(item, Found)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with articles, a hidden file, a picture and a folder inside."""
    (tmp_path / "sub").mkdir()
    (tmp_path / ".hidden").mkdir()
    for name in ("b.txt", "a.html", "README", "sub/c.MD", ".d.txt", ".hidden/e.txt", "f.jpg"):
        (tmp_path / name).write_text("Words.")
    return tmp_path


def test_a_folder_is_read_sorted_without_hidden_files(folder: Path) -> None:
    """Names lie below the folder, however it was reached."""
    assert _names(folder) == ["README", "a.html", "b.txt", "sub/c.MD"]


def test_other_files_of_a_folder_are_said_to_be_skipped(folder: Path) -> None:
    """Nothing vanishes in silence."""
    skipped = [item for item in walk([folder]) if isinstance(item, Skipped)]
    assert [Skipped(str(folder / "f.jpg"), ".jpg files are not articles")] == skipped


def test_a_file_named_itself_is_always_taken(folder: Path) -> None:
    """Hidden, or with an odd ending."""
    assert _names(folder / ".d.txt", folder / "f.jpg") == [".d.txt", "f.jpg"]


def test_a_circle_of_links_ends(folder: Path) -> None:
    """Each folder is entered once."""
    (folder / "sub" / "up").symlink_to(folder)
    (folder / "sub" / "self").symlink_to("self")
    assert _names(folder) == ["README", "a.html", "b.txt", "sub/c.MD"]
    assert {"the folder was already read through another path", "a link that leads nowhere or in a circle"} <= {
        item.why for item in walk([folder]) if isinstance(item, Skipped)
    }


def test_a_missing_path_is_one_refusal_among_the_others(folder: Path) -> None:
    """The rest of the batch goes on."""
    items = list(walk([folder / "none.txt", folder / "b.txt"]))
    assert isinstance(items[0], InputError)
    assert f"{folder / 'none.txt'}: no such file or folder" == items[0].what
    assert isinstance(items[1], Found)


def test_an_address_without_its_scheme_is_told_so() -> None:
    """It looks like a path, and is none."""
    (refusal,) = walk(["www.ledger.example/pier"])
    assert isinstance(refusal, InputError)
    assert "begin it with https:// if it is a web address" == refusal.hint


def test_standard_input_is_a_dash() -> None:
    """Its bytes are held."""
    (item,) = walk(["-"], stdin=io.BytesIO(b"Words."))
    assert isinstance(item, Found)
    assert (item.display, item.name, item.data()) == ("standard input", "-", b"Words.")


def test_a_long_standard_input_is_refused() -> None:
    """No more than the limit is taken in."""
    (item,) = walk(["-"], stdin=io.BytesIO(b"x" * 50), limit=10)
    assert isinstance(item, InputError)


def test_a_file_that_vanishes_says_so(folder: Path) -> None:
    """Between being found and being read."""
    (item,) = walk([folder / "b.txt"])
    assert isinstance(item, Found)
    (folder / "b.txt").unlink()
    with pytest.raises(InputError, match=r"b\.txt: the file has vanished"):
        item.data()


def test_a_large_file_is_refused_by_its_size(tmp_path: Path) -> None:
    """A sparse file of 200 MB is not read."""
    file = tmp_path / "big.txt"
    with file.open("wb") as stream:
        stream.truncate(200 * 1024 * 1024)
    (item,) = walk([file])
    assert isinstance(item, Found)
    with pytest.raises(InputError, match="209,715,200 bytes is over the limit of 52,428,800"):
        item.data()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_cannot_be_read_is_refused(folder: Path) -> None:
    """And the others go on."""
    (folder / "sub").chmod(0)
    try:
        items = list(walk([folder]))
    finally:
        (folder / "sub").chmod(0o755)
    assert [f"{folder / 'sub'}: no permission to read it"] == [i.what for i in items if isinstance(i, InputError)]


def test_a_folder_that_cannot_be_listed_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same for whoever may read everything."""
    listed = os.scandir

    def scandir(path: str | Path) -> object:
        if str(path).endswith("sub"):
            raise PermissionError(13, "Permission denied")
        return listed(path)

    monkeypatch.setattr("sayso.intake.walk.os.scandir", scandir)
    items = list(walk([folder]))
    assert [f"{folder / 'sub'}: no permission to read it"] == [i.what for i in items if isinstance(i, InputError)]
    assert sum(isinstance(item, Found) for item in items) == 3


def test_neither_file_nor_folder_is_refused(tmp_path: Path) -> None:
    """A name no system can hold."""
    (item,) = walk([str(tmp_path / ("x" * 5000))])
    assert isinstance(item, InputError)
