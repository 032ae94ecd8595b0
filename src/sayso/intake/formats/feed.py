"""An RSS or Atom feed goes in, a document comes out for every entry with text in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from time import struct_time
from typing import Any
from urllib.parse import urljoin

from sayso.intake.assemble import Given, assemble
from sayso.intake.formats.page import text_of_html
from sayso.intake.published import edtf_of
from sayso.model.errors import InputError
from sayso.model.text import Document

_TOKEN = re.compile(
    rb"(?P<open><!\[CDATA\[|<!--)|(?P<close>\]\]>|-->)"
    rb"|(?P<entry><(?:[\w-]{1,20}:)?(?:item|entry)(?:\s[^>]{0,2000})?>)|(?P<end></(?:[\w-]{1,20}:)?(?:item|entry)\s{0,20}>)"
)


def read_feed(name: str, text: str, data: bytes, *, base: str = "") -> Iterator[Document | InputError]:
    """The entries of a feed in its order; ``data`` is the file itself, in which each entry's byte range is found.

    Relative links are seen from ``base``, the feed's own address, where that is known.

    Raises:
        InputError: if it is no feed, or has no entries.
    """
    import feedparser  # noqa: PLC0415 - only feeds need it

    try:
        feed = feedparser.parse(
            _undeclared(text).encode("utf-8", "replace"), sanitize_html=False, resolve_relative_uris=False
        )
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError, AssertionError) as problem:
        raise InputError(f"{name}: broken feed: {problem}"[:300], "fetch it again") from None
    entries = list(feed.get("entries", ()))
    if not entries:
        if not feed.get("version"):
            reason = str(feed.get("bozo_exception", "no RSS or Atom in it"))[:200]
            raise InputError(f"{name}: not a feed that can be read: {reason}", "fetch it again, or save the articles")
        raise InputError(f"{name}: the feed has no entries", "fetch it again later, or save the articles themselves")
    as_format = "atom" if str(feed.get("version", "")).startswith("atom") else "rss"
    parts = _parts(data, len(entries))
    for number, (entry, part) in enumerate(zip(entries, parts, strict=True), start=1):
        try:
            told = _Told(_outlet(feed.get("feed", {})), as_format, part, base)
            yield _document(f"{name} entry {number}", entry, told)
        except InputError as refusal:
            yield refusal


@dataclass(frozen=True, slots=True)
class _Told:
    """What the feed says of an entry."""

    outlet: str
    as_format: str
    part: tuple[int, int] | None
    base: str


def _document(name: str, entry: Any, told: _Told) -> Document:
    body, short = _body(name, entry)
    if not body.strip():
        raise InputError(f"{name}: no text in it", "save the article itself and import that")
    link = _link(entry, told.base)
    return assemble(
        name,
        body,
        told.as_format,
        Given(
            headline=text_of_html(name, _string(entry.get("title"))),
            outlet=_string((entry.get("source") or {}).get("title")) or told.outlet,
            byline=", ".join(filter(None, (_string(author.get("name")) for author in entry.get("authors") or ())))
            or _string(entry.get("author")),
            published=_published(entry),
            language=_string((entry.get("title_detail") or {}).get("language")),
            url=link if link.startswith(("http://", "https://")) else "",
            key=_string(entry.get("id")) or link,
            part=told.part,
            notes=("only the feed's summary, not the whole article",) if short else (),
        ),
    )


def _link(entry: Any, base: str) -> str:
    """The entry's address, seen from the base that the feed names (``xml:base``), else from the feed's own address."""
    link = _string(entry.get("link"))
    own = next((_string(entry[part].get("base")) for part in ("title_detail", "summary_detail") if entry.get(part)), "")
    try:
        return urljoin(urljoin(base, own), link) if link and base else link
    except ValueError:
        return link


def _body(name: str, entry: Any) -> tuple[str, bool]:
    """The longest text that the entry gives, and whether that is only a summary."""
    contents = [_string(content.get("value")) for content in entry.get("content") or ()]
    texts = [text_of_html(name, value) for value in contents]
    summary = text_of_html(name, _string(entry.get("summary")))
    best = max(texts, key=len, default="")
    return (best, False) if best else (summary, bool(summary))


def _published(entry: Any) -> str:
    written = _string(entry.get("published")) or _string(entry.get("updated"))
    if edtf_of(written):
        return written
    parsed = entry.get("published_parsed") or entry.get("updated_parsed")
    if isinstance(parsed, struct_time):
        # feedparser turns what it understands into UTC.
        stamp = "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z".format(*parsed[:6])
        return edtf_of(stamp) or written
    return written


def _outlet(feed: Any) -> str:
    return re.split(r"\s+[|»:–—-]\s+", _string(feed.get("publisher")) or _string(feed.get("title")))[0]


def _parts(data: bytes, count: int) -> list[tuple[int, int] | None]:
    """Each entry's byte range, where the file shows exactly ``count`` of them."""
    if count == 1:
        return [None]
    spans: list[tuple[int, int]] = []
    start, quoted = -1, b""
    for found in _TOKEN.finditer(data):
        if quoted:
            quoted = b"" if found["close"] == quoted else quoted
        elif found["open"]:
            quoted = b"-->" if found["open"] == b"<!--" else b"]]>"
        elif found["entry"]:
            start = found.start() if start < 0 else start
        elif found["end"] and start >= 0:
            spans.append((start, found.end()))
            start = -1
    return list(spans) if len(spans) == count else [None] * count


def _undeclared(text: str) -> str:
    """The feed without its encoding declaration: it is handed on as UTF-8."""
    return re.sub(r"""(\A\s*<\?xml[^>]*?)\s+encoding\s*=\s*["'][^"']*["']""", r"\1", text.lstrip("\ufeff"), count=1)


def _string(value: object) -> str:
    return value if isinstance(value, str) else ""
