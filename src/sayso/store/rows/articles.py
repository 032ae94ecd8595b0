"""Articles, their versions, the bytes they came in and the regions of their texts."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from sayso.model.text import Role
from sayso.store.rows.base import KEEPS_NUMBERS, Base, Numbered, belongs_to, one_of, refers_to


class OriginalRow(Numbered, Base):
    """The bytes of one imported file, kept once; ``uid`` is their SHA-256 in hex."""

    __tablename__ = "originals"
    __table_args__ = (CheckConstraint("size >= 0", name="size_counted"),)

    uid: Mapped[str] = mapped_column(String(64), unique=True)
    size: Mapped[int]
    data: Mapped[bytes] = mapped_column(LargeBinary)


class ArticleRow(Numbered, Base):
    """One outlet's report; ``key`` is what tells it from the outlet's other reports."""

    __tablename__ = "articles"
    __table_args__ = (
        UniqueConstraint("outlet_id", "key"),
        CheckConstraint("key <> ''", name="keyed"),
        Index(None, "key"),
        KEEPS_NUMBERS,
    )

    outlet_id: Mapped[int] = refers_to("outlets")
    key: Mapped[str]
    digest_of: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")


class VersionRow(Numbered, Base):
    """An immutable text of an article; ``part_start`` and ``part_end`` are bytes within a shared original."""

    __tablename__ = "versions"
    __table_args__ = (
        UniqueConstraint("article_id", "number"),
        CheckConstraint("number >= 1", name="counted_from_one"),
        CheckConstraint("text <> ''", name="has_text"),
        CheckConstraint("published_earliest <= published_latest", name="published_in_order"),
        CheckConstraint("part_start < part_end", name="part_in_order"),
        CheckConstraint("copy_of_id <> id", name="copies_another"),
        Index(None, "text_sha256"),
        Index(None, "source_name"),
        Index(None, "headline"),
    )

    article_id: Mapped[int] = belongs_to("articles")
    number: Mapped[int]
    headline: Mapped[str] = mapped_column(default="")
    byline: Mapped[str] = mapped_column(default="")
    published: Mapped[str] = mapped_column(default="")
    published_earliest: Mapped[date | None]
    published_latest: Mapped[date | None]
    language: Mapped[str] = mapped_column(default="")
    url: Mapped[str] = mapped_column(default="")
    format: Mapped[str]
    outlet_clue: Mapped[str] = mapped_column(default="")
    text: Mapped[str]
    text_sha256: Mapped[str] = mapped_column(String(64))
    original_id: Mapped[int] = refers_to("originals")
    part_start: Mapped[int | None]
    part_end: Mapped[int | None]
    source_name: Mapped[str]
    imported_at: Mapped[datetime]
    copy_of_id: Mapped[int | None] = mapped_column(ForeignKey("versions.id", ondelete="SET NULL"), index=True)
    copy_similarity: Mapped[int | None]


class RegionRow(Numbered, Base):
    """A span of a version with its role."""

    __tablename__ = "regions"
    __table_args__ = (
        UniqueConstraint("version_id", "start"),
        CheckConstraint('0 <= start AND start < "end"', name="span_in_order"),
        one_of("role", Role),
    )

    version_id: Mapped[int] = belongs_to("versions")
    role: Mapped[str]
    start: Mapped[int]
    end: Mapped[int]
