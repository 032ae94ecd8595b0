"""How strongly the words around a mention say that it names a place; positive is for, negative against."""

import re
from functools import lru_cache

from sayso.extract.places import cues
from sayso.extract.places import words as lists
from sayso.extract.places.gazetteer import Entry
from sayso.extract.places.mentions import AREA_WORDS, Mention
from sayso.extract.places.rank import weight
from sayso.extract.places.tokens import Gap, Token

TOWN_KINDS = frozenset({"city", "capital", "admin1", "admin2"})
_BEFORE = re.compile(r"([\w'’.\-]+)?([\s(\[\"“”‘’'_—–-]*)\Z")
_AFTER = re.compile(r"(?:['’`]s)?([\s,;:)\]—–.\"”-]*)([\w'’\[\]]*)")
_AGE = re.compile(r",\s\d{1,2},")
_OF_AGE = re.compile(r"\d,\s+(?:formerly\s+)?of\s+\Z")
_DATELINE = re.compile(
    r"(?:,[^\n(—–]{2,30})?[,.]?\s*(?:\([A-Z][A-Za-z /]{1,24}\)\s*)?(?:—|--+|–|_|-\s)|(?:,[^\n(]{2,30})?\s*\([A-Z]{2,8}\)"
)
_BASED = re.compile(
    r"[-‐‑–](?:based|area|born|bound|led|controlled|held|backed|owned|wide|style|registered|bred|run|trained|made)\b"
)
_DIRECTIONS = frozenset(
    "north south east west northern southern eastern western northeast northwest southeast southwest central greater "
    "upper lower inner outer downtown old metro metropolitan mid historic".split()
)


@lru_cache(maxsize=65536)
def prior(key: str, entries: tuple[Entry, ...]) -> float:
    """What the name alone says, before any word around it is looked at."""
    if key in cues.NEVER:
        return -3.5
    best = max(entries, key=weight)
    top = weight(best)
    if best.kind not in TOWN_KINDS and not best.alias:
        base = 3.5
    elif best.kind == "admin1" and best.country in {"US", "CA", "AU", "GB"}:
        base = 3.2
    else:
        base = min(3.2, max(-1.2, (top - 4.7) * 0.95))
    if best.alias:
        base -= 0.8 if len(key) > 5 else 1.8
    if " " in key:
        return max(base, 0.7 if key.rsplit(" ", 1)[1] in AREA_WORDS else base) + 1.8
    if best.kind == "country":
        return base - (1.5 if key in lists.common_first_names() else 0.0)
    cost = 0.0
    if key in lists.common_first_names():
        cost += 1.8
    elif key in lists.first_names():
        cost += 0.6
    if key in lists.surnames():
        cost += 0.9
    if key in lists.english():
        cost += 2.2 if base < 3 else 0.8
    if not cost:
        base += 1.0
    return base - cost


class Judge:
    """Weighs the mentions of one text by the words around them."""

    def __init__(self, text: str, tokens: list[Token]) -> None:
        self.text = text
        self.tokens = tokens

    def weigh(self, mention: Mention) -> None:
        """Set the mention's score and reasons from its name and the words around it."""
        self._add(mention, prior(mention.key, mention.entries) if mention.entries else 0.0, "its name")
        if mention.pattern == "abbreviation":
            self._add(mention, 4.0, "an abbreviation of a place")
        elif mention.pattern == "area":
            self._add(mention, 3.0, "an area's name")
        elif mention.pattern == "feature":
            self._add(mention, 1.0, "a feature's name")
        elif mention.pattern == "street":
            self._add(mention, 2.0, "a street's name")
            return
        elif mention.pattern == "unlisted":
            self._add(mention, -1.5, "a name in no list")
        self._writing(mention)
        strong = self._left(mention)
        self._right(mention, strong=strong)

    def _add(self, mention: Mention, points: float, reason: str) -> None:
        mention.score += points
        if points and reason not in mention.reasons:
            mention.reasons.append(reason)

    def _writing(self, mention: Mention) -> None:
        """An acronym of four letters or more is rarely a town: 'SWAT', 'OPEC'."""
        token = self.tokens[mention.first]
        if mention.pattern != "abbreviation" and mention.first == mention.last and token.capitals:
            beside = self.tokens[max(0, mention.first - 2) : mention.first + 3]
            if sum(other.capitals for other in beside) <= 1 and not self._starts_line(mention):
                self._add(mention, -2.5, "an acronym by its capitals")
        if mention.pattern == "abbreviation":
            if self.text.startswith("$", mention.end):
                self._add(mention, -9.0, "part of an amount")
            before = self.text[max(0, mention.start - 6) : mention.start]
            if token.word in {"BC", "B.C."} and re.search(r"\d\s*\Z", before):
                self._add(mention, -9.0, "an era")

    def _left(self, mention: Mention) -> bool:
        """Whether the words before speak strongly for a place."""
        text, at = self.text, mention.first
        if at and self.tokens[at - 1].gap in (Gap.JOIN, Gap.HYPHEN):
            before = self.tokens[at - 1]
            if before.low not in cues.FUNCTION_WORDS:
                self._joined_before(mention, before)
                return False
        window = text[max(0, mention.start - 40) : mention.start]
        found = _BEFORE.search(window)
        if not found or not found[1] or found[2].count("\n") > 1:
            return False
        word = found[1].lower().rstrip(".")
        if word in cues.IN:
            self._add(mention, 3.4 if word == "in" else 2.8, f"after '{word}'")
            return True
        if word in cues.FROM:
            self._add(mention, 1.5, f"after '{word}'")
        elif word == "of" and _OF_AGE.search(window):
            self._add(mention, 3.0, "after an age and 'of'")
            return True
        elif word in {"of", "the"} and mention.first:
            return self._of(mention, window, word)
        elif word in cues.SPEECH:
            self._add(mention, -0.5, f"after '{word}'")
        return False

    def _of(self, mention: Mention, window: str, word: str) -> bool:
        parts = window.lower().split()
        if word == "the":
            if len(parts) < 3 or parts[-2] != "of":
                return False
            head = parts[-3]
        else:
            head = parts[-2] if len(parts) >= 2 else ""
        head = head.strip('"“(,.')
        if head in cues.PLACE_OF:
            self._add(mention, 2.8, f"after '{head} of'")
            return True
        if head in cues.HEAD_OF:
            self._add(mention, -1.0, f"after '{head} of'")
        else:
            self._add(mention, 0.8, "after 'of'")
        return False

    def _joined_before(self, mention: Mention, before: Token) -> None:
        low, gap = before.low, before.gap
        if gap is Gap.HYPHEN and before.word in {"D", "R", "I"}:
            self._add(mention, 4.0, "after a party")
        elif low.rstrip(".") in cues.TITLES:
            self._add(mention, -5.0, f"after '{before.word}'")
        elif low in _DIRECTIONS or low in cues.IN:
            self._add(mention, 1.5, f"after '{before.word}'")
        elif gap is Gap.HYPHEN:
            pass
        elif len(before.word) == 1 or (low in lists.first_names() and low not in lists.english()):
            self._add(mention, -4.0, f"after the first name '{before.word}'")
        elif low in lists.english():
            self._add(mention, -0.6, "inside a longer name")
        else:
            self._add(mention, -2.5, f"after '{before.word}'")

    def _right(self, mention: Mention, *, strong: bool) -> None:
        text, token = self.text, self.tokens[mention.last]
        if _BASED.match(text, mention.end):
            self._add(mention, 3.5, "before '-based' or its like")
            return
        if token.gap in (Gap.JOIN, Gap.HYPHEN) and mention.end == token.end and mention.last + 1 < len(self.tokens):
            after = self.tokens[mention.last + 1]
            if after.low not in cues.FUNCTION_WORDS:
                self._joined_after(mention, after, token.gap)
                return
        if self._starts_line(mention) and _DATELINE.match(text, mention.end):
            self._add(mention, 4.0, "a dateline")
        if _AGE.match(text, mention.end):
            self._add(mention, -4.0, "before an age")
            return
        found = _AFTER.match(text, mention.end)
        word = found[2].lower() if found else ""
        between = found[1].strip() if found else ""
        if not word:
            return
        if not between:
            if word in cues.DISEASE:
                self._add(mention, -5.0, f"before '{word}'")
            elif word in cues.OF_PLACE:
                self._add(mention, 2.3, f"before '{word}'")
            elif word in cues.SPEECH and not strong:
                self._add(mention, -1.8, f"before '{word}'")
        elif between == ",":
            if word == "where":
                self._add(mention, 2.0, "before 'where'")
            elif word in {"who", "whose", "jr", "sr"}:
                self._add(mention, -0.5, f"before '{word}'")

    def _joined_after(self, mention: Mention, after: Token, gap: Gap) -> None:
        low = after.low
        if low in cues.DISEASE:
            self._add(mention, -5.0, f"before '{after.word}'")
        elif low in cues.GOVERNMENT:
            self._add(mention, 2.0, f"before '{after.word}'")
        elif low in cues.PRESS_AND_BUSINESS:
            self._add(mention, -3.5, f"before '{after.word}'")
        elif low in cues.TEAMS:
            self._add(mention, -3.5, f"before '{after.word}'")
        elif low in cues.FIXTURE:
            self._add(mention, -1.0, f"before '{after.word}'")
        elif low in cues.STREET:
            self._add(mention, -2.0, f"before '{after.word}'")
        elif gap is Gap.HYPHEN or low in lists.english():
            self._add(mention, -0.4, "inside a longer name")
        else:
            self._add(mention, -2.0, f"before '{after.word}'")

    def _starts_line(self, mention: Mention) -> bool:
        at = mention.start - 1
        while at >= 0 and self.text[at] in " \t":
            at -= 1
        return at < 0 or self.text[at] in '\n.?!"”:'
