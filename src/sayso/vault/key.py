"""A key comes out of the environment or out of a file that nobody else can read; a new one goes into a new file."""

import base64
import hashlib
import os
import secrets
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sayso.model.errors import ConfigError, ConflictError, StorageError

BYTES = 32
"""AES-256."""

CHECK = 4
"""Bytes of digest at a key's end, by which a letter that was copied wrongly shows."""

PREFIX = "sayso-key-1:"
"""What a key begins with, so that people and secret scanners know it for what it is."""

VARIABLE = "SAYSO_KEY"
FILE_VARIABLE = "SAYSO_KEY_FILE"

LONGEST = 4096
"""Bytes of a key file; a key with its comment has some two hundred."""

HEAD = """\
# The key to the protected identities of a sayso database: id {id}.
# Keep it apart from the database and its backups, and keep a copy: without it they cannot be read by anybody.
"""


@dataclass(frozen=True, slots=True)
class Key:
    """A secret and its id; the secret shows in no ``repr``."""

    secret: bytes = field(repr=False)

    @property
    def id(self) -> str:
        """What tells it from other keys and tells nothing of it: eight digits of a SHA-256 over 32 random bytes."""
        return hashlib.sha256(b"sayso key id\x1f" + self.secret).hexdigest()[:8]

    @property
    def text(self) -> str:
        """The key as a file or the environment holds it."""
        return PREFIX + base64.urlsafe_b64encode(self.secret + _check(self.secret)).decode()


def new_key() -> Key:
    """A key from the operating system's randomness."""
    return Key(secrets.token_bytes(BYTES))


def find_key(file: str, environment: Mapping[str, str]) -> Key | None:
    """The key in ``file``, else in the file that SAYSO_KEY_FILE names, else in SAYSO_KEY; ``None`` where none is named.

    Raises:
        ConfigError: if the file is missing, others can read it, or what is there is no key; none of it is quoted.
    """
    named = file or environment.get(FILE_VARIABLE, "")
    if named:
        return read_key(Path(named).expanduser())
    given = environment.get(VARIABLE, "")
    return _key_in(given, VARIABLE) if given else None


def read_key(file: Path) -> Key:
    """The key in a file.

    Raises:
        ConfigError: if it is missing, no regular file, somebody else's or open to others, or holds no key.
    """
    try:
        # Opened without waiting for the other end of a pipe, which is refused once it is known for one.
        with open(file, "rb", opener=_at_once) as stream:
            # Of the file that was opened, not of whatever has its name by now.
            _refuse_open(file, os.fstat(stream.fileno()))
            data = stream.read(LONGEST + 1)
    except OSError as error:
        raise ConfigError(
            f"the key file {file} cannot be read: {error.strerror or error}", "name it with --key-file"
        ) from error
    lines = [line for line in data.decode("ascii", "replace").splitlines() if line.strip() and line[0] != "#"]
    return _key_in(lines[0] if len(lines) == 1 and len(data) <= LONGEST else "", str(file))


def write_key(key: Key, file: Path) -> None:
    """Put a key into a new file that only its owner can read.

    Raises:
        ConflictError: if there is such a file: it may be the only copy of another key.
        StorageError: if it cannot be written.
    """
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as stream:
            stream.write(HEAD.format(id=key.id) + key.text + "\n")
            stream.flush()
            os.fsync(stream.fileno())
    except FileExistsError as error:
        raise ConflictError(f"{file} exists already", "name a new file; a key that is overwritten is lost") from error
    except OSError as error:
        raise StorageError(f"{file} cannot be written: {error.strerror or error}", "name another file") from error


def _check(secret: bytes) -> bytes:
    return hashlib.sha256(b"sayso key check\x1f" + secret).digest()[:CHECK]


def _at_once(name: str, flags: int) -> int:
    return os.open(name, flags | getattr(os, "O_NONBLOCK", 0))


def _refuse_open(file: Path, found: os.stat_result) -> None:
    if not stat.S_ISREG(found.st_mode):
        raise ConfigError(f"{file} is not a file", "name the key file with --key-file")
    if os.name == "posix" and found.st_uid != os.geteuid():
        raise ConfigError(
            f"the key file {file} belongs to somebody else, who can read and change it",
            "copy it to a file of your own, or make a new key if you do not know whose it is",
        )
    if os.name == "posix" and found.st_mode & 0o077:
        raise ConfigError(
            f"the key file {file} can be read or changed by others (mode {stat.S_IMODE(found.st_mode):03o})",
            f"close it with `chmod 600 {file}`, and make a new key if somebody may have seen it",
        )


def _key_in(text: str, where: str) -> Key:
    hint = "give the one line that `sayso key new` wrote"
    body = text.strip()
    if not body.startswith(PREFIX):
        raise ConfigError(f"{where} holds no key of sayso's", hint)
    try:
        whole = base64.b64decode(body.removeprefix(PREFIX), altchars=b"-_", validate=True)
    except ValueError:
        whole = b""
    secret, check = whole[:BYTES], whole[BYTES:]
    # The one way to write it: decoders let some stray characters pass.
    if check != _check(secret) or Key(secret).text != body:
        # Without its cause: what could not be decoded is a key but for a letter.
        raise ConfigError(f"the key in {where} is damaged: a letter is wrong, missing or too many", hint) from None
    return Key(secret)
