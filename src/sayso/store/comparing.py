"""What comparison works on is loaded, and what it yields is kept."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import Session, aliased

from sayso.model import edtf
from sayso.model.attribution import SourceKind
from sayso.model.claim import Status
from sayso.model.errors import ConflictError
from sayso.model.text import Role
from sayso.model.uid import reference, uid
from sayso.model.verdict import Assertion, Outcome, Verdict
from sayso.model.when import When
from sayso.store.identities import kept
from sayso.store.journal import Change
from sayso.store.listing.chains import Chains
from sayso.store.records import TABLES
from sayso.store.rows import (
    AnchorRow,
    AnswerRow,
    ArticleRow,
    ClaimRow,
    ComparisonRow,
    OutletRow,
    PlaceRow,
    QuestionRow,
    RegionRow,
    RulingRow,
    StoryArticleRow,
    StoryRow,
    VersionRow,
)
from sayso.store.rows.latest import is_latest
from sayso.store.rows.stories import Judgement, QuestionStatus
from sayso.store.values import assertion_of

LIVE = (Status.SUGGESTED.value, Status.ACCEPTED.value)
"""Claims that comparison looks at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One hop of a chain as comparison sees it; ``local`` where it is known from one article alone.

    ``loose`` says that it is only suggested, too.
    """

    uid: str
    name: str
    kind: SourceKind
    local: bool = False
    loose: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A claim that answers a question, with all that decides verdicts and origins.

    ``copy_of`` is the article that the claim's article likely copies, of ``copied_outlet``, or empty; ``superseded``
    says that its words are altered or gone in the article's newest version. ``outlet`` is the outlet that stands for
    merged ones.
    """

    claim_id: int
    claim_uid: str
    article: str
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """An editor's word on a question, or on two of its claims; ``inputs`` is what it was given on."""

    question_id: int
    pair: tuple[int, int] | None
    outcome: Outcome
    because: str
    by: str
    inputs: str


def asked(session: Session, *, story_id: int | None = None, question_id: int | None = None) -> list[Asked]:
    """The questions that stand, with their answers; six queries however many there are."""
    query = (
        select(QuestionRow, StoryRow.slug)
        .outerjoin(StoryRow, StoryRow.id == QuestionRow.story_id)
        .where(QuestionRow.status != QuestionStatus.DROPPED.value)
        .order_by(QuestionRow.id)
    )
    if story_id is not None:
        query = query.where(QuestionRow.story_id == story_id)
    if question_id is not None:
        query = query.where(QuestionRow.id == question_id)
    rows = session.execute(query).all()
    edges = session.execute(
        select(AnswerRow.question_id, AnswerRow.claim_id, AnswerRow.judgement).where(
            AnswerRow.question_id.in_([row.id for row, _ in rows]),
            AnswerRow.judgement.in_((Judgement.SUGGESTED.value, Judgement.POSITIVE.value)),
        )
    ).all()
    found = {one.claim_id: one for one in answerable(session, claims=sorted({edge.claim_id for edge in edges}))}
    held: dict[int, list[Answer]] = defaultdict(list)
    for edge in edges:
        if edge.claim_id in found:
            held[edge.question_id].append(found[edge.claim_id])
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


def answerable(session: Session, *, story_id: int | None = None, claims: Sequence[int] | None = None) -> list[Answer]:
    """The live claims of a story, or those named, as comparison sees them, by number."""
    own, where = aliased(PlaceRow), aliased(PlaceRow)
    copied, model, modelled = aliased(VersionRow), aliased(ArticleRow), aliased(OutletRow)
    query = (
        select(ClaimRow, ArticleRow, VersionRow, OutletRow, AnchorRow, own, where, model.id, modelled)
        .join(ArticleRow, ArticleRow.id == ClaimRow.article_id)
        .join(VersionRow, (VersionRow.article_id == ArticleRow.id) & is_latest())
        .join(OutletRow, OutletRow.id == ArticleRow.outlet_id)
        .outerjoin(AnchorRow, (AnchorRow.claim_id == ClaimRow.id) & (AnchorRow.version_id == VersionRow.id))
        .outerjoin(own, own.id == ClaimRow.place_id)
        .outerjoin(where, where.id == ClaimRow.where_id)
        .outerjoin(copied, copied.id == VersionRow.copy_of_id)
        .outerjoin(model, model.id == copied.article_id)
        .outerjoin(modelled, modelled.id == model.outlet_id)
        .where(ClaimRow.status.in_(LIVE))
        .order_by(ClaimRow.id)
    )
    if story_id is not None:
        query = query.where(
            ArticleRow.id.in_(select(StoryArticleRow.article_id).where(StoryArticleRow.story_id == story_id))
        )
    if claims is not None:
        query = query.where(ClaimRow.id.in_(claims))
    rows: list[Any] = list(session.execute(query))
    chains = Chains(session).of([row[0].id for row in rows])
    credited = _credits(session, sorted({row[2].id for row in rows}))
    names = _outlet_names(session)
    return [
        Answer(
            claim_id=claim.id,
            claim_uid=claim.uid,
            article=reference("article", article.id),
            article_uid=article.uid,
            outlet=names.get(outlet.uid, outlet.name),
            published=version.published,
            headline=version.headline,
            quote=claim.quote,
            sentence=claim.sentence,
            status=claim.status,
            suggested=claim.status == Status.SUGGESTED.value,
            assertion=assertion_of(claim, own_place, where_place, _as_of(claim.when_edtf)),
            chain=tuple(
                Told(
                    uid=link.uid,
                    name=link.name,
                    kind=SourceKind(link.kind),
                    local=link.local,
                    loose=link.suggested and link.local,
                )
                for link in chains.get(claim.id, ())
            ),
            copy_of=reference("article", copy_of) if copy_of else "",
            copied_outlet=names.get(copied_from.uid, copied_from.name) if copied_from else "",
            credit=credited.get(version.id, ""),
            superseded=anchor is None or anchor.status in ("altered", "lost"),
            start=anchor.start if anchor else None,
            end=anchor.end if anchor else None,
        )
        for claim, article, version, outlet, anchor, own_place, where_place, copy_of, copied_from in rows
    ]


def _as_of(text: str) -> When | None:
    found = edtf.read(text) if text else None
    return When(text, found.earliest, found.latest, found.precision) if found else None


def _credits(session: Session, versions: Sequence[int]) -> dict[int, str]:
    """The credit lines of these versions, cut out of their texts by the database."""
    words = func.substr(VersionRow.text, RegionRow.start + 1, RegionRow.end - RegionRow.start)
    query = (
        select(RegionRow.version_id, words)
        .join(VersionRow, VersionRow.id == RegionRow.version_id)
        .where(RegionRow.version_id.in_(versions), RegionRow.role == Role.CREDIT.value)
        .order_by(RegionRow.version_id, RegionRow.start)
    )
    found: dict[int, list[str]] = defaultdict(list)
    for version_id, line in session.execute(query):
        found[version_id].append(line)
    return {version_id: "\n".join(lines) for version_id, lines in found.items()}


def _outlet_names(session: Session) -> dict[str, str]:
    standing = kept(session, "outlet")
    if not standing:
        return {}
    names = dict(session.execute(select(OutletRow.uid, OutletRow.name)).all())
    return {low: names[top] for low, top in standing.items()}


Verdicts = Sequence[tuple[int, int, Verdict, str]]
"""A question's verdicts: left claim, right claim, verdict, inputs."""


def differs(session: Session, question_id: int, verdicts: Verdicts) -> bool:
    """Whether a question's stored verdicts are other than these."""
    columns = (
        ComparisonRow.left_id,
        ComparisonRow.right_id,
        ComparisonRow.inputs,
        ComparisonRow.outcome,
        ComparisonRow.reason,
        ComparisonRow.because,
    )
    stored = session.execute(select(*columns).where(ComparisonRow.question_id == question_id))
    return {tuple(row) for row in stored} != _as_kept(verdicts)


def _as_kept(verdicts: Verdicts) -> set[tuple[object, ...]]:
    return {
        (left, right, inputs, verdict.outcome.value, verdict.reason.value, verdict.because)
        for left, right, verdict, inputs in verdicts
    }


def keep(session: Session, question_id: int, verdicts: Verdicts) -> None:
    """Replace a question's stored verdicts."""
    session.execute(delete(ComparisonRow).where(ComparisonRow.question_id == question_id))
    rows = [
        {
            "uid": uid("comparison", question_id, left, right),
            "question_id": question_id,
            "left_id": left,
            "right_id": right,
            "outcome": verdict.outcome.value,
            "reason": verdict.reason.value,
            "because": verdict.because,
            "inputs": inputs,
        }
        for left, right, verdict, inputs in verdicts
    ]
    if rows:
        session.execute(insert(TABLES["comparisons"]), rows)


def rulings(session: Session) -> list[Ruling]:
    """Every ruling, oldest first."""
    return [
        Ruling(
            question_id=row.question_id,
            pair=(row.left_id, row.right_id) if row.left_id and row.right_id else None,
            outcome=Outcome(row.outcome),
            because=row.because,
            by=row.ruled_by,
            inputs=row.inputs,
        )
        for row in session.scalars(select(RulingRow).order_by(RulingRow.id))
    ]


def rule(change: Change, question_id: int, pair: tuple[int, int] | None, outcome: Outcome, inputs: str) -> None:
    """Keep an editor's word; an earlier one on the same thing stays on record and no longer counts.

    Raises:
        ConflictError: if the same word already stands.
    """
    session = change.session
    question = session.get_one(QuestionRow, question_id)
    left, right = sorted(pair) if pair else (None, None)
    same = [
        one for one in rulings(session) if one.question_id == question_id and one.pair == (pair and tuple(sorted(pair)))
    ]
    if same and (same[-1].outcome, same[-1].inputs, same[-1].because) == (outcome, inputs, change.because):
        raise ConflictError("that is ruled so already")
    row = RulingRow(
        uid=uid("ruling", question.uid, left or "", right or "", change.by, change.at.isoformat()),
        question_id=question_id,
        left_id=left,
        right_id=right,
        outcome=outcome.value,
        because=change.because,
        inputs=inputs,
        ruled_by=change.by,
        ruled_at=change.at,
    )
    session.add(row)
    session.flush()
    change.touch(question.uid)
    change.decide("rule", "question", question.uid, outcome=outcome.value)
