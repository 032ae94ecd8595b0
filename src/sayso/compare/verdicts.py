"""Two assertions go in, a verdict comes out: agree, compatible, conflict or incomparable, and why."""

from collections.abc import Sequence
from dataclasses import replace

from sayso.compare import dates, places
from sayso.compare.dates import compare_dates
from sayso.compare.figures import Rate, compare_figures, range_of
from sayso.compare.places import compare_places
from sayso.compare.running import over_time
from sayso.compare.scope import Difference, barred, differences, negated
from sayso.compare.wording import in_own_words, opening_of
from sayso.model.claim import Modality, Value
from sayso.model.figure import Figure
from sayso.model.place import Place
from sayso.model.verdict import Assertion, Course, Outcome, Reason, Verdict
from sayso.model.when import When


def compare(a: Assertion, b: Assertion, rates: Sequence[Rate] = ()) -> Verdict:
    """Whether two assertions can both stand.

    Symmetric in outcome and reason, total, and never raises. ``rates`` are the articles' own currency conversions.
    """
    verdict = barred(a, b)
    if verdict is not None:
        return verdict
    plain = _values(a.value, b.value, rates)
    said = replace(plain, because=in_own_words(plain.because, a, b))
    if a.withdrawn or b.withdrawn:
        return _taken_back(a, b, said)
    if _runs(a, b, plain.outcome):
        return over_time(*_in_turn(a, b), said)
    verdict = _signed(a, b, said)
    allowed = differences(a, b)
    return _scoped(verdict, allowed[0]) if allowed else verdict


def _taken_back(a: Assertion, b: Assertion, said: Verdict) -> Verdict:
    """The verdict where a text corrects itself or others: what it takes back stands against nothing."""
    if said.outcome is Outcome.INCOMPARABLE:
        return said
    gone, other = (a, b) if a.withdrawn else (b, a)
    both = "the text of each takes it back" if other.withdrawn else "the first is taken back by the text that gives it"
    because = f"{opening_of(gone, other)}: {both}, as corrected."
    return Verdict(Outcome.COMPATIBLE, Reason.SUPERSEDED, because)


def _runs(a: Assertion, b: Assertion, outcome: Outcome) -> bool:
    """Whether both give one running count, at different times and otherwise alike.

    Within one day the hour counts only where it settles what would conflict.
    """
    if a.course is not b.course or a.course is Course.STANDS or a.as_of is None or b.as_of is None:
        return False
    if Modality.EXPECTED in {a.modality, b.modality}:
        return False
    reasons = [difference.reason for difference in differences(a, b)]
    if reasons == [Reason.AS_OF]:
        return True
    return not reasons and outcome is Outcome.CONFLICT and dates.at_other_times(a.as_of, b.as_of)


def _in_turn(a: Assertion, b: Assertion) -> tuple[Assertion, Assertion]:
    assert a.as_of is not None
    assert b.as_of is not None
    return (a, b) if dates.before(a.as_of, b.as_of) else (b, a)


def superseded(verdict: Verdict) -> Verdict:
    """The verdict between a value and the one that its own outlet replaced it with: no conflict is left."""
    if verdict.outcome is not Outcome.CONFLICT:
        return verdict
    because = f"{verdict.because} The later version replaces the earlier one."
    return Verdict(Outcome.COMPATIBLE, Reason.SUPERSEDED, because)


def refines(fine: Value, coarse: Value) -> bool:
    """Whether everything that ``fine`` allows, ``coarse`` allows too; reflexive and transitive within one unit."""
    if isinstance(fine, Figure) and isinstance(coarse, Figure):
        same = (fine.scale, fine.unit, fine.currency, fine.per) == (
            coarse.scale,
            coarse.unit,
            coarse.currency,
            coarse.per,
        )
        return same and range_of(coarse).contains(range_of(fine))
    if isinstance(fine, When) and isinstance(coarse, When):
        return dates.covers(coarse, fine)
    if isinstance(fine, Place) and isinstance(coarse, Place):
        return bool(fine.ref) and (fine.ref == coarse.ref or places.contains(coarse, fine))
    return False


def _values(a: Value, b: Value, rates: Sequence[Rate]) -> Verdict:
    if isinstance(a, Figure) and isinstance(b, Figure):
        return compare_figures(a, b, rates)
    if isinstance(a, When) and isinstance(b, When):
        return compare_dates(a, b)
    assert isinstance(a, Place)
    assert isinstance(b, Place)
    return compare_places(a, b)


def _signed(a: Assertion, b: Assertion, plain: Verdict) -> Verdict:
    """What the verdict on the bare values means when one or both of them are negated or denied."""
    if plain.outcome is Outcome.INCOMPARABLE or not (negated(a) or negated(b)):
        return plain
    opening = opening_of(a, b)
    if negated(a) and negated(b):
        if plain.outcome is Outcome.AGREE:
            return Verdict(Outcome.AGREE, plain.reason, f"{opening}: both deny it.")
        return Verdict(Outcome.COMPATIBLE, Reason.NEGATION, f"{opening}: both are denied, and both denials can hold.")
    denied, held = (a, b) if negated(a) else (b, a)
    compatible = plain.outcome is Outcome.COMPATIBLE
    answered = compatible and (refines(held.value, denied.value) or _same_number(held.value, denied.value))
    if plain.outcome is Outcome.AGREE or answered:
        because = f"{opening_of(held, denied)}: the first is asserted by one, the second denied by the other."
        return Verdict(Outcome.CONFLICT, Reason.NEGATION, because)
    because = f"{opening_of(held, denied)}: the second is only denied, so both can hold."
    return Verdict(Outcome.COMPATIBLE, Reason.NEGATION, because)


def _same_number(a: Value, b: Value) -> bool:
    """Whether one number is written in both: denying the 300 answers 'at least 300'."""
    if not (isinstance(a, Figure) and isinstance(b, Figure)):
        return False
    return bool({a.low, a.high} & {b.low, b.high} - {None})


def _scoped(verdict: Verdict, difference: Difference) -> Verdict:
    """A difference of scope lets two values differ, and weakens their agreement to compatibility."""
    if verdict.outcome is Outcome.INCOMPARABLE:
        return verdict
    because = f"{verdict.because} But {difference.why}."
    if verdict.outcome is Outcome.CONFLICT:
        return Verdict(Outcome.INCOMPARABLE, difference.reason, because)
    return Verdict(Outcome.COMPATIBLE, difference.reason, because)
