"""Claims go in; what other claims say for and against each, through stored comparisons, and on whose word comes out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.compare import Backing, Origins, count_origins
from sayso.desk.backing import backing_of
from sayso.model.grading import CONFIRMED
from sayso.model.tables import ComparisonLine
from sayso.model.uid import number_in, reference
from sayso.model.verdict import Outcome
from sayso.store import comparing
from sayso.store.citations import numbered
from sayso.store.comparing import Answer
from sayso.store.listing import asked
from sayso.store.records import chunks
from sayso.store.store import Session

ENOUGH = 2
"""Independent origins that have to agree before 'confirmed' is suggested."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Other:
    """Another claim that a claim was compared with; ``independent`` says that it rests on another origin."""

    claim: str
    outlet: str
    quote: str
    attribution: str
    question: str
    because: str
    independent: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """What stored comparisons say of a claim; ``origins`` stand behind it and all that agree with it.

    ``None`` where it is not live, or its article no longer says so: then nothing is compared with it.
    """

    claim: str
    agreeing: tuple[Other, ...] = ()
    conflicting: tuple[Other, ...] = ()
    origins: Origins | None = None

    @property
    def corroborated(self) -> tuple[Other, ...]:
        """Those that agree and rest on other origins."""
        return tuple(one for one in self.agreeing if one.independent)

    @property
    def contradicted(self) -> tuple[Other, ...]:
        """Those that conflict and rest on other origins."""
        return tuple(one for one in self.conflicting if one.independent)

    @property
    def suggested(self) -> int | None:
        """The credibility that this suggests: 1, where enough independent origins agree and nobody objects."""
        if self.origins is None or self.conflicting or len(self.origins.groups) < ENOUGH:
            return None
        return CONFIRMED

    @property
    def because(self) -> str:
        """Why that is suggested, or empty."""
        if self.suggested is None or self.origins is None:
            return ""
        names = "; ".join(origin.name for origin in self.origins.groups)
        return f"{len(self.origins.groups)} independent origins agree: {names}"


def support_for(session: Session, claims: Sequence[int]) -> dict[int, Support]:
    """What speaks for and against each of these claims, by number; a few queries for several hundred."""
    lines: dict[tuple[str, str, str], ComparisonLine] = {}
    for some in chunks(claims):
        found = asked.comparisons(session, claims=some)
        lines |= {(line.question_id, line.left_claim, line.right_claim): line for line in found}
    pairs: dict[int, list[tuple[int, ComparisonLine]]] = {}
    for line in lines.values():
        left, right = (number_in("claim", ref) or 0 for ref in (line.left_claim, line.right_claim))
        pairs.setdefault(left, []).append((right, line))
        pairs.setdefault(right, []).append((left, line))
    numbers = {*claims, *(other for claim in claims for other, _ in pairs.get(claim, ()))}
    live = {
        answer.claim_id: answer
        for some in chunks(sorted(numbers))
        for answer in comparing.answerable(session, claims=numbered(some))
        if not answer.superseded
    }
    return {claim: _support(claim, pairs.get(claim, ()), live) for claim in claims}


def _support(claim: int, pairs: Iterable[tuple[int, ComparisonLine]], live: dict[int, Answer]) -> Support:
    ref = reference("claim", claim)
    if claim not in live:
        return Support(claim=ref)
    own = backing_of(live[claim])
    agreeing, conflicting, backings = [], [], [own]
    for number, line in sorted(pairs, key=lambda pair: pair[0]):
        if number not in live:
            continue
        verdict = line.ruling or line.verdict
        if verdict == Outcome.AGREE:
            agreeing.append(_other(live[number], line, own))
            backings.append(backing_of(live[number]))
        elif verdict == Outcome.CONFLICT:
            conflicting.append(_other(live[number], line, own))
    return Support(claim=ref, agreeing=tuple(agreeing), conflicting=tuple(conflicting), origins=count_origins(backings))


def _other(answer: Answer, line: ComparisonLine, own: Backing) -> Other:
    both = count_origins((own, backing_of(answer)))
    return Other(
        claim=reference("claim", answer.claim_id),
        outlet=answer.outlet,
        quote=answer.quote,
        attribution=" < ".join([answer.outlet, *(told.name for told in answer.chain)]),
        question=line.question_id,
        because=line.because,
        independent=len(both.groups) + len(both.open) > 1,
    )
