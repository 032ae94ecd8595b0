"""Readers for dates that count units: 'three weeks ago', 'a year earlier', 'the past six months'."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from sayso.extract.dates import calendar, words
from sayso.extract.dates.absolute import absolute
from sayso.extract.dates.codes import Phrase
from sayso.extract.dates.grammar import FULL
from sayso.extract.dates.scene import Scene
from sayso.model.late import late
from sayso.model.when import Precision, When

# Named here: in Python 3.11 it takes longer to look a member up on its class than to compare it.
_MINUTE, _MONTH, _RANGE, _UNKNOWN = Precision.MINUTE, Precision.MONTH, Precision.RANGE, Precision.UNKNOWN

STEPS = {"l": -1, "x": 1, "Z": 1, "c": 0, "b": 0, "L": 0}
"""How many units each kind of pointing word moves."""
HOURS_IN_A_DAY = 24
_LASTING = frozenset({
    "to", "will", "would", "can", "could", "may", "might", "must", "should", "shall", "did", "not", "n't", "only",
    "usually", "often", "typically", "never", "likely", "also", "generally", "and", "they",
    "which", "that", "ll",
})  # fmt: skip
"""What stands before 'last' where it is the verb: 'to last six weeks', 'they last two years'."""
_DAY_AFTER = late(rf"[_&](?P<day>t?{FULL}|M(?:,?y)?)")
_LARGE = frozenset({"million", "billion", "trillion"})


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
        return replace(calendar.unknown(words.DAY), precision=_RANGE, value=value)
    today = scene.today
    if vague:
        return scene.based(_open_end(today, count, _RANGE, value))
    other = calendar.shift(today, unit, count)
    if unit in {words.HOUR, words.MINUTE}:
        other = today + timedelta(count // HOURS_IN_A_DAY if unit == words.HOUR else 0)
    first, last = sorted((today, other))
    return scene.based(calendar.days(first, last, _RANGE, value))


def stretch(phrase: Phrase, scene: Scene) -> When | None:
    """'the past six months', 'the next few years', 'recent weeks', 'the last 24 hours', 'the coming days'."""
    at = max(phrase.at("V"), phrase.at("U"), phrase.at("q"))
    if at < 0 or (phrase.codes[at] != "V" and not phrase.has("dnN")):
        return None
    pointer = phrase.at("lxJ")
    if pointer < 0 or (phrase.codes[pointer] == "J" and "d" in phrase.codes):
        return None
    if phrase.word(pointer) == "last" and pointer == 0 and phrase.word(-1) in _LASTING and phrase.has("dnNa"):
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
        return replace(calendar.unknown(words.DAY), precision=_RANGE, value=value)
    if phrase.codes[ordinal] == "O":
        first, last = whole.earliest, calendar.shift(whole.earliest, unit, count) - timedelta(1)
    else:
        first, last = calendar.shift(whole.latest + timedelta(1), unit, -count), whole.latest
    return replace(whole, edtf=f"{first}/{last}", earliest=first, latest=last, precision=_RANGE, value=value)


def ended(phrase: Phrase, scene: Scene) -> When | None:
    """'the nine months' before 'ended Sept. 30', 'the year' before 'to March 2022': so long, up to that day."""
    if phrase.word(len(phrase.codes)) not in {"ended", "ending", "to"}:
        return None
    at = phrase.at("UVq")
    unit, numbers = phrase.number(at), phrase.numbers("dnN") or [1]
    day = _DAY_AFTER.match(phrase.coded.codes, phrase.last)
    if day is None or words.VAGUE in numbers or unit in {words.MINUTE, words.HOUR, words.DAY}:
        return None
    last_day = Phrase(phrase.coded, day.start("day"), day.end("day"))
    scene.start, scene.end = last_day.start, last_day.end
    end = absolute(last_day, scene)
    scene.start, scene.end = phrase.start, phrase.end
    to = phrase.word(len(phrase.codes)) == "to"
    if end is None or (to and end.precision != _MONTH and not phrase.has("dnN")):
        return None
    count = _total(numbers)
    value = calendar.length(unit, count) if "V" in phrase.codes else ""
    if end.latest is None:
        return replace(calendar.unknown(unit), precision=_RANGE, value=value or calendar.unknown(unit).value)
    scene.why.append(f"up to {end.edtf}")
    last = end.latest
    closes_month = (last + timedelta(1)).day == 1
    first = calendar.shift(last + timedelta(1), unit, -count) if closes_month else calendar.shift(last, unit, -count)
    first += timedelta(0 if closes_month else 1)
    whole = calendar.holding(last, unit)
    if (whole.earliest, whole.latest) == (first, last):
        return replace(whole, basis=end.basis)
    return replace(calendar.days(first, last, _RANGE, value or whole.value), basis=end.basis)


def ahead(phrase: Phrase, scene: Scene) -> When | None:
    """'the weeks ahead': from today on."""
    if phrase.word(2) != "ahead":
        return None
    return reaching(scene, phrase.number(1), 1, vague=True)


def _whole_year(phrase: Phrase, scene: Scene, at: int) -> When | None:
    """The year that 'of 1989', 'of this year', 'of the year' or nothing at all names."""
    years = phrase.numbers("y")
    if years:
        return calendar.year_of(years[0])
    unit = phrase.codes.find("U", at + 1)
    if scene.today is None or (unit >= 0 and phrase.number(unit) != words.YEAR):
        return None
    pointers = [STEPS[code] for code in phrase.codes[at:] if code in "clx"]
    return scene.based(calendar.year_of(scene.today.year + (pointers[0] if pointers else 0)))


def ago(phrase: Phrase, scene: Scene) -> When | None:
    """'three weeks ago', 'a year ago', 'two and a half years ago', 'years ago', 'two weeks from now'."""
    at = max(phrase.at("U"), phrase.at("V"), phrase.at("q"), phrase.at("C"))
    unit = phrase.number(at)
    from_now = phrase.codes[-1] in "Ru"
    if _compares(phrase):
        return None
    if (from_now and phrase.word(at + 1) != "from") or phrase.word(at - 1) in _LARGE:
        return None
    sign = 1 if from_now else -1
    numbers = phrase.numbers("dnN") or ([1] if phrase.has("a") else [words.VAGUE])
    finer, each = _HALVED.get(unit, (unit, 2))
    if phrase.has("h") and unit in _HALVED and words.VAGUE not in numbers:
        whole = 0 if phrase.codes[phrase.at("hdnNa")] == "h" else _total(numbers)
        found = _counted(
            scene, scene.today, finer, sign, [each * whole + each // 2], either=False, basis=scene.published
        )
    else:
        either = phrase.word(phrase.at("&")) == "or" and phrase.has("&")
        found = _counted(scene, scene.today, unit, sign, numbers, either=either, basis=scene.published)
    return _bounded(phrase, found, sign, scene) if phrase.codes[0] == ">" else found


def _compares(phrase: Phrase) -> bool:
    """Whether 'more than' compares a number before it: 'six more than a day earlier'."""
    return phrase.codes[0] == ">" and phrase.coded.codes[phrase.first - 1 : phrase.first] in {"N", "d", "n", "#"}


_HALVED = {words.YEAR: (words.MONTH, 12), words.DECADE: (words.YEAR, 10), words.CENTURY: (words.YEAR, 100)}
"""The unit that half of a unit is counted in, and how many make a whole."""


def _bounded(phrase: Phrase, found: When, sign: int, scene: Scene) -> When:
    """'more than a year ago' lies before the time counted, 'less than a year ago' after it."""
    if found.earliest is None or found.latest is None:
        return found
    start, _, end = found.edtf.partition("/")
    end, today = end or start, scene.today
    if phrase.word(0) == "less" and today is not None:
        first, last = (found.earliest, today) if sign < 0 else (today, found.latest)
        return replace(found, edtf=f"{first}/{last}", earliest=first, latest=last, precision=_RANGE)
    if sign < 0:
        return replace(found, edtf=f"../{end}", earliest=None, precision=_RANGE)
    return replace(found, edtf=f"{start}/..", latest=None, precision=_RANGE)


def later(phrase: Phrase, scene: Scene) -> When | None:
    """'three days later', 'a year earlier': counted from the date before, or for 'earlier' from today."""
    at = max(phrase.at("U"), phrase.at("V"), phrase.at("q"), phrase.at("C"))
    last = len(phrase.codes) - 1
    unit, sign = phrase.number(at), -1 if phrase.codes[-1] == "r" or phrase.number(last) < 0 else 1
    if _compares(phrase):
        return None
    numbers = phrase.numbers("dnN") or ([words.VAGUE] if phrase.codes[0] == "V" else [1])
    anchor = scene.anchor_near(unit)
    if anchor:
        scene.why.append(f"counted from {anchor.edtf}")
        if unit in {words.HOUR, words.MINUTE} and anchor.precision == _MINUTE and words.VAGUE not in numbers:
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
    return When(shown, earliest, latest, _RANGE, basis, value=f"{first.value}/{second.value}")


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
    if unit in {words.DECADE, words.CENTURY} and not vague:
        found = calendar.year_of(calendar.shift(start, unit, sign * count).year)
        return replace(found, edtf=f"{found.edtf}~", basis=basis)
    if len(numbers) == 2 and either:
        ends = sorted(calendar.shift(start, unit, sign * number) for number in numbers)
        first, second = (calendar.holding(end, unit) for end in ends)
        return _between(first, second, basis)
    if vague:
        return replace(_open_end(start, sign, _UNKNOWN, calendar.length(unit, words.VAGUE)), basis=basis)
    return replace(calendar.holding(calendar.shift(start, unit, sign * count), unit), basis=basis)
