"""A text and what an editor typed go in; out come the places where the text says it, and how exactly."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from sayso.anchor.boundary import cuts
from sayso.anchor.fold import Folded, case, spacing, typography
from sayso.model.text import Span


class QuoteLevel(StrEnum):
    """How exactly a typed quote matches, strictest first; each level also allows what the ones before it do."""

    EXACT = "exact"
    TYPOGRAPHY = "typography"
    SPACING = "spacing"
    CASE = "case"


_FOLDS: tuple[tuple[QuoteLevel, Callable[[str], Folded]], ...] = (
    (QuoteLevel.TYPOGRAPHY, typography),
    (QuoteLevel.SPACING, spacing),
    (QuoteLevel.CASE, case),
)


@dataclass(frozen=True, slots=True)
class Quoted:
    """Where a quote stands, in text order; ``level`` is the strictest at which it stands anywhere.

    No spans: the text does not say it. Several: an editor has to choose.
    """

    spans: tuple[Span, ...]
    level: QuoteLevel | None = None


def find_quote(text: str, quote: str) -> tuple[Span, ...]:
    """The spans where ``text`` says ``quote``, at the strictest level at which it does."""
    return look_up(text, quote).spans


def look_up(text: str, quote: str) -> Quoted:
    """Look ``quote`` up in ``text``: as typed, then with plain quotes and dashes, then any spacing, then any case.

    White space around the quote is not part of it. A place that cuts through a number or a word is none: '10' is
    not in '10,000'. Digits and letters themselves must agree at every level.
    """
    wanted = quote.strip()
    if not wanted:
        return Quoted(())
    spans = exact_spans(text, wanted)
    if spans:
        return Quoted(spans, QuoteLevel.EXACT)
    for level, fold in _FOLDS:
        spans = _folded_spans(text, fold(text), fold(wanted).text)
        if spans:
            return Quoted(spans, level)
    return Quoted(())


def exact_spans(text: str, words: str) -> tuple[Span, ...]:
    """Where ``words`` stand in ``text`` code point for code point, cutting no number or word."""
    found: list[Span] = []
    at = text.find(words) if words else -1
    while at >= 0:
        end = at + len(words)
        if cuts(text, at, end):
            at = text.find(words, at + 1)
        else:
            found.append(Span(at, end))
            at = text.find(words, end)
    return tuple(found)


def _folded_spans(text: str, folded: Folded, words: str) -> tuple[Span, ...]:
    found: list[Span] = []
    at = folded.text.find(words) if words.strip() else -1
    while at >= 0:
        end = at + len(words)
        span = Span(folded.origins[at], folded.origins[end - 1] + 1)
        if folded.whole(at, end) and not cuts(text, span.start, span.end):
            found.append(span)
            at = folded.text.find(words, end)
        else:
            at = folded.text.find(words, at + 1)
    return tuple(found)
