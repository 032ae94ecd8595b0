"""A bundle's folder is made beside its place and put there whole, or not at all."""

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sayso.model.errors import InputError, StorageError
from sayso.store.bundle.form import CLUTTER, FORMAT, ORIGINALS, SEAL, TABLE_FILES, TEXTS

OURS = TABLE_FILES | {SEAL, TEXTS, ORIGINALS} | CLUTTER


@contextmanager
def replacing(folder: Path) -> Iterator[Path]:
    """A new folder to write into, which takes the place of ``folder`` once all went well.

    Raises:
        InputError: if ``folder`` is a file, or holds anything but a bundle.
        StorageError: if the disk refuses; ``folder`` is then as it was.
    """
    place = folder.resolve()
    try:
        _refuse_strangers(place, folder)
        place.parent.mkdir(parents=True, exist_ok=True)
        made = place.with_name(f".{place.name}.{os.getpid()}.new")
        shutil.rmtree(made, ignore_errors=True)
        made.mkdir()
        try:
            yield made
            _put(made, place)
        finally:
            shutil.rmtree(made, ignore_errors=True)
    except OSError as error:
        said = error.strerror or str(error)
        raise StorageError(
            f"{folder} cannot be written: {said}", "nothing was changed; free some space or name another folder"
        ) from error


def _put(made: Path, place: Path) -> None:
    """Rename into place; what stood there is kept aside until the new folder has taken its name."""
    if not place.exists():
        made.rename(place)
        return
    aside = place.with_name(f".{place.name}.{os.getpid()}.old")
    place.rename(aside)
    try:
        made.rename(place)
    except OSError:
        aside.rename(place)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def _refuse_strangers(place: Path, folder: Path) -> None:
    if not place.exists():
        return
    if not place.is_dir():
        raise InputError(f"{folder} is a file, and a bundle is a folder", "name another folder")
    held = {entry.name for entry in place.iterdir()} - CLUTTER
    if not held:
        return
    strange = sorted(held - OURS)
    if strange or not _is_bundle(place / SEAL):
        named = f"{strange[0]!r}" if strange else f"no {SEAL} of sayso's"
        raise InputError(f"{folder} is not empty and not a bundle: it holds {named}", "name a new or an empty folder")


def _is_bundle(file: Path) -> bool:
    with suppress(OSError, ValueError, AttributeError):
        return json.loads(file.read_bytes()).get("format") == FORMAT  # type: ignore[no-any-return]
    return False
