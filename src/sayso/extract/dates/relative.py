"""Readers for dates that count from publication or from the date before: 'Friday', 'last year', 'a week ago'."""

from dataclasses import replace
from datetime import date, timedelta

from sayso.extract.dates import calendar, cues, words
from sayso.extract.dates.absolute import absolute
from sayso.extract.dates.codes import Phrase
from sayso.extract.dates.counted import STEPS, reaching
from sayso.extract.dates.scene import Scene
from sayso.model.when import Precision, When

# Named here: in Python 3.11 it takes longer to look a member up on its class than to compare it.
_DAY, _UNKNOWN = Precision.DAY, Precision.UNKNOWN


def unknown_weekday(number: int) -> When:
    """A weekday of no known week."""
    return calendar.some_day(f"XXXX-WXX-{number + 1}")


def weekday(phrase: Phrase, scene: Scene) -> When | None:
    """'Friday', 'last Friday', 'this coming Sunday', 'Monday of next week'."""
    at = phrase.at("W")
    if phrase.word(at).endswith("s") or _is_name(phrase, at) or is_programme(phrase, at + 1):
        return None
    number = phrase.number(at)
    if scene.today is None or _is_any(phrase):
        return unknown_weekday(number)
    unit_at = phrase.at("U")
    if unit_at >= 0:
        return _in_week(phrase, scene, number)
    pointer = phrase.at("lxcZb")
    if 0 <= pointer < at:
        found = _pointed(phrase, scene, number, phrase.codes[pointer])
    elif _ends_range(phrase, scene) and scene.anchor and scene.anchor.earliest:
        first = scene.anchor.earliest
        found = first + timedelta((number - first.weekday()) % 7)
    else:
        follows = phrase.coded.codes[phrase.last : phrase.last + 2]
        found = scene.weekday(number, settled=follows[:1] == "s" or follows == "-W")
    return scene.based(calendar.day(found)) if found else unknown_weekday(number)


def _in_week(phrase: Phrase, scene: Scene, number: int) -> When | None:
    if phrase.number(phrase.at("U")) != words.WEEK or scene.today is None:
        return None
    step = STEPS[phrase.codes[phrase.at("clx")]]
    monday = scene.today - timedelta(scene.today.weekday() - 7 * step)
    return scene.based(calendar.day(monday + timedelta(number)))


def _pointed(phrase: Phrase, scene: Scene, number: int, code: str) -> date | None:
    """The weekday that 'last', 'next', 'this', 'the previous' or 'the following' points at."""
    assert scene.today is not None
    scene.why.append(f"'{phrase.word(phrase.at('lxcZb'))}'")
    start = scene.today
    previous = phrase.word(phrase.at("lxcZb")) in {"previous", "preceding", "following"}
    anchor = scene.anchor_near(words.DAY) if previous else None
    if anchor and anchor.earliest:
        start = anchor.earliest
    if code == "l":
        return start - timedelta((start.weekday() - number - 1) % 7 + 1)
    if code in "xZ":
        return start + timedelta((number - start.weekday() - 1) % 7 + 1)
    if code == "b":
        return None
    if scene.ahead() is False:
        return start - timedelta((start.weekday() - number) % 7)
    return start + timedelta((number - start.weekday()) % 7)


def _is_name(phrase: Phrase, at: int) -> bool:
    """Whether the weekday belongs to a name: 'the Sunday Times', 'Black Friday', 'Man Friday'."""
    following = phrase.coded.word(phrase.first + at + 1)
    return (
        following[:1].isupper()
        and following.lower() in cues.NEWSPAPERS
        and phrase.coded.codes[phrase.first + at + 1] == "_"
    ) or (phrase.word(at - 1) in cues.NAMED_WEEKDAYS and phrase.coded.word(phrase.first + at - 1)[:1].isupper())


def _is_any(phrase: Phrase) -> bool:
    """Whether 'a Thursday' ends its clause: then it is one of many, unlike that of 'a Thursday interview'."""
    return (
        phrase.codes == "W"
        and phrase.word(-1) in {"a", "any"}
        and phrase.coded.codes[phrase.last : phrase.last + 1] in {".", ",", ")", "|", ""}
    )


def is_programme(phrase: Phrase, at: int) -> bool:
    """Whether a part of the day at ``at`` belongs to a title: 'Friday Night Lights', 'Saturday Morning Cartoons'."""
    coded, part = phrase.coded, phrase.first + at
    written, following = coded.word(part), coded.word(part + 1)
    return (
        coded.codes[part : part + 2] == "D_"
        and written[:1].isupper()
        and following[:1].isupper()
        and not written.isupper()
        and not following.isupper()
    )


def weekday_ordinal(phrase: Phrase, scene: Scene) -> When | None:
    """'Friday the 13th': the day of the nearest month in which that day is that weekday."""
    weekday_at, number = phrase.number(phrase.at("Ww")), phrase.number(phrase.at("oO"))
    if not 1 <= number <= 31 or (phrase.has(",") and phrase.has("O")):
        return None
    if scene.today is None:
        return replace(calendar.unknown(words.DAY), precision=_DAY, edtf=f"XXXX-XX-{number:02d}")
    months = [calendar.month(scene.today.year, scene.today.month + step) for step in (0, -1, 1, -2, 2)]
    for month in months:
        if month.earliest and month.latest and number <= month.latest.day:
            found = month.earliest.replace(day=number)
            if found.weekday() == weekday_at:
                return scene.based(calendar.day(found))
    return replace(calendar.unknown(words.DAY), precision=_DAY, edtf=f"XXXX-XX-{number:02d}")


def _ends_range(phrase: Phrase, scene: Scene) -> bool:
    """Whether the weekday closes 'Monday-Friday' or 'Monday through Friday'."""
    joined = phrase.word(-1) in {"-", "–", "to", "through"}
    return (
        joined
        and phrase.coded.codes[phrase.first - 2 : phrase.first - 1] == "W"
        and phrase.start - scene.anchor_end < 12
    )


def week_of(phrase: Phrase, scene: Scene) -> When | None:
    """'the week of March 6', 'the weekend of March 3', 'the month of June'."""
    unit = phrase.number(1)
    whole = Phrase(phrase.coded, phrase.first + 3, phrase.last)
    if not (unit in {words.WEEK, words.WEEKEND} and whole.has("doO")) and not (
        unit == words.MONTH and not whole.has("doO")
    ):
        return None
    found = absolute(whole, scene)
    if found is None or found.earliest is None:
        return found
    return replace(calendar.holding(found.earliest, unit), basis=found.basis)


def deictic(phrase: Phrase, scene: Scene) -> When | None:
    """'yesterday', 'today', 'tomorrow', 'tonight', 'late yesterday'."""
    at = phrase.at("u")
    written = phrase.coded.word(phrase.first + at)
    before = phrase.coded.word(phrase.first + at - 1)
    if written == "Today" and phrase.word(at + 1) in {"show", "program", "programme"}:
        return None
    if written[:1].isupper() and before[:1].isupper() and phrase.coded.codes[phrase.first + at - 1] == "_":
        return None
    step = phrase.number(at)
    tonight = step == words.DAYPARTS["night"] - 1
    if scene.today is None:
        found = calendar.some_day()
    else:
        found = scene.based(calendar.day(scene.today + timedelta(0 if tonight else step)))
    return calendar.part_of_day(found, "NI") if tonight else found


REFERENCE_VALUES = {words.PAST: "PAST_REF", words.PRESENT: "PRESENT_REF", words.FUTURE: "FUTURE_REF"}


def reference(phrase: Phrase, scene: Scene) -> When | None:  # noqa: PLR0911 - one return a case
    """'now', 'currently', 'these days', 'recently', 'the past', 'the future': open at one end or about today."""
    at = phrase.at("RJlc")
    sign = words.PAST if phrase.codes[at] == "l" else words.PRESENT if phrase.codes[at] == "c" else phrase.number(at)
    if phrase.codes[at] == "l" and phrase.word(at) != "past":
        return None
    if phrase.codes[at] == "J" and (sign != words.FUTURE or phrase.word(at - 1) not in {"the", "near"}):
        return None
    if phrase.codes == "cV" and phrase.number(1) != words.DAY:
        return None
    if phrase.codes[at] == "R" and _is_compound(phrase):
        return None
    value = REFERENCE_VALUES[sign]
    if scene.today is None:
        return replace(calendar.unknown(words.DAY), value=value)
    today, shown = scene.today, scene.today.isoformat()
    if sign == words.PRESENT:
        return scene.based(When(f"{shown}~", today, today, _UNKNOWN, value=value))
    if sign == words.PAST:
        return scene.based(When(f"../{shown}", None, today, _UNKNOWN, value=value))
    return scene.based(When(f"{shown}/..", today, None, _UNKNOWN, value=value))


def _is_compound(phrase: Phrase) -> bool:
    """Whether the word is part of another or of a name: 'now-defunct', 'Larry King Now'."""
    text, start, end = phrase.coded.text, phrase.start, phrase.end
    if (start > 0 and text[start - 1] == "-") or text[end : end + 1] == "-":
        return True
    before = phrase.coded.word(phrase.first - 1)
    return text[start].isupper() and before[:1].isupper() and phrase.coded.codes[phrase.first - 1] == "_"


def relative(phrase: Phrase, scene: Scene) -> When | None:  # noqa: PLR0911 - one return a case
    """'last year', 'next week', 'this month', 'the past decade', 'the following day', 'that year'."""
    at = max(phrase.at("U"), phrase.at("q"), phrase.at("C"))
    if at < 0:
        return None
    unit, pointer = phrase.number(at), phrase.at("lxcZb")
    pointer += phrase.codes[pointer : pointer + 2] in {"cl", "cx"}
    code = phrase.codes[pointer]
    if unit in {words.MINUTE, words.HOUR} or (unit == words.DAY and code == "c") or is_title(phrase, at):
        return None
    if phrase.word(phrase.last - phrase.first) in cues.QUARTERED:
        return None
    if code == "b" and (unit not in {words.DAY, words.WEEK, words.MONTH, words.YEAR, words.WEEKEND}):
        return None
    scene.why.append(f"'{phrase.word(pointer)} {phrase.word(at)}'")
    with_the = phrase.codes[max(0, pointer - 1) : pointer] == "t"
    previous = phrase.word(pointer) in {"previous", "preceding", "prior"}
    if with_the and code == "l" and not previous and unit not in {words.WEEKEND, words.SEASON}:
        return reaching(scene, unit, -1)
    if with_the and phrase.word(pointer) == "coming":
        return reaching(scene, unit, 1)
    anaphoric = code in "Zb" or previous or (with_the and code == "x")
    start = scene.today
    if anaphoric:
        anchor = scene.anchor_near(unit)
        if anchor is None or anchor.earliest is None:
            return calendar.unknown(unit)
        start = anchor.earliest
        scene.why.append(f"counted from {anchor.edtf}")
        found = calendar.holding(calendar.shift(start, unit, STEPS[code]), unit)
        return replace(found, basis=anchor.basis)
    if start is None:
        return calendar.unknown(unit)
    return scene.based(calendar.holding(calendar.shift(start, unit, STEPS[code]), unit))


def is_title(phrase: Phrase, at: int) -> bool:
    """Whether 'This Week' is a name: capitals after a word without one, outside all-capitals text."""
    word, before = phrase.coded.word(phrase.first + at), phrase.coded.word(phrase.first - 1)
    return word[:1].isupper() and not word.isupper() and (before.isupper() or not before[:1].isupper())


def the_unit(phrase: Phrase, scene: Scene) -> When | None:
    """'the quarter', 'the year', 'the weekend', 'the end of the month': the one around the date before, or today."""
    at = max(phrase.at("U"), phrase.at("q"))
    unit, word = phrase.number(at), phrase.coded.word(phrase.first + at)
    modified = "f" in phrase.codes or "v" in phrase.codes or "r" in phrase.codes or "k" in phrase.codes
    allowed = {words.QUARTER, words.YEAR, words.WEEKEND, words.MONTH, words.WEEK}
    if unit not in allowed | ({words.DAY, words.DECADE, words.CENTURY} if modified else set()):
        return None
    if (
        word[:1].isupper()
        or phrase.coded.codes[phrase.last : phrase.last + 1] == "-"
        or (phrase.word(-1) == "of" and unit == words.QUARTER)
    ):
        return None
    if scene.today is None:
        return calendar.unknown(unit)
    at_day = scene.today
    if unit == words.QUARTER and not modified:
        at_day = scene.reported() or at_day
    if unit == words.WEEKEND:
        back = (at_day.weekday() - 5) % 7
        at_day = at_day if scene.ahead() or back <= 1 else at_day - timedelta(back)
    return scene.based(calendar.holding(at_day, unit))


def unit_before(phrase: Phrase, scene: Scene) -> When | None:
    """'the year before', 'the day after': next to the date before."""
    unit, step = phrase.number(1), phrase.number(2)
    anchor = scene.anchor_near(unit)
    if unit in {words.MINUTE, words.HOUR}:
        return None
    if anchor is None or anchor.earliest is None:
        return calendar.unknown(unit)
    scene.why.append(f"counted from {anchor.edtf}")
    return replace(calendar.holding(calendar.shift(anchor.earliest, unit, step), unit), basis=anchor.basis)


def year_end(phrase: Phrase, scene: Scene) -> When | None:
    """'year-end', "year's end"."""
    if phrase.number(phrase.at("U")) != words.YEAR or phrase.word(phrase.at("j")) != "end":
        return None
    if phrase.word(-1) == "-" and phrase.word(-2) == "half":
        return None
    years = phrase.numbers("y")
    if years:
        return calendar.written(f"{years[0]:04d}-12-31~", f"{years[0]:04d}-12-31")
    if scene.today is None:
        return replace(calendar.unknown(words.DAY), edtf="XXXX-12-31", value="XXXX-12-31")
    last = date(scene.today.year - (phrase.word(-1) == "since"), 12, 31)
    return scene.based(replace(calendar.day(last), edtf=f"{last.isoformat()}~"))
