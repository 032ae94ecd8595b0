"""Two amounts side by side become a range, a score, a pair of votes, or stay two amounts."""

import re
from decimal import Decimal
from enum import Enum, auto
from typing import NamedTuple

from sayso.extract.figures.money import Purse
from sayso.extract.figures.numerals import starts_number
from sayso.extract.figures.quantity import Quantity, read_quantity
from sayso.extract.figures.spelled import Shape
from sayso.model.figure import Scale
from sayso.model.late import late

_DOZENS, _FRACTION, _PART, _SOME = Shape.DOZENS, Shape.FRACTION, Shape.PART, Shape.SOME


class Joined(Enum):
    """What two amounts make together."""

    RANGE = auto()
    SCORE = auto()
    VOTES = auto()
    RATIO = auto()
    SHARED_UNIT = auto()
    """'7- or 8-inch': two amounts, one unit."""


# Named here: in Python 3.11 it takes longer to look a member up on its class than to compare it.
_RANGE, _RATIO, _SCORE = Joined.RANGE, Joined.RATIO, Joined.SCORE
_SHARED_UNIT, _VOTES = Joined.SHARED_UNIT, Joined.VOTES
_LENGTH = Scale.LENGTH


class Pair(NamedTuple):
    """Two amounts and what they make; ``low`` and ``high`` of a range carry the magnitude that the two share."""

    kind: Joined
    second: Quantity
    low: Decimal
    high: Decimal


_JOIN = late(
    r"(?P<by>\s?[x×]\s?(?=\d)|\sby\s(?=\d))|\s?(?P<dash>--?|–|—|~|−)\s?|\s(?P<to>to|through|till)\s{1,2}(?:\n\s{0,8})?|\s(?P<and>and)\s{1,2}"
    r"|(?P<maybe>,\s(?:or\s)?(?:maybe|perhaps|possibly)\s{1,2}|\sor\s(?:maybe|perhaps|possibly|even)\s{1,2})"
    r"|\s(?P<or>or)\s{1,2}"
    r"|\s(?P<in>in every|out of every|of every|in|out of|of(?= (?:10|ten|100)\b))\s{1,2}"
)
_SUSPENDED = late(r"-\s(?:(?:or|and)|(?P<to>to))\s|-(?P<joined>to)-(?=\d|[a-z])")
_LEAD = late(
    r"(?:(?:about|around|approximately|nearly|almost|over|as many as|as much as|up to"
    r"|more than)\s)?(?:(?:US|A|C|NZ|HK)?[$£€¥₩₹]\s?|(?:USD|EUR|GBP|RM|Rs\.?)\s?|dlrs\s)?(?:minus[ -]"
    r"|negative |[-−])?",
    re.IGNORECASE,
)
_CHANGE = late(
    r"\b(?:r[io]s(?:e[sn]?|ing)|rose|f[ae]ll(?:s|en|ing)?|increas\w*|decreas\w*|dropp?\w*|cut\w*"
    r"|gr[eo]w\w*|growth|up|down|climb\w*|"
    r"jump\w*|slow\w*|slid\w*|slip\w*|eas\w*|gain\w*|lost|los\w*|boost\w*|rais\w*|reduc\w*|declin\w*"
    r"|shr[aiu]nk\w*|swell\w*|soar\w*|"
    r"surg\w*|plung\w*|plummet\w*|tumbl\w*|advanc\w*|added|edged|expand\w*|extend\w*|doubl\w*|tripl\w*"
    r"|improv\w*|widen\w*|narrow\w*|"
    r"mov\w*|chang\w*|went|go(?:es|ing)?|lower\w*|upgrad\w*|revis\w*|retreat\w*|rebound\w*|spik\w*|sank"
    r"|sink\w*|dip\w*)\b(?:[^.;]|\.\d)*\Z",
    re.IGNORECASE,
)
_SCORE_NEAR = late(
    r"\b(?:won|wins?|lost|loss|los(?:e|ing)|beat\w*|defeat\w*|draw|drew|tied?|victory|lead|led|trail\w*"
    r"|scor\w*|sets?|down|ahead|rout\w*|edged|"
    r"aggregate|record|thrash\w*|match|game|goals?|half-?time|penalties|downed|series|seed|semi-?finals?|finals?)\b",
    re.IGNORECASE,
)
_VOTES_NEAR = late(
    r"\b(?:vot(?:e|es|ed|ing)|pass(?:ed|es)?|rul(?:ed|ing)|majority|approv\w*|panel|court|senate|house"
    r"|council|committee|decision|reject\w*|ballot|bill|justices)\b",
    re.IGNORECASE,
)
_OTHER_SCORE = late(r"\s?,?\s\(?\d{1,2}[-–]\d{1,2}\b")
_TIME_UNIT = late(
    r"\s+(?:minutes?|hours?|days?|weeks?|months?|years?|seconds?|decades?|games?|matches|starts|attempts)\b"
)


_JOINED_BY = frozenset(" -–—~\n−,x×")
_JOINED_NEXT = frozenset("x×b-–—~−taoi")
"""What may follow a space where a second amount does."""


def read_pair(text: str, first: Quantity, lead: str, purse: Purse) -> Pair | None:
    """Read a second amount that belongs to ``first``; ``lead`` is 'between', 'from' or empty."""
    end = first.end
    following = text[end : end + 1]
    if following not in _JOINED_BY or (following == " " and text[end + 1 : end + 2] not in _JOINED_NEXT):
        return None
    if following == "-" and first.bare and (gap := _SUSPENDED.match(text, end)):
        return _suspended(text, first, gap, purse)
    join = _JOIN.match(text, end)
    if join is None or (join["and"] and lead != "between"):
        return None
    second = _second(text, join.end(), purse)
    return None if second is None else _joined(text, first, second, join, lead)


def _joined(text: str, first: Quantity, second: Quantity, join: re.Match[str], lead: str) -> Pair | None:
    if join["by"]:
        return _sides(first, second, join)
    if join["in"]:
        return _ratio(text, first, second)
    if join["dash"] and first.bare and second.bare and first.numeral.digits and second.numeral.digits:
        scored = _score(text, first, second)
        if scored is not None:
            return scored
    if join["to"] and second.bare and first.bare and second.low == 1 < first.low:
        return Pair(_RATIO, second, first.low, first.low)
    if _apart(text, first, second, join, lead):
        return None
    return _range(first, second, spaced=join["dash"] is not None and " " in join.group())


def _apart(text: str, first: Quantity, second: Quantity, join: re.Match[str], lead: str) -> bool:
    """Whether the two stay two amounts: alternatives too far apart, or an old value and a new one."""
    if join["or"]:
        return not _neighbours(first, second)
    if join["maybe"]:
        return not first.low < second.high <= 4 * first.low
    if join["to"] is None or lead == "between":
        return False
    return _is_level(first, second) or _is_change(text, first, second, lead)


def _is_level(first: Quantity, second: Quantity) -> bool:
    """'gained 34.90 to 3,906.32': so far apart, and so exact, are a change and the level that it led to."""
    exact = first.numeral.grain is not None and second.numeral.grain is not None
    return exact and first.bare and second.bare and second.low > _FAR_APART * abs(first.low)


_FAR_APART = 10
"""From here on, the second of two amounts with decimals is no end of a range with the first."""


def _sides(first: Quantity, second: Quantity, join: re.Match[str]) -> Pair | None:
    """'10 x 12 feet' shares its unit; '4 x 4' counts nothing."""
    if first.bare and second.scale is _LENGTH and second.unit:
        return Pair(_SHARED_UNIT, second, first.low, first.high)
    crossed = "by" not in join.group() and first.bare and second.bare
    return Pair(_SCORE, second, first.low, second.high) if crossed else None


def _second(text: str, at: int, purse: Purse) -> Quantity | None:
    lead = _LEAD.match(text, at)
    number = lead.end() if lead else at
    if not starts_number(text, number):
        number = at
        if not starts_number(text, number):
            return None
    found = read_quantity(text, number, purse, at)
    if found is None or found.numeral.shape in (_SOME, _PART, _DOZENS):
        return None
    if text[found.end : found.end + 1].isalnum() or (found.bare and text[found.end : found.end + 2].strip()[:1] == "/"):
        return None
    return found


def _suspended(text: str, first: Quantity, gap: re.Match[str], purse: Purse) -> Pair | None:
    second = _second(text, gap.end(), purse)
    if second is None:
        return None
    if gap["joined"] and second.bare and second.low == 1:
        return Pair(_RATIO if first.low > 1 else _SCORE, second, first.low, first.low)
    if second.bare and not second.noun:
        return None
    if gap["to"] or gap["joined"]:
        return Pair(_RANGE, second, first.low, second.high) if first.low < second.high else None
    return Pair(_SHARED_UNIT, second, first.low, first.high)


def _ratio(text: str, first: Quantity, second: Quantity) -> Pair | None:
    """'one in five', '3 out of 10': small whole numbers, the second a round or small one and no span of time."""
    above, below = first.low, second.low
    if not (first.bare and second.bare and 0 < above < below) or (
        first.numeral.digits == "" and first.numeral.shape is _FRACTION
    ):
        return None
    if above != int(above) or below != int(below) or _TIME_UNIT.match(text, second.end):
        return None
    if second.noun or first.noun or not (below <= 12 or (below % 10 == 0 and below < 1900) or below % 1000 == 0):
        return None
    return Pair(_RATIO, second, above / below, above / below)


def _score(text: str, first: Quantity, second: Quantity) -> Pair | None:
    if first.high >= 1000 or second.high >= 1000 or second.noun:
        return None
    near = text[max(0, first.start - 48) : first.start] + " " + text[second.end : second.end + 24]
    if first.high >= second.high and _VOTES_NEAR.search(near) and not _SCORE_NEAR.search(near):
        return Pair(_VOTES, second, first.low, second.high)
    listed = _OTHER_SCORE.match(text, second.end) is not None
    if first.high >= second.high or listed or (second.high < 30 and _SCORE_NEAR.search(near[:48])):
        return Pair(_SCORE, second, first.low, second.high)
    return None


def _neighbours(first: Quantity, second: Quantity) -> bool:
    """'three or four', '20 or 30': near amounts that an 'or' makes one estimate."""
    if not first.bare or first.noun or first.numeral.times > 1 or first.numeral.shape is _FRACTION:
        return False
    low, high = first.low, second.low / second.numeral.times
    return low < high and (high - low <= 2 or (low % 10 == 0 and high % 10 == 0 and high <= 2 * low))


def _is_change(text: str, first: Quantity, second: Quantity, lead: str) -> bool:
    """Whether 'to' leads from an old value to a new one: 'rose from 4 to 5 percent', 'up 3 percent to 104'."""
    if lead == "from":
        return _CHANGE.search(text, max(0, first.start - 70), first.start) is not None
    if first.bare and not second.bare and not second.prefixed:
        return False
    left = text[max(0, first.start - 28) : first.start]
    word = left.rsplit(None, 1)[-1:]
    return not (word and word[0].lower() in _STATED) and _CHANGE.search(left) is not None


_STATED = frozenset(
    {"of", "at", "to", "for", "with", "is", "are", "was", "were", "be", "cost", "costs", "worth", "pay"}
)
"""Words before an amount that state it, whatever rose or fell earlier in the sentence."""


def _range(first: Quantity, second: Quantity, *, spaced: bool) -> Pair | None:
    if first.unit and second.unit and first.unit != second.unit:
        return None
    if first.currency and second.currency and first.currency != second.currency:
        return None
    if first.unit and not second.unit and not first.prefixed and spaced:
        return None
    low, high = first.low, second.high
    times = second.numeral.times
    if times > 1 and first.numeral.times == 1 and abs(low) < abs(second.low) / times:
        low *= times
    if low >= high:
        return None
    return Pair(_RANGE, second, low, high)
