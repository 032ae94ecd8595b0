import errno
import json
import os
import stat
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from frictionless import validate

from sayso.desk.desk import Desk
from sayso.desk.exporting import FORMATS, Wanted, to_file, to_stdout
from sayso.desk.linking import link_claims
from sayso.desk.logging import settle_claims
from sayso.desk.profiles import profile_named
from sayso.desk.protecting import protect
from sayso.desk.registry import add_source
from sayso.export.layout import Layout
from sayso.model.claim import Status
from sayso.model.errors import ConfigError, InputError, NotFoundError, StorageError
from sayso.model.identity import Identity
from sayso.model.tables import TABLES, ClaimFilter
from sayso.vault.key import new_key

CLAIMS = Wanted(table="claims", format="csv")


def test_every_table_goes_into_one_package(stocked: Desk, tmp_path: Path) -> None:
    """All tables in a folder, described together, and every reference between them holds."""
    counts = to_file(stocked, Wanted(table="all", format="csv"), tmp_path / "out")

    report = validate(str(tmp_path / "out" / "datapackage.json"))
    assert report.flatten(["type", "note"]) == []
    assert {*TABLES} == set(counts)
    assert {f"{table}.csv" for table in TABLES} | {"datapackage.json"} == {
        file.name for file in (tmp_path / "out").iterdir()
    }
    assert counts["claims"] == 3


@pytest.mark.parametrize("name", FORMATS)
def test_two_exports_are_the_same_bytes(stocked: Desk, tmp_path: Path, name: str) -> None:
    """Standard output, a file, and the file again."""
    wanted = Wanted(table="claims", format=name)
    shown = b"".join(to_stdout(stocked, wanted))
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        to_file(stocked, wanted, tmp_path / folder / f"claims.{name}")

    assert [shown, shown] == [(tmp_path / folder / f"claims.{name}").read_bytes() for folder in ("one", "two")]
    assert (tmp_path / "one" / "datapackage.json").read_bytes() == (tmp_path / "two" / "datapackage.json").read_bytes()


def test_filters_narrow_the_claims(stocked: Desk) -> None:
    """Only what was asked for, with the header all the same."""
    only = ClaimFilter(kind="date")

    assert b"".join(to_stdout(stocked, Wanted(table="claims", format="csv", only=only))).count(b"\n") == 2


def test_a_second_export_keeps_what_is_described(stocked: Desk, tmp_path: Path) -> None:
    """Two tables exported one after the other into one folder are both in the package."""
    to_file(stocked, CLAIMS, tmp_path / "claims.csv")
    to_file(stocked, Wanted(table="places", format="tsv", layout=Layout("\r\n")), tmp_path / "places.tsv")

    package = json.loads((tmp_path / "datapackage.json").read_bytes())
    assert [resource["path"] for resource in package["resources"]] == ["claims.csv", "places.tsv"]


@pytest.mark.parametrize("data", [b"not json", b"[]", b'{"resources": ["x"]}'])
def test_a_datapackage_that_is_none_stops_the_export(stocked: Desk, tmp_path: Path, data: bytes) -> None:
    """Somebody else's file of that name is not overwritten, and nothing is written beside it."""
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "datapackage.json").write_bytes(data)

    with pytest.raises(InputError, match="is there and is no data package; export into another folder"):
        to_file(stocked, CLAIMS, tmp_path / "out" / "claims.csv")
    assert [file.name for file in (tmp_path / "out").iterdir()] == ["datapackage.json"]


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (Wanted(table="rumours", format="csv"), "there is no table 'rumours'; choose one of claims"),
        (Wanted(table="claims", format="doc"), "there is no format 'doc'; choose one of csv"),
        (
            Wanted(table="places", format="csv", only=ClaimFilter(kind="date")),
            "places cannot be narrowed by kind; export them whole",
        ),
        (
            Wanted(table="articles", format="csv", only=ClaimFilter(text="x")),
            "articles cannot be narrowed by text; they can be by outlet and story",
        ),
        (Wanted(table="all", format="csv"), "all tables do not fit one stream; name a folder with --out"),
    ],
)
def test_what_cannot_be_exported_is_refused(desk: Desk, wanted: Wanted, said: str) -> None:
    """A table, format or filter there is not."""
    with pytest.raises(ConfigError, match=said):
        list(to_stdout(desk, wanted))


def test_a_filter_that_names_nothing_is_refused(stocked: Desk, tmp_path: Path) -> None:
    """An unknown story leaves no half-written file."""
    wanted = Wanted(table="articles", format="csv", only=ClaimFilter(story="no-such"))

    with pytest.raises(NotFoundError):
        to_file(stocked, wanted, tmp_path / "out.csv")
    assert not (tmp_path / "out.csv").exists()


def test_a_folder_is_not_overwritten(stocked: Desk, tmp_path: Path) -> None:
    """A table goes to a file."""
    (tmp_path / "out").mkdir()

    with pytest.raises(InputError, match="out is a folder; name a file in it"):
        to_file(stocked, CLAIMS, tmp_path / "out")


def test_a_file_cannot_hold_all_tables(stocked: Desk, tmp_path: Path) -> None:
    """All tables go to a folder."""
    (tmp_path / "out").write_bytes(b"mine")

    with pytest.raises(InputError, match="out is a file; all tables go to a folder"):
        to_file(stocked, Wanted(table="all", format="csv"), tmp_path / "out")
    assert (tmp_path / "out").read_bytes() == b"mine"


def test_a_missing_folder_is_named(stocked: Desk, tmp_path: Path) -> None:
    """The disk's refusal in one line."""
    with pytest.raises(StorageError, match=r"claims\.csv cannot be written: No such file or directory"):
        to_file(stocked, CLAIMS, tmp_path / "nowhere" / "claims.csv")


def test_a_full_disk_leaves_the_older_file(stocked: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No space half-way: the older export stays whole, with no debris beside it."""
    to_file(stocked, CLAIMS, tmp_path / "out.csv")
    before = {file.name: file.read_bytes() for file in tmp_path.iterdir() if file.is_file()}

    def full(_number: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StorageError, match="No space left on device; nothing was changed"):
        to_file(stocked, Wanted(table="claims", format="csv", only=ClaimFilter(kind="date")), tmp_path / "out.csv")

    after = {file.name: file.read_bytes() for file in tmp_path.iterdir() if file.is_file()}
    assert {name: before[name] for name in ("out.csv", "datapackage.json")} == {
        name: after[name] for name in ("out.csv", "datapackage.json")
    }
    assert [name for name in after if name.endswith(".new")] == []


def test_a_link_and_its_permissions_stay(stocked: Desk, tmp_path: Path) -> None:
    """What a link points to is replaced, with the permissions it had."""
    (tmp_path / "real.csv").write_bytes(b"old")
    (tmp_path / "real.csv").chmod(0o640)
    (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")
    to_file(stocked, CLAIMS, tmp_path / "link.csv")

    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_bytes()[:9] == b"claim_id,"
    assert stat.S_IMODE((tmp_path / "real.csv").stat().st_mode) == 0o640


def test_a_pipe_gets_the_bytes_and_nothing_beside_it(sqlite_stocked: Desk, tmp_path: Path) -> None:
    """A named pipe is written to as it is; no data package lies beside a device."""
    os.mkfifo(tmp_path / "pipe")
    with ThreadPoolExecutor(1) as others:
        read = others.submit((tmp_path / "pipe").read_bytes)
        to_file(sqlite_stocked, CLAIMS, tmp_path / "pipe")

        assert read.result(timeout=20) == b"".join(to_stdout(sqlite_stocked, CLAIMS))
    assert not (tmp_path / "datapackage.json").exists()


def test_a_reader_that_breaks_off_leaves_nothing(stocked: Desk, tmp_path: Path, monkeypatch: Any) -> None:
    """Whatever fails while lines come, the file does not appear."""

    def broken(*_: object) -> Any:
        yield b"claim_id"
        raise KeyboardInterrupt

    monkeypatch.setattr("sayso.export.csv.encode", broken)
    with pytest.raises(KeyboardInterrupt):
        to_file(stocked, CLAIMS, tmp_path / "claims.csv")
    assert not [file.name for file in tmp_path.iterdir() if "claims" in file.name]


def test_a_profile_lets_out_its_columns_and_the_package_says_so(newsroom: Desk, tmp_path: Path) -> None:
    """Files, descriptions, keys and references follow the profile; the reference reader finds all of it valid."""
    add_source(newsroom, "Ines Tarrow", "person", description="a port official")
    link_claims(newsroom, ["C1"], "S1")
    settle_claims(newsroom, ["C1"], Status.ACCEPTED)
    protect(newsroom, "S1", Identity(name="I. Tarrow-Vey"), new_key())
    for name in ("public", "desk"):
        wanted = Wanted(table="all", format="csv", profile=profile_named(name))
        counts = to_file(newsroom, wanted, tmp_path / name)
        package = json.loads((tmp_path / name / "datapackage.json").read_bytes())
        listed = {one["path"]: [field["name"] for field in one["schema"]["fields"]] for one in package["resources"]}
        report = validate(str(tmp_path / name / "datapackage.json"))

        assert report.flatten(["type", "note"]) == []
        assert {f"{table}.csv": list(names) for table, names in profile_named(name).columns.items()} == listed
        assert (counts["claims"] == 1) == (name == "public")
    public = (tmp_path / "public" / "claims.csv").read_text("utf-8")

    assert ("Tarrow" in public, "Quillmouth Post < a port official" in public) == (False, True)
    assert "Ines Tarrow" in (tmp_path / "desk" / "sources.csv").read_text("utf-8")


def test_what_is_about_a_claim_stays_with_it(newsroom: Desk) -> None:
    """Who said a claim that is not accepted, and how it compares, leave under the public profile as little as it."""

    def lines(table: str) -> int:
        wanted = Wanted(table=table, format="csv", profile=profile_named("public"))
        return b"".join(to_stdout(newsroom, wanted)).count(b"\n") - 1

    add_source(newsroom, "Ines Tarrow", "person")
    link_claims(newsroom, ["C1", "C2"], "S1")
    before = lines("attributions")
    settle_claims(newsroom, ["C1"], Status.ACCEPTED)
    settle_claims(newsroom, ["C2"], Status.REJECTED)

    assert (0, 1) == (before, lines("attributions"))
    assert 0 == lines("comparisons")


def test_what_a_profile_does_not_list_is_refused_at_once(stocked: Desk, tmp_path: Path) -> None:
    """A table, a profile and a file of profiles that are not there."""
    (tmp_path / "ours.toml").write_text("[partner.columns]\nclaims = ['quote']\n")
    partner = profile_named("partner", str(tmp_path / "ours.toml"))
    (tmp_path / "taken.toml").write_text("[public.columns]\nclaims = ['note']\n")

    assert b"quote\n" == b"".join(to_stdout(stocked, replace(CLAIMS, profile=partner)))[:6]
    with pytest.raises(ConfigError, match="lets no sources out"):
        to_stdout(stocked, Wanted(table="sources", format="csv", profile=partner)).__next__()
    with pytest.raises(ConfigError, match="choose one of public, desk, partner"):
        profile_named("partners", str(tmp_path / "ours.toml"))
    with pytest.raises(ConfigError, match=r"none.toml cannot be read"):
        profile_named("public", str(tmp_path / "none.toml"))
    with pytest.raises(ConfigError, match="public is one of sayso's own"):
        profile_named("public", str(tmp_path / "taken.toml"))
