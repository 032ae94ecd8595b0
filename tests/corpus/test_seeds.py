"""The seed corpus holds what it says: files, layouts, phenomena, and quotes that stand where they are said to."""

import re
from collections import Counter
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from sayso.intake.copies import Copies, comparable
from sayso.intake.manifest import Manifest
from sayso.model.attribution import SourceKind
from sayso.model.claim import Kind, Modality, Polarity
from sayso.model.edtf import read as read_edtf
from sayso.model.figure import Bound, Scale
from sayso.model.text import Document, OutletClue, Role
from sayso.model.verdict import Outcome, Reason

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


def key_of(row: Row) -> tuple[str, str]:
    """The document that a row belongs to."""
    return row["file"], row["item"] or ""


def place_of(text: str, quote: str, occurrence: int) -> int:
    """Where ``quote`` stands for the given time, counted from 1; -1 where it does not."""
    at = -1
    for _ in range(occurrence):
        at = text.find(quote, at + 1)
        if at < 0:
            break
    return at


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
    assert set(documents) == {key_of(row) for row in expected["articles"]}


def test_outlets_are_found_where_expected(documents: Documents, expected: Rows, manifest: Manifest) -> None:
    """Every article's outlet is one of the manifest's, read from the place that the expectations name."""
    spelt = {name.casefold(): outlet.name for outlet in manifest.outlets for name in (outlet.name, *outlet.aliases)}
    found = {key: (spelt.get(document.outlet.casefold()), document.outlet_clue) for key, document in documents.items()}
    assert {key_of(row): (row["outlet"], OutletClue(row["clue"])) for row in expected["articles"]} == found


def test_publication_dates_are_found(documents: Documents, expected: Rows, manifest: Manifest) -> None:
    """Every article's day is the manifest's, else its own, in EDTF; where neither has one it stays empty."""
    given = {entry.file: entry.published for entry in manifest.articles}
    found = {key: given[key[0]] or document.published for key, document in documents.items()}
    days = {key: when[:10] for key, when in found.items()}
    assert {key_of(row): row["published"][:10] for row in expected["articles"]} == days
    assert {key: when for key, when in found.items() if when and read_edtf(when) is None} == {}


def test_headlines_are_found(documents: Documents, expected: Rows) -> None:
    """Every article's headline is the one that a reader sees."""
    found = {key: document.headline for key, document in documents.items()}
    assert {key_of(row): row["headline"] for row in expected["articles"]} == found


def test_bylines_are_found(documents: Documents, expected: Rows) -> None:
    """Every article's writer is named as in its header, metadata or credit line, or nobody is."""
    found = {key: document.byline for key, document in documents.items()}
    assert {key_of(row): row["byline"] for row in expected["articles"]} == found


def test_formats_are_told_apart(documents: Documents, expected: Rows) -> None:
    """Every article is read as the format that it is."""
    found = {key: document.format for key, document in documents.items()}
    assert {key_of(row): row["format"] for row in expected["articles"]} == found


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
    tagged = [key_of(row) for row in expected["articles"] if tag in row["tags"]]
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
    copies = Copies()
    found = []
    for row in expected["articles"]:
        text = comparable(documents[key_of(row)])
        if copies.likely(text):
            found.append(key_of(row))
        copies.add(row["file"], text)
    tagged = [key_of(row) for row in expected["articles"] if {"wire-copy", "version-2"} & set(row["tags"])]
    assert tagged == found


def test_correction_is_two_versions_of_one_article(manifest: Manifest, seeds: Path) -> None:
    """One id of the manifest stands at two files, whose bytes differ."""
    ids = Counter(entry.id for entry in manifest.articles if entry.id)
    files = [entry.file for entry in manifest.articles if ids[entry.id] == 2]
    assert list(ids.values()) == [2]
    assert len({(seeds / file).read_bytes() for file in files}) == 2


def test_claim_ids_are_unique(expected: Rows) -> None:
    """No two expected claims share an id."""
    ids = Counter(row["id"] for row in expected["claims"])
    assert [name for name, count in ids.items() if count > 1] == []


def test_every_article_has_claims(expected: Rows) -> None:
    """There is something to log in every article, and at least 120 claims in all."""
    counts = Counter(key_of(row) for row in expected["claims"])
    assert set() == {key_of(row) for row in expected["articles"]} - set(counts)
    assert counts.total() >= 120


def test_quotes_stand_in_the_text(documents: Documents, expected: Rows) -> None:
    """Every expected claim's quote stands in its article, as many times as it is said to."""
    missing = [
        row["id"]
        for row in expected["claims"]
        if place_of(documents[key_of(row)].text, row["quote"], row["occurrence"]) < 0
    ]
    assert missing == []


def test_quotes_follow_the_span_conventions(expected: Rows) -> None:
    """No quote has white space at its ends, a date no preposition, a figure in money or percent no bare number."""
    odd = [row["id"] for row in expected["claims"] if row["quote"] != row["quote"].strip()]
    led = re.compile(r"(?:in|on|at|by|since|until|during)\s", re.IGNORECASE)
    odd += [row["id"] for row in expected["claims"] if row["kind"] == "date" and led.match(row["quote"])]
    odd += [
        row["id"]
        for row in expected["claims"]
        if row.get("scale") in {"money", "percent"} and re.fullmatch(r"[\d.,]+", row["quote"])
    ]
    assert odd == []


def test_figures_are_well_formed(expected: Rows) -> None:
    """Every expected figure has a known bound and scale, and ends that are decimals in order."""
    for row in (row for row in expected["claims"] if row["kind"] == "figure"):
        low, high = (None if row[end] is None else Decimal(row[end]) for end in ("low", "high"))
        assert low is None or high is None or low <= high, row["id"]
        assert Bound(row["bound"]), row["id"]
        assert Scale(row["scale"]), row["id"]
        assert bool(row["currency"]) == (row["scale"] == "money"), row["id"]


def test_dates_cover_what_their_edtf_says(expected: Rows) -> None:
    """The first and last day of every expected date are those that its EDTF text covers."""
    wrong = {}
    for row in (row for row in expected["claims"] if row["kind"] == "date"):
        read = read_edtf(row["edtf"])
        assert read is not None, row["id"]
        said = tuple(None if row[end] is None else date.fromisoformat(row[end]) for end in ("earliest", "latest"))
        if said != (read.earliest, read.latest):
            wrong[row["id"]] = (said, read)
    assert wrong == {}


def test_undated_articles_leave_relative_dates_open(expected: Rows) -> None:
    """Where nobody says when an article was published, no expected date in it is guessed."""
    undated = {key_of(row) for row in expected["articles"] if not row["published"]}
    guessed = [
        row["id"]
        for row in expected["claims"]
        if key_of(row) in undated and "unresolved" in row["tags"] and row["earliest"] is not None
    ]
    assert undated
    assert guessed == []


def test_claims_say_how_and_who(expected: Rows) -> None:
    """Every claim has a known polarity, modality and source kind, and a chain from its outlet through its source."""
    outlets = {key_of(row): row["outlet"] for row in expected["articles"]}
    for row in expected["claims"]:
        assert Kind(row["kind"]), row["id"]
        assert Polarity(row["polarity"]), row["id"]
        assert Modality(row["modality"]), row["id"]
        assert SourceKind(row["source_kind"]), row["id"]
        assert row["chain"][0] == outlets[key_of(row)], row["id"]
        assert row["source"] in row["chain"], row["id"]


def test_sources_are_registered(expected: Rows) -> None:
    """Every source that a claim names, outlets aside, is in sources.jsonl, and no other is."""
    used = {(row["source"], row["source_kind"]) for row in expected["claims"] if len(row["chain"]) > 1}
    assert used == {(row["name"], row["kind"]) for row in expected["sources"]}


def test_unnamed_sources_are_protected(expected: Rows) -> None:
    """Exactly the unnamed sources are marked as protected."""
    assert all(row["protected"] == (row["kind"] == "unnamed") for row in expected["sources"])


def test_questions_take_claims_of_their_story(expected: Rows, claims: dict[str, Row]) -> None:
    """A question's claims exist, are of its kind, and stand in articles of its story."""
    stories = {key_of(row): row["story"] for row in expected["articles"]}
    for question in expected["questions"]:
        rows = [claims[name] for name in question["claims"]]
        assert {question["kind"]} == {row["kind"] for row in rows}, question["id"]
        assert {question["story"]} == {stories[key_of(row)] for row in rows}, question["id"]


def test_verdicts_join_claims_of_one_question(expected: Rows) -> None:
    """A verdict is about two claims of its question, once, with a known outcome and reason."""
    answers = {question["id"]: set(question["claims"]) for question in expected["questions"]}
    pairs = Counter(frozenset((row["a"], row["b"])) for row in expected["verdicts"])
    assert [pair for pair, count in pairs.items() if count > 1 or len(pair) != 2] == []
    for row in expected["verdicts"]:
        assert {row["a"], row["b"]} <= answers[row["question"]], row
        assert Outcome(row["outcome"]), row
        assert Reason(row["reason"]), row


def test_every_outcome_is_expected_somewhere(expected: Rows) -> None:
    """There are pairs for all four outcomes, and at least five of each."""
    counts = Counter(row["outcome"] for row in expected["verdicts"])
    assert {outcome for outcome in Outcome if counts[outcome] >= 5} == set(Outcome)


def test_digests_say_what_they_are(documents: Documents, manifest: Manifest) -> None:
    """A digest is published by no news outlet, says so in its first lines, and names what it digests."""
    digests = [entry for entry in manifest.articles if entry.file.startswith(DIGESTS)]
    assert [entry.file for entry in digests] == [entry.file for entry in manifest.articles if entry.digest_of]
    assert len(digests) == 2
    for entry in digests:
        opening = documents[entry.file, ""].text[:400]
        assert entry.outlet == "sayso digests"
        assert opening.startswith("Digest: ")
        assert "This is a digest, written for this project, of a report by" in opening
        assert "is not the outlet's" in opening


DIGESTED = {
    "digests/closed-rooms.txt": (
        "Kim Min Se|Daily NK|2000|Shinuiju|Chongjin|Hamheung|flower|bed|Good Friends|September|Wonsan|Kangwon Province"
        "|death|Mr. Park|Dandong|telephone|Security Agency|10,000 won|$3.30|Lio Jilong|the end of August|Chosun"
        "|six months|over a year|second-degree"
    ),
    "digests/deported-workers.txt": (
        "RFA|Joon Ho Kim|Jina Lee|Joshua Lipes|Feb. 11, 2013|Dandong|half a dozen|Liaoning|Donggang|food factory"
        "|official figures|January|National Tourism Administration|93,300|2013|17 percent|Ju,|several thousand"
        "|State Department|Trafficking in Persons|UNHCR|northeast|morals"
    ),
}
"""Names, figures, dates and places that a digest must not leave out."""


@pytest.mark.parametrize("file", sorted(DIGESTED))
def test_digests_leave_nothing_out(documents: Documents, file: str) -> None:
    """A digest has every name, figure, date and place of the report that it digests."""
    text = documents[file, ""].text
    assert [fact for fact in DIGESTED[file].split("|") if fact not in text] == []


def test_no_sentence_of_the_originals_is_here(seeds: Path, originals: Path) -> None:
    """No run of eight words of the original reports stands anywhere in the corpus."""
    taken = {run for file in originals.glob("*.txt") for run in _runs(file.read_text(encoding="utf-8"))}
    copied = {
        (file.name, " ".join(run))
        for file in seeds.rglob("*")
        if file.is_file()
        for run in _runs(file.read_bytes().decode("cp1252", errors="replace") + file.read_text("utf-8", "replace"))
        if run in taken
    }
    assert taken
    assert set() == copied


def _runs(text: str, size: int = 8) -> list[tuple[str, ...]]:
    words = re.findall(r"[^\W_]+", text.casefold())
    return [tuple(words[at : at + size]) for at in range(len(words) - size + 1)]


def test_expected_claims_do_not_overlap(documents: Documents, expected: Rows) -> None:
    """No two expected claims share a word of their article: each is logged once."""
    seen: dict[tuple[str, str], list[tuple[int, int, str]]] = {}
    for row in expected["claims"]:
        start = place_of(documents[key_of(row)].text, row["quote"], row["occurrence"])
        seen.setdefault(key_of(row), []).append((start, start + len(row["quote"]), row["id"]))
    pairs = [
        (before[2], after[2])
        for spans in seen.values()
        for before, after in pairwise(sorted(spans))
        if after[0] < before[1]
    ]
    assert pairs == []
