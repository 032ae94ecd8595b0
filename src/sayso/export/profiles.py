"""A profile says what may leave: which columns of which tables, which lines, and what protected sources are called.

Profiles are allow-lists. A column or table that is added later is in none until it is listed: sayso's own are in
``profiles.toml`` beside this file, and a newsroom's in a file of the same form.
"""

import difflib
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, make_dataclass, replace
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, get_type_hints

from sayso.export.columns import columns_of
from sayso.export.descriptions import WORDS
from sayso.model.errors import ConfigError
from sayso.model.tables import TABLES


class Protected(StrEnum):
    """What becomes of protected sources: named as the desk calls them, described, or left out with what they said."""

    NAMED = "named"
    DESCRIBED = "described"
    OMITTED = "omitted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """``columns`` by table, in the order they are written; ``rows`` by table and column: the values lines may have."""

    name: str
    columns: Mapping[str, tuple[str, ...]]
    rows: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    protected: Protected = Protected.DESCRIBED

    def line_type(self, table: str) -> type:
        """The table's line with the columns of this profile alone.

        Raises:
            ConfigError: if the profile has no such table.
        """
        if table not in self.columns:
            raise ConfigError(f"profile {self.name} lets no {table} out", f"it has {', '.join(self.columns)}")
        return _narrowed(table, self.columns[table])

    def limits(self, table: str) -> bool:
        """Whether it may leave lines of the table out."""
        return table in self.rows or (self.protected is Protected.OMITTED and table in TOLD)

    def let(self, table: str, lines: Iterable[Any], hidden: Mapping[str, str]) -> Iterable[Any]:
        """The lines that may leave, as they may; ``hidden`` gives each protected source's name with its description."""
        wanted = self.rows.get(table, {})
        tell = TOLD.get(table) if hidden and self.protected is not Protected.NAMED else None
        for line in lines:
            if any(getattr(line, name) not in allowed for name, allowed in wanted.items()):
                continue
            told = tell(line, hidden) if tell is not None else line
            if told is line or self.protected is not Protected.OMITTED:
                yield told


@cache
def _narrowed(table: str, names: tuple[str, ...]) -> type:
    hints = get_type_hints(TABLES[table])
    return make_dataclass(TABLES[table].__name__, [(name, hints[name]) for name in names], frozen=True)


def _told_claim(line: Any, hidden: Mapping[str, str]) -> Any:
    chain = line.attribution.split(ARROW)
    # The first of a chain is the outlet, which is no source.
    told = ARROW.join([*chain[:1], *(hidden.get(name, name) for name in chain[1:])])
    if (line.source not in hidden) and (line.origin not in hidden) and told == line.attribution:
        return line
    source, origin = hidden.get(line.source, line.source), hidden.get(line.origin, line.origin)
    return replace(line, source=source, origin=origin, attribution=told)


def _told_source(line: Any, hidden: Mapping[str, str]) -> Any:
    if not line.protected:
        return line
    # The uid may be made of the name, and a note of the desk's may tell it.
    return replace(line, name=hidden.get(line.name, line.name), source_uid="", aliases="", note="")


def _told_hop(line: Any, hidden: Mapping[str, str]) -> Any:
    if line.source not in hidden:
        return line
    return replace(line, source=hidden[line.source], words="", why="")


def _told_step(line: Any, hidden: Mapping[str, str]) -> Any:
    # An id may be made of the name.
    ends = {
        f"{end}_{part}": "" if part == "id" else hidden[getattr(line, f"{end}_name")]
        for end in ("from", "to")
        for part in ("id", "name")
        if getattr(line, f"{end}_name") in hidden
    }
    if not ends and line.origin not in hidden:
        return line
    return replace(line, origin=hidden.get(line.origin, line.origin), **ends)


ARROW = " < "

TOLD: dict[str, Callable[[Any, Mapping[str, str]], Any]] = {
    "claims": _told_claim,
    "sources": _told_source,
    "attributions": _told_hop,
    "origins": _told_step,
}
"""What puts descriptions in the place of protected names in a line; it returns the line itself where there are none."""

SHIPPED = Path(__file__).with_name("profiles.toml")
"""The profiles that every sayso has: ``public`` and ``desk``."""


@cache
def shipped() -> Mapping[str, Profile]:
    """The profiles that every sayso has, by name."""
    return profiles_in(tomllib.loads(SHIPPED.read_text("utf-8")), SHIPPED.name)


def profiles_in(tables: Mapping[str, Any], where: str) -> dict[str, Profile]:
    """The profiles of a newsroom's own file, as TOML has it: ``[NAME]``, ``[NAME.columns]``, ``[NAME.rows.TABLE]``.

    Raises:
        ConfigError: naming the file, the profile and the word that is wrong.
    """
    found: dict[str, Profile] = {}
    for name, told in tables.items():
        at = f"{where}: profile {name}"
        if not isinstance(told, dict):
            raise ConfigError(f"{at} is no table", f"write [{name}.columns] and a line such as claims = ['quote']")
        _known(at, told, ("columns", "rows", "protected"), "key")
        found[name] = Profile(
            name=name, columns=_columns(at, told), rows=_rows(at, told), protected=_protected(at, told)
        )
        if found[name].protected is not Protected.NAMED and "source_uid" in found[name].columns.get("sources", ()):
            raise ConfigError(
                f"{at} lists source_uid, which may be made of a protected source's name",
                "leave it out, or write protected = 'named'",
            )
    return found


def _columns(at: str, told: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    given = told.get("columns")
    if not isinstance(given, dict) or not given:
        raise ConfigError(f"{at} lists no columns", "write a line a table, such as claims = ['quote', 'outlet']")
    _known(at, given, TABLES, "table")
    for table, names in given.items():
        _texts(f"{at}: columns of {table}", names)
        _known(at, names, [column.name for column in columns_of(TABLES[table])], f"column of {table}")
        if len(set(names)) < len(names):
            twice = next(name for name in names if names.count(name) > 1)
            raise ConfigError(f"{at} lists {table}.{twice} twice", "leave one out")
    return {table: tuple(given[table]) for table in TABLES if table in given}


def _rows(at: str, told: dict[str, Any]) -> dict[str, dict[str, tuple[str, ...]]]:
    given = told.get("rows", {})
    if not isinstance(given, dict) or not all(isinstance(one, dict) for one in given.values()):
        raise ConfigError(f"{at}: rows are no table", "write [NAME.rows.claims] and status = ['accepted'] below it")
    _known(at, given, told["columns"], "table among its columns")
    for table, limits in given.items():
        text = [column.name for column in columns_of(TABLES[table]) if column.type == "string"]
        _known(at, limits, text, f"text column of {table}")
        for name, allowed in limits.items():
            _texts(f"{at}: rows of {table} by {name}", allowed)
            _known(at, allowed, WORDS.get((table, name)) or allowed, f"word of {table}.{name}")
    return {table: {name: tuple(allowed) for name, allowed in limits.items()} for table, limits in given.items()}


def _protected(at: str, told: dict[str, Any]) -> Protected:
    given = told.get("protected", Protected.DESCRIBED.value)
    _known(at, [given], [one.value for one in Protected], "word for protected")
    return Protected(given)


def _texts(at: str, value: Any) -> None:
    if not isinstance(value, list) or not value or not all(isinstance(one, str) for one in value):
        raise ConfigError(f"{at} are no list of words", "write ['one', 'another']")


def _known(at: str, given: Iterable[Any], known: Iterable[str], what: str) -> None:
    """Refuse the first word that is not known, with the nearest that is."""
    words = list(known)
    for one in given:
        if one not in words:
            near = difflib.get_close_matches(str(one), words, n=1)
            raise ConfigError(
                f"{at}: {one!r} is no {what}", f"did you mean {near[0]!r}?" if near else f"choose of {', '.join(words)}"
            )
