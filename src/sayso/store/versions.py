"""The versions of an article: texts, regions and the bytes they came in."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from sayso.model.errors import NotFoundError
from sayso.model.text import Region, Role, Span
from sayso.model.uid import reference
from sayso.store.rows import AnchorRow, OriginalRow, RegionRow, VersionRow


@dataclass(frozen=True, slots=True)
class Version:
    """One version with its text."""

    id: int
    number: int
    text: str
    regions: tuple[Region, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Versioned:
    """One version without its text."""

    version: int
    headline: str
    published: str
    source_name: str
    imported_at: datetime


def version_of(session: Session, article_id: int, number: int | None) -> Version:
    """The newest version of an article, or the one with this number.

    Raises:
        NotFoundError: if there is no such version.
    """
    row = _row(session, article_id, number)
    query = select(RegionRow).where(RegionRow.version_id == row.id).order_by(RegionRow.start)
    regions = tuple(Region(Span(one.start, one.end), Role(one.role)) for one in session.scalars(query))
    return Version(row.id, row.number, row.text, regions)


def versions_of(session: Session, article_id: int) -> tuple[Versioned, ...]:
    """All versions of an article, oldest first."""
    query = select(VersionRow).where(VersionRow.article_id == article_id).order_by(VersionRow.number)
    return tuple(
        Versioned(
            version=row.number,
            headline=row.headline,
            published=row.published,
            source_name=row.source_name,
            imported_at=row.imported_at,
        )
        for row in session.scalars(query)
    )


def original_of(session: Session, article_id: int, number: int | None, *, whole: bool) -> bytes:
    """The bytes that a version came in; of a file with several articles its own part, unless ``whole`` is wanted.

    Raises:
        NotFoundError: if there is no such version.
    """
    row = _row(session, article_id, number)
    data = session.execute(select(OriginalRow.data).where(OriginalRow.id == row.original_id)).scalar_one()
    return data if whole or row.part_start is None else data[row.part_start : row.part_end]


def _row(session: Session, article_id: int, number: int | None) -> VersionRow:
    query = select(VersionRow).where(VersionRow.article_id == article_id).order_by(VersionRow.number.desc())
    if number is not None:
        query = query.where(VersionRow.number == number)
    row = session.scalars(query).first()
    if row is None:
        article = reference("article", article_id)
        raise NotFoundError(f"{article} has no version {number}", f"see `sayso article show {article}`")
    return row


@dataclass(frozen=True, slots=True, kw_only=True)
class Stood:
    """Where a claim's words stand in one version, ``None`` where they are lost, and what became of them there."""

    claim_id: int
    version: int
    start: int | None
    end: int | None
    status: str
    reason: str


def stood(session: Session, article_id: int) -> tuple[Stood, ...]:
    """Every anchor of an article's claims, by claim and version."""
    query = (
        select(AnchorRow, VersionRow.number)
        .join(VersionRow, VersionRow.id == AnchorRow.version_id)
        .where(VersionRow.article_id == article_id)
        .order_by(AnchorRow.claim_id, VersionRow.number)
    )
    return tuple(
        Stood(claim_id=row.claim_id, version=number, start=row.start, end=row.end, status=row.status, reason=row.reason)
        for row, number in session.execute(query)
    )
