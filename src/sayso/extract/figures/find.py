"""A text becomes the figures that it states."""

import sys
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

from sayso.extract.figures.currencies import CODES
from sayso.extract.figures.draft import Page
from sayso.extract.figures.money import Purse
from sayso.extract.figures.numerals import starts_number
from sayso.extract.figures.reading import read_figures
from sayso.extract.figures.starts import next_start
from sayso.extract.figures.unstated import read_unstated
from sayso.extract.found import Found
from sayso.model.late import late
from sayso.model.text import Span

_CODE_FIRST = late(r"[A-Za-z]{2,4}(?=\d)")


def find_figures(text: str, *, taken: Sequence[Span] = (), country: str = "") -> list[Found]:
    """Find figures in ``text`` outside the ``taken`` spans, in order and without overlap.

    ``country`` is the outlet's ISO 3166-1 alpha-2 code, or empty: it says which dollar '$' is. Time is linear
    in the length of the text.
    """
    page = Page(text, Purse(text, country))
    spans = sorted(taken)
    starts = [span.start for span in spans]
    reach = list(accumulate((span.end for span in spans), max))
    found: list[Found] = []
    at = 0 if starts_number(text, 0) or read_unstated(text, 0) else _coded_start(text)
    at = next_start(text, 1) if at < 0 else at
    while at >= 0:
        before = bisect_right(starts, at) - 1
        if before >= 0 and spans[before].end > at:
            page.floor = spans[before].end
            at = next_start(text, max(at + 1, page.floor))
            continue
        if page.spoken_for.end > at >= page.spoken_for.start:
            at = next_start(text, page.spoken_for.end)
            continue
        page.wall = starts[before + 1] if before + 1 < len(starts) else sys.maxsize
        clear, after = read_figures(page, at)
        if clear and starts:
            clear = tuple([one for one in clear if not _is_taken(one.span, starts, reach)])
        if clear:
            found.extend(clear)
            page.last = clear[-1]
            page.floor = page.last.span.end
        at = next_start(text, max(after, at + 1))
    return found


def _is_taken(span: Span, starts: list[int], reach: list[int]) -> bool:
    """Whether a taken span, of those that start before this one ends, reaches into it."""
    before = bisect_left(starts, span.end)
    return before > 0 and reach[before - 1] > span.start


def _coded_start(text: str) -> int:
    """Where the amount starts in a text that opens with a currency code: 'USD115'; -1 where it does not."""
    match = _CODE_FIRST.match(text)
    return match.end() if match and match.group() in CODES else -1
