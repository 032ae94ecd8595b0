"""All questions are screened at once; those that hold a conflict come out, each with the first that is found."""

from dataclasses import dataclass

from sayso.desk.comparing import Compared, compared_within
from sayso.desk.desk import Desk
from sayso.desk.heard import Heard
from sayso.desk.standing import AT_ONCE, amounts, doubtful, settle_claims
from sayso.model.uid import number_in, reference
from sayso.model.verdict import Outcome, Verdict
from sayso.store import comparing, rulings, standing, stories
from sayso.store.comparing import Answer, Asked
from sayso.store.store import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Raised:
    """A question that holds a conflict: between which claims of which outlets, and why.

    ``settled`` says that an editor settled it. Where the conflict is an editor's word on the question as a whole, no
    two claims are named.
    """

    question: str
    text: str
    story: str
    left: str
    left_outlet: str
    right: str
    right_outlet: str
    reason: str
    because: str
    ruled: bool = False
    settled: bool = False


def raised(desk: Desk, *, story: str = "") -> list[Raised]:
    """The questions that hold a conflict, of all or of one story, as ``compare_all`` finds them; by story and number.

    No verdict is read or stored but of questions with a ruling, so the cost is one pass over all answers and little for
    each conflict.

    Raises:
        NotFoundError: if there is no such story.
    """
    settle_claims(desk)
    with desk.store.reading() as session:
        story_id = stories.row_of(session, story).id if story else None
        ruled = set(session.scalars(rulings.ruled(standing.wanted(story_id=story_id))))
        numbers = [number for number in doubtful(session, story_id) if number not in ruled]
        found = [one for at in range(0, len(numbers), AT_ONCE) for one in _raised(session, numbers[at : at + AT_ONCE])]
    held = sorted(ruled)
    for at in range(0, len(held), AT_ONCE):
        within = standing.these(held[at : at + AT_ONCE], standing=True)
        found += [_shown(one) for one in compared_within(desk, within) if one.verdict is Outcome.CONFLICT]
    return sorted(found, key=lambda one: (one.story, number_in("question", one.question) or 0))


def _raised(session: Session, numbers: list[int]) -> list[Raised]:
    asked = comparing.asked(session, standing.these(numbers, standing=True), backed=False)
    money = amounts(session, asked)
    conflicts = ((one, first_conflict(Heard(one, money))) for one in asked)
    return [_line(one, *first) for one, first in conflicts if first is not None]


def first_conflict(heard: Heard) -> tuple[Answer, Answer, Verdict] | None:
    """The first two answers, by number, that conflict, with their verdict; no more is compared than it takes."""
    for a, b in heard.pairs():
        if not heard.alike(a, b) and (verdict := heard.verdict(a, b)).outcome is Outcome.CONFLICT:
            return a, b, verdict
    return None


def _line(asked: Asked, left: Answer, right: Answer, verdict: Verdict) -> Raised:
    return Raised(
        question=reference("question", asked.id),
        text=asked.text,
        story=asked.story,
        left=reference("claim", left.claim_id),
        left_outlet=left.outlet,
        right=reference("claim", right.claim_id),
        right_outlet=right.outlet,
        reason=verdict.reason.value,
        because=verdict.because,
    )


def _shown(one: Compared) -> Raised:
    """A question that somebody ruled on, as it stands after that."""
    conflicts = (pair for pair in one.pairs if (pair.ruling or pair.verdict) == Outcome.CONFLICT)
    first = next((pair for pair in conflicts if not one.ruled and (one.settled or not pair.settlement)), None)
    return Raised(
        question=one.question,
        text=one.text,
        story=one.story,
        left=first.left if first else "",
        left_outlet=first.left_outlet if first else "",
        right=first.right if first else "",
        right_outlet=first.right_outlet if first else "",
        reason=one.reason,
        because=one.because,
        ruled=one.ruled,
        settled=one.settled,
    )
