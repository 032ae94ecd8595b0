"""A file's name and decoded text go in, its format comes out; what the text is counts for more than the suffix."""

import re
from pathlib import PurePath

from sayso.intake.formats.lines import parses
from sayso.intake.formats.markdown import front_matter
from sayso.model.errors import InputError

SUFFIXES = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".ninjs": "json",
    ".rss": "feed",
    ".atom": "feed",
    ".xml": "feed",
}
"""File name endings that are read, and the format that each promises."""

FORMATS = ("text", "markdown", "html", "jsonl", "json", "feed")

_PROLOGUE = re.compile(
    r"(?:\s|<\?.{0,500}?\?>|<!--.{0,5000}?-->|<!DOCTYPE[^>\[]{0,300}(?:\[[^\]]{0,2000}\])?\s*>)*",
    re.DOTALL | re.IGNORECASE,
)
_TAG = re.compile(r"<([A-Za-z][\w:-]*)")
_FEEDS = frozenset({"rss", "feed", "rdf:rdf", "channel"})
_HTML = re.compile(
    r"html|head|body|article|main|section|div|p|h[1-6]|meta|title|link|script|style|table|[uo]l|header|nav|figure|span|a|b"
)


def format_of(name: str, text: str, promise: str = "") -> str:
    """One of ``FORMATS``; ``promise`` is what somebody else than the name says of the text.

    Raises:
        InputError: if the text is XML of another kind.
    """
    promised = promise or SUFFIXES.get(PurePath(name).suffix.lower(), "")
    opening = text[:20_000].lstrip("\ufeff \t\r\n")
    if opening.startswith(("{", "[")):
        found = _json(text, promised)
        if found:
            return found
    if opening.startswith("<"):
        found = _markup(name, text, promised)
        if found:
            return found
    return _prose(text, promised)


def _json(text: str, promised: str) -> str:
    """'json', 'jsonl' or empty; a promise is kept even where the JSON is broken, so that the break is named."""
    first = text.lstrip("\ufeff \t\r\n").split("\n", 1)
    whole_first = first[0].startswith("{") and parses(first[0])
    if whole_first and len(first) > 1 and first[1].strip():
        return "jsonl"
    if promised == "jsonl":
        return "json" if not whole_first and parses(text.lstrip("\ufeff")) else "jsonl"
    if promised == "json" or whole_first:
        return "jsonl" if promised != "json" and whole_first and len(first) > 1 and first[1].strip() else "json"
    return "json" if parses(text.lstrip("\ufeff")) else ""


def _markup(name: str, text: str, promised: str) -> str:
    opening = text[:20_000].lstrip("\ufeff")
    prologue = _PROLOGUE.match(opening)
    tag = _TAG.match(opening, prologue.end() if prologue else 0)
    root = tag[1].casefold() if tag else ""
    if root in _FEEDS:
        return "feed"
    if _HTML.fullmatch(root) or re.search(r"<!doctype\s+html", opening[:2000], re.IGNORECASE):
        return "html"
    if promised in {"html", "feed"}:
        return promised
    if opening.lstrip().startswith("<?xml"):
        hint = "import the article as HTML, text, JSON, RSS or Atom"
        raise InputError(f"{name}: XML of another kind (<{root[:40] or '?'}>), neither a feed nor a page", hint)
    return ""


def _prose(text: str, promised: str) -> str:
    if promised == "html":
        return "html" if _TAG.search(text[:200_000]) else "text"
    if promised == "markdown" or (promised in {"", "text"} and front_matter(text.replace("\r\n", "\n"))[0]):
        return "markdown"
    return promised if promised in {"jsonl", "json", "feed"} else "text"
