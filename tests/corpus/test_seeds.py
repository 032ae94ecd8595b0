"""The seed corpus holds what its manifest says: files, outlets, layouts, phenomena."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from sayso.intake.copies import Wording, shared
from sayso.intake.manifest import Manifest
from sayso.model.edtf import read as read_edtf
from sayso.model.text import Document, OutletClue, Role

Row = dict[str, Any]
Rows = dict[str, list[Row]]
Documents = dict[tuple[str, str], Document]

DIGESTS = "digests/"

PHENOMENA = {
    "rival-figures",
    "rival-dates",
    "rival-places",
    "range",
    "hedge",
    "vague",
    "rounding",
    "two-currencies",
    "conversion",
    "place-containment",
    "wire-copy",
    "spokesman",
    "report",
    "unnamed-source",
    "correction",
    "relative-date",
    "no-date",
    "unresolved",
    "non-answer",
    "denial",
    "rising-toll",
    "negation",
    "bound",
    "unit-difference",
    "scope",
    "as-of",
    "alleged",
    "chain",
    "digest",
}
"""What the corpus must give every feature to work on."""

LAYOUTS = {
    "headline-outlet-byline",
    "dateline",
    "image-caption",
    "credit",
    "closed-comments",
    "comment-form",
    "subhead",
    "front-matter",
    "html",
    "clutter",
    "json-ld",
    "jsonl",
    "ninjs1",
    "ninjs2",
    "ninjs3",
    "rss",
    "atom",
    "crlf",
    "bom",
    "windows-1252",
    "curly-quotes",
    "em-dash",
    "non-ascii",
}
"""The formats and layouts that files of the corpus must come in."""


def test_manifest_is_taken_whole(manifest: Manifest) -> None:
    """No entry of the manifest is refused."""
    assert manifest.refused == ()


def test_manifest_lists_every_file(seeds: Path, manifest: Manifest) -> None:
    """What lies in the corpus and what the manifest lists are the same files."""
    lying = {
        file.relative_to(seeds).as_posix()
        for folder in ("digests", "practice")
        for file in (seeds / folder).rglob("*")
        if file.is_file()
    }
    assert lying == {entry.file for entry in manifest.articles}


def test_corpus_is_large_enough(expected: Rows) -> None:
    """The invented part has at least 24 articles by 6 outlets on 4 stories."""
    practice = [row for row in expected["articles"] if not row["file"].startswith(DIGESTS)]
    versions = Counter(row["file"].partition("-v")[0] for row in practice if "correction" in row["tags"])
    articles = len(practice) - sum(count - 1 for count in versions.values())
    assert articles >= 24
    assert len({row["outlet"] for row in practice}) >= 6
    assert len({row["story"] for row in practice}) >= 4


def test_articles_are_short(documents: Documents) -> None:
    """Every invented article has 120 to 350 words."""
    lengths = {key: len(document.text.split()) for key, document in documents.items() if not key[0].startswith(DIGESTS)}
    assert {key: length for key, length in lengths.items() if not 120 <= length <= 350} == {}


def test_every_article_is_described(documents: Documents, expected: Rows) -> None:
    """The articles that import finds are the ones that the expectations describe."""
    assert set(documents) == {row["key"] for row in expected["articles"]}


def test_outlets_are_found_where_expected(documents: Documents, expected: Rows, manifest: Manifest) -> None:
    """Every article's outlet is one of the manifest's, read from the place that the expectations name."""
    spelt = {name.casefold(): outlet.name for outlet in manifest.outlets for name in (outlet.name, *outlet.aliases)}
    found = {key: (spelt.get(document.outlet.casefold()), document.outlet_clue) for key, document in documents.items()}
    assert {row["key"]: (row["outlet"], OutletClue(row["clue"])) for row in expected["articles"]} == found


def test_publication_dates_are_found(documents: Documents, expected: Rows, manifest: Manifest) -> None:
    """Every article's day is the manifest's, else its own, in EDTF; where neither has one it stays empty."""
    given = {entry.file: entry.published for entry in manifest.articles}
    found = {key: given[key[0]] or document.published for key, document in documents.items()}
    days = {key: when[:10] for key, when in found.items()}
    assert {row["key"]: row["published"][:10] for row in expected["articles"]} == days
    assert {key: when for key, when in found.items() if when and read_edtf(when) is None} == {}


def test_headlines_are_found(documents: Documents, expected: Rows) -> None:
    """Every article's headline is the one that a reader sees."""
    found = {key: document.headline for key, document in documents.items()}
    assert {row["key"]: row["headline"] for row in expected["articles"]} == found


def test_bylines_are_found(documents: Documents, expected: Rows) -> None:
    """Every article's writer is named as in its header, metadata or credit line, or nobody is."""
    found = {key: document.byline for key, document in documents.items()}
    assert {row["key"]: row["byline"] for row in expected["articles"]} == found


def test_formats_are_told_apart(documents: Documents, expected: Rows) -> None:
    """Every article is read as the format that it is."""
    found = {key: document.format for key, document in documents.items()}
    assert {row["key"]: row["format"] for row in expected["articles"]} == found


def test_every_phenomenon_is_tagged(expected: Rows) -> None:
    """Everything that a feature needs to be tried on is tagged on a claim, a verdict or an article."""
    tags = {tag for name in ("articles", "claims", "verdicts") for row in expected[name] for tag in row["tags"]}
    assert set() == PHENOMENA - tags


def test_every_layout_is_there(expected: Rows) -> None:
    """Files come in every format and layout that they should."""
    assert set() == LAYOUTS - {tag for row in expected["articles"] for tag in row["tags"]}


@pytest.mark.parametrize(
    ("tag", "role"),
    [
        ("credit", Role.CREDIT),
        ("image-caption", Role.CAPTION),
        ("comment-form", Role.BOILERPLATE),
        ("subhead", Role.SUBHEAD),
    ],
)
def test_layouts_have_their_regions(documents: Documents, expected: Rows, tag: str, role: Role) -> None:
    """An article that is tagged with a layout has it in its text, and intake finds the first of its kind."""
    tagged = [row["key"] for row in expected["articles"] if tag in row["tags"]]
    with_role = [key for key in tagged if documents[key].spans(role)]
    assert tagged
    assert len(with_role) >= len(tagged) - 1


def test_bytes_are_as_tagged(seeds: Path, expected: Rows) -> None:
    """CRLF, byte-order mark and Windows-1252 are in the bytes of the files that are tagged so, and of no others."""
    texts = {row["file"]: (seeds / row["file"]).read_bytes() for row in expected["articles"]}
    tagged = {
        tag: {row["file"] for row in expected["articles"] if tag in row["tags"]}
        for tag in ("crlf", "bom", "windows-1252")
    }
    assert tagged["crlf"] == {file for file, data in texts.items() if b"\r\n" in data}
    assert tagged["bom"] == {file for file, data in texts.items() if data.startswith(b"\xef\xbb\xbf")}
    assert tagged["windows-1252"] == {file for file, data in texts.items() if not _is_utf8(data)}


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def test_wire_copy_is_nearly_its_original(documents: Documents, expected: Rows) -> None:
    """Of all articles only the tagged copy and the corrected version are likely copies of an earlier one."""
    earlier: list[Wording] = []
    found = []
    for row in expected["articles"]:
        wording = Wording(documents[row["key"]])
        if any(shared(wording, other).likely for other in earlier):
            found.append(row["key"])
        earlier.append(wording)
    tagged = [row["key"] for row in expected["articles"] if {"wire-copy", "version-2"} & set(row["tags"])]
    assert tagged == found


def test_correction_is_two_versions_of_one_article(manifest: Manifest, seeds: Path) -> None:
    """One id of the manifest stands at two files, whose bytes differ."""
    ids = Counter(entry.id for entry in manifest.articles if entry.id)
    files = [entry.file for entry in manifest.articles if ids[entry.id] == 2]
    assert list(ids.values()) == [2]
    assert len({(seeds / file).read_bytes() for file in files}) == 2
