"""Sentences with the words of a date or place go in, what happened then or there comes out, in the texts' own words."""

import re
from collections.abc import Sequence

_BREAK = re.compile(
    r"[;:()“”\"—–]|[.,]\s|\b(?:when|after|before|because|although|though|while|who|whom|which|that)\b\s", re.IGNORECASE
)
_LEADS = re.compile(
    r"(?:\s*\b(?:on|in|at|by|since|until|till|from|between|late|early|about|around|of|off|near|to|for|the|over|last|this)\b)+\s*$",
    re.IGNORECASE,
)

FEW = 3
"""Words that a clause must have to tell what happened."""

MANY = 9
"""Words of a clause that are told at most."""


def occasion(said: Sequence[tuple[str, str]]) -> str:
    """What happened on a date or at a place, in the shortest clause of the sentences that leads up to it, or empty."""
    found = [clause for sentence, quote in said if (clause := _clause(sentence, quote))]
    return min(found, key=lambda clause: (len(clause), clause), default="")


def _clause(sentence: str, quote: str) -> str:
    at = sentence.find(quote)
    if at < 0:
        return ""
    before = _BREAK.split(_LEADS.sub("", " ".join(sentence[:at].split())))[-1].split()
    if len(before) >= FEW:
        return " ".join(before[-MANY:])
    after = _BREAK.split(" ".join(sentence[at + len(quote) :].split()).lstrip(" ,"))[0].split()
    return " ".join(after[:MANY]).rstrip(".,;:!?") if len(after) >= FEW else ""
