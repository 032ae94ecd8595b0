"""Which records are the same one in the world: judged edges, followed to the record whose name stands."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from sayso.model.errors import ConflictError, InputError
from sayso.model.uid import uid
from sayso.store.journal import Change
from sayso.store.rows import IdentityRow
from sayso.store.rows.stories import Judgement


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """What a person said of two records, by uid: who, when and why."""

    one: str
    other: str
    judgement: Judgement
    by: str
    at: datetime
    because: str


def kept(session: Session, kind: str) -> dict[str, str]:
    """For every merged record of this kind, the uid of the record that stands for it; others are absent."""
    query = select(IdentityRow.left_uid, IdentityRow.right_uid, IdentityRow.kept_uid)
    edges = session.execute(query.where(IdentityRow.kind == kind, IdentityRow.judgement == Judgement.POSITIVE.value))
    upward = {right if keeps == left else left: keeps for left, right, keeps in edges}
    return {low: _top(low, upward) for low in upward}


def _top(start: str, upward: dict[str, str]) -> str:
    at, seen = start, {start}
    while at in upward and upward[at] not in seen:
        at = upward[at]
        seen.add(at)
    return at


def unsure(session: Session, kind: str) -> dict[str, tuple[str, ...]]:
    """For every record of this kind that stands, those of which somebody said that nobody can tell whether they are it.

    Merged records are read as the one that stands for them; both sides of a doubt know of each other.
    """
    query = select(IdentityRow.left_uid, IdentityRow.right_uid)
    edges = session.execute(
        query.where(IdentityRow.kind == kind, IdentityRow.judgement == Judgement.UNSURE.value)
    ).all()
    standing = kept(session, kind) if edges else {}
    doubts: dict[str, set[str]] = {}
    for left, right in edges:
        one, other = standing.get(left, left), standing.get(right, right)
        if one != other:
            doubts.setdefault(one, set()).add(other)
            doubts.setdefault(other, set()).add(one)
    return {one: tuple(sorted(others)) for one, others in doubts.items()}


def merge(change: Change, kind: str, one: str, into: str) -> None:
    """Judge that ``one`` and ``into`` are the same, and that ``into`` stands for both.

    A judgement that these two are not the same gives way to it.

    Raises:
        InputError: if they are one record.
        ConflictError: if they are merged already, the other way round included.
    """
    if one == into:
        raise InputError(f"a {kind} cannot be merged into itself", "name two different ones")
    standing = kept(change.session, kind)
    if standing.get(one, one) == standing.get(into, into):
        raise ConflictError(f"these {kind}s are merged already")
    if one in standing:
        raise ConflictError(f"this {kind} is merged into another already", f"split it first with `sayso {kind} split`")
    _judge(change, kind, one, into, Judgement.POSITIVE, keeps=standing.get(into, into))


def told_apart(session: Session, kind: str, one: str, into: str) -> tuple[str, str] | None:
    """Two records, one of each side's, that were judged not to be the same; these two themselves do not count."""
    standing = kept(session, kind)
    tops = {standing.get(one, one), standing.get(into, into)}
    for edge in judged(session, kind):
        ends = {edge.one, edge.other}
        if edge.judgement is not Judgement.NEGATIVE or ends in ({one, into}, tops):
            continue
        if {standing.get(end, end) for end in ends} == tops:
            return edge.one, edge.other
    return None


def judged(session: Session, kind: str, *, of: str = "") -> list[Edge]:
    """What people said of every two records of this kind, or of those with one of them; oldest first."""
    query = select(IdentityRow).where(IdentityRow.kind == kind, IdentityRow.judgement != Judgement.SUGGESTED.value)
    if of:
        query = query.where(or_(IdentityRow.left_uid == of, IdentityRow.right_uid == of))
    return [
        Edge(
            one=row.left_uid,
            other=row.right_uid,
            judgement=Judgement(row.judgement),
            by=row.judged_by,
            at=row.judged_at,
            because=row.because,
        )
        for row in session.scalars(query.order_by(IdentityRow.judged_at, IdentityRow.id))
    ]


def judge(change: Change, kind: str, one: str, other: str, judgement: Judgement) -> None:
    """Keep that two records are not the same, or that nobody can say yet; they are not suggested again.

    Raises:
        InputError: if they are one record.
        ConflictError: if they are merged, or were judged so already.
    """
    if one == other:
        raise InputError(f"a {kind} is the same as itself", "name two different ones")
    standing = kept(change.session, kind)
    if standing.get(one, one) == standing.get(other, other):
        raise ConflictError(f"these {kind}s are merged", f"split them first with `sayso {kind} split`")
    earlier = [edge for edge in judged(change.session, kind, of=one) if other in (edge.one, edge.other)]
    if any(edge.judgement is judgement for edge in earlier):
        raise ConflictError(f"these {kind}s were judged so already", "see `sayso log`")
    _judge(change, kind, one, other, judgement, keeps="")


def split(change: Change, kind: str, one: str) -> str:
    """Judge that ``one`` is not what it was merged into; returns the uid of what it was merged into.

    Raises:
        ConflictError: if it was never merged.
    """
    session = change.session
    for row in session.scalars(
        select(IdentityRow).where(IdentityRow.kind == kind, IdentityRow.judgement == Judgement.POSITIVE.value)
    ):
        other = row.right_uid if row.left_uid == one else row.left_uid
        if one in (row.left_uid, row.right_uid) and row.kept_uid == other:
            _judge(change, kind, one, other, Judgement.NEGATIVE, keeps="")
            return other
    raise ConflictError(f"this {kind} was never merged", f"see `sayso {kind}s`")


def _judge(change: Change, kind: str, one: str, other: str, judgement: Judgement, *, keeps: str) -> None:
    other = keeps or other
    left, right = sorted((one, other))
    row = change.session.scalars(
        select(IdentityRow).where(
            IdentityRow.kind == kind, IdentityRow.left_uid == left, IdentityRow.right_uid == right
        )
    ).one_or_none()
    if row is None:
        row = IdentityRow(uid=uid("identity", kind, left, right), kind=kind, left_uid=left, right_uid=right)
        change.session.add(row)
    row.kept_uid = keeps
    row.judgement = judgement.value
    row.judged_by, row.judged_at, row.because = change.by, change.at, change.because
    change.session.flush()
    change.touch(one, other)
    change.decide(judgement.value, kind, one, other=other)
