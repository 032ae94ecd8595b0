"""A reference, slug or name that names nothing goes in; the refusal that offers what may be meant comes out."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from sayso.model.errors import NotFoundError
from sayso.model.uid import PREFIXES, number_in, reference
from sayso.store.near import near
from sayso.store.rows import (
    ArticleRow,
    ClaimRow,
    JournalRow,
    OutletAliasRow,
    OutletRow,
    QuestionRow,
    SourceAliasRow,
    SourceRow,
    StoryRow,
    VersionRow,
)
from sayso.store.rows.latest import is_latest

LISTS = {
    "article": "articles",
    "claim": "claims",
    "source": "sources",
    "outlet": "outlets",
    "question": "questions",
    "story": "stories",
    "journal": "log",
}
"""The command that lists the records of each kind."""

SHOWS = ("article", "claim", "source", "outlet", "question", "story")
"""The kinds that ``sayso KIND show`` shows."""

NEWEST = 20_000
"""Headlines and questions that are held against a wrong reference: the newest ones."""


def missing(session: Session, kind: str, ref: str, *, add: str = "") -> NotFoundError:
    """The error that there is no record of ``kind`` called ``ref``, with what may be meant, else where to look.

    ``add`` is the command that adds one, where that is the likelier next step.
    """
    what = "journal entry" if kind == "journal" else kind
    return NotFoundError(f"there is no {what} {ref!r}", _hint(session, kind, ref, add))


def _hint(session: Session, kind: str, ref: str, add: str) -> str:
    other = _of_another_kind(session, kind, ref)
    if other:
        return other
    if kind in PREFIXES and ref.strip() and number_in(kind, ref) is not None:
        last = session.scalar(select(func.max(_ROWS[kind].id)))
        return _see(kind) + (f", the last is {reference(kind, last)}" if last else "")
    found = near(ref, _known(session, kind))
    return f"did you mean {found}?" if found else add or _see(kind)


def _see(kind: str) -> str:
    return f"see `sayso {LISTS[kind]}`"


_ROWS: dict[str, Any] = {
    "article": ArticleRow,
    "claim": ClaimRow,
    "source": SourceRow,
    "outlet": OutletRow,
    "question": QuestionRow,
    "journal": JournalRow,
}


def _of_another_kind(session: Session, kind: str, ref: str) -> str:
    """What to do with a reference or slug that names a record, but one of another kind."""
    bare = ref.strip()
    for other, letter in PREFIXES.items():
        if other != kind and bare[:1].upper() == letter and (number := number_in(other, bare)) is not None:
            there = session.get(_ROWS[other], number) is not None
            found = reference(other, number)
            if there and other in SHOWS:
                return f"{found} is {_a(other)}: `sayso {other} show {found}`"
            return f"{found} is an entry of the log" if there else ""
    if kind != "story" and bare and session.scalar(select(StoryRow.id).where(StoryRow.slug == bare)) is not None:
        return f"{bare} is a story: `sayso story show {bare}`"
    return ""


def _a(noun: str) -> str:
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"


def _known(session: Session, kind: str) -> Sequence[tuple[str, str]]:
    """All that records of ``kind`` are called, each with what to type for it."""
    if kind == "story":
        rows = session.execute(select(StoryRow.slug, StoryRow.title)).all()
        return [*((slug, repr(slug)) for slug, _ in rows), *((title, repr(slug)) for slug, title in rows)]
    if kind == "outlet":
        return _quoted([*session.scalars(select(OutletRow.name)), *session.scalars(select(OutletAliasRow.name))])
    if kind == "source":
        # What a protected source was once called is offered to nobody.
        free = select(SourceRow.id).where(SourceRow.protected.is_(False))
        aliases = select(SourceAliasRow.name).where(SourceAliasRow.source_id.in_(free))
        return _quoted([*session.scalars(select(SourceRow.name)), *session.scalars(aliases)])
    if kind == "article":
        query = select(VersionRow.headline, VersionRow.article_id).where(is_latest(), VersionRow.headline != "")
        found = session.execute(query.order_by(VersionRow.article_id.desc()).limit(NEWEST))
        return [(words, f"{reference('article', number)} ({words!r})") for words, number in found]
    if kind == "question":
        asked = select(QuestionRow.text, QuestionRow.id).order_by(QuestionRow.id.desc()).limit(NEWEST)
        return [(words, f"{reference('question', number)} ({words!r})") for words, number in session.execute(asked)]
    return []


def _quoted(names: Iterable[str]) -> list[tuple[str, str]]:
    return [(name, repr(name)) for name in names]
