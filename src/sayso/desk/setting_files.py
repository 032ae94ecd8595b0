"""Settings files go in; what they say comes out, each thing with its line, and one thing is changed, the rest as is."""

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sayso.model.errors import ConfigError

FILTERS = "filters"
"""The table that holds saved filters, one table a name."""

FilterValue = str | int | bool | list[str] | list[int]
Filter = Mapping[str, FilterValue]
"""A saved filter: options of ``sayso claims`` without their dashes, and their values."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that a file says, and the line that says it."""

    value: Any
    line: int


@dataclass(frozen=True, slots=True)
class SettingsFile:
    """A settings file; ``settings`` are its plain keys, ``filters`` its saved filters by name."""

    path: Path
    settings: Mapping[str, Entry] = field(default_factory=dict)
    filters: Mapping[str, Entry] = field(default_factory=dict)

    def where(self, line: int) -> str:
        """The place as a message names it."""
        return f"{self.path} line {line}"


def read_file(path: Path) -> SettingsFile:
    """What the file says; nothing where there is none.

    Raises:
        ConfigError: if it cannot be read, or is no TOML; with file and line.
    """
    text = _text(path)
    if text is None:
        return SettingsFile(path)
    told = _parsed(path, text)
    filters = told.pop(FILTERS, {})
    if not isinstance(filters, dict) or not all(isinstance(one, dict) for one in filters.values()):
        raise ConfigError(
            f"{path} line {_line_of(text, FILTERS)}: {FILTERS} is a table of tables", f"write [{FILTERS}.NAME]"
        )
    return SettingsFile(
        path,
        {name: Entry(value, _line_of(text, name)) for name, value in told.items()},
        {name: Entry(value, line_of_filter(text, name)) for name, value in filters.items()},
    )


def _text(path: Path) -> str | None:
    try:
        return path.read_text("utf-8-sig")
    except FileNotFoundError:
        return None
    except OSError as error:
        raise ConfigError(f"{path} cannot be read: {error.strerror or error}", "check its permissions") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path} is not UTF-8", "save it as UTF-8") from error


def _parsed(path: Path, text: str) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415 - wanted only where there is a file

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"\(at (?:line (\d+), column \d+|end of document)\)", str(error))
        line = int(found[1]) if found and found[1] else text.count("\n") + 1
        what = str(error).partition(" (at ")[0]
        raise ConfigError(f"{path} line {line}: {what}", "write TOML, such as as = 'ines'") from error


_HEADER = re.compile(r"\s*\[\s*(?P<name>[^\[\]]+?)\s*\]\s*(?:#.*)?$")


def _key(name: str) -> str:
    return rf"(?:{re.escape(name)}|\"{re.escape(name)}\"|'{re.escape(name)}')"


def _line_of(text: str, name: str) -> int:
    """The line of a key before any table, or of the table that is called so; 1 where it cannot be told."""
    start = re.compile(rf"\s*(?:{_key(name)}\s*[=.]|\[+\s*{_key(name)}\s*[\].])")
    return next((at for at, line in enumerate(text.split("\n"), 1) if start.match(line)), 1)


def line_of_filter(text: str, name: str) -> int:
    """The line that the saved filter ``name`` begins at; 1 where it cannot be told."""
    start = re.compile(rf"\s*(?:\[\s*{FILTERS}\s*\.\s*{_key(name)}\s*\]|(?:{FILTERS}\s*\.\s*)?{_key(name)}\s*[=.])")
    return next((at for at, line in enumerate(text.split("\n"), 1) if start.match(line)), 1)


def with_setting(path: Path, name: str, value: str | None) -> None:
    """Set one key of the file, or take it out with ``None``; comments and all else stay as they are.

    Raises:
        ConfigError: if the file cannot be read or written, or is written in a way that only a person can change.
    """
    text = _text(path) or ""
    lines = text.splitlines()
    before = _parsed(path, text)
    expected = {key: held for key, held in before.items() if key != name}
    head = next((at for at, line in enumerate(lines) if _HEADER.match(line) or line.lstrip().startswith("[[")), None)
    top = lines[:head] if head is not None else lines
    at = next((at for at, line in enumerate(top) if re.match(rf"\s*{_key(name)}\s*=", line)), None)
    if value is not None:
        expected[name] = value
        written = f"{name} = {_string(value)}"
        if at is not None:
            lines[at] = written + _remark(lines[at])
        else:
            lines.insert(_after_keys(top), written)
    elif at is not None:
        del lines[at]
    _put(path, lines, expected)


def _remark(line: str) -> str:
    """The comment behind what a line sets, with the space before it; empty where there is none."""
    import tomllib  # noqa: PLC0415 - wanted only to write

    for found in re.finditer(r"\s*#", line):
        with suppress(tomllib.TOMLDecodeError):
            if tomllib.loads(line[: found.start()]):
                return line[found.start() :]
    return ""


def _after_keys(top: list[str]) -> int:
    """Where a new key goes: behind the last one before the first table, else first of all."""
    return max((at for at, line in enumerate(top, 1) if re.match(r"\s*[^#\s].*=", line)), default=0)


def with_filter(path: Path, name: str, wanted: Filter | None) -> None:
    """Save a filter in the file in place of one of that name, or take it out with ``None``; all else stays.

    Raises:
        ConfigError: as ``with_setting``.
    """
    text = _text(path) or ""
    lines = text.splitlines()
    before = _parsed(path, text)
    others = {key: one for key, one in before.get(FILTERS, {}).items() if key != name}
    expected = {key: held for key, held in before.items() if key != FILTERS}
    own = re.compile(rf"\s*\[\s*{FILTERS}\s*\.\s*{_key(name)}\s*\]")
    start = next((at for at, line in enumerate(lines) if own.match(line)), None)
    if start is not None:
        end = next((at for at in range(start + 1, len(lines)) if lines[at].lstrip().startswith("[")), len(lines))
        while end > start + 1 and (not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#")):
            end -= 1
        del lines[start:end]
        while start and start <= len(lines) and not lines[start - 1].strip():
            start -= 1
            del lines[start]
    if wanted is not None:
        lines += [*([""] if lines else []), f"[{FILTERS}.{_bare(name)}]"]
        lines += [f"{_bare(key)} = {_value(held)}" for key, held in wanted.items()]
        others[name] = dict(wanted)
    _put(path, lines, expected | ({FILTERS: others} if others else {}))


def _bare(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else _string(name)


def _value(held: FilterValue) -> str:
    if isinstance(held, bool):
        return "true" if held else "false"
    if isinstance(held, int):
        return str(held)
    if isinstance(held, list):
        return f"[{', '.join(_value(one) for one in held)}]"
    return _string(held)


def _string(value: str) -> str:
    """A TOML string; JSON's escapes are TOML's, too."""
    import json  # noqa: PLC0415 - wanted only to write

    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _says(path: Path, text: str, expected: Mapping[str, Any]) -> bool:
    try:
        return _parsed(path, text) == expected
    except ConfigError:
        return False


def _put(path: Path, lines: list[str], expected: Mapping[str, Any]) -> None:
    """Write the file, once it is sure that it says what it should."""
    from sayso.desk.files import replacing  # noqa: PLC0415 - wanted only to write

    text = "".join(f"{line}\n" for line in lines)
    if not _says(path, text, expected):
        raise ConfigError(f"{path} is written in a way that only you can change", "change it in your editor")
    fresh = not path.exists()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ConfigError(f"{path.parent} cannot be made: {error.strerror}", "check the path") from error
    with replacing(path) as file:
        file.write(text.encode())
    if fresh:
        # An address of a database may hold a password.
        path.chmod(0o600)
