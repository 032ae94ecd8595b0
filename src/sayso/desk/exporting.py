"""A table of the database becomes a file with its data package, or bytes for standard output."""

import importlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from sayso.desk import comparing, origins
from sayso.desk.copying import catch_up_at
from sayso.desk.desk import Desk
from sayso.desk.files import is_device, replacing
from sayso.export.datapackage import MEDIA_TYPES, NAME, Exported, described
from sayso.export.layout import PLAIN, Layout
from sayso.export.profiles import Profile
from sayso.model.errors import ConfigError, InputError
from sayso.model.tables import TABLES, ClaimFilter
from sayso.store import history, outlets, protected, stories
from sayso.store.listing import asked, coverage, registries
from sayso.store.listing.claims import claims
from sayso.store.store import Session

FORMATS = tuple(MEDIA_TYPES)
"""Every format, by the ending that its files have; ``sayso.export`` has a module of that name."""

ALL = "all"

NARROWED_BY = {
    "articles": ("outlet", "story"),
    "questions": ("story",),
    "comparisons": ("story",),
    "origins": ("story",),
}
"""What lists other than the claims can be narrowed by."""

EVERYTHING = ClaimFilter()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What to export: a table or all, in which format and layout, narrowed to which lines, and what may leave.

    Without a profile, all columns of all lines do.
    """

    table: str
    format: str
    layout: Layout = PLAIN
    only: ClaimFilter = EVERYTHING
    profile: Profile | None = None

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
        if self.table != ALL:
            _ = self.line_type
        return self

    @property
    def tables(self) -> list[str]:
        """The tables that are meant: one, or all that may leave."""
        if self.table != ALL:
            return [self.table]
        return [table for table in TABLES if self.profile is None or table in self.profile.columns]

    @property
    def line_type(self) -> type:
        """The columns that leave, as the type of a line.

        Raises:
            ConfigError: if the profile lets the table not out.
        """
        return TABLES[self.table] if self.profile is None else self.profile.line_type(self.table)

    @property
    def narrowed(self) -> bool:
        """Whether some lines may be left out."""
        tables = [self.table, "claims"] if self.table in ABOUT else [self.table]
        limited = self.profile is not None and any(map(self.profile.limits, tables))
        return limited or replace(self.only, sort="") != EVERYTHING


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
        yield from _encoder(wanted.format)(_let(session, wanted), wanted.line_type, wanted.layout)


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
    return _write(desk, {out / f"{table}.{wanted.format}": replace(wanted, table=table) for table in wanted.tables})


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
            counted = _counted(_let(session, wanted), counts, wanted.table)
            for chunk in _encoder(wanted.format)(counted, wanted.line_type, wanted.layout):
                stream.write(chunk)
            journal = newest if wanted.table == "claims" else None
            whole = not wanted.narrowed
            columns = wanted.profile.columns[wanted.table] if wanted.profile else None
            made.append(Exported(wanted.table, wanted.format, out.name, wanted.layout, whole, journal, columns))
        if package is not None:
            stack.enter_context(replacing(package)).write(described(made, before))
    return counts


def _refresh(desk: Desk, tables: Sequence[str]) -> None:
    """Bring stored verdicts up to date before they leave: they are derived, and claims may have changed since."""
    if "comparisons" in tables:
        comparing.compare_all(desk)
    elif "origins" in tables:
        catch_up_at(desk)


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


def _counted(lines: Iterable[Any], counts: dict[str, int], table: str) -> Iterator[Any]:
    counts[table] = 0
    for line in lines:
        counts[table] += 1
        yield line


def _encoder(name: str) -> Callable[[Iterable[Any], type, Layout], Iterator[bytes]]:
    found: Callable[[Iterable[Any], type, Layout], Iterator[bytes]] = importlib.import_module(
        f"sayso.export.{name}"
    ).encode
    return found


def _let(session: Session, wanted: Wanted) -> Iterable[Any]:
    """The lines that may leave, as they may."""
    lines = _lines(session, wanted)
    profile = wanted.profile
    if profile is None:
        return lines
    hidden = protected.descriptions(session)
    about = ABOUT.get(wanted.table, ())
    if about and profile.limits("claims"):
        out = {line.claim_id for line in profile.let("claims", claims(session, EVERYTHING), hidden)}
        lines = (line for line in lines if out.issuperset(getattr(line, name) for name in about))
    return profile.let(wanted.table, lines, hidden)


ABOUT = {"attributions": ("claim_id",), "comparisons": ("left_claim", "right_claim")}
"""The columns of lines about claims that say which: where a profile keeps a claim in, they stay with it."""


LISTINGS: dict[str, Callable[..., Iterator[Any]]] = {
    "articles": coverage.articles,
    "sources": registries.sources,
    "outlets": registries.outlets,
    "attributions": registries.attributions,
    "stories": coverage.stories,
    "questions": asked.questions,
    "comparisons": asked.comparisons,
    "origins": origins.lines,
    "places": registries.places,
}
"""What reads the lines of each table but claims, which have a filter of their own."""


def _lines(session: Session, wanted: Wanted) -> Iterator[Any]:
    """The table's lines, narrowed as wanted.

    Raises:
        NotFoundError: if a filter names what is not there.
    """
    if wanted.table == "claims":
        return claims(session, wanted.only)
    listing = LISTINGS[wanted.table]
    narrowing: dict[str, Any] = {}
    if wanted.only.story:
        narrowing["story"] = stories.row_of(session, wanted.only.story).slug
    if wanted.only.outlet:
        narrowing["outlet"] = outlets.number_of(session, wanted.only.outlet)
    return listing(session, **narrowing)
