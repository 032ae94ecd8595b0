"""Mentions of one text inform each other: 'City, State', enumerations, persons of the same name, one sense a text."""

from itertools import pairwise

from sayso.extract.places import cues
from sayso.extract.places import words as lists
from sayso.extract.places.gazetteer import Entry
from sayso.extract.places.mentions import Mention
from sayso.extract.places.patterns import Pattern
from sayso.extract.places.rank import ENGLISH_NEWS, inside, surest
from sayso.extract.places.tokens import COMMA, JOIN, Token
from sayso.model.late import late

_AND = late(r",?\s(?:and|or|&)\s|,\s|;\s|/|\s[-–]\s")
_PAIR = late(r"\s(?:and|or|&)\s")
_PLURAL = late(
    r"\s(?:counties|districts|provinces|parishes|townships|cities|towns|villages|states|regions|suburbs|islands|slums|regencies|governorates|prefectures"
    r"|municipalities|communes|departments|boroughs|zones|wards)\b"
)
_ONE_OF = {"counties": "county", "provinces": "province", "states": "state", "regions": "region", "cities": "city"}
SURE = 3.0
LIKELY = 1.5
CLEAR = 0.6
"""The share from which a name says by itself which place it means."""
LISTED = 2.4
LOST = -2.0
"""The score below which nothing in the rest of the text makes a name a place."""


def contain(text: str, found: list[Mention], words: list[Token]) -> None:
    """'Donggang, Liaoning': the second narrows the first, and each speaks for the other."""
    for small, large in reversed(list(pairwise(found))):
        if small.pattern is Pattern.STREET and large.entries and text[small.end : large.start] == ", ":
            large.add(2.5, "after a street")
        if words[small.last].gap is not COMMA or large.first != small.last + 1 or not large.entries:
            continue
        around = {entry.ref for entry in large.entries}
        held = tuple(entry for entry in small.entries if inside(entry) & around - {entry.ref})
        if held:
            small.entries, small.narrowed = held, True
            _hold(large, held)
            small.score += 4.0
            large.score += 1.5
            small.reasons.append(f"inside {text[large.start : large.end]}")
        elif (
            _is_area(large)
            and words[large.last].gap is not JOIN
            and words[large.last].full_end == words[large.last].end
            and large.score >= SURE
        ):
            small.score += 3.5 if small.pattern is Pattern.UNLISTED else 2.0
            small.reasons.append(f"before {text[large.start : large.end]}")


def _hold(large: Mention, held: tuple[Entry, ...]) -> None:
    """'Rochester, New York': of the bearers of the second name, those that hold the first are meant there."""
    inner = frozenset().union(*(inside(entry) for entry in held))
    holding = tuple(entry for entry in large.entries if entry.ref in inner)
    if holding and len(holding) < len(large.entries):
        large.entries, large.of_kind = holding, True


def _is_area(mention: Mention) -> bool:
    return any(entry.kind in {"country", "admin1"} for entry in mention.entries)


def enumerate_alike(text: str, found: list[Mention]) -> None:
    """'Suba, Bondo and Kisumu': the members of an enumeration are of one kind."""
    groups: list[list[Mention]] = []
    for mention in found:
        if groups and _AND.fullmatch(text, groups[-1][-1].end, mention.start):
            groups[-1].append(mention)
        else:
            groups.append([mention])
    for group in groups:
        if len(group) > 1:
            _neighbours(group)
            _unlisted(text, group)
            _of_one_kind(text, group)


def _unlisted(text: str, group: list[Mention]) -> None:
    """'near Suba and Achguara': beside a place that its words make sure, a name in no list is one too."""
    if not _PAIR.search(text, group[0].end, group[-1].start):
        return
    if any(mention.cued and mention.score >= LIKELY for mention in group):
        for mention in group:
            if mention.pattern is Pattern.UNLISTED and not mention.cued:
                mention.add(LISTED, "listed with a place")


def _of_one_kind(text: str, group: list[Mention]) -> None:
    plural = _PLURAL.match(text, group[-1].end)
    ends = text[group[-2].end : group[-1].start].split()[-1:] in (["and"], ["or"])
    likely = sum(mention.score >= LIKELY for mention in group)
    best = max(mention.score for mention in group)
    between = len(group) == 2 and ends and text.endswith("between ", 0, group[0].start)
    for mention in group:
        if plural:
            mention.add(4.0, f"with others before '{plural[0].strip()}'")
            if ends:
                mention.take_kind(_ONE_OF.get(plural[0].strip(), ""))
        elif between and best >= LIKELY > mention.score > LOST:
            mention.add(2.8, "the other end of what lies between")
        elif (best >= SURE or likely > 1) and mention.score < SURE:
            mention.add(1.5, "listed with other places")
        elif best >= LIKELY > mention.score and mention.entries and not _has_other_use(mention):
            mention.add(1.5, "listed with another place")


def _has_other_use(mention: Mention) -> bool:
    """Whether the name is a person's or a word too, or stands inside a longer one."""
    key = mention.key
    one = mention.first == mention.last
    return mention.inner or (one and (key in lists.first_names() or key in lists.surnames() or key in lists.english()))


def _neighbours(group: list[Mention]) -> None:
    """Members of an enumeration that lie in one province or country, and have no other use, speak for each other."""
    shared: dict[str, int] = {}
    for mention in group:
        for ref in {area.ref for entry in mention.entries for area in entry.chain if _tells(area)}:
            shared[ref] = shared.get(ref, 0) + 1
    held = {ref for ref, times in shared.items() if times > 1}
    if not held:
        return
    for mention in group:
        if _has_other_use(mention) or mention.score >= LIKELY:
            continue
        if any(inside(entry) & held for entry in mention.entries):
            mention.add(1.3, "listed with its neighbours")


_MISTER = frozenset({"mr", "mrs", "ms", "dr"})


def persons(words: list[Token]) -> frozenset[str]:
    """Surnames, and common first names, in lower case, of persons whose full name or title stands in the text."""
    found = set()
    for at, token in enumerate(words):
        if token.gap is not JOIN:
            continue
        known = token.known
        if not (known.first_name and not known.english) and known.low not in _MISTER:
            continue
        last = at + 1
        if len(words[last].word) <= 2 and words[last].gap is JOIN:
            last += 1
        name = words[last].known
        if not name.english or name.surname:
            found.add(name.low)
        if name.surname and not name.english and known.low in lists.common_first_names():
            found.add(known.low)
    return frozenset(found) - cues.FUNCTION_WORDS


def set_persons_apart(found: list[Mention], words: list[Token]) -> None:
    """'Hilton' alone, in a text that has named Paris Hilton, is she."""
    named = persons(words)
    for mention in found:
        single = mention.first == mention.last and mention.pattern is Pattern.NAME and not mention.narrowed
        if not single or words[mention.first].low not in named or mention.cued:
            continue
        if mention.base < SURE:
            mention.inner = True
            mention.add(-2.5, "a person of this name is in the text")


def set_namesakes_apart(found: list[Mention]) -> None:
    """'Bethlehem' alone, in a text about the Bethlehem Steel Corp., is the firm; 'Marburg' may be the virus."""
    lent = {mention.key for mention in found if mention.namesake}
    if not lent:
        return
    for mention in found:
        unsure = not mention.entries or mention.base < SURE
        if mention.key in lent and unsure and not mention.cued:
            mention.inner = True
            mention.add(-2.0, "a firm or a disease of this name is in the text")


def cohere(found: list[Mention]) -> None:
    """A name borne by a place in a state or country that the text is about is more likely that place."""
    about: set[str] = set()
    for mention in found:
        if mention.score >= SURE and mention.entries:
            best, share = surest(mention.entries)
            if share >= CLEAR:
                about.update(area.ref for area in (best, *best.chain) if _tells(area))
    if not about:
        return
    for mention in found:
        if LOST < mention.score < LIKELY and not mention.inner and any(inside(e) & about for e in mention.entries):
            mention.add(0.8, "in an area that the text names")


def _tells(area: Entry) -> bool:
    """Whether lying in the area says much: in a country with towns of every name it does not."""
    return area.kind == "admin1" or (area.kind == "country" and area.country not in ENGLISH_NEWS)


def repeat_unlisted(text: str, found: list[Mention], words: list[Token]) -> list[Mention]:
    """A name in no list that the text has made a place once is one wherever it stands alone."""
    known: dict[str, tuple[Mention, list[str]]] = {}
    for mention in found:
        if mention.pattern is Pattern.UNLISTED and mention.score >= LIKELY:
            lows = [token.low for token in words[mention.first : mention.last + 1]]
            known[lows[0]] = (mention, lows)
    for token in words:
        if token.low in known and len(known[token.low][1]) == 1 and _speaks(text, token):
            del known[token.low]
    if not known:
        return found
    good = {id(mention) for mention in found if mention.score >= 1.0 or mention.pattern is not Pattern.UNLISTED}
    covered = {at for mention in found if id(mention) in good for at in range(mention.first, mention.last + 1)}
    again = [mention for mention in found if id(mention) in good]
    for at, token in enumerate(words):
        if token.low not in known or at in covered:
            continue
        like, lows = known[token.low]
        last = at + len(lows) - 1
        alone = not (at and words[at - 1].gap is JOIN) and last < len(words) and words[last].gap is not JOIN
        if alone and [other.low for other in words[at : last + 1]] == lows and covered.isdisjoint(range(at, last + 1)):
            mention = Mention(at, last, token.start, words[last].end, like.key, like.entries, Pattern.UNLISTED)
            mention.add(LIKELY, "named as a place elsewhere in the text")
            again.append(mention)
    return sorted(again, key=lambda mention: mention.start)


_SAYS = late(r"[,”\"]?\s+(?:also\s+|has\s+)?([a-z']+)")
_SAID = late(r"(?:said|says|told|added|asked) \Z")


def _speaks(text: str, token: Token) -> bool:
    after = _SAYS.match(text, token.end)
    return bool(after and after[1] in cues.SPEECH) or bool(_SAID.search(text[max(0, token.start - 6) : token.start]))


def one_sense(found: list[Mention]) -> None:
    """A name that is surely a place once in a text is one throughout, unless its words say otherwise."""
    best: dict[str, float] = {}
    for mention in found:
        best[mention.key] = max(best.get(mention.key, -9.0), mention.score)
    for mention in found:
        if best[mention.key] >= SURE and LOST < mention.score < SURE and not mention.inner:
            mention.add(1.5, "surely a place elsewhere in the text")


def entries_of(found: list[Mention]) -> dict[str, tuple[Entry, ...]]:
    """For each name that a container narrowed, the entries left: they hold for the whole text."""
    narrowed: dict[str, tuple[Entry, ...]] = {}
    for mention in found:
        if mention.narrowed:
            narrowed.setdefault(mention.key, mention.entries)
    return narrowed
