"""Which claims of the shipped stories answer one question: an editor's groups against those that are proposed."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import combinations
from typing import Any

import pytest
from tests.conftest import CORPUS

from sayso.compare import Answerable, answers_to, suggest_questions
from sayso.extract.pipeline import Context, extract
from sayso.intake.manifest import Manifest
from sayso.model.claim import Kind
from sayso.model.figure import Figure
from sayso.model.text import Document
from sayso.model.verdict import Assertion

Row = dict[str, Any]
Rows = dict[str, list[Row]]
Key = tuple[str, str]
Groups = dict[str, str]

PROPOSED = {"precision": 97, "recall": 82}
"""Percent of pairs of figures in two articles; these only rise."""

OCCASIONS = {Kind.DATE: {"precision": 100, "recall": 33}, Kind.PLACE: {"precision": 95, "recall": 10}}
"""Percent of pairs of dates, and of places, in two articles that answer an editor's question; these only rise."""

ASKED = {"precision": 91, "recall": 53}
"""Percent of the figures that answer an editor's question, found by its words alone; these only rise."""

ROOM = 4
"""Points above a floor from which it must be raised."""


@pytest.fixture(scope="module")
def claims(documents: dict[Key, Document], expected: Rows, manifest: Manifest) -> list[Answerable]:
    """Every claim that the finders report in the stories' articles, as grouping sees it."""
    countries = {outlet.name: outlet.country for outlet in manifest.outlets}
    return [
        answerable
        for row in expected["articles"]
        for answerable in _answerables(row, documents[row["key"]], countries[row["outlet"]])
    ]


def _answerables(row: Row, document: Document, country: str) -> Iterator[Answerable]:
    context = Context(published=row["published"], country=country, regions=document.regions)
    for claim in extract(document.text, context):
        value = claim.value
        yield Answerable(
            _uid(row["key"], claim.kind.value, claim.span.start, claim.span.end),
            Assertion(value, value.measure if isinstance(value, Figure) else "", polarity=claim.polarity),
            article="/".join(row["key"]),
            story=row["story"],
            quote=claim.text,
            sentence=claim.sentence.of(document.text),
            at=claim.span.start - claim.sentence.start,
            start=claim.span.start,
            published=row["published"],
        )


def _uid(key: Key, kind: str, start: int, end: int) -> str:
    return f"{'/'.join(key)} {kind} {start:06} {end:06}"


@pytest.fixture(scope="module")
def groups(documents: dict[Key, Document], expected: Rows) -> Groups:
    """The question that each expected figure answers, by the claim's uid.

    Those that no question names, such as a headline's, answer the one whose claims have their measure and year; the
    rest answer a question of their own measure.
    """
    return _groups(documents, expected, Kind.FIGURE)


def _groups(documents: dict[Key, Document], expected: Rows, kind: Kind) -> Groups:
    stories = {row["key"]: row["story"] for row in expected["articles"]}
    rows = {row["id"]: row for row in expected["claims"] if row["kind"] == kind.value}
    named = {name: question["id"] for question in expected["questions"] for name in question["claims"] if name in rows}
    by_measure = {_measure(rows[name], stories): question for name, question in named.items()}
    found = {}
    for name, row in rows.items():
        at = _start(documents[row["key"]].text, row)
        own = _measure(row, stories)
        uid = _uid(row["key"], kind.value, at, at + len(row["quote"]))
        found[uid] = named.get(name) or by_measure.get(own, str(own))
    return found


def _measure(row: Row, stories: dict[Key, str]) -> tuple[str, str, str]:
    return stories[row["key"]], row["measure"], (row["as_of"] or "")[:4]


def _start(text: str, row: Row) -> int:
    at = -1
    for _ in range(row["occurrence"]):
        at = text.index(row["quote"], at + 1)
    return at


def held(name: str, right: int, found: int, wanted: int, floors: dict[str, int]) -> str:
    """A line for the summary; fails where a floor is broken, or could be raised."""
    measured = {"precision": 100 * right // max(1, found), "recall": 100 * right // wanted}
    for part, floor in floors.items():
        assert floor <= measured[part] < floor + ROOM + 1, f"{name}: {part} is {measured[part]}, its floor {floor}"
    return f"{name:42} " + "  ".join(f"{part} {value:3}" for part, value in measured.items())


def test_proposed_questions_join_what_an_editor_joins(
    claims: list[Answerable], groups: Groups, record_property: Callable[[str, object], None]
) -> None:
    """Two figures in one proposal nearly always answer one question, and most that do are in one proposal."""
    articles = {claim.uid: claim.article for claim in claims}
    proposed = {
        pair
        for proposal in suggest_questions(claims)
        for pair in _pairs(proposal.members, articles)
        if _known(pair, groups)
    }
    members: dict[str, list[str]] = defaultdict(list)
    for uid, question in groups.items():
        if uid in articles:
            members[question].append(uid)
    wanted = {pair for uids in members.values() for pair in _pairs(sorted(uids), articles)}
    record_property(
        CORPUS, held("same question, pairs of figures", len(proposed & wanted), len(proposed), len(wanted), PROPOSED)
    )


def _pairs(uids: tuple[str, ...] | list[str], articles: dict[str, str]) -> Iterator[tuple[str, str]]:
    return ((one, other) for one, other in combinations(sorted(uids), 2) if articles[one] != articles[other])


def _known(pair: tuple[str, str], groups: Groups) -> bool:
    return all(uid in groups for uid in pair)


@pytest.mark.parametrize("kind", [Kind.DATE, Kind.PLACE])
def test_proposed_questions_ask_when_and_where(
    claims: list[Answerable],
    documents: dict[Key, Document],
    expected: Rows,
    record_property: Callable[[str, object], None],
    kind: Kind,
) -> None:
    """Two dates or places in one proposal answer one question, and more and more of those that do are in one.

    A place that an editor gives no measure, as in a headline, counts where it is one that answers the question.
    """
    groups = _groups(documents, expected, kind)
    articles = {claim.uid: claim.article for claim in claims}
    questions = {row["id"] for row in expected["questions"]}
    names: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if groups.get(claim.uid) in questions:
            names[groups[claim.uid]].add(claim.quote)
    members = [proposal.members for proposal in suggest_questions(claims)]
    proposed = {pair for uids in members for pair in _pairs(uids, articles) if _known(pair, groups)}
    quotes = {claim.uid: claim.quote for claim in claims}
    right = {
        (one, other)
        for one, other in proposed
        if groups[one] == groups[other] or quotes[one] in names[groups[other]] or quotes[other] in names[groups[one]]
    }
    answers: dict[str, list[str]] = defaultdict(list)
    for uid, group in groups.items():
        if uid in articles and group in questions:
            answers[group].append(uid)
    wanted = {pair for uids in answers.values() for pair in _pairs(uids, articles)}
    measured = 100 * len(right) // max(1, len(proposed)), 100 * len(proposed & wanted) // len(wanted)
    for part, value in zip(("precision", "recall"), measured, strict=True):
        floor = OCCASIONS[kind][part]
        assert floor <= value < floor + ROOM + 1, f"{kind.value}: {part} is {value}, its floor {floor}"
    record_property(
        CORPUS, f"{f'same question, pairs of {kind.value}s':42} precision {measured[0]:3}  recall {measured[1]:3}"
    )


def test_questions_asked_first_find_their_answers(
    claims: list[Answerable], groups: Groups, expected: Rows, record_property: Callable[[str, object], None]
) -> None:
    """An editor's question draws claims that answer it by its own words, before anybody has answered it."""
    right = found = wanted = 0
    for question in expected["questions"]:
        if question["kind"] != "figure":
            continue
        own = [claim for claim in claims if claim.story == question["story"]]
        drawn = set(answers_to(question["text"], Kind.FIGURE, own)) & set(groups)
        answers = {claim.uid for claim in own if groups.get(claim.uid) == question["id"]}
        right, found, wanted = right + len(drawn & answers), found + len(drawn), wanted + len(answers)
    record_property(CORPUS, held("answers to a question asked first", right, found, wanted, ASKED))
