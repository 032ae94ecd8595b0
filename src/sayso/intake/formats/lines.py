"""JSON text goes in, a document comes out for every article in it, and a refusal for every broken line."""

import json
from collections.abc import Iterator

from sayso.intake.decode import Decoded, decode
from sayso.intake.formats.records import read_record
from sayso.model.errors import InputError
from sayso.model.text import Document

_SPACE = " \t\r\n"


def read_lines(name: str, data: bytes, *, encoding: str = "") -> Iterator[Document | InputError]:
    """The articles of a JSON Lines file, one object a line; a broken line is refused and the others are kept."""
    whole_file = bool(encoding) or data.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff"))
    rows = _decoded_rows(name, data, encoding) if whole_file else _byte_rows(data)
    for number, (part, raw) in enumerate(rows, start=1):
        place = f"{name} line {number}"
        try:
            line = decode(place, raw).text if isinstance(raw, bytes) else raw
            if line.strip():
                yield read_record(place, parse(place, line), "jsonl", part)
        except InputError as refusal:
            yield refusal


def read_json(name: str, decoded: Decoded) -> Iterator[Document | InputError]:
    """The article of a JSON file, or the articles of a JSON list; a list's element is refused by its number."""
    text = decoded.text.lstrip("\ufeff")
    value = parse(name, text)
    if not isinstance(value, list):
        # A wrapper object around a list of items is how news interfaces answer.
        inner = _wrapped(value)
        if inner is None:
            yield read_record(name, value, "json")
            return
        yield from _records(name, [(item, None) for item in inner])
        return
    if not value:
        raise InputError(f"{name}: the list is empty", "leave it out, or fetch it again")
    yield from _records(name, _elements(text, decoded, value))


def parse(place: str, text: str) -> object:
    """The JSON value that ``text`` holds.

    Raises:
        InputError: naming the line and column where it breaks.
    """
    try:
        value: object = json.loads(text)
    except json.JSONDecodeError as problem:
        where = f"line {problem.lineno}, column {problem.colno}" if "\n" in text.strip() else f"column {problem.colno}"
        raise InputError(f"{place}: broken JSON at {where}: {problem.msg}", "mend it, or leave it out") from None
    except (ValueError, RecursionError) as problem:
        raise InputError(f"{place}: broken JSON: {problem}"[:300], "mend it, or leave it out") from None
    return value


def parses(text: str) -> bool:
    """Whether ``text`` is one whole JSON object or list."""
    try:
        return isinstance(json.loads(text), dict | list)
    except (ValueError, RecursionError):
        return False


def _wrapped(value: object) -> list[object] | None:
    if not isinstance(value, dict) or any(isinstance(value.get(name), str) for name in ("text", "body_text", "uri")):
        return None
    for name in ("items", "articles", "results", "data", "stories"):
        inner = value.get(name)
        if isinstance(inner, list) and inner and all(isinstance(item, dict) for item in inner):
            return inner
    return None


def _records(name: str, items: list[tuple[object, tuple[int, int] | None]]) -> Iterator[Document | InputError]:
    for number, (item, part) in enumerate(items, start=1):
        try:
            yield read_record(f"{name} item {number}", item, "json", part)
        except InputError as refusal:
            yield refusal


def _elements(text: str, decoded: Decoded, value: list[object]) -> list[tuple[object, tuple[int, int] | None]]:
    """The elements of a list with their byte ranges; a list of one is the whole file."""
    if len(value) == 1:
        return [(value[0], None)]
    scan = json.JSONDecoder()
    # The mark that was stripped as a character still takes bytes.
    at, last, offset = text.index("[") + 1, 0, decoded.mark + _bytes(decoded.text[: -len(text)], decoded.encoding)
    found: list[tuple[object, tuple[int, int] | None]] = []
    for item in value:
        while text[at] in _SPACE or text[at] == ",":
            at += 1
        _, end = scan.raw_decode(text, at)
        start_byte = offset + _bytes(text[last:at], decoded.encoding)
        offset = start_byte + _bytes(text[at:end], decoded.encoding)
        found.append((item, (start_byte, offset)))
        at = last = end
    return found


def _bytes(text: str, encoding: str) -> int:
    return len(text.encode(encoding))


def _byte_rows(data: bytes) -> Iterator[tuple[tuple[int, int], str | bytes]]:
    """Each line with its byte range, which leaves its line end out."""
    start = 3 if data.startswith(b"\xef\xbb\xbf") else 0
    while start <= len(data):
        end = data.find(b"\n", start)
        end = len(data) if end < 0 else end
        raw = data[start:end].removesuffix(b"\r")
        yield (start, start + len(raw)), raw
        start = end + 1


def _decoded_rows(name: str, data: bytes, encoding: str) -> Iterator[tuple[tuple[int, int], str | bytes]]:
    """Likewise, where line ends are not single bytes, or the editor named the encoding."""
    decoded = decode(name, data, encoding=encoding)
    start = decoded.mark
    for line in decoded.text.split("\n"):
        kept = line.removesuffix("\r")
        yield (start, start + _bytes(kept, decoded.encoding)), kept
        start += _bytes(line + "\n", decoded.encoding)
