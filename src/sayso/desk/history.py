"""The log of what was done, and taking it back."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sayso.desk.copying import follow
from sayso.desk.desk import Desk
from sayso.model import edtf
from sayso.model.errors import InputError
from sayso.model.uid import PREFIXES, number_in, reference
from sayso.store import history, undo
from sayso.store.calling import noun
from sayso.store.history import RECORDS, Kept, Sought
from sayso.store.store import Session
from sayso.store.tracing import Difference, differences

SHOWN = 12
"""Differences of an entry that are told one by one; of more, the rest is counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One change as the log shows it; ``changes`` says what happened to each record, ``undone`` that it was undone."""

    entry: str
    at: datetime
    by: str
    action: str
    summary: str
    because: str
    undone: bool
    undoes: str
    changes: list[dict[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which entries a person asks for; what is empty asks for nothing.

    ``since`` and ``until`` are dates or times, UTC, both included; ``kind`` is one of ``RECORDS``.
    """

    ref: str = ""
    by: str = ""
    since: str = ""
    until: str = ""
    action: str = ""
    kind: str = ""
    limit: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An entry with what it did, field by field; ``more`` counts in words what is not told one by one."""

    entry: Entry
    differences: tuple[Difference, ...]
    more: str = ""


def log(desk: Desk, ref: str = "", wanted: Wanted | None = None, *, limit: int | None = None) -> Iterator[Entry]:
    """The entries, newest first; with ``ref`` only those about that article, claim, source, outlet, question or story.

    Raises:
        InputError: if a date cannot be read, or there are no such records.
        NotFoundError: if there is no such record, or nobody and nothing is called so.
    """
    asked = wanted or Wanted(ref=ref, limit=limit)
    with desk.store.reading() as session:
        sought = _sought(session, asked)
        undone = undo.undone_entries(session)
        for row in history.entries(session, sought):
            yield _entry(row, undone)


def told(desk: Desk, wanted: Wanted) -> list[Told]:
    """The entries with what each did, newest first; what they did to the record asked about, where one is.

    One entry that is asked for is told whole.

    Raises:
        InputError: as ``log``.
        NotFoundError: as ``log``.
    """
    with desk.store.reading() as session:
        sought = _sought(session, wanted)
        undone = undo.undone_entries(session)
        kept = list(history.entries(session, sought))
        whole = sought.entry is not None
        steps = [_worth_telling(sorted(row.changes, key=_weight), sought.about, whole=whole) for row in kept]
        dated = [step | {"at": row.at} for row, some in zip(kept, steps, strict=True) for step in some]
        found = iter(differences(session, dated))
        return [
            _told(_entry(row, undone), [one for _ in some for one in next(found)], sought.about, whole=whole)
            for row, some in zip(kept, steps, strict=True)
        ]


def _entry(row: Kept, undone: set[int]) -> Entry:
    return Entry(
        entry=reference("journal", row.id),
        at=row.at,
        by=row.by,
        action=row.action,
        summary=row.summary,
        because=row.because,
        undone=row.id in undone,
        undoes=reference("journal", row.undoes_id) if row.undoes_id else "",
        changes=row.changes,
    )


WEIGHTY = ("claims", "answers", "questions", "rulings", "articles", "versions", "stories", "story_articles", "sources")
"""Tables of which is told first what happened to their records."""


def _weight(step: dict[str, Any]) -> int:
    return WEIGHTY.index(step["table"]) if step["table"] in WEIGHTY else len(WEIGHTY)


AT_MOST = 400
"""Steps of an entry that are looked at for one record, where only what names it itself counts in a larger one; and
those of one entry that are told."""


def _worth_telling(steps: Sequence[dict[str, Any]], about: str, *, whole: bool) -> list[dict[str, Any]]:
    """The steps to look at: those that may concern the record asked about, else the first ones, or many."""
    if whole:
        return list(steps[:AT_MOST])
    if not about:
        return list(steps[: SHOWN + 1]) if len(steps) > SHOWN else list(steps)
    if len(steps) > AT_MOST:
        return [step for step in steps if about in _uids(step)][:AT_MOST]
    return list(steps)


def _uids(step: dict[str, Any]) -> set[Any]:
    images = (step.get("before") or {}, step.get("after") or {})
    return {step["uid"], *(value for image in images for value in image.values() if isinstance(value, str))}


def _told(entry: Entry, found: Sequence[Difference], about: str, *, whole: bool) -> Told:
    if whole:
        more = "" if len(entry.changes) <= AT_MOST else _counted(entry.changes)
        return Told(entry=entry, differences=tuple(found), more=more)
    own = [one for one in found if about in one.uids] if about else list(found)
    shown = own[:SHOWN] if len(entry.changes) <= SHOWN or about else [one for one in own if one.what == "changed"]
    shown = shown[:SHOWN]
    more = "" if (about and own) or len(entry.changes) <= SHOWN else _counted(entry.changes)
    return Told(entry=entry, differences=tuple(shown), more=more)


_DONE = {"insert": "added", "update": "changed", "delete": "removed"}


def _counted(steps: Sequence[dict[str, Any]]) -> str:
    """'added 33 articles, 710 claims; changed 2 sources'."""
    numbers: dict[str, Counter[str]] = {}
    for step in steps:
        numbers.setdefault(_DONE[step["op"]], Counter())[step["table"]] += 1
    return "; ".join(f"{done} {', '.join(_kinds(tables))}" for done, tables in numbers.items())


WITHIN = ("claims", "attributions", "anchors", "regions")
"""What comes and goes with a version of an article, and is not journaled row by row."""


def _kinds(tables: Counter[str]) -> Iterator[str]:
    for table, count in tables.items():
        if table == "versions":
            yield f"{count:,} {noun(table, count)} with their claims"
        elif "versions" not in tables or table not in WITHIN:
            yield f"{count:,} {noun(table, count)}"


def _sought(session: Session, wanted: Wanted) -> Sought:
    if wanted.kind and wanted.kind not in RECORDS:
        raise InputError(f"there are no records of kind {wanted.kind!r}", f"choose one of {', '.join(RECORDS)}")
    entry = number_in("journal", wanted.ref) if wanted.ref[:1].upper() == PREFIXES["journal"] else None
    if entry is not None:
        undo.refuse_missing(session, entry)
    return Sought(
        about=history.uid_of(session, wanted.ref) if wanted.ref and entry is None else "",
        entry=entry,
        by=wanted.by,
        since=_moment("--since", wanted.since)[0] if wanted.since else None,
        until=_moment("--until", wanted.until)[1] if wanted.until else None,
        action=" ".join(wanted.action.split()),
        kind=wanted.kind,
        limit=wanted.limit,
    )


def _moment(option: str, words: str) -> tuple[datetime, datetime]:
    """When a date or time begins, and when it is over; UTC where it says no zone."""
    days = edtf.interval(words)
    if days is not None and "T" not in words:
        first, last = days[0] or date.min, days[1] or date.max - timedelta(days=1)
        return datetime.combine(first, time(), UTC), datetime.combine(last, time(), UTC) + timedelta(days=1)
    try:
        at = datetime.fromisoformat(words)
    except ValueError as error:
        raise InputError(
            f"{option} {words!r} is no date or time", "write it like 2013-02, 2013-02-11 or 2013-02-11T14:30"
        ) from error
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    over = timedelta(seconds=1) if words.count(":") > 1 else timedelta(minutes=1)
    return at, at + min(over, datetime.max.replace(tzinfo=UTC) - at)


def undo_entry(desk: Desk, ref: str = "", *, because: str = "") -> str:
    """Take back an entry, else the newest that stands; returns what was undone, in words.

    Raises:
        NotFoundError: if there is nothing to undo.
        ConflictError: if later changes stand on it; the message names the first.
    """
    with desk.changing("undo", because=because) as change:
        number = _number(ref) if ref else undo.latest_undoable(change.session)
        summary = undo.take_back(change, number)
        follow(change)
        change.summary = f"undid {reference('journal', number)}: {summary}"
        return change.summary


def redo_entry(desk: Desk, ref: str = "", *, because: str = "") -> str:
    """Do again what an entry did that was undone, else what was last undone; returns what was done again, in words.

    ``ref`` names the entry, or the undo that took it back.

    Raises:
        NotFoundError: if there is nothing to redo.
        ConflictError: if the entry is not undone, or later changes stand in the way.
    """
    with desk.changing("redo", because=because) as change:
        number = undo.undo_of(change.session, _number(ref)) if ref else undo.latest_undo(change.session)
        summary = undo.take_back(change, number)
        follow(change)
        change.summary = again(summary)
        return change.summary


def again(undone: str) -> str:
    """What doing an entry again is called, from what taking it back was called: 'redid J4: accepted C3'."""
    return f"redid {undone.removeprefix('undid ')}"


def _number(ref: str) -> int:
    number = number_in("journal", ref)
    if number is None:
        raise InputError(f"not a journal entry: {ref!r}", "name one such as J12; see `sayso log`")
    return number
