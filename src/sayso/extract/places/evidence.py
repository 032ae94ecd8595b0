"""How strongly the words around a mention say that it names a place; positive is for, negative against."""

import re
from functools import lru_cache

from sayso.extract.places import cues
from sayso.extract.places import words as lists
from sayso.extract.places.gazetteer import Entry
from sayso.extract.places.mentions import Mention
from sayso.extract.places.rank import weight
from sayso.extract.places.tokens import Gap, Token

HOUSEHOLD_KINDS = frozenset({"country", "continent", "ocean", "sea", "gulf", "river", "mountain", "region", "bay", "strait",
                             "island", "lake", "canal", "desert", "cape", "site", "park", "district"})  # fmt: skip
_BEFORE = re.compile(r"([A-Za-zÀ-ÿ'’.-]+)?([\s(\[\"“”‘’'_—–-]*)\Z")
_AFTER = re.compile(r"[’']?s?([\s,;:)\]—–.\"”-]*)([A-Za-z0-9À-ÿ’']*)")
_AGE = re.compile(r",\s\d{1,2},")
_DATELINE = re.compile(
    r"(?:,[^\n(—–]{2,30})?[,.]?\s*(?:\([A-Z][A-Za-z /]{1,24}\)\s*)?(?:—|--+|–|_|-\s)|(?:,[^\n(]{2,30})?\s*\([A-Z]{2,8}\)"
)
_BASED = re.compile(
    r"[-‐‑–](?:based|area|born|bound|led|controlled|held|backed|owned|wide|style|registered|bred|run|trained)\b"
)


@lru_cache(maxsize=65536)
def prior(key: str, entries: tuple[Entry, ...]) -> float:
    """What the name alone says."""
    best = max(entries, key=weight)
    top = weight(best)
    if best.kind in HOUSEHOLD_KINDS and not best.alias:
        base = 3.5
    elif best.kind == "admin1" and best.country in {"US", "CA", "AU", "GB"}:
        base = 3.2
    else:
        base = min(2.2, max(-1.2, (top - 4.7) * 0.95))
    if best.alias:
        base -= 0.8 if len(key) > 5 else 1.8
    if " " in key:
        return base + 1.8
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
    """Weighs the mentions of one text; ``shouted`` says which offsets lie in sentences all in capitals."""

    def __init__(self, text: str, tokens: list[Token]) -> None:
        self.text = text
        self.tokens = tokens

    def weigh(self, mention: Mention) -> None:
        """Set the mention's score and reasons from the words around it."""
        self._add(mention, prior(mention.key, mention.entries) if mention.entries else 0.0, "its name")
        if mention.pattern == "abbreviation":
            self._add(mention, 4.0, "an abbreviation of a place")
        elif mention.pattern == "area":
            self._add(mention, 3.0, "an area's name")
        elif mention.pattern == "feature":
            self._add(mention, 1.0, "a feature's name")
        self._left(mention)
        self._right(mention)

    def _add(self, mention: Mention, points: float, reason: str) -> None:
        mention.score += points
        if points and reason not in mention.reasons:
            mention.reasons.append(reason)

    def _left(self, mention: Mention) -> None:
        text, at = self.text, mention.first
        if at and self.tokens[at - 1].gap in (Gap.JOIN, Gap.HYPHEN):
            before = self.tokens[at - 1]
            if before.low not in cues.FUNCTION_WORDS:
                self._joined_before(mention, before)
                return
        window = text[max(0, mention.start - 40) : mention.start]
        found = _BEFORE.search(window)
        if not found or not found[1]:
            return
        word = found[1].lower().rstrip(".")
        if "\n" in found[2] and found[2].count("\n") > 1:
            return
        if word in cues.IN:
            self._add(mention, 2.6, f"after '{word}'")
        elif word in cues.FROM:
            self._add(mention, 1.3, f"after '{word}'")
        elif word in {"of", "the"} and mention.first:
            self._of(mention, window, word)
        elif word in {"mr", "mrs", "ms", "dr"} or word in cues.SPEECH:
            self._add(mention, -1.0, f"after '{word}'")

    def _of(self, mention: Mention, window: str, word: str) -> None:
        parts = window.lower().split()
        if word == "the":
            if len(parts) >= 2 and parts[-2] == "of" and len(parts) >= 3:
                head = parts[-3]
            else:
                return
        else:
            head = parts[-2] if len(parts) >= 2 else ""
        head = head.strip('"“(,.')
        if head in cues.PLACE_OF:
            self._add(mention, 2.5, f"after '{head} of'")
        elif head in cues.HEAD_OF:
            self._add(mention, -1.0, f"after '{head} of'")
        else:
            self._add(mention, 0.6, "after 'of'")

    def _joined_before(self, mention: Mention, before: Token) -> None:
        low = before.low
        gap = before.gap
        if gap is Gap.HYPHEN and before.word in {"D", "R", "I"}:
            self._add(mention, 4.0, "after a party")
        elif low.rstrip(".") in cues.TITLES:
            self._add(mention, -5.0, f"after '{before.word}'")
        elif low in cues.IN or low in {"north", "south", "east", "west", "greater", "old", "upper", "lower", "inner"}:
            self._add(mention, 1.5, f"after '{before.word}'")
        elif gap is Gap.HYPHEN:
            self._add(mention, 0.0, "")
        elif len(before.word) == 1 or (low in lists.first_names() and low not in lists.english()):
            self._add(mention, -4.0, f"after the first name '{before.word}'")
        elif low in lists.english():
            self._add(mention, -0.8, "inside a longer name")
        else:
            self._add(mention, -2.5, f"after '{before.word}'")

    def _right(self, mention: Mention) -> None:
        text, token = self.text, self.tokens[mention.last]
        if _BASED.match(text, mention.end):
            self._add(mention, 3.5, "before '-based' or its like")
            return
        if token.gap in (Gap.JOIN, Gap.HYPHEN) and mention.end == token.end and mention.last + 1 < len(self.tokens):
            after = self.tokens[mention.last + 1]
            if after.low not in cues.FUNCTION_WORDS:
                self._joined_after(mention, after)
                return
        if self._starts_line(mention) and _DATELINE.match(text, mention.end):
            self._add(mention, 4.0, "a dateline")
        if _AGE.match(text, mention.end):
            self._add(mention, -4.0, "before an age")
            return
        found = _AFTER.match(text, mention.end)
        word = found[2].lower() if found else ""
        between = found[1] if found else ""
        if not word:
            return
        if between.strip() == "":
            if word in cues.OF_PLACE:
                self._add(mention, 2.0, f"before '{word}'")
            elif word in cues.SPEECH:
                self._add(mention, -1.8, f"before '{word}'")
        elif between.strip() == ",":
            if word == "where":
                self._add(mention, 2.0, "before 'where'")
            elif word in {"who", "whose", "jr", "sr"} or (word in cues.SPEECH and word in {"said", "says"}):
                self._add(mention, -0.5, f"before '{word}'")

    def _joined_after(self, mention: Mention, after: Token) -> None:
        low = after.low
        if low in cues.PRESS_AND_BUSINESS or low in cues.TEAMS:
            self._add(mention, -3.5, f"before '{after.word}'")
        elif low in cues.CIVIC or low in cues.INNER_TITLES:
            self._add(mention, 0.8, f"before '{after.word}'")
        elif low in lists.english():
            self._add(mention, -0.4, "inside a longer name")
        else:
            self._add(mention, -2.0, f"before '{after.word}'")

    def _starts_line(self, mention: Mention) -> bool:
        at = mention.start - 1
        while at >= 0 and self.text[at] in " \t":
            at -= 1
        return at < 0 or self.text[at] in '\n.?!"”:'
