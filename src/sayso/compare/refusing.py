"""Two claims with their topics go in, why they cannot answer one question comes out, where that is certain."""

from sayso.compare import places
from sayso.compare.measures import rival_measures
from sayso.compare.nearness import CLOSE, Rarity, Subject, close, days_between, shared_ideas, size
from sayso.compare.signs import UNLIKE
from sayso.compare.topics import FINE
from sayso.model.claim import Value
from sayso.model.figure import Figure
from sayso.model.place import Place
from sayso.model.verdict import Course
from sayso.model.when import Precision, When

LIMIT = "capacity"
"""The aspect that is a limit, and no count: as many as are allowed are not as many as there are."""


COARSE = frozenset({Precision.YEAR, Precision.DECADE, Precision.CENTURY})
"""Grains of dates that tell the scope of what is counted, unless something is said to last since then."""

TOLD_APART = 0.22
"""The rarity of what a time of day and a whole day must share: an event shares less with its own steps."""

SHARED: dict[type[Value], int] = {When: 1, Place: 2}
"""Ideas that must stand beside two dates or places of which no event is known: much happens in one place."""


FAR = 62
"""Days between two dates from which they belong to two events."""


def refused(a: Subject, b: Subject, rarity: Rarity) -> str:
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
    if not known and len(close(a.topic, b.topic)) < SHARED[type(one)]:
        return "nothing that happened then or there is in both"
    return _times(a, b, rarity, known=known) if isinstance(one, When) and isinstance(other, When) else ""


def _times(a: Subject, b: Subject, rarity: Rarity, *, known: bool) -> str:
    """Dates of one event are of one grain, and not months apart."""
    one, other = a.assertion.value, b.assertion.value
    assert isinstance(one, When)
    assert isinstance(other, When)
    steps = (one.precision in FINE) != (other.precision in FINE)
    if steps and not known and (not close(a.topic, b.topic) or shared_ideas(a.topic, b.topic, rarity)[0] < TOLD_APART):
        return "one is a step of the event"
    if not known and {one.precision, other.precision} <= COARSE and "since" not in a.topic.signs & b.topic.signs:
        return "years are the scope of what is counted"
    return "the dates are too far apart for one event" if days_between(one, other) >= FAR else ""


def _ways(a: Subject, b: Subject, _: Rarity) -> str:
    """How the amounts are counted: a part of the whole, on top of it, asked for, per something."""
    one, other = a.assertion.value, b.assertion.value
    if not (isinstance(one, Figure) and isinstance(other, Figure)):
        return ""
    signs = a.topic.signs ^ b.topic.signs
    if a.topic.signs & b.topic.signs & {"bodies"} and size(one, other) < CLOSE:
        return "bodies are counted as they are found"
    if a.topic.frame[1] == "count" and signs & UNLIKE:
        return "one is a part of what the other counts"
    if a.topic.frame[1] == "money" and signs & {"wished", "offered"}:
        return "one is asked for or offered"
    pers = {one.per, other.per} - {""}
    return "they are per different things" if len(pers) > 1 and a.topic.frame[1] != "speed" else ""


def _years(a: Subject, b: Subject, _: Rarity) -> str:
    unfolding = any(one.topic.aspect and one.topic.aspect.course is not Course.STANDS for one in (a, b))
    both = bool(a.past) and bool(b.past)
    either = bool(a.past) or bool(b.past)
    apart = not a.past & b.past
    return "they are about different years" if apart and (both or (unfolding and either)) else ""


_RULES = (_kinds, _scopes, _aspects, _occasions, _ways, _years)
