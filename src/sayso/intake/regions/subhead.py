"""A paragraph and its neighbours go in; out comes whether it is a subhead between them."""

import re

_MARKDOWN = re.compile(r"#{1,6}\s+(?=\S)")
# A quotation of a few words without its speaker or a full stop: '‘Nothing to fear’'.
_QUOTED = re.compile(r"[‘“'\"](?:[^\s.!?,“”\"]+ ?){2,6}[’”'\"]")
_SPEAKER = re.compile(r"(?:[QA]|[A-Z][A-Z. ]{2,30})\s*[:.]\s")
_ENDS = (".", "!", ":", ";", ",", "…", "”", '"', "’", "'", ")", "]")


def is_subhead(paragraph: str, above: str, below: str) -> bool:
    """Whether a short line without end punctuation parts two paragraphs of the report."""
    if marker_until(paragraph):
        return True
    words = paragraph.split()
    if not above or not below or len(paragraph) > 80 or not 1 <= len(words) <= 12 or "\n" in paragraph:
        return False
    first = paragraph[0]
    if _QUOTED.fullmatch(paragraph):
        return len(below.split()) >= 6
    if not (first.isupper() or first.isdigit()) or paragraph.endswith(_ENDS) or re.match(r"\d+[.)]\s", paragraph):
        return False
    if _SPEAKER.match(paragraph) or (paragraph.endswith("?") and len(words) > 8):
        return False
    # A list item has list items around it; a subhead has paragraphs.
    return len(below) > len(paragraph) and len(below.split()) >= 6 and above.rstrip()[-1] in '.!?”"’)…:'


def marker_until(paragraph: str) -> int:
    """How many code points of Markdown heading marks stand in front."""
    found = _MARKDOWN.match(paragraph)
    return found.end() if found and "\n" not in paragraph else 0
