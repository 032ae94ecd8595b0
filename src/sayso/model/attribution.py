"""Attributions: who said something, with the words that say so."""

from dataclasses import dataclass
from enum import StrEnum

from sayso.model.text import Span


class SourceKind(StrEnum):
    """What a source is."""

    PERSON = "person"
    INSTITUTION = "institution"
    DOCUMENT = "document"
    OUTLET = "outlet"
    UNNAMED = "unnamed"


class LinkStatus(StrEnum):
    """Whether an editor has settled who said it, or sayso suggests it."""

    SUGGESTED = "suggested"
    SETTLED = "settled"


class SourceStatus(StrEnum):
    """Whether an editor made or confirmed a source, or an article was read so."""

    SUGGESTED = "suggested"
    CONFIRMED = "confirmed"


class Basis(StrEnum):
    """How a source knows."""

    PARTICIPANT = "participant"
    WITNESS = "witness"
    RELAYED = "relayed"
    DOCUMENT = "document"
    REPORTER = "reporter"


class Channel(StrEnum):
    """How a source's words reached the outlet."""

    INTERVIEW = "interview"
    STATEMENT = "statement"
    PUBLICATION = "publication"
    COURT = "court"
    POST = "post"
    OBSERVATION = "observation"


@dataclass(frozen=True, slots=True)
class Attribution:
    """A source, the cue that attributes and the content attributed, as spans of one text.

    ``content`` covers what the source is made responsible for; claims inside it inherit the source.
    ``refers_to`` is the antecedent of a pronoun or short name ('he', 'Park'), ``None`` where it stays open.
    """

    source: Span | None
    source_text: str
    source_kind: SourceKind
    cue: Span | None
    content: Span | None
    rule: str
    refers_to: Span | None = None
    why: str = ""
