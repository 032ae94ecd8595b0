"""Stored verdicts are kept current: questions that a change left stale are compared anew, and no others."""

from collections.abc import Sequence
from contextlib import suppress

from sayso.compare.screening import rules
from sayso.desk.desk import Desk
from sayso.desk.facts import deciding, digest_of, stands
from sayso.desk.heard import Heard
from sayso.desk.screening import screen_stale
from sayso.model.errors import ConflictError, StorageError
from sayso.model.figure import Figure
from sayso.store import comparing, rulings, standing, verdicts
from sayso.store.comparing import Answer, Asked
from sayso.store.rulings import Ruling
from sayso.store.standing import Questions
from sayso.store.store import Session
from sayso.store.verdicts import Judged

AT_ONCE = 200
"""Questions that are read and compared at once."""


def refresh(desk: Desk, within: Questions) -> None:
    """Bring the stored verdicts of these questions up to date; derived as they are, no journal entry is made.

    Nothing is done where nothing is stale. What another's work or a read-only file forbids is left as it is.
    """
    with desk.store.reading() as session:
        if not _stale(session, within):
            return
    if not desk.store.writable():
        return
    # Another's work comes first: what cannot be kept now is computed again next time.
    with suppress(ConflictError, StorageError), desk.changing("compare") as change:
        renew(change.session, within)


def settle_claims(desk: Desk) -> None:
    """Screen the claims that are stale, so that screening misses none."""
    refresh(desk, standing.these([]))


def doubtful(session: Session, story_id: int | None = None) -> list[int]:
    """The questions that may hold a conflict, by number: those that screening leaves, and those with a ruling.

    Where claims wait to be screened, as in a file that is read-only here, that is all.
    """
    wanted = standing.wanted(story_id=story_id)
    if _stale(session, standing.these([])):
        return sorted(session.scalars(wanted))
    return sorted({*session.scalars(standing.doubtful(story_id=story_id)), *session.scalars(rulings.ruled(wanted))})


def _stale(session: Session, within: Questions) -> bool:
    return standing.rules(session) != rules() or standing.anything_stale(session, within)


def renew(session: Session, within: Questions) -> None:
    """Screen the claims and compare the questions that are stale, within a change."""
    if standing.rules(session) not in ("", rules()):
        standing.mark_all(session)
        standing.set_rules(session, rules())
    screen_stale(session)
    stale = standing.stale_questions(session, within, hold=True)
    for at in range(0, len(stale), AT_ONCE):
        some = stale[at : at + AT_ONCE]
        verdicts.keep(session, judged(session, standing.these(some)))
        standing.unmark_questions(session, some)


def outdated(session: Session, within: Questions) -> set[int]:
    """The questions whose stored verdicts must not be shown."""
    if standing.rules(session) != rules():
        return set(session.scalars(within))
    return set(standing.stale_questions(session, within))


def judged(session: Session, within: Questions) -> list[tuple[Asked, list[Judged]]]:
    """These questions with a verdict for each two answers, computed from the claims as they are."""
    asked = comparing.asked(session, within)
    ruled: dict[int, list[Ruling]] = {}
    for ruling in rulings.rulings(session, within):
        ruled.setdefault(ruling.question_id, []).append(ruling)
    money = amounts(session, asked)
    return [(one, _judge(one, ruled.get(one.id, ()), money)) for one in asked]


def amounts(session: Session, asked: Sequence[Asked]) -> list[Answer]:
    """The sums of money in the articles that answer in several currencies: their own conversions are among these."""
    mixed = [one for one in asked if len(_currencies(one.answers)) > 1]
    return comparing.converting(session, sorted({answer.article_id for one in mixed for answer in one.answers}))


def _currencies(answers: Sequence[Answer]) -> set[str]:
    values = (answer.assertion.value for answer in answers)
    return {value.currency for value in values if isinstance(value, Figure) and value.currency}


def _judge(asked: Asked, ruled: Sequence[Ruling], money: Sequence[Answer]) -> list[Judged]:
    """A verdict for each two answers, with the digest of what decided it."""
    heard = Heard(asked, money)
    last = {ruling.pair: ruling for ruling in ruled}
    lines = {one.claim_id: deciding(one) for one in asked.answers}
    found: list[Judged] = []
    for a, b in heard.pairs():
        ruling = last.get((a.claim_id, b.claim_id))
        if ruling is not None and stands(ruling, (a, b)):
            inputs = ruling.inputs
        else:
            inputs = digest_of(sorted((lines[a.claim_id], lines[b.claim_id])))
        found.append(Judged(a, b, heard.verdict(a, b), inputs))
    return found
