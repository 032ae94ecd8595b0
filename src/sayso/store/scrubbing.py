"""A source's former names, and uids made of them, go out of its record, the journal and the search index."""

import re
import secrets
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from sqlalchemy import JSON, LargeBinary, String, cast, delete, func, or_, select, update
from sqlalchemy.orm import Session

from sayso.model.uid import LENGTH, uid
from sayso.store.journal import Change, entry_uid
from sayso.store.records import TABLES
from sayso.store.rows import DecisionRow, IdentityRow, JournalRow, SourceAliasRow, SourceRow
from sayso.store.undo import SCRUBBED

GAP = "[scrubbed]"
"""What stands where a name stood."""

SHORTEST = 3
"""Letters of a name that is looked for: shorter ones stand in too many other words."""

NAMING = {"name", "description", "note", "publisher"}
"""The fields of a source and its aliases that may say who it is."""


def former_names(session: Session, row: SourceRow) -> set[str]:
    """Every name that this source has or had, from its record and from the journal."""
    names = {row.name, *session.scalars(select(SourceAliasRow.name).where(SourceAliasRow.source_id == row.id))}
    for changes in session.scalars(select(JournalRow.changes)):
        for step in changes:
            images = [image for image in (step.get("before"), step.get("after")) if image]
            of_source = step["table"] == "sources" and step["uid"] == row.uid
            of_alias = step["table"] == "source_aliases" and any(one.get("source_uid") == row.uid for one in images)
            if of_source or of_alias:
                names.update(image["name"] for image in images if image.get("name"))
    return names


def scrub(change: Change, row: SourceRow, names: Iterable[str], public_name: str) -> int:
    """Take ``names`` out of all that sayso can change, and give the source a uid that is made of no name.

    Written past the session, so that the journal does not keep what it has just lost. Returns how many of its entries
    were changed.
    """
    session = change.session
    replaced = _gap([name for name in names if name.casefold() != public_name.casefold()])
    former, fresh = row.uid, secrets.token_hex(LENGTH // 2)
    uids = {former: fresh} | {made: secrets.token_hex(LENGTH // 2) for made in _alias_uids(session, row, names)}
    sources, aliases = TABLES["sources"], TABLES["source_aliases"]
    values = {name: replaced(getattr(row, name)) for name in NAMING - {"name"}} | {"name": public_name, "uid": fresh}
    session.execute(update(sources).where(sources.c.id == row.id).values(values))
    session.execute(delete(aliases).where(aliases.c.source_id == row.id))
    links = TABLES["attributions"]
    session.execute(update(links).where(links.c.source_id == row.id).values(words="", why=""))
    session.expire_all()
    count = _scrub_journal(session, uids, replaced)
    _scrub_reasons(session, replaced)
    _reidentify(session, uids)
    change.touch(fresh)
    return count


def _alias_uids(session: Session, row: SourceRow, names: Iterable[str]) -> set[str]:
    """The uids of this source's aliases, those that are gone included: they are made of the name."""
    standing = session.scalars(select(SourceAliasRow.uid).where(SourceAliasRow.source_id == row.id))
    return {*standing, *(uid("source_alias", row.uid, name) for name in names)}


def _gap(names: Iterable[str]) -> Callable[[str], str]:
    """What puts a gap in the place of these names wherever they stand as words, in any case."""
    wanted = sorted((name for name in names if len(name) >= SHORTEST), key=len, reverse=True)
    if not wanted:
        return lambda text: text
    spaced = (r"\s+".join(map(re.escape, name.split())) for name in wanted)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(spaced)})(?!\w)", re.IGNORECASE)
    return lambda text: pattern.sub(GAP, text)


def _scrub_journal(session: Session, uids: Mapping[str, str], replaced: Callable[[str], str]) -> int:
    count = 0
    own = set(uids.values())
    for entry in session.scalars(select(JournalRow).order_by(JournalRow.id)).all():
        changes = _renamed(entry.changes, uids)
        changes = [_scrubbed(step, own, replaced) for step in changes]
        summary, because = replaced(entry.summary), replaced(entry.because)
        if (changes, summary, because) == (entry.changes, entry.summary, entry.because):
            continue
        count += (summary, because) != (entry.summary, entry.because) or any(SCRUBBED in step for step in changes)
        made = entry_uid(entry.by, entry.at, entry.action, summary, changes)
        values = {"changes": changes, "summary": summary, "because": because, "uid": made}
        session.execute(update(TABLES["journal"]).where(TABLES["journal"].c.id == entry.id).values(values))
    session.expire_all()
    return count


def _scrub_reasons(session: Session, replaced: Callable[[str], str]) -> None:
    """Take the names out of every reason that a person gave."""
    for table in TABLES.values():
        if "because" not in table.c or table.name in ("journal", "comparisons"):
            continue
        told = session.execute(select(table.c.id, table.c.because).where(table.c.because != "")).all()
        for number, because in told:
            if replaced(because) != because:
                session.execute(update(table).where(table.c.id == number).values(because=replaced(because)))


def _renamed(value: Any, uids: Mapping[str, str]) -> Any:
    """A JSON value in which one set of uids stands for another."""
    if isinstance(value, str):
        return uids.get(value, value)
    if isinstance(value, list):
        return [_renamed(one, uids) for one in value]
    if isinstance(value, dict):
        return {name: _renamed(one, uids) for name, one in value.items()}
    return value


def _scrubbed(step: dict[str, Any], own: set[str], replaced: Callable[[str], str]) -> dict[str, Any]:
    """A journaled step without the names, marked if it lost any."""
    if step["table"] not in ("sources", "source_aliases") or step["uid"] not in own | _owners(step, own):
        return step
    images = {
        side: {
            name: replaced(one) if name in NAMING and isinstance(one, str) else one for name, one in step[side].items()
        }
        for side in ("before", "after")
        if isinstance(step.get(side), dict)
    }
    return step if all(step[side] == image for side, image in images.items()) else {**step, **images, SCRUBBED: True}


def _owners(step: dict[str, Any], own: set[str]) -> set[str]:
    """The step's own uid where it is an alias of the source, which its images tell."""
    images = [image for image in (step.get("before"), step.get("after")) if isinstance(image, dict)]
    return {step["uid"]} if any(image.get("source_uid") in own for image in images) else set()


def _reidentify(session: Session, uids: Mapping[str, str]) -> None:
    """Put the new uids wherever records point at others by uid."""
    touches = TABLES["journal_touches"]
    for old, new in uids.items():
        session.execute(update(touches).where(touches.c.uid == old).values(uid=new))
    for row in session.scalars(select(DecisionRow)).all():
        detail = _renamed(row.detail, uids)
        if row.subject_uid in uids or detail != row.detail:
            row.subject_uid, row.detail = uids.get(row.subject_uid, row.subject_uid), detail
            row.uid = uid("decision", row.by, row.at.isoformat(), row.act, row.subject_uid, sorted(detail.items()))
    session.flush()
    identities = TABLES["identities"]
    for edge in session.scalars(select(IdentityRow).where(IdentityRow.kind == "source")).all():
        if edge.left_uid in uids or edge.right_uid in uids:
            left, right = sorted(uids.get(end, end) for end in (edge.left_uid, edge.right_uid))
            values = {
                "left_uid": left,
                "right_uid": right,
                "kept_uid": uids.get(edge.kept_uid, edge.kept_uid),
                "uid": uid("identity", "source", left, right),
            }
            session.execute(update(identities).where(identities.c.id == edge.id).values(values))
    session.expire_all()


def elsewhere(session: Session, names: Iterable[str]) -> list[str]:
    """Where these names still stand: 'claims.note (2)', by table and column; the search index follows its records."""
    wanted = [name for name in names if len(name) >= SHORTEST]
    found = []
    for name, table in sorted(TABLES.items()):
        for column in table.columns:
            if name == "search_entries" or isinstance(column.type, LargeBinary) or not wanted:
                continue
            if isinstance(column.type, String | JSON):
                text = func.lower(cast(column, String))
                held = or_(*(text.contains(form, autoescape=True) for one in wanted for form in _forms(one)))
                count = session.scalar(select(func.count()).select_from(table).where(held)) or 0
                found += [f"{name}.{column.name} ({count})"] if count else []
    return found


def _forms(name: str) -> set[str]:
    """A name as text columns hold it, and as JSON ones may."""
    escaped = "".join(letter if letter.isascii() else f"\\u{ord(letter):04x}" for letter in name)
    return {name.lower(), "".join(letter.lower() if letter.isascii() else letter for letter in name), escaped.lower()}
