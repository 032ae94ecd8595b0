"""Every suggestion says which rule fired and why, in words."""

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from sayso.attribute.find import find_attributions
from sayso.attribute.reasons import reason as why_said
from sayso.extract.found import Found
from sayso.extract.pipeline import Context, extract
from sayso.extract.reasons import reason
from sayso.model.attribution import Attribution, SourceKind
from sayso.model.figure import Bound, Figure, Scale
from sayso.model.place import Place
from sayso.model.text import Span
from sayso.model.when import Precision, When

CORPUS = Path(__file__).parents[1] / "corpus"


def texts() -> Iterator[tuple[str, str]]:
    """Every text of the corpora, with its publication date."""
    for file in sorted(CORPUS.glob("*/*.jsonl")):
        for line in file.read_text("utf-8").splitlines():
            row = json.loads(line) if line.strip() else {}
            published = row.get("published")
            text = row.get("text") or row.get("marked") or ""
            yield text.replace("[[", "").replace("]]", ""), published if isinstance(published, str) else ""
    for file in sorted(CORPUS.glob("attribution/*.txt")):
        for line in file.read_text("utf-8").splitlines():
            if line and not line.startswith("#"):
                yield re.sub(r"\{[^|{}]*\||\}", "", line), ""


def test_no_suggestion_is_without_its_reason() -> None:
    """Whatever rule made it, of whatever kind, in every text of the corpora; with the rule's name."""
    kinds, silent, unnamed = set(), set(), set()
    for text, published in texts():
        for claim in extract(text, Context(published=published)):
            kinds.add(claim.kind.value)
            silent |= {claim.rule} if not claim.why.strip() else set()
            unnamed |= {claim.text} if "." not in claim.rule.strip(".") else set()
        for said in find_attributions(text):
            kinds.add("attribution")
            silent |= {said.rule} if not why_said(said).strip() else set()
            unnamed |= {said.source_text} if not said.rule else set()

    assert {"figure", "date", "place", "attribution"} == kinds
    assert (set(), set()) == (silent, unnamed)


def figure(measure: str = "") -> Figure:
    """Forty of something."""
    return Figure(Decimal(40), Decimal(40), Bound.EXACT, Scale.COUNT, "", "", "", measure, None)


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (Found(Span(0, 2), figure("boats"), "figures.count"), "a number of 'boats'"),
        (Found(Span(0, 2), figure(), "figures.count", "'about' makes it about"), "a number; 'about' makes it about"),
        (Found(Span(0, 2), figure(), "figures.money.vague"), "an amount of money, not exact"),
        (Found(Span(0, 2), figure(), "figures.sea-miles"), "sea miles"),
        (Found(Span(0, 2), figure(), "figures"), "a figure"),
        (
            Found(Span(0, 2), When("2013-02-08", None, None, Precision.DAY, "2013-02-11"), "date.weekday", "'last'"),
            "a day of the week, read against 2013-02-11; 'last'",
        ),
        (Found(Span(0, 2), When("2013", None, None, Precision.YEAR), "date.leap-year"), "leap year"),
        (Found(Span(0, 2), Place("Dandong"), "places.name", "after 'in'"), "after 'in'"),
        (Found(Span(0, 2), Place("Dandong"), "places.name"), "a place by its name"),
    ],
)
def test_a_claims_reason_is_what_the_rule_looks_for_and_what_it_saw(found: Found, words: str) -> None:
    """A rule that is not known here is called by its name."""
    assert words == reason(found)


@pytest.mark.parametrize(
    ("rule", "why", "words"),
    [
        ("say/past/that/before", "", "'say' in the past, its source before it"),
        ("deny/passive/to/agent/not", "", "'deny' in the passive, its source after 'by', negated"),
        ("say/past/./inverted", "the only man named", "'say' in the past, its source after it; the only man named"),
        ("say/odd/./elsewhere", "", "'say' odd, elsewhere"),
        ("said", "", "'said'"),
    ],
)
def test_an_attributions_reason_is_its_cue_and_where_its_source_stands(rule: str, why: str, words: str) -> None:
    """And to whom a pronoun was followed."""
    found = Attribution(None, "", SourceKind.PERSON, None, None, rule, None, why)

    assert words == why_said(found)
