"""The comparison of a story's questions goes in; out come the parts of a brief on conflict and agreement."""

import re
from collections.abc import Callable, Sequence

from sayso.compare import Origins
from sayso.desk.briefing.material import Material
from sayso.desk.briefing.prose import count, escape, inner, joined, opened
from sayso.desk.briefing.sides import Side, plainly, sentence, sides
from sayso.desk.comparing import Compared, Pair

MOST_REASONS = 3
"""Pairs whose verdict is told one by one; the rest are counted."""


def conflicts(found: Material) -> list[str]:
    """Each conflict under its question: the sides, why they conflict, who stands behind them, and any ruling."""
    return _part(found, "Where they conflict", lambda one: one.verdict == "conflict", _conflict)


def agreements(found: Material) -> list[str]:
    """What several outlets agree on, the values, on whose word, and how many origins stand behind it."""
    return _part(found, "What is agreed", lambda one: one.verdict == "agree" and _several(found, one), _agreement)


def compatible(found: Material) -> list[str]:
    """What differs and can stand together."""
    return _part(
        found,
        "What differs and can stand together",
        lambda one: one.verdict == "compatible" and _several(found, one),
        _compatible,
    )


def apart(found: Material) -> list[str]:
    """What is asked alike and cannot be held against each other."""
    return _part(
        found,
        "What cannot be compared",
        lambda one: one.verdict == "incomparable" and _several(found, one),
        _compatible,
    )


def alone(found: Material) -> list[str]:
    """What one outlet alone answers."""
    return _part(
        found,
        "What one outlet alone says",
        lambda one: one.verdict != "conflict" and bool(found.answers(one)) and not _several(found, one),
        _alone,
    )


def _several(found: Material, one: Compared) -> bool:
    return len({answer.line.outlet for answer in found.answers(one)}) > 1


def _part(
    found: Material, title: str, wanted: Callable[[Compared], bool], told: Callable[[Material, Compared], list[str]]
) -> list[str]:
    held = [one for one in found.compared if wanted(one)]
    if not held:
        return []
    blocks = [f"## {title}"]
    for one in held:
        blocks += [f"### {escape(one.text)} [{one.question}]", *told(found, one)]
    return blocks


def _conflict(found: Material, one: Compared) -> list[str]:
    held = sides(found.answers(one))
    blocks = _listed(held)
    return [*blocks, _together(_why(found, one), origins_line(one.origins), _ruling(one))]


def _agreement(found: Material, one: Compared) -> list[str]:
    """A paragraph: who agrees, on whose word, and why where the values are not written alike."""
    said = " ".join(sentence(side, quote=False) for side in sides(found.answers(one)))
    return [_together(said, _why(found, one), origins_line(one.origins), _ruling(one))]


def _compatible(found: Material, one: Compared) -> list[str]:
    held = sides(found.answers(one))
    after = _together(_why(found, one), origins_line(one.origins), _ruling(one))
    return [*_listed(held, quote=one.kind == "figure"), after]


def _together(*parts: str) -> str:
    return " ".join(part.strip() for part in parts if part.strip())


def _alone(found: Material, one: Compared) -> list[str]:
    held = sides(found.answers(one))
    blocks = [sentence(held[0])] if len(held) == 1 else _listed(held)
    return [*blocks, _together("No other outlet answers this.", origins_line(one.origins), _ruling(one))]


def _listed(held: Sequence[Side], *, quote: bool = True) -> list[str]:
    return ["\n".join(f"- {sentence(side, quote=quote)}" for side in held)]


def _why(found: Material, one: Compared) -> str:
    """Why the verdict is what it is: the reasons of the pairs that bear it, each said once."""
    if one.ruled:
        return ""
    side_of = {answer.line.claim_id: at for at, side in enumerate(sides(found.answers(one))) for answer in side.answers}
    bearing = [pair for pair in one.pairs if (pair.ruling or pair.verdict) == one.verdict]
    telling: dict[tuple[object, ...], Pair] = {}
    for pair in bearing:
        between = sorted((side_of.get(pair.left, -1), side_of.get(pair.right, -1)))
        if pair.ruling or between[0] != between[1]:
            telling.setdefault((pair.ruled_because, *between), pair)
    reasons = list(dict.fromkeys(_reason(pair) for pair in telling.values()))
    if not reasons:
        return ""
    more = len(reasons) - MOST_REASONS
    tail = (
        f" {opened(count(more, 'more pair'))} of answers {'do' if more > 1 else 'does'} likewise." if more > 0 else ""
    )
    return " ".join(reasons[:MOST_REASONS]) + tail


def _reason(pair: Pair) -> str:
    said = escape(re.sub(r'"([^"]*)"', r"“\1”", pair.because))
    if pair.ruling:
        return f"{escape(pair.ruled_by)} ruled on {pair.left} and {pair.right}: {_stop(escape(pair.ruled_because))}"
    return _stop(opened(said))


def origins_line(found: Origins) -> str:
    """How many independent origins stand behind the outlets, in a sentence or two."""
    known = [escape(origin.name) for origin in found.groups]
    lone = "one outlet" if found.outlets == 1 else f"the {count(found.outlets, 'outlet')}"
    if len(known) == 1 and not found.open:
        said = f"Behind {lone} stands one origin, {known[0]}."
    elif known:
        verb = "stand" if len(known) > 1 else "stands"
        said = f"Behind {lone} {verb} {count(len(known), 'origin')}: {joined(known)}."
    else:
        said = "No origin is known by name."
    if found.open:
        names = joined(f"“{name}”" for name in {plainly(one.name): inner(one.name) for one in found.open}.values())
        many = count(len(found.open), "source is", "sources are")
        said += f" {opened(many)} not resolved: {names}."
    return said


def _ruling(one: Compared) -> str:
    if one.ruled:
        return f" {_stop(opened(escape(one.because)))}"
    return f" Note: {_stop(escape(one.stale))}" if one.stale else ""


def _stop(text: str) -> str:
    return text if text.endswith((".", "!", "?", ".”", ".’")) else f"{text}."
