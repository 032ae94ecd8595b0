"""A page in review goes in; what other claims answer to the same questions, and whether both can stand, comes out."""

from collections.abc import Iterable
from dataclasses import dataclass

from sayso.desk.comparing import Compared, Pair, compared_within, conflicts
from sayso.desk.desk import Desk
from sayso.model.uid import number_in
from sayso.model.verdict import Outcome
from sayso.store import reviewing


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival:
    """Another answer to a question of a claim's, with the verdict on the two: a ruling's, where one stands.

    ``settled`` says that an editor settled how the two stand, so that a conflict need not be raised again.
    """

    question: str
    asks: str
    claim: str
    article: str
    outlet: str
    quote: str
    verdict: str
    because: str
    settled: bool

    @property
    def conflicts(self) -> bool:
        """Whether it is a conflict that nobody has settled."""
        return self.verdict == Outcome.CONFLICT and not self.settled


Rivals = dict[str, tuple[Rival, ...]]
"""By claim, its rivals, conflicts first."""


def rivals_in(desk: Desk, article: str) -> Rivals:
    """The rivals of every claim of an article that answers a question; verdicts are brought up to date."""
    within = reviewing.asked_of(number_in("article", article) or 0)
    found: dict[str, list[Rival]] = {}
    for one in compared_within(desk, within):
        _collect(one, found)
    return {claim: tuple(sorted(held, key=_conflicts_first)) for claim, held in found.items()}


def _collect(one: Compared, found: dict[str, list[Rival]]) -> None:
    for pair in one.pairs:
        found.setdefault(pair.left, []).append(_rival(one, pair, pair.right))
        found.setdefault(pair.right, []).append(_rival(one, pair, pair.left))


def _rival(one: Compared, pair: Pair, other: str) -> Rival:
    cell = next(cell for cell in one.cells if cell.claim == other)
    ruled = f"{pair.ruled_by} ruled: {pair.ruled_because}" if pair.ruling else ""
    return Rival(
        question=one.question,
        asks=one.text,
        claim=other,
        article=cell.article,
        outlet=cell.outlet,
        quote=cell.quote,
        verdict=pair.ruling or pair.verdict.value,
        because=ruled or pair.because,
        settled=bool(pair.settlement) or (one.ruled and one.settled),
    )


_WORST_FIRST = (Outcome.CONFLICT, Outcome.COMPATIBLE, Outcome.AGREE, Outcome.INCOMPARABLE)


def _conflicts_first(rival: Rival) -> tuple[bool, int, str, int]:
    worst = _WORST_FIRST.index(Outcome(rival.verdict))
    return rival.settled, worst, rival.question, number_in("claim", rival.claim) or 0


def in_conflict(desk: Desk, articles: Iterable[str]) -> dict[str, list[str]]:
    """The claims of these articles that stand in a conflict that nobody has settled, by article."""
    wanted = set(articles)
    found: dict[str, set[str]] = {}
    for one in conflicts(desk):
        if one.settled:
            continue
        places = {cell.claim: cell.article for cell in one.cells}
        for pair in one.pairs:
            if (pair.ruling or pair.verdict) == Outcome.CONFLICT and not pair.settlement:
                for claim in (pair.left, pair.right):
                    if places[claim] in wanted:
                        found.setdefault(places[claim], set()).add(claim)
    return {article: sorted(claims, key=lambda ref: number_in("claim", ref) or 0) for article, claims in found.items()}
