"""The review on plain lines, as a pipe or a screen reader has it: what goes in, what is said, what is stored."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sayso.cli.main import app

SENTENCE = (
    "“[Some 40 f?] boats sank off Dandong on April 8, 2031, and 12 people are missing,” harbour master Ines Tarrow said"
    " on Tuesday."
)


@pytest.fixture(autouse=True)
def _here(light_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAYSO_DB", light_url)


def review(*lines: str, given: tuple[str, ...] = ("A1",)) -> str:
    """What is said when these lines are typed."""
    done = CliRunner().invoke(app, ["review", "--plain", *given], input="".join(f"{line}\n" for line in lines))
    assert 0 == done.exit_code, done.output
    return done.stdout


def claim(ref: str) -> dict[str, object]:
    """A claim as it is stored."""
    found: list[dict[str, object]] = json.loads(CliRunner().invoke(app, ["claim", "show", ref, "--json"]).stdout)
    return found[0]


def test_a_claim_is_told_in_lines_that_can_be_read_aloud() -> None:
    """Article, sentence with the claim marked, value, who said it, the question and its rival, the reason."""
    said = review("n", "Q").split("\n")

    assert [
        "A1 Selby Ledger, 2031-04-09 · claim 2/7, 7 open",
        SENTENCE,
        "C2 suggested: about 40 boats, reported",
        "said by Selby Ledger < Ines Tarrow?",
        "answers Q1 How many boats sank?",
        '  ≠ Quillmouth Post “At least 60” C8: conflict. "Some 40" and "At least 60" cannot both hold.',
    ] == said[-8:-2]  # fmt: skip
    assert said[-2].startswith("read exact; figures.")


def test_one_letter_and_enter_settles() -> None:
    """What was decided is stored when the next line is read; the end of the input ends the review."""
    said = review("a", "r")

    assert "accepted C1; 6 open; u undoes" in said
    assert ("accepted", "rejected", "suggested") == tuple(claim(ref)["status"] for ref in ("C1", "C2", "C3"))


def test_an_edit_is_read_back_before_it_is_saved() -> None:
    """An empty line saves it, other words are read instead, a full stop leaves it."""
    said = review("n", "e at least 50", "", "e", "sixty", ".", "e perhaps", "two hundred trawlers", "")

    asked = "Enter saves, . leaves, or type again> "
    assert f"C2> = at least 50 boats\n{asked}C2 value = at least 50 boats; u undoes" in said
    assert f"C2 value [Some 40]> = 60 boats\n{asked}left as it was" in said
    assert "'perhaps' cannot be read as a figure" in said
    assert ("200", "trawlers") == (claim("C2")["low"], claim("C2")["measure"])


def test_an_edit_left_unconfirmed_is_not_saved() -> None:
    """The input ends while it is asked: nothing changes."""
    review("n", "e at least 50")

    assert "40" == claim("C2")["low"]


def test_a_field_is_named_before_its_words() -> None:
    """note: and its like."""
    review("n", "e note: call the harbour", "", "e where:Donggang, Liaoning", "")

    assert ("call the harbour", "Donggang, Liaoning") == (claim("C2")["note"], claim("C2")["where"])


def test_a_source_is_linked_or_made() -> None:
    """With what there is to choose from read out."""
    said = review("n", "l", "Ana Mora", "", "l", "", "L S3 ", "")

    assert "who said C2> = Selby Ledger < new person “Ana Mora”" in said
    assert "linked C2 to Ana Mora; u undoes" in said
    assert "Selby Ledger < Ana Mora" == claim("C2")["attribution"]


def test_words_are_logged_by_typing_them() -> None:
    """One place after another, where they stand more than once."""
    said = review("n", "v boats", "", "1 fleet", "", "v lighthouse", "v", "boats", "n", ".")

    assert "… Boats sink off Dandong “Some 40 [boats] sank" in said
    assert "… [Boats] sink off Dandong" in said
    assert "the article does not say that" in said
    assert ("accepted", "fleet") == (claim("C10")["status"], claim("C10")["measure"])


def test_many_are_accepted_at_once() -> None:
    """By a letter, at once or from a list."""
    said = review("n", "b", "k", "u", "b q")

    assert "k every figure of this article: 3\n" in said
    assert "accepted C2 C5 C7; 4 open; u undoes" in said
    assert "accepted C2 C3 C4 C5; 3 open; u undoes" in said


def test_what_is_not_understood_changes_nothing() -> None:
    """It is said where the keys are."""
    said = review("z", "%%", "?", "m", "")

    assert 2 == said.count("no such key; ? shows the keys")
    assert "a r  accept or reject" in said
    assert "sentence Boats sink off Dandong" in said
    assert {"suggested"} == {claim(f"C{number}")["status"] for number in range(1, 10)}


def test_where_it_was_left_is_where_it_begins() -> None:
    """At the next start, too."""
    review("n", "n")
    assert "C3> " in review("Q")


def test_filters_of_the_command_line() -> None:
    """Only what is wanted is gone through."""
    said = review("n", "n", given=("A1", "--kind", "date"))

    assert "showing date" in said
    assert ["C4> ", "C6> "] == [mark for mark in ("C1> ", "C2> ", "C4> ", "C6> ") if mark in said]
    assert "showing place suggested rule=places" in review(
        "Q", given=("A1", "--rule", "places", "--status", "suggested", "--kind", "place")
    )


def test_what_is_not_there_is_refused() -> None:
    """An article, a story, an empty database: exit 4 and one line."""
    for words in (["A77"], ["--story", "none"], ["A1", "--story", "none"]):
        done = CliRunner().invoke(app, ["review", "--plain", *words])
        assert (4, 1) == (done.exit_code, len(done.stderr.splitlines())), done.stderr


def test_control_characters_of_an_article_do_not_reach_the_terminal(tmp_path: Path) -> None:
    """They are shown as unreadable."""
    file = tmp_path / "hostile.txt"
    file.write_text("Quiet \x1b]0;mine\x07 day\n\nSome 3\x1b[2J boats sank.\n", "utf-8")
    assert 0 == CliRunner().invoke(app, ["import", str(file), "--outlet", "Y\x1b[5m"]).exit_code

    assert "\x1b" not in review("m", "Q", given=("A3",))
