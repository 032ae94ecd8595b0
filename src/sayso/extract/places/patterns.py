"""Capitalised words become names that no list needs to hold: streets, sites, areas, features, and what a cue names."""

from enum import StrEnum
from typing import NamedTuple

from sayso.extract.places import words as lists
from sayso.extract.places.cues import EVENTS, FUNCTION_WORDS, PREFIXES, SITES, STREET, TEAMS, TITLES
from sayso.extract.places.tokens import JOIN, Token
from sayso.model.late import late


class Pattern(StrEnum):
    """How a mention was made; the last part of its rule's name."""

    NAME = "name"
    ABBREVIATION = "abbreviation"
    AREA = "area"
    FEATURE = "feature"
    STREET = "street"
    SITE = "site"
    UNLISTED = "unlisted"
    DEMONYM = "demonym"
    ENGINE = "engine"


class Made(NamedTuple):
    """A name that a pattern makes, from ``start`` to ``end``, the end of token ``last`` or of what belongs to it."""

    start: int
    end: int
    last: int
    pattern: Pattern


AREA_WORDS = frozenset(
    {"county", "parish", "province", "prefecture", "oblast", "governorate", "township", "twp", "borough", "shire"}
)
"""After a capitalised word they make it an area's name, known or not."""
WATER_AND_LAND = frozenset(
    {"river", "lake", "creek", "island", "islands", "valley", "bay", "mountains", "mountain", "peninsula", "beach",
     "canyon", "desert", "falls", "springs", "hills", "heights", "harbor", "harbour", "strait", "sea",
     "bayou", "canal", "coast"}
)  # fmt: skip
"""After a capitalised word they make it the name of a feature."""
_ENDS = AREA_WORDS | WATER_AND_LAND | STREET | SITES

_CLEAR_PREFIXES = frozenset({"mount", "mt", "lake", "fort", "ft", "cape", "loch"})
"""They name a feature before any word: 'Mount Hood'."""
_DESERT_PREFIXES = frozenset({"tal", "tel", "tall", "ain", "ayn", "wadi", "jabal", "jebel", "khan", "deir", "dayr"})
"""They name a feature before the name of another place too: 'Tal Afar'."""
_NO_FEATURE = FUNCTION_WORDS | EVENTS | TEAMS
_SHORT_FORMS = frozenset({"ave", "rd", "blvd", "hwy", "pkwy", "twp"})
_SHORT_STREETS = frozenset({"st", "dr", "ln", "ct", "pl"})
_NUMBER = late(r" \d{1,4}[A-Z]?\b(?![.,]\d)")
_ORDINAL = late(r"\d+(?:st|nd|rd|th) \Z")
_NUMBERED = frozenset({"first", "second", "third", "four", "five", "six", "seven", "eight", "nine", "ten"})
_LONGEST = 4
_ADDRESS = late(
    r"(?:[NSEW]\.? )?(?:\d+(?:st|nd|rd|th)|[A-Z][\w'’]+)(?: [A-Z][\w'’]+)? (?:St|Ave|Rd|Dr|Blvd|Ln|Ct|Pl|Hwy|Pkwy)\b\.?"
)
_HOUSE_NUMBER = late(r"\d[A-Z]? \Z")
"""A short form that 'Saint' or a doctor shares is a street's only after the number of a house."""


def starts_of_ended(words: list[Token]) -> set[int]:
    """Where a run may start that ends in the word for an area, a feature, a street or a site."""
    starts: set[int] = set()
    for at, token in enumerate(words):
        if token.low in _ENDS or token.low in _SHORT_STREETS:
            starts.update(range(max(0, at - _LONGEST), at))
    return starts


def pattern_at(text: str, words: list[Token], at: int) -> Made | None:
    """The name that the words from ``at`` make by their last word or their first, or ``None``."""
    token = words[at]
    if token.low in STREET:
        return _numbered_street(text, words, at)
    if text[token.start - 2 : token.start - 1].isdigit():
        address = _address(text, words, at)
        if address:
            return address
    if token.gap is not JOIN or (token.known.function and token.low not in _NUMBERED):
        return None
    last = at
    while last - at < _LONGEST and words[last].gap is JOIN:
        last += 1
        if words[last].low in _ENDS:
            return _ended(text, words, at, last)
        if words[last].known.function:
            break
    return _prefixed(words, at) if token.low in PREFIXES else None


def _prefixed(words: list[Token], at: int) -> Made | None:
    """'Mount Hood', 'Villa Achguara': a word that opens names, and one more."""
    token, after = words[at], words[at + 1]
    if not ends_run(words, at + 1) or after.low in _NO_FEATURE:
        return None
    known = bool(after.known.entries) and token.low in _DESERT_PREFIXES
    if token.low in _CLEAR_PREFIXES or known or is_strange(after, but_surname=True):
        return Made(token.start, after.end, at + 1, Pattern.FEATURE)
    return None


def _address(text: str, words: list[Token], at: int) -> Made | None:
    """'208 Aspen St.', '1154 S. Seventh St.': the name of the street, with the full stop of its short form."""
    start = words[at].start
    if not _HOUSE_NUMBER.search(text, max(0, start - 3), start):
        return None
    found = _ADDRESS.match(text, start)
    if not found:
        return None
    last = at
    while last + 1 < len(words) and words[last + 1].start < found.end():
        last += 1
    return Made(start, found.end(), last, Pattern.STREET)


def _numbered_street(text: str, words: list[Token], at: int) -> Made | None:
    ordinal = _ORDINAL.search(text[max(0, words[at].start - 8) : words[at].start])
    if ordinal and ends_run(words, at):
        return Made(words[at].start - len(ordinal[0]), _full_end(text, words[at]), at, Pattern.STREET)
    return None


def _ended(text: str, words: list[Token], at: int, last: int) -> Made | None:
    start, end, low = words[at].start, _full_end(text, words[last]), words[last].low
    if (low in STREET or low in SITES) and ends_run(words, last):
        team = low == "forest" and words[last - 1].low not in {"national", "state", "rain"}
        if team or any(word.low in TITLES for word in words[at:last]) or _could_be_person(words, at, last):
            return None
        return Made(start, end, last, Pattern.STREET if low in STREET else Pattern.SITE)
    if last == at + 1 and words[at].low not in lists.demonyms():
        return area_at(text, words, at, last)
    return None


def area_at(text: str, words: list[Token], at: int, last: int) -> Made | None:
    """The name that ends with the word for an area or a feature at ``last``: 'Placer County', 'San Fernando Valley'."""
    if words[last].gap is JOIN and words[last].low == "valley" and words[last + 1].low in AREA_WORDS:
        last += 1
    low, after = words[last].low, words[last].gap is JOIN
    council = low == "county" and after and words[last + 1].low == "council"
    if (low not in AREA_WORDS and low not in WATER_AND_LAND) or council:
        return None
    pattern = Pattern.AREA if low in AREA_WORDS else Pattern.FEATURE
    return Made(words[at].start, _full_end(text, words[last]), last, pattern)


def _full_end(text: str, token: Token) -> int:
    """The end with the full stop of a short form, and the number of a road: 'Lafayette Ave.', 'County Road 43'."""
    if token.low in _SHORT_FORMS and text.startswith(".", token.end):
        return token.end + 1
    number = _NUMBER.match(text, token.end) if token.low in {"road", "highway", "hwy"} else None
    return number.end() if number else token.end


def _could_be_person(words: list[Token], at: int, last: int) -> bool:
    """'Diane Lane', 'Kim Park': a first name and a surname that is also a kind of place."""
    return last == at + 1 and words[last].low in {"lane", "park"} and words[at].low in lists.common_first_names()


def is_strange(token: Token, *, but_surname: bool = False) -> bool:
    """Whether the word is in no dictionary and no common name of a person."""
    known = token.known
    if known.function or known.capitals or known.english or len(token.word) < 2:
        return False
    return but_surname or not (known.first_name or known.surname)


def ends_run(words: list[Token], last: int) -> bool:
    """Whether the capitalised run stops after the word at ``last``."""
    return words[last].gap is not JOIN or words[last + 1].known.function
