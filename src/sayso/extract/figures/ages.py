"""Words around an amount say whether it is somebody's age, and where the age's words end."""

import re
from decimal import Decimal

from sayso.extract.figures.lexicon import word_set
from sayso.extract.figures.names import PLURAL_NEXT
from sayso.model.late import late

_OLD_AFTER = late(r"(?:[\s-]{1,2}olds?\b|\s+of\s+age\b)")
_SHORT_AFTER = late(r"\s?-?(?:yo\b|y/o\b|yr old\b|y\.o\.)")
_AGED_BEFORE = late(
    r"\b(?:aged?|ages|age of|turn(?:ed|s|ing)|age group)\s+(?:of\s+|from\s+|between\s+|under\s+|over\s+)?\Z",
    re.IGNORECASE,
)
_AGED_LIST = late(r"\b[Aa]ge[ds]?\s(?:\d{1,3},?\s(?:and\s|or\s)?){1,5}\Z")
"""'aged 9, 11 and': an age before each of a list."""
_AGED_LAST = word_set("age aged ages of from between under over turned turns turning turn group")
_AGED_TAILS = frozenset(word[-2:] for word in _AGED_LAST)
_NAME_BEFORE = late(
    r"(?:[A-Z][\w'’-]+|Jr\.|Sr\.|[Ww]ife|[Ss]on|[Dd]aughter|[Hh]usband|[Mm]other|[Ff]ather|[Bb]rother"
    r"|[Ss]ister),\s+\Z"
)
_PERSON_BEFORE = late(
    r"\b(?:[Aa]n?|[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[Oo]ne)\s(?:[\w'’-]+\s){0,3}(?!number|quarter|order|chapter|letter|paper"
    r"|summer|winter|corner|water|master|computer)[a-z-]*(?:[eo]r|ist|man|woman|ian|ent|ant|ee|boy|girl|nurse|wife|widow"
    r"|clerk|judge|nun|monk|cop|chef|guard|pilot|cook|son|twin|niece|nephew|aunt|uncle|friend|cousin|partner|mechanic"
    r"|lad|bride|groom|athlete|native|monk|priest|thief|victim|survivor),\s+\Z"
)
_SAID_TO_BE = late(
    r"\b(?:[Ss]he|[Hh]e|who|I|[Ww]e|[Tt]hey)(?:\s(?:is|was|am|were|are)|['’](?:s|m|re))\s(?:now\s|only\s|just\s|already\s"
    r"|barely\s|nearly\s|almost\s|still\s)?\Z"
)
_SENTENCE_ENDS = late(
    r"[.;”\"]|,\s|\sand\s(?:has|had|lives|lived|was|is)\b|\swhen\s(?:he|she|they|I|we|his|her|my)\b|\Z"
)
_AGE_OF = late(
    r"\b(?:(?P<bound>under|below|over|above|beyond|past)\s)?(?:the\s)?ages?\sof\s(?:about\s|around\s)?\Z", re.IGNORECASE
)
_APPOSED_AFTER = late(r"[,.;)]|\s+(?:who|and)\b")
OLDEST = 115
"""Above this a number after a name is taken for something else than an age."""
UNITS = frozenset({"year", "month", "week", "day"})


def old_after(text: str, at: int) -> int:
    """Where '-old', ' old' or ' of age' after an amount of time ends; 0 where none follows."""
    match = _OLD_AFTER.match(text, at)
    return match.end() if match else 0


def short_after(text: str, at: int) -> int:
    """Where 'yo' or 'y/o' after a bare number ends; 0 where none follows."""
    match = _SHORT_AFTER.match(text, at)
    return match.end() if match else 0


def age_of(text: str, start: int) -> tuple[int, str] | None:
    """Where 'under the age of' before ``start`` begins and its bounding word; empty where it only names the age."""
    if text[start - 4 : start] != " of ":
        return None
    match = _AGE_OF.search(text, max(0, start - 32), start)
    if match is None:
        return None
    return (match.start(), match["bound"].lower()) if match["bound"] else (start, "")


_SAID_TAILS = frozenset("smewytl")
"""The last letters of what leads to a said age: 'is', 'am', 'were', 'now', 'barely', 'just', 'still'."""


def is_said(text: str, start: int, end: int, value: Decimal) -> bool:
    """Whether words or digits after 'she is' and before the end of a clause are an age, as in 'she is twenty-three'."""
    if text[start - 1 : start] != " " or text[start - 2 : start - 1] not in _SAID_TAILS or not 3 <= value <= OLDEST:
        return False
    said = _SAID_TO_BE.search(text, max(0, start - 24), start)
    return said is not None and _SENTENCE_ENDS.match(text, end) is not None


def is_age(text: str, start: int, end: int, digits: str) -> bool:  # noqa: PLR0911 - a list of decisions, read from the top
    """Whether a bare number is an age: 'aged 18', 'Kim Chol, 43, said', 'a lorry driver, 58, whose'."""
    listed = text[start - 4 : start] in {"and ", " or "} or text[start - 2 : start] == ", "
    if listed and _AGED_LIST.search(text, max(0, start - 32), start) and not PLURAL_NEXT.match(text, end):
        return digits.isdecimal() and int(digits) <= OLDEST
    worded = text[start - 1 : start] == " " and text[start - 2 : start - 1].isalpha()
    # Most words lead to no age, and their last two letters tell.
    if worded and text[max(0, start - 3) : start - 1].lower() not in _AGED_TAILS:
        return False
    left = max(0, start - 24)
    last = text[left:start].rsplit(None, 1)[-1:]
    if not last:
        return False
    if last[0].lower() in _AGED_LAST and _AGED_BEFORE.search(text, left, start):
        return True
    if last[0][-1] not in ",." or not digits or len(digits) > 3 or not 0 < int(digits) <= OLDEST:
        return False
    if _APPOSED_AFTER.match(text, end) is None:
        return False
    if _NAME_BEFORE.search(text, left, start):
        return True
    person = len(digits) > 1 and text[end] == "," and _PERSON_BEFORE.search(text, max(0, start - 60), start)
    return person is not None and person is not False
