"""A batch of new versions is written with its regions, suggested claims and anchors."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from sayso.model.anchor import Anchor, AnchorStatus
from sayso.model.claim import Claim, Modality
from sayso.model.figure import Figure, Scale
from sayso.model.place import Candidate, Place
from sayso.model.text import Region
from sayso.model.uid import uid
from sayso.store.articles import Known
from sayso.store.journal import Change
from sayso.store.numbers import reserve
from sayso.store.places import save_places
from sayso.store.records import TABLES
from sayso.store.rows import OriginalRow
from sayso.store.stories import add_to_story
from sayso.store.suggested import MACHINE, Chain, Hops, suggest, suggest_again
from sayso.store.values import EMPTY, columns_of, measure_of
from sayso.store.voices import Article


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """What became of an earlier claim in a new version, with who says it there; ``None`` leaves the chain as it is."""

    claim_id: int
    claim_uid: str
    kind: str = ""
    status: AnchorStatus
    anchor: Anchor | None
    reason: str = ""
    hops: Hops | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """One version to be saved, of a new article (``article`` is ``None``) or a known one.

    ``pins`` are the anchors of ``claims`` and ``chains`` who said them, in the same order.
    """

    article: Known | None
    number: int
    outlet_id: int
    outlet_uid: str
    key: str
    headline: str
    byline: str
    published: str
    published_earliest: date | None
    published_latest: date | None
    language: str
    url: str
    format: str
    outlet_clue: str
    text: str
    text_sha256: str
    original_sha256: str
    original: bytes = field(repr=False)
    part: tuple[int, int] | None
    source_name: str
    regions: tuple[Region, ...]
    claims: tuple[Claim, ...]
    pins: tuple[Anchor, ...]
    chains: tuple[Hops, ...] = ()
    carried: tuple[Carried, ...] = ()
    stories: tuple[str, ...] = ()
    digest_of: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Saved:
    """Where an arrival went."""

    article_id: int
    article_uid: str
    version_id: int
    number: int


def save(change: Change, arrivals: Sequence[Arrival]) -> list[Saved]:
    """Write a batch of versions with their regions, suggested claims, chains and anchors; a few statements a table."""
    session = change.session
    originals = _save_originals(session, arrivals)
    saved = _save_versions(change, arrivals, originals)
    places = save_places(session, [rival for arrival in arrivals for rival in chosen_places(arrival.claims)])
    regions: list[dict[str, Any]] = []
    claims: list[dict[str, Any]] = []
    anchors: list[dict[str, Any]] = []
    chains: list[Chain] = []
    carried: list[Chain] = []
    count = sum(len(arrival.claims) for arrival in arrivals)
    numbers = iter(reserve(session, TABLES["claims"], count))
    for arrival, put in zip(arrivals, saved, strict=True):
        version_uid = _version_uid(put.article_uid, put.number)
        article = Article(put.article_id, put.article_uid, arrival.outlet_id)
        regions.extend(_region(version_uid, put.version_id, region) for region in arrival.regions)
        told = arrival.chains or ((),) * len(arrival.claims)
        for claim, pin, hops in zip(arrival.claims, arrival.pins, told, strict=True):
            number = next(numbers)
            made = uid("claim", version_uid, claim.kind.value, claim.span.start, claim.span.end)
            claims.append(
                {"id": number, "uid": made} | suggestion(claim, arrival.text, put.article_id, places, change.at)
            )
            if arrival.article is not None:
                # A claim belongs to its article, which this entry did not make: undoing it must take the claim along.
                change.inserted("claims", made, touches=False)
            chains.append(Chain(claim_id=number, claim_uid=made, article=article, hops=hops))
            exact = Carried(claim_id=number, claim_uid=made, status=AnchorStatus.EXACT, anchor=pin)
            anchors.append(anchor_columns(exact, version_uid, put.version_id))
        anchors.extend(anchor_columns(kept, version_uid, put.version_id) for kept in arrival.carried)
        carried.extend(
            Chain(claim_id=kept.claim_id, claim_uid=kept.claim_uid, article=article, hops=kept.hops, stands=True)
            for kept in arrival.carried
            if kept.hops is not None
        )
    for table, rows in (("regions", regions), ("claims", claims), ("anchors", anchors)):
        if rows:
            session.execute(insert(TABLES[table]), rows)
    suggest(change, chains)
    suggest_again(change, carried)
    change.indexed.update(row["uid"] for row in claims)
    change.touch(*(put.article_uid for put in saved))
    # A version stands on the one before it, whose claims it carries.
    change.touch(*(_version_uid(put.article_uid, put.number - 1) for put in saved if put.number > 1))
    for arrival, put in zip(arrivals, saved, strict=True):
        for slug in arrival.stories:
            add_to_story(change, slug, put.article_id)
    return saved


def _save_originals(session: Session, arrivals: Sequence[Arrival]) -> dict[str, int]:
    wanted = {arrival.original_sha256: arrival.original for arrival in arrivals}
    query = select(OriginalRow.uid, OriginalRow.id).where(OriginalRow.uid.in_(sorted(wanted)))
    found = dict(session.execute(query).all())
    for made in sorted(wanted.keys() - found.keys()):
        row = OriginalRow(uid=made, size=len(wanted[made]), data=wanted[made])
        session.add(row)
        session.flush()
        found[made] = row.id
    return found


def _save_versions(change: Change, arrivals: Sequence[Arrival], originals: dict[str, int]) -> list[Saved]:
    session = change.session
    new = [arrival for arrival in arrivals if arrival.article is None]
    numbers = iter(reserve(session, TABLES["articles"], len(new)))
    version_numbers = iter(reserve(session, TABLES["versions"], len(arrivals)))
    articles: list[dict[str, Any]] = []
    versions: list[dict[str, Any]] = []
    saved: list[Saved] = []
    for arrival in arrivals:
        if arrival.article is None:
            article_id, article_uid = next(numbers), article_uid_for(arrival.outlet_uid, arrival.key)
            articles.append(
                {
                    "id": article_id,
                    "uid": article_uid,
                    "outlet_id": arrival.outlet_id,
                    "key": arrival.key,
                    "digest_of": arrival.digest_of,
                    "note": arrival.note,
                }
            )
        else:
            article_id, article_uid = arrival.article.article_id, arrival.article.article_uid
        put = Saved(article_id, article_uid, next(version_numbers), arrival.number)
        versions.append(_version(arrival, put, originals, change.at))
        saved.append(put)
    for table, rows in (("articles", articles), ("versions", versions)):
        if rows:
            session.execute(insert(TABLES[table]), rows)
        for row in rows:
            change.inserted(table, row["uid"])
    return saved


def article_uid_for(outlet_uid: str, key: str) -> str:
    """The uid of an outlet's article with this key."""
    return uid("article", outlet_uid, key)


def _version_uid(article_uid: str, number: int) -> str:
    return uid("version", article_uid, number)


def _version(arrival: Arrival, put: Saved, originals: dict[str, int], at: datetime) -> dict[str, Any]:
    return {
        "id": put.version_id,
        "uid": _version_uid(put.article_uid, put.number),
        "article_id": put.article_id,
        "number": put.number,
        "headline": arrival.headline,
        "byline": arrival.byline,
        "published": arrival.published,
        "published_earliest": arrival.published_earliest,
        "published_latest": arrival.published_latest,
        "language": arrival.language,
        "url": arrival.url,
        "format": arrival.format,
        "outlet_clue": arrival.outlet_clue,
        "text": arrival.text,
        "text_sha256": arrival.text_sha256,
        "original_id": originals[arrival.original_sha256],
        "part_start": arrival.part[0] if arrival.part else None,
        "part_end": arrival.part[1] if arrival.part else None,
        "source_name": arrival.source_name,
        "imported_at": at,
        "copy_of_id": None,
        "copy_similarity": None,
    }


def _region(version_uid: str, version_id: int, region: Region) -> dict[str, Any]:
    return {
        "uid": uid("region", version_uid, region.span.start),
        "version_id": version_id,
        "role": region.role.value,
        "start": region.span.start,
        "end": region.span.end,
    }


def chosen_places(claims: Iterable[Claim]) -> Iterable[Candidate]:
    """The places that these claims settle on."""
    for claim in claims:
        if isinstance(claim.value, Place) and claim.value.chosen is not None:
            yield claim.value.chosen


def suggestion(claim: Claim, text: str, article_id: int, places: dict[str, int], at: datetime) -> dict[str, Any]:
    """The columns of a suggested claim in an article's ``text``; ``places`` are the rows of the places by reference."""
    place = claim.value.chosen if isinstance(claim.value, Place) else None
    return (EMPTY if _says_nothing(claim) else columns_of(claim.value)) | {
        "article_id": article_id,
        "kind": claim.kind.value,
        "status": "suggested",
        "quote": claim.text,
        "sentence": claim.sentence.of(text),
        "rule": claim.rule,
        "why": claim.why,
        "measure": measure_of(claim.value),
        "place_id": places[place.ref] if place else None,
        "polarity": claim.polarity.value,
        "modality": claim.modality.value,
        "when_edtf": "",
        "where": "",
        "where_id": None,
        "credibility": None,
        "logged_by": MACHINE,
        "logged_at": at,
        "note": "",
        "revision": 1,
    }


def _says_nothing(claim: Claim) -> bool:
    """Whether a claim records a non-answer ('declined to comment'), which has neither an amount nor a unit."""
    value = claim.value
    return claim.modality is Modality.UNKNOWN and isinstance(value, Figure) and value.scale is Scale.OTHER


def anchor_columns(kept: Carried, version_uid: str, version_id: int) -> dict[str, Any]:
    """The columns of a claim's anchor in a version."""
    pin = kept.anchor
    return {
        "uid": uid("anchor", kept.claim_uid, version_uid),
        "claim_id": kept.claim_id,
        "version_id": version_id,
        "start": pin.span.start if pin else None,
        "end": pin.span.end if pin else None,
        "exact": pin.exact if pin else "",
        "prefix": pin.prefix if pin else "",
        "suffix": pin.suffix if pin else "",
        "status": kept.status.value,
        "reason": kept.reason,
    }
