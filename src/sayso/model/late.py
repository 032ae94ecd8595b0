"""A regular expression goes in and comes back at once; it is compiled when it is first used."""

import re
from typing import Any, cast

_METHODS = ("findall", "finditer", "fullmatch", "match", "search", "split", "sub")


class _Late:
    """Stands for a pattern; from the first use on, its methods are the compiled pattern's own."""

    __slots__ = ("_flags", "_source", *_METHODS)

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self._source, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def late(source: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern of ``source``; a run that never needs it does not pay for compiling it.

    A wrong pattern raises ``re.error`` at its first use.
    """
    return cast("re.Pattern[str]", _Late(source, flags))
