"""Two assertions go in, what their circumstances allow comes out: measure, place, period, polarity, modality."""

from dataclasses import dataclass

from sayso.compare import dates, places
from sayso.compare.measures import Match, measures_match
from sayso.compare.wording import say_place, say_when
from sayso.model.claim import Modality, Polarity
from sayso.model.figure import Figure
from sayso.model.verdict import Assertion, Outcome, Reason, Verdict


@dataclass(frozen=True, slots=True)
class Difference:
    """A way in which two assertions may not answer quite the same question."""

    reason: Reason
    why: str


def measure_of(assertion: Assertion) -> str:
    """What the assertion measures: its own words for it, else the figure's counted noun phrase."""
    if assertion.measure or not isinstance(assertion.value, Figure):
        return assertion.measure
    return assertion.value.measure


def barred(a: Assertion, b: Assertion) -> Verdict | None:
    """The verdict where two assertions cannot be compared at all, else ``None``."""
    if type(a.value) is not type(b.value):
        return Verdict(Outcome.INCOMPARABLE, Reason.KIND, "They are different kinds of claim.")
    if Modality.UNKNOWN in {a.modality, b.modality}:
        return Verdict(Outcome.INCOMPARABLE, Reason.NO_ANSWER, "At least one of them records that no answer was given.")
    match = _measures(a, b)
    if not match.same:
        return Verdict(Outcome.INCOMPARABLE, Reason.MEASURE, f"Not the same question: {match.why}.")
    return None


def _measures(a: Assertion, b: Assertion) -> Match:
    return measures_match(*sorted((measure_of(a), measure_of(b))))


def differences(a: Assertion, b: Assertion) -> tuple[Difference, ...]:
    """Circumstances under which different values need not contradict each other, weightiest first."""
    found = []
    if (a.modality is Modality.EXPECTED) != (b.modality is Modality.EXPECTED):
        found.append(Difference(Reason.AS_OF, "one is a forecast, the other a report"))
    if a.as_of and b.as_of and dates.apart(a.as_of, b.as_of):
        why = f"one holds for {say_when(a.as_of)}, the other for {say_when(b.as_of)}"
        found.append(Difference(Reason.AS_OF, why))
    if a.where and b.where and a.where.ref != b.where.ref:
        if places.contains(a.where, b.where) or places.contains(b.where, a.where):
            why = f"one holds for the whole and one for a part, {say_place(a.where)} and {say_place(b.where)}"
            found.append(Difference(Reason.SCOPE, why))
        elif places.apart(a.where, b.where):
            why = f"one holds for {say_place(a.where)}, the other for {say_place(b.where)}"
            found.append(Difference(Reason.SCOPE, why))
    return tuple(found)


def negated(assertion: Assertion) -> bool:
    """Whether the assertion says that its value does not hold; a denied negation affirms."""
    return (assertion.polarity is Polarity.NEGATED) != (assertion.modality is Modality.DENIED)
