"""Protecting a source as people meet it: exit codes, words, and refusals that repeat nothing."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from sayso.cli.main import app
from sayso.model.identity import LONGEST

WHO = "Ines Tarrow-Vey\nContact: +44 20 5550 0199\nmet twice\n"


def run(*words: str, given: str | bytes = "") -> Result:
    """Run ``sayso`` in this process."""
    return CliRunner().invoke(app, list(words), input=given)


@pytest.fixture(autouse=True)
def db(sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A database with two sources and a key beside it, found through the environment."""
    monkeypatch.setenv("SAYSO_DB", sqlite_url)
    monkeypatch.setenv("SAYSO_KEY_FILE", "key")
    monkeypatch.chdir(tmp_path)
    for words in (
        ["key", "new", "key"],
        ["key", "new", "other"],
        ["source", "add", "a port official", "--kind", "unnamed"],
        ["source", "add", "the union", "--kind", "institution"],
    ):
        assert 0 == run(*words).exit_code
    return sqlite_url


@pytest.fixture
def protected() -> str:
    """The first source, once it is protected."""
    done = run("source", "protect", "S1", given=WHO)
    assert 0 == done.exit_code, done.output
    return "S1"


def test_what_is_protected_says_so_and_no_more(protected: str) -> None:
    """The page and the list, for people and for programs."""
    page, lines = run("source", "show", protected).stdout, run("sources", "--protected", "--json").stdout
    found = json.loads(run("source", "show", protected, "--json").stdout)[0]

    assert "identity kept, sealed " in " ".join(page.split())
    assert ["S1"] == [line["source_id"] for line in json.loads(lines)]
    assert (True, 8, False) == (found["identity_kept"], len(found["key_id"]), "identity" in found)
    assert "protected" in run("sources").stdout
    assert "identity" not in run("source", "show", "S2").stdout


def test_revealing_shows_it_and_is_logged(protected: str) -> None:
    """Every field, and for programs too."""
    shown = run("source", "show", protected, "--reveal", "--because", "to ask again", "--as", "ann")
    told = json.loads(run("source", "show", protected, "--reveal", "--json").stdout)[0]["identity"]
    logged = json.loads(run("log", protected, "--json").stdout)

    assert all(words in shown.stdout for words in ("Ines Tarrow-Vey", "+44 20 5550 0199", "met twice"))
    assert {"name": "Ines Tarrow-Vey", "contact": "+44 20 5550 0199", "notes": "met twice"} == told
    assert ("S1 revealed", "to ask again") == (logged[1]["summary"], logged[1]["because"])


def test_the_key_may_be_in_the_environment(protected: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no file is named."""
    key = Path("key").read_text().splitlines()[-1]
    monkeypatch.delenv("SAYSO_KEY_FILE")
    monkeypatch.setenv("SAYSO_KEY", key)

    assert "Ines Tarrow-Vey" in run("source", "show", protected, "--reveal").stdout


@pytest.mark.parametrize(
    ("words", "given", "code", "said"),
    [
        (["source", "protect", "S1"], WHO, 5, "S1 is protected already; --edit changes"),
        (["source", "protect", "S9"], WHO, 4, "no such source"),
        (["source", "protect", "S2", "--key-file", "none"], WHO, 2, "none cannot be read"),
        (["source", "protect", "S2", "--key-file", "open"], WHO, 2, "chmod 600"),
        (["source", "protect", "S2", "--key-file", "wrong"], WHO, 2, "holds no key"),
        (["source", "protect", "S2"], "", 3, "no name"),
        (["source", "protect", "S2"], " \n\n", 3, "no name"),
        (["source", "protect", "S2"], "x\n" + "y" * LONGEST, 3, "are kept"),
        (["source", "protect", "S2"], "x" * LONGEST * 6, 3, "are kept"),
        (["source", "protect", "S2"], b"Tarrow-Vey \xff\xfe", 3, "not UTF-8"),
        (["source", "protect", "S2"], "Tarrow-Vey\x07", 3, "control characters"),
        (["source", "protect", "S2", "--public-name", "Ines Tarrow-Vey"], WHO, 3, "tells the name"),
        (["source", "protect", "S2", "--edit"], WHO, 4, "nothing is kept of S2"),
        (["source", "protect", "S1", "--edit", "--scrub"], WHO, 2, "--edit changes what is kept"),
        (["source", "protect", "S1", "--edit", "--key-file", "other"], WHO, 5, "was sealed with key"),
        (["source", "show", "S1", "--reveal", "--key-file", "other"], "", 5, "was sealed with key"),
        (["source", "show", "S2", "--reveal"], "", 4, "nothing is kept of S2"),
        (["source", "unprotect", "S1"], "", 3, "needs a reason"),
        (["source", "unprotect", "S2", "--because", "x"], "", 5, "not protected"),
        (["source", "scrub", "S2"], "", 4, "nothing is kept of S2"),
        (["source", "merge", "S1", "S2"], "", 5, "merged, one would tell"),
        (["key", "new", "key"], "", 5, "exists already"),
        (["key", "new", "no/key"], "", 6, "cannot be written"),
        (["key", "rotate", "key"], "", 5, "key that is in use"),
        (["key", "rotate", "none"], "", 2, "cannot be read"),
        (["key", "check", "--key-file", "other"], "", 1, ""),
    ],
)
def test_a_refusal_has_its_code_says_why_and_repeats_nothing(
    protected: str, words: list[str], given: str | bytes, code: int, said: str
) -> None:
    """In one line, and what is kept stays as it was."""
    Path("open").write_bytes(Path("key").read_bytes())
    Path("open").chmod(0o644)
    Path("wrong").write_text("hunter2\n")
    Path("wrong").chmod(0o600)
    done = run(*words, given=given)

    assert (code, said in done.stderr) == (done.exit_code, True), done.output
    assert code == 1 or len(done.stderr.splitlines()) == 1
    assert not any(secret in done.output for secret in ("Tarrow", "hunter2", "sayso-key-1"))
    assert "Ines Tarrow-Vey" in run("source", "show", protected, "--reveal").stdout


def test_editing_replaces_what_is_kept(protected: str) -> None:
    """Standard input gives all of it anew."""
    assert 0 == run("source", "protect", protected, "--edit", given="Ines T.\nContact: none\n").exit_code

    assert "protected name     Ines T." in run("source", "show", protected, "--reveal").stdout
    assert "met twice" not in run("source", "show", protected, "--reveal").stdout


def test_a_check_says_what_opens_and_what_is_lost(protected: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the key, with another, and without one."""
    right = run("key", "check")
    other = run("key", "check", "--key-file", "other")
    monkeypatch.delenv("SAYSO_KEY_FILE")
    none = run("key", "check")

    assert (0, True) == (right.exit_code, f"opens: {protected}" in right.stdout)
    assert (1, 1) == (other.exit_code, none.exit_code)
    assert all("shut: S1, sealed with key" in one.stdout for one in (other, none))
    assert all("by nobody; all else can be" in one.stdout for one in (other, none))


def test_a_source_that_is_called_by_its_name_is_pointed_out() -> None:
    """Protecting it hides nothing while lists go on telling it."""
    run("source", "add", "Ines Tarrow-Vey", "--kind", "person")
    done = run("source", "protect", "S3", given=WHO)
    scrubbed = run("source", "scrub", "S3", "--public-name", "a harbour master")

    assert "S3 is still called by the name that is sealed" in done.stderr
    assert "S3 is called 'a harbour master'; 1 log entry scrubbed\n" == scrubbed.stdout
    assert "exports, bundles and backups written before keep what they hold" in scrubbed.stderr
    assert "Tarrow" not in run("sources").stdout + run("log", "--json").stdout


def test_rotating_by_the_command(protected: str) -> None:
    """The former key opens nothing any more, and what to do with it is said."""
    done = run("key", "rotate", "other")

    assert (0, True) == (done.exit_code, done.stdout.startswith("1 identity sealed with key "))
    assert "backups written before" in done.stderr
    assert 5 == run("source", "show", protected, "--reveal").exit_code
    assert 0 == run("source", "show", protected, "--reveal", "--key-file", "other").exit_code
