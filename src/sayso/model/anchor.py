"""Anchors: where a claim's words stand in one version, and how sure that is."""

from dataclasses import dataclass
from enum import StrEnum

from sayso.model.text import Span


class AnchorStatus(StrEnum):
    """What became of a claim's words in a version."""

    EXACT = "exact"
    MOVED = "moved"
    AMBIGUOUS = "ambiguous"
    ALTERED = "altered"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A quote selector with its position, after the W3C Web Annotation TextQuote and TextPosition selectors.

    ``prefix`` and ``suffix`` are the text just before and after ``exact``, at most ``CONTEXT`` code points each.
    """

    span: Span
    exact: str
    prefix: str = ""
    suffix: str = ""


CONTEXT = 32
"""Code points of context kept on either side: enough to tell apart repeats within a paragraph."""
