"""Claims as lines: with their article, place, chain, stories and questions; seven queries a page of claims."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Float, and_, case, cast, func, select
from sqlalchemy.orm import Session

from sayso.model.carriers import same_body
from sayso.model.errors import InputError
from sayso.model.grading import UNJUDGED_CLAIM
from sayso.model.tables import ClaimFilter, ClaimLine
from sayso.model.uid import reference
from sayso.store.credits import carriers
from sayso.store.listing.chains import ARROW, Chains, Link
from sayso.store.listing.wanted import answers, conditions
from sayso.store.records import chunks
from sayso.store.rows import (
    AnchorRow,
    AnswerRow,
    ArticleRow,
    ClaimRow,
    OutletRow,
    PlaceRow,
    QuestionRow,
    StoryArticleRow,
    StoryRow,
    VersionRow,
)
from sayso.store.rows.latest import is_latest

PAGE = 500
"""Claims a round of queries covers."""

DIRECT = {
    "kind": ClaimRow.kind,
    "status": ClaimRow.status,
    "quote": ClaimRow.quote,
    "sentence": ClaimRow.sentence,
    "measure": ClaimRow.measure,
    "low": ClaimRow.low,
    "high": ClaimRow.high,
    "bound": ClaimRow.bound,
    "unit": ClaimRow.unit,
    "currency": ClaimRow.currency,
    "per": ClaimRow.per,
    "date_edtf": ClaimRow.edtf,
    "date_earliest": ClaimRow.earliest,
    "date_latest": ClaimRow.latest,
    "place": ClaimRow.place,
    "place_ref": func.coalesce(PlaceRow.ref, ""),
    "country": func.coalesce(PlaceRow.country, ""),
    "lat": PlaceRow.lat,
    "lon": PlaceRow.lon,
    "polarity": ClaimRow.polarity,
    "modality": ClaimRow.modality,
    "when_edtf": ClaimRow.when_edtf,
    "where": ClaimRow.where,
    "outlet": OutletRow.name,
    "headline": VersionRow.headline,
    "published": VersionRow.published,
    "version": VersionRow.number,
    "start": AnchorRow.start,
    "end": AnchorRow.end,
    "anchor": func.coalesce(AnchorRow.status, "lost"),
    "rule": ClaimRow.rule,
    "logged_by": ClaimRow.logged_by,
    "logged_at": ClaimRow.logged_at,
    "note": ClaimRow.note,
}
"""The columns of a line that one row of the query holds."""

IDENTIFIED = {
    "claim_id": ClaimRow.id,
    "article_id": ArticleRow.id,
    "claim_uid": ClaimRow.uid,
}
DECIMALS = ("low", "high", "lat", "lon")
CREDIBILITY = "credibility"
SORTABLE = (*sorted(DIRECT | IDENTIFIED), CREDIBILITY)


def claims(
    session: Session,
    wanted: ClaimFilter | None = None,
    *,
    version: int | None = None,
    only: int | None = None,
    among: Sequence[int] | None = None,
) -> Iterator[ClaimLine]:
    """The claims that are wanted, in the order asked for, else by number.

    ``version`` is a version's row number: then the claims that stand in it, as they stand in it; else all, as they
    stand in the newest. ``only`` is one claim's number, ``among`` the numbers of several.

    Raises:
        InputError: if the filter sorts by a column there is not, or names an unclear source.
        NotFoundError: if the filter names an article, outlet, story, source or question there is not.
    """
    wanted = wanted or ClaimFilter()
    columns: list[Any] = [column.label(name) for name, column in (DIRECT | IDENTIFIED).items()]
    query: Any = _filtered(session, _joined(select(*columns), version), wanted).order_by(*_order(wanted.sort))
    if only is not None:
        query = query.where(ClaimRow.id == only)
    if among is not None:
        query = query.where(ClaimRow.id.in_(among))
    chains = Chains(session)
    for page in session.execute(query).mappings().partitions(PAGE):
        page_numbers = [row["claim_id"] for row in page]
        told = chains.of(page_numbers)
        in_stories = _stories(session, sorted({row["article_id"] for row in page}))
        answering = _questions(session, page_numbers)
        carried = carriers(session, {row["claim_id"]: row["article_id"] for row in page})
        for row in page:
            yield _line(dict(row), told, in_stories, answering, carried)


def count(session: Session, wanted: ClaimFilter | None = None) -> int:
    """How many claims are wanted."""
    query = _filtered(session, _joined(select(func.count(ClaimRow.id))), wanted or ClaimFilter())
    return session.scalar(query) or 0


def numbers(session: Session, wanted: ClaimFilter) -> list[int]:
    """The numbers of the claims that are wanted, in order."""
    query = _filtered(session, _joined(select(ClaimRow.id)), wanted).order_by(ClaimRow.id)
    return list(session.scalars(query))


def _joined(query: Any, version: int | None = None) -> Any:
    shown = is_latest() if version is None else VersionRow.id == version
    return (
        query.select_from(ClaimRow)
        .join(ArticleRow, ArticleRow.id == ClaimRow.article_id)
        .join(OutletRow, OutletRow.id == ArticleRow.outlet_id)
        .join(VersionRow, and_(VersionRow.article_id == ArticleRow.id, shown))
        .join(
            AnchorRow,
            and_(AnchorRow.claim_id == ClaimRow.id, AnchorRow.version_id == VersionRow.id),
            isouter=version is None,
        )
        .outerjoin(PlaceRow, PlaceRow.id == ClaimRow.place_id)
    )


def _line(
    row: dict[str, Any],
    told: dict[int, list[Link]],
    in_stories: dict[int, list[str]],
    answering: dict[int, list[str]],
    carried: dict[int, str],
) -> ClaimLine:
    number, article = row.pop("claim_id"), row.pop("article_id")
    chain = told.get(number, [])
    names = [link.name for link in chain]
    if number in carried and not any(same_body(name, carried[number]) for name in names):
        names.insert(0, carried[number])
    return ClaimLine(
        claim_id=reference("claim", number),
        article_id=reference("article", article),
        source=chain[0].name if chain else "",
        source_kind=chain[0].kind if chain else "",
        attribution=ARROW.join([row["outlet"], *names]),
        origin=names[-1] if names else "",
        story="; ".join(in_stories.get(article, [])),
        question="; ".join(answering.get(number, [])),
        **row,
    )


def _stories(session: Session, articles_shown: Sequence[int]) -> dict[int, list[str]]:
    query = (
        select(StoryArticleRow.article_id, StoryRow.slug)
        .join(StoryRow)
        .where(StoryArticleRow.article_id.in_(articles_shown))
        .order_by(StoryArticleRow.article_id, StoryRow.slug)
    )
    found: dict[int, list[str]] = defaultdict(list)
    for article_id, slug in session.execute(query):
        found[article_id].append(slug)
    return found


def _questions(session: Session, shown: Sequence[int]) -> dict[int, list[str]]:
    query = (
        select(AnswerRow.claim_id, QuestionRow.text)
        .join(QuestionRow)
        .where(AnswerRow.claim_id.in_(shown), answers())
        .order_by(AnswerRow.claim_id, QuestionRow.id)
    )
    found: dict[int, list[str]] = defaultdict(list)
    for claim_id, text in session.execute(query):
        found[claim_id].append(text)
    return found


def _order(sort: str) -> list[Any]:
    name = sort.removeprefix("-")
    if not name:
        return [ClaimRow.id]
    if name not in SORTABLE:
        raise InputError(f"claims cannot be sorted by {name!r}", f"choose one of {', '.join(SORTABLE)}")
    if name == CREDIBILITY:
        graded = ClaimRow.credibility
        apart = case((graded.is_(None), 2), (graded == UNJUDGED_CLAIM, 1), else_=0)
        return [apart, graded.desc() if sort.startswith("-") else graded, ClaimRow.id]
    column: Any = (DIRECT | IDENTIFIED)[name]
    column = cast(column, Float) if name in DECIMALS else column
    empty_last = case((column.is_(None), 1), else_=0)
    return [empty_last, column.desc() if sort.startswith("-") else column, ClaimRow.id]


def credibility(session: Session, numbers: Sequence[int]) -> dict[int, int]:
    """How credible these claims were judged to be, by number; those that nobody graded are left out."""
    found: dict[int, int] = {}
    for some in chunks(numbers):
        graded = select(ClaimRow.id, ClaimRow.credibility).where(ClaimRow.id.in_(some))
        found |= {number: grade for number, grade in session.execute(graded) if grade is not None}
    return found


def _filtered(session: Session, query: Any, wanted: ClaimFilter) -> Any:
    return query.where(*conditions(session, wanted))
