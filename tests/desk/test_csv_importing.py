import csv
import io
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import func, select

from sayso.desk.csv_importing import CsvImport, exported_at, import_csv
from sayso.desk.desk import Desk
from sayso.desk.exporting import Wanted, to_file, to_stdout
from sayso.model.errors import InputError
from sayso.model.tables import ClaimLine
from sayso.store.history import newest
from sayso.store.rows import DecisionRow, JournalRow
from sayso.store.undo import latest_undoable, take_back

Listed = Callable[[Desk], dict[str, ClaimLine]]


def _exported(desk: Desk) -> list[dict[str, str]]:
    data = b"".join(to_stdout(desk, Wanted(table="claims", format="csv")))
    return list(csv.DictReader(io.StringIO(data.decode(), newline="")))


def _saved(rows: list[dict[str, str]], delimiter: str = ",", newline: str = "\r\n") -> bytes:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(rows[0]), delimiter=delimiter, lineterminator=newline)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode("utf-8-sig")


def _edit(desk: Desk, kind: str, **cells: str) -> CsvImport:
    rows = _exported(desk)
    for row in rows:
        if row["kind"] == kind:
            row.update(cells)
    return import_csv(desk, "claims.csv", _saved(rows))


def _entries(desk: Desk) -> int | None:
    with desk.store.reading() as session:
        return session.scalar(select(func.count()).select_from(JournalRow))


def test_an_untouched_file_changes_nothing(stocked: Desk) -> None:
    """No edit, no entry, nothing refused, as saved by whatever spreadsheet."""
    before = _entries(stocked)
    rows = _exported(stocked)
    for delimiter in ",;\t":
        report = import_csv(stocked, "claims.csv", _saved(rows, delimiter))
        assert (report.applied, report.refused, report.unchanged, report.rows) == ([], [], 3, 3)
    assert before == _entries(stocked)


def test_editable_columns_are_taken(stocked: Desk, listed: Listed) -> None:
    """A figure's status, measure, ends, bound, unit, currency, per, modality, scope and note."""
    report = _edit(
        stocked,
        "figure",
        status="accepted",
        measure="boats sunk",
        low="1100",
        high="1300.50",
        bound="between",
        unit="boats",
        currency="usd",
        per="storm",
        polarity="negated",
        modality="denied",
        when_edtf="2031-04",
        where="Dandong",
        note="'=HYPERLINK(1)",
    )
    line = listed(stocked)["figure"]

    assert report.refused == []
    assert ("accepted", "boats sunk", Decimal(1100), Decimal("1300.50")) == (
        line.status,
        line.measure,
        line.low,
        line.high,
    )
    assert (line.bound, line.unit, line.currency, line.per) == ("between", "boats", "USD", "storm")
    assert (
        line.polarity,
        line.modality,
        line.when_edtf,
        line.where,
        line.note,
    ) == ("negated", "denied", "2031-04", "Dandong", "=HYPERLINK(1)")


def test_a_date_brings_its_interval(stocked: Desk, listed: Listed) -> None:
    """EDTF is read anew; the first and last day follow."""
    report = _edit(stocked, "date", date_edtf="2031-03")
    line = listed(stocked)["date"]

    assert [one.columns for one in report.applied] == [("date_edtf",)]
    assert (line.date_edtf, str(line.date_earliest), str(line.date_latest)) == ("2031-03", "2031-03-01", "2031-03-31")


def test_a_place_brings_its_country(stocked: Desk, listed: Listed) -> None:
    """A reference of the gazetteer is looked up, and none is allowed too."""
    _edit(stocked, "place", place_ref="geonames:1816670", place="Peking")
    line = listed(stocked)["place"]
    assert (line.place, line.place_ref, line.country) == ("Peking", "geonames:1816670", "CN")

    _edit(stocked, "place", place_ref="", country="", lat="", lon="")
    line = listed(stocked)["place"]
    assert (line.place, line.place_ref, line.country, line.lat) == ("Peking", "", "", None)


def test_all_edits_are_one_entry_that_can_be_undone(stocked: Desk, listed: Listed) -> None:
    """Three rows, one entry, a decision for each settled claim, one undo."""
    before, entries = listed(stocked), _entries(stocked)
    rows = _exported(stocked)
    for row in rows:
        row |= {"status": "rejected", "note": "no"}
    import_csv(stocked, "claims.csv", _saved(rows))
    assert (entries or 0) + 1 == _entries(stocked)
    with stocked.store.reading() as session:
        entry = session.scalars(select(JournalRow).order_by(JournalRow.id.desc())).first()
        settled = session.scalar(select(func.count()).where(DecisionRow.act == "rejected"))
        assert entry is not None
        assert (entry.action, entry.summary, settled) == ("csv-import", "edited 3 claims from claims.csv", 3)
    with stocked.changing("undo") as change:
        take_back(change, latest_undoable(change.session))

    assert before == listed(stocked)


@pytest.mark.parametrize(
    "asked",
    [
        ("figure", "quote", "another", "this column is not for editing"),
        ("figure", "outlet", "Another Post", "this column is not for editing"),
        ("figure", "logged_at", "2020-01-01T00:00:00Z", "this column is not for editing"),
        ("figure", "claim_id", "C999", "claim_uid names another claim"),
        ("figure", "claim_uid", "nobody", "there is no such claim; see `sayso claims`"),
        ("figure", "claim_uid", "", "there is no such claim; see `sayso claims`"),
        ("figure", "status", "maybe", "choose one of suggested, accepted, rejected, withdrawn"),
        ("figure", "status", "", "choose one of suggested, accepted, rejected, withdrawn"),
        ("figure", "low", "twelve", "not a number: write it plainly, such as 93300 or 3.30"),
        ("figure", "low", "1,300", "not a number: write it plainly, such as 93300 or 3.30"),
        ("figure", "low", "9999", "ends out of order: 9999 > 1200: low and high go together"),
        ("figure", "high", "5", "ends out of order: 1200 > 5: low and high go together"),
        ("figure", "bound", "", "an amount needs one of exact"),
        ("figure", "bound", "roughly", "choose one of exact"),
        ("figure", "currency", "dollars", "not an ISO 4217 code, such as USD"),
        ("figure", "date_edtf", "2031", "a figure claim has no date_edtf"),
        ("figure", "when_edtf", "last year", "not a date: write it as EDTF"),
        ("date", "date_edtf", "2031-13", "not a date: write it as EDTF"),
        ("date", "date_edtf", "", "not a date: write it as EDTF"),
        ("date", "date_earliest", "2030-01-01", "it follows from date_edtf: edit that"),
        ("date", "low", "12", "a date claim has no low"),
        ("place", "place_ref", "geonames:0", "the gazetteer has no such reference"),
        ("place", "place", "", "a place claim needs the place's name"),
        ("place", "country", "FR", "it follows from place_ref: edit that"),
    ],
)
def test_what_cannot_be_taken_is_refused(
    sqlite_stocked: Desk, listed: Listed, asked: tuple[str, str, str, str]
) -> None:
    """The row is left alone, and the refusal names line, column, value and reason."""
    kind, column, value, reason = asked
    before = listed(sqlite_stocked)
    at = 2 + [row["kind"] for row in _exported(sqlite_stocked)].index(kind)
    cells = {"claim_id": "C999"} if (column, value) == ("claim_uid", "") else {}
    report = _edit(sqlite_stocked, kind, **{"note": "changed too", column: value}, **cells)

    assert [(at, column if value or column != "claim_uid" else "claim_id")] == [
        (one.line, one.column) for one in report.refused
    ]
    assert reason == report.refused[0].reason[: len(reason)]
    assert before == listed(sqlite_stocked)


def test_refused_rows_do_not_hold_up_the_others(sqlite_stocked: Desk, listed: Listed) -> None:
    """One bad row among three: the other two are applied."""
    rows = _exported(sqlite_stocked)
    for row in rows:
        row["note"] = "seen"
        if row["kind"] == "date":
            row["quote"] = "another day"
    report = import_csv(sqlite_stocked, "claims.csv", _saved(rows))

    assert (len(report.applied), len(report.refused)) == (2, 1)
    assert {kind: line.note for kind, line in listed(sqlite_stocked).items()} == {
        "figure": "seen",
        "date": "",
        "place": "seen",
    }


def test_a_dry_run_changes_nothing(sqlite_stocked: Desk, listed: Listed) -> None:
    """It says what would happen."""
    before = listed(sqlite_stocked)
    rows = [row | {"note": "seen"} for row in _exported(sqlite_stocked)]
    report = import_csv(sqlite_stocked, "claims.csv", _saved(rows), dry_run=True)

    assert len(report.applied) == 3
    assert before == listed(sqlite_stocked)


def test_a_few_columns_in_any_order_are_enough(sqlite_stocked: Desk, listed: Listed) -> None:
    """Only the reference and what is edited; a column of the editor's own is passed over and named."""
    claim = listed(sqlite_stocked)["figure"].claim_id
    report = import_csv(sqlite_stocked, "c.csv", f"note,checked by,claim_id\nseen,me,{claim.lower()}\n".encode())

    assert (report.passed_over, len(report.applied)) == (("checked by",), 1)
    assert listed(sqlite_stocked)["figure"].note == "seen"


def test_a_decimal_comma_is_read_between_semicolons(sqlite_stocked: Desk, listed: Listed) -> None:
    """'1200,5' in a file whose cells part at semicolons."""
    claim = listed(sqlite_stocked)["figure"].claim_id
    import_csv(sqlite_stocked, "c.csv", f"claim_id;low;high\n{claim};1200,5;1200,5\n".encode())

    assert Decimal("1200.5") == listed(sqlite_stocked)["figure"].low


def test_one_claim_on_two_rows_is_refused_the_second_time(sqlite_stocked: Desk, listed: Listed) -> None:
    """Two rows cannot both be right."""
    claim = listed(sqlite_stocked)["figure"].claim_id
    report = import_csv(sqlite_stocked, "c.csv", f"claim_id,note\n{claim},one\n{claim},two\n".encode())

    assert [(one.line, one.reason) for one in report.refused] == [(3, "line 2 is about the same claim")]
    assert listed(sqlite_stocked)["figure"].note == "one"


def test_a_cell_too_many_is_refused(sqlite_stocked: Desk, listed: Listed) -> None:
    """An unquoted comma shifts cells; nothing of such a row is taken."""
    claim = listed(sqlite_stocked)["figure"].claim_id
    report = import_csv(sqlite_stocked, "c.csv", f"claim_id,note\n{claim},seen, twice\n".encode())

    assert [one.value for one in report.refused] == [" twice"]


def test_the_same_word_in_capitals_is_no_edit(sqlite_stocked: Desk) -> None:
    """'Suggested' is what is stored."""
    report = _edit(sqlite_stocked, "figure", status="Suggested")

    assert (report.applied, report.refused, report.unchanged) == ([], [], 3)


def test_what_a_spreadsheet_reformats_is_no_edit(sqlite_stocked: Desk) -> None:
    """Local dates and numbers without their grouping in columns that nobody touched."""
    report = _edit(
        sqlite_stocked,
        "date",
        date_edtf="4/8/2031",
        date_earliest="08.04.2031",
        date_latest="4/8/31",
        published="9-Apr-31",
    )

    assert (report.applied, report.refused, report.unchanged) == ([], [], 3)


def test_a_file_of_something_else_is_refused(sqlite_stocked: Desk) -> None:
    """No claim column at all."""
    with pytest.raises(InputError, match=r"c\.csv has no column claim_uid or claim_id; export the claims"):
        import_csv(sqlite_stocked, "c.csv", b"name,country\nx,y\n")


def _newest(desk: Desk) -> str:
    with desk.store.reading() as session:
        return newest(session)


def test_what_others_changed_since_the_export_is_refused(stocked: Desk, listed: Listed) -> None:
    """A colleague's note and status stay; another row of the same file is applied."""
    rows, since = _exported(stocked), _newest(stocked)
    _edit(stocked, "date", note="checked", status="accepted")
    with stocked.store.reading() as session:
        entry = session.scalar(select(func.max(JournalRow.id)))
    for row in rows:
        row["measure"] = "boats sunk" if row["kind"] == "figure" else row["measure"]
    report = import_csv(stocked, "claims.csv", _saved(rows), since=since)

    line, reason = listed(stocked)["date"], f"changed by ed in J{entry} since this file was exported"
    at = 2 + [row["kind"] for row in rows].index("date")
    assert [
        (at, line.claim_id, column, value, reason) for column, value in (("note", ""), ("status", "suggested"))
    ] == (sorted((one.line, one.claim, one.column, one.value, one.reason) for one in report.refused))
    assert (line.note, line.status, listed(stocked)["figure"].measure) == ("checked", "accepted", "boats sunk")
    assert (len(report.applied), report.unchanged) == (1, 1)


def test_a_claim_changed_since_to_what_the_file_says_is_no_conflict(sqlite_stocked: Desk) -> None:
    """Both wrote the same: nothing to apply, nothing to refuse."""
    rows, since = _exported(sqlite_stocked), _newest(sqlite_stocked)
    _edit(sqlite_stocked, "date", note="checked")
    edited = [row | {"note": "checked"} if row["kind"] == "date" else row for row in rows]
    report = import_csv(sqlite_stocked, "claims.csv", _saved(edited), since=since)

    assert (report.applied, report.refused, report.unchanged) == ([], [], 3)


@pytest.mark.parametrize(("since", "refused"), [("", 1), (None, 0), ("another journal's", 0)])
def test_what_the_journal_cannot_tell_is_applied(
    sqlite_stocked: Desk, listed: Listed, since: str | None, refused: int
) -> None:
    """Since the beginning every claim was changed; without a known entry none is taken for it."""
    _edit(sqlite_stocked, "date", note="checked")
    claim = listed(sqlite_stocked)["date"].claim_id
    report = import_csv(sqlite_stocked, "c.csv", f"claim_id,modality\n{claim},denied\n".encode(), since=since)

    assert (refused, 1 - refused) == (len(report.refused), len(report.applied))


def test_an_exported_file_knows_its_journal_entry(stocked: Desk, tmp_path: Path) -> None:
    """From the data package beside it, also under another name; elsewhere nothing is known."""
    (tmp_path / "elsewhere").mkdir()
    to_file(stocked, Wanted(table="claims", format="csv"), tmp_path / "claims.csv")

    assert [_newest(stocked), _newest(stocked), None] == [
        exported_at(tmp_path / name) for name in ("claims.csv", "edited.csv", "elsewhere/claims.csv")
    ]
    assert _newest(stocked)


def test_an_empty_journal_is_told_as_such(desk: Desk, tmp_path: Path) -> None:
    """Exported before the first entry."""
    to_file(desk, Wanted(table="claims", format="csv"), tmp_path / "claims.csv")

    assert exported_at(tmp_path / "claims.csv") == ""
