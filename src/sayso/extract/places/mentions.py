"""Capitalised words become mentions: the longest names that the gazetteer knows, and names that a pattern makes."""

from dataclasses import dataclass, field

from sayso.extract.places import words as lists
from sayso.extract.places.abbreviations import CANADIAN, POSTAL, STYLE_BOOK, state_of
from sayso.extract.places.cues import CITY_ORGANS, FUNCTION_WORDS
from sayso.extract.places.fold import fold
from sayso.extract.places.gazetteer import Entry, gazetteer
from sayso.extract.places.patterns import Pattern, pattern_at, unlisted_at
from sayso.extract.places.rank import weight
from sayso.extract.places.tokens import Gap, Token

_INSIDE = frozenset({Gap.JOIN, Gap.HYPHEN, Gap.LINK})
_CLEAR_ALONE = 4
"""Letters from which a state's short form needs no town before it: 'Calif.', but not 'Pa.'."""
LARGE_TOWN = 5.0
"""The weight of a town of a hundred thousand."""
_ALSO_NAMES = frozenset({"Wash", "Miss", "Penn"})


@dataclass(slots=True)
class Mention:
    """Tokens ``first`` to ``last`` of a text that may name a place; ``entries`` is empty for a name unknown.

    ``narrowed`` says that ``entries`` are those that another mention beside it contains.
    """

    first: int
    last: int
    start: int
    end: int
    key: str
    entries: tuple[Entry, ...]
    pattern: Pattern = Pattern.NAME
    score: float = 0.0
    reasons: list[str] = field(default_factory=list)
    narrowed: bool = False

    def add(self, points: float, reason: str) -> None:
        """Count ``points`` for or against, with the reason in words."""
        self.score += points
        self.reasons.append(reason)


def mentions(text: str, words: list[Token]) -> list[Mention]:
    """The mentions of ``text`` in order, without overlap."""
    found: list[Mention] = []
    at = 0
    while at < len(words):
        mention = _mention(text, words, at, found)
        if mention is None:
            at += 1
        else:
            found.append(mention)
            at = mention.last + 1
    return found


def _mention(text: str, words: list[Token], at: int, found: list[Mention]) -> Mention | None:
    token = words[at]
    if len(token.word) <= 6:
        short = _abbreviation(text, words, at, found)
        if short is not None or "." in token.word:
            return short
    name = _name(text, words, at)
    people = _demonym(words, at)
    if people is not None and (name is None or name.last <= people.last):
        return people
    made = pattern_at(text, words, at)
    if made is not None and (name is None or made.last > name.last or made.start < name.start):
        start, end = made.start, words[made.last].end
        return Mention(at, made.last, start, end, fold(text[start:end]), (), made.pattern)
    if name is None:
        made = unlisted_at(text, words, at)
        if made is not None:
            end = words[made.last].end
            return Mention(at, made.last, token.start, end, fold(text[token.start : end]), (), made.pattern)
    return name


def _abbreviation(text: str, words: list[Token], at: int, found: list[Mention]) -> Mention | None:
    token = words[at]
    word = token.word
    after_town = bool(found) and found[-1].last == at - 1 and words[at - 1].gap is Gap.COMMA
    if "." in word:
        state = state_of(word)
        entries = (state,) if state else gazetteer().exactly(word)
    elif text.startswith(".", token.end) and (word + "." in STYLE_BOOK or word + "." in CANADIAN):
        after_party = at > 0 and words[at - 1].gap is Gap.HYPHEN and words[at - 1].word in {"R", "D", "I"}
        clear = len(word) >= _CLEAR_ALONE and word not in _ALSO_NAMES
        state = state_of(word + ".") if after_town or after_party or clear else None
        if state:
            return Mention(at, at, token.start, token.end + 1, "=" + word, (state,), Pattern.ABBREVIATION)
        return None
    elif word.isupper() and len(word) <= 4:
        state = state_of(word) if after_town and (word in POSTAL or word in CANADIAN) else None
        entries = (state,) if state else gazetteer().exactly(word)
    else:
        return None
    if not entries:
        return None
    return Mention(at, at, token.start, token.end, "=" + word, entries, Pattern.ABBREVIATION)


def _demonym(words: list[Token], at: int) -> Mention | None:
    token = words[at]
    known = lists.demonyms()
    last, code = at, None
    if token.gap in {Gap.JOIN, Gap.HYPHEN} and at + 1 < len(words):
        code = known.get(f"{token.low} {words[at + 1].low}")
        last = at + 1 if code else at
    code = code or known.get(token.low)
    if code is None:
        return None
    country = gazetteer().country(code)
    entries = (country,) if country else ()
    return Mention(at, last, token.start, words[last].end, token.low, entries, Pattern.DEMONYM)


def _name(text: str, words: list[Token], at: int) -> Mention | None:
    token = words[at]
    known = gazetteer()
    if token.gap in _INSIDE:
        longest = known.longest(fold(token.word))
        if token.full_end != token.end:
            longest = max(longest, known.longest(fold(text[token.start : token.full_end])))
        if longest > 1:
            found = _long_name(text, words, at, longest)
            if found:
                return found
    if token.low in FUNCTION_WORDS or len(token.word) < 3 or (len(token.word) == 3 and token.capitals):
        return None
    key, stop = fold(token.word), token.end
    entries = known.named(key)
    if not entries and token.full_end != token.end:
        key, stop = fold(text[token.start : token.full_end]), token.full_end
        entries = known.named(key)
    return Mention(at, at, token.start, stop, key, entries) if entries else None


def _long_name(text: str, words: list[Token], at: int, longest: int) -> Mention | None:
    token = words[at]
    last = at
    while last - at < longest and last + 1 < len(words) and words[last].gap in _INSIDE:
        last += 1
    known = gazetteer()
    for end in range(last, at, -1):
        other = words[end]
        if other.low in FUNCTION_WORDS:
            continue
        for stop in {other.end: 0, other.full_end: 0}:
            key = fold(text[token.start : stop])
            entries = known.named(key)
            if entries and not _opens_body(words, end, entries):
                return Mention(at, end, token.start, stop, key, entries)
    return None


def _opens_body(words: list[Token], at: int, entries: tuple[Entry, ...]) -> bool:
    """'Denver City Council' is the council of Denver, but 'Kansas City Council' that of Kansas City."""
    if words[at].low != "city" or words[at].gap is not Gap.JOIN or words[at + 1].low not in CITY_ORGANS:
        return False
    return max(weight(entry) for entry in entries) < LARGE_TOWN
