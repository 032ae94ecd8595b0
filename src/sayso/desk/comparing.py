"""Where outlets agree and where they conflict: questions by outlets, with verdicts, reasons and origins."""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.compare import Origins, count_origins
from sayso.desk.backing import backing_of
from sayso.desk.copying import catch_up_at
from sayso.desk.desk import Desk
from sayso.desk.facts import since
from sayso.desk.ruling import rule
from sayso.desk.standing import AT_ONCE, doubtful, judged, outdated, refresh, settle_claims
from sayso.model.uid import number_in, reference
from sayso.model.verdict import Outcome
from sayso.store import comparing, questions, rulings, standing, stories, verdicts
from sayso.store.comparing import Answer, Asked
from sayso.store.rulings import Ruling
from sayso.store.standing import Questions
from sayso.store.store import Session
from sayso.store.verdicts import Judged

__all__ = ["Cell", "Compared", "Pair", "compare_all", "conflicts", "rule", "ruled"]

WORST_FIRST = (Outcome.CONFLICT, Outcome.COMPATIBLE, Outcome.AGREE, Outcome.INCOMPARABLE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two answers with their verdict; ``ruling`` is an editor's word that stands above it.

    ``settlement`` says how it settled the two; ``stale`` tells what has changed since a ruling that no longer stands.
    """

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
    settlement: str = ""
    stale: str = ""


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

    ``verdict`` is what stands after rulings; ``settled`` says that an editor settled it, so that a conflict need not be
    raised; ``stale`` tells what has changed since a ruling that therefore no longer counts.
    """

    question: str
    text: str
    kind: str
    story: str
    verdict: Outcome
    reason: str
    because: str
    ruled: bool
    settled: bool
    stale: str
    origins: Origins
    cells: tuple[Cell, ...]
    pairs: tuple[Pair, ...]


def compare_all(desk: Desk, *, story: str = "", question: str = "") -> list[Compared]:
    """Compare the answers of every question, or those of one story or question; conflicts first.

    Verdicts that are stored and current are not computed again.

    Raises:
        NotFoundError: if there is no such story or question.
    """
    with desk.store.reading() as session:
        within = standing.wanted(
            story_id=stories.row_of(session, story).id if story else None,
            question_id=questions.row_of(session, question).id if question else None,
        )
    catch_up_at(desk)
    return compared_within(desk, within)


def compared_within(desk: Desk, within: Questions) -> list[Compared]:
    """Compare the answers of the questions that ``within`` selects; conflicts first."""
    refresh(desk, within)
    with desk.store.reading() as session:
        return _shown(session, within)


def conflicts(desk: Desk, *, story: str = "") -> list[Compared]:
    """The questions that hold a conflict, of all or of one story: only those that may are looked at.

    Raises:
        NotFoundError: if there is no such story.
    """
    with desk.store.reading() as session:
        story_id = stories.row_of(session, story).id if story else None
    settle_claims(desk)
    with desk.store.reading() as session:
        numbers = doubtful(session, story_id)
    found: list[Compared] = []
    for at in range(0, len(numbers), AT_ONCE):
        within = standing.these(numbers[at : at + AT_ONCE], standing=True)
        refresh(desk, within)
        with desk.store.reading() as session:
            found += [one for one in _shown(session, within) if one.verdict is Outcome.CONFLICT]
    return sorted(found, key=_conflicts_first)


def ruled(desk: Desk, *, story: str = "") -> list[Compared]:
    """The questions on which there is a ruling, as they stand; nothing is stored.

    Raises:
        NotFoundError: if there is no such story.
    """
    with desk.store.reading() as session:
        story_id = stories.row_of(session, story).id if story else None
        return _shown(session, rulings.ruled(standing.wanted(story_id=story_id)))


def _shown(session: Session, within: Questions) -> list[Compared]:
    """The questions as they stand, from stored verdicts where these are current."""
    asked = comparing.asked(session, within)
    held = verdicts.stored(session, asked, within)
    late = outdated(session, within)
    for at in range(0, len(late), AT_ONCE):
        held.update((one.id, found) for one, found in judged(session, standing.these(sorted(late)[at : at + AT_ONCE])))
    own: dict[int, list[Ruling]] = {}
    for ruling in rulings.rulings(session, within):
        own.setdefault(ruling.question_id, []).append(ruling)
    results = [_compared(one, own.get(one.id, []), held.get(one.id, [])) for one in asked]
    return sorted(results, key=_conflicts_first)


def _compared(asked: Asked, rulings: Sequence[Ruling], judged: Sequence[Judged]) -> Compared:
    pairs = tuple(_pair(one, rulings) for one in judged)
    whole = next((ruling for ruling in reversed(rulings) if ruling.pair is None), None)
    stale = since(whole, asked.answers) if whole is not None else ""
    verdict, reason, because, settled = _overall(pairs)
    standing = whole if whole is not None and not stale else None
    if standing is not None:
        verdict, because = standing.outcome, f"{standing.by} ruled: {standing.because}"
        settled = standing.settlement is not None
    return Compared(
        question=reference("question", asked.id),
        text=asked.text,
        kind=asked.kind,
        story=asked.story,
        verdict=verdict,
        reason=reason,
        because=because,
        ruled=standing is not None,
        settled=settled,
        stale="; ".join(told for told in (stale, *(pair.stale for pair in pairs)) if told),
        origins=count_origins(backing_of(answer) for answer in asked.answers if not answer.superseded),
        cells=tuple(_cell(answer) for answer in asked.answers),
        pairs=pairs,
    )


def _pair(judged: Judged, rulings: Sequence[Ruling]) -> Pair:
    a, b = judged.left, judged.right
    ends = a.claim_id, b.claim_id
    last = next((ruling for ruling in reversed(rulings) if ruling.pair == ends), None)
    stale = since(last, (a, b)) if last is not None else ""
    standing = last if last is not None and not stale else None
    return Pair(
        left=reference("claim", a.claim_id),
        right=reference("claim", b.claim_id),
        left_outlet=a.outlet,
        right_outlet=b.outlet,
        verdict=judged.verdict.outcome,
        reason=judged.verdict.reason.value,
        because=judged.verdict.because,
        ruling=standing.outcome.value if standing else "",
        ruled_by=standing.by if standing else "",
        ruled_because=standing.because if standing else "",
        settlement=standing.settlement.value if standing and standing.settlement else "",
        stale=stale,
    )


def _overall(pairs: Sequence[Pair]) -> tuple[Outcome, str, str, bool]:
    """Conflict if any comparable pair conflicts, agree if all agree, compatible where some are, else incomparable.

    A pair that an editor settled is heard only where no pair is open; then the question is settled, too.
    """
    if not pairs:
        return Outcome.INCOMPARABLE, "", "There is only one answer.", False
    unsettled = [pair for pair in pairs if not pair.settlement]
    for outcome in WORST_FIRST:
        for pair in unsettled or pairs:
            if (pair.ruling or pair.verdict) == outcome:
                said = f"{pair.ruled_by} ruled: {pair.ruled_because}" if pair.ruling else pair.because
                return outcome, pair.reason, said, not unsettled
    raise AssertionError("a verdict is one of four")


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
