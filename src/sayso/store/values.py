"""A claim's value becomes columns, and columns become a value again."""

from typing import Any

from sqlalchemy import Row

from sayso.model.claim import Modality, Polarity, Value
from sayso.model.figure import Bound, Figure, Scale
from sayso.model.place import Candidate, Place
from sayso.model.verdict import Assertion
from sayso.model.when import Precision, TimexType, When
from sayso.store.rows import ClaimRow, PlaceRow

EMPTY: dict[str, Any] = {
    "low": None,
    "high": None,
    "step": None,
    "bound": "",
    "scale": "",
    "unit": "",
    "currency": "",
    "per": "",
    "edtf": "",
    "earliest": None,
    "latest": None,
    "precision": "",
    "basis": "",
    "timex": "",
    "timex_value": "",
    "place": "",
    "place_id": None,
    "candidates": [],
}
"""What a claim's value columns hold where its kind has no use for them."""


def columns_of(value: Value) -> dict[str, Any]:
    """The value columns for ``value``, without ``place_id``, which needs a row, and without ``measure``."""
    if isinstance(value, Figure):
        return EMPTY | {
            "low": value.low,
            "high": value.high,
            "step": value.step,
            "bound": value.bound.value,
            "scale": value.scale.value,
            "unit": value.unit,
            "currency": value.currency,
            "per": value.per,
        }
    if isinstance(value, When):
        return EMPTY | {
            "edtf": value.edtf,
            "earliest": value.earliest,
            "latest": value.latest,
            "precision": value.precision.value,
            "basis": value.basis,
            "timex": value.timex.value,
            "timex_value": value.value,
        }
    return EMPTY | {"place": value.name, "candidates": [_candidate(rival) for rival in value.candidates]}


def measure_of(value: Value) -> str:
    """What the value measures, as the extractor read it."""
    return value.measure if isinstance(value, Figure) else ""


def _candidate(rival: Candidate) -> dict[str, Any]:
    return {
        "ref": rival.ref,
        "name": rival.name,
        "country": rival.country,
        "admin": rival.admin,
        "score": f"{rival.score:.3f}",
        "reason": rival.reason,
    }


def place_columns(found: Candidate) -> dict[str, Any]:
    """The columns of the place row for a gazetteer entry."""
    return {
        "ref": found.ref,
        "name": found.name,
        "kind": found.kind,
        "country": found.country,
        "admin": found.admin,
        "within": list(found.within),
        "lat": found.lat,
        "lon": found.lon,
    }


Stored = ClaimRow | Row[Any]
"""A claim, or a row of the columns that its value and circumstances are in, under their own names."""


def value_of(row: Stored, place: PlaceRow | None) -> Value:
    """The value that a claim's columns hold; ``place`` is the row that ``place_id`` names."""
    if row.kind == "figure":
        return Figure(
            row.low,
            row.high,
            Bound(row.bound or Bound.VAGUE),
            Scale(row.scale or Scale.OTHER),
            row.unit,
            row.currency,
            row.per,
            row.measure,
            row.step,
        )
    if row.kind == "date":
        return When(
            row.edtf,
            row.earliest,
            row.latest,
            Precision(row.precision or Precision.UNKNOWN),
            row.basis,
            TimexType(row.timex or TimexType.DATE),
            row.timex_value,
        )
    return place_of(row.place, place)


def place_of(name: str, row: PlaceRow | None) -> Place:
    """The place of that name, resolved to ``row`` where there is one."""
    if row is None:
        return Place(name)
    chosen = Candidate(row.ref, row.name, row.kind, row.country, row.admin, tuple(row.within), row.lat, row.lon, 1.0)
    return Place(name, chosen, (chosen,))


def assertion_of(row: Stored, place: PlaceRow | None, where: PlaceRow | None, as_of: When | None) -> Assertion:
    """A claim as comparison sees it."""
    return Assertion(
        value_of(row, place),
        row.measure,
        place_of(row.where, where) if row.where else None,
        as_of,
        Polarity(row.polarity),
        Modality(row.modality),
    )
