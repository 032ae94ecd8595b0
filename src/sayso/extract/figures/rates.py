"""Words after an amount become what it is counted against: 'per night', 'a month', '-a-week', '/kg', 'apiece'."""

from typing import NamedTuple

from sayso.model.late import late

_PERIODS = "second|minute|hour|day|night|week|fortnight|month|quarter|season|shift|year|decade|century"
_ITEMS = (
    "head|person|share|barrel|gallon|pound|ton|tonne|litre|liter|kilo|kilogram|unit|piece|ounce|mile|kilometer|kilometre|"
    "bottle|copy|ticket|vote|game|bushel|seat|household|student|pupil|plate|visit|pop|item|family|acre|hectare|carat|cup|"
    "tablet|pill|pack|packet|bag|box|case|trip|ride|play|song|hit|shot|session|class|meal|room|child|worker|employee|"
    "customer|user|patient|dose|therm|yard|foot|metre|meter|square|stem|sack|basket|dozen|troy|metric|"
    "gram|gramme|milligram|kilogramme|quintal|maund|tola|crate|carton|jar|can|roll|sheet|slice|portion|serving|glass|"
    "pint|drink|stick|loaf|egg|goat|litter|container|passenger|guest|adult|message|click|download|word|page|"
    "kilowatt-hour|megawatt-hour|kWh|MWh|point|bird|cow|capita|voter|resident|tree|flat|match|term"
)
_NOT_EACH = (
    "one|for|in|of|to|on|at|with|and|or|from|by|as|is|was|has|had|were|are|the|after|before|when|but|who|that|if"
)
"""Words after 'each' where it means 'apiece' and names nothing to count against."""
_RATE = late(
    rf"(?P<gap>[^\S\n]{{1,2}}(?:\n[^\S\n]{{0,8}})?|\n[^\S\n]{{0,8}}|-)(?:(?:per|for\severy|for\seach|every"
    rf"|each)(?P<join>[ \n-])(?!(?:cent|{_NOT_EACH})\b)"
    rf"(?P<per>(?:\d[\d,]*\s)?(?:square |cubic |metric |troy |other |sq\.? |cu\.? )?[A-Za-z]+)"
    rf"|an?[ \n-](?P<a>(?:{_PERIODS})\b(?!\s(?:ago|earlier|later|before|after|from|old|long|and a half)\b|-)"
    rf"|(?:square |cubic |metric |troy )?(?:{_ITEMS})\b(?!-))"
    rf"|(?P<each>apiece|each)\b(?!\s+(?:other|way|side|year|day|week|month|one|time)\b))"
    rf"|/(?P<slash>[A-Za-z]{{1,8}}\d?)(?![\w/])"
)
_ADVERB = late(r",?\s(?:on average\s)?(annually|yearly|monthly|weekly|daily|hourly|nightly|quarterly)\b")
_ADVERBS = {
    "annually": "year", "yearly": "year", "monthly": "month", "weekly": "week", "daily": "day", "hourly": "hour",
    "nightly": "night", "quarterly": "quarter",
}  # fmt: skip
_SHORT = {
    "hr": "hour", "h": "hour", "s": "second", "sec": "second", "min": "minute", "yr": "year", "mo": "month",
    "d": "day",
    "wk": "week", "l": "liter", "kg": "kilogram", "km": "kilometer", "lb": "pound", "ms": "millisecond",
    "annum": "year",
    "oz": "ounce", "bbl": "barrel", "sq": "square", "m2": "square meter", "litre": "liter", "metre": "meter",
}  # fmt: skip
_NOT_SINGULAR = ("ss", "us", "is")


class Rate(NamedTuple):
    """What an amount is counted against, in the singular; ``end`` is where its words end."""

    end: int
    per: str
    spoken: bool
    """Whether the words belong to the amount's span: 'per night' does, a later 'annually' does not."""


_STARTS = frozenset(" \n-/,")
_NEVER = frozenset("bcgijklrstuvxzBCDGHIJKLMNOPQRSTUVWXYZ(0123456789$")
"""What follows the space where no rate does."""


def read_rate(text: str, at: int) -> Rate | None:
    """Read what an amount that ends at ``at`` is counted against."""
    gap = text[at : at + 1]
    if gap not in _STARTS or (gap == " " and text[at + 1 : at + 2] in _NEVER):
        return None
    match = _RATE.match(text, at)
    if match is None:
        adverb = _ADVERB.match(text, at)
        return Rate(adverb.end(), _ADVERBS[adverb[1]], spoken=False) if adverb else None
    if match["each"]:
        return Rate(match.end(), "each", spoken=False)
    word = " ".join((match["per"] or match["a"] or match["slash"]).split())
    if match["slash"] and word not in _SHORT and word.lower() not in _ITEM_WORDS:
        return None
    return Rate(match.end(), _SHORT.get(word, _singular(word)), spoken=True)


_ITEM_WORDS = frozenset(f"{_PERIODS}|{_ITEMS}|millisecond".split("|"))


def _singular(word: str) -> str:
    lower = word if word.isupper() else word.lower()
    if lower[:1].isdigit() or not lower.endswith("s") or lower.endswith(_NOT_SINGULAR):
        return lower
    return lower[:-3] + "y" if lower.endswith("ies") else lower[:-1]
