"""``sayso source protect`` and its kin: who a source is comes in unseen, and never by way of the command line."""

import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sayso.cli.options import As, Because, Db, KeyFile, desk_at
from sayso.model.counting import counted

if TYPE_CHECKING:
    from sayso.desk.protecting import Done, Protection
    from sayso.model.identity import Identity

Ref = Annotated[str, typer.Argument(metavar="SOURCE", help="A source's number, such as S7.")]
PublicName = Annotated[
    str, typer.Option("--public-name", metavar="TEXT", help="What it is called from now on: 'a border official'.")
]

CANNOT = (
    "exports, bundles and backups written before keep what they hold: destroy them, or export anew; "
    "so do a server's own logs and archives, and article texts, which nothing changes"
)


def join(app: typer.Typer) -> None:
    """Add the commands to those of ``sayso source``."""
    # Words too many are taken as they are, to refuse them without repeating what they may tell.
    taking = {"allow_extra_args": True}
    app.command(context_settings=taking)(protect)
    app.command()(unprotect)
    app.command()(scrub)


def protect(
    context: typer.Context,
    ref: Ref,
    *,
    edit: Annotated[bool, typer.Option("--edit", help="Change the identity that is kept.")] = False,
    public_name: PublicName = "",
    scrub: Annotated[
        bool, typer.Option("--scrub", help="Take its former names out of the log, the search index and its record.")
    ] = False,
    key_file: KeyFile = "",
    because: Because = "",
    db: Db = "",
    by: As = "",
) -> None:
    """Keep who a source is, sealed with your key, and mark it as protected.

    The identity is asked for without showing it, or read from standard input: a line with the name, then notes;
    lines that begin with Name:, Contact: and Notes: say which is which. It is never given on the command line.
    """
    from sayso.cli.output import write  # noqa: PLC0415 - imports inside commands keep starts light
    from sayso.desk import keys, protecting  # noqa: PLC0415 - see above
    from sayso.model.errors import ConfigError, ConflictError  # noqa: PLC0415 - see above

    if context.args:
        raise ConfigError(
            "who a source is never goes on the command line, where others and the shell's history see it",
            "take the line out of the history, and give it when asked, or on standard input",
        )
    if edit and (public_name or scrub):
        raise ConfigError("--edit changes what is kept, not what is told", "use `sayso source scrub` for the rest")
    with desk_at(db, by) as desk:
        held = _found(desk, ref)
        key = keys.needed(keys.key_at(key_file))
        if held.key_id and not edit:
            raise ConflictError(f"{held.source} is protected already", f"--edit changes what is kept of {held.source}")
        if edit:
            done = protecting.edit_identity(desk, held.source, _values(held.source), key, because=because)
        else:
            given = _identity(held.source)
            called = public_name or _called(held)
            scrub = scrub or (bool(called) and _agreed(held))
            done = protecting.protect(desk, held.source, given, key, public_name=called, scrub=scrub, because=because)
    write(f"{done.source} protected, sealed with key {done.key_id}\n")
    _say(done)


def unprotect(ref: Ref, *, because: Because = "", db: Db = "", by: As = "") -> None:
    """Forget who a source is, for good, and that it was protected; needs --because."""
    from sayso.cli.diagnostics import say  # noqa: PLC0415 - see above
    from sayso.cli.output import write  # noqa: PLC0415 - see above
    from sayso.desk import protecting  # noqa: PLC0415 - see above

    with desk_at(db, by) as desk:
        number, erased = protecting.unprotect(desk, ref, because=because)
    write(f"{number} is no longer protected, and what was kept of it is forgotten\n")
    say("backups written before still hold it, sealed")
    if not erased:
        say(BUSY)


def scrub(
    ref: Ref,
    *,
    public_name: PublicName = "",
    key_file: KeyFile = "",
    because: Because = "",
    db: Db = "",
    by: As = "",
) -> None:
    """Take a protected source's former names out of the log, the search index and its own record."""
    from sayso.cli.output import write  # noqa: PLC0415 - see above
    from sayso.desk import keys, protecting  # noqa: PLC0415 - see above

    with desk_at(db, by) as desk:
        done = protecting.scrub(desk, ref, keys.key_at(key_file), public_name=public_name, because=because)
    write(f"{done.source} is called {done.called!r}; {counted(done.scrubbed or 0, 'log entry')} scrubbed\n")
    _say(done)


BUSY = (
    "what was replaced stays in the database's files for now: somebody else is at work in it, or the disk is full; "
    "`sayso source scrub` of any protected source cleans them"
)


def _say(done: "Done") -> None:
    from sayso.cli.diagnostics import say  # noqa: PLC0415 - see above

    if done.names_itself:
        say(f"{done.source} is still called by the name that is sealed: `sayso source scrub` gives it a --public-name")
    if done.elsewhere:
        say(f"its names still stand in {', '.join(done.elsewhere)}; sayso changes no text, note or file of yours")
    if done.scrubbed is not None:
        say(CANNOT)
    elif done.elsewhere:
        say(f"`sayso source scrub {done.source}` takes them out of the log and the search index")
    if not done.erased:
        say(BUSY)


def _found(desk: Any, ref: str) -> "Protection":
    from sayso.desk import protecting  # noqa: PLC0415 - see above
    from sayso.model.errors import NotFoundError  # noqa: PLC0415 - see above

    try:
        return protecting.protection(desk, ref)
    except NotFoundError:
        raise NotFoundError(
            "there is no such source, and who one is never goes on the command line",
            "name a source by its number, as `sayso sources` lists it",
        ) from None


def _identity(number: str) -> "Identity":
    from sayso.model.errors import InputError  # noqa: PLC0415 - see above
    from sayso.model.identity import Identity, identity_in  # noqa: PLC0415 - see above

    if not sys.stdin.isatty():
        return identity_in(_text())
    name = _asked(f"Who is {number}? The name: ")
    if name != _asked("The name again: "):
        raise InputError("the two names differ; nothing was kept", "begin again")
    return Identity(name=name, contact=_asked("How to reach them (Enter: not known): "), notes=_asked("Notes: "))


def _values(number: str) -> dict[str, str]:
    """The fields of an identity that change: what is typed, or all that standard input gives."""
    from dataclasses import asdict  # noqa: PLC0415 - see above

    from sayso.model.identity import LABELS, identity_in  # noqa: PLC0415 - see above

    if not sys.stdin.isatty():
        return asdict(identity_in(_text()))
    typed = {label: _asked(f"{number}'s {label} (Enter keeps it, - empties it): ") for label in LABELS}
    return {label: "" if text == "-" else text for label, text in typed.items() if text}


def _called(held: "Protection") -> str:
    """What a person at a terminal wants the source to be called; empty to leave it."""
    if not sys.stdin.isatty():
        return ""
    shown: str = typer.prompt(
        f"Lists, exports and bundles call {held.source} {held.called!r}. Call it (Enter: the same)",
        default="",
        show_default=False,
        err=True,
    )
    return shown.strip()


def _agreed(held: "Protection") -> bool:
    """Whether a person at a terminal wants the former name taken out; nobody is asked elsewhere."""
    question = f"Take {held.called!r} out of the log and the search index too? It cannot be undone"
    return sys.stdin.isatty() and typer.confirm(question, default=True, err=True)


def _asked(question: str) -> str:
    import getpass  # noqa: PLC0415 - see above

    return getpass.getpass(f"{question}(not shown) ").strip()


def _text() -> str:
    from sayso.model.errors import InputError  # noqa: PLC0415 - see above
    from sayso.model.identity import LONGEST  # noqa: PLC0415 - see above

    data = sys.stdin.buffer.read(4 * LONGEST + 1)
    try:
        return data.decode()
    except UnicodeDecodeError:
        # Without its cause, which holds the text.
        raise InputError("the identity is not UTF-8 text, or too long", "give a name, then contact and notes") from None


def as_field(held: "Protection") -> dict[str, str]:
    """What a page about a source says of its protection."""
    if held.sealed_at is not None:
        day = held.sealed_at.strftime("%Y-%m-%d %H:%M UTC")
        return {"identity": f"kept, sealed {day} with key {held.key_id}; --reveal shows it, to who has that key"}
    if held.protected:
        return {"identity": "not in this database: it stayed where it was sealed, since identities never travel"}
    return {}


def as_record(held: "Protection", identity: "Identity | None") -> dict[str, Any]:
    """The same for programs."""
    from dataclasses import asdict  # noqa: PLC0415 - see above

    kept = {"identity_kept": held.sealed_at is not None, "key_id": held.key_id, "sealed_at": held.sealed_at}
    return kept | ({"identity": asdict(identity)} if identity is not None else {})


def tell(identity: "Identity | None") -> None:
    """Show who a source is, by itself and through no pager, which might keep it."""
    from dataclasses import asdict  # noqa: PLC0415 - see above

    from sayso.cli.output import fields, write  # noqa: PLC0415 - see above

    if identity is not None:
        write("\n")
        fields({f"protected {label}": text for label, text in asdict(identity).items()})
