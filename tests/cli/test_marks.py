"""What nobody has settled is marked for people, and the mark may be pasted back."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from sayso.cli.again import _details
from sayso.cli.main import app
from sayso.desk.again import Reread
from sayso.desk.rechaining import Rechained


@pytest.fixture(autouse=True)
def db(sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One article with a claim that a named person made."""
    monkeypatch.setenv("SAYSO_DB", sqlite_url)
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("Mill burns\n\nSome 40 trucks were lost, Managing Director Ines Tarrow said.\n", "utf-8")
    run("import", "a.txt", "--outlet", "Selby Ledger")


def run(*words: str) -> Result:
    """Run ``sayso``."""
    done = CliRunner().invoke(app, list(words))
    assert 0 == done.exit_code, done.output
    return done


def test_a_suggested_chain_is_marked_in_the_table_and_not_in_data() -> None:
    """Until an editor settles it, by the reference as it is shown."""
    assert "Ines Tarrow?" in run("claims").stdout
    assert "Tarrow?" not in run("claims", "--json").stdout + run("export", "claims").stdout
    run("link", "C1?", "--accept")
    assert "Tarrow?" not in run("claims").stdout


def test_one_is_counted_as_one() -> None:
    """A file of one claim."""
    assert "1 claim written to a.csv\n" == run("export", "claims", "--out", "a.csv").stderr


def test_a_chain_of_the_same_sources_is_not_shown_as_another() -> None:
    """Its names would read alike before and after."""
    said = Rechained(claim="C1", quote="40", before="Ledger < Tarrow", after="Ledger < Tarrow")
    one = Reread(article="A1", outlet="Ledger", headline="", rechained=(said,))
    assert ["the same, by other words"] == [detail[-1] for detail in _details(one)]
