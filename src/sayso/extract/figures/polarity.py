"""Words before an amount decide whether the text affirms it: 'not 12', 'none of the 12', 'did not pay $5'."""

import re

from sayso.model.claim import Polarity
from sayso.model.late import late

# Named here: in Python 3.11 it takes longer to look a member up on its class than to compare it.
_AFFIRMED, _NEGATED_POLARITY = Polarity.AFFIRMED, Polarity.NEGATED

_NEGATED = late(
    r"(?:\b(?:not|never|nor|isn['’]t|aren['’]t|wasn['’]t|weren['’]t)\s+(?:the\s+|a\s+|an\s+|all\s+"
    r"|exactly\s+|even\s+)?"
    r"|\b(?:none|neither|not one|not any)\s+of\s+(?:the\s+|its\s+|his\s+|her\s+|their\s+|these\s+"
    r"|those\s+)?(?:other\s+|first\s+|last\s+)?"
    r"|\b(?:rather than|instead of|as opposed to)\s+(?:the\s+|a\s+)?"
    r"|\b(?:(?:did|does|do|has|have|had|was|were|is|are|will|would|could|can)(?:\s+not|n['’]t)|never"
    r"|cannot|failed\s+to)\s+"
    r"(?:yet\s+|actually\s+|really\s+|all\s+)?(?!(?:only|just|merely|say|give|know|confirm|until|because"
    r"|rule|exceed)\b)[a-z]+\s+(?:the\s+|a\s+)?)\Z",
    re.IGNORECASE,
)
_MARKS = ("ot ", "n't ", "n’t ", "one ", "ever", "either", "or ", "ather", "nstead", "opposed", "failed", "OT ")
"""Part of every word that negates; most amounts have none near."""


def read_polarity(text: str, at: int, floor: int) -> Polarity:
    """The polarity of an amount whose span starts at ``at``."""
    left = text[max(floor, at - 36) : at]
    for mark in _MARKS:
        if mark in left:
            break
    else:
        return _AFFIRMED
    return _NEGATED_POLARITY if _NEGATED.search(left.lower()) else _AFFIRMED


_NOT_ONE = late(r"(?:(?<=[\s\"'“‘(])|\A)[Nn]ot\s(?:even\s)?\Z")
_BEING = late(r"\b(?:is|was|are|were|am|['’](?:s|m|re)|be|been)\s(?:certainly\s)?\Z")
_COUNTED_NONE = late(
    r"\s(?!(?:but|to|for|who|that|in|on|day|or|and|way|thing|another|with|where|is|was|has|can|will)\b)[a-z]"
)
_OF = late(r"\sof\b")


def none_before(text: str, start: int, end: int) -> int:
    """Where the 'not' of 'not one passport' begins, which counts none; -1 where 'one' stands for itself."""
    if text[max(0, start - 4) : start - 1].lower() not in {"not", "ven"}:
        return -1
    match = _NOT_ONE.search(text, max(0, start - 12), start)
    if match is None or _COUNTED_NONE.match(text, end) is None:
        return -1
    if _OF.match(text, end) and _BEING.search(text, max(0, match.start() - 12), match.start()):
        return -1
    return match.start()
