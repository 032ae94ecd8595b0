"""Row numbers taken ahead of a bulk insert, so that children can name their parents without asking."""

from sqlalchemy import Table, func, select, text
from sqlalchemy.orm import Session


def reserve(session: Session, table: Table, count: int) -> range | list[int]:
    """``count`` numbers that no row of ``table`` has or ever had; the caller must use them in this transaction.

    On SQLite the transaction already holds the write lock, so nobody else can take them; on PostgreSQL they come
    from the table's sequence.
    """
    if count == 0:
        return []
    if session.get_bind().dialect.name == "postgresql":
        sequence = func.pg_get_serial_sequence(table.name, "id")
        return list(session.scalars(select(func.nextval(sequence)).select_from(func.generate_series(1, count))))
    highest = session.scalar(select(func.max(table.c.id))) or 0
    if table.kwargs.get("sqlite_autoincrement"):
        query = text("SELECT seq FROM sqlite_sequence WHERE name = :name")
        highest = max(highest, session.scalar(query, {"name": table.name}) or 0)
    return range(highest + 1, highest + 1 + count)
