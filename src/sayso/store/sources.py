"""Sources: found by reference or name, added, described."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from sayso.model.attribution import SourceKind, SourceStatus
from sayso.model.errors import ConflictError, InputError
from sayso.model.uid import number_in, reference, uid
from sayso.store.identities import kept
from sayso.store.journal import Change
from sayso.store.nearest import missing
from sayso.store.outlets import drop_name, folded, free_uid
from sayso.store.rows import ArticleRow, OutletRow, SourceAliasRow, SourceRow


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSource:
    """What is known of a source when it is first logged; an unnamed one belongs to the article describing it."""

    name: str
    kind: SourceKind
    description: str = ""
    outlet_id: int | None = None
    article_id: int | None = None
    publisher: str = ""
    published: str = ""
    aliases: tuple[str, ...] = ()
    note: str = ""


EDITABLE = ("name", "description", "publisher", "published", "reliability", "note", "kind")
"""What an editor may change about a source."""


def row_of(session: Session, ref: str) -> SourceRow:
    """The source with this reference (``S7``), name or alias.

    Raises:
        NotFoundError: if there is none; the message offers the nearest name.
        InputError: if several sources have this name; the message lists them.
    """
    number = number_in("source", ref) if not ref.isspace() else None
    if number is not None and (row := session.get(SourceRow, number)) is not None:
        return row
    aliased = select(SourceAliasRow.source_id).where(SourceAliasRow.name == ref)
    rows = session.scalars(select(SourceRow).where(or_(SourceRow.name == ref, SourceRow.id.in_(aliased)))).all()
    if not rows:
        aliases = session.execute(select(SourceAliasRow.source_id, SourceAliasRow.name))
        named = {number for number, name in aliases if folded(name) == folded(ref)}
        rows = [row for row in session.scalars(select(SourceRow)) if folded(row.name) == folded(ref) or row.id in named]
    if len(rows) > 1:
        # What sayso only suggests does not make a name unclear that an editor gave.
        rows = [row for row in rows if row.status == SourceStatus.CONFIRMED.value] or rows
    if len(rows) == 1:
        return rows[0]
    if rows and (one := _stands_for_all(session, rows)) is not None:
        return one
    if rows:
        listed = ", ".join(f"{reference('source', row.id)} ({row.kind})" for row in rows)
        raise InputError(f"{ref!r} names several sources: {listed}", "name one by its number")
    raise missing(session, "source", ref, add=f"add it with `sayso source add {ref!r} --kind KIND`")


def _stands_for_all(session: Session, rows: Sequence[SourceRow]) -> SourceRow | None:
    """The source that these were all merged into, if they were: a name that they share means it alone."""
    standing = kept(session, "source")
    tops = {standing.get(row.uid, row.uid) for row in rows}
    return session.scalars(select(SourceRow).where(SourceRow.uid.in_(tops))).one() if len(tops) == 1 else None


def row_with(session: Session, uid: str) -> SourceRow:
    """The source with this uid."""
    return session.scalars(select(SourceRow).where(SourceRow.uid == uid)).one()


def merged_with(session: Session, row: SourceRow) -> list[SourceRow]:
    """All sources that were judged to be this one, its own included; the one that stands for all is the first."""
    standing = kept(session, "source")
    top = standing.get(row.uid, row.uid)
    uids = {top, *(low for low, high in standing.items() if high == top)}
    rows = session.scalars(select(SourceRow).where(SourceRow.uid.in_(uids)).order_by(SourceRow.id)).all()
    return sorted(rows, key=lambda one: (one.uid != top, one.id))


def add(change: Change, new: NewSource) -> SourceRow:
    """Add a source; one that sayso suggested is confirmed and described so instead.

    Raises:
        ConflictError: if there is one of this name and kind, for an unnamed one in the same article.
    """
    session = change.session
    article = session.get(ArticleRow, new.article_id) if new.article_id else None
    outlet = session.get(OutletRow, new.outlet_id) if new.outlet_id else None
    key = (new.kind.value, folded(new.name), article.uid if article else "", outlet.uid if outlet else "")
    standing = session.scalars(select(SourceRow).where(SourceRow.uid == uid("source", *key))).one_or_none()
    if standing is not None and folded(standing.name) == folded(new.name):
        if standing.status == SourceStatus.SUGGESTED.value:
            return _confirmed(change, standing, new)
        ref = reference("source", standing.id)
        raise ConflictError(f"there is a source {new.name!r} already: {ref}", f"link {ref}, or give another name")
    row = SourceRow(
        uid=free_uid(session, SourceRow, "source", *key),
        kind=new.kind.value,
        name=new.name,
        description=new.description,
        outlet_id=new.outlet_id,
        article_id=new.article_id,
        publisher=new.publisher,
        published=new.published,
        note=new.note,
    )
    session.add(row)
    session.flush()
    for name in new.aliases:
        add_alias(change, row, name)
    change.touch(row.uid)
    return row


def _confirmed(change: Change, row: SourceRow, new: NewSource) -> SourceRow:
    given = {name: getattr(new, name) for name in ("name", "description", "publisher", "published", "note")}
    edit(change, row, {name: value for name, value in given.items() if value})
    row.outlet_id = new.outlet_id if new.outlet_id is not None else row.outlet_id
    for name in new.aliases:
        add_alias(change, row, name)
    change.session.flush()
    change.touch(row.uid)
    return row


def called_in(session: Session, name: str, article_id: int) -> SourceRow | None:
    """The source that belongs to this article and is called so there, if exactly one is."""
    rows = session.scalars(select(SourceRow).where(SourceRow.article_id == article_id).order_by(SourceRow.id))
    found = [row for row in rows if folded(row.name) == folded(name)]
    return found[0] if len(found) == 1 else None


def unnamed_in(session: Session, name: str, article_id: int) -> SourceRow | None:
    """The unnamed source that an article describes in these words, or ``None``."""
    query = select(SourceRow).where(SourceRow.kind == SourceKind.UNNAMED.value, SourceRow.article_id == article_id)
    return next((row for row in session.scalars(query) if folded(row.name) == folded(name)), None)


def add_alias(change: Change, row: SourceRow, name: str) -> None:
    """Give a source another name.

    Raises:
        ConflictError: if it has it already.
    """
    held = select(SourceAliasRow.id).where(SourceAliasRow.source_id == row.id, SourceAliasRow.name == name)
    if row.name == name or change.session.execute(held).first() is not None:
        raise ConflictError(f"{reference('source', row.id)} has the name {name!r} already")
    change.session.add(SourceAliasRow(uid=uid("source_alias", row.uid, name), source_id=row.id, name=name))
    change.session.flush()
    change.touch(row.uid)


def drop_alias(change: Change, row: SourceRow, name: str) -> None:
    """Take another name from a source.

    Raises:
        NotFoundError: if it does not have it.
    """
    drop_name(change, select(SourceAliasRow).where(SourceAliasRow.source_id == row.id), name, f"source S{row.id}")
    change.touch(row.uid)


def edit(change: Change, row: SourceRow, values: dict[str, Any]) -> None:
    """Set fields of ``EDITABLE``; a source that sayso suggested is an editor's from then on."""
    for name, value in values.items():
        assert name in EDITABLE
        setattr(row, name, value)
    row.status = SourceStatus.CONFIRMED.value
    change.session.flush()
