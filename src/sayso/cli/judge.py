"""``sayso judge``: pairs of texts in, verdicts out as JSON Lines; no database."""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli import diagnostics, output
from sayso.model import edtf
from sayso.model.errors import InputError

if TYPE_CHECKING:
    from sayso.desk.judging import TextPair

app = typer.Typer()


@app.command()
def judge(
    file: Annotated[str, typer.Argument(help="JSON Lines with id, a and b, or - for standard input.")] = "-",
    *,
    summary: Annotated[
        bool, typer.Option("--summary", help="Say at the end how many pairs could be compared, by kind of claim.")
    ] = False,
) -> None:
    """Say whether each pair of texts agrees, conflicts or cannot be compared, and why."""
    from sayso.desk.judging import Coverage, judge_pair  # noqa: PLC0415 - heavy, and wanted only here

    coverage = Coverage()
    for pair in _pairs(file):
        judged = judge_pair(pair)
        output.write(json.dumps(judged.json, ensure_ascii=False) + "\n")
        coverage.add(judged.judgement)
    for line in coverage.lines() if summary else ():
        diagnostics.say(line)


def _pairs(file: str) -> Iterator["TextPair"]:
    try:
        data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except FileNotFoundError:
        raise InputError(f"{file}: no such file", "name a JSON Lines file, or - for standard input") from None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{file}: byte {error.start} is not UTF-8", "save the file as UTF-8") from None
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield _pair(f"{file}, line {number}", line)


def _pair(where: str, line: str) -> "TextPair":
    from sayso.desk.judging import TextPair  # noqa: PLC0415 - see above

    try:
        row = json.loads(line)
    except ValueError as error:
        raise InputError(f"{where}: not JSON: {error}", "write one object a line") from None
    if not isinstance(row, dict):
        raise InputError(f"{where}: not an object", "write one object a line, with id, a and b")
    for key in ("id", "a", "b"):
        if not isinstance(row.get(key), str):
            raise InputError(f"{where}: no text under {key!r}", "give id, a and b as strings")
        if re.search("[\ud800-\udfff]", row[key]):
            raise InputError(
                f"{where}: half a character under {key!r}", "write characters whole, not as lone surrogates"
            )
    dates = {key: row.get(key) or "" for key in ("published_a", "published_b")}
    for key, value in dates.items():
        if not isinstance(value, str) or (value and edtf.read(value) is None):
            raise InputError(f"{where}: {key!r} is no date: {value!r}", "give an EDTF date such as 2013-02-11")
    return TextPair(row["id"], row["a"], row["b"], **dates)
