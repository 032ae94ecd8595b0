"""Units and their exact factors."""

from fractions import Fraction

import pytest

from sayso.compare.units import unit


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("miles", "mile"),
        ("Miles per hour", "mph"),
        ("feet", "ft."),
        ("inches", "in"),
        ("square kilometers", "km²"),
        ("years old", "year"),
        ("centuries", "century"),
        ("kg", "kilograms"),
        ("%", "percent"),
        ("crates", "crate"),
    ],
)
def test_one_unit_by_many_names(name: str, other: str) -> None:
    """Case, plural, abbreviation and a full stop do not matter."""
    assert unit(other) == unit(name)


@pytest.mark.parametrize(
    ("name", "dimension", "factor"),
    [
        ("mile", "length", "1609.344"),
        ("pound", "mass", "0.45359237"),
        ("hour", "time", "3600"),
        ("decade", "months", "120"),
        ("ton", "unit ton", "1"),
        ("gallons", "unit gallon", "1"),
        ("s", "time", "1"),
    ],
)
def test_factors(name: str, dimension: str, factor: str) -> None:
    """Factors are exact; a unit that is one of several stands alone."""
    found = unit(name)
    assert (dimension, Fraction(factor)) == (found.dimension, found.factor)
