"""A text becomes the dates and times that it states."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache

from sayso.extract.dates import (
    absolute,
    business,
    calendar,
    counted,
    holidays,
    nth,
    numeric,
    recurring,
    relative,
    stepped,
    times,
    years,
)
from sayso.extract.dates.codes import Coded, Phrase
from sayso.extract.dates.grammar import START, Rule, matches
from sayso.extract.dates.scene import Scene
from sayso.extract.found import Found
from sayso.model import edtf
from sayso.model.text import Span
from sayso.model.when import TimexType, When

# Named here: in Python 3.11 it takes longer to look a member up on its class than to compare it.
_SET = TimexType.SET

Reader = Callable[[Phrase, Scene], When | None]

READERS: dict[str, Reader] = {
    "absolute": absolute.absolute,
    "year": years.year,
    "year_words": years.year_words,
    "decade": years.decade,
    "century": years.century,
    "era": years.era,
    "digits": numeric.digits,
    "weekday": relative.weekday,
    "weekday_week": stepped.weekday_week,
    "day_of_month": stepped.day_of_month,
    "before_last": stepped.before_last,
    "week_of": relative.week_of,
    "nth_of": nth.nth_of,
    "year_short": years.year_short,
    "clock_less": times.clock_less,
    "day_more": absolute.day_more,
    "day_less": absolute.day_less,
    "month_less": absolute.month_less,
    "weekday_ordinal": relative.weekday_ordinal,
    "half_code": business.half_code,
    "fiscal_code": business.fiscal_code,
    "deictic": relative.deictic,
    "reference": relative.reference,
    "relative": relative.relative,
    "the_unit": relative.the_unit,
    "year_end": relative.year_end,
    "unit_before": relative.unit_before,
    "stretch": counted.stretch,
    "ahead": counted.ahead,
    "ended": counted.ended,
    "first_units": counted.first_units,
    "ago": counted.ago,
    "later": counted.later,
    "season": business.season,
    "quarter": business.quarter,
    "period": business.period,
    "half": business.half,
    "fiscal": business.fiscal,
    "holiday": holidays.holiday,
    "clock": times.clock,
    "clock_past": times.clock_past,
    "early_hours": times.early_hours,
    "part_of_day": times.part_of_day,
    "every": recurring.every,
    "weekends": recurring.weekends,
    "often": recurring.often,
}
"""The reader that each rule of the grammar names."""

COMPARED = frozenset({"later", "period", "ago"})
"""Readers of dates named to compare with: what comes after them does not count from there."""
COUNTED = frozenset({"relative", "later", "unit_before", "part_of_day", "clock", "day_of_month"})
"""Readers whose date may be counted from another: its year is not one that the text names."""


def find_dates(text: str, *, published: str = "", country: str = "") -> list[Found]:
    """Find dates in ``text``, in order and without overlap.

    ``published`` is the EDTF date that relative dates are read against. Where it is coarser than a day, a date is
    settled only if its first and last day give the same answer; else, as with no ``published`` at all, what is not
    known stays ``X``. ``country`` (ISO 3166-1 alpha-2) is the outlet's and settles day and month order in digits.
    """
    coded = Coded(text)
    first, last = _ends(published)
    found = list(_scan(coded, Scene(text, first, published, country)))
    if first == last:
        return found
    other = {one.span: one for one in _scan(coded, Scene(text, last, published, country))}
    unknown = list(_scan(coded, Scene(text, None, "", country)))
    settled = {one.span: one for one in found if other.get(one.span) == one}
    return [settled.get(one.span, one) for one in unknown]


@lru_cache(maxsize=256)
def _ends(published: str) -> tuple[date | None, date | None]:
    """The first and last day that the article can have been published on, if both are known."""
    ends = edtf.interval(published) if published else None
    return ends if ends and ends[0] and ends[1] else (None, None)


def _scan(coded: Coded, scene: Scene) -> Iterator[Found]:
    position, codes = 0, coded.codes
    while (start := START.search(codes, position)) is not None:
        position = start.start()
        for length, rule in matches(codes, position):
            end = position + length
            phrase = Phrase(coded, position, end)
            when = _read(rule, phrase, scene)
            if when is not None:
                yield Found(Span(phrase.start, phrase.end), when, rule.name, "; ".join(scene.why))
                if rule.reader not in COMPARED:
                    scene.remember(when, phrase.end, named=rule.reader not in COUNTED)
                position = end
                break
        else:
            position += 1


def _read(rule: Rule, phrase: Phrase, scene: Scene) -> When | None:
    scene.start, scene.end = phrase.start, phrase.end
    scene.why.clear()
    try:
        when = READERS[rule.reader](phrase, scene)
    except (OverflowError, ValueError):
        # Counting from a publication date can leave the years 1 to 9999 ('5,000 years ago').
        return None
    if when is None:
        return None
    if scene.today is None and scene.named_year and when.edtf.startswith("XXXX") and when.timex != _SET:
        scene.why.append(f"no publication date; the text names {scene.named_year}")
    return _part(phrase, when, scene)


def _part(phrase: Phrase, when: When, scene: Scene) -> When:
    """'early', 'late', 'the end of' narrow the period to a third of it; 'since' and 'until' open it."""
    at = phrase.at("vj")
    if at >= 0 and (phrase.codes[at] == "v" or phrase.codes[at + 1 : at + 2] in {"f", "-"}):
        scene.why.append(f"'{phrase.word(at)}'")
        when = calendar.third(when, phrase.number(at))
    if phrase.codes[0] == "~" and phrase.first + 1 < phrase.last and when.edtf[-1].isdigit() and "T" not in when.edtf:
        scene.why.append(f"'{phrase.word(0)}'")
        when = replace(when, edtf=f"{when.edtf}~") if "/" not in when.edtf else when
    return _opened(phrase, when, scene)


def _opened(phrase: Phrase, when: When, scene: Scene) -> When:
    """'since' opens the end of a date, 'until' and 'by' its start.

    Not so 'by' in 'by Friday's vote', which names who, nor 'by late June', which is when it was seen; 'until the end
    of March' names the stretch in which something ends.
    """
    if phrase.coded.codes[phrase.first - 1 : phrase.first] != "_":
        return when
    before = phrase.word(-1)
    if before == "least" and phrase.word(-2) == "at":
        before = phrase.word(-3)
    owner = phrase.coded.codes[phrase.last : phrase.last + 1] == "s"
    if before not in {"since", "until", "till", "by"} or (before == "by" and (owner or "/" in when.edtf)):
        return when
    if before in {"until", "till"} and "~/" in when.edtf:
        return when
    if when.earliest is None or when.latest is None:
        return when
    scene.why.append(f"'{before}'")
    start, _, end = when.edtf.partition("/")
    if before == "since":
        return replace(when, edtf=f"{start}/..", latest=None)
    return replace(when, edtf=f"../{end or start}", earliest=None)
