"""An editor settles a comparison: a question or two of its claims, with a verdict or a settlement, and a reason."""

from collections.abc import Sequence

from sayso.desk.desk import Desk
from sayso.desk.facts import digest, facts
from sayso.model.errors import InputError, NotFoundError
from sayso.model.uid import number_in, reference
from sayso.model.verdict import SETTLES, Outcome, Settlement
from sayso.store import claims, comparing, questions, rulings, standing
from sayso.store.comparing import Answer
from sayso.store.rulings import On, Word
from sayso.store.store import Session


def rule(desk: Desk, refs: Sequence[str], verdict: Outcome | Settlement, because: str, *, wrong: str = "") -> None:
    """Settle a question (``Q4``), or two of its claims (``C12 C13``), with a reason.

    A settlement brings its verdict with it; ``wrong`` names the claim that is, where one is. The ruling stands until
    an input changes.

    Raises:
        InputError: if there is no reason, or it is neither a question nor two claims of one, or it is not said which
            claim is wrong.
        NotFoundError: if a question or claim is not there.
        ConflictError: if it is ruled so already.
    """
    if not because.strip():
        raise InputError("a ruling needs its reason", "give it with --because")
    if (verdict is Settlement.WRONG) != bool(wrong):
        raise InputError("a ruling that one is wrong says which", "say `wrong`, and name the claim with --wrong")
    if len(refs) not in (1, 2):
        raise InputError("a ruling is on one question or on two claims", "name Q4, or C12 C13")
    with desk.changing("rule", because=because) as change:
        if len(refs) == 1:
            number, answers = _answers(change.session, refs[0])
            pair = None
        else:
            number, answers = _pair_of(change.session, refs)
            pair = answers[0].claim_id, answers[1].claim_id
        word = Word(
            outcome=SETTLES[verdict] if isinstance(verdict, Settlement) else verdict,
            settlement=verdict if isinstance(verdict, Settlement) else None,
            wrong=_uid_of(wrong, answers) if wrong else "",
        )
        rulings.rule(change, On(number, pair), word, [facts(answer) for answer in answers], digest(answers))
        said = f"{wrong} wrong" if wrong else verdict.value
        change.summary = f"ruled {' and '.join(refs)} {said}: {because}"


def _answers(session: Session, ref: str) -> tuple[int, Sequence[Answer]]:
    number = questions.row_of(session, ref).id
    found = comparing.asked(session, standing.wanted(question_id=number))
    if not found:
        raise InputError(f"{ref} was dropped", f"open it again with `sayso question answer {ref} CLAIM`")
    return number, found[0].answers


def _pair_of(session: Session, refs: Sequence[str]) -> tuple[int, Sequence[Answer]]:
    """The first question that both claims answer, and the two, the lower number first."""
    numbers = sorted({claims.row_of(session, ref).id for ref in refs})
    if len(numbers) == 2:
        for number in session.scalars(standing.answered_by(numbers)).all():
            (one,) = comparing.asked(session, standing.these([number]))
            held = [answer for answer in one.answers if answer.claim_id in numbers]
            if len(held) == 2:
                return number, sorted(held, key=lambda answer: answer.claim_id)
    raise NotFoundError(f"no question is answered by both {refs[0]} and {refs[1]}", "see `sayso compare`")


def _uid_of(ref: str, answers: Sequence[Answer]) -> str:
    number = number_in("claim", ref)
    for answer in answers:
        if answer.claim_id == number or answer.claim_uid == ref:
            return answer.claim_uid
    known = ", ".join(reference("claim", answer.claim_id) for answer in answers)
    raise InputError(f"{ref} is none of the claims that are ruled on", f"name one of {known}")
