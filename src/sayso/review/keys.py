"""The keys of a review, in the order in which help shows them: one table for screen, plain prompt and README."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Key:
    """A key with its word in the footer and its line in the help; ``also`` are other names that mean the same."""

    key: str
    word: str
    line: str
    also: tuple[str, ...] = ()
    footer: bool = True


KEYS = (
    Key("a", "accept", "accept the claim, and who said it as suggested; then the next open one"),
    Key("r", "reject", "reject the claim; then the next open one"),
    Key("A", "quoted", "accept all open claims of this quotation"),
    Key("R", "none quoted", "reject all open claims of this quotation", footer=False),
    Key("b", "many", "accept many at once: of this kind, by this rule, of this quotation, or all that are shown"),
    Key("w", "withdraw", "withdraw an accepted claim: it stays on record, out of comparisons", footer=False),
    Key("o", "reopen", "make a settled claim a suggestion again", footer=False),
    Key("e", "edit", "edit the value as you would say it; Tab goes on to measure, when, where, note, ..."),
    Key("l", "link", "say who said it: NAME, or NAME < NAME from the outlet inwards; - for nobody"),
    Key("L", "link all", "say who said all claims of this quotation", footer=False),
    Key("s", "settle source", "settle who said it as suggested, and leave the claim open", footer=False),
    Key("v", "add", "log a claim: select its words in the text, Enter"),
    Key("q", "question", "say which question it answers, or put a new one"),
    Key("u", "undo", "take back your last change"),
    Key("U", "redo", "do again what you undid", ("ctrl+r",)),
    Key("n", "next", "next claim", ("down", "j", "space", "tab")),
    Key("p", "previous", "previous claim", ("up", "k", "shift+tab"), footer=False),
    Key("N", "article", "next article", ("right_square_bracket", "]")),
    Key("P", "previous article", "previous article", ("left_square_bracket", "["), footer=False),
    Key("c", "conflict", "next claim in conflict, in any article"),
    Key("C", "previous conflict", "previous claim in conflict", footer=False),
    Key(
        "f",
        "filter",
        "show only some: a kind, a status, rule=..., conflict, unlinked, altered, or words; empty for all",
    ),
    Key("/", "search", "find words in claims, then in the text; empty for the next place", ("slash",)),
    Key("m", "more", "all that is known of the claim", ("enter",)),
    Key("?", "help", "these keys", ("question_mark", "h", "f1")),
    Key("Q", "leave", "leave; all is saved, and the next review begins here", ("ctrl+c", "ctrl+q")),
)
"""Every key that means something while reading."""

BY_NAME = {name: one.key for one in KEYS for name in (one.key, *one.also)}
"""The key that a terminal's name for a key stands for."""

MARKS = (
    ("[words f?]", "a figure (f), date (d) or place (p) that sayso suggests"),
    ("[words f+]", "accepted; - is rejected, x withdrawn"),
    ("[words f?!]", "an article elsewhere says otherwise"),
    (">[words f?]<", "the claim at hand; underlined, who said it and the words that say so"),
    ("S4?", "a source that sayso suggests; without ?, an editor settled it"),
)
"""How the text and the claim at hand are marked, with and without colour."""
