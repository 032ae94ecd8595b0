"""Filters of ``sayso claims`` are kept, used, listed and deleted."""

import json
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner, Result

from sayso.cli.claims import app as claims
from sayso.cli.filters import DENIED, FLAGS, _options
from sayso.cli.main import app

TEXT = (
    "Storm sinks boats\n\nSome 1,200 fishing boats were lost in Dandong on April 8, 2031, Ines Tarrow said. "
    "About 40 people were hurt. Nearly 300 houses lost their roofs.\n"
)


def run(*words: str) -> Result:
    """Run ``sayso`` in this process."""
    return CliRunner().invoke(app, list(words))


def quotes(*words: str) -> list[str]:
    """What the listed claims quote."""
    done = run("claims", *words, "--json")
    assert 0 == done.exit_code, done.output
    return [one["quote"] for one in json.loads(done.stdout)]


@pytest.fixture(autouse=True)
def _stocked(sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An article with figures, a date and a place."""
    monkeypatch.setenv("SAYSO_DB", sqlite_url)
    monkeypatch.chdir(tmp_path)
    Path("storm.txt").write_text(TEXT, "utf-8")
    assert 0 == run("import", "storm.txt", "--outlet", "Quillmouth Post", "--story", "storm").exit_code


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The user's settings file."""
    return tmp_path / "config" / "sayso" / "config.toml"


def test_a_filter_is_kept_and_used(own: Path) -> None:
    """As @NAME and as --filter NAME; the list is shown when it is saved, too."""
    options = ["--kind", "figure", "--min", "100", "--status", "suggested", "--status", "accepted", "--sort=-low"]
    saved = run("claims", *options, "--unlinked", "--save", "large")

    assert 0 == saved.exit_code, saved.output
    assert "1,200" in saved.stdout
    assert f"saved as large in {own}: list it with `sayso claims @large`\n" == saved.stderr
    assert ["Some 1,200", "Nearly 300"] == quotes("@large") == quotes("--filter", "large") == quotes("--filter=large")


def test_what_is_said_beside_it_counts_more(own: Path) -> None:
    """One option in place of the filter's own; the others stay."""
    run("claims", "--kind", "figure", "--min", "100", "--status", "accepted", "--save", "large")

    assert [] == quotes("@large")
    assert {"Some 1,200", "Nearly 300"} == set(quotes("@large", "--status", "suggested"))
    assert ["About 40"] == quotes("@large", "--status=suggested", "--min", "1", "--max=50")
    assert own.exists()


def test_filters_are_joined_and_saved_anew() -> None:
    """Of two, and of one with more."""
    run("claims", "--kind", "figure", "--save", "figures")
    run("claims", "--text", "boats", "--save", "boats")
    run("claims", "@figures", "--max", "50", "--save", "few")

    assert ["Some 1,200"] == quotes("@figures", "@boats")
    assert ["About 40"] == quotes("@few")


def test_filters_are_listed_and_deleted(own: Path) -> None:
    """With the words that they stand for and where they are kept; the file keeps all else."""
    run("config", "set", "pager", "cat")
    run("claims", "--kind", "date", "--story", "storm", "--save", "days")
    listed = run("claims", "--filters").stdout
    (told,) = json.loads(run("claims", "--filters", "--json").stdout)
    gone = run("claims", "--delete-filter", "days")

    assert "@days" in listed
    assert "--kind=date --story=storm" in listed
    assert {"name": "days", "options": {"kind": "date", "story": "storm"}, "where": f"{own} line 3"} == told
    assert f"days deleted from {own}\n" == gone.stdout
    assert 'pager = "cat"\n' == own.read_text("utf-8")
    assert "No saved filters." in run("claims", "--filters").stdout


def test_a_newsroom_shares_filters(sqlite_url: str) -> None:
    """In the file beside the database."""
    run("claims", "--kind", "place", "--newsroom", "--save", "places")
    shared = Path(sqlite_url).with_name("sayso.toml")

    assert '[filters.places]\nkind = "place"\n' == shared.read_text("utf-8")
    assert ["Dandong"] == quotes("@places")
    assert 0 == run("claims", "--delete-filter", "places").exit_code
    assert "" == shared.read_text("utf-8")


def test_a_filter_that_finds_no_record_is_not_saved(own: Path) -> None:
    """What it names is looked up first."""
    assert 4 == run("claims", "--story", "strom", "--save", "none").exit_code
    assert not own.exists()


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["--save", "x y", "--kind", "date"], 3, "not a name for a filter: 'x y'; use letters"),
        (["--save", "all"], 3, "there is nothing to save; give the options of the filter"),
        (["days"], 2, "'days' is no option; a saved filter is named as @NAME"),
        (["@"], 4, "there is no saved filter ''"),
    ],
)
def test_what_cannot_be_kept_or_used_is_told(words: list[str], code: int, said: str) -> None:
    """In one sentence."""
    done = run("claims", *words)

    assert code == done.exit_code
    assert said in " ".join(done.output.replace("│", " ").split())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[filters.bad]\nknd = "date"\n', "line 1: filter bad: claims are not filtered by 'knd'; did you mean 'kind'"),
        ('\n[filters.bad]\nkind = "dates"\n', "line 2: filter bad: Invalid value for '--kind': 'dates' is not one of"),
        ('[filters.bad]\ndb = "x.db"\n', "line 1: filter bad: claims are not filtered by 'db'"),
        ('[filters.bad]\nsave = "x"\n', "line 1: filter bad: claims are not filtered by 'save'"),
        ("[filters.bad]\nmin = 07:30:00\n", "line 1: filter bad: min is no value of an option; write it as text"),
        (
            '[filters.bad]\nkind = ["date", "place"]\n',
            "line 1: filter bad: kind takes one value; give one, without [ ]",
        ),
        ('[filters.bad]\nunlinked = "x"\n', "line 1: filter bad: Option '--unlinked' does not take a value; change it"),
    ],
)
def test_a_filter_that_is_wrong_is_told_with_its_line(own: Path, text: str, said: str) -> None:
    """File, line, and what may be meant."""
    own.parent.mkdir(parents=True)
    own.write_text(text, "utf-8")
    done = run("claims", "@bad")

    assert 2 == done.exit_code
    assert f"{own} {said}" in done.stderr


def test_amounts_and_dates_are_written_as_they_are(own: Path) -> None:
    """Without quotation marks, as settings files have them."""
    own.parent.mkdir(parents=True)
    own.write_text("[filters.some]\nmin = 40.5\nmax = 1200\nfrom = 1999-12-31\n", "utf-8")

    assert quotes("--min", "40.5", "--max", "1200", "--from", "1999-12-31") == quotes("@some")
    assert "--min=40.5 --max=1200 --from=1999-12-31" in run("claims", "--filters").stdout
    assert '"from": "1999-12-31"' in run("claims", "--filters", "--json").stdout


def test_a_filter_that_the_newsrooms_would_hide_is_not_kept(own: Path) -> None:
    """It says whose counts, and the newsroom's own can be changed."""
    run("claims", "--kind", "date", "--save", "days", "--newsroom")
    refused = run("claims", "--kind", "place", "--save", "days")

    assert 3 == refused.exit_code
    assert "the newsroom has a filter 'days' in " in refused.stderr
    assert not own.exists()
    assert 0 == run("claims", "--kind", "place", "--save", "days", "--newsroom").exit_code
    assert ["Dandong"] == quotes("@days")


def test_an_at_sign_in_a_value_is_a_value() -> None:
    """It begins a filter only where a word of its own may stand."""
    assert [] == quotes("--text", "@mayor")


def test_every_option_without_a_value_is_known_as_one() -> None:
    """Else an @NAME behind it would be taken for its value."""
    command: Any = typer.main.get_command(claims)
    bare = {option for one in command.params if getattr(one, "is_flag", False) for option in _options(one)}

    assert bare - {"--install-completion", "--show-completion"} == set(FLAGS) - {"--help", "-h"}


def test_own_claims_and_those_of_others_are_told_apart() -> None:
    """Each claim is in one of the lists."""
    assert set(quotes()) == {*quotes("--own"), *quotes("--not-own")}
    assert set() == set(quotes("--own")) & set(quotes("--not-own"))
    assert "Some 1,200" in quotes("--not-own")


def test_a_filter_keeps_what_it_leaves_out() -> None:
    """An option that was denied stays so: kept, listed, used, and set aside by the other beside it."""
    run("claims", "--not-own", "--save", "told")

    assert quotes("--not-own") == quotes("@told")
    assert quotes("--not-own") != quotes()
    assert quotes("--own") == quotes("@told", "--own")
    assert "@told   --not-own" in run("claims", "--filters").stdout


def test_every_option_that_can_be_denied_is_known_as_one() -> None:
    """With what denies it."""
    command: Any = typer.main.get_command(claims)
    denied = {
        one.opts[0].removeprefix("--"): one.secondary_opts[0].removeprefix("--")
        for one in command.params
        if one.secondary_opts
    }

    assert denied == DENIED
