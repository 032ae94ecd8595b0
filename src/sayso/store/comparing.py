"""What comparison works on is loaded: questions, and the claims that answer them with all that decides verdicts."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from sayso.model.attribution import SourceKind
from sayso.model.claim import Status
from sayso.model.uid import reference
from sayso.model.verdict import Assertion
from sayso.store.assertions import LIVE, STATED, Reader
from sayso.store.credits import credits_of
from sayso.store.identities import kept, unsure
from sayso.store.listing.chains import Chains
from sayso.store.originals import originals
from sayso.store.records import chunks
from sayso.store.rows import (
    AnchorRow,
    AnswerRow,
    ArticleRow,
    ClaimRow,
    OutletRow,
    QuestionRow,
    StoryArticleRow,
    StoryRow,
    VersionRow,
)
from sayso.store.rows.latest import is_latest
from sayso.store.standing import ANSWERS


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


def asked(session: Session, within: Select[Any], *, backed: bool = True) -> list[Asked]:
    """The questions that ``within`` selects, with their answers; some ten queries however many there are.

    Without ``backed``, five: what the answers rest on is left out.
    """
    query = (
        select(QuestionRow, StoryRow.slug)
        .outerjoin(StoryRow, StoryRow.id == QuestionRow.story_id)
        .where(QuestionRow.id.in_(within))
        .order_by(QuestionRow.id)
    )
    rows = session.execute(query).all()
    answers = AnswerRow.question_id.in_(within), AnswerRow.judgement.in_(ANSWERS)
    edges = session.execute(select(AnswerRow.question_id, AnswerRow.claim_id).where(*answers)).all()
    claims = select(AnswerRow.claim_id).where(*answers)
    found = {one.claim_id: one for one in answerable(session, claims=claims, backed=backed)}
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


def answerable(
    session: Session, *, story_id: int | None = None, claims: Select[Any] | None = None, backed: bool = True
) -> list[Answer]:
    """The live claims of a story, or those that ``claims`` selects, as comparison sees them, by number.

    Without ``backed`` they come as verdicts need them: what they rest on (chain, copy, credits) is left out.
    """
    if claims is None:
        claims = select(ClaimRow.id)
    if story_id is not None:
        within = select(StoryArticleRow.article_id).where(StoryArticleRow.story_id == story_id)
        claims = claims.where(ClaimRow.article_id.in_(within))
    rows = session.execute(_answers(claims)).all()
    names = _outlet_names(session)
    read = Reader(session, rows)
    behind = _backing(session, claims, names) if backed else _nothing
    return [
        Answer(
            claim_id=row.id,
            claim_uid=row.uid,
            article=reference("article", row.article_id),
            article_id=row.article_id,
            article_uid=row.article_uid,
            outlet=names.get(row.outlet_uid, row.outlet),
            published=row.published,
            headline=row.headline,
            quote=row.quote,
            sentence=row.sentence,
            status=row.status,
            suggested=row.status == Status.SUGGESTED.value,
            assertion=read.assertion(row),
            superseded=row.anchored is None or row.anchored in ("altered", "lost"),
            start=row.start,
            end=row.end,
            digest_of=row.digest_of,
            **behind(row),
        )
        for row in rows
    ]


def _answers(claims: Select[Any]) -> Any:
    """The columns that an answer is made of: rows of plain values cost a third of mapped objects."""
    return (
        select(
            *STATED,
            ClaimRow.id,
            ClaimRow.uid,
            ClaimRow.article_id,
            ClaimRow.quote,
            ClaimRow.sentence,
            ClaimRow.status,
            ArticleRow.uid.label("article_uid"),
            ArticleRow.digest_of,
            VersionRow.id.label("version_id"),
            VersionRow.published,
            VersionRow.headline,
            VersionRow.byline,
            OutletRow.uid.label("outlet_uid"),
            OutletRow.name.label("outlet"),
            AnchorRow.status.label("anchored"),
            AnchorRow.start,
            AnchorRow.end,
        )
        .join(ArticleRow, ArticleRow.id == ClaimRow.article_id)
        .join(VersionRow, (VersionRow.article_id == ArticleRow.id) & is_latest())
        .join(OutletRow, OutletRow.id == ArticleRow.outlet_id)
        .outerjoin(AnchorRow, (AnchorRow.claim_id == ClaimRow.id) & (AnchorRow.version_id == VersionRow.id))
        .where(ClaimRow.status.in_(LIVE), ClaimRow.id.in_(claims))
        .order_by(ClaimRow.id)
    )


def _nothing(_row: Any) -> dict[str, Any]:
    return {"chain": (), "copy_of": "", "copied_outlet": "", "credit": "", "byline": ""}


def _backing(session: Session, claims: Select[Any], names: Mapping[str, str]) -> Callable[[Any], dict[str, Any]]:
    """What the answers among these claims rest on, ready to be asked for each row."""
    chains = Chains(session).of(claims)
    copied = originals(session, claims)
    credited = credits_of(session, select(ClaimRow.article_id).where(ClaimRow.id.in_(claims)))
    doubts = unsure(session, "source")

    def behind(row: Any) -> dict[str, Any]:
        original = copied.get(row.id)
        return {
            "chain": tuple(
                Told(
                    uid=link.uid,
                    name=link.name,
                    kind=SourceKind(link.kind),
                    local=link.local,
                    loose=link.loose,
                    suggested=link.suggested or link.loose,
                    unsure=doubts.get(link.uid, ()),
                )
                for link in chains.get(row.id, ())
            ),
            "copy_of": original.article if original else "",
            "copied_outlet": names.get(original.outlet_uid, original.outlet) if original else "",
            "credit": credited.get((row.version_id, False), ""),
            "byline": "\n".join(filter(None, (row.byline, credited.get((row.version_id, True), "")))),
        }

    return behind


def _outlet_names(session: Session) -> dict[str, str]:
    standing = kept(session, "outlet")
    if not standing:
        return {}
    names = dict(session.execute(select(OutletRow.uid, OutletRow.name)).all())
    return {low: names[top] for low, top in standing.items()}
