"""Sources as texts name or describe them go in; which two may be the same one comes out, with a score and a reason.

Only sources that share a word, an acronym or a spelling are held against each other, and in a large group only those
that stand near each other in time, so that the work grows with the sources and not with their pairs.
"""

from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from itertools import product

from sayso.compare.described import described
from sayso.compare.names import acronyms, initials, skeleton, spelled_alike, words_of
from sayso.compare.sighting import Known, Likeness, shared
from sayso.model.attribution import SourceKind

WINDOW = 10
"""How many of a group, next in time, a source is held against."""

LEAST = 40
"""The score below which two sources are not worth an editor's time."""

NAMED_BODIES = (SourceKind.INSTITUTION, SourceKind.OUTLET)


def likely_same(
    known: Sequence[Known], closed: Container[frozenset[str]] = frozenset(), *, least: int = LEAST
) -> list[Likeness]:
    """Every two sources that may be the same, the likeliest first; symmetric in the two.

    ``closed`` are pairs of uids that somebody has judged. Time grows with the number of sources.
    """
    by_uid = {one.uid: one for one in known}
    found = []
    for left, right in sorted(_candidates(known)):
        if frozenset((left, right)) in closed:
            continue
        likeness = likeness_of(by_uid[left], by_uid[right])
        if likeness is not None:
            found.append(likeness)
    kept = [one for one in _doubted(found) if one.score >= least]
    return sorted(kept, key=lambda one: (-one.score, one.left, one.right))


def likeness_of(one: Known, other: Known) -> Likeness | None:
    """Why these two may be the same, or ``None``."""
    left, right = sorted((one, other), key=lambda each: each.uid)
    if left.kind is not right.kind and not {left.kind, right.kind} <= set(NAMED_BODIES):
        return None
    if left.kind is SourceKind.UNNAMED:
        return described(left, right)
    if left.body and left.body == right.body:
        return Likeness(left.uid, right.uid, 90, "both are the same outlet")
    best = [
        found
        for ours, theirs in product(left.names, right.names)
        if (found := _by_name(left, right, ours, theirs)) is not None
    ]
    return max(best, key=lambda found: (found.score, found.reason), default=None)


def _candidates(known: Sequence[Known]) -> set[tuple[str, str]]:
    """The pairs of uids worth a look, each in order."""
    groups: dict[tuple[str, ...], list[Known]] = defaultdict(list)
    for one in known:
        for key in set(_keys(one)):
            groups[key].append(one)
    pairs = set()
    for members in groups.values():
        members.sort(key=lambda one: (one.day or "", one.uid))
        for at, one in enumerate(members):
            for other in members[at + 1 : at + 1 + WINDOW]:
                pairs.add((min(one.uid, other.uid), max(one.uid, other.uid)))
    return pairs


def _keys(one: Known) -> Iterator[tuple[str, ...]]:
    """What a source has to share with another to be held against it."""
    group = SourceKind.INSTITUTION.value if one.kind in NAMED_BODIES else one.kind.value
    if one.body:
        yield group, "body", one.body
    for name in one.names:
        words = words_of(name)
        yield group, "whole", *words
        # The same name in one story comes before any other use of a common word.
        yield from ((group, "story", story, *sorted(words)) for story in one.stories)
        yield from ((group, "word", word) for word in words if len(word) > 1)
        if words:
            yield group, "spelling", skeleton(words[-1])
            yield group, "spelling", skeleton("".join(words))
        if one.kind in NAMED_BODIES:
            yield from ((group, "acronym", short) for short in acronyms(name))


def _by_name(left: Known, right: Known, ours: str, theirs: str) -> Likeness | None:
    a, b = words_of(ours), words_of(theirs)
    if not a or not b or _numbers(a) != _numbers(b):
        return None
    if left.kind is SourceKind.PERSON:
        found = _persons(ours, theirs, a, b)
    elif left.kind is SourceKind.DOCUMENT:
        found = None if _other_edition(left, right) else _bodies(ours, theirs, a, b)
    else:
        found = _bodies(ours, theirs, a, b)
    if found is None:
        return None
    score, reason, vague = found
    where, bonus = shared(left, right)
    if vague or left.local or right.local:
        # A bare name, or one that an article gives to somebody of its own, says little far from that article.
        score = min(score, 55) + bonus
        if not where and score > 45:
            score = 45
    short = left.uid if len(a) == 1 < len(b) else right.uid if len(b) == 1 < len(a) else ""
    return Likeness(left.uid, right.uid, min(score, 99), reason + (f"; {where}" if where else ""), short)


Found = tuple[int, str, bool]
"""A score, a reason, and whether the name is one that many bear."""


def _persons(ours: str, theirs: str, a: tuple[str, ...], b: tuple[str, ...]) -> Found | None:
    if a == b:
        again = "the same name" if ours == theirs else f"{ours!r} and {theirs!r} are one name but for how it is written"
        return (95, again, len(a) == 1)
    if 1 in (len(a), len(b)):
        return _one_word(ours, theirs, a, b)
    short, long = sorted((a, b), key=len)
    if set(a) == set(b):
        return 75, f"{ours!r} and {theirs!r} are the same names in another order", False
    if short[-1] == long[-1] and _initial(short[0], long[0]):
        return 75, f"{ours!r} and {theirs!r} share the last name and the first initial", False
    if (short[0], short[-1]) == (long[0], long[-1]) and len(short) < len(long):
        return 80, f"{ours!r} and {theirs!r} share the first and the last name", False
    return _spelled(ours, theirs, a, b)


def _initial(one: str, other: str) -> bool:
    return one != other and one[0] == other[0] and 1 in (len(one), len(other))


def _one_word(ours: str, theirs: str, a: tuple[str, ...], b: tuple[str, ...]) -> Found | None:
    if len(a) == len(b):
        alike = spelled_alike(a[0], b[0])
        return (45, f"{ours!r} and {theirs!r} are spelled alike", True) if alike else None
    brief, full, word, long = (ours, theirs, a[0], b) if len(a) == 1 else (theirs, ours, b[0], a)
    if word not in (long[0], long[-1]):
        return None
    return 55, f"{brief!r} is part of the name {full!r}", True


def _bodies(ours: str, theirs: str, a: tuple[str, ...], b: tuple[str, ...]) -> Found | None:
    if a == b:
        again = "the same name" if ours == theirs else f"{ours!r} and {theirs!r} are one name but for how it is written"
        return 95, again, len(a) == 1 and not acronyms(ours)
    if set(a) == set(b):
        return 85, f"{ours!r} and {theirs!r} are the same words in another order", False
    short, long = (ours, theirs) if len(a) <= len(b) else (theirs, ours)
    if len(words_of(short)) == 1 and set(acronyms(short)) & initials(long):
        return 85, f"{short!r} is short for {long!r}", False
    if min(len(a), len(b)) > 1 and (set(a) < set(b) or set(b) < set(a)):
        return 55, f"{short!r} is part of the name {long!r}", True
    return _spelled(ours, theirs, a, b)


def _spelled(ours: str, theirs: str, a: tuple[str, ...], b: tuple[str, ...]) -> Found | None:
    if len(a) != len(b):
        joined = "".join(a) == "".join(b)
        return (80, f"{ours!r} and {theirs!r} differ in spaces and hyphens alone", False) if joined else None
    ours_alone, theirs_alone = [word for word in a if word not in b], [word for word in b if word not in a]
    if len(ours_alone) != 1 or len(theirs_alone) != 1 or not spelled_alike(ours_alone[0], theirs_alone[0]):
        return None
    return (75 if len(a) > 1 else 60), f"{ours!r} and {theirs!r} are spelled alike", False


def _numbers(words: tuple[str, ...]) -> set[str]:
    return {word for word in words if any(letter.isdigit() for letter in word)}


def _other_edition(left: Known, right: Known) -> bool:
    """Whether two documents were published in different years or by different publishers."""
    years = {one.year for one in (left, right) if one.year}
    publishers = {words_of(one.publisher) for one in (left, right) if one.publisher}
    return len(years) > 1 or len(publishers) > 1


def _doubted(found: Sequence[Likeness]) -> Iterator[Likeness]:
    """Where a short name could be that of several, it is less likely to be any one's."""
    several: dict[str, int] = defaultdict(int)
    for one in found:
        if one.short:
            several[one.short] += 1
    for one in found:
        rivals = several[one.short] if one.short else 0
        doubt = f"; {rivals} could be so called" if rivals > 1 else ""
        yield replace(one, score=one.score - 15, reason=one.reason + doubt) if doubt else one
