"""A claim as a line goes in, its value in few characters or in words for a sentence comes out."""

import re
from decimal import Context, Decimal

from sayso.model.tables import ClaimLine

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "INR": "₹"}
"""Currencies that readers know by a sign; others are written by their code (ISO 4217)."""

UNITS = {
    "percent": "%", "kilometer": "km", "meter": "m", "centimeter": "cm", "millimeter": "mm", "mile": "mi",
    "foot": "ft", "inch": "in", "yard": "yd", "kilogram": "kg", "gram": "g", "metric ton": "t", "pound": "lb",
    "hectare": "ha", "liter": "l", "second": "s", "minute": "min", "hour": "h", "year": "yr", "cubic meter": "m³",
    "square kilometer": "km²", "square meter": "m²", "degree Celsius": "°C", "degree Fahrenheit": "°F",
}  # fmt: skip
"""Units in few characters."""

PLURALS = {
    "foot": "feet", "inch": "inches", "century": "centuries", "degree Celsius": "degrees Celsius",
    "degree Fahrenheit": "degrees Fahrenheit",
}  # fmt: skip
UNCOUNTED = {"percent", "hertz"}

MILLION = 1_000_000
BILLION = 1_000_000_000

SIGNS = {"about": "~", "at_least": "≥", "more_than": ">", "at_most": "≤", "less_than": "<"}
LEADS = {
    "about": "about ",
    "at_least": "at least ",
    "more_than": "more than ",
    "at_most": "at most ",
    "less_than": "less than ",
}

NOT = "≠"
"""Before a value that the text says is not so."""
DENIED = "✗"
"""Before a value that somebody denies."""
AHEAD = "→"
"""Before a value that is only expected."""
NO_FIGURE = "no answer"
"""Instead of a value that somebody says is not known."""

ENDLESS = 20
"""Digits that no writer writes: a division's."""

_DAY = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d))?(?:-(?P<day>\d\d))?(?:T(?P<time>\d\d:\d\d))?")


def short(line: ClaimLine) -> str:
    """The value in few characters: '≥152', '150–160', '$3.30/night', '2022-03-04', 'Dandong', '≠12', 'no answer'."""
    if line.modality == "unknown":
        return NO_FIGURE
    sign = {"denied": DENIED, "expected": AHEAD}.get(line.modality, "")
    sign += NOT if line.polarity == "negated" else ""
    if line.kind == "figure":
        return sign + _figure(line)
    return sign + ((_when(line.date_edtf) if line.kind == "date" else line.place) or quoted(line))


def spoken(line: ClaimLine) -> str:
    """The value in words for a sentence: 'at least 152', 'between 150 and 160', 'six miles', '4 March 2022'."""
    if line.kind == "figure":
        return _amount(line)
    if line.kind == "date":
        return day(line.date_edtf) or quoted(line)
    return line.place or quoted(line)


def quoted(line: ClaimLine) -> str:
    """The words as written, without the capital that a sentence gave them."""
    words = " ".join(line.quote.split())
    capital = line.kind == "figure" and re.match(r"[A-Z][a-z]", words)
    return words[0].lower() + words[1:] if capital else words


def day(edtf: str) -> str:
    """An EDTF date as people write it ('4 March 2022', 'March 2022', '2022'), or empty where it is of another form."""
    found = _DAY.match(edtf)
    if not found or (found.end() < len(edtf) and not found["time"]):
        return ""
    month = int(found["month"] or 0)
    if month > len(MONTHS):
        return ""
    words = " ".join(part for part in (str(int(found["day"] or 0) or ""), MONTHS[month - 1] if month else "") if part)
    whole = f"{words} {found['year']}".strip()
    return f"{whole}, {found['time']}" if found["time"] else whole


def digits(amount: Decimal) -> str:
    """An amount with grouping, round millions in words; thirds are cut to four digits, which is for reading only."""
    for scale, name in ((BILLION, "billion"), (MILLION, "million")):
        if abs(amount) >= scale and amount % (scale // 100) == 0:
            return f"{(amount / scale).normalize():f} {name}"
    endless = len(amount.as_tuple().digits) >= ENDLESS
    text = f"{Context(prec=4).plus(amount) if endless else amount:,f}"
    return text.rstrip("0").rstrip(".") if "." in text and not text.endswith(("0", ".")) else text


def _figure(line: ClaimLine) -> str:
    """A figure by signs; a fraction in words stays in words."""
    low, high = line.low, line.high
    if any(end is not None and end % 1 for end in (low, high)) and not re.search(r"\d", line.quote):
        return quoted(line)
    if line.bound == "vague" or (low is None and high is None):
        return quoted(line)
    if low is not None and high is not None and low != high:
        number = f"{digits(low)}–{digits(high)}"
    else:
        number = SIGNS.get(line.bound, "") + digits(low if low is not None else high or Decimal(0))
    number = number.replace(" million", "m").replace(" billion", "bn")
    per = f"/{UNITS.get(line.per, line.per)}" if line.per else ""
    return _with_unit(line, number, UNITS.get(line.unit, line.unit), tight=("%",)) + per


def _when(edtf: str) -> str:
    """A date by its numbers, to the minute; empty where it is not known at all."""
    if edtf.startswith("XXXX-XX-XX") or edtf == "XXXX":
        return ""
    return re.sub(r"T(\d\d:\d\d)(?::00)?(?=/|$)", r" \1", edtf)


def _amount(line: ClaimLine) -> str:
    """A figure in words."""
    low, high = line.low, line.high
    if line.bound == "vague" or (low is None and high is None):
        return f"“{quoted(line)}”"
    if any(end is not None and (end % 1 or not end) for end in (low, high)) and not re.search(r"\d", line.quote):
        return quoted(line)
    if low is not None and high is not None and low != high:
        lead, number = "between ", f"{digits(low)} and {digits(high)}"
    else:
        lead, number = LEADS.get(line.bound, ""), digits(low if low is not None else high or Decimal(0))
    unit = line.unit if number == "1" or line.unit in UNCOUNTED else PLURALS.get(line.unit, _many(line.unit))
    per = " each" if line.per == "each" else f" per {line.per}" if line.per else ""
    return lead + _with_unit(line, number, unit) + per


def _many(unit: str) -> str:
    """More than one of a unit: 'metric tons', 'cubic meters'; of 'kWh' nothing is made."""
    return f"{unit}s" if unit.replace(" ", "").isalpha() and unit.islower() else unit


def _with_unit(line: ClaimLine, number: str, unit: str, tight: tuple[str, ...] = ()) -> str:
    if line.currency:
        sign = SYMBOLS.get(line.currency)
        if sign is None:
            return f"{number} {line.currency}"
        at = next((at for at, letter in enumerate(number) if letter.isdigit()), 0)
        return number[:at] + sign + number[at:]
    if not unit or line.unit in ("money", "count"):
        return number
    return number + unit if unit in tight else f"{number} {unit}"
