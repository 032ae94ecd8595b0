"""Verdicts: what comparing two assertions yields, with a typed reason and a sentence."""

from dataclasses import dataclass
from enum import StrEnum

from sayso.model.claim import Modality, Polarity, Value
from sayso.model.place import Place
from sayso.model.when import When


class Outcome(StrEnum):
    """Whether two assertions can both stand."""

    AGREE = "agree"
    COMPATIBLE = "compatible"
    CONFLICT = "conflict"
    INCOMPARABLE = "incomparable"


class Reason(StrEnum):
    """Why a verdict came out as it did."""

    VALUE = "value"
    BOUND = "bound"
    ROUNDING = "rounding"
    UNIT = "unit"
    AS_OF = "as-of"
    SCOPE = "scope"
    CONTAINMENT = "place-containment"
    SUPERSEDED = "superseded-by-correction"
    NEGATION = "negation"
    MEASURE = "measure"
    KIND = "kind"
    UNRESOLVED = "unresolved"
    NO_ANSWER = "no-answer"


@dataclass(frozen=True, slots=True)
class Assertion:
    """A claim as comparison sees it: the value, and the circumstances that decide what it answers.

    ``measure`` is what is counted, dated or located; ``where`` and ``as_of`` limit its scope.
    """

    value: Value
    measure: str = ""
    where: Place | None = None
    as_of: When | None = None
    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.ASSERTED


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome of one comparison; ``because`` is a sentence that an editor can read."""

    outcome: Outcome
    reason: Reason
    because: str
