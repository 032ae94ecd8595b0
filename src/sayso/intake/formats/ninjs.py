"""A ninjs item (IPTC News in JSON 1.x, 2.x or 3.x) goes in, one document comes out.

1.x has ``headline``, ``byline``, ``body_text`` and ``body_xhtml``; 2.x has lists ``headlines`` and ``bodies`` of
objects with ``role``, ``contenttype`` and ``value``, and ``by``; 3.x is 2.x with camel-case names
(https://www.iptc.org/std/ninjs/userguide/).
"""

import re
from typing import Any

from sayso.intake.assemble import Given, assemble
from sayso.intake.formats.page import text_of_html
from sayso.model.errors import InputError
from sayso.model.text import Document

_MARKS = re.compile(
    r"bodies|headlines|body_\w+|versioncreated|copyrightholder|copyrightnotice|infosources?|pubstatus"
    r"|representationtype|renditions|contentcreated|firstcreated",
    re.IGNORECASE,
)
_WITHDRAWN = frozenset({"canceled", "cancelled", "withheld"})


def is_ninjs(record: dict[str, Any]) -> bool:
    """Whether an object has names that ninjs alone uses."""
    return any(_MARKS.fullmatch(str(name)) for name in record)


def read_ninjs(name: str, record: dict[str, Any], part: tuple[int, int] | None = None) -> Document:
    """The article that a ninjs item holds.

    The outlet is the copyright holder, else the first information source; ``by`` names people, never an outlet.

    Raises:
        InputError: if the item holds no text (a picture, say).
    """
    # 3.x changed the case of names and nothing else that matters here.
    item = {str(key).casefold(): value for key, value in record.items()}
    text = _body(name, item)
    if not text.strip():
        what = _string(item.get("type"))
        kind = f"a {what} item without text" if what and what != "text" else "no body in it"
        raise InputError(f"{name}: {kind}", "import items that have body_text, body_xhtml or bodies")
    status = _string(item.get("pubstatus")).casefold()
    return assemble(
        name,
        text,
        "ninjs",
        Given(
            headline=_headline(item),
            outlet=_outlet(item),
            byline=_string(item.get("byline")) or _string(item.get("by")),
            published=next(
                (
                    found
                    for field in ("firstcreated", "versioncreated", "contentcreated", "contentmodified")
                    if (found := _string(item.get(field)))
                ),
                "",
            ),
            language=_string(item.get("language")),
            key=_string(item.get("uri")),
            url=_url(item),
            part=part,
            notes=(f"the outlet marked it {status}",) if status in _WITHDRAWN else (),
        ),
    )


def _headline(item: dict[str, Any]) -> str:
    return (
        _string(item.get("headline")) or _best(item.get("headlines"), plain_first=True)[0] or _string(item.get("title"))
    )


def _body(name: str, item: dict[str, Any]) -> str:
    for field in ("body_xhtml", "body_html"):
        if _string(item.get(field)).strip():
            return text_of_html(name, _string(item[field]))
    if _string(item.get("body_text")).strip():
        return _string(item["body_text"])
    value, kind = _best(item.get("bodies"), plain_first=False)
    if value:
        return text_of_html(name, value) if "html" in kind or _looks_html(value) else value
    other = next((_string(v) for key, v in sorted(item.items()) if key.startswith("body_") and _string(v).strip()), "")
    return text_of_html(name, other) if _looks_html(other) else other


def _best(entries: object, *, plain_first: bool) -> tuple[str, str]:
    """The value and content type of the main entry of a 2.x or 3.x list; marked-up bodies keep their paragraphs."""
    if isinstance(entries, dict):
        entries = [entries]
    if not isinstance(entries, list):
        return "", ""
    rows = []
    for at, entry in enumerate(entries):
        if not isinstance(entry, dict):
            continue
        fields = {str(key).casefold(): value for key, value in entry.items()}
        value, kind = _string(fields.get("value")), _string(fields.get("contenttype")).casefold()
        if value.strip():
            marked = "html" in kind or _string(fields.get("role")).casefold() in {"html", "xhtml", "richtext"}
            main = _string(fields.get("role")).casefold() in {"main", ""}
            rows.append((marked == plain_first, not main, at, value, "html" if marked else kind))
    return (min(rows)[3], min(rows)[4]) if rows else ("", "")


def _outlet(item: dict[str, Any]) -> str:
    holder = _string(item.get("copyrightholder"))
    if holder:
        return holder
    for field in ("infosources", "infosource"):
        sources = item.get(field)
        for source in sources if isinstance(sources, list) else [sources]:
            name = (
                source if isinstance(source, str) else _string(source.get("name")) if isinstance(source, dict) else ""
            )
            if name:
                return name
    return ""


def _url(item: dict[str, Any]) -> str:
    uri = _string(item.get("url")) or _string(item.get("uri"))
    return uri if uri.startswith(("http://", "https://")) else ""


def _string(value: object) -> str:
    return value if isinstance(value, str) else ""


def _looks_html(value: str) -> bool:
    return "</p>" in value.casefold() or "<br" in value.casefold()
