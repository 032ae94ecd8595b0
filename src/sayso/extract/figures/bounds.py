"""Words before and after an amount become the bound that they set, and where the hedge begins or ends."""

import re
from typing import NamedTuple

from sayso.model.figure import Bound
from sayso.model.late import late

# Named here: in Python 3.11 it takes longer to look a member up on its class than to compare it.
_ABOUT = Bound.ABOUT

_BY_BOUND: dict[Bound, tuple[str, ...]] = {
    Bound.ABOUT: (
        "about", "around", "approximately", "approx", "approx.", "roughly", "some", "nearly", "almost", "near",
        "close to", "closer to", "circa", "ca.", "an estimated", "estimated", "in the region of", "in the order of",
        "on the order of", "in the neighborhood of", "something like", "nearing", "approaching", "virtually",
        "practically", "more or less", "give or take", "or so", "perhaps", "maybe", "an approximate", "~", "∼", "≈",
    ),
    Bound.AT_LEAST: (
        "at least", "no less than", "no fewer than", "not less than", "not fewer than", "a minimum of", "minimum of",
        "as few as", "as little as", "greater than or equal to", "more than or equal to", "≥", ">=", "a minimum",
        "bigger or equal than", "higher or equal than", "larger or equal than", "equal to or more than",
        "equal to or greater than", "not under", "not below", "starting at", "upwards from",
    ),
    Bound.MORE_THAN: (
        "more than", "over", "above", "greater than", "larger than", "bigger than", "higher than", "in excess of",
        "exceeding", "exceeds", "exceed", "exceeded", "upwards of", "upward of", "north of", "topping", "topped",
        "surpassing", "surpassed", "surpass", "longer than", "older than", "beyond", "better than", ">",
        "heavier than",
        "taller than", "wider than", "deeper than", "hotter than", "faster than", "farther than", "further than",
    ),
    Bound.AT_MOST: (
        "at most", "up to", "no more than", "not more than", "a maximum of", "maximum of", "as many as", "as much as",
        "as high as", "no greater than", "no larger than", "no higher than", "not over", "not above",
        "less than or equal to", "equal to or less than", "smaller or equal than", "lower or equal than", "≤", "<=",
        "a maximum", "no longer than", "capped at", "at the most", "less or equal than",
    ),
    Bound.LESS_THAN: (
        "less than", "fewer than", "under", "below", "short of", "smaller than", "lower than", "younger than",
        "shy of", "south of", "shorter than", "<", "lighter than", "cheaper than", "slower than", "beneath",
    ),
}  # fmt: skip
BEFORE: dict[str, Bound] = {phrase: bound for bound, phrases in _BY_BOUND.items() for phrase in phrases}
"""Phrases that stand before an amount and limit it."""

SOFTENERS = frozenset({
    "just", "only", "slightly", "well", "far", "much", "significantly", "considerably", "a little", "a bit", "little",
    "somewhat", "way", "fully", "anything", "anywhere", "very", "still", "barely", "a few", "marginally",
    "substantially",
})  # fmt: skip
"""Words that only colour a bound: 'just under', 'well over'."""

_LONGEST = max(phrase.count(" ") + 1 for phrase in BEFORE)
_LAST = frozenset(phrase.rsplit(" ", 1)[-1] for phrase in BEFORE)


_TAILS = frozenset(word[-2:] for word in _LAST)
"""The last two letters of every hedge: most words before an amount end in none of them."""


class Hedge(NamedTuple):
    """A bound in words, from or to ``at`` in the text."""

    at: int
    bound: Bound
    words: str


_OPENERS = "(\"“‘'—–-["
_SIGNS = frozenset("<>=≤≥~∼≈")


def read_hedge(text: str, at: int, floor: int) -> Hedge | None:
    """Read the bound that ends where the amount at ``at`` begins, not reaching before ``floor``.

    Of several ('no more than about 40') the first word in the text sets the bound and the span takes in all.
    """
    hedge = _one_hedge(text, at, floor)
    if hedge is None:
        return None
    outer = _one_hedge(text, hedge.at, floor)
    if outer is not None and outer.words not in {"over", "above", "below", "under", "near", "some"}:
        bound = outer.bound if outer.bound is not _ABOUT else hedge.bound
        hedge = Hedge(outer.at, bound, f"{outer.words} {hedge.words}")
    return _softened(text, hedge, floor)


def _one_hedge(text: str, at: int, floor: int) -> Hedge | None:
    if at - 3 >= floor and text[at - 1] == " ":
        tail = text[at - 3 : at - 1].lower()
        if tail not in _TAILS and tail[-1] not in _SIGNS and not tail[-1].isspace():
            return None
    left = text[max(floor, at - 48) : at]
    last = left.rsplit(None, 1)[-1:]
    if not last or last[0].lower().lstrip(_OPENERS) not in _LAST:
        return _glued(left, at) if left.rstrip(" ")[-1:] in _SIGNS else None
    if "\n\n" in left[-6:] and left[-2:].isspace():
        return None
    words = left.rsplit(None, _LONGEST)
    for taken in range(min(_LONGEST, len(words)), 0, -1):
        phrase = " ".join(words[-taken:]).lower()
        stripped = phrase.lstrip(_OPENERS)
        bound = BEFORE.get(stripped)
        if bound is not None:
            start = _start_of(left, taken) + len(phrase) - len(stripped)
            return None if _other_sense(left[:start], stripped) else Hedge(at - len(left) + start, bound, stripped)
    return None


def _glued(left: str, at: int) -> Hedge | None:
    for sign in ("<=", ">=", "≤", "≥", "~", "∼", "≈", ">", "<"):
        if left.rstrip(" ").endswith(sign) and not left.rstrip(" ").endswith(("->", "=>", "<>")):
            return Hedge(at - len(left) + left.rstrip(" ").rindex(sign), BEFORE[sign], sign)
    return None


def _start_of(left: str, words: int) -> int:
    head = left.rsplit(None, words)
    start = len(head[0]) if len(head) > words else 0
    while start < len(left) and left[start].isspace():
        start += 1
    return start


_MOVING = late(
    r"(?:\b(?:take|takes|took|hand|handed|turn|turned|carr(?:y|ied)|fl(?:y|ies|ew|own)|lost|los(?:e|ing)|spread|"
    r"held|all|won|win|victory|fight|fought|disputes?|talks?|concerns?|argu(?:e|ed|ing)))\s+\Z",
    re.IGNORECASE,
)


_CLIMBING = late(
    r"\b(?:back|went|goes|gone|go|climb(?:ed|ing|s)?|inch(?:ed|ing)|edg(?:ed|ing)|creep(?:ing)?|crept|bumped|moved?)\s+\Z"
)


def _other_sense(left: str, phrase: str) -> bool:
    """Whether a word that may be a bound is a plain preposition here: 'victory over six rivals'."""
    if phrase == "up to":
        return _CLIMBING.search(left[-16:]) is not None
    return phrase in {"over", "about", "above"} and _MOVING.search(left[-24:]) is not None


def _softened(text: str, hedge: Hedge, floor: int) -> Hedge:
    left = text[max(floor, hedge.at - 20) : hedge.at]
    words = left.rsplit(None, 2)
    for taken in (2, 1):
        softener = " ".join(words[-taken:]).lower() if len(words) >= taken else ""
        if softener in SOFTENERS and not (softener == "only" or (softener == "just" and hedge.bound is _ABOUT)):
            start = hedge.at - len(left) + _start_of(left, taken)
            return Hedge(start, hedge.bound, text[start : hedge.at].strip().lower() + " " + hedge.words)
    return hedge


_AFTER = late(
    r"(?P<plus>\+|-plus\b|[ \n]plus(?=[ ,.;])(?!\s+(?:\d|a|an|the|one|two)))"
    r"|(?P<odd>-odd\b|-some(?:thing)?\b|[ \n]or\s(?:so|thereabouts)\b)"
    r"|,?[ \n](?:or|and)\s(?:equal to or )?(?P<least>more|greater|higher|above|over|older|better|up"
    r"|upwards?|longer|larger|bigger|heavier)\b"
    r"(?!\s+(?:than|[a-z]{3,}\s+than)\b)"
    r"|,?[ \n]or\s(?:equal to or )?(?P<most>less|fewer|under|lower|below|younger|smaller|shorter|cheaper"
    r"|lighter)\b(?!\s+than\b)"
    r"|(?P<min>[ \n]at (?:the )?(?:very )?least\b|[ \n]minimum\b)"
    r"|(?P<max>[ \n]at (?:the )?(?:very )?most\b|[ \n]maximum\b|[ \n]max\b)"
)
_AFTER_STARTS = frozenset(" \n,+-")
_AFTER_SPACE = frozenset("poam")
_OF_AFTER = {
    "plus": Bound.AT_LEAST, "odd": Bound.ABOUT, "least": Bound.AT_LEAST, "most": Bound.AT_MOST,
    "min": Bound.AT_LEAST, "max": Bound.AT_MOST,
}  # fmt: skip


def read_bound_after(text: str, at: int) -> Hedge | None:
    """Read the bound that follows an amount ending at ``at``: ' or more', '+', '-odd', ' at least'."""
    following = text[at : at + 1]
    if following not in _AFTER_STARTS or (following == " " and text[at + 1 : at + 2] not in _AFTER_SPACE):
        return None
    match = _AFTER.match(text, at)
    if match is None or match.lastgroup is None:
        return None
    if match["plus"] == "+" and text[match.end() : match.end() + 1].isalnum():
        return None
    return Hedge(match.end(), _OF_AFTER[match.lastgroup], match.group().strip(" ,\n-").lower())
