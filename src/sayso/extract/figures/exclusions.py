"""A number in its surroundings becomes the reason why it is no figure, or nothing where it may be one."""

import re

from sayso.extract.figures.counted import is_counted
from sayso.extract.figures.lexicon import word_set
from sayso.extract.figures.names import PLURAL_NEXT, is_address, is_postal_code, name_before
from sayso.extract.figures.quantity import Quantity
from sayso.extract.figures.spelled import Shape
from sayso.model.late import late

# Named here: in Python 3.11 it takes longer to look a member up on its class than to compare it.
_DIGITS, _FRACTION, _ONE, _PART, _SOME = Shape.DIGITS, Shape.FRACTION, Shape.ONE, Shape.PART, Shape.SOME

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)(?:uary|ruary|ch|il|e|y|ust|tember|ober|ember)?\.?"
_AFTER_SHAPE = late(r":\d|/\d|\.\d|(?:st|nd|rd|th|s)\b|['’]s\b|-\d{3}-\d{3,4}\b|(?!x\d)[A-Za-z_@\\]|%[0-9A-F]{2}")
_BEFORE_SHAPE = late(r"(?:[\w°º′″@#/=&?%\\]|\d[.:]|[A-Za-z_]-|[A-Za-z0-9]['’]|\+\d[\d-]*|\(\d{3}\)\s?|\d{3}-)\Z")
_CLOCK_AFTER = late(
    rf"(?:[:.]\d\d)?\s?(?:[ap]\.?\s?m\b|o['’]clock|GMT\b|UTC\b|E[SD]T\b|P[SD]T\b|BST\b|hours GMT"
    rf"|{_MONTH}(?:\s\d{{4}}|\b)(?!\s+[a-z]+s\b)|(?:st|nd|rd|th) of {_MONTH})"
)
_MONTH_BEFORE = late(rf"\b{_MONTH}\s(?:\d{{1,2}}(?:st|nd|rd|th)?(?:\s?(?:-|–|to|and)\s?|,\s))?\Z")
_WEEK_NUMBER = late(
    r"\b(?:in|of|for|by|since|until|during|epidemiological|epi|reporting|calendar|gestational)\s(?:weeks?|EW)\s\Z",
    re.IGNORECASE,
)
_SLUG = late(r"\b(?:UPDATE|WRAPUP|CORRECTED|REFILE|RPT)\s\Z")
"""Before the number of an agency's version: 'UPDATE 2-Brent slips'."""
_ONE_LIKE_IT = late(r"\b(?:to|like|as|from|with)\s\Z")
_SUCH = late(r"\s[a-z]+(?:ed|nd|wn|ne|pt)\s(?:in|on|at|by|for|from|with)\b")
"""'a strain close to one found in the north' counts nothing."""
_LIST_NUMBER = late(r"(?:^|\n)[ \t]*\(?\Z")
_LIST_AFTER = late(r"[.)]\s+(?=\S)")
_COORDINATE = late(r"\d{1,3}(?:\.\d+)?\s?[°º](?:\s?\d{1,2}\s?['′’]|\s?[NSEW]\b)|\d{1,3}\.\d{5,}(?!\d|\s?[a-z%])")
_PHONE_TAIL = late(r"-\d{4}\b(?!\s+[a-z]|%)")
_PHONE = late(r"\+?\d{1,4}(?:[ -]\(?\d{2,5}\)?){2,4}(?![\d,.]*\d)|0\d{2,4}[ -]\d{5,8}\b")
_AIRCRAFT = late(
    r"-(?:[1-9]00|8|9|10)(?:ER|LR|F)?\b"
    r"|\s(?:M(?:ax|AX)|Dreamliners?|jets?|jetliners?|jumbo|airliners?|freighters?|passenger jet)\b"
)
_LONGEST_PLAIN = 15
"""Digits that people write without a separator at most; what is longer identifies something."""
_BRACKETS = frozenset("[(")
_MONTHS = word_set("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec")
_YEAR_BEFORE = late(
    r"(?:\b(?:in|at|since|by|until|till|from|during|of|before|after|early|late|mid|year|circa|for|the|to"
    r"|and|between|through|fiscal|season|summer|winter|spring|autumn|fall)\s|[-–/(,]\s?|^|\n\s*)\Z",
    re.IGNORECASE,
)
_PEOPLE_NEXT = late(
    r"\s+(?:[a-z-]+\s+)?(?:people|workers|jobs|troops|soldiers|employees|men|women|children|students"
    r"|deaths|homes|houses|"
    r"customers|residents|patients|units|shares|words|cases|votes|tickets|calories|refugees|migrants"
    r"|prisoners|families|"
    r"visitors|fans|spectators|stores|members|items|copies|points|cars|vehicles|species|times|yards|pages"
    r"|rooms|beds|seats|"
    r"victims|volunteers|respondents|households|passengers|officers|protesters|demonstrators|civilians|fighters)\b"
)
_PRONOUN_BEFORE = late(
    r"\b(?:the|this|that|which|any|no|some|another|every|each|the only|next|last|first|new|good|big|bad|old|right"
    r"|wrong|best|better|loved|such|same|square|day|whole)\s+\Z",
    re.IGNORECASE,
)
_PRONOUN_AFTER = late(
    r"\s*(?:$|[.,;:?!)'’\"”]|[-–—]\s)|\s+(?:another|day|can|could|should|would|must|might|may|will|is|was"
    r"|has|had|who|whom|which|that|"
    r"to|in|on|at|with|by|for|from|if|as|thing|way|hopes?|says?|said|does|did|never|always|cannot|wants?"
    r"|needs?|knows?|thinks?|wonders?|sees?|"
    r"and|but|where|when|before|after|about|into|over|under|more|anyway|again|too|up|off|out|down|it|he"
    r"|she|they|we|you|i|the|a|an|"
    r"my|his|her|their|our|your|not|so|because|than|then|morning|night|evening|afternoon|reason why|moment)\b",
)
_ONE_RATE = late(r"\s+(?:an?|per|every)\s+(?:day|night|week|month|year|hour|minute|second|head|person)\b")
_EMERGENCY = late(r"\b(?:call\w*|dial\w*|dispatch\w*|operator)\b", re.IGNORECASE)
_DIALLED = late(r"\b(?:call(?:ing|ed)?|dial(?:l?ing|l?ed)?|phon(?:e|ing|ed)|ring(?:ing)?|text)\s\Z", re.IGNORECASE)
_JOINED_WORD = late(r"-(?!(?:to|or|and)\b)[A-Za-z]")
_ONE_OF = late(r"\s+of\b")
_IS_NOT = late(r"(?:\b(?:is|was|are|were|am|be|been)\snot|['’](?:s|m|re)\snot|n['’]t|\bas)\s\Z")
_HALF_BEFORE = late(
    r"\b(?:first|second|latter|former|other|better|next|opening|third|fourth|final|in|this|that|each|back"
    r"|top|bottom|the)[\s-]+\Z",
    re.IGNORECASE,
)
_HALF_AFTER = late(
    r"\s+(?:of|the|a|an|its|his|her|their|our|my|your|that|this|those|these|as|were|was|are|is|said|have"
    r"|had|say|will|full|dead)\b|\s*[.,;]"
)
_PART_AFTER = late(r"\s+(?:of|more|less|higher|lower|fewer|larger|smaller|as|the|to|its|their)\b")
_MOVED_BY = late(r"\b(?:by|up|down|rose|fell|grew|just|only|another|drop of|cut of|rise of|fall of)\s\Z")
_CLAUSE_ENDS = late(
    r"[,.;:)”\"]|\s(?:in|from|since|over|last|this|on|compared|between|after|within|during|and|year|against)\b|\Z"
)
_SCORES_AFTER = late(r"\s+(?:of|more|were|have|are)\b")


def shape_refusal(text: str, start: int, number: int, end: int) -> str:  # noqa: PLR0911 - a list of decisions, read from the top
    """Why a number in digits, at ``number`` with signs and currency from ``start``, is part of something else.

    Returns a short reason ('clock time'), or an empty string.
    """
    if end - number > _LONGEST_PLAIN and text[number:end].isdecimal():
        return "an identifier"
    if end - number == 3 and _PHONE_TAIL.match(text, end):
        return "a phone number"
    if end - number == 3 and text[number] == "7" and text[end - 1] == "7" and _AIRCRAFT.match(text, end):
        return "an aircraft"
    written = text[number : end + 2]
    if ("." in written or "°" in written or "º" in written) and _COORDINATE.match(text, number):
        return "a coordinate"
    before = text[start - 1 : start]
    clear = before.isspace() and text[start - 2 : start - 1] != ")"
    quake = before == "-" and text.endswith("agnitude-", 0, start)
    if start == number and before and not clear and not quake and _BEFORE_SHAPE.search(text, max(0, start - 8), start):
        return "part of a name, number or address"
    following = text[end : end + 1]
    if following and not following.isspace() and following not in ",;)" and _AFTER_SHAPE.match(text, end):
        return "part of a name, date, time or number"
    return ""


def phone_end(text: str, start: int, number: int) -> int:
    """Where a phone number in groups ends, which a plus sign or a zero opens: '+44 20 7946 0000'; 0 where none does."""
    if text[number] != "0" and text[start] != "+":
        return 0
    match = _PHONE.match(text, start)
    return match.end() if match else 0


_ROW_GOES_ON = late(r"(?:,\d+(?:\.\d+)?){4,}|(?: \d+(?:\.\d+)?){7,}")


def row_end(text: str, end: int) -> int:
    """Where a row of numbers that goes on after ``end`` ends, as in '3,1,4,1,5'; 0 where there is none.

    What stands so close is a series, a line score or a key, and states nothing by itself.
    """
    if text[end : end + 1] not in _BETWEEN or not text[end + 1 : end + 2].isdecimal():
        return 0
    match = _ROW_GOES_ON.match(text, end)
    return match.end() if match else 0


_BETWEEN = frozenset(", ")


_CLOCK_NEXT = frozenset("apohsnrtGUEPBJFMASOND")
"""What may follow a space where a number is an hour or a day."""


def clock_or_calendar(text: str, start: int, end: int) -> bool:
    """Whether a bare number is a time of day or a day of a month."""
    may_follow = text[end : end + 1] != " " or text[end + 1 : end + 2] in _CLOCK_NEXT
    if may_follow and _CLOCK_AFTER.match(text, end):
        return True
    last = text[max(0, start - 12) : start].rsplit(None, 1)[-1:]
    if not last or not (last[0][:3] in _MONTHS or last[0][:1].isdigit() or last[0] in {"to", "and", "-", "–"}):
        return False
    return _MONTH_BEFORE.search(text, max(0, start - 22), start) is not None


def bare_refusal(text: str, found: Quantity, *, hedged: bool) -> str:  # noqa: PLR0911 - a list of decisions, read from the top
    """Why an amount without unit or currency is no figure, or an empty string."""
    numeral, start, end = found.numeral, found.start, found.end
    if named := _inside_name(text, found):
        return named
    if not found.noun and text[end : end + 1] == "-" and not hedged and _JOINED_WORD.match(text, end):
        return "part of a compound"
    if numeral.shape is _DIGITS:
        return _digits_refusal(text, found, hedged=hedged) if numeral.digits else ""
    if numeral.shape is _SOME:
        return "no number behind 'several' or 'few'"
    if numeral.shape is _ONE and not hedged and not found.noun and found.low > 0:
        return _one_refusal(text, start, end)
    if numeral.shape is _FRACTION and text[start:end].lower() in {"half", "a half"}:
        return _half_refusal(text, start, end, hedged=hedged)
    if numeral.shape is _PART and not hedged and not _PART_AFTER.match(text, end):
        moved = _MOVED_BY.search(text, max(0, start - 12), start) and _CLAUSE_ENDS.match(text, end)
        return "" if moved else "a part of nothing named"
    if text[start:end].lower() == "scores" and not _SCORES_AFTER.match(text, end):
        return "scores that count nothing"
    return _named(text, start, end) if text[start].isupper() and not hedged else ""


def _inside_name(text: str, found: Quantity) -> str:
    """Why an amount joined by a hyphen is part of a name: 'half-staff', 'two-for-one', 'UPDATE 2-Brent'."""
    start = found.start
    if found.numeral.shape is _FRACTION and found.noun in {"staff", "mast"}:
        return "how high a flag flies"
    if text[start - 5 : start] == "-for-":
        return "a ratio in words"
    if found.noun and _SLUG.search(text, max(0, start - 11), start):
        return "the number of a version"
    return ""


def _digits_refusal(text: str, found: Quantity, *, hedged: bool) -> str:  # noqa: PLR0911 - a list of decisions, read from the top
    start, end, digits = found.start, found.end, found.numeral.digits
    if found.noun:
        return ""
    if clock_or_calendar(text, start, end):
        return "a time or a day of a month"
    if text[start - 1 : start] in _BRACKETS and text[end : end + 1] in {")", "]"}:
        return "a number in brackets"
    if len(digits) <= 2 and _LIST_AFTER.match(text, end) and _LIST_NUMBER.search(text, max(0, start - 12), start):
        return "a list number"
    if hedged:
        return ""
    if len(digits) == 4 and digits[0] in "12" and _is_year(text, start, end, int(digits)):
        return "a year"
    if len(digits) > 1 and digits[0] == "0":
        return "an identifier"
    if is_address(text, end) or _is_called(text, start, end, digits) or _is_week(text, start, end):
        return "the number of a house, a telephone or a week"
    if len(digits) == 5 and is_postal_code(text, start):
        return "a postal code"
    return _named(text, start, end)


def _is_week(text: str, start: int, end: int) -> bool:
    """Whether the number names a week: 'in epidemiological week 23'; but not 'in week 12 players rested'."""
    return _WEEK_NUMBER.search(text, max(0, start - 24), start) is not None and PLURAL_NEXT.match(text, end) is None


def _is_called(text: str, start: int, end: int, digits: str) -> bool:
    """Whether people dial the number: 'call 101', 'the 911 operator'; but not 'call 300 witnesses'."""
    if digits == "911" and _EMERGENCY.search(text, max(0, start - 10), end + 12):
        return True
    if len(digits) < 3 or _DIALLED.search(text, max(0, start - 12), start) is None:
        return False
    return PLURAL_NEXT.match(text, end) is None


def _is_year(text: str, start: int, end: int, year: int) -> bool:
    if _PEOPLE_NEXT.match(text, end) or is_counted(text, start, end, year):
        return False
    if 1900 <= year <= 2035:
        return True
    if 2035 < year < 2200 and text[max(0, start - 4) : start].strip().lower() in {"by", "in"}:
        return True
    if year > 2100 or PLURAL_NEXT.match(text, end):
        return False
    return year % 100 != 0 and _YEAR_BEFORE.search(text, max(0, start - 12), start) is not None


def _named(text: str, start: int, end: int) -> str:
    name = name_before(text, start, end)
    return f"part of the name after {name!r}" if name else ""


def _one_refusal(text: str, start: int, end: int) -> str:
    if _ONE_RATE.match(text, end):
        return ""
    if _ONE_OF.match(text, end):
        if _IS_NOT.search(text, max(0, start - 10), start):
            return "a pronoun"
        led = text[max(0, start - 8) : start].rstrip().lower().endswith(("each", "not", "for", "than", "like", "only"))
        return "a pronoun" if not led and _PRONOUN_BEFORE.search(text, max(0, start - 10), start) else ""
    if _SUCH.match(text, end) and _ONE_LIKE_IT.search(text, max(0, start - 6), start):
        return "a pronoun"
    if (
        text[end : end + 1] == "-"
        or _PRONOUN_AFTER.match(text, end)
        or _PRONOUN_BEFORE.search(text, max(0, start - 10), start)
    ):
        return "a pronoun"
    return _named(text, start, end) if text[start].isupper() else ""


def _half_refusal(text: str, start: int, end: int, *, hedged: bool) -> str:
    if text[end : end + 1] == "-" or (start and text[start - 1] == "-"):
        return "half of a compound"
    if _HALF_BEFORE.search(text, max(0, start - 10), start):
        return "a period of play or time"
    return "" if hedged or _HALF_AFTER.match(text, end) else "half of nothing named"
