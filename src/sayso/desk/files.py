"""A file is written beside its place and put there whole, or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from sayso.model.errors import InputError, StorageError


@contextmanager
def replacing(file: Path) -> Iterator[BinaryIO]:
    """A new file to write to, which takes the place of ``file`` once all went well; a link stays a link.

    A pipe or device is written to as it is.

    Raises:
        InputError: if ``file`` is a folder.
        StorageError: if the disk refuses; ``file`` is then as it was.
    """
    if file.is_dir():
        raise InputError(f"{file} is a folder", f"name a file in it, such as {file / 'claims.csv'}")
    if is_device(file):
        with _said(file), file.open("wb") as device:
            yield device
        return
    place = file.resolve()
    made = place.with_name(f".{place.name}.{os.getpid()}.new")
    with _said(file):
        try:
            with made.open("wb") as stream:
                yield stream
                stream.flush()
                os.fsync(stream.fileno())
            if place.exists():
                made.chmod(place.stat().st_mode)
            made.replace(place)
        finally:
            made.unlink(missing_ok=True)


def is_device(file: Path) -> bool:
    """Whether it is a pipe or a device, which nothing can lie beside."""
    return file.exists() and not file.is_file()


@contextmanager
def _said(file: Path) -> Iterator[None]:
    """Any failure of the disk as one sentence; a reader that closed its pipe is no failure."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise StorageError(
            f"{file} cannot be written: {error.strerror or error}",
            "nothing was changed; check the folder, or free some space",
        ) from error
