"""Words and signs after an amount become its unit and scale."""

from typing import NamedTuple

from sayso.model.figure import Scale
from sayso.model.late import late

# Named here: in Python 3.11 it takes longer to look a member up on its class than to compare it.
_AREA, _LENGTH, _OTHER, _RATE, _TEMPERATURE, _VOLUME = (
    Scale.AREA,
    Scale.LENGTH,
    Scale.OTHER,
    Scale.RATE,
    Scale.TEMPERATURE,
    Scale.VOLUME,
)


class Unit(NamedTuple):
    """A unit that ends at ``end``: its singular name, what it measures, and 'hour' for 'mph'."""

    end: int
    name: str
    scale: Scale
    per: str = ""


_Entry = tuple[str, Scale]

_PERIODS = "second minute hour day week month year decade fortnight weekend millisecond microsecond nanosecond"
_LENGTHS = (
    "mile yard inch kilometer meter centimeter millimeter micrometer nanometer picometer decimeter micron furlong "
    "fathom light-year parsec"
)
_MASSES = (
    "pound ounce ton tonne kilogram gram milligram microgram kilo carat stone hundredweight kiloton megaton drachma "
    "gramme"
)
_VOLUMES = "gallon quart pint cup teaspoon tablespoon barrel bushel liter milliliter centiliter hectoliter cc"
_OTHERS = (
    "watt kilowatt megawatt gigawatt terawatt kilowatt-hour megawatt-hour gigawatt-hour terawatt-hour volt kilovolt "
    "amp ampere ohm hertz kilohertz megahertz gigahertz joule kilojoule megajoule calorie kilocalorie decibel byte "
    "kilobyte megabyte gigabyte terabyte petabyte bit kilobit megabit gigabit horsepower newton pascal hectopascal "
    "kilopascal millibar lumen pixel megapixel radian sievert millisievert becquerel curie"
)


def _plurals(names: str, scale: Scale) -> dict[str, _Entry]:
    table = {}
    for name in names.split():
        for form in (name, name + ("es" if name.endswith("ch") else "s")):
            table[form] = (name, scale)
            if "met" in name or "lit" in name:
                table[form.replace("meter", "metre").replace("liter", "litre")] = (name, scale)
    return table


WORDS: dict[str, _Entry] = (
    _plurals(_PERIODS, Scale.DURATION)
    | _plurals(_LENGTHS, Scale.LENGTH)
    | _plurals(_MASSES, Scale.MASS)
    | _plurals(_VOLUMES, Scale.VOLUME)
    | _plurals(_OTHERS, Scale.OTHER)
    | _plurals("acre hectare", Scale.AREA)
    | _plurals("knot", Scale.SPEED)
    | {
        "century": ("century", Scale.DURATION), "centuries": ("century", Scale.DURATION),
        "millennia": ("millennium", Scale.DURATION), "millennium": ("millennium", Scale.DURATION),
        "hr": ("hour", Scale.DURATION), "hrs": ("hour", Scale.DURATION), "mins": ("minute", Scale.DURATION),
        "secs": ("second", Scale.DURATION), "yrs": ("year", Scale.DURATION), "mos": ("month", Scale.DURATION),
        "feet": ("foot", Scale.LENGTH), "foot": ("foot", Scale.LENGTH), "ft": ("foot", Scale.LENGTH),
        "yds": ("yard", Scale.LENGTH), "yd": ("yard", Scale.LENGTH), "ins": ("inch", Scale.LENGTH),
        "lb": ("pound", Scale.MASS), "lbs": ("pound", Scale.MASS), "oz": ("ounce", Scale.MASS),
        "mcg": ("microgram", Scale.MASS), "ha": ("hectare", Scale.AREA), "hp": ("horsepower", Scale.OTHER),
        "bhp": ("brake horsepower", Scale.OTHER), "mph": ("mile", Scale.SPEED), "m.p.h": ("mile", Scale.SPEED),
        "kph": ("kilometer", Scale.SPEED), "kmph": ("kilometer", Scale.SPEED), "kmh": ("kilometer", Scale.SPEED),
        "tbsp": ("tablespoon", Scale.VOLUME), "tsp": ("teaspoon", Scale.VOLUME),
        "gal": ("gallon", Scale.VOLUME),
        "bpd": ("barrel", Scale.VOLUME), "mpg": ("mile", Scale.RATE), "rpm": ("revolution", Scale.RATE),
        "celsius": ("degree Celsius", Scale.TEMPERATURE), "celcius": ("degree Celsius", Scale.TEMPERATURE),
        "centigrade": ("degree Celsius", Scale.TEMPERATURE),
        "fahrenheit": ("degree Fahrenheit", Scale.TEMPERATURE),
        "farenheit": ("degree Fahrenheit", Scale.TEMPERATURE), "kelvin": ("kelvin", Scale.TEMPERATURE),
        "degree": ("degree", Scale.OTHER), "degrees": ("degree", Scale.OTHER), "deg": ("degree", Scale.OTHER),
        "percent": ("percent", Scale.PERCENT), "pct": ("percent", Scale.PERCENT),
        "pc": ("percent", Scale.PERCENT),
        "percents": ("percent", Scale.PERCENT), "percentage": ("percent", Scale.PERCENT),
        "bp": ("basis point", Scale.PERCENT), "bps": ("basis point", Scale.PERCENT),
        "ppm": ("part", Scale.RATE),
        "ppb": ("part", Scale.RATE), "kilos": ("kilogram", Scale.MASS), "kilo": ("kilogram", Scale.MASS),
        "turn": ("turn", Scale.OTHER), "turns": ("turn", Scale.OTHER), "grammes": ("gram", Scale.MASS),
        "gramme": ("gram", Scale.MASS), "microgrammes": ("microgram", Scale.MASS),
        "hertz": ("hertz", Scale.OTHER),
    }
)  # fmt: skip
"""Lower-case unit words, with their plurals and both spellings of metre and litre."""

WORDS["tonne"] = WORDS["tonnes"] = ("metric ton", Scale.MASS)
SYMBOLS: dict[str, _Entry] = {
    "km": ("kilometer", Scale.LENGTH), "mi": ("mile", Scale.LENGTH), "cm": ("centimeter", Scale.LENGTH),
    "mm": ("millimeter", Scale.LENGTH), "dm": ("decimeter", Scale.LENGTH), "nm": ("nanometer", Scale.LENGTH),
    "m": ("meter", Scale.LENGTH), "μm": ("micrometer", Scale.LENGTH), "µm": ("micrometer", Scale.LENGTH),
    "kms": ("kilometer", Scale.LENGTH), "KM": ("kilometer", Scale.LENGTH), "in.": ("inch", Scale.LENGTH),
    "kg": ("kilogram", Scale.MASS), "kgs": ("kilogram", Scale.MASS), "mg": ("milligram", Scale.MASS),
    "g": ("gram", Scale.MASS), "μg": ("microgram", Scale.MASS), "µg": ("microgram", Scale.MASS),
    "t": ("ton", Scale.MASS), "ml": ("milliliter", Scale.VOLUME), "cl": ("centiliter", Scale.VOLUME),
    "L": ("liter", Scale.VOLUME), "mL": ("milliliter", Scale.VOLUME),
    "°C": ("degree Celsius", Scale.TEMPERATURE), "°F": ("degree Fahrenheit", Scale.TEMPERATURE),
    "C": ("degree Celsius", Scale.TEMPERATURE), "F": ("degree Fahrenheit", Scale.TEMPERATURE),
    "ºC": ("degree Celsius", Scale.TEMPERATURE), "ºF": ("degree Fahrenheit", Scale.TEMPERATURE),
    "℃": ("degree Celsius", Scale.TEMPERATURE), "℉": ("degree Fahrenheit", Scale.TEMPERATURE),
    "°": ("degree", Scale.OTHER), "º": ("degree", Scale.OTHER), "′": ("foot", Scale.LENGTH),
    "″": ("inch", Scale.LENGTH), "W": ("watt", Scale.OTHER), "kW": ("kilowatt", Scale.OTHER),
    "KW": ("kilowatt", Scale.OTHER), "MW": ("megawatt", Scale.OTHER), "GW": ("gigawatt", Scale.OTHER),
    "TW": ("terawatt", Scale.OTHER), "kWh": ("kilowatt-hour", Scale.OTHER), "MWh": ("megawatt-hour", Scale.OTHER),
    "GWh": ("gigawatt-hour", Scale.OTHER), "TWh": ("terawatt-hour", Scale.OTHER), "V": ("volt", Scale.OTHER),
    "kV": ("kilovolt", Scale.OTHER), "Hz": ("hertz", Scale.OTHER), "HZ": ("hertz", Scale.OTHER),
    "kHz": ("kilohertz", Scale.OTHER), "MHz": ("megahertz", Scale.OTHER), "GHz": ("gigahertz", Scale.OTHER),
    "Ghz": ("gigahertz", Scale.OTHER), "dB": ("decibel", Scale.OTHER), "KB": ("kilobyte", Scale.OTHER),
    "MB": ("megabyte", Scale.OTHER), "GB": ("gigabyte", Scale.OTHER), "TB": ("terabyte", Scale.OTHER),
    "mb": ("megabit", Scale.OTHER), "Mb": ("megabit", Scale.OTHER), "Gb": ("gigabit", Scale.OTHER),
    "Mbps": ("megabit", Scale.RATE), "Gbps": ("gigabit", Scale.RATE), "mAh": ("milliampere-hour", Scale.OTHER),
    "bar": ("bar", Scale.OTHER), "psi": ("psi", Scale.OTHER), "ksi": ("ksi", Scale.OTHER),
    "hPa": ("hectopascal", Scale.OTHER),
    "kJ": ("kilojoule", Scale.OTHER), "kcal": ("kilocalorie", Scale.OTHER), "rad": ("radian", Scale.OTHER),
    "kt": ("knot", Scale.SPEED), "kts": ("knot", Scale.SPEED), "lb-ft": ("pound-foot", Scale.OTHER),
    "Nm": ("newton-meter", Scale.OTHER), "min": ("minute", Scale.DURATION), "sec": ("second", Scale.DURATION),
    "yr": ("year", Scale.DURATION), "%": ("percent", Scale.PERCENT),
    "ms": ("millisecond", Scale.DURATION),
    "m3": ("cubic meter", Scale.VOLUME), "m³": ("cubic meter", Scale.VOLUME), "km2": ("square kilometer", Scale.AREA),
    "km²": ("square kilometer", Scale.AREA), "m2": ("square meter", Scale.AREA), "m²": ("square meter", Scale.AREA),
    "cm2": ("square centimeter", Scale.AREA), "cm²": ("square centimeter", Scale.AREA),
    "sqm": ("square meter", Scale.AREA),
    "cm3": ("cubic centimeter", Scale.VOLUME), "km3": ("cubic kilometer", Scale.VOLUME),
    "ft2": ("square foot", Scale.AREA),
}  # fmt: skip
"""Symbols, in which case counts."""

GLUED_ONLY = frozenset({"m", "g", "l", "h", "s", "t", "A", "V", "W", "C", "F", "L", "in.", "bar"})
"""Symbols too short to trust unless the number touches them, or a known unit letter stands alone after it."""
SPACED_TOO = frozenset({"m", "g", "C", "F", "t", "V", "W", "bar", "in."})
PER_HOUR = {"mph": "hour", "m.p.h": "hour", "kph": "hour", "kmph": "hour", "kmh": "hour", "kt": "", "bpd": "day",
            "mpg": "gallon", "rpm": "minute", "ppm": "million", "ppb": "billion", "Mbps": "second",
            "Gbps": "second"}  # fmt: skip

PHRASES: dict[tuple[str, str], _Entry] = {
    ("per", "cent"): ("percent", Scale.PERCENT), ("percentage", "points"): ("percentage point", Scale.PERCENT),
    ("percentage", "point"): ("percentage point", Scale.PERCENT),
    ("basis", "points"): ("basis point", Scale.PERCENT),
    ("percent", "points"): ("percentage point", Scale.PERCENT),
    ("basis", "point"): ("basis point", Scale.PERCENT),
    ("degrees", "celsius"): ("degree Celsius", Scale.TEMPERATURE),
    ("degrees", "c"): ("degree Celsius", Scale.TEMPERATURE),
    ("degrees", "centigrade"): ("degree Celsius", Scale.TEMPERATURE),
    ("degrees", "celcius"): ("degree Celsius", Scale.TEMPERATURE),
    ("degrees", "fahrenheit"): ("degree Fahrenheit", Scale.TEMPERATURE),
    ("degrees", "f"): ("degree Fahrenheit", Scale.TEMPERATURE),
    ("degrees", "farenheit"): ("degree Fahrenheit", Scale.TEMPERATURE),
    ("degrees", "kelvin"): ("kelvin", Scale.TEMPERATURE),
    ("metric", "tons"): ("metric ton", Scale.MASS), ("metric", "ton"): ("metric ton", Scale.MASS),
    ("metric", "tonnes"): ("metric ton", Scale.MASS), ("short", "tons"): ("short ton", Scale.MASS),
    ("long", "tons"): ("long ton", Scale.MASS), ("troy", "ounces"): ("troy ounce", Scale.MASS),
    ("nautical", "miles"): ("nautical mile", Scale.LENGTH),
    ("nautical", "mile"): ("nautical mile", Scale.LENGTH),
    ("light", "years"): ("light-year", Scale.LENGTH), ("fluid", "ounces"): ("fluid ounce", Scale.VOLUME),
    ("fl", "oz"): ("fluid ounce", Scale.VOLUME), ("kilowatt", "hours"): ("kilowatt-hour", Scale.OTHER),
    ("megawatt", "hours"): ("megawatt-hour", Scale.OTHER), ("gigawatt", "hours"): ("gigawatt-hour", Scale.OTHER),
    ("brake", "horsepower"): ("brake horsepower", Scale.OTHER), ("acre", "feet"): ("acre-foot", Scale.VOLUME),
    ("cu", "ft"): ("cubic foot", Scale.VOLUME), ("cu", "m"): ("cubic meter", Scale.VOLUME),
    ("sq", "m"): ("square meter", Scale.AREA), ("sq", "km"): ("square kilometer", Scale.AREA),
}  # fmt: skip
_FIRST = frozenset(first for first, _ in PHRASES) | {"square", "cubic", "sq", "cu", "deg", "degree", "part", "parts"}

UNIT_STARTS = _FIRST | WORDS.keys() | SYMBOLS.keys()
"""The words that a unit may begin with."""

_AFTER = late(
    r"(?P<gap>[^\S\n]{0,3}(?:\n[^\S\n]{0,8})?)(?:[(\[{<](?P<boxed>kg|km|g|m|lbs?)[)\]}>]|(?P<sign>%"
    r"|[°º][CF]\b|[°º′″℃℉])"
    r"|(?P<word>lb-ft|m\.p\.h|[A-Za-zµμ]+[23²³]?)(?![\w]))"
)
_NEXT = late(r"[ \n\t.-]{1,4}([A-Za-z]+)")
_PER_LARGE = late(r"\s+per\s+(million|billion|trillion)\b")
_HYPHEN = late(r"-(?P<word>[A-Za-z]+)")


def read_unit(text: str, at: int) -> Unit | None:  # noqa: PLR0911 - a list of decisions, read from the top
    """Read a unit that follows an amount ending at ``at``: '%', ' square miles', 'km', ' degrees Celsius'."""
    match = _AFTER.match(text, at)
    if match is None:
        return None
    gap, boxed, sign, word = match.groups()
    if boxed or sign:
        entry = SYMBOLS.get(boxed or sign) or WORDS[boxed]
        if entry[0] == "degree":
            return _degrees(text, match.end())
        return Unit(match.end(), *entry)
    lower = word.lower()
    if lower in _FIRST and (phrase := _phrase(text, match.end(), lower)):
        return phrase
    entry_or_none = WORDS.get(lower) or _symbol(text, word, match.end(), glued=not gap)
    if entry_or_none is None:
        return None
    if entry_or_none[0] == "degree":
        return _degrees(text, match.end())
    return Unit(match.end(), *entry_or_none, PER_HOUR.get(lower, PER_HOUR.get(word, "")))


def read_hyphened(text: str, at: int) -> Unit | None:
    """Read a unit joined by a hyphen: '-mile', '-square-foot', '-percentage-point'."""
    match = _HYPHEN.match(text, at)
    if match is None:
        return None
    lower = match["word"].lower()
    if lower in _FIRST and (phrase := _phrase(text, match.end(), lower)):
        return phrase
    entry = WORDS.get(lower) or SYMBOLS.get(match["word"])
    if entry is None or text[match.end() : match.end() + 1].isdigit():
        return None
    return Unit(match.end(), *entry, PER_HOUR.get(lower, ""))


def _phrase(text: str, at: int, first: str) -> Unit | None:
    if first in {"part", "parts"}:
        share = _PER_LARGE.match(text, at)
        return Unit(share.end(), "part", _RATE, share[1]) if share else None
    after = _NEXT.match(text, at)
    if after is None:
        return None
    second = after[1].lower()
    if first in {"deg", "degree"}:
        first = "degrees"
    entry = PHRASES.get((first, second))
    if entry is None and first in {"square", "sq", "cubic", "cu"}:
        base = WORDS.get(second)
        if base is None or base[1] is not _LENGTH:
            return None
        square = first[0] == "s"
        entry = (f"{'square' if square else 'cubic'} {base[0]}", _AREA if square else _VOLUME)
    return Unit(after.end(), *entry) if entry else None


def _symbol(text: str, word: str, end: int, *, glued: bool) -> _Entry | None:
    if not glued:
        if word in GLUED_ONLY and word not in SPACED_TOO:
            return None
        if word in {"C", "F"} and (_NEXT.match(text, end) or text[end : end + 1] == "-"):
            return None
        if word in {"A", "h", "s", "l", "min", "bar"}:
            return None
    return SYMBOLS.get(word)


_DEGREES = late(r"\.?\s?(?:(?P<c>C\b|c\b|[Cc]el[sc]ius|[Cc]entigrade)|(?P<f>F\b|f\b|[Ff]ah?renheit))")


def _degrees(text: str, at: int) -> Unit:
    scale = _DEGREES.match(text, at)
    if scale is None:
        return Unit(at, "degree", _OTHER)
    name = "degree Celsius" if scale["c"] else "degree Fahrenheit"
    return Unit(scale.end(), name, _TEMPERATURE)
