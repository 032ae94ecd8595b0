"""Cue candidates become cues: those whose word, in its syntax and its context, surely attributes something to someone.

The weights are those of two logistic regressions over the signs of ``signs``, fitted to word statistics of the training
part of PolNeAR (Newell, Margolin and Ruths, 2018); they hold lemmas, function words and constructions, and no text.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from sayso.attribute.cues import Cue, cue_end, find_candidates, is_quoted_as, quoting
from sayso.attribute.groups import FINITE
from sayso.attribute.kinds import kind_of
from sayso.attribute.lexicon import HELD, classes
from sayso.attribute.page import Page
from sayso.attribute.readings import Reading, read_cues, reread
from sayso.attribute.signs import Surroundings, signs_at_a_glance
from sayso.attribute.sources import heads_line
from sayso.model.attribution import SourceKind

PLAUSIBLE = -200
"""Hundredths of a logit at a glance above which a candidate is looked at in its context."""

LIKELY = -10
"""Hundredths of a logit at a glance above which a candidate counts as a cue for those around it."""

THRESHOLD = -5
"""Hundredths of a logit in its context above which a candidate is taken as a cue."""

Table = dict[str, int]
"""Sign -> weight."""

GLANCE, CONTEXT = "glance", "context"
"""The two tables of weights, by the name of their file."""


@cache
def weights(name: str) -> Table:
    """Sign -> weight in hundredths of a logit; the empty sign is the bias."""
    table: Table = {}
    text = (Path(__file__).parent / f"{name}_weights.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        sign, _, weight = line.rpartition("\t")
        table[sign] = int(weight)
    return table


HEARSAY = frozenset(["believe", "say", "think", "report", "allege", "understand", "estimate", "rumor"])
"""Verbs whose passive with 'to' or 'that' hands on what others say: 'is believed to', 'it was reported that'."""


STATED = frozenset(
    [
        "statement",
        "claim",
        "assertion",
        "allegation",
        "belief",
        "warning",
        "prediction",
        "promise",
        "accusation",
        "report",
        "rumor",
        "denial",
        "contention",
        "suggestion",
        "announcement",
        "argument",
        "complaint",
        "opinion",
        "assurance",
        "pledge",
    ]
)
"""Nouns whose 'that' clause somebody stated: 'his claim that'."""


def _puts_at(page: Page, cue: Cue) -> bool:
    """'put the toll at 12': a number follows 'at'."""
    low, last = page.tokens.low, cue.sentence[1]
    at = next((i for i in range(cue.group.last + 1, min(cue.group.last + 8, last)) if low[i] == "at"), last)
    return any(low[i][0].isdigit() for i in range(at + 1, min(at + 4, last)))


def _by_whom(page: Page, cue: Cue) -> bool:
    """'Accusations by residents that': a noun, who stated it, and what."""
    if cue.frame != "p-that" and cue.frame not in {"p:by", "p:from"}:
        return False
    last = cue.group.last
    return page.tokens.low[last] in {"by", "from"} and "that" in page.tokens.low[last + 2 : last + 8]


def is_hearsay(page: Page, cue: Cue) -> bool:  # noqa: PLR0911 - one return a construction
    """Whether the construction itself attributes, whatever the weights: hearsay passives and adverbs."""
    if cue.shape == "ger" and cue.lemma in {"say", "tell"}:
        return quoting(page, cue) >= 0
    if cue.lemma in _FEARING and cue.after < cue.sentence[1] and page.tokens.low[cue.after] in _FATES:
        return True
    if cue.shape in FINITE and cue.shape not in {"passive", "pred"}:
        return _is_plain(page, cue) or (cue.shape == "past" and cue.lemma in HELD and cue.frame == "to")
    if cue.shape == ":":
        return heads_line(page, cue)
    if cue.shape == "r":
        return cue.lemma in {"reportedly", "allegedly", "supposedly", "purportedly"}
    if cue.shape == "noun":
        return cue.lemma in STATED and ((cue.frame == "that" and cue.left in {"poss", "det"}) or _by_whom(page, cue))
    if is_quoted_as(cue):
        return True
    return cue.shape in {"passive", "part"} and cue.lemma in HEARSAY and cue.frame in {"to", "that"}


def _is_plain(page: Page, cue: Cue) -> bool:
    """Whether a verb with a subject of its own says, blames, puts at a number, or holds less surely what follows."""
    if cue.subject is None:
        return False
    lemma, frame, beside = cue.lemma, cue.frame, cue.subject.how in {"before", "appositive"}
    if lemma == "put":
        return _puts_at(page, cue)
    if lemma == "say":
        return cue.subject.how == "before" and page.quoted[cue.at] < 0 and frame in _PLAIN
    if frame == "p-that":
        return beside and "say" in classes().get(lemma, ())
    return beside and (
        (frame == "that" and lemma in _CLAUSAL) or (lemma in {"blame", "accuse"} and frame in {"D", "Cap"})
    )


_FEARING = frozenset({"report", "fear", "believe", "presume", "think"})
_FATES = frozenset({"dead", "missing", "killed", "injured", "wounded", "drowned", "trapped", "lost", "hurt"})
"""'Three were reported missing', '12 feared dead': nobody says so, and the text does not either."""

_CLAUSAL = frozenset(["expect", "deny", "allege", "predict", "forecast", "claim"])
"""Verbs whose 'that' clause is less than said: they count, nested or not, because they change what a claim is worth."""

_PLAIN = frozenset({"that", "cl", "low", ".", "end"})


class Plausible(NamedTuple):
    """A candidate worth a second look: its weight and its signs at a glance, and whether its construction suffices."""

    cue: Cue
    glance: int
    signs: list[str]
    sure: bool


def plausible(page: Page, table: Table) -> list[Plausible]:
    """The candidates worth a second look, in text order."""
    found: list[Plausible] = []
    before: Cue | None = None
    bias = table[""]
    for cue in find_candidates(page):
        signs = signs_at_a_glance(page, cue, before)
        weight = bias + sum([table[sign] for sign in signs if sign in table])
        before = cue
        sure = is_hearsay(page, cue)
        if sure or weight > PLAUSIBLE:
            found.append(Plausible(cue, weight, signs, sure))
    return found


def likely_readings(page: Page, found: Sequence[Plausible]) -> tuple[list[Reading], list[bool]]:
    """What each plausible cue would attribute, where the likely ones are taken for cues; and which those are."""
    taken = [one.sure or one.glance > LIKELY for one in found]
    return read_cues(page, [one.cue for one in found], taken), taken


def chosen(page: Page, tables: Mapping[str, Table] | None = None) -> list[Reading]:
    """The cues of a page, with whom each makes responsible and for what; ``tables`` are other weights than our own."""
    tables = tables or {name: weights(name) for name in (GLANCE, CONTEXT)}
    found = plausible(page, tables[GLANCE])
    readings, likely = likely_readings(page, found)
    table = tables[CONTEXT]
    bias = table[""]
    taken = [
        one.sure
        or bias + sum([table[sign] for sign in chain(one.signs, more) if sign in table]) > THRESHOLD
        or is_written(page, reading)
        for one, reading, more in zip(
            found, readings, Surroundings(page, readings, [one.glance for one in found]).signs(), strict=True
        )
    ]
    _leave_overlaps(page, readings, taken)
    return reread(page, readings, likely, taken)


def _leave_overlaps(page: Page, readings: Sequence[Reading], taken: list[bool]) -> None:
    """Take no cue that lies in the words of the cue before it, nor a colon right after one."""
    last: Cue | None = None
    for index, (cue, _, _) in enumerate(readings):
        if not taken[index]:
            continue
        if last is not None and last.sentence == cue.sentence:
            inside = cue.at < cue_end(page, last) or cue.group.first < last.group.last
            inside = inside or (cue.shape == "noun" and last.frame[:2] == "p-" and cue.at < last.after)
            taken[index] = not (inside or (cue.lemma == "colon" and last.group.last >= cue.at - 1))
        if taken[index]:
            last = cue


def is_written(page: Page, one: Reading) -> bool:
    """Whether a document says something, nested or not: 'that the audit found 12 wells were dry'."""
    cue, head = one.cue, one.source.head
    if head is None or cue.frame not in {"that", "cl"} or cue.lemma not in WRITTEN or cue.shape not in FINITE:
        return False
    return kind_of(page, head) is SourceKind.DOCUMENT


WRITTEN = frozenset(
    [
        "find",
        "say",
        "show",
        "conclude",
        "state",
        "report",
        "warn",
        "suggest",
        "estimate",
        "note",
        "reveal",
        "confirm",
        "indicate",
        "allege",
    ]
)
"""What documents do."""
