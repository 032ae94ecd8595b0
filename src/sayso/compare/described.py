"""Two unnamed sources go in, each as an article describes it; why they may be one comes out, or nothing."""

from datetime import date

from sayso.compare.names import listed, words_of
from sayso.compare.sighting import Known, Likeness, shared
from sayso.compare.stems import ideas

ANYBODY = frozenset(
    idea
    for idea in ideas(
        "source sources official officials person people man men woman women someone insider insiders individual"
        " familiar knowledge matter situation condition anonymity named unnamed anonymous who said speaking close"
    )
)
"""What says of a source that it has no name, and nothing else."""

SEVERAL = listed(
    "two three four five six seven eight nine ten several multiple some many few both various other dozens"
)

SOON = 7
"""Days within which a second report is likely to have gone back to the same source."""

LATE = 366
"""Days after which the same words more likely mean somebody else."""

ENOUGH = 2
"""Ideas that two descriptions in other words share where no story or outlet brings them together."""

AT_MOST = 85
"""The score of two descriptions that agree in everything: they still are descriptions."""


def described(left: Known, right: Known) -> Likeness | None:
    """How likely two descriptions in different articles mean one source, or ``None``.

    One of several people is not several; somebody in one place is not somebody in another.
    """
    if left.articles & right.articles:
        return None
    best = [found for ours in left.names for theirs in right.names if (found := _alike(left, right, ours, theirs))]
    return max(best, key=lambda found: (found.score, found.reason), default=None)


def _alike(left: Known, right: Known, ours: str, theirs: str) -> Likeness | None:
    if _plural(ours) != _plural(theirs) or _count(ours) != _count(theirs):
        return None
    a, b = (set(ideas(name)) - ANYBODY for name in (ours, theirs))
    proper = [_proper(name) for name in (ours, theirs)]
    if all(proper) and not proper[0] & proper[1]:
        return None
    where, bonus = shared(left, right)
    if not a or not b:
        # 'An official' tells nothing: only one outlet's own next report on the story makes it worth asking.
        same = not a and not b and bool(left.outlets & right.outlets) and bool(left.stories & right.stories)
        score, reason = (25, f"{ours!r} and {theirs!r} tell nobody apart") if same else (0, "")
    else:
        overlap = len(a & b) / len(a | b)
        score = 30 + round(30 * overlap) if overlap >= 0.5 else 0
        reason = (
            "described in the same words"
            if words_of(ours) == words_of(theirs)
            else f"{ours!r} and {theirs!r} share what they tell"
        )
    if not score or (not where and len(a & b) < ENOUGH and words_of(ours) != words_of(theirs)):
        return None
    days = _days_apart(left.day, right.day)
    score += bonus
    if days is not None and days <= SOON:
        score += 5
        where += f"{', ' if where else ''}{days} day{'' if days == 1 else 's'} apart"
    elif days is not None and days > LATE:
        score -= 15
        where += f"{', ' if where else ''}more than a year apart"
    return Likeness(left.uid, right.uid, min(score, AT_MOST), reason + (f"; {where}" if where else ""))


def _plural(name: str) -> bool:
    """Whether the words mean several people: by what counts them, else by the noun before any 'in' or 'with'."""
    words = name.casefold().split()
    if not words:
        return False
    if words[0] in SEVERAL or words[0].isdigit():
        return True
    if words[0] in ("a", "an", "one", "another"):
        return False
    head = []
    for word in words:
        if word in ("in", "of", "at", "from", "with", "who", "close", "familiar", "near", "inside"):
            break
        head.append(word)
    noun = head[-1].strip(",.") if head else ""
    return (noun.endswith("s") and not noun.endswith("ss")) or noun in ("people", "men", "women")


def _count(name: str) -> str:
    """The number of people that the words tell, or empty."""
    first = name.casefold().split()[0] if name.split() else ""
    return (
        first if first.isdigit() or first in ("two", "three", "four", "five", "six", "seven", "eight", "nine") else ""
    )


def _proper(name: str) -> set[str]:
    """The names within a description: words with a capital, but for the first."""
    return {word for part in name.split()[1:] if part[:1].isupper() for word in words_of(part)}


def _days_apart(one: str, other: str) -> int | None:
    if not one or not other:
        return None
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)
