"""Proposing what several claims answer."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from sayso.compare.asking import question_text
from sayso.compare.cards import Answerable, subject_of
from sayso.compare.likeness import likeness
from sayso.compare.questions import suggest_questions
from sayso.compare.topics import topic_of
from sayso.model.figure import Figure, Scale
from sayso.model.place import Place
from sayso.model.verdict import Assertion
from sayso.model.when import When

MakeFigure = Callable[[str], Figure]
MakeWhen = Callable[[str], When]
MakePlace = Callable[[str], Place]


@pytest.fixture
def claim(figure: MakeFigure) -> Callable[..., Answerable]:
    """Builds a claim on a count: uid, measure, then the words of its sentence; its article is its uid."""

    def build(uid: str, measure: str, sentence: str = "", amount: str = "6", story: str = "") -> Answerable:
        value = replace(figure(amount), measure=measure)
        return Answerable(uid, Assertion(value), uid, story, sentence=sentence)

    return build


def members(claims: list[Answerable], **decisions: list[tuple[str, str]]) -> list[tuple[str, ...]]:
    """The groups proposed, as their members' uids."""
    return sorted(proposal.members for proposal in suggest_questions(claims, **decisions))


def test_other_words_for_one_measure_are_grouped(claim: Callable[..., Answerable]) -> None:
    """Visas granted and permits issued are one question, the injured another, a lone claim none."""
    claims = [
        claim("a", "North Koreans granted work visas"),
        claim("b", "work permits issued to North Koreans"),
        claim("c", "miners killed"),
        claim("d", "dead miners"),
        claim("e", "miners injured"),
    ]
    assert members(claims) == [("a", "b"), ("c", "d")]


def test_a_proposal_says_what_is_asked_and_why(claim: Callable[..., Answerable]) -> None:
    """The question reads as one, and the reason names the measures."""
    (found,) = suggest_questions([claim("a", "crane drivers hired last spring"), claim("b", "crane drivers")])
    assert found.question == "How many crane drivers were hired last spring?"
    assert found.reason == "both measure 'crane drivers'; their amounts are close"
    assert 0.5 < found.score <= 1


def test_order_does_not_matter(claim: Callable[..., Answerable]) -> None:
    """Claims in any order give the same proposals."""
    claims = [
        claim(uid, measure)
        for uid, measure in zip("abcd", ["boats sunk", "sunk boats", "boats", "ships sunk"], strict=True)
    ]
    assert suggest_questions(claims) == suggest_questions(claims[::-1])


def test_claims_of_one_article_are_no_question(claim: Callable[..., Answerable]) -> None:
    """A question is worth asking where two articles answer it."""
    claims = [replace(claim(uid, "boats sunk"), article="A1") for uid in "ab"]
    assert members(claims) == []


def test_stories_are_kept_apart(claim: Callable[..., Answerable]) -> None:
    """The same measure in two stories is two questions."""
    assert members([claim("a", "boats sunk", story="S1"), claim("b", "boats sunk", story="S2")]) == []


def test_an_unstated_measure_needs_a_shared_context(claim: Callable[..., Answerable]) -> None:
    """Without a measure, the words of the sentences must carry the match."""
    alike = [claim("a", "", "harbour board leased warehouses"), claim("b", "", "board leased harbour warehouses")]
    unlike = [claim("a", "", "harbour board leased warehouses"), claim("b", "", "the orchard lost trees near harbour")]
    assert members(alike) == [("a", "b")]
    assert members(unlike) == []


def test_an_editors_no_is_kept(claim: Callable[..., Answerable]) -> None:
    """Claims that an editor set apart are not proposed together again."""
    claims = [claim(uid, "boats sunk") for uid in "abc"]
    assert members(claims, apart=[("a", "b")]) == [("a", "c")]


def test_an_editors_yes_is_kept(claim: Callable[..., Answerable]) -> None:
    """Claims that an editor put together stay together, unless also set apart from another member."""
    claims = [claim("a", "boats sunk"), claim("b", "hulls on the beach")]
    assert members(claims, together=[("a", "b")]) == [("a", "b")]
    assert members(claims, together=[("b", "a")], apart=[("a", "b")]) == []


def score(one: Assertion, other: Assertion) -> float:
    """How surely the two answer one question."""
    return likeness(subject_of(Answerable("a", one)), subject_of(Answerable("b", other))).score


def test_likeness_refuses(figure: MakeFigure, when: MakeWhen, place: MakePlace) -> None:
    """Other kinds, other dimensions and other places are other questions."""
    six = Assertion(figure("6"), "boats", where=place("Harborside"))
    others = [
        Assertion(when("2013"), "boats"),
        Assertion(figure("6 length km"), "boats"),
        Assertion(figure("6"), "boats", where=place("Millford")),
        Assertion(figure("6"), "seats"),
    ]
    assert [score(six, other) for other in others[:3]] == [0.0] * 3
    assert score(six, others[3]) < 0.1


def test_another_period_lowers_the_score(figure: MakeFigure, when: MakeWhen) -> None:
    """The same measure a year later is less surely the same question."""
    first, second = (Assertion(figure("6"), "boats", as_of=when(year)) for year in ("2013", "2014"))
    assert score(first, second) < score(first, first)


@pytest.mark.parametrize(
    ("line", "measure", "text"),
    [
        ("6", "North Koreans granted work visas", "How many North Koreans were granted work visas?"),
        ("1", "boat sunk", "How many boat sunk?"),
        ("6", "boats sunk off Estland", "How many boats were sunk off Estland?"),
        ("6", "aircraft searching", "How many aircraft were searching?"),
        ("6", "names of passengers collected", "How many names of passengers were collected?"),
        ("6", "people aboard", "How many people were aboard?"),
        ("6", "work visas", "How many work visas are there?"),
        ("6", "registered voters", "How many registered voters are there?"),
        ("6", "drug trafficking cases", "How many drug trafficking cases are there?"),
        ("6", "", "How many are there?"),
        ("6 money USD", "the harbour budget", "What was the harbour budget?"),
        ("6 money USD", "wages of pickers", "What were the wages of pickers?"),
        ("6 money USD", "", "How much money is it?"),
        ("6 percent", "", "What percentage is it?"),
        ("6 percent", "woodland lost", "What share of the woodland lost?"),
        ("6 duration years", "length of the strike", "What was the length of the strike?"),
        ("6 duration years", "how long the strike lasted", "How long the strike lasted?"),
    ],
)
def test_question_text(figure: MakeFigure, line: str, measure: str, text: str) -> None:
    """A count with a participle is asked in the passive, other scales by their own words."""
    assert text == question_text([Assertion(figure(line), measure)])


def test_question_text_names_a_shared_scope(figure: MakeFigure, when: MakeWhen, place: MakePlace) -> None:
    """One place and one period are named, unless the measure does."""
    harbour = place("Harborside")
    one = Assertion(figure("6"), "boats", harbour, when("2013-02"))
    other = Assertion(figure("6"), "boats", harbour, when("2013-05"))
    named = Assertion(figure("6"), "boats in Harborside in 2013", harbour, when("2013"))
    elsewhere = Assertion(figure("6"), "boats", place("Millford"), when("2014"))
    yearless = Assertion(figure("6"), "boats", None, when("XXXX-02"))
    cases = [[one, other], [one], [named], [one, elsewhere], [yearless]]
    assert [question_text(case) for case in cases] == [
        "How many boats are there in Harborside in 2013?",
        "How many boats are there in Harborside (2013-02)?",
        "How many boats in Harborside in 2013?",
        "How many boats are there?",
        "How many boats are there?",
    ]


def test_questions_of_dates_and_places(when: MakeWhen, place: MakePlace) -> None:
    """Dates ask when, places where."""
    found = [question_text([Assertion(value, "the launch")]) for value in (when("2013"), place("Harborside"))]
    assert found == ["When was the launch?", "Where was the launch?"]
    assert question_text([Assertion(when("2013"))]) == "When was it?"


def test_every_scale_has_a_question() -> None:
    """No figure is left without words to ask for it."""
    texts = [question_text([Assertion(Figure(None, None, scale=scale), "it")]) for scale in Scale]
    assert all(text.endswith("it?") for text in texts)


SAID: list[tuple[str, str, list[tuple[str, str]], str]] = [
    (
        "6",
        "cutters",
        [
            ("Two aircraft and six cutters were taking part.", "six"),
            ("Six cutters were taking part in the search.", "Six"),
        ],
        "How many cutters were taking part?",
    ),
    (
        "6",
        "crates",
        [
            ("The pier, which handles six crates a day, is shut.", "six"),
            ("The pier handled 6 crates.", "6"),
        ],
        "How many crates were handled?",
    ),
    (
        "6",
        "tickets handed",
        [
            ("Six tickets were handed out.", "Six"),
            ("It handed out 6 tickets.", "6"),
        ],
        "How many tickets were handed out?",
    ),
    (
        "6",
        "guards",
        [
            ("He had asked six guards.", "six"),
            ("Six guards lost their keys.", "Six"),
            ("The 6 guards sued.", "6"),
        ],
        "How many guards are there?",
    ),
    (
        "6 money USD",
        "",
        [
            ("Each van pays $6 for the crossing.", "$6"),
            ("They had paid 6 dollars for the crossing.", "6 dollars"),
        ],
        "How much is paid for the crossing?",
    ),
    (
        "6 money USD",
        "",
        [
            ("Each day of the closure will cost the town $6.", "$6"),
            ("The closure at Selby is costing shops 6 dollars.", "6 dollars"),
        ],
        "What does the closure cost?",
    ),
    (
        "6 money USD",
        "",
        [
            ("Losses came to $6.", "$6"),
            ("It put the loss at 6 dollars.", "6 dollars"),
        ],
        "How large is the loss?",
    ),
    (
        "6 duration hours",
        "",
        [
            ("The hail fell for 6 hours.", "6 hours"),
            ("It was six hours until the hail stopped.", "six hours"),
        ],
        "How long did the hail last?",
    ),
    (
        "6 length km",
        "",
        [
            ("The barn stood 6 km from the church.", "6 km"),
            ("It is six kilometres from the church.", "six kilometres"),
        ],
        "How far from the church is it?",
    ),
]
"""Sentences with the words of their claims, and the question that is asked of them."""


@pytest.mark.parametrize(("line", "measure", "said", "text"), SAID)
def test_a_question_is_asked_in_the_words_of_its_sentences(
    figure: MakeFigure, line: str, measure: str, said: list[tuple[str, str]], text: str
) -> None:
    """With a verb where most of them have it, and never with a verb that one of them has alone."""
    assertions = [Assertion(figure(line), measure)] * len(said)
    topics = [topic_of(one, quote, sentence) for one, (sentence, quote) in zip(assertions, said, strict=True)]
    sentences, quotes = zip(*said, strict=True)

    assert text == question_text(assertions, topics, sentences, quotes)
