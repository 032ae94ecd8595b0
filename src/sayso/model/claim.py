"""Claims: what a span of a text asserts, with the rule that found it."""

from dataclasses import dataclass
from enum import StrEnum

from sayso.model.figure import Figure
from sayso.model.place import Place
from sayso.model.text import Span
from sayso.model.when import When


class Kind(StrEnum):
    """The three kinds of claim."""

    FIGURE = "figure"
    DATE = "date"
    PLACE = "place"


class Status(StrEnum):
    """How far an editor has settled a claim."""

    SUGGESTED = "suggested"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


class Polarity(StrEnum):
    """Whether the text affirms or negates what the claim says."""

    AFFIRMED = "affirmed"
    NEGATED = "negated"


class Modality(StrEnum):
    """How the text commits to the claim; ``unknown`` is a recorded non-answer ('no official figures')."""

    ASSERTED = "asserted"
    REPORTED = "reported"
    ALLEGED = "alleged"
    EXPECTED = "expected"
    DENIED = "denied"
    UNKNOWN = "unknown"


Value = Figure | When | Place


def kind_of(value: Value) -> Kind:
    """The kind of claim that carries this value."""
    if isinstance(value, Figure):
        return Kind.FIGURE
    return Kind.DATE if isinstance(value, When) else Kind.PLACE


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure, date or place that a text states.

    ``text`` is exactly what ``span`` covers; ``sentence`` is the sentence around it. ``rule`` names the rule
    that fired and ``why`` says in words what it saw.

    Raises:
        ValueError: if ``text`` is empty or is not as long as ``span``.
    """

    span: Span
    text: str
    sentence: Span
    rule: str
    value: Value
    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.ASSERTED
    why: str = ""

    def __post_init__(self) -> None:
        if not self.text or len(self.text) != len(self.span):
            raise ValueError(f"claim text {self.text!r} does not fill {self.span}")

    @property
    def kind(self) -> Kind:
        """The kind of the claim's value."""
        return kind_of(self.value)
