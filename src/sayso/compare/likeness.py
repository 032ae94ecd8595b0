"""Two claims with their topics go in, how surely they answer one question comes out, with what speaks for it."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from sayso.compare import places
from sayso.compare.nearness import CLOSE, EVERY, Rarity, Subject, close, days_between, shared_ideas, size
from sayso.compare.refusing import refused
from sayso.model.claim import Value
from sayso.model.figure import Figure, Scale
from sayso.model.place import Place
from sayso.model.when import When


@dataclass(frozen=True, slots=True)
class Likeness:
    """``score`` from 0 to 1, with ``why`` in words."""

    score: float
    why: str = ""


def likeness(a: Subject, b: Subject, rarity: Rarity = EVERY) -> Likeness:
    """How surely two claims answer one question; symmetric."""
    why = refused(a, b, rarity)
    if why:
        return Likeness(0.0, why)
    parts = features(a, b, rarity)
    weights = {Figure: OF_FIGURES, When: OF_DATES, Place: OF_PLACES}[type(a.assertion.value)]
    odds = sum(weights[name] * part for name, part in parts.items()) + weights["base"]
    return Likeness(round(1 / (1 + math.exp(-odds)), 4), _why(a, b, parts))


def features(a: Subject, b: Subject, rarity: Rarity) -> dict[str, float]:
    """What speaks for and against two claims being about one thing, by name; symmetric."""
    shared, near = shared_ideas(a.topic, b.topic, rarity)
    if isinstance(a.assertion.value, Figure) and isinstance(b.assertion.value, Figure):
        return _of_figures(a, b) | {"near": near, "rarest": shared}
    known = (a.topic.aspect is not None) + (b.topic.aspect is not None)
    return _of_others(a.assertion.value, b.assertion.value) | {
        "near": near,
        "rarest": shared,
        "several": min(len(close(a.topic, b.topic)), MOST_SHARED) / MOST_SHARED,
        "measure": float(a.topic.measure == b.topic.measure != ""),
        "event": float(known == 2 and a.topic.aspect == b.topic.aspect),
        "one event": float(known == 1),
    }


def _of_figures(a: Subject, b: Subject) -> dict[str, float]:
    one, other = a.assertion.value, b.assertion.value
    assert isinstance(one, Figure)
    assert isinstance(other, Figure)
    known = (a.topic.aspect is not None) + (b.topic.aspect is not None)
    signs = a.topic.signs ^ b.topic.signs
    heads = {a.topic.head, b.topic.head} - {""}
    return {
        "aspect": float(known == 2),
        "one aspect": float(known == 1),
        "head": float(len(heads) == 1 and a.topic.head == b.topic.head and known < 2),
        "other head": float(len(heads) == 2 and known < 2),
        "size": size(one, other),
        "per": float(one.per == other.per != ""),
        "signs": float(len(signs - {"bodies"})),
        "bodies": float("bodies" in signs),
        "past": float(bool(a.past) != bool(b.past)),
        "bare count": float(a.topic.frame[1] == "count" and known < 2),
        "age": float(Scale.AGE in {one.scale, other.scale}),
    }


def _of_others(one: Value, other: Value) -> dict[str, float]:
    if isinstance(one, When) and isinstance(other, When):
        same = (one.earliest, one.latest, one.edtf) == (other.earliest, other.latest, other.edtf)
        gap = days_between(one, other)
        soon = 0 < gap <= SOON
        return {
            "same": float(same),
            "within": float(not same and gap == 0),
            "soon": float(soon),
            "later": float(gap > SOON),
        }
    if isinstance(one, Place) and isinstance(other, Place):
        same = (bool(one.ref) and one.ref == other.ref) or one.name.casefold() == other.name.casefold()
        within = places.contains(one, other) or places.contains(other, one)
        return {"same": float(same), "within": float(within), "apart": float(places.apart(one, other))}
    return {"same": 0.0, "apart": 1.0}


SOON = 3
"""Days between two dates up to which rivals are likely: outlets that differ on a day differ by few."""

MOST_SHARED = 4
"""Ideas close to both beyond which more say nothing more."""

OF_FIGURES = {
    "base": -2.7,
    "aspect": 2.6,
    "one aspect": -1.2,
    "head": 0.9,
    "other head": -2.1,
    "near": 2.3,
    "rarest": 1.5,
    "size": 2.7,
    "per": 0.4,
    "signs": -1.0,
    "bodies": -1.5,
    "past": -1.5,
    "bare count": -0.5,
    "age": -3.0,
}
OF_DATES = {
    "base": -4.2,
    "same": 3.1,
    "within": 1.2,
    "soon": 0.5,
    "later": -1.9,
    "near": 1.4,
    "rarest": 1.7,
    "several": 1.6,
    "measure": 4.0,
    "event": 4.0,
    "one event": 1.3,
}
OF_PLACES = {
    "base": -4.0,
    "same": 1.5,
    "within": 1.0,
    "apart": -0.5,
    "near": 2.0,
    "rarest": 2.0,
    "several": 2.0,
    "measure": 4.0,
    "event": 5.0,
    "one event": 0.8,
}
"""Log odds, fitted by logistic regression on the shipped corpus with one story left out at a time, then rounded."""


def _why(a: Subject, b: Subject, parts: Mapping[str, float]) -> str:
    aspect = a.topic.aspect
    if aspect and aspect == b.topic.aspect:
        return f"both {'count' if aspect.of == 'count' else 'give'} the {aspect.name}"
    near = "; their amounts are close" if parts.get("size", 0.0) > CLOSE else ""
    if parts.get("head"):
        return f"both measure '{min(a.topic.measure, b.topic.measure, key=lambda text: (len(text), text))}'{near}"
    return f"their sentences are alike{near}"
