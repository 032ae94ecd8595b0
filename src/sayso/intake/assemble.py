"""A text and what its format says about it go in, a checked ``Document`` comes out."""

import re
from dataclasses import dataclass

from sayso.intake.decode import tidy
from sayso.intake.published import edtf_of
from sayso.intake.regions.divide import Layout, divide
from sayso.model.errors import InputError
from sayso.model.text import Document, OutletClue, Role

# Neither database stores these in a text column.
_UNSTORABLE = re.compile(r"[\x00\ud800-\udfff]")
_STAND_IN = 100
"""Code points of the first paragraph that stand in for a headline where there is none."""


@dataclass(frozen=True, slots=True)
class Given:
    """What a format says about an article beside its text; everything may be empty.

    ``outlet`` is a feed's or page's own name, ``published`` is as written there; ``captions`` are put below the
    text where it does not hold them.
    """

    headline: str = ""
    outlet: str = ""
    byline: str = ""
    published: str = ""
    language: str = ""
    url: str = ""
    key: str = ""
    part: tuple[int, int] | None = None
    captions: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def assemble(name: str, text: str, as_format: str, given: Given | None = None) -> Document:
    """Make the document, its headline always in its text.

    Raises:
        InputError: if there is no text, or it holds what no database can store.
    """
    given = given or Given()
    headline = _one_line(given.headline)
    text = _with_headline(tidy(text), headline)
    captions = tuple(filter(None, map(_one_line, given.captions)))
    text = "\n\n".join([text, *(caption for caption in dict.fromkeys(captions) if caption not in text)])
    _refuse_unstorable(name, text)
    if not text.strip(" \t\n\u200b\ufeff\xa0") or not text.strip():
        raise InputError(f"{name}: there is no text in it", "leave it out, or fetch it again")
    layout = divide(text, headline=headline, captions=captions)
    outlet, clue = layout.outlet, layout.outlet_clue
    if not outlet and given.outlet.strip():
        outlet, clue = given.outlet, OutletClue.METADATA
    published = edtf_of(given.published)
    unread = given.published.strip() and not published
    return Document(
        text=text,
        regions=layout.regions,
        headline=_one_line(layout.headline) or _stand_in(text, layout),
        outlet=_one_line(outlet),
        outlet_clue=clue,
        byline=_one_line(given.byline) or _one_line(layout.byline),
        published=published or layout.published,
        language=_one_line(given.language),
        url=_one_line(given.url),
        key=_one_line(given.key),
        format=as_format,
        part=given.part,
        notes=(
            *given.notes,
            *layout.notes,
            *((f"publication date not understood: {_one_line(given.published)}",) if unread else ()),
            *(("no headline: the first words stand in",) if not layout.headline else ()),
        ),
    )


def _with_headline(text: str, headline: str) -> str:
    """The headline above the text, unless one of its first lines already is the headline."""
    if not headline:
        return text
    opening = [" ".join(line.split()).strip("# ").casefold() for line in text.lstrip().split("\n")[:12]]
    if headline.casefold() in opening:
        return text
    return f"{headline}\n\n{text.strip()}"


def _stand_in(text: str, layout: Layout) -> str:
    """The first words of the report."""
    first = next((region.span.of(text) for region in layout.regions if region.role is Role.BODY), text)
    words = " ".join(first.split())
    if len(words) <= _STAND_IN:
        return words
    return words[:_STAND_IN].rsplit(" ", 1)[0] if " " in words[:_STAND_IN] else words[:_STAND_IN]


def _one_line(value: str) -> str:
    """A field as one line that can be stored: no control characters, no half of a surrogate pair."""
    if value.isprintable():
        return " ".join(value.split())
    clean = "".join(char if char.isprintable() else " " for char in value)
    return " ".join(clean.split())


def _refuse_unstorable(name: str, text: str) -> None:
    found = _UNSTORABLE.search(text)
    if found:
        what = "a NUL" if found[0] == "\0" else "half of a surrogate pair"
        raise InputError(f"{name}: character {found.start()} is {what}, which is no text", "fetch it again as UTF-8")
