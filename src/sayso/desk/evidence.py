"""Claims that answer questions go in, what a reader wants beside each comes out: its line, its words, its chain."""

from collections.abc import Iterable
from dataclasses import dataclass

from sayso.desk import wording
from sayso.desk.desk import Desk
from sayso.model.tables import ClaimLine
from sayso.model.uid import number_in
from sayso.store.listing import claims as claim_lines
from sayso.store.listing.chains import Chains, Link
from sayso.store.store import Session

BATCH = 5_000
"""Claims a round of queries covers: below what either database takes as parameters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A claim ready to be read.

    ``value`` is its value in few characters, ``start`` and ``end`` where its words stand in ``line.sentence``,
    ``None`` where the sentence does not hold them; ``chain`` who said it, from the outlet inwards.
    """

    line: ClaimLine
    value: str
    start: int | None
    end: int | None
    chain: tuple[Link, ...]


def evidence(desk: Desk, refs: Iterable[str]) -> dict[str, Evidence]:
    """What stands behind each of these claims (``C12``); those that are not there are left out."""
    numbers = sorted({number for ref in refs if (number := number_in("claim", ref)) is not None})
    with desk.store.reading() as session:
        return {
            one.line.claim_id: one
            for at in range(0, len(numbers), BATCH)
            for one in gather(session, claim_lines.claims(session, among=numbers[at : at + BATCH]))
        }


def gather(session: Session, lines: Iterable[ClaimLine]) -> list[Evidence]:
    """What stands behind each of these lines; one query for all their chains."""
    held = list(lines)
    chains = Chains(session)
    numbers = [number_in("claim", line.claim_id) or 0 for line in held]
    told: dict[int, list[Link]] = {}
    for at in range(0, len(numbers), BATCH):
        told |= chains.of(numbers[at : at + BATCH])
    return [_one(line, tuple(told.get(number, ()))) for line, number in zip(held, numbers, strict=True)]


def _one(line: ClaimLine, chain: tuple[Link, ...]) -> Evidence:
    start = line.sentence.find(line.quote)
    found = start >= 0
    return Evidence(
        line=line,
        value=wording.short(line),
        start=start if found else None,
        end=start + len(line.quote) if found else None,
        chain=chain,
    )
