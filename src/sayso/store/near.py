"""A word that was not found and those there are go in; the one that may be meant comes out."""

from collections.abc import Iterable

CLOSE = 75
"""Percent of likeness from which a word is offered."""

LEAST = 2
"""Letters of what was typed, below which everything is alike."""


def near(wanted: str, known: Iterable[tuple[str, str]]) -> str:
    """What to show for the closest of ``known``, pairs of a word and how it is shown; empty where none is close.

    Of equals the one comes first that is closest in length.
    """
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - wanted only when something was not found

    words = list(known)
    if len(wanted.strip()) < LEAST:
        return ""
    best = process.extract(
        wanted, [word for word, _ in words], scorer=fuzz.WRatio, processor=_folded, score_cutoff=CLOSE, limit=5
    )
    if not best:
        return ""
    highest = best[0][1]
    _, _, at = min((one for one in best if one[1] == highest), key=lambda one: (abs(len(one[0]) - len(wanted)), one[2]))
    return words[at][1]


def suggestion(wanted: str, known: Iterable[str]) -> str:
    """'did you mean ...?' for the closest of these words, or nothing."""
    found = near(wanted, ((word, repr(word)) for word in known))
    return f"did you mean {found}?" if found else ""


def _folded(text: str) -> str:
    return " ".join(text.replace("-", " ").replace("_", " ").split()).casefold()
