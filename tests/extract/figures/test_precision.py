"""The step that a way of writing implies."""

from decimal import Decimal

import pytest

from sayso.extract.figures.precision import implied_step


@pytest.mark.parametrize(
    ("value", "hedged", "step"),
    [
        ("93300", False, "100"),
        ("90000", True, "10000"),
        ("20", False, "1"),
        ("20", True, "10"),
        ("117", True, "1"),
        ("0", False, "1"),
        ("2500000", False, "100000"),
        ("-40", True, "10"),
    ],
)
def test_a_whole_number_is_as_fine_as_its_last_digit(value: str, hedged: bool, step: str) -> None:
    """Trailing zeros are not precision, except in small exact counts."""
    assert Decimal(step) == implied_step(Decimal(value), None, hedged=hedged)


def test_written_decimals_count_even_when_they_are_zero() -> None:
    """3.30 is to the cent."""
    assert Decimal("0.01") == implied_step(Decimal("3.30"), Decimal("0.01"), hedged=True)


def test_a_fraction_is_to_the_hundredth() -> None:
    """Two-thirds promises no more than a percentage would."""
    assert Decimal("0.01") == implied_step(Decimal(2) / 3, None, hedged=False)
