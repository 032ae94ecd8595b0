"""Files go through import, bundle, reading and bundle again in fresh databases; whatever differs comes out."""

import io
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from sayso.desk.bundling import read_bundle, write_bundle
from sayso.desk.desk import Desk, open_desk
from sayso.desk.exporting import Wanted, to_stdout
from sayso.desk.importing import FileReport, Outcome, Settings, run_import
from sayso.desk.importing.plan import plan
from sayso.model.errors import InputError
from sayso.model.tables import TABLES
from sayso.store.borrowed import borrowed
from sayso.store.bundle import Written

AT = datetime(2000, 1, 1, tzinfo=UTC)
"""The time at which everything happens in a round trip, so that two runs cannot differ by it."""

BY = "sayso"

Progress = Callable[[str], None]
"""Called with what is being done."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Where two things that must be the same are not: the file, and its first line that differs where it has lines."""

    step: str
    file: str
    line: int | None = None
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundTrip:
    """What a round trip covered and found. ``files`` are those whose bytes came back; ``refused`` never went in."""

    articles: int
    claims: int
    files: int
    refused: tuple[FileReport, ...]
    differences: tuple[Difference, ...]


@dataclass
class _Trip:
    """One trip under way, in a folder of its own."""

    paths: Sequence[str]
    settings: Settings
    stdin: bytes
    folder: Path
    differences: list[Difference] = field(default_factory=list)

    def imported(self, name: str) -> tuple[Written, list[FileReport]]:
        """Import everything into a fresh database, bundle it and export its tables."""
        with open_desk(str(self.folder / f"{name}.db"), BY, lambda: AT) as desk:
            reports = run_import(desk, self.paths, self.settings, stdin=self._stdin())
            return self.bundled(desk, name), reports

    def bundled(self, desk: Desk, name: str) -> Written:
        """Write the bundle and every table of a database into folders of that name."""
        tables = self.folder / f"{name}-tables"
        tables.mkdir()
        for table in TABLES:
            with (tables / f"{table}.csv").open("wb") as file:
                file.writelines(to_stdout(desk, Wanted(table=table, format="csv")))
        return write_bundle(desk, self.folder / name)

    def compare(self, step: str, one: str, other: str) -> None:
        """Note where the bundles and the tables of these two differ."""
        for kind in ("", "-tables"):
            self.differences += compared(step, self.folder / f"{one}{kind}", self.folder / f"{other}{kind}")

    def originals(self, kept: set[str]) -> int:
        """Hold each imported file against the bytes that were stored of it; how many are the same."""
        same = 0
        planned = plan(self.paths, self.settings.checked(), stdin=self._stdin())
        stored = {file.read_bytes() for file in (self.folder / "first" / "originals").iterdir()}
        for task in planned.tasks:
            if task.found.display not in kept:
                continue
            if task.found.data(limit=self.settings.limit) in stored:
                same += 1
            else:
                self.differences.append(Difference("the stored original", task.found.display))
        return same

    def _stdin(self) -> BinaryIO:
        return io.BytesIO(self.stdin)


def round_trip(
    paths: Sequence[str],
    settings: Settings,
    *,
    against: str = "",
    stdin: BinaryIO | None = None,
    progress: Progress = lambda _step: None,
) -> RoundTrip:
    """Prove on these files that nothing is lost, in temporary databases that are gone afterwards.

    Import; hold the stored originals against the files; write a bundle; read it into a second database (``against``,
    which must be empty, or an embedded one); write that. Then import all again into a third. Each database must make
    the same bundle and the same tables, byte for byte.

    Raises:
        InputError: if there is nothing to import, or the settings or a manifest cannot be used.
        ConflictError: if ``against`` is not empty.
        StorageError: if a database or the disk refuses.
    """
    held = stdin.read() if stdin is not None and "-" in paths else b""
    with tempfile.TemporaryDirectory(prefix="sayso-roundtrip-") as made:
        trip = _Trip(paths, settings, held, Path(made))
        progress("importing")
        written, reports = trip.imported("first")
        refused = tuple(report for report in reports if report.outcome is Outcome.REFUSED)
        if not written.rows["articles"] and not refused:
            raise InputError(f"no article in {', '.join(paths)}", "name files or folders with articles")
        progress("comparing the stored originals with the files")
        kept = {report.file for report in reports if report.outcome in (Outcome.NEW, Outcome.VERSION)}
        files = trip.originals(kept)
        progress("reading the bundle into a second database")
        with _second(against, trip.folder) as desk:
            read_bundle(desk, trip.folder / "first")
            trip.bundled(desk, "second")
        trip.compare("after the bundle was read into a second database", "first", "second")
        progress("importing again")
        trip.imported("third")
        trip.compare("after a second import of the same files", "first", "third")
        return RoundTrip(
            articles=written.rows["articles"],
            claims=written.rows["claims"],
            files=files,
            refused=refused,
            differences=tuple(trip.differences),
        )


@contextmanager
def _second(against: str, folder: Path) -> Iterator[Desk]:
    if not against:
        with open_desk(str(folder / "second.db"), BY, lambda: AT) as desk:
            yield desk
        return
    with borrowed(against) as store:
        yield Desk(store, BY, lambda: AT)


def compared(step: str, before: Path, after: Path) -> list[Difference]:
    """Where two folders differ: files that one lacks, and the first line that differs in each other."""
    found = []
    names = {file.relative_to(folder) for folder in (before, after) for file in folder.rglob("*") if file.is_file()}
    for name in sorted(names):
        one, other = before / name, after / name
        if not one.exists() or not other.exists():
            there = "is missing" if one.exists() else "was not there before"
            found.append(Difference(step, name.as_posix(), after=there))
        elif one.read_bytes() != other.read_bytes():
            found.append(_first_line(step, name, one.read_bytes(), other.read_bytes()))
    return found


def _first_line(step: str, name: Path, one: bytes, other: bytes) -> Difference:
    before, after = one.split(b"\n"), other.split(b"\n")
    shared = min(len(before), len(after))
    at = next((at for at in range(shared) if before[at] != after[at]), shared)
    shown = [lines[at].decode("utf-8", "replace") if at < len(lines) else "" for lines in (before, after)]
    return Difference(step, name.as_posix(), at + 1, *shown)
