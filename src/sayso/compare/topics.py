"""A claim with its sentence goes in, what it is about comes out: aspect, counted thing, ideas nearby, part or whole."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.compare.aspects import Aspect, aspect_of
from sayso.compare.events import event_of
from sayso.compare.figures import dimension
from sayso.compare.measures import head_of
from sayso.compare.scope import measure_of
from sayso.compare.signs import OF_OCCASIONS, line_of, signs_in
from sayso.compare.stems import ideas
from sayso.compare.surroundings import ideas_near
from sayso.model.claim import Value, kind_of
from sayso.model.figure import Figure
from sayso.model.text import Span
from sayso.model.verdict import Assertion
from sayso.model.when import Precision, When

FINE = frozenset({Precision.SECOND, Precision.MINUTE, Precision.HOUR, Precision.DAYTIME})
"""Grains of a date that tell a step of an event rather than the event."""


@dataclass(frozen=True, slots=True)
class Topic:
    """What a claim is about.

    ``frame`` is its kind and dimension; ``head`` the idea of the counted thing; ``near`` the ideas of its sentence
    with their closeness (0 to 1); ``signs`` say how it is counted: as ``part`` of a whole, ``more`` on top of
    another, an ``extreme``, ``wished``, ``offered``, ``expected``. ``line`` is its sentence as patterns read it.
    """

    frame: tuple[str, str]
    head: str
    measure: str
    near: Mapping[str, float]
    aspect: Aspect | None = None
    signs: frozenset[str] = frozenset()
    line: str = ""


def topic_of(
    assertion: Assertion, quote: str = "", sentence: str = "", others: Sequence[str] = (), at: int = -1
) -> Topic:
    """What the claim is about; without a sentence its measure alone says it.

    ``others`` are the words of other claims in the sentence, which say nothing of this one; ``at`` is where the quote
    stands in the sentence, its first occurrence where it is not given.
    """
    value = assertion.value
    measure = measure_of(assertion)
    frame = kind_of(value).value, dimension(value) if isinstance(value, Figure) else ""
    if at < 0:
        at = sentence.find(quote) if quote else -1
    if at < 0:
        line = f"# {measure}".casefold()
        near = dict.fromkeys(ideas(f"{measure} {sentence}"), 1.0)
    else:
        line = line_of(sentence[:at], sentence[at + len(quote) :])
        near = dict(ideas_near(sentence, Span(at, at + len(quote))))
        for idea in {idea for other in others for idea in ideas(other)}:
            near.pop(idea, None)
        near |= dict.fromkeys(ideas(measure), 1.0)
    aspect = None if _moment(value, quote) else _aspect(frame, line, measure, near)
    if aspect and aspect.of not in {"", "count"}:
        # The word that told the aspect ('late', 'deep') says nothing of whose delay or depth it is.
        near.pop(head_of(measure), None)
    return Topic(
        frame,
        head_of(measure),
        measure,
        near,
        aspect,
        signs_in(line) - OF_OCCASIONS if frame[1] else signs_in(line),
        line,
    )


_DAY = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? ?\d"
    r"|\d (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)",
    re.IGNORECASE,
)
"""A day by its name or number: 'Tuesday at 9 a.m.' tells when an event was, '9 a.m.' alone when a step of it was."""


def _moment(value: Value, quote: str) -> bool:
    """Whether a date names a step of an event, or 'now', rather than when the event was."""
    if not isinstance(value, When):
        return False
    step = value.precision in FINE and not _DAY.search(quote)
    return step or value.earliest is None or value.value.endswith("_REF")


def _aspect(frame: tuple[str, str], line: str, measure: str, near: Mapping[str, float]) -> Aspect | None:
    kind, of = frame
    if not of:
        return event_of(kind, line, near)
    return aspect_of(line, of) or aspect_of(f"# {measure}".casefold(), of)


_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")


def years_in(sentence: str) -> frozenset[str]:
    """The years that a sentence names in digits."""
    return frozenset(_YEAR.findall(sentence))
