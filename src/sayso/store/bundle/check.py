"""A bundle's folder goes in; it comes out checked file by file and record by record, or is refused."""

import hashlib
import json
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Table

from sayso.model.errors import InputError
from sayso.store import schema
from sayso.store.bundle.ages import lacking_fields, lacking_tables, readable
from sayso.store.bundle.form import (
    BUNDLED,
    FORMAT,
    ORIGINALS,
    SEAL,
    TABLE_FILES,
    TARGETS,
    TEXTS,
    VERSION,
    Sealed,
    belongs,
    columns,
    file_of,
    original_file,
    seal,
    table_file,
    text_file,
)
from sayso.store.bundle.lines import DAMAGED, Line, lines
from sayso.store.bundle.values import read_text
from sayso.store.records import Record, parent_of


@dataclass(frozen=True, slots=True)
class Listed:
    """A bundle's folder, the schema revision that it was written at, and the seal of each of its files."""

    folder: Path
    schema: str
    files: dict[str, Sealed]

    def lines(self, table: Table) -> Iterator[Line]:
        """The records of a table with all of today's fields; none where the bundle is older than the table.

        Raises:
            InputError: see ``sayso.store.bundle.lines.lines``.
        """
        sealed = self.files.get(table_file(table))
        if sealed is None:
            return iter(())
        return lines(self.folder, table, sealed, lacking_fields(self.schema, table.name))

    def rows(self, table: Table) -> int:
        """How many records of a table there are."""
        sealed = self.files.get(table_file(table))
        return (sealed.rows or 0) if sealed is not None else 0


@dataclass(frozen=True, slots=True)
class Checked(Listed):
    """A bundle that can be read, with the uids of the tables that others refer to."""

    uids: dict[str, list[str]]


def check(folder: Path) -> Checked:
    """Everything about a bundle that can be told without a database.

    The seal, that every listed file and no other is there, sizes, hashes and rows; that each line is a record of its
    table with values its columns take, in order and once; that whatever a record refers to is in the bundle; that
    each version has its text and each original its bytes.

    Raises:
        InputError: naming the file, the line where there is one, and what is wrong.
    """
    try:
        listed = _sealed_files(folder)
        _refuse_strangers(folder, listed.files)
        for name, sealed in listed.files.items():
            _check_file(folder / name, sealed)
        uids: dict[str, list[str]] = {}
        known: dict[str, set[str]] = {}
        for table in BUNDLED:
            uids[table.name] = _check_table(listed, table, known)
        _refuse_orphans(listed, uids)
    except OSError as error:
        raise InputError(f"{error.filename or folder} cannot be read: {error.strerror or error}", DAMAGED) from error
    return Checked(folder, listed.schema, listed.files, uids)


def _sealed_files(folder: Path) -> Listed:
    file = folder / SEAL
    if not folder.is_dir() or not file.exists():
        raise InputError(f"{folder} is not a bundle: it has no {SEAL}", "name a folder that `sayso bundle write` made")
    _refuse_odd(file)
    data = file.read_bytes()
    try:
        found = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{file} is not JSON: {error}", DAMAGED) from error
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise InputError(f"{file} is not a bundle's", "name a folder that `sayso bundle write` made")
    _refuse_unknown_version(file, found)
    files = _listed(file, found)
    # One way to write it: whatever was changed in it, spaces included, shows.
    if seal(files, found["schema"]) != data:
        raise InputError(f"{file} is not as sayso wrote it", DAMAGED)
    return Listed(folder, found["schema"], files)


def _refuse_unknown_version(file: Path, found: dict[str, Any]) -> None:
    if found.get("version") != VERSION:
        raise InputError(
            f"{file} has format version {found.get('version')!r}, this sayso reads {VERSION}",
            "read it with the sayso that wrote it, or install a newer one",
        )
    if not readable(found.get("schema")):
        raise InputError(
            f"{file} has schema {found.get('schema')!r}, this sayso reads those up to {schema.HEAD}",
            "install the newer sayso that wrote it",
        )


def _listed(file: Path, found: dict[str, Any]) -> dict[str, Sealed]:
    listed = found.get("files")
    if not isinstance(listed, dict):
        raise InputError(f"{file} lists no files", DAMAGED)
    files = {}
    for name, about in listed.items():
        if not belongs(name):
            raise InputError(f"{file} lists {name!r}, which no bundle has", DAMAGED)
        try:
            files[name] = Sealed(about["size"], about["sha256"], about.get("rows"))
        except (TypeError, KeyError, AttributeError) as error:
            raise InputError(f"{file} does not say what {name} is like", DAMAGED) from error
    later = {file_of(table) for table in lacking_tables(found["schema"])}
    missing = sorted(TABLE_FILES - files.keys() - later)
    if missing:
        raise InputError(f"{file} does not list {missing[0]}", DAMAGED)
    return files


def _refuse_strangers(folder: Path, files: dict[str, Sealed]) -> None:
    """A file that nobody vouches for is refused; what begins with a dot belongs to other programs and is not read."""
    for name in _present(folder):
        if name not in files and name != SEAL:
            raise InputError(f"{folder / name} is no part of the bundle", "take it out, or get a fresh copy")


def _present(folder: Path) -> Iterator[str]:
    for entry in sorted(folder.iterdir()):
        if entry.name.startswith("."):
            continue
        if entry.name not in (TEXTS, ORIGINALS):
            yield entry.name
            continue
        if entry.is_symlink() or not entry.is_dir():
            raise InputError(f"{entry} is not a folder of its own", DAMAGED)
        yield from (f"{entry.name}/{inner.name}" for inner in sorted(entry.iterdir()) if inner.name[0] != ".")


def _refuse_odd(file: Path) -> None:
    try:
        found = file.lstat()
    except FileNotFoundError as error:
        raise InputError(f"{file} is missing", DAMAGED) from error
    if not stat.S_ISREG(found.st_mode):
        raise InputError(f"{file} is not a plain file", DAMAGED)


def _check_file(file: Path, sealed: Sealed) -> None:
    _refuse_odd(file)
    size = file.stat().st_size
    if size != sealed.size:
        raise InputError(f"{file} has {size} bytes, {SEAL} says {sealed.size}", DAMAGED)
    if sealed.rows is not None:
        return
    data = file.read_bytes()
    if hashlib.sha256(data).hexdigest() != sealed.sha256:
        raise InputError(f"{file} is not the file that {SEAL} vouches for", DAMAGED)
    if file.parent.name == TEXTS:
        try:
            read_text(data)
        except ValueError as error:
            raise InputError(f"{file} {error}", DAMAGED) from error


def _check_table(listed: Listed, table: Table, known: dict[str, set[str]]) -> list[str]:
    """The uids of a table that others refer to, in file order; each record tried against those before it."""
    inward, outward = _references(table, known)
    seen = known.setdefault(table.name, set())
    uids: list[str] = []
    later: list[tuple[str, str, str]] = []
    last = ""
    place = str(listed.folder / table_file(table))
    for number, record in listed.lines(table):
        where = f"{place} line {number}"
        _refuse_misplaced(where, record["uid"], last, seen, in_order=table.name != "journal")
        last = record["uid"]
        for field, targets in outward.items():
            if record[field] is not None and record[field] not in targets:
                raise _dangling(where, field, record[field])
        later.extend((where, field, record[field]) for field in inward if record[field] is not None)
        _check_inward(where, record, inward)
        _check_beside(where, table, record, listed.files)
        if table.name in TARGETS:
            seen.add(last)
            uids.append(last)
    for where, field, target in later:
        if target not in seen:
            raise _dangling(where, field, target)
    return uids


def _refuse_misplaced(where: str, uid: str, last: str, seen: set[str], *, in_order: bool) -> None:
    if uid == last or uid in seen:
        raise InputError(f"{where}: {uid} is there twice", DAMAGED)
    if in_order and uid < last:
        raise InputError(f"{where}: {uid} is out of order", DAMAGED)


def _check_inward(where: str, record: Record, inward: list[str]) -> None:
    for field in inward:
        if record[field] == record["uid"]:
            raise InputError(f"{where}: {field} is the record itself", DAMAGED)


def _references(table: Table, known: dict[str, set[str]]) -> tuple[list[str], dict[str, set[str]]]:
    """The fields that refer to the table itself, and those that refer to others with the uids these have."""
    targets = {
        field: parent.name for field, column in columns(table).items() if (parent := parent_of(column)) is not None
    }
    inward = [field for field, target in targets.items() if target == table.name]
    return inward, {field: known[target] for field, target in targets.items() if target != table.name}


def _dangling(where: str, field: str, target: str) -> InputError:
    return InputError(f"{where}: {field} {target} is not in the bundle", DAMAGED)


def _check_beside(where: str, table: Table, record: Record, files: dict[str, Sealed]) -> None:
    """What a version says of its text and an original of its bytes holds for the files beside the tables."""
    if table.name == "versions":
        name, sha256, size = text_file(record["uid"]), record["text_sha256"], None
    elif table.name == "originals":
        name, sha256, size = original_file(record["uid"]), record["uid"], record["size"]
    else:
        return
    file = files.get(name)
    if file is None:
        raise InputError(f"{where}: {name} is missing", DAMAGED)
    if file.sha256 != sha256 or (size is not None and file.size != size):
        raise InputError(f"{where}: {name} is another file than it says", DAMAGED)


def _refuse_orphans(listed: Listed, uids: dict[str, list[str]]) -> None:
    wanted = TABLE_FILES | {text_file(uid) for uid in uids["versions"]}
    wanted |= {original_file(sha256) for sha256 in uids["originals"]}
    strange = sorted(listed.files.keys() - wanted)
    if strange:
        raise InputError(f"{listed.folder / strange[0]} belongs to no record", DAMAGED)
