"""A file's name and bytes go in; out comes a document for every article, and a refusal for every part that fails."""

from collections.abc import Iterator

from sayso.intake.decode import LIMIT, Decoded, check_bytes, decode, tidy
from sayso.intake.formats.feed import read_feed
from sayso.intake.formats.lines import read_json, read_lines
from sayso.intake.formats.markdown import read_markdown
from sayso.intake.formats.page import declared_charset, read_page
from sayso.intake.formats.plain import read_plain
from sayso.intake.sent import NOTHING_SENT, Sent
from sayso.intake.sniff import FORMATS, SUFFIXES, format_of
from sayso.model.errors import InputError
from sayso.model.text import Document


def read(
    name: str,
    data: bytes,
    *,
    encoding: str = "",
    as_format: str = "",
    limit: int = LIMIT,
    sent: Sent = NOTHING_SENT,
) -> Iterator[Document | InputError]:
    """Read every article in ``data``, in the file's order.

    Args:
        name: what messages call the file; its suffix is a promise that the content may overrule.
        data: the file's bytes, at most ``limit`` of them.
        encoding: a charset that overrules every other sign, or empty.
        as_format: one of ``sniff.FORMATS`` that overrules what the content looks like, or empty.
        limit: bytes allowed; more are refused before anything is parsed.
        sent: what the server said of them, where they come from the web.

    A file that holds several articles keeps its good ones: the others come out as ``InputError`` items, each naming
    its line, item or entry. A file that is of no use at all is one ``InputError``. Nothing is raised for bad input,
    and equal bytes give equal documents.
    """
    empty = True
    try:
        check_bytes(name, data, limit=limit)
        check_format(name, as_format)
        for item in _read(name, data, encoding, as_format, sent):
            empty = False
            yield _one_line(item) if isinstance(item, InputError) else item
        if empty:
            raise blank(name)
    except InputError as refusal:
        yield _one_line(refusal)


def blank(name: str) -> InputError:
    """The refusal of a file without a single letter."""
    return InputError(f"{name}: there is nothing but white space in it", "leave it out, or fetch it again")


def _one_line(refusal: InputError) -> InputError:
    """A file's name or a parser's words may hold line breaks; a message is one line."""
    return InputError(" ".join(refusal.what.split())[:500], " ".join(refusal.hint.split()))


def check_format(name: str, as_format: str) -> None:
    """Refuse a format that is none.

    Raises:
        InputError: naming the formats there are.
    """
    if as_format and as_format not in FORMATS:
        raise InputError(f"{name}: no such format: {as_format!r}", f"choose one of {', '.join(FORMATS)}")


def _read(name: str, data: bytes, encoding: str, as_format: str, sent: Sent) -> Iterator[Document | InputError]:
    if _promises_lines(name, as_format) and not _one_value(name, data, encoding, as_format):
        # Decoded line by line: one bad byte then costs one article, not the file.
        yield from read_lines(name, data, encoding=encoding)
        return
    decoded = _decoded(name, data, encoding, sent)
    if not decoded.text.strip("\ufeff\u200b \t\r\n\f\v\xa0"):
        raise blank(name)
    chosen = as_format or format_of(name, decoded.text, sent.promise)
    if chosen == "jsonl":
        yield from read_lines(name, data, encoding=encoding)
    elif chosen == "json":
        yield from read_json(name, decoded)
    elif chosen == "feed":
        yield from read_feed(name, decoded.text, data, base=sent.base)
    elif chosen == "html":
        yield read_page(name, decoded.text, base=sent.base)
    elif chosen == "markdown":
        yield read_markdown(name, tidy(decoded.text))
    else:
        yield read_plain(name, decoded.text)


def _decoded(name: str, data: bytes, encoding: str, sent: Sent) -> Decoded:
    """The text: a server's word on the charset counts for more than the page's own, as long as the bytes fit it."""
    own = declared_charset(data)
    if sent.charset:
        try:
            return decode(name, data, encoding=encoding, declared=sent.charset)
        except InputError:
            if not own:
                raise
    return decode(name, data, encoding=encoding, declared=own)


def _promises_lines(name: str, as_format: str) -> bool:
    if as_format:
        return as_format == "jsonl"
    return any(name.lower().endswith(suffix) for suffix, kind in SUFFIXES.items() if kind == "jsonl")


def _one_value(name: str, data: bytes, encoding: str, as_format: str) -> bool:
    """Whether a file named as JSON Lines holds something else: one JSON value over many lines, or no JSON at all."""
    if as_format:
        return False
    try:
        return format_of(name, decode(name, data, encoding=encoding).text) != "jsonl"
    except InputError:
        return False
