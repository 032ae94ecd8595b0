"""The journal of changes with their inverses, the decisions people took, and the full-text index."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from sayso.store.rows.base import KEEPS_NUMBERS, Base, Numbered


class JournalRow(Numbered, Base):
    """One change as one person made it; ``changes`` holds, row by row, what undoing it needs."""

    __tablename__ = "journal"
    __table_args__ = (CheckConstraint("undoes_id <> id", name="undoes_another"), KEEPS_NUMBERS)

    at: Mapped[datetime] = mapped_column(index=True)
    by: Mapped[str]
    action: Mapped[str]
    summary: Mapped[str]
    because: Mapped[str] = mapped_column(default="")
    changes: Mapped[list[Any]]
    undoes_id: Mapped[int | None] = mapped_column(ForeignKey("journal.id", ondelete="RESTRICT"), index=True)


class TouchRow(Base):
    """Which records an entry changed: what ``log REF`` and the check before an undo look up."""

    __tablename__ = "journal_touches"
    __table_args__ = (Index(None, "uid"),)

    journal_id: Mapped[int] = mapped_column(ForeignKey("journal.id", ondelete="CASCADE"), primary_key=True)
    uid: Mapped[str] = mapped_column(primary_key=True)


class DecisionRow(Numbered, Base):
    """Something a person settled. Append-only: an undo adds a row, it removes none."""

    __tablename__ = "decisions"

    at: Mapped[datetime] = mapped_column(index=True)
    by: Mapped[str]
    act: Mapped[str]
    subject_kind: Mapped[str]
    subject_uid: Mapped[str] = mapped_column(index=True)
    detail: Mapped[dict[str, Any]]
    because: Mapped[str] = mapped_column(default="")


class SearchRow(Base):
    """One searchable record; the database's own full-text index stands over ``title`` and ``body``."""

    __tablename__ = "search_entries"
    __table_args__ = (UniqueConstraint("kind", "record_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    record_id: Mapped[int]
    title: Mapped[str]
    body: Mapped[str]
