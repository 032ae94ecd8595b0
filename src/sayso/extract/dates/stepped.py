"""Readers for days a step from a named one: 'the day before yesterday', 'Friday week', 'the 15th of this month'."""

from dataclasses import replace
from datetime import date, timedelta

from sayso.extract.dates import calendar, words
from sayso.extract.dates.codes import Phrase
from sayso.extract.dates.counted import STEPS
from sayso.extract.dates.relative import unknown_weekday
from sayso.extract.dates.scene import WITHIN_A_DAY, Scene
from sayso.model.when import Precision, When

# Named here: in Python 3.11 it takes longer to look a member up on its class than to compare it.
_DAY, _MONTH = Precision.DAY, Precision.MONTH


def weekday_week(phrase: Phrase, scene: Scene) -> When | None:
    """'Friday week' is the Friday after the next one, 'Tuesday last' the one before today."""
    week = phrase.codes[1] == "U"
    if phrase.word(1) != ("week" if week else "last"):
        return None
    number = phrase.number(0)
    if scene.today is None:
        return unknown_weekday(number)
    today = scene.today
    ahead, back = (number - today.weekday() - 1) % 7 + 8, (today.weekday() - number - 1) % 7 + 1
    return scene.based(calendar.day(today + timedelta(ahead if week else -back)))


def before_last(phrase: Phrase, scene: Scene) -> When | None:
    """'the day before yesterday', 'the week before last', 'the month after next', 'the night before last'."""
    unit_at, sign, last = phrase.at("UD"), phrase.number(2), len(phrase.codes) - 1
    in_day = phrase.codes[unit_at] == "D"
    unit = words.DAY if in_day else phrase.number(unit_at)
    if phrase.codes[last] == "u":
        count = phrase.number(last) + sign
        if unit != words.DAY or in_day or abs(count) != 2:
            return None
    else:
        count = 2 * sign
        if phrase.word(last) != ("last" if sign < 0 else "next") or unit in {words.MINUTE, words.HOUR}:
            return None
    found = calendar.unknown(unit)
    if scene.today is not None:
        found = scene.based(calendar.holding(calendar.shift(scene.today, unit, count), unit))
    elif unit == words.DAY:
        found = replace(found, precision=_DAY)
    return calendar.part_of_day(found, words.DAYPART_CODES[phrase.number(unit_at)]) if in_day else found


def day_of_month(phrase: Phrase, scene: Scene) -> When | None:
    """'the 15th of this month'; 'on the 15th' where a day or month was named just before."""
    number, anchor, basis = phrase.number(1), None, scene.published
    if len(phrase.codes) > 2:
        if phrase.word(len(phrase.codes) - 1) != "month" or scene.today is None:
            return None
        step = STEPS.get(phrase.codes[3], 0)
        anchor = calendar.shift(scene.today, words.MONTH, step)
    else:
        near = scene.anchor_near(words.MONTH)
        if near is None or near.earliest is None or near.precision not in WITHIN_A_DAY | {_MONTH}:
            return None
        scene.why.append(f"of the month of {near.edtf}")
        anchor, basis = near.earliest, near.basis
    try:
        return replace(calendar.day(date(anchor.year, anchor.month, number)), basis=basis)
    except ValueError:
        return None
