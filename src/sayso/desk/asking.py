"""Questions are put, proposed, answered and dropped."""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.desk.desk import Desk
from sayso.desk.proposing import Suggested, suggest
from sayso.model.claim import Kind
from sayso.model.errors import InputError
from sayso.model.tables import ClaimFilter, ClaimLine, QuestionLine
from sayso.model.uid import reference
from sayso.store import claims, questions, stories
from sayso.store.listing import asked
from sayso.store.listing import claims as claim_lines
from sayso.store.questions import NewQuestion
from sayso.store.rows.stories import Judgement, QuestionStatus

__all__ = ["QuestionView", "Suggested", "answer", "ask", "drop", "kind_named", "show", "suggest"]


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


def kind_named(words: str) -> Kind:
    """The kind of claim that answers a question, by its first word: 'where', 'when', else a figure.

    Raises:
        InputError: if there are no words.
    """
    first = words.split(maxsplit=1)[0].casefold() if words.split() else ""
    if not first:
        raise InputError("a question needs words", "give its text")
    return {"where": Kind.PLACE, "when": Kind.DATE}.get(first, Kind.FIGURE)
