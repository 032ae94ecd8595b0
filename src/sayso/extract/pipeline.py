"""A text goes in, its claims come out in text order: dates first, then the figures and places they leave."""

from dataclasses import dataclass

from sayso.extract.dates import find_dates
from sayso.extract.figures import find_figures
from sayso.extract.found import Found
from sayso.extract.places import find_places
from sayso.extract.reasons import reason
from sayso.extract.sentences import Sentences, split
from sayso.extract.votes import DATES, FIGURES, Votes, confirm
from sayso.model.claim import Claim
from sayso.model.text import Region, Role, Span

NOT_READ = frozenset({Role.OUTLET, Role.BYLINE, Role.CREDIT, Role.BOILERPLATE})
"""Roles whose words are about the article or the page, not the story."""


@dataclass(frozen=True, slots=True)
class Context:
    """What is known about a text from outside it.

    ``published`` is EDTF or empty; ``country`` is the outlet's ISO 3166-1 alpha-2 code or empty: it settles
    day/month order and which dollar is meant. ``regions`` may be empty: then the whole text is read. ``votes`` is what
    a trained engine sees in this very text, or ``None``.
    """

    published: str = ""
    country: str = ""
    demonyms: bool = False
    regions: tuple[Region, ...] = ()
    votes: Votes | None = None


def extract(text: str, context: Context | None = None) -> tuple[Claim, ...]:
    """Find the figures, dates and places that ``text`` states, in text order.

    Time is linear in the length of the text. Nothing is read from outside the arguments and packaged data.
    """
    context = context or Context()
    sentences = split(text)
    dates = find_dates(text, published=context.published, country=context.country)
    taken = [found.span for found in dates]
    figures = find_figures(text, taken=taken, country=context.country)
    places = find_places(text, sentences, taken=taken, demonyms=context.demonyms, votes=context.votes)
    if context.votes is not None:
        dates, figures = confirm(dates, context.votes, DATES), confirm(figures, context.votes, FIGURES)
    skipped = [region.span for region in context.regions if region.role in NOT_READ]
    return tuple(
        _claim(found, text, sentences)
        for found in sorted([*dates, *figures, *places], key=_order)
        if not (skipped and _covered(found.span, skipped))
    )


def _order(found: Found) -> tuple[int, int, str]:
    return found.span.start, found.span.end, found.rule


def _covered(span: Span, skipped: list[Span]) -> bool:
    return any(area.contains(span) for area in skipped)


def _claim(found: Found, text: str, sentences: Sentences) -> Claim:
    span = found.span
    start, end = span.start, span.end
    return Claim(
        span, text[start:end], sentences.around(start, end), found.rule, found.value, found.polarity, why=reason(found)
    )
