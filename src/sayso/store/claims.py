"""Claims: found by reference, logged, edited and settled."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from sayso.model.anchor import Anchor, AnchorStatus
from sayso.model.claim import Kind, Modality, Polarity, Status, Value
from sayso.model.errors import ConflictError
from sayso.model.place import Candidate, Place
from sayso.model.uid import number_in, reference, uid
from sayso.store.journal import Change
from sayso.store.nearest import missing
from sayso.store.places import save_places
from sayso.store.rows import AnchorRow, ArticleRow, ClaimRow, PlaceRow, VersionRow
from sayso.store.rows.latest import is_latest
from sayso.store.values import columns_of, measure_of, value_of


@dataclass(frozen=True, slots=True, kw_only=True)
class NewClaim:
    """A claim that a person logs in an article's newest version."""

    kind: Kind
    anchor: Anchor
    sentence: str
    value: Value | None
    measure: str = ""
    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.ASSERTED
    when_edtf: str = ""
    where: str = ""
    where_place: Candidate | None = None
    note: str = ""
    rule: str = "logged"
    status: Status = Status.ACCEPTED


@dataclass(frozen=True, slots=True)
class Newest:
    """An article's newest version as logging needs it."""

    article_id: int
    article_uid: str
    version_id: int
    version_uid: str
    text: str
    published: str


def newest(session: Session, article_id: int) -> Newest:
    """The newest version of an article.

    Raises:
        NotFoundError: if there is no such article.
    """
    query = (
        select(ArticleRow.id, ArticleRow.uid, VersionRow.id, VersionRow.uid, VersionRow.text, VersionRow.published)
        .join(VersionRow, VersionRow.article_id == ArticleRow.id)
        .where(ArticleRow.id == article_id, is_latest())
    )
    row = session.execute(query).one_or_none()
    if row is None:
        raise missing(session, "article", reference("article", article_id))
    return Newest(*row)


def row_of(session: Session, ref: str) -> ClaimRow:
    """The claim with this reference (``C345``) or uid.

    Raises:
        NotFoundError: if there is none.
    """
    number = number_in("claim", ref)
    row = session.get(ClaimRow, number) if number is not None else None
    row = row or session.scalars(select(ClaimRow).where(ClaimRow.uid == ref)).one_or_none()
    if row is None:
        raise missing(session, "claim", ref)
    return row


def rows_of(session: Session, numbers: Sequence[int]) -> list[ClaimRow]:
    """The claims with these numbers, in order of number."""
    found: list[ClaimRow] = []
    for at in range(0, len(numbers), 400):
        query = select(ClaimRow).where(ClaimRow.id.in_(numbers[at : at + 400])).order_by(ClaimRow.id)
        found.extend(session.scalars(query))
    return found


def value(session: Session, row: ClaimRow) -> Value:
    """The value that a claim states."""
    return value_of(row, session.get(PlaceRow, row.place_id) if row.place_id else None)


def add(change: Change, target: Newest, new: NewClaim) -> ClaimRow:
    """Log a claim.

    Raises:
        ConflictError: if the same words are logged already as a claim of this kind; the message names it.
    """
    session = change.session
    span = new.anchor.span
    held = session.scalars(
        select(ClaimRow)
        .join(AnchorRow, AnchorRow.claim_id == ClaimRow.id)
        .where(
            AnchorRow.version_id == target.version_id,
            AnchorRow.start == span.start,
            AnchorRow.end == span.end,
            ClaimRow.kind == new.kind.value,
            ClaimRow.measure == (new.measure or (measure_of(new.value) if new.value else "")),
        )
        .order_by(ClaimRow.id)
    ).first()
    if held is not None:
        ref = reference("claim", held.id)
        raise ConflictError(
            f"these words are {ref} already ({held.status})",
            f"use `sayso claim accept {ref}` or `sayso claim edit {ref}`",
        )
    row = ClaimRow(
        uid=_free_uid(session, target, new),
        article_id=target.article_id,
        kind=new.kind.value,
        status=new.status.value,
        quote=new.anchor.exact,
        sentence=new.sentence,
        rule=new.rule,
        logged_by=change.by,
        logged_at=change.at,
        **_settings(session, new),
    )
    session.add(row)
    session.flush()
    session.add(_anchor_row(row, target, new.anchor))
    session.flush()
    change.touch(row.uid, target.article_uid)
    change.decide("log", "claim", row.uid)
    return row


def _free_uid(session: Session, target: Newest, new: NewClaim) -> str:
    """The uid of these words' claim of this kind; numbered on where an earlier one measures something else."""
    span = new.anchor.span
    key: list[object] = [target.version_uid, new.kind.value, span.start, span.end]
    made = uid("claim", *key)
    taken = 1
    while session.scalar(select(func.count()).select_from(ClaimRow).where(ClaimRow.uid == made)):
        taken += 1
        made = uid("claim", *key, taken)
    return made


def _anchor_row(row: ClaimRow, target: Newest, anchor: Anchor) -> AnchorRow:
    return AnchorRow(
        uid=uid("anchor", row.uid, target.version_uid),
        claim_id=row.id,
        version_id=target.version_id,
        start=anchor.span.start,
        end=anchor.span.end,
        exact=anchor.exact,
        prefix=anchor.prefix,
        suffix=anchor.suffix,
        status=AnchorStatus.EXACT.value,
    )


def _settings(session: Session, new: NewClaim) -> dict[str, Any]:
    values = value_columns(session, new.value) if new.value is not None else {}
    return values | {
        "measure": new.measure or (measure_of(new.value) if new.value else ""),
        "polarity": new.polarity.value,
        "modality": new.modality.value,
        "when_edtf": new.when_edtf,
        "where": new.where,
        "where_id": place_number(session, new.where_place),
        "note": new.note,
    }


def value_columns(session: Session, value: Value) -> dict[str, Any]:
    """The columns for a value, with the row of the place it resolves to."""
    chosen = value.chosen if isinstance(value, Place) else None
    return columns_of(value) | {"place_id": place_number(session, chosen)}


def place_number(session: Session, found: Candidate | None) -> int | None:
    """The number of the place's row, which is made if there is none."""
    return save_places(session, [found])[found.ref] if found is not None else None


@dataclass(frozen=True, slots=True)
class Edit:
    """New values for a claim's columns; ``revision``, where given, is the state that the editor saw."""

    columns: dict[str, Any] = field(default_factory=dict)
    revision: int | None = None


def edit(change: Change, row: ClaimRow, wanted: Edit) -> bool:
    """Set columns of a claim; false if they had these values.

    Raises:
        ConflictError: if the claim has changed since the editor saw it.
    """
    if wanted.revision is not None and wanted.revision != row.revision:
        raise ConflictError(
            f"{reference('claim', row.id)} was changed by someone else meanwhile",
            f"look at it with `sayso claim show {reference('claim', row.id)}`, then edit it again",
        )
    altered = {name: new for name, new in wanted.columns.items() if getattr(row, name) != new}
    for name, new in altered.items():
        setattr(row, name, new)
    change.session.flush()
    if altered:
        change.touch(row.uid)
        change.decide("edit", "claim", row.uid, columns=sorted(altered))
    return bool(altered)


def settle(change: Change, row: ClaimRow, status: Status) -> bool:
    """Accept, reject or withdraw a claim; false if it was so already."""
    if row.status == status.value:
        return False
    row.status = status.value
    change.session.flush()
    change.touch(row.uid)
    change.decide(status.value, "claim", row.uid)
    return True


def start_in(session: Session, row: ClaimRow, version_id: int) -> int:
    """Where a claim's words begin in a version; 0 where they are lost."""
    query = select(AnchorRow.start).where(AnchorRow.claim_id == row.id, AnchorRow.version_id == version_id)
    return session.scalar(query) or 0
