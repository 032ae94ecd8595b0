"""Column types that keep a value exact on both databases."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import DateTime, Dialect, Numeric, String, TypeDecorator
from sqlalchemy.types import TypeEngine


class ExactDecimal(TypeDecorator[Decimal]):
    """A decimal kept digit for digit: NUMERIC on PostgreSQL, text on SQLite, which would go through float.

    '3.30' comes back as ``Decimal('3.30')``: the places written are part of the claim. Compare or sort it in SQL
    through a cast to float, and only where a rounded order is good enough.
    """

    impl = Numeric
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """NUMERIC without precision on PostgreSQL, else text."""
        return dialect.type_descriptor(Numeric() if dialect.name == "postgresql" else String())

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> Any:
        """Plain notation: no exponent, no minus on zero."""
        if value is None:
            return None
        plain = Decimal(f"{value:f}")
        plain = plain.copy_abs() if plain.is_zero() else plain
        return plain if dialect.name == "postgresql" else f"{plain:f}"

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:
        """The decimal as it was written."""
        del dialect
        return None if value is None else Decimal(value)


class UtcDateTime(TypeDecorator[datetime]):
    """An aware datetime, UTC on the way in and out; SQLite has no zones, so it is stored there without."""

    impl = DateTime
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """TIMESTAMP WITH TIME ZONE on PostgreSQL, else a plain datetime."""
        return dialect.type_descriptor(DateTime(timezone=dialect.name == "postgresql"))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Convert to UTC; a naive datetime is a programming error."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a stored time needs a zone: {value}")
        moved = value.astimezone(UTC)
        return moved if dialect.name == "postgresql" else moved.replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """An aware UTC datetime."""
        del dialect
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
