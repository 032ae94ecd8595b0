"""Full text over articles, claims and sources: FTS5 on SQLite, tsvector on PostgreSQL."""

import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, func, insert, literal, select, text
from sqlalchemy.orm import Session

from sayso.model.claim import Status
from sayso.model.uid import reference
from sayso.store.rows import ArticleRow, ClaimRow, SearchRow, SourceAliasRow, SourceRow, VersionRow
from sayso.store.rows.latest import is_latest

SETTLED_AWAY = (Status.REJECTED.value, Status.WITHDRAWN.value)
"""Claims that no search should bring back."""

CHUNK = 400
"""Records a query asks for at once: under the 999 variables that older SQLite builds allow."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One record found: its kind and short reference, what it is called, and the words around the match.

    The matched words in ``excerpt`` stand between the control characters 2 and 3.
    """

    kind: str
    ref: str
    title: str
    excerpt: str


def _entries(kind: str) -> tuple[Any, Any]:
    """The row class of a kind, and the query that yields (record_id, title, body) for its entries."""
    if kind == "article":
        query = select(ArticleRow.id, VersionRow.headline, VersionRow.text).join(
            VersionRow, VersionRow.article_id == ArticleRow.id
        )
        return ArticleRow, query.where(is_latest())
    if kind == "claim":
        body = ClaimRow.measure + " " + ClaimRow.place + " " + ClaimRow.where + " " + ClaimRow.note
        return ClaimRow, select(ClaimRow.id, ClaimRow.quote, body).where(ClaimRow.status.not_in(SETTLED_AWAY))
    aliases = select(func.aggregate_strings(SourceAliasRow.name, " ")).where(SourceAliasRow.source_id == SourceRow.id)
    names = func.coalesce(aliases.scalar_subquery(), "")
    return SourceRow, select(SourceRow.id, SourceRow.name, SourceRow.description + " " + names + " " + SourceRow.note)


KINDS = ("article", "claim", "source")


def refresh(session: Session, touched: Collection[str]) -> None:
    """Bring the entries of these records up to date; records that are gone lose theirs."""
    uids = sorted(touched)
    for at in range(0, len(uids), CHUNK):
        for kind in KINDS:
            row, query = _entries(kind)
            some = row.uid.in_(uids[at : at + CHUNK])
            numbers = session.scalars(select(row.id).where(some)).all()
            if numbers:
                session.execute(delete(SearchRow).where(SearchRow.kind == kind, SearchRow.record_id.in_(numbers)))
                _insert(session, kind, query.where(some))


def forget(session: Session, changes: list[dict[str, Any]]) -> None:
    """Drop the entries of the records that these journaled changes removed."""
    for kind in KINDS:
        gone = [change["id"] for change in changes if change["op"] == "delete" and change["table"] == f"{kind}s"]
        for at in range(0, len(gone), CHUNK):
            some = gone[at : at + CHUNK]
            session.execute(delete(SearchRow).where(SearchRow.kind == kind, SearchRow.record_id.in_(some)))


def rebuild(session: Session) -> None:
    """Index everything anew."""
    session.execute(delete(SearchRow))
    for kind in KINDS:
        _insert(session, kind, _entries(kind)[1])


def _insert(session: Session, kind: str, entries: Any) -> None:
    number, title, body = entries.selected_columns
    tagged = entries.with_only_columns(literal(kind), number, title, body)
    session.execute(insert(SearchRow).from_select(["kind", "record_id", "title", "body"], tagged))


SQLITE = text(
    """
    SELECT e.kind, e.record_id, e.title, snippet(search_fts, 1, char(2), char(3), ' … ', 12) AS excerpt
    FROM search_fts JOIN search_entries e ON e.id = search_fts.rowid
    WHERE search_fts MATCH :query
    ORDER BY bm25(search_fts, 4.0, 1.0), e.kind, e.record_id LIMIT :limit
    """
)
POSTGRESQL = text(
    """
    SELECT e.kind, e.record_id, e.title,
           ts_headline('english', e.body, q, 'StartSel=' || chr(2) || ', StopSel=' || chr(3) ||
                       ', MaxWords=14, MinWords=6, MaxFragments=1') AS excerpt
    FROM search_entries e, websearch_to_tsquery('english', :query) q
    WHERE to_tsvector('english', e.title || ' ' || e.body) @@ q
    ORDER BY ts_rank(to_tsvector('english', e.title || ' ' || e.body), q) DESC, e.kind, e.record_id LIMIT :limit
    """
)


def find(session: Session, words: str, *, limit: int = 50) -> list[Hit]:
    """The records that hold all these words, best first; words in double quotes are a phrase, ``-word`` excludes.

    Any input is a valid search; one without a word finds nothing.
    """
    sqlite = session.get_bind().dialect.name == "sqlite"
    wanted, unwanted = _terms(words)
    if not wanted:
        return []
    query = (
        " AND ".join(wanted) + "".join(f" NOT {term}" for term in unwanted)
        if sqlite
        else " ".join([*wanted, *(f"-{term}" for term in unwanted)])
    )
    rows = session.execute(SQLITE if sqlite else POSTGRESQL, {"query": query, "limit": limit})
    return [Hit(kind, reference(kind, number), title, excerpt) for kind, number, title, excerpt in rows]


def _terms(words: str) -> tuple[list[str], list[str]]:
    """The terms that are wanted and unwanted, each quoted, so that no character or word is syntax to a database."""
    wanted: list[str] = []
    unwanted: list[str] = []
    without = False
    for at, part in enumerate(_storable(words).split('"')):
        phrase = bool(at % 2)
        for term in [part] if phrase else part.split():
            bare = term if phrase else term.removeprefix("-")
            if any(letter.isalnum() for letter in bare):
                excluded = without if phrase else bare != term
                (unwanted if excluded else wanted).append(f'"{bare}"')
        without = not phrase and part.endswith("-") and (part == "-" or part[-2].isspace())
    return wanted, unwanted


def _storable(words: str) -> str:
    """The words without what no stored text holds: control characters and halves of characters."""
    return "".join(" " if unicodedata.category(letter) in ("Cc", "Cs") else letter for letter in words)
