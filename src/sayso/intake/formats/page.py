"""A web page goes in, one document comes out: its main text, under its headline, with what its metadata says."""

import json
import re
from typing import Any
from urllib.parse import urljoin

from sayso.intake.assemble import Given, assemble
from sayso.intake.decode import tidy
from sayso.model.errors import InputError
from sayso.model.text import Document

LARGEST_PAGE = 10 * 1024 * 1024
"""Characters of markup; main-text extraction takes seconds beyond it."""

MOST_ELEMENTS = 20_000
"""Elements of one page; an article's page has a few thousand, and extraction takes seconds from here on."""

_SHORT = 800
"""Characters of main text below which its structure may have been lost."""

_MOST_CAPTIONS = 20
_LONGEST_CAPTION = 600

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"""\A\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']""")
_BLOCKS = re.compile(
    r"</?(?:p|div|h[1-6]|li|ul|ol|blockquote|section|article|table|tr|figure|figcaption|header|footer)\b", re.IGNORECASE
)
_BREAK = re.compile(r"<br\s{0,9}/?>", re.IGNORECASE)
_DATES = (
    ("property", "article:published_time"),
    ("property", "og:article:published_time"),
    ("itemprop", "datepublished"),
    ("name", "article:published_time"),
    ("name", "datepublished"),
    ("name", "dc.date.issued"),
    ("name", "dcterms.created"),
    ("name", "dc.date"),
    ("name", "pubdate"),
    ("name", "publish-date"),
    ("name", "parsely-pub-date"),
    ("name", "sailthru.date"),
    ("name", "date"),
)
_SITES = (("property", "og:site_name"), ("name", "application-name"), ("name", "dc.publisher"), ("name", "publisher"))


def declared_charset(data: bytes) -> str:
    """The charset that a page or feed declares in its first bytes, or empty."""
    found = _XML_ENCODING.search(data[:1024]) or _CHARSET.search(data[:8192])
    return found[1].decode("ascii", "replace") if found else ""


def read_page(name: str, html: str, *, base: str = "") -> Document:
    """The article that a web page holds; its relative links are seen from ``base``, where its address is known.

    Extraction is trafilatura's fast path; reading a page of the largest allowed size takes seconds, never minutes.

    Raises:
        InputError: if the page has no main text, or is too large to be an article.
    """
    tree = _tree(name, html)
    linked = _linked_data(tree)
    found = _extracted(tree)
    text = tidy(str(found.text or "")) if found is not None else ""
    if not text.strip():
        raise InputError(f"{name}: the page has no article text in it", "save the page after its text has loaded")
    title = _headline(tree, linked) or (str(found.title or "") if found is not None else "")
    return assemble(
        name,
        re.sub(r"\n+", "\n\n", text),
        "html",
        Given(
            headline=title,
            outlet=_meta(tree, _SITES) or _publisher(linked) or (found.sitename if found is not None else "") or "",
            byline=_author(tree, linked) or (found.author if found is not None else "") or "",
            published=_published(tree, linked) or (found.date if found is not None else "") or "",
            language=tree.get("lang", "") or "",
            url=_canonical(tree, base),
            captions=_captions(tree),
        ),
    )


def text_of_html(name: str, fragment: str) -> str:
    """The words of an HTML fragment, a blank line between its paragraphs; for bodies that are all article.

    Raises:
        InputError: if it is too large to be an article.
    """
    source = tidy(fragment)
    # In markup a line break is a space; in plain words that came as a fragment it parts paragraphs.
    if _BLOCKS.search(source) or _BREAK.search(source):
        source = source.replace("\n", " ")
    marked = _BLOCKS.sub(lambda found: "\n\n" + found[0], _BREAK.sub("\n", source))
    if not marked.strip():
        return ""
    tree = _tree(name, f"<div>{marked}</div>")
    for gone in list(tree.iter("script", "style", "noscript", "template")):
        gone.drop_tree()
    lines = "".join(str(part) for part in tree.itertext()).split("\n")
    text = "\n".join(" ".join(line.split()) for line in lines)
    return re.sub(r"\n{2,}", "\n\n", text).strip()


def _tree(name: str, html: str) -> Any:
    from lxml import html as lxml_html  # type: ignore[import-untyped]  # noqa: PLC0415 - only pages need it
    from lxml.etree import LxmlError, ParserError  # type: ignore[import-untyped]  # noqa: PLC0415 - likewise

    if len(html) > LARGEST_PAGE:
        hint = "save the article's text alone, and import that"
        raise InputError(f"{name}: {len(html):,} characters of markup is over the limit of {LARGEST_PAGE:,}", hint)
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        # libxml2 takes no text that declares an encoding, and no NUL.
        tree = lxml_html.document_fromstring(html.encode("utf-8", "replace").replace(b"\0", b" "), parser=parser)
    except (ParserError, LxmlError, ValueError, AssertionError):
        raise InputError(
            f"{name}: the page has no article text in it", "save the page after its text has loaded"
        ) from None
    if sum(1 for _ in tree.iter()) > MOST_ELEMENTS:
        raise InputError(f"{name}: the page has more than {MOST_ELEMENTS:,} elements", "save the article's text alone")
    return tree


def _extracted(tree: Any) -> Any:
    """What trafilatura finds, or ``None``; it knows neither today's date nor other pages.

    Below 250 characters it gives up on the page's structure and runs paragraphs together, so a short find is
    looked for again without that floor, and taken if most of the words are there.
    """
    first = _main_text(tree, floor="")
    found = str(first.text or "") if first is not None else ""
    if len(found) > _SHORT:
        return first
    second = _main_text(tree, floor="1")
    again = str(second.text or "") if second is not None else ""
    return second if len(again) > len(found) // 2 else first


def _main_text(tree: Any, floor: str) -> Any:
    from copy import deepcopy  # noqa: PLC0415 - only pages need it

    import trafilatura  # noqa: PLC0415 - takes half a second
    from trafilatura.settings import DEFAULT_CONFIG  # noqa: PLC0415 - likewise

    config = deepcopy(DEFAULT_CONFIG)
    if floor:
        config["DEFAULT"]["min_extracted_size"] = floor
    return trafilatura.bare_extraction(
        deepcopy(tree),
        fast=True,
        with_metadata=True,
        include_comments=False,
        include_tables=True,
        config=config,
        date_extraction_params={"extensive_search": False, "original_date": True, "max_date": "2200-01-01"},
    )


def _captions(tree: Any) -> tuple[str, ...]:
    """The captions of the article's pictures; on a page of several articles nobody can tell whose they are."""
    held = list(tree.iter("article")) or list(tree.iter("main"))
    if len(held) != 1:
        return ()
    texts = (" ".join(caption.text_content().split()) for caption in held[0].iter("figcaption"))
    return tuple(text for text in texts if 0 < len(text) <= _LONGEST_CAPTION)[:_MOST_CAPTIONS]


def _meta(tree: Any, names: tuple[tuple[str, str], ...]) -> str:
    held = {
        (attribute, meta.get(attribute).casefold()): meta.get("content") or meta.get("datetime") or ""
        for meta in reversed(list(tree.iter("meta", "time")))
        for attribute in ("property", "name", "itemprop")
        if meta.get(attribute)
    }
    return next((value for name in names if (value := str(held.get(name, "")).strip())), "")


def _headline(tree: Any, linked: list[dict[str, Any]]) -> str:
    """The page's one first-level heading, as readers see it, else what the page tells other sites."""
    heads = [" ".join(head.text_content().split()) for head in tree.iter("h1")]
    heads = [head for head in heads if head]
    shared = _meta(tree, (("property", "og:title"), ("name", "twitter:title")))
    if len(heads) == 1:
        return heads[0]
    agreed = next((head for head in heads if shared.casefold().startswith(head.casefold())), "") if shared else ""
    return agreed or _field(linked, "headline") or shared


def _published(tree: Any, linked: list[dict[str, Any]]) -> str:
    stamped = _meta(tree, _DATES) or _field(linked, "datePublished")
    if stamped:
        return stamped
    times = [
        time.get("datetime") for time in tree.iter("time") if time.get("datetime") and time.get("pubdate") is not None
    ]
    return str(times[0]) if times else ""


def _author(tree: Any, linked: list[dict[str, Any]]) -> str:
    for item in linked:
        authors = item.get("author")
        names = [
            author if isinstance(author, str) else author.get("name")
            for author in (authors if isinstance(authors, list) else [authors])
            if isinstance(author, str | dict)
        ]
        if any(isinstance(name, str) and name for name in names):
            return ", ".join(name for name in names if isinstance(name, str) and name)
    named = _meta(tree, (("name", "author"), ("name", "byl")))
    return re.sub(r"\Aby\s+", "", named, flags=re.IGNORECASE)


def _publisher(linked: list[dict[str, Any]]) -> str:
    for item in linked:
        publisher = item.get("publisher")
        name = publisher.get("name") if isinstance(publisher, dict) else publisher
        if isinstance(name, str) and name.strip():
            return name
    return ""


def _canonical(tree: Any, base: str) -> str:
    root = next((str(each.get("href")) for each in tree.iter("base") if each.get("href")), "")
    for link in tree.iter("link"):
        if (link.get("rel") or "").casefold() == "canonical" and link.get("href"):
            found = _seen_from(base, root, str(link.get("href")).strip()) if base else str(link.get("href"))
            if found.startswith("http"):
                return found
    return _meta(tree, (("property", "og:url"),))


def _seen_from(base: str, root: str, link: str) -> str:
    """A link as a reader of the page follows it; ``root`` is what the page itself says its links start from."""
    try:
        return urljoin(urljoin(base, root), link)
    except ValueError:
        return ""


def _field(linked: list[dict[str, Any]], name: str) -> str:
    return next((item[name] for item in linked if isinstance(item.get(name), str) and item[name].strip()), "")


def _linked_data(tree: Any) -> list[dict[str, Any]]:
    """The JSON-LD objects of the page that describe an article (schema.org)."""
    found: list[dict[str, Any]] = []
    for script in tree.iter("script"):
        if (script.get("type") or "").casefold() != "application/ld+json":
            continue
        try:
            value = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        items = value if isinstance(value, list) else [value]
        graphs = [
            part
            for item in items
            if isinstance(item, dict) and isinstance(item.get("@graph"), list)
            for part in item["@graph"]
        ]
        found.extend(
            item for item in (*items, *graphs) if isinstance(item, dict) and "rticle" in str(item.get("@type", ""))
        )
    return found
