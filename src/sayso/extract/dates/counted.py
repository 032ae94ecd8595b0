"""Readers for dates that count units: 'three weeks ago', 'a year earlier', 'the past six months'."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from sayso.extract.dates import calendar, words
from sayso.extract.dates.codes import Phrase
from sayso.extract.dates.scene import Scene
from sayso.model.when import Precision, When

STEPS = {"l": -1, "x": 1, "Z": 1, "c": 0, "b": 0, "L": 0}
"""How many units each kind of pointing word moves."""


def _open_end(at: date, sign: int, precision: Precision, value: str) -> When:
    """From ``at`` on, or up to it where ``sign`` is negative."""
    shown = at.isoformat()
    if sign < 0:
        return When(f"../{shown}", None, at, precision, value=value)
    return When(f"{shown}/..", at, None, precision, value=value)


def reaching(scene: Scene, unit: int, count: int, *, vague: bool = False) -> When:
    """The ``count`` units up to today, or from today on: a calendar period whose TIMEX3 value is its length."""
    many = words.VAGUE if vague else abs(count)
    value = calendar.length(unit, many)
    if scene.today is None:
        return replace(calendar.unknown(words.DAY), precision=Precision.RANGE, value=value)
    today, _shown = scene.today, scene.today.isoformat()
    if vague:
        return scene.based(_open_end(today, count, Precision.RANGE, value))
    other = calendar.shift(today, unit, count)
    first, last = sorted((today, other))
    return scene.based(calendar.days(first, last, Precision.RANGE, value))


def stretch(phrase: Phrase, scene: Scene) -> When | None:
    """'the past six months', 'the next few years', 'recent weeks', 'the last 24 hours', 'the coming days'."""
    at = max(phrase.at("V"), phrase.at("U"), phrase.at("q"))
    if at < 0 or (phrase.codes[at] != "V" and not phrase.has("dnN")):
        return None
    pointer = phrase.at("lxJ")
    if pointer < 0 or (phrase.codes[pointer] == "J" and "d" in phrase.codes):
        return None
    numbers = phrase.numbers("dnN")
    sign = -1 if phrase.codes[pointer] == "l" or phrase.number(pointer) < 0 else 1
    vague = not numbers or words.VAGUE in numbers
    unit = phrase.number(at)
    scene.why.append(f"'{phrase.word(pointer)}' and {'no number' if vague else numbers[-1]}")
    return reaching(scene, unit, sign * (1 if vague else _total(numbers)), vague=vague)


def _total(numbers: list[int]) -> int:
    """'twenty four' is 24, 'a hundred' is 100, 'two hundred' is 200; of '12 to 18' the larger."""
    if len(numbers) == 2 and numbers[0] in words.TENS.values() and 0 < numbers[1] < 10:
        return sum(numbers)
    if len(numbers) == 2 and numbers[1] in {100, 1000}:
        return numbers[0] * numbers[1]
    return numbers[-1]


def first_units(phrase: Phrase, scene: Scene) -> When | None:
    """'the first nine months', 'the first six months of 1989', 'the last two weeks of the year'."""
    at = phrase.at("V")
    ordinal = phrase.at("Ol")
    numbers = [phrase.number(index) for index in range(ordinal + 1, at) if phrase.codes[index] in "dnN"]
    if not numbers or (phrase.codes[ordinal] == "O" and phrase.number(ordinal) != 1):
        return None
    count, unit = _total(numbers), phrase.number(at)
    value = calendar.length(unit, count)
    whole = _whole_year(phrase, scene, at)
    if "f" not in phrase.codes[at:] and (phrase.codes[ordinal] == "l" or unit != words.MONTH):
        return None
    if (
        whole is None
        or whole.earliest is None
        or whole.latest is None
        or count < 1
        or unit in {words.HOUR, words.MINUTE}
    ):
        return replace(calendar.unknown(words.DAY), precision=Precision.RANGE, value=value)
    if phrase.codes[ordinal] == "O":
        first, last = whole.earliest, calendar.shift(whole.earliest, unit, count) - timedelta(1)
    else:
        first, last = calendar.shift(whole.latest + timedelta(1), unit, -count), whole.latest
    return replace(whole, edtf=f"{first}/{last}", earliest=first, latest=last, precision=Precision.RANGE, value=value)


def _whole_year(phrase: Phrase, scene: Scene, at: int) -> When | None:
    """The year that 'of 1989', 'of this year', 'of the year' or nothing at all names."""
    years = phrase.numbers("y")
    if years:
        return calendar.year_of(years[0])
    if scene.today is None:
        return None
    pointers = [STEPS[code] for code in phrase.codes[at:] if code in "clx"]
    return scene.based(calendar.year_of(scene.today.year + (pointers[0] if pointers else 0)))


def ago(phrase: Phrase, scene: Scene) -> When | None:
    """'three weeks ago', 'a year ago', 'two and a half years ago', 'years ago', 'two weeks from now'."""
    at = max(phrase.at("U"), phrase.at("V"), phrase.at("q"), phrase.at("C"))
    unit = phrase.number(at)
    from_now = phrase.codes[-1] in "Ru"
    if from_now and phrase.word(at + 1) != "from":
        return None
    sign = 1 if from_now else -1
    numbers = phrase.numbers("dnN") or ([1] if phrase.has("a") else [words.VAGUE])
    if phrase.has("h") and unit == words.YEAR and words.VAGUE not in numbers:
        whole = 0 if phrase.codes.startswith("h") else _total(numbers)
        return _counted(scene, scene.today, words.MONTH, sign, [12 * whole + 6], either=False, basis=scene.published)
    return _counted(
        scene,
        scene.today,
        unit,
        sign,
        numbers,
        either=phrase.word(phrase.at("&")) == "or" and phrase.has("&"),
        basis=scene.published,
    )


def later(phrase: Phrase, scene: Scene) -> When | None:
    """'three days later', 'a year earlier': counted from the date before, or for 'earlier' from today."""
    at = max(phrase.at("U"), phrase.at("V"), phrase.at("q"), phrase.at("C"))
    last = len(phrase.codes) - 1
    unit, sign = phrase.number(at), -1 if phrase.codes[-1] == "r" or phrase.number(last) < 0 else 1
    numbers = phrase.numbers("dnN") or ([words.VAGUE] if phrase.codes[0] == "V" else [1])
    anchor = scene.anchor_near(unit)
    if anchor:
        scene.why.append(f"counted from {anchor.edtf}")
        if unit in {words.HOUR, words.MINUTE} and anchor.precision == Precision.MINUTE and words.VAGUE not in numbers:
            return _clock_later(anchor, sign * _total(numbers) * (60 if unit == words.HOUR else 1))
        return _counted(
            scene,
            anchor.earliest,
            unit,
            sign,
            numbers,
            either=phrase.word(phrase.at("&")) == "or" and phrase.has("&"),
            basis=anchor.basis,
        )
    return _counted(
        scene,
        scene.today if sign < 0 else None,
        unit,
        sign,
        numbers,
        either=phrase.word(phrase.at("&")) == "or" and phrase.has("&"),
        basis=scene.published,
    )


def _between(first: When, second: When, basis: str) -> When:
    """From one day, month, year ... to another of the same unit."""
    earliest, latest = first.earliest, second.latest
    plain = "/" not in first.edtf + second.edtf
    shown = f"{first.edtf}/{second.edtf}" if plain else f"{earliest}/{latest}"
    return When(shown, earliest, latest, Precision.RANGE, basis, value=f"{first.value}/{second.value}")


def _clock_later(anchor: When, minutes: int) -> When:
    """A clock time so many minutes after another."""
    moment = datetime.fromisoformat(anchor.edtf) + timedelta(minutes=minutes)
    zone = anchor.edtf[19:]
    shown = f"{moment.isoformat()[:19]}{zone}"
    day = moment.date()
    return replace(anchor, edtf=shown, earliest=day, latest=day, value=f"{shown[:16]}")


def _counted(
    scene: Scene, start: date | None, unit: int, sign: int, numbers: list[int], *, basis: str, either: bool
) -> When:
    """The unit that lies so many units before (``sign`` -1) or after ``start``."""
    vague, count = words.VAGUE in numbers, _total(numbers)
    scene.why.append(f"{'some' if vague else count} {words.UNITS[unit]}s {'back' if sign < 0 else 'on'}")
    if start is None:
        return calendar.unknown(unit)
    if len(numbers) == 2 and either:
        ends = sorted(calendar.shift(start, unit, sign * number) for number in numbers)
        first, second = (calendar.holding(end, unit) for end in ends)
        return _between(first, second, basis)
    if vague:
        return replace(_open_end(start, sign, Precision.UNKNOWN, calendar.length(unit, words.VAGUE)), basis=basis)
    return replace(calendar.holding(calendar.shift(start, unit, sign * count), unit), basis=basis)
