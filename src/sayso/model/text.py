"""Spans, regions and documents: what intake hands on, pinned to code-point offsets."""

from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True, init=False)
class Span:
    """A half-open range of Unicode code points, ``0 <= start <= end``.

    Raises:
        ValueError: if the ends are negative or out of order.
    """

    start: int
    end: int

    # The generated one sets its fields through object.__setattr__: that takes half as long again, and a text has
    # thousands of spans.
    def __init__(self, start: int, end: int) -> None:
        if not 0 <= start <= end:
            raise ValueError(f"not a span: {start}..{end}")
        _set_start(self, start)
        _set_end(self, end)

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words that this span covers in ``text``."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


_set_start, _set_end = Span.__dict__["start"].__set__, Span.__dict__["end"].__set__


class Role(StrEnum):
    """What a stretch of an article's text is for."""

    HEADLINE = "headline"
    OUTLET = "outlet"
    BYLINE = "byline"
    DATELINE = "dateline"
    CAPTION = "caption"
    SUBHEAD = "subhead"
    BODY = "body"
    CREDIT = "credit"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True, order=True)
class Region:
    """A span of a version with its role; regions of one text do not overlap."""

    span: Span
    role: Role


class OutletClue(StrEnum):
    """Where an article's outlet was read from, strongest first."""

    MANIFEST = "manifest"
    OPTION = "option"
    HEADER = "header"
    CREDIT = "credit"
    METADATA = "metadata"


@dataclass(frozen=True, slots=True)
class Document:
    """One article as intake read it.

    ``text`` is what every offset counts in: LF line ends, no byte-order mark, otherwise as decoded.
    ``published`` is EDTF or empty. ``key`` is the publisher's own identifier (a guid, uri or URL), or empty.
    ``part`` is the byte range of this article inside its file where the file holds several, else ``None``.
    """

    text: str
    regions: tuple[Region, ...]
    headline: str
    outlet: str = ""
    outlet_clue: OutletClue | None = None
    byline: str = ""
    published: str = ""
    language: str = ""
    url: str = ""
    key: str = ""
    format: str = "text"
    part: tuple[int, int] | None = None
    notes: tuple[str, ...] = field(default=())

    def spans(self, *roles: Role) -> tuple[Span, ...]:
        """The spans of the regions with one of these roles, in text order."""
        return tuple(region.span for region in self.regions if region.role in roles)
