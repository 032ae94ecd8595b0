"""What a bundle looks like: its files, their names and fields, and the seal over them all.

A bundle is a folder with one JSON Lines file a table, each record on a line of its own with sorted fields, uids in
place of numbers, the records sorted by uid and the journal in the order its entries were made. Texts are files of
their own, and so are the original bytes. ``bundle.json`` names every file with its size, SHA-256 and rows.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from sqlalchemy import Column, Table

from sayso.store.records import Record, field_of, parent_of, portable_columns
from sayso.store.rows import Base

FORMAT = "sayso-bundle"
VERSION = 1

SEAL = "bundle.json"
TEXTS = "texts"
ORIGINALS = "originals"

DERIVED = frozenset(
    {
        "comparisons",
        "search_entries",
        "claim_screens",
        "stale_claims",
        "stale_questions",
        "derivations",
        "copy_keys",
        "copy_searches",
        "copied_passages",
    }
)
LEFT_OUT = DERIVED | {"protected_identities", "journal_touches", "fetches"}
"""What must not leave the desk, is derived, travels inside its journal entry, or is what one machine fetched."""

BUNDLED: tuple[Table, ...] = tuple(table for table in Base.metadata.sorted_tables if table.name not in LEFT_OUT)
"""The tables of a bundle, each after those that it refers to."""

TARGETS = frozenset(
    parent.name for table in BUNDLED for column in table.columns if (parent := parent_of(column)) is not None
)
"""The tables that others refer to."""

TOUCHES = "touches"
"""The field of a journal entry that lists the records it is about."""

CLUTTER = frozenset({".DS_Store"})
"""What file managers leave in any folder that they show."""

_TEXT = re.compile(rf"{TEXTS}/(?P<uid>[0-9a-f]{{32}})\.txt")
_ORIGINAL = re.compile(rf"{ORIGINALS}/(?P<uid>[0-9a-f]{{64}})")


@dataclass(frozen=True, slots=True)
class Sealed:
    """One file as ``bundle.json`` vouches for it; ``rows`` is ``None`` for a text or an original."""

    size: int
    sha256: str
    rows: int | None = None


def file_of(table: str) -> str:
    """The name of the file of the table so called."""
    return f"{table}.jsonl"


def table_file(table: Table) -> str:
    """The name of a table's file."""
    return file_of(table.name)


def text_file(uid: str) -> str:
    """The name of the file that holds a version's text."""
    return f"{TEXTS}/{uid}.txt"


def original_file(sha256: str) -> str:
    """The name of the file that holds original bytes."""
    return f"{ORIGINALS}/{sha256}"


TABLE_FILES = frozenset(table_file(table) for table in BUNDLED)


def belongs(name: str) -> bool:
    """Whether a bundle can have a file of this name; nothing that climbs out, starts at the root or is elsewhere."""
    return name in TABLE_FILES or bool(_TEXT.fullmatch(name) or _ORIGINAL.fullmatch(name))


@cache
def columns(table: Table) -> Mapping[str, Column[Any]]:
    """The columns of ``table`` that its records carry, by field."""
    apart = {"text"} if table.name == "versions" else set()
    return MappingProxyType(
        {field_of(column): column for column in portable_columns(table) if column.name not in apart}
    )


def fields(table: Table) -> frozenset[str]:
    """The fields that every record of ``table`` has."""
    return frozenset(columns(table)) | ({TOUCHES} if table.name == "journal" else frozenset())


def line(record: Record) -> bytes:
    """A record as its one line."""
    return (json.dumps(record, ensure_ascii=False, sort_keys=True, allow_nan=False) + "\n").encode()


def seal(files: dict[str, Sealed], schema: str) -> bytes:
    """The bytes of ``bundle.json``."""
    listed = {
        name: {"sha256": file.sha256, "size": file.size} | ({} if file.rows is None else {"rows": file.rows})
        for name, file in files.items()
    }
    whole = {"files": listed, "format": FORMAT, "schema": schema, "version": VERSION}
    return (json.dumps(whole, indent=1, sort_keys=True) + "\n").encode()


def sealed(data: bytes, rows: int | None = None) -> Sealed:
    """The seal over these bytes."""
    return Sealed(len(data), hashlib.sha256(data).hexdigest(), rows)
