"""A unit's name goes in, what it measures and the exact factor to a base unit come out.

Factors are exact by definition: the international yard and pound agreement of 1959, the units accepted for use
with the SI (SI Brochure, 9th edition, table 8). A month and a year have no exact length in days, so they have a
dimension of their own; a bare ton or gallon is one of several, so it is left as a unit like no other.
"""

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Unit:
    """``amount * factor + offset`` is the amount in the base unit of ``dimension``."""

    dimension: str
    factor: Fraction
    offset: Fraction = Fraction(0)


def _table() -> dict[str, Unit]:
    rows: dict[str, Unit] = {}
    for dimension, units in _FACTORS.items():
        for names, factor in units.items():
            for name in names.split():
                rows[name] = Unit(dimension, Fraction(factor))
    for name in ("celsius", "c", "°c", "degree-celsius"):
        rows[name] = Unit("temperature", Fraction(1), Fraction("273.15"))
    for name in ("fahrenheit", "f", "°f", "degree-fahrenheit"):
        rows[name] = Unit("temperature", Fraction(5, 9), Fraction("273.15") - Fraction(160, 9))
    rows["kelvin"] = rows["k"] = Unit("temperature", Fraction(1))
    return rows


_FACTORS = {
    "length": {
        "metre meter m": "1",
        "kilometre kilometer km": "1000",
        "centimetre centimeter cm": "0.01",
        "millimetre millimeter mm": "0.001",
        "mile mi": "1609.344",
        "nautical-mile": "1852",
        "yard yd": "0.9144",
        "foot ft": "0.3048",
        "inch in": "0.0254",
    },
    "mass": {
        "kilogram kilogramme kg kilo": "1",
        "gram gramme g": "0.001",
        "milligram mg": "0.000001",
        "tonne metric-ton t": "1000",
        "short-ton": "907.18474",
        "long-ton": "1016.0469088",
        "pound lb": "0.45359237",
        "ounce oz": "0.028349523125",
        "stone": "6.35029318",
    },
    "area": {
        "square-metre square-meter m2 m² sqm": "1",
        "square-kilometre square-kilometer km2 km² sq-km": "1000000",
        "hectare ha": "10000",
        "acre": "4046.8564224",
        "square-mile sq-mi mi2 mi²": "2589988.110336",
        "square-foot square-feet sq-ft ft2 ft²": "0.09290304",
        "square-yard": "0.83612736",
    },
    "volume": {
        "litre liter l": "1",
        "millilitre milliliter ml": "0.001",
        "cubic-metre cubic-meter m3 m³": "1000",
        "us-gallon": "3.785411784",
        "imperial-gallon": "4.54609",
        "barrel bbl": "158.987294928",
        "cubic-foot cubic-feet": "28.316846592",
    },
    "speed": {
        "metre-per-second meter-per-second m/s": "1",
        "kilometre-per-hour kilometer-per-hour km/h kph kmh": "5/18",
        "mile-per-hour mph": "0.44704",
        "knot kn": "1852/3600",
    },
    "time": {
        "second s sec": "1",
        "minute min": "60",
        "hour h hr": "3600",
        "day": "86400",
        "week": "604800",
        "fortnight": "1209600",
    },
    "months": {
        "month": "1",
        "quarter": "3",
        "year yr": "12",
        "decade": "120",
        "century": "1200",
        "year-old": "12",
        "month-old": "1",
    },
    "share": {
        "percent % per-cent pct percentage": "0.01",
        "ratio fraction": "1",
        "per-mille ‰": "0.001",
    },
    "points": {"percentage-point point-percent": "1", "basis-point": "0.01"},
    "count": {"one each": "1", "dozen": "12"},
}

_UNITS = _table()


_PLURALS = {"centuries": "century", "feet": "foot", "inches": "inch"}


@lru_cache(maxsize=1 << 10)
def unit(name: str) -> Unit:
    """The unit of that name, singular or plural, whole or abbreviated; an unknown name is a dimension of its own."""
    key = "-".join(name.strip().rstrip(".").casefold().split())
    single = _PLURALS.get(key) or re.sub(r"(?<=\w)s(?=-per-|-old|$)", "", key)
    return _UNITS.get(key) or _UNITS.get(single) or Unit(f"unit {single}", Fraction(1))
