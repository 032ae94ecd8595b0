"""One article, claim or source with all that belongs to it."""

from dataclasses import dataclass, replace

from sayso.desk.desk import Desk
from sayso.model.tables import ArticleLine, AttributionLine, ClaimFilter, ClaimLine, OutletLine, SourceLine
from sayso.model.text import Region
from sayso.store import articles, claims, outlets, sources
from sayso.store.listing import claims as claim_lines
from sayso.store.listing import registries
from sayso.store.versions import Version, Versioned, original_of, version_of, versions_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleView:
    """An article in one version: its text and regions, and the claims that stand in it."""

    article: ArticleLine
    version: int
    versions: tuple[Versioned, ...]
    text: str
    regions: tuple[Region, ...]
    claims: tuple[ClaimLine, ...]


def article(desk: Desk, ref: str, *, version: int | None = None) -> ArticleView:
    """The article in its newest version, or the one asked for.

    Raises:
        NotFoundError: if there is no such article or version.
    """
    with desk.store.reading() as session:
        number = articles.number_of(session, ref)
        line = next(iter(registries.articles(session, number=number)))
        shown: Version = version_of(session, number, version)
        lines = claim_lines.claims(session, ClaimFilter(article=ref), version=shown.id)
        return ArticleView(
            article=line,
            version=shown.number,
            versions=versions_of(session, number),
            text=shown.text,
            regions=shown.regions,
            claims=tuple(lines),
        )


def original(desk: Desk, ref: str, *, version: int | None = None, whole: bool = False) -> bytes:
    """The bytes that an article came in: its own part of a file that held several, or with ``whole`` all of it.

    Raises:
        NotFoundError: if there is no such article or version.
    """
    with desk.store.reading() as session:
        return original_of(session, articles.number_of(session, ref), version, whole=whole)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimView:
    """A claim with its reason, its revision and each hop of its chain."""

    claim: ClaimLine
    why: str
    revision: int
    hops: tuple[AttributionLine, ...]


def claim(desk: Desk, ref: str) -> ClaimView:
    """A claim with who said it.

    Raises:
        NotFoundError: if there is no such claim.
    """
    with desk.store.reading() as session:
        row = claims.row_of(session, ref)
        line = next(iter(claim_lines.claims(session, ClaimFilter(), only=row.id)))
        hops = tuple(registries.attributions(session, claim=row.id))
        return ClaimView(claim=line, why=row.why, revision=row.revision, hops=hops)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """A source with the claims that rest on it."""

    source: SourceLine
    claims: tuple[ClaimLine, ...]


def source(desk: Desk, ref: str) -> SourceView:
    """A source with the claims linked to it or to one that it was merged with.

    Raises:
        NotFoundError: if there is no such source.
    """
    with desk.store.reading() as session:
        row = sources.row_of(session, ref)
        line = next(one for one in registries.sources(session) if one.source_uid == row.uid)
        told = tuple(claim_lines.claims(session, ClaimFilter(source=line.source_id)))
        return SourceView(source=replace(line, claims=len(told)), claims=told)


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletView:
    """An outlet with its articles."""

    outlet: OutletLine
    articles: tuple[ArticleLine, ...]


def outlet(desk: Desk, ref: str) -> OutletView:
    """An outlet with its articles and those of outlets that it was merged with.

    Raises:
        NotFoundError: if there is no such outlet.
    """
    with desk.store.reading() as session:
        number = outlets.number_of(session, ref)
        line = next(one for one in registries.outlets(session) if one.outlet_id == f"O{number}")
        held = tuple(registries.articles(session, outlet=number))
        return OutletView(outlet=replace(line, articles=len(held)), articles=held)
