"""A database goes in; a folder of deterministic files comes out."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Table
from sqlalchemy.orm import Session

from sayso.store import schema
from sayso.store.bundle.folder import replacing
from sayso.store.bundle.form import (
    BUNDLED,
    ORIGINALS,
    SEAL,
    TEXTS,
    Sealed,
    belongs,
    line,
    original_file,
    seal,
    sealed,
    table_file,
    text_file,
)
from sayso.store.bundle.stored import originals, records


@dataclass(frozen=True, slots=True)
class Written:
    """What a bundle holds: rows by table, and how many files."""

    rows: dict[str, int]
    files: int


def write(session: Session, folder: Path) -> Written:
    """Write the whole database to ``folder``, which is new, empty or a bundle to be replaced.

    ``session`` is one of ``Store.reading``, which sees one state throughout.

    Equal databases make equal bytes, on SQLite and on PostgreSQL. Nothing is in ``folder`` until all is.

    Raises:
        InputError: if ``folder`` holds anything else.
        StorageError: if the disk refuses.
    """
    files: dict[str, Sealed] = {}
    with replacing(folder) as made:
        (made / TEXTS).mkdir()
        (made / ORIGINALS).mkdir()
        for table in BUNDLED:
            files[table_file(table)] = _write_table(session, table, made, files)
        for sha256, data in originals(session):
            (made / original_file(sha256)).write_bytes(data)
            files[original_file(sha256)] = sealed(data)
        (made / SEAL).write_bytes(seal(files, schema.HEAD))
    return Written({table.name: files[table_file(table)].rows or 0 for table in BUNDLED}, len(files) + 1)


def _write_table(session: Session, table: Table, made: Path, files: dict[str, Sealed]) -> Sealed:
    def lines() -> Iterable[bytes]:
        for _, record, row in records(session, table):
            if table.name == "versions":
                text, name = row["text"].encode(), text_file(record["uid"])
                assert belongs(name), "a uid is letters and digits, so it cannot name a file elsewhere"
                (made / name).write_bytes(text)
                files[name] = sealed(text)
            yield line(record)

    return _write_lines(made / table_file(table), lines())


def _write_lines(file: Path, lines: Iterable[bytes]) -> Sealed:
    digest, size, rows = hashlib.sha256(), 0, 0
    with file.open("wb") as out:
        for written in lines:
            out.write(written)
            digest.update(written)
            size += len(written)
            rows += 1
    return Sealed(size, digest.hexdigest(), rows)
