"""Bytes go in, text comes out: LF line ends and no byte-order mark, or a refusal that names the offset."""

import codecs
from dataclasses import dataclass

from sayso.model.errors import InputError

LIMIT = 50 * 1024 * 1024
"""Bytes that one file may have: far above any article, far below what would fill a laptop's memory."""

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive (perhaps a word processor's file)"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a RIFF media file"),
    (b"\x1f\x8b", "gzip-compressed data"),
    (b"BZh9", "bzip2-compressed data"),
    (b"\xfd7zXZ", "xz-compressed data"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "a rich-text (RTF) document"),
    (b"SQLite format 3", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"WARC/", "a WARC web archive"),
)

# Longest first: the UTF-32 mark begins with the UTF-16 one.
_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# Encodings that turn bytes into something other than what a writer typed, or are no character sets at all.
_NOT_CHARSETS = frozenset({"utf-7", "unicode-escape", "raw-unicode-escape", "idna", "punycode", "undefined"})

# The WHATWG Encoding Standard reads these labels as windows-1252, as every browser does.
_READ_AS_1252 = frozenset({"iso8859-1", "ascii"})


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text as decoded, its encoding, and how many bytes of byte-order mark came before it."""

    text: str
    encoding: str
    mark: int = 0


def check_bytes(name: str, data: bytes, *, limit: int = LIMIT) -> None:
    """Refuse what cannot be text before anything reads it.

    Raises:
        InputError: if ``data`` is empty, longer than ``limit`` bytes, or begins as a known binary format does.
    """
    if len(data) > limit:
        raise too_large(name, len(data), limit)
    if not data:
        raise InputError(f"{name}: the file is empty", "leave it out, or fetch it again")
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise InputError(f"{name}: this is {what}, not text", "save the article as text or HTML and import that")


def too_large(name: str, size: int, limit: int) -> InputError:
    """The refusal of a file of ``size`` bytes where ``limit`` are allowed."""
    return InputError(
        f"{name}: {size:,} bytes is over the limit of {limit:,}",
        "split the file, or import its articles one by one",
    )


def decode(name: str, data: bytes, *, encoding: str = "", declared: str = "") -> Decoded:
    """Decode ``data`` strictly: ``encoding`` first, then a byte-order mark, then the ``declared`` charset, then UTF-8.

    The text keeps its line ends; ``tidy`` makes them LF.

    Raises:
        InputError: if the encoding is unknown or a byte does not fit it.
    """
    bom = next(((mark, codec) for mark, codec in _MARKS if data.startswith(mark)), None)
    if encoding:
        codec = _charset(encoding)
        if not codec:
            raise InputError(f"{name}: no such encoding: {encoding!r}", "name a charset such as --encoding cp1252")
        mark = len(bom[0]) if bom and bom[1].startswith(codec.replace("_", "-")) else 0
        # "utf-16" and "utf-32" leave the byte order to the mark.
        chosen = bom[1] if bom and mark else codec
    elif bom:
        mark, chosen = len(bom[0]), bom[1]
    else:
        mark, chosen = 0, (_web_charset(declared) or "utf-8")
        _refuse_nuls(name, data)
    return Decoded(_strict(name, data[mark:], chosen, mark), chosen, mark)


def tidy(text: str) -> str:
    """``text`` with LF line ends and without a leading byte-order mark; nothing else is touched."""
    return text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _strict(name: str, data: bytes, codec: str, mark: int) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as problem:
        at = problem.start + mark
        shown = " ".join(f"{byte:02x}" for byte in data[problem.start : problem.start + 4])
        hint = "name the file's encoding, such as --encoding cp1252"
        raise InputError(f"{name}: byte {at} ({shown}) is not {codec.upper()}", hint) from None
    except (UnicodeError, ValueError) as problem:
        raise InputError(f"{name}: cannot be read as {codec}: {problem}", "name its encoding with --encoding") from None


def _refuse_nuls(name: str, data: bytes) -> None:
    at = data.find(b"\0")
    if at < 0:
        return
    sample = data[:2000]
    if sample[1::2].count(0) > len(sample) // 4 and not sample[0::2].count(0):
        raise InputError(f"{name}: byte {at} is NUL: UTF-16 without a mark?", "try --encoding utf-16-le")
    if sample[0::2].count(0) > len(sample) // 4 and not sample[1::2].count(0):
        raise InputError(f"{name}: byte {at} is NUL: UTF-16 without a mark?", "try --encoding utf-16-be")
    raise InputError(f"{name}: byte {at} is NUL: this is binary data, not text", "import the article as text or HTML")


def _charset(label: str) -> str:
    """Python's name for a charset label, or empty where it names none."""
    try:
        codec = codecs.lookup(label.strip()).name
        " ".encode(codec)
    except (LookupError, ValueError):
        return ""
    return "" if codec.replace("_", "-") in _NOT_CHARSETS else codec


def _web_charset(label: str) -> str:
    codec = _charset(label) if label else ""
    # A page cannot declare UTF-16 in readable ASCII and be UTF-16: browsers take such a label for UTF-8.
    if codec.startswith(("utf-16", "utf-32")):
        return "utf-8"
    return "cp1252" if codec in _READ_AS_1252 else codec
