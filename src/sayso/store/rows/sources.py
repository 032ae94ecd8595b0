"""Sources, their other names, and protected identities in a table of their own."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from sayso.model.attribution import SourceKind, SourceStatus
from sayso.store.rows.base import KEEPS_NUMBERS, Base, Numbered, belongs_to, one_of


class SourceRow(Numbered, Base):
    """Who said it, as the texts name or describe them; an unnamed source belongs to the article describing it."""

    __tablename__ = "sources"
    __table_args__ = (
        CheckConstraint("name <> ''", name="named"),
        one_of("kind", SourceKind),
        one_of("status", SourceStatus),
        CheckConstraint("reliability IN ('', 'A', 'B', 'C', 'D', 'E', 'F')", name="reliability_known"),
        CheckConstraint("kind <> 'outlet' OR outlet_id IS NOT NULL", name="outlet_told"),
        KEEPS_NUMBERS,
    )

    kind: Mapped[str]
    name: Mapped[str] = mapped_column(index=True)
    description: Mapped[str] = mapped_column(default="")
    outlet_id: Mapped[int | None] = mapped_column(ForeignKey("outlets.id", ondelete="RESTRICT"), index=True)
    article_id: Mapped[int | None] = mapped_column(ForeignKey("articles.id", ondelete="RESTRICT"), index=True)
    publisher: Mapped[str] = mapped_column(default="")
    published: Mapped[str] = mapped_column(default="")
    reliability: Mapped[str] = mapped_column(default="")
    protected: Mapped[bool] = mapped_column(default=False)
    note: Mapped[str] = mapped_column(default="")
    status: Mapped[str] = mapped_column(default=SourceStatus.CONFIRMED.value, server_default="confirmed")


class SourceAliasRow(Numbered, Base):
    """Another name of a source; two sources may share one ('Kim')."""

    __tablename__ = "source_aliases"
    __table_args__ = (UniqueConstraint("source_id", "name"),)

    source_id: Mapped[int] = belongs_to("sources")
    name: Mapped[str] = mapped_column(index=True)


class GradeRow(Numbered, Base):
    """How reliable somebody judged a source to be on a day; only ever added to. An empty letter takes a grade back.

    The uid is made of no part of the source: that of a protected one must not tell who it is.
    """

    __tablename__ = "grades"
    __table_args__ = (CheckConstraint("reliability IN ('', 'A', 'B', 'C', 'D', 'E', 'F')", name="reliability_known"),)

    source_id: Mapped[int] = belongs_to("sources")
    reliability: Mapped[str]
    graded_on: Mapped[date]
    because: Mapped[str] = mapped_column(default="")
    graded_by: Mapped[str]
    graded_at: Mapped[datetime]


class ProtectedIdentityRow(Base):
    """What the desk knows of a protected source, sealed; never exported, journaled or indexed."""

    __tablename__ = "protected_identities"

    source_id: Mapped[int] = mapped_column(ForeignKey("sources.id", ondelete="CASCADE"), primary_key=True)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    key_id: Mapped[str]
    sealed_at: Mapped[datetime]
