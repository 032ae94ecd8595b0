"""Every format, with what it says about an article beside the text."""

import json

import pytest

from sayso.intake.read import read
from sayso.model.errors import InputError
from sayso.model.text import Document, OutletClue, Role

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Ferry Stops | The Harrow Post</title>
<meta property="og:site_name" content="The Harrow Post">
<meta property="article:published_time" content="2014-03-02T08:00:00+09:00">
<meta name="author" content="By Min Seo"><link rel="canonical" href="https://harrowpost.example/ferry"></head>
<body><nav><a href="/">Home</a></nav><article><h1>Ferry Stops Crossings</h1>
<p>The ferry line between Harrow Bay and Mill Island stopped on Sunday after 42 passengers fell ill, its owner
said.</p>
<p>The owner said that about 1,200 people travel each day, and that the boats would be cleaned before they sail.</p>
<h2>What comes next</h2><p>Inspectors from the port will visit on Tuesday and report within ten days, a spokesman
said.</p></article><footer>Privacy</footer></body></html>"""

RSS = """<?xml version="1.0" encoding="{codec}"?><rss version="2.0"><channel><title>The Harrow Post - News</title>
<item><title>Ferry Stops — 42 ill</title><guid>tag:1</guid><link>https://harrowpost.example/1</link>
<pubDate>Sun, 02 Mar 2014 08:00:00 +0900</pubDate><description>&lt;p&gt;It stopped.&lt;/p&gt;&lt;p&gt;Some 42 fell
ill.&lt;/p&gt;
</description></item><item><title>Empty</title><guid>tag:2</guid></item></channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Mill Radio</title><entry><id>urn:1</id>
<title>Ferry Stops</title><author><name>Min Seo</name></author><published>2014-03-02T08:00:00Z</published>
<summary>Short.</summary><content type="html">&lt;p&gt;It stopped on Sunday.&lt;/p&gt;</content></entry></feed>"""


def _all(name: str, data: str | bytes) -> list[Document | InputError]:
    return list(read(name, data.encode() if isinstance(data, str) else data))


def _one(name: str, data: str | bytes) -> Document:
    (item,) = _all(name, data)
    assert isinstance(item, Document), item
    return item


def _refusal(name: str, data: str | bytes) -> InputError:
    (item,) = _all(name, data)
    assert isinstance(item, InputError), item
    return item


def test_a_page_gives_text_and_metadata() -> None:
    """Navigation and footer stay out; the headline is in the text."""
    page = _one("ferry.html", PAGE)
    assert (
        page.headline,
        page.outlet,
        page.outlet_clue,
    ) == ("Ferry Stops Crossings", "The Harrow Post", OutletClue.METADATA)
    assert (page.byline, page.published, page.language) == ("Min Seo", "2014-03-02T08:00:00+09:00", "en")
    assert page.url == "https://harrowpost.example/ferry"
    assert page.text.startswith("Ferry Stops Crossings\n\nThe ferry line")
    assert "Privacy" not in page.text
    assert [span.of(page.text) for span in page.spans(Role.SUBHEAD)] == ["What comes next"]


def test_a_page_is_known_by_its_content() -> None:
    """A suffix may lie, and standard input has none."""
    assert "html" == _one("ferry.txt", PAGE).format == _one("-", PAGE).format


@pytest.mark.parametrize(
    "page", ["<html><body></body></html>", "<html><head><title>Ferry</title></head></html>", "<p></p>"]
)
def test_a_page_without_text_is_refused(page: str) -> None:
    """It was saved before its text had loaded."""
    assert _refusal("a.html", page).what == "a.html: the page has no article text in it"


def test_a_page_declares_its_charset() -> None:
    """Latin-1 pages are still about."""
    page = PAGE.replace("utf-8", "iso-8859-1").replace("Inspectors", "Kontrolleure für Fähren")
    assert "Kontrolleure für Fähren" in _one("a.html", page.encode("cp1252")).text


def test_a_short_page_keeps_its_paragraphs() -> None:
    """Markup inside a paragraph does not part it, and a picture's caption is one."""
    page = (
        "<html><body><article><h1>Ferry Stops</h1><figure><img src='a.jpg'><figcaption>The ferry, Feb. 11, 2014."
        "</figcaption></figure><p>The ferry stopped on\nSunday after 42 fell <b>ill</b>, its owner said.</p>"
        "<ul><li>1,200 people travel on it</li></ul></article></body></html>"
    )
    document = _one("a.html", page)
    assert [(region.role.value, region.span.of(document.text)) for region in document.regions] == [
        ("headline", "Ferry Stops"),
        ("body", "The ferry stopped on Sunday after 42 fell ill, its owner said."),
        ("body", "- 1,200 people travel on it"),
        ("caption", "The ferry, Feb. 11, 2014."),
    ]


def test_a_page_without_a_date_has_none() -> None:
    """A day in the text or a year in the copyright line is not when it was published."""
    words = "The ferry stopped on 2 March 2014 when 42 passengers fell ill, its owner said on Monday in a statement."
    page = f"<html><body><h1>Ferry Stops</h1><p>{words}</p><p>© 2013 Mill Radio</p></body></html>"
    assert _one("a.html", page).published == ""


def test_a_page_that_is_no_article_but_a_flood_is_refused() -> None:
    """Extraction would take minutes."""
    assert "more than 20,000 elements" in _refusal("a.html", "<html><body>" + "<p>word" * 21_000).what


def test_an_rss_feed_gives_an_article_an_entry() -> None:
    """A summary is said to be one; an entry without text is refused by its number."""
    first, second = _all("feed.xml", RSS.format(codec="utf-8"))
    assert isinstance(first, Document)
    assert (first.headline, first.outlet, first.key) == ("Ferry Stops — 42 ill", "The Harrow Post", "tag:1")
    assert (first.published, first.format) == ("2014-03-02T08:00:00+09:00", "rss")
    assert first.text == "Ferry Stops — 42 ill\n\nIt stopped.\n\nSome 42 fell ill."
    assert first.notes == ("only the feed's summary, not the whole article",)
    assert getattr(second, "what", "") == "feed.xml entry 2: no text in it"


def test_the_part_of_a_feed_is_its_entry() -> None:
    """Byte for byte, in the file's own encoding."""
    data = RSS.format(codec="windows-1252").encode("cp1252")
    first = _all("feed.xml", data)[0]
    assert isinstance(first, Document)
    assert first.part
    part = data[slice(*first.part)]
    assert part.startswith(b"<item><title>Ferry Stops \x97 42 ill")
    assert part.endswith(b"</item>")
    assert first.headline == "Ferry Stops — 42 ill"


def test_an_atom_feed_gives_its_content() -> None:
    """Content goes before summary, and nothing is noted."""
    entry = _one("-", ATOM)
    assert (entry.format, entry.outlet, entry.byline, entry.key) == ("atom", "Mill Radio", "Min Seo", "urn:1")
    assert entry.text == "Ferry Stops\n\nIt stopped on Sunday."
    assert entry.notes == ()


def test_a_feed_with_no_entries_is_refused() -> None:
    """The next step is to fetch it again."""
    refusal = _refusal("feed.xml", '<rss version="2.0"><channel><title>x</title></channel></rss>')
    assert refusal.what == "feed.xml: the feed has no entries"


def test_other_xml_is_refused() -> None:
    """By the name of its root."""
    assert "(<svg>), neither a feed nor a page" in _refusal("a", '<?xml version="1.0"?><!-- b --><svg/>').what


def test_entities_do_not_explode() -> None:
    """Ten levels of ten references stay what they are."""
    levels = "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    bomb = f'<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa">{levels}]>'
    item = "<item><title>t</title><description>&i;</description></item>"
    for found in _all("a.xml", f'<?xml version="1.0"?>{bomb}<rss version="2.0"><channel>{item}</channel></rss>'):
        assert isinstance(found, InputError) or len(found.text) < 10_000


def test_front_matter_says_what_a_markdown_text_is() -> None:
    """It is no part of the text; the title is put there."""
    document = _one(
        "a.md",
        "---\ntitle: 'Ferry Stops'\nauthor:\n  - Min Seo\n  - Ann Lee\ndate: 2014-03-02 # day\n"
        "outlet: Mill Radio\n---\n\nThe ferry stopped.\n\n## Why it stopped\n\nBecause 42 fell ill on it.\n",
    )
    assert document.text == "Ferry Stops\n\nThe ferry stopped.\n\n## Why it stopped\n\nBecause 42 fell ill on it."
    assert (document.outlet, document.byline, document.published) == ("Mill Radio", "Min Seo, Ann Lee", "2014-03-02")
    assert [span.of(document.text) for span in document.spans(Role.SUBHEAD)] == ["Why it stopped"]


@pytest.mark.parametrize("text", ["---\nno fields\n---\nWords.", "---\na: b\nnever closed\n", "--- a: b ---\nWords."])
def test_what_is_no_front_matter_stays_text(text: str) -> None:
    """Rules and dashes are the article's."""
    assert text == _one("a.md", text).text


def test_markdown_headings_and_images_lose_only_their_marks() -> None:
    """The text stays as written; the regions cover the words."""
    text = "# Ferry Stops\n\n![The ferry in March](ferry-42.jpg)\n\nThe ferry stopped on Sunday.\n"
    document = _one("a.md", text)
    assert text == document.text
    assert [(region.role.value, region.span.of(text)) for region in document.regions] == [
        ("headline", "Ferry Stops"),
        ("caption", "The ferry in March"),
        ("body", "The ferry stopped on Sunday."),
    ]


def test_a_broken_line_costs_one_article() -> None:
    """The others are kept, with their byte ranges."""
    rows = [json.dumps({"id": str(at), "headline": f"Ferry {at}", "text": "It stopped — again."}) for at in range(200)]
    rows[150] = rows[150][:-5]
    data = "\n".join(rows).encode()
    items = _all("a.jsonl", data)
    refused = [item for item in items if isinstance(item, InputError)]
    assert [item.what[:39] for item in refused] == ["a.jsonl line 151: broken JSON at column"]
    kept = [item for item in items if isinstance(item, Document)]
    assert len(kept) == 199
    assert rows[:150] + rows[151:] == [data[slice(*item.part)].decode() for item in kept if item.part]


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-32"])
def test_byte_ranges_hold_in_any_encoding(codec: str) -> None:
    """CRLF and marks included."""
    rows = [json.dumps({"text": f"Fähre {at}"}, ensure_ascii=False) for at in range(3)]
    data = "\r\n".join(rows).encode(codec)
    plain = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}[codec]
    kept = [item for item in _all("a.jsonl", data) if isinstance(item, Document)]
    assert rows == [data[slice(*item.part)].decode(plain) for item in kept if item.part]


def test_a_bad_byte_in_one_line_costs_one_article() -> None:
    """The file is decoded line by line."""
    first, second = _all("a.jsonl", b'{"text": "caf\xe9"}\n{"text": "Words."}\n')
    assert getattr(first, "what", "")[:24] == "a.jsonl line 1: byte 13 "
    assert isinstance(second, Document)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("[1]", "expected a JSON object, found a list"),
        ('"x"', "expected a JSON object, found a string"),
        ('{"a": 1}', "no text in it (found a)"),
        ('{"text": 5}', "its text is a number, not a string"),
        ('{"text": "  "}', "there is no text in it"),
        ('{"text": "a\\ud800"}', "half of a surrogate pair"),
        ('{"text": "a\\u0000b"}', "character 1 is a NUL"),
    ],
)
def test_a_line_that_is_no_article_is_refused(line: str, said: str) -> None:
    """By its number and what it holds."""
    kept, refused = _all("a.jsonl", f'{{"text": "Words."}}\n{line}\n')
    assert isinstance(kept, Document)
    assert isinstance(refused, InputError)
    assert refused.what.startswith("a.jsonl line 2: ")
    assert said in refused.what


def test_json_lines_are_known_without_their_suffix() -> None:
    """And one pretty-printed object named .jsonl is one article."""
    assert [getattr(item, "format", "") for item in _all("-", '{"text": "A."}\n{"text": "B."}\n')] == ["jsonl", "jsonl"]
    assert _one("a.jsonl", json.dumps({"text": "Words."}, indent=2)).format == "json"


def test_a_json_list_has_parts() -> None:
    """Each element is its byte range."""
    data = '[ {"text": "Fähre."},\n {"a": 1}, {"text": "Two."} ]'.encode()
    items = _all("a.json", data)
    parts = [data[slice(*item.part)].decode() for item in items if isinstance(item, Document) and item.part]
    assert parts == ['{"text": "Fähre."}', '{"text": "Two."}']
    assert getattr(items[1], "what", "") == "a.json item 2: no text in it (found a)"


NINJS: dict[str, dict[str, object]] = {
    "1": {
        "uri": "urn:1",
        "versioncreated": "2014-03-02T08:00:00Z",
        "headline": "Ferry Stops",
        "byline": "Min Seo",
        "body_text": "One. Two.",
        "body_xhtml": "<p>One.</p><p>Two.</p>",
        "copyrightholder": "Mill Radio",
    },
    "2": {
        "uri": "urn:1",
        "versioncreated": "2014-03-02T08:00:00Z",
        "headlines": [{"role": "short", "value": "Ferry"}, {"role": "main", "value": "Ferry Stops"}],
        "by": "Min Seo",
        "bodies": [
            {"role": "main", "contenttype": "text/plain", "value": "One. Two."},
            {"role": "richtext", "contenttype": "application/xhtml+xml", "value": "<p>One.</p> <p>Two.</p>"},
        ],
        "infosources": [{"name": "Mill Radio", "role": "originator"}],
    },
    "3": {
        "uri": "urn:1",
        "versionCreated": "2014-03-02T08:00:00Z",
        "headlines": [{"role": "main", "contentType": "text/plain", "value": "Ferry Stops"}],
        "by": "Min Seo",
        "bodies": [{"role": "main", "contentType": "text/html", "value": "<p>One.</p><p>Two.</p>"}],
        "copyrightHolder": "Mill Radio",
    },
}


@pytest.mark.parametrize("version", sorted(NINJS))
def test_the_three_kinds_of_ninjs_say_the_same(version: str) -> None:
    """Paragraphs come from the marked-up body."""
    item = _one("a.json", json.dumps(NINJS[version]))
    assert item.text == "Ferry Stops\n\nOne.\n\nTwo."
    assert (item.format, item.key, item.byline, item.outlet) == ("ninjs", "urn:1", "Min Seo", "Mill Radio")
    assert item.published == "2014-03-02T08:00:00Z"


def test_a_picture_item_is_refused() -> None:
    """It has no text to pin anything to."""
    refusal = _refusal("a.json", json.dumps({"uri": "urn:1", "type": "picture", "headline": "x", "renditions": []}))
    assert refusal.what == "a.json: a picture item without text"


@pytest.mark.parametrize("status", ["canceled", "withheld"])
def test_a_withdrawn_item_is_noted(status: str) -> None:
    """Its outlet no longer stands by it."""
    item = _one("a.json", json.dumps(NINJS["1"] | {"pubstatus": status}))
    assert f"the outlet marked it {status}" in item.notes


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.json", "{broken\nmore", "a.json: broken JSON at line 1, column 2"),
        ("a.json", "[]", "a.json: the list is empty"),
        ("a.json", "[" * 100_000, "a.json: broken JSON"),
        ("a.txt", " \n\t\r\n ", "a.txt: there is nothing but white space in it"),
        ("a.txt", "", "a.txt: the file is empty"),
    ],
)
def test_a_useless_file_is_one_refusal(name: str, data: str, said: str) -> None:
    """What, where."""
    assert said == _refusal(name, data).what[: len(said)]


def test_too_large_a_file_is_refused_unread() -> None:
    """The limit is named."""
    (item,) = read("a.txt", b"x" * 101, limit=100)
    assert getattr(item, "what", "") == "a.txt: 101 bytes is over the limit of 100"


def test_a_headline_in_the_text_is_not_repeated() -> None:
    """It is the first line already."""
    item = _one("a.jsonl", json.dumps({"headline": "Ferry stops", "text": "Ferry Stops\n\nIt stopped."}))
    assert item.text == "Ferry Stops\n\nIt stopped."


def test_a_date_that_cannot_be_read_is_noted() -> None:
    """Neither guessed nor dropped in silence."""
    item = _one("a.jsonl", json.dumps({"text": "It stopped.", "published": "03/04/2014"}))
    assert (item.published, "publication date not understood: 03/04/2014" in item.notes) == ("", True)


def test_without_a_headline_the_first_words_stand_in() -> None:
    """And that is noted."""
    item = _one("a.txt", "The ferry stopped on Sunday, its owner said.")
    assert (
        item.headline,
        item.notes,
    ) == ("The ferry stopped on Sunday, its owner said.", ("no headline: the first words stand in",))
