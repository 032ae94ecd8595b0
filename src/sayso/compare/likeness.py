"""Two claims with their topics go in, how surely they answer one question comes out, with what speaks for it."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sayso.compare import dates, places
from sayso.compare.figures import same_unit_amounts
from sayso.compare.measures import rival_measures
from sayso.compare.signs import UNLIKE
from sayso.compare.topics import FINE, Topic
from sayso.model.claim import Value
from sayso.model.figure import Figure, Scale
from sayso.model.place import Place
from sayso.model.verdict import Assertion, Course
from sayso.model.when import Precision, When

LIMIT = "capacity"
"""The aspect that is a limit, and no count: as many as are allowed are not as many as there are."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """``score`` from 0 to 1, with ``why`` in words."""

    score: float
    why: str = ""


@dataclass(frozen=True, slots=True)
class Subject:
    """A claim as likeness sees it; ``past`` are the years before its publication that its sentence names."""

    assertion: Assertion
    topic: Topic
    past: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Rarity:
    """How rare each idea is among the sentences of a story, from 0 (in all of them) to 1 (in one)."""

    weights: Mapping[str, float]

    def of(self, idea: str) -> float:
        """The rarity of one idea; one that no sentence has is as rare as can be."""
        return self.weights.get(idea, 1.0)


EVERY = Rarity({})
"""Nothing is known of the other sentences: every idea counts the same."""


def likeness(a: Subject, b: Subject, rarity: Rarity = EVERY) -> Likeness:
    """How surely two claims answer one question; symmetric."""
    refused = _refused(a, b, rarity)
    if refused:
        return Likeness(0.0, refused)
    parts = features(a, b, rarity)
    weights = {Figure: OF_FIGURES, When: OF_DATES, Place: OF_PLACES}[type(a.assertion.value)]
    odds = sum(weights[name] * part for name, part in parts.items()) + weights["base"]
    return Likeness(round(1 / (1 + math.exp(-odds)), 4), _why(a, b, parts))


def features(a: Subject, b: Subject, rarity: Rarity) -> dict[str, float]:
    """What speaks for and against two claims being about one thing, by name; symmetric."""
    shared, near = _shared(a.topic, b.topic, rarity)
    if isinstance(a.assertion.value, Figure) and isinstance(b.assertion.value, Figure):
        return _of_figures(a, b) | {"near": near, "rarest": shared}
    known = (a.topic.aspect is not None) + (b.topic.aspect is not None)
    return _of_others(a.assertion.value, b.assertion.value) | {
        "near": near,
        "rarest": shared,
        "several": min(len(_close(a.topic, b.topic)), MOST_SHARED) / MOST_SHARED,
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
        "size": _size(one, other),
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
        gap = _days_between(one, other)
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


COARSE = frozenset({Precision.YEAR, Precision.DECADE, Precision.CENTURY})
"""Grains of dates that tell the scope of what is counted, unless something is said to last since then."""

TOLD_APART = 0.22
"""The rarity of what a time of day and a whole day must share: an event shares less with its own steps."""

SOON = 3
"""Days between two dates up to which rivals are likely: outlets that differ on a day differ by few."""

MOST_SHARED = 4
"""Ideas close to both beyond which more say nothing more."""

BESIDE = 0.3
"""The closeness of an idea that stands beside a claim."""


SHARED: dict[type[Value], int] = {When: 1, Place: 2}
"""Ideas that must stand beside two dates or places of which no event is known: much happens in one place."""


def _close(a: Topic, b: Topic) -> list[str]:
    """The ideas that stand beside both."""
    return [idea for idea, weight in a.near.items() if min(weight, b.near.get(idea, 0.0)) >= BESIDE]


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


def _refused(a: Subject, b: Subject, rarity: Rarity) -> str:
    """Why the two cannot answer one question, or empty."""
    return next((why for why in (rule(a, b, rarity) for rule in _RULES) if why), "")


def _kinds(a: Subject, b: Subject, _: Rarity) -> str:
    return "they are different kinds of claim" if a.topic.frame != b.topic.frame else ""


def _scopes(a: Subject, b: Subject, _: Rarity) -> str:
    where, other = a.assertion.where, b.assertion.where
    return "they hold for different places" if where and other and places.apart(where, other) else ""


def _aspects(a: Subject, b: Subject, _: Rarity) -> str:
    one, other = a.topic.aspect, b.topic.aspect
    if one and other and one != other:
        return "they are about different things"
    if one != other and LIMIT in {aspect.name for aspect in (one, other) if aspect}:
        return "one is a limit, the other a count"
    if rival_measures(*sorted((a.topic.measure, b.topic.measure))):
        return "they measure different things"
    return ""


def _occasions(a: Subject, b: Subject, rarity: Rarity) -> str:
    """Dates and places answer one question where the same happened then or there."""
    one, other = a.assertion.value, b.assertion.value
    if isinstance(one, Figure):
        return ""
    signs = a.topic.signs | b.topic.signs
    if "told" in signs:
        return "something was said then, and nothing happened"
    if "elsewhere" in signs:
        return "a place is named to say how far something is from it"
    known = a.topic.aspect == b.topic.aspect is not None or bool(a.topic.measure and b.topic.measure)
    if not known and len(_close(a.topic, b.topic)) < SHARED[type(one)]:
        return "nothing that happened then or there is in both"
    return _times(a, b, rarity, known=known) if isinstance(one, When) and isinstance(other, When) else ""


def _times(a: Subject, b: Subject, rarity: Rarity, *, known: bool) -> str:
    """Dates of one event are of one grain, and not months apart."""
    one, other = a.assertion.value, b.assertion.value
    assert isinstance(one, When)
    assert isinstance(other, When)
    steps = (one.precision in FINE) != (other.precision in FINE)
    if steps and not known and (not _close(a.topic, b.topic) or _shared(a.topic, b.topic, rarity)[0] < TOLD_APART):
        return "one is a step of the event"
    if not known and {one.precision, other.precision} <= COARSE and "since" not in a.topic.signs & b.topic.signs:
        return "years are the scope of what is counted"
    return "the dates are too far apart for one event" if _days_between(one, other) >= FAR else ""


def _ways(a: Subject, b: Subject, _: Rarity) -> str:
    """How the amounts are counted: a part of the whole, on top of it, asked for, per something."""
    signs = a.topic.signs ^ b.topic.signs
    if a.topic.signs & b.topic.signs & {"bodies"} and features(a, b, EVERY)["size"] < CLOSE:
        return "bodies are counted as they are found"
    if a.topic.frame[1] == "count" and signs & UNLIKE:
        return "one is a part of what the other counts"
    if a.topic.frame[1] == "money" and signs & {"wished", "offered"}:
        return "one is asked for or offered"
    one, other = a.assertion.value, b.assertion.value
    pers = {one.per, other.per} - {""} if isinstance(one, Figure) and isinstance(other, Figure) else set[str]()
    return "they are per different things" if len(pers) > 1 and a.topic.frame[1] != "speed" else ""


def _years(a: Subject, b: Subject, _: Rarity) -> str:
    unfolding = any(one.topic.aspect and one.topic.aspect.course is not Course.STANDS for one in (a, b))
    both = bool(a.past) and bool(b.past)
    either = bool(a.past) or bool(b.past)
    apart = not a.past & b.past
    return "they are about different years" if apart and (both or (unfolding and either)) else ""


_RULES = (_kinds, _scopes, _aspects, _occasions, _ways, _years)


FAR = 62
"""Days between two dates from which they belong to two events."""


def _days_between(a: When, b: When) -> int:
    """Days from the end of the earlier date to the start of the later one; 0 where they meet, -1 where one is open."""
    if None in {a.earliest, a.latest, b.earliest, b.latest}:
        return -1
    if not dates.apart(a, b):
        return 0
    first, last = sorted((a, b), key=lambda when: when.earliest or date.min)
    return (last.earliest - first.latest).days if last.earliest and first.latest else -1


def _shared(a: Topic, b: Topic, rarity: Rarity) -> tuple[float, float]:
    """The rarest idea near both, and the share of the weaker surroundings that both have."""
    both = {idea: min(weight, b.near[idea]) * rarity.of(idea) for idea, weight in a.near.items() if idea in b.near}
    least = min(sum(weight * rarity.of(idea) for idea, weight in one.near.items()) for one in (a, b))
    return max(both.values(), default=0.0), min(1.0, sum(both.values()) / least) if least else 0.0


def _size(a: Figure, b: Figure) -> float:
    """1 for equal amounts, 0 where one is about three times the other or they cannot be told, -1 from ten times on."""
    amounts = same_unit_amounts(a, b)
    if amounts is None:
        return 0.0
    one, other = amounts
    if one == other:
        return 1.0
    return max(-1.0, 1 - 2 * abs(math.log10(one / other))) if one > 0 and other > 0 else 0.0


def _why(a: Subject, b: Subject, parts: Mapping[str, float]) -> str:
    aspect = a.topic.aspect
    if aspect and aspect == b.topic.aspect:
        return f"both {'count' if aspect.of == 'count' else 'give'} the {aspect.name}"
    near = "; their amounts are close" if parts.get("size", 0.0) > CLOSE else ""
    if parts.get("head"):
        return f"both measure '{min(a.topic.measure, b.topic.measure, key=lambda text: (len(text), text))}'{near}"
    return f"their sentences are alike{near}"


CLOSE = 0.9
"""The size from which two amounts are called close: about an eighth apart."""
