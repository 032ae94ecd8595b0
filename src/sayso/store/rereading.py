"""Stored articles are read once more: newest texts and claims come out, what reading them again yields goes in."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import insert, or_, select
from sqlalchemy.orm import Session

from sayso.model.anchor import Anchor, AnchorStatus
from sayso.model.attribution import LinkStatus
from sayso.model.claim import Claim, Kind, Modality, Polarity, Status, Value
from sayso.model.text import Document, Region, Role, Span
from sayso.model.uid import number_in, uid
from sayso.store import articles, stories, undo
from sayso.store.arrivals import Carried, anchor_columns, chosen_places, suggestion
from sayso.store.articles import Pinned
from sayso.store.journal import Change
from sayso.store.numbers import reserve
from sayso.store.places import save_places
from sayso.store.records import TABLES, chunks
from sayso.store.rows import (
    AnchorRow,
    AnswerRow,
    ArticleRow,
    AttributionRow,
    ClaimRow,
    JournalRow,
    OutletRow,
    PlaceRow,
    RegionRow,
    RulingRow,
    StoryArticleRow,
    TouchRow,
    VersionRow,
)
from sayso.store.rows.latest import is_latest
from sayso.store.values import value_of

AGAIN = "extract again"
"""What the journal calls reading articles again."""

NOBODYS = frozenset({"import", "bundle read", AGAIN})
"""Actions whose claims are sayso's own doing, whoever gave the command."""

SAYSO = "sayso"
"""Who logs what is suggested."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """An article's newest version; ``country`` is its outlet's, ISO 3166-1 alpha-2 or empty."""

    article_id: int
    article_uid: str
    version_id: int
    version_uid: str
    text: str
    headline: str
    published: str
    outlet: str
    outlet_id: int
    country: str
    regions: tuple[Region, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Present:
    """A claim whose words stand in the newest version.

    ``ours`` says that sayso suggested it; ``touched`` that a person edited, linked, annotated or settled it, that it
    answers a question or that it was ruled on.
    """

    id: int
    uid: str
    kind: Kind
    span: Span
    status: Status
    value: Value
    measure: str
    polarity: Polarity
    modality: Modality
    rule: str
    why: str
    ours: bool
    touched: bool


def numbers_of(session: Session, refs: Iterable[str]) -> list[int]:
    """The articles that these story slugs and references (``A12``) name, each once, by number.

    Raises:
        NotFoundError: if one names nothing; the message offers the nearest slug.
    """
    known = stories.slugs(session)
    found: set[int] = set()
    for ref in refs:
        if ref not in known and ref[:1].upper() == "A" and number_in("article", ref) is not None:
            found.add(articles.number_of(session, ref))
            continue
        story = stories.row_of(session, ref)
        query = select(StoryArticleRow.article_id).where(StoryArticleRow.story_id == story.id)
        found.update(session.scalars(query))
    return sorted(found)


def all_numbers(session: Session) -> list[int]:
    """Every article, by number."""
    return list(session.scalars(select(ArticleRow.id).order_by(ArticleRow.id)))


def newest(session: Session, numbers: Sequence[int]) -> list[Stored]:
    """The newest versions of these articles, by number; an article that is gone is left out."""
    regions: dict[int, list[Region]] = defaultdict(list)
    query = (
        select(RegionRow.version_id, RegionRow.role, RegionRow.start, RegionRow.end)
        .join(VersionRow, VersionRow.id == RegionRow.version_id)
        .where(VersionRow.article_id.in_(numbers), is_latest())
        .order_by(RegionRow.version_id, RegionRow.start)
    )
    for version_id, role, start, end in session.execute(query):
        regions[version_id].append(Region(Span(start, end), Role(role)))
    texts = (
        select(
            ArticleRow.id.label("article_id"),
            ArticleRow.uid.label("article_uid"),
            VersionRow.id.label("version_id"),
            VersionRow.uid.label("version_uid"),
            VersionRow.text,
            VersionRow.headline,
            VersionRow.published,
            OutletRow.name.label("outlet"),
            OutletRow.id.label("outlet_id"),
            OutletRow.country,
        )
        .join(VersionRow, VersionRow.article_id == ArticleRow.id)
        .join(OutletRow, OutletRow.id == ArticleRow.outlet_id)
        .where(ArticleRow.id.in_(numbers), is_latest())
        .order_by(ArticleRow.id)
    )
    return [Stored(**row, regions=tuple(regions[row["version_id"]])) for row in session.execute(texts).mappings()]


def document(stored: Stored) -> Document:
    """A stored version as intake read it."""
    return Document(stored.text, stored.regions, stored.headline, outlet=stored.outlet, published=stored.published)


def document_of(session: Session, version_id: int, outlet: str) -> Document:
    """One version, published by an outlet of that name, as intake read it."""
    version = session.get_one(VersionRow, version_id)
    query = select(RegionRow).where(RegionRow.version_id == version_id).order_by(RegionRow.start)
    regions = tuple(Region(Span(one.start, one.end), Role(one.role)) for one in session.scalars(query))
    return Document(version.text, regions, version.headline, outlet=outlet, published=version.published)


def present(session: Session, stored: Sequence[Stored], *, hold: bool = False) -> dict[int, list[Present]]:
    """The claims whose own words stand in these versions, whatever became of them, by article.

    ``hold`` keeps others from changing them until the transaction ends.
    """
    query = (
        select(ClaimRow, AnchorRow.start, AnchorRow.end)
        .join(AnchorRow, AnchorRow.claim_id == ClaimRow.id)
        .where(
            AnchorRow.version_id.in_([one.version_id for one in stored]),
            AnchorRow.status.in_((AnchorStatus.EXACT.value, AnchorStatus.MOVED.value)),
            AnchorRow.start.is_not(None),
        )
        .order_by(ClaimRow.id)
    )
    rows = session.execute(query.with_for_update(of=ClaimRow) if hold else query).all()
    found: dict[int, list[Present]] = defaultdict(list)
    for (row, _, _), one in zip(rows, _presents(session, rows), strict=True):
        found[row.article_id].append(one)
    return found


def pinned(session: Session, article_id: int) -> list[tuple[Pinned, Present]]:
    """An article's claims, each with the anchor that it last surely had; the span is the one of that version."""
    pins = articles.pinned(session, article_id)
    numbers = {one.claim_id: one for one in pins}
    rows = [row for some in chunks(numbers) for row in session.scalars(select(ClaimRow).where(ClaimRow.id.in_(some)))]
    spans = [(row, numbers[row.id].anchor.span.start, numbers[row.id].anchor.span.end) for row in rows]
    held = {one.id: one for one in _presents(session, spans)}
    return [(one, held[one.claim_id]) for one in pins]


def _presents(session: Session, rows: Sequence[Any]) -> list[Present]:
    """Claims that stand from ``start`` to ``end``: (row, start, end) each, in order."""
    touched = _touched(session, [row for row, _, _ in rows])
    refs = {row.place_id for row, _, _ in rows if row.place_id is not None}
    places = {one.id: one for some in chunks(refs) for one in session.scalars(_places(some))}
    return [
        Present(
            id=row.id,
            uid=row.uid,
            kind=Kind(row.kind),
            span=Span(start or 0, end or 0),
            status=Status(row.status),
            value=value_of(row, places.get(row.place_id)),
            measure=row.measure,
            polarity=Polarity(row.polarity),
            modality=Modality(row.modality),
            rule=row.rule,
            why=row.why,
            ours=row.logged_by == SAYSO,
            touched=row.id in touched,
        )
        for row, start, end in rows
    ]


def _places(numbers: Sequence[int]) -> Any:
    return select(PlaceRow).where(PlaceRow.id.in_(numbers))


def _touched(session: Session, rows: Sequence[ClaimRow]) -> set[int]:
    """The claims that a person had a hand in: by a change that stands, a link, a note, an answer or a ruling."""
    found = {row.id for row in rows if row.note or row.credibility is not None or row.status != Status.SUGGESTED}
    undone = undo.undone_entries(session)
    for some in chunks(rows):
        numbers = {row.uid: row.id for row in some}
        entries = (
            select(TouchRow.uid, JournalRow.id)
            .join(JournalRow, JournalRow.id == TouchRow.journal_id)
            .where(TouchRow.uid.in_(numbers), JournalRow.undoes_id.is_(None), JournalRow.action.not_in(NOBODYS))
        )
        found.update(numbers[made] for made, entry in session.execute(entries) if entry not in undone)
        ids = list(numbers.values())
        linked = select(AttributionRow.claim_id).where(
            AttributionRow.claim_id.in_(ids), AttributionRow.status == LinkStatus.SETTLED.value
        )
        found.update(session.scalars(linked))
        found.update(session.scalars(select(AnswerRow.claim_id).where(AnswerRow.claim_id.in_(ids))))
        ruled = or_(RulingRow.left_id.in_(ids), RulingRow.right_id.in_(ids))
        for left, right in session.execute(select(RulingRow.left_id, RulingRow.right_id).where(ruled)):
            found.update(number for number in (left, right) if number is not None)
    return found


def add(change: Change, pinned: Mapping[int, Sequence[tuple[Claim, Anchor]]], stored: Sequence[Stored]) -> list[int]:
    """Add suggested claims with their anchors, a few statements a table; their numbers, in the order given.

    ``pinned`` are the claims of each article.
    """
    session = change.session
    listed = [(one, claim, pin) for one in stored for claim, pin in pinned.get(one.article_id, ())]
    places = save_places(session, list(chosen_places(claim for _, claim, _ in listed)))
    numbers = list(reserve(session, TABLES["claims"], len(listed)))
    claims: list[dict[str, Any]] = []
    anchors: list[dict[str, Any]] = []
    for number, (one, claim, pin) in zip(numbers, listed, strict=True):
        made = uid("claim", one.version_uid, claim.kind.value, claim.span.start, claim.span.end)
        claims.append({"id": number, "uid": made} | suggestion(claim, one.text, one.article_id, places, change.at))
        # Undone, an anchor goes with its claim, and the article stays.
        change.inserted("claims", made, touches=False)
        exact = Carried(claim_id=number, claim_uid=made, status=AnchorStatus.EXACT, anchor=pin)
        anchors.append(anchor_columns(exact, one.version_uid, one.version_id))
    for table, rows in (("claims", claims), ("anchors", anchors)):
        if rows:
            session.execute(insert(TABLES[table]), rows)
    change.indexed.update(row["uid"] for row in claims)
    change.touch(*(one.article_uid for one in stored if pinned.get(one.article_id)))
    return numbers


KEPT = frozenset(
    {"status", "logged_by", "logged_at", "note", "credibility", "when_edtf", "where", "where_id", "revision"}
)
"""Columns of a suggestion that a fresh reading of its value leaves as they are."""


def revalue(change: Change, fresh: Mapping[int, Claim], stored: Mapping[int, Stored]) -> None:
    """Give claims, by number, the value, rule and reason of a fresh reading; ``stored`` is the text of each."""
    session = change.session
    places = save_places(session, list(chosen_places(fresh.values())))
    for some in chunks(sorted(fresh)):
        for row in session.scalars(select(ClaimRow).where(ClaimRow.id.in_(some))):
            one = stored[row.id]
            columns = suggestion(fresh[row.id], one.text, one.article_id, places, change.at)
            for name, new in columns.items():
                if name not in KEPT and getattr(row, name) != new:
                    setattr(row, name, new)
    session.flush()


def recommit(change: Change, fresh: Mapping[int, tuple[Modality, Polarity]]) -> None:
    """Say of claims, by number, that their text commits to them otherwise now."""
    for some in chunks(sorted(fresh)):
        for row in change.session.scalars(select(ClaimRow).where(ClaimRow.id.in_(some))):
            row.modality, row.polarity = (each.value for each in fresh[row.id])
    change.session.flush()


def withdraw(change: Change, numbers: Iterable[int]) -> None:
    """Withdraw suggestions: they stay on record."""
    session = change.session
    for some in chunks(sorted(numbers)):
        for row in session.scalars(select(ClaimRow).where(ClaimRow.id.in_(some))):
            row.status = Status.WITHDRAWN.value
            change.decide(Status.WITHDRAWN.value, "claim", row.uid)
    session.flush()
