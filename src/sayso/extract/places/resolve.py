"""The places kept in one text become places of the gazetteer: by size, by what contains them, by each other."""

from collections import defaultdict

from sayso.extract.places.gazetteer import Entry
from sayso.extract.places.mentions import Mention
from sayso.extract.places.rank import Scored, leading, ranked, weight
from sayso.model.place import Place

CERTAIN = 0.5
"""The share from which the best candidate is chosen; below it a place stays open, with its candidates."""
SAME_AREA = 2.2
SAME_COUNTRY = 0.9
"""What another place of the text in the same first-level area, or country, is worth on the scale of the weights."""
_AREAS = frozenset({"admin1", "country"})


def resolve(kept: list[Mention]) -> dict[str, Place]:
    """For each key of a mention, what it means in this text: one sense for all mentions of a name."""
    senses: dict[str, tuple[Entry, ...]] = {}
    for mention in kept:
        if mention.narrowed or mention.key not in senses:
            senses[mention.key] = mention.entries
    shares = {key: leading(entries) for key, entries in senses.items() if entries}
    if len(shares) > 1:
        shares = {key: _again(shares, key, senses[key]) for key in shares}
    places = {}
    for key, entries in senses.items():
        candidates = ranked(entries, shares[key]) if entries else ()
        chosen = candidates[0] if candidates and candidates[0].score >= CERTAIN else None
        places[key] = Place("", chosen, candidates)
    return places


def _again(shares: dict[str, Scored], key: str, entries: tuple[Entry, ...]) -> Scored:
    """Weigh ``entries`` anew by the areas that the other names of the text lie in."""
    if len(entries) == 1:
        return shares[key]
    votes: dict[str, float] = defaultdict(float)
    names: dict[str, str] = {}
    for other, scored in shares.items():
        if other != key:
            for entry, share in scored.items():
                for area in (entry, *entry.chain):
                    if area.kind in _AREAS:
                        votes[area.ref] += share[0]
                        names[area.ref] = area.name
    totals: dict[Entry, tuple[float, str]] = {}
    for entry in entries:
        bonus, reason = 0.0, ""
        for area in (entry, *entry.chain):
            vote = min(1.0, votes.get(area.ref, 0.0)) if area.kind in _AREAS else 0.0
            if vote > 0.2:
                bonus += vote * (SAME_AREA if area.kind == "admin1" else SAME_COUNTRY)
                reason = reason or f"with other places of the text in {names[area.ref]}"
        totals[entry] = (weight(entry) + bonus, reason)
    return leading(entries, totals)
