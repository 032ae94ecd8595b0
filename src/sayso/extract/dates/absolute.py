"""Readers for dates that name their parts: days, months, years, decades, centuries, eras and dates in digits."""

import re
from dataclasses import replace
from datetime import date

from sayso.extract.dates import calendar, cues, words
from sayso.extract.dates.codes import Phrase
from sayso.extract.dates.scene import Scene
from sayso.model import edtf
from sayso.model.when import Precision, TimexType, When

FIRST_YEAR, LAST_YEAR = 1000, 2199
MONTH_FIRST = frozenset({"US", "PH", "FM", "PW", "AS", "GU", "MP", "PR", "VI"})
"""Countries whose outlets write the month before the day in digits."""


def absolute(phrase: Phrase, scene: Scene) -> When | None:
    """'Feb. 11, 2013', '11 February', 'Oct. 25-26, 2016', 'May 1997', 'June last year', 'early March'."""
    at = phrase.at("Mm")
    months = phrase.numbers("Mm")
    day_codes = [code for code in phrase.codes if code in "do"] or ["O"]
    days = [number for number in phrase.numbers("".join(day_codes)) if number > 0]
    years = phrase.numbers("y")
    if not days and not years and not _is_bare_month(phrase, at):
        return None
    year = years[0] if years else _related_year(phrase, months[0], days[0] if days else None, scene)
    if not days:
        return _month(months[0], year, scene, known=bool(years))
    first = _day(year, months[0], days[0])
    if first is None:
        return None
    found = first if years else scene.based(first) if year else first
    if len(days) > 1:
        last = _day(year, months[-1], days[1])
        if last is None or (last.earliest and first.earliest and last.earliest <= first.earliest):
            return found if len(months) == 1 and last is None else None
        found = replace(
            found, edtf=f"{first.edtf}/{last.edtf}", latest=last.latest, precision=Precision.RANGE,
            value=f"{first.value}/{last.value}",
        )  # fmt: skip
    return found


def day_more(phrase: Phrase, scene: Scene) -> When | None:
    """The second day of 'April 24 and 25': the month and year of the first."""
    anchor = scene.anchor
    if anchor is None or anchor.earliest is None or anchor.precision != Precision.DAY:
        return None
    found = _day(anchor.earliest.year, anchor.earliest.month, phrase.number(0))
    return replace(found, basis=anchor.basis) if found else None


def _day(year: int | None, month: int, day: int) -> When | None:
    if year is None:
        shown = f"XXXX-{month:02d}-{day:02d}"
        reading = edtf.read(shown)
        return When(shown, None, None, Precision.DAY, value=shown) if reading else None
    try:
        return calendar.day(date(year, month, day))
    except ValueError:
        return None


def _month(number: int, year: int | None, scene: Scene, *, known: bool) -> When:
    if year is None:
        shown = f"XXXX-{number:02d}"
        return When(shown, None, None, Precision.MONTH, value=shown)
    found = calendar.month(year, number)
    return found if known else scene.based(found)


def _related_year(phrase: Phrase, month: int, day: int | None, scene: Scene) -> int | None:
    """The year of a month that names none, from 'last', 'next', 'this' beside it or from the verb."""
    if scene.today is None:
        return None
    at = phrase.at("clxZ")
    if at < 0:
        return scene.year_of_month(month, day)
    today, code = scene.today, phrase.codes[at]
    scene.why.append(f"'{phrase.word(at)}'")
    if phrase.has("U"):
        return today.year + {"l": -1, "x": 1, "Z": 1}.get(code, 0)
    if code == "c":
        return today.year
    if code == "l":
        return today.year - (month >= today.month)
    return today.year + (month <= today.month)


def _is_bare_month(phrase: Phrase, at: int) -> bool:
    """Whether a month with no day or year beside it is one: not the verbs, not a name."""
    if phrase.codes[at] == "m":
        return False
    if at > 0:
        return True
    coded, before = phrase.coded, phrase.word(at - 1)
    if before in cues.BEFORE_MONTH:
        return True
    number = phrase.number(at)
    if number == 5:
        return False
    previous, following = coded.word(phrase.first + at - 1), coded.word(phrase.last)
    if number == 3 and (following.lower() in cues.AFTER_MARCH or before in {"the", "a"}):
        return False
    capital = previous[:1].isupper() and coded.codes[phrase.first - 1] == "_"
    return not capital and not (following[:1].isupper() and coded.codes[phrase.last] == "_")


def year(phrase: Phrase, _scene: Scene) -> When | None:
    """'1988', 'the year 2000', 'mid-1996', '1980-88', and since or until such a year."""
    numbers = phrase.numbers("y")
    first = numbers[0]
    if not FIRST_YEAR <= first <= LAST_YEAR or not _is_year(phrase, first):
        return None
    found = calendar.year_of(first)
    at = phrase.at("y")
    if "-" in phrase.codes[at:]:
        last = _short_year(first, phrase, at + 2)
        if last is None or last <= first or last > LAST_YEAR:
            return found if last is None else None
        found = calendar.written(f"{first:04d}/{last:04d}", precision=Precision.RANGE)
    return found


def _short_year(first: int, phrase: Phrase, at: int) -> int | None:
    """The second year of '1980-1988', '1980-88' or '2009-10'."""
    token = phrase.word(at)
    if len(token) == 4:
        return int(token)
    return first - first % 100 + int(token) if len(token) == 2 else None


def _is_year(phrase: Phrase, number: int) -> bool:  # noqa: PLR0911 - one return a case
    coded = phrase.coded
    before, after = phrase.word(-1), phrase.word(phrase.last - phrase.first)
    next_code = coded.codes[phrase.last : phrase.last + 1]
    if phrase.first and _touches(phrase, "$£€¥#@+-/.:–§№"):
        return False
    if next_code == "-" and phrase.codes[-1] == "y" and not coded.codes[phrase.last + 1 : phrase.last + 2].isalpha():
        return phrase.codes != "y"
    if after and next_code == "_" and cues.COUNTED.match(after) and not (1900 <= number <= 2100 and before == "the"):
        return False
    if len(phrase.codes) > 1 or before in cues.BEFORE_YEAR:
        return 1400 <= number <= 2060 or (before in {"in", "since", "year", "by", "until"} and number <= 2100)
    if coded.word(phrase.first - 1)[:1].isupper() and coded.codes[phrase.first - 1 : phrase.first] == "_":
        return coded.word(phrase.first - 1).isupper() and before != "resolution"
    if next_code in {"V", "U", "C", "z", "%"}:
        return number >= 1900 and next_code == "z"
    return 1700 <= number <= 2060


def _touches(phrase: Phrase, marks: str) -> bool:
    """Whether the character before the phrase, with no space between, is one of ``marks`` or a letter."""
    start = phrase.start
    before = phrase.coded.text[start - 1 : start]
    return before != "" and (before in marks or before.isalnum())


def year_words(phrase: Phrase, _scene: Scene) -> When | None:
    """'nineteen ninety-six', 'the year two thousand'."""
    numbers = phrase.numbers("N")
    if numbers[0] in {18, 19, 20} and 10 <= numbers[1] < 100 and (len(numbers) == 2 or numbers[1] % 10 == 0):
        if numbers[0] == 20 and not (numbers[1] in {10, 20} or 11 <= numbers[1] < 20):
            return None
        number = numbers[0] * 100 + sum(numbers[1:])
    elif numbers[:2] == [2, 1000] and (phrase.has("U") or phrase.has("M") or len(numbers) == 3):
        number = 2000 + sum(numbers[2:])
    else:
        return None
    month = phrase.numbers("M")
    return calendar.month(number, month[0]) if month else calendar.year_of(number)


_DECADE = re.compile(r"(?P<century>[1-9]\d)?(?P<ten>\d)0")


def decade(phrase: Phrase, scene: Scene) -> When | None:  # noqa: PLR0911 - one return a case
    """'the 1990s', 'the late 1970s', "the '90s", 'the nineties'."""
    at = phrase.at("E")
    word = phrase.word(at)
    if word in words.DECADES:
        ten = words.DECADES[word] // 10
        if before_is_not_the(phrase, at):
            return None
        return calendar.decade(_century_of(ten, scene) * 100 + ten * 10)
    found = _DECADE.search(word)
    if found is None:
        return None
    if found["century"]:
        start = int(found[0])
        bare = phrase.codes[max(0, at - 1) : at] in {"", "t"} and before_is_not_the(phrase, at) is False
        if start % 100 == 0 and bare and "-" not in phrase.codes and phrase.word(at - 1) == "the":
            return replace(calendar.decade(start), precision=Precision.DECADE)
        return calendar.decade(start)
    if not word.startswith(("'", "’", "‘", "`")) and before_is_not_the(phrase, at):
        return None
    ten = int(found["ten"])
    if ten == 0 and not word.startswith(("'", "’", "‘", "`")):
        return None
    return calendar.decade(_century_of(ten, scene) * 100 + ten * 10)


def before_is_not_the(phrase: Phrase, at: int) -> bool:
    """Whether neither 'the' nor 'early', 'late', 'mid' stands before token ``at``."""
    return phrase.word(at - 1) not in {"the", "early", "late", "mid", "-"}


def _century_of(ten: int, scene: Scene) -> int:
    """The century of a decade in two digits: the last such decade to have begun when it was published."""
    if scene.today is None:
        return 19 if ten >= 2 else 20
    return scene.today.year // 100 - (ten * 10 > scene.today.year % 100)


def century(phrase: Phrase, _scene: Scene) -> When | None:
    """'the 20th century', 'the early nineteenth century', 'the third century B.C.'."""
    at = phrase.at("oO")
    number = phrase.number(at)
    if phrase.coded.word(phrase.first + phrase.at("C"))[0].isupper() and phrase.coded.word(phrase.last)[:1].isupper():
        return None
    eras = phrase.numbers("B")
    if number < 1 or number > 21:
        return None
    if eras and eras[0] < 0:
        return calendar.written(f"-{number * 100 - 1:04d}/-{(number - 1) * 100:04d}", precision=Precision.CENTURY)
    return calendar.century(number - 1)


def era(phrase: Phrase, _scene: Scene) -> When | None:
    """'575 B.C.', 'A.D. 79'."""
    numbers = [number for number in phrase.numbers("dny#") if number]
    if not numbers:
        return None
    after_number = phrase.codes[-1] == "B"
    sign = phrase.number(phrase.at("B"))
    if sign < 0 and not after_number:
        return None
    if sign < 0:
        return (
            calendar.written(f"-{numbers[0] - 1:04d}", f"BC{numbers[0]:04d}")
            if numbers[0] > 1
            else calendar.written("0000", "BC0001")
        )
    return calendar.year_of(numbers[0]) if numbers[0] <= LAST_YEAR else None


_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:T(.*))?")
_SPLIT = re.compile(r"(\d{1,2})([-/.])(\d{1,2})(?:\2(\d{4}|\d{2}))?")


def digits(phrase: Phrase, scene: Scene) -> When | None:
    """'2013-02-11', '11/02/2013', '11.2.2013': day and month order is by the outlet's country where both would do."""
    at = phrase.at("I")
    start, end = phrase.coded.span(phrase.first + at)
    token, text = phrase.coded.text[start:end], phrase.coded.text
    if (text[start - 1 : start] in {"-", "/", "."} and start) or text[end : end + 1] in {"-", "/"}:
        return None
    found = _ISO.fullmatch(token)
    if found:
        whole = _day(int(found[1]), int(found[2]), int(found[3]))
        if whole is None or not found[4]:
            return whole
        shown = f"{whole.edtf}T{found[4]}"
        timed = edtf.read(shown)
        return (
            replace(whole, edtf=shown, precision=timed.precision, timex=TimexType.TIME, value=shown) if timed else whole
        )
    parts = _SPLIT.fullmatch(token)
    if parts is None or (parts[4] is None and at == 0) or (parts[2] == "." and len(parts[4] or "") != 4):
        return None
    return _ordered(int(parts[1]), int(parts[3]), parts[4], scene)


def _ordered(one: int, two: int, tail: str | None, scene: Scene) -> When | None:
    number = None if tail is None else int(tail)
    if number is not None and len(tail or "") == 2:
        pivot = scene.today.year if scene.today else 2040
        number += 2000 if 2000 + number <= pivot + 20 else 1900
    month_first, day_first = 1 <= one <= 12, 1 <= two <= 12
    if not month_first and not day_first:
        return None
    if month_first and day_first and one != two and not scene.country:
        return _either(one, two, number)
    by_month = month_first and (not day_first or one == two or scene.country in MONTH_FIRST)
    month, day = (one, two) if by_month else (two, one)
    scene.why.append("the month first" if by_month else "the day first")
    if number is None:
        number = scene.year_of_month(month, day)
        found = _day(number, month, day)
        return scene.based(found) if found and number else found
    return _day(number, month, day)


def _either(one: int, two: int, number: int | None) -> When | None:
    """Two days that the digits can mean, where nothing tells which order they are in."""
    shown = f"{number:04d}" if number else "XXXX"
    first, last = sorted((f"{shown}-{one:02d}-{two:02d}", f"{shown}-{two:02d}-{one:02d}"))
    found = calendar.written(f"[{first},{last}]") if number else None
    return replace(found, precision=Precision.DAY, value=first) if found else _day(None, one, two)
