"""The journal is read: all of it, what concerns one record, or what was touched since an entry."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from sayso.model.errors import NotFoundError
from sayso.model.uid import PREFIXES, number_in
from sayso.store.near import suggestion
from sayso.store.nearest import missing
from sayso.store.rows import (
    ArticleRow,
    AttributionRow,
    ClaimRow,
    JournalRow,
    OutletRow,
    QuestionRow,
    SourceRow,
    StoryRow,
    TouchRow,
    VersionRow,
)

RECORDS: dict[str, Any] = {
    "article": ArticleRow,
    "claim": ClaimRow,
    "source": SourceRow,
    "outlet": OutletRow,
    "question": QuestionRow,
    "story": StoryRow,
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """Which entries are wanted; what is empty asks for nothing.

    ``about`` is the uid of a record, ``entry`` the number of one entry, ``by`` who made them, in any case. ``since``
    counts, ``until`` does not any more. ``action`` is what was done ('claim edit'), or how that begins ('claim');
    ``kind`` is that of records they touched.
    """

    about: str = ""
    entry: int | None = None
    by: str = ""
    since: datetime | None = None
    until: datetime | None = None
    action: str = ""
    kind: str = ""
    limit: int | None = None


def uid_of(session: Session, ref: str) -> str:
    """The uid of the record that a short reference or story slug names; one that was undone is found by its entries.

    Raises:
        NotFoundError: if it names nothing; the message offers the nearest.
    """
    kind = next((one for one, prefix in PREFIXES.items() if one in RECORDS and ref[:1].upper() == prefix), "")
    number = number_in(kind, ref) if kind else None
    if number is not None:
        row = RECORDS[kind]
        found: str | None = session.scalar(select(row.uid).where(row.id == number))
        found = found or _gone(session, row.__tablename__, number)
        if found is not None:
            return found
    slug = session.scalar(select(StoryRow.uid).where(StoryRow.slug == ref))
    if slug is not None:
        return slug
    hint = "name one such as A3, C12, S4, O1, Q2 or a story's slug"
    told = missing(session, kind if number is not None else "story", ref).hint
    raise NotFoundError(f"there is no record {ref!r}", hint if told == "see `sayso stories`" else told)


def _gone(session: Session, table: str, number: int) -> str | None:
    """The uid of a record that an undo took away, by the number that it had."""
    taken = select(JournalRow.changes).where(JournalRow.undoes_id.is_not(None)).order_by(JournalRow.id.desc())
    for changes in session.scalars(taken):
        for step in changes:
            if step["op"] == "delete" and step["table"] == table and step.get("id") == number:
                found: str = step["uid"]
                return found
    return None


def entries(session: Session, sought: Sought) -> Iterator[Kept]:
    """Entries, newest first.

    Raises:
        NotFoundError: if nobody is called so, or nothing is done that is called so; the message offers the nearest.
    """
    query = select(JournalRow).order_by(JournalRow.id.desc())
    for condition in _conditions(session, sought):
        query = query.where(condition)
    if sought.limit is not None:
        query = query.limit(sought.limit)
    for row in session.scalars(query):
        yield Kept(row.id, row.at, row.by, row.action, row.summary, row.because, row.undoes_id, row.changes)


def _conditions(session: Session, sought: Sought) -> Iterator[ColumnElement[bool]]:
    if sought.about:
        touching = JournalRow.id.in_(select(TouchRow.journal_id).where(TouchRow.uid == sought.about))
        yield or_(touching, _logging(session, sought.about))
    if sought.entry is not None:
        yield JournalRow.id == sought.entry
    if sought.by:
        yield JournalRow.by.in_(_known(session, JournalRow.by, sought.by, "nobody called"))
    if sought.since is not None:
        yield JournalRow.at >= sought.since
    if sought.until is not None:
        yield JournalRow.at < sought.until
    if sought.action:
        done = _known(session, JournalRow.action, sought.action, "nothing done that is called", begins=True)
        yield JournalRow.action.in_(done)
    if sought.kind:
        row = RECORDS[sought.kind]
        touched = select(TouchRow.journal_id).join(row, row.uid == TouchRow.uid)
        yield JournalRow.id.in_(touched)


def _known(session: Session, column: Any, wanted: str, what: str, *, begins: bool = False) -> list[str]:
    """The values of a column that are ``wanted``, or begin with its words, in any case.

    They are told apart here, since SQLite knows capitals of English alone.
    """
    known = [str(one) for one in session.scalars(select(column).distinct())]
    asked = wanted.casefold()
    found = [one for one in known if one.casefold() == asked or (begins and one.casefold().startswith(f"{asked} "))]
    if not found:
        raise NotFoundError(f"the log knows {what} {wanted!r}", suggestion(wanted, known) or "see `sayso log`")
    return found


def _logging(session: Session, uid: str) -> ColumnElement[bool]:
    """That an entry logged this record, where it did so in bulk and names only the article it came with.

    What came with an article has its time, and the entry touched the article or a version of it.
    """
    claim = session.execute(select(ClaimRow.article_id, ClaimRow.logged_at).where(ClaimRow.uid == uid)).first()
    if claim is None:
        # A source that sayso found in a text came with the first claim it is held to have made.
        claim = session.execute(
            select(ClaimRow.article_id, AttributionRow.linked_at)
            .join(AttributionRow, AttributionRow.claim_id == ClaimRow.id)
            .join(SourceRow, SourceRow.id == AttributionRow.source_id)
            .where(SourceRow.uid == uid)
            .order_by(AttributionRow.linked_at, ClaimRow.id)
            .limit(1)
        ).first()
    if claim is None:
        return JournalRow.id.is_(None)
    article, at = claim
    carriers = (
        select(ArticleRow.uid)
        .where(ArticleRow.id == article)
        .union(select(VersionRow.uid).where(VersionRow.article_id == article))
    )
    carried = select(TouchRow.journal_id).where(TouchRow.uid.in_(carriers))
    return and_(JournalRow.at == at, JournalRow.undoes_id.is_(None), JournalRow.id.in_(carried))


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
