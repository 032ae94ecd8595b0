"""One JSON object goes in, one document comes out: an article with plain fields, or a ninjs item."""

from typing import Any

from sayso.intake.assemble import Given, assemble
from sayso.intake.formats import ninjs
from sayso.model.errors import InputError
from sayso.model.text import Document

_TEXT = ("text", "body", "content", "article", "maintext", "full_text")
_NAMES = {
    "headline": ("headline", "title"),
    "outlet": ("outlet", "source", "publisher", "publication", "site_name", "sitename"),
    "byline": ("byline", "author", "authors", "by"),
    "published": ("published", "published_at", "date", "date_published", "date_publish", "publication_date", "pubdate"),
    "language": ("language", "lang"),
    "url": ("url", "link", "canonical_url"),
    "key": ("id", "guid", "uri", "uid"),
}


def read_record(name: str, record: object, as_format: str, part: tuple[int, int] | None = None) -> Document:
    """The article that a JSON object holds; ``part`` is its byte range inside its file.

    Raises:
        InputError: if it is no object, or names no text.
    """
    if not isinstance(record, dict):
        raise InputError(
            f"{name}: expected a JSON object, found {_kind(record)}", 'write {"text": "..."} for an article'
        )
    if ninjs.is_ninjs(record):
        return ninjs.read_ninjs(name, record, part)
    text = next((record[field] for field in _TEXT if record.get(field)), None)
    if text is None:
        found = ", ".join(map(str, list(record)[:8])) or "no fields"
        raise InputError(f"{name}: no text in it (found {found[:200]})", 'put the article in a field called "text"')
    if not isinstance(text, str):
        raise InputError(f"{name}: its text is {_kind(text)}, not a string", 'write "text": "..."')
    given = Given(
        headline=_first(record, "headline"),
        outlet=_first(record, "outlet"),
        byline=_first(record, "byline"),
        published=_first(record, "published"),
        language=_first(record, "language"),
        url=_first(record, "url"),
        key=_first(record, "key"),
        part=part,
    )
    return assemble(name, text, as_format, given)


def _first(record: dict[str, Any], field: str) -> str:
    return next((found for name in _NAMES[field] if (found := plain(record.get(name)))), "")


def plain(value: object) -> str:
    """A JSON value as one string: names out of objects, lists joined; empty for anything else."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int):
        return str(value)
    if isinstance(value, dict):
        return next((value[name] for name in ("name", "title", "value") if isinstance(value.get(name), str)), "")
    if isinstance(value, list):
        return ", ".join(part for item in value if not isinstance(item, list) and (part := plain(item)))
    return ""


def _kind(value: object) -> str:
    names = {dict: "an object", list: "a list", str: "a string", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")
