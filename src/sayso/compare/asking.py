"""Assertions that answer one question go in, the words of the question come out."""

import re
from collections import Counter
from collections.abc import Sequence

from sayso.compare.scope import measure_of
from sayso.compare.stems import words
from sayso.model.figure import Figure, Scale
from sayso.model.verdict import Assertion
from sayso.model.when import When

_ASKS = {
    Scale.MONEY: "How much money",
    Scale.PERCENT: "What percentage",
    Scale.RATIO: "What share",
    Scale.DURATION: "How long",
    Scale.AGE: "How old",
    Scale.LENGTH: "What distance",
    Scale.MASS: "What weight",
    Scale.AREA: "What area",
    Scale.VOLUME: "What volume",
    Scale.TEMPERATURE: "What temperature",
    Scale.SPEED: "What speed",
    Scale.RATE: "What rate",
    Scale.ORDINAL: "What rank",
    Scale.OTHER: "How much",
}
_PARTICIPLE = re.compile(
    r"^(?P<noun>(?:[\w'’-]+ ){1,4}?)"
    r"(?P<verb>(?:granted|sent|given|made|sold|born|held|built|found|[a-z]{2,}[^e\W]ed)\b.*)$"
)
_BEFORE_A_NOUN = re.compile(r"^(?:\w+ed|born|given|made) (?:[a-z]+s|[a-z]+)$")


def question_text(assertions: Sequence[Assertion]) -> str:
    """A question that the assertions answer: 'How many North Koreans were granted work visas in China in 2013?'.

    The measure asked for is the one most of them use, the longest where that is a tie.
    """
    measure = _measure(assertions)
    value = assertions[0].value
    if isinstance(value, Figure):
        text = _figure_question(value, measure)
    else:
        text = f"{'When' if isinstance(value, When) else 'Where'}: {measure or 'not stated'}"
    return f"{text}{_where(assertions, text)}{_period(assertions, text)}?"


def _measure(assertions: Sequence[Assertion]) -> str:
    counted = Counter(" ".join(measure_of(assertion).split()) for assertion in assertions)
    counted.pop("", None)
    return max(counted, key=lambda text: (counted[text], len(text), text)) if counted else ""


def _figure_question(figure: Figure, measure: str) -> str:
    if figure.scale is not Scale.COUNT:
        asks = _ASKS[figure.scale]
        return f"{asks}: {measure}" if measure else asks
    if not measure:
        return "How many"
    found = _PARTICIPLE.match(measure)
    if found and not _BEFORE_A_NOUN.match(measure):
        verb = "was" if figure.low == figure.high == 1 else "were"
        return f"How many {found['noun']}{verb} {found['verb']}"
    return f"How many {measure}"


def _where(assertions: Sequence[Assertion], text: str) -> str:
    names = {assertion.where.name for assertion in assertions if assertion.where}
    name = next(iter(names)) if len(names) == 1 else ""
    return f" in {name}" if name and not set(words(name)) <= set(words(text)) else ""


def _period(assertions: Sequence[Assertion], text: str) -> str:
    dates = {assertion.as_of.edtf for assertion in assertions if assertion.as_of}
    if len(dates) == 1:
        date = next(iter(dates))
        return "" if date in text or "X" in date else f" ({date})"
    years = {date[:4] for date in dates}
    year = next(iter(years)) if len(years) == 1 else ""
    return f" in {year}" if year.isdigit() and year not in text else ""
