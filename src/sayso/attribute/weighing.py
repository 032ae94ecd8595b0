"""A cue candidate becomes a score: how surely its word, in its syntax, attributes something to someone.

The weights are those of a logistic regression over the signs of ``cues.signs_of``, fitted to word statistics of the
training part of PolNeAR (Newell, Margolin and Ruths, 2018); they hold lemmas and constructions, and no text.
"""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from sayso.attribute.cues import Cue, is_quoted_as
from sayso.attribute.lexicon import HELD

THRESHOLD = -10
"""Hundredths of a logit above which a candidate is taken as a cue."""


@cache
def _weights() -> dict[str, int]:
    """Sign -> weight in hundredths of a logit; the empty sign is the bias."""
    table: dict[str, int] = {}
    text = (Path(__file__).parent / "cue_weights.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        sign, _, weight = line.rpartition("\t")
        table[sign] = int(weight)
    return table


HEARSAY = frozenset(["believe", "say", "think", "report", "allege", "understand", "estimate", "rumor"])
"""Verbs whose passive with 'to' or 'that' hands on what others say: 'is believed to', 'it was reported that'."""


STATED = frozenset(
    [
        "statement",
        "claim",
        "assertion",
        "allegation",
        "belief",
        "warning",
        "prediction",
        "promise",
        "accusation",
        "denial",
        "contention",
        "suggestion",
        "announcement",
        "argument",
        "complaint",
        "opinion",
        "assurance",
        "pledge",
    ]
)
"""Nouns whose 'that' clause somebody stated: 'his claim that'."""


def is_hearsay(cue: Cue) -> bool:
    """Whether the construction itself attributes, whatever the weights: hearsay passives and adverbs."""
    if cue.shape == "r":
        return cue.lemma in {"reportedly", "allegedly", "supposedly", "purportedly"}
    if cue.shape == "past":
        return cue.lemma in HELD and cue.frame == "to"
    if cue.shape == "noun" and cue.frame == "that":
        return cue.lemma in STATED and cue.left in {"poss", "det"}
    if is_quoted_as(cue):
        return True
    return cue.shape in {"passive", "part"} and cue.lemma in HEARSAY and cue.frame in {"to", "that"}


def weigh(signs: Iterable[str]) -> int:
    """The sum of the weights of a candidate's signs, in hundredths of a logit."""
    weights = _weights()
    return weights.get("", 0) + sum([weights[sign] for sign in signs if sign in weights])
