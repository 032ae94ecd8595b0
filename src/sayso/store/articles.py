"""Articles are looked up: by reference, and by what may tell that a text is a known article's."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from sayso.model.anchor import Anchor, AnchorStatus
from sayso.model.text import Span
from sayso.model.uid import number_in
from sayso.store.nearest import missing
from sayso.store.rows import AnchorRow, ArticleRow, ClaimRow, OutletRow, VersionRow


@dataclass(frozen=True, slots=True)
class Known:
    """One stored version as matching sees it."""

    article_id: int
    article_uid: str
    outlet_id: int
    key: str
    version_id: int
    number: int
    headline: str
    published: str
    source_name: str
    text_sha256: str


def known(session: Session, *, keys: Iterable[str], names: Iterable[str], headlines: Iterable[str]) -> list[Known]:
    """Every stored version of the articles that these keys, file names or headlines may mean, oldest first."""
    matching = (
        select(VersionRow.article_id)
        .join(ArticleRow)
        .where(
            or_(
                ArticleRow.key.in_(sorted(set(keys))),
                VersionRow.source_name.in_(sorted(set(names))),
                VersionRow.headline.in_(sorted({headline for headline in headlines if headline})),
            )
        )
    )
    query = (
        select(
            ArticleRow.id.label("article_id"),
            ArticleRow.uid.label("article_uid"),
            ArticleRow.outlet_id,
            ArticleRow.key,
            VersionRow.id.label("version_id"),
            VersionRow.number,
            VersionRow.headline,
            VersionRow.published,
            VersionRow.source_name,
            VersionRow.text_sha256,
        )
        .join(VersionRow, VersionRow.article_id == ArticleRow.id)
        .where(ArticleRow.id.in_(matching))
        .order_by(VersionRow.id)
    )
    return [Known(**row) for row in session.execute(query).mappings()]


def texts_held(session: Session, digests: Sequence[str]) -> set[str]:
    """Which of these SHA-256 digests are those of a stored text."""
    query = select(VersionRow.text_sha256).where(VersionRow.text_sha256.in_(sorted(set(digests))))
    return set(session.scalars(query))


def text_of(session: Session, version_id: int) -> str:
    """The text of one version."""
    return session.execute(select(VersionRow.text).where(VersionRow.id == version_id)).scalar_one()


STANDING = (AnchorStatus.EXACT.value, AnchorStatus.MOVED.value)
"""A claim's own words, at a place that is certain."""


@dataclass(frozen=True, slots=True)
class Pinned:
    """A claim of an article with the anchor that it last surely had, and the version that the anchor is of."""

    claim_id: int
    claim_uid: str
    kind: str
    version_id: int
    anchor: Anchor


def pinned(session: Session, article_id: int) -> list[Pinned]:
    """The article's claims, each with the anchor that it had when its words last stood there.

    Words that an article altered may come back: what stood there meanwhile is not what is looked for.
    """
    query = (
        select(ClaimRow.id, ClaimRow.uid, ClaimRow.kind, AnchorRow)
        .join(AnchorRow, AnchorRow.claim_id == ClaimRow.id)
        .where(ClaimRow.article_id == article_id, AnchorRow.status.in_(STANDING))
        .order_by(ClaimRow.id, AnchorRow.version_id)
    )
    last: dict[int, Pinned] = {}
    for number, made, kind, row in session.execute(query):
        if row.start is not None and row.end is not None:
            pin = Anchor(Span(row.start, row.end), row.exact, row.prefix, row.suffix)
            last[number] = Pinned(number, made, kind, row.version_id, pin)
    return list(last.values())


def number_of(session: Session, ref: str) -> int:
    """The article with this reference (``A12``).

    Raises:
        NotFoundError: if there is none.
    """
    number = number_in("article", ref)
    if number is None or session.get(ArticleRow, number) is None:
        raise missing(session, "article", ref)
    return number


def country_of(session: Session, article_id: int) -> str:
    """The country of an article's outlet, ISO 3166-1 alpha-2 or empty."""
    query = select(OutletRow.country).join(ArticleRow).where(ArticleRow.id == article_id)
    return session.execute(query).scalar_one()
