"""A claim goes in; out come the few plain values by which a database tells which questions cannot hold a conflict.

In one dimension, intervals all overlap exactly if the highest low end does not lie above the lowest high end. So one
grouped query over two floats a claim sets nearly every question aside, and only the rest needs a verdict. Screens are
made never to miss: ends are rounded inwards, and what no interval can tell is marked ``odd``.
"""

import hashlib
import math
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path

from sayso import model
from sayso.compare.figures import reading
from sayso.compare.scope import negated
from sayso.model.figure import Figure
from sayso.model.verdict import Assertion
from sayso.model.when import TimexType, When


@dataclass(frozen=True, slots=True)
class Screen:
    """What decides whether claims may conflict: those of one question that all share a value hold no conflict.

    ``low`` and ``high`` are the ends in base units or days, ``None`` where open. ``token`` names what intervals do not
    tell (a place, a currency, a time of day): two different ones may conflict. ``odd`` claims may conflict with any.
    """

    low: float | None
    high: float | None
    token: str | None = None
    odd: bool = False


def screen(assertion: Assertion) -> Screen:
    """The screen of a claim; two claims that ``compare`` finds in conflict always differ by ``apart``."""
    value = assertion.value
    odd = negated(assertion)
    if isinstance(value, Figure):
        low, high = _amounts(value)
        return Screen(low, high, value.currency or None, odd)
    if isinstance(value, When):
        return _dated(value, odd=odd)
    return Screen(None, None, value.ref or None, odd)


def apart(screens: Sequence[Screen]) -> bool:
    """Whether claims with these screens may hold a conflict, which is what the store asks of each question in SQL."""
    if len(screens) < 2:
        return False
    lows = [one.low for one in screens if one.low is not None]
    highs = [one.high for one in screens if one.high is not None]
    tokens = {one.token for one in screens if one.token is not None}
    return any(one.odd for one in screens) or len(tokens) > 1 or bool(lows and highs and max(lows) > min(highs))


def _amounts(figure: Figure) -> tuple[float | None, float | None]:
    """The ends, moved out by half of what the figure's rounding may reach.

    Two amounts conflict only if they are further apart than the larger of their slacks, which is never less than half
    of each together. A slack that the other amount may rule out is left aside.
    """
    amounts, slack, loose = reading(figure)
    reach = slack / 2 if loose else Fraction(0)
    low, high = amounts.low, amounts.high
    return (
        None if low is None else _at_least(low - reach, beyond=amounts.low_open and not reach),
        None if high is None else _at_most(high + reach, beyond=amounts.high_open and not reach),
    )


def _at_least(exact: Fraction, *, beyond: bool) -> float:
    """The lowest float that is not below ``exact``, or above it."""
    near = _float(exact)
    low = math.isfinite(near) and (Fraction(near) < exact or (beyond and Fraction(near) == exact))
    return math.nextafter(near, math.inf) if low else near


def _at_most(exact: Fraction, *, beyond: bool) -> float:
    return -_at_least(-exact, beyond=beyond)


def _float(exact: Fraction) -> float:
    try:
        return float(exact)
    except OverflowError:
        return math.copysign(sys.float_info.max, exact)


_CLOCK = re.compile(r"T(?:[A-Z]{2}|\d{2})")


def _dated(when: When, *, odd: bool) -> Screen:
    if when.timex is TimexType.SET:
        return Screen(None, None, None, odd)
    if when.earliest is None and when.latest is None:
        return Screen(None, None, None, odd=True)
    first, last, reach = when.earliest, when.latest, 0.0
    if re.search(r"[~%]", when.edtf) and first is not None and last is not None:
        # An approximate date stands for another when moved by its own length; of two, the longer one decides.
        reach = ((last - first).days + 1) / 2
    clock = when.edtf if _CLOCK.search(when.edtf) else when.value if _CLOCK.search(when.value) else ""
    found = _CLOCK.search(clock)
    return Screen(
        first.toordinal() - reach if first else None,
        last.toordinal() + reach if last else None,
        clock[found.start() :] if found else None,
        odd,
    )


@cache
def rules() -> str:
    """A digest of the rules that verdicts and screens come from: stored ones of another digest are out of date."""
    digest = hashlib.sha256()
    for package in (Path(__file__).parent, Path(str(model.__file__)).parent):
        for file in sorted(package.glob("*.py")):
            digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:32]
