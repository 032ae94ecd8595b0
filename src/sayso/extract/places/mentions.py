"""Capitalised words become mentions: the longest names that the gazetteer knows, and names that a pattern makes."""

from dataclasses import dataclass, field
from functools import lru_cache

from sayso.extract.places import words as lists
from sayso.extract.places.abbreviations import CANADIAN, POSTAL, STYLE_BOOK, state_of
from sayso.extract.places.cues import CITY_ORGANS
from sayso.extract.places.fold import fold
from sayso.extract.places.gazetteer import Entry, gazetteer
from sayso.extract.places.lexeme import lexeme
from sayso.extract.places.patterns import Made, Pattern, area_at, is_strange, pattern_at, starts_of_ended
from sayso.extract.places.rank import STATES, weight
from sayso.extract.places.tokens import COMMA, HYPHEN, JOIN, LINK, Token
from sayso.extract.places.unlisted import ARTICLES, dateline_at, unlisted_at

STRONG = 2.0
"""The points from which a cue by itself speaks strongly for a place."""
_CLEAR_ALONE = 4
"""Letters from which a state's short form needs no town before it: 'Calif.', but not 'Pa.'."""
LARGE_TOWN = 5.0
"""The weight of a town of a hundred thousand."""
_ALSO_NAMES = frozenset({"Wash", "Miss", "Penn"})


@dataclass(slots=True)
class Mention:
    """Tokens ``first`` to ``last`` of a text that may name a place; ``entries`` is empty for a name unknown.

    ``narrowed`` says that ``entries`` are those that another mention beside it contains; ``inner`` that the name
    stands inside a longer one, so that what the rest of the text says of it does not count; ``cued`` that a word
    beside it speaks strongly for a place; ``namesake`` that a word beside it makes it a disease or a firm;
    ``of_kind`` that ``entries`` are those of the kind that a word beside it names; ``base`` is what the name scores
    by itself.
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
    inner: bool = False
    cued: bool = False
    namesake: bool = False
    of_kind: bool = False
    base: float = 0.0

    def take_kind(self, word: str) -> None:
        """Keep of the bearers of the name those that the word after it can mean, if there are any."""
        kinds = _KIND_AFTER.get(word)
        if kinds and len(self.entries) > 1:
            of_kind = tuple(entry for entry in self.entries if entry.kind in kinds)
            self.of_kind = bool(of_kind)
            self.entries = of_kind or self.entries

    def leave_towns(self) -> None:
        """Keep of the bearers of the name those that are no towns, if one is a state of an English-speaking country."""
        if len(self.entries) > 1 and any(entry.kind == "admin1" and entry.country in STATES for entry in self.entries):
            self.entries = tuple(entry for entry in self.entries if entry.kind not in {"city", "capital"})
            self.of_kind = True

    def add(self, points: float, reason: str) -> None:
        """Count ``points`` for or against, with the reason in words."""
        self.score += points
        self.cued = self.cued or points >= STRONG
        self.reasons.append(reason)


_KIND_AFTER = {
    "province": {"admin1"}, "prefecture": {"admin1"}, "oblast": {"admin1"}, "governorate": {"admin1"},
    "state": {"admin1"}, "region": {"admin1", "region"}, "county": {"admin2"}, "city": {"city", "capital"},
}  # fmt: skip
"""Of the bearers of a name, those that the word after it can mean: 'Kandahar province'."""


def mentions(text: str, words: list[Token]) -> list[Mention]:
    """The mentions of ``text`` in order, without overlap."""
    found: list[Mention] = []
    ended = starts_of_ended(words)
    free = 0
    for at, token in enumerate(words):
        known = token.known
        if at < free or (
            known.idle and (token.gap < LINK or (known.plain and at not in ended and token.full_end == token.end))
        ):
            continue
        mention = _mention(text, words, at, found, ended=at in ended)
        if mention is not None:
            found.append(mention)
            free = mention.last + 1
    return found


def _mention(text: str, words: list[Token], at: int, found: list[Mention], *, ended: bool) -> Mention | None:
    token = words[at]
    known = token.known
    if known.short:
        short = _abbreviation(text, words, at, found)
        if short is not None or "." in token.word:
            return short
    name = None
    if token.full_end != token.end or (token.gap >= LINK and known.longest > 1):
        name = _name(text, words, at)
    elif known.entries:
        name = Mention(at, at, token.start, token.end, known.key, known.entries)
        if not (ended or known.people or known.leads_people or known.opens or known.capitals):
            return name
    if known.people or known.leads_people:
        people = _demonym(words, at)
        if people is not None and (name is None or name.last <= people.last):
            return people
    made = _made(text, words, at, name, ended=ended)
    if made is not None and (name is None or made.last > name.last or made.start < name.start):
        key = fold(text[made.start : made.end])
        return Mention(at, made.last, made.start, made.end, key, (), made.pattern)
    return name


def _made(text: str, words: list[Token], at: int, name: Mention | None, *, ended: bool) -> Made | None:
    """The name that a pattern makes from the word at ``at``; ``ended`` says that a word that ends names is near."""
    token = words[at]
    made = None
    if ended or token.known.opens or text[token.start - 2 : token.start - 1].isdigit():
        made = pattern_at(text, words, at)
    if made is None and name is not None and name.last > at and words[name.last].gap is JOIN:
        made = area_at(text, words, at, name.last + 1)
    if made is not None:
        return made
    if token.known.strange or (token.low in ARTICLES and token.gap >= HYPHEN):
        return unlisted_at(text, words, at) if name is None else None
    if (token.known.capitals or token.known.opens) and (name is None or (name.last == at and token.gap >= LINK)):
        return dateline_at(text, words, at)
    return None


def _abbreviation(text: str, words: list[Token], at: int, found: list[Mention]) -> Mention | None:
    token = words[at]
    word = token.word
    after_town = bool(found) and found[-1].last == at - 1 and words[at - 1].gap is COMMA
    if "." in word:
        state = state_of(word)
        entries = (state,) if state else gazetteer().exactly(word)
    elif text.startswith(".", token.end) and (word + "." in STYLE_BOOK or word + "." in CANADIAN):
        after_party = at > 0 and words[at - 1].gap is HYPHEN and words[at - 1].word in {"R", "D", "I"}
        clear = len(word) >= _CLEAR_ALONE and word not in _ALSO_NAMES
        goes_on = text[token.end + 1 : token.end + 2] == " " and text[token.end + 2 : token.end + 3].islower()
        state = state_of(word + ".") if after_town or after_party or clear or goes_on else None
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
    token, last, code = words[at], at, ""
    if token.known.leads_people and token.gap >= HYPHEN:
        code = lists.demonyms().get(f"{token.low} {words[at + 1].low}", "")
        last = at + 1 if code else at
    code = code or token.known.people
    if not code:
        return None
    country = gazetteer().country(code)
    entries = (country,) if country else ()
    return Mention(at, last, token.start, words[last].end, token.low, entries, Pattern.DEMONYM)


def _name(text: str, words: list[Token], at: int) -> Mention | None:
    token = words[at]
    known = token.known
    whole = lexeme(text[token.start : token.full_end]) if token.full_end != token.end else known
    if token.gap >= LINK:
        longest = max(known.longest, whole.longest)
        found = _long_name(text, words, at, longest) if longest > 1 else None
        if found:
            return found
    if known.entries:
        return Mention(at, at, token.start, token.end, known.key, known.entries)
    if whole.entries and is_strange(token):
        return Mention(at, at, token.start, token.full_end, whole.key, whole.entries)
    return None


def _long_name(text: str, words: list[Token], at: int, longest: int) -> Mention | None:
    start = words[at].start
    last = at
    while last - at < longest and words[last].gap >= LINK:
        last += 1
    for end in range(last, at, -1):
        other = words[end]
        if other.known.function:
            continue
        stops = (other.end,) if other.full_end == other.end else (other.end, other.full_end)
        for stop in stops:
            key, entries = _named(text[start:stop])
            if entries and not _opens_body(words, end, entries):
                return Mention(at, end, start, stop, key, entries)
    return None


@lru_cache(maxsize=65536)
def _named(written: str) -> tuple[str, tuple[Entry, ...]]:
    key = fold(written)
    return key, gazetteer().named(key)


def _opens_body(words: list[Token], at: int, entries: tuple[Entry, ...]) -> bool:
    """'Denver City Council' is the council of Denver, but 'Kansas City Council' that of Kansas City."""
    if words[at].gap is not JOIN:
        return False
    if words[at].low == "county":
        return words[at + 1].low == "council"
    if words[at].low != "city" or words[at + 1].low not in CITY_ORGANS:
        return False
    towns = [entry for entry in entries if entry.kind in {"city", "capital"} and not entry.alias]
    return max(map(weight, towns), default=0.0) < LARGE_TOWN
