"""Lines of a table become JSON Lines, every value exact."""

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from sayso.export.columns import columns_of, values_of
from sayso.export.delimited import CHUNK, number_cell
from sayso.export.layout import PLAIN, Layout


def json_value(value: Any) -> Any:
    """A value as JSON has it: decimals as plain text, dates and UTC times as ISO 8601, the rest as it is."""
    if isinstance(value, Decimal):
        return number_cell(value)
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    return value


def json_objects(lines: Iterable[Any], line_type: type) -> Iterator[str]:
    """One JSON object a line, its fields in column order."""
    names = [column.name for column in columns_of(line_type)]
    values = values_of(line_type)
    for line in lines:
        record = {name: json_value(value) for name, value in zip(names, values(line), strict=True)}
        yield json.dumps(record, ensure_ascii=False, allow_nan=False)


def encode(lines: Iterable[Any], line_type: type, layout: Layout = PLAIN) -> Iterator[bytes]:
    """One object a line, LF at each end; texts stand as they are, formulas included."""
    del layout
    pending: list[str] = []
    for written in json_objects(lines, line_type):
        pending.append(written + "\n")
        if len(pending) >= CHUNK:
            yield "".join(pending).encode()
            pending.clear()
    yield "".join(pending).encode()
