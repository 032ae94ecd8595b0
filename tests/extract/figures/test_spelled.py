"""Number words and the amounts that they spell."""

from decimal import Decimal

import pytest

from sayso.extract.figures.spelled import Shape, read_spelled


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("seven", "7"),
        ("nineteen", "19"),
        ("forty-two", "42"),
        ("a hundred", "100"),
        ("one hundred and six", "106"),
        ("three thousand two hundred", "3200"),
        ("twelve hundred", "1200"),
        ("two million three hundred thousand", "2300000"),
        ("two and a half", "2.5"),
        ("two and a half million", "2500000"),
        ("a million and a half", "1500000"),
        ("half a million", "500000"),
        ("a quarter of a million", "250000"),
        ("half a dozen", "6"),
        ("two dozen", "24"),
        ("three lakh crore", "3000000000000"),
        ("six point two five", "6.25"),
        ("tenfold", "10"),
    ],
)
def test_words_spell_an_amount(words: str, value: str) -> None:
    """The whole run is read."""
    found = read_spelled(words, 0)
    assert found is not None
    assert (Decimal(value), Decimal(value)) == (found.low, found.high)


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("dozens", 24, 100),
        ("tens of thousands", 10_000, 100_000),
        ("hundreds of thousands", 100_000, 1_000_000),
        ("several thousand", 3000, 9000),
        ("a few hundred", 300, 500),
    ],
)
def test_vague_words_spell_an_order_of_magnitude(words: str, low: int, high: int) -> None:
    """Both ends are kept."""
    found = read_spelled(words, 0)
    assert found is not None
    assert (Decimal(low), Decimal(high), Shape.DOZENS, len(words)) == (found.low, found.high, found.shape, found.end)


@pytest.mark.parametrize(
    ("words", "above", "below"), [("two-thirds", 2, 3), ("one fifth", 1, 5), ("nine-tenths", 9, 10)]
)
def test_fractions(words: str, above: int, below: int) -> None:
    """A numerator and a denominator make a part of one."""
    found = read_spelled(words, 0)
    assert found is not None
    assert (Decimal(above) / below, Shape.FRACTION) == (found.low, found.shape)


@pytest.mark.parametrize("words", ["twenty-first", "forty-second", "an", "a", "hundred", "million", "and", "tens"])
def test_what_spells_no_amount(words: str) -> None:
    """Ordinals and magnitudes without a number are refused."""
    assert read_spelled(words, 0) is None


def test_two_numbers_in_a_row_are_two() -> None:
    """'two three' ends after the first."""
    found = read_spelled("two three", 0)
    assert found is not None
    assert found.end == 3


def test_words_go_on_over_a_line_break() -> None:
    """A line break inside an amount does not end it."""
    found = read_spelled("two\nmillion", 0)
    assert found is not None
    assert Decimal(2_000_000) == found.low
