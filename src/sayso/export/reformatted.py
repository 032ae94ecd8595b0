"""A cell as exported and the same cell as a spreadsheet saved it: whether a person changed it, or the program did.

Spreadsheets write '3.30' as '3.3', '12345678901234567' as '1.23457E+16', '2031-04-08' as '4/8/2031' and 'April 8' as
'08-Apr', and eat a leading apostrophe. None of that is an edit.
"""

import re
from decimal import Decimal, InvalidOperation

from sayso.export.formulas import MARK

KEPT_DIGITS = 15
"""Significant digits that a spreadsheet's numbers keep."""

SHOWN_DIGITS = 11
"""Digits beyond which a spreadsheet writes a number with an exponent, rounded."""

MONTHS = {
    name: number
    for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1)  # noqa: SIM905 - months in a row read best
}

_SIGNS = re.compile(r"[\s\u00a0\u202f,$€£¥₩%']")
_DECIMAL_COMMA = re.compile(r"-?[0-9]+,[0-9]+")
_YEAR_FIRST = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})(?:[-/.]([0-9]{1,2}))?")
_YEAR_LAST = re.compile(r"([0-9]{1,2})[-/.]\s?([0-9]{1,2})[-/.]\s?([0-9]{4}|[0-9]{2})")
_DAY_MONTH = re.compile(r"([0-9]{1,2})[-. /]{1,2}([A-Za-z]{3,9})\.?(?:[-., /]{1,2}([0-9]{4}|[0-9]{2}))?")
_MONTH_DAY = re.compile(r"([A-Za-z]{3,9})\.? ([0-9]{1,2})(?:,? ([0-9]{4}))?")
_MONTH_YEAR = re.compile(r"([A-Za-z]{3,9})\.?[- ]([0-9]{4}|[0-9]{2})")

Day = tuple[int | None, int, int | None]
"""Year where told (below 100 where two digits tell it), month, day where told."""


def same(cell: str, exported: str, *, decimal_comma: bool = False, loosely: bool = False) -> bool:
    """Whether ``cell`` is what ``exported`` may come back as when nobody touched it, both without formula marks.

    ``loosely`` takes '93,300' and '$3.30' as numbers too, which is right for words that nobody may edit anyway.
    """
    if cell == exported or MARK + cell == exported:
        return True
    if _joined(cell) == _joined(exported):
        return True
    if not cell.strip() or not exported.strip():
        return False
    read = _loose_number if loosely else number
    one, other = read(cell, decimal_comma=decimal_comma), read(exported)
    if one is not None and other is not None:
        return _same_number(one, other)
    return any(_meet(day, told) for day in _days(cell.strip()) for told in _days(exported.strip()))


def number(cell: str, *, decimal_comma: bool = False) -> Decimal | None:
    """The amount in a cell: plain, or with a decimal comma where the file's cells part at semicolons."""
    text = cell.strip()
    if decimal_comma and _DECIMAL_COMMA.fullmatch(text):
        text = text.replace(",", ".")
    try:
        found = Decimal(text)
    except InvalidOperation:
        return None
    return found if found.is_finite() and "_" not in text else None


def _joined(text: str) -> str:
    """Without what programs do to line ends and to space at the ends of a cell."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _same_number(one: Decimal, other: Decimal) -> bool:
    if one == other:
        return True
    digits = len(one.normalize().as_tuple().digits)
    written = len(other.as_tuple().digits)
    return written > SHOWN_DIGITS and digits <= KEPT_DIGITS and _to_digits(other, digits) == one


def _loose_number(text: str, *, decimal_comma: bool = False) -> Decimal | None:
    found = number(text, decimal_comma=decimal_comma)
    return number(_SIGNS.sub("", text)) if found is None else found


def _to_digits(value: Decimal, digits: int) -> Decimal:
    if value.is_zero():
        return value
    return round(value, digits - 1 - value.adjusted())


def _meet(one: Day, other: Day) -> bool:
    return one[1:] == other[1:] and _same_year(one[0], other[0])


def _same_year(one: int | None, other: int | None) -> bool:
    if one is None or other is None or one == other:
        return True
    return min(one, other) < 100 and one % 100 == other % 100


def _days(text: str) -> set[Day]:
    """The days that a text may mean: day and month stand in either order where both are numbers."""
    if found := _YEAR_FIRST.fullmatch(text):
        year, month, day = found.groups()
        return {(int(year), int(month), int(day) if day else None)}
    if found := _YEAR_LAST.fullmatch(text):
        one, other, year = (int(part) for part in found.groups())
        return {(year, one, other), (year, other, one)}
    for pattern, order in ((_DAY_MONTH, (2, 1, 0)), (_MONTH_DAY, (2, 0, 1)), (_MONTH_YEAR, (1, 0, None))):
        if found := pattern.fullmatch(text):
            year, month, day = (found.groups()[at] if at is not None else None for at in order)
            numbered = MONTHS.get((month or "")[:3].lower())
            if numbered is not None:
                return {(int(year) if year else None, numbered, int(day) if day else None)}
    return set()
