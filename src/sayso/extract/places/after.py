"""How strongly the words after a mention say that it names a place; positive is for, negative against."""

from sayso.extract.places import cues
from sayso.extract.places import words as lists
from sayso.extract.places.mentions import Mention
from sayso.extract.places.scores import has_score
from sayso.extract.places.tokens import HYPHEN, JOIN, Gap, Token
from sayso.extract.places.unlisted import AWAY, DATELINE
from sayso.model.late import late

_AFTER = late(r"(?:['’`]s)?([\s,;:)\]—–.\"”-]*)([\w'’\[\]]*)")
_AGE = late(r",\s\d{1,2},(?!\d)")
_RELATIVE = late(r",\s*(where|whose|who|[Jj]r|[Ss]r)\b")
_HYPHENS = frozenset("-–‐‑")
_CLOSING = frozenset(".;:)]—–")
_BASED = late(
    r"[-‐‑–](?:based|area|born|bound|led|controlled|held|backed|owned|wide|style|registered|bred|run|trained|made)\b"
)
_ARTICLE = late(r"(?:\A|[^\w.])[Aa]n? \Z")
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
_INCORPORATED = frozenset({"inc", "corp", "ltd", "plc", "llc"})
"""Last words of names of firms, whatever stands between: 'Georgia Timber Inc.'."""
ORGAN = 2.0
OF_ANOTHER = -5.0
"""Points that say that the whole is the name of something else."""


def starts_line(text: str, mention: Mention) -> bool:
    """Whether a mention opens a line or a sentence."""
    start = mention.start
    if start > 1 and text[start - 2].isalnum() and text[start - 1] == " ":
        return False
    bare = text[max(0, mention.start - 8) : mention.start].rstrip(" \t")
    return not bare or bare[-1] in '\n.?!"”:'


class After:
    """Weighs the mentions of one text by what stands after them."""

    def __init__(self, text: str, tokens: list[Token]) -> None:
        self.text = text
        self.tokens = tokens

    def weigh(self, mention: Mention, *, strong: bool) -> None:
        """Add to the mention's score; ``strong`` tells that what stands before speaks for a place already."""
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
        if starts_line(text, mention) and self._is_dateline(mention):
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
