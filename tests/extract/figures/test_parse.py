"""What an editor types becomes the same figure that an article would give, or nothing."""

from decimal import Decimal

import pytest

from sayso.extract.figures import parse_figure
from sayso.model.figure import Bound, Figure, Scale


def test_a_hedged_count() -> None:
    """'about 40' keeps its hedge and the step that it implies."""
    assert parse_figure("about 40") == Figure(Decimal(40), Decimal(40), Bound.ABOUT, step=Decimal(10))


def test_money_with_a_rate() -> None:
    """'$3.30 per night' keeps currency, rate and cents."""
    expected = Figure(
        Decimal("3.30"), Decimal("3.30"), Bound.EXACT, Scale.MONEY, "money", "USD", "night", step=Decimal("0.01")
    )
    assert parse_figure("$3.30 per night") == expected


def test_a_range_of_percentages() -> None:
    """'10-20 percent' is one range."""
    figure = parse_figure("10-20 percent")
    assert figure is not None
    assert (Decimal(10), Decimal(20), Bound.BETWEEN, "percent") == (figure.low, figure.high, figure.bound, figure.unit)


def test_words() -> None:
    """'half a dozen' is six."""
    figure = parse_figure("half a dozen")
    assert figure is not None
    assert Decimal(6) == figure.low


def test_what_it_counts() -> None:
    """Words after the amount become its measure."""
    figure = parse_figure("118,000 North Korean workers")
    assert figure is not None
    assert figure.measure == "North Korean workers"


@pytest.mark.parametrize("words", ["2013", "7", "1", "one", "1,999", "-5", ".5", "3/4", "1e6"])
def test_a_bare_number_is_taken_as_typed(words: str) -> None:
    """What would be a year or a list number in an article is an amount when an editor types it."""
    assert parse_figure(words) is not None


@pytest.mark.parametrize("words", ["at least 12", "12 or more", "12+"])
def test_open_ends(words: str) -> None:
    """However it is put, at least twelve has no upper end."""
    figure = parse_figure(words)
    assert figure is not None
    assert (Decimal(12), None, Bound.AT_LEAST) == (figure.low, figure.high, figure.bound)


@pytest.mark.parametrize(
    "words", ["", " ", "many", "people", "about", "$", "12 or 40 or 7 and 9", "from China 12", "1st", "8:30", "n/a"]
)
def test_what_is_no_single_figure_is_refused(words: str) -> None:
    """Nothing is guessed from words that are not wholly one figure."""
    assert parse_figure(words) is None


def test_the_country_of_the_outlet_counts_here_too() -> None:
    """An Australian editor's dollar is Australian."""
    figure = parse_figure("$5", country="AU")
    assert figure is not None
    assert figure.currency == "AUD"
