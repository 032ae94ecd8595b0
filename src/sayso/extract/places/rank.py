"""Gazetteer entries that share a name become candidates with a score from 0 to 1 and its reason."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import lru_cache

from sayso.extract.places.gazetteer import Entry, gazetteer
from sayso.model.place import Candidate

AREA_WEIGHT = {
    "country": 9.5,
    "admin1": 6.6,
    "admin2": 3.5,
    "continent": 9.0,
    "ocean": 9.0,
    "region": 7.5,
    "district": 6.3,
}
"""How often the news means such a place, on the scale of the decimal logarithm of a town's inhabitants."""
FEATURE_WEIGHT = 6.8
STATES = frozenset({"US", "CA", "AU", "GB", "IE", "IN"})
"""Countries whose first-level areas the English-language news names without explaining them."""
HOUSEHOLD_STATE = 0.8
ENGLISH_NEWS = frozenset({"US", "CA", "AU", "GB", "IE", "NZ"})
NEARNESS = 0.5
"""English-language outlets write about the places of their own countries more than size alone says."""
CAPITAL_BONUS = 2.0
ALIAS_COST = 2.0
MOST_CANDIDATES = 8


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
    if entry.country in ENGLISH_NEWS:
        base += NEARNESS
    return base - (ALIAS_COST if entry.alias else 0.0)


@lru_cache(maxsize=65536)
def inside(entry: Entry) -> frozenset[str]:
    """The references of the areas that contain ``entry``, and its own."""
    return frozenset([entry.ref, *(area.ref for area in gazetteer().chain(entry))])


def candidate(entry: Entry, score: float, reason: str) -> Candidate:
    """The entry as the model knows it; ``admin`` is the first-level area that holds it."""
    chain = gazetteer().chain(entry)
    admin = next((area.name for area in chain if area.kind == "admin1"), "")
    unknown = entry.lat == 0 and entry.lon == 0
    return Candidate(
        ref=entry.ref,
        name=entry.name,
        kind=entry.kind,
        country=entry.country,
        admin=admin,
        within=tuple(area.ref for area in chain),
        lat=None if unknown else Decimal(entry.lat),
        lon=None if unknown else Decimal(entry.lon),
        score=round(score, 3),
        reason=reason,
    )


def ranked(entries: Iterable[Entry], bonus: dict[str, tuple[float, str]] | None = None) -> tuple[Candidate, ...]:
    """The entries as candidates, best first; ``bonus`` gives further weight to a reference, with the reason."""
    bonus = bonus or {}
    best: dict[str, tuple[float, Entry]] = {}
    for entry in entries:
        total = weight(entry) + bonus.get(entry.ref, (0.0, ""))[0]
        if entry.ref not in best or best[entry.ref][0] < total:
            best[entry.ref] = (total, entry)
    rivals = sorted(best.values(), key=lambda rival: (-rival[0], rival[1].ref))[:MOST_CANDIDATES]
    if not rivals:
        return ()
    top = rivals[0][0]
    shares = [10 ** (total - top) for total, _ in rivals]
    return tuple(
        candidate(entry, share / sum(shares), bonus.get(entry.ref, (0.0, ""))[1] or _reason(entry, rivals))
        for share, (_, entry) in zip(shares, rivals, strict=True)
    )


def _reason(entry: Entry, rivals: Sequence[tuple[float, Entry]]) -> str:
    if len(rivals) == 1:
        return "the only place of this name"
    if entry.kind in {"city", "capital"}:
        return "by its population" if entry.size else "population unknown"
    return f"by its kind: {entry.kind}"
