"""What an editor rules on pairs of claims against what comparison says, and whose word it counts."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from itertools import combinations, permutations
from typing import Any

import pytest

from sayso.compare import Backing, Rate, Voice, compare, count_origins, superseded
from sayso.compare.timing import in_its_time
from sayso.extract.sentences import split
from sayso.model.attribution import SourceKind
from sayso.model.claim import Modality, Polarity, Value
from sayso.model.edtf import read as read_edtf
from sayso.model.figure import Bound, Figure, Scale
from sayso.model.place import Candidate, Place
from sayso.model.text import Document
from sayso.model.verdict import Assertion, Outcome, Verdict
from sayso.model.when import Precision, When

Row = dict[str, Any]
Rows = dict[str, list[Row]]
Key = tuple[str, str]

DISPUTED = {
    # 'About 11 p.m.' and 11:04 are one time to an editor; EDTF has no mark for an approximate hour of the day.
    frozenset({"w2.gauge", "w3.gauge"}),
}
"""Pairs on which comparison differs from the editor; one that has come to agree must be taken out."""


def value_of(row: Row) -> Value:
    """The editor's value of an expected claim."""
    if row["kind"] == "figure":
        low, high = (None if row[end] is None else Decimal(row[end]) for end in ("low", "high"))
        return Figure(
            low,
            high,
            bound=Bound(row["bound"]),
            scale=Scale(row["scale"]),
            unit=row["unit"],
            currency=row["currency"],
            per=row["per"],
            measure=row["measure"],
            step=_step(low if low is not None else high),
        )
    if row["kind"] == "date":
        return _when(row["edtf"])
    return _place(row["name"], row["country"], row["within"])


def _step(amount: Decimal | None) -> Decimal | None:
    """The place value of the last digit that is not zero: 93,300 is written to the hundred."""
    if amount is None:
        return None
    if not amount:
        return Decimal(1)
    exponent = amount.normalize().as_tuple().exponent
    assert isinstance(exponent, int)
    return Decimal(1).scaleb(exponent)


def _when(edtf: str) -> When:
    read = read_edtf(edtf)
    assert read is not None
    precision = Precision.DAY if "T" in edtf else read.precision
    return When(edtf, read.earliest, read.latest, precision)


_COUNTRIES = {
    "AT": "Austria",
    "CA": "Canada",
    "CN": "China",
    "DE": "Germany",
    "ES": "Spain",
    "FI": "Finland",
    "KP": "North Korea",
    "MZ": "Mozambique",
    "PH": "Philippines",
    "SE": "Sweden",
}


def _place(name: str, country: str, within: list[str]) -> Place:
    """A place of a gazetteer made of the corpus itself: its references are names, a country's its English name."""
    own = _COUNTRIES[country] if not within else f"{name}, {country}"
    around = tuple(outer if outer == _COUNTRIES[country] else f"{outer}, {country}" for outer in within)
    chosen = Candidate(ref=f"corpus:{own}", name=name, country=country, within=tuple(f"corpus:{one}" for one in around))
    return Place(name, chosen, (chosen,))


def assertion_of(row: Row) -> Assertion:
    """An expected claim as comparison sees it, its course told by its measure."""
    own = Assertion(
        value_of(row),
        measure=row["measure"],
        as_of=_when(row["as_of"]) if row["as_of"] else None,
        polarity=Polarity(row["polarity"]),
        modality=Modality(row["modality"]),
    )
    return replace(own, course=in_its_time(own).course)


@pytest.fixture(scope="module")
def rates(expected: Rows) -> dict[str, tuple[Rate, ...]]:
    """The conversions that a story's articles state themselves: one measure in two currencies, in one article."""
    stories = {row["key"]: row["story"] for row in expected["articles"]}
    money = [row for row in expected["claims"] if row.get("currency") and "conversion" in row["tags"]]
    made: dict[str, tuple[Rate, ...]] = {}
    for one, other in combinations(money, 2):
        if (one["key"], one["measure"]) == (other["key"], other["measure"]) and one["currency"] != other["currency"]:
            rate = Rate(_amount(one), one["currency"], _amount(other), other["currency"])
            made[stories[one["key"]]] = (*made.get(stories[one["key"]], ()), rate)
    return made


def _amount(row: Row) -> Decimal:
    return Decimal(row["low"] if row["low"] is not None else row["high"])


@pytest.fixture(scope="module")
def told(documents: dict[Key, Document], claims: dict[str, Row], expected: Rows) -> dict[str, Assertion]:
    """The claims of expected pairs as comparison sees them, each with what its own sentence takes back."""
    found = {}
    for name in {row[side] for row in expected["verdicts"] for side in "ab"}:
        row = claims[name]
        text = documents[row["key"]].text
        at = -1
        for _ in range(row["occurrence"]):
            at = text.index(row["quote"], at + 1)
        sentence = split(text).around(at, at + len(row["quote"])).of(text)
        own = assertion_of(row)
        found[name] = replace(own, withdrawn=in_its_time(own, row["quote"], sentence).withdrawn)
    return found


REVISED = ("f6a.", "f6b.")
"""What the names of claims in the two versions of one article begin with."""


def verdict_on(row: Row, told: dict[str, Assertion], rates: Iterable[Rate]) -> Verdict:
    """What comparison says of an expected pair; a pair of two versions of one article is judged as such."""
    verdict = compare(told[row["a"]], told[row["b"]], tuple(rates))
    return superseded(verdict) if (row["a"][:4], row["b"][:4]) in set(permutations(REVISED)) else verdict


def test_expected_verdicts_hold(expected: Rows, told: dict[str, Assertion], rates: dict[str, tuple[Rate, ...]]) -> None:
    """Comparison comes to the editor's verdict, for the editor's reason, on every pair that is not disputed."""
    stories = {row["id"]: row["story"] for row in expected["questions"]}
    wrong = {}
    for row in expected["verdicts"]:
        verdict = verdict_on(row, told, rates.get(stories[row["question"]], ()))
        if (verdict.outcome, verdict.reason) != (row["outcome"], row["reason"]):
            wrong[frozenset((row["a"], row["b"]))] = (verdict, row["outcome"], row["reason"])
    assert set(wrong) == DISPUTED, wrong


def test_expected_verdicts_are_symmetric(
    expected: Rows, told: dict[str, Assertion], rates: dict[str, tuple[Rate, ...]]
) -> None:
    """Exchanging the two claims of a pair changes neither outcome nor reason."""
    stories = {row["id"]: row["story"] for row in expected["questions"]}
    for row in expected["verdicts"]:
        known = rates.get(stories[row["question"]], ())
        forth = verdict_on(row, told, known)
        back = verdict_on({**row, "a": row["b"], "b": row["a"]}, told, known)
        assert (forth.outcome, forth.reason) == (back.outcome, back.reason), row


def test_claims_of_different_questions_never_conflict(expected: Rows, claims: dict[str, Row]) -> None:
    """No claim contradicts one of the same story that measures another thing."""
    answers = [(question["story"], claims[name]) for question in expected["questions"] for name in question["claims"]]
    conflicts = {
        frozenset({one["id"], other["id"]})
        for (story, one), (other_story, other) in combinations(answers, 2)
        if story == other_story
        and one["measure"] != other["measure"]
        and compare(assertion_of(one), assertion_of(other)).outcome is Outcome.CONFLICT
    }
    assert conflicts == set()


def backing_of(row: Row) -> Backing:
    """Who carries an expected claim, and on whose word."""
    *between, _ = row["chain"][1:] or [""]
    voices = [_voice(row, name) for name in [*between, *row["chain"][-1:]]] if len(row["chain"]) > 1 else []
    return Backing(article="/".join(row["key"]), outlet=row["chain"][0], chain=tuple(voices))


def _voice(row: Row, name: str) -> Voice:
    kind = SourceKind(row["source_kind"]) if name == row["source"] else SourceKind.INSTITUTION
    # Two articles' unnamed sources are two until an editor says otherwise; a wire copy's are the agency's own.
    shared = kind is not SourceKind.UNNAMED or "Northgate Wire" in row["chain"]
    return Voice(uid=name if shared else f"{name} in {row['file']}", name=name, kind=kind)


def test_expected_origins_are_counted(expected: Rows, claims: dict[str, Row]) -> None:
    """Every question rests on as many named origins, and as many unnamed ones, as an editor counts."""
    wanted = {row["id"]: (row["origins"], row["unresolved"]) for row in expected["questions"]}
    counted = {}
    for question in expected["questions"]:
        origins = count_origins(backing_of(claims[name]) for name in question["claims"])
        counted[question["id"]] = (len(origins.groups), origins.unresolved)
    assert wanted == counted
