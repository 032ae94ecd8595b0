"""Where outlets agree and where they conflict: questions by outlets, with verdicts, reasons and origins."""

import hashlib
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import combinations

from sayso.compare import Backing, Origins, Rate, Voice, compare, count_origins, superseded
from sayso.desk.conversions import rates_among
from sayso.desk.desk import Desk
from sayso.model.errors import ConflictError, InputError, NotFoundError, StorageError
from sayso.model.uid import number_in, reference
from sayso.model.verdict import Outcome, Verdict
from sayso.store import comparing, questions, stories
from sayso.store.comparing import Answer, Asked, Ruling

WORST_FIRST = (Outcome.CONFLICT, Outcome.COMPATIBLE, Outcome.AGREE, Outcome.INCOMPARABLE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two answers with their verdict; ``ruling`` is an editor's word that stands above it."""

    left: str
    right: str
    left_outlet: str
    right_outlet: str
    verdict: Outcome
    reason: str
    because: str
    ruling: str = ""
    ruled_by: str = ""
    ruled_because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What one outlet says: one claim."""

    outlet: str
    claim: str
    article: str
    quote: str
    published: str
    status: str
    attribution: str
    superseded: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One question, what each outlet says, the verdict over all pairs, and the origins behind it.

    ``verdict`` is what stands after rulings; ``stale`` says that a ruling was given on other inputs, and no longer
    counts.
    """

    question: str
    text: str
    kind: str
    story: str
    verdict: Outcome
    reason: str
    because: str
    ruled: bool
    stale: str
    origins: Origins
    cells: tuple[Cell, ...]
    pairs: tuple[Pair, ...]


def compare_all(desk: Desk, *, story: str = "", question: str = "") -> list[Compared]:
    """Compare the answers of every question, or those of one story or question; conflicts first.

    Raises:
        NotFoundError: if there is no such story or question.
    """
    with desk.store.reading() as session:
        story_id = stories.row_of(session, story).id if story else None
        question_id = questions.row_of(session, question).id if question else None
        asked = comparing.asked(session, story_id=story_id, question_id=question_id)
        rulings = comparing.rulings(session)
    rates = rates_among(answer for one in asked for answer in one.answers)
    results = [(one, _compared(one, rulings, rates)) for one in asked]
    _keep(desk, results)
    return sorted((result for _, (result, _) in results), key=_conflicts_first)


Judged = tuple[Answer, Answer, Verdict, str]


def _compared(asked: Asked, rulings: Sequence[Ruling], rates: Sequence[Rate]) -> tuple[Compared, list[Judged]]:
    judged = _judge(asked.answers, rates)
    own = [ruling for ruling in rulings if ruling.question_id == asked.id]
    pairs = tuple(_pair(one, own) for one in judged)
    whole = [ruling for ruling in own if ruling.pair is None]
    inputs = _digest(asked.answers)
    standing = whole[-1] if whole and whole[-1].inputs == inputs else None
    stale = (
        f"ruled {whole[-1].outcome} by {whole[-1].by}, but the answers have changed" if whole and not standing else ""
    )
    verdict, reason, because = _overall(pairs)
    if standing is not None:
        verdict, because = standing.outcome, f"{standing.by} ruled: {standing.because}"
    result = Compared(
        question=reference("question", asked.id),
        text=asked.text,
        kind=asked.kind,
        story=asked.story,
        verdict=verdict,
        reason=reason,
        because=because,
        ruled=standing is not None,
        stale=stale,
        origins=count_origins(_backing(answer) for answer in asked.answers if not answer.superseded),
        cells=tuple(_cell(answer) for answer in asked.answers),
        pairs=pairs,
    )
    return result, judged


def _judge(answers: Sequence[Answer], rates: Sequence[Rate]) -> list[Judged]:
    """A verdict for each two answers; what an article no longer says conflicts with nothing.

    Two answers of one article are held against each other only where there are no others: it reports rivals itself.
    """
    several = len({answer.article for answer in answers}) > 1
    judged: list[Judged] = []
    for a, b in combinations(sorted(answers, key=lambda one: one.claim_id), 2):
        if several and a.article == b.article and a.superseded == b.superseded:
            continue
        verdict = compare(a.assertion, b.assertion, rates)
        if a.superseded or b.superseded:
            verdict = superseded(verdict)
        judged.append((a, b, verdict, _digest((a, b))))
    return judged


def _digest(answers: Sequence[Answer]) -> str:
    """What decides a verdict, in short: it changes when one of the claims does, or another comes or goes."""
    parts = sorted(f"{one.claim_uid} {one.assertion!r} {one.superseded}" for one in answers)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]


def _pair(judged: Judged, rulings: Sequence[Ruling]) -> Pair:
    a, b, verdict, inputs = judged
    said = [ruling for ruling in rulings if ruling.pair == (a.claim_id, b.claim_id)]
    standing = said[-1] if said and said[-1].inputs == inputs else None
    return Pair(
        left=reference("claim", a.claim_id),
        right=reference("claim", b.claim_id),
        left_outlet=a.outlet,
        right_outlet=b.outlet,
        verdict=verdict.outcome,
        reason=verdict.reason.value,
        because=verdict.because,
        ruling=standing.outcome.value if standing else "",
        ruled_by=standing.by if standing else "",
        ruled_because=standing.because if standing else "",
    )


def _overall(pairs: Sequence[Pair]) -> tuple[Outcome, str, str]:
    """Conflict if any comparable pair conflicts, agree if all agree, compatible where some are, else incomparable."""
    if not pairs:
        return Outcome.INCOMPARABLE, "", "There is only one answer."
    for outcome in WORST_FIRST:
        for pair in pairs:
            if (pair.ruling or pair.verdict) == outcome:
                said = f"{pair.ruled_by} ruled: {pair.ruled_because}" if pair.ruling else pair.because
                return outcome, pair.reason, said
    raise AssertionError("a verdict is one of four")


def _backing(answer: Answer) -> Backing:
    return Backing(
        article=answer.article,
        outlet=answer.outlet,
        chain=tuple(Voice(told.uid, told.name, told.kind, told.local) for told in answer.chain),
        copy_of=answer.copy_of,
        credit=answer.credit,
        copied_outlet=answer.copied_outlet,
        loose=bool(answer.chain) and answer.chain[-1].loose,
    )


def _cell(answer: Answer) -> Cell:
    return Cell(
        outlet=answer.outlet,
        claim=reference("claim", answer.claim_id),
        article=answer.article,
        quote=answer.quote,
        published=answer.published,
        status=answer.status,
        attribution=" < ".join([answer.outlet, *(told.name for told in answer.chain)]),
        superseded=answer.superseded,
    )


def _conflicts_first(result: Compared) -> tuple[int, str, int]:
    return WORST_FIRST.index(result.verdict), result.story, number_in("question", result.question) or 0


def _keep(desk: Desk, results: Sequence[tuple[Asked, tuple[Compared, list[Judged]]]]) -> None:
    """Bring the stored verdicts up to date; they are derived, so no journal entry is made."""
    fresh = {
        asked.id: [(a.claim_id, b.claim_id, verdict, inputs) for a, b, verdict, inputs in judged]
        for asked, (_, judged) in results
    }
    with desk.store.reading() as session:
        stale = [number for number, verdicts in fresh.items() if comparing.differs(session, number, verdicts)]
    if not stale or not desk.store.writable():
        return
    # Another's work comes first: what cannot be kept now is computed again next time.
    with suppress(ConflictError, StorageError), desk.changing("compare") as change:
        for question_id in stale:
            comparing.keep(change.session, question_id, fresh[question_id])


def rule(desk: Desk, refs: Sequence[str], outcome: Outcome, because: str) -> None:
    """Settle a question (``Q4``), or two of its claims (``C12 C13``), with a reason.

    The ruling stands until an input changes.

    Raises:
        InputError: if there is no reason, or it is neither a question nor two claims of one.
        NotFoundError: if a question or claim is not there.
        ConflictError: if it is ruled so already.
    """
    if not because.strip():
        raise InputError("a ruling needs its reason", "give it with --because")
    with desk.changing("rule", because=because) as change:
        asked = comparing.asked(change.session)
        if len(refs) == 1:
            number = questions.row_of(change.session, refs[0]).id
            one = next((each for each in asked if each.id == number), None)
            if one is None:
                raise InputError(
                    f"{refs[0]} was dropped", f"open it again with `sayso question answer {refs[0]} CLAIM`"
                )
            comparing.rule(change, number, None, outcome, _digest(one.answers))
        elif len(refs) == 2:
            number, pair, inputs = _pair_of(asked, refs)
            comparing.rule(change, number, pair, outcome, inputs)
        else:
            raise InputError("a ruling is on one question or on two claims", "name Q4, or C12 C13")
        change.summary = f"ruled {' and '.join(refs)} {outcome.value}: {because}"


def _pair_of(asked: Sequence[Asked], refs: Sequence[str]) -> tuple[int, tuple[int, int], str]:
    numbers = {number_in("claim", ref) for ref in refs}
    for one in asked:
        held = sorted((answer for answer in one.answers if answer.claim_id in numbers), key=lambda each: each.claim_id)
        if len(held) == 2:
            return one.id, (held[0].claim_id, held[1].claim_id), _digest(held)
    raise NotFoundError(f"no question is answered by both {refs[0]} and {refs[1]}", "see `sayso compare`")
