"""Readers for clock times and parts of the day, with or without their date."""

import re
from dataclasses import replace

from sayso.extract.dates import calendar, cues, words
from sayso.extract.dates.absolute import absolute
from sayso.extract.dates.codes import Phrase
from sayso.extract.dates.grammar import ANY_DAY
from sayso.extract.dates.numeric import digits
from sayso.extract.dates.relative import deictic, is_programme, is_title, weekday
from sayso.extract.dates.scene import Scene
from sayso.model.late import late
from sayso.model.when import Precision, TimexType, When

# Named here: in Python 3.11 it takes longer to look a member up on its class than to compare it.
_DAY_PRECISION, _DAYTIME, _MINUTE = Precision.DAY, Precision.DAYTIME, Precision.MINUTE
_TIME = TimexType.TIME

RECENT_DAYS = 7
"""A bare clock time is news of the last days: it does not go with a day further back, unless a time of that day was
just told."""
_CLOCK = late(r"~?(?:[dTiN]p|T|d?K|[yn](?=z)|[yn]V|[dN](?=etD))(?P<zone>(?:,?\(?z\)?)?)")
_SECOND_CLOCK = late(rf"[-&](?:[dTi]p|K)z?,?e?(?P<day>{ANY_DAY}|)")
_DAY = late(r"[MmWwuIdoO]")


def part(phrase: Phrase, first: int, last: int) -> Phrase:
    """Tokens ``first`` to ``last`` of the phrase, counted within it."""
    return Phrase(phrase.coded, phrase.first + first, phrase.first + last)


def day_of(phrase: Phrase, scene: Scene) -> When | None:
    """The day that the phrase names, in any of the ways a day is named."""
    codes = phrase.codes
    if "M" in codes or "m" in codes:
        return absolute(phrase, scene)
    if "u" in codes:
        return deictic(phrase, scene)
    if "W" in codes or "w" in codes:
        at = phrase.at("Ww")
        if codes[at] == "w" and at + 1 < len(codes):
            phrase = part(phrase, 0, at + 1)
        return weekday_short(phrase, scene)
    return digits(phrase, scene) if "I" in codes else None


def weekday_short(phrase: Phrase, scene: Scene) -> When | None:
    """A weekday in full or shortened."""
    if "W" in phrase.codes:
        return weekday(phrase, scene)
    found = scene.weekday(phrase.number(phrase.at("w")))
    return scene.based(calendar.day(found)) if found else calendar.some_day()


def clock(phrase: Phrase, scene: Scene) -> When | None:
    """'10:35 a.m.', '5 p.m. EST Nov. 9', 'noon Saturday', '1430 GMT', '4 in the morning', 'Wednesday at 10 p.m.'."""
    found = _CLOCK.search(phrase.codes) if phrase.codes[0] in "~dTiKynN" else None
    at_start = found is not None and found.start() == 0
    if not at_start:
        found = _last_clock(phrase.codes)
    if found is None:
        return None
    minute = _minute(phrase, found)
    if minute is None:
        return None
    zone_at = phrase.codes.find("z", found.start(), found.end())
    zone = phrase.number(zone_at) if zone_at >= 0 else None
    rest = part(phrase, found.end(), phrase.last - phrase.first) if at_start else part(phrase, 0, found.start())
    if rest.codes[:1] == "1":
        rest = part(rest, 1, rest.last - rest.first)
    base = _base(rest, scene)
    if base is None:
        if rest.last > rest.first and _DAY.search(rest.codes):
            return None
        if not _is_clock(phrase, found):
            return None
        base = _day_after(phrase, scene) or _day_before(scene) or _today(scene)
        base = _after_midnight(base, minute, scene)
    return calendar.clock(base, minute, zone, "Z" if zone == 0 else "")


LATE_EVENING, SMALL_HOURS = 18 * 60, 6 * 60


def _after_midnight(base: When, minute: int, scene: Scene) -> When:
    """'3:10 a.m.' told after '11 p.m. on Feb. 3' or 'that night' is of the next day."""
    anchor = scene.anchor_near(words.DAY)
    if minute >= SMALL_HOURS or anchor is None or base.earliest is None or base.earliest != anchor.earliest:
        return base
    evening = anchor.value.endswith(("TNI", "TEV"))
    if anchor.precision == _MINUTE and anchor.value[-6:-5] == "T":
        evening = int(anchor.value[-5:-3]) * 60 >= LATE_EVENING
    if not evening or (scene.today and base.earliest >= scene.today):
        return base
    scene.why.append("after midnight")
    return replace(calendar.day(calendar.shift(base.earliest, words.DAY, 1)), basis=base.basis)


def _last_clock(codes: str) -> re.Match[str] | None:
    last = None
    for last in _CLOCK.finditer(codes, 1):  # noqa: B007 - the last one is wanted
        pass
    return last if last and last.end() == len(codes) else None


def _base(rest: Phrase, scene: Scene) -> When | None:
    if rest.last <= rest.first:
        return None
    if "D" in rest.codes and not _DAY.search(rest.codes):
        return _today(scene)
    return day_of(rest, scene)


def clock_past(phrase: Phrase, scene: Scene) -> When | None:
    """'half past nine', 'quarter to five on Sunday'."""
    to = phrase.word(1) == "to"
    if phrase.word(1) not in {"past", "to"} or (to and phrase.codes[0] == "h"):
        return None
    if phrase.word(-1) not in cues.BEFORE_CLOCK | {"a"} or (to and phrase.codes[2] != "N"):
        return None
    hour = phrase.number(2)
    if not 1 <= hour <= 12:
        return None
    past = 30 if phrase.codes[0] == "h" else -15 if to else 15
    at, half = 3, 0
    if phrase.codes[at : at + 1] == "p":
        at, half = at + 1, max(0, phrase.number(at))
    elif phrase.codes[at : at + 3] == "etD":
        at, half = at + 3, 0 if phrase.number(at + 2) == 0 else 720
    base = _base(part(phrase, at, phrase.last - phrase.first), scene) or _day_before(scene) or _today(scene)
    return calendar.clock(base, (hour % 12 * 60 + past + half) % 1440, None, "")


def early_hours(phrase: Phrase, scene: Scene) -> When | None:
    """'the early hours of Sunday', 'the small hours of Monday morning'."""
    at = phrase.at("V")
    if phrase.number(at) != words.HOUR or phrase.word(at - 1) not in {"early", "small", "late", "wee"}:
        return None
    end = phrase.last - phrase.first
    base = day_of(part(phrase, at + 2, end - phrase.codes.endswith("D")), scene)
    return calendar.part_of_day(base, "NI" if phrase.word(at - 1) == "late" else "MO") if base else None


def clock_less(phrase: Phrase, scene: Scene) -> When | None:
    """The first time of '7:30-9 p.m. Tuesday': its half of the day and its date stand with the second."""
    found = _SECOND_CLOCK.match(phrase.coded.codes, phrase.last)
    second = Phrase(phrase.coded, phrase.last + 1, found.end()) if found else None
    at = second.at("p") if second else -1
    if second is None or at < 0 or second.number(at) < 0:
        return None
    shown = re.split(r"[:.]", phrase.word(0))
    hour, minute = int(shown[0]), int(shown[1]) if len(shown) > 1 else 0
    if not 1 <= hour <= 12:
        return None
    base = _day_after(phrase, scene) or _day_before(scene) or _today(scene)
    return calendar.clock(base, hour % 12 * 60 + minute + second.number(at), None, "")


def _day_after(phrase: Phrase, scene: Scene) -> When | None:
    """The day that stands with the second time of '9 a.m. to 5 p.m. Saturday'."""
    found = _SECOND_CLOCK.match(phrase.coded.codes, phrase.last)
    if not found or not found["day"]:
        return None
    return day_of(Phrase(phrase.coded, found.start("day"), found.end("day")), scene)


def _day_before(scene: Scene) -> When | None:
    """The day last named, if it is near and, where that is known, of the days before publication."""
    anchor = scene.anchor_near(words.DAY)
    if anchor is None or anchor.earliest is None:
        return None
    told = anchor.timex == _TIME
    if not told and scene.today and abs((scene.today - anchor.earliest).days) > RECENT_DAYS:
        return None
    scene.why.append(f"on {anchor.earliest.isoformat()}")
    return replace(calendar.day(anchor.earliest), basis=anchor.basis)


def _today(scene: Scene) -> When:
    if scene.today is None:
        return replace(calendar.unknown(words.DAY), precision=_DAY_PRECISION)
    return scene.based(calendar.day(scene.today))


def _minute(phrase: Phrase, found: re.Match[str]) -> int | None:
    """Minutes since midnight; ``None`` if the numbers are no time of day."""
    at = found.start() + (phrase.codes[found.start()] == "~")
    at += phrase.codes[at : at + 2] == "dK"
    code, word = phrase.codes[at], phrase.word(at)
    if code == "K":
        return phrase.number(at)
    if code in "yn":
        hour, minute = divmod(phrase.number(at), 100)
        return hour * 60 + minute if len(word) == 4 and hour < 24 and minute < 60 else None
    if code in "dN":
        hour, minute = phrase.number(at), 0
    else:
        shown = re.split(r"[:.]", word)
        hour, minute = int(shown[0]), int(shown[1])
    half_at = phrase.codes.find("p", at)
    if half_at >= 0 and phrase.number(half_at) >= 0:
        return None if hour > 12 or hour < 1 else hour % 12 * 60 + minute + phrase.number(half_at)
    part_at = phrase.codes.find("D", at)
    if part_at >= 0 and hour <= 12 and phrase.number(part_at) in {1, 2} and hour < 12:
        hour += 12
    return hour * 60 + minute if 0 <= hour < 24 else None


def _is_clock(phrase: Phrase, found: re.Match[str]) -> bool:
    """Whether a time with a bare colon is one, and not a score, a verse or a running time."""
    codes = found[0]
    if "V" in codes:
        return phrase.word(-1) == "at" and phrase.word(found.end() - 1) == "hours"
    if "p" in codes or "K" in codes or "z" in codes or "D" in phrase.codes:
        return "K" not in codes or _is_noon(phrase)
    text, start, end = phrase.coded.text, phrase.start, phrase.end
    if (text[start - 1 : start] in {"(", ":", "-", "/"} and start) or text[end : end + 1] in {":", "/", "-"}:
        return False
    return phrase.word(-1) in cues.BEFORE_CLOCK or phrase.word(phrase.last - phrase.first) in cues.AFTER_CLOCK


def _is_noon(phrase: Phrase) -> bool:
    """Whether 'noon' or 'midnight' is not part of a name or a compound."""
    text, start, end = phrase.coded.text, phrase.start, phrase.end
    written = text[start : start + 1]
    return not (text[end : end + 1] == "-" or text[start - 1 : start] == "-" or (written.isupper() and start > 0))


def part_of_day(phrase: Phrase, scene: Scene) -> When | None:
    """'Friday morning', 'last night', 'this afternoon', 'the morning of Jan. 31', 'mid-afternoon', 'the evening'."""
    at = phrase.at("D")
    suffix = words.DAYPART_CODES[phrase.number(at)]
    if phrase.word(at).endswith("s") or is_programme(phrase, at):
        return None
    others = Phrase(phrase.coded, phrase.first, phrase.first + at), part(phrase, at + 1, phrase.last - phrase.first)
    for other in others:
        if other.last > other.first and _DAY.search(other.codes):
            base = day_of(other, scene)
            return calendar.part_of_day(base, suffix) if base else None
    pointer = phrase.at("clxbZ")
    if pointer >= 0:
        return None if is_title(phrase, at) else _pointed(phrase, scene, pointer, suffix)
    if phrase.codes[0] == "D" or (phrase.word(phrase.last - phrase.first) in {"of", "in"} and "v" not in phrase.codes):
        return None
    anchor = scene.anchor_near(words.DAY)
    if anchor and anchor.earliest:
        scene.why.append(f"of {anchor.edtf}")
        return calendar.part_of_day(replace(calendar.day(anchor.earliest), basis=anchor.basis), suffix)
    return replace(
        calendar.unknown(words.DAY),
        precision=_DAYTIME,
        timex=_TIME,
        value=f"{calendar.UNKNOWN_DAY}T{suffix}",
    )


def _pointed(phrase: Phrase, scene: Scene, pointer: int, suffix: str) -> When | None:
    code, step = phrase.codes[pointer], {"l": -1, "x": 1, "Z": 1}.get(phrase.codes[pointer], 0)
    scene.why.append(f"'{phrase.word(pointer)}'")
    anchor = (
        scene.anchor_near(words.DAY) if code in "bZ" or phrase.codes[max(0, pointer - 1) : pointer] == "t" else None
    )
    if anchor and anchor.earliest:
        at = calendar.shift(anchor.earliest, words.DAY, step)
        return calendar.part_of_day(replace(calendar.day(at), basis=anchor.basis), suffix)
    if scene.today is None or code in "bZ" or phrase.codes[max(0, pointer - 1) : pointer] == "t":
        unknown = replace(calendar.unknown(words.DAY), precision=_DAY_PRECISION)
        return calendar.part_of_day(unknown, suffix)
    return calendar.part_of_day(scene.based(calendar.day(calendar.shift(scene.today, words.DAY, step))), suffix)
