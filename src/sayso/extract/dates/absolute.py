"""Readers for dates that name their parts: days, months, years, decades, centuries, eras and dates in digits."""

from dataclasses import replace
from datetime import date

from sayso.extract.dates import calendar, cues
from sayso.extract.dates.codes import Phrase
from sayso.extract.dates.scene import Scene
from sayso.model import edtf
from sayso.model.when import Precision, When

# Named here: in Python 3.11 it takes longer to look a member up on its class than to compare it.
_DAY, _MONTH, _RANGE = Precision.DAY, Precision.MONTH, Precision.RANGE


def absolute(phrase: Phrase, scene: Scene) -> When | None:
    """'Feb. 11, 2013', '11 February', 'Oct. 25-26, 2016', 'May 1997', 'June last year', 'early March'."""
    at = phrase.at("Mm")
    months = phrase.numbers("Mm")
    day_codes = [code for code in phrase.codes if code in "do"] or ["O"]
    days = [number for number in phrase.numbers("".join(day_codes)) if number > 0]
    years = phrase.numbers("y")
    if not days and not years and not _is_bare_month(phrase, at):
        return None
    if not years and months[0] == 9 and days == [11] and phrase.word(phrase.last - phrase.first) in cues.SEPTEMBER_11:
        scene.why.append("the attacks of 2001")
        years = [2001]
    year = years[0] if years else _related_year(phrase, months[0], days[0] if days else None, scene)
    if not days:
        return _month(months[0], year, scene, known=bool(years))
    if year and not years and phrase.codes[0] in "Ww":
        year = _of_weekday(phrase, year, months[0], days[0], scene)
    first = day_in(year, months[0], days[0])
    if first is None:
        return None
    found = first if years else scene.based(first) if year else first
    if len(days) > 1:
        last = day_in(year, months[-1], days[1])
        if last is None or (last.earliest and first.earliest and last.earliest <= first.earliest):
            return found if len(months) == 1 and last is None else None
        found = replace(
            found, edtf=f"{first.edtf}/{last.edtf}", latest=last.latest, precision=_RANGE,
            value=f"{first.value}/{last.value}",
        )  # fmt: skip
    return found


def _of_weekday(phrase: Phrase, year: int, month: int, day: int, scene: Scene) -> int:
    """The year near ``year`` in which the day is the weekday that is named with it; ``year`` where there is none."""
    wanted = phrase.number(0)
    for near in (year, year - 1, year + 1):
        found = day_in(near, month, day)
        if found and found.earliest and found.earliest.weekday() == wanted:
            if near != year:
                scene.why.append(f"a {phrase.word(0)} in {near}")
            return near
    return year


def day_more(phrase: Phrase, scene: Scene) -> When | None:
    """The second day of 'April 24 and 25': the month and year of the first."""
    anchor = scene.anchor
    if anchor is None or anchor.earliest is None or anchor.precision != _DAY:
        return None
    found = day_in(anchor.earliest.year, anchor.earliest.month, phrase.number(0))
    return replace(found, basis=anchor.basis) if found else None


def day_less(phrase: Phrase, scene: Scene) -> When | None:
    """The first day of '13 and 14 November': the month and year stand with the second."""
    coded, at = phrase.coded, phrase.last + 2
    at += coded.codes[at] == "f"
    rest = Phrase(coded, at, at + 1 + (coded.codes[at + 1 : at + 2] == "y"))
    years = rest.numbers("y")
    month, number = rest.number(0), phrase.number(0)
    year = years[0] if years else scene.year_of_month(month, number)
    found = day_in(year, month, number)
    return found if found is None or years or year is None else scene.based(found)


def month_less(phrase: Phrase, _scene: Scene) -> When | None:
    """The first month of 'March and April 2012': the year stands with the second."""
    coded = phrase.coded
    at = coded.codes.index("y", phrase.last)
    return calendar.month(Phrase(coded, at, at + 1).number(0), phrase.number(0))


@calendar.kept
def day_in(year: int | None, month: int, day: int) -> When | None:
    """The day of a year, or of none known; ``None`` where the calendar has no such day."""
    if year is None:
        shown = f"XXXX-{month:02d}-{day:02d}"
        reading = edtf.read(shown)
        return When(shown, None, None, _DAY, value=shown) if reading else None
    try:
        return calendar.day(date(year, month, day))
    except ValueError:
        return None


def _month(number: int, year: int | None, scene: Scene, *, known: bool) -> When:
    if year is None:
        shown = f"XXXX-{number:02d}"
        return When(shown, None, None, _MONTH, value=shown)
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


def _is_bare_month(phrase: Phrase, at: int) -> bool:  # noqa: PLR0911 - one return a case
    """Whether a month with no day or year beside it is one: not the verbs, not a name."""
    if phrase.codes[at] == "m":
        return False
    if at > 0:
        return True
    coded, before = phrase.coded, phrase.word(at - 1)
    number = phrase.number(at)
    previous, following = coded.word(phrase.first + at - 1), coded.word(phrase.last)
    if number in {4, 5, 6, 8} and following in cues.SAYS:
        return False
    if before in cues.DETERMINERS and following.lower() in cues.PUBLICATIONS:
        return True
    name_follows = following[:1].isupper() and coded.codes[phrase.last] in "_mM"
    if before in cues.BEFORE_MONTH and not (name_follows and before in cues.BEFORE_NAME):
        return True
    if number == 5 or (before == "." and phrase.word(-2) in cues.TITLES):
        return False
    if number == 3 and (following.lower() in cues.AFTER_MARCH or before in {"the", "a"}):
        return False
    capital = previous[:1].isupper() and coded.codes[phrase.first - 1] in "_6"
    return not capital and not name_follows
