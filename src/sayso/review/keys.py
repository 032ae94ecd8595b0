"""The keys of a review: one table for the screen, the plain prompt, the help and README."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Key:
    """A key with its word in the footer; ``also`` are other names that mean the same.

    ``footer`` says that it is shown where there is not room for all.
    """

    key: str
    word: str
    also: tuple[str, ...] = ()
    footer: bool = True


KEYS = (
    Key("a", "accept"),
    Key("r", "reject"),
    Key("b", "many"),
    Key("A", "accept quotation", footer=False),
    Key("R", "reject quotation", footer=False),
    Key("w", "withdraw", footer=False),
    Key("o", "reopen", footer=False),
    Key("e", "edit"),
    Key("l", "link"),
    Key("L", "link quotation", footer=False),
    Key("s", "settle source", footer=False),
    Key("v", "add"),
    Key("q", "question"),
    Key("d", "date article", footer=False),
    Key("u", "undo"),
    Key("U", "redo", ("ctrl+r",)),
    Key("n", "next", ("down", "j", "space", "tab")),
    Key("p", "previous", ("up", "k", "shift+tab"), footer=False),
    Key("N", "article", ("]",)),
    Key("P", "previous article", ("[",), footer=False),
    Key("c", "conflict"),
    Key("C", "previous conflict", footer=False),
    Key("f", "filter"),
    Key("/", "search"),
    Key("m", "more", ("enter",)),
    Key("?", "help", ("h", "f1")),
    Key("Q", "leave", ("ctrl+c", "ctrl+q")),
)
"""Every key that means something while reading."""

BY_NAME = {name: one.key for one in KEYS for name in (one.key, *one.also)}
"""The key that a terminal's name for a key stands for."""

HELP = (
    ("a r", "accept or reject, then the next open claim; a settles who said it, too"),
    ("A R", "the same for all open claims of this quotation"),
    ("b", "accept many: of this kind, by this rule, of this quotation, all shown"),
    ("w o", "withdraw an accepted claim; make a settled one a suggestion again"),
    ("e", "edit the value; Tab: measure, when, where, note, polarity, modality"),
    ("l L", "who said it: NAME < NAME inwards, - for nobody; L all the quotation"),
    ("s", "settle who said it as suggested, and leave the claim open"),
    ("v", "log a claim: type or move to its words, Shift+arrows stretch, Enter"),
    ("q", "which question it answers, or a new one"),
    ("d", "say when the article was published: what counts from it is read again"),
    ("u U", "undo your last change, and redo it"),
    ("n p", "next and previous claim, as the arrows; N P article, c C conflict"),
    ("f", "filter: figure open rejected all rule=... conflict unlinked WORDS"),
    ("/", "find words in claims and texts; / Enter finds the next"),
    ("m", "all about the claim, as Enter; PageUp and PageDown scroll"),
    ("? Q", "this help; leave: all is saved, and you begin here next time"),
)
"""What each key does, in as few lines as a small terminal has."""

MARKS = (
    ("[words f?]", "a figure, date or place; ? open + accepted - rejected x withdrawn"),
    ("[words f?!]", "another answer conflicts; ~ its words have changed in this version"),
    (">[words f?]<", "the claim at hand; underlined is the cue of who said it"),
    ("Name?", "a source that is only suggested; without ? somebody settled it"),
)
"""How the text and the claim at hand are marked, with and without colour."""
