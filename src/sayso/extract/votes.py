"""What a trained engine sees in a text goes in beside what a finder found; what both see comes out saying so."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from sayso.extract.found import Found
from sayso.model.text import Span

DATES = frozenset({"DATE", "TIME"})
FIGURES = frozenset({"CARDINAL", "MONEY", "ORDINAL", "PERCENT", "QUANTITY", "DATE", "TIME"})
"""Labels of OntoNotes 5, which spaCy's English pipelines use; a length of time is a DATE or a TIME there."""


class Entity(NamedTuple):
    """A stretch of a text and what the engine takes it for, such as ``GPE``."""

    span: Span
    label: str


@dataclass(frozen=True)
class Votes:
    """The entities that ``engine`` sees in one text, in order and without overlap."""

    engine: str
    entities: tuple[Entity, ...]

    @cached_property
    def _starts(self) -> list[int]:
        return [entity.span.start for entity in self.entities]

    def on(self, start: int, end: int) -> Entity | None:
        """The first entity that shares a character with ``start`` to ``end``."""
        at = max(bisect_right(self._starts, start) - 1, 0)
        for entity in self.entities[at : at + 2]:
            if entity.span.start < end and start < entity.span.end:
                return entity
        return None

    def say(self, entity: Entity) -> str:
        """What the engine sees, in words."""
        return f"{self.engine} sees {entity.label}"


def confirm(found: Iterable[Found], votes: Votes, labels: frozenset[str]) -> list[Found]:
    """The same finds; those that the engine gives one of ``labels`` say so.

    Dates and figures gain nothing from an engine but this: on marked news, what a trained pipeline alone takes for a
    date is wrong more often than right and has no value ('the days', 'weeks'), and what it alone takes for a figure is
    a score, a lap time or a chapter.
    """
    confirmed = []
    for one in found:
        entity = votes.on(one.span.start, one.span.end)
        if entity is not None and entity.label in labels:
            said = votes.say(entity)
            confirmed.append(one._replace(why=f"{one.why}; {said}" if one.why else said))
        else:
            confirmed.append(one)
    return confirmed
