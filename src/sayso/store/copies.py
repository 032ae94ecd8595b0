"""Keys of texts go in and are looked up; which stored versions may share a passage, and what they share, comes out."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from sqlalchemy import delete, func, insert, literal, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session, aliased

from sayso.model.text import Document, Region, Role, Span
from sayso.store.records import TABLES, chunks
from sayso.store.rows import ArticleRow, CopiedPassageRow, CopyKeyRow, CopySearchRow, RegionRow, VersionRow

NEWEST = 24
"""Versions looked at for one key, the newest: thousands may share a form, and copies follow their model closely."""

CANDIDATES = 12
"""Versions compared word for word with one, those that share most keys with it."""

ANY = 1 << 31
"""Above the number of any version."""


@dataclass(frozen=True, slots=True)
class Held:
    """A stored version as copy search sees it; ``moment`` is by when it was published, else when it was imported."""

    version_id: int
    article_id: int
    outlet_id: int
    moment: datetime
    document: Document


@dataclass(frozen=True, slots=True)
class Copied:
    """A span of a version that has its words from a span of an earlier one; ``words`` are the same in both."""

    version_id: int
    original_id: int
    span: Span
    original: Span
    words: int


def behind(session: Session, rules: int) -> bool:
    """Whether no version, or only versions under other rules, were searched, though there are some; two look-ups.

    Every change that adds texts searches them, so that either all are searched or none.
    """
    found = session.scalar(select(CopySearchRow.rules).limit(1))
    if found is None:
        return session.scalar(select(VersionRow.id).limit(1)) is not None
    return found != rules


def missing(session: Session, rules: int) -> list[int]:
    """The versions that were not searched under these rules, by number; one pass over the numbers of all."""
    searched = select(CopySearchRow.version_id).where(CopySearchRow.rules == rules)
    return list(session.scalars(select(VersionRow.id).where(VersionRow.id.not_in(searched)).order_by(VersionRow.id)))


def forget(session: Session, versions: Sequence[int]) -> None:
    """Take away what was found out about these versions."""
    for some in chunks(versions):
        session.execute(delete(CopyKeyRow).where(CopyKeyRow.version_id.in_(some)))
        session.execute(delete(CopySearchRow).where(CopySearchRow.version_id.in_(some)))
        session.execute(delete(CopiedPassageRow).where(CopiedPassageRow.version_id.in_(some)))
        session.execute(delete(CopiedPassageRow).where(CopiedPassageRow.original_id.in_(some)))


def add_keys(session: Session, keys: Iterable[tuple[int, Sequence[int]]], rules: int) -> None:
    """Keep the keys of versions, by number, and that they are searched under these rules."""
    held = list(keys)
    rows = [{"key": key, "version_id": version} for version, own in held for key in own]
    if rows:
        session.execute(insert(TABLES["copy_keys"]), rows)
    if held:
        session.execute(
            insert(TABLES["copy_searches"]), [{"version_id": version, "rules": rules} for version, _ in held]
        )


def candidates(session: Session, versions: Sequence[int], *, earlier: bool) -> dict[int, list[int]]:
    """For each version those that share most keys with it, of each key's newest; one query, and no text is read.

    ``earlier`` leaves out those with a higher number.
    """
    own, other, newer = aliased(CopyKeyRow), aliased(CopyKeyRow), aliased(CopyKeyRow)
    below = own.version_id if earlier else literal(ANY)
    floor = (
        select(newer.version_id)
        .where(newer.key == own.key, newer.version_id < below)
        .order_by(newer.version_id.desc())
        .limit(1)
        .offset(NEWEST - 1)
        .correlate(own)
        .scalar_subquery()
    )
    common = func.count()
    order = func.row_number().over(partition_by=own.version_id, order_by=(common.desc(), other.version_id))
    ranked = (
        select(own.version_id, other.version_id.label("other_id"), order.label("place"))
        .select_from(own)
        .join(other, (other.key == own.key) & (other.version_id >= func.coalesce(floor, 0)))
        .where(own.version_id.in_(versions), other.version_id < below, other.version_id != own.version_id)
        .group_by(own.version_id, other.version_id)
        .subquery()
    )
    query = select(ranked.c.version_id, ranked.c.other_id).where(ranked.c.place <= CANDIDATES)
    found: dict[int, list[int]] = defaultdict(list)
    for number, like in session.execute(query.order_by(ranked.c.version_id, ranked.c.place)):
        found[number].append(like)
    return found


def held(session: Session, versions: Sequence[int]) -> Iterator[Held]:
    """These versions with their texts and regions; two queries for several hundred."""
    for some in chunks(versions):
        yield from _held(session, some)


def _held(session: Session, versions: Sequence[int]) -> Iterator[Held]:
    regions: dict[int, list[Region]] = defaultdict(list)
    spans = select(RegionRow.version_id, RegionRow.role, RegionRow.start, RegionRow.end)
    for version_id, role, start, end in session.execute(
        spans.where(RegionRow.version_id.in_(versions)).order_by(RegionRow.version_id, RegionRow.start)
    ):
        regions[version_id].append(Region(Span(start, end), Role(role)))
    query = (
        select(
            VersionRow.id,
            VersionRow.article_id,
            ArticleRow.outlet_id,
            VersionRow.published,
            VersionRow.published_latest,
            VersionRow.imported_at,
            VersionRow.text,
        )
        .join(ArticleRow, ArticleRow.id == VersionRow.article_id)
        .where(VersionRow.id.in_(versions))
    )
    for row in session.execute(query):
        out = moment(row.published, row.published_latest, row.imported_at)
        yield Held(row.id, row.article_id, row.outlet_id, out, Document(row.text, tuple(regions[row.id]), ""))


def moment(published: str, latest: date | None, imported: datetime) -> datetime:
    """By when a version was out: its time where one is given, else the end of its day, else when it was imported."""
    if "T" in published:
        try:
            said = datetime.fromisoformat(published)
        except ValueError:
            pass
        else:
            return said.astimezone(UTC) if said.tzinfo else said.replace(tzinfo=UTC)
    return datetime.combine(latest, time.max, UTC) if latest is not None else imported


def keep(session: Session, passages: Iterable[Copied]) -> None:
    """Keep copied passages; those that are kept already stay."""
    rows = {
        (one.version_id, one.original_id, one.span.start): {
            "version_id": one.version_id,
            "original_id": one.original_id,
            "start": one.span.start,
            "end": one.span.end,
            "original_start": one.original.start,
            "original_end": one.original.end,
            "words": one.words,
        }
        for one in passages
    }
    if rows:
        dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
        statement = dialect.insert(TABLES["copied_passages"]).on_conflict_do_nothing()
        session.execute(statement, list(rows.values()))


def point(session: Session, version_id: int, original_id: int, percent: int, *, first: bool) -> None:
    """Note that a version as a whole is likely a copy of another; unless ``first``, only where none is noted.

    Read from the texts as it is, it makes no journal entry.
    """
    statement = update(VersionRow).where(VersionRow.id == version_id)
    if not first:
        statement = statement.where(VersionRow.copy_of_id.is_(None))
    session.execute(
        statement.values(copy_of_id=original_id, copy_similarity=percent).execution_options(synchronize_session=False)
    )
