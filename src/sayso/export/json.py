"""Lines of a table become one JSON array, every value exact."""

from collections.abc import Iterable, Iterator
from typing import Any

from sayso.export.jsonl import json_objects
from sayso.export.layout import PLAIN, Layout


def encode(lines: Iterable[Any], line_type: type, layout: Layout = PLAIN) -> Iterator[bytes]:
    """An array with one object a line; an empty table is ``[]``."""
    del layout
    before = "[\n"
    for written in json_objects(lines, line_type):
        yield (before + written).encode()
        before = ",\n"
    yield b"[]\n" if before == "[\n" else b"\n]\n"
