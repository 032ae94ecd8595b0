"""A text becomes a page: tokens with their classes, quotations and sentences, ready for the syntax passes."""

from dataclasses import dataclass
from functools import cached_property

from sayso.attribute.quotes import Quotation, find_quotations
from sayso.attribute.tokens import QUOTES, Tokens, tokenise
from sayso.attribute.words import ABBREVIATION, AUX, CLASS, END, QUOTE, SHORTENING, class_of, listed


@dataclass(frozen=True)
class Page:
    """``kind[i]`` is the class of token ``i``; ``quoted[i]`` the index of the quotation around it, or -1."""

    tokens: Tokens
    kind: list[str]
    quotations: list[Quotation]
    quoted: list[int]

    @cached_property
    def plain_words(self) -> frozenset[str]:
        """The words that the text writes without a capital somewhere."""
        return frozenset(word for word in self.tokens.word if word[0].islower())

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Token ranges, in order, covering every token."""
        return _sentences(self)


def read_page(text: str) -> Page:
    """Tokenise ``text``, class its words and find its quotations and sentences; linear in its length."""
    tokens = tokenise(text)
    known: dict[str, str] = {}
    for word in set(tokens.word):
        known[word] = class_of(word)
    quotations = find_quotations(tokens)
    quoted = [-1] * len(tokens)
    for index, found in enumerate(quotations):
        quoted[found.first : found.last] = [index] * (found.last - found.first)
    kind = [known[word] for word in tokens.word]
    for i, low in enumerate(tokens.low):
        if low == "'s" and i and tokens.low[i - 1] in SHORTENING:
            kind[i] = AUX
    for found in quotations:
        if tokens.word[found.first] in {"'", "‘"}:
            kind[found.first] = kind[found.last - 1] = QUOTE
    return Page(tokens, kind, quotations, quoted)


def _sentences(page: Page) -> list[tuple[int, int]]:
    tokens = page.tokens
    word, breaks, quoted = tokens.word, tokens.breaks, page.quoted
    count = len(word)
    cuts = [i for i, piece in enumerate(word) if piece in END]
    stops = {i for i, is_break in enumerate(breaks) if is_break}
    stops |= {_past_dateline(tokens, i) for i in stops if word[i][0].isupper()}
    done = 0
    for i in cuts:
        if i < done:
            continue
        done = after = _after(page, i)
        if after < count and after not in stops and _ends(page, i, after):
            stops.add(after)
    inside = {
        i for i in stops if quoted[i] >= 0 and page.quotations[quoted[i]].first < i and quoted[i - 1] == quoted[i]
    }
    starts = sorted((stops - inside) | {0})
    return list(zip(starts, [*starts[1:], count], strict=True)) if count else []


DATELINE = 14
"""Tokens that a dateline may take up."""


def _past_dateline(tokens: Tokens, first: int) -> int:
    """The token past 'HOLM, Kestrel, May 3 (AP) —' at the head of a paragraph, else ``first``."""
    word = tokens.word
    for i in range(first + 1, min(first + DATELINE, len(word) - 1)):
        if word[i] in _DASHES and tokens.end[i - 1] != tokens.start[i]:
            return i + 1
        if tokens.breaks[i] or not (word[i][0].isupper() or word[i][0].isdigit() or word[i] in _WITHIN):
            break
    return first


_DASHES = frozenset({"—", "–", "--", "-"})
_WITHIN = frozenset({",", ".", "(", ")", "/", "[", "]"})


def _after(page: Page, i: int) -> int:
    """The first token past the full stop, closing marks and brackets included."""
    word, quoted = page.tokens.word, page.quoted
    j = i + 1
    while j < len(word) and (
        word[j] in END or word[j] == ")" or (word[j] in QUOTES and quoted[j] == quoted[i] and quoted[j] >= 0)
    ):
        j += 1
    return j


def _ends(page: Page, i: int, after: int) -> bool:
    """Whether the stop at ``i`` ends a sentence that ``after`` follows."""
    tokens = page.tokens
    word = tokens.word
    nearest = word[after]
    if not (nearest[0].isupper() or nearest[0].isdigit() or nearest in QUOTES or nearest[0] in "‘'([—-"):
        return False
    if word[i] == "." and i and tokens.end[i - 1] == tokens.start[i]:
        before = tokens.low[i - 1]
        if before in ABBREVIATION or (len(before) == 1 and before.isalpha() and before != "i"):
            return False
    asks = word[i] != "." and after > i + 1 and page.quoted[i] >= 0 and nearest not in QUOTES
    return not (asks and _cue_ahead(page, after))


_ASKING = listed(
    "said says asked asks added wrote tweeted replied shouted told wondered cried exclaimed continued"
    " demanded quipped joked responded answered declared yelled"
)


def _cue_ahead(page: Page, after: int) -> bool:
    """Whether '...?" Name said' follows, so that the question is part of the sentence."""
    low = page.tokens.low
    for j in range(after, min(after + 7, len(low))):
        if low[j] in _ASKING:
            return True
        if CLASS.get(low[j]) in {"stop", "quote", "aux"} and low[j] != ".":
            return False
    return False
