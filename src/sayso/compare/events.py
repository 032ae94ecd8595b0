"""The ideas around a date or place go in, the event that happened then or there comes out, where one is near enough."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from sayso.compare.aspects import Aspect

NEAR_ENOUGH = {"date": 0.35, "place": 0.45}
"""The closeness from which an event is taken to have happened on a date or at a place beside it."""


@dataclass(frozen=True, slots=True)
class Event:
    """A kind of event: the idea that its words stand for, and its name in a question."""

    idea: str
    name: str


EVENTS = (
    Event("=sink", "the sinking"),
    Event("=crash", "the crash"),
    Event("=explosion", "the explosion"),
    Event("=shooting", "the shooting"),
    Event("=earthquake", "the earthquake"),
    Event("=flood", "the flood"),
    Event("eruption", "the eruption"),
    Event("collaps", "the collapse"),
    Event("avalanch", "the avalanche"),
    Event("landslid", "the landslide"),
    Event("assassinat", "the assassination"),
    Event("kidnap", "the kidnapping"),
)
"""Events that happen once in a story, so that their dates and places answer one question."""

_AT = re.compile(r"\b(?:off|in|at|near|outside|on)(?: the)?(?: [\w'’-]+){0,3}?(?: of)? #")


_DATELINE = re.compile(r"^[^#]{2,60}, # (?:\(|[—–-])")


def event_of(kind: str, line: str, near: Mapping[str, float]) -> Aspect | None:
    """What happened on the date or at the place written ``#`` in a line; ``None`` unless one event alone is near."""
    if (kind == "place" and not _AT.search(line)) or _DATELINE.search(line):
        return None
    found = [event for event in EVENTS if near.get(event.idea, 0.0) >= NEAR_ENOUGH[kind]]
    if len(found) != 1:
        return None
    asks = f"{'When' if kind == 'date' else 'Where'} did {found[0].name} happen"
    return Aspect(f"{kind} of {found[0].name}", asks, of="")
