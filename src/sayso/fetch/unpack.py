"""The chunks of a body as they came over the wire go in; its bytes come out, never more of them than are allowed."""

import zlib
from collections.abc import Iterable

CHUNK = 64 * 1024
"""Bytes that are decompressed at once: what a small body can swell to before its size is looked at."""

GZIP, ZLIB, RAW = 31, 15, -15
"""zlib's names for the forms that 'gzip' and 'deflate' come in; some servers leave the latter's header out."""

PLAIN = frozenset({"", "identity"})
CODINGS = PLAIN | {"gzip", "x-gzip", "deflate"}
"""The ways that a body may be compressed in (RFC 9110)."""


class TooLargeError(Exception):
    """A body that holds more bytes than are allowed."""


class CutError(Exception):
    """A compressed body that is damaged or ends too early."""


def unpacked(chunks: Iterable[bytes], coding: str, limit: int) -> bytes:
    """The bytes of a body that is compressed as ``coding``, one of ``CODINGS``, says.

    Raises:
        TooLargeError: once there are more than ``limit``; what a compression bomb would go on to hold is never made.
        CutError: if it is damaged or ends before its end.
    """
    held = bytearray()
    for chunk in chunks if coding in PLAIN else _inflated(chunks, coding):
        held += chunk
        if len(held) > limit:
            raise TooLargeError
    return bytes(held)


def _inflated(chunks: Iterable[bytes], coding: str) -> Iterable[bytes]:
    unpacker = None
    rest = b""
    for chunk in chunks:
        rest += chunk
        while rest:
            if unpacker is None or unpacker.eof:
                # A gzip body may be several, one after the other.
                unpacker = zlib.decompressobj(_form(rest, coding))
            try:
                yield unpacker.decompress(rest, CHUNK)
            except zlib.error as problem:
                raise CutError from problem
            rest = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail
            if unpacker.eof and rest and not rest.strip(b"\0"):
                rest = b""
    if unpacker is not None and not unpacker.eof:
        yield unpacker.flush(CHUNK)
        if not unpacker.eof:
            raise CutError


def _form(start: bytes, coding: str) -> int:
    if coding != "deflate":
        return GZIP
    # RFC 1950: the low four bits of the first byte are 8.
    return ZLIB if start[0] & 0x0F == 8 else RAW
