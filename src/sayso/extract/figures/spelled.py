"""Number words at a position become the amount that they spell: 'two and a half million', 'half a dozen'."""

from collections.abc import Sequence
from decimal import Decimal
from enum import Enum, auto
from typing import NamedTuple

from sayso.model.late import late


class Shape(Enum):
    """How an amount was written, as far as later rules care."""

    DIGITS = auto()
    WORDS = auto()
    FRACTION = auto()
    PART = auto()
    """'a third', 'a quarter': a fraction only where something says of what."""
    SOME = auto()
    """'several', 'a few' with no magnitude: a figure only in front of a unit."""
    DOZENS = auto()
    """'dozens', 'tens of thousands': an order of magnitude."""
    ONE = auto()
    UNIT = auto()
    """'a' or 'an' in front of a unit: 'over a year'; a figure only with a bound."""


# Named here: in Python 3.11 it takes longer to look a member up on its class than to compare it.
_DOZENS, _FRACTION, _ONE, _PART, _SOME, _WORDS = (
    Shape.DOZENS,
    Shape.FRACTION,
    Shape.ONE,
    Shape.PART,
    Shape.SOME,
    Shape.WORDS,
)


class Spelled(NamedTuple):
    """An amount in words that ends at ``end``; ``low`` and ``high`` are equal unless the words are vague."""

    end: int
    low: Decimal
    high: Decimal
    shape: Shape


ONES = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
}  # fmt: skip
TEENS = {
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
SMALL = {"zero": 0} | ONES | TEENS
SCALES = {
    "thousand": 10**3, "lakh": 10**5, "lakhs": 10**5, "million": 10**6, "crore": 10**7, "crores": 10**7,
    "billion": 10**9, "trillion": 10**12, "quadrillion": 10**15,
}  # fmt: skip
DENOMINATORS = {
    "half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "twelfth": 12, "sixteenth": 16, "twentieth": 20, "hundredth": 100, "thousandth": 1000,
    "millionth": 10**6,
}  # fmt: skip
PLURAL_DENOMINATORS = {"halves": 2} | {f"{word}s": below for word, below in DENOMINATORS.items() if word != "half"}
ORDINALS = frozenset({"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"})
MAGNITUDES = {
    "tens": 10, "dozens": 24, "scores": 40, "hundreds": 100, "thousands": 10**3, "millions": 10**6,
    "billions": 10**9, "trillions": 10**12,
}  # fmt: skip
FEW = {"several": (3, 9), "few": (3, 5), "couple": (2, 2), "handful": (3, 6)}
"""What a reader takes these to mean: at least three but hardly ten, and so on."""

_GLUE = frozenset({"and", "a", "an", "of", "point", "dozen", "score", "hundred"})
VOCABULARY = (
    frozenset(SMALL) | frozenset(TENS) | frozenset(SCALES) | frozenset(DENOMINATORS) | frozenset(PLURAL_DENOMINATORS)
    | frozenset(MAGNITUDES) | frozenset(FEW) | ORDINALS | _GLUE
)  # fmt: skip
LONGEST = 14
"""Words read at most: no amount that people write is longer, and the bound keeps the time linear."""

_WORD = late(r"[A-Za-z]+")
_GAP_SOURCE = r"-(?=[A-Za-z])|[^\S\n]{1,3}(?:\n[^\S\n]{0,8})?(?=[A-Za-z])|\n[^\S\n]{0,8}(?=[A-Za-z])"
_GAP = late(_GAP_SOURCE)


class _At(NamedTuple):
    value: Decimal
    next: int
    scale: int = 1


_ALONE = late(rf"([A-Za-z]+)(?:(?:{_GAP_SOURCE})([A-Za-z]+))?")
_PLAIN = {word: Decimal(value) for word, value in (SMALL | TENS).items() if value != 1}


def read_plain(text: str, at: int) -> tuple[int, Decimal] | None:
    """Where a lone 'two' or 'forty' at ``at`` ends, and its value; ``None`` where more words may belong to it."""
    match = _ALONE.match(text, at)
    if match is None:
        return None
    word, following = match.groups()
    value = _PLAIN.get(word) or _PLAIN.get(word.lower())
    if value is None or (following is not None and following.lower() in VOCABULARY):
        return None
    return match.end(1), value


def read_spelled(text: str, at: int) -> Spelled | None:
    """Read the longest amount in words that starts at ``at``; ``None`` where the words spell none."""
    words, ends = _words(text, at)
    if not words:
        return _fold(text, at)
    found = _few(words) or _magnitude(words) or _half(words) or _amount(words)
    if found is None:
        return None
    used, low, high, shape = found
    return Spelled(ends[used - 1], low, high, shape)


def _fold(text: str, at: int) -> Spelled | None:
    match = _WORD.match(text, at)
    word = match.group().lower() if match else ""
    value = (SMALL | TENS).get(word.removesuffix("fold")) if word.endswith("fold") else None
    return Spelled(at + len(word) - 4, Decimal(value), Decimal(value), _WORDS) if value else None


def _words(text: str, at: int) -> tuple[list[str], list[int]]:
    words: list[str] = []
    ends: list[int] = []
    while len(words) < LONGEST:
        match = _WORD.match(text, at)
        if not match or (word := match.group().lower()) not in VOCABULARY:
            break
        words.append(word)
        ends.append(match.end())
        gap = _GAP.match(text, match.end())
        if not gap:
            break
        at = gap.end()
    return words, ends


_Read = tuple[int, Decimal, Decimal, Shape]


def _word(words: Sequence[str], at: int) -> str:
    return words[at] if at < len(words) else ""


def _few(words: Sequence[str]) -> _Read | None:
    at = 1 if words[0] == "a" else 0
    ends = FEW.get(_word(words, at))
    if ends is None:
        return None
    at += 1
    after_of = at + 1 if _word(words, at) == "of" else at
    scale, used = _scale(words, after_of)
    if used == after_of:
        return at, Decimal(ends[0]), Decimal(ends[1]), _SOME
    return used, Decimal(ends[0] * scale), Decimal(ends[1] * scale), _DOZENS if ends[0] < ends[1] else _WORDS


def _scale(words: Sequence[str], at: int) -> tuple[int, int]:
    scale = 1
    while (step := SCALES.get(_word(words, at)) or {"hundred": 100, "dozen": 12}.get(_word(words, at))) is not None:
        scale, at = scale * step, at + 1
    return scale, at


def _magnitude(words: Sequence[str]) -> _Read | None:
    low = MAGNITUDES.get(words[0])
    if low is None:
        return None
    high, used = (10 * low if low % 12 and words[0] != "scores" else 100), 1
    if _word(words, 1) == "of" and (times := MAGNITUDES.get(_word(words, 2))) and times >= 10**3:
        low, high, used = low * times, high * times, 3
    elif words[0] == "tens":
        return None
    return used, Decimal(low), Decimal(high), _DOZENS


def _half(words: Sequence[str]) -> _Read | None:
    if words[0] != "half" and words[:2] != ["a", "half"]:
        return None
    at = 1 if words[0] == "half" else 2
    after_a = at + 1 if _word(words, at) == "a" else at
    scale, used = _scale(words, after_a)
    if used == after_a:
        return at, Decimal("0.5"), Decimal("0.5"), _FRACTION
    value = Decimal(scale) / 2
    return used, value, value, _WORDS


def _amount(words: Sequence[str]) -> _Read | None:
    article = words[0] in {"a", "an"}
    if (article or words[0] == "quarter") and (below := DENOMINATORS.get(_word(words, 1 if article else 0))):
        part, at = Decimal(1) / below, 2 if article else 1
        return _of_magnitude(words, at, part) or (at, part, part, _PART)
    whole = _cardinal(words, 0)
    if whole is None:
        return None
    value, at, scale = whole
    fraction = None if article or scale > 1 else _denominator(words, at, value)
    if fraction is not None:
        return _of_magnitude(words, at + 1, fraction) or (at + 1, fraction, fraction, _FRACTION)
    if _word(words, at) in ORDINALS and words[at - 1] in TENS:
        return None
    value, at = _with_point(words, at, value)
    value, at = _with_fraction(words, at, value, scale)
    more, at = _scale(words, at)
    value *= more
    shape = _ONE if at == 1 and words[0] == "one" else _WORDS
    return at, value, value, shape


def _of_magnitude(words: Sequence[str], at: int, part: Decimal) -> _Read | None:
    """'a quarter of a million', 'three quarters million': part of a magnitude, itself an amount."""
    after = at + 1 if _word(words, at) == "of" else at
    after = after + 1 if _word(words, after) == "a" else after
    scale, used = _scale(words, after)
    return (used, part * scale, part * scale, _WORDS) if used > after and scale >= 10**3 else None


def _cardinal(words: Sequence[str], at: int) -> _At | None:
    total, ceiling, last = 0, 0, 1
    start = at
    while True:
        group = _group(words, at + 1 if at > start and _word(words, at) == "and" else at)
        if group is None:
            break
        value, after = group
        scale = 1
        while (step := SCALES.get(_word(words, after))) is not None:
            scale, after = scale * step, after + 1
        if ceiling and value * scale >= ceiling:
            break
        total, at, ceiling = total + value * scale, after, scale
        last = max(scale, 100 if value % 100 == 0 and value else 1)
        if scale == 1:
            break
    return _At(Decimal(total), at, last) if at > start else None


def _group(words: Sequence[str], at: int) -> tuple[int, int] | None:
    """A number below 1,000, or 'twelve hundred' and its like."""
    word = _word(words, at)
    if word in {"a", "an"}:
        if _word(words, at + 1) not in SCALES and _word(words, at + 1) not in {"hundred", "dozen"}:
            return None
        value, at = 1, at + 1
    else:
        small = _below_hundred(words, at)
        if small is None:
            return None
        value, at = small
    if _word(words, at) == "dozen":
        return value * 12, at + 1
    if _word(words, at) == "hundred" and value:
        value, at = value * 100, at + 1
        rest = _below_hundred(words, at + 1 if _word(words, at) == "and" else at)
        if rest is not None and rest[0]:
            value, at = value + rest[0], rest[1]
    return value, at


def _below_hundred(words: Sequence[str], at: int) -> tuple[int, int] | None:
    word = _word(words, at)
    if word in TENS:
        ones = ONES.get(_word(words, at + 1))
        return (TENS[word] + ones, at + 2) if ones else (TENS[word], at + 1)
    return (SMALL[word], at + 1) if word in SMALL else None


def _denominator(words: Sequence[str], at: int, above: Decimal) -> Decimal | None:
    word = _word(words, at)
    below = DENOMINATORS.get(word) if above == 1 else PLURAL_DENOMINATORS.get(word)
    return above / below if below and 0 < above < 100 else None


def _with_point(words: Sequence[str], at: int, value: Decimal) -> tuple[Decimal, int]:
    if _word(words, at) != "point":
        return value, at
    place, end = Decimal(1), at + 1
    while (digit := SMALL.get(_word(words, end), 10)) < 10:
        place /= 10
        value, end = value + digit * place, end + 1
    return (value, end) if end > at + 1 else (value, at)


def _with_fraction(words: Sequence[str], at: int, value: Decimal, scale: int) -> tuple[Decimal, int]:
    """Add 'and a half', 'and three quarters': of the last magnitude named ('a million and a half')."""
    if _word(words, at) != "and":
        return value, at
    if _word(words, at + 1) == "a" and (below := DENOMINATORS.get(_word(words, at + 2))):
        return value + Decimal(scale) / below, at + 3
    above = SMALL.get(_word(words, at + 1), 0)
    part = _denominator(words, at + 2, Decimal(above)) if above and scale == 1 else None
    return (value + part, at + 3) if part is not None and part < 1 else (value, at)
