"""A table's file comes in line by line as records with stored values; its bytes are held against the seal."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NoReturn

from sqlalchemy import Table

from sayso.model.errors import InputError
from sayso.store.bundle.form import SEAL, Sealed, fields, table_file
from sayso.store.bundle.values import Reader, fields_off, readers
from sayso.store.records import Record

DAMAGED = "the bundle was changed or damaged: get a fresh copy of it"
"""The next step for whatever does not fit the seal."""

Line = tuple[int, Record]
"""A line's number, from 1, and its record, every value as its column stores it and references as uids."""


def lines(folder: Path, table: Table, sealed: Sealed, lacking: Mapping[str, Any]) -> Iterator[Line]:
    """The records of one table; ``lacking`` are the fields that came later, with the values they have in all of them.

    Raises:
        InputError: if a line is no record of the table, or the whole is not what the seal says; before the first
            record where size alone tells.
    """
    name = table_file(table)
    place = str(folder / name)
    read, wanted = readers(table), fields(table) - lacking.keys()
    digest, count = hashlib.sha256(), 0
    with (folder / name).open("rb") as file:
        for count, raw in enumerate(file, start=1):
            digest.update(raw)
            try:
                record = _record(raw, read, wanted, lacking)
            except (ValueError, RecursionError) as error:
                raise InputError(f"{place} line {count}{error}", DAMAGED) from error
            yield count, record
    if digest.hexdigest() != sealed.sha256:
        raise InputError(f"{place} is not the file that {SEAL} vouches for", DAMAGED)
    if count != sealed.rows:
        raise InputError(f"{place} has {count} rows, {SEAL} says {sealed.rows}", DAMAGED)


def _record(raw: bytes, read: dict[str, Reader], wanted: frozenset[str], lacking: Mapping[str, Any]) -> Record:
    """One line as a record with stored values; ``ValueError`` ends the sentence that names the line."""
    try:
        found = DECODER.decode(raw.decode())
    except (ValueError, RecursionError) as error:
        raise ValueError(f" is not JSON: {error}") from error
    if not isinstance(found, dict) or not raw.endswith(b"\n"):
        raise ValueError(" is not a whole record")
    if found.keys() != wanted:
        raise ValueError(f": {fields_off(found, wanted)}")
    made: Record = {}
    for field, value in ({**found, **lacking} if lacking else found).items():
        try:
            made[field] = read[field](value)
        except ValueError as error:
            raise ValueError(f": {field} {error}") from error
    return made


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON number")


DECODER = json.JSONDecoder(parse_constant=_refuse_constant)
"""Made once: every call of ``json.loads`` with an option makes another."""
