"""Tokens become cue candidates: words that may attribute, each with the syntax around it."""

from collections.abc import Iterator
from typing import NamedTuple

from sayso.attribute.frames import frame_at
from sayso.attribute.groups import Group, group_at
from sayso.attribute.lexicon import INVERTED, forms
from sayso.attribute.page import Page
from sayso.attribute.subjects import Subject, subject_of
from sayso.attribute.words import PREP, TO

INNER = 40
"""Tokens that are looked back through for the start of a sentence inside a quotation."""


class Cue(NamedTuple):
    """A candidate: its head token ``at``, verb group, what follows (``frame``, from token ``after``), its subject.

    ``left`` is the sign of what stands before the group, ``shape`` how the verb is built.
    """

    at: int
    lemma: str
    group: Group
    frame: str
    after: int
    subject: Subject | None
    left: str
    sentence: tuple[int, int]
    shape: str


def is_quoted_as(cue: Cue) -> bool:
    """Whether the subject is quoted: 'was quoted as saying'."""
    return cue.lemma in {"quote", "cite"} and cue.shape == "passive" and cue.frame == "p:as"


def cue_end(page: Page, cue: Cue) -> int:
    """Where the words of the cue end: a preposition that the verb governs belongs to them ('called for')."""
    last = cue.group.last
    if last >= cue.sentence[1]:
        return last
    low = page.tokens.low[last]
    if cue.shape == "p":
        return last + (low == "to")
    if is_quoted_as(cue) and page.tokens.low[last + 1 : last + 2] == ["saying"]:
        return last + 2
    governs = low in _GOVERNED.get(cue.lemma, frozenset()) and page.kind[last] in {PREP, TO}
    return last + governs


def quoting(page: Page, cue: Cue) -> int:
    """The token of 'quoted' that 'as saying' hangs on ('quoted X as saying'), or -1."""
    low = page.tokens.low
    if cue.shape != "ger" or low[cue.at] not in {"saying", "telling"} or low[cue.at - 1] != "as":
        return -1
    return next((i for i in range(cue.at - 2, max(cue.sentence[0], cue.at - INNER) - 1, -1) if low[i] in _QUOTING), -1)


_QUOTING = frozenset({"quoted", "quotes", "quoting", "quote", "cited", "cites", "citing"})


def leads_in(page: Page, cue: Cue) -> bool:
    """Whether 'according to' stands before what it attributes: at the start, or right after 'that,'."""
    low = page.tokens.low
    return cue.at - cue.sentence[0] <= 2 or low[cue.at - 2 : cue.at] == ["that", ","]


_GOVERNED = {
    lemma: frozenset(words.split())
    for lemma, words in {
        "call": "for on",
        "talk": "about of",
        "speak": "about of",
        "ask": "about for",
        "point": "to",
        "refer": "to",
        "allude": "to",
        "focus": "on",
        "respond": "to",
        "object": "to",
        "care": "about",
        "worry": "about",
        "complain": "about of",
        "warn": "of about against",
        "think": "of about",
        "push": "for",
        "vote": "for against on",
        "look": "at for to",
        "hope": "for",
        "hint": "at",
        "insist": "on",
        "elaborate": "on",
        "comment": "on",
        "boast": "of about",
        "joke": "about",
        "accuse": "",
        "criticism": "of",
        "support": "for",
        "opposition": "to",
        "attack": "on",
        "question": "about",
        "concern": "about",
        "statement": "on about",
    }.items()
}
"""Prepositions that a word takes to say what it is about."""


def find_candidates(page: Page) -> Iterator[Cue]:
    """Every token that the word lists know, in text order."""
    known = forms()
    low = page.tokens.low
    for a, b in page.sentences:
        for i in range(a, b):
            entry = known.get(low[i])
            if entry is not None:
                cue = _candidate(page, i, entry, (a, b))
                if not _says_nothing(page, cue):
                    yield cue


def _says_nothing(page: Page, cue: Cue) -> bool:
    """Whether the word is used of things: '965 feet long', 'was found by a diver', 'people found in the area'."""
    if cue.lemma == "long":
        return page.tokens.low[cue.at] == "long" and page.tokens.low[cue.at + 1 : cue.at + 2] not in (["for"], ["to"])
    settles = {"to", "that", "p-that", "it-cl", "cl", "quote", ",quote", ":quote"}
    undergone = cue.shape in _UNDERGONE or (cue.shape == "past" and cue.frame.startswith("p:"))
    return cue.lemma == "find" and undergone and cue.frame not in settles


_UNDERGONE = frozenset({"passive", "part", "by"})
"""How a verb is built whose subject it is done to."""


def _candidate(page: Page, i: int, entry: tuple[str, str], sentence: tuple[int, int]) -> Cue:
    lemma, letters = entry
    floor, ceiling = _bounds(page, i, sentence)
    group = group_at(page, i, letters, floor, ceiling)
    frame, after = frame_at(page, group.last, ceiling)
    subject, left = subject_of(page, group, frame, (floor, ceiling), inverts=lemma in INVERTED)
    return Cue(i, lemma, group, frame, after, subject, left, sentence, group.shape)


def _bounds(page: Page, i: int, sentence: tuple[int, int]) -> tuple[int, int]:
    """Where syntax may look: the sentence, and inside a quotation no further than the quotation's own sentence."""
    a, b = sentence
    quoted = page.quoted[i]
    if quoted < 0:
        return a, b
    floor = max(a, page.quotations[quoted].first + 1)
    word = page.tokens.word
    for j in range(i - 1, max(floor, i - INNER), -1):
        if word[j] in {".", "!", "?"}:
            return j + 1, min(b, page.quotations[quoted].last)
    return floor, min(b, page.quotations[quoted].last)
