"""A place where an amount starts becomes the amount with its sign, currency or unit."""

import re
from decimal import Decimal
from typing import NamedTuple

from sayso.extract.figures.lexicon import word_set
from sayso.extract.figures.money import MONEY, NAME_STARTS, Purse, read_after, read_before
from sayso.extract.figures.numerals import Numeral, read_numeral, starts_number
from sayso.extract.figures.spelled import Shape
from sayso.extract.figures.units import UNIT_STARTS, read_hyphened, read_unit
from sayso.model.figure import Scale
from sayso.model.late import late

# Named here: in Python 3.11 it takes longer to look a member up on its class than to compare it.
_LENGTH, _MONEY, _RATIO = Scale.LENGTH, Scale.MONEY, Scale.RATIO
_DOZENS, _FRACTION, _ONE, _PART, _SOME, _WORDS = (
    Shape.DOZENS,
    Shape.FRACTION,
    Shape.ONE,
    Shape.PART,
    Shape.SOME,
    Shape.WORDS,
)


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


_COLD = late(r"(?:\A|\s)[-−–]\s?\Z")
_MINUS = ("minus", "negative")
_SIGN_BEFORE = late(r"(?:(?<![\w.)%/])[-−+]|(?<![A-Za-z])(?<!or )(?:[Mm]inus|[Nn]egative)[\s-])\Z")
_COMPOUND = late(r"-(?P<noun>[A-Za-z]{3,}(?:-(?:[a-z]+|[A-Z][a-z]+))?)(?![\w])")
_OF_UNIT = late(r"(?:\s{1,2}of)?\s{1,2}(?:an?|one)(?=\s)")
_OLD = frozenset({"odd", "plus", "something", "some", "to", "or", "and", "th", "per"})
NOT_COUNTED = word_set(
    "way sided handed off on by man's self more out ness all up step dimensional track faced minded upmanship "
    "tenths size and for one upped shot upmanship"
)
"""Second halves of compounds that count nothing: 'one-off', 'two-way', 'one-on-one'."""
_SMALLER = {"foot": "inch", "pound": "ounce", "hour": "minute", "minute": "second", "year": "month", "stone": "pound"}
_DIVIDES = {"inch": 12, "ounce": 16, "minute": 60, "second": 60, "month": 12, "pound": 14}
_AND_SMALLER = late(
    r"[ \n]?(?:and )?(?=(?:\d{1,2}(?:\.\d+)?|[a-z]+(?:-[a-z]+)?)[ -]?(?:inch|in\b|ounce|oz|minute|min\b"
    r"|second|month|pounds?\b|lb|[\"″]))"
)
_BARE_CENTS = late(r" (?:and )?(?=[a-z]+|\d{1,2}(?!\d))")
_CLOSED = late(r"\.?\s*(?:\Z|\n)")
_CENTS = late(r"(?:,? and |[ \n])(?=[a-z\d-]+(?: [a-z]+)? (?:cents?|pence)\b)")


def read_quantity(text: str, at: int, purse: Purse, floor: int = 0) -> Quantity | None:
    """Read the amount whose number starts at ``at``; currency and sign are looked for back to ``floor``."""
    before = read_before(text, at, purse, floor)
    numeral = read_numeral(text, at, money=before is not None)
    if numeral is None:
        return None
    start, negative = (before.start, before.negative) if before else (at, False)
    if start > floor and _may_be_signed(text, start, floor):
        sign = _SIGN_BEFORE.search(text, max(floor, start - 9), start)
        if sign:
            start, negative = sign.start(), sign.group() != "+"
    elif at > floor and text[at - 1] == "." and not text[at - 2 : at - 1].isalnum() and numeral.digits:
        part = Decimal(f"0.{numeral.digits}")
        numeral = numeral._replace(low=part, high=part, grain=Decimal(1).scaleb(-len(numeral.digits)), digits="")
        start = at - 1
    low, high = numeral.low, numeral.high
    if negative:
        low, high = -high, -low
    if before:
        if before.times > 1:
            low, high = low * before.times, high * before.times
        end = _with_repeated_name(text, numeral.end)
        return Quantity(start, end, numeral, low, high, MONEY, _MONEY, before.code, "", "", True)
    found = _with_unit(text, Quantity(start, numeral.end, numeral, low, high), purse)
    if found.unit.startswith("degree") and start == at and (cold := _COLD.search(text, max(floor, at - 3), at)):
        return found._replace(
            start=cold.start() + 1 if cold.group()[0].isspace() else cold.start(), low=-high, high=-low
        )
    return found


def _may_be_signed(text: str, start: int, floor: int) -> bool:
    """Whether the character before, or the end of the word before, can be that of a sign: '-', 'minus', 'negative'."""
    last = text[start - 1]
    if last == " ":
        return text[start - 2 : start - 1] in "sSeE" and text[max(floor, start - 9) : start - 1].lower().endswith(
            _MINUS
        )
    return last in "-−+" or text[max(floor, start - 9) : start - 1].lower().endswith(_MINUS)


_REPEATED = late(r"(?:[ -](?:dollars?|US\b|USD\b|U\.S\. dollars|Canadian\b|CAD\b|AUD\b))")
_REPEATED_FIRST = frozenset("dUCA")


def _with_repeated_name(text: str, end: int) -> int:
    """Take in a name that repeats the sign: '$ 10 dollars', '$500 US'."""
    if text[end + 1 : end + 2] not in _REPEATED_FIRST:
        return end
    match = _REPEATED.match(text, end)
    return match.end() if match else end


_PLAIN_WORD = late(r" ([A-Za-z]+)(?=[\s,;:.!?])")
_LEADS = frozenset(
    word.lower()
    for word in {
        *UNIT_STARTS, *NAME_STARTS, "more", "additional", "extra", "further", "consecutive", "straight", "full",
        "whole", "solid", "long", "of", "a", "an", "one",
    }
)  # fmt: skip
"""First words of all that may follow an amount as its unit or currency; any other word ends it at once."""


_ENDS = frozenset({"", ",", ".", ";", ":", ")", "?", "!"})


def _with_unit(text: str, found: Quantity, purse: Purse) -> Quantity:  # noqa: C901, PLR0911, PLR0912 - a list of decisions, read from the top
    numeral, end = found.numeral, found.end
    following = text[end : end + 1]
    if following in _ENDS:
        return found
    if following == " " and (word := _PLAIN_WORD.match(text, end)) and word[1].lower() not in _LEADS:
        return found
    if following in "'’\" " and numeral.digits and (quoted := _QUOTED.match(text, end)):
        return _feet_or_inches(text, found, quoted)
    if following == " " and numeral.shape is _DOZENS and text.startswith(" - ", end):
        end += 2
    money = read_after(text, end, numeral.high, purse, scaled=numeral.scaled)
    if money is not None:
        found = found._replace(
            end=money.end, low=found.low * money.times, high=found.high * money.times, unit=money.unit,
            scale=_MONEY, currency=money.code,
        )  # fmt: skip
        return _with_cents(text, found, purse)
    if numeral.shape in (_FRACTION, _PART) and (one := _OF_ONE.match(text, end)):
        unit = read_unit(text, one.end())
        if unit is not None and unit.scale is Scale.PERCENT:
            return found._replace(end=unit.end, unit=unit.name, scale=unit.scale)
    unit = read_hyphened(text, end) if following == "-" else read_unit(text, end)
    if unit is None and following == " " and (more := _MORE.match(text, end)):
        unit = read_unit(text, more.end())
    if (
        unit is None
        and numeral.shape in (_FRACTION, _PART, _SOME, _DOZENS)
        and (of := _OF_UNIT.match(text, end) or (_OF.match(text, end) if numeral.shape in (_SOME, _DOZENS) else None))
    ):
        money = read_after(text, of.end(), numeral.high, purse, scaled=True)
        if money is not None and numeral.shape is not _PART:
            return found._replace(end=money.end, unit=money.unit, scale=_MONEY, currency=money.code)
        unit = read_unit(text, of.end())
    if following == "f" and text.startswith("fold", end) and numeral.shape is _WORDS:
        return found._replace(end=end + 4, unit="fold", scale=_RATIO)
    if unit is not None:
        found = found._replace(end=unit.end, unit=unit.name, scale=unit.scale, per=unit.per)
        if half := _AND_HALF.match(text, unit.end):
            part = Decimal("0.5")
            return found._replace(end=half.end(), low=found.low + part, high=found.high + part)
        return _with_smaller(text, found, purse) if unit.name in _SMALLER else found
    if following == "-" and (compound := _COMPOUND.match(text, end)):
        noun = compound["noun"]
        idiom = noun == "time" and numeral.shape is _ONE
        if (
            numeral.high
            and not idiom
            and noun.split("-")[0].lower() not in _OLD
            and noun.split("-")[0].lower() not in NOT_COUNTED
        ):
            return found._replace(end=compound.end(), noun=noun)
    return found


_INCHES = late(r"\s?(?P<in>\d{1,2}(?:\.\d+)?)(?:\s?in\b\.?|[\"″”])|-(?P<short>\d{1,2})(?![\w-])")
_QUOTED = late(r"['’](?:\s?\d{1,2}[\"”″])?(?=[\s,.;)]|\Z)|\s?\"(?=[\s,.;)]|\Z)")
_MORE = late(r" (?:more|additional|extra|further|consecutive|straight|full|whole|solid|long)(?=\s)")
_AND_HALF = late(r"\s+and\s+a\s+half\b")
_OF = late(r"\s{1,2}of(?=\s)")
_OF_ONE = late(r"\s{1,2}of\s{1,2}(?:1|one)(?=[\s%])")


def _feet_or_inches(text: str, found: Quantity, quoted: re.Match[str]) -> Quantity:
    """Read 30' and 10" as lengths, unless the mark closes a quotation opened before."""
    mark = quoted.group().strip()[0]
    before = text[max(0, found.start - 80) : found.start]
    if mark in before or (mark == "’" and "‘" in before):
        return found
    inches = Decimal(quoted.group()[1:].strip(' "”″')) / 12 if len(quoted.group().strip()) > 1 else Decimal(0)
    unit = "inch" if mark == '"' else "foot"
    return found._replace(end=quoted.end(), low=found.low + inches, high=found.high + inches, unit=unit, scale=_LENGTH)


def _with_smaller(text: str, found: Quantity, purse: Purse) -> Quantity:
    """Take in a smaller unit that completes it: '5 feet 2 inches', 'two hours and 30 minutes'."""
    if found.unit == "foot" and (inches := _INCHES.match(text, found.end)):
        more = Decimal(inches["in"] or inches["short"]) / 12
        return found._replace(end=inches.end(), low=found.low + more, high=found.high + more)
    gap = _AND_SMALLER.match(text, found.end)
    if gap is None or not starts_number(text, gap.end()):
        return found
    rest = read_quantity(text, gap.end(), purse, gap.end())
    if rest is None or rest.unit != _SMALLER[found.unit] or rest.high >= _DIVIDES[rest.unit]:
        return found
    more = rest.low / _DIVIDES[rest.unit]
    return found._replace(end=rest.end, low=found.low + more, high=found.high + more)


def _with_cents(text: str, found: Quantity, purse: Purse) -> Quantity:
    if found.unit != MONEY:
        return found
    if bare := _BARE_CENTS.match(text, found.end):
        rest = read_quantity(text, bare.end(), purse, bare.end()) if starts_number(text, bare.end()) else None
        if rest and rest.bare and rest.low < 100 and rest.low == int(rest.low) and _CLOSED.match(text, rest.end):
            return found._replace(end=rest.end, low=found.low + rest.low / 100, high=found.high + rest.high / 100)
    gap = _CENTS.match(text, found.end)
    if gap is None or not starts_number(text, gap.end()):
        return found
    rest = read_quantity(text, gap.end(), purse, gap.end())
    if rest is None or rest.unit not in {"cent", "penny"} or rest.high >= 100:
        return found
    return found._replace(end=rest.end, low=found.low + rest.low / 100, high=found.high + rest.high / 100)
