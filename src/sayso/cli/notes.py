"""A note goes to a person's editor and comes back changed, or not; whatever fails, nothing that was written is lost."""

import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from unicodedata import category

import typer

from sayso.model.errors import ConfigError, InputError, SaysoError

if TYPE_CHECKING:
    from sayso.desk.notes import Noted

EditNote = Annotated[bool, typer.Option("--edit-note", "-e", help="Write the note in your editor; goes alone.")]

HERE = "-e"
"""What may stand in place of a note's words, to be asked for them: ``--note -e``."""

LINE = "# ------ what stands below this line is not kept ------"

ABOUT = "# The note of "
"""How the line below it begins, which says which record it is."""


def asks(note: str | None, edit_note: bool, others: bool) -> bool:  # noqa: FBT001 - two options of a command line
    """Whether a note is to be written in an editor.

    Raises:
        BadParameter: if other options are given, too.
    """
    wanted = edit_note or note == HERE
    if wanted and (others or (edit_note and note is not None and note != HERE)):
        raise typer.BadParameter("the editor writes the note alone: change the rest in another call", param_hint="-e")
    return wanted


def edit_note(kind: str, ref: str, *, because: str, db: str, by: str) -> None:
    """Have the note of a record edited, keep it, and say so.

    Raises:
        InputError: if the editor fails, or leaves what is no text; it says where the words are.
        ConflictError: if somebody else changed the note meanwhile; it says where the words are.
    """
    from sayso.cli.options import desk_at  # noqa: PLC0415 - imports inside commands keep starts light
    from sayso.cli.output import write  # noqa: PLC0415 - see above
    from sayso.desk.notes import note_of, set_note  # noqa: PLC0415 - see above

    with desk_at(db, by) as desk:
        was = note_of(desk, kind, ref)
    if was.protected:
        raise InputError(f"{was.ref} is protected, and an editor keeps copies", "give its note with --note")
    with _edited(was) as note:
        # The database was not held meanwhile: an editor may be open for hours.
        with desk_at(db, by) as desk:
            altered = note != was.note.strip() and set_note(desk, was, note, because=because)
        write(f"{was.ref} edited\n" if altered else f"{was.ref} was so already\n")


@contextmanager
def _edited(was: "Noted") -> Iterator[str]:
    """The note as the editor left it; the file goes once all went well, and is named where it did not."""
    folder = Path(tempfile.mkdtemp(prefix="sayso-"))
    file = folder / f"{was.ref}.md"
    told = " ".join(f"{was.kind} {was.ref} {was.about}".split())
    file.write_text(f"{was.note}\n\n{LINE}\n{ABOUT}{told}.\n", "utf-8")
    try:
        _open(file)
        yield _read(file)
    except (SaysoError, OSError, KeyboardInterrupt) as error:
        if _unwritten(file, was):
            _forget(file)
            raise
        what = error.what if isinstance(error, SaysoError) else str(error) or "interrupted"
        kind = type(error) if isinstance(error, SaysoError) else InputError
        raise kind(what, f"nothing was changed; what you wrote is in {file}") from error
    _forget(file)


def _open(file: Path) -> None:
    from sayso.cli.paging import MISSING  # noqa: PLC0415 - see above
    from sayso.desk.settings import value_of  # noqa: PLC0415 - see above

    editor = value_of("editor")
    # Ctrl-C is the editor's while it is open.
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        done = subprocess.run(  # noqa: S603 - an editor is a shell command that its user chose
            ["/bin/sh", "-c", f'{editor} "$@"', editor, str(file)], check=False
        )
    finally:
        signal.signal(signal.SIGINT, before)
    if done.returncode in MISSING:
        raise ConfigError(f"the editor {editor!r} cannot be started", "choose one with `sayso config set editor NAME`")
    if done.returncode:
        raise InputError(f"the editor {editor!r} failed with {done.returncode}", "nothing was changed")


def _read(file: Path) -> str:
    """The note: what stands above the line, without white space around it.

    Raises:
        InputError: if it is no text.
    """
    try:
        text = file.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise InputError("the note is not UTF-8", "save it as UTF-8") from error
    note = _above(text)
    if any(category(letter) == "Cc" and letter not in "\n\t" for letter in note):
        raise InputError("the note holds control characters", "write it as plain text")
    return note


def _above(text: str) -> str:
    """What stands above the line; whoever deleted the line has not written what stood below it."""
    note = text.split(LINE, 1)[0].rstrip()
    above, _, last = note.rpartition("\n")
    return (above if last.startswith(ABOUT) else note).strip()


def _unwritten(file: Path, was: "Noted") -> bool:
    """Whether the file holds nothing that the database does not hold."""
    try:
        return _above(file.read_text("utf-8")) == was.note.strip()
    except (OSError, UnicodeDecodeError):
        return not file.exists()


def _forget(file: Path) -> None:
    """Remove the file with what an editor left beside it."""
    for one in file.parent.iterdir():
        one.unlink(missing_ok=True)
    file.parent.rmdir()
