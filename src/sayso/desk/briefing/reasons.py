"""A compared question with its sides goes in; out comes why its verdict is what it is, in a sentence or two."""

import re
from collections.abc import Mapping, Sequence

from sayso.desk.briefing.material import Material
from sayso.desk.briefing.prose import count, escape, joined, opened, stopped, yearless
from sayso.desk.briefing.sides import Side
from sayso.desk.comparing import Compared, Pair
from sayso.desk.wording import quoted

DAYS = "of different days"
SAME = "the same"
"""How reasons begin that are told in the same breath as the values."""

MOST = 3
"""Reasons that are told; the rest say the like of other pairs."""

_OF_PAIR = re.compile(r'^"[^"]*" and "[^"]*":? ')
_PLAIN = re.compile(r'^"[^"]*" and "[^"]*" (?:cannot both hold|are different places, neither inside the other)\.$')
_SHORTER = {
    "the coarser one can stand for the other, rounded": "the same when rounded",
    "they say the same": "the same",
}
"""Reasons as they read beside the values, which need not be named again."""


def why(found: Material, one: Compared, held: Sequence[Side]) -> str:
    """Why the answers agree, conflict or can stand together; empty where the values speak for themselves."""
    if one.ruled:
        return stopped(opened(escape(one.because)))
    bearing = _bearing(found, one, held)
    rulings = [stopped(f"{escape(by)} ruled: {escape(because)}") for by, because in _rulings(bearing)]
    open_ = [pair for pair in bearing if not pair.ruling]
    if one.verdict == "conflict":
        said = _apart(found, open_, held)
    elif one.verdict == "incomparable":
        said = list(dict.fromkeys(_sentence(found, pair) for pair in open_ if pair.reason != "no-answer"))[:1]
    else:
        said = _together(found, one, open_)
    return " ".join(dict.fromkeys([*rulings, *said]))


def _bearing(found: Material, one: Compared, held: Sequence[Side]) -> list[Pair]:
    """The pairs that make the verdict, each between two values that still stand; copies tell nothing of their own."""
    at = _places(held)
    between = [pair for pair in one.pairs if pair.left in at and pair.right in at and at[pair.left] != at[pair.right]]
    bearing = [pair for pair in between if (pair.ruling or pair.verdict) == one.verdict]
    first = {answer.line.claim_id for side in held for answer in side.answers}
    bearing = [pair for pair in bearing if {pair.left, pair.right} <= first] or bearing
    copied = {ref for ref, held_claim in found.claims.items() if held_claim.line.article_id in found.copies}
    return [pair for pair in bearing if not {pair.left, pair.right} & copied] or bearing


def _places(held: Sequence[Side]) -> dict[str, int]:
    return {ref: at for at, side in enumerate(held) if not side.former for ref in side.said}


def _rulings(bearing: Sequence[Pair]) -> list[tuple[str, str]]:
    return sorted({(pair.ruled_by, pair.ruled_because) for pair in bearing if pair.ruling})


def _apart(found: Material, bearing: Sequence[Pair], held: Sequence[Side]) -> list[str]:
    """Which values exclude each other; a denial and a count that fell are told as what they are."""
    denials = [pair for pair in bearing if pair.reason == "negation"]
    plain = [pair for pair in bearing if _PLAIN.match(pair.because)]
    telling = list(
        dict.fromkeys(_sentence(found, pair) for pair in bearing if pair not in plain and pair not in denials)
    )
    said = ["One side denies what another says."] if denials else []
    return [*said, *_excluded(plain, held), *telling[:MOST]]


def _excluded(bearing: Sequence[Pair], held: Sequence[Side]) -> list[str]:
    """Which values cannot stand beside which."""
    at = _places(held)
    edges = sorted({(min(a, b), max(a, b)) for a, b in ((at[pair.left], at[pair.right]) for pair in bearing)})
    if not edges:
        return []
    several = {end for edge in edges for end in edge}
    whole = len(edges) == len(several) * (len(several) - 1) // 2
    if whole and several == set(at.values()):
        return ["They cannot both be right." if len(several) == 2 else "No two of these can both be right."]
    lines = []
    for first in dict.fromkeys(left for left, _ in edges):
        others = joined([held[then].words for left, then in edges if left == first], "or")
        lines.append(f"{held[first].words} cannot stand beside {others}")
    return [stopped(opened("; ".join(lines)))]


def _together(found: Material, one: Compared, bearing: Sequence[Pair]) -> list[str]:
    """Why values that differ need not exclude each other: one clause for each kind of reason."""
    by_reason: dict[str, list[str]] = {}
    for pair in bearing:
        told = by_reason.setdefault(pair.reason, [])
        told += [said for said in (_sentence(found, pair),) if said not in told]
    if one.verdict == "agree":
        # That they are the same when rounded holds for those that are the same to begin with.
        return [max((said for told in by_reason.values() for said in told), key=len)] if by_reason else []
    return [line for reason, told in by_reason.items() for line in _summed(one, reason, told)][:MOST]


def _summed(one: Compared, reason: str, told: Sequence[str]) -> list[str]:
    """The reasons of one kind, in one sentence where there are several."""
    if one.kind == "place":
        told = [sentence for sentence in told if not sentence.startswith("One is a forecast")]
    if len(told) < 2:
        return list(told)
    if reason == "as-of":
        return [DAYS]
    if reason == "place-containment":
        return [stopped(joined(sentence.rstrip(".") for sentence in told[:MOST]))]
    return ["They share days, so all can hold."] if one.kind == "date" else list(told[:2])


def _sentence(found: Material, pair: Pair) -> str:
    """The reason of one pair, without the values where it only names them to begin with."""
    if pair.reason == "measure":
        return "Perhaps not the same measure."
    said = pair.because
    tail = _OF_PAIR.sub("", said)
    plain = said if tail.startswith(("cannot", "can ", "are ")) else tail
    bare = plain.rstrip(".")
    if bare in _SHORTER:
        return stopped(_SHORTER[bare])
    plain = re.sub(r"^.*\. But (?=.)", "", plain)
    for ref in (pair.left, pair.right):
        if ref in found.claims:
            line = found.claims[ref].line
            plain = plain.replace(f'"{line.quote}"', quoted(line))
    return stopped(
        opened(
            yearless(
                escape(
                    re.sub(
                        r'"([^"]*)"',
                        r"“\1”",
                        re.sub(r"\bin (?=Philippines|Netherlands|Bahamas|United )", "in the ", plain),
                    )
                ),
                found.year,
            )
        )
    )


def origins(one: Compared) -> list[str]:
    """The names behind the answers, those that are the same told once."""
    named: Mapping[str, str] = {
        " ".join(origin.name.casefold().split()).removeprefix("the "): origin.name
        for origin in (*one.origins.groups, *one.origins.open)
    }
    return list(named.values())


def behind(one: Compared) -> str:
    """How many origins stand behind the outlets: 'two origins', 'at least two origins'; or nothing."""
    known = len(one.origins.groups)
    if one.origins.outlets < 2 or known < 2:
        return ""
    least = "at least " if one.origins.open else ""
    return f"{least}{count(known, 'origin')}"
