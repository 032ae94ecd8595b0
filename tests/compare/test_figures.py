"""Comparison of two figures."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from sayso.compare.figures import Rate, compare_figures, dimension
from sayso.model.figure import Figure
from sayso.model.verdict import Outcome, Reason

Build = Callable[[str], Figure]
AGREE, COMPATIBLE, CONFLICT, INCOMPARABLE = Outcome.AGREE, Outcome.COMPATIBLE, Outcome.CONFLICT, Outcome.INCOMPARABLE


@pytest.mark.parametrize(
    ("left", "right", "outcome", "reason"),
    [
        ("6", "6", AGREE, Reason.VALUE),
        ("6 count dozen", "72", AGREE, Reason.VALUE),
        ("0.5 count dozen", "6", AGREE, Reason.VALUE),
        ("20", "21", CONFLICT, Reason.VALUE),
        ("20 ~10", "22 ~1", CONFLICT, Reason.VALUE),
        ("12 ~1", "13 ~1", CONFLICT, Reason.VALUE),
        ("about 90000 ~10000", "93300 ~100", AGREE, Reason.ROUNDING),
        ("90000 ~10000", "93300 ~100", AGREE, Reason.ROUNDING),
        ("20000 ~10000", "24000 ~1000", CONFLICT, Reason.VALUE),
        ("about 90000 ~10000", "118000 ~1000", CONFLICT, Reason.VALUE),
        ("about 100 ~100", "150 ~10", CONFLICT, Reason.VALUE),
        ("about 100", "104", AGREE, Reason.ROUNDING),
        ("about 90000 ~10000", "90000 ~10000", AGREE, Reason.VALUE),
        ("93300 ~100", "93342 ~1", AGREE, Reason.ROUNDING),
        ("7.2 ~0.1 percent", "7.24 ~0.01 percent", AGREE, Reason.ROUNDING),
        ("more than 100000", "118000 ~1000", COMPATIBLE, Reason.BOUND),
        ("more than 100000", "100000 ~100000", COMPATIBLE, Reason.ROUNDING),
        ("more than 100", "100", CONFLICT, Reason.VALUE),
        ("at least 100", "100", COMPATIBLE, Reason.BOUND),
        ("less than 100", "100", CONFLICT, Reason.VALUE),
        ("at most 100", "100", COMPATIBLE, Reason.BOUND),
        ("more than 200", "118", CONFLICT, Reason.VALUE),
        ("more than 200", "more than 200", AGREE, Reason.VALUE),
        ("more than 200", "at least 200", COMPATIBLE, Reason.BOUND),
        ("more than 200", "less than 300", COMPATIBLE, Reason.BOUND),
        ("more than 200", "less than 200", CONFLICT, Reason.VALUE),
        ("5-10", "6-8", COMPATIBLE, Reason.BOUND),
        ("5-10", "8-12", COMPATIBLE, Reason.BOUND),
        ("5-10", "11-12", CONFLICT, Reason.VALUE),
        ("more than 96000", "about 90000 ~10000", CONFLICT, Reason.VALUE),
        ("more than 93000", "about 90000 ~10000", COMPATIBLE, Reason.ROUNDING),
        ("vague 24-99", "40", COMPATIBLE, Reason.BOUND),
        ("5 length kilometre", "5000 length metres", AGREE, Reason.VALUE),
        ("10 length mile", "16.09344 length km", AGREE, Reason.VALUE),
        ("10 ~1 length miles", "16 ~1 length km", AGREE, Reason.ROUNDING),
        ("10 mass pound", "4.5359237 mass kg", AGREE, Reason.VALUE),
        ("32 temperature fahrenheit", "0 temperature celsius", AGREE, Reason.VALUE),
        ("-40 temperature fahrenheit", "-40 temperature celsius", AGREE, Reason.VALUE),
        ("10 temperature celsius", "10 temperature fahrenheit", CONFLICT, Reason.VALUE),
        ("50 percent", "0.5 ratio", AGREE, Reason.VALUE),
        ("12 duration months", "1 duration year", AGREE, Reason.VALUE),
        ("30 duration days", "1 duration month", INCOMPARABLE, Reason.UNIT),
        ("3 age", "3 duration years", AGREE, Reason.VALUE),
        ("5 length km", "5 mass kg", INCOMPARABLE, Reason.UNIT),
        ("5 percent", "5", INCOMPARABLE, Reason.UNIT),
        ("5 percent percentage-point", "5 percent", INCOMPARABLE, Reason.UNIT),
        ("5 mass ton", "5 mass tonne", INCOMPARABLE, Reason.UNIT),
        ("3 ordinal", "3", INCOMPARABLE, Reason.KIND),
        ("3 ordinal", "4 ordinal", CONFLICT, Reason.VALUE),
        ("3 money USD/day", "3 money USD/month", INCOMPARABLE, Reason.UNIT),
        ("3 money USD/day", "3 money USD/days", AGREE, Reason.VALUE),
        ("3 money USD/day", "3 money USD", AGREE, Reason.VALUE),
        ("3 money USD/day", "4 money USD", INCOMPARABLE, Reason.UNIT),
        ("3 money USD", "3 money EUR", INCOMPARABLE, Reason.UNIT),
        ("3 money USD", "3 money", AGREE, Reason.VALUE),
        ("3 count seats", "3", AGREE, Reason.VALUE),
        ("36 speed kilometer/hour", "10 speed meters/second", AGREE, Reason.VALUE),
        ("17 ~1 speed kilometers/second", "38028 ~1 speed miles/hour", AGREE, Reason.ROUNDING),
        ("36 speed kilometer/hour", "36 speed miles/hour", CONFLICT, Reason.VALUE),
        ("92 ~1 percent", "less than 92 percent", CONFLICT, Reason.VALUE),
        ("430200000 ~100000", "less than 430200000", CONFLICT, Reason.VALUE),
    ],
)
def test_two_figures(figure: Build, left: str, right: str, outcome: Outcome, reason: Reason) -> None:
    """Each pair has its verdict, in either order."""
    a, b = figure(left), figure(right)
    found = compare_figures(a, b)
    assert (outcome, reason) == (found.outcome, found.reason), found.because
    turned = compare_figures(b, a)
    assert (outcome, reason) == (turned.outcome, turned.reason)


def test_a_figure_without_a_number_is_no_answer(figure: Build) -> None:
    """'An unknown number' cannot be held against any number."""
    found = compare_figures(Figure(None, None), figure("5"))
    assert (found.outcome, found.reason) == (INCOMPARABLE, Reason.NO_ANSWER)


@pytest.mark.parametrize(
    ("left", "right", "outcome"),
    [
        ("10000 money KPW", "3.30 money USD", AGREE),
        ("20000 money KPW", "6.65 money USD", AGREE),
        ("20000 money KPW", "60 money USD", CONFLICT),
        ("more than 20000 money KPW", "9 money USD", COMPATIBLE),
        ("less than 20000 money KPW", "9 money USD", CONFLICT),
        ("20000 money KPW", "9 money EUR", INCOMPARABLE),
    ],
)
def test_an_articles_own_conversion_is_used(figure: Build, left: str, right: str, outcome: Outcome) -> None:
    """Two currencies compare by a stated conversion, in either direction and order, and by nothing else."""
    there = Rate(Decimal(10000), "KPW", Decimal("3.30"), "USD")
    back = Rate(Decimal("3.30"), "USD", Decimal(10000), "KPW")
    a, b = figure(left), figure(right)
    expected = [outcome] * 4
    found = [compare_figures(*pair, [rate]).outcome for pair in ((a, b), (b, a)) for rate in (there, back)]
    assert expected == found


def test_the_conversion_used_is_named(figure: Build) -> None:
    """The sentence says by which conversion two amounts match."""
    rate = Rate(Decimal(10000), "KPW", Decimal("3.30"), "USD")
    found = compare_figures(figure("10000 money KPW"), figure("3.30 money USD"), [rate])
    assert found.because == "'10,000 KPW' and '3.3 USD': they match by the stated conversion, 10,000 KPW = 3.3 USD."


def test_a_conversion_that_fits_wins_over_one_that_does_not(figure: Build) -> None:
    """Articles may convert at several rates: one that explains the pair is enough."""
    rates = [Rate(Decimal(1), "EUR", Decimal(9), "USD"), Rate(Decimal(1), "EUR", Decimal("1.1"), "USD")]
    assert compare_figures(figure("10 money EUR"), figure("11 money USD"), rates).outcome == AGREE


def test_a_conversion_needs_positive_amounts() -> None:
    """Nothing is worth nothing."""
    with pytest.raises(ValueError, match="not a conversion"):
        Rate(Decimal(0), "KPW", Decimal(1), "USD")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("5", "count"),
        ("5 ordinal", "ordinal"),
        ("5 length miles", "length"),
        ("5 money USD", "money"),
        ("5 percent", "share"),
    ],
)
def test_dimension(figure: Build, line: str, expected: str) -> None:
    """Units that convert into one another share a dimension."""
    assert expected == dimension(figure(line))
