"""The Admiralty system: how reliable a source is, A to F, and how credible the information is, 1 to 6, kept apart.

F and 6 say that it cannot be judged. They are no grade below E or 5 and none in the middle: wherever grades are put in
order they stand apart, after all that were judged, and before what nobody graded.
"""

from collections.abc import Mapping
from types import MappingProxyType

from sayso.model.errors import InputError

RELIABILITY: Mapping[str, str] = MappingProxyType(
    {
        "A": "completely reliable",
        "B": "usually reliable",
        "C": "fairly reliable",
        "D": "not usually reliable",
        "E": "unreliable",
        "F": "reliability cannot be judged",
    }
)
"""What each letter says of a source (NATO AJP-2.1)."""

CREDIBILITY: Mapping[int, str] = MappingProxyType(
    {
        1: "confirmed by other sources",
        2: "probably true",
        3: "possibly true",
        4: "doubtful",
        5: "improbable",
        6: "truth cannot be judged",
    }
)
"""What each number says of the information (NATO AJP-2.1)."""

UNJUDGED_SOURCE = "F"
UNJUDGED_CLAIM = 6
CONFIRMED = 1


def reliability_in(text: str) -> str:
    """The letter that is meant, in any case; empty for no grade.

    Raises:
        InputError: if it is no letter of the scale.
    """
    letter = text.strip().upper()
    if letter and letter not in RELIABILITY:
        raise InputError(f"no such grade: {text!r}", "give A to E, or F for 'cannot be judged'")
    return letter


def credibility_in(text: str) -> int:
    """The number that is meant.

    Raises:
        InputError: if it is no number of the scale.
    """
    bare = text.strip()
    if not (bare.isascii() and bare.isdigit() and len(bare) == 1 and int(bare) in CREDIBILITY):
        raise InputError(f"no such credibility: {text!r}", "give 1 (confirmed) to 5, or 6 for 'cannot be judged'")
    return int(bare)


def reliability_rank(letter: str, *, worst_first: bool = False) -> tuple[int, int]:
    """What to sort sources by: those judged in order, then those that cannot be judged, then those nobody graded."""
    if not letter:
        return 2, 0
    place = list(RELIABILITY).index(letter)
    return (1, 0) if letter == UNJUDGED_SOURCE else (0, -place if worst_first else place)
