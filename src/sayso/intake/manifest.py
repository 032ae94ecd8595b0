"""A manifest's bytes go in; its outlets, stories and articles come out, with a refusal for every entry that fails.

A manifest is TOML with three lists: ``[[outlet]] name, country, kind, homepage, aliases``; ``[[story]] slug, title``;
``[[article]] file, outlet, published, headline, story, id, encoding, note, digest_of, version_of``. The order of the
articles is the order of import; two with the same ``id`` are two versions of one article.
"""

import difflib
import re
import tomllib
from collections.abc import Collection, Iterable
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

from sayso.intake.decode import decode
from sayso.intake.published import edtf_of
from sayso.model.errors import InputError


@dataclass(frozen=True, slots=True)
class OutletEntry:
    """An outlet that a manifest describes; ``country`` is an ISO 3166-1 alpha-2 code or empty."""

    name: str
    country: str = ""
    kind: str = ""
    homepage: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StoryEntry:
    """A story that a manifest describes."""

    slug: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class ArticleEntry:
    """A file that a manifest lists, below the manifest's own folder; ``published`` is EDTF or empty.

    ``digest_of`` describes the report that the file sums up in other words; ``version_of`` names the ``id`` or file
    of an earlier version.
    """

    file: str
    outlet: str = ""
    published: str = ""
    headline: str = ""
    story: str = ""
    id: str = ""
    encoding: str = ""
    note: str = ""
    digest_of: str = ""
    version_of: str = ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a manifest lists; ``refused`` holds an error for every entry that had to be left out."""

    outlets: tuple[OutletEntry, ...] = ()
    stories: tuple[StoryEntry, ...] = ()
    articles: tuple[ArticleEntry, ...] = ()
    refused: tuple[InputError, ...] = ()


_LISTS: dict[str, tuple[type[Any], str]] = {
    "outlet": (OutletEntry, "name"),
    "story": (StoryEntry, "slug"),
    "article": (ArticleEntry, "file"),
}


def load_manifest(name: str, data: bytes, *, root: Path | None = None, known_outlets: Collection[str] = ()) -> Manifest:
    """Read a manifest.

    Args:
        name: what messages call it.
        data: its bytes, UTF-8.
        root: the folder that its files lie under; given, a listed file that is not there is refused.
        known_outlets: names that need no ``[[outlet]]`` entry, because the database already has them.

    Raises:
        InputError: if it is not TOML, or has lists or values that no manifest has.
    """
    tables = _tables(name, data)
    refused: list[InputError] = []
    entries: dict[str, list[Any]] = {}
    for kind, (made, needed) in _LISTS.items():
        entries[kind] = []
        for number, table in enumerate(tables.get(kind, []), start=1):
            try:
                entries[kind].append(_entry(f"{name}: {kind} {number}", table, made, needed))
            except InputError as problem:
                refused.append(problem)
    names = {spelt.casefold() for entry in entries["outlet"] for spelt in (entry.name, *entry.aliases)}
    names |= {known.casefold() for known in known_outlets}
    shown = sorted({*(entry.name for entry in entries["outlet"]), *known_outlets})
    slugs = {entry.slug for entry in entries["story"]}
    articles: list[ArticleEntry] = []
    for entry in entries["article"]:
        place = f"{name}: {entry.file}"
        problem_ = (
            _file_problem(place, entry.file, root)
            or _outlet_problem(place, entry.outlet, names, shown)
            or (_story_problem(place, entry.story, slugs) if tables.get("story") else None)
        )
        if problem_:
            refused.append(problem_)
        else:
            articles.append(entry)
    return Manifest(tuple(entries["outlet"]), tuple(entries["story"]), tuple(articles), tuple(refused))


def _tables(name: str, data: bytes) -> dict[str, list[Any]]:
    text = decode(name, data).text.lstrip("\ufeff").replace("\r\n", "\n")
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise InputError(f"{name}: not TOML: {problem}", "mend that line") from None
    except RecursionError:
        raise InputError(
            f"{name}: not a manifest: nested too deep", "see README.md for what a manifest holds"
        ) from None
    for key, value in tables.items():
        if key not in _LISTS:
            raise InputError(f"{name}: unknown list [[{key}]]", _did_you_mean(key, _LISTS))
        if not isinstance(value, list):
            raise InputError(f"{name}: [{key}] is one table", f"write [[{key}]], with two brackets")
    return tables


def _entry(place: str, table: object, made: type[Any], needed: str) -> Any:
    if not isinstance(table, dict):
        raise InputError(f"{place}: not a table", "write its fields as key = value lines")
    allowed = {field.name for field in fields(made)}
    for key in table:
        if key not in allowed:
            raise InputError(f"{place}: unknown key {key!r}", _did_you_mean(key, allowed))
    values = {key: _value(place, key, value) for key, value in table.items()}
    if not values.get(needed):
        raise InputError(f"{place}: no {needed} in it", f'add {needed} = "..."')
    return made(**values)


def _value(place: str, key: str, value: object) -> Any:
    if key == "aliases":
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise InputError(f"{place}: aliases is no list of names", 'write aliases = ["one", "another"]')
        return tuple(value)
    if key == "published":
        return _published(place, value)
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise InputError(f"{place}: {key} is no text", f'write {key} = "..."')


def _published(place: str, value: object) -> str:
    # TOML has dates of its own; date is what datetime is, too.
    written = value.isoformat() if isinstance(value, date) else value
    if isinstance(written, int) and not isinstance(written, bool):
        written = f"{written:04}"
    if not isinstance(written, str):
        raise InputError(f"{place}: published is no date", 'write published = "2013-02-11"')
    if not written.strip():
        return ""
    read = edtf_of(written)
    if not read:
        raise InputError(f"{place}: published {written!r} is not understood", 'write it as EDTF, such as "2013-02-11"')
    return read


def _file_problem(place: str, file: str, root: Path | None) -> InputError | None:
    path = PurePosixPath(file)
    if path.is_absolute() or ".." in path.parts or re.match(r"[A-Za-z]:|.*[\0\\]", file):
        return InputError(f"{place}: the file lies outside the manifest's folder", "list files below it, with /")
    if root is not None and not (root / path).is_file():
        return InputError(f"{place}: no such file", "put it there, or take it out of the manifest")
    return None


def _outlet_problem(place: str, outlet: str, known: set[str], shown: list[str]) -> InputError | None:
    if not outlet or outlet.casefold() in known:
        return None
    return InputError(f"{place}: unknown outlet {outlet!r}", _did_you_mean(outlet, shown, "add an [[outlet]]"))


def _story_problem(place: str, story: str, known: set[str]) -> InputError | None:
    if not story or story in known:
        return None
    return InputError(f"{place}: unknown story {story!r}", _did_you_mean(story, known, "add a [[story]]"))


def _did_you_mean(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """The nearest known word as a question, else all of them."""
    choices = sorted(known)
    near = difflib.get_close_matches(word.casefold(), [choice.casefold() for choice in choices], n=1, cutoff=0.6)
    if near:
        meant = next(choice for choice in choices if choice.casefold() == near[0])
        return f"did you mean {meant!r}?" + (f" Else {otherwise}" if otherwise else "")
    listed = ", ".join(choices[:12]) or "none"
    return otherwise or f"known: {listed}"
