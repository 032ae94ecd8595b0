"""Saved filters of ``sayso claims``: what was asked for becomes settings, and settings become options again."""

import difflib
import re
import shlex
from collections.abc import Iterable, Mapping
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any

from typer.core import TyperCommand

from sayso.cli.diagnostics import COMMAND_LINE_ERROR
from sayso.model.errors import ConfigError, InputError, NotFoundError

if TYPE_CHECKING:
    from pathlib import Path

    from sayso.desk.settings import SavedFilter

UNSAVED = frozenset({"help", "db", "json", "save", "filter", "filters", "delete-filter", "newsroom"})
"""What belongs to a call and not to a filter."""

FLAGS = frozenset(
    {"--unlinked", "--own", "--not-own", "--altered", "--json", "--filters", "--newsroom", "--help", "-h"}
)
"""The options of ``sayso claims`` that take no value."""

DENIED = {"own": "not-own"}
"""The options of ``sayso claims`` that can be denied, and what says so on a command line."""

_NAME = re.compile(r"[^\W_][\w-]*")


def as_words(saved: "SavedFilter") -> str:
    """A filter as a person would type it."""
    return shlex.join(words_of(saved))


def words_of(saved: "SavedFilter") -> list[str]:
    """A filter as words of the command line.

    Raises:
        ConfigError: if a value is none that an option takes; with file and line.
    """
    words: list[str] = []
    for name, value in saved.options.items():
        option = f"--{name}"
        if value is True:
            words.append(option)
        elif value is False:
            words += [f"--{DENIED[name]}"] if name in DENIED else []
        elif isinstance(value, list):
            words += [f"{option}={one}" for one in value]
        elif isinstance(value, str | int | float | date):
            words.append(f"{option}={value}")
        else:
            raise ConfigError(
                f"{saved.where}: filter {saved.name}: {name} is no value of an option", "write it as text"
            )
    return words


class Filtered(TyperCommand):
    """A command whose ``@NAME`` and ``--filter NAME`` stand for a saved filter; what is said beside it counts more."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the command line with the options of saved filters in their place."""
        named, rest = _named(args)
        if ctx.resilient_parsing:
            # A line that is still being typed is completed, not judged.
            unfinished: list[str] = super().parse_args(ctx, rest)
            return unfinished
        if not named:
            remaining: list[str] = super().parse_args(ctx, args)
            return remaining
        said = {word.partition("=")[0] for word in rest if word.startswith("--")}
        saved = [word for one in self._saved(named, _database(args)) for word in self._checked(one)]
        kept = [word for word in saved if word.partition("=")[0] not in said]
        whole: list[str] = super().parse_args(ctx, [*kept, *rest])
        return whole

    def _saved(self, names: Iterable[str], db: str) -> "list[SavedFilter]":
        return [saved(name, db) for name in names]

    def _checked(self, one: "SavedFilter") -> list[str]:
        """The filter's words, once the command takes them.

        Raises:
            ConfigError: if it does not; with file and line.
        """
        words = words_of(one)
        known = {option.removeprefix("--"): param for param in self.params for option in _options(param)}
        for name, value in one.options.items():
            if name not in known or name in UNSAVED:
                close = difflib.get_close_matches(name, known.keys() - UNSAVED, n=1)
                hint = f"did you mean {close[0]!r}?" if close else "see `sayso claims --help`"
                raise ConfigError(f"{one.where}: filter {one.name}: claims are not filtered by {name!r}", hint)
            if isinstance(value, list) and not known[name].multiple:
                raise ConfigError(f"{one.where}: filter {one.name}: {name} takes one value", "give one, without [ ]")
        try:
            self.make_context("claims", list(words))  # the parser consumes what it is given
        except COMMAND_LINE_ERROR as error:
            said = error.format_message() if hasattr(error, "format_message") else str(error)
            raise ConfigError(
                f"{one.where}: filter {one.name}: {said.rstrip('.')}", "change it, or save it again"
            ) from error
        return words


def _options(param: Any) -> list[str]:
    return [*param.opts, *param.secondary_opts]


def _named(args: list[str]) -> tuple[list[str], list[str]]:
    """The saved filters that are named, and all other words."""
    named: list[str] = []
    rest: list[str] = []
    words = iter(args)
    for word in words:
        if word == "--filter":
            named.append(next(words, ""))
        elif word.startswith("--filter="):
            named.append(word.partition("=")[2])
        elif word.startswith("@") and (not rest or not _wants_value(rest[-1])):
            named.append(word[1:])
        else:
            rest.append(word)
    return named, rest


def _wants_value(word: str) -> bool:
    """Whether a word may be an option whose value comes next: then an @ belongs to the value."""
    return word.startswith("--") and "=" not in word and word not in FLAGS


def _database(args: list[str]) -> str:
    """The database that the words name, else the environment or the settings."""
    from sayso.desk.settings import database  # noqa: PLC0415 - imports inside commands keep starts light

    given = ""
    for word, following in zip(args, [*args[1:], ""], strict=True):
        if word == "--db":
            given = following
        elif word.startswith("--db="):
            given = word.partition("=")[2]
    return database(given)


def saved(name: str, db: str) -> "SavedFilter":
    """The saved filter of that name.

    Raises:
        NotFoundError: if there is none; the message offers the nearest.
    """
    from sayso.desk.settings import filters  # noqa: PLC0415 - see above
    from sayso.store.near import suggestion  # noqa: PLC0415 - see above

    known = filters(db)
    if name not in known:
        hint = suggestion(name, known) or "save one with `sayso claims --save NAME` and options"
        raise NotFoundError(f"there is no saved filter {name!r}", hint)
    return known[name]


def asked_for(ctx: Any) -> dict[str, Any]:
    """The options that this call was given and that a filter keeps, by name, as settings have them."""
    found: dict[str, Any] = {}
    for param in ctx.command.params:
        source = ctx.get_parameter_source(param.name)
        if source is None or source.name != "COMMANDLINE" or not param.opts[0].startswith("--"):
            continue
        name = param.opts[0].removeprefix("--")
        if name not in UNSAVED:
            found[name] = _plain(ctx.params[param.name])
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value.value if isinstance(value, Enum) else value


def save(name: str, options: Mapping[str, Any], file: "Path") -> None:
    """Keep these options under a name in a settings file.

    Raises:
        InputError: if it is no name, or there is nothing to keep.
        ConfigError: if the file cannot be changed.
    """
    from sayso.desk.setting_files import with_filter  # noqa: PLC0415 - see above

    if not _NAME.fullmatch(name):
        raise InputError(f"not a name for a filter: {name!r}", "use letters, digits, - and _")
    if not options:
        raise InputError("there is nothing to save", "give the options of the filter, such as --kind figure")
    with_filter(file, name, dict(options))


def delete(name: str, db: str) -> "Path":
    """Take a saved filter out of the file it is in; returns that.

    Raises:
        NotFoundError: if there is none of that name.
    """
    from sayso.desk.setting_files import with_filter  # noqa: PLC0415 - see above

    file = saved(name, db).file
    with_filter(file, name, None)
    return file
