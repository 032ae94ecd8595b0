"""What is typed so far goes in, what it may become comes out: references, slugs, names, filters and settings.

The database is only looked at: none is made, and whatever fails offers nothing and says nothing.
"""

import os
import shlex
from collections.abc import Callable, Iterable, Iterator
from typing import Any

Choice = tuple[str, str]
"""What to type, and what it is."""

Offer = Callable[[Any, str], Iterable[Choice]]
"""Offers what may be meant by what is typed so far, in the context of the command line before it."""

LONGEST = 60
"""Code points of what is told about a choice."""


def complete(command: Any, name: str = "") -> None:
    """Have every parameter of a command, or of its subcommands, offer what it takes."""
    below = getattr(command, "commands", None)
    if below:
        for sub, one in below.items():
            complete(one, f"{name} {sub}")
        return
    for param in command.params:
        offer = offer_of(param, name)
        if offer is not None:
            param._custom_shell_complete = _quietly(offer)  # noqa: SLF001 - Typer offers it on declarations alone


def join_words() -> None:
    """Take out the equals signs that bash tells as words of their own: ``--story=mu`` reads as ``--story mu``."""
    if "COMP_WORDS" not in os.environ:
        return
    words = os.environ["COMP_WORDS"].split("\n")
    at = int(os.environ.get("COMP_CWORD", "0"))
    gone = [
        number
        for number, word in enumerate(words)
        if word == "=" and number != at and number and words[number - 1].startswith("--")
    ]
    os.environ["COMP_WORDS"] = "\n".join(word for number, word in enumerate(words) if number not in gone)
    os.environ["COMP_CWORD"] = str(at - sum(number < at for number in gone))


def offer_of(param: Any, command: str = "") -> Offer | None:
    """What offers values of a parameter, by what it is called in help; ``None`` where any text will do."""
    if getattr(param.type, "choices", None):
        return None
    key = param.opts[0] if param.opts[0].startswith("-") else (param.metavar or param.name).strip("[].").upper()
    if key == "INTO":
        return _records("source" if command.startswith("source") else "outlet")
    if key == "--kind":
        return _words("article", "claim", "source", "outlet", "question", "story") if command == "log" else None
    return OFFERS.get(key)


def _quietly(offer: Offer) -> Callable[[Any, Any, str], list[Any]]:
    """The offer as the command line's library wants it; what fails offers nothing."""

    def offered(ctx: Any, _param: Any, begun: str) -> list[Any]:
        try:
            found = list(offer(ctx, begun))
        except Exception:  # noqa: BLE001 - nothing may come between a person and their typing
            return []
        item = _item()
        return [item(_typed(value), help=_cut(told) or None) for value, told in found]

    return offered


def _item() -> Any:
    """The class of what is offered, wherever this Typer takes its Click from."""
    from importlib import import_module  # noqa: PLC0415 - wanted only to complete
    from importlib.util import find_spec  # noqa: PLC0415 - see above

    package = "typer._click" if find_spec("typer._click") else "click"
    return import_module(f"{package}.shell_completion").CompletionItem


def _cut(told: str) -> str:
    return told if len(told) <= LONGEST else told[: LONGEST - 1] + "…"


def _typed(value: str) -> str:
    """A value as bash wants it typed; the other shells quote it themselves."""
    if os.environ.get("_SAYSO_COMPLETE") != "complete_bash" or _word_before_cursor()[:1] in ('"', "'"):
        return value
    return value if shlex.quote(value) == value or value.startswith("@") else _escaped(value)


def _escaped(value: str) -> str:
    return "".join(f"\\{letter}" if not (letter.isalnum() or letter in "@%+=:,./-_") else letter for letter in value)


def _word_before_cursor(back: int = 0) -> str:
    """The word that bash is completing, as it was typed, or one before it."""
    words = os.environ.get("COMP_WORDS", "").split("\n")
    at = int(os.environ.get("COMP_CWORD", "0")) - back
    return words[at] if 0 <= at < len(words) else ""


def _database(ctx: Any) -> str:
    from sayso.desk.settings import database  # noqa: PLC0415 - wanted only to complete

    return database(ctx.params.get("db") or "")


def _records(*kinds: str) -> Offer:
    """Offers records of these kinds; what the command line names already is not offered again."""

    def offer(ctx: Any, begun: str) -> Iterator[Choice]:
        from sayso.store.glance import glance  # noqa: PLC0415 - see above
        from sayso.store.names import choices  # noqa: PLC0415 - see above

        said = {word for value in ctx.params.values() if isinstance(value, list | tuple) for word in value}
        with glance(_database(ctx)) as ask:
            found = [one for kind in kinds for one in choices(ask, kind, begun)]
        yield from (one for one in found if one[0] not in said)

    return offer


def _words(*words: str) -> Offer:
    return lambda _ctx, begun: [(word, "") for word in words if word.startswith(begun)]


def _links(ctx: Any, begun: str) -> Iterable[Choice]:
    """Claims first, then more of them or a source."""
    return _records("claim", "source")(ctx, begun) if ctx.params.get("words") else _records("claim")(ctx, begun)


def _rulings(ctx: Any, begun: str) -> Iterable[Choice]:
    """A question or a claim, a second claim, and the verdict."""
    from sayso.model.verdict import Outcome, Settlement  # noqa: PLC0415 - see above

    said = ctx.params.get("words") or ()
    if not said:
        return _records("question", "claim")(ctx, begun)
    if len(said) == 1 and said[0][:1].upper() == "C":
        return _records("claim")(ctx, begun)
    return _words(*(one.value for one in (*Outcome, *Settlement)))(ctx, begun)


def _filters(ctx: Any, begun: str) -> Iterator[Choice]:
    from sayso.cli.filters import as_words  # noqa: PLC0415 - see above
    from sayso.desk.settings import filters  # noqa: PLC0415 - see above

    for name, one in filters(_database(ctx)).items():
        if name.startswith(begun):
            yield name, as_words(one)


def _named_filters(ctx: Any, begun: str) -> Iterator[Choice]:
    """Saved filters with their @, which bash tells as a word of its own, and replaces all the same."""
    parted = os.environ.get("_SAYSO_COMPLETE") == "complete_bash" and _word_before_cursor(1) == "@"
    if begun and not parted and not begun.startswith("@"):
        return
    for name, told in _filters(ctx, begun.removeprefix("@")):
        yield f"@{name}", told


def _setting_names(_ctx: Any, begun: str) -> Iterator[Choice]:
    from sayso.desk.setting_names import SETTINGS  # noqa: PLC0415 - see above

    yield from ((name, one.meaning) for name, one in SETTINGS.items() if name.startswith(begun))


def _setting_values(ctx: Any, begun: str) -> Iterable[Choice]:
    from sayso.desk.setting_names import COLOURS  # noqa: PLC0415 - see above

    kind = {"outlet": "outlet", "as": "person"}.get(ctx.params.get("name") or "")
    if kind:
        return _records(kind)(ctx, begun)
    return _words(*COLOURS)(ctx, begun) if ctx.params.get("name") == "colour" else ()


def _profiles(_ctx: Any, begun: str) -> Iterator[Choice]:
    from sayso.desk.profiles import all_profiles  # noqa: PLC0415 - see above

    yield from ((name, "") for name in all_profiles() if name.startswith(begun))


def _columns(ctx: Any, begun: str) -> Iterator[Choice]:
    from dataclasses import fields  # noqa: PLC0415 - see above

    from sayso.model.tables import TABLES  # noqa: PLC0415 - see above

    if ctx.info_name == "sources":
        names = ["reliability", "name", "kind", "claims"]
    else:
        names = [one.name for one in fields(TABLES.get(ctx.params.get("table") or "claims", TABLES["claims"]))]
        names += ["credibility"]
    minus = "-" if begun.startswith("-") else ""
    yield from ((f"{minus}{name}", "") for name in names if name.startswith(begun.removeprefix("-")))


def _tables(_ctx: Any, begun: str) -> Iterator[Choice]:
    from sayso.model.tables import TABLES  # noqa: PLC0415 - see above

    yield from ((name, "") for name in (*TABLES, "all") if name.startswith(begun))


def _formats(ctx: Any, begun: str) -> Iterable[Choice]:
    if ctx.info_name != "export":
        return ()
    from sayso.desk.exporting import FORMATS  # noqa: PLC0415 - see above

    return _words(*FORMATS)(ctx, begun)


def _read_again(ctx: Any, begun: str) -> Iterable[Choice]:
    """Stories and articles with --again; else files, which the shell knows itself."""
    return _records("story", "article")(ctx, begun) if ctx.params.get("again") else ()


OFFERS: dict[str, Offer] = {
    "ARTICLE": _records("article"),
    "CLAIM": _records("claim"),
    "CLAIM... SOURCE": _links,
    "ENTRY": _records("journal"),
    "OTHER": _records("source"),
    "OUTLET": _records("outlet"),
    "QUESTION": _records("question"),
    "QUESTION|CLAIM CLAIM VERDICT": _rulings,
    "REF": _records("story", "claim", "article", "source", "outlet", "question", "journal"),
    "SETTING": _setting_names,
    "SOURCE": _records("source"),
    "STORY": _records("story"),
    "TABLE": _tables,
    "VALUE": _setting_values,
    "FILE": _read_again,
    "@FILTER": _named_filters,
    "--article": _records("article"),
    "--as": _records("person"),
    "--by": _records("person"),
    "--command": _records("action"),
    "--delete-filter": _filters,
    "--filter": _filters,
    "--format": _formats,
    "--outlet": _records("outlet"),
    "--profile": _profiles,
    "--question": _records("question"),
    "--sort": _columns,
    "--source": _records("source"),
    "--story": _records("story"),
    "--via": _records("source"),
    "--wrong": _records("claim"),
}
"""By option, or by what an argument is called in help, what offers its values."""
