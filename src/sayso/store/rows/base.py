"""What every table shares: constraint names, a number for people and a uid for machines."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import JSON, CheckConstraint, ForeignKey, MetaData, String, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from sayso.model.uid import LENGTH
from sayso.store.types import ExactDecimal, UtcDateTime

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
"""Every constraint has a name that a migration can refer to on both databases."""


class Base(DeclarativeBase):
    """The declarative base: typed columns, named constraints."""

    metadata: ClassVar[MetaData] = MetaData(naming_convention=NAMES)
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        str: Text(),
        Decimal: ExactDecimal(),
        datetime: UtcDateTime(),
        dict[str, Any]: JSON(),
        list[Any]: JSON(),
    }


class Numbered:
    """A row with ``id``, the number people see, and ``uid``, the same in every database."""

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(LENGTH), unique=True)


KEEPS_NUMBERS = {"sqlite_autoincrement": True}
"""Table option: a number that people have seen is never given to another record, even after an undo."""


def one_of(column: str, values: Iterable[StrEnum], *, empty: bool = False) -> CheckConstraint:
    """A CHECK that ``column`` holds one of ``values``; changing the list is a migration like any other."""
    known = [*([""] if empty else []), *values]
    listed = ", ".join(f"'{value}'" for value in known)
    return CheckConstraint(f"{column} IN ({listed})", name=f"{column}_known")


def belongs_to(target: str) -> Any:
    """A foreign key whose row goes when its parent goes, indexed."""
    return mapped_column(ForeignKey(f"{target}.id", ondelete="CASCADE"), index=True)


def refers_to(target: str) -> Any:
    """A foreign key that keeps its target from being removed, indexed."""
    return mapped_column(ForeignKey(f"{target}.id", ondelete="RESTRICT"), index=True)
