"""A table of the database becomes a file with its data package, or bytes for standard output."""

import importlib
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from sayso.desk import comparing
from sayso.desk.desk import Desk
from sayso.desk.files import is_device, replacing
from sayso.export.datapackage import MEDIA_TYPES, NAME, Exported, described
from sayso.export.layout import PLAIN, Layout
from sayso.model.errors import ConfigError, InputError
from sayso.model.tables import TABLES, ClaimFilter
from sayso.store import history, outlets, stories
from sayso.store.listing import registries
from sayso.store.listing.claims import claims
from sayso.store.store import Session

FORMATS = tuple(MEDIA_TYPES)
"""Every format, by the ending that its files have; ``sayso.export`` has a module of that name."""

ALL = "all"

NARROWED_BY = {
    "articles": ("outlet", "story"),
    "questions": ("story",),
    "comparisons": ("story",),
}
"""What lists other than the claims can be narrowed by."""

EVERYTHING = ClaimFilter()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What to export: a table or all, in which format and layout, narrowed to which lines."""

    table: str
    format: str
    layout: Layout = PLAIN
    only: ClaimFilter = EVERYTHING

    def checked(self) -> "Wanted":
        """The same, once it is clear that it can be done.

        Raises:
            ConfigError: if there is no such table or format, or the table cannot be narrowed so.
        """
        if self.table not in (*TABLES, ALL):
            raise ConfigError(f"there is no table {self.table!r}", f"choose one of {', '.join([*TABLES, ALL])}")
        if self.format not in FORMATS:
            raise ConfigError(f"there is no format {self.format!r}", f"choose one of {', '.join(FORMATS)}")
        allowed = NARROWED_BY.get(self.table, ())
        for field in fields(ClaimFilter):
            if self.table != "claims" and getattr(self.only, field.name) and field.name not in allowed:
                by = f"they can be by {' and '.join(allowed)}" if allowed else "export them whole"
                raise ConfigError(f"{self.table} cannot be narrowed by {_option(field.name)}", by)
        return self

    @property
    def narrowed(self) -> bool:
        """Whether some lines may be left out."""
        return replace(self.only, sort="") != EVERYTHING


def _option(name: str) -> str:
    return {"earliest": "from", "latest": "to", "low": "min", "high": "max"}.get(name, name)


def to_stdout(desk: Desk, wanted: Wanted) -> Iterator[bytes]:
    """The bytes of one table, as they come.

    Raises:
        ConfigError: if it is all tables, which need a folder, or cannot be done.
    """
    wanted.checked()
    if wanted.table == ALL:
        raise ConfigError("all tables do not fit one stream", "name a folder with --out")
    _refresh(desk, [wanted.table])
    with desk.store.reading() as session:
        yield from _encoder(wanted.format)(_lines(session, wanted), TABLES[wanted.table], wanted.layout)


def to_file(desk: Desk, wanted: Wanted, out: Path) -> dict[str, int]:
    """Write one table to the file ``out``, or all to files in the folder ``out``; how many lines each has.

    A ``datapackage.json`` beside them describes every column, and holds up to which journal entry the claims are;
    what it says of other files stays. Either all files are replaced, or none is.

    Raises:
        ConfigError: if it cannot be done.
        InputError: if ``out`` is a folder where a file is wanted or the reverse, or a ``datapackage.json`` there
            cannot be read.
        StorageError: if the disk refuses.
    """
    wanted.checked()
    if wanted.table != ALL:
        return _write(desk, {out: wanted})
    if out.exists() and not out.is_dir():
        raise InputError(f"{out} is a file", "all tables go to a folder: name one with --out")
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"{out} cannot be made: {error.strerror}", "name another folder with --out") from error
    return _write(desk, {out / f"{table}.{wanted.format}": replace(wanted, table=table) for table in TABLES})


def _write(desk: Desk, parts: dict[Path, Wanted]) -> dict[str, int]:
    first = next(iter(parts))
    package = None if is_device(first) else first.parent / NAME
    before = _described_before(package) if package else None
    _refresh(desk, [wanted.table for wanted in parts.values()])
    counts: dict[str, int] = {}
    made = []
    with ExitStack() as stack, desk.store.reading() as session:
        # Read before the lines: a change made in between is then taken for a later one, never overlooked.
        newest = history.newest(session)
        for out, wanted in parts.items():
            stream = stack.enter_context(replacing(out))
            counted = _counted(_lines(session, wanted), counts, wanted.table)
            for chunk in _encoder(wanted.format)(counted, TABLES[wanted.table], wanted.layout):
                stream.write(chunk)
            journal = newest if wanted.table == "claims" else None
            whole = not wanted.narrowed
            made.append(Exported(wanted.table, wanted.format, out.name, wanted.layout, whole, journal))
        if package is not None:
            stack.enter_context(replacing(package)).write(described(made, before))
    return counts


def _refresh(desk: Desk, tables: Sequence[str]) -> None:
    """Bring stored verdicts up to date before they leave: they are derived, and claims may have changed since."""
    if "comparisons" in tables:
        comparing.compare_all(desk)


def _described_before(file: Path) -> dict[str, Any] | None:
    if not file.exists():
        return None
    try:
        found = json.loads(file.read_bytes())
        if isinstance(found, dict) and all(isinstance(one, dict) for one in found.get("resources", [])):
            return found
    except (OSError, ValueError):
        pass
    raise InputError(f"{file} is there and is no data package", "export into another folder, or move it away")


def _counted(lines: Iterator[Any], counts: dict[str, int], table: str) -> Iterator[Any]:
    counts[table] = 0
    for line in lines:
        counts[table] += 1
        yield line


def _encoder(name: str) -> Callable[[Iterator[Any], type, Layout], Iterator[bytes]]:
    found: Callable[[Iterator[Any], type, Layout], Iterator[bytes]] = importlib.import_module(
        f"sayso.export.{name}"
    ).encode
    return found


def _lines(session: Session, wanted: Wanted) -> Iterator[Any]:
    """The table's lines, narrowed as wanted.

    Raises:
        NotFoundError: if a filter names what is not there.
    """
    if wanted.table == "claims":
        return claims(session, wanted.only)
    listing: Callable[..., Iterator[Any]] = getattr(registries, wanted.table)
    narrowing: dict[str, Any] = {}
    if wanted.only.story:
        narrowing["story"] = stories.row_of(session, wanted.only.story).slug
    if wanted.only.outlet:
        narrowing["outlet"] = outlets.number_of(session, wanted.only.outlet)
    return listing(session, **narrowing)
