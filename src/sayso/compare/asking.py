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
    Scale.LENGTH: "What length or distance",
    Scale.MASS: "What weight",
    Scale.AREA: "What area",
    Scale.VOLUME: "What volume",
    Scale.TEMPERATURE: "What temperature",
    Scale.SPEED: "What speed",
    Scale.RATE: "What rate",
    Scale.ORDINAL: "What rank",
    Scale.OTHER: "How much",
}
_LABELLED = frozenset({Scale.PERCENT, Scale.RATIO, Scale.ORDINAL})
"""Scales whose measure is what the share or rank is of, and so no answer to 'What was ...?'."""

_PLURAL = r"(?:[\w'’-]*s|people|men|women|children|police|aircraft|staff|crew|troops|personnel)"
_STATE = re.compile(
    rf"^(?P<noun>(?:[\w'’-]+ ){{0,3}}?{_PLURAL}(?: of (?:[\w'’-]+ ){{0,2}}?{_PLURAL})?) "
    r"(?P<state>(?:granted|sent|given|made|sold|born|held|built|found|sunk|lost|kept|hurt|[a-z]{2,}[^e\W]ed|[a-z]{3,}ing|"
    r"missing|aboard|dead|homeless|jobless|on strike|in hospital|under arrest)\b.*)$"
)
_ALREADY = re.compile(r"(?:where|when|how|what|which|whether)\b", re.IGNORECASE)


def question_text(assertions: Sequence[Assertion]) -> str:
    """A question that the assertions answer: 'How many North Koreans were granted work visas in China in 2013?'.

    The measure asked for is the one most of them use, the longest where that is a tie.
    """
    measure = _measure(assertions)
    value = assertions[0].value
    if _ALREADY.match(measure):
        text = measure[0].upper() + measure[1:]
    elif isinstance(value, Figure):
        text = _figure_question(value, measure)
    else:
        text = f"{'When' if isinstance(value, When) else 'Where'}: {measure or 'not stated'}"
    return f"{text}{_where(assertions, text)}{_period(assertions, text)}?"


def _measure(assertions: Sequence[Assertion]) -> str:
    counted = Counter(" ".join(measure_of(assertion).split()) for assertion in assertions)
    counted.pop("", None)
    return max(counted, key=lambda text: (counted[text], len(text), text)) if counted else ""


def _figure_question(figure: Figure, measure: str) -> str:
    if figure.scale is Scale.COUNT:
        found = _STATE.match(measure)
        return f"How many {found['noun']} were {found['state']}" if found else f"How many {measure}".rstrip()
    asks = _ASKS[figure.scale]
    if not measure or figure.scale in _LABELLED:
        return f"{asks}: {measure}" if measure else asks
    noun = measure.removeprefix("the ")
    if " " not in noun:
        # One word may be an adjective ('thick') or a participle ('slowed') as well as a noun.
        return f"{asks}: {noun}"
    head = re.split(r" (?:of|in|for|from|to|on|at|by|a|that|which|who) ", noun, maxsplit=1)[0]
    verb = "were" if head.endswith("s") and not head.endswith("ss") else "was"
    return f"What {verb} the {noun}"


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
