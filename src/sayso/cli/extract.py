"""``sayso extract``: texts in, their claims out as JSON Lines; no database."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

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
    for name in files:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        if not jsonl:
            yield name, data.decode("utf-8-sig").replace("\r\n", "\n"), published
            continue
        for line in data.decode("utf-8-sig").split("\n"):
            if line.strip():
                row = json.loads(line)
                yield row["id"], row["text"], row.get("published") or published
