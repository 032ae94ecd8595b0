"""``sayso judge``: pairs of texts in, verdicts out."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from sayso.cli.main import app

PAIRS: list[dict[str, Any]] = [
    {
        "id": "toll",
        "a": "The storm killed 40 fishermen in Harborside.",
        "b": "At least 52 fishermen were killed by the storm.",
    },
    {
        "id": "round",
        "a": "About 90,000 workers were sent abroad.",
        "b": "The ministry sent 93,300 workers abroad.",
        "published_a": "2014-05-06",
        "published_b": None,
    },
    {"id": "none", "a": "The harbour froze.", "b": "The harbour was closed."},
]


def run(*arguments: str, given: str | bytes = "") -> Result:
    """Run ``sayso judge``."""
    return CliRunner().invoke(app, ["judge", *arguments], input=given)


def lines(*rows: dict[str, Any]) -> str:
    """JSON Lines."""
    return "".join(json.dumps(row) + "\n" for row in rows)


def test_verdicts_come_one_a_line_in_order() -> None:
    """Each pair has its verdict, a reason and a sentence."""
    done = run("-", given=lines(*PAIRS))
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(row["id"], row["verdict"], row["reason"]) for row in found] == [
        ("toll", "conflict", "value"),
        ("round", "agree", "rounding"),
        ("none", "incomparable", "measure"),
    ]
    assert all(row["because"].endswith(".") for row in found)
    assert done.exit_code == 0


def test_pairs_point_into_the_texts_as_they_came() -> None:
    """Offsets count in the input, even where its punctuation stands apart."""
    row = {"id": "x", "a": "The mill paid $ 3.5 million .", "b": "The mill paid $ 4.5 million ."}
    (pair,) = json.loads(run(given=lines(row)).stdout)["pairs"]
    assert (
        row["a"][slice(*pair["a"])],
        row["b"][slice(*pair["b"])],
        pair["verdict"],
    ) == ("$ 3.5 million", "$ 4.5 million", "conflict")


def test_a_file_is_read_like_standard_input(tmp_path: Path) -> None:
    """A file, with a byte-order mark and empty lines, gives the same lines."""
    file = tmp_path / "pairs.jsonl"
    file.write_bytes(b"\xef\xbb\xbf" + ("\n" + lines(*PAIRS)).encode())
    assert run(str(file)).stdout == run(given=lines(*PAIRS)).stdout


@pytest.mark.parametrize(
    ("a", "b", "verdict", "reason"),
    [
        ("The mills sent about 90,000 looms abroad.", "The mills sent 93,300 looms abroad.", "agree", "rounding"),
        ("The mills sent about 90,000 looms abroad.", "The mills sent 118,000 looms abroad.", "conflict", "value"),
        ("The port moved more than 100,000 crates.", "The port moved 118,000 crates.", "compatible", "bound"),
        ("The port moved more than 100,000 crates.", "The port moved 96,000 crates.", "conflict", "value"),
        ("The fire killed 250 goats.", "The fire killed more than 250 goats.", "conflict", "value"),
        ("Six weavers were sent home.", "Half a dozen weavers were sent home.", "agree", "value"),
        ("The mill closed in February 2013.", "The mill closed on Feb. 11, 2013.", "compatible", "rounding"),
        ("The mill closed in February 2013.", "The mill closed on March 11, 2013.", "conflict", "value"),
        ("The mill is in Donggang, China.", "The mill is in Liaoning, China.", "compatible", "place-containment"),
        ("The mill is in Donggang, China.", "The mill is in Dandong city, China.", "compatible", "place-containment"),
        ("The mill is in Donggang, China.", "The mill is in Shenyang, China.", "conflict", "value"),
    ],
)
def test_verdicts_that_an_editor_would_sign(a: str, b: str, verdict: str, reason: str) -> None:
    """Rounding, bounds, words for numbers, grains of dates, and what the gazetteer knows of places; in either order."""
    turned = [{"id": "x", "a": a, "b": b}, {"id": "y", "a": b, "b": a}]
    found = [json.loads(line) for line in run(given=lines(*turned)).stdout.splitlines()]
    assert [(verdict, reason)] * 2 == [(row["verdict"], row["reason"]) for row in found]


def test_a_summary_says_how_many_pairs_were_compared() -> None:
    """Standard error has a line for each kind of claim and one for all; standard output is as without it."""
    dated = {"id": "day", "a": "The mill burned down on 4 May 2019.", "b": "The mill burned down in May 2019."}
    done, plain = (run("-", *options, given=lines(*PAIRS, dated)) for options in (["--summary"], []))
    assert (done.stdout, plain.stderr) == (plain.stdout, "")
    assert done.stderr.splitlines() == [
        "figures: 2 of 2 pairs compared (100 %): 1 agree, 0 compatible, 1 conflict",
        "dates: 1 of 1 pair compared (100 %): 0 agree, 1 compatible, 0 conflict",
        "without a claim: 0 of 1 pair compared (0 %): 0 agree, 0 compatible, 0 conflict",
        "all: 3 of 4 pairs compared (75 %): 1 agree, 1 compatible, 1 conflict",
    ]


def test_a_summary_of_nothing_is_short() -> None:
    """No pairs, no shares."""
    done = run("--summary", given="")
    assert (done.exit_code, done.stderr) == (0, "all: 0 of 0 pairs compared: 0 agree, 0 compatible, 0 conflict\n")


def test_no_pairs_no_lines() -> None:
    """Empty input is no error."""
    done = run(given="")
    assert (done.exit_code, done.stdout) == (0, "")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("{", "line 1: not JSON"),
        ("\n[]\n", "line 2: not an object"),
        ('{"id": "x", "a": "text"}', "no text under 'b'"),
        ('{"id": 7, "a": "text", "b": "text"}', "no text under 'id'"),
        ('{"id": "x", "a": "text", "b": "text", "published_a": 2014}', "'published_a' is no date: 2014"),
        ('{"id": "x", "a": "text", "b": "text", "published_b": "2014-13"}', "'published_b' is no date: '2014-13'"),
        ('{"id": "x", "a": "text", "b": "\\ud800"}', "half a character under 'b'"),
    ],
)
def test_a_bad_line_is_named(given: str, said: str) -> None:
    """The message names the line and what is missing; the exit code says that input was refused."""
    done = run(given=given)
    assert said in done.stderr
    assert done.exit_code == 3


def test_bytes_that_are_not_text_are_refused() -> None:
    """A binary file is refused where its first bad byte stands."""
    done = run(given=b"\x93\x00")
    assert "byte 0 is not UTF-8" in done.stderr
    assert done.exit_code == 3


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    """A name that is no file gets one line, not a traceback."""
    done = run(str(tmp_path / "none.jsonl"))
    assert "none.jsonl: no such file" in done.stderr
    assert done.exit_code == 3
