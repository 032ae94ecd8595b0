"""Four digits and the words beside them say whether they count something: '1600 cases', 'an average of 1500'."""

from sayso.extract.figures.lexicon import word_set
from sayso.model.late import late

_MEASURED = late(
    r"\s(?:sq\.?|square|cubic|cu|km|kms|kg|cm|mm|ft|ha|kW|MW|MWh|kWh|hp|bhp|rpm|mph|mg|ml|lbs?|hectares?|acres?"
    r"|tonnes?|tons?|metric|kilomet|kilograms?|kilos|litres?|liters?|barrels?|gallons?|cubic|yards?|inches|metres?"
    r"|meters?|feet|foot|miles?|minutes|hours|weeks|months|seconds|calories|megawatts?|kilowatts?|rupees|pesos|rand"
    r"|naira|shillings|francs|kroner|kronor|crowns|roubles|rubles|baht|ringgit|dirhams?|riyals?|per\scent|percent|pct"
    r"|pc|bps|points)\b"
)
_TOTALLED = late(
    r"\b(?:average|total|sum|price|cost|fee|fine|rent|salary|wage|maximum|minimum|capacity|population|altitude|depth"
    r"|height|weight|length|speed|quota|ransom|bounty|prize|quorum|circulation|attendance|crowd|turnout)\s(?:of|at)\s"
    r"(?:just\s|only\s|about\s|around\s|some\s)?\Z"
)
_COUNTED_NEXT = late(r"\s(?P<first>[a-z][a-z-]+)(?:\s(?P<second>[a-z][a-z-]+))?")
_BEFORE_COUNT = word_set(
    "some nearly almost roughly approximately another exactly additional estimated has have had with employs "
    "employ employed least killing killed injuring injured includes including include all those than made built "
    "seized arrested sold produced recorded reported found counted planted rescued evacuated detained hired "
    "created lost cut these about over only just around hold holds seats houses hosts drew attracted treated"
)
"""Words that lead up to a count, so that even '1998' before a plural is one: 'some 1998 workers'."""
_YEAR_BEFORE = word_set(
    "in since the of by from until till mid early late year during its his her their our my before after for and "
    "to circa between through fiscal season this that last next a an compared versus vs"
)
_OF_YEARS = word_set(
    "levels results sales elections figures prices earnings profits highs lows finals games models championships "
    "rules talks season seasons olympics numbers rates data standards polls floods fires riots protests attacks "
    "accords awards graduates census taxes budgets estimates forecasts editions vintages reports totals targets "
    "emissions revenues losses guidelines was is has as us this his its does grads murders wins films books"
)
"""Plurals that a year names as readily as an amount counts: '2019 levels', '1998 elections'."""
_PLURALS = frozenset({"people", "men", "women", "children", "police", "staff", "cattle", "sheep", "troops", "fish"})
FIRST, LAST = 1900, 2035
"""Between these, four digits before a plural are a year unless a word before leads up to a count."""


def is_counted(text: str, start: int, end: int, number: int) -> bool:
    """Whether the four digits from ``start`` to ``end`` are an amount, by the words right beside them."""
    left = text[max(0, start - 40) : start]
    before = left.split()[-1:]
    word = before[0].lower().strip("(\"'“‘") if before else ""
    if _MEASURED.match(text, end):
        return word not in {"in", "since"}
    if left.endswith((" of ", " at ")) and _TOTALLED.search(left):
        return True
    after = _COUNTED_NEXT.match(text, end)
    if after is None or not _plural_among(after["first"], after["second"] or ""):
        return False
    if FIRST <= number <= LAST:
        return word in _BEFORE_COUNT
    return word not in _YEAR_BEFORE or (word == "of" and left.rstrip().endswith(("total of", "number of")))


def _plural_among(first: str, second: str) -> bool:
    if first in _OF_YEARS or second in _OF_YEARS:
        return False
    return _is_plural(first) or (first.isalpha() and first not in _LINKS and _is_plural(second))


_LINKS = word_set("and or but in on at to of for with by from when while as that who which were was are is")


def _is_plural(word: str) -> bool:
    return word in _PLURALS or (len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")))
