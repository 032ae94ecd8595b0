"""A cue and its source become the content: the tokens that the source is made responsible for."""

from sayso.attribute.cues import Cue, cue_end, leads_in
from sayso.attribute.lexicon import ADDRESSED, SAYING
from sayso.attribute.page import Page
from sayso.attribute.phrases import Range
from sayso.attribute.sources import Source
from sayso.attribute.words import COORD, END, OBJ, PREP, QUOTE, STOP, SUBJ, SUBORD, THAT, TO, WH

OWN_SUBJECT = frozenset({"before", "appositive", "inverted"})
"""Rules by which a source stands beside its cue, so that content left of the source may belong to it."""

ADDRESSEE = 12
"""Tokens that the person spoken to may take up: 'told a crowd in Iowa that'."""

LOOSE = 60
"""Tokens after which a sentence without an end is cut off."""

_RIGHTWARD = frozenset({"that", "cl", "wh", "to", "quote", ",quote", ":quote", ":", "it-cl", "p-that", "p-quote"})
_LEFTWARD = frozenset({",", ".", "end", "and", "-", "sub"})
_TOPIC = frozenset({"p:of", "p:about", "p:on", "p:upon", "p:for", "p:against", "p:with"})
_HEDGES = frozenset({"about", "around", "over", "under", "between"})
"""Prepositions that are part of the amount after them."""
_MARKS = frozenset({",", "—", "–", "--"})


def content_of(  # noqa: C901, PLR0911 - one return a construction
    page: Page, cue: Cue, source: Source, ceiling: int
) -> Range | None:
    """The token range attributed; ``ceiling`` is where the next coordinate cue of the sentence begins."""
    a, b = cue.sentence
    shape = cue.shape
    if shape == "p":
        return _according(page, cue, source)
    if shape == "r":
        return _trim(page, a, b)
    if source.how == "colon-after":
        return _trim(page, a, cue.at)
    if shape == ":":
        return _trim(page, cue.at + 1, b) or _next_sentence(page, b)
    if source.how == "stirred" and cue.subject is not None:
        return cue.subject.span
    if shape == "by":
        return cue.subject.span if cue.subject is not None else None
    if (shape == "passive" or source.how == "passive") and cue.subject is not None and source.how != "moved":
        return _trim(page, cue.subject.span[0], b)
    left_end = _left_end(page, cue, source)
    if left_end is not None and _reads_left(page, cue, source, left_end):
        return _left_hull(page, left_end, cue, source)
    if cue.frame in {":", ".", "end", ",", "-"}:
        return _no_right(page, cue)
    relative = _relative(page, cue)
    if relative is not None:
        return relative
    return _right(page, cue, max(_aside_end(page, cue, source, ceiling), cue.group.last))


def _aside_end(page: Page, cue: Cue, source: Source, ceiling: int) -> int:
    """The comma that ends a leading participle ('Asked about it, X said') or a relative clause ('X, who ..., said')."""
    leads = source.how in {"open", "following"} and cue.at - cue.sentence[0] <= 2
    leads = leads or (cue.shape in {"past", "part"} and source.how == "passive" and cue.left == ",")
    span = source.span
    aside = span is not None and page.tokens.low[span[0]] in {"who", "which"} and page.tokens.word[span[0] - 1] == ","
    if leads or aside:
        for i in range(cue.group.last, ceiling):
            if page.tokens.word[i] == "," and page.quoted[i] == page.quoted[cue.at]:
                return i
    return ceiling


def _left_end(page: Page, cue: Cue, source: Source) -> int | None:
    """Where content left of source and cue ends: before 'X said' stands ', ' or a quotation mark."""
    a = cue.sentence[0]
    if source.how not in OWN_SUBJECT:
        return None
    at = cue.group.first if source.span is None else min(cue.group.first, source.span[0])
    if at <= a:
        return None
    word = page.tokens.word
    if page.kind[at - 1] == QUOTE and page.quoted[at - 1] >= 0 and page.quoted[at] != page.quoted[at - 1]:
        return at
    if word[at - 1] in _MARKS or word[at - 1] in {"?", "!"}:
        quoted = at - 2 >= a and page.kind[at - 2] == QUOTE
        return at - 1 if quoted or at - a > 4 or (at - a > 2 and cue.frame in {".", "end"}) else None
    return None


def _reads_left(page: Page, cue: Cue, source: Source, left_end: int) -> bool:
    """Whether what stands left is the content, rather than an introduction such as 'On Monday, X said that'."""
    if source.how == "inverted" or _on_condition(page, cue.group.last):
        return True
    after_quote = QUOTE in {page.kind[left_end - 1], page.kind[left_end]}
    frame = cue.frame
    if frame in _LEFTWARD:
        return frame not in {"and", "sub"} or after_quote
    if frame in _RIGHTWARD:
        return after_quote and (frame == ",quote" or (frame == "to" and cue.lemma in SAYING))
    if frame.startswith("p:"):
        return (cue.lemma in SAYING and frame not in _TOPIC and not _opens_aside(page, cue.sentence[0])) or after_quote
    if cue.lemma in ADDRESSED:
        last = min(cue.group.last + ADDRESSEE, cue.sentence[1])
        return after_quote or _past_addressee(page, cue.group.last, last) == cue.group.last
    return after_quote and cue.lemma in SAYING


def _opens_aside(page: Page, at: int) -> bool:
    """Whether a sentence begins with a preposition or conjunction; 'About 700 boats' begins with an amount."""
    hedges = page.tokens.low[at] in _HEDGES and page.tokens.word[at + 1 : at + 2] != []
    return page.kind[at] in {PREP, SUBORD} and not (hedges and page.tokens.word[at + 1][0].isdigit())


def _on_condition(page: Page, at: int) -> bool:
    """Whether 'on condition of anonymity' or 'on condition that she not be named' is all that follows the cue."""
    low = page.tokens.low
    if low[at : at + 1] != ["on"] or "condition" not in low[at + 1 : at + 3]:
        return False
    i = low.index("condition", at) + 1
    if low[i : i + 2] != ["of", "anonymity"]:
        return page.kind[i : i + 1] == [THAT]
    return page.tokens.word[i + 2 : i + 3] in ([","], ["."]) or low[i + 2 : i + 3] in (["because"], ["to"])


def _left_hull(page: Page, left_end: int, cue: Cue, source: Source) -> Range | None:
    """Content before the cue, joined with what resumes after it."""
    a, b = cue.sentence
    tail = max(cue.group.last, source.span[1] if source.span is not None else 0)
    word = page.tokens.word
    end = left_end
    resumes = tail + 1 < b and word[tail] == "," and not word[tail + 1].endswith("ing")
    if resumes or any(page.kind[i] == QUOTE for i in range(tail, min(b, tail + LOOSE))):
        end = b
    return _trim(page, a, max(end, _resumed(page, a, b)))


def _resumed(page: Page, a: int, b: int) -> int:
    """Where a quotation that goes on after '"...," he said. "..."' ends; 0 where none does."""
    goes_on = b < len(page.kind) and page.kind[b] == QUOTE and page.quoted[b] >= 0
    if page.quoted[a] < 0 or not goes_on or page.tokens.breaks[b]:
        return 0
    return page.quotations[page.quoted[b]].last


def _according(page: Page, cue: Cue, source: Source) -> Range | None:
    a, b = cue.sentence
    word = page.tokens.word
    after = source.span[1] if source.span is not None else cue.group.last
    if cue.at - a >= 3 and not leads_in(page, cue):
        goes_on = word[cue.at - 1] == "," and after < b and word[after] == ","
        return _trim(page, a, b if goes_on else cue.at)
    return _trim(page, after, b)


def _no_right(page: Page, cue: Cue) -> Range | None:
    """Nothing follows the cue: its content is the relative before it, or what comes after a colon."""
    relative = _relative(page, cue)
    if relative is not None:
        return relative
    b = cue.sentence[1]
    if cue.frame == ":" and cue.after + 1 < b:
        return _trim(page, cue.after + 1, b)
    if cue.frame in {",", "-"}:
        return _trim(page, cue.after + 1, b)
    return _next_sentence(page, b) if cue.frame == ":" else None


def _relative(page: Page, cue: Cue) -> Range | None:
    """'what voters are saying', 'a plan that she proposed in May': the relative stands for the content."""
    if (
        cue.subject is None
        or cue.subject.how != "before"
        or not (cue.frame in {",", ".", "end", "-", "and"} or cue.frame.startswith("p:"))
    ):
        return None
    at = cue.subject.span[0] - 1
    if at >= cue.sentence[0] and page.tokens.low[at] in {"what", "which", "that", "whom"}:
        return at, at + 1
    return None


def _next_sentence(page: Page, b: int) -> Range | None:
    if b >= len(page.kind):
        return None
    if page.quoted[b] >= 0:
        return b, page.quotations[page.quoted[b]].last
    stop = b
    while stop < min(len(page.kind), b + LOOSE) and page.tokens.word[stop] not in END:
        stop += 1
    return _trim(page, b, stop)


def _right(page: Page, cue: Cue, ceiling: int) -> Range | None:
    first = cue.after if cue.frame in {"that", "cl", "quote", "wh", "p-that", "p-quote"} else cue_end(page, cue)
    names = cue.lemma == "call" and cue.frame != "p:on"
    if (
        cue.lemma in ADDRESSED
        and not names
        and cue.frame in {"np-that", "obj", "it-cl", "D", "Cap", "low", "cl", "p:on"}
    ):
        first = _past_addressee(page, first, min(first + ADDRESSEE, ceiling))
    return _trim(page, first, ceiling)


def _past_addressee(page: Page, first: int, ceiling: int) -> int:
    kind, low = page.kind, page.tokens.low
    for i in range(first + 1, ceiling):
        clause = kind[i] == SUBJ and i > first + 1
        about = kind[i] == PREP and low[i] in {"about", "of", "against", "for"}
        marked = low[i] in {",", ":"} and i + 1 < ceiling and kind[i + 1] == QUOTE
        if kind[i] in {THAT, TO, QUOTE, WH} or clause or about or marked:
            return i
    return first + 1 if first < ceiling and kind[first] == OBJ else first


def _trim(page: Page, first: int, last: int) -> Range | None:
    """Drop marks and coordinators that belong to the sentence rather than to what is said."""
    kind, word = page.kind, page.tokens.word
    while first < last and kind[first] in {STOP, COORD} and word[first] not in {"(", "["}:
        first += 1
    while last > first and kind[last - 1] in {STOP, COORD} and word[last - 1] not in {")", "]", "?", "!"}:
        last -= 1
    return (first, last) if first < last else None
