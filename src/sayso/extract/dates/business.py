"""Readers for parts of a year: seasons, quarters, halves, reporting periods and fiscal years."""

from dataclasses import replace

from sayso.extract.dates import calendar, cues, words
from sayso.extract.dates.codes import Phrase
from sayso.extract.dates.counted import STEPS
from sayso.extract.dates.scene import Scene
from sayso.extract.dates.years import whole_year
from sayso.model.when import Precision, When

# Named here: in Python 3.11 it takes longer to look a member up on its class than to compare it.
_HALF, _QUARTER, _RANGE, _SEASON, _UNKNOWN = (
    Precision.HALF,
    Precision.QUARTER,
    Precision.RANGE,
    Precision.SEASON,
    Precision.UNKNOWN,
)


HALF_OVER = 6
"""Up to this month, results of a second half are last year's."""


def season(phrase: Phrase, scene: Scene) -> When | None:  # noqa: PLR0911 - one return a case
    """'last summer', 'the winter of 1994', 'spring 2013', 'this past fall', 'in summer'."""
    at = phrase.at("S")
    code, years, pointer = phrase.number(at), phrase.numbers("y"), phrase.at("lxc")
    after = phrase.coded.word(phrase.last)
    if phrase.has("@"):
        return calendar.season(whole_year(phrase.numbers("@")[0], scene), code)
    if years:
        if years[0] < 1400:
            return None
        return calendar.season(years[0], code)
    if pointer < 0 and after[:1].isupper() and phrase.coded.word(phrase.first + at)[0].isupper():
        return None
    if pointer < 0:
        preceded = phrase.word(-1) in cues.BEFORE_SEASON or phrase.has("vj")
        follows = after.lower()
        if phrase.codes[-2:-1] not in {"t", "b"} and not preceded:
            return None
        if phrase.word(at) in {"fall", "spring"} and (
            follows in {"of", "in", "and", "from"} or (phrase.codes[-2:-1] == "t" and not preceded)
        ):
            return None
    if phrase.codes[0] == "b":
        return _that_season(scene, code)
    if scene.today is None:
        return When(f"XXXX-{code}", None, None, _SEASON, value=f"XXXX-{calendar.SEASON_NAMES[code]}")
    return scene.based(calendar.season(_season_year(phrase, scene, code, pointer), code))


def _that_season(scene: Scene, code: int) -> When:
    """'that summer': of the year last named."""
    anchor = scene.anchor_near(words.YEAR) or scene.anchor_near(words.MONTH)
    if anchor is None or anchor.earliest is None:
        return When(f"XXXX-{code}", None, None, _SEASON, value=f"XXXX-{calendar.SEASON_NAMES[code]}")
    scene.why.append(f"of {anchor.edtf}")
    return replace(calendar.season(anchor.earliest.year, code), basis=anchor.basis)


def _season_year(phrase: Phrase, scene: Scene, code: int, pointer: int) -> int:  # noqa: PLR0911 - one return a case
    assert scene.today is not None
    today, start = scene.today, calendar.SEASON_START[code]
    if phrase.has("U"):
        return today.year + STEPS[phrase.codes[pointer]]
    this_year = calendar.season(today.year, code)
    running_winter = code == words.SEASONS["winter"] and today.month <= 2
    current = today.year - 1 if running_winter else today.year
    word = phrase.codes[pointer] if pointer >= 0 else ""
    if word == "c" and phrase.has("l"):
        word = "l"
    if word == "l":
        over = this_year.latest is not None and this_year.latest < today
        return current - 1 if running_winter else today.year - (not over)
    if word == "x":
        return today.year + (start <= today.month)
    if word == "c":
        return current
    if scene.ahead() and this_year.latest is not None and this_year.latest < today:
        return today.year + 1
    if start > today.month and scene.ahead() is False and not running_winter:
        return today.year - 1
    return current


def quarter(phrase: Phrase, scene: Scene) -> When | None:  # noqa: PLR0911 - one return a case
    """'the third quarter', 'fourth-quarter', "last year's third quarter", 'Q3 2017', 'the quarter a year ago'."""
    codes = phrase.codes
    at = phrase.at("q9")
    if phrase.word(phrase.last - phrase.first) in cues.QUARTERED:
        return None
    ordinals = phrase.numbers("oO") if codes[at] == "q" else [phrase.number(at)]
    pointed = any(code in "clxLgry" for code in codes) or "F" in codes
    if not ordinals and (not pointed or codes[0] == "F"):
        return None
    if any(not 1 <= number <= 4 for number in ordinals) or (codes[at] == "9" and not 1 <= phrase.number(at) <= 4):
        return None
    if not ordinals and phrase.word(at) == "quarters":
        return None
    fiscal = "F" in codes or "4" in codes
    if codes == "9" and phrase.word(-1) not in cues.BEFORE_QUARTER_CODE:
        return None
    year = _quarter_year(phrase, scene, ordinals)
    if year is None:
        number = 32 + ordinals[0] if ordinals else 0
        shown = f"XXXX-{number}" if number else "XXXX"
        return When(shown, None, None, _QUARTER, value=f"XXXX-Q{ordinals[0] if ordinals else 'X'}")
    if not ordinals:
        return _plain_quarter(phrase, scene, year)
    found = calendar.quarter(year, ordinals[0])
    if fiscal:
        found = replace(found, edtf=found.edtf + "~")
    return found if phrase.has("y4") else scene.based(found)


def _quarter_year(phrase: Phrase, scene: Scene, ordinals: list[int]) -> int | None:
    years = phrase.numbers("y4")
    if years:
        return years[0] if years[0] >= 1400 else None
    if scene.today is None:
        return None
    today, codes = scene.today, phrase.codes
    for at, code in enumerate(codes):
        if code in "clx" and "U" in codes[at:]:
            return today.year + STEPS[code]
    if not ordinals:
        return today.year - (1 if "U" in codes else 0)
    current = (today.month + 2) // 3
    back = 1 if "U" in codes or codes.endswith("g") else 0
    if scene.ahead():
        return today.year + (ordinals[0] < current)
    return today.year - (ordinals[0] > current) - back


def _plain_quarter(phrase: Phrase, scene: Scene, year: int) -> When:
    """'the latest quarter', 'this quarter', 'the year-ago quarter', 'the 1988 quarter'."""
    if phrase.has("y") or scene.today is None:
        return (
            When(f"{year:04d}", None, None, _QUARTER, value=f"{year:04d}-QX")
            if scene.today is None
            else replace(calendar.year_of(year), precision=_QUARTER, value=f"{year:04d}-QX")
        )
    step = next((STEPS[code] for code in phrase.codes if code in STEPS), 0)
    number = (scene.today.month + 2) // 3 + (step if "U" not in phrase.codes else 0)
    reported = scene.reported() if "L" in phrase.codes or "U" in phrase.codes else None
    if reported is not None:
        scene.why.append("of the quarter named before")
        year, number = reported.year - ("U" in phrase.codes), (reported.month + 2) // 3
    return scene.based(calendar.quarter(year, number))


def period(phrase: Phrase, scene: Scene) -> When | None:  # noqa: PLR0911 - one return a case
    """'the latest period', 'the year-earlier period', 'year-ago', 'the same period last year', 'the latest week'."""
    codes = phrase.codes
    if "P" in codes and "y" in codes:
        return replace(calendar.year_of(phrase.numbers("y")[0]), precision=_UNKNOWN)
    units = [number for at, number in ((at, phrase.number(at)) for at, code in enumerate(codes) if code in "UqV")]
    if codes[-1] in "rg" or "-r" in codes or "-g" in codes:
        if words.YEAR not in units:
            return None
        return _compared(scene, 1)
    if "P" in codes and any(code in "clx" for code in codes):
        step = next(STEPS[code] for code in codes if code in "clx")
        return _compared(scene, -step)
    if "L" in codes:
        unit = units[0] if units else words.YEAR
        if unit in {words.MINUTE, words.HOUR} or "V" in codes:
            return None
        if "P" in codes and scene.today is not None and scene.reported() is not None:
            return _compared(scene, 0)
        if "P" in codes:
            return (
                calendar.unknown(words.DAY)
                if scene.today is None
                else scene.based(replace(calendar.year_of(scene.today.year), precision=_UNKNOWN))
            )
        return calendar.unknown(unit) if scene.today is None else scene.based(calendar.holding(scene.today, unit))
    return None


def _compared(scene: Scene, years: int) -> When:
    """The quarter that results are compared with, ``years`` before the one named; the whole year where none is."""
    reported = scene.reported()
    if reported is None or scene.today is None:
        return _years_back(scene, years)
    scene.why.append("compared with the quarter named before")
    return scene.based(calendar.quarter(reported.year - years, (reported.month + 2) // 3))


def _years_back(scene: Scene, count: int) -> When:
    if scene.today is None:
        return calendar.unknown(words.YEAR)
    return scene.based(calendar.year_of(scene.today.year - count))


def half(phrase: Phrase, scene: Scene) -> When | None:
    """'the first half of 1989', "this year's second half", 'the last half of the year'."""
    at = phrase.at("h")
    before = max((index for index in range(at) if phrase.codes[index] in "Olx"), default=-1)
    if before < 0:
        return None
    number = phrase.number(before) if phrase.codes[before] == "O" else 2
    if number not in {1, 2}:
        return None
    years = phrase.numbers("y")
    if years:
        return calendar.half(years[0], number)
    unit = phrase.at("U")
    results = phrase.codes == "O-h" and cues.RESULTS.match(phrase.coded.text, phrase.end) is not None
    if not results and (unit < 0 or phrase.number(unit) != words.YEAR):
        return None
    if scene.today is None:
        return When(f"XXXX-{39 + number}", None, None, _HALF, value=f"XXXX-H{number}")
    step = next((STEPS[code] for index, code in enumerate(phrase.codes) if code in "clx" and index != before), 0)
    if results and number == 2 and scene.today.month <= HALF_OVER and not scene.ahead():
        step = -1
    return scene.based(calendar.half(scene.today.year + step, number))


def half_code(phrase: Phrase, _scene: Scene) -> When | None:
    """'H1 2012', '2019-H2'."""
    return calendar.half(phrase.numbers("y")[0], phrase.number(phrase.at("5")))


def fiscal_code(phrase: Phrase, _scene: Scene) -> When | None:
    """'FY12', 'FY2012', 'FY2021-22'."""
    found = calendar.year_of(phrase.number(0))
    if len(phrase.codes) > 1:
        return _two_years(phrase, phrase.number(0))
    return replace(found, edtf=f"{found.edtf}~")


def _two_years(phrase: Phrase, first: int) -> When | None:
    """'FY2021-22', 'fiscal 1997-98': the second year follows the first."""
    if phrase.number(len(phrase.codes) - 1) != (first + 1) % 100:
        return None
    return calendar.written(f"{first:04d}~/{first + 1:04d}~", precision=_RANGE)


def fiscal(phrase: Phrase, scene: Scene) -> When | None:
    """'fiscal 1989', 'the current fiscal year', 'the fiscal year'; approximate, as fiscal years differ."""
    years = phrase.numbers("y")
    unit = phrase.at("U")
    if not years and (unit < 0 or phrase.number(unit) != words.YEAR):
        return None
    if not years and phrase.at("tclxLbZ") < 0:
        return None
    if years:
        found = calendar.year_of(years[0])
        if phrase.codes[-2:-1] == "-":
            return _two_years(phrase, years[0])
        return replace(found, edtf=f"{found.edtf}~", value=f"{years[0]:04d}")
    if scene.today is None:
        return calendar.unknown(words.YEAR)
    step = next((STEPS[code] for code in phrase.codes if code in STEPS), 0)
    found = calendar.year_of(scene.today.year + step)
    return scene.based(replace(found, edtf=f"{found.edtf}~"))
