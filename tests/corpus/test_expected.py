"""What an editor logs against what the finders and attribution report: recall, right values, and how much is extra."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

import pytest

from sayso.attribute.find import find_attributions
from sayso.compare.units import unit
from sayso.extract.pipeline import Context, extract
from sayso.intake.manifest import Manifest
from sayso.model.attribution import Attribution
from sayso.model.claim import Claim
from sayso.model.figure import Figure
from sayso.model.text import Document, Span
from sayso.model.when import When

Row = dict[str, Any]
Rows = dict[str, list[Row]]
Key = tuple[str, str]
Documents = dict[Key, Document]

SPAN_FLOORS = {"figure": 324, "date": 154, "place": 196}
"""Expected claims of each kind whose exact span the finders report; raise these when they do better."""

VALUE_FLOORS = {"figure": 311, "date": 152, "place": 196}
"""Of those, the ones whose value, too, is the editor's."""

EXTRA_CEILINGS = {"figure": 9, "date": 24, "place": 4}
"""Found claims of each kind that no expected one overlaps; lower these when there are fewer.

The four places are the river Müss, which is no one's claim there, and the strait by which a sinking is called.
"""

SOURCE_FLOOR = 197
"""Expected claims with a source other than their outlet for which attribution names that source."""

NEAR = Decimal("0.001")
"""Fractions written as words have no exact decimal: two thirds are 0.6667 or 0.66666."""


@pytest.fixture(scope="module")
def found(documents: Documents, expected: Rows, manifest: Manifest) -> dict[Key, tuple[Claim, ...]]:
    """What the finders report in every article, given its date, its outlet's country and its regions."""
    countries = {outlet.name: outlet.country for outlet in manifest.outlets}
    return {
        row["key"]: extract(
            documents[row["key"]].text,
            Context(
                published=row["published"],
                country=countries[row["outlet"]],
                regions=documents[row["key"]].regions,
            ),
        )
        for row in expected["articles"]
    }


def span_of(row: Row, documents: Documents) -> tuple[int, int]:
    """Where the expected claim's quote stands in its article."""
    at = -1
    for _ in range(row["occurrence"]):
        at = documents[row["key"]].text.index(row["quote"], at + 1)
    return at, at + len(row["quote"])


def same_span(row: Row, documents: Documents, claims: Iterable[Claim]) -> Claim | None:
    """The found claim of the row's kind with exactly its span, or ``None``."""
    start, end = span_of(row, documents)
    return next(
        (claim for claim in claims if (claim.kind, claim.span.start, claim.span.end) == (row["kind"], start, end)), None
    )


def same_value(row: Row, claim: Claim) -> bool:
    """Whether a found claim says what the editor logged."""
    if row["polarity"] != claim.polarity:
        return False
    value = claim.value
    if isinstance(value, Figure):
        return _same_figure(row, value)
    if isinstance(value, When):
        return bool(row["edtf"] == value.edtf)
    # An invented place has no reference; to have put it into its country is right, not to know it is right, too.
    open_ = "not-in-gazetteer" in row["tags"] and not value.country
    return open_ or bool(row["country"] == value.country)


def _same_figure(row: Row, figure: Figure) -> bool:
    ends = all(
        _near(None if row[end] is None else Decimal(row[end]), got)
        for end, got in (("low", figure.low), ("high", figure.high))
    )
    words = (figure.bound, figure.scale, figure.currency, figure.per)
    return (
        ends
        and words == (row["bound"], row["scale"], row["currency"], row["per"])
        and unit(row["unit"]) == unit(figure.unit)
    )


def _near(wanted: Decimal | None, got: Decimal | None) -> bool:
    if wanted is None or got is None:
        return wanted is got
    return abs(wanted - got) < NEAR


def test_finders_keep_their_recall(
    documents: Documents,
    expected: Rows,
    found: dict[Key, tuple[Claim, ...]],
    record_property: Callable[[str, object], None],
) -> None:
    """Of the expected claims, each finder reports no fewer spans and values than it did before."""
    total: Counter[str] = Counter()
    spans: Counter[str] = Counter()
    values: Counter[str] = Counter()
    for row in expected["claims"]:
        claim = same_span(row, documents, found[row["key"]])
        total[row["kind"]] += 1
        spans[row["kind"]] += claim is not None
        values[row["kind"]] += claim is not None and same_value(row, claim)
    for kind, wanted in total.items():
        line = f"{kind}: {spans[kind]} of {wanted} spans, {values[kind]} with the right value"
        record_property(kind, line)
        print(line)  # noqa: T201 - shown by pytest -s and when a floor is broken
    assert {kind: max(floor, spans[kind]) for kind, floor in SPAN_FLOORS.items()} == spans
    assert {kind: max(floor, values[kind]) for kind, floor in VALUE_FLOORS.items()} == values


def test_finders_report_little_else(documents: Documents, expected: Rows, found: dict[Key, tuple[Claim, ...]]) -> None:
    """What the finders report beside the expected claims ('now', 'one of them') stays as little as it was."""
    wanted: dict[tuple[Key, str], list[Span]] = {}
    for row in expected["claims"]:
        wanted.setdefault((row["key"], row["kind"]), []).append(Span(*span_of(row, documents)))
    extra = [
        claim
        for key, claims in found.items()
        for claim in claims
        if not any(span.overlaps(claim.span) for span in wanted.get((key, claim.kind), []))
    ]
    counts = Counter(str(claim.kind) for claim in extra)
    over = {kind: counts[kind] for kind, ceiling in EXTRA_CEILINGS.items() if counts[kind] > ceiling}
    assert over == {}, [(claim.kind, claim.text) for claim in extra]


def test_attribution_keeps_its_recall(documents: Documents, expected: Rows) -> None:
    """Of the expected claims on somebody's word, attribution names that source for no fewer than it did before."""
    named = 0
    said = [row for row in expected["claims"] if row["source_kind"] != "outlet"]
    attributions = {row["key"]: find_attributions(documents[row["key"]].text) for row in said}
    for row in said:
        span = Span(*span_of(row, documents))
        text = documents[row["key"]].text
        named += any(
            one.content is not None and one.content.contains(span) and _names(row["source"], one, text)
            for one in attributions[row["key"]]
        )
    print(f"attribution: {named} of {len(said)} sources")  # noqa: T201 - shown by pytest -s
    assert named >= SOURCE_FLOOR


def _names(source: str, attribution: Attribution, text: str) -> bool:
    """Whether the attribution's words, or those they refer back to, share a telling word with the source's name."""
    words = attribution.source_text + (f" {attribution.refers_to.of(text)}" if attribution.refers_to else "")
    return bool(_telling(source) & _telling(words))


def _telling(words: str) -> set[str]:
    return {word for word in re.findall(r"[^\W_]+", words.casefold()) if len(word) > 3}
