"""Tokens become cue candidates: words that may attribute, each with the signs of the syntax around it."""

from collections.abc import Iterator
from typing import NamedTuple

from sayso.attribute.frames import frame_at
from sayso.attribute.groups import Group, group_at
from sayso.attribute.lexicon import INVERTED, classes, forms
from sayso.attribute.page import Page
from sayso.attribute.subjects import Subject, subject_of
from sayso.attribute.words import NEGATION, PREP, SUBJ, TO

INNER = 40
"""Tokens that are looked back through for the start of a sentence inside a quotation."""


class Cue(NamedTuple):
    """A candidate: its head token ``at``, verb group, what follows (``frame``, from token ``after``), its subject.

    ``left`` is the sign of what stands before the group.
    """

    at: int
    lemma: str
    group: Group
    frame: str
    after: int
    subject: Subject | None
    left: str
    sentence: tuple[int, int]

    @property
    def shape(self) -> str:
        """How the verb is built."""
        return self.group.shape


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
                yield _candidate(page, i, entry, (a, b))


def _candidate(page: Page, i: int, entry: tuple[str, str], sentence: tuple[int, int]) -> Cue:
    lemma, letters = entry
    floor, ceiling = _bounds(page, i, sentence)
    group = group_at(page, i, letters, floor, ceiling)
    frame, after = frame_at(page, group.last, ceiling)
    subject, left = subject_of(page, group, frame, (floor, ceiling), inverts=lemma in INVERTED)
    return Cue(i, lemma, group, frame, after, subject, left, sentence)


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


def signs_of(page: Page, cue: Cue, before: Cue | None) -> tuple[str, ...]:
    """The signs that weights are kept for: each names a fact about the word, its build, its neighbours or its subject.

    ``before`` is the candidate just before it in the text.
    """
    low = page.tokens.low
    group, lemma = cue.group, cue.lemma
    shape, frame, left = group.shape, cue.frame, cue.left
    who, head = _who(page, cue.subject)
    name = lemma + group.particle
    follows = _common(page, group.last) if group.last < cue.sentence[1] else ">"
    leads = _common(page, group.first - 1) if group.first > cue.sentence[0] else "<"
    signs = [
        "L=" + name,
        "LS=" + name + "|" + shape,
        "LF=" + name + "|" + frame,
        "SF=" + shape + "|" + frame,
        "SW=" + shape + "|" + who,
        "SE=" + shape + "|" + left,
        "EF=" + left + "|" + frame,
        "S=" + shape,
        "F=" + frame,
        "W=" + who,
        "E=" + left,
        "B=" + leads,
        "N=" + follows,
        "H=" + head,
    ]
    if page.quoted[cue.at] >= 0:
        signs += ["Q", "QS=" + shape, "QW=" + who, "QL=" + lemma]
    if cue.sentence[0] == 0:
        signs.append("TS=" + shape)
    if left == "quote" or frame.endswith("quote"):
        signs.append("beside")
    if group.last < cue.sentence[1] and page.kind[group.last] == PREP:
        signs.append("LP=" + lemma + "|" + follows)
    for sense in classes().get(lemma, ()):
        signs += ["C=" + sense + "|" + frame, "CS=" + sense + "|" + shape, "CW=" + sense + "|" + who]
    if low[cue.at - 1] in NEGATION:
        signs.append("neg")
    if before is not None and before.sentence == cue.sentence and before.group.last >= group.first - 1:
        signs.append("A=" + before.lemma)
    return tuple(signs)


def _common(page: Page, i: int) -> str:
    """The word, unless it may be a name: weights are kept for language, not for people."""
    named = page.kind[i] == "" and page.tokens.word[i][0].isupper()
    return "Name" if named else page.tokens.low[i]


def _who(page: Page, subject: Subject | None) -> tuple[str, str]:
    """The kind of subject and its last word."""
    if subject is None:
        return "none", ""
    at = subject.head[1] - 1
    head = _common(page, at)
    kind = page.kind[at] or ("Cap" if page.tokens.word[at][0].isupper() else "low")
    if kind == SUBJ and head in {"it", "you", "who", "i", "we"}:
        kind = head
    return subject.how[:3] + kind, head
