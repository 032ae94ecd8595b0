"""What comparison works on is loaded: questions, and the claims that answer them with all that decides verdicts."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, aliased, defer

from sayso.model.attribution import SourceKind
from sayso.model.claim import Status
from sayso.model.text import Role
from sayso.model.uid import reference
from sayso.model.verdict import Assertion
from sayso.store.assertions import LIVE, as_of
from sayso.store.identities import kept, unsure
from sayso.store.listing.chains import Chains
from sayso.store.originals import Original, originals
from sayso.store.records import chunks
from sayso.store.rows import (
    AnchorRow,
    AnswerRow,
    ArticleRow,
    ClaimRow,
    OutletRow,
    PlaceRow,
    QuestionRow,
    RegionRow,
    StoryArticleRow,
    StoryRow,
    VersionRow,
)
from sayso.store.rows.latest import is_latest
from sayso.store.standing import ANSWERS
from sayso.store.values import assertion_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One hop of a chain as comparison sees it; ``local`` where it is known from one article alone.

    ``loose`` says that it is only suggested, too; ``unsure`` are sources of which nobody can tell whether they are it.
    """

    uid: str
    name: str
    kind: SourceKind
    local: bool = False
    loose: bool = False
    suggested: bool = False
    unsure: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A claim that answers a question, with all that decides verdicts and origins.

    ``copy_of`` is the article that the claim's passage was copied from, of ``copied_outlet``, or empty; ``byline`` are
    its article's bylines and datelines, ``digest_of`` the report that the article digests; ``superseded`` says that
    its words are altered or gone in the article's newest version. ``outlet`` is the outlet that stands for merged ones.
    """

    claim_id: int
    claim_uid: str
    article: str
    article_id: int
    article_uid: str
    outlet: str
    published: str
    headline: str
    quote: str
    sentence: str
    status: str
    suggested: bool
    assertion: Assertion
    chain: tuple[Told, ...]
    copy_of: str
    copied_outlet: str
    credit: str
    byline: str
    digest_of: str
    superseded: bool
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question with its answers, by publication and number."""

    id: int
    uid: str
    text: str
    kind: str
    story: str
    status: str
    answers: tuple[Answer, ...]


def asked(session: Session, within: Select[Any]) -> list[Asked]:
    """The questions that ``within`` selects, with their answers; seven queries however many there are."""
    query = (
        select(QuestionRow, StoryRow.slug)
        .outerjoin(StoryRow, StoryRow.id == QuestionRow.story_id)
        .where(QuestionRow.id.in_(within))
        .order_by(QuestionRow.id)
    )
    rows = session.execute(query).all()
    answers = AnswerRow.question_id.in_(within), AnswerRow.judgement.in_(ANSWERS)
    edges = session.execute(select(AnswerRow.question_id, AnswerRow.claim_id).where(*answers)).all()
    found = {one.claim_id: one for one in answerable(session, claims=select(AnswerRow.claim_id).where(*answers))}
    held: dict[int, list[Answer]] = defaultdict(list)
    for question_id, claim_id in edges:
        if claim_id in found:
            held[question_id].append(found[claim_id])
    return [
        Asked(
            id=row.id,
            uid=row.uid,
            text=row.text,
            kind=row.kind,
            story=slug or "",
            status=row.status,
            answers=tuple(sorted(held[row.id], key=lambda one: (one.published or "~", one.claim_id))),
        )
        for row, slug in rows
    ]


def converting(session: Session, articles: Sequence[int]) -> list[Answer]:
    """The amounts of money that these articles state, in which their own conversions are found."""
    return [
        answer
        for some in chunks(sorted(articles))
        for answer in answerable(
            session, claims=select(ClaimRow.id).where(ClaimRow.article_id.in_(some), ClaimRow.currency != "")
        )
    ]


def answerable(session: Session, *, story_id: int | None = None, claims: Select[Any] | None = None) -> list[Answer]:
    """The live claims of a story, or those that ``claims`` selects, as comparison sees them, by number."""
    if claims is None:
        claims = select(ClaimRow.id)
    if story_id is not None:
        within = select(StoryArticleRow.article_id).where(StoryArticleRow.story_id == story_id)
        claims = claims.where(ClaimRow.article_id.in_(within))
    own, where = aliased(PlaceRow), aliased(PlaceRow)
    query = (
        select(ClaimRow, ArticleRow, VersionRow, OutletRow, AnchorRow, own, where)
        # The text of each article is long, and nothing here reads it.
        .options(defer(VersionRow.text))
        .join(ArticleRow, ArticleRow.id == ClaimRow.article_id)
        .join(VersionRow, (VersionRow.article_id == ArticleRow.id) & is_latest())
        .join(OutletRow, OutletRow.id == ArticleRow.outlet_id)
        .outerjoin(AnchorRow, (AnchorRow.claim_id == ClaimRow.id) & (AnchorRow.version_id == VersionRow.id))
        .outerjoin(own, own.id == ClaimRow.place_id)
        .outerjoin(where, where.id == ClaimRow.where_id)
        .where(ClaimRow.status.in_(LIVE), ClaimRow.id.in_(claims))
        .order_by(ClaimRow.id)
    )
    rows: list[Any] = list(session.execute(query))
    chains = Chains(session).of(claims)
    copied = originals(session, claims)
    credited = _credits(session, claims)
    doubts = unsure(session, "source")
    names = _outlet_names(session)
    return [
        Answer(
            claim_id=claim.id,
            claim_uid=claim.uid,
            article=reference("article", article.id),
            article_id=article.id,
            article_uid=article.uid,
            outlet=names.get(outlet.uid, outlet.name),
            published=version.published,
            headline=version.headline,
            quote=claim.quote,
            sentence=claim.sentence,
            status=claim.status,
            suggested=claim.status == Status.SUGGESTED.value,
            assertion=assertion_of(claim, own_place, where_place, as_of(claim.when_edtf)),
            chain=tuple(
                Told(
                    uid=link.uid,
                    name=link.name,
                    kind=SourceKind(link.kind),
                    local=link.local,
                    loose=link.loose,
                    suggested=link.suggested or link.loose,
                    unsure=doubts.get(link.uid, ()),
                )
                for link in chains.get(claim.id, ())
            ),
            copy_of=copied[claim.id].article if claim.id in copied else "",
            copied_outlet=_named(copied[claim.id], names) if claim.id in copied else "",
            credit=credited.get((version.id, False), ""),
            byline="\n".join(filter(None, (version.byline, credited.get((version.id, True), "")))),
            digest_of=article.digest_of,
            superseded=anchor is None or anchor.status in ("altered", "lost"),
            start=anchor.start if anchor else None,
            end=anchor.end if anchor else None,
        )
        for claim, article, version, outlet, anchor, own_place, where_place in rows
    ]


def _named(original: Original, names: dict[str, str]) -> str:
    return names.get(original.outlet_uid, original.outlet)


_SIGNED = (Role.BYLINE, Role.DATELINE)


def _credits(session: Session, claims: Select[Any]) -> dict[tuple[int, bool], str]:
    """The credit lines of the newest versions of these claims' articles, cut out of their texts by the database.

    By version; with ``True`` its bylines and datelines, with ``False`` the others.
    """
    articles = select(ClaimRow.article_id).where(ClaimRow.id.in_(claims))
    words = func.substr(VersionRow.text, RegionRow.start + 1, RegionRow.end - RegionRow.start)
    query = (
        select(RegionRow.version_id, RegionRow.role, words)
        .join(VersionRow, VersionRow.id == RegionRow.version_id)
        .where(VersionRow.article_id.in_(articles), is_latest(), RegionRow.role.in_((Role.CREDIT, *_SIGNED)))
        .order_by(RegionRow.version_id, RegionRow.start)
    )
    found: dict[tuple[int, bool], list[str]] = defaultdict(list)
    for version_id, role, line in session.execute(query):
        found[version_id, role in _SIGNED].append(line)
    return {key: "\n".join(lines) for key, lines in found.items()}


def _outlet_names(session: Session) -> dict[str, str]:
    standing = kept(session, "outlet")
    if not standing:
        return {}
    names = dict(session.execute(select(OutletRow.uid, OutletRow.name)).all())
    return {low: names[top] for low, top in standing.items()}
