"""Attributions and a claim's span become the chain that holds the claim, its modality and its polarity."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from sayso.attribute.words import listed
from sayso.model.attribution import Attribution, SourceKind
from sayso.model.claim import Modality, Polarity
from sayso.model.late import late
from sayso.model.text import Span

DENYING = listed("deny refute rebut reject dispute dismiss contradict doubt disavow repudiate")
ALLEGING = listed(
    "allege accuse claim insinuate purport charge reportedly allegedly supposedly purportedly speculate suspect"
    " accusation allegation rumor suspicion insinuation"
)
EXPECTING = listed(
    "expect predict forecast project anticipate plan intend hope promise pledge vow propose aim seek want threaten"
    " foresee envision urge demand call recommend offer schedule worry fear"
)
"""Lemmas of cues whose content is not said to be so but denied, alleged, or yet to come."""

REFUSING = listed("reject dismiss")
"""Denials only of what somebody claims: the claim is rejected, but so is an offer, which denies nothing."""

HOLDING_TRUE = listed("believe think expect want plan accept agree support intend hope consider regard see feel")
"""Lemmas whose negation falls on what they hold: 'does not believe that'. Of others it means that nothing is said."""

OUTLET_RULE = "outlet"
NEGATED_RULE = "not"
CLAIM_RULE = "claim"
"""Last parts of a rule: nothing is said ('did not say', 'declined to say'); what is said is itself a claim."""

_CLAUSES = frozenset({"that", "np-that", "p-that", "cl", "it-cl", "quote", ",quote", ":quote"})
_TO_COME = (
    r"(?:may|might|will|shall|(?:is|are|was|were)\s+(?:\w+ly\s+)?"
    r"(?:expected|likely|due|set|forecast|projected|scheduled|predicted|planned|slated|poised)\s+to)\b"
)
_AHEAD = late(r"\b" + _TO_COME + r"(?!\s+have\b)[^.;:?!\n,“”\"]*$")
_AFTER = late(r"^(?:\s+[\w'’-]+){0,4}?\s+" + _TO_COME + r"(?!\s+have\b)")
CLAUSE = 120
"""Characters around a span in which its own clause is looked for."""


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
        hops.sort(key=lambda one: (-len(one.content or span), "/cited" in one.rule))
        kept = [one for index, one in enumerate(hops) if not any(_same(one, later) for later in hops[index + 1 :])]
        return (*((_own(outlet),) if outlet else ()), *kept)


def chain(attributions: Iterable[Attribution], span: Span, outlet: str = "") -> tuple[Attribution, ...]:
    """The nested attributions that hold ``span``, from the outlet inwards; for many spans keep one ``Holders``."""
    return Holders(attributions).chain(span, outlet)


def modality_of(hops: Sequence[Attribution], text: str = "", span: Span | None = None) -> Modality:
    """How the text commits to what the chain holds: the strongest reservation of any hop decides.

    With ``text`` and ``span``, what is otherwise reported or asserted is expected where its own clause says so
    ('the fee may rise to', 'is expected to').
    """
    said = [one for one in hops if one.rule != OUTLET_RULE]
    if any(_negated(one) and _lemma(one) not in DENYING | HOLDING_TRUE for one in said):
        return Modality.UNKNOWN
    if any(_denies(one) for one in said):
        return Modality.DENIED
    if any(_lemma(one) in ALLEGING for one in said):
        return Modality.ALLEGED
    if any(_expects(one) for one in said) or (span is not None and is_to_come(text, span)):
        return Modality.EXPECTED
    return Modality.REPORTED if said else Modality.ASSERTED


def is_to_come(text: str, span: Span) -> bool:
    """Whether the clause around ``span`` speaks of what may or will be: 'may rise to 12', '12 are expected to'."""
    before = text[max(0, span.start - CLAUSE) : span.start]
    return _AHEAD.search(before) is not None or _AFTER.match(text[span.end : span.end + CLAUSE]) is not None


def polarity_of(hops: Sequence[Attribution]) -> Polarity:
    """Negated where a hop denies, unless the denial is itself negated ('did not deny'), or does not believe."""
    negates = any(_denies(one) or (_negated(one) and _lemma(one) in HOLDING_TRUE) for one in hops)
    return Polarity.NEGATED if negates else Polarity.AFFIRMED


def _negated(one: Attribution) -> bool:
    return one.rule.endswith("/" + NEGATED_RULE)


def _denies(one: Attribution) -> bool:
    if _lemma(one) not in DENYING or _negated(one):
        return False
    return _lemma(one) not in REFUSING or _frame(one) in _CLAUSES or one.rule.endswith("/" + CLAIM_RULE)


def _expects(one: Attribution) -> bool:
    return _lemma(one) in EXPECTING and (_lemma(one) != "call" or _frame(one) == "p:for")


def _frame(one: Attribution) -> str:
    return "/".join(one.rule.split("/")[2:3])


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
