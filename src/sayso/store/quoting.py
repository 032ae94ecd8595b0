"""Where an article's words say who said a claim: each hop's cue and quotation, kept true to its newest version."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from sayso.model.text import Span
from sayso.store.identities import kept
from sayso.store.journal import Change
from sayso.store.records import chunks
from sayso.store.rows import AttributionRow, SourceRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """One hop by its row's number, with the article's words for the source and the cue, and where these stand."""

    id: int
    claim_id: int
    words: str
    cue: str
    cue_span: Span | None
    content: Span | None


def spoken(session: Session, claims: Iterable[int]) -> list[Spoken]:
    """The hops of these claims that quote the article, by number."""
    found = []
    for some in chunks(claims):
        query = select(AttributionRow).where(AttributionRow.claim_id.in_(some)).order_by(AttributionRow.id)
        for row in session.scalars(query):
            cue, content = _span(row.cue_start, row.cue_end), _span(row.content_start, row.content_end)
            if cue or content:
                found.append(
                    Spoken(
                        id=row.id, claim_id=row.claim_id, words=row.words, cue=row.cue, cue_span=cue, content=content
                    )
                )
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """One hop as it is stored: its source's name, the uid of the one that stands for it, and how it was read."""

    source: str
    stands_for: str
    words: str
    cue: str
    cue_span: Span | None
    content: Span | None
    rule: str
    why: str


def chains(session: Session, claims: Iterable[int]) -> dict[int, list[Read]]:
    """The chain of each of these claims that has one, hop 1 first."""
    standing = kept(session, "source")
    found: dict[int, list[Read]] = defaultdict(list)
    for some in chunks(claims):
        query = (
            select(AttributionRow, SourceRow.uid, SourceRow.name)
            .join(SourceRow, SourceRow.id == AttributionRow.source_id)
            .where(AttributionRow.claim_id.in_(some))
            .order_by(AttributionRow.claim_id, AttributionRow.hop)
        )
        for row, made, name in session.execute(query):
            one = Read(
                source=name,
                stands_for=standing.get(made, made),
                words=row.words,
                cue=row.cue,
                cue_span=_span(row.cue_start, row.cue_end),
                content=_span(row.content_start, row.content_end),
                rule=row.rule,
                why=row.why,
            )
            found[row.claim_id].append(one)
    return found


def move(change: Change, places: Mapping[int, tuple[Span | None, Span | None]]) -> None:
    """Say where hops' cues and quotations stand, by the number of the hop; ``None`` where they are lost."""
    for some in chunks(sorted(places)):
        for row in change.session.scalars(select(AttributionRow).where(AttributionRow.id.in_(some))):
            cue, content = places[row.id]
            row.cue_start, row.cue_end = (cue.start, cue.end) if cue else (None, None)
            row.content_start, row.content_end = (content.start, content.end) if content else (None, None)
    change.session.flush()


def _span(start: int | None, end: int | None) -> Span | None:
    return Span(start, end) if start is not None and end is not None else None
