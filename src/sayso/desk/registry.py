"""Outlets and sources are added and described; outlets are merged and split, too."""

from collections.abc import Sequence
from typing import Any

from sayso.desk.desk import Desk
from sayso.model import edtf
from sayso.model.attribution import SourceKind
from sayso.model.errors import ConflictError, InputError
from sayso.model.uid import reference
from sayso.store import articles, identities, outlets, sources
from sayso.store.outlets import NewOutlet
from sayso.store.rows import OutletRow
from sayso.store.sources import NewSource


def add_outlet(desk: Desk, new: NewOutlet) -> str:
    """Add an outlet; returns its reference.

    Raises:
        InputError: if it has no name.
        ConflictError: if one of its names is another outlet's.
    """
    if not new.name.strip():
        raise InputError("an outlet needs a name", "give one")
    with desk.changing("outlet add") as change:
        number = outlets.add(change, new)
        change.summary = f"added outlet {new.name!r}"
        return reference("outlet", number)


def edit_outlet(
    desk: Desk, ref: str, values: dict[str, Any], aliases: Sequence[str] = (), *, drop: Sequence[str] = ()
) -> str:
    """Set an outlet's name, country, kind, homepage or note, add aliases and ``drop`` some; returns its reference.

    A former name stays an alias: texts go on arriving under it.

    Raises:
        NotFoundError: if there is no such outlet or alias.
        ConflictError: if a name is another outlet's.
    """
    _refuse_nothing(values, aliases, drop)
    with desk.changing("outlet edit") as change:
        row = change.session.get_one(OutletRow, outlets.number_of(change.session, ref))
        taken = outlets.by_names(change.session)
        for name in [*aliases, *([values["name"]] if values.get("name") else [])]:
            if taken.get(outlets.folded(name), row.id) != row.id:
                raise ConflictError(f"{name!r} is already another outlet's name", "see `sayso outlets`")
        for name in drop:
            outlets.drop_alias(change, row, name)
        former = row.name
        for name, value in values.items():
            setattr(row, name, value)
        change.session.flush()
        known = outlets.by_names(change.session)
        for name in (former, *aliases):
            if outlets.folded(name) not in known:
                outlets.add_alias(change, row, name)
                known[outlets.folded(name)] = row.id
        change.touch(row.uid)
        change.summary = f"edited outlet {row.name!r}"
        return reference("outlet", row.id)


def _refuse_nothing(values: dict[str, Any], aliases: Sequence[str], dropped: Sequence[str]) -> None:
    if not values and not aliases and not dropped:
        raise InputError("nothing to change is named", "give an option such as --note; see --help")
    if not all(name.strip() for name in (*aliases, values.get("name", "-"))):
        raise InputError("a name needs letters", "give one")


def _refuse_undated(published: str) -> None:
    if published and edtf.read(published) is None:
        raise InputError(f"--published {published!r} is not a date", "write it as EDTF, such as 2013-02-11")


def merge_outlets(desk: Desk, one: str, into: str, *, because: str = "") -> None:
    """Judge that two outlets are one, and that ``into`` stands for both; ``split_outlet`` takes it back."""
    with desk.changing("outlet merge", because=because) as change:
        low, top = (change.session.get_one(OutletRow, outlets.number_of(change.session, ref)) for ref in (one, into))
        identities.merge(change, "outlet", low.uid, top.uid)
        change.summary = f"merged outlet {low.name!r} into {top.name!r}"


def split_outlet(desk: Desk, one: str, *, because: str = "") -> None:
    """Judge that an outlet is not what it was merged into."""
    with desk.changing("outlet split", because=because) as change:
        low = change.session.get_one(OutletRow, outlets.number_of(change.session, one))
        identities.split(change, "outlet", low.uid)
        change.summary = f"split outlet {low.name!r} off again"


def add_source(
    desk: Desk,
    name: str,
    kind: str,
    *,
    description: str = "",
    outlet: str = "",
    article: str = "",
    publisher: str = "",
    published: str = "",
    aliases: Sequence[str] = (),
    note: str = "",
) -> str:
    """Add a source; returns its reference. An unnamed one belongs to the article that describes it.

    Raises:
        InputError: if the name is empty, the kind unknown, or the kind wants an outlet that is not named.
        NotFoundError: if the outlet or article is not there.
        ConflictError: if there is such a source already.
    """
    if not name.strip():
        raise InputError("a source needs a name or description", "give the text's own words")
    _refuse_undated(published)
    wanted = SourceKind(kind)
    with desk.changing("source add") as change:
        outlet_name = outlet or (name if wanted is SourceKind.OUTLET else "")
        row = sources.add(
            change,
            NewSource(
                name=name.strip(),
                kind=wanted,
                description=description,
                outlet_id=outlets.number_of(change.session, outlet_name) if outlet_name else None,
                article_id=articles.number_of(change.session, article) if article else None,
                publisher=publisher,
                published=published,
                aliases=tuple(aliases),
                note=note,
            ),
        )
        change.summary = f"added source {reference('source', row.id)} {row.name!r}"
        return reference("source", row.id)


def edit_source(
    desk: Desk,
    ref: str,
    values: dict[str, Any],
    aliases: Sequence[str] = (),
    *,
    drop: Sequence[str] = (),
    because: str = "",
) -> str:
    """Set fields of a source, add aliases and ``drop`` some; returns its reference.

    Raises:
        NotFoundError: if there is no such source or alias.
        InputError: if a value is not one that the field takes.
    """
    _refuse_nothing(values, aliases, drop)
    _refuse_undated(values.get("published", ""))
    with desk.changing("source edit", because=because) as change:
        row = sources.row_of(change.session, ref)
        if values.get("kind") == SourceKind.OUTLET and row.outlet_id is None:
            raise InputError(
                f"{reference('source', row.id)} is tied to no outlet",
                f"add the outlet as a source: `sayso source add {row.name!r} --kind outlet`",
            )
        sources.edit(change, row, values)
        for alias in drop:
            sources.drop_alias(change, row, alias)
        for alias in aliases:
            sources.add_alias(change, row, alias)
        change.summary = f"edited source {reference('source', row.id)} {row.name!r}"
        return reference("source", row.id)
