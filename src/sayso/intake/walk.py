"""Paths go in; the files to import come out in a stable order, with what was left aside and what could not be read."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from sayso.intake.decode import LIMIT, too_large
from sayso.intake.sniff import SUFFIXES
from sayso.model.errors import InputError


@dataclass(frozen=True, slots=True)
class Found:
    """A file to import.

    ``display`` is what messages call it, ``name`` is where it lies below the path that was given (with ``/``), so
    that the same folder imported from elsewhere has the same names. ``path`` is ``None`` for standard input, whose
    bytes are then in ``held``.
    """

    display: str
    name: str
    path: Path | None = None
    held: bytes = b""

    def data(self, *, limit: int = LIMIT) -> bytes:
        """The file's bytes, at most ``limit`` of them.

        Raises:
            InputError: if the file has vanished, cannot be read or is too large; then nothing has been read.
        """
        if self.path is None:
            return self.held
        try:
            size = self.path.stat().st_size
            if size > limit:
                raise too_large(self.display, size, limit)
            with self.path.open("rb") as stream:
                # A file may grow while it is read: never take in more than was allowed.
                data = stream.read(limit + 1)
        except OSError as problem:
            raise _unreadable(self.display, problem) from None
        if len(data) > limit:
            raise too_large(self.display, len(data), limit)
        return data


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file in a folder that is left aside, and why."""

    display: str
    why: str


def walk(
    paths: Iterable[str | Path], *, stdin: BinaryIO | None = None, limit: int = LIMIT
) -> Iterator[Found | Skipped | InputError]:
    """Yield the files under ``paths``: each path in the order given, each folder's files sorted by name.

    Hidden files and folders are passed over, and so is a folder that was already entered, by whatever link. A file
    that is named itself is always taken; in a folder only the endings of ``sniff.SUFFIXES``, or none, are. ``-``
    is ``stdin``. A path that is missing or cannot be entered is an ``InputError`` among the others.
    """
    entered: set[tuple[int, int]] = set()
    for given in paths:
        if str(given) == "-":
            yield _standard_input(stdin, limit)
            continue
        path = Path(given)
        try:
            is_folder = path.is_dir()
            if not is_folder and not path.exists():
                web = "begin it with https:// if it is a web address"
                hint = web if str(given).startswith("www.") else "check the path"
                yield InputError(f"{given}: no such file or folder", hint)
                continue
        except (OSError, ValueError) as problem:
            yield _unreadable(str(given), problem)
            continue
        if is_folder:
            yield from _folder(path, path, entered)
        elif path.is_file() or path.is_fifo():
            yield Found(str(given), path.name, path)
        else:
            yield InputError(f"{given}: neither a file nor a folder", "name a file, a folder or -")


def _standard_input(stdin: BinaryIO | None, limit: int) -> Found | InputError:
    if stdin is None:
        return InputError("-: no standard input here", "name a file")
    try:
        data = stdin.read(limit + 1)
    except OSError as problem:
        return _unreadable("standard input", problem)
    return (
        too_large("standard input", len(data), limit) if len(data) > limit else Found("standard input", "-", None, data)
    )


def _folder(folder: Path, root: Path, entered: set[tuple[int, int]]) -> Iterator[Found | Skipped | InputError]:
    try:
        mark = folder.stat()
        if (mark.st_dev, mark.st_ino) in entered:
            yield Skipped(str(folder), "the folder was already read through another path")
            return
        entered.add((mark.st_dev, mark.st_ino))
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError as problem:
        yield _unreadable(str(folder), problem)
        return
    for entry in entries:
        if not entry.name.startswith("."):
            yield from _entry(Path(entry.path), root, entered)


def _entry(path: Path, root: Path, entered: set[tuple[int, int]]) -> Iterator[Found | Skipped | InputError]:
    try:
        is_folder, is_file = path.is_dir(), path.is_file()
    except OSError as problem:
        yield _unreadable(str(path), problem)
        return
    if is_folder:
        yield from _folder(path, root, entered)
    elif not is_file:
        why = "a link that leads nowhere or in a circle" if path.is_symlink() else "no regular file"
        yield Skipped(str(path), why)
    elif path.suffix and path.suffix.lower() not in SUFFIXES:
        yield Skipped(str(path), f"{path.suffix} files are not articles")
    else:
        yield Found(str(path), path.relative_to(root).as_posix(), path)


def _unreadable(display: str, problem: Exception) -> InputError:
    if isinstance(problem, FileNotFoundError):
        return InputError(f"{display}: the file has vanished", "check the path and run the import again")
    if isinstance(problem, PermissionError):
        return InputError(f"{display}: no permission to read it", "change its permissions, or leave it out")
    reason = problem.strerror if isinstance(problem, OSError) and problem.strerror else str(problem)
    return InputError(f"{display}: cannot be read: {reason}", "check the path")
