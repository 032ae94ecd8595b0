"""Two passages with their pairs go in, how surely the pairs answer one question comes out, with what speaks for it."""

import math
from collections.abc import Sequence
from dataclasses import astuple, dataclass

from sayso.compare.pairing import Pair, size_match
from sayso.compare.surroundings import Passage
from sayso.model.claim import Value
from sayso.model.figure import Figure
from sayso.model.place import Place
from sayso.model.verdict import Outcome, Reason
from sayso.model.when import When

MOST_MISSING = 6
"""Ideas missing from the longer text beyond which more make no difference."""


MOST_STRANGERS = 5
"""Names missing from the longer text beyond which more make no difference."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for or against two passages being about one thing; each part from 0 to 1.

    ``close`` is the mean closeness of the pairs; ``support`` the share of the shorter passage's ideas that the longer
    one has; ``missing`` how many it lacks; ``paired`` the share of the shorter passage's claims that found a partner;
    ``size`` the least likeness of two paired amounts. The rest say whether dates disagree, agree or find no
    partner, and whether places disagree; ``strangers`` how many names of the shorter passage the longer one lacks,
    ``names`` the share that it has; the last three what the pairs say as a whole.
    """

    close: float
    support: float
    missing: float
    paired: float
    size: float
    as_of_apart: float
    dates_conflict: float
    dates_agree: float
    dates_alone: float
    places_conflict: float
    strangers: float = 0.0
    names: float = 0.0
    conflict: float = 0.0
    agree: float = 0.0
    compatible: float = 0.0


def evidence(a: Passage, b: Passage, pairs: Sequence[Pair], main: type[Value], whole: Outcome) -> Evidence:
    """Gather the evidence on the claims of kind ``main``; symmetric in the passages.

    ``whole`` is what the pairs say if they answer one question.
    """
    short, long = sorted((a, b), key=lambda passage: (len(passage.text), passage.text))
    used = [pair for pair in pairs if isinstance(pair.a.value, main)]
    figures = [pair for pair in pairs if isinstance(pair.a.value, Figure)]
    dates = [pair.verdict.outcome for pair in pairs if isinstance(pair.a.value, When) and pair.close > 0]
    taken = {id(one) for pair in pairs for one in (pair.a, pair.b)}
    alone = [one for one in short.stated if isinstance(one.value, When) and id(one) not in taken]
    count = sum(isinstance(one.value, main) for one in short.stated)
    missing = len(short.said - long.ideas)
    strangers = len(short.names - long.ideas)
    return Evidence(
        close=sum(pair.close for pair in used) / len(used) if used else 0.0,
        support=1 - missing / len(short.said) if short.said else 0.5,
        missing=min(missing, MOST_MISSING) / MOST_MISSING,
        paired=len(used) / count if count else 0.0,
        size=min((_size(pair) for pair in figures), default=0.0),
        as_of_apart=float(any(pair.verdict.reason is Reason.AS_OF for pair in figures)),
        dates_conflict=float(Outcome.CONFLICT in dates),
        dates_agree=float(Outcome.AGREE in dates),
        dates_alone=min(len(alone), 2) / 2,
        places_conflict=float(any(_different_place(pair) for pair in pairs)),
        strangers=min(strangers, MOST_STRANGERS) / MOST_STRANGERS,
        names=len(short.names & long.names) / len(short.names) if short.names else 0.5,
        conflict=float(whole is Outcome.CONFLICT),
        agree=float(whole is Outcome.AGREE),
        compatible=float(whole is Outcome.COMPATIBLE),
    )


def _different_place(pair: Pair) -> bool:
    return isinstance(pair.a.value, Place) and pair.verdict.outcome is Outcome.CONFLICT and pair.close > PLACED


PLACED = 0.5
"""The closeness from which two places stand in the same part of what is said."""


def _size(pair: Pair) -> float:
    a, b = pair.a.value, pair.b.value
    return size_match(a, b) if isinstance(a, Figure) and isinstance(b, Figure) else 0.0


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each part of the evidence counts, in log odds, and the odds without any."""

    base: float
    parts: Evidence


OF_FIGURES = Weights(
    -0.55,
    Evidence(
        close=0.3,
        support=0.75,
        missing=-1.25,
        paired=-0.45,
        size=1.65,
        as_of_apart=-1.4,
        dates_conflict=0.0,
        dates_agree=0.4,
        dates_alone=-1.55,
        places_conflict=-0.55,
        strangers=-0.55,
        names=-0.55,
        conflict=1.45,
        agree=0.3,
        compatible=1.95,
    ),
)
OF_DATES = Weights(
    1.05,
    Evidence(
        close=1.25,
        support=0.1,
        missing=-2.6,
        paired=-0.7,
        size=0.0,
        as_of_apart=0.0,
        dates_conflict=0.0,
        dates_agree=-1.1,
        dates_alone=-3.4,
        places_conflict=-4.45,
    ),
)
"""Fitted by ``bench/fit_relevance.py`` on labelled pairs of statements with subjects left out in turn, then rounded.

That agreement speaks for one question is set by hand: in pairs made by changing numbers it hardly does,
in pairs of headlines it does.
"""


def relevance(found: Evidence, weights: Weights) -> float:
    """How surely the passages answer one question, from 0 to 1."""
    odds = weights.base + sum(x * weight for x, weight in zip(astuple(found), astuple(weights.parts), strict=True))
    return 1 / (1 + math.exp(-odds))
