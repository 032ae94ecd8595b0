"""Two claims with their topics go in, how near their surroundings, days and amounts are comes out."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sayso.compare import dates
from sayso.compare.figures import same_unit_amounts
from sayso.compare.topics import Topic
from sayso.model.figure import Figure
from sayso.model.verdict import Assertion
from sayso.model.when import When


@dataclass(frozen=True, slots=True)
class Subject:
    """A claim as likeness sees it; ``past`` are the years before its publication that its sentence names."""

    assertion: Assertion
    topic: Topic
    past: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Rarity:
    """How rare each idea is among the sentences of a story, from 0 (in all of them) to 1 (in one)."""

    weights: Mapping[str, float]

    def of(self, idea: str) -> float:
        """The rarity of one idea; one that no sentence has is as rare as can be."""
        return self.weights.get(idea, 1.0)


EVERY = Rarity({})
"""Nothing is known of the other sentences: every idea counts the same."""


BESIDE = 0.3
"""The closeness of an idea that stands beside a claim."""


def close(a: Topic, b: Topic) -> list[str]:
    """The ideas that stand beside both."""
    return [idea for idea, weight in a.near.items() if min(weight, b.near.get(idea, 0.0)) >= BESIDE]


def days_between(a: When, b: When) -> int:
    """Days from the end of the earlier date to the start of the later one; 0 where they meet, -1 where one is open."""
    if None in {a.earliest, a.latest, b.earliest, b.latest}:
        return -1
    if not dates.apart(a, b):
        return 0
    first, last = sorted((a, b), key=lambda when: when.earliest or date.min)
    return (last.earliest - first.latest).days if last.earliest and first.latest else -1


def shared_ideas(a: Topic, b: Topic, rarity: Rarity) -> tuple[float, float]:
    """The rarest idea near both, and the share of the weaker surroundings that both have."""
    both = {idea: min(weight, b.near[idea]) * rarity.of(idea) for idea, weight in a.near.items() if idea in b.near}
    least = min(sum(weight * rarity.of(idea) for idea, weight in one.near.items()) for one in (a, b))
    return max(both.values(), default=0.0), min(1.0, sum(both.values()) / least) if least else 0.0


CLOSE = 0.9
"""The size from which two amounts are called close: about an eighth apart."""


def size(a: Figure, b: Figure) -> float:
    """1 for equal amounts, 0 where one is about three times the other or they cannot be told, -1 from ten times on."""
    amounts = same_unit_amounts(a, b)
    if amounts is None:
        return 0.0
    one, other = amounts
    if one == other:
        return 1.0
    return max(-1.0, 1 - 2 * abs(math.log10(one / other))) if one > 0 and other > 0 else 0.0
