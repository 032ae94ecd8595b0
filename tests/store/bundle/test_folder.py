import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sayso.model.errors import InputError, StorageError
from sayso.store import bundle
from sayso.store.store import Store, open_store


@pytest.fixture
def store(sqlite_url: str, fill: Callable[[Store], None]) -> Any:
    """The newsroom's database."""
    with open_store(sqlite_url) as opened:
        fill(opened)
        yield opened


def _write(store: Store, folder: Path) -> bundle.Written:
    with store.reading() as session:
        return bundle.write(session, folder)


def test_it_says_what_it_wrote(store: Store, tmp_path: Path) -> None:
    """Rows by table, and the number of files: fourteen tables and more, two texts, two originals, the seal."""
    written = _write(store, tmp_path / "out")

    assert (written.rows["claims"], written.rows["articles"]) == (3, 2)
    assert sum(1 for file in (tmp_path / "out").rglob("*") if file.is_file()) == written.files


def test_a_new_folder_is_made_with_its_parents(store: Store, tmp_path: Path) -> None:
    """The folders on the way are made."""
    _write(store, tmp_path / "far" / "away")

    assert (tmp_path / "far" / "away" / "bundle.json").is_file()


def test_a_bundle_is_replaced_whole(store: Store, tmp_path: Path) -> None:
    """What an older bundle had and the new one has not is gone, and nothing is left beside it."""
    _write(store, tmp_path / "out")
    stale = tmp_path / "out" / "texts" / ("a" * 26 + ".txt")
    stale.write_bytes(b"stale")
    _write(store, tmp_path / "out")

    assert not stale.exists()
    assert [entry.name for entry in tmp_path.iterdir() if entry.name.startswith(".out")] == []


@pytest.mark.parametrize("name", ["notes.txt", ".git", "holiday.jpg"])
def test_a_folder_with_anything_else_is_refused(store: Store, tmp_path: Path, name: str) -> None:
    """Nobody's files are ever removed, beside a bundle or without one."""
    _write(store, tmp_path / "out")
    (tmp_path / "out" / name).write_bytes(b"mine")

    with pytest.raises(InputError, match=f"not empty and not a bundle: it holds '{name}'"):
        _write(store, tmp_path / "out")
    assert (tmp_path / "out" / name).read_bytes() == b"mine"


def test_someone_elses_bundle_json_is_refused(store: Store, tmp_path: Path) -> None:
    """A file of that name that is not ours protects its folder."""
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "bundle.json").write_bytes(b"{}")

    with pytest.raises(InputError, match=r"it holds no bundle\.json of sayso's"):
        _write(store, tmp_path / "out")


def test_a_file_is_refused(store: Store, tmp_path: Path) -> None:
    """A bundle is a folder."""
    (tmp_path / "out").write_bytes(b"mine")

    with pytest.raises(InputError, match="is a file, and a bundle is a folder"):
        _write(store, tmp_path / "out")


def test_a_full_disk_leaves_the_old_bundle(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No space half-way: one clear line, the older bundle as it was, and no debris."""
    _write(store, tmp_path / "out")
    before = (tmp_path / "out" / "bundle.json").read_bytes()

    def full(_path: Path, _data: bytes) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(StorageError, match="out cannot be written: No space left on device; nothing was changed"):
        _write(store, tmp_path / "out")

    assert before == (tmp_path / "out" / "bundle.json").read_bytes()
    assert [entry.name for entry in tmp_path.iterdir() if entry.name.startswith(".out")] == []


def test_a_folder_that_cannot_be_made_is_refused(store: Store, tmp_path: Path) -> None:
    """Where a file is in the way of the folder above."""
    (tmp_path / "file").write_bytes(b"")

    with pytest.raises(StorageError, match="cannot be written"):
        _write(store, tmp_path / "file" / "out")
