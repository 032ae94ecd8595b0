"""Which number each record of a bundle gets in an empty database: the one that people know it by, from the journal.

Bundles hold no numbers, but summaries, notes and e-mails speak of ``C345``. The journal tells in which order records
were made, and the number of every record that was ever removed; what an import made in bulk follows its version.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from sayso.model.errors import InputError
from sayso.store.bundle.check import Checked
from sayso.store.bundle.form import table_file
from sayso.store.bundle.lines import DAMAGED
from sayso.store.bundle.values import LARGEST
from sayso.store.records import TABLES, Record

NUMBERED = ("outlets", "articles", "sources", "claims", "questions")
"""The tables whose numbers people see, beside the journal's, which is in order as it is."""

Place = tuple[int, int, int, str]
"""What records are ordered by: the step of the journal, start and end in the text, and the rule or uid."""

NEVER = 1 << 62
"""The step of a record that no entry speaks of."""


@dataclass(slots=True)
class _Told:
    """What the journal tells: the step and entry that first made each record, and the numbers of removed ones."""

    made: dict[str, int] = field(default_factory=dict)
    entry: dict[str, int] = field(default_factory=dict)
    removed: dict[str, dict[str, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Numbering:
    """A number for each record by table and uid, and the highest number that was ever given by table."""

    given: dict[str, dict[str, int]]
    highest: dict[str, int]


def numbering(checked: Checked) -> Numbering:
    """A number for each record of ``NUMBERED`` and the journal.

    Raises:
        InputError: if the files are no longer those that were checked.
    """
    try:
        return _numbering(checked)
    except (ValueError, KeyError, TypeError, OSError) as error:
        raise InputError(f"{checked.folder} changed while it was read: {error}", DAMAGED) from error


def _numbering(checked: Checked) -> Numbering:
    told = _told(checked)
    given = {name: _given(_order(checked, name, told), told.removed.get(name, {})) for name in NUMBERED}
    given["journal"] = {uid: at for at, uid in enumerate(checked.uids["journal"], start=1)}
    highest = {
        name: max([0, *numbers.values(), *told.removed.get(name, {}).values()]) for name, numbers in given.items()
    }
    return Numbering(given, highest)


def _records(checked: Checked, name: str) -> Iterator[Record]:
    """The records of a file that was checked already, as JSON has them."""
    with (checked.folder / table_file(TABLES[name])).open("rb") as file:
        for raw in file:
            yield json.loads(raw)


def _told(checked: Checked) -> _Told:
    told = _Told()
    step = 0
    for at, entry in enumerate(_records(checked, "journal")):
        for change in entry["changes"]:
            step += 1
            if not isinstance(change, dict):
                continue
            uid, table, number = change.get("uid"), change.get("table"), change.get("id")
            if change.get("op") == "insert":
                told.made.setdefault(str(uid), step)
                told.entry.setdefault(str(uid), at)
            elif change.get("op") == "delete" and isinstance(number, int) and 0 < number <= LARGEST:
                told.removed.setdefault(str(table), {}).setdefault(str(uid), number)
    return told


def _order(checked: Checked, name: str, told: _Told) -> list[str]:
    """The table's uids in the order that its records were made in."""
    places: dict[str, Place] = {uid: (told.made.get(uid, NEVER), 0, 0, uid) for uid in checked.uids[name]}
    if name == "claims":
        _place_imported(checked, told, places)
    return sorted(places, key=lambda uid: (places[uid], uid))


def _place_imported(checked: Checked, told: _Told, places: dict[str, Place]) -> None:
    """Claims that came with a version stand in the order of its text."""
    for anchor in _records(checked, "anchors"):
        made = told.made.get(anchor["version_uid"], NEVER)
        uid = anchor["claim_uid"]
        imported = uid not in told.made or told.entry[uid] == told.entry.get(anchor["version_uid"])
        if imported and made <= places[uid][0]:
            places[uid] = (made, anchor["start"] or 0, anchor["end"] or 0, "")
    for claim in _records(checked, "claims"):
        made, start, end, _ = places[claim["uid"]]
        places[claim["uid"]] = (made, start, end, claim["rule"])


def _given(order: list[str], removed: dict[str, int]) -> dict[str, int]:
    """Numbers from 1 in this order; a removed record keeps its number, whether it came back or not."""
    kept = set(removed.values())
    given: dict[str, int] = {}
    back: set[int] = set()
    following = 0
    for uid in order:
        own = removed.get(uid)
        if own is not None and own not in back:
            back.add(own)
            given[uid] = own
            continue
        following += 1
        while following in kept:
            following += 1
        given[uid] = following
    return given


def spend(session: Session, name: str, highest: int) -> None:
    """Make the table go on after this number."""
    values: dict[str, Any] = {"name": name, "highest": highest}
    if highest == 0:
        return
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT setval(pg_get_serial_sequence(:name, 'id'), :highest)"), values)
        return
    session.execute(text("DELETE FROM sqlite_sequence WHERE name = :name"), values)
    session.execute(text("INSERT INTO sqlite_sequence (name, seq) VALUES (:name, :highest)"), values)
