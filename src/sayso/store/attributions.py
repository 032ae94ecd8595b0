"""Who said a claim, hop by hop from the outlet inwards."""

from dataclasses import dataclass

from sqlalchemy import select

from sayso.model.errors import InputError, NotFoundError
from sayso.model.text import Span
from sayso.model.uid import uid
from sayso.store.identities import kept
from sayso.store.journal import Change
from sayso.store.rows import AttributionRow, ClaimRow, SourceRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Hop:
    """One hop of a chain, with the words that say so where the text has them."""

    source_id: int
    cue: str = ""
    cue_span: Span | None = None
    basis: str = ""
    channel: str = ""


def link(change: Change, claim: ClaimRow, hops: list[Hop]) -> bool:
    """Make ``hops`` the claim's chain, the first of them being who told the outlet; false if it was so already.

    Raises:
        InputError: if one source, or two that are merged, stand in the chain twice.
    """
    session = change.session
    _refuse_circle(change, hops)
    _hold(change, claim)
    standing = session.scalars(
        select(AttributionRow).where(AttributionRow.claim_id == claim.id).order_by(AttributionRow.hop)
    ).all()
    if [_hop(row) for row in standing] == hops:
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
            )
        )
    session.flush()
    sources = [session.get_one(SourceRow, hop.source_id).uid for hop in hops]
    change.touch(claim.uid, *sources)
    change.decide("link", "claim", claim.uid, sources=sources)
    return True


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
    span = Span(row.cue_start, row.cue_end) if row.cue_start is not None and row.cue_end is not None else None
    return Hop(source_id=row.source_id, cue=row.cue, cue_span=span, basis=row.basis, channel=row.channel)


def _refuse_circle(change: Change, hops: list[Hop]) -> None:
    standing = kept(change.session, "source")
    seen: set[str] = set()
    for hop in hops:
        row = change.session.get_one(SourceRow, hop.source_id)
        made = standing.get(row.uid, row.uid)
        if made in seen:
            raise InputError(f"{row.name!r} stands twice in the chain", "a source cannot have it from itself")
        seen.add(made)
