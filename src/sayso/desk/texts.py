"""Files, folders and JSON Lines become the texts to extract from: read a piece at a time, checked, in order."""

import json
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from sayso.model import edtf
from sayso.model.errors import InputError

MARK = b"\xef\xbb\xbf"
"""The byte-order mark that some editors put before UTF-8."""

HALF = "write characters whole, not as lone surrogates"


@dataclass(frozen=True, slots=True)
class Piece:
    """The bytes of one text file, or of one line of JSON Lines; ``where`` is what messages call it."""

    where: str
    data: bytes
    is_row: bool


@dataclass(frozen=True, slots=True)
class Said:
    """What a person says of all the texts: when they were published (EDTF) and the outlet's country (ISO 3166-1)."""

    published: str = ""
    country: str = ""

    def checked(self) -> "Said":
        """The same, once it is clear that it can be used.

        Raises:
            InputError: naming the option that cannot.
        """
        return Said(_date("--published", self.published), _country("--country", self.country))


@dataclass(frozen=True, slots=True)
class Text:
    """One text with what is known of it."""

    name: str
    text: str
    published: str
    country: str


def pieces(
    names: Iterable[str], *, jsonl: bool, stdin: BinaryIO, passed_over: Callable[[str], None] = lambda _name: None
) -> Iterator[Piece | InputError]:
    """The pieces of files, of the text files in folders by name, and of ``stdin`` for ``-``.

    With ``jsonl``, of files each line that is not blank, and of folders the JSON Lines files. What cannot be read is
    an ``InputError`` among the others. ``passed_over`` hears of each file in a folder that is of another kind.
    """
    for name in names:
        if name == "-":
            yield from _read("-", stdin, jsonl=jsonl)
        elif os.path.isdir(name):  # noqa: PTH112 - unlike Path, it takes any name for a question
            yield from _folder(name, jsonl=jsonl, passed_over=passed_over)
        else:
            yield from _file(name, Path(name), jsonl=jsonl)


def size_of(names: Iterable[str]) -> int:
    """Bytes in all files that are named and in folders, for a progress bar; 0 where that cannot be told."""
    total = 0
    for name in names:
        if name == "-":
            return 0
        files = (os.path.join(at, one) for at, _, held in os.walk(name) for one in held)  # noqa: PTH118 - see above
        for file in [name] if os.path.isfile(name) else files:  # noqa: PTH113 - see above
            with suppress(OSError, ValueError):
                total += os.stat(file).st_size  # noqa: PTH116 - see above
    return total


def text_of(piece: Piece, said: Said) -> Text:
    """The text in a piece; a row's own date and country come before what is ``said`` of all.

    Raises:
        InputError: if the piece is not UTF-8, or no row with a text.
    """
    try:
        text = piece.data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(f"{piece.where}: byte {error.start} is not UTF-8", "save the file as UTF-8") from None
    if not piece.is_row:
        return Text(piece.where, text.replace("\r\n", "\n"), said.published, said.country)
    row = _object(piece.where, text)
    for key in ("id", "text"):
        if not row[key].isascii() and any("\ud800" <= letter <= "\udfff" for letter in row[key]):
            raise InputError(f"{piece.where}: half a character under {key!r}", HALF)
    return Text(
        row["id"],
        row["text"],
        _date(f"{piece.where}: published", row.get("published") or said.published),
        _country(f"{piece.where}: country", row.get("country") or said.country),
    )


def _object(where: str, line: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{where}: not JSON: {error}", "write one object a line") from None
    if not isinstance(row, dict) or not all(isinstance(row.get(key), str) for key in ("id", "text")):
        raise InputError(f"{where}: no id and text", 'write one object a line, such as {"id": "1", "text": "..."}')
    return row


def _date(where: str, said: Any) -> str:
    if not isinstance(said, str) or (said and edtf.read(said) is None):
        raise InputError(f"{where} {said!r} is no date", "give an EDTF date such as 2013-02-11")
    return said


def _country(where: str, said: Any) -> str:
    if not isinstance(said, str) or (said and not (len(said) == 2 and said.isascii() and said.isalpha())):
        raise InputError(f"{where} {said!r} is no country", "give its two letters of ISO 3166-1, such as CA")
    return said.upper()


def _file(name: str, path: Path, *, jsonl: bool) -> Iterator[Piece | InputError]:
    try:
        with path.open("rb") as stream:
            yield from _read(name, stream, jsonl=jsonl)
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else error
        yield InputError(f"{name}: {why}", "name a text file, a folder, or - for standard input")


def _read(name: str, stream: BinaryIO, *, jsonl: bool) -> Iterator[Piece]:
    if not jsonl:
        yield Piece(name, stream.read().removeprefix(MARK), is_row=False)
        return
    for number, line in enumerate(stream, 1):
        data = line.removeprefix(MARK) if number == 1 else line
        if data.strip():
            yield Piece(f"{name}, line {number}", data, is_row=True)


def _folder(name: str, *, jsonl: bool, passed_over: Callable[[str], None]) -> Iterator[Piece | InputError]:
    from sayso.intake.sniff import SUFFIXES  # noqa: PLC0415 - heavier than all else here, and wanted only for folders
    from sayso.intake.walk import Found, walk  # noqa: PLC0415 - see above

    wanted = {"jsonl"} if jsonl else {"text", "markdown"}
    empty = True
    for item in walk([name]):
        if isinstance(item, InputError):
            empty = False
            yield item
        elif isinstance(item, Found) and item.path and _kind(item.path, SUFFIXES, jsonl=jsonl) in wanted:
            empty = False
            # Bytes of a name that are not UTF-8 could not be printed as such.
            shown = os.fsencode(item.display).decode("utf-8", "backslashreplace")
            yield from _file(shown, item.path, jsonl=jsonl)
        else:
            passed_over(item.display)
    if empty:
        kind = "JSON Lines" if jsonl else "text"
        hint = "name its files" if jsonl else "name its files, or give --jsonl for JSON Lines"
        yield InputError(f"{name}: no {kind} files in this folder", hint)


def _kind(path: Path, suffixes: dict[str, str], *, jsonl: bool) -> str:
    return suffixes.get(path.suffix.lower(), "") if path.suffix or jsonl else "text"
