"""The error for a format whose library is not installed."""

from sayso.model.errors import ConfigError


def extra_missing(extra: str) -> ConfigError:
    """What to say where the optional extra of that name is missing."""
    return ConfigError(f"the library for {extra} files is not installed", f"pip install 'sayso[{extra}]'")
