"""What is derived from texts so that copies are found without reading them all: keys, copied passages, and marks."""

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from sayso.store.rows.base import Base


def _version(*, key: bool = True) -> Mapped[int]:
    return mapped_column(ForeignKey("versions.id", ondelete="CASCADE"), primary_key=key, autoincrement=False)


class CopyKeyRow(Base):
    """One key of a version's text; versions that share a passage likely share one."""

    __tablename__ = "copy_keys"
    __table_args__ = (Index(None, "version_id"),)

    key: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    version_id: Mapped[int] = _version()


class CopySearchRow(Base):
    """A version whose keys are stored and whose copies were looked for, under which rules."""

    __tablename__ = "copy_searches"

    version_id: Mapped[int] = _version()
    rules: Mapped[int]


class CopiedPassageRow(Base):
    """A span of a version that an earlier version of another outlet's article has nearly word for word."""

    __tablename__ = "copied_passages"
    __table_args__ = (
        CheckConstraint('0 <= start AND start < "end"', name="span_in_order"),
        CheckConstraint("0 <= original_start AND original_start < original_end", name="original_in_order"),
        CheckConstraint("version_id <> original_id", name="copies_another"),
        Index(None, "original_id"),
    )

    version_id: Mapped[int] = _version()
    original_id: Mapped[int] = _version()
    start: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    end: Mapped[int]
    original_start: Mapped[int]
    original_end: Mapped[int]
    words: Mapped[int]
