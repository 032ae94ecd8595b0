"""What can be set: each setting with its option, its variables, and what is wrong with a value."""

import re
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One thing that can be set. ``variables`` of the environment name it, the first that is set counts.

    ``usual`` are variables that other programs heed, too, and that say less than a file of sayso's own. ``shared`` says
    that a newsroom may set it for everybody. ``wrong`` says what is wrong with a value, or nothing.
    """

    name: str
    meaning: str
    option: str = ""
    variables: tuple[str, ...] = ()
    usual: tuple[str, ...] = ()
    shared: bool = False
    path: bool = False
    wrong: Callable[[str], str] = lambda _: ""


COLOURS = ("auto", "always", "never")


def _colour(value: str) -> str:
    return "" if value in COLOURS else f"is none of {', '.join(COLOURS)}"


def _country(value: str) -> str:
    return "" if re.fullmatch("[A-Z]{2}", value) else "is no country of ISO 3166-1, such as KR"


def _named(value: str) -> str:
    return "" if value.strip() else "is empty"


SETTINGS: dict[str, Setting] = {
    one.name: one
    for one in (
        Setting(name="db", meaning="the database", option="--db", variables=("SAYSO_DB",), path=True, wrong=_named),
        Setting(name="as", meaning="who makes changes", option="--as", variables=("SAYSO_AS",), wrong=_named),
        Setting(
            name="key_file",
            meaning="the file with the key to protected identities",
            option="--key-file",
            variables=("SAYSO_KEY_FILE",),
            path=True,
            wrong=_named,
        ),
        Setting(
            name="outlet",
            meaning="who published what is imported, where nothing says",
            option="--outlet",
            variables=("SAYSO_OUTLET",),
            shared=True,
            wrong=_named,
        ),
        Setting(
            name="country",
            meaning="the country of texts and outlets, where nothing says",
            option="--country",
            variables=("SAYSO_COUNTRY",),
            shared=True,
            wrong=_country,
        ),
        Setting(
            name="profile",
            meaning="what exports let out",
            option="--profile",
            variables=("SAYSO_PROFILE",),
            shared=True,
            wrong=_named,
        ),
        Setting(
            name="colour",
            meaning="colour on a terminal: auto, always or never",
            variables=("SAYSO_COLOUR",),
            wrong=_colour,
        ),
        Setting(
            name="pager",
            meaning="what shows long output; cat for none",
            variables=("SAYSO_PAGER",),
            usual=("PAGER",),
            wrong=_named,
        ),
        Setting(
            name="editor",
            meaning="what notes are written with",
            variables=("SAYSO_EDITOR",),
            usual=("VISUAL", "EDITOR"),
            wrong=_named,
        ),
    )
}
"""Every setting, in the order that ``sayso config`` shows."""
