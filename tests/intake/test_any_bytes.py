"""Whatever the bytes, reading yields documents or refusals and raises nothing."""

import json

from hypothesis import example, given, settings
from hypothesis import strategies as st

from sayso.intake.decode import LIMIT
from sayso.intake.read import read
from sayso.intake.sniff import FORMATS
from sayso.model.errors import InputError
from sayso.model.text import Document

NAMES = st.sampled_from(["a", "a.txt", "a.md", "a.html", "a.jsonl", "a.json", "a.xml", "-", "a.b.rss", "ü.TXT"])
ENCODINGS = st.sampled_from(["", "", "", "utf-8", "cp1252", "utf-16", "utf-32-be", "shift_jis", "rot13", "none-such"])
CHOSEN = st.sampled_from(["", *FORMATS])

_SCRAPS = st.sampled_from(
    [
        *(
            "<html>",
            "<p>",
            "</p>",
            "<h1>",
            "<br/>",
            "<!--",
            "-->",
            "<![CDATA[",
            "]]>",
            "<rss version='2.0'>",
            "<channel>",
        ),
        *("<item>", "</item>", "<title>", "</title>", "<description>", "<feed xmlns='http://www.w3.org/2005/Atom'>"),
        *("<entry>", "</entry>", "<content type='html'>", "<?xml version='1.0' encoding='utf-16'?>", "<!DOCTYPE html>"),
        *(
            '{"text": "',
            '"}',
            "{",
            "}",
            "[",
            "]",
            '"bodies": [',
            '"headline": ',
            ",",
            ":",
            "\\ud800",
            "\\u0000",
            "null",
        ),
        *(
            "---\n",
            "title: x\n",
            "# ",
            "## ",
            "![a](b.jpg)",
            "photo.jpg ",
            "By Ann Lee\n",
            "The Mill Post\n",
            "\n\n",
            "\n",
        ),
        *(
            "Reported by ",
            " for ",
            "’s Korean Service. ",
            "© 2013 ",
            "Comments are closed.",
            "Share this ",
            "SEOUL (AP) — ",
        ),
        *(
            "Words go here. ",
            "118,000 ",
            "Feb. 11, 2013\n",
            "\r\n",
            "\r",
            "\ufeff",
            "\u2028",
            "\x00",
            "\x85",
            "\xa0",
            "&#xD800;",
        ),
        *("<script type='application/ld+json'>", "</script>", "<meta charset='utf-7'>", "<time datetime='x' pubdate>"),
    ]
)
SCRAPPY = st.lists(_SCRAPS | st.text(max_size=12), max_size=40).map("".join)


def _check(items: list[Document | InputError]) -> None:
    assert items
    for item in items:
        if isinstance(item, InputError):
            assert item.what
            assert "\n" not in str(item)
            continue
        assert item.text.strip()
        assert "\r" not in item.text
        assert not item.text.startswith("\ufeff")
        item.text.encode()
        last = 0
        for region in item.regions:
            words = region.span.of(item.text)
            assert last <= region.span.start < region.span.end <= len(item.text)
            assert words == words.strip()
            last = region.span.end
        assert item.headline


@settings(max_examples=150, deadline=None)
@given(name=NAMES, data=st.binary(max_size=200), encoding=ENCODINGS, as_format=CHOSEN)
@example(name="a", data=b"\xff\xfe", encoding="", as_format="")
@example(name="a.jsonl", data=b"", encoding="", as_format="")
def test_binary(name: str, data: bytes, encoding: str, as_format: str) -> None:
    """Random bytes under any name, encoding and format."""
    _check(list(read(name, data, encoding=encoding, as_format=as_format)))


@settings(max_examples=300, deadline=None)
@given(name=NAMES, text=SCRAPPY, codec=st.sampled_from(["utf-8", "utf-16", "utf-8-sig", "utf-32"]), as_format=CHOSEN)
def test_scraps_of_every_format(name: str, text: str, codec: str, as_format: str) -> None:
    """Bits of markup, JSON and news layout in any order."""
    _check(list(read(name, text.encode(codec, "replace"), as_format=as_format)))


_FIELDS = (
    "text headline title headlines bodies value contentType role body_text body_xhtml by byline uri published author"
    " authors copyrightholder infosources name items id url language pubstatus type"
)
_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(_FIELDS.split()) | st.text(max_size=6), inner, max_size=6)
    ),
    max_leaves=20,
)


@settings(max_examples=200, deadline=None)
@given(value=_VALUES, name=st.sampled_from(["a.json", "a.jsonl", "a"]))
def test_json_of_any_shape(value: object, name: str) -> None:
    """Known fields with values of the wrong kind."""
    _check(list(read(name, json.dumps(value).encode())))


@settings(max_examples=50, deadline=None)
@given(text=SCRAPPY, name=NAMES)
def test_equal_bytes_give_equal_documents(text: str, name: str) -> None:
    """Reading twice is reading once."""
    data = text.encode("utf-8", "replace")
    first, second = list(read(name, data, limit=LIMIT)), list(read(name, data))
    assert [str(item) for item in first] == [str(item) for item in second]
