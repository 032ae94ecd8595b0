"""What a name alone says about whether it names a place: the sizes of its bearers against its other uses."""

from functools import lru_cache

from sayso.extract.places import cues
from sayso.extract.places import words as lists
from sayso.extract.places.gazetteer import Entry
from sayso.extract.places.patterns import AREA_WORDS
from sayso.extract.places.rank import ENGLISH_NEWS, weight

TOWN_KINDS = frozenset({"city", "capital", "admin1", "admin2"})
HOUSEHOLD = 3.5
"""The score of a name that every reader knows: a country, an ocean, the Middle East."""


@lru_cache(maxsize=65536)
def prior(key: str, entries: tuple[Entry, ...]) -> float:
    """The score of a name before any word around it is looked at; above 1 it counts as a place by itself."""
    if key in cues.NEVER:
        return -9.0
    best = max(entries, key=weight)
    if best.kind == "body":
        return -2.5
    base = _standing(best, key)
    if " " in key:
        return max(base, 0.7 if key.rsplit(" ", 1)[1] in AREA_WORDS else base) + 1.8
    if best.kind == "country":
        return base - (1.5 if key in lists.common_first_names() else 0.0)
    cost = _other_uses(key, base)
    return base - cost if cost else base + 1.0


def _standing(best: Entry, key: str) -> float:
    if best.kind not in TOWN_KINDS and not best.alias:
        base = HOUSEHOLD
    elif best.kind == "admin1" and best.country in ENGLISH_NEWS - {"IE", "NZ"}:
        base = HOUSEHOLD - 0.3
    else:
        base = min(HOUSEHOLD - 0.3, max(-1.2, (weight(best) - 4.7) * 0.95))
    if best.alias:
        base -= 0.8 if len(key) > 5 else 1.8
    return base


def _other_uses(key: str, base: float) -> float:
    cost = 0.0
    if key in lists.common_first_names():
        cost += 1.8
    elif key in lists.first_names():
        cost += 0.6
    if key in lists.surnames():
        cost += 0.9
    if key in lists.english():
        cost += 0.8 if base >= 3 else 2.2
    return cost
