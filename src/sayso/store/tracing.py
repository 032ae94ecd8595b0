"""Steps of journal entries go in; what each did to which record comes out, in references, names and values."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from sayso.model.uid import reference
from sayso.store.calling import CALLED, KINDS, SHOWN, SILENT, noun
from sayso.store.records import TABLES, chunks, parent_of

Step = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What a step did: ``what`` is 'added', 'removed', or 'changed', with the field and its values before and after.

    ``uids`` are those of the record and of what it belongs to.
    """

    what: str
    table: str
    record: str
    uids: frozenset[str]
    field: str = ""
    before: str = ""
    after: str = ""


@dataclass
class _Known:
    """Rows by table and uid, the numbers that they refer to by table, and what these are called."""

    rows: dict[str, dict[str, Mapping[str, Any]]] = field(default_factory=lambda: defaultdict(dict))
    parents: dict[str, dict[int, Mapping[str, Any]]] = field(default_factory=lambda: defaultdict(dict))


def differences(session: Session, steps: Sequence[Step]) -> list[list[Difference]]:
    """What each step did, step by step; a change of several fields is several differences.

    A step's ``at`` is when its entry was made.

    The number of queries depends on how many tables there are, and on the hundreds of records.
    """
    known = _known(session, steps)
    return [list(_differences(known, step)) for step in steps]


def _known(session: Session, steps: Sequence[Step]) -> _Known:
    """All rows that the steps are about, two levels up: a hop belongs to a claim, an anchor to a version of an article.

    What is gone is known by the image that its removal left.
    """
    known = _Known()
    wanted: dict[str, set[str]] = defaultdict(set)
    for step in steps:
        if step["op"] == "delete":
            known.rows[step["table"]][step["uid"]] = _image(step)
        wanted[step["table"]].add(step["uid"])
        for name, uids in _referred(step):
            wanted[name] |= uids
    for name, uids in wanted.items():
        _load(session, known, name, "uid", uids)
    for _ in range(2):
        for name, numbers in _missing(known).items():
            _load(session, known, name, "id", numbers)
    return known


def _image(step: Step) -> Mapping[str, Any]:
    return {**step["before"], "id": step.get("id")}


def _referred(step: Step) -> Iterable[tuple[str, set[str]]]:
    """The uids, by table, that values of a step refer to."""
    table = TABLES[step["table"]]
    for image in (step.get("before"), step.get("after")):
        for name, value in (image or {}).items():
            column = table.c.get(name)
            if column is None and name.endswith("_uid"):
                column = table.c.get(f"{name.removesuffix('_uid')}_id")
            parent = parent_of(column) if column is not None else None
            if parent is not None and isinstance(value, str):
                yield parent.name, {value}


def _load(session: Session, known: _Known, name: str, key: str, values: Iterable[Any]) -> None:
    table = TABLES[name]
    if "uid" not in table.c:
        return
    columns = [table.c.id, table.c.uid, *(table.c[one] for one in SHOWN.get(name, ()))]
    for some in chunks(sorted(values)):
        for row in session.execute(select(*columns).where(table.c[key].in_(some))).mappings():
            known.rows[name][row["uid"]] = dict(row)
            known.parents[name][row["id"]] = dict(row)


def _missing(known: _Known) -> dict[str, set[int]]:
    """The numbers that known rows refer to and that are not known yet, by table."""
    found: dict[str, set[int]] = defaultdict(set)
    for name, rows in list(known.rows.items()):
        for column in _parents(TABLES[name], name):
            parent = parent_of(column)
            assert parent is not None
            numbers = {row[column.name] for row in rows.values() if row.get(column.name) is not None}
            found[parent.name] |= numbers - known.parents[parent.name].keys()
    return {name: numbers for name, numbers in found.items() if numbers}


def _parents(table: Table, name: str) -> Iterable[Any]:
    return (table.c[one] for one in SHOWN.get(name, ()) if parent_of(table.c[one]) is not None)


def _differences(known: _Known, step: Step) -> Iterable[Difference]:
    name, uid = step["table"], step["uid"]
    # What was removed may have been put there anew since, as something else.
    row = _image(step) if step["op"] == "delete" else known.rows[name].get(uid)
    if name == "attributions" and row is not None and step["op"] != "delete" and row["linked_at"] != step.get("at"):
        # A hop that was linked anew since is another's by now.
        row = {**row, "source_id": None}
    record, uids = _called(known, name, row), frozenset({uid, *_above(known, name, row)})
    if step["op"] != "update":
        what = "added" if step["op"] == "insert" else "removed"
        yield Difference(what=what, table=name, record=record, uids=uids)
        return
    before, after = _joined(step["before"]), _joined(step["after"])
    if "amount" not in before.keys() & after.keys():
        before, after = step["before"], step["after"]
    for column, value in after.items():
        if column not in SILENT:
            yield Difference(
                what="changed",
                table=name,
                record=record,
                uids=uids,
                field=CALLED.get(column, column),
                before=_value(known, name, column, before[column]),
                after=_value(known, name, column, value),
            )


def _joined(image: Mapping[str, Any]) -> Mapping[str, Any]:
    """The same, with both ends of a figure as one amount where they are equal."""
    if "low" not in image or image["low"] != image.get("high"):
        return image
    return {"amount" if name == "low" else name: value for name, value in image.items() if name != "high"}


def _up(known: _Known, name: str, row: Mapping[str, Any], column: str) -> tuple[str, Mapping[str, Any] | None]:
    """The table and row that a column of a row or of a removed row's image refers to."""
    parent = parent_of(TABLES[name].c[column])
    assert parent is not None
    uid = row.get(f"{column.removesuffix('_id')}_uid")
    if uid is not None:
        return parent.name, known.rows[parent.name].get(uid)
    number = row.get(column)
    return parent.name, known.parents[parent.name].get(number) if number is not None else None


def _above(known: _Known, name: str, row: Mapping[str, Any] | None) -> Iterable[str]:
    """The uids of what a row belongs to, two levels up."""
    if row is None:
        return
    if name == "identities":
        yield from (row["left_uid"], row["right_uid"])
    for column in _parents(TABLES[name], name):
        above, parent = _up(known, name, row, column.name)
        if parent is not None:
            yield parent["uid"]
            if name == "anchors":
                yield from _above(known, above, parent)


def _called(known: _Known, name: str, row: Mapping[str, Any] | None) -> str:
    """What people call a record."""
    if row is None:
        return f"{noun(name)} that is gone"

    def up(column: str) -> str:
        above, parent = _up(known, name, row, column)
        return _called(known, above, parent) if parent is not None else f"{noun(above)} that is gone"

    def short(column: str) -> str:
        return up(column).split(" ", 1)[0]

    if name in KINDS:
        ref = reference(KINDS[name], row["id"]) if row.get("id") else noun(name)
        said = row.get("quote") or row.get("name") or row.get("text") or ""
        return f"{ref} {_cut(said)}" if said else ref
    cites = row.get("source_id") or row.get("source_uid")
    told = {
        "stories": lambda: f"story {row['slug']}",
        "versions": lambda: f"{short('article_id')} v{row['number']}",
        "anchors": lambda: f"{short('claim_id')} in {up('version_id')}",
        "attributions": lambda: f"{short('claim_id')} hop {row['hop']}" + (f": {up('source_id')}" if cites else ""),
        "answers": lambda: f"{short('question_id')} answered by {short('claim_id')} ({row['judgement']})",
        "story_articles": lambda: f"{short('article_id')} in {up('story_id')}",
        "source_aliases": lambda: f"{short('source_id')} alias {_cut(row['name'])}",
        "outlet_aliases": lambda: f"{short('outlet_id')} alias {_cut(row['name'])}",
        "rulings": lambda: f"{short('question_id')} ruling: {row['outcome']}",
        "grades": lambda: f"{short('source_id')} grade: {row['reliability']}",
        "places": lambda: f"place {_cut(row['name'])}",
        "identities": lambda: f"{_end(known, row, 'left_uid')} and {_end(known, row, 'right_uid')}: {row['judgement']}",
    }.get(name)
    return told() if told is not None else noun(name)


def _end(known: _Known, row: Mapping[str, Any], column: str) -> str:
    """One end of a judged edge, which names it by its uid."""
    table = {"source": "sources", "outlet": "outlets", "question": "questions", "story": "stories"}.get(row["kind"], "")
    found = known.rows[table].get(row[column]) if table else None
    return _called(known, table, found) if found is not None else f"a {row['kind']}"


LONGEST = 60
"""Code points of a name or value that are shown."""


def _cut(text: str) -> str:
    bare = " ".join(text.split())
    return f"“{bare if len(bare) <= LONGEST else bare[: LONGEST - 1] + '…'}”"


def _value(known: _Known, name: str, column: str, value: Any) -> str:
    """A value as it is shown; what refers to a record by its name."""
    if value is None or value == "":
        return ""
    found = TABLES[name].c.get(column)
    parent = parent_of(found) if found is not None else None
    if parent is not None and isinstance(value, str):
        row = known.rows[parent.name].get(value)
        return _called(known, parent.name, row)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return " ".join(str(value).split())
