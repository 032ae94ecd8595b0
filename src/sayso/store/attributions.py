"""Who said a claim, hop by hop from the outlet inwards."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from sayso.model.attribution import LinkStatus
from sayso.model.errors import InputError, NotFoundError
from sayso.model.text import Span
from sayso.model.uid import uid
from sayso.store.identities import kept
from sayso.store.journal import Change
from sayso.store.rows import AttributionRow, ClaimRow, SourceRow
from sayso.store.suggested import confirm


@dataclass(frozen=True, slots=True, kw_only=True)
class Hop:
    """One hop of a chain, with the words that say so where the text has them; ``content`` is the quotation."""

    source_id: int
    cue: str = ""
    cue_span: Span | None = None
    basis: str = ""
    channel: str = ""
    words: str = ""
    rule: str = ""
    why: str = ""
    content: Span | None = None


def link(change: Change, claim: ClaimRow, hops: list[Hop]) -> bool:
    """Make ``hops`` the claim's chain, the first of them being who told the outlet; false if it was so already.

    What sayso read of a hop that it suggested alike is kept, and so is the quotation that the claim stands in; the
    sources are confirmed.

    Raises:
        InputError: if one source, or two that are merged, stand in the chain twice.
    """
    session = change.session
    _refuse_circle(change, hops)
    _hold(change, claim)
    standing = session.scalars(
        select(AttributionRow).where(AttributionRow.claim_id == claim.id).order_by(AttributionRow.hop)
    ).all()
    hops = _as_read(hops, standing)
    if [_hop(row) for row in standing] == hops and all(row.status == LinkStatus.SETTLED.value for row in standing):
        return False
    for row in standing:
        session.delete(row)
    session.flush()
    for number, hop in enumerate(hops, start=1):
        session.add(
            AttributionRow(
                uid=uid("attribution", claim.uid, number),
                claim_id=claim.id,
                hop=number,
                source_id=hop.source_id,
                cue=hop.cue,
                cue_start=hop.cue_span.start if hop.cue_span else None,
                cue_end=hop.cue_span.end if hop.cue_span else None,
                basis=hop.basis,
                channel=hop.channel,
                linked_by=change.by,
                linked_at=change.at,
                words=hop.words,
                rule=hop.rule,
                why=hop.why,
                content_start=hop.content.start if hop.content else None,
                content_end=hop.content.end if hop.content else None,
            )
        )
    session.flush()
    confirm(change, [hop.source_id for hop in hops])
    sources = [session.get_one(SourceRow, hop.source_id).uid for hop in hops]
    change.touch(claim.uid, *sources)
    change.decide("link", "claim", claim.uid, sources=sources)
    return True


def _as_read(hops: list[Hop], standing: Sequence[AttributionRow]) -> list[Hop]:
    """The hops with what the text was read to say of them; the last keeps the innermost quotation."""
    before = {row.source_id: _hop(row) for row in standing}
    contents = [one.content for one in map(_hop, standing) if one.content is not None]
    read = [_like(hop, before[hop.source_id]) if hop.source_id in before else hop for hop in hops]
    if contents and read[-1].content is None:
        read[-1] = replace(read[-1], content=contents[-1])
    return read


def _like(hop: Hop, was: Hop) -> Hop:
    read = replace(hop, words=was.words, rule=was.rule, why=was.why, content=was.content)
    return read if read.cue else replace(read, cue=was.cue, cue_span=was.cue_span)


def change_hop(change: Change, claim: ClaimRow, number: int, given: Mapping[str, Any]) -> bool:
    """Set columns such as ``basis``, ``channel`` or the cue's at one hop of the claim's chain; false if it was so.

    Raises:
        NotFoundError: if the chain has no such hop.
    """
    _hold(change, claim)
    row = change.session.scalars(
        select(AttributionRow).where(AttributionRow.claim_id == claim.id, AttributionRow.hop == number)
    ).one_or_none()
    if row is None:
        raise NotFoundError(f"C{claim.id} has no hop {number}", f"see `sayso claim show C{claim.id}`")
    altered = {name: value for name, value in given.items() if getattr(row, name) != value}
    for name, value in altered.items():
        setattr(row, name, value)
    if altered:
        row.linked_by, row.linked_at = change.by, change.at
        change.session.flush()
        change.touch(claim.uid)
        change.decide("link", "claim", claim.uid, hop=number, **given)
    return bool(altered)


def has_chain(change: Change, claim: ClaimRow) -> bool:
    """Whether anybody is said to have said the claim."""
    return (
        change.session.scalar(select(AttributionRow.id).where(AttributionRow.claim_id == claim.id).limit(1)) is not None
    )


def unlink(change: Change, claim: ClaimRow) -> None:
    """Take away the claim's chain.

    Raises:
        NotFoundError: if it has none.
    """
    _hold(change, claim)
    rows = change.session.scalars(select(AttributionRow).where(AttributionRow.claim_id == claim.id)).all()
    if not rows:
        raise NotFoundError(f"C{claim.id} has no source", f"link one with `sayso link C{claim.id} SOURCE`")
    for row in rows:
        change.session.delete(row)
    change.session.flush()
    change.touch(claim.uid)
    change.decide("unlink", "claim", claim.uid)


def _hold(change: Change, claim: ClaimRow) -> None:
    """Let nobody else link the claim meanwhile; SQLite's writers wait for each other anyway."""
    change.session.execute(select(ClaimRow.id).where(ClaimRow.id == claim.id).with_for_update())


def _hop(row: AttributionRow) -> Hop:
    return Hop(
        source_id=row.source_id,
        cue=row.cue,
        cue_span=_span(row.cue_start, row.cue_end),
        basis=row.basis,
        channel=row.channel,
        words=row.words,
        rule=row.rule,
        why=row.why,
        content=_span(row.content_start, row.content_end),
    )


def _span(start: int | None, end: int | None) -> Span | None:
    return Span(start, end) if start is not None and end is not None else None


def in_one_chain(session: Session, some: Sequence[int], others: Sequence[int]) -> tuple[int, int, int] | None:
    """The first claim that has a source of ``some`` and one of ``others`` in its chain, with these two; by number."""
    one, other = aliased(AttributionRow), aliased(AttributionRow)
    query = (
        select(one.claim_id, one.source_id, other.source_id)
        .join(other, other.claim_id == one.claim_id)
        .where(one.source_id.in_(some), other.source_id.in_(others))
        .order_by(one.claim_id)
        .limit(1)
    )
    found = session.execute(query).first()
    return (found[0], found[1], found[2]) if found else None


def _refuse_circle(change: Change, hops: list[Hop]) -> None:
    standing = kept(change.session, "source")
    seen: set[str] = set()
    for hop in hops:
        row = change.session.get_one(SourceRow, hop.source_id)
        made = standing.get(row.uid, row.uid)
        if made in seen:
            raise InputError(f"{row.name!r} stands twice in the chain", "a source cannot have it from itself")
        seen.add(made)
