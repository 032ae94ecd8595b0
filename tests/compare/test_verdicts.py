"""Verdicts on whole assertions: measure, scope, polarity and modality around the value."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from sayso.compare.scope import measure_of
from sayso.compare.verdicts import compare, refines, superseded
from sayso.model.claim import Modality, Polarity, Value
from sayso.model.figure import Figure
from sayso.model.place import Place
from sayso.model.verdict import Assertion, Outcome, Reason, Verdict
from sayso.model.when import When

MakeFigure = Callable[[str], Figure]
MakeWhen = Callable[[str], When]
MakePlace = Callable[[str], Place]


def outcome_of(verdict: Verdict) -> tuple[Outcome, Reason]:
    """What decides, without the sentence."""
    return verdict.outcome, verdict.reason


def test_three_kinds_are_compared_each_by_its_own_rules(figure: MakeFigure, when: MakeWhen, place: MakePlace) -> None:
    """Figures, dates and places each find their comparator."""
    pairs: list[tuple[Value, Value]] = [
        (figure("6"), figure("6")),
        (when("2013-02"), when("2013-02-11")),
        (place("Harborside < Estland"), place("Estland")),
    ]
    expected = [Reason.VALUE, Reason.ROUNDING, Reason.CONTAINMENT]
    assert expected == [compare(Assertion(a), Assertion(b)).reason for a, b in pairs]


def test_different_kinds_are_incomparable(figure: MakeFigure, when: MakeWhen) -> None:
    """A figure says nothing about a date."""
    found = compare(Assertion(figure("6")), Assertion(when("2013")))
    assert outcome_of(found) == (Outcome.INCOMPARABLE, Reason.KIND)


def test_a_recorded_non_answer_is_incomparable(figure: MakeFigure) -> None:
    """'No official figures' neither backs nor contradicts a number."""
    found = compare(Assertion(figure("6"), modality=Modality.UNKNOWN), Assertion(figure("6")))
    assert outcome_of(found) == (Outcome.INCOMPARABLE, Reason.NO_ANSWER)


def test_different_measures_are_incomparable(figure: MakeFigure) -> None:
    """The killed are not the injured, even where the numbers are the same."""
    found = compare(Assertion(figure("6"), "miners killed"), Assertion(figure("6"), "miners injured"))
    assert outcome_of(found) == (Outcome.INCOMPARABLE, Reason.MEASURE)


def test_a_figures_own_measure_counts(figure: MakeFigure) -> None:
    """The counted noun stands in where the assertion names no measure."""
    assert measure_of(Assertion(replace(figure("6"), measure="seats"))) == "seats"
    assert measure_of(Assertion(replace(figure("6"), measure="seats"), "votes")) == "votes"


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("2013-02", "2013-02", (Outcome.CONFLICT, Reason.VALUE)),
        ("2013-02", "2013-03", (Outcome.INCOMPARABLE, Reason.AS_OF)),
        ("2013", "2013-03", (Outcome.CONFLICT, Reason.VALUE)),
    ],
)
def test_a_rising_toll_is_no_conflict(
    figure: MakeFigure, when: MakeWhen, left: str, right: str, expected: tuple[Outcome, Reason]
) -> None:
    """Values that hold for different times need not agree."""
    a, b = Assertion(figure("6"), as_of=when(left)), Assertion(figure("9"), as_of=when(right))
    assert expected == outcome_of(compare(a, b))


def test_the_same_value_at_different_times_is_only_compatible(figure: MakeFigure, when: MakeWhen) -> None:
    """An unchanged number a month later does not confirm the first."""
    a, b = Assertion(figure("6"), as_of=when("2013-02")), Assertion(figure("6"), as_of=when("2013-03"))
    assert outcome_of(compare(a, b)) == (Outcome.COMPATIBLE, Reason.AS_OF)


@pytest.mark.parametrize(
    ("value", "where", "expected"),
    [
        ("9", "Harborside < Estland", (Outcome.CONFLICT, Reason.VALUE)),
        ("9", "Estland", (Outcome.INCOMPARABLE, Reason.SCOPE)),
        ("6", "Estland", (Outcome.COMPATIBLE, Reason.SCOPE)),
        ("9", "Millford < Estland", (Outcome.INCOMPARABLE, Reason.SCOPE)),
        ("9", "(Millford)", (Outcome.CONFLICT, Reason.VALUE)),
        ("9 length km", "Estland", (Outcome.INCOMPARABLE, Reason.UNIT)),
    ],
)
def test_values_hold_for_their_own_place(
    figure: MakeFigure, place: MakePlace, value: str, where: str, expected: tuple[Outcome, Reason]
) -> None:
    """A town's number and the country's, or another town's, do not contradict each other."""
    a = Assertion(figure("6"), where=place("Harborside < Estland"))
    assert expected == outcome_of(compare(a, Assertion(figure(value), where=place(where))))


def test_a_forecast_is_not_held_against_the_outcome(figure: MakeFigure) -> None:
    """What was expected and what came may differ."""
    a, b = Assertion(figure("6"), modality=Modality.EXPECTED), Assertion(figure("9"))
    assert outcome_of(compare(a, b)) == (Outcome.INCOMPARABLE, Reason.AS_OF)


@pytest.mark.parametrize(
    ("left", "denied", "expected"),
    [
        ("6", "6", (Outcome.CONFLICT, Reason.NEGATION)),
        ("6", "9", (Outcome.COMPATIBLE, Reason.NEGATION)),
        ("118", "more than 100", (Outcome.CONFLICT, Reason.NEGATION)),
        ("more than 100", "118", (Outcome.COMPATIBLE, Reason.NEGATION)),
        ("at least 300", "300", (Outcome.CONFLICT, Reason.NEGATION)),
        ("6", "6 length km", (Outcome.INCOMPARABLE, Reason.UNIT)),
    ],
)
@pytest.mark.parametrize("how", ["negated", "denied"])
def test_denials(figure: MakeFigure, left: str, denied: str, expected: tuple[Outcome, Reason], how: str) -> None:
    """A denied value conflicts with what asserts it, and leaves other values alone."""
    a, b = Assertion(figure(left)), Assertion(figure(denied))
    b = replace(b, polarity=Polarity.NEGATED) if how == "negated" else replace(b, modality=Modality.DENIED)
    assert expected == outcome_of(compare(a, b))
    assert expected == outcome_of(compare(b, a))


def test_a_denied_month_leaves_the_day_open(when: MakeWhen) -> None:
    """'Not on 11 February' and 'in February' can both hold."""
    denied = Assertion(when("2013-02-11"), polarity=Polarity.NEGATED)
    assert outcome_of(compare(denied, Assertion(when("2013-02")))) == (Outcome.COMPATIBLE, Reason.NEGATION)


@pytest.mark.parametrize(("value", "outcome"), [("6", Outcome.AGREE), ("9", Outcome.COMPATIBLE)])
def test_two_denials_never_conflict(figure: MakeFigure, value: str, outcome: Outcome) -> None:
    """'Not 6' and 'not 9' can both hold."""
    a = Assertion(figure("6"), polarity=Polarity.NEGATED)
    assert outcome == compare(a, Assertion(figure(value), modality=Modality.DENIED)).outcome


def test_a_denied_negation_affirms(figure: MakeFigure) -> None:
    """Denying that it was not six is saying six."""
    a = Assertion(figure("6"), polarity=Polarity.NEGATED, modality=Modality.DENIED)
    assert outcome_of(compare(a, Assertion(figure("6")))) == (Outcome.AGREE, Reason.VALUE)


def test_a_correction_settles_only_conflicts(figure: MakeFigure) -> None:
    """A replaced value no longer conflicts; an agreement stays one."""
    conflict = compare(Assertion(figure("6")), Assertion(figure("9")))
    agreed = compare(Assertion(figure("6")), Assertion(figure("6")))
    assert outcome_of(superseded(conflict)) == (Outcome.COMPATIBLE, Reason.SUPERSEDED)
    assert agreed == superseded(agreed)


def test_refining(figure: MakeFigure, when: MakeWhen, place: MakePlace) -> None:
    """The narrower value refines the wider of its own kind and unit, and no other."""
    pairs: list[tuple[Value, Value, bool]] = [
        (figure("7"), figure("5-10"), True),
        (figure("5-10"), figure("7"), False),
        (figure("7 length km"), figure("5-10"), False),
        (when("2013-02-11"), when("2013-02"), True),
        (place("Harborside < Estland"), place("Estland"), True),
        (place("Estland"), place("Estland"), True),
        (place("(Harborside)"), place("(Harborside)"), False),
        (figure("7"), when("2013"), False),
    ]
    assert [expected for *_, expected in pairs] == [refines(fine, coarse) for fine, coarse, _ in pairs]
