"""A capitalised run that no list holds becomes a name where the words around it can only mean a place."""

import re

from sayso.extract.places import words as lists
from sayso.extract.places.cues import FUNCTION_WORDS, NEVER, PREFIXES
from sayso.extract.places.fold import fold
from sayso.extract.places.patterns import Made, Pattern, ends_run, is_strange
from sayso.extract.places.tokens import COMMA, HYPHEN, JOIN, LINK, Token
from sayso.model.late import late

SETTLEMENTS = (
    r"(?:village|town|city|hamlet|suburb|settlement|community|district|municipality|commune|township|port|island|province"
    r"|neighbou?rhood|parish)"
)
DATELINE = late(
    r"(?:,[^\n(—–]{2,30})?[,.]?\s*(?:\([A-Z][A-Za-z /]{1,24}\)\s*)?(?:—|--+|–|_|-\s)"
    r"|(?:,[^\n(]{2,30})?\s*\([A-Z]{2,8}\)"
)
"""What parts the place at the head of a report from its first sentence: a dash, an agency in brackets, a date."""
_LEADS = late(
    r"(?:\b(?:in|near|outside|inside|around|from|to|at|through|toward|towards|between|across|and|or|called|named|river"
    r"|(?:state|outskirts|coast|edge|part|streets|mayor|people|residents|south|north|east|west|"
    + SETTLEMENTS
    + r") of)"
    r"|,) \Z",
    re.IGNORECASE,
)
ARTICLES = frozenset({"al", "ar", "as", "ad", "az", "ash", "an", "el"})
"""The Arabic article before a name, as English-language reports write it apart: 'Al Huwayjah', 'Ar Raqqah'."""
_IN = late(r"\b(?:in|near|outside|inside|around|" + SETTLEMENTS + r" of) \Z", re.IGNORECASE)
_FOLLOWS = late(
    r" (?:district|province|village|town|county|prefecture|neighbou?rhood|suburb|refugee camp|region|governorate"
    r"|township|slums?|peninsula|river|island)\b"
)
APPOSED = late(
    r", (?:a|an|the|in) (?:[a-z-]+ ){0,3}"
    + SETTLEMENTS
    + r"(?=[,.;]| (?:in|on|of|near|about|where|that|which|outside|with"
    r"|north|south|east|west|some|at|along|close|just|by|\d))"
)
"""'Achguara, a small town in the hills', but not 'Achguara, the town clerk'."""
AWAY = late(
    r", (?:(?:about|around|some|roughly|just|nearly|only|almost) )?\d[\d.,]*[ -](?:miles?|km|kms|kilomet(?:er|re)s?)"
    r"(?: \([^()\n]{2,20}\))?(?: to the)? (?:(?:due )?(?:north|south|east|west)[a-z-]*|away|from"
    r"|outside|inside|inland)\b"
)
"""'Achguara, about 40 miles (64 kilometers) southwest of the capital'."""
_PARTICLES = frozenset({
    "de", "del", "de la", "de las", "de los", "da", "do", "das", "dos", "di", "du", "des", "della", "am", "an der",
    "upon", "sur", "la", "le", "les", "el",
})  # fmt: skip
"""Small words that join the words of a place's name, and never two names."""
_SECOND_WORDS = frozenset({
    "bridge", "green", "heath", "common", "moor", "wells", "mills", "grove", "ridge", "cove", "landing", "junction",
    "crossing", "corners", "hollow", "gap", "ferry", "point", "head", "wood", "woods", "mines",
})  # fmt: skip
"""Second words of the names of villages: 'Eamont Bridge'."""
_DAY = late(r", (?:[A-Z][\w.]+, )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d")
_LONGEST = 4
_AGENCY = late(
    r"[^\n(]{0,30}\((?:AP|Reuters|REUTERS|AFP|UPI|CNN|dpa|DPA|Xinhua|ANI|PTI|IANS|Bloomberg|EFE|TASS|RFA|VOA|Kyodo|Yonhap)\b"
)


def unlisted_at(text: str, words: list[Token], at: int) -> Made | None:
    """The unlisted name that starts at ``at``: 'the village of Achguara', 'PORT MERLE, June 3 -'; else ``None``."""
    token = words[at]
    if not token.known.strange:
        return _with_article(text, words, at) if token.low in ARTICLES else None
    made = dateline_at(text, words, at)
    if made is not None:
        return made
    inner = at and words[at - 1].gap >= HYPHEN and words[at - 1].low not in FUNCTION_WORDS
    if inner and words[at - 1].full_end == words[at - 1].end:
        return None
    last = _last(text, words, at)
    end = words[last]
    if not ends_run(words, last) or end.gap is HYPHEN or end.full_end != end.end:
        return None
    before = text[max(0, token.start - 20) : token.start]
    named = _LEADS.search(before) or _FOLLOWS.match(text, end.end) or APPOSED.match(text, end.end)
    if named or (end.gap is COMMA and not before.endswith(". ")):
        return Made(token.start, end.end, last, Pattern.UNLISTED)
    return None


def _with_article(text: str, words: list[Token], at: int) -> Made | None:
    """'near Al Huwayjah': an Arabic name with its article, where the word before can only mean a place."""
    last = at + 1
    if words[at].gap < HYPHEN or not is_strange(words[last], but_surname=True) or not ends_run(words, last):
        return None
    end = words[last]
    if fold(text[words[at].start : end.end]) in NEVER or end.full_end != end.end or end.gap is HYPHEN:
        return None
    if not _IN.search(text[max(0, words[at].start - 20) : words[at].start]):
        return None
    return Made(words[at].start, end.end, last, Pattern.UNLISTED)


def _last(text: str, words: list[Token], at: int) -> int:
    """The last word of the name: strange words side by side, or any two that a particle joins."""
    last = at
    while last - at < _LONGEST:
        token = words[last]
        joined = token.gap is JOIN and last - at < 2 and is_strange(words[last + 1])
        if not joined and (token.gap is not LINK or text[token.end : words[last + 1].start].strip() not in _PARTICLES):
            break
        last += 1
    if last == at and words[at].gap is JOIN and words[at + 1].low in _SECOND_WORDS:
        last = at + 1
    return last


def dateline_at(text: str, words: list[Token], at: int) -> Made | None:
    """A run at the head of a line, in capitals or before an agency, with a word that no dictionary holds."""
    if text[max(0, words[at].start - 4) : words[at].start].rstrip(" \t")[-1:] not in {"", "\n"}:
        return None
    last = at
    while last - at < _LONGEST and words[last].gap in {JOIN, LINK, HYPHEN}:
        last += 1
    run = words[at : last + 1]
    found = DATELINE.match(text, words[last].end)
    agency = bool(found and _AGENCY.match(text, words[last].end))
    if not found or run[0].low in FUNCTION_WORDS or not (agency or all(word.capitals for word in run)):
        return None
    dated = agency or _DAY.match(text, words[last].end) or run[0].low in PREFIXES
    if not any(len(word.low) >= 4 and _is_strange(word.low, but_name=bool(dated)) for word in run):
        return None
    return Made(run[0].start, run[-1].end, last, Pattern.UNLISTED)


def _is_strange(low: str, *, but_name: bool) -> bool:
    if low in FUNCTION_WORDS or low in lists.english():
        return False
    return but_name or (low not in lists.first_names() and low not in lists.surnames())
