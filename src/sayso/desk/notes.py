"""The note of a record is read, and later changed: only if it is still what it was, by whoever meanwhile."""

from dataclasses import dataclass
from typing import Any

from sayso.desk.desk import Desk
from sayso.model.errors import ConflictError
from sayso.model.uid import reference
from sayso.store import articles, claims, editing, outlets, sources, stories
from sayso.store.journal import Change
from sayso.store.rows import ArticleRow, OutletRow
from sayso.store.store import Session

KINDS = ("claim", "article", "source", "outlet", "story")
"""What has a note that people write."""


@dataclass(frozen=True, slots=True)
class Noted:
    """A record's note: ``ref`` is its reference or slug, ``about`` a few words that tell which record it is."""

    kind: str
    ref: str
    about: str
    note: str
    protected: bool = False


def note_of(desk: Desk, kind: str, ref: str) -> Noted:
    """The note of the record of ``kind`` with this reference.

    Raises:
        NotFoundError: if there is no such record.
    """
    with desk.store.reading() as session:
        return _noted(kind, _row(session, kind, ref))


def set_note(desk: Desk, was: Noted, note: str, *, because: str = "") -> bool:
    """Change the note that ``was`` read, in one entry of the journal; false if it is so already.

    Raises:
        NotFoundError: if the record is gone.
        ConflictError: if the note is no longer what it was.
    """
    with desk.changing(f"{was.kind} edit", because=because) as change:
        row = _row(change.session, was.kind, was.ref)
        if row.note == note:
            return False
        if row.note != was.note:
            raise ConflictError(
                f"the note of {was.ref} was changed by someone else meanwhile", "read it, then write anew"
            )
        _write(change, was.kind, row, note)
        change.summary = f"edited {was.ref}: note"
    return True


def _row(session: Session, kind: str, ref: str) -> Any:
    if kind == "claim":
        return claims.row_of(session, ref)
    if kind == "article":
        return session.get_one(ArticleRow, articles.number_of(session, ref))
    if kind == "source":
        return sources.row_of(session, ref)
    if kind == "outlet":
        return session.get_one(OutletRow, outlets.number_of(session, ref))
    return stories.row_of(session, ref)


def _noted(kind: str, row: Any) -> Noted:
    if kind == "story":
        return Noted(kind, row.slug, row.title, row.note)
    about = "" if kind == "article" else row.quote if kind == "claim" else row.name
    return Noted(kind, reference(kind, row.id), about, row.note, kind == "source" and row.protected)


def _write(change: Change, kind: str, row: Any, note: str) -> None:
    if kind == "claim":
        claims.edit(change, row, claims.Edit({"note": note}))
    elif kind == "article":
        editing.edit(change, row.id, {"note": note})
    elif kind == "source":
        sources.edit(change, row, {"note": note})
        change.touch(row.uid)
    else:
        row.note = note
        change.session.flush()
        change.touch(row.uid)
