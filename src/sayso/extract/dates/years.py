"""Readers for years and what is longer: '1988', 'mid-1996', '1980-88', 'the 1990s', 'the 20th century', '575 B.C.'."""

from sayso.extract.dates import calendar, cues, words
from sayso.extract.dates.codes import Phrase
from sayso.extract.dates.scene import Scene
from sayso.model.late import late
from sayso.model.when import Precision, When

# Named here: in Python 3.11 it takes longer to look a member up on its class than to compare it.
_CENTURY, _RANGE = Precision.CENTURY, Precision.RANGE

FIRST_YEAR, LAST_YEAR = 1000, 2199
EARLIEST_BARE = 1400
"""Before this year a number is one only where its words leave no doubt."""


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
        found = calendar.written(f"{first:04d}/{last:04d}", precision=_RANGE)
    return found


def _short_year(first: int, phrase: Phrase, at: int) -> int | None:
    """The second year of '1980-1988', '1980-88' or '2009-10'."""
    token = phrase.word(at)
    if len(token) == 4:
        return int(token)
    return first - first % 100 + int(token) if len(token) == 2 else None


def _is_year(phrase: Phrase, number: int) -> bool:
    coded = phrase.coded
    before, after = phrase.word(-1), phrase.word(phrase.last - phrase.first)
    next_code = coded.codes[phrase.last : phrase.last + 1]
    street = after == "block" and before == "the"
    if street or (phrase.first and _touches(phrase, "$£€¥#@+-/.:–§№")):
        return False
    if next_code == "-" and phrase.codes[-1] == "y" and not coded.codes[phrase.last + 1 : phrase.last + 2].isalpha():
        return phrase.codes != "y"
    if before in cues.BEFORE_NUMBER or (before == "." and phrase.word(-2) == "no"):
        return False
    counts = phrase.codes == "y" and _counts(phrase, number, before, after, next_code)
    if counts or cues.STREET.match(coded.text, phrase.end, phrase.end + 60):
        return False
    measured = next_code == "_" and (coded.word(phrase.last) in cues.UNITS or cues.COUNTED.match(after))
    if measured and not (1900 <= number <= 2100 and before == "the"):
        return False
    return _is_likely(phrase, number, before, next_code)


def _is_likely(phrase: Phrase, number: int, before: str, next_code: str) -> bool:
    """Whether the number lies where years do; further back and further on where the word before dates it."""
    coded = phrase.coded
    if number < EARLIEST_BARE and before in {"in", "since", "circa"} and next_code in {",", ".", ")", "|", ""}:
        return True
    if before == "." and phrase.word(-2) in {"c", "ca"}:
        return True
    if len(phrase.codes) > 1 or before in cues.BEFORE_YEAR:
        return EARLIEST_BARE <= number <= 2060 or (before in {"in", "since", "year", "by", "until"} and number <= 2100)
    if coded.word(phrase.first - 1)[:1].isupper() and coded.codes[phrase.first - 1 : phrase.first] == "_":
        return coded.word(phrase.first - 1).isupper() and before != "resolution"
    if next_code in {"V", "U", "C", "z", "%"}:
        return number >= 1900 and next_code == "z"
    return 1700 <= number <= 2060


def _counts(phrase: Phrase, number: int, before: str, after: str, next_code: str) -> bool:  # noqa: PLR0911 - a case each
    """Whether the four digits say how many or how much: 'a total of 1900', 'more than 1600 cases', '1945 keys'.

    A plural that is not one of ``YEARLY`` is counted, unless 'in', 'the', 'its' and the like make the number a year.
    """
    two_before = phrase.word(-2)
    if before == "least" and phrase.word(-3) in cues.BEFORE_LEAST:
        return False
    if before in cues.COUNTING or (before == "than" and two_before in {"more", "less", "fewer", "greater", "higher"}):
        return next_code != "s"
    if (before == "of" and two_before in {"total", "average", "price", "sum", "maximum", "minimum"}) or (
        before == "to" and two_before == "up"
    ):
        return True
    if next_code != "_" or not cues.PLURAL.fullmatch(after) or cues.YEARLY.fullmatch(after):
        return False
    if phrase.coded.codes[phrase.first - 2 : phrase.first] in {"y&", "y-", "y,"}:
        return False
    if before in cues.DETERMINERS or (before in cues.IN_A_YEAR and number >= EARLIEST_BARE):
        return False
    described = cues.ADJECTIVE.fullmatch(before) and two_before in cues.DETERMINERS
    return not described and before not in {"early", "late", "mid", "-", "–"}


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


def year_short(phrase: Phrase, scene: Scene) -> When | None:
    """A year in two digits, after 'in', 'the class of' and the like: "in '52"."""
    if phrase.word(-1) not in cues.BEFORE_SHORT_YEAR or _touches(phrase, ""):
        return None
    return calendar.year_of(whole_year(phrase.number(0), scene))


def whole_year(two_digits: int, scene: Scene) -> int:
    """The last year with these last digits that had begun on publication; without a date, one from 1931 to 2030."""
    if scene.today is None:
        return (1900 if two_digits > 30 else 2000) + two_digits
    before = 100 if two_digits > scene.today.year % 100 else 0
    return scene.today.year // 100 * 100 + two_digits - before


_APOSTROPHES = "'’‘`"
_DECADE = late(r"(?P<century>[1-9]\d)?(?P<ten>\d)0")


def decade(phrase: Phrase, scene: Scene) -> When | None:
    """'the 1990s', 'the late 1970s', "the '90s", 'the nineties'; 'the 1800s' are a century, 'the 2000s' a decade."""
    at = phrase.at("E")
    word = phrase.word(at)
    found = _DECADE.search(word)
    if phrase.codes[at - 1 : at] == "-" and not found:
        first = phrase.number(at - 2)
        return calendar.decade(first * 100 + words.DECADES[word]) if 15 <= first <= 20 else None
    if found and found["century"]:
        start = int(found[0])
        return calendar.century(start // 100) if start % 100 == 0 and start < 2000 else calendar.decade(start)
    shortened = word[0] in _APOSTROPHES
    if not shortened and not _names_years(phrase, at):
        return None
    ten = int(found["ten"]) if found else words.DECADES[word] // 10
    if found and ten == 0 and not shortened:
        return None
    return calendar.decade(_century_of(ten, scene) * 100 + ten * 10)


def _names_years(phrase: Phrase, at: int) -> bool:
    """Whether a bare 'sixties' or '60s' is a decade, not an age ('his early 60s') or degrees ('highs in the 60s')."""
    if "t" not in phrase.codes[:at] and phrase.word(-1) != "the":
        return False
    before = phrase.coded.text[max(0, phrase.start - cues.WEATHER_REACH) : phrase.start]
    return cues.WEATHER.search(before.rpartition(".")[2]) is None and phrase.word(at - 1) != "low"


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
        return calendar.written(f"-{number * 100 - 1:04d}/-{(number - 1) * 100:04d}", precision=_CENTURY)
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
