"""A source goes in; the page about it comes out: who it is, what it said, who used it, and how that held up."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sayso.desk.corroborating import Other, support_for
from sayso.desk.desk import Desk
from sayso.model.claim import Status
from sayso.model.grading import RELIABILITY
from sayso.model.tables import ClaimFilter, ClaimLine, SourceLine
from sayso.model.uid import number_in, reference
from sayso.store import grades, identities, sources
from sayso.store.citations import Citation, citations
from sayso.store.listing import claims as claim_lines
from sayso.store.listing import coverage, registries
from sayso.store.rows import SourceRow
from sayso.store.rows.stories import Judgement
from sayso.store.store import Session

LIVE = (Status.SUGGESTED, Status.ACCEPTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Namesake:
    """Another source that somebody judged this one to be, not to be, or perhaps to be; with who, when and why."""

    source_id: str
    name: str
    judgement: str
    by: str
    at: datetime
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Graded:
    """One grade; ``meaning`` says the letter in words."""

    reliability: str
    meaning: str
    on: date
    by: str
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """An outlet that used the source: in how many articles and claims, published from when to when."""

    outlet: str
    articles: int
    claims: int
    first: str
    last: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A claim of the source, held against another that rests on another origin."""

    claim: str
    quote: str
    story: str
    other: Other


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """An article that names or describes the source, with its own words for it."""

    article_id: str
    outlet: str
    published: str
    headline: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePage:
    """All that is known of a source but who a protected one is.

    ``merged`` are the sources that are one with it, ``judged`` those that it was held against and is not, or perhaps;
    ``grades`` are oldest first. ``claims`` are by story and number, ``citations`` say at which hop each rests on it.
    """

    source: SourceLine
    meaning: str
    stands_for: str
    merged: tuple[Namesake, ...]
    judged: tuple[Namesake, ...]
    grades: tuple[Graded, ...]
    claims: tuple[ClaimLine, ...]
    citations: tuple[Citation, ...]
    used: tuple[Use, ...]
    corroborated: tuple[Held, ...]
    contradicted: tuple[Held, ...]
    mentions: tuple[Mention, ...]


def page(desk: Desk, ref: str) -> SourcePage:
    """The page about a source, with what those that it was merged with said.

    Raises:
        NotFoundError: if there is no such source.
        InputError: if several are called so.
    """
    with desk.store.reading() as session:
        row = sources.row_of(session, ref)
        group = sources.merged_with(session, row)
        own = reference("source", row.id)
        line = next(one for one in registries.sources(session) if one.source_id == own)
        told = sorted(claim_lines.claims(session, ClaimFilter(source=own)), key=_by_story)
        hops = citations(session, [one.id for one in group])
        merged, judged = _namesakes(session, group, row)
        live = [claim for claim in told if claim.status in LIVE]
        corroborated, contradicted = _held(session, live)
        return SourcePage(
            source=replace(line, claims=len(told)),
            meaning=RELIABILITY.get(line.reliability, ""),
            stands_for=group[0].name if group[0].id != row.id else "",
            merged=merged,
            judged=judged,
            grades=_grades(session, group),
            claims=tuple(told),
            citations=tuple(hops),
            used=_used(live),
            corroborated=corroborated,
            contradicted=contradicted,
            mentions=_mentions(session, group, told, hops),
        )


def _by_story(claim: ClaimLine) -> tuple[bool, str, int]:
    return not claim.story, claim.story, number_in("claim", claim.claim_id) or 0


def _namesakes(
    session: Session, group: Sequence[SourceRow], row: SourceRow
) -> tuple[tuple[Namesake, ...], tuple[Namesake, ...]]:
    inside = {one.uid: one for one in group}
    merged, judged = [], []
    for edge in identities.judged(session, "source"):
        ends = {edge.one, edge.other}
        if not ends & inside.keys():
            continue
        if edge.judgement is Judgement.POSITIVE:
            # The end that is told is the one that the page is not about.
            other = inside[next(iter(sorted(ends - {row.uid}, key=lambda uid: uid == group[0].uid)))]
            merged.append(_namesake(other, edge))
        elif not ends <= inside.keys():
            judged.append(_namesake(sources.row_with(session, next(iter(ends - inside.keys()))), edge))
    return tuple(merged), tuple(judged)


def _namesake(row: SourceRow, edge: identities.Edge) -> Namesake:
    return Namesake(
        source_id=reference("source", row.id),
        name=row.name,
        judgement={Judgement.POSITIVE: "the same", Judgement.NEGATIVE: "not the same"}.get(edge.judgement, "unsure"),
        by=edge.by,
        at=edge.at,
        because=edge.because,
    )


def _grades(session: Session, group: Sequence[SourceRow]) -> tuple[Graded, ...]:
    """The grades of the source and of those merged with it, oldest first."""
    return tuple(
        Graded(
            reliability=one.reliability,
            meaning=RELIABILITY.get(one.reliability, "no grade any more"),
            on=one.on,
            by=one.by,
            because=one.because,
        )
        for one in grades.over_time(session, [row.id for row in group])
    )


def _used(claims: Iterable[ClaimLine]) -> tuple[Use, ...]:
    by_outlet: dict[str, list[ClaimLine]] = {}
    for claim in claims:
        by_outlet.setdefault(claim.outlet, []).append(claim)
    uses = []
    for outlet, own in by_outlet.items():
        days = sorted(claim.published for claim in own if claim.published)
        uses.append(
            Use(
                outlet=outlet,
                articles=len({claim.article_id for claim in own}),
                claims=len(own),
                first=days[0] if days else "",
                last=days[-1] if days else "",
            )
        )
    return tuple(sorted(uses, key=lambda use: (-use.claims, use.outlet)))


def _held(session: Session, claims: Sequence[ClaimLine]) -> tuple[tuple[Held, ...], tuple[Held, ...]]:
    """Each claim with those on other origins that agree with it, and with those that conflict."""
    lines = {number_in("claim", claim.claim_id) or 0: claim for claim in claims}
    found = support_for(session, sorted(lines))
    agree, conflict = [], []
    for number, support in found.items():
        agree += [_one(lines[number], other) for other in support.corroborated]
        conflict += [_one(lines[number], other) for other in support.contradicted]
    return tuple(agree), tuple(conflict)


def _one(claim: ClaimLine, other: Other) -> Held:
    return Held(claim=claim.claim_id, quote=claim.quote, story=claim.story, other=other)


def _mentions(
    session: Session, group: Sequence[SourceRow], claims: Sequence[ClaimLine], hops: Sequence[Citation]
) -> tuple[Mention, ...]:
    """The articles that cite the source or that it belongs to, by date."""
    article_of = {claim.claim_id: claim.article_id for claim in claims}
    words: dict[str, list[str]] = {}
    for row in group:
        if row.article_id is not None:
            words.setdefault(reference("article", row.article_id), []).append(row.name)
    for hop in hops:
        if hop.claim_id in article_of:
            words.setdefault(article_of[hop.claim_id], []).extend([hop.words] if hop.words else [])
    found = [line for line in coverage.articles(session) if line.article_id in words] if words else []
    return tuple(
        Mention(
            article_id=line.article_id,
            outlet=line.outlet,
            published=line.published,
            headline=line.headline,
            words=tuple({word.casefold(): word for word in reversed(words[line.article_id])}.values())[::-1],
        )
        for line in sorted(found, key=lambda line: (line.published or "~", number_in("article", line.article_id) or 0))
    )
