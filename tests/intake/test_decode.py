"""Bytes that are text, and the many that are not."""

import pytest

from sayso.intake.decode import check_bytes, decode, tidy
from sayso.model.errors import InputError

WORDS = "Fähre stoppt — 42 krank"


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_marks_name_the_encoding(codec: str) -> None:
    """UTF-8 needs no mark; UTF-16 and UTF-32 are known by theirs."""
    assert decode("a.txt", WORDS.encode(codec)).text == WORDS


def test_the_mark_is_counted() -> None:
    """Byte offsets into the file need it."""
    assert [decode("a", WORDS.encode(codec)).mark for codec in ("utf-8", "utf-8-sig", "utf-16")] == [0, 3, 2]


def test_an_option_overrules_everything() -> None:
    """The editor knows best."""
    assert decode("a.txt", WORDS.encode("cp1252"), encoding="cp1252", declared="utf-8").text == WORDS


@pytest.mark.parametrize(
    ("declared", "codec"), [("iso-8859-1", "cp1252"), ("windows-1252", "cp1252"), ("koi8-r", "koi8-r")]
)
def test_a_declared_charset_is_believed(declared: str, codec: str) -> None:
    """Latin-1 means windows-1252 on the web."""
    words = "дом" if codec == "koi8-r" else WORDS
    assert words == decode("a.html", words.encode(codec), declared=declared).text


@pytest.mark.parametrize("declared", ["rot13", "utf-7", "none-such", "base64", "unicode_escape", ""])
def test_a_charset_that_is_none_is_passed_over(declared: str) -> None:
    """A page cannot have its bytes run through something else."""
    assert decode("a.html", WORDS.encode(), declared=declared).text == WORDS


def test_a_bad_byte_is_named_with_the_way_out() -> None:
    """Offset, value and option."""
    with pytest.raises(InputError) as refusal:
        decode("a.txt", b"caf\xe9 latte")
    assert refusal.value.what == "a.txt: byte 3 (e9 20 6c 61) is not UTF-8"
    assert refusal.value.hint == "name the file's encoding, such as --encoding cp1252"


def test_the_offset_counts_the_mark() -> None:
    """It is an offset into the file."""
    with pytest.raises(InputError, match="byte 5 "):
        decode("a.txt", b"\xef\xbb\xbfab\xff")


@pytest.mark.parametrize("encoding", ["rot13", "none-such", "utf-7", "\0"])
def test_an_unknown_encoding_is_refused(encoding: str) -> None:
    """By its name."""
    with pytest.raises(InputError, match="no such encoding"):
        decode("a.txt", b"abc", encoding=encoding)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "the file is empty"),
        (b"%PDF-1.7 ...", "this is a PDF, not text"),
        (b"PK\x03\x04....", "this is a zip archive"),
        (b"\x89PNG\r\n\x1a\n", "this is a PNG image, not text"),
        (b"\xff\xd8\xff\xe0", "this is a JPEG image, not text"),
        (b"{\\rtf1 hello}", "rich-text"),
        (b"SQLite format 3\0", "an SQLite database"),
        (b"x" * 11, "11 bytes is over the limit of 10"),
    ],
)
def test_what_is_no_text_is_refused_by_name(data: bytes, said: str) -> None:
    """Before anything tries to read it."""
    with pytest.raises(InputError, match=said):
        check_bytes("a.txt", data, limit=10 if len(data) == 11 else 1000)


@pytest.mark.parametrize(
    ("data", "hint"),
    [
        ("Ferry stops".encode("utf-16-le"), "try --encoding utf-16-le"),
        ("Ferry stops".encode("utf-16-be"), "try --encoding utf-16-be"),
        (b"abc\0\0\0\x01def", "import the article as text or HTML"),
    ],
)
def test_nul_bytes_are_binary_or_a_lost_mark(data: bytes, hint: str) -> None:
    """The hint tells which."""
    with pytest.raises(InputError) as refusal:
        decode("a", data)
    assert hint == refusal.value.hint


def test_tidy_changes_line_ends_and_marks_only() -> None:
    """Everything else stays as decoded."""
    assert tidy("\ufeffa\r\n\rb\u2028c\xa0\r\n") == "a\n\nb\u2028c\xa0\n"
