"""The ideas around a date or place go in, the event that happened then or there comes out, where one is near enough."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from sayso.compare.aspects import Aspect
from sayso.compare.stems import idea

NEAR_ENOUGH = {"date": 0.25, "place": 0.2}
"""The closeness from which an event is taken to have happened on a date or at a place beside it."""


@dataclass(frozen=True, slots=True)
class Event:
    """A kind of event: the idea that its words stand for, and its name in a question.

    What is ``lasting`` happens in one place, but begins on one date and ends on another; what is ``wide`` has its date
    in common, and comes to many places.
    """

    idea: str
    name: str
    lasting: bool = False
    wide: bool = False


EVENTS = (
    Event("=sink", "the sinking"),
    Event("=crash", "the crash"),
    Event("=explosion", "the explosion"),
    Event("=shooting", "the shooting"),
    Event("=earthquake", "the earthquake"),
    Event("=flood", "the flood"),
    Event("=blaze", "the fire"),
    Event("eruption", "the eruption"),
    Event("collaps", "the collapse"),
    Event("avalanch", "the avalanche"),
    Event("landslid", "the landslide"),
    Event("assassinat", "the assassination"),
    Event("kidnap", "the kidnapping"),
    Event("stamped", "the stampede"),
    Event("massacr", "the massacre"),
    Event("robbery", "the robbery"),
    Event("coup", "the coup"),
    Event("spill", "the spill"),
    Event("blackout", "the blackout", wide=True),
    Event("referendum", "the referendum", wide=True),
    Event("storm", "the storm", wide=True),
    Event("hurrican", "the storm", wide=True),
    Event("typhoon", "the storm", wide=True),
    Event("cyclon", "the storm", wide=True),
    Event("tornado", "the storm", wide=True),
    Event("=strike", "the strike", lasting=True),
)
"""Events that happen once in a story, so that their dates and places answer one question."""

ENDS = {"begin": "start", "end": "end"}
"""The ideas that tell the dates of what takes long, and what they are called."""

_AT = re.compile(r"\b(?:off|in|at|near|outside|on)(?: the)?(?: [\w'’-]+){0,3}?(?: of)? #")

_DATELINE = re.compile(r"^[^#]{2,60}, # (?:\(|[—–-])")

_ELSEWHEN = frozenset({"after", "before", "since", "until", "till", "following", "despite", "ahead"})
"""Words that part a date from the event behind them: 'on Sunday, two days after the collapse'."""


def event_of(kind: str, line: str, near: Mapping[str, float]) -> Aspect | None:
    """What happened on the date or at the place written ``#`` in a line; ``None`` unless one event alone is near."""
    if (kind == "place" and not _AT.search(line)) or _DATELINE.search(line):
        return None
    found = {event.name: event for event in EVENTS if near.get(event.idea, 0.0) >= NEAR_ENOUGH[kind]}
    if len(found) != 1:
        return None
    (event,) = found.values()
    if kind == "place":
        return None if event.wide else Aspect(f"place of {event.name}", f"Where did {event.name} happen", of="")
    return _dated(event, line, near)


def _dated(event: Event, line: str, near: Mapping[str, float]) -> Aspect | None:
    if _parted(line, {one.idea for one in EVENTS if one.name == event.name}):
        return None
    if not event.lasting:
        return Aspect(f"date of {event.name}", f"When did {event.name} happen", of="")
    ends = [does for does in ENDS if near.get(f"={does}", 0.0) >= NEAR_ENOUGH["date"]]
    if len(ends) != 1:
        return None
    return Aspect(f"{ENDS[ends[0]]} of {event.name}", f"When did {event.name} {ends[0]}", of="")


def nearness(aspect: Aspect, near: Mapping[str, float]) -> float:
    """How near the event of an aspect is, from 0 to 1."""
    return max((near.get(event.idea, 0.0) for event in EVENTS if aspect.name.endswith(event.name)), default=0.0)


def _parted(line: str, ideas: set[str]) -> bool:
    """Whether each word for the event is told apart from the date by what stands between them."""
    words = line.split()
    at = words.index("#") if "#" in words else 0
    between = [
        words[min(place, at) + 1 : max(place, at)]
        for place, word in enumerate(words)
        if word != "#" and idea(word) in ideas
    ]
    return bool(between) and all(_ELSEWHEN & set(some) for some in between)
