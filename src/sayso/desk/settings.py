"""An option, the environment and settings files go in; each setting comes out with where it came from.

What an option says counts first, then the environment, the newsroom's file, the user's own, and at last a default.
The newsroom's file is ``sayso.toml`` beside a database in a file, or the one that SAYSO_CONFIG names. The one beside a
database may have come with it from anywhere: it says nothing of a person, and names no program to run.
"""

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from platformdirs import user_config_path, user_data_path

from sayso.desk.setting_files import SettingsFile, read_file
from sayso.desk.setting_names import SETTINGS, Setting
from sayso.model.errors import ConfigError

FILE_VARIABLE = "SAYSO_CONFIG"
BESIDE = "sayso.toml"
"""The name of the newsroom's file beside a database."""


class Came(StrEnum):
    """Where a value came from."""

    OPTION = "option"
    ENVIRONMENT = "environment"
    NEWSROOM = "newsroom file"
    USER = "user file"
    DEFAULT = "default"
    UNSET = "not set"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What a setting is; ``where`` is the option, the variable, or the file and line that says so."""

    name: str
    value: str
    came: Came
    where: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedFilter:
    """A saved filter and where it stands."""

    name: str
    options: Mapping[str, object]
    came: Came
    where: str
    file: Path


def user_file() -> Path:
    """The user's own settings file, whether it is there or not."""
    return user_config_path("sayso", appauthor=False) / "config.toml"


def newsroom_file(db: str = "") -> Path | None:
    """The newsroom's file for the database at ``db`` (else the settled one), there or not; ``None`` for a server's."""
    named = os.environ.get(FILE_VARIABLE, "")
    if named:
        return Path(named).expanduser()
    from sayso.store.glance import file_of  # noqa: PLC0415 - most commands that ask nothing of a newsroom need no store

    file = file_of(db or database())
    return file.parent / BESIDE if file else None


def settled(name: str, given: str = "", *, db: str = "") -> Settled:
    """What the setting is, where an option says ``given``, or nothing if empty.

    ``db`` is the database whose newsroom's file counts, for settings that a newsroom may share.

    Raises:
        ConfigError: if a file that could say it is wrong; with file and line.
    """
    setting = SETTINGS[name]
    if given:
        return Settled(name=name, value=given, came=Came.OPTION, where=setting.option)
    said = _from_environment(setting, setting.variables)
    if said is None:
        said = next(_from_files(setting, db), None)
    if said is None:
        said = _from_environment(setting, setting.usual)
    return said or _default(name)


def value_of(name: str, given: str = "", *, db: str = "") -> str:
    """What the setting is, as ``settled`` says; empty where nothing says."""
    return settled(name, given, db=db).value


def database(given: str = "") -> str:
    """The database, as a path or URL."""
    return value_of("db", given)


def filters(db: str = "") -> dict[str, SavedFilter]:
    """All saved filters by name, the newsroom's before the user's own of the same name.

    Raises:
        ConfigError: if a file is wrong.
    """
    found: dict[str, SavedFilter] = {}
    for came, file in reversed(list(_files(db, shared=True))):
        for name, entry in file.filters.items():
            where = file.where(entry.line)
            found[name] = SavedFilter(name=name, options=entry.value, came=came, where=where, file=file.path)
    return dict(sorted(found.items()))


def checked(file: SettingsFile, *, personal: bool) -> SettingsFile:
    """The same, once all that it says is known and can be used.

    Raises:
        ConfigError: naming the file, the line and the word.
    """
    for name, entry in file.settings.items():
        place = file.where(entry.line)
        if name not in SETTINGS:
            raise ConfigError(f"{place}: there is no setting {name!r}", unknown(name))
        setting = SETTINGS[name]
        if not isinstance(entry.value, str):
            raise ConfigError(f"{place}: {name} is no text", f'write {name} = "…"')
        if not setting.shared and not personal:
            raise ConfigError(
                f"{place}: {name} is for a person to set, not for a newsroom", f"set it with `sayso config set {name}`"
            )
        if wrong := setting.wrong(entry.value):
            raise ConfigError(f"{place}: {name} {entry.value!r} {wrong}", f"set it with `sayso config set {name}`")
    return file


def unknown(name: str) -> str:
    """What to do about a setting that there is not."""
    import difflib  # noqa: PLC0415 - wanted only when something is wrong

    close = difflib.get_close_matches(name, SETTINGS, n=1)
    return f"did you mean {close[0]!r}?" if close else f"choose one of {', '.join(SETTINGS)}"


def _from_environment(setting: Setting, variables: tuple[str, ...]) -> Settled | None:
    name = next((one for one in variables if os.environ.get(one)), None)
    if name is None:
        return None
    value = os.environ[name]
    if wrong := setting.wrong(value):
        raise ConfigError(f"{name} {value!r} {wrong}", f"unset {name}, or set it to another")
    return Settled(name=setting.name, value=value, came=Came.ENVIRONMENT, where=name)


def _from_files(setting: Setting, db: str) -> Iterator[Settled]:
    for came, file in _files(db, shared=setting.shared):
        entry = file.settings.get(setting.name)
        if entry is not None:
            value = _placed(entry.value, file.path) if setting.path else entry.value
            yield Settled(name=setting.name, value=value, came=came, where=file.where(entry.line))


def _placed(value: str, file: Path) -> str:
    """A path as the file means it: from the file's own folder on."""
    return value if "://" in value else str(file.parent.absolute() / Path(value).expanduser())


def _files(db: str, *, shared: bool) -> Iterator[tuple[Came, SettingsFile]]:
    """The files that count, the weightiest first; one beside a database only for what it may say."""
    named = os.environ.get(FILE_VARIABLE, "")
    if named:
        place = Path(named).expanduser()
        if not place.exists():
            raise ConfigError(f"{FILE_VARIABLE} names {place}, which is not there", "make it, or unset the variable")
        yield Came.NEWSROOM, checked(read_file(place), personal=True)
    elif shared and (beside := newsroom_file(db)) is not None:
        yield Came.NEWSROOM, checked(read_file(beside), personal=False)
    yield Came.USER, checked(read_file(user_file()), personal=True)


def _default(name: str) -> Settled:
    if name == "colour" and os.environ.get("NO_COLOR"):
        return Settled(name=name, value="never", came=Came.ENVIRONMENT, where="NO_COLOR")
    made = {
        "db": lambda: str(user_data_path("sayso", appauthor=False) / "sayso.db"),
        "as": _login_name,
        "colour": lambda: "auto",
        "pager": lambda: "less",
        "editor": _plain_editor,
    }.get(name)
    if made is None:
        return Settled(name=name, value="", came=Came.UNSET)
    return Settled(name=name, value=made(), came=Came.DEFAULT)


def _login_name() -> str:
    import getpass  # noqa: PLC0415 - wanted only where nobody is named

    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "unknown"


def _plain_editor() -> str:
    import shutil  # noqa: PLC0415 - wanted only where no editor is named

    return next((one for one in ("sensible-editor", "nano", "vi") if shutil.which(one)), "vi")


def fit(name: str, value: str, file: Path) -> str:
    """A value as ``file`` has to have it for the setting to mean what was given.

    Raises:
        ConfigError: if there is no such setting, the value cannot be used, or the file is not for it.
    """
    if name not in SETTINGS:
        raise ConfigError(f"there is no setting {name!r}", unknown(name))
    setting = SETTINGS[name]
    if wrong := setting.wrong(value):
        raise ConfigError(f"{name} {value!r} {wrong}", "nothing was set")
    if not setting.shared and file.name == BESIDE and not os.environ.get(FILE_VARIABLE):
        raise ConfigError(f"{name} is for a person to set, not for a newsroom", "leave out --newsroom")
    return str(Path(value).expanduser().absolute()) if setting.path and "://" not in value else value


def discreet(value: str) -> str:
    """A value as it may be shown: an address without its password, wherever it has it."""
    hidden = re.sub(r"(?<=://)([^:/@\s]*):[^@/\s]*@", r"\1:***@", value)
    return re.sub(r"([?&](?:ssl)?password=)[^&]*", r"\1***", hidden) if "://" in value else hidden
