"""A place where an amount starts becomes the amount with its sign, currency or unit."""

import re
from decimal import Decimal
from typing import NamedTuple

from sayso.extract.figures.money import MONEY, Purse, read_after, read_before
from sayso.extract.figures.numerals import START, Numeral, read_numeral
from sayso.extract.figures.spelled import Shape
from sayso.extract.figures.units import read_hyphened, read_unit
from sayso.model.figure import Scale


class Quantity(NamedTuple):
    """One amount from ``start`` to ``end`` with what it is an amount of.

    ``noun`` is the counted word of a compound ('three-judge' panel), ``per`` the rate inside a unit ('mph').
    ``prefixed`` says that a currency stands before the number.
    """

    start: int
    end: int
    numeral: Numeral
    low: Decimal
    high: Decimal
    unit: str = ""
    scale: Scale = Scale.COUNT
    currency: str = ""
    per: str = ""
    noun: str = ""
    prefixed: bool = False

    @property
    def bare(self) -> bool:
        """Whether it has neither unit nor currency."""
        return not self.unit


_SIGN_BEFORE = re.compile(r"(?:(?<![\w.)%])[-−+]|(?<![A-Za-z])(?:[Mm]inus|[Nn]egative)[\s-])$")
_COMPOUND = re.compile(r"-(?P<noun>[A-Za-z]{2,}(?:-(?:[a-z]+|[A-Z][a-z]+))?)(?![\w])")
_OF_UNIT = re.compile(r"(?:\s{1,2}of)?\s{1,2}(?:an?|one)(?=\s)")
_OLD = frozenset({"odd", "plus", "something", "some", "to", "or", "and", "th", "per"})
NOT_COUNTED = frozenset(
    "way sided handed off on by man's self more out ness all up step dimensional track faced minded upmanship tenths "
    "size and one upped shot upmanship".split()
)
"""Second halves of compounds that count nothing: 'one-off', 'two-way', 'one-on-one'."""
_SMALLER = {"foot": "inch", "pound": "ounce", "hour": "minute", "minute": "second", "year": "month", "stone": "pound"}
_DIVIDES = {"inch": 12, "ounce": 16, "minute": 60, "second": 60, "month": 12, "pound": 14}
_AND_SMALLER = re.compile(
    r"[ \n]?(?:and )?(?=(?:\d{1,2}(?:\.\d+)?|[a-z]+(?:-[a-z]+)?)[ -]?(?:inch|in\b|ounce|oz|minute|min\b|second|month|pounds?\b|lb|[\"″]))"
)
_CENTS = re.compile(r"(?:,? and |[ \n])(?=[a-z\d-]+(?: [a-z]+)? (?:cents?|pence)\b)")


def read_quantity(text: str, at: int, purse: Purse, floor: int = 0) -> Quantity | None:
    """Read the amount whose number starts at ``at``; currency and sign are looked for back to ``floor``."""
    before = read_before(text, at, purse, floor)
    numeral = read_numeral(text, at, money=before is not None)
    if numeral is None:
        return None
    start, negative = (before.start, before.negative) if before else (at, False)
    if start > floor and text[start - 1] in "-−+ \ns":
        sign = _SIGN_BEFORE.search(text, max(floor, start - 9), start)
        if sign:
            start, negative = sign.start(), sign.group() != "+"
    elif text[at - 1 : at] == "." and at >= 2 and not text[at - 2].isalnum() and numeral.digits:  # noqa: PLR2004
        part = Decimal(f"0.{numeral.digits}")
        numeral = numeral._replace(low=part, high=part, grain=Decimal(1).scaleb(-len(numeral.digits)), digits="")
        start = at - 1
    low, high = numeral.low, numeral.high
    if before and before.times > 1:
        low, high = low * before.times, high * before.times
    if negative:
        low, high = -high, -low
    if before:
        end = _with_repeated_name(text, numeral.end, purse)
        return Quantity(start, end, numeral, low, high, MONEY, Scale.MONEY, before.code, prefixed=True)
    return _with_unit(text, Quantity(start, numeral.end, numeral, low, high), purse)


_REPEATED = re.compile(r"(?:[ -](?:dollars?|US\b|USD\b|U\.S\. dollars|Canadian\b|CAD\b|AUD\b))")


def _with_repeated_name(text: str, end: int, purse: Purse) -> int:
    """Take in a name that repeats the sign: '$ 10 dollars', '$500 US'."""
    del purse
    match = _REPEATED.match(text, end)
    return match.end() if match else end


def _with_unit(text: str, found: Quantity, purse: Purse) -> Quantity:
    numeral, end = found.numeral, found.end
    following = text[end : end + 1]
    if not following or following in ",.;:)?!":
        return found
    money = read_after(text, end, numeral.high, purse, scaled=numeral.scaled)
    if money is not None:
        found = found._replace(
            end=money.end, low=found.low * money.times, high=found.high * money.times, unit=money.unit,
            scale=Scale.MONEY, currency=money.code,
        )  # fmt: skip
        return _with_cents(text, found, purse)
    unit = read_hyphened(text, end) if following == "-" else read_unit(text, end)
    if (
        unit is None
        and numeral.shape in {Shape.FRACTION, Shape.PART, Shape.SOME}
        and (of := _OF_UNIT.match(text, end) or (_OF.match(text, end) if numeral.shape is Shape.SOME else None))
    ):
        unit = read_unit(text, of.end())
    if unit is not None:
        found = found._replace(end=unit.end, unit=unit.name, scale=unit.scale, per=unit.per)
        return _with_smaller(text, found, purse) if unit.name in _SMALLER else found
    if following == "-" and (compound := _COMPOUND.match(text, end)):
        noun = compound["noun"]
        if noun.split("-")[0].lower() not in _OLD and noun.split("-")[0].lower() not in NOT_COUNTED:
            return found._replace(end=compound.end(), noun=noun)
    return found


_OF = re.compile(r"\s{1,2}of(?=\s)")


def _with_smaller(text: str, found: Quantity, purse: Purse) -> Quantity:
    """Take in a smaller unit that completes it: '5 feet 2 inches', 'two hours and 30 minutes'."""
    gap = _AND_SMALLER.match(text, found.end)
    if gap is None or not START.match(text, gap.end()):
        return found
    rest = read_quantity(text, gap.end(), purse, gap.end())
    if rest is None or rest.unit != _SMALLER[found.unit] or rest.high >= _DIVIDES[rest.unit]:
        return found
    more = rest.low / _DIVIDES[rest.unit]
    return found._replace(end=rest.end, low=found.low + more, high=found.high + more)


def _with_cents(text: str, found: Quantity, purse: Purse) -> Quantity:
    gap = _CENTS.match(text, found.end) if found.unit == MONEY else None
    if gap is None or not START.match(text, gap.end()):
        return found
    rest = read_quantity(text, gap.end(), purse, gap.end())
    if rest is None or rest.unit not in {"cent", "penny"} or rest.high >= 100:  # noqa: PLR2004
        return found
    return found._replace(end=rest.end, low=found.low + rest.low / 100, high=found.high + rest.high / 100)
