"""The journal is read: all of it, what concerns one record, or what was touched since an entry."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from sayso.model.errors import NotFoundError
from sayso.model.uid import PREFIXES, number_in
from sayso.store.rows import (
    ArticleRow,
    ClaimRow,
    JournalRow,
    OutletRow,
    QuestionRow,
    SourceRow,
    StoryRow,
    TouchRow,
)

RECORDS: dict[str, Any] = {
    "article": ArticleRow,
    "claim": ClaimRow,
    "source": SourceRow,
    "outlet": OutletRow,
    "question": QuestionRow,
}


@dataclass(frozen=True, slots=True)
class Kept:
    """One journal entry."""

    id: int
    at: datetime
    by: str
    action: str
    summary: str
    because: str
    undoes_id: int | None
    changes: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Touch:
    """The last entry that changed a record: its number, and who made it."""

    id: int
    by: str


def uid_of(session: Session, ref: str) -> str:
    """The uid of the record that a short reference or story slug names; one that was undone is found by its entries.

    Raises:
        NotFoundError: if it names nothing.
    """
    for kind, row in RECORDS.items():
        number = number_in(kind, ref) if ref[:1].upper() == PREFIXES[kind] else None
        found: str | None = session.scalar(select(row.uid).where(row.id == number)) if number is not None else None
        if found is not None:
            return found
    slug = session.scalar(select(StoryRow.uid).where(StoryRow.slug == ref))
    if slug is not None:
        return slug
    raise NotFoundError(f"there is no record {ref!r}", "name one such as A3, C12, S4, O1, Q2 or a story's slug")


def entries(session: Session, *, about: str | None = None, limit: int | None = None) -> Iterator[Kept]:
    """Entries, newest first; with ``about`` only those that touched this uid."""
    query = select(JournalRow).order_by(JournalRow.id.desc())
    if about is not None:
        query = query.where(JournalRow.id.in_(select(TouchRow.journal_id).where(TouchRow.uid == about)))
    if limit is not None:
        query = query.limit(limit)
    for row in session.scalars(query):
        yield Kept(row.id, row.at, row.by, row.action, row.summary, row.because, row.undoes_id, row.changes)


def newest(session: Session) -> str:
    """The uid of the newest entry; empty while there is none."""
    return session.scalar(select(JournalRow.uid).order_by(JournalRow.id.desc()).limit(1)) or ""


def touched_since(session: Session, entry: str) -> dict[str, Touch]:
    """The records that entries after this one touched, by uid, each with the last of them.

    ``entry`` is a uid, or empty for all entries. An entry that this journal does not have says nothing: no records.
    """
    after = session.scalar(select(JournalRow.id).where(JournalRow.uid == entry)) if entry else 0
    if after is None:
        return {}
    query = (
        select(TouchRow.uid, JournalRow.id, JournalRow.by)
        .join(JournalRow, JournalRow.id == TouchRow.journal_id)
        .where(JournalRow.id > after)
        .order_by(JournalRow.id)
    )
    return {uid: Touch(number, by) for uid, number, by in session.execute(query)}
