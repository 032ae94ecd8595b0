"""Outlets and the other names they are known by."""

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from sayso.store.rows.base import KEEPS_NUMBERS, Base, Numbered, belongs_to


class OutletRow(Numbered, Base):
    """An outlet publishes; its name is unique."""

    __tablename__ = "outlets"
    __table_args__ = (CheckConstraint("name <> ''", name="named"), KEEPS_NUMBERS)

    name: Mapped[str] = mapped_column(unique=True)
    country: Mapped[str] = mapped_column(default="")
    kind: Mapped[str] = mapped_column(default="")
    homepage: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")


class OutletAliasRow(Numbered, Base):
    """Another name of an outlet; no two outlets share one."""

    __tablename__ = "outlet_aliases"

    outlet_id: Mapped[int] = belongs_to("outlets")
    name: Mapped[str] = mapped_column(unique=True)
