"""A story's claims go in; the questions that several seem to answer, and answers to those that stand, are proposed."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sayso.compare import Answerable, Proposal, suggest_questions
from sayso.compare.answering import Drawing
from sayso.desk.desk import Desk
from sayso.model.claim import Kind, kind_of
from sayso.model.counting import counted
from sayso.model.uid import reference
from sayso.store import comparing, questions, stories
from sayso.store.comparing import Answer
from sayso.store.journal import Change
from sayso.store.questions import NewQuestion
from sayso.store.rows import QuestionRow
from sayso.store.rows.stories import Judgement, QuestionStatus


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
    found = [one for one in comparing.answerable(session, story_id=story_id, backed=False) if not one.superseded]
    by_uid = {one.claim_uid: one for one in found}
    together, apart = questions.decisions(session, [one.claim_id for one in found])
    claimed = _answerables(found, slug)
    proposals = list(suggest_questions(claimed, together=together, apart=apart))
    putting = _Putting(change, slug, story_id, by_uid)
    made = []
    drawing = Drawing(claimed)
    for row in putting.open:
        drawn, proposals = _drawn(drawing.answers(row.text, Kind(row.kind)), proposals)
        made.append(putting.answered(row, drawn))
    made.extend(putting.propose(proposal) for proposal in proposals)
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


class _Putting:
    """The questions of one story with what is said of every claim that was held against one, read at once."""

    def __init__(self, change: Change, slug: str, story_id: int, by_uid: Mapping[str, Answer]) -> None:
        self._change = change
        self._slug = slug
        self._story_id = story_id
        self._by_uid = by_uid
        held = questions.of_story(change.session, story_id)
        self._rows = {row.id: row for row in held}
        self._by_text = {row.text: row for row in held}
        self._judged = questions.judged_in(change.session, story_id)
        self._held: dict[int, set[int]] = {}
        for number, said in self._judged.items():
            self._hold(number, (claim for claim, word in said.items() if word is not Judgement.NEGATIVE))
        self.open = [row for row in held if row.status == QuestionStatus.OPEN.value]

    def _hold(self, question: int, claims: Iterable[int]) -> None:
        for claim in claims:
            self._held.setdefault(claim, set()).add(question)

    def answered(self, row: QuestionRow, drawn: Mapping[str, float]) -> Suggested | None:
        """Propose these claims as answers to a question that stands; ``None`` if nothing is new."""
        added = self._add(row, drawn)
        if not added:
            return None
        score = round(100 * sum(drawn.values()) / len(drawn))
        return self._suggested(row, added, score, "they answer the question's own words")

    def propose(self, proposal: Proposal) -> Suggested | None:
        """Put a proposal, or add its claims to the question that most of them answer; ``None`` if nothing is new."""
        row = self._standing(proposal)
        if row is not None and row.status == QuestionStatus.DROPPED.value:
            return None
        new = row is None
        score = round(proposal.score * 100)
        if row is None:
            row = questions.add(
                self._change,
                NewQuestion(
                    text=proposal.question,
                    kind=kind_of(self._by_uid[proposal.members[0]].assertion.value),
                    story_id=self._story_id,
                    status=QuestionStatus.SUGGESTED,
                    score=score,
                    reason=proposal.reason,
                ),
            )
            self._rows[row.id] = self._by_text[row.text] = row
        added = self._add(row, proposal.members)
        return self._suggested(row, added, score, proposal.reason, new=new) if added else None

    def _add(self, row: QuestionRow, uids: Iterable[str]) -> tuple[str, ...]:
        """Suggest answers that nobody has judged; the references of those that are new."""
        judged = self._judged.setdefault(row.id, {})
        answers = sorted((self._by_uid[uid] for uid in uids), key=lambda one: one.claim_id)
        added = [one for one in answers if one.claim_id not in judged and kind_of(one.assertion.value) == row.kind]
        questions.suggest_answers(self._change, row, [(one.claim_id, one.claim_uid) for one in added])
        judged |= {one.claim_id: Judgement.SUGGESTED for one in added}
        self._hold(row.id, (one.claim_id for one in added))
        return tuple(reference("claim", one.claim_id) for one in added)

    def _standing(self, proposal: Proposal) -> QuestionRow | None:
        """The question that this proposal is, by its text or by the claims that were held against it before."""
        same = self._by_text.get(proposal.question)
        if same is not None:
            return same
        members = [self._by_uid[uid].claim_id for uid in proposal.members]
        counts = Counter(number for claim in members for number in self._held.get(claim, ()))
        best = max(counts, key=lambda number: (counts[number], -number), default=None)
        if best is None or counts[best] * 2 < len(members):
            return None
        return self._rows[best]

    def _suggested(
        self, row: QuestionRow, added: tuple[str, ...], score: int, reason: str, *, new: bool = False
    ) -> Suggested:
        return Suggested(
            question=reference("question", row.id),
            text=row.text,
            story=self._slug,
            new=new,
            claims=added,
            score=score,
            reason=reason,
        )
