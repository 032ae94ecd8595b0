"""How strongly the words before a mention say that it names a place; positive is for, negative against."""

from sayso.extract.places import cues
from sayso.extract.places import words as lists
from sayso.extract.places.mentions import Mention
from sayso.extract.places.tokens import HYPHEN, Token
from sayso.model.late import late

_OF_AGE = late(r"\d,\s+(?:formerly\s+)?of\s+\Z")
_OPENERS = " \n\t([\"“”‘’'`_—–-"
_DIRECTIONS = frozenset({
    "north", "south", "east", "west", "northern", "southern", "eastern", "western", "northeast", "northwest",
    "southeast", "southwest", "central", "greater", "upper", "lower", "inner", "outer", "downtown", "old", "metro",
    "metropolitan", "mid", "historic",
})  # fmt: skip
_WIDE = frozenset({"upstate", "western", "northern", "eastern", "southern", "rural", "statewide"})
"""Words before a name that a state and a town share which only the state has room for: 'upstate New York'."""
_PARTICLES = frozenset({"de", "van", "von", "del", "di", "da", "la", "le", "bin", "al", "ter", "der", "den", "ibn"})
"""Small words inside names of persons."""
_CUES = cues.VESSELS | cues.IN | cues.FROM | cues.SPEECH | _PARTICLES | {"of", "the"}
"""Words that say something of the name after them; of any other nothing is asked."""
_LONGEST_CUE = 24
_LOOKING_BACK = frozenset({"of", "the"})
"""Cues that are read with the word before them."""


class Before:
    """Weighs the mentions of one text by what stands before them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.names_group = "Islamic State" in text

    def weigh(self, mention: Mention, before: Token | None) -> bool:
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
