"""One article, claim or outlet with all that belongs to it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sayso.desk.dating import Suggestion, suggest_published
from sayso.desk.desk import Desk
from sayso.desk.suggesting import telling
from sayso.model.attribution import LinkStatus
from sayso.model.tables import ArticleLine, AttributionLine, ClaimFilter, ClaimLine, OutletLine
from sayso.model.text import Document, Region
from sayso.store import articles, claims, outlets
from sayso.store.listing import claims as claim_lines
from sayso.store.listing import coverage, registries
from sayso.store.outlets import folded
from sayso.store.versions import Version, Versioned, original_of, version_of, versions_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """Somebody whom an article makes responsible for something: what it calls them, and the claims that rest on it.

    ``source_id`` is empty where no claim does. ``status`` is ``settled`` where an editor has linked them in this
    article, else ``suggested``.
    """

    source_id: str
    kind: str
    name: str
    words: tuple[str, ...]
    claims: tuple[str, ...]
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleView:
    """An article in one version: its text and regions, the claims that stand in it, and who said what.

    ``hops`` are those of the claims, ``sources`` everybody whom the text makes responsible, in its order. ``suggested``
    is the date of publication that the text of an article without one suggests.
    """

    article: ArticleLine
    version: int
    versions: tuple[Versioned, ...]
    text: str
    regions: tuple[Region, ...]
    claims: tuple[ClaimLine, ...]
    hops: tuple[AttributionLine, ...]
    sources: tuple[Cited, ...]
    suggested: Suggestion | None = None


def article(desk: Desk, ref: str, *, version: int | None = None) -> ArticleView:
    """The article in its newest version, or the one asked for.

    Raises:
        NotFoundError: if there is no such article or version.
    """
    with desk.store.reading() as session:
        number = articles.number_of(session, ref)
        line = next(iter(coverage.articles(session, number=number)))
        shown: Version = version_of(session, number, version)
        lines = list(claim_lines.claims(session, ClaimFilter(article=ref), version=shown.id))
        standing = {line.claim_id for line in lines}
        hops = [hop for hop in registries.attributions(session, article=number) if hop.claim_id in standing]
        country = "" if line.published else articles.country_of(session, number)
        return ArticleView(
            article=line,
            version=shown.number,
            versions=versions_of(session, number),
            text=shown.text,
            regions=shown.regions,
            claims=tuple(lines),
            hops=tuple(hops),
            sources=_cited(Document(shown.text, shown.regions, line.headline, line.outlet), hops),
            suggested=None if line.published else suggest_published(shown.text, country=country),
        )


def _cited(document: Document, hops: Sequence[AttributionLine]) -> tuple[Cited, ...]:
    """Everybody whom a text makes responsible: the sources of its claims, and those whom no claim rests on."""
    by_source: dict[str, list[AttributionLine]] = {}
    for hop in hops:
        by_source.setdefault(hop.source_id, []).append(hop)
    places = {source: min(hop.cue_start or 0 for hop in own) for source, own in by_source.items()}
    found = [(places[source], _linked(source, own)) for source, own in by_source.items()]
    known = {folded(name) for _, one in found for name in (one.name, *one.words)}
    for heard in telling(document).voices():
        voice = heard.voice
        if not known & {folded(name) for name in (voice.name, *heard.words)}:
            bare = Cited(
                source_id="", kind=voice.kind, name=voice.name, words=heard.words, claims=(), status="suggested"
            )
            found.append((heard.start, bare))
    return tuple(one for _, one in sorted(found, key=lambda pair: pair[0]))


def _linked(source: str, hops: Sequence[AttributionLine]) -> Cited:
    settled = any(hop.status == LinkStatus.SETTLED for hop in hops)
    return Cited(
        source_id=source,
        kind=hops[0].source_kind,
        name=hops[0].source,
        words=_once(hop.words for hop in hops if hop.words),
        claims=_once(hop.claim_id for hop in hops),
        status="settled" if settled else "suggested",
    )


def _once(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))


def original(desk: Desk, ref: str, *, version: int | None = None, whole: bool = False) -> bytes:
    """The bytes that an article came in: its own part of a file that held several, or with ``whole`` all of it.

    Raises:
        NotFoundError: if there is no such article or version.
    """
    with desk.store.reading() as session:
        return original_of(session, articles.number_of(session, ref), version, whole=whole)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimView:
    """A claim with its reason, its revision and each hop of its chain; ``credibility`` is 1 to 6, if graded."""

    claim: ClaimLine
    credibility: int | None
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
        return ClaimView(claim=line, credibility=row.credibility, why=row.why, revision=row.revision, hops=hops)


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
        held = tuple(coverage.articles(session, outlet=number))
        return OutletView(outlet=replace(line, articles=len(held)), articles=held)
