"""What an editor is asked for while typing: a line of words, how it is understood, and what there is to choose from."""

from dataclasses import dataclass, replace
from enum import StrEnum

from sayso.desk.reviewing.page import Held
from sayso.model.claim import Kind
from sayso.model.text import Span


class Purpose(StrEnum):
    """What the words are for."""

    EDIT = "edit"
    LINK = "link"
    ADD = "add"
    QUESTION = "question"
    DATE = "date"
    FILTER = "filter"
    SEARCH = "search"


FIELDS = ("value", "measure", "when", "where", "note", "polarity", "modality")
"""What of a claim can be edited, in the order in which Tab goes through it."""

KINDS = ("", *(kind.value for kind in Kind))


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose: what is put in its place, and how it is shown."""

    words: str
    shown: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """A line under way. ``held`` are the claims that it is about, as they were when it was opened.

    ``field`` is the field that is edited, or the kind that the claim to log is to have, empty where the words decide.
    ``told`` says how the words are understood; only with ``good`` are they taken. ``chosen`` is the choice at hand, or
    -1. ``span`` are the words to log, ``cursor`` the code points before the cursor.
    """

    purpose: Purpose
    held: tuple[Held, ...] = ()
    field: str = ""
    words: str = ""
    cursor: int = 0
    told: str = ""
    good: bool = True
    choices: tuple[Choice, ...] = ()
    chosen: int = -1
    span: Span | None = None

    @property
    def label(self) -> str:
        """What stands before the words."""
        refs = " ".join(one.ref for one in self.held[:3]) + (" …" if len(self.held) > 3 else "")
        return {
            Purpose.EDIT: f"{refs} {self.field}",
            Purpose.LINK: f"who said {refs}",
            Purpose.ADD: f"log as {self.field or 'it reads'}",
            Purpose.QUESTION: f"{refs} answers",
            Purpose.DATE: "published",
            Purpose.FILTER: "show",
            Purpose.SEARCH: "find",
        }[self.purpose]


def recorded(held: Held, field: str) -> str:
    """What is recorded of a claim's field, as one would type it; the value as the article has it."""
    line = held.line
    if field == "value":
        return " ".join(line.quote.split())
    known = {"measure": line.measure, "when": line.when_edtf, "where": line.where, "note": line.note}
    return (known | {"polarity": line.polarity, "modality": line.modality})[field]


def turned(prompt: Prompt) -> Prompt:
    """The prompt after Tab: the next field or kind, or the words completed by the choice at hand."""
    if prompt.purpose is Purpose.EDIT:
        field = FIELDS[(FIELDS.index(prompt.field) + 1) % len(FIELDS)]
        return holding(replace(prompt, field=field), recorded(prompt.held[0], field))
    if prompt.purpose is Purpose.ADD:
        return replace(prompt, field=KINDS[(KINDS.index(prompt.field) + 1) % len(KINDS)])
    return holding(prompt, completed(prompt)) if prompt.choices else prompt


def holding(prompt: Prompt, words: str, cursor: int | None = None) -> Prompt:
    """The prompt with these words, the cursor behind them or where it is said to be."""
    return replace(prompt, words=words, cursor=len(words) if cursor is None else cursor, chosen=-1)


def meant(prompt: Prompt) -> str:
    """The words that count: with the choice at hand in its place, if there is one."""
    return completed(prompt) if prompt.chosen >= 0 else prompt.words


def completed(prompt: Prompt) -> str:
    """The words with the choice at hand, or the first, in the place of the last name."""
    words = prompt.choices[max(prompt.chosen, 0)].words
    if prompt.purpose is not Purpose.LINK:
        return words
    head, arrow, _ = prompt.words.rpartition("<")
    return f"{head.rstrip()} < {words}" if arrow else words


def moved(prompt: Prompt, by: int) -> Prompt:
    """The prompt with the next choice at hand, or the one before; past either end, none is."""
    count = len(prompt.choices)
    return replace(prompt, chosen=(prompt.chosen + 1 + by) % (count + 1) - 1) if count else prompt
