"""What is known of a source when two are held against each other, and what comes of that."""

from dataclasses import dataclass

from sayso.model.attribution import SourceKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A source with what it shares with others.

    ``names`` are its name and aliases, a person's without titles. ``day`` is the first day it was cited (ISO 8601), or
    empty; ``body`` the uid of the outlet that it is; ``local`` says that it means somebody in one article alone.
    """

    uid: str
    kind: SourceKind
    names: tuple[str, ...]
    articles: frozenset[str] = frozenset()
    outlets: frozenset[str] = frozenset()
    stories: frozenset[str] = frozenset()
    day: str = ""
    body: str = ""
    publisher: str = ""
    year: str = ""
    local: bool = False


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two sources, by uid in order, that may be one: how likely out of 99, and why.

    ``short`` is the uid of the one whose name is one word of the other's, or empty.
    """

    left: str
    right: str
    score: int
    reason: str
    short: str = ""


def shared(left: Known, right: Known) -> tuple[str, int]:
    """Where both are cited, in words, and what that adds to a score; nothing and 0 where they never meet."""
    if left.articles & right.articles:
        return f"both in {min(left.articles & right.articles)}", 25
    if left.stories & right.stories:
        outlet = left.outlets & right.outlets
        beside = f" by {min(outlet)}" if outlet else ""
        return f"both in story {min(left.stories & right.stories)}{beside}", 20 if outlet else 15
    if left.outlets & right.outlets:
        return f"both cited by {min(left.outlets & right.outlets)}", 5
    return "", 0
