"""A paragraph goes in; out comes how much of it is an image file's name, and whether the rest is a caption."""

import re

_IMAGE = re.compile(
    r"(?P<file>(?:https?://\S+?|[\w%()+.,@-]*?[\w)])\.(?:jpe?g|png|gif|webp|tiff?|bmp|avif|heic))"
    r"(?:\?\S*)?(?=\s|\Z|[A-Z“\"(])",
)
_MARKDOWN = re.compile(r"!\[(?P<words>[^\]]*)\]\([^)]*\)")
_LABEL = re.compile(
    r"(?:\(?(?:file\s+)?(?:photo|image|picture|caption|pictured|illustration|graphic|map|video)\)?\s*[:—–]\s*\S)",
    re.IGNORECASE,
)
_THIS = re.compile(
    r"(?:In this|This)\b.{0,60}\b(?:photo|photograph|image|picture|grab|frame)\b[^.]{0,200}\b"
    r"(?:shows?|taken|released|provided|made)\b|In this\b.{0,60}\b(?:photo|photograph|image|picture),",
)
_STOCK = (
    r"AFP|AP|Reuters|EPA|EFE|dpa|UPI|Xinhua|Yonhap|Kyodo|Bloomberg|Getty(?: Images)?|Shutterstock|Alamy|NurPhoto|ZUMA"
)
# Every photo credit holds one of these, and few paragraphs do.
_HINTS = ("/", "photo", "image", "picture", "courtesy", "handout")
_CREDITED = re.compile(
    r"[(\[](?:[^()\[\]]{0,60}\b(?i:photo|photograph|image|picture|courtesy|handout)\b[^()\[\]]{0,60}"
    r"|(?:[A-Z][\w.’'-]+ ){1,3}[A-Z][\w.’'-]+/[A-Z][\w ./]{0,40}"
    rf"|[^()\[\]]{{0,40}}/\s?(?:{_STOCK})[^()\[\]]{{0,30}})[)\]]\.?\Z"
    r"|(?:Photo|Photograph|Image|Picture)(?:s|graphy)?(?: [Cc]redit)?\s*(?:[Bb]y\b|:)\s*[A-Z][^.]{1,60}\.?\Z"
    rf"|\w\s?/\s?(?:{_STOCK})(?:\s+via\s+\w+(?: Images)?)?\.?\Z"
)


def file_name_until(paragraph: str) -> int:
    """How many code points at the front are an image file's name; 0 where there is none."""
    found = _IMAGE.match(paragraph)
    return found.end() if found else 0


def markdown_words(paragraph: str) -> tuple[int, int] | None:
    """Where a Markdown image's alternative text stands, or ``None`` where the paragraph is no image."""
    found = _MARKDOWN.fullmatch(paragraph)
    return found.span("words") if found else None


def is_caption(paragraph: str) -> bool:
    """Whether the paragraph describes or credits a picture, told by its label or its photo credit."""
    if len(paragraph) > 600:
        return False
    return bool(_LABEL.match(paragraph) or _THIS.match(paragraph) or _credited(paragraph))


def _credited(paragraph: str) -> bool:
    """Whether it ends in a photo credit."""
    ending = paragraph[-160:]
    small = ending.lower()
    return any(hint in small for hint in _HINTS) and bool(_CREDITED.search(ending))
