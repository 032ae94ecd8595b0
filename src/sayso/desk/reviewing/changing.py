"""What an editor decides in a review goes in; each call is one journaled change, refused if a colleague was faster."""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.anchor.quote import look_up
from sayso.desk import asking, linking, logging
from sayso.desk.article_editing import About, Edited, edit_article
from sayso.desk.copying import follow
from sayso.desk.desk import Desk
from sayso.desk.history import again
from sayso.desk.logging import Wording
from sayso.desk.reviewing.page import Held, Page
from sayso.desk.reviewing.watching import watching
from sayso.model.claim import Kind, Status
from sayso.model.errors import InputError, NotFoundError
from sayso.model.text import Span
from sayso.model.uid import reference
from sayso.store import claims, questions, reviewing, stories, undo
from sayso.store.questions import NewQuestion
from sayso.store.rows.stories import Judgement

ACTIONS = (
    "claim accept",
    "claim reject",
    "claim withdraw",
    "claim reopen",
    "claim edit",
    "claim add",
    "claim grade",
    "article edit",
    "link",
    "unlink",
    "question answer",
    "question new",
    "question suggest",
)
"""What a review does, and so what undoing in one takes back: never an import or a colleague's work."""


def settle(desk: Desk, held: Sequence[Held], status: Status) -> list[str]:
    """Accept, reject, withdraw or reopen claims, as ``logging.settle_claims`` does; returns those that changed.

    Raises:
        OvertakenError: if one of them is no longer as it was seen; then none is changed.
    """
    return logging.settle_claims(watching(desk, [one.seen for one in held]), [one.ref for one in held], status)


def edit(desk: Desk, held: Held, wording: Wording) -> bool:
    """Change what is recorded of a claim; false if it was so already.

    Raises:
        InputError: if a value cannot be read.
        OvertakenError: if it is no longer as it was seen.
    """
    return logging.edit_claim(watching(desk, [held.seen]), held.ref, wording, revision=held.revision)


def link(desk: Desk, held: Sequence[Held], chain: Sequence[str], *, create: str = "") -> list[str]:
    """Say who said these claims: ``chain`` reads from the outlet inwards; ``create`` is the kind of a new source.

    Raises:
        InputError: if a source stands in the chain twice, or its name is not clear.
        NotFoundError: if a source is not there and none is to be made.
        OvertakenError: if a claim is no longer as it was seen.
    """
    watched = watching(desk, [one.seen for one in held])
    return linking.link_claims(watched, [one.ref for one in held], chain[-1], via=chain[:-1], create=create)


def settle_chain(desk: Desk, held: Sequence[Held]) -> list[str]:
    """Settle who said these claims as sayso suggests it, and leave the claims themselves open.

    Raises:
        NotFoundError: if nothing is suggested.
        OvertakenError: if a claim is no longer as it was seen.
    """
    return linking.accept_links(watching(desk, [one.seen for one in held]), [one.ref for one in held])


def unlink(desk: Desk, held: Sequence[Held]) -> list[str]:
    """Take away who said these claims.

    Raises:
        NotFoundError: if nobody is said to have said one of them.
        OvertakenError: if a claim is no longer as it was seen.
    """
    return linking.unlink_claims(watching(desk, [one.seen for one in held]), [one.ref for one in held])


def add(desk: Desk, page: Page, span: Span, *, kind: str = "", value: str = "") -> str:
    """Log the words at ``span`` as a claim; returns its reference.

    Raises:
        InputError: if the value cannot be read, or the words are cut out of longer ones.
        ConflictError: if they are logged already.
        OvertakenError: if the article has a new version.
    """
    words = span.of(page.text).strip()
    start = span.start + len(span.of(page.text)) - len(span.of(page.text).lstrip())
    places = [one.start for one in look_up(page.text, words).spans]
    if start not in places:
        raise InputError(f"{words!r} is part of a longer word or number", "select all of it")
    watched = watching(desk, [page.seen])
    wording = Wording(value=value or None)
    return logging.add_claim(watched, page.ref, words, wording, kind=kind, occurrence=places.index(start) + 1)


def date(desk: Desk, page: Page, published: str) -> Edited:
    """Say when an article was published; what counts from it and nobody touched is read again.

    Raises:
        InputError: if it is not a date.
        OvertakenError: if the article has a new version, or a colleague dated it.
    """
    return edit_article(watching(desk, [page.seen]), page.ref, About(published=published))


def answer(desk: Desk, held: Held, question: str, *, yes: bool = True) -> bool:
    """Say that a claim answers a question, or that it does not; false if that was said already.

    Raises:
        InputError: if it is of another kind.
        NotFoundError: if there is no such question.
        OvertakenError: if somebody judged meanwhile what it answers.
    """
    judgement = Judgement.POSITIVE if yes else Judgement.NEGATIVE
    return bool(asking.answer(watching(desk, [held.seen_answers]), question, [held.ref], judgement))


def ask(desk: Desk, held: Held, words: str, *, story: str = "") -> str:
    """Put a question that a claim answers, in one change; returns its reference.

    Raises:
        InputError: if it has no words.
        ConflictError: if the story has it already.
    """
    with watching(desk, [held.seen_answers]).changing("question answer") as change:
        story_id = stories.row_of(change.session, story).id if story else None
        new = NewQuestion(text=" ".join(words.split()), kind=Kind(held.line.kind), story_id=story_id)
        row = questions.add(change, new)
        questions.answer(change, row, claims.row_of(change.session, held.ref), Judgement.POSITIVE)
        ref = reference("question", row.id)
        change.summary = f"asked {ref}: {row.text}; answered by {held.ref}"
    return ref


@dataclass(frozen=True, slots=True)
class Back:
    """What was taken back or done again: in words, and the uids of the records that it is about."""

    summary: str
    about: frozenset[str]


def undo_own(desk: Desk) -> Back:
    """Take back the newest change of this person's reviewing that stands.

    Raises:
        NotFoundError: if there is none.
        ConflictError: if later changes stand on it.
    """
    with desk.changing("undo") as change:
        number = reviewing.newest_own(change.session, change.by, ACTIONS)
        if number is None:
            raise NotFoundError(
                f"there is nothing of yours to undo, {change.by}", "`sayso log` shows all that was done"
            )
        summary = undo.take_back(change, number)
        follow(change)
        change.summary = f"undid {reference('journal', number)}: {summary}"
        return Back(change.summary, frozenset(reviewing.touched(change.session, number)))


def redo_own(desk: Desk) -> Back:
    """Do again what this person last undid of their reviewing.

    Raises:
        NotFoundError: if there is nothing.
        ConflictError: if later changes stand in the way.
    """
    with desk.changing("redo") as change:
        number = reviewing.newest_own_undo(change.session, change.by, ACTIONS)
        if number is None:
            raise NotFoundError(f"there is nothing of yours to redo, {change.by}", "u undoes, U does it again")
        summary = undo.take_back(change, number)
        follow(change)
        change.summary = again(summary)
        return Back(
            f"did again: {summary.partition(': ')[2] or summary}", frozenset(reviewing.touched(change.session, number))
        )
