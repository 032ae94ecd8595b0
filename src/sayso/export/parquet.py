"""Lines of a table become Parquet, typed column by column."""

from collections.abc import Iterable, Iterator
from decimal import ROUND_HALF_EVEN, Decimal, InvalidOperation, localcontext
from itertools import islice
from typing import Any

from sayso.export.columns import Column, ColumnType, columns_of, values_of
from sayso.export.layout import PLAIN, Layout
from sayso.export.missing import extra_missing
from sayso.model.errors import InputError

GROUP = 50_000
"""Lines in a row group: what is in memory at once."""

DIGITS, PLACES = 38, 18
"""Digits and decimal places of an amount: what readers of Parquet hold at most, split in the middle."""

_STEP = Decimal(1).scaleb(-PLACES)


def encode(lines: Iterable[Any], line_type: type, layout: Layout = PLAIN) -> Iterator[bytes]:
    """One Parquet file; amounts are decimals to 18 places, rounded half to even beyond that.

    Raises:
        ConfigError: if pyarrow is not installed.
        InputError: if an amount has more than 20 digits before the point.
    """
    del layout
    try:
        import pyarrow as pa  # noqa: PLC0415 - an optional extra, heavy
        from pyarrow.parquet import ParquetWriter  # noqa: PLC0415 - as above
    except ModuleNotFoundError as error:
        raise extra_missing("parquet") from error
    columns = columns_of(line_type)
    schema = pa.schema([(column.name, _type(pa, column), column.optional) for column in columns])
    values = values_of(line_type)
    lines = iter(lines)
    sink = _Sink()
    with ParquetWriter(sink, schema, compression="zstd") as writer:
        while group := [values(line) for line in islice(lines, GROUP)]:
            held = zip(columns, zip(*group, strict=True), strict=True)
            arrays = [pa.array(_fitted(column, cells), _type(pa, column)) for column, cells in held]
            writer.write_batch(pa.record_batch(arrays, schema=schema))
            yield sink.taken()
    yield sink.taken()


def _type(pa: Any, column: Column) -> Any:
    return {
        ColumnType.TEXT: pa.string(),
        ColumnType.INTEGER: pa.int64(),
        ColumnType.NUMBER: pa.decimal128(DIGITS, PLACES),
        ColumnType.BOOLEAN: pa.bool_(),
        ColumnType.DATE: pa.date32(),
        ColumnType.DATETIME: pa.timestamp("us", tz="UTC"),
    }[column.type]


def _fitted(column: Column, cells: tuple[Any, ...]) -> list[Any]:
    if column.type is not ColumnType.NUMBER:
        return list(cells)
    return [None if value is None else _amount(column, value) for value in cells]


def _amount(column: Column, value: Decimal) -> Decimal:
    try:
        with localcontext(prec=DIGITS, rounding=ROUND_HALF_EVEN):
            return value.quantize(_STEP)
    except InvalidOperation as error:
        hint = "export csv or jsonl instead"
        raise InputError(f"{column.name} {value:f} is too large for Parquet", hint) from error


class _Sink:
    """Keeps the bytes that a writer writes until they are taken."""

    closed = False

    def __init__(self) -> None:
        self._held: list[bytes] = []
        self._at = 0

    def write(self, data: Any) -> int:
        self._held.append(bytes(data))
        self._at += len(self._held[-1])
        return len(self._held[-1])

    def tell(self) -> int:
        return self._at

    def flush(self) -> None:
        """Nothing waits anywhere else."""

    def writable(self) -> bool:
        return True

    def taken(self) -> bytes:
        """All that was written since the last time."""
        held, self._held = b"".join(self._held), []
        return held
