"""How strongly the words around a mention say that it names a place; positive is for, negative against."""

from sayso.extract.places import cues
from sayso.extract.places import words as lists
from sayso.extract.places.mentions import Mention
from sayso.extract.places.patterns import Pattern
from sayso.extract.places.prior import prior
from sayso.extract.places.rank import weight
from sayso.extract.places.scores import has_score
from sayso.extract.places.tokens import HYPHEN, JOIN, LINK, Gap, Token
from sayso.extract.places.unlisted import APPOSED, AWAY, DATELINE, SETTLEMENTS
from sayso.model.late import late

_AFTER = late(r"(?:['’`]s)?([\s,;:)\]—–.\"”-]*)([\w'’\[\]]*)")
_AGE = late(r",\s\d{1,2},(?!\d)")
_RELATIVE = late(r",\s*(where|whose|who|[Jj]r|[Ss]r)\b")
_HYPHENS = frozenset("-–‐‑")
_CLOSING = frozenset(".;:)]—–")
_OF_AGE = late(r"\d,\s+(?:formerly\s+)?of\s+\Z")
_BASED = late(
    r"[-‐‑–](?:based|area|born|bound|led|controlled|held|backed|owned|wide|style|registered|bred|run|trained|made)\b"
)
_CALLED = late(SETTLEMENTS + r"s?(?: [a-z]+){0,2} (?:called|named|known as) \Z|\b[Rr]iver \Z")
_PART_OF_NUMBER = late(r"\$|[-‐‑–]\d| dollars?\b")
_ON_STREET = late(r"(?:\b(?:at|along|near|off|down)|\d[A-Z]?) \Z")
_CORNER = late(r"(?<!the )\b\d{1,3}(?:st|nd|rd|th) (?:and|&) \Z")
"""'5th and Washington' is a corner; the fifth of a month has its article."""
_FORCES = frozenset({"police", "constabulary"})
_ARTICLE = late(r"(?:\A|[^\w.])[Aa]n? \Z")
_ERA = late(r"\d\s*\Z")
_OPENERS = " \n\t([\"“”‘’'`_—–-"
_DIRECTIONS = frozenset({
    "north", "south", "east", "west", "northern", "southern", "eastern", "western", "northeast", "northwest",
    "southeast", "southwest", "central", "greater", "upper", "lower", "inner", "outer", "downtown", "old", "metro",
    "metropolitan", "mid", "historic",
})  # fmt: skip
_SIDES = frozenset({"north", "south", "east", "west", "upper", "lower"})
_PARTS = frozenset({"northern", "southern", "eastern", "western", "central", "greater"})
_WIDE = frozenset({"upstate", "western", "northern", "eastern", "southern", "rural", "statewide"})
"""Words before a name that a state and a town share which only the state has room for: 'upstate New York'."""
_PARTICLES = frozenset({"de", "van", "von", "del", "di", "da", "la", "le", "bin", "al", "ter", "der", "den", "ibn"})
"""Small words inside names of persons."""
_CALLED_BY_CHILD = frozenset({"abu", "umm"})
"""First words of Arabic names of persons, and of places too: 'Abu Omar', 'Abu Ghraib'."""
_BY_PATTERN = {
    Pattern.ABBREVIATION: (4.0, "an abbreviation of a place"),
    Pattern.AREA: (3.0, "an area's name"),
    Pattern.FEATURE: (1.0, "a feature's name"),
    Pattern.STREET: (2.0, "a street's name"),
    Pattern.SITE: (1.6, "a site's name"),
    Pattern.UNLISTED: (-1.2, "a name in no list"),
}
_AFTER_JOINED = (
    (cues.DISEASE, -8.0),
    (cues.GOVERNMENT, 2.0),
    (cues.PRESS_AND_BUSINESS, -8.0),
    (cues.EVENTS, -5.0),
    (cues.TEAMS, -8.0),
    (frozenset({"university", "college"}), -2.5),
    (cues.FIXTURE, -1.0),
    (cues.STREET, -2.0),
)
"""For each kind of word that goes on with the name, what it says; the first that fits counts."""
_LONGEST_NAME = 3
_CUES = cues.VESSELS | cues.IN | cues.FROM | cues.SPEECH | _PARTICLES | {"of", "the"}
"""Words that say something of the name after them; of any other nothing is asked."""
_LONGEST_CUE = 24
_LOOKING_BACK = frozenset({"of", "the"})
"""Cues that are read with the word before them."""
_INCORPORATED = frozenset({"inc", "corp", "ltd", "plc", "llc"})
"""Last words of names of firms, whatever stands between: 'Georgia Timber Inc.'."""
ORGAN = 2.0
HOPELESS = -7.0
"""The prior below which no context makes a name a place."""
OF_ANOTHER = -5.0
"""Points that say that the whole is the name of something else."""


class Judge:
    """Weighs the mentions of one text by the words around them."""

    def __init__(self, text: str, tokens: list[Token]) -> None:
        self.text = text
        self.tokens = tokens
        self.names_group = "Islamic State" in text

    def weigh(self, mention: Mention) -> None:
        """Set the mention's score and reasons from its name and the words around it."""
        token = self.tokens[mention.first]
        if mention.entries:
            mention.base = prior(mention.key, mention.entries)
            mention.score += mention.base
            if mention.base < HOPELESS:
                return
        if mention.pattern is not Pattern.NAME:
            self._made(mention, token)
            if mention.pattern is Pattern.STREET:
                return
        if token.known.capitals and mention.first == mention.last and mention.pattern is not Pattern.ABBREVIATION:
            self._capitals(mention)
        self._part_of_name(mention)
        before = self.tokens[mention.first - 1] if mention.first else None
        joined = before is not None and before.gap >= HYPHEN
        if before is not None and mention.pattern is Pattern.UNLISTED and before.full_end != before.end:
            joined = False
        strong = self._left(mention, before if joined else None)
        self._right(mention, strong=strong)
        if joined and before is not None:
            self._take_direction(mention, before)

    def _made(self, mention: Mention, token: Token) -> None:
        """What the pattern that made the name says of it."""
        mention.add(*_BY_PATTERN[mention.pattern])
        if mention.pattern is Pattern.STREET:
            self._street(mention)
        elif mention.pattern is Pattern.UNLISTED:
            self._described(mention)
        elif mention.pattern is Pattern.ABBREVIATION:
            self._part_of_number(mention, token)
        elif mention.pattern is Pattern.FEATURE and token.low in _CALLED_BY_CHILD:
            mention.add(-2.0, "rather a person's name by a child")

    def _street(self, mention: Mention) -> None:
        """'Main Street' by itself is rather where common people are."""
        if mention.key in cues.NEVER and not _ON_STREET.search(self.text[max(0, mention.start - 8) : mention.start]):
            mention.add(OF_ANOTHER, "not the street is meant")

    def _part_of_name(self, mention: Mention) -> None:
        """'Thames Valley Police' is a force by a name in no list, '5th and Washington' two streets."""
        last = self.tokens[mention.last]
        force = last.gap is JOIN and self.tokens[mention.last + 1].low in _FORCES
        if force and mention.pattern is Pattern.FEATURE and not mention.entries:
            mention.add(-8.0, "part of a police force's name")
        elif _CORNER.search(self.text[max(0, mention.start - 14) : mention.start]):
            mention.add(-8.0, "a street's name at a corner")

    def _described(self, mention: Mention) -> None:
        """'a village called Achguara', 'Achguara, a small town in the hills'."""
        if _CALLED.search(self.text[max(0, mention.start - 50) : mention.start]):
            mention.add(4.0, "called so by the text")
        elif APPOSED.match(self.text, mention.end) or AWAY.match(self.text, mention.end):
            mention.add(4.0, "described by the text")
        elif any(self.tokens[at].gap is LINK for at in range(mention.first, mention.last)):
            mention.add(1.0, "joined like the name of a place")

    def _take_direction(self, mention: Mention, before: Token) -> None:
        """'South Los Angeles', 'Eastern Mediterranean': a direction in capitals is part of the name."""
        if before.gap is not JOIN or (before.low not in _PARTS and before.low not in _SIDES):
            return
        if before.capitals or self.tokens[mention.last].gap >= HYPHEN:
            return
        kind = max(mention.entries, key=weight).kind if mention.entries else ""
        town = kind in {"city", "capital"} or (kind == "district" and before.low in {"upper", "lower"})
        province = self.tokens[mention.last].low == "province"
        if before.low in _PARTS or town or province:
            mention.start = before.start

    def _part_of_number(self, mention: Mention, token: Token) -> None:
        """'US$5' and '250 B.C.' name no place."""
        if _PART_OF_NUMBER.match(self.text, mention.end):
            mention.add(-9.0, "part of an amount or a road's number")
        elif token.word in {"BC", "B.C."} and _ERA.search(self.text[max(0, mention.start - 6) : mention.start]):
            mention.add(-9.0, "an era")

    def _capitals(self, mention: Mention) -> None:
        """An acronym is rarely a town ('SWAT')."""
        beside = self.tokens[max(0, mention.first - 2) : mention.first + 3]
        if sum(other.capitals for other in beside) <= 1 and not self._starts_line(mention):
            mention.add(-2.5, "an acronym by its capitals")

    def _left(self, mention: Mention, before: Token | None) -> bool:
        """Whether the words before speak strongly for a place; ``before`` is the capitalised word joined to it."""
        if before is not None and not before.known.function:
            self._joined_before(mention, before)
            return False
        text, start = self.text, mention.start
        space = text.rfind(" ", start - _LONGEST_CUE, start - 1) if start > _LONGEST_CUE else -1
        if space >= 0 and text[start - 1] == " ":
            word = text[space + 1 : start - 1]
            if word.isalpha():
                low = word.lower()
                if low not in _CUES:
                    return False
                if low not in _LOOKING_BACK and not self.names_group:
                    return self._word_before(mention, low, "", "")
        window = text[max(0, start - 40) : start]
        bare = window.rstrip(_OPENERS)
        if not bare or window.count("\n", len(bare)) > 1:
            return False
        if "Islamic State " in bare:
            mention.add(-6.0, "part of a group's name")
            return False
        word = bare[max(bare.rfind(" "), bare.rfind("\n")) + 1 :].lstrip("(\"“‘'").rstrip(".").lower()
        return self._word_before(mention, word, window, bare)

    def _word_before(self, mention: Mention, word: str, window: str, bare: str) -> bool:
        if word in cues.IN:
            self._inside(mention, word)
            return True
        if word in cues.VESSELS:
            mention.inner = True
            mention.add(-6.0, f"a ship, after '{word}'")
        elif word in _PARTICLES and not window.endswith("-"):
            mention.add(-2.5, f"after '{word}'")
        elif word == "of" and _OF_AGE.search(window):
            mention.add(3.0, "after an age and 'of'")
            return True
        elif word == "of" and bare.endswith(", of"):
            mention.add(2.7, "after ', of'")
            return True
        elif word in {"of", "the"}:
            return self._of(mention, bare, word)
        elif word in cues.FROM:
            mention.add(1.5, f"after '{word}'")
        elif word in cues.SPEECH:
            mention.add(-0.5, f"after '{word}'")
        return False

    def _inside(self, mention: Mention, word: str) -> None:
        """'in Warren.' speaks more strongly than 'in Warren's', and 'in Hail, Caesar!' is a title between quotes."""
        if word in _WIDE:
            mention.leave_towns()
        after = self.text[mention.end : mention.end + 1]
        points = 3.4 if word == "in" else 2.8
        if after in {"'", "’"}:
            points -= 1.4
        elif word == "in" and after in {".", ",", ";"} and self.text[mention.start - 1] == " ":
            points += 1.7
        mention.add(points, f"after '{word}'")

    def _of(self, mention: Mention, bare: str, word: str) -> bool:
        parts = bare.split()
        if word == "the" and parts[-2:-1] in (["of"], ["Of"], ["OF"]):
            parts = parts[:-1]
        elif word == "the":
            return False
        head = parts[-2].strip('"“(,.') if len(parts) >= 2 else ""
        name, head = head[:1].isupper(), head.lower()
        if head in cues.PLACE_OF:
            mention.add(2.8, f"after '{head} of'")
            return True
        if name and head in cues.HEAD_OF:
            mention.inner = True
            mention.add(-5.0, f"after '{head} of'")
        else:
            mention.add(0.8, "after 'of'")
        return False

    def _joined_before(self, mention: Mention, before: Token) -> None:
        low, gap = before.low, before.gap
        if gap is HYPHEN and before.word in {"D", "R", "I"}:
            mention.add(4.0, "after a party")
        elif low.rstrip(".") in cues.TITLES:
            mention.add(-5.0, f"after '{before.word}'")
        elif low in cues.SHIPS or low in cues.CALLED_AFTER:
            mention.inner = True
            mention.add(-6.0, f"not the place, after '{before.word}'")
        elif low in _DIRECTIONS or low in cues.IN:
            mention.add(1.5, f"after '{before.word}'")
        elif gap is HYPHEN:
            return
        else:
            self._inside_name(mention, before)

    def _inside_name(self, mention: Mention, before: Token) -> None:
        low = before.low
        mention.inner = True
        if len(before.word) == 1 or (low in lists.first_names() and low not in lists.english()):
            mention.add(-4.0, f"after the first name '{before.word}'")
        elif low in lists.english():
            mention.add(-0.6, "inside a longer name")
        else:
            mention.add(-2.5, f"after '{before.word}'")

    def _right(self, mention: Mention, *, strong: bool) -> None:
        text, token, end = self.text, self.tokens[mention.last], mention.end
        next_to = text[end : end + 1]
        if next_to == " " and text[end + 1 : end + 2].isdigit() and not strong and has_score(text, mention.start, end):
            mention.inner = True
            mention.add(-5.0, "before a score")
            return
        if next_to in _HYPHENS and _BASED.match(text, end):
            mention.add(3.5, "before '-based' or its like")
            return
        if token.gap >= HYPHEN and end == token.end:
            after = self.tokens[mention.last + 1]
            if not after.known.function:
                self._joined_after(mention, after, token.gap)
                return
        if self._starts_line(mention) and self._is_dateline(mention):
            mention.add(4.0, "a dateline")
        if next_to == ",":
            self._after_comma(mention)
        elif next_to not in _CLOSING:
            found = _AFTER.match(text, end)
            if found and found[2] and not found[1].strip():
                self._word_after(mention, found[2].lower(), strong=strong)

    def _after_comma(self, mention: Mention) -> None:
        if _AGE.match(self.text, mention.end):
            mention.add(-4.0, "before an age")
            return
        if mention.entries and AWAY.match(self.text, mention.end):
            mention.add(2.5, "before how far away it is")
            return
        found = _RELATIVE.match(self.text, mention.end)
        if found:
            where = found[1] == "where"
            mention.add(2.0 if where else -0.5, f"before '{found[1]}'")

    def _is_dateline(self, mention: Mention) -> bool:
        """A dash alone makes a dateline only after capitals or at the start of a line."""
        found = DATELINE.match(self.text, mention.end)
        if not found:
            return False
        before = self.text[max(0, mention.start - 1) : mention.start]
        return "(" in found[0] or self.tokens[mention.first].capitals or before in {"", "\n", "\t"}

    def _word_after(self, mention: Mention, word: str, *, strong: bool) -> None:
        mention.take_kind(word)
        if word in cues.DISEASE:
            mention.namesake = True
            mention.add(-8.0, f"before '{word}'")
        elif word in {"dollar", "dollars"}:
            mention.add(-8.0, f"money, before '{word}'")
        elif word in cues.GOODS and mention.key in lists.english():
            mention.add(-5.0, f"a thing, before '{word}'")
        elif word in cues.OF_PLACE:
            article = _ARTICLE.search(self.text, max(0, mention.start - 4), mention.start)
            described = article and self.text[mention.end] == " "
            mention.add(3.6 if described else 2.3, f"before '{word}'")
        elif word in cues.SPEECH and not strong:
            mention.inner = mention.inner or mention.key in lists.common_first_names()
            mention.add(-1.8, f"before '{word}'")

    def _joined_after(self, mention: Mention, after: Token, gap: Gap) -> None:
        low = after.low
        mention.inner = gap is JOIN and low not in cues.GOVERNMENT and not after.known.english
        mention.namesake = gap is JOIN and (low in cues.FIRMS or low in cues.DISEASE)
        last = self._last_of_run(mention).low
        if last in cues.PAPERS or last in cues.TEAMS or last in {"university", "college", "city"}:
            mention.inner = True
            mention.add(
                OF_ANOTHER if last in {"university", "college", "city"} else -8.0, f"in a name that ends in '{last}'"
            )
            return
        if last in _INCORPORATED:
            mention.inner = mention.namesake = True
            mention.add(-8.0, f"in a name that ends in '{last}'")
            return
        if last in cues.ORGANS and low not in cues.PRESS_AND_BUSINESS and low not in lists.surnames():
            mention.add(ORGAN, f"in a name that ends in '{last}'")
            return
        for kind, points in _AFTER_JOINED:
            if low in kind:
                mention.inner = mention.inner or points <= OF_ANOTHER
                mention.add(points, f"before '{after.word}'")
                return
        if low in lists.surnames() and mention.key in lists.common_first_names():
            mention.add(-3.5, f"a first name before '{after.word}'")
        elif low in lists.surnames() and low not in lists.english() and gap is JOIN:
            mention.add(-2.8, f"before the surname '{after.word}'")
        elif gap is HYPHEN or low in lists.english() or mention.key.endswith((" county", " province", " parish")):
            mention.add(-0.4, "inside a longer name")
        else:
            mention.add(-2.0, f"before '{after.word}'")

    def _last_of_run(self, mention: Mention) -> Token:
        at = mention.last
        while at - mention.last < _LONGEST_NAME and self.tokens[at].gap is JOIN:
            if self.tokens[at + 1].known.function:
                break
            at += 1
        return self.tokens[at]

    def _starts_line(self, mention: Mention) -> bool:
        start = mention.start
        if start > 1 and self.text[start - 2].isalnum() and self.text[start - 1] == " ":
            return False
        bare = self.text[max(0, mention.start - 8) : mention.start].rstrip(" \t")
        return not bare or bare[-1] in '\n.?!"”:'
