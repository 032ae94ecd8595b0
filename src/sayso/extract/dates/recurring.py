"""Readers for what comes again: 'every Friday', 'each July', 'daily', 'twice a week', 'Mondays'."""

from dataclasses import replace

from sayso.extract.dates import calendar, words
from sayso.extract.dates.codes import Phrase
from sayso.extract.dates.scene import Scene
from sayso.model.when import Precision, TimexType, When

# Named here: in Python 3.11 it takes longer to look a member up on its class than to compare it.
_UNKNOWN = Precision.UNKNOWN
_SET = TimexType.SET


def _set(value: str) -> When:
    return replace(calendar.unknown(words.DAY), precision=_UNKNOWN, timex=_SET, value=value)


def every(phrase: Phrase, _scene: Scene) -> When | None:  # noqa: PLR0911 - one return a case
    """'every Friday', 'each month', 'every two weeks', 'every other day', 'Tuesday nights', 'Mondays'."""
    codes = phrase.codes
    at = phrase.at("UVqCWSDMH")
    if codes[0] == "W":
        return _plural_weekday(phrase)
    if "_" in codes and phrase.word(codes.index("_")) != "other":
        return None
    code, number = codes[at], phrase.number(at)
    if code == "W":
        ending = f"T{words.DAYPART_CODES[phrase.number(len(codes) - 1)]}" if codes[-1] == "D" else ""
        return _set(f"XXXX-WXX-{number + 1}{ending}")
    if code == "M":
        return _set(f"XXXX-{number:02d}")
    if code == "S":
        return _set(f"XXXX-{calendar.SEASON_NAMES[number]}")
    if code == "D":
        return _set(f"{calendar.UNKNOWN_DAY}T{words.DAYPART_CODES[number]}")
    if code == "H":
        return _set("P1Y")
    if (
        code == "U"
        and "V" not in codes
        and number in {words.MINUTE, words.HOUR}
        and codes[0] == "A"
        and phrase.word(0) == "each"
    ):
        return None
    if phrase.has("O") and not 2 <= phrase.number(phrase.at("O")) <= 31:
        return None
    counts = phrase.numbers("NdO") or [2 if "_" in codes else 1]
    return _set(calendar.length(number, counts[0]))


def weekends(phrase: Phrase, _scene: Scene) -> When | None:
    """'on weekends'."""
    return _set("XXXX-WXX-WE") if phrase.word(0) == "weekends" else None


def _plural_weekday(phrase: Phrase) -> When | None:
    """'Mondays', 'Friday nights'."""
    day, last = phrase.word(0), phrase.word(len(phrase.codes) - 1)
    value = f"XXXX-WXX-{phrase.number(0) + 1}"
    if len(phrase.codes) == 1:
        return _set(value) if day.endswith("s") else None
    if not last.endswith("s"):
        return None
    return _set(f"{value}T{words.DAYPART_CODES[phrase.number(1)]}")


def often(phrase: Phrase, _scene: Scene) -> When | None:
    """'daily', 'weekly', 'twice a week'; not a newspaper's name ('Daily Mail', 'Newsweekly')."""
    if phrase.codes == "7Q":
        return _set(words.FREQUENCIES[phrase.word(1)])
    if phrase.codes[0] == "7":
        unit = phrase.number(phrase.at("U"))
        return _set(calendar.length(unit, 1)) if unit not in {words.MINUTE, words.SEASON} else None
    written = phrase.coded.word(phrase.first)
    if written[:1].isupper() and (
        phrase.coded.word(phrase.last)[:1].isupper() or phrase.coded.word(phrase.first - 1)[:1].isupper()
    ):
        return None
    if phrase.start and phrase.coded.text[phrase.start - 1] == "-":
        return None
    return _set(words.FREQUENCIES[written.lower()])
