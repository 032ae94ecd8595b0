"""An identity goes in with a key and comes out sealed; sealed bytes and the key that sealed them give it back.

AES-256-GCM with a random 96-bit nonce (NIST SP 800-38D), through ``cryptography``. The source's uid is authenticated
with it: sealed bytes that were moved to another source do not open there.
"""

import json
import secrets
from dataclasses import asdict

from sayso.model.errors import ConfigError, ConflictError
from sayso.model.identity import Identity
from sayso.vault.key import Key

VERSION = b"\x01"
NONCE = 12

BLOCK = 512
"""Identities are filled up to a multiple of so many bytes, so that their size does not tell one name from another."""


def seal(key: Key, identity: Identity, source_uid: str) -> bytes:
    """The identity, sealed for this source: version, nonce, and ciphertext with its tag."""
    plain = json.dumps(asdict(identity), ensure_ascii=False).encode()
    padded = plain.ljust(-(-len(plain) // BLOCK) * BLOCK)
    nonce = secrets.token_bytes(NONCE)
    sealed: bytes = _cipher(key).encrypt(nonce, padded, _bound(source_uid))
    return VERSION + nonce + sealed


def unseal(key: Key, sealed: bytes, source_uid: str) -> Identity:
    """The identity that was sealed for this source with this key.

    Raises:
        ConflictError: if it was sealed with another key or for another source, or was changed.
    """
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - heavy, and wanted only with a key

    version, nonce, body = sealed[:1], sealed[1 : 1 + NONCE], sealed[1 + NONCE :]
    try:
        plain = _cipher(key).decrypt(nonce, body, _bound(source_uid)) if version == VERSION else b""
        return Identity(**json.loads(plain))
    except (InvalidTag, ValueError):
        raise ConflictError(
            f"the sealed identity does not open with key {key.id}: it is damaged, or not this source's",
            "restore a backup with `sayso db restore FILE`",
        ) from None


def _bound(source_uid: str) -> bytes:
    return b"sayso identity of\x1f" + source_uid.encode()


def _cipher(key: Key):  # type: ignore[no-untyped-def] # noqa: ANN202 - its type is the library's, imported below
    try:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 - heavy, wanted only with a key
    except ModuleNotFoundError as error:
        raise ConfigError("the library that seals identities is not installed", "pip install cryptography") from error
    return AESGCM(key.secret)
