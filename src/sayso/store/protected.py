"""Protected sources and their sealed identities: kept, replaced, taken away; bytes in and out, never what they say."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from sayso.model.attribution import SourceKind
from sayso.store.journal import Change
from sayso.store.rows import ProtectedIdentityRow, SourceAliasRow, SourceRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """The sealed identity of one source, with the id of the key that opens it."""

    source_id: int
    source_uid: str
    sealed: bytes = field(repr=False)
    key_id: str
    sealed_at: datetime


def held(session: Session, *, source: int | None = None, lock: bool = False) -> list[Held]:
    """All sealed identities by source, or that of one source; with ``lock`` nobody else changes them meanwhile."""
    query = select(ProtectedIdentityRow, SourceRow.uid).join(SourceRow).order_by(ProtectedIdentityRow.source_id)
    if source is not None:
        query = query.where(ProtectedIdentityRow.source_id == source)
    if lock:
        query = query.with_for_update(of=ProtectedIdentityRow)
    return [
        Held(source_id=row.source_id, source_uid=made, sealed=row.sealed, key_id=row.key_id, sealed_at=row.sealed_at)
        for row, made in session.execute(query)
    ]


def without_identity(session: Session) -> Sequence[int]:
    """The numbers of protected sources whose identity is not in this database: such as those from a bundle."""
    kept = select(ProtectedIdentityRow.source_id)
    query = select(SourceRow.id).where(SourceRow.protected, SourceRow.id.not_in(kept)).order_by(SourceRow.id)
    return session.scalars(query).all()


def descriptions(session: Session) -> dict[str, str]:
    """Each name and alias of a protected source, with what may be said of it: its description, else its kind."""
    query = select(SourceRow.id, SourceRow.name, SourceRow.description, SourceRow.kind).where(SourceRow.protected)
    told = {
        number: (name, description or f"a protected {'source' if kind == SourceKind.UNNAMED else kind}")
        for number, name, description, kind in session.execute(query)
    }
    aliases = select(SourceAliasRow.source_id, SourceAliasRow.name).where(SourceAliasRow.source_id.in_(list(told)))
    also = {alias: told[number][1] for number, alias in session.execute(aliases)} if told else {}
    return also | dict(told.values())


def keep(change: Change, row: SourceRow, sealed: bytes, key_id: str) -> None:
    """Mark a source as protected and keep its sealed identity, in the place of any that was kept."""
    change.session.merge(ProtectedIdentityRow(source_id=row.id, sealed=sealed, key_id=key_id, sealed_at=change.at))
    row.protected = True
    change.touch(row.uid)
    change.session.flush()


def forget(change: Change, row: SourceRow) -> bool:
    """Take the mark and the sealed identity away; whether there was an identity."""
    standing = change.session.get(ProtectedIdentityRow, row.id)
    if standing is not None:
        change.session.delete(standing)
    row.protected = False
    change.touch(row.uid)
    change.session.flush()
    return standing is not None


def replace(change: Change, source_id: int, sealed: bytes, key_id: str) -> None:
    """Put an identity that was sealed anew in the place of the old one."""
    standing = change.session.get_one(ProtectedIdentityRow, source_id)
    standing.sealed, standing.key_id, standing.sealed_at = sealed, key_id, change.at
    change.session.flush()
