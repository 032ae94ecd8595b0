"""The conversions that articles make themselves ('10,000 won ($3.30)') become exchange rates for comparison."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import permutations

from sayso.compare import Rate
from sayso.model.figure import Bound, Figure, Scale
from sayso.store.comparing import Answer

CLOSE = 30
"""Code points between an amount and the bracket that converts it: room for 'won a night ('."""


def rates_among(answers: Iterable[Answer]) -> tuple[Rate, ...]:
    """A rate for each two amounts that one sentence of an article states as one: the second in brackets."""
    sentences: dict[tuple[str, str], list[Answer]] = {}
    for answer in answers:
        if _money(answer) is not None:
            sentences.setdefault((answer.article, answer.sentence), []).append(answer)
    return tuple(rate for held in sentences.values() for rate in _rates(held))


def _rates(held: list[Answer]) -> Iterator[Rate]:
    for a, b in permutations(held, 2):
        one, other = _money(a), _money(b)
        if one is None or other is None or one[1] == other[1] or a.end is None or b.start is None or a.start is None:
            continue
        between = _between(a, b)
        if 0 < len(between) <= CLOSE and between.count("(") == 1 and ")" not in between:
            yield Rate(one[0], one[1], other[0], other[1])


def _between(a: Answer, b: Answer) -> str:
    """The words of the sentence from the end of one quote to the start of the other."""
    assert a.start is not None
    assert b.start is not None
    at = a.sentence.find(a.quote)
    start, end = at + len(a.quote), at + b.start - a.start
    return a.sentence[start:end] if at >= 0 else ""


def _money(answer: Answer) -> tuple[Decimal, str] | None:
    value = answer.assertion.value
    if not isinstance(value, Figure) or value.scale is not Scale.MONEY or not value.currency:
        return None
    if value.bound is not Bound.EXACT or value.low is None or value.low != value.high or value.low <= 0:
        return None
    return value.low, value.currency
