"""Short ways to write figures, dates and places in a test."""

import re
from collections.abc import Callable
from decimal import Decimal

import pytest

from sayso.model.edtf import read
from sayso.model.figure import Bound, Figure, Scale
from sayso.model.place import Candidate, Place
from sayso.model.when import When

WRITTEN = re.compile(
    r"(?:(?P<bound>[a-z ]+?) )?(?P<low>-?[\d.]+)(?:-(?P<high>[\d.]+))?(?: ~(?P<step>[\d.]+))?"
    r"(?: (?P<scale>[a-z]+))?(?: (?P<unit>[A-Za-z%°-]+))?(?:/(?P<per>[a-z]+))?"
)


@pytest.fixture
def figure() -> Callable[[str], Figure]:
    """Builds a figure from a line such as 'about 90000 ~10000', '10-20 length mile', '3 money USD/day'."""

    def build(line: str) -> Figure:
        found = WRITTEN.fullmatch(line)
        assert found, line
        bound = Bound((found["bound"] or ("between" if found["high"] else "exact")).replace(" ", "_"))
        scale = Scale(found["scale"] or "count")
        low, high = Decimal(found["low"]), Decimal(found["high"] or found["low"])
        unit = found["unit"] or ""
        money = scale is Scale.MONEY
        return Figure(
            low=None if bound in {Bound.AT_MOST, Bound.LESS_THAN} else low,
            high=None if bound in {Bound.AT_LEAST, Bound.MORE_THAN} else high,
            bound=bound,
            scale=scale,
            unit="" if money else unit,
            currency=unit if money else "",
            per=found["per"] or "",
            step=Decimal(found["step"]) if found["step"] else None,
        )

    return build


@pytest.fixture
def when() -> Callable[[str], When]:
    """Builds a date from EDTF text."""

    def build(edtf: str) -> When:
        reading = read(edtf)
        assert reading is not None, edtf
        return When(edtf, reading.earliest, reading.latest, reading.precision)

    return build


@pytest.fixture
def place() -> Callable[[str], Place]:
    """Builds a place from a line such as 'Harborside < Northmark < Estland'; a name in brackets is not resolved."""

    def build(line: str) -> Place:
        name, *within = (part.strip() for part in line.split("<"))
        if name.startswith("("):
            return Place(name.strip("()"))
        chosen = Candidate(f"test:{name}", name, within=tuple(f"test:{area}" for area in within))
        return Place(name, chosen, (chosen,))

    return build
