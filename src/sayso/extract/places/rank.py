"""Gazetteer entries that share a name become candidates with a score from 0 to 1 and its reason."""

from functools import lru_cache
from operator import itemgetter

from sayso.extract.places.gazetteer import Entry
from sayso.extract.places.renowned import references
from sayso.model.place import Candidate

AREA_WEIGHT = {
    "country": 9.5, "admin1": 6.6, "admin2": 3.5, "continent": 9.0, "ocean": 9.0, "region": 7.5, "district": 6.3,
}  # fmt: skip
"""How often the news means such a place, on the scale of the decimal logarithm of a town's inhabitants."""
FEATURE_WEIGHT = 6.8
CAPITAL_BONUS = 2.0
ALIAS_COST = 2.0
RENOWN = 1.0
"""What being on the list of renowned places is worth, over at least the weight of a town of four hundred thousand."""
MIDDLING = 5.6
STATES = frozenset({"US", "CA", "AU", "GB", "IE", "IN"})
"""Countries whose first-level areas the English-language news names without explaining them."""
HOUSEHOLD_STATE = 0.8
ENGLISH_NEWS = frozenset({"US", "CA", "AU", "GB", "IE", "NZ"})
NEARNESS = 0.5
"""English-language outlets write about the places of their own countries more than size alone says."""
MOST_CANDIDATES = 8
FAR = 3.3
"""The weight by which a rival falls short that is not worth naming: its share is less than one in two thousand."""

_WEIGHT = itemgetter(0)

Scored = dict[Entry, tuple[float, str]]
"""Entries with their share of the weight, best first, and the reason where it is not the entry's own."""


@lru_cache(maxsize=65536)
def weight(entry: Entry) -> float:
    """How readily the news means this entry by its name when nothing else is known."""
    if entry.kind in {"city", "capital"}:
        base = entry.size / 10 + (CAPITAL_BONUS if entry.kind == "capital" else 0.0)
    elif entry.kind == "admin1":
        base = min(AREA_WEIGHT["admin1"], entry.size / 10) + (HOUSEHOLD_STATE if entry.country in STATES else 0.0)
    elif entry.kind == "country":
        base = AREA_WEIGHT["country"] - (1.5 if entry.size < 60 else 1.0 if entry.size < 70 else 0.0)
    else:
        base = AREA_WEIGHT.get(entry.kind, FEATURE_WEIGHT)
    if entry.ref in references() and entry.kind != "country":
        base = max(base, MIDDLING) + RENOWN
    if entry.country in ENGLISH_NEWS:
        base += NEARNESS
    return base - (ALIAS_COST if entry.alias else 0.0)


@lru_cache(maxsize=65536)
def inside(entry: Entry) -> frozenset[str]:
    """The references of the areas that contain ``entry``, and its own."""
    return frozenset([entry.ref, *(area.ref for area in entry.chain)])


@lru_cache(maxsize=32768)
def distinct(entries: tuple[Entry, ...]) -> tuple[tuple[float, Entry], ...]:
    """The weights and ``entries``, heaviest first, each place once, by the name that is more its own."""
    best: dict[str, tuple[float, Entry]] = {}
    for entry in entries:
        if entry.ref not in best or best[entry.ref][0] < weight(entry):
            best[entry.ref] = (weight(entry), entry)
    return tuple(sorted(best.values(), key=_order))


@lru_cache(maxsize=32768)
def leading(entries: tuple[Entry, ...]) -> Scored:
    """The best of ``entries`` with their shares by weight alone."""
    return shares([(total, entry, "") for total, entry in distinct(entries)])


def shares(rivals: list[tuple[float, Entry, str]]) -> Scored:
    """The best of ``rivals``, given as weight, entry and reason, with their shares; of two alike the first is best."""
    rivals = sorted(rivals, key=_WEIGHT, reverse=True)[:MOST_CANDIDATES]
    top = rivals[0][0]
    powers = [10 ** (total - top) for total, _, _ in rivals if total > top - FAR]
    whole = sum(powers)
    return {entry: (power / whole, reason) for power, (_, entry, reason) in zip(powers, rivals, strict=False)}


@lru_cache(maxsize=32768)
def surest(entries: tuple[Entry, ...]) -> tuple[Entry, float]:
    """The likeliest of ``entries`` by themselves, and its share."""
    return next((entry, share) for entry, (share, _) in leading(entries).items())


def _order(rival: tuple[float, Entry]) -> tuple[float, bool, str]:
    """Heaviest first; of two alike the town before what is called after it."""
    total, entry = rival
    return -total, entry.kind not in {"city", "capital"}, entry.ref


def standing(scored: Scored) -> float:
    """How surely the best of ``scored`` is meant: rivals that hold it, or that it holds, do not speak against it.

    Kandahar the town and Kandahar its province are rivals in name alone.
    """
    best = next(iter(scored))
    around = inside(best)
    return sum(share for entry, (share, _) in scored.items() if entry.ref in around or best.ref in inside(entry))


def ranked(entries: tuple[Entry, ...], scored: Scored | None = None, reason: str = "") -> tuple[Candidate, ...]:
    """``entries`` as candidates, best first; ``reason`` stands where neither ``scored`` nor the entry gives one."""
    scored = leading(entries) if scored is None else scored
    return tuple(
        candidate(entry, round(share, 3), why or reason or _reason(entry, len(entries)))
        for entry, (share, why) in scored.items()
    )


@lru_cache(maxsize=65536)
def candidate(entry: Entry, score: float, reason: str) -> Candidate:
    """The entry as the model knows it; ``admin`` is the first-level area that holds it."""
    unknown = entry.lat == 0 and entry.lon == 0
    return Candidate(
        ref=entry.ref,
        name=entry.name,
        kind=entry.kind,
        country=entry.country,
        admin=next((area.name for area in entry.chain if area.kind == "admin1"), ""),
        within=tuple(area.ref for area in entry.chain),
        lat=None if unknown else entry.lat,
        lon=None if unknown else entry.lon,
        score=score,
        reason=reason,
    )


def _reason(entry: Entry, rivals: int) -> str:
    if rivals == 1:
        return "the only place of this name"
    if entry.kind in {"city", "capital"}:
        return "by its population" if entry.size else "population unknown"
    return f"by its kind: {entry.kind}"
