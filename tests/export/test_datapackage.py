import json
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package, validate

from sayso.export.columns import columns_of
from sayso.export.csv import encode
from sayso.export.datapackage import JOURNAL, KEYS, REFERENCES, Exported, described, journal_of
from sayso.export.descriptions import DESCRIPTIONS, TITLES, WORDS
from sayso.export.layout import Layout
from sayso.export.tsv import encode as encode_tsv
from sayso.model.tables import TABLES, ClaimLine, PlaceLine


def _package(*files: Exported) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(described(files))
    return found


@pytest.mark.parametrize("table", TABLES)
def test_every_column_of_every_table_is_described(table: str) -> None:
    """No column without a meaning, and no meaning without a column."""
    names = [column.name for column in columns_of(TABLES[table])]

    assert names == list(DESCRIPTIONS[table])
    assert TITLES[table]


def test_keys_references_and_words_name_columns_that_exist() -> None:
    """What the schema says about columns holds for the columns there are."""
    named = {(table, column.name) for table, line in TABLES.items() for column in columns_of(line)}
    keys = set(KEYS.items())
    ends = {(table, field) for table, refs in REFERENCES.items() for field in refs}
    targets = {target for refs in REFERENCES.values() for target in refs.values()}

    assert set() == (keys | ends | targets | set(WORDS)) - named


def test_types_are_those_of_table_schema() -> None:
    """A claim's columns by type."""
    fields = _package(Exported("claims", "csv", "claims.csv"))["resources"][0]["schema"]["fields"]
    types = {field["name"]: field["type"] for field in fields}

    assert tuple(types[name] for name in ("claim_id", "low", "date_earliest", "version", "logged_at")) == (
        "string",
        "number",
        "date",
        "integer",
        "datetime",
    )


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_frictionless_finds_the_file_valid(newline: Any, lines: list[ClaimLine], tmp_path: Path) -> None:
    """The reference implementation reads the exported file by its description and has nothing to object to."""
    layout = Layout(newline=newline)
    (tmp_path / "claims.csv").write_bytes(b"".join(encode(lines, ClaimLine, layout)))
    (tmp_path / "datapackage.json").write_bytes(described([Exported("claims", "csv", "claims.csv", layout)]))

    report = validate(str(tmp_path / "datapackage.json"))

    assert report.flatten(["type", "note", "rowNumber", "fieldName"]) == []
    assert [task.stats["rows"] for task in report.tasks] == [3]


def test_frictionless_reads_the_values(lines: list[ClaimLine], tmp_path: Path) -> None:
    """Numbers, dates and times come back typed, empty cells as nothing."""
    (tmp_path / "claims.csv").write_bytes(b"".join(encode(lines, ClaimLine)))
    (tmp_path / "datapackage.json").write_bytes(described([Exported("claims", "csv", "claims.csv")]))

    rows = Package(str(tmp_path / "datapackage.json")).get_table_resource("claims.csv").read_rows()

    for line, row in zip(lines, rows, strict=True):
        assert (line.low, line.high, line.date_earliest, line.version) == (
            row["low"],
            row["high"],
            row["date_earliest"],
            row["version"],
        )
        assert line.logged_at.replace(microsecond=0) == row["logged_at"]


def test_a_wrong_cell_is_found(lines: list[ClaimLine], tmp_path: Path) -> None:
    """The description is strict enough to catch a status that does not exist."""
    written = b"".join(encode(lines, ClaimLine)).replace(b",accepted,", b",perhaps,")
    (tmp_path / "claims.csv").write_bytes(written)
    (tmp_path / "datapackage.json").write_bytes(described([Exported("claims", "csv", "claims.csv")]))

    report = validate(str(tmp_path / "datapackage.json"))

    assert report.flatten(["type", "fieldName"]) == [["constraint-error", "status"]]


def test_references_hold_within_one_package(lines: list[ClaimLine], tmp_path: Path) -> None:
    """With claims and places side by side, a claim's place must be among the places."""
    files = [Exported("claims", "tsv", "claims.tsv"), Exported("places", "tsv", "places.tsv")]
    (tmp_path / "claims.tsv").write_bytes(b"".join(encode_tsv(lines, ClaimLine)))
    (tmp_path / "places.tsv").write_bytes(b"".join(encode_tsv([], PlaceLine)))
    (tmp_path / "datapackage.json").write_bytes(described(files))

    report = validate(str(tmp_path / "datapackage.json"))

    assert report.flatten(["type", "rowNumber"]) == [["foreign-key", 4]]


def test_a_file_that_filters_cut_is_nothing_to_refer_to() -> None:
    """A list of some places cannot hold every claim's place."""
    package = _package(Exported("claims", "csv", "claims.csv"), Exported("places", "csv", "places.csv", whole=False))

    assert ["foreignKeys" in resource["schema"] for resource in package["resources"]] == [False, False]


def test_files_described_before_stay_described() -> None:
    """A second export into the folder replaces its own entry and leaves the others."""
    before = _package(Exported("claims", "csv", "claims.csv"), Exported("places", "csv", "places.csv"))
    before["title"] = "Ours"
    after = json.loads(described([Exported("claims", "csv", "claims.csv", Layout("\r\n"))], before))

    assert [resource["path"] for resource in after["resources"]] == ["claims.csv", "places.csv"]
    assert after["resources"][0]["dialect"]["lineTerminator"] == "\r\n"
    assert after["title"] == "Ours"


def test_the_journal_is_told_only_where_it_is_known() -> None:
    """An entry, none yet, and no journal at all."""
    files = [Exported("claims", "csv", f"{name}.csv", journal=name) for name in ("", "e1")]
    package = _package(*files, Exported("places", "csv", "places.csv"))

    assert {".csv": "", "e1.csv": "e1", "places.csv": None} == {
        one["path"]: one.get(JOURNAL) for one in package["resources"]
    }


@pytest.mark.parametrize(
    ("journals", "path", "entry"),
    [
        ({"claims.csv": "e1", "more.csv": "e2"}, "more.csv", "e2"),
        ({"claims.csv": ""}, "claims.csv", ""),
        ({"claims.csv": "e1"}, "edited.csv", "e1"),
        ({"claims.csv": "e1", "more.csv": "e1"}, "edited.csv", "e1"),
        ({"claims.csv": "e1", "more.csv": "e2"}, "edited.csv", None),
        ({"claims.csv": None}, "claims.csv", None),
        ({}, "claims.csv", None),
    ],
)
def test_a_file_finds_its_journal_entry(journals: dict[str, str | None], path: str, entry: str | None) -> None:
    """By its name, else as the only claims in the folder; between two nothing is guessed."""
    files = [Exported("claims", "csv", name, journal=journal) for name, journal in journals.items()]

    assert entry == journal_of(described(files), path)


@pytest.mark.parametrize("data", [b"not json", b"\xff", b"[]", b"{}", b'{"resources": {}}', b'{"resources": ["x"]}'])
def test_no_package_tells_no_journal_entry(data: bytes) -> None:
    """Somebody else's file of that name."""
    assert None is journal_of(data, "claims.csv")
