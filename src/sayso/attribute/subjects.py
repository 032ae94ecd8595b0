"""A verb group becomes its subject: the noun phrase that does the saying, and how it was found."""

from typing import NamedTuple

from sayso.attribute.frames import CITING
from sayso.attribute.groups import FINITE, Group
from sayso.attribute.page import Page
from sayso.attribute.phrases import Range, before_setting, dotted, phrase_after, phrase_before
from sayso.attribute.words import (
    ADV,
    AUX,
    CHANNELS,
    COORD,
    DAYS,
    DET,
    PAST,
    POSS,
    PREP,
    QUOTE,
    STOP,
    SUBJ,
    SUBORD,
    TO,
    WH,
    listed,
)

HOPS = 4
"""Commas that are crossed leftwards to find the subject of 'X, a Y who ..., said'."""

REACH = 45
"""Tokens that appositives and insertions between subject and verb may take up."""

_BREAKS = frozenset({",", "—", "–", "--", "-"})
MOVING = listed(
    "advise advised advises allow allowed allowing allows ask asked asking asks beg begged called calling calls"
    " cause caused compel compelled convince convinced drive driven drove enable enabled enables encourage"
    " encouraged encourages encouraging expect expected expecting expects for force forced forces forcing get gets"
    " got help helped helping helps implore implored inspire inspired instruct instructed instructs invite invited"
    " lead leading leads leave leaving led left let lets like made make makes making need needs order ordered"
    " ordering orders permit permits permitted persuade persuaded press pressed pressing prompt prompted prompts"
    " push pushed pushing remind reminded require required requires tell telling tells told urge urged urges"
    " urging want wanted wanting wants warn warned warning warns"
)
"""Forms of verbs whose object does what the infinitive after it says: 'asked the board to explain'."""

PHRASE_REACH = 16
"""Tokens that a relative clause without commas may take up between its noun and the verb."""

LABEL = 7
"""Tokens that a label before a colon may take up at the start of a sentence."""

_OF_VERBS = frozenset({AUX, TO, PREP, PAST})
"""What stands before an object or a complement: a phrase behind it is no subject."""

_PARTICIPLES = listed("done been seen gone had taken given written known driven run come begun drawn shown")

_OPENERS = frozenset({"who", "whose", "which", "a", "an", "the", "now"})
_TURNS = frozenset({"quote", ",", "?", "!", "—", "–", "--"})
_INVERTING = frozenset({"Cap", "D", "low", "cl", "obj", "it-cl"})


class Subject(NamedTuple):
    """``span`` is a token range; ``head`` the noun phrase without appositives; ``how`` names the rule."""

    span: Range
    head: Range
    how: str


def left_sign(page: Page, first: int, floor: int) -> str:
    """What stands left of a verb group: a class, a mark, or the look of the word."""
    if first <= floor:
        return "start"
    word, kind = page.tokens.word[first - 1], page.kind[first - 1]
    if kind == STOP:
        return "quote" if word == "," and first - 2 >= floor and page.kind[first - 2] == QUOTE else word
    return kind or ("Cap" if word[0].isupper() else "num" if word[0].isdigit() else "low")


def subject_of(page: Page, group: Group, frame: str, bounds: Range, *, inverts: bool) -> tuple[Subject | None, str]:
    """The subject of a finite verb or of a participle glued to its noun, and the sign of what stands left.

    ``bounds`` is where syntax may look; ``inverts`` tells a verb that can stand before its subject ('said X').
    """
    floor, ceiling = bounds
    left = left_sign(page, group.first, floor)
    whole = left == "quote" and page.kind[floor] == QUOTE
    if (inverts or whole) and group.shape in {"past", "s", "base"} and left in _TURNS and frame in _INVERTING:
        found = inverted(page, group.last, ceiling)
        if found is not None and _ends_there(page, found, ceiling, quoted=left == "quote"):
            usual = before(page, group.first, floor) if left == "," else None
            leads = usual is not None and usual.span[0] <= floor + 1 and page.kind[floor] not in {PREP, SUBORD}
            return (found if usual is None or (found.span[1] + 1 >= ceiling and not leads) else usual), left
    if group.shape in FINITE or group.shape == "by":
        return before(page, group.first, floor), left
    if group.shape in {"ing", "to"} and left in {"low", "Cap", "subj", "obj", "det"}:
        return _glued(page, group, floor), left
    return None, left


def _glued(page: Page, group: Group, floor: int) -> Subject | None:
    """'staff members suggesting'; but a document has its author: in 'issued a statement saying' that is the subject."""
    phrase = phrase_before(page, group.first, floor)
    if phrase is None:
        return None
    kind, low = page.kind, page.tokens.low
    first, end = phrase
    if group.shape == "to" and (first <= floor or low[first - 1] not in MOVING):
        return None
    if first - 1 > floor and kind[first - 1] == PAST and any(piece in CHANNELS for piece in low[first:end]):
        author = before(page, first - 1, floor)
        return Subject(author.span, author.head, "author") if author else None
    return Subject(phrase, phrase, "glued")


def before(page: Page, verb: int, floor: int) -> Subject | None:
    """The subject that stands left of the verb group, across times, appositives and other insertions."""
    end = before_setting(page, verb, floor)
    if end <= floor:
        return None
    mark = page.tokens.word[end - 1]
    spaced = mark != "-" or page.tokens.end[end - 2] != page.tokens.start[end - 1]
    if mark not in _BREAKS or not spaced:
        found = phrase_before(page, end, floor)
        if found is None or (found[0] > floor and _governed(page, found[0])):
            described = _described(page, end, floor)
            if described is not None:
                return described
            if found is not None and _is_infinitive(page, found):
                return None  # 'continued to treat Arlenders found in the hills as ...'
        return Subject(found, found, "before") if found else None
    best = _across(page, end - 1, max(floor, end - REACH))
    if best is None:
        return None
    if best[0] - 1 > floor and page.tokens.low[best[0] - 1] == "who":
        best = phrase_before(page, best[0] - 1, floor) or best  # 'An engineer who works there, and who ..., said'
    after = best[1] + 1
    aside = after < end and page.tokens.low[after] in CITING
    return Subject(best if aside else (best[0], end - 1), best, "appositive")


def _governed(page: Page, first: int) -> bool:
    """Whether a verb or a preposition stands before the phrase, which is then no subject."""
    return page.kind[first - 1] in _OF_VERBS | {WH} or page.tokens.low[first - 1] in _PARTICIPLES


def _is_infinitive(page: Page, found: Range) -> bool:
    """Whether the phrase is an infinitive with its object: 'to | treat Arlenders', 'to | visit the mayor'."""
    first, last = found
    if page.kind[first - 1] != TO or last - first < 2 or not page.tokens.word[first].islower():
        return False
    return page.kind[first + 1] == DET or page.tokens.word[first + 1][0].isupper()


def _described(page: Page, end: int, floor: int) -> Subject | None:
    """'An official who asked not to be named said': the noun phrase before a relative clause without commas."""
    low, word = page.tokens.low, page.tokens.word
    for i in range(end - 1, max(floor, end - PHRASE_REACH), -1):
        if low[i] == "who":
            found = phrase_before(page, i, floor)
            return Subject((found[0], end), found, "appositive") if found else None
        if word[i] in {",", ".", ";", ":"} or page.kind[i] == QUOTE:
            return None
    return None


def _across(page: Page, comma: int, least: int) -> Range | None:
    """The noun phrase left of one or more insertions between commas, of which ``comma`` closes the last."""
    opened = _before_opener(page, comma, least)
    if opened is not None:
        return opened
    word, kind = page.tokens.word, page.kind
    best: Range | None = None
    for _ in range(HOPS):
        i = comma - 1
        while i >= least and word[i] not in _BREAKS:
            i -= 1
        found = phrase_before(page, i, least) if i >= least and kind[i - 1] != QUOTE else None
        if found is None or (found[0] > least and kind[found[0] - 1] == PREP):
            break
        best = found
        named = word[found[0]][0].isupper() and page.tokens.low[found[0]] not in {"the", "a"}
        if named or found[0] <= least or word[found[0] - 1] not in _BREAKS:
            break
        comma = found[0] - 1
    return best


def _before_opener(page: Page, comma: int, least: int) -> Range | None:
    """The noun phrase before the leftmost comma that opens an insertion: ', who ...,' or ', a ...,'."""
    word, low, kind = page.tokens.word, page.tokens.low, page.kind
    for i in range(least + 1, comma):
        if word[i] != "," or low[i + 1] not in _OPENERS:
            continue
        found = phrase_before(page, i, least)
        led = found is not None and found[0] > least and kind[found[0] - 1] in {PREP, SUBORD, PAST, AUX, TO}
        if low[i + 1] == "the" and found is not None and not word[found[1] - 1][0].isupper():
            continue  # '... in the church, the mayor, Hal Trent, said': the office stands first
        if found is not None and not led:
            return found
    return None


def inverted(page: Page, verb_end: int, ceiling: int) -> Subject | None:
    """The subject right of the verb: 'said X, the Y who ...'."""
    found = phrase_after(page, verb_end, ceiling)
    if found is None:
        return None
    word = page.tokens.word
    stop = next((i for i in range(*found) if word[i] == ","), found[1])
    return Subject(found, (found[0], stop), "inverted")


def _ends_there(page: Page, found: Subject, ceiling: int, *, quoted: bool) -> bool:
    """Whether no verb of its own follows the phrase, as one would in '..., said he was'."""
    stop = found.head[1] if quoted else found.span[1]
    if stop >= ceiling or page.tokens.word[stop] in {".", ",", "?", "!", ";", ":"}:
        return True
    return (
        quoted
        and page.kind[stop] not in {AUX, PAST, QUOTE}
        and not (found.head[1] - found.head[0] == 1 and page.kind[found.head[0]] == SUBJ)
    )


def nearest(page: Page, at: int, floor: int) -> Subject | None:
    """The subject of the closest finite verb left of ``at``, which an infinitive, a gerund or an adjective shares."""
    kind, low, word = page.kind, page.tokens.low, page.tokens.word
    for i in range(at - 1, max(floor, at - REACH), -1):
        if word[i] in {";", ":"} or (kind[i] == QUOTE and page.quoted[i] != page.quoted[at]):
            return None
        participle = kind[i] == PAST and (kind[i - 1] in {DET, POSS, PREP, TO} or low[i + 1] in {"by", "in", "with"})
        if kind[i] != AUX and (kind[i] != PAST or participle):
            continue
        first = i
        while first - 1 > floor and kind[first - 1] in {AUX, ADV}:
            first -= 1
        found = before(page, first, floor)
        if found is not None:
            return Subject(found.span, found.head, "nearest")
    return None


def main(page: Page, floor: int, verb: int) -> Subject | None:
    """The subject of the sentence that begins at ``floor``, read forwards up to ``verb``."""
    kind, low = page.kind, page.tokens.low
    stop = min(verb, floor + 2 * REACH)
    first = _main_start(page, floor, stop)
    i = first
    while i < stop and not _main_end(page, i, first):
        i += 1
        if kind[i - 1] == SUBJ:
            break
    while i > first and kind[i - 1] in {ADV, PREP, COORD}:
        i -= 1
    if i <= first or not page.tokens.word[first][0].isalnum() or low[first] in {"there", "that"}:
        return None
    return Subject((first, i), (first, i), "sentence")


def _main_start(page: Page, floor: int, stop: int) -> int:
    """Past conjunctions, adverbs, times and one introductory phrase up to its comma."""
    word, kind, low = page.tokens.word, page.kind, page.tokens.low
    i = floor
    if page.quoted[i] >= 0 and page.quoted[stop] < 0:
        i = min(page.quotations[page.quoted[i]].last, stop)
    while i < stop and (
        kind[i] in {COORD, QUOTE, ADV}
        or word[i] in {",", "—", "–", "(", "-"}
        or low[i] in DAYS
        or (i + 1 < stop and word[i + 1] == "," and low[i][-2:] == "ly")
    ):
        i += 1
    label = next((j for j in range(i + 1, min(i + LABEL, stop)) if word[j] == ":"), 0)
    if label and all(kind[j] in {"", DET, POSS, STOP} or word[j][0].isupper() for j in range(i, label)):
        i = label + 1  # 'Correction, 3 May: an earlier version said ...'
    introduces = i < stop and (
        kind[i] in {PREP, SUBORD, WH} or low[i].endswith("ing") or (low[i].endswith("ed") and i == floor)
    )
    if introduces or low[i : i + 2] == ["all", "told"]:
        while i < stop and word[i] != ",":
            i += 1
        i += 1
    return i


def _main_end(page: Page, i: int, first: int) -> bool:
    kind = page.kind[i]
    if kind == STOP:
        return not dotted(page, i)
    return kind in {AUX, QUOTE, TO, SUBORD, WH} or (kind == PAST and i > first and page.kind[i - 1] != DET)
