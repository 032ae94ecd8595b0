"""What one finder hands to the pipeline: a span, its value, and the rule that fired."""

from typing import NamedTuple

from sayso.model.claim import Polarity, Value
from sayso.model.text import Span


class Found(NamedTuple):
    """A value read from ``span``; ``rule`` is a stable dotted name, ``why`` what the rule saw, in words."""

    span: Span
    value: Value
    rule: str
    why: str = ""
    polarity: Polarity = Polarity.AFFIRMED
