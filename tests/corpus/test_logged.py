"""What an editor is expected to log is well formed: quotes in their texts, values, sources, questions, verdicts."""

import re
from collections import Counter
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

from sayso.model.attribution import SourceKind
from sayso.model.claim import Kind, Modality, Polarity
from sayso.model.edtf import read as read_edtf
from sayso.model.figure import Bound, Scale
from sayso.model.text import Document
from sayso.model.verdict import Outcome, Reason

Row = dict[str, Any]
Rows = dict[str, list[Row]]
Documents = dict[tuple[str, str], Document]


def place_of(text: str, quote: str, occurrence: int) -> int:
    """Where ``quote`` stands for the given time, counted from 1; -1 where it does not."""
    at = -1
    for _ in range(occurrence):
        at = text.find(quote, at + 1)
        if at < 0:
            break
    return at


def test_claim_ids_are_unique(expected: Rows) -> None:
    """No two expected claims share an id."""
    ids = Counter(row["id"] for row in expected["claims"])
    assert [name for name, count in ids.items() if count > 1] == []


def test_every_article_has_claims(expected: Rows) -> None:
    """There is something to log in every article, and at least 120 claims in all."""
    counts = Counter(row["key"] for row in expected["claims"])
    assert set() == {row["key"] for row in expected["articles"]} - set(counts)
    assert counts.total() >= 120


def test_quotes_stand_in_the_text(documents: Documents, expected: Rows) -> None:
    """Every expected claim's quote stands in its article, as many times as it is said to."""
    missing = [
        row["id"]
        for row in expected["claims"]
        if place_of(documents[row["key"]].text, row["quote"], row["occurrence"]) < 0
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
    undated = {row["key"] for row in expected["articles"] if not row["published"]}
    guessed = [
        row["id"]
        for row in expected["claims"]
        if row["key"] in undated and "unresolved" in row["tags"] and row["earliest"] is not None
    ]
    assert undated
    assert guessed == []


def test_claims_say_how_and_who(expected: Rows) -> None:
    """Every claim has a known polarity, modality and source kind, and a chain from its outlet through its source."""
    outlets = {row["key"]: row["outlet"] for row in expected["articles"]}
    for row in expected["claims"]:
        assert Kind(row["kind"]), row["id"]
        assert Polarity(row["polarity"]), row["id"]
        assert Modality(row["modality"]), row["id"]
        assert SourceKind(row["source_kind"]), row["id"]
        assert row["chain"][0] == outlets[row["key"]], row["id"]
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
    stories = {row["key"]: row["story"] for row in expected["articles"]}
    for question in expected["questions"]:
        rows = [claims[name] for name in question["claims"]]
        assert {question["kind"]} == {row["kind"] for row in rows}, question["id"]
        assert {question["story"]} == {stories[row["key"]] for row in rows}, question["id"]


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


def test_expected_claims_do_not_overlap(documents: Documents, expected: Rows) -> None:
    """No two expected claims share a word of their article: each is logged once."""
    seen: dict[tuple[str, str], list[tuple[int, int, str]]] = {}
    for row in expected["claims"]:
        start = place_of(documents[row["key"]].text, row["quote"], row["occurrence"])
        seen.setdefault(row["key"], []).append((start, start + len(row["quote"]), row["id"]))
    pairs = [
        (before[2], after[2])
        for spans in seen.values()
        for before, after in pairwise(sorted(spans))
        if after[0] < before[1]
    ]
    assert pairs == []
