"""Signs, codes and names around an amount become its currency."""

import re
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from sayso.extract.figures.currencies import (
    CODES,
    DOLLARS,
    ENGLISH_CODES,
    HINTS,
    HOME,
    LONE,
    MINOR,
    NAMES,
    NATIONS,
    NOT_MONEY_ALONE,
    PREFIXES,
    SHARED_CODES,
    SIGNS,
    WIRES,
)
from sayso.extract.figures.rates import read_rate
from sayso.extract.figures.whose_money import Koreas, dollar_of_places
from sayso.model.late import late

MONEY = "money"
"""The unit of an amount in whole currency units; minor units keep their own name ('cent')."""


class Before(NamedTuple):
    """A currency that stands before an amount, from ``start``; ``times`` is 10**6 for 'MSEK', else 1."""

    start: int
    code: str
    negative: bool = False
    times: int = 1


class After(NamedTuple):
    """A currency that follows an amount, to ``end``; ``times`` multiplies ('75 USD million')."""

    end: int
    code: str
    unit: str = MONEY
    times: int = 1


_SIGN = "[" + "".join(sign for sign in SIGNS if len(sign) == 1) + "]"
_LETTERS = "|".join(sorted((re.escape(prefix) for prefix in PREFIXES), key=len, reverse=True))
_SIGNED = late(
    rf"(?:(?<![A-Za-z])(?P<lead>{_LETTERS})|(?<![A-Za-z])(?P<apart>U\.?S\.?|us|usd|USD|HK|hk|NZ|nz|C|c|CAD|cad"
    rf"|AUD|aud|mxn|MXN|Mex)[ \u00a0])?(?P<sign>{_SIGN}|ரூ|Y=|[Uu]\$)"
    rf"(?:(?P<trail>US|AUS?|A|CAN?|C|NZ|HK|S)\s?)?[^\S\n]{{0,2}}(?P<minus>[-−])?\Z"
)
_SIGN_THEN_LETTERS = late(rf"{_SIGN}[A-Z]{{1,3}}\Z")
_CODED = late(r"(?<![A-Za-z$])(?P<code>[A-Za-z]{1,4}\.?)(?P<gap>\s?)\Z")
_BARE = late(
    rf"(?P<gap>[^\S\n]{{0,2}}(?:\n[^\S\n]{{0,8}})?|-)(?:(?P<sign>{_SIGN}|ரூ|¢)(?!\s?\d)|(?P<name>[A-Za-zó]+))(?![\w])"
)
_NATIONAL = late(
    r"(?:-|[^\S\n]{0,2}\n?[^\S\n]{1,8})(?P<nation>U\.S\."
    r"|[A-Za-z]+)[ \n-](?P<name>[A-Za-zó]+)(?:[ \n](?P<third>[A-Za-zó]+))?(?![\w])"
)
_NATION_STARTS = frozenset(nation for codes in NATIONS.values() for nation in codes) | {
    "u", "hong", "new", "south", "north", "west", "sri", "costa", "united", "saudi", "pounds",
}  # fmt: skip
NAME_STARTS = frozenset(
    {form for name in NAMES for form in (name, f"{name}s", f"{name}es")}
    | _NATION_STARTS
    | CODES.keys()
    | MINOR.keys()
    | {"grand"}
)
"""The words that a currency after an amount may begin with."""
_MILLION_AFTER = late(r"\s(million|billion|trillion)\b")
_PLURAL = late(r"(?:es|s)$")
_VERB_NEXT = late(
    r"\s+(?:the|a|an|his|her|their|its|our|my|by"
    r"|in(?!\s(?:Pyongyang|Seoul|(?:North|South) Korea)\b)|gold|silver|bronze|seats?|medals?|games?|over|with"
    r"|re-?election)\b"
)


_HEAD = 60
"""How far in, in characters, a text names the place that it is written from."""
_AT_HOME = 2
"""How many mentions of another country it takes to outweigh the outlet's own."""
_IN_AMERICAN = late(
    r"\b(?:figures|amounts|prices|sums|dollars) (?:are |given |quoted |shown ){0,2}in (?:U\.?S\.?|American) "
    r"(?:dollars|funds|currency)"
)


class Purse:
    """Which currency a name means in one text from one country; reads the text at most once a name."""

    def __init__(self, text: str, country: str = "") -> None:
        self._text = text
        self._country = country.upper()
        self._settled: dict[str, str] = {}

    @cached_property
    def dollar(self) -> str:
        """What a bare '$' or 'dollar' means: the outlet country's own where it has one, else the American.

        Agency copy, and a text that says that its dollars are American, mean the American one anywhere. Where the
        outlet tells nothing, a text that names places of one dollar country alone means that country's.
        """
        own = DOLLARS.get(self._country) or ("" if self._country else dollar_of_places(self._text)) or "USD"
        if own == "USD":
            return own
        edges = self._text[:400] + self._text[-200:]
        wired = any(name in edges for name in WIRES)
        return "USD" if wired or _IN_AMERICAN.search(self._text) else own

    @cached_property
    def _koreas(self) -> Koreas:
        return Koreas(self._text, self._country)

    def named(self, name: str, at: int = 0) -> str:
        """The ISO 4217 code of a currency name at ``at`` without nationality; empty where it stays open."""
        if name == "won":
            return self._koreas.won_at(at)
        if name in {"dollar", "buck"}:
            return self.dollar
        if name not in HINTS and name not in HOME:
            return NAMES[name][0]
        if name not in self._settled:
            self._settled[name] = self._settle(name)
        return self._settled[name]

    def is_home(self, name: str) -> bool:
        """Whether the outlet's own country counts in this currency."""
        return self._country in HOME.get(name, {})

    def _settle(self, name: str) -> str:
        counts: dict[str, int] = {}
        for code, hint in HINTS.get(name, ()):
            if seen := self._text.count(hint):
                opens = _AT_HOME if hint in self._text[:_HEAD] else 0
                counts[code] = counts.get(code, 0) + seen + opens
        home = HOME.get(name, {}).get(self._country, "")
        if home:
            counts[home] = counts.get(home, 0) + _AT_HOME
        return max(counts, key=lambda code: counts[code]) if counts else NAMES.get(name, ("",))[0]

    def sign(self, sign: str) -> str:
        """The code that a sign alone means."""
        if sign in {"$", "＄"}:
            return self.dollar
        if sign == "₨":
            return self.named("rupee")
        if sign in {"¥", "￥"} and self._country == "CN":
            return "CNY"
        return SIGNS.get(sign, "JPY" if sign == "Y=" else "USD")


_CODE_TAILS = frozenset(code[-2:] for code in CODES)
_APART_TAILS = frozenset("sdkzcnx")
"""Small letters that end a name set apart from its sign: 'us $5', 'Mex $5'."""


def read_before(text: str, at: int, purse: Purse, floor: int) -> Before | None:  # noqa: PLR0911 - a list of decisions, read from the top
    """Read a currency that ends where the amount at ``at`` begins, not reaching before ``floor``."""
    if at - 3 > floor:
        if text[at - 1] == " " and text[at - 2].islower() and text[at - 3 : at - 1] not in _CODE_TAILS:
            return None
        if text[at - 2 : at] == " $" and text[at - 3].islower() and text[at - 3] not in _APART_TAILS:
            return Before(at - 1, purse.dollar)
    left = text[max(floor, at - 14) : at]
    bare = left.rstrip()
    if not bare or len(left) - len(bare) > 3:
        return None
    last = bare[-1]
    lettered = last.isalpha()
    if not lettered and last != "." and last not in SIGNS and last not in "-−=ூ":
        return None
    if last == "." or lettered:
        word = bare.rsplit(None, 1)[-1].lstrip("(")
        if last == "." or not _SIGN_THEN_LETTERS.search(word):
            return _coded(left, at, purse) if word in CODES else None
    match = _SIGNED.search(left)
    if match is None:
        return None
    letters = (match["lead"] or match["apart"] or match["trail"] or "").replace("Mex", "MX").upper().replace(".", "")
    code = PREFIXES[letters] if letters and match["sign"] in {"$", "＄", "£", "¥"} else purse.sign(match["sign"])
    return Before(at - len(left) + match.start(), code, match["minus"] is not None)


def _coded(left: str, at: int, purse: Purse) -> Before | None:
    """Read a code such as 'USD ' or 'RM' before an amount."""
    match = _CODED.search(left)
    if match is None or (code := CODES.get(match["code"])) is None:
        return None
    if (name := SHARED_CODES.get(match["code"])) is not None and not (code := purse.named(name)):
        return None
    if match["gap"] and (match["code"] in ENGLISH_CODES or match["code"] in LONE):
        return None
    times = (
        10**6 if match["code"][0] == "M" and match["code"] not in {"MXN", "MYR"} and match["code"][1:] == code else 1
    )
    return Before(at - len(left) + match.start(), code, times=times)


def read_after(text: str, at: int, value: Decimal, purse: Purse, *, scaled: bool) -> After | None:
    """Read a currency that follows an amount ending at ``at``: ' euros', ' Danish crowns', '-dollar', '€'.

    ``value`` and ``scaled`` decide about names that are everyday words as well ('won', 'marks', 'pounds').
    """
    match = _BARE.match(text, at)
    if match is None:
        return None
    if match["sign"]:
        if match["sign"] == "¢":
            return After(match.end(), purse.dollar, "cent")
        return After(match.end(), purse.sign(match["sign"]))
    first = match["name"]
    plain = _name_alone(text, match.end(), first, value, purse, scaled=scaled, glued=not match["gap"])
    if plain is not None:
        return plain
    return _with_nation(text, at) if first.lower() in _NATION_STARTS else None


def _with_nation(text: str, at: int) -> After | None:
    match = _NATIONAL.match(text, at)
    if match is None:
        return None
    nation, second, third = (part.lower().replace(".", "") for part in match.groups(""))
    code = NATIONS.get(_singular(second), {}).get(nation)
    if code:
        return After(match.end("name"), code)
    if second in {"cents", "cent"} and (code := NATIONS["dollar"].get(nation)):
        return After(match.end("name"), code, "cent")
    code = NATIONS.get(_singular(third), {}).get(second)
    if code and third == "won" and nation == "north":
        code = "KPW"
    return After(match.end("third"), code) if code else None


def _singular(name: str) -> str:
    if name in NAMES:
        return name
    short = _PLURAL.sub("", name)
    if short in NAMES:
        return short
    return name[:-1] if name.endswith("s") and name[:-1] in NAMES else name


def _name_alone(
    text: str, end: int, word: str, value: Decimal, purse: Purse, *, scaled: bool, glued: bool
) -> After | None:
    if (minor := MINOR.get(word) or (MINOR.get(word.lower()) if len(word) > 1 else None)) and (
        glued or word not in {"p", "c"}
    ):
        return After(end, purse.named(minor[1]) if minor[1] else "", minor[0])
    if (
        word in CODES
        and (word.isupper() or glued or word in {"usd", "rmb", "dlrs", "btc"})
        and word not in {"DM", "PS", "SR"}
        and word not in LONE
    ):
        million = _MILLION_AFTER.match(text, end)
        times = {"million": 10**6, "billion": 10**9, "trillion": 10**12}[million[1]] if million else 1
        times = 10**6 if word[1:] == CODES[word] else times
        return After(million.end() if million else end, CODES[word], times=times)
    if word == "grand" and value <= _GRANDS and not _GRAND_NEXT.match(text, end):
        return After(end, "GBP" if purse.is_home("pound") else purse.dollar, times=1000)
    name = _singular(word.lower())
    if name not in NAMES or (word[0].isupper() and not word.isupper() and name in NOT_MONEY_ALONE):
        return None
    at_home = name == "crown" and purse.is_home(name)
    if name in NOT_MONEY_ALONE and not at_home and not _like_a_price(text, end, name, value, scaled=scaled):
        return None
    return After(end, purse.named(name, end))


_GRANDS = 1000
_GRAND_NEXT = late(r"\s(?:jur(?:y|ies|ors?)|pianos?|prix|slams?|finals?|masters?|child|tours?|old|scale|total|design)")
_PRICED = frozenset({
    "kilo", "kilogram", "kilogramme", "gram", "gramme", "liter", "litre", "head", "person", "share", "ticket", "night",
    "seat", "tonne", "ton", "bottle", "barrel", "pint", "bag", "sack", "student", "pupil", "household", "family",
    "unit",
})  # fmt: skip
_A_WAGE = 20
"""Pounds by time from here on are pay: nobody gains or loses so much weight a week."""
_PAID = frozenset({"hour", "day", "week", "fortnight", "month", "year"})


def _like_a_price(text: str, end: int, name: str, value: Decimal, *, scaled: bool) -> bool:
    if name == "pound":
        rate = read_rate(text, end)
        priced = rate is not None and (rate.per in _PRICED or (value >= _A_WAGE and rate.per in _PAID))
        return (scaled and value >= 10**6) or priced
    if name in {"won", "dong"}:
        return value >= 100 and (_VERB_NEXT.match(text, end) is None or read_rate(text, end) is not None)
    return scaled or value >= 1000
