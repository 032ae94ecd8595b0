"""Tokens become quotations: ranges of tokens between quotation marks, over several paragraphs where they run on."""

from typing import NamedTuple

from sayso.attribute.tokens import CLOSING, OPENING, QUOTES, STRAIGHT, Tokens

REACH = 60
"""Tokens within which a single quotation mark must close to count as one and not as an apostrophe."""


class Quotation(NamedTuple):
    """Tokens ``first`` to ``last`` (exclusive), marks included; ``closed`` is false where the end mark is missing."""

    first: int
    last: int
    closed: bool


def find_quotations(tokens: Tokens) -> list[Quotation]:  # noqa: C901 - one state machine, read as a whole
    """The outermost quotations, in order.

    A quotation that is still open at the end of a paragraph runs on if the next paragraph begins with an opening
    mark (the newspaper convention), and ends with the paragraph if not.
    """
    word, breaks = tokens.word, tokens.breaks
    marks = [i for i, piece in enumerate(word) if piece in QUOTES]
    paragraphs = [i for i, is_break in enumerate(breaks) if is_break] + [len(word)]
    found: list[Quotation] = []
    opened, depth, at = -1, 0, 0
    for i in marks:
        while paragraphs[at] <= opened:
            at += 1
        while opened >= 0 and paragraphs[at] <= i:
            if paragraphs[at] == i and word[i] not in CLOSING:
                depth = 0  # the mark that opens the next paragraph is counted below
                at += 1
                continue
            found.append(Quotation(opened, paragraphs[at], closed=False))
            opened, depth = -1, 0
        if opened < 0:
            if _opens(tokens, i):
                opened, depth = i, 1
        elif depth == 0 or (_opens(tokens, i) and word[i] not in CLOSING and not _closes(tokens, i)):
            depth += 1
        else:
            depth -= 1
            if depth == 0:
                found.append(Quotation(opened, i + 1, closed=True))
                opened = -1
    if opened >= 0:
        while paragraphs[at] <= opened:
            at += 1
        found.append(Quotation(opened, paragraphs[at], closed=False))
    return _with_single(tokens, found)


def _opens(tokens: Tokens, i: int) -> bool:
    """Whether the mark can open: it stands before a word, and a straight one is not glued to the word before."""
    word = tokens.word[i]
    if word in CLOSING or i + 1 >= len(tokens):
        return False
    if word in OPENING:
        return True
    glued_before = i > 0 and tokens.end[i - 1] == tokens.start[i] and tokens.word[i - 1][-1].isalnum()
    return tokens.end[i] == tokens.start[i + 1] and not glued_before


def _closes(tokens: Tokens, i: int) -> bool:
    """Whether a straight mark is glued to what stands before it, as an end mark is."""
    return tokens.word[i] in STRAIGHT and i > 0 and tokens.end[i - 1] == tokens.start[i]


def _with_single(tokens: Tokens, doubles: list[Quotation]) -> list[Quotation]:
    """Add quotations in single marks that lie outside the double ones."""
    word, low, breaks = tokens.word, tokens.low, tokens.breaks
    starts = [i for i, piece in enumerate(low) if piece in {"'", "‘"}]
    if not starts:
        return doubles
    found: list[Quotation] = []
    ahead, free = 0, 0
    for i in starts:
        while ahead < len(doubles) and doubles[ahead].last <= i:
            ahead += 1
        inside = ahead < len(doubles) and doubles[ahead].first <= i
        glued = i > 0 and tokens.end[i - 1] == tokens.start[i] and word[i - 1][-1].isalnum()
        if i < free or inside or glued or i + 1 >= len(word) or tokens.end[i] != tokens.start[i + 1]:
            continue
        if word[i] == "’":
            continue
        closer = "’" if word[i] == "‘" else "'"
        for j in range(i + 2, min(i + REACH, len(word))):
            if breaks[j] or word[j] in QUOTES:
                break
            if word[j] == closer and tokens.end[j - 1] == tokens.start[j]:
                found.append(Quotation(i, j + 1, closed=True))
                free = j + 1
                break
    return sorted([*doubles, *found], key=lambda quotation: quotation.first) if found else doubles
