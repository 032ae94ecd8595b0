"""A cue becomes its source: the words that name who is made responsible, and the rule that found them."""

from typing import NamedTuple

from sayso.attribute import subjects
from sayso.attribute.cues import Cue, is_quoted_as, leads_in, quoting
from sayso.attribute.kinds import speaks, tells
from sayso.attribute.lexicon import BLAMING, HELD, LIGHT, MOVED, SEEMING, STIRRING
from sayso.attribute.page import Page
from sayso.attribute.phrases import Range, phrase_after, phrase_before
from sayso.attribute.words import ADV, AUX, DET, END, LATE_PAST, OBJ, PAST, POSS, SUBJ

NEAR = 5
"""Tokens between a possessor or a light verb and its noun."""

AGENT = 12
"""Tokens between a passive and its 'by'."""

_OWN = frozenset(["his", "her", "their", "its", "my", "our", "your", "whose"])


class Source(NamedTuple):
    """``span`` is a token range or ``None`` where nobody is named; ``head`` is without appositives."""

    span: Range | None
    head: Range | None
    how: str


def source_of(  # noqa: C901, PLR0911 - one return a construction
    page: Page, cue: Cue, speaker: Source | None
) -> Source:
    """Who is responsible; ``speaker`` is the source of the cue before it in the same sentence, if any."""
    b = cue.sentence[1]
    shape = cue.shape
    if shape == "p":
        return _according(page, cue)
    if shape == "r" or cue.lemma in SEEMING:
        return _named(None, "hedge" if shape == "r" else "seeming")
    if shape == ":" and (after := _after_colon(page, cue)) is not None:
        return _named(after, "colon-after")
    if shape == ":":
        return _named(phrase_before(page, cue.at, cue.sentence[0]), "colon")
    if shape == "noun":
        return _of_noun(page, cue)
    if (at := quoting(page, cue)) >= 0:
        return _quoted(page, cue, at)
    if cue.lemma == "cite" and shape == "ing":
        cited = phrase_after(page, cue.group.last, b, appositives=False)
        if cited is not None and tells(page, cited):
            return _named(cited, "cited")
    if shape in {"passive", "by", "part"} or _is_reduced(cue):
        return _passive(page, cue)
    if cue.lemma in STIRRING and cue.subject is not None and cue.frame in {"D", "Cap", "low", "obj", "cl"}:
        return _named(phrase_after(page, cue.after, b, appositives=False), "stirred")
    if cue.subject is not None:
        return Source(cue.subject.span, cue.subject.head, cue.subject.how)
    return _carried(page, cue, speaker)


def heads_line(page: Page, cue: Cue) -> bool:
    """Whether the colon of a headline divides a speaker from the words: 'Officials: ...', '...: mayor'."""
    a, b = cue.sentence
    if (
        not page.tokens.breaks[a]
        or page.tokens.word[b - 1] in END
        or (b < len(page.kind) and not page.tokens.breaks[b])
    ):
        return False
    return _after_colon(page, cue) is not None or (cue.at - a <= SPEAKER and speaks(page, (a, cue.at)))


SPEAKER = 4
"""Tokens that a speaker may take up in a headline."""


def _after_colon(page: Page, cue: Cue) -> Range | None:
    b = cue.sentence[1]
    fits = cue.at + 1 < b <= cue.at + 1 + SPEAKER and cue.at - cue.sentence[0] >= 3
    return (cue.at + 1, b) if fits and page.tokens.breaks[cue.sentence[0]] and speaks(page, (cue.at + 1, b)) else None


def _quoted(page: Page, cue: Cue, at: int) -> Source:
    """'quoted X as saying', 'X was quoted by Y as saying': X."""
    kind = page.kind
    if kind[at + 1] in {"", DET, OBJ} and at + 1 < cue.at - 1:
        return _named(phrase_after(page, at + 1, cue.at - 1), "quoted")
    first = at
    while first > cue.sentence[0] and kind[first - 1] in {AUX, ADV}:
        first -= 1
    found = subjects.before(page, first, cue.sentence[0])
    return _named(found.head if found else None, "quoted")


def _is_reduced(cue: Cue) -> bool:
    """Whether a past form without an object is a participle: 'the ruling expected in May', 'accused of'."""
    if cue.shape != "past":
        return False
    if cue.lemma in HELD and cue.frame == "to":
        return True
    if cue.lemma == "expect":
        return cue.frame in {"to", ".", "end"} or cue.frame.startswith("p:")
    return cue.lemma in BLAMING and cue.frame.startswith("p:")


def _passive(page: Page, cue: Cue) -> Source:
    """The agent after 'by'; of a verb of feeling the subject itself; otherwise nobody."""
    b = cue.sentence[1]
    if (cue.lemma in MOVED or is_quoted_as(cue)) and cue.shape == "passive" and cue.subject is not None:
        return Source(cue.subject.span, cue.subject.head, "moved")
    agent = _agent(page, cue.group.last, min(cue.group.last + AGENT, b), b)
    return _named(agent, "agent" if agent else "passive")


def _named(found: Range | None, how: str) -> Source:
    return Source(found, found, how)


def _according(page: Page, cue: Cue) -> Source:
    b = cue.sentence[1]
    first = cue.group.last
    if first < b and page.tokens.low[first] == "to":
        first += 1
    return _named(phrase_after(page, first, b, appositives=not leads_in(page, cue)), "according")


def _agent(page: Page, first: int, last: int, b: int) -> Range | None:
    for i in range(first, last):
        if page.tokens.low[i] == "by":
            return phrase_after(page, i + 1, b)
        if page.kind[i] in {AUX, SUBJ} or page.tokens.word[i] in {",", ".", ";"}:
            return None
    return None


def _of_noun(page: Page, cue: Cue) -> Source:
    """The possessor before the noun, the subject of its light verb, or the one after 'by' or 'from'."""
    a, b = cue.sentence
    low, kind = page.tokens.low, page.kind
    for i in range(cue.at - 1, max(a, cue.at - NEAR) - 1, -1):
        if low[i] in _OWN:
            return _named((i, i + 1), "possessive")
        if kind[i] == POSS:
            return _named(phrase_before(page, i, a), "possessive")
        if low[i] in LIGHT:
            found = subjects.before(page, i, a)
            return Source(found.span, found.head, "light-verb") if found else _named(None, "noun")
        if kind[i] not in {"", PAST, "adv", DET}:
            break
    for i in range(cue.group.last, min(cue.group.last + 8, b)):
        if low[i] in {"by", "from", "among"}:
            return _named(phrase_after(page, i + 1, b), "noun-by")
    return _named(None, "noun")


def _carried(page: Page, cue: Cue, speaker: Source | None) -> Source:
    """A verb without a subject of its own ('..., adding that', 'and said') takes the one before it."""
    a = cue.sentence[0]
    first = cue.group.first
    if cue.left == PAST and first - 1 > a:
        found = subjects.before(page, first - 1, a)
        if found is not None:
            return Source(found.span, found.head, "chain")
    if cue.shape in {"ger", "to", "adj"}:
        close = subjects.nearest(page, first, a)
        if close is not None:
            return Source(close.span, close.head, close.how)
    aside = cue.left == "," and speaker is not None and speaker.span is not None and _is_relative(page, speaker.span)
    if speaker is not None and speaker.span is not None and not aside:
        return Source(speaker.span, speaker.head, "same-speaker")
    found = subjects.main(page, a, first)
    if found is not None:
        return Source(found.span, found.head, "sentence")
    return _following(page, cue)


def _is_relative(page: Page, span: Range) -> bool:
    return page.tokens.low[span[0]] in {"who", "which", "that"}


def _following(page: Page, cue: Cue) -> Source:
    """'Asked about it, Carson said': the subject stands after the comma."""
    a, b = cue.sentence
    if cue.at - a > 2 or cue.shape not in {"ing", "ger", "past", "part"} or (cue.lemma == "ask" and cue.shape != "ger"):
        return _named(None, "open")
    word = page.tokens.word
    comma = next((i for i in range(cue.at, min(b, cue.at + subjects.REACH)) if word[i] == ","), b)
    found = phrase_after(page, comma + 1, b, appositives=False)
    if found is None:
        return _named(None, "open")
    verb = next((i for i in range(found[0] + 1, found[1]) if page.tokens.low[i] in LATE_PAST), found[1])
    return _named((found[0], verb), "following")
