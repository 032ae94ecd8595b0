"""Record identifiers: a content-derived uid for machines, a short reference for people."""

import hashlib

LENGTH = 32
"""Characters of a uid: 128 bits of SHA-256 in hex, so that chance collisions do not occur."""

PREFIXES = {
    "article": "A",
    "claim": "C",
    "source": "S",
    "outlet": "O",
    "question": "Q",
    "journal": "J",
}
"""The letter before the number in a short reference, for the kinds of record that have one."""


def uid(kind: str, *key: object) -> str:
    """The uid of the record of this kind with this natural key; equal keys give equal uids everywhere.

    The parts of ``key`` are joined by the unit separator, which no name or text of ours holds.
    """
    joined = "\x1f".join([kind, *(str(part) for part in key)])
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH]


def reference(kind: str, number: int) -> str:
    """The short reference that people see, such as ``C345``."""
    return f"{PREFIXES[kind]}{number}"


def number_in(kind: str, text: str) -> int | None:
    """The number in a short reference of this kind (any case, or the bare number), or ``None``.

    The question mark that stands behind what nobody has settled may stand there still.
    """
    digits = text.strip().upper().removesuffix("?").removeprefix(PREFIXES[kind])
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 19 else None
