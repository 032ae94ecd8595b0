"""The places kept in one text become places of the gazetteer: by size, by what contains them, by each other."""

from collections import defaultdict
from functools import lru_cache
from typing import NamedTuple

from sayso.extract.places.gazetteer import Entry
from sayso.extract.places.mentions import Mention
from sayso.extract.places.rank import FAR, Scored, distinct, leading, ranked, shares, standing
from sayso.model.place import Place

CERTAIN = 0.5
"""The share from which the best candidate is chosen; below it a place stays open, with its candidates."""
WORTH = {"admin1": 2.2, "country": 0.9, "admin2": 0.8}
"""What another place of the text in the same area of that kind is worth, on the scale of the weights."""
HEARD = 0.2
"""The vote below which an area does not count."""
MOST = 2.0
"""The vote above which more places in an area add nothing."""
TOP = 4.5
"""More than this no company in a text is worth: a hamlet of Ohio called London stays less likely than London."""
MARGIN = 2.0
"""Over ``TOP``, by how much a name's first bearer must outweigh the next to be out of its reach."""
GREAT = 50
"""The size (ten times a decimal logarithm) from which a town is known where its neighbours are not: 100,000 people."""
HAMLET = 30
"""The size below which a town is a hamlet: 1,000 people."""
BESIDE_GREAT = 2.0
"""More than this no company is worth to a hamlet that shares its name with a great town."""
UNKNOWN = Place("")
_AREAS: dict[str, tuple[float, str]] = {}
"""For each area that counts, its worth, and what a place in it is told: filled as areas are met."""

Sense = tuple[str, tuple[Entry, ...]]
"""A folded name, and the entries that it may mean where it stands."""


def resolve(kept: list[Mention]) -> dict[Sense, Place]:
    """For each name and the entries that it may mean, what it means in this text: one sense for all its mentions.

    The mentions of ``kept`` that no container narrowed are given the entries of those of the same name that one did.
    """
    _share_narrowed(kept)
    senses = dict.fromkeys((mention.key, mention.entries) for mention in kept)
    known = {sense: _bearers(sense[1]) for sense in senses if sense[1]}
    shares = _weigh_together(known)
    return {sense: _place(sense[1], shares.get(sense, {})) for sense in senses}


def _share_narrowed(kept: list[Mention]) -> None:
    """'Paris, Texas' says which Paris later mentions mean; 'Portland, Maine, and Portland, Oregon' leaves two."""
    narrowed: dict[str, dict[Entry, None]] = {}
    for mention in kept:
        if mention.narrowed:
            narrowed.setdefault(mention.key, {}).update(dict.fromkeys(mention.entries))
    if narrowed:
        left = {key: tuple(entries) for key, entries in narrowed.items()}
        for mention in kept:
            if not mention.narrowed and not mention.of_kind:
                mention.entries = left.get(mention.key, mention.entries)


def _place(entries: tuple[Entry, ...], scored: Scored) -> Place:
    if not scored:
        return UNKNOWN
    if scored is leading(entries):
        return _alone(entries)
    candidates = ranked(entries, scored)
    return Place("", candidates[0] if standing(scored) >= CERTAIN else None, candidates)


@lru_cache(maxsize=16384)
def _alone(entries: tuple[Entry, ...]) -> Place:
    scored = leading(entries)
    candidates = ranked(entries, scored)
    return Place("", candidates[0] if standing(scored) >= CERTAIN else None, candidates)


class _Bearers(NamedTuple):
    """The entries of one name with what does not change from text to text.

    ``weighed`` has the weight of each and the areas, by reference, whose sharing with other places is worth
    something, ``areas`` has all of these; ``alone`` has the shares by weight alone, ``spread`` those shares summed over
    areas; ``plain`` says that no text can make another than the first the likeliest, ``great`` that one is a
    great town.
    """

    weighed: tuple[tuple[float, Entry, tuple[str, ...]], ...]
    alone: Scored
    spread: dict[str, float]
    areas: frozenset[str]
    plain: bool
    great: bool


@lru_cache(maxsize=32768)
def _bearers(entries: tuple[Entry, ...]) -> _Bearers:
    alone = leading(entries)
    spread: dict[str, float] = defaultdict(float)
    for entry, (share, _) in alone.items():
        for ref in _areas(entry):
            spread[ref] += share
    heaviest = distinct(entries)
    within = heaviest[0][0] - TOP - FAR
    weighed = tuple((heavy, entry, _areas(entry)) for heavy, entry in heaviest if heavy > within)
    areas = frozenset(ref for _, _, held in weighed for ref in held)
    plain = len(weighed) == 1 or weighed[0][0] - weighed[1][0] > TOP + MARGIN
    great = any(_great(entry) for _, entry, _ in weighed)
    return _Bearers(weighed, alone, dict(spread), areas, plain, great)


def _great(entry: Entry) -> bool:
    return entry.kind in {"city", "capital"} and entry.size >= GREAT


def _most(entry: Entry, *, great: bool) -> float:
    """What company in the text is worth at most to ``entry``, beside a great town of its name or not."""
    return BESIDE_GREAT if great and entry.kind in {"city", "capital"} and 0 < entry.size < HAMLET else TOP


@lru_cache(maxsize=65536)
def _areas(entry: Entry) -> tuple[str, ...]:
    """The references of the areas that hold ``entry``, itself included, whose sharing is worth something."""
    held = tuple(area for area in (entry, *entry.chain) if area.kind in WORTH)
    for area in held:
        _AREAS[area.ref] = (WORTH[area.kind], f"with other places of the text in {area.name}")
    return tuple(area.ref for area in held)


def _weigh_together(senses: dict[Sense, _Bearers]) -> dict[Sense, Scored]:
    """The shares of each name's entries by the areas that the other names of the text lie in."""
    total: dict[str, float] = defaultdict(float)
    for bearers in senses.values():
        for ref, share in bearers.spread.items():
            total[ref] += share
    return {
        sense: bearers.alone if bearers.plain else _weigh_again(bearers, total) for sense, bearers in senses.items()
    }


def _weigh_again(bearers: _Bearers, together: dict[str, float]) -> Scored:
    own = bearers.spread
    votes: dict[str, float] = {}
    for ref in bearers.areas:
        vote = together.get(ref, 0.0) - own.get(ref, 0.0)
        if vote > HEARD:
            votes[ref] = min(MOST, vote)
    if not votes:
        return bearers.alone
    rivals = []
    for alone, entry, areas in bearers.weighed:
        bonus, reason = 0.0, ""
        for ref in areas:
            if ref in votes:
                worth, in_area = _AREAS[ref]
                bonus += votes[ref] * worth
                reason = reason or in_area
        rivals.append((alone + min(bonus, _most(entry, great=bearers.great)), entry, reason))
    return shares(rivals)
