"""A cue candidate becomes a score: how surely its word, in its syntax, attributes something to someone."""

from collections.abc import Iterable
from functools import cache
from importlib.resources import files

THRESHOLD = -15
"""Hundredths of a logit above which a candidate is taken as a cue."""


@cache
def _weights() -> dict[str, int]:
    """Sign -> weight in hundredths of a logit; the empty sign is the bias."""
    table: dict[str, int] = {}
    text = files("sayso.attribute").joinpath("cue_weights.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        sign, _, weight = line.rpartition("\t")
        table[sign] = int(weight)
    return table


def weigh(signs: Iterable[str]) -> int:
    """The sum of the weights of a candidate's signs, in hundredths of a logit."""
    weights = _weights()
    get = weights.get
    total = weights.get("", 0)
    for sign in signs:
        total += get(sign, 0)
    return total
