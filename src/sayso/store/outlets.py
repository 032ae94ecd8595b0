"""Outlets: found by any of their names, added, and told apart."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from sayso.model.errors import ConflictError, NotFoundError
from sayso.model.uid import number_in, uid
from sayso.store.journal import Change
from sayso.store.nearest import missing
from sayso.store.rows import OutletAliasRow, OutletRow


@dataclass(frozen=True, slots=True, kw_only=True)
class NewOutlet:
    """What is known of an outlet when it is first met."""

    name: str
    country: str = ""
    kind: str = ""
    homepage: str = ""
    aliases: tuple[str, ...] = ()


def folded(name: str) -> str:
    """A name as it is compared: without case and with single spaces."""
    return " ".join(name.split()).casefold()


def by_names(session: Session) -> dict[str, int]:
    """Every outlet's number by its folded name and aliases."""
    found = {folded(name): number for number, name in session.execute(select(OutletRow.id, OutletRow.name))}
    aliases = session.execute(select(OutletAliasRow.outlet_id, OutletAliasRow.name))
    return {folded(name): number for number, name in aliases} | found


@dataclass(frozen=True, slots=True)
class Outlet:
    """A stored outlet as an import needs it."""

    id: int
    uid: str
    name: str
    country: str


def by_number(session: Session) -> dict[int, Outlet]:
    """Every outlet by its number."""
    query = select(OutletRow.id, OutletRow.uid, OutletRow.name, OutletRow.country)
    return {row.id: Outlet(row.id, row.uid, row.name, row.country) for row in session.execute(query)}


def countries(session: Session) -> dict[str, str]:
    """Every outlet's country by its folded name and aliases."""
    known = by_number(session)
    return {name: known[number].country for name, number in by_names(session).items()}


def display_names(session: Session) -> list[str]:
    """Every name and alias as written."""
    return [*session.scalars(select(OutletRow.name)), *session.scalars(select(OutletAliasRow.name))]


def number_of(session: Session, ref: str) -> int:
    """The outlet with this reference (``O3``), name or alias.

    Raises:
        NotFoundError: if there is none; the message offers the nearest name.
    """
    names = by_names(session)
    if folded(ref) in names:
        return names[folded(ref)]
    number = number_in("outlet", ref)
    if number is not None and session.get(OutletRow, number) is not None:
        return number
    raise missing(session, "outlet", ref)


def add(change: Change, new: NewOutlet) -> int:
    """Add an outlet; returns its number.

    Raises:
        ConflictError: if one of its names is another outlet's.
    """
    names = by_names(change.session)
    for name in (new.name, *new.aliases):
        if folded(name) in names:
            row = change.session.get_one(OutletRow, names[folded(name)])
            raise ConflictError(f"{name!r} is already the name of outlet {row.name!r}", "use that one")
    row = OutletRow(
        uid=free_uid(change.session, OutletRow, "outlet", folded(new.name)),
        name=new.name,
        country=new.country,
        kind=new.kind,
        homepage=new.homepage,
    )
    change.session.add(row)
    change.session.flush()
    for name in new.aliases:
        add_alias(change, row, name)
    return row.id


def free_uid(session: Session, row: Any, kind: str, *key: object) -> str:
    """The uid for this key; numbered on where a record that was since given another name has it."""
    made, taken = uid(kind, *key), 1
    while session.scalar(select(func.count()).select_from(row).where(row.uid == made)):
        taken += 1
        made = uid(kind, *key, taken)
    return made


def add_alias(change: Change, row: OutletRow, name: str) -> None:
    """Give an outlet another name."""
    change.session.add(OutletAliasRow(uid=uid("outlet_alias", folded(name)), outlet_id=row.id, name=name))
    change.session.flush()


def drop_alias(change: Change, row: OutletRow, name: str) -> None:
    """Take another name from an outlet: texts that come under it are no longer its own.

    Raises:
        NotFoundError: if it does not have it.
    """
    drop_name(change, select(OutletAliasRow).where(OutletAliasRow.outlet_id == row.id), name, f"outlet O{row.id}")


def drop_name(change: Change, held: Any, name: str, whose: str) -> None:
    """Delete those of the alias rows ``held`` that hold this name, in whatever case.

    Raises:
        NotFoundError: if none does; ``whose`` they are is then said, such as ``outlet O3``.
    """
    found = [alias for alias in change.session.scalars(held) if folded(alias.name) == folded(name)]
    if not found:
        raise NotFoundError(f"{whose} has no alias {name!r}", f"see `sayso {whose.replace(' ', ' show ')}`")
    for alias in found:
        change.session.delete(alias)
    change.session.flush()
