"""A place in a text where an amount may start becomes the amount written there."""

import re
from decimal import Decimal
from typing import NamedTuple

from sayso.extract.figures.spelled import MAGNITUDES, SCALES, SMALL, TENS, Shape, read_plain, read_spelled
from sayso.model.late import late

# Named here: in Python 3.11 it takes longer to look a member up on its class than to compare it.
_DIGITS_SHAPE, _DOZENS, _FRACTION, _UNIT, _WORDS = Shape.DIGITS, Shape.DOZENS, Shape.FRACTION, Shape.UNIT, Shape.WORDS


class Numeral(NamedTuple):
    """An amount as written, from ``start`` to ``end``, before units, signs and hedges.

    ``grain`` is the place of the last decimal written, ``None`` for whole numbers and words; ``times`` is the
    magnitude that its words or letters name (10**6 in '3 million'); ``digits`` is the bare run of a plain
    whole number as written, empty for anything else.
    """

    start: int
    end: int
    low: Decimal
    high: Decimal
    shape: Shape
    grain: Decimal | None = None
    times: int = 1
    digits: str = ""

    @property
    def scaled(self) -> bool:
        """Whether a magnitude was named."""
        return self.times > 1


LETTERS = {
    "k": 10**3, "K": 10**3, "M": 10**6, "mn": 10**6, "mln": 10**6, "mil": 10**6, "MM": 10**6, "mm": 10**6,
    "bn": 10**9, "bln": 10**9, "B": 10**9, "tn": 10**12, "trn": 10**12, "T": 10**12, "cr": 10**7,
    "m": 10**6, "b": 10**9, "t": 10**12,
}  # fmt: skip
MONEY_ONLY = frozenset({"b", "t", "T", "mm", "mil", "cr", "MM"})
"""Letters that mean a magnitude after money alone: '5 t' is tonnes and '35 mm' millimetres."""
WORDS = SCALES | {"hundred": 100, "dozen": 12}

UNICODE_PARTS = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5),
    "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8),
}  # fmt: skip
PARTS = "".join(UNICODE_PARTS)
LONGEST = 30
"""Digits in an amount at most; a longer run is an identifier."""

_DIGITS = late(
    rf"(?:(?P<grouped>\d{{1,3}}(?:,\d{{2,3}}){{0,8}},\d{{3}}(?!\d)"
    rf"|\d{{1,3}}(?:[\u00a0\u2009\u202f]\d{{3}}){{1,8}}(?!\d))"
    rf"|(?P<plain>\d+))(?P<decimals>\.\d+)?(?P<part>[ -]?[{PARTS}]|[ ]{{1,2}}\d{{1,2}}/\d{{1,3}}(?![\d/]))?"
    rf"|(?P<only>[{PARTS}])"
)
_ARTICLE = late(r"(?:[Aa]n?|AN?)(?=\s)")
_OVER = late(r"/(\d{1,3})(?![\d/.,]\d|\d)")
_ALONE = frozenset({"", ",", ".", ";", ":", ")", "!", "?", "'", '"', "”", "’", "]", "%"})
_PLAIN_NEXT = frozenset("aefgijnoprsuvwyzAEFGIJNOPRSUVWYZ")
"""What may follow a number and a space where neither a magnitude nor a power does."""
_BELOW = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 16, 32, 64, 100, 1000})
_POWER = late(r"[eE]([+-]?\d{1,2})(?!\w)|\s?[×x]\s?10(?:\^|\*\*)?([−+-]?\d{1,2})(?!\w)")
_MAGNITUDE = late(
    r"[-\s]{0,3}(hundred|thousand|million|billion|trillion|quadrillion|lakh|crore|dozen)s?\b", re.IGNORECASE
)
_LETTER = late(r"[ \u00a0-]?(mln|mil|trn|bln|bn|mn|tn|cr|MM|mm|[kKMmBbtT])(?![\w&])")
_MILLION_NEXT = late(
    r"\s+(?!(?:tall|long|wide|deep|high|thick|above|below|beneath|away|apart|from|in|by|to|x|and|or|of (?:the|water|"
    r"depth|height)|at|on|off|up|down|is|are|was|were|with|north|south|east|west|race|sprint|freestyle|hurdles|"
    r"butterfly|backstroke|breaststroke|relay|final|dash|title|medley|heats?|steeplechase|run|walk|tower|wall|fence|"
    r"square|pool|swim|event|gold|silver|bronze|record|champion|around|along|across|per|a|an|the|for|that|which|"
    r"before|after|when|where|but|as|than|into|between|range|radius|mark|distance|gap)\b)[a-z]"
)
_GROUPS = str.maketrans("", "", ",\u00a0\u2009\u202f")


ARTICLE_NEXT = (
    r"(?:[Aa]n?|AN?)[ \n\t]{1,6}(?:hundred|thousand|million|billion|trillion|dozen|couple|few|half|third"
    r"|quarter|fifth|"
    r"fourth|tenth|eighth|sixth|handful|lakh|crore|year|month|week|day|hour|minute|decade|century|mile"
    r"|kilomet(?:er|re)|"
    r"cup|meter|metre|foot|ton(?:ne)?|kilo(?:gram)?|pound|gallon|lit(?:er|re)|inch|percent(?:age)?|fortnight|basis\spoint|metric\ston|"
    r"hectare|acre|knot|light-year|barrel|bushel|ounce|gram|byte|watt|kilowatt-hour)\b"
)
STARTERS = frozenset(
    form
    for word in {*SMALL, *TENS, *MAGNITUDES, "several", "half", "couple", "handful", "quarter"}
    for form in (word, word.capitalize(), word.upper())
)
MANY = r"[Mm]ulti\s?-?\s?(million|billion|trillion)(?=\s?-)"
_MANY_READ = late(MANY)
_LETTER_RUN = late(r"[A-Za-z]+")
_ARTICLE_START = late(ARTICLE_NEXT)


def starts_number(text: str, at: int) -> bool:
    """Whether the number of an amount may start at ``at``."""
    first = text[at : at + 1]
    if first.isdecimal() or first in UNICODE_PARTS:
        return True
    word = _LETTER_RUN.match(text, at)
    return word is not None and (word[0] in STARTERS or _ARTICLE_START.match(text, at) is not None)


def read_numeral(text: str, at: int, *, money: bool = False) -> Numeral | None:
    """Read the amount that starts at ``at``; ``money`` says that a currency sign stands before it."""
    first = text[at]
    if first.isdecimal() or first in UNICODE_PARTS:
        return _read_digits(text, at, money=money)
    plain = read_plain(text, at)
    if plain is not None:
        return Numeral(at, plain[0], plain[1], plain[1], _WORDS)
    if first in "mM" and (many := _MANY_READ.match(text, at)):
        times = SCALES[many[1]]
        return Numeral(at, many.end(), Decimal(2 * times), Decimal(1000 * times), _DOZENS, times=times)
    spelled = read_spelled(text, at)
    if spelled is None:
        article = _ARTICLE.match(text, at)
        return Numeral(at, article.end(), Decimal(1), Decimal(1), _UNIT) if article else None
    end, low, high, shape = spelled
    times = _magnitude_of(low) if shape is _WORDS else 1
    return Numeral(at, end, low, high, shape, times=times)


def _magnitude_of(value: Decimal) -> int:
    """The magnitude word that an amount in words ends on: 'five thousand' on 1,000, 'two hundred' on 100."""
    for times in (10**12, 10**9, 10**6, 10**3, 100):
        if value >= times:
            return times if value % (times // 100 or 1) == 0 else 1
    return 1


_ONE = Decimal(1)


def _read_digits(text: str, at: int, *, money: bool) -> Numeral | None:  # noqa: PLR0911 - a form of digits each
    match = _DIGITS.match(text, at)
    if match is None or match.end() - at > LONGEST:
        return None
    grouped, plain, decimals, part, only = match.groups()
    end = match.end()
    if only:
        value = _part(only)
        return _scaled(text, Numeral(at, end, value, value, _FRACTION), money=money)
    value = Decimal((plain or grouped.translate(_GROUPS)) + (decimals or ""))
    grain = _ONE.scaleb(1 - len(decimals)) if decimals else None
    if part:
        value, grain = value + _part(part.strip(" -")), None
        return _scaled(text, Numeral(at, end, value, value, _DIGITS_SHAPE), money=money)
    digits = plain if plain and not decimals else ""
    following = text[end : end + 1]
    if following in _ALONE or (following == " " and text[end + 1 : end + 2] in _PLAIN_NEXT):
        return Numeral(at, end, value, value, _DIGITS_SHAPE, grain, 1, digits)
    if following == "/" and not decimals and plain and (over := _OVER.match(text, end)):
        if not _is_fraction(int(plain), int(over[1])):
            return None
        value = value / int(over[1])
        return Numeral(at, over.end(), value, value, _FRACTION)
    if following in "eE×x " and (power := _POWER.match(text, end)):
        exponent = int((power[1] or power[2]).replace("−", "-"))
        value = value.scaleb(exponent)
        return Numeral(at, power.end(), value, value, _DIGITS_SHAPE, value)
    return _scaled(text, Numeral(at, end, value, value, _DIGITS_SHAPE, grain, 1, digits), money=money)


def _is_fraction(above: int, below: int) -> bool:
    """Whether 'a/b' is a fraction rather than a date, '24/7' or a blood pressure."""
    return below in _BELOW and (above < below or below in {2, 4, 8})


def _part(written: str) -> Decimal:
    if written in UNICODE_PARTS:
        above, below = UNICODE_PARTS[written]
        return Decimal(above) / below
    above_text, below_text = written.split("/")
    return Decimal(above_text) / int(below_text) if int(below_text) else Decimal(0)


def _scaled(text: str, numeral: Numeral, *, money: bool) -> Numeral:
    """Multiply by the magnitude words or letter that follow."""
    end, times = numeral.end, 1
    while (word := _MAGNITUDE.match(text, end)) and times < 10**15:
        times, end = times * WORDS[word[1].lower()], word.end()
        if text[end : end + 1] == " " and text[end + 1 : end + 2] in _PLAIN_NEXT:
            break
    if times == 1:
        letter = _LETTER.match(text, end)
        if letter is None or not _is_magnitude(text, letter, money=money):
            return numeral
        times, end = LETTERS[letter[1]], letter.end()
    grain = None if numeral.grain is None else numeral.grain * times
    value = whole_if_whole(numeral.low * times)
    return Numeral(numeral.start, end, value, value, numeral.shape, grain, times)


def whole_if_whole(value: Decimal) -> Decimal:
    """The same amount without a decimal point where it needs none: 44.4 billion is 44400000000."""
    whole = value.to_integral_value()
    return whole if whole == value else value


def _is_magnitude(text: str, letter: re.Match[str], *, money: bool) -> bool:
    """Whether the letter after a number multiplies it: 'm' is also a metre, 'B' a byte, 'T' a tonne."""
    sign, glued = letter[1], letter.group() == letter[1]
    if money or sign in {"bn", "mn", "mln", "bln", "tn", "trn"}:
        return True
    if sign in MONEY_ONLY:
        return False
    if sign == "m":
        if "," in text[letter.start() - 4 : letter.start()]:
            return False
        return _MILLION_NEXT.match(text, letter.end()) is not None
    if sign in {"k", "K"}:
        return True
    return glued or not text[letter.end() : letter.end() + 1].isalnum()
