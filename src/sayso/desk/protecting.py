"""Who a protected source is: kept sealed, shown to who has the key and is written down for it, forgotten on purpose."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sayso.desk.desk import Desk
from sayso.desk.keys import needed, opened
from sayso.desk.naming import PARTICLES, untitled
from sayso.model.errors import ConflictError, InputError, NotFoundError
from sayso.model.identity import Identity
from sayso.model.uid import reference
from sayso.store import protected, scrubbing, sources
from sayso.store.erasing import erase
from sayso.store.journal import Change
from sayso.store.protected import Held
from sayso.store.rows import SourceRow
from sayso.vault.key import Key
from sayso.vault.seal import seal

SHORTEST = 3
"""Letters of a word of a name that tells whose it is; shorter ones stand in many texts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Protection:
    """How a source is protected: whether at all, and if its identity is kept here, when it was sealed by which key."""

    source: str
    called: str
    protected: bool
    key_id: str = ""
    sealed_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What was done: to which source, with which key, entries scrubbed, where names still stand, if files are clean."""

    source: str
    key_id: str = ""
    called: str = ""
    names_itself: bool = False
    scrubbed: int | None = None
    elsewhere: tuple[str, ...] = ()
    erased: bool = True


def protection(desk: Desk, ref: str) -> Protection:
    """How a source is protected.

    Raises:
        NotFoundError: if there is no such source.
    """
    with desk.store.reading() as session:
        row = sources.row_of(session, ref)
        kept = protected.held(session, source=row.id)
        found = Protection(source=reference("source", row.id), called=row.name, protected=row.protected)
        return replace(found, key_id=kept[0].key_id, sealed_at=kept[0].sealed_at) if kept else found


def protect(
    desk: Desk,
    ref: str,
    identity: Identity,
    key: Key | None,
    *,
    public_name: str = "",
    scrub: bool = False,
    because: str = "",
) -> Done:
    """Seal who a source is, and mark it as protected; with ``public_name`` that is what it is called from now on.

    ``scrub`` takes its former names, and the name that is sealed, out of its record, the journal and the search index.

    Raises:
        ConfigError: without a key.
        ConflictError: if its identity is kept already.
        InputError: if the public name or the reason tells the name that is to be sealed.
        NotFoundError: if there is no such source.
    """
    key = needed(key)
    _refuse_telling(identity, public_name, because)
    with desk.changing("source protect", because=because) as change:
        row = sources.row_of(change.session, ref)
        number = reference("source", row.id)
        if protected.held(change.session, source=row.id, lock=True):
            raise ConflictError(f"{number} is protected already", f"`sayso source protect {number} --edit` changes it")
        names = scrubbing.former_names(change.session, row) | {identity.name}
        scrubbed = scrubbing.scrub(change, row, names, public_name or row.name) if scrub else None
        if public_name and not scrub:
            sources.edit(change, row, {"name": public_name.strip()})
        protected.keep(change, row, seal(key, identity, row.uid), key.id)
        change.logged = True
        change.summary = f"protected {number}"
        called = row.name
        left = _elsewhere(change, names, called)
    erased = erase(desk.store, whole=scrub)
    itself = called.casefold() == identity.name.casefold()
    return Done(
        source=number,
        key_id=key.id,
        called=called,
        names_itself=itself,
        scrubbed=scrubbed,
        elsewhere=left,
        erased=erased,
    )


def edit_identity(desk: Desk, ref: str, values: Mapping[str, str], key: Key | None, *, because: str = "") -> Done:
    """Seal the identity that is kept anew with these fields of it changed; the key must open it.

    Raises:
        ConfigError: without a key.
        ConflictError: if the key does not open what is kept.
        NotFoundError: if there is no such source, or nothing is kept of it.
        InputError: if the reason tells the name.
    """
    key = needed(key)
    with desk.changing("source protect", because=because) as change:
        row = sources.row_of(change.session, ref)
        identity = replace(opened(key, _kept(change, row)), **values)
        _refuse_telling(identity, "", because)
        protected.keep(change, row, seal(key, identity, row.uid), key.id)
        change.logged = True
        number = reference("source", row.id)
        change.summary = f"sealed another identity of {number}"
    return Done(source=number, key_id=key.id, called="", erased=erase(desk.store))


def unprotect(desk: Desk, ref: str, *, because: str) -> tuple[str, bool]:
    """Forget who a source is, and that it is protected; returns its number, and whether the files were cleaned at once.

    Raises:
        InputError: without a reason.
        ConflictError: if it is not protected.
        NotFoundError: if there is no such source.
    """
    if not because.strip():
        raise InputError("taking protection away needs a reason", "say why with --because")
    with desk.changing("source unprotect", because=because) as change:
        row = sources.row_of(change.session, ref)
        number = reference("source", row.id)
        if not row.protected:
            raise ConflictError(f"{number} is not protected", "see `sayso sources --protected`")
        protected.forget(change, row)
        change.summary = f"unprotected {number}"
    return number, erase(desk.store)


def reveal(desk: Desk, ref: str, key: Key | None, *, because: str = "") -> Identity:
    """Who a source is; the journal says who asked before anybody is told.

    Raises:
        ConfigError: without a key.
        ConflictError: if the key does not open it.
        NotFoundError: if there is no such source, or nothing is kept of it.
        StorageError: if the journal cannot be written: then nobody is told.
    """
    key = needed(key)
    with desk.changing("source reveal", because=because) as change:
        row = sources.row_of(change.session, ref)
        identity = opened(key, _kept(change, row))
        change.logged = True
        change.touch(row.uid)
        change.summary = f"{reference('source', row.id)} revealed"
    return identity


def scrub(desk: Desk, ref: str, key: Key | None, *, public_name: str = "", because: str = "") -> Done:
    """Take a protected source's former names, and its sealed one, out of its record, the journal and the search index.

    Raises:
        ConfigError: without a key.
        ConflictError: if the key does not open its identity.
        NotFoundError: if there is no such source, or nothing is kept of it.
        InputError: if the public name or the reason tells the name that is sealed.
    """
    key = needed(key)
    with desk.changing("source scrub", because=because) as change:
        row = sources.row_of(change.session, ref)
        identity = opened(key, _kept(change, row))
        called = public_name.strip() or row.name
        _refuse_telling(identity, called, because)
        names = scrubbing.former_names(change.session, row) | {identity.name}
        count = scrubbing.scrub(change, row, names, called)
        protected.keep(change, row, seal(key, identity, row.uid), key.id)
        change.logged = True
        number = reference("source", row.id)
        change.summary = f"scrubbed former names of {number}"
        left = _elsewhere(change, names, called)
    erased = erase(desk.store, whole=True)
    return Done(source=number, key_id=key.id, called=called, scrubbed=count, elsewhere=left, erased=erased)


def _refuse_telling(identity: Identity, public_name: str, because: str) -> None:
    """Refuse words that tell the name, or a word of it that is one of its own."""
    for what, text in (("the public name", public_name), ("the reason", because)):
        if tells(identity.name, text):
            raise InputError(f"{what} tells the name that is to be sealed; nothing was changed", "word it without")


def tells(name: str, text: str) -> bool:
    """Whether a text holds a person's name, or a word of it of three letters or more, as whole words in any case.

    Titles and particles tell nobody. Scripts without capitals join words to their neighbours: there, part of a word
    tells the name too.
    """
    words = [word for word in re.findall(r"[^\W_]+", _folded(untitled(name))) if len(word) >= SHORTEST]
    own = [word for word in words if word not in PARTICLES]
    said = _folded(text)
    return any(re.search(_whole(words), said) for words in (_folded(name), *own) if words)


def _folded(text: str) -> str:
    """In one case, without accents and with single spaces."""
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    return " ".join(plain.casefold().split())


def _whole(words: str) -> str:
    cased = words.lower() != words.upper()
    return rf"(?<!\w){re.escape(words)}(?!\w)" if cased else re.escape(words)


def _kept(change: Change, row: SourceRow) -> Held:
    found = protected.held(change.session, source=row.id, lock=True)
    if found:
        return found[0]
    number = reference("source", row.id)
    if row.protected:
        raise NotFoundError(
            f"{number} is protected, but who it is is not in this database: identities never travel in bundles",
            f"ask where it was sealed, or give it anew with `sayso source protect {number}`",
        )
    raise NotFoundError(f"nothing is kept of {number}: it is not protected", "see `sayso sources --protected`")


def _elsewhere(change: Change, names: Sequence[str] | set[str], called: str) -> tuple[str, ...]:
    change.session.flush()
    others = [name for name in names if name.casefold() != called.casefold()]
    return tuple(scrubbing.elsewhere(change.session, others))
