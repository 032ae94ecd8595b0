"""A Markdown text goes in, one document comes out; its front matter says what it is, and is no part of the text."""

import re

from sayso.intake.assemble import Given, assemble
from sayso.intake.decode import tidy
from sayso.model.text import Document

_FRONT = re.compile(r"---[ \t]*\n(?P<fields>(?:.*\n){0,200}?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_FIELD = re.compile(r"(?P<name>[A-Za-z_][\w-]*)[ \t]*:[ \t]*(?P<value>.*)")
_ITEM = re.compile(r"[ \t]*-[ \t]+(?P<value>.+)")

FIELDS = {
    "headline": ("headline", "title"),
    "outlet": ("outlet", "publisher", "publication", "site", "source"),
    "byline": ("byline", "author", "authors", "by"),
    "published": ("published", "date", "pubdate", "publish_date"),
    "language": ("language", "lang"),
    "url": ("url", "link", "canonical", "canonical_url"),
    "key": ("id", "guid", "uri"),
}
"""Names that front matter uses for each field, the most telling first."""


def read_markdown(name: str, text: str) -> Document:
    """The article that a Markdown file holds; marks stay in the text as they were written.

    Front matter is read as lines of ``name: value``, with one level of ``- item`` lists: nothing in it is run.

    Raises:
        InputError: if there is no text in it.
    """
    fields, body = front_matter(tidy(text))

    def first(field: str) -> str:
        return next((fields[written] for written in FIELDS[field] if fields.get(written)), "")

    given = Given(
        headline=first("headline"),
        outlet=first("outlet"),
        byline=first("byline"),
        published=first("published"),
        language=first("language"),
        url=first("url"),
        key=first("key"),
    )
    return assemble(name, body, "markdown", given)


def front_matter(text: str) -> tuple[dict[str, str], str]:
    """The fields above a Markdown text, names in small letters, and the text below them."""
    found = _FRONT.match(text)
    if not found:
        return {}, text
    fields: dict[str, str] = {}
    last = ""
    for line in found["fields"].split("\n"):
        field, item = _FIELD.fullmatch(line), _ITEM.fullmatch(line)
        if field:
            last = field["name"].lower()
            fields[last] = _scalar(field["value"])
        elif item and last:
            fields[last] = ", ".join(part for part in (fields[last], _scalar(item["value"])) if part)
    return (fields, text[found.end() :]) if fields else ({}, text)


def _scalar(value: str) -> str:
    value = value.strip()
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    if value.startswith("[") and value.endswith("]"):
        return ", ".join(_scalar(part) for part in value[1:-1].split(",") if part.strip())
    return re.sub(r"\s+#.*\Z", "", value)
