"""Records judged to be one become numbers: which record stands for which, and which stand together."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from sayso.store.identities import kept


def standing(session: Session, kind: str, row: Any) -> dict[int, int]:
    """For every merged record's number, the number of the record that stands for it; others are absent.

    ``kind`` is ``outlet`` or ``source`` and ``row`` the class of its rows.
    """
    merged = kept(session, kind)
    if not merged:
        return {}
    held = select(row.uid, row.id).where(row.uid.in_({*merged, *merged.values()}))
    numbers: dict[str, int] = dict(session.execute(held).all())
    return {numbers[low]: numbers[top] for low, top in merged.items() if low in numbers and top in numbers}


def together(session: Session, kind: str, row: Any, number: int) -> list[int]:
    """The numbers of all records that are one with this one, its own included; in order."""
    merged = standing(session, kind, row)
    top = merged.get(number, number)
    return sorted({top, number, *(low for low, high in merged.items() if high == top)})
