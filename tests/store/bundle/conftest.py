"""A small newsroom's database with something in every table, and its bundle."""

import hashlib
import json
import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from sayso.model.uid import uid
from sayso.store import bundle
from sayso.store.bundle.form import SEAL, seal, sealed
from sayso.store.rows import (
    AnchorRow,
    AnswerRow,
    ArticleRow,
    AttributionRow,
    Base,
    ClaimRow,
    ComparisonRow,
    GradeRow,
    IdentityRow,
    OriginalRow,
    OutletAliasRow,
    OutletRow,
    PlaceRow,
    ProtectedIdentityRow,
    QuestionRow,
    RegionRow,
    RulingRow,
    SourceAliasRow,
    SourceRow,
    StoryArticleRow,
    StoryRow,
    VersionRow,
)
from sayso.store.store import Store, open_store

NOON = datetime(2031, 4, 10, 12, 0, 0, 123456, tzinfo=UTC)
TEXT = "Harbour swept clean\n\nAt least 1,200 boats were lost in Quillmouth on April 8, said the mayor. 🌊 «Ärger»\r\n"
SECRET = b"the name that must not leave"


def _add(store: Store, step: int, *rows: Base) -> None:
    with store.changing(f"step {step}", by="zoë", at=NOON + timedelta(seconds=step), because="a test") as change:
        for row in rows:
            change.session.add(row)
            change.session.flush()


def _articles() -> list[Base]:
    rows: list[Base] = []
    for number, name in enumerate(["Quillmouth Post", "Kärnten Bote"], start=1):
        text = TEXT.replace("mayor", f"mayor of {name}")
        data = text.encode()
        original = hashlib.sha256(data).hexdigest()
        rows += [
            OutletRow(id=number, uid=uid("outlet", name), name=name, country="GB", kind="daily", homepage="", note=""),
            OutletAliasRow(uid=uid("alias", name), outlet_id=number, name=f"The {name}"),
            OriginalRow(id=number, uid=original, size=len(data), data=data),
            ArticleRow(id=number, uid=uid("article", name), outlet_id=number, key="storm", note="=1+1"),
            VersionRow(
                id=number,
                uid=uid("version", name),
                article_id=number,
                number=1,
                headline="Harbour swept clean",
                published="2031-04-09",
                published_earliest=date(2031, 4, 9),
                published_latest=date(2031, 4, 9),
                format="text",
                text=text,
                text_sha256=hashlib.sha256(text.encode()).hexdigest(),
                original_id=number,
                source_name="storm.txt",
                imported_at=NOON,
                copy_of_id=1 if number == 2 else None,
                copy_similarity=93 if number == 2 else None,
            ),
            RegionRow(uid=uid("region", name), version_id=number, role="headline", start=0, end=19),
        ]
    return rows


def _claim(number: int, kind: str, **values: Any) -> ClaimRow:
    common: dict[str, Any] = {
        "id": number,
        "uid": uid("claim", number),
        "article_id": 1 + number % 2,
        "kind": kind,
        "status": "accepted",
        "quote": f"quote {number}",
        "logged_by": "sayso",
        "logged_at": NOON,
    }
    return ClaimRow(**common | values)


def _claims() -> list[Base]:
    return [
        PlaceRow(
            id=1,
            uid=uid("place", "geonames:42"),
            ref="geonames:42",
            name="Quillmouth",
            country="GB",
            within=["geonames:7", "geonames:8"],
            lat=Decimal("50.10"),
            lon=Decimal("-5.0"),
        ),
        _claim(
            1,
            "figure",
            low=Decimal(1200),
            step=Decimal(100),
            bound="at_least",
            scale="count",
            measure="boats lost",
            where="Quillmouth",
            where_id=1,
        ),
        _claim(2, "figure", low=Decimal("3.30"), high=Decimal("12345678901234567890.000000001"), bound="between"),
        _claim(3, "date", edtf="2031-04-08", earliest=date(2031, 4, 8), latest=date(2031, 4, 8), precision="day"),
        _claim(4, "place", place="Quillmouth", place_id=1, candidates=[{"ref": "geonames:42", "score": 0.1}]),
        AnchorRow(
            uid=uid("anchor", 1), claim_id=1, version_id=2, start=21, end=35, exact="At least 1,200", status="exact"
        ),
        AnchorRow(uid=uid("anchor", 2), claim_id=2, version_id=1, start=None, end=None, exact="", status="lost"),
    ]


def _sources() -> list[Base]:
    return [
        SourceRow(id=1, uid=uid("source", "mayor"), kind="person", name="the mayor", protected=True, reliability="B"),
        SourceRow(id=2, uid=uid("source", "post"), kind="outlet", name="Quillmouth Post", outlet_id=1),
        SourceRow(id=3, uid=uid("source", "a man"), kind="unnamed", name="a man on the quay", article_id=1),
        GradeRow(
            uid=uid("grade", 1),
            source_id=1,
            reliability="B",
            graded_on=date(2031, 4, 1),
            because="right about the storm",
            graded_by="zoë",
            graded_at=NOON,
        ),
        SourceAliasRow(uid=uid("source alias", 1), source_id=1, name="Mayor Penrose"),
        ProtectedIdentityRow(source_id=1, sealed=SECRET, key_id="k", sealed_at=NOON),
        AttributionRow(
            uid=uid("attribution", 1), claim_id=1, hop=1, source_id=1, cue="said", linked_by="zoë", linked_at=NOON
        ),
        IdentityRow(
            uid=uid("identity", 1),
            kind="source",
            left_uid="a",
            right_uid="b",
            judgement="negative",
            judged_by="zoë",
            judged_at=NOON,
        ),
    ]


def _stories() -> list[Base]:
    return [
        StoryRow(id=1, uid=uid("story", "storm"), slug="storm", title="The storm"),
        StoryArticleRow(uid=uid("story article", 1), story_id=1, article_id=1),
        QuestionRow(id=1, uid=uid("question", 1), story_id=1, kind="figure", text="How many boats?", status="open"),
        AnswerRow(uid=uid("answer", 1), question_id=1, claim_id=1, judgement="positive", judged_at=NOON),
        AnswerRow(uid=uid("answer", 2), question_id=1, claim_id=2, judgement="unsure", judged_at=NOON),
        ComparisonRow(
            uid=uid("comparison", 1),
            question_id=1,
            left_id=1,
            right_id=2,
            outcome="conflict",
            reason="value",
            because="1,200 is not 3",
            inputs="",
        ),
        RulingRow(
            uid=uid("ruling", 1),
            question_id=1,
            left_id=1,
            right_id=2,
            outcome="compatible",
            because="counted twice",
            inputs="",
            ruled_by="zoë",
            ruled_at=NOON,
        ),
    ]


def _settle(store: Store) -> None:
    with store.changing("accept", by="zoë", at=NOON + timedelta(minutes=1)) as change:
        claim = change.session.get(ClaimRow, 2)
        assert claim is not None
        claim.note = "read twice"
        change.decide("accept", "claim", claim.uid, was="suggested")
    with store.changing("drop", by="zoë", at=NOON + timedelta(minutes=2)) as change:
        gone = change.session.get(ClaimRow, 3)
        assert gone is not None
        change.session.delete(gone)


@pytest.fixture
def fill() -> Callable[[Store], None]:
    """What puts the newsroom's records into an empty database, in six changes."""

    def into(store: Store) -> None:
        for step, rows in enumerate([_articles(), _claims(), _sources(), _stories()]):
            _add(store, step, *rows)
        _settle(store)

    return into


@pytest.fixture
def newsroom(sqlite_template: Path, fill: Callable[[Store], None], tmp_path: Path) -> Path:
    """The newsroom's bundle."""
    shutil.copy(sqlite_template, tmp_path / "newsroom.db")
    with open_store(str(tmp_path / "newsroom.db")) as store:
        fill(store)
        with store.reading() as session:
            bundle.write(session, tmp_path / "newsroom")
    return tmp_path / "newsroom"


@pytest.fixture
def reseal() -> Callable[[Path], None]:
    """What makes a bundle's seal fit its files again, as somebody would who forges one."""

    def fit(folder: Path) -> None:
        before = json.loads((folder / SEAL).read_bytes())
        files = {}
        for file in sorted(folder.rglob("*")):
            if file.is_file() and file.name != SEAL:
                data = file.read_bytes()
                rows = data.count(b"\n") if file.suffix == ".jsonl" else None
                files[file.relative_to(folder).as_posix()] = sealed(data, rows)
        (folder / SEAL).write_bytes(seal(files, before["schema"]))

    return fit
