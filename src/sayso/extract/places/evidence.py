"""How strongly the words around a mention say that it names a place; positive is for, negative against."""

from sayso.extract.places import cues
from sayso.extract.places.after import OF_ANOTHER, After, starts_line
from sayso.extract.places.before import Before
from sayso.extract.places.mentions import Mention
from sayso.extract.places.patterns import Pattern
from sayso.extract.places.prior import prior
from sayso.extract.places.rank import weight
from sayso.extract.places.tokens import HYPHEN, JOIN, LINK, Token
from sayso.extract.places.unlisted import APPOSED, AWAY, SETTLEMENTS
from sayso.model.late import late

_CALLED = late(SETTLEMENTS + r"s?(?: [a-z]+){0,2} (?:called|named|known as) \Z|\b[Rr]iver \Z")
_PART_OF_NUMBER = late(r"\$|[-‐‑–]\d| dollars?\b")
_ON_STREET = late(r"(?:\b(?:at|along|near|off|down)|\d[A-Z]?) \Z")
_CORNER = late(r"(?<!the )\b\d{1,3}(?:st|nd|rd|th) (?:and|&) \Z")
"""'5th and Washington' is a corner; the fifth of a month has its article."""
_FORCES = frozenset({"police", "constabulary"})
_ERA = late(r"\d\s*\Z")
_SIDES = frozenset({"north", "south", "east", "west", "upper", "lower"})
_PARTS = frozenset({"northern", "southern", "eastern", "western", "central", "greater"})
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
HOPELESS = -7.0
"""The prior below which no context makes a name a place."""


class Judge:
    """Weighs the mentions of one text by the words around them."""

    def __init__(self, text: str, tokens: list[Token]) -> None:
        self.text = text
        self.tokens = tokens
        self.before = Before(text)
        self.after = After(text, tokens)

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
        strong = self.before.weigh(mention, before if joined else None)
        self.after.weigh(mention, strong=strong)
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
        if sum(other.capitals for other in beside) <= 1 and not starts_line(self.text, mention):
            mention.add(-2.5, "an acronym by its capitals")
