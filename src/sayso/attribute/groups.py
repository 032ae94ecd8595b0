"""A word that may attribute becomes its verb group: auxiliaries and adverbs around it, and how it is built."""

from typing import NamedTuple

from sayso.attribute.page import Page
from sayso.attribute.words import ADV, AUX, BE, DET, HAVE, MODAL, PARTICLE, PAST, POSS, PREP, SUBORD, TO, WH, listed

QUANTIFIED = listed(
    "this some that many both most all few several others another none neither each one two three four five six seven"
    " eight nine ten"
)
"""Determiners that also stand alone as a subject: 'many say'."""

_BEEN = frozenset({"been", "being"})
_HAD = HAVE | {"'d"}
_LEADING = frozenset({AUX, ADV, TO})
_ALONE: tuple[int, list[str], bool] = (-1, [], False)
FINITE = frozenset({"past", "s", "base", "modal", "perfect", "prog", "passive", "pred"})
"""Shapes that have a subject of their own."""


class Group(NamedTuple):
    """Tokens ``first`` to ``last`` around the head; ``shape`` names the construction, ``particle`` an 'out' or 'up'."""

    first: int
    last: int
    shape: str
    particle: str


class _Near(NamedTuple):
    """What stands left of the head: its neighbour, the auxiliaries, and whether 'to' leads."""

    kind: str
    low: str
    be: bool
    been: bool
    have: bool
    modal: bool
    to: bool
    by: bool


def group_at(page: Page, i: int, letters: str, floor: int, ceiling: int) -> Group:
    """The verb group (or the bare noun) around token ``i``, between ``floor`` and ``ceiling``."""
    low = page.tokens.low
    beside = page.kind[i - 1] if i > floor else ""
    first, auxiliaries, to = _start(page, i, floor) if beside in _LEADING else _ALONE
    first = i if first < 0 else first
    last, particle = i + 1, ""
    if last < ceiling and low[last] in PARTICLE and letters[0] in "bsdng" and not _bounds_amount(page, last):
        last, particle = i + 2, low[i + 1]
    near = _Near(
        beside,
        low[i - 1] if i > floor else "",
        bool(auxiliaries) and not BE.isdisjoint(auxiliaries),
        bool(auxiliaries) and not _BEEN.isdisjoint(auxiliaries),
        bool(auxiliaries) and not _HAD.isdisjoint(auxiliaries),
        bool(auxiliaries) and not MODAL.isdisjoint(auxiliaries),
        to,
        by=last + 1 < ceiling
        and low[last] == "by"
        and not low[last + 1].endswith("ing")
        and low[last + 1] not in MEANS,
    )
    shape = _shape(letters, near)
    if (shape == "s" and beside == PAST) or (shape in {"base", "s"} and _disagrees(page, i, floor, shape)):
        shape = "noun"
    if shape in {"noun", "adj", "p", "r", ":"}:
        first = i
    return Group(first, last, shape, particle)


MEANS = listed("phone telephone email e-mail mail post text letter video fax radio satellite")
"""What something is said by without being its source: 'said by telephone'."""


def _bounds_amount(page: Page, i: int) -> bool:
    """Whether 'up to 320' begins at ``i``: what is said, and no part of the verb."""
    low = page.tokens.low
    if low[i : i + 2] != ["up", "to"] or i + 2 >= len(low):
        return False
    return not low[i + 2][0].isalpha() or low[i + 2] in QUANTIFIED or low[i + 2] == "half"


def _disagrees(page: Page, i: int, floor: int, shape: str) -> bool:
    """Whether the words before a present-tense form cannot be its subject: 'a main concern', 'many views'."""
    kind, low = page.kind, page.tokens.low
    first = i
    while first > floor and i - first < DESCRIBED and kind[first - 1] in {"", ADV} and low[first - 1][0].isalpha():
        first -= 1
    if first in {i, floor} or kind[first - 1] not in {DET, POSS} or low[first - 1] in QUANTIFIED - _SINGLE:
        return first < i and first > floor and shape == "s" and low[first - 1] in _SEVERAL
    if first - 2 >= floor and kind[first - 2] == PREP:
        return False  # 'data from the office show': the noun phrase is not the whole subject
    plural = low[i - 1][-1] == "s" and low[i - 1][-2:] != "ss"
    return not plural if shape == "base" else low[first - 1] in _SEVERAL


DESCRIBED = 4
"""Words between a determiner and its noun."""

_SINGLE = listed("this each one")
_SEVERAL = listed("these those many several few some all both other two three four five six seven eight nine ten")


def _start(page: Page, i: int, floor: int) -> tuple[int, list[str], bool]:
    kind, low = page.kind, page.tokens.low
    first, found = i, []
    for j in range(i - 1, max(floor, i - 7) - 1, -1):
        if kind[j] == AUX:
            found.append(low[j])
            first = j
        elif kind[j] == TO and j == first - 1:
            return j, found, True
        elif kind[j] == ADV or low[j] in {"not", "n't"}:
            first = j if j + 1 == first else first
        else:
            break
    while kind[first] == ADV and low[first] in {"today", "yesterday", "tomorrow", "tonight"} and first < i:
        first += 1
    return first, found, False


def _shape(letters: str, near: _Near) -> str:  # noqa: PLR0911 - one return a construction
    if letters in {"p", "r", ":"}:
        return letters
    if letters[0] == "N":
        return "noun"
    if letters[0] == "a":
        return "pred" if near.be else "adj"
    determined = (near.kind == DET or (near.kind == POSS and not near.be)) and near.low not in QUANTIFIED
    if "g" in letters:
        return "prog" if near.be else ("ger" if near.kind in {PREP, DET, POSS} else "ing")
    if determined and "d" not in letters and "n" not in letters:
        return "noun"
    if "d" in letters or "n" in letters:
        return _past_shape(letters, near, determined=determined)
    if near.to or near.modal:
        return "to" if near.to else "modal"
    return "s" if "s" in letters else "base"


def _past_shape(  # noqa: PLR0911 - one return a construction
    letters: str, near: _Near, *, determined: bool
) -> str:
    if near.be and (near.been or not near.have):
        return "passive"
    if near.have:
        return "perfect"
    if determined:
        return "adj"
    if "b" in letters and (near.to or near.modal):
        return "to" if near.to else "modal"
    if near.by:
        return "by"
    if near.kind in {WH, SUBORD} and near.low not in {"who", "which", "what", "that"}:
        return "part"
    return "past" if "d" in letters else "part"
