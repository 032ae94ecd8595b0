"""Chains that sayso suggests are written in bulk, with the sources they need, and settled when an editor agrees."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from sayso.model.attribution import LinkStatus, SourceStatus
from sayso.model.claim import Status
from sayso.model.text import Span
from sayso.model.uid import uid
from sayso.store.journal import Change
from sayso.store.records import TABLES, chunks
from sayso.store.rows import AttributionRow, ClaimRow, DecisionRow, SourceRow
from sayso.store.voices import Article, Voice, sources_for

MACHINE = "sayso"
"""Who a suggestion is by, as for suggested claims."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestedHop:
    """One hop as the text has it: ``words`` for the source here, the cue, and ``content``, the quotation.

    ``rule`` is the rule that found it; ``why`` says how the words were followed to whom they stand for.
    """

    voice: Voice
    words: str = ""
    cue: str = ""
    cue_span: Span | None = None
    content: Span | None = None
    rule: str = ""
    why: str = ""


Hops = tuple[SuggestedHop, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """Who said a claim of an outlet's article, as it is suggested; hop 1 told the outlet.

    ``stands`` says that the claim was there before this change: then its hops are noted one by one for an undo.
    """

    claim_id: int
    claim_uid: str
    article: Article
    hops: Hops
    stands: bool = False


def suggest(change: Change, chains: Sequence[Chain]) -> None:
    """Write suggested chains, one a claim that has none yet; sources that are missing are made as suggested ones.

    A name that means the same everywhere is the source of that name or alias and kind, where there is exactly one;
    the name of an outlet is that outlet, which is no source of itself. Everybody else belongs to the article. The
    number of statements does not grow with the claims.
    """
    chains = [chain for chain in chains if chain.hops]
    if not chains:
        return
    sources = sources_for(
        change, list(dict.fromkeys((chain.article, hop.voice) for chain in chains for hop in chain.hops))
    )
    rows = []
    for chain in chains:
        seen: set[str] = set()
        for hop in chain.hops:
            found = sources[chain.article, hop.voice]
            if found is None or found.stands_for in seen:
                continue
            seen.add(found.stands_for)
            made = uid("attribution", chain.claim_uid, len(seen))
            rows.append({"uid": made} | _row(change, chain, len(seen), found.id, hop))
            if chain.stands:
                change.inserted("attributions", made, touches=False)
    if rows:
        change.session.execute(insert(TABLES["attributions"]), rows)


def _row(change: Change, chain: Chain, number: int, source_id: int, hop: SuggestedHop) -> dict[str, Any]:
    return {
        "claim_id": chain.claim_id,
        "hop": number,
        "source_id": source_id,
        "cue": hop.cue,
        "cue_start": hop.cue_span.start if hop.cue_span else None,
        "cue_end": hop.cue_span.end if hop.cue_span else None,
        "basis": "",
        "channel": "",
        "linked_by": MACHINE,
        "linked_at": change.at,
        "status": LinkStatus.SUGGESTED.value,
        "words": hop.words,
        "rule": hop.rule,
        "why": hop.why,
        "content_start": hop.content.start if hop.content else None,
        "content_end": hop.content.end if hop.content else None,
    }


def suggest_again(change: Change, chains: Sequence[Chain]) -> None:
    """Replace what was suggested of claims in an earlier version; what an editor settled or took away stays so.

    Only claims that are still suggested get a new chain.
    """
    open_ = undecided(change.session, [chain.claim_id for chain in chains])
    withdraw(change, open_)
    suggest(change, [chain for chain in chains if chain.claim_id in open_])


def undecided(session: Session, claims: Iterable[int]) -> set[int]:
    """Those of these claims that are still suggested and of whose chain no editor has settled or taken away a hop."""
    open_: set[int] = set()
    for some in chunks(claims):
        standing = select(ClaimRow.id).where(ClaimRow.id.in_(some), ClaimRow.status == Status.SUGGESTED.value)
        linked = select(AttributionRow.claim_id).where(AttributionRow.status == LinkStatus.SETTLED.value)
        decided = select(DecisionRow.subject_uid).where(DecisionRow.act.in_(("link", "unlink")))
        open_.update(
            session.scalars(
                standing.where(
                    ClaimRow.id.not_in(linked.where(AttributionRow.claim_id.in_(some))), ClaimRow.uid.not_in(decided)
                )
            )
        )
    return open_


def withdraw(change: Change, claims: Collection[int]) -> None:
    """Take away what is only suggested of these claims."""
    session = change.session
    for some in chunks(sorted(claims)):
        suggested = AttributionRow.status == LinkStatus.SUGGESTED.value
        rows = session.scalars(
            select(AttributionRow).where(AttributionRow.claim_id.in_(some), suggested).order_by(AttributionRow.id)
        ).all()
        change.removed(rows)
        for row in rows:
            session.expunge(row)
        for going in chunks([row.id for row in rows]):
            session.execute(delete(TABLES["attributions"]).where(TABLES["attributions"].c.id.in_(going)))


def settle(change: Change, claims: Iterable[int]) -> set[int]:
    """Make the suggested chains of these claims an editor's word; returns the claims whose chain that changed.

    The sources in them are confirmed by it.
    """
    session = change.session
    settled: set[int] = set()
    cited: set[int] = set()
    for some in chunks(sorted(set(claims))):
        query = select(AttributionRow).where(AttributionRow.claim_id.in_(some)).order_by(AttributionRow.id)
        for row in session.scalars(query.where(AttributionRow.status == LinkStatus.SUGGESTED.value)):
            row.status = LinkStatus.SETTLED.value
            row.linked_by, row.linked_at = change.by, change.at
            settled.add(row.claim_id)
            cited.add(row.source_id)
    confirm(change, cited)
    return settled


def confirm(change: Change, sources: Iterable[int]) -> None:
    """Make suggested sources ones that an editor stands for."""
    for some in chunks(sorted(set(sources))):
        query = select(SourceRow).where(SourceRow.id.in_(some)).order_by(SourceRow.id)
        for row in change.session.scalars(query):
            row.status = SourceStatus.CONFIRMED.value
            change.touch(row.uid)
    change.session.flush()


@dataclass(frozen=True, slots=True)
class Quoted:
    """The quotation that a claim stands in: a span of its article's newest version."""

    article_id: int
    content: Span


def quotation_of(session: Session, claim: ClaimRow) -> Quoted | None:
    """The innermost quotation that holds a claim, or ``None`` where sayso found none."""
    found = next(iter(_contents(session, [claim.id])), None)
    return None if found is None else Quoted(claim.article_id, found[1])


def claims_in(session: Session, quoted: Quoted) -> list[int]:
    """The numbers of the claims whose innermost quotation is this one, in order."""
    own = select(ClaimRow.id).where(ClaimRow.article_id == quoted.article_id).order_by(ClaimRow.id)
    return [number for number, span in _contents(session, list(session.scalars(own))) if span == quoted.content]


def _contents(session: Session, claims: Sequence[int]) -> Iterator[tuple[int, Span]]:
    for some in chunks(claims):
        query = (
            select(AttributionRow.claim_id, AttributionRow.content_start, AttributionRow.content_end)
            .where(AttributionRow.claim_id.in_(some))
            .order_by(AttributionRow.claim_id, AttributionRow.hop)
        )
        innermost = {
            claim: Span(start, end)
            for claim, start, end in session.execute(query)
            if start is not None and end is not None
        }
        yield from innermost.items()
