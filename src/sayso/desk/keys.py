"""Keys: made, found, tried on what is kept, and exchanged for others."""

import os
from dataclasses import dataclass
from pathlib import Path

from sayso.desk.desk import Desk
from sayso.desk.settings import value_of
from sayso.model.errors import ConfigError, ConflictError
from sayso.model.identity import Identity
from sayso.model.uid import reference
from sayso.store import protected
from sayso.store.erasing import erase
from sayso.store.protected import Held
from sayso.vault.key import FILE_VARIABLE, VARIABLE, Key, find_key, new_key, read_key, write_key
from sayso.vault.seal import seal, unseal

NO_KEY = "give the key with --key-file FILE, SAYSO_KEY_FILE or SAYSO_KEY; `sayso key new FILE` makes one"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyCheck:
    """What a key opens: sources whose identity it opens, those sealed with others, and those with no identity here."""

    key_id: str
    opens: tuple[str, ...] = ()
    damaged: tuple[str, ...] = ()
    others: tuple[tuple[str, str], ...] = ()
    without: tuple[str, ...] = ()


def key_at(file: str = "") -> Key | None:
    """The key in ``file``, else the one that the environment or the settings name.

    Programs started from here do not inherit it.

    Raises:
        ConfigError: if what is named is no key, or others can read it.
    """
    named = file or any(os.environ.get(one) for one in (VARIABLE, FILE_VARIABLE))
    found = find_key(file if named else value_of("key_file"), os.environ)
    os.environ.pop(VARIABLE, None)
    return found


def make_key(file: Path) -> str:
    """Make a key in a new file; returns its id.

    Raises:
        ConflictError: if there is such a file.
        StorageError: if it cannot be written.
    """
    made = new_key()
    write_key(made, file)
    return made.id


def check_key(desk: Desk, key: Key | None) -> KeyCheck:
    """What the key opens of what is kept; without a key, what there is to open."""
    opens, damaged, others = [], [], []
    with desk.store.reading() as session:
        for one in protected.held(session):
            number = reference("source", one.source_id)
            if key is None or one.key_id != key.id:
                others.append((number, one.key_id))
                continue
            try:
                opened(key, one)
                opens.append(number)
            except ConflictError:
                damaged.append(number)
        without = tuple(reference("source", number) for number in protected.without_identity(session))
    return KeyCheck(
        key_id=key.id if key else "",
        opens=tuple(opens),
        damaged=tuple(damaged),
        others=tuple(others),
        without=without,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Rotation:
    """What rotating a key did: sources sealed anew, those that were already, and those that neither key opens."""

    key_id: str
    resealed: tuple[str, ...]
    already: tuple[str, ...]
    shut: tuple[tuple[str, str], ...]
    erased: bool


def rotate_key(desk: Desk, key: Key | None, new_file: Path, *, because: str = "") -> Rotation:
    """Seal all that ``key`` opens with the key in ``new_file``: all of it or, if anything fails, nothing.

    What the new key opens already is left alone, so that doing it twice is once, and what neither opens stays as it is.

    Raises:
        ConfigError: without a key, or if the new one is none.
        ConflictError: if both are one key, or what the old one sealed is damaged.
    """
    old, new = needed(key), read_key(new_file)
    if old.id == new.id:
        raise ConflictError(f"{new_file} holds the key that is in use, {old.id}", "make another with `sayso key new`")
    resealed, already, shut = [], [], []
    with desk.changing("key rotate", because=because) as change:
        for one in protected.held(change.session, lock=True):
            number = reference("source", one.source_id)
            if one.key_id == new.id:
                already.append(number)
            elif one.key_id != old.id:
                shut.append((number, one.key_id))
            else:
                sealed = seal(new, opened(old, one), one.source_uid)
                protected.replace(change, one.source_id, sealed, new.id)
                resealed.append(number)
        change.logged = bool(resealed)
        change.summary = f"sealed {', '.join(resealed)} anew with key {new.id}, no longer {old.id}"
    return Rotation(
        key_id=new.id,
        resealed=tuple(resealed),
        already=tuple(already),
        shut=tuple(shut),
        erased=erase(desk.store) if resealed else True,
    )


def needed(key: Key | None) -> Key:
    """The key, where one is given.

    Raises:
        ConfigError: where none is.
    """
    if key is None:
        raise ConfigError("no key is given", NO_KEY)
    return key


def opened(key: Key, one: Held) -> Identity:
    """The identity that is sealed.

    Raises:
        ConflictError: if it was sealed with another key, or is damaged.
    """
    if one.key_id != key.id:
        number = reference("source", one.source_id)
        raise ConflictError(
            f"{number} was sealed with key {one.key_id}, and the key given is {key.id}", "give that key with --key-file"
        )
    return unseal(key, one.sealed, one.source_uid)
