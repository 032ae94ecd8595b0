"""The places kept in one text become places of the gazetteer: by size, by what contains them, by each other."""

from collections import defaultdict
from functools import lru_cache

from sayso.extract.places.gazetteer import Entry
from sayso.extract.places.mentions import Mention
from sayso.extract.places.rank import Scored, leading, ranked, weight
from sayso.model.place import Place

CERTAIN = 0.5
"""The share from which the best candidate is chosen; below it a place stays open, with its candidates."""
WORTH = {"admin1": 2.2, "country": 0.9}
"""What another place of the text in the same area of that kind is worth, on the scale of the weights."""
HEARD = 0.2
"""The vote below which an area does not count."""


def resolve(kept: list[Mention]) -> dict[str, Place]:
    """For each key of a mention, what it means in this text: one sense for all mentions of a name."""
    senses: dict[str, tuple[Entry, ...]] = {}
    for mention in kept:
        if mention.narrowed or mention.key not in senses:
            senses[mention.key] = mention.entries
    shares = {key: leading(entries) for key, entries in senses.items() if entries}
    if len(shares) > 1:
        votes = _Votes(shares)
        shares = {key: votes.weigh_again(key, senses[key]) for key in shares}
    places = {}
    for key, entries in senses.items():
        candidates = ranked(entries, shares[key]) if entries else ()
        chosen = candidates[0] if candidates and candidates[0].score >= CERTAIN else None
        places[key] = Place("", chosen, candidates)
    return places


@lru_cache(maxsize=65536)
def _areas(entry: Entry) -> tuple[tuple[Entry, float], ...]:
    """The areas that hold ``entry``, itself included, whose sharing with other places is worth something."""
    return tuple((area, WORTH[area.kind]) for area in (entry, *entry.chain) if area.kind in WORTH)


class _Votes:
    """How much of the names of a text lies in each first-level area and country."""

    def __init__(self, shares: dict[str, Scored]) -> None:
        self.shares = shares
        self.total: dict[str, float] = defaultdict(float)
        for scored in shares.values():
            for ref, share in _spread(scored).items():
                self.total[ref] += share

    def weigh_again(self, key: str, entries: tuple[Entry, ...]) -> Scored:
        """The shares of ``entries`` by the areas that the other names of the text lie in."""
        if len(entries) == 1:
            return self.shares[key]
        own = _spread(self.shares[key])
        totals: Scored = {}
        for entry in entries:
            bonus, reason = 0.0, ""
            for area, worth in _areas(entry):
                vote = self.total.get(area.ref, 0.0) - own.get(area.ref, 0.0)
                if vote > HEARD:
                    bonus += min(1.0, vote) * worth
                    reason = reason or f"with other places of the text in {area.name}"
            totals[entry] = (weight(entry) + bonus, reason)
        return leading(entries, totals)


def _spread(scored: Scored) -> dict[str, float]:
    found: dict[str, float] = defaultdict(float)
    for entry, (share, _) in scored.items():
        for area, _ in _areas(entry):
            found[area.ref] += share
    return found
