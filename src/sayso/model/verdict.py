"""Verdicts: what comparing two assertions yields, with a typed reason and a sentence."""

from dataclasses import dataclass, field
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


class Settlement(StrEnum):
    """How an editor's ruling settles a comparison; the verdict that goes with each is ``SETTLES``."""

    WRONG = "wrong"
    BOTH_STAND = "both-stand"
    DIFFERENT = "different"
    SUPERSEDED = "superseded"


SETTLES: dict[Settlement, Outcome] = {
    Settlement.WRONG: Outcome.CONFLICT,
    Settlement.BOTH_STAND: Outcome.COMPATIBLE,
    Settlement.DIFFERENT: Outcome.INCOMPARABLE,
    Settlement.SUPERSEDED: Outcome.COMPATIBLE,
}
"""The verdict of each settlement: one is wrong, both stand, they are different things, the later one counts."""


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


class Course(StrEnum):
    """How an amount behaves while a story unfolds: it stands still, only grows, or goes up and down."""

    STANDS = "stands"
    GROWS = "grows"
    MOVES = "moves"


@dataclass(frozen=True, slots=True)
class Assertion:
    """A claim as comparison sees it: the value, and the circumstances that decide what it answers.

    ``measure`` is what is counted, dated or located; ``where`` and ``as_of`` limit its scope. ``course`` says whether
    a later value replaces an earlier one; ``withdrawn`` that its own text takes the value back, as corrections do;
    ``words`` are the value's as written, for the sentence of a verdict.
    """

    value: Value
    measure: str = ""
    where: Place | None = None
    as_of: When | None = None
    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.ASSERTED
    # None of these is stored with a claim, so none is part of what a ruling was given on.
    course: Course = field(default=Course.STANDS, repr=False)
    withdrawn: bool = field(default=False, repr=False)
    words: str = field(default="", repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome of one comparison; ``because`` is a sentence that an editor can read."""

    outcome: Outcome
    reason: Reason
    because: str
