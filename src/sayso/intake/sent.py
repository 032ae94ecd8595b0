"""What a web server says of the bytes that it sends, for the formats to read them by."""

from dataclasses import dataclass

PROMISES = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/markdown": "markdown",
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
    "application/rdf+xml": "feed",
    "application/json": "json",
    "application/x-ndjson": "jsonl",
    "application/jsonl": "jsonl",
}
"""The format that a media type promises; like a file's ending, it counts for less than the content."""


@dataclass(frozen=True, slots=True)
class Sent:
    """The charset and media type of a ``Content-Type`` header, and the address that relative links are seen from."""

    charset: str = ""
    media: str = ""
    base: str = ""

    @property
    def promise(self) -> str:
        """The format that the media type promises, or empty."""
        return PROMISES.get(self.media, "")


NOTHING_SENT = Sent()
"""Of a file, nobody says anything."""
