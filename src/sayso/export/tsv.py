"""Lines of a table become TSV."""

from collections.abc import Iterable, Iterator
from typing import Any

from sayso.export.delimited import delimited
from sayso.export.layout import PLAIN, Layout


def encode(lines: Iterable[Any], line_type: type, layout: Layout = PLAIN) -> Iterator[bytes]:
    """RFC 4180 with tabs for commas, as spreadsheets read and write it."""
    return delimited(lines, line_type, delimiter="\t", layout=layout)
