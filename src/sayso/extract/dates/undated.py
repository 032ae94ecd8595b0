"""A text that came with no date goes in; a date that it suggests for itself, with the reason, comes out."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.extract.dates.find import find_dates
from sayso.extract.dates.tense import looks_ahead
from sayso.extract.found import Found
from sayso.model.late import late
from sayso.model.text import Span
from sayso.model.when import Precision, When

OPENING = 600
"""How far into a text its opening reaches, in characters: dateline, captions and the first sentences."""
LINES = 2000
"""How far in a line that says when the article was published is looked for, in characters."""

_LABEL = late(r"(?i:\W*(?:first |last )?(?:published|posted|updated|issued|dated?|filed)(?: on| at)?\W*)")
_DATELINE = late(r"\W*[A-Z][^\W\d_a-z]+[^\n]{0,40}?[,(]\s*")
_AFTER_DATELINE = late(r"\)?\s*(?:\([^()\n]{2,40}\)\s*)?(?:[-–—]|\([^()\n]{2,40}\)|:)")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A date of publication that a text suggests: EDTF, the words that suggest it, and why in one sentence.

    Never more than that: an editor takes it or leaves it, and nothing is read against it before.
    """

    edtf: str
    span: Span
    reason: str


def suggest_published(text: str, *, country: str = "") -> Suggestion | None:
    """When ``text`` may have been published, going by what it says; ``None`` where it gives no hold.

    In order: a line that says so ('Published March 4, 2022') or holds nothing but a day; a dateline with its year; the
    one day, month or year of the opening than which the text names none later. Dates ahead ('by 2030', 'will open in
    2027') and open ones ('since 2000') suggest nothing. ``country`` is as in ``find_dates``.
    """
    named = [
        (found, found.value)
        for found in find_dates(text, country=country)
        if isinstance(found.value, When) and found.value.latest and found.value.edtf[0].isdigit()
    ]
    for found, when in named:
        if found.span.start < LINES and when.precision in _UP_TO_A_DAY:
            reason = _said(text, found.span)
            if reason:
                return Suggestion(when.edtf[:10], found.span, reason)
    return _latest(text, [pair for pair in named if not looks_ahead(text, pair[0].span.start, pair[0].span.end)])


_UP_TO_A_DAY = frozenset({Precision.DAY, Precision.DAYTIME, Precision.MINUTE, Precision.SECOND})


def _said(text: str, span: Span) -> str:
    """Why the words around a day make it the day of publication; empty where they do not."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    before, after = text[start : span.start], text[span.end : len(text) if end < 0 else end]
    words = span.of(text)
    if len(before) > LINES // 10:
        return ""
    if _LABEL.fullmatch(before):
        return f"a line reads '{before.strip()} {words}'"
    if not before.strip() and not after.strip(" .|"):
        return f"'{words}' stands in a line of its own"
    if _DATELINE.fullmatch(before) and _AFTER_DATELINE.match(after):
        return f"the dateline says '{words}'"
    return ""


def _latest(text: str, named: Sequence[tuple[Found, When]]) -> Suggestion | None:
    """The date than which the text names none later, if the opening names it or its year comes more than once."""
    if not named:
        return None
    years = Counter(when.latest.year for _, when in named if when.latest)
    last = max(years)
    found, when = max(
        ((found, when) for found, when in named if when.latest and when.latest.year == last),
        key=lambda pair: (
            pair[0].span.start < OPENING,
            pair[1].precision in _KNOWN,
            pair[1].latest,
            -pair[0].span.start,
        ),
    )
    words = found.span.of(text)
    if found.span.start < OPENING and when.precision in _KNOWN:
        return Suggestion(
            when.edtf[:10].rstrip("~"),
            found.span,
            f"the opening names '{words}' and the text no later year; it may have been published later",
        )
    if found.span.start < OPENING or years[last] > 1:
        return Suggestion(
            f"{last:04d}",
            found.span,
            f"{last} is the latest year that the text names ('{words}'); it may have been published later",
        )
    return None


_KNOWN = _UP_TO_A_DAY | {Precision.MONTH}
