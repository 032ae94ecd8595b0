"""``export``, ``csv-import``, ``bundle`` and ``roundtrip`` as a person types them."""

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from sayso.cli.main import app

TEXT = "Harbour swept clean\n\nA total of 1,200 boats were lost in Dandong on April 8, 2031, officials said.\n"


def run(*arguments: str, given: str | bytes = "") -> Result:
    """Run ``sayso``."""
    return CliRunner().invoke(app, list(arguments), input=given)


@pytest.fixture(scope="module")
def stocked(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder to be copied: an article, and a database that has it."""
    folder = tmp_path_factory.mktemp("stocked")
    shutil.copy(sqlite_template, folder / "sayso.db")
    (folder / "storm.txt").write_text(TEXT, "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SAYSO_DB", str(folder / "sayso.db"))
        patch.chdir(folder)
        imported = run("import", "storm.txt", "--outlet", "Quillmouth Post", "--published", "2031-04-09")
    assert imported.exit_code == 0, imported.output
    return folder


@pytest.fixture
def db(stocked: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A database with one article, which every command finds through the environment."""
    shutil.copytree(stocked, tmp_path, dirs_exist_ok=True)
    monkeypatch.setenv("SAYSO_DB", str(tmp_path / "sayso.db"))
    monkeypatch.chdir(tmp_path)
    return str(tmp_path / "sayso.db")


@pytest.mark.usefixtures("db")
def test_csv_is_the_default_on_standard_output() -> None:
    """Data alone on stdout: a header and three claims."""
    done = run("export", "claims")

    assert (0, 4, "") == (done.exit_code, done.stdout.count("\n"), done.stderr)
    assert "claim_id,claim_uid,kind" == done.stdout[:23]


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize("name", ["csv", "tsv", "jsonl", "json", "parquet", "xlsx"])
def test_a_file_is_written_as_its_name_ends(tmp_path: Path, name: str) -> None:
    """Without --format; stdout stays silent, stderr says what was written."""
    done = run("export", "claims", "--out", f"out.{name}")

    assert (0, "", f"3 claims written to out.{name}\n") == (done.exit_code, done.stdout, done.stderr)
    assert (tmp_path / "datapackage.json").is_file()
    assert (tmp_path / f"out.{name}").stat().st_size


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize(
    ("arguments", "lines"),
    [
        (["--kind", "date"], 1),
        (["--status", "accepted"], 0),
        (["--status", "suggested", "--status", "accepted"], 3),
        (["--outlet", "Quillmouth Post", "--from", "2031", "--to", "2031-04"], 3),
        (["--from", "2031-05"], 0),
        (["--min", "1000", "--max", "1300"], 1),
        (["--min", "1300"], 0),
        (["--text", "dandong", "--sort", "-quote"], 3),
    ],
)
def test_filters_narrow_the_lines(arguments: list[str], lines: int) -> None:
    """The filters of ``sayso claims``."""
    done = run("export", "claims", "--format", "jsonl", *arguments)

    assert (0, lines) == (done.exit_code, done.stdout.count("\n"))


@pytest.mark.usefixtures("db")
def test_crlf_and_mark_are_options() -> None:
    """For programs that want them."""
    done = run("export", "claims", "--crlf", "--bom")

    assert b"\xef\xbb\xbfclaim_id" == done.stdout_bytes[:11]
    assert 4 == done.stdout_bytes.count(b"\r\n")


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["export", "rumours"], 2, "there is no table 'rumours'"),
        (["export", "claims", "--format", "doc"], 2, "there is no format 'doc'"),
        (["export", "all"], 2, "all tables do not fit one stream"),
        (["export", "places", "--kind", "date"], 2, "places cannot be narrowed by kind"),
        (["export", "claims", "--story", "none"], 4, "none"),
        (["export", "claims", "--min", "many"], 2, "'many' is not a number"),
        (["export", "claims", "--from", "then"], 2, "'then' is not a date"),
        (["export", "claims", "--out", "nowhere/x.csv"], 6, "nowhere/x.csv cannot be written"),
        (["bundle", "read", "nowhere"], 3, "nowhere is not a bundle"),
        (["bundle", "write", "storm.txt"], 3, "storm.txt is a file, and a bundle is a folder"),
        (["bundle", "write", "."], 3, "not empty and not a bundle"),
        (["csv-import", "nowhere.csv"], 3, "nowhere.csv cannot be read"),
        (["csv-import", "storm.txt"], 3, "storm.txt has no column claim_uid or claim_id"),
        (["roundtrip", "nowhere"], 1, "nowhere: no such file or folder"),
    ],
)
def test_refusals_are_one_line_with_their_exit_code(arguments: list[str], code: int, said: str) -> None:
    """What, where, next step; no traceback, nothing on stdout that is no data."""
    done = run(*arguments)

    assert code == done.exit_code
    assert said in " ".join(done.stderr.replace("│", " ").split())
    assert "Traceback" not in done.output


@pytest.mark.usefixtures("db")
def test_a_bundle_goes_out_and_comes_in(tmp_path: Path) -> None:
    """Write, read into another database, write again: the same files."""
    assert 0 == run("bundle", "write", "one").exit_code
    done = run("bundle", "read", "one", "--db", "other.db", "--json")
    assert (0, 3) == (done.exit_code, json.loads(done.stdout)["added"]["claims"])
    assert 0 == run("bundle", "write", "two", "--db", "other.db").exit_code

    files = {file.relative_to(tmp_path / "one"): file for file in (tmp_path / "one").rglob("*") if file.is_file()}
    assert [] == [name for name, file in files.items() if file.read_bytes() != (tmp_path / "two" / name).read_bytes()]
    again = run("bundle", "read", "one", "--db", "other.db")
    assert "0 articles and 0 claims read from one; " in again.stderr


@pytest.mark.usefixtures("db")
def test_a_damaged_bundle_exits_with_3(tmp_path: Path) -> None:
    """One flipped byte."""
    run("bundle", "write", "one")
    file = tmp_path / "one" / "outlets.jsonl"
    file.write_bytes(file.read_bytes().replace(b"Quillmouth", b"Quillmouch"))
    done = run("bundle", "read", "one", "--db", "other.db")

    assert (3, True) == (done.exit_code, "outlets.jsonl is not the file that bundle.json vouches for" in done.stderr)


@pytest.mark.usefixtures("db")
def test_a_contradicting_bundle_exits_with_5(tmp_path: Path) -> None:
    """The same claim was edited on both sides."""
    run("bundle", "write", "one")
    claims = tmp_path / "edit.csv"
    claims.write_text("claim_id,note\nC1,ours\n", "utf-8")
    assert 0 == run("csv-import", "edit.csv").exit_code
    done = run("bundle", "read", "one")

    assert 5 == done.exit_code
    assert "contradicts what is stored: C1 (note)" in done.stderr


@pytest.mark.usefixtures("db")
def test_an_edited_file_comes_back(tmp_path: Path) -> None:
    """Nothing to change; then an edit; then one that cannot be taken."""
    run("export", "claims", "--out", "claims.csv")
    assert "nothing to change, 3 rows as they were\n" == run("csv-import", "claims.csv").stdout
    file = tmp_path / "claims.csv"
    file.write_bytes(file.read_bytes().replace(b",suggested,", b",accepted,"))
    tried = run("csv-import", "--dry-run", "claims.csv")
    assert (0, "3 claims would be changed, 0 rows as they were") == (tried.exit_code, tried.stdout.splitlines()[-1])
    done = run("csv-import", "claims.csv", "--because", "read them all")
    assert (0, "3 claims changed, 0 rows as they were") == (done.exit_code, done.stdout.splitlines()[-1])

    file.write_bytes(file.read_bytes().replace(b",accepted,", b",perhaps,", 1))
    refused = run("csv-import", "claims.csv", "--json")
    assert 1 == refused.exit_code
    assert [(2, "status", "perhaps")] == [
        (one["line"], one["column"], one["value"]) for one in json.loads(refused.stdout)["refused"]
    ]
    assert "claims.csv line 2, C1, status 'perhaps': choose one of suggested" in refused.stderr


@pytest.mark.usefixtures("db")
def test_a_colleagues_work_is_reverted_only_by_force(tmp_path: Path) -> None:
    """A claim changed since the export is refused with who and where, exit code 1; --force takes the row."""
    run("export", "claims", "--out", "claims.csv")
    assert 0 == run("claim", "edit", "C2", "--note", "seen", "--as", "ana").exit_code
    assert 0 == run("claim", "accept", "C2", "--as", "ana").exit_code
    edited = (tmp_path / "claims.csv").read_bytes().replace(b",suggested,", b",rejected,", 1)
    (tmp_path / "edited.csv").write_bytes(edited)
    done = run("csv-import", "edited.csv")

    assert (1, "C1: status\n1 claim changed, 1 row refused, 1 row as it was\n") == (done.exit_code, done.stdout)
    assert "edited.csv line 3, C2, status 'suggested': changed by ana in J3 since this file was exp" in done.stderr
    assert "edited.csv line 3, C2, note '': changed by ana in J3 since this file was exported" in done.stderr
    forced = run("csv-import", "edited.csv", "--force")
    assert (0, "C2: status, note") == (forced.exit_code, forced.stdout.splitlines()[0])


@pytest.mark.usefixtures("db")
def test_an_edited_file_may_come_through_a_pipe() -> None:
    """A dash is standard input."""
    assert "C1: note" in run("csv-import", "-", given="claim_id,note\nC1,seen\n").stdout


def test_a_round_trip_says_what_it_proved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One line on stdout; no database of the user's is opened."""
    monkeypatch.setenv("SAYSO_DB", str(tmp_path / "never.db"))
    (tmp_path / "storm.txt").write_text(TEXT, "utf-8")
    done = run("roundtrip", str(tmp_path / "storm.txt"), "--outlet", "Quillmouth Post", "--published", "2031-04-09")

    assert (0, "round trip: 1 article, 3 claims, 1 file identical\n") == (done.exit_code, done.stdout)
    assert not (tmp_path / "never.db").exists()


def test_a_round_trip_with_a_refused_file_needs_attention(tmp_path: Path) -> None:
    """What could not be imported is named, exit code 1."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "storm.txt").write_text(TEXT, "utf-8")
    (tmp_path / "in" / "empty.txt").write_bytes(b"")
    done = run("roundtrip", str(tmp_path / "in"), "--outlet", "Quillmouth Post", "--json")

    assert 1 == done.exit_code
    assert "refused: " in done.stderr
    assert [] == json.loads(done.stdout)["differences"]
