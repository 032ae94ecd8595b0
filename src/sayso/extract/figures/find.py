"""A text becomes the figures that it states."""

from bisect import bisect_right
from collections.abc import Sequence

from sayso.extract.figures.currencies import CODES
from sayso.extract.figures.money import Purse
from sayso.extract.figures.numerals import START, TRIGGER
from sayso.extract.figures.reading import Page, read_figures
from sayso.extract.found import Found
from sayso.model.text import Span


def find_figures(text: str, *, taken: Sequence[Span] = (), country: str = "") -> list[Found]:
    """Find figures in ``text`` outside the ``taken`` spans, in order and without overlap.

    ``country`` is the outlet's ISO 3166-1 alpha-2 code, or empty: it says which dollar '$' is. Time is linear
    in the length of the text.
    """
    page = Page(text, Purse(text, country))
    spans = sorted(taken)
    starts = [span.start for span in spans]
    found: list[Found] = []
    at = 0 if START.match(text, 0) else _next(text, 0)
    while at >= 0:
        before = bisect_right(starts, at) - 1
        if before >= 0 and spans[before].end > at:
            page.floor = spans[before].end
            at = _next(text, max(at + 1, spans[before].end))
            continue
        page.wall = starts[before + 1] if before + 1 < len(starts) else 0
        reading = read_figures(page, at)
        if reading.found:
            found.extend(reading.found)
            page.last = reading.found[-1]
            page.floor = page.last.span.end
        at = _next(text, max(reading.next, at + 1))
    return found


def _next(text: str, at: int) -> int:
    """Where the next amount may start at or after ``at``; -1 where there is none."""
    match = TRIGGER.search(text, max(at - 1, 0))
    while match is not None:
        code = match["code"]
        if code is None:
            return match.start() + 1
        if code in CODES:
            return match.end()
        match = TRIGGER.search(text, match.end())
    return -1
