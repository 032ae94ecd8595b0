"""An amount and the words next to it become a figure in the making: joined, aged, bounded, before it is built."""

import re
import sys
from dataclasses import dataclass, field
from decimal import Decimal

from sayso.extract.figures import ages
from sayso.extract.figures.bounds import Hedge
from sayso.extract.figures.money import Purse
from sayso.extract.figures.quantity import Quantity
from sayso.extract.figures.ranges import Joined, Pair
from sayso.extract.figures.spelled import Shape
from sayso.extract.found import Found
from sayso.model.figure import Bound, Scale
from sayso.model.late import late
from sayso.model.text import Span

# Named here: in Python 3.11 it takes longer to look a member up on its class than to compare it.
_AT_LEAST, _AT_MOST, _BETWEEN, _EXACT, _LESS_THAN, _MORE_THAN, _VAGUE = (
    Bound.AT_LEAST,
    Bound.AT_MOST,
    Bound.BETWEEN,
    Bound.EXACT,
    Bound.LESS_THAN,
    Bound.MORE_THAN,
    Bound.VAGUE,
)
_RATIO, _SHARED_UNIT = Joined.RATIO, Joined.SHARED_UNIT
_AGE, _COUNT, _DURATION, _OTHER, _PERCENT, _RATIO_SCALE, _TEMPERATURE = (
    Scale.AGE,
    Scale.COUNT,
    Scale.DURATION,
    Scale.OTHER,
    Scale.PERCENT,
    Scale.RATIO,
    Scale.TEMPERATURE,
)
_DOZENS, _FRACTION, _PART, _SOME = Shape.DOZENS, Shape.FRACTION, Shape.PART, Shape.SOME

NOWHERE = Span(0, 0)


@dataclass(slots=True)
class Page:
    """One text under reading: its currencies, the end of what is already read, and the next taken start.

    ``wall`` is beyond all text where nothing taken lies ahead. ``lenient`` reads what an editor typed: a bare
    '2013' or '7' is then an amount, whatever stands around it. ``spoken_for`` covers a number inside the last
    rate ('per 100,000 people'), which is no figure of its own.
    """

    text: str
    purse: Purse
    floor: int = 0
    wall: int = sys.maxsize
    lenient: bool = False
    last: Found | None = None
    spoken_for: Span = NOWHERE


@dataclass(slots=True)
class Draft:
    """A figure while its parts come in; ``hungry`` says that words after it may still belong to it."""

    first: Quantity
    start: int
    hedge: Hedge | None
    end: int = field(init=False)
    low: Decimal = field(init=False)
    high: Decimal = field(init=False)
    unit: str = field(init=False)
    scale: Scale = field(init=False)
    currency: str = field(init=False)
    per: str = field(init=False)
    noun: str = field(init=False)
    after: Hedge | None = None
    ranged: bool = False
    hungry: bool = True

    def __post_init__(self) -> None:
        """Start from what the first amount says."""
        (_, self.end, _, self.low, self.high, self.unit, self.scale, self.currency, self.per, self.noun, _) = self.first


def join(draft: Draft, pair: Pair) -> None:
    """Take the second amount of a range, ratio or shared unit into the draft."""
    second = pair.second
    if pair.kind is _SHARED_UNIT:
        draft.unit, draft.scale, draft.per, draft.noun = second.unit, second.scale, second.per, second.noun
        draft.hungry = False
        return
    draft.low, draft.high, draft.end = pair.low, pair.high, second.end
    if pair.kind is _RATIO:
        draft.scale = _RATIO_SCALE
        return
    draft.ranged = True
    if not draft.unit:
        draft.unit, draft.scale = second.unit, second.scale
    draft.currency, draft.per = draft.currency or second.currency, draft.per or second.per
    draft.noun = draft.noun or second.noun


def read_age(text: str, draft: Draft) -> None:
    """Make the draft an age where the words around it say so."""
    if draft.unit in ages.UNITS and draft.scale is _DURATION:
        old = ages.old_after(text, draft.end)
        if old:
            draft.scale, draft.end = _AGE, old
        return
    if draft.unit or draft.scale is not _COUNT:
        return
    end = draft.end
    short = ages.short_after(text, end) if "y" in text[end : end + 3] else 0
    if short:
        draft.end = short
    elif draft.noun or not (_age_named(text, draft) or _stands_as_age(text, draft)):
        return
    draft.scale, draft.unit = _AGE, "year"


def _stands_as_age(text: str, draft: Draft) -> bool:
    first = draft.first
    if ages.is_age(text, draft.start, draft.end, first.numeral.digits if draft.hedge is None else ""):
        return True
    return not draft.ranged and ages.is_said(text, draft.start, draft.end, first.low)


def _age_named(text: str, draft: Draft) -> bool:
    """Whether 'the age of' stands before; 'under the age of' then bounds the draft and belongs to its words."""
    if draft.ranged and "age" in text[draft.start : draft.first.start]:
        return True
    if text[draft.first.start - 4 : draft.first.start] != " of ":
        return False
    named = ages.age_of(text, draft.first.start)
    if named is None:
        return False
    start, word = named
    if word and draft.hedge is None and not draft.ranged:
        bound = _LESS_THAN if word in {"under", "below"} else _MORE_THAN
        draft.hedge, draft.start = Hedge(start, bound, f"{word} the age of"), start
    return True


_ANGLE_NEAR = late(
    r"\b(?:rotat\w{1,4}|turn\w{0,3}|angle\w?|tilt\w{0,3}|latitude|longitude|slope|bearing)\b", re.IGNORECASE
)
_ANGLE_NEXT = late(
    r"\s+(?:angle|turn|north|south|east|west|latitude|longitude|launch|rotation|of (?:separation|freedom)|slope)\b"
)


_PERCENT_OPENS = late(r"(?:\A|\n)\s*[Pp]er\s?cents?\sof\s\Z")
"""A line that opens with 'percent of': '10' after it is the percentage asked about."""


def settle_scale(text: str, draft: Draft) -> None:
    """Decide what a bare fraction and bare degrees measure."""
    shape = draft.first.numeral.shape
    if not draft.unit:
        start = draft.first.start
        opened = text[start - 3 : start - 1] == "of" and _PERCENT_OPENS.search(text, max(0, start - 16), start)
        if opened:
            draft.unit, draft.scale = "percent", _PERCENT
        elif shape is _FRACTION or shape is _PART:
            draft.scale = _RATIO_SCALE
    elif draft.unit == "degree":
        start = draft.first.start
        angle = _ANGLE_NEAR.search(text, max(0, start - 24), start) or _ANGLE_NEXT.match(text, draft.end)
        draft.scale = _OTHER if angle else _TEMPERATURE


def bounded(draft: Draft) -> tuple[Decimal | None, Decimal | None, Bound]:
    """The ends of the interval that the amount and its hedge state, open where the hedge leaves them so."""
    hedge = draft.hedge or draft.after
    bound = hedge.bound if hedge else _EXACT
    if bound is _AT_LEAST or bound is _MORE_THAN:
        return draft.low, None, bound
    if bound is _AT_MOST or bound is _LESS_THAN:
        return None, draft.high, bound
    shape = draft.first.numeral.shape
    if shape is _DOZENS or shape is _SOME:
        return draft.low, draft.high, _VAGUE
    return draft.low, draft.high, _BETWEEN if draft.ranged else bound
