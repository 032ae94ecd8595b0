"""Reader for named days: each name is a rule of the calendar, its day worked out for the year that is meant."""

from collections.abc import Callable
from datetime import date, timedelta

from sayso.extract.dates import calendar, words
from sayso.extract.dates.codes import Phrase
from sayso.extract.dates.scene import Scene
from sayso.model.when import Precision, When

# Named here: in Python 3.11 it takes longer to look a member up on its class than to compare it.
_DAY = Precision.DAY

Rule = Callable[[int], date]


def easter(year: int) -> date:
    """Western Easter Sunday, by the anonymous Gregorian computus (Meeus, Astronomical Algorithms)."""
    golden, century, rest = year % 19, year // 100, year % 100
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    leap = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * leap + 114, 31)
    return date(year, month, day + 1)


def fixed(month: int, day: int) -> Rule:
    """The same day every year."""
    return lambda year: date(year, month, day)


def from_easter(days: int) -> Rule:
    """So many days after Easter Sunday."""
    return lambda year: easter(year) + timedelta(days)


def nth(month: int, weekday: int, count: int) -> Rule:
    """The ``count``-th such weekday of the month; -1 is the last."""

    def rule(year: int) -> date:
        if count < 0:
            last = calendar.month(year, month).latest
            assert last is not None
            return last - timedelta((last.weekday() - weekday) % 7)
        first = date(year, month, 1)
        return first + timedelta((weekday - first.weekday()) % 7 + 7 * (count - 1))

    return rule


def election(year: int) -> date:
    """The Tuesday after the first Monday of November (2 U.S.C. 7)."""
    return nth(11, 0, 1)(year) + timedelta(1)


# Days as observed in the United States, the one country where most of these names are used; Boxing Day, Bastille
# Day and Anzac Day as where they are at home.
DAYS: dict[str, Rule] = {
    "christmas": fixed(12, 25), "christmas eve": fixed(12, 24), "thanksgiving": nth(11, 3, 4), "easter": easter,
    "easter monday": from_easter(1), "halloween": fixed(10, 31), "juneteenth": fixed(6, 19),
    "good friday": from_easter(-2),
    "ash wednesday": from_easter(-46), "palm sunday": from_easter(-7), "memorial": nth(5, 0, -1), "labor": nth(9, 0, 1),
    "veterans": fixed(11, 11), "independence": fixed(7, 4), "columbus": nth(10, 0, 2), "presidents": nth(2, 0, 3),
    "boxing": fixed(12, 26), "bastille": fixed(7, 14), "valentine": fixed(2, 14), "anzac": fixed(4, 25),
    "election": election, "inauguration": fixed(1, 20), "new year day": fixed(1, 1), "new year eve": fixed(12, 31),
    "july fourth": fixed(7, 4), "earth": fixed(4, 22), "remembrance": fixed(11, 11), "armistice": fixed(11, 11),
    "canada": fixed(7, 1), "australia": fixed(1, 26), "mother": nth(5, 6, 2), "father": nth(6, 6, 3),
    "patrick": fixed(3, 17), "waitangi": fixed(2, 6), "groundhog": fixed(2, 2), "may": fixed(5, 1),
    "maundy thursday": from_easter(-3), "shrove tuesday": from_easter(-47), "fat tuesday": from_easter(-47),
    "whit monday": from_easter(50), "whit sunday": from_easter(49),
    "black friday": lambda year: nth(11, 3, 4)(year) + timedelta(1),
    "cyber monday": lambda year: nth(11, 3, 4)(year) + timedelta(4),
}  # fmt: skip
CERTAIN_DAYS = 95
"""A holiday this near is the one that is meant, whatever the verb: its other year would be named."""
MOVING = frozenset({
    "ramadan", "passover", "hanukkah", "diwali", "kwanzaa", "lent", "eid", "nowruz", "super tuesday",
})  # fmt: skip
"""Feasts that last longer than a day, or follow another calendar: found, and their day left open."""


def holiday(phrase: Phrase, scene: Scene) -> When | None:
    """'Christmas', 'last Thanksgiving', 'Good Friday', 'Election Day', "New Year's Eve 1999", 'the Fourth of July'."""
    name = _name(phrase)
    if name is None:
        return None
    years = phrase.numbers("y")
    rule = DAYS.get(name)
    if rule is None:
        return calendar.unknown(words.DAY)
    if scene.today is None and not years:
        return _of_no_year(rule)
    if years:
        return calendar.day(rule(years[0])) if years[0] >= 1583 else None
    return scene.based(calendar.day(_nearest(phrase, scene, rule)))


def _of_no_year(rule: Rule) -> When:
    """The day in a year that is not known: 'XXXX-12-25', where it is the same in every year."""
    first, second = rule(2001), rule(2002)
    if (first.month, first.day) != (second.month, second.day):
        return calendar.unknown(words.DAY)
    shown = f"XXXX-{first.month:02d}-{first.day:02d}"
    return When(shown, None, None, _DAY, value=shown)


def _name(phrase: Phrase) -> str | None:  # noqa: PLR0911 - one return a case
    """The key of ``DAYS`` or ``MOVING`` that the phrase names; ``None`` if it names no holiday."""
    codes = phrase.codes
    if "%" in codes:
        return _new_year(phrase)
    if "6" in codes:
        name = f"{phrase.word(codes.index('6'))} {phrase.word(codes.index('6') + 1)}"
        return name if name in DAYS or name in MOVING else None
    if "O" in codes:
        return "july fourth" if phrase.numbers("M") == [7] and phrase.numbers("O") == [4] else None
    if "H" not in codes and "M" in codes:
        unit = phrase.coded.word(phrase.first + codes.index("U"))
        return "may" if phrase.numbers("M") == [5] and unit in {"Day", "DAY"} else None
    at = phrase.at("HG")
    name = {"labour": "labor", "valentines": "valentine"}.get(phrase.word(at), phrase.word(at))
    if codes[at] == "G":
        return (
            name
            if phrase.word(phrase.at("U")) == "day" and phrase.coded.word(phrase.first + phrase.at("U"))[0].isupper()
            else None
        )
    following = codes[at + 1 : at + 2]
    after = phrase.coded.word(phrase.last)
    if not following and after[:1].isupper() and after != "I" and phrase.coded.codes[phrase.last] == "_":
        return None
    if name == "easter" and following == "W" and phrase.word(at + 1) in {"sunday", "monday"}:
        return "easter" if phrase.word(at + 1) == "sunday" else "easter monday"
    if following == "W" or (following == "U" and phrase.word(at + 1) not in {"day", "week", "weekend"}):
        return None
    return "christmas eve" if name == "christmas" and following == "Y" else name


def _new_year(phrase: Phrase) -> str | None:
    at = phrase.at("%")
    if phrase.word(at + 1) != "year":
        return None
    if at + 3 >= len(phrase.codes):
        return (
            "new year day"
            if phrase.word(-1) in {"on", "at", "for", "by", "until", "since", "before", "after"}
            else None
        )
    return "new year eve" if phrase.word(at + 3) == "eve" else "new year day" if phrase.word(at + 3) == "day" else None


def _nearest(phrase: Phrase, scene: Scene, rule: Rule) -> date:
    """The holiday that is meant: by 'last', 'next', 'this', by the verb, or else the nearest to today."""
    today = scene.today
    assert today is not None
    days = [rule(year) for year in (today.year - 1, today.year, today.year + 1)]
    pointer = phrase.at("lxc")
    code = phrase.codes[pointer] if pointer >= 0 else ""
    if code == "c":
        return min(days, key=lambda day: abs((day - today).days))
    nearest = min(days, key=lambda day: abs((day - today).days))
    ahead = scene.ahead() if not code else code == "x"
    if ahead is None or (not code and abs((nearest - today).days) < CERTAIN_DAYS):
        return nearest
    if ahead:
        return min(day for day in days if day > today or (not code and day == today))
    return max(day for day in days if day < today or (not code and day == today))
