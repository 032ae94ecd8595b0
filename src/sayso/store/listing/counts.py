"""How many rows a record has and what else it is called, for every record of a table in one query."""

from collections import defaultdict
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from sayso.model.claim import Status

LIVE = (Status.SUGGESTED.value, Status.ACCEPTED.value)
"""The claims that count: not those rejected or withdrawn."""


def counts(session: Session, column: Any, *conditions: Any) -> dict[int, int]:
    """How many rows meet the conditions, by the value of ``column``."""
    query = select(column, func.count()).where(*conditions).group_by(column)
    return dict(session.execute(query).all())


def joined(session: Session, owner: Any, name: Any) -> dict[int, str]:
    """The names in column ``name``, joined, by the number in column ``owner``."""
    found: dict[int, list[str]] = defaultdict(list)
    for number, text in session.execute(select(owner, name).order_by(owner, name)):
        found[number].append(text)
    return {number: "; ".join(names) for number, names in found.items()}
