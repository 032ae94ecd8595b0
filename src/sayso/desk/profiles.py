"""A profile is found by its name: among sayso's own, else in the newsroom's file of profiles."""

import tomllib
from pathlib import Path

from platformdirs import user_config_path

from sayso.export.profiles import Profile, profiles_in, shipped
from sayso.model.errors import ConfigError


def default_file() -> Path:
    """Where a newsroom's profiles are when nobody says: a file in the user's configuration folder."""
    return user_config_path("sayso", appauthor=False) / "profiles.toml"


def all_profiles() -> list[str]:
    """The names of sayso's own profiles and of those in the default file.

    Raises:
        ConfigError: if the file cannot be read.
    """
    place = default_file()
    return [*shipped(), *(_read(place) if place.exists() else {})]


def profile_named(name: str, file: str = "") -> Profile:
    """The profile of that name, from sayso's own or from ``file``, else from the default file where there is one.

    Raises:
        ConfigError: if there is none, or the file cannot be read; the message lists those there are.
    """
    place = Path(file).expanduser() if file else default_file()
    own = _read(place) if file or place.exists() else {}
    taken = next((one for one in own if one in shipped()), None)
    if taken is not None:
        raise ConfigError(f"{place}: profile {taken} is one of sayso's own", "give it another name")
    known = {**shipped(), **own}
    if name not in known:
        raise ConfigError(
            f"there is no profile {name!r}", f"choose one of {', '.join(known)}, or write it into {place}"
        )
    return known[name]


def _read(file: Path) -> dict[str, Profile]:
    try:
        told = tomllib.loads(file.read_text("utf-8"))
    except OSError as error:
        raise ConfigError(f"{file} cannot be read: {error.strerror or error}", "name it with --profiles") from error
    except ValueError as error:
        raise ConfigError(f"{file} is no TOML: {error}", "see README for what profiles look like") from error
    return profiles_in(told, str(file))
