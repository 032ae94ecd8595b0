"""Reader for dates in digits: '2013-02-11', '11/02/2013', '11.2.2013'; their order is by the outlet's country."""

from dataclasses import replace
from datetime import date

from sayso.extract.dates import calendar, words
from sayso.extract.dates.absolute import day_in
from sayso.extract.dates.codes import Phrase
from sayso.extract.dates.scene import Scene
from sayso.model import edtf
from sayso.model.late import late
from sayso.model.when import Precision, TimexType, When

# Named here: in Python 3.11 it takes longer to look a member up on its class than to compare it.
_DAY = Precision.DAY
_TIME = TimexType.TIME

MONTH_FIRST = frozenset({"US", "PH", "FM", "PW", "AS", "GU", "MP", "PR", "VI"})
"""Countries whose outlets write the month before the day in digits."""

_ISO = late(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:T(.*))?")
_SEASON_YEARS = late(r"(\d{4})/(\d\d)")
SEPTEMBER_11 = date(2001, 9, 11)
_SPLIT = late(r"(\d{1,2})([-/.])(\d{1,2})(?:\2(\d{4}|\d{2}))?")


def digits(phrase: Phrase, scene: Scene) -> When | None:  # noqa: PLR0911 - one return a case
    """'2013-02-11', '11/02/2013', '11.2.2013': day and month order is by the outlet's country where both would do."""
    at = phrase.at("I")
    start, end = phrase.coded.span(phrase.first + at)
    written, text = phrase.coded.text[start:end], phrase.coded.text
    if (text[start - 1 : start] in {"-", "/", "."} and start) or text[end : end + 1] in {"-", "/"}:
        return None
    found = _ISO.fullmatch(written)
    if found:
        whole = day_in(int(found[1]), int(found[2]), int(found[3]))
        if whole is None or not found[4]:
            return whole
        shown = f"{whole.edtf}T{found[4]}"
        timed = edtf.read(shown)
        return replace(whole, edtf=shown, precision=timed.precision, timex=_TIME, value=shown) if timed else whole
    season = _SEASON_YEARS.fullmatch(written)
    if season:
        first, last = int(season[1]), int(season[1][:2] + season[2])
        return calendar.written(f"{first:04d}/{last:04d}") if last == first + 1 else None
    if written == "9/11" and (scene.today is None or scene.today > SEPTEMBER_11) and phrase.codes == "I":
        scene.why.append("the attacks of 2001")
        return calendar.day(SEPTEMBER_11)
    parts = _SPLIT.fullmatch(written)
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
        found = day_in(number, month, day)
        return scene.based(found) if found and number else found
    return day_in(number, month, day)


def _either(one: int, two: int, number: int | None) -> When | None:
    """Two days that the digits can mean, where nothing tells which order they are in."""
    shown = f"{number:04d}" if number else "XXXX"
    first, last = sorted((f"{shown}-{one:02d}-{two:02d}", f"{shown}-{two:02d}-{one:02d}"))
    found = calendar.written(f"[{first},{last}]") if number else None
    return replace(found, precision=_DAY, value=first) if found else calendar.unknown(words.DAY)
