"""``sayso extract``: texts in, their claims out as JSON Lines; no database."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from sayso.model import edtf
from sayso.model.errors import InputError

app = typer.Typer()


@app.command()
def extract(
    files: Annotated[list[str] | None, typer.Argument(help="Text files, or - for standard input.")] = None,
    *,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="Read one JSON object a line: id, text, published.")] = False,
    published: Annotated[str, typer.Option(help="When the texts were published (EDTF).")] = "",
    demonyms: Annotated[bool, typer.Option("--demonyms", help="Take 'North Korean' and its like as places.")] = False,
    explain: Annotated[bool, typer.Option("--explain", help="Say what each rule saw.")] = False,
) -> None:
    """Find the claims in texts and print one JSON object a text."""
    from sayso.desk.extracting import extract_json  # noqa: PLC0415 - heavy, and wanted only here

    out = sys.stdout
    for name, text, date in _texts(files or ["-"], jsonl=jsonl, published=published):
        found = extract_json(name, text, published=date, demonyms=demonyms, explain=explain)
        out.write(json.dumps(found, ensure_ascii=False) + "\n")


def _texts(files: list[str], *, jsonl: bool, published: str) -> Iterator[tuple[str, str, str]]:
    _check_date("--published", published)
    for name in files:
        text = _text_of(name)
        if not jsonl:
            yield name, text.replace("\r\n", "\n"), published
            continue
        for number, line in enumerate(text.split("\n"), 1):
            if line.strip():
                yield _row(f"{name}, line {number}", line, published)


def _text_of(name: str) -> str:
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{name}: byte {error.start} is not UTF-8", "save the file as UTF-8") from None
    except OSError as error:
        raise InputError(f"{name}: {error.strerror or error}", "name a text file, or - for standard input") from None


def _row(where: str, line: str, published: str) -> tuple[str, str, str]:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise InputError(f"{where}: not JSON: {error}", "write one object a line") from None
    if not isinstance(row, dict) or not all(isinstance(row.get(key), str) for key in ("id", "text")):
        raise InputError(f"{where}: no id and text", 'write one object a line, such as {"id": "1", "text": "..."}')
    said = row.get("published") or published
    _check_date(f"{where}: published", said)
    return row["id"], row["text"], said


def _check_date(where: str, said: object) -> None:
    if not isinstance(said, str) or (said and edtf.read(said) is None):
        raise InputError(f"{where} {said!r} is no date", "give an EDTF date such as 2013-02-11")
