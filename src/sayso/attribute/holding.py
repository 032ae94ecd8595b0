"""Attributions and a claim's span become the chain that holds the claim, its modality and its polarity."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from sayso.attribute.words import listed
from sayso.model.attribution import Attribution, SourceKind
from sayso.model.claim import Modality, Polarity
from sayso.model.text import Span

DENYING = listed("deny refute rebut reject dispute dismiss contradict doubt disavow repudiate")
ALLEGING = listed(
    "allege accuse claim insinuate purport charge reportedly allegedly supposedly purportedly speculate suspect"
)
EXPECTING = listed(
    "expect predict forecast project anticipate plan intend hope promise pledge vow propose aim seek want threaten"
    " foresee envision urge demand call recommend offer schedule worry fear"
)
"""Lemmas of cues whose content is not said to be so but denied, alleged, or yet to come."""

OUTLET_RULE = "outlet"
NEGATED_RULE = "not"


class Holders:
    """The attributions of one text, ready to be asked which of them hold a span."""

    def __init__(self, attributions: Iterable[Attribution]) -> None:
        held = sorted(
            ((one.content, one) for one in attributions if one.content is not None),
            key=lambda pair: (pair[0].start, -pair[0].end),
        )
        self._spans = [content for content, _ in held]
        self._found = [one for _, one in held]
        self._starts = [content.start for content in self._spans]
        self._reach = list(accumulate((content.end for content in self._spans), max))

    def chain(self, span: Span, outlet: str = "") -> tuple[Attribution, ...]:
        """The attributions whose content holds ``span``, outermost first, behind one for ``outlet`` if it is named.

        Hops that repeat the source around them ('said ..., adding ...') count once, innermost kept; a span that
        lies in the words of a source or cue is not held by that attribution.
        """
        hops: list[Attribution] = []
        at = bisect_right(self._starts, span.start) - 1
        while at >= 0 and self._reach[at] >= span.end:
            if self._spans[at].contains(span) and not _names(self._found[at], span):
                hops.append(self._found[at])
            at -= 1
        hops.sort(key=lambda one: -len(one.content or span))
        kept = [one for index, one in enumerate(hops) if not any(_same(one, later) for later in hops[index + 1 :])]
        return (*((_own(outlet),) if outlet else ()), *kept)


def chain(attributions: Iterable[Attribution], span: Span, outlet: str = "") -> tuple[Attribution, ...]:
    """The nested attributions that hold ``span``, from the outlet inwards; for many spans keep one ``Holders``."""
    return Holders(attributions).chain(span, outlet)


def modality_of(hops: Sequence[Attribution]) -> Modality:
    """How the text commits to what the chain holds: the strongest reservation of any hop decides."""
    said = [one for one in hops if one.rule != OUTLET_RULE]
    lemmas = {_lemma(one) for one in said}
    if lemmas & DENYING:
        return Modality.DENIED
    if lemmas & ALLEGING:
        return Modality.ALLEGED
    if lemmas & EXPECTING:
        return Modality.EXPECTED
    return Modality.REPORTED if said else Modality.ASSERTED


def polarity_of(hops: Sequence[Attribution]) -> Polarity:
    """Negated where a hop denies, unless the denial is itself negated ('did not deny')."""
    for one in hops:
        if _lemma(one) in DENYING and not one.rule.endswith("/" + NEGATED_RULE):
            return Polarity.NEGATED
    return Polarity.AFFIRMED


def _lemma(one: Attribution) -> str:
    return one.rule.partition("/")[0]


def _names(one: Attribution, span: Span) -> bool:
    return any(part is not None and part.contains(span) for part in (one.source, one.cue))


def _same(one: Attribution, other: Attribution) -> bool:
    """Whether both hops have the same source: the same words there, or the same antecedent."""
    mine, theirs = one.refers_to or one.source, other.refers_to or other.source
    return (
        mine is not None and theirs is not None and (mine == theirs or mine.contains(theirs) or theirs.contains(mine))
    )


def _own(outlet: str) -> Attribution:
    return Attribution(
        source=None,
        source_text=outlet,
        source_kind=SourceKind.OUTLET,
        cue=None,
        content=None,
        rule=OUTLET_RULE,
        why="the outlet answers for what it prints",
    )
