"""Questions are put, proposed, answered and dropped."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.compare import Answerable, Proposal, answers_to, suggest_questions
from sayso.desk.desk import Desk
from sayso.model.claim import Kind
from sayso.model.counting import counted
from sayso.model.errors import InputError
from sayso.model.tables import ClaimFilter, ClaimLine, QuestionLine
from sayso.model.uid import reference
from sayso.store import claims, comparing, questions, stories
from sayso.store.comparing import Answer
from sayso.store.journal import Change
from sayso.store.listing import asked
from sayso.store.listing import claims as claim_lines
from sayso.store.questions import NewQuestion
from sayso.store.rows import QuestionRow
from sayso.store.rows.stories import Judgement, QuestionStatus


def ask(desk: Desk, text: str, kind: Kind, *, story: str = "", note: str = "") -> str:
    """Put a question; returns its reference. It may wait for answers.

    Raises:
        InputError: if it has no words.
        NotFoundError: if there is no such story.
        ConflictError: if the story has it already.
    """
    with desk.changing("question new") as change:
        story_id = stories.row_of(change.session, story).id if story else None
        row = questions.add(change, NewQuestion(text=" ".join(text.split()), kind=kind, story_id=story_id, note=note))
        change.summary = f"asked {reference('question', row.id)}: {row.text}"
        return reference("question", row.id)


def answer(desk: Desk, ref: str, refs: Sequence[str], judgement: Judgement, *, because: str = "") -> list[str]:
    """Judge whether claims answer a question, in one change; returns the claims whose judgement changed.

    A question that was dropped or only proposed is open again once it is answered.

    Raises:
        InputError: if a claim is of another kind.
        NotFoundError: if a question or claim is not there.
    """
    with desk.changing("question answer", because=because) as change:
        row = questions.row_of(change.session, ref)
        held = [claims.row_of(change.session, one) for one in refs]
        changed = [reference("claim", one.id) for one in held if questions.answer(change, row, one, judgement)]
        if judgement is Judgement.POSITIVE:
            questions.set_status(change, row, QuestionStatus.OPEN)
        said = "answered by" if judgement is Judgement.POSITIVE else "not answered by"
        change.summary = f"{reference('question', row.id)} {said} {', '.join(changed)}"
    return changed


def drop(desk: Desk, ref: str, *, because: str = "") -> bool:
    """Set a question aside: it is neither compared nor proposed again; false if it was so already."""
    with desk.changing("question drop", because=because) as change:
        row = questions.row_of(change.session, ref)
        dropped = questions.set_status(change, row, QuestionStatus.DROPPED)
        change.summary = f"dropped {reference('question', row.id)}: {row.text}"
    return dropped


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionView:
    """A question with the claims that answer it."""

    question: QuestionLine
    claims: tuple[ClaimLine, ...]


def show(desk: Desk, ref: str) -> QuestionView:
    """A question with its answers.

    Raises:
        NotFoundError: if there is no such question.
    """
    with desk.store.reading() as session:
        row = questions.row_of(session, ref)
        line = next(one for one in asked.questions(session) if one.question_uid == row.uid)
        lines = claim_lines.claims(session, ClaimFilter(question=ref))
        return QuestionView(question=line, claims=tuple(lines))


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggested:
    """A question that was proposed, or got more answers."""

    question: str
    text: str
    story: str
    new: bool
    claims: tuple[str, ...]
    score: int
    reason: str


def suggest(desk: Desk, *, story: str = "") -> list[Suggested]:
    """Propose what several claims answer, in one change; what a person judged is respected and never touched.

    A question that a person put draws the claims that its own words ask for, be they many or one.

    Raises:
        NotFoundError: if there is no such story.
    """
    with desk.changing("question suggest") as change:
        slugs = [story] if story else sorted(stories.slugs(change.session))
        made = [one for slug in slugs for one in _suggest(change, slug)]
        answers = sum(len(one.claims) for one in made)
        change.summary = (
            f"proposed {counted(sum(one.new for one in made), 'question')} and {counted(answers, 'answer')}"
        )
    return made


def _suggest(change: Change, slug: str) -> list[Suggested]:
    session = change.session
    story_id = stories.row_of(session, slug).id
    found = [one for one in comparing.answerable(session, story_id=story_id) if not one.superseded]
    by_uid = {one.claim_uid: one for one in found}
    together, apart = questions.decisions(session, [one.claim_id for one in found])
    claimed = _answerables(found, slug)
    proposals = list(suggest_questions(claimed, together=together, apart=apart))
    made = []
    for row in questions.open_in(session, story_id):
        drawn, proposals = _drawn(answers_to(row.text, Kind(row.kind), claimed), proposals)
        made.append(_answered(change, slug, row, drawn, by_uid))
    made.extend(_propose(change, slug, story_id, proposal, by_uid) for proposal in proposals)
    return [one for one in made if one is not None]


DRAWS = 3
"""One in so many members of a proposed group must answer a question for the group to be its."""


def _drawn(answers: Mapping[str, float], proposals: Sequence[Proposal]) -> tuple[dict[str, float], list[Proposal]]:
    """The claims that a question draws, whole groups with them, and the proposals that are left."""
    drawn = dict(answers)
    left = []
    for proposal in proposals:
        own = [uid for uid in proposal.members if uid in answers]
        if own and len(own) * DRAWS >= len(proposal.members):
            drawn |= {uid: answers.get(uid, proposal.score) for uid in proposal.members}
        else:
            left.append(proposal)
            for uid in own:
                drawn.pop(uid)
    return drawn, left


def _answerables(found: Sequence[Answer], slug: str) -> list[Answerable]:
    """The claims as grouping sees them; words that stand twice in a sentence are told apart by their order."""
    ends: dict[tuple[str, str, str], int] = {}
    made = []
    for one in sorted(found, key=lambda answer: (answer.article, answer.start or 0, answer.claim_id)):
        key = one.article, one.sentence, one.quote
        at = one.sentence.find(one.quote, ends.get(key, 0))
        ends[key] = at + len(one.quote) if at >= 0 else ends.get(key, 0)
        made.append(
            Answerable(
                one.claim_uid,
                one.assertion,
                article=one.article,
                story=slug,
                quote=one.quote,
                sentence=one.sentence,
                at=at,
                start=one.start or 0,
                published=one.published,
            )
        )
    return made


def _answered(
    change: Change, slug: str, row: QuestionRow, drawn: Mapping[str, float], by_uid: Mapping[str, Answer]
) -> Suggested | None:
    """Propose these claims as answers to a question that stands; ``None`` if nothing is new."""
    if not drawn:
        return None
    added = _add(change, row, [by_uid[uid] for uid in sorted(drawn)])
    if not added:
        return None
    score = round(100 * sum(drawn.values()) / len(drawn))
    return Suggested(
        question=reference("question", row.id),
        text=row.text,
        story=slug,
        new=False,
        claims=added,
        score=score,
        reason="they answer the question's own words",
    )


def _add(change: Change, row: QuestionRow, answers: Sequence[Answer]) -> tuple[str, ...]:
    """Suggest answers that nobody has judged; the references of those that are new."""
    rows = claims.rows_of(change.session, [one.claim_id for one in answers])
    judged = questions.judged(change.session, row.id)
    added = [one for one in rows if one.id not in judged and one.kind == row.kind]
    for one in added:
        questions.answer(change, row, one, Judgement.SUGGESTED)
    return tuple(reference("claim", one.id) for one in added)


def _propose(
    change: Change, slug: str, story_id: int, proposal: Proposal, by_uid: dict[str, Answer]
) -> Suggested | None:
    """Put a proposal, or add its claims to the question that most of them answer; ``None`` if nothing is new."""
    session = change.session
    members = [by_uid[made] for made in proposal.members]
    rows = claims.rows_of(session, [one.claim_id for one in members])
    row = _standing(change, story_id, proposal, [one.id for one in rows])
    if row is not None and row.status == QuestionStatus.DROPPED.value:
        return None
    new = row is None
    if row is None:
        row = questions.add(
            change,
            NewQuestion(
                text=proposal.question,
                kind=Kind(rows[0].kind),
                story_id=story_id,
                status=QuestionStatus.SUGGESTED,
                score=round(proposal.score * 100),
                reason=proposal.reason,
            ),
        )
    added = _add(change, row, members)
    if not added:
        return None
    return Suggested(
        question=reference("question", row.id),
        text=row.text,
        story=slug,
        new=new,
        claims=added,
        score=round(proposal.score * 100),
        reason=proposal.reason,
    )


def _standing(change: Change, story_id: int, proposal: Proposal, members: Sequence[int]) -> QuestionRow | None:
    """The question that this proposal is, by its text or by the claims that were held against it before."""
    session = change.session
    same = questions.find(session, proposal.question, story_id)
    if same is not None:
        return same
    counts = questions.held_against(session, members, story_id)
    best = max(counts, key=lambda number: (counts[number], -number), default=None)
    if best is None or counts[best] * 2 < len(members):
        return None
    return session.get(QuestionRow, best)


def kind_named(words: str) -> Kind:
    """The kind of claim that answers a question, by its first word: 'where', 'when', else a figure.

    Raises:
        InputError: if there are no words.
    """
    first = words.split(maxsplit=1)[0].casefold() if words.split() else ""
    if not first:
        raise InputError("a question needs words", "give its text")
    return {"where": Kind.PLACE, "when": Kind.DATE}.get(first, Kind.FIGURE)
