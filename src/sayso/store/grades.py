"""How reliable sources were judged to be over time; each grade stays, and the newest is the source's."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from sayso.store.journal import Change
from sayso.store.outlets import free_uid
from sayso.store.records import chunks
from sayso.store.rows import DecisionRow, GradeRow, SourceRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """One grade of a source, from the day ``on``; ``reliability`` is empty where an earlier one was taken back."""

    source_id: int
    reliability: str
    on: date
    by: str
    at: datetime
    because: str


def over_time(session: Session, sources: Sequence[int]) -> list[Grade]:
    """Every grade of these sources, oldest first.

    Those from before grades had a table of their own are among the decisions, which told no day apart.
    """
    found: list[Grade] = []
    for some in chunks(sources):
        rows = session.scalars(select(GradeRow).where(GradeRow.source_id.in_(some)))
        found += [
            Grade(
                source_id=row.source_id,
                reliability=row.reliability,
                on=row.graded_on,
                by=row.graded_by,
                at=row.graded_at,
                because=row.because,
            )
            for row in rows
        ]
        decided = (
            select(DecisionRow, SourceRow.id)
            .join(SourceRow, SourceRow.uid == DecisionRow.subject_uid)
            .where(SourceRow.id.in_(some), DecisionRow.act == "grade", DecisionRow.subject_kind == "source")
        )
        found += [_decided(row, number) for row, number in session.execute(decided) if "on" not in row.detail]
    return sorted(found, key=_in_time)


def _in_time(grade: Grade) -> tuple[Any, ...]:
    return grade.on, grade.at, grade.source_id, grade.reliability


def _decided(row: DecisionRow, source_id: int) -> Grade:
    return Grade(
        source_id=source_id,
        reliability=str(row.detail.get("reliability", "")),
        on=row.at.date(),
        by=row.by,
        at=row.at,
        because=row.because,
    )


def add(change: Change, source: SourceRow, reliability: str, on: date) -> None:
    """Grade a source from a day on; what it is graded now follows from all its grades."""
    session = change.session
    key = change.by, change.at.isoformat(), on.isoformat(), reliability
    session.add(
        GradeRow(
            uid=free_uid(session, GradeRow, "grade", *key),
            source_id=source.id,
            reliability=reliability,
            graded_on=on,
            because=change.because,
            graded_by=change.by,
            graded_at=change.at,
        )
    )
    session.flush()
    source.reliability = over_time(session, [source.id])[-1].reliability
    session.flush()
    change.touch(source.uid)
    change.decide("grade", "source", source.uid, reliability=reliability, on=on.isoformat())
