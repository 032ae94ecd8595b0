"""Capitalised words become mentions: the longest names that the gazetteer knows, and names that a pattern makes."""

import re
from dataclasses import dataclass, field

from sayso.extract.places.abbreviations import CANADIAN, POSTAL, STYLE_BOOK, state_of
from sayso.extract.places.cues import FUNCTION_WORDS, STREET, TITLES
from sayso.extract.places import words as lists
from sayso.extract.places.fold import fold
from sayso.extract.places.gazetteer import Entry, gazetteer
from sayso.extract.places.tokens import Gap, Token

LONGEST = 6
"""Words in the longest name that is looked for: 'Democratic People's Republic of Korea' has six with its small ones."""
_INSIDE = frozenset({Gap.JOIN, Gap.HYPHEN, Gap.LINK})

AREA_WORDS = frozenset(
    {"county", "parish", "province", "prefecture", "oblast", "governorate", "township", "borough", "shire"}
)
"""After a capitalised word they make it an area's name, known or not."""
WATER_AND_LAND = frozenset(
    {"river", "lake", "creek", "island", "islands", "valley", "bay", "mountains", "mountain", "peninsula", "beach",
     "canyon", "desert", "falls", "springs", "hills", "heights", "harbor", "harbour", "strait", "sea", "ocean",
     "reservoir", "bayou", "canal", "coast"}
)  # fmt: skip
"""After a capitalised word they make it the name of a feature."""


@dataclass(slots=True)
class Mention:
    """Tokens ``first`` to ``last`` of a text that may name a place; ``entries`` is empty for a name unknown."""

    first: int
    last: int
    start: int
    end: int
    key: str
    entries: tuple[Entry, ...]
    pattern: str = ""
    score: float = 0.0
    reasons: list[str] = field(default_factory=list)
    container: "Mention | None" = None


def mentions(text: str, words: list[Token]) -> list[Mention]:
    """The mentions of ``text`` in order, without overlap."""
    found: list[Mention] = []
    at = 0
    while at < len(words):
        mention = (
            _abbreviation(text, words, at, found)
            or _street(text, words, at)
            or _name(text, words, at)
            or _unlisted(text, words, at)
        )
        if mention is None:
            at += 1
            continue
        found.append(mention)
        at = mention.last + 1
    return found


def _abbreviation(text: str, words: list[Token], at: int, found: list[Mention]) -> Mention | None:
    token = words[at]
    word = token.word
    dotted = "." in word
    if not dotted and len(word) > 6:
        return None
    after_town = bool(found) and found[-1].last == at - 1 and words[at - 1].gap is Gap.COMMA
    if not dotted and text.startswith(".", token.end) and (word + "." in STYLE_BOOK or word + "." in CANADIAN):
        state = state_of(word + ".")
        after_party = at > 0 and words[at - 1].gap is Gap.HYPHEN and words[at - 1].word in {"R", "D", "I"}
        if state and (after_town or after_party or (len(word) > 4 and word not in {"Wash", "Miss", "Penn"})):
            return Mention(at, at, token.start, token.end + 1, "=" + word, (state,), "abbreviation")
    if dotted:
        known = gazetteer().exactly(word)
        state = state_of(word) if not known or word == "D.C." else None
        entries = (state,) if state else known
        if entries:
            return Mention(at, at, token.start, token.end, "=" + word, entries, "abbreviation")
        return None
    if word.isupper() and len(word) <= 4:
        if after_town and (word in POSTAL or word in CANADIAN):
            state = state_of(word)
            if state:
                return Mention(at, at, token.start, token.end, "=" + word, (state,), "abbreviation")
        known = gazetteer().exactly(word)
        if known:
            return Mention(at, at, token.start, token.end, "=" + word, known, "abbreviation")
    return None


def _name(text: str, words: list[Token], at: int) -> Mention | None:
    token = words[at]
    if token.low in FUNCTION_WORDS and token.low not in {"north", "south", "st", "the"} and token.gap is not Gap.JOIN:
        return None
    last = at
    while last - at < LONGEST and last + 1 < len(words) and words[last].gap in _INSIDE:
        last += 1
    known = gazetteer()
    for end in range(last, at, -1):
        other = words[end]
        if other.low in FUNCTION_WORDS:
            continue
        key = fold(text[token.start : other.end])
        entries = known.named(key)
        stop = other.end
        if not entries and other.full_end != other.end:
            key = fold(text[token.start : other.full_end])
            entries = known.named(key)
            stop = other.full_end
        if entries:
            return Mention(at, end, token.start, stop, key, entries)
    area = _area(text, words, at)
    if area:
        return area
    if token.low in FUNCTION_WORDS or len(token.word) < 3 or "." in token.word:
        return None
    if token.capitals and len(token.word) <= 3:
        return None
    key = fold(token.word)
    entries = known.named(key)
    stop = token.end
    if not entries and token.full_end != token.end:
        key = fold(text[token.start : token.full_end])
        entries = known.named(key)
        stop = token.full_end
    return Mention(at, at, token.start, stop, key, entries) if entries else None


def _area(text: str, words: list[Token], at: int) -> Mention | None:
    """'Placer County', 'Chuncheon Province', 'Kent River': the word after makes the name."""
    token = words[at]
    if token.gap is not Gap.JOIN or token.low in FUNCTION_WORDS or at + 1 >= len(words):
        return None
    after = words[at + 1]
    if after.low in AREA_WORDS or after.low in WATER_AND_LAND:
        pattern = "area" if after.low in AREA_WORDS else "feature"
        key = fold(text[token.start : after.end])
        return Mention(at, at + 1, token.start, after.end, key, (), pattern)
    return None


_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th) \Z")


def _street(text: str, words: list[Token], at: int) -> Mention | None:
    """'Main Street', 'North Cooper Street', '79th Street': a run that ends in a word for a street."""
    token = words[at]
    if token.low in STREET:
        ordinal = _ORDINAL.search(text[max(0, token.start - 8) : token.start])
        if not ordinal or not _ends_run(words, at):
            return None
        start = token.start - len(ordinal[0])
        return Mention(at, at, start, token.end, fold(text[start : token.end]), (), "street")
    if token.low in FUNCTION_WORDS and token.low not in _NUMBERED:
        return None
    last = at
    while words[last].gap is Gap.JOIN and last - at < 4 and last + 1 < len(words):
        last += 1
        if words[last].low in STREET:
            break
    else:
        return None
    if words[last].low not in STREET or not _ends_run(words, last):
        return None
    if any(word.low in TITLES for word in words[at:last]) or (
        words[last].low in {"lane", "drive"} and last == at + 1 and token.low in lists.common_first_names()
    ):
        return None
    return Mention(at, last, token.start, words[last].end, fold(text[token.start : words[last].end]), (), "street")


def _ends_run(words: list[Token], last: int) -> bool:
    return words[last].gap is not Gap.JOIN or words[last + 1].low in FUNCTION_WORDS


_NUMBERED = frozenset({"first", "second", "third", "four", "five", "six", "seven", "eight", "nine", "ten"})
_LEADS = re.compile(
    r"(?:\b(?:in|near|outside)|\b(?:village|town|city|district|community|province|hamlet|suburb|island|port) of) \Z"
)
_FOLLOWS = re.compile(
    r" (?:district|province|village|town|county|prefecture|neighbou?rhood|suburb|refugee camp|region|governorate|state)\b"
)


def _unlisted(text: str, words: list[Token], at: int) -> Mention | None:
    """A name that no list holds, where the words around it can only mean a place: 'the village of Achguara'."""
    token = words[at]
    if len(token.word) < 4 or token.word.isupper() or token.low in FUNCTION_WORDS or not _is_strange(token):
        return None
    if at and words[at - 1].gap in {Gap.JOIN, Gap.HYPHEN} and words[at - 1].low not in FUNCTION_WORDS:
        return None
    last = at
    while words[last].gap is Gap.JOIN and last - at < 2 and _is_strange(words[last + 1]):
        last += 1
    if words[last].gap in {Gap.JOIN, Gap.HYPHEN} and words[last + 1].low not in FUNCTION_WORDS:
        return None
    leads = _LEADS.search(text[max(0, token.start - 14) : token.start])
    follows = _FOLLOWS.match(text, words[last].end)
    comma = words[last].gap is Gap.COMMA
    if not (leads or follows or comma):
        return None
    end = words[last].end
    return Mention(at, last, token.start, end, fold(text[token.start : end]), (), "unlisted")


def _is_strange(token: Token) -> bool:
    """No English word and no common name of a person."""
    low = token.low
    return low not in lists.english() and low not in lists.first_names() and low not in lists.surnames()
