"""The whole database is written to a folder, and a folder is read into the database."""

from pathlib import Path

from sayso.desk.copying import catch_up
from sayso.desk.desk import Desk
from sayso.model.counting import counted
from sayso.store import bundle
from sayso.store.bundle import Taken, Written


def write_bundle(desk: Desk, folder: Path) -> Written:
    """Write everything but protected identities to ``folder``: new, empty, or a bundle that is then replaced.

    Raises:
        InputError: if ``folder`` holds anything else.
        StorageError: if the disk refuses; ``folder`` is then as it was.
    """
    with desk.store.reading() as session:
        return bundle.write(session, folder)


def read_bundle(desk: Desk, folder: Path) -> Taken:
    """Add what the bundle in ``folder`` holds; all of it or nothing.

    Raises:
        InputError: if it is no bundle, or is damaged; the message names file and line.
        ConflictError: if it contradicts what is stored; the message names the records.
    """
    checked = bundle.check(folder)
    with desk.changing("bundle read") as change:
        taken = bundle.read(change, checked)
        catch_up(change.session)
        added = f"{counted(taken.added['articles'], 'article')} and {counted(taken.added['claims'], 'claim')}"
        change.summary = f"read {added} from a bundle"
    return taken
