"""Paths, addresses and a manifest become what to read, in order, each file with what the manifest says of it."""

import os
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

from sayso.fetch.addresses import Address, is_address, read_address
from sayso.fetch.limits import Limits
from sayso.intake.decode import LIMIT
from sayso.intake.manifest import ArticleEntry, Manifest, OutletEntry, StoryEntry, load_manifest
from sayso.intake.published import edtf_of
from sayso.intake.walk import Found, Skipped, walk
from sayso.model.errors import InputError

MANIFEST = "manifest.toml"
"""The manifest that a folder is read by when nobody names one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a person said about an import; empty fields say nothing. ``limit`` is bytes a file.

    ``otherwise`` is who published a text where nothing says; ``country`` is that of outlets that are new and that the
    manifest does not describe. The rest is for web addresses: ``ignore_robots`` is the reason for setting the wishes of
    their sites aside.
    """

    outlet: str = ""
    published: str = ""
    story: str = ""
    manifest: str = ""
    encoding: str = ""
    format: str = ""
    limit: int = LIMIT
    otherwise: str = ""
    country: str = ""
    limits: Limits = field(default_factory=Limits)
    allow_private: bool = False
    ignore_robots: str = ""

    def checked(self) -> "Settings":
        """The same, once it is clear that the date can be read.

        Raises:
            InputError: if ``published`` is no date.
        """
        if self.published and not edtf_of(self.published):
            raise InputError(f"--published {self.published!r} is not a date", "write it as EDTF, such as 2013-02-11")
        return self


@dataclass(frozen=True, slots=True)
class Task:
    """One file to read, with its manifest entry if it has one; or an address to fetch."""

    found: Found
    entry: ArticleEntry | None = None
    address: Address | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """All that an import will look at, in order."""

    tasks: tuple[Task, ...]
    skipped: tuple[Skipped, ...]
    refused: tuple[InputError, ...]
    outlets: tuple[OutletEntry, ...]
    stories: tuple[StoryEntry, ...]


def plan(
    paths: Sequence[str], settings: Settings, *, stdin: BinaryIO | None = None, known_outlets: Collection[str] = ()
) -> Plan:
    """Decide what to read; a folder with a ``manifest.toml`` is read by it.

    Raises:
        InputError: if a manifest cannot be read at all.
    """
    items: list[Task | Skipped | InputError] = []
    manifests: list[Manifest] = []
    addresses = _Addresses()
    if settings.manifest:
        file = Path(settings.manifest)
        manifest = _load(file, known_outlets)
        manifests.append(manifest)
        files = [path for path in paths if not is_address(path)]
        if not files:
            raise InputError("--manifest lists files, and only addresses were given", "name a folder, or leave it out")
        items.extend(addresses.task(path) for path in paths if is_address(path))
        items.extend(_listed(manifest, file.parent, files, settings.limit, stdin))
    else:
        for path in paths:
            if not path:
                raise InputError("an empty path was given", "name a file, a folder, a web address or -")
            own = Path(path) / MANIFEST
            if is_address(path):
                items.append(addresses.task(path))
            elif path != "-" and _is_file(own):
                manifest = _load(own, known_outlets)
                manifests.append(manifest)
                items.extend(_listed(manifest, own.parent, [path], settings.limit, stdin))
            else:
                items.extend(_walked([path], settings.limit, stdin))
    return Plan(
        tuple(item for item in items if isinstance(item, Task)),
        tuple(item for item in items if isinstance(item, Skipped)),
        (
            *(problem for manifest in manifests for problem in manifest.refused),
            *(item for item in items if isinstance(item, InputError)),
        ),
        tuple(entry for manifest in manifests for entry in manifest.outlets),
        tuple(entry for manifest in manifests for entry in manifest.stories),
    )


class _Addresses:
    """The addresses that were given, each once."""

    def __init__(self) -> None:
        self.given: set[str] = set()

    def task(self, text: str) -> Task | Skipped | InputError:
        try:
            address = read_address(text)
        except InputError as refusal:
            return refusal
        if address.text in self.given:
            return Skipped(address.shown, "given twice")
        self.given.add(address.text)
        return Task(Found(address.shown, address.shown), address=address)


def _is_file(file: Path) -> bool:
    """Whether a file is seen there; a folder that is closed is for the walk to report."""
    try:
        return file.is_file()
    except (OSError, ValueError):
        return False


def _load(file: Path, known_outlets: Collection[str]) -> Manifest:
    try:
        data = file.read_bytes()
    except OSError as error:
        raise InputError(f"{file}: {error.strerror}", "name a manifest that can be read") from error
    return load_manifest(str(file), data, root=file.parent, known_outlets=known_outlets)


def _walked(paths: Sequence[str], limit: int, stdin: BinaryIO | None) -> Iterator[Task | Skipped | InputError]:
    for item in walk(paths, stdin=stdin, limit=limit):
        yield Task(_spelled(item)) if isinstance(item, Found) else item


def _spelled(found: Found) -> Found:
    """The file with a name that can be stored: bytes of it that are not UTF-8 are written as escapes."""
    name, display = (os.fsencode(each).decode("utf-8", "backslashreplace") for each in (found.name, found.display))
    return replace(found, name=name, display=display)


def _listed(
    manifest: Manifest, root: Path, paths: Sequence[str], limit: int, stdin: BinaryIO | None
) -> Iterator[Task | Skipped | InputError]:
    """The manifest's files below the paths in its order, then the files named by hand that it does not list."""
    listed = {(root / entry.file).resolve(): entry for entry in manifest.articles}
    wanted = [Path(path).resolve() for path in paths if path != "-"] or [root.resolve()]
    for file, entry in listed.items():
        if any(file == path or path in file.parents for path in wanted):
            yield Task(Found(str(root / entry.file), entry.file, root / entry.file), entry)
    repeated = [entry for entry in manifest.articles if listed[(root / entry.file).resolve()] is not entry]
    for entry in repeated:
        yield InputError(f"{entry.file} is listed twice in the manifest", "list it once")
    for item in walk(paths, stdin=stdin, limit=limit):
        if not isinstance(item, Found):
            yield item
        elif item.path is None or item.path.resolve() not in listed:
            named = item.path is None or item.path.resolve() in wanted
            yield Task(_spelled(item)) if named else Skipped(item.display, "not in the manifest")
