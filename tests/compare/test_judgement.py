"""Verdicts on whole texts: which claims are paired, what they rest on, and when there is nothing to compare."""

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.compare.judgement import Judgement, judge_claims
from sayso.compare.pairing import size_match
from sayso.compare.relevance import OF_FIGURES, Evidence, relevance
from sayso.compare.surroundings import closeness, passage
from sayso.model.claim import Claim, Value
from sayso.model.edtf import read
from sayso.model.figure import Figure
from sayso.model.place import Candidate, Place
from sayso.model.text import Span
from sayso.model.verdict import Outcome, Reason
from sayso.model.when import When

MakeFigure = Callable[[str], Figure]

MARKED = re.compile(r"\[([^|\]]+)\|([^\]]+)\]")
"""A claim in a test text: the words as written, and the value behind a bar."""


@pytest.fixture
def judged(
    figure: MakeFigure, when: Callable[[str], When], place: Callable[[str], Place]
) -> Callable[[str, str], Judgement]:
    """Judges two texts with marked claims: '[at least six|at least 6]', '[2019|@2019]', '[Estland|:Estland]'."""

    def value(line: str) -> Value:
        if line.startswith("@"):
            return when(line[1:])
        return place(line[1:]) if line.startswith(":") else figure(line)

    def read_marked(text: str) -> tuple[str, list[Claim]]:
        plain, claims, at = "", [], 0
        for found in MARKED.finditer(text):
            plain += text[at : found.start()]
            start = len(plain)
            plain += found[1]
            claims.append((Span(start, len(plain)), found[1], value(found[2])))
            at = found.end()
        plain += text[at:]
        return plain, [Claim(span, words, Span(0, len(plain)), "test", one) for span, words, one in claims]

    def judge(a: str, b: str) -> Judgement:
        (text_a, claims_a), (text_b, claims_b) = read_marked(a), read_marked(b)
        return judge_claims(text_a, claims_a, text_b, claims_b)

    return judge


Judge = Callable[[str, str], Judgement]


def outcome(found: Judgement) -> Outcome:
    """The outcome alone."""
    return found.verdict.outcome


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("The ferry carried [118|118] passengers.", "The ferry had [118|118] passengers aboard.", Outcome.AGREE),
        ("The ferry carried [118|118] passengers.", "The ferry carried [124|124] passengers.", Outcome.CONFLICT),
        (
            "The ferry carried [118|118] passengers.",
            "The ferry carried [more than 100|more than 100] passengers.",
            Outcome.COMPATIBLE,
        ),
        ("The bridge closed in [2019|@2019].", "The bridge was closed before [2018|@2018].", Outcome.CONFLICT),
        ("The bridge closed in [2019|@2019].", "The bridge closed on [4 May 2019|@2019-05-04].", Outcome.COMPATIBLE),
        ("She was born in [Harborside|:Harborside].", "She was born in [Millford|:Millford].", Outcome.CONFLICT),
        (
            "She was born in [Harborside|:Harborside < Estland].",
            "She was born in [Estland|:Estland].",
            Outcome.COMPATIBLE,
        ),
    ],
)
def test_one_claim_each(judged: Judge, a: str, b: str, expected: Outcome) -> None:
    """Two statements of one thing get the verdict of their values, in either order."""
    assert [expected, expected] == [outcome(judged(a, b)), outcome(judged(b, a))]


def test_the_partner_is_the_one_in_like_surroundings(judged: Judge) -> None:
    """Among several figures the one that counts the same thing is compared."""
    a = "The mill employs [40|40] weavers, [12|12] dyers and [7|7] drivers."
    found = judged(a, "The mill has [13|13] dyers.")
    assert [(pair.a.claim.text, pair.b.claim.text) for pair in found.pairs] == [("12", "13")]
    assert outcome(found) is Outcome.CONFLICT


def test_one_conflict_outweighs_agreement(judged: Judge) -> None:
    """A pair that agrees does not hide one that conflicts."""
    a = "The mill employs [40|40] weavers and [12|12] dyers."
    b = "The mill employs [40|40] weavers and [15|15] dyers."
    assert outcome(judged(a, b)) is Outcome.CONFLICT


def test_unlike_statements_are_not_compared(judged: Judge) -> None:
    """Figures of two stories are no conflict, and the sentence says that they were not compared."""
    found = judged(
        "The orchard lost [40|40] apple trees in the storm.",
        "Voters elected [9000|9000] councillors, mayors, sheriffs and clerks across several provinces.",
    )
    assert (outcome(found), found.pairs) == (Outcome.INCOMPARABLE, ())
    assert found.verdict.because.startswith("Nothing to compare")


def test_a_text_without_claims_is_not_compared(judged: Judge) -> None:
    """Words without a figure, date or place are nothing to hold against another text."""
    assert (
        outcome(judged("The mill closed.", "The mill has [13|13] dyers.")),
        judged("The mill closed.", "The mill has [13|13] dyers.").verdict.reason,
    ) == (Outcome.INCOMPARABLE, Reason.MEASURE)


def test_other_kinds_find_no_partner(judged: Judge) -> None:
    """A place has nothing to say to a figure."""
    assert (
        outcome(judged("The mill is in [Harborside|:Harborside].", "The mill has [13|13] mill dyers."))
        is Outcome.INCOMPARABLE
    )


def test_other_dimensions_find_no_partner(judged: Judge) -> None:
    """A length is not held against a weight, nor the killed against the injured."""
    assert judged("The rope is [5 km|5 length km] long.", "The rope is [5 kg|5 mass kg] heavy.").pairs == ()


def test_rival_measures_find_no_partner(figure: MakeFigure) -> None:
    """The killed are not held against the injured, in whatever like words the two stand."""
    text = "The storm left 40 fishermen there."
    killed, injured = (
        Claim(Span(15, 17), "40", Span(0, len(text)), "test", replace(figure("40"), measure=measure))
        for measure in ("fishermen killed", "fishermen injured")
    )
    assert judge_claims(text, [killed], text, [injured]).pairs == ()
    assert judge_claims(text, [killed], text, [killed]).pairs != ()


def test_a_later_count_is_no_conflict(judged: Judge) -> None:
    """Two counts as of two days are not compared."""
    a = "As of [3 May 2019|@2019-05-03] the clinic had [40|40] patients."
    b = "As of [9 May 2019|@2019-05-09] the clinic had [52|52] patients."
    assert outcome(judged(a, b)) is Outcome.INCOMPARABLE


def test_a_count_has_had_time_to_rise(judged: Judge) -> None:
    """More 'by' a later day contradicts nothing; fewer by then does, and so does more by the same day."""
    a = "As of [3 May 2019|@2019-05-03] the clinic had seen [418|418] patients."
    later, lower, then = (
        f"By [{day}] the clinic had seen [{amount}] patients."
        for day, amount in (
            ("9 May 2019|@2019-05-09", "more than 450|more than 450"),
            ("9 May 2019|@2019-05-09", "fewer than 400|less than 400"),
            ("3 May 2019|@2019-05-03", "more than 450|more than 450"),
        )
    )
    found = [outcome(judged(*pair)) for b in (later, lower, then) for pair in ((a, b), (b, a))]
    assert found == [Outcome.INCOMPARABLE] * 2 + [Outcome.CONFLICT] * 4


def test_as_of_says_when_a_count_holds(judged: Judge) -> None:
    """'As of' goes before a nearer date, and any date before 'currently'."""
    a = (
        "As of [3 May 2019|@2019-05-03] the clinic, open since [1988|@1988], "
        "[currently|@XXXX-XX-XX] had [40|40] patients."
    )
    b = "As of [9 May 2019|@2019-05-09] the clinic had [52|52] patients."
    now = "The clinic [currently|@XXXX-XX-XX] had [52|52] patients."
    assert (outcome(judged(a, b)), outcome(judged(a, now))) == (Outcome.INCOMPARABLE, Outcome.CONFLICT)


def test_one_value_with_two_deadlines_is_a_conflict(judged: Judge) -> None:
    """What was reached in May was not reached before April."""
    a = "By the count of [3 May 2019|@2019-05-03] the clinic had seen [418|418] patients."
    b = "The clinic had seen [418|418] patients before [1 April 2019|@2019-04-01]."
    assert outcome(judged(a, b)) is Outcome.CONFLICT


def test_numbers_in_names_are_no_figures(judged: Judge) -> None:
    """'Flight 370' and 'one of the pilots' count nothing, so they neither agree nor pair."""
    a = "The crew of Flight [370|370] lost [one|1] of the engines over the coast."
    b = "The crew of Flight [370|370] lost [one|1] of the engines over the coast."
    assert judged(a, b).pairs == ()
    assert judged("The crew lost [370|370] bags.", "The crew lost [370|370] bags.").pairs != ()


@pytest.mark.parametrize("lead", ["The band had a top ", "The band came in at number ", "The band ranked No. "])
def test_places_in_a_list_count_nothing(judged: Judge, lead: str) -> None:
    """'Top ten' is no count of songs."""
    assert judged(f"{lead}[ten|10] song.", "The band had [12|12] songs.").pairs == ()


def test_factors_count_nothing(judged: Judge) -> None:
    """What is '20 times higher' is not 20 of anything."""
    b = "The clinic had [271|271] cases."
    assert judged("The clinic had [20|20] times more cases than the school.", b).pairs == ()
    assert judged("The clinic had [20|20] times cases.", b).pairs != ()


def test_amounts_of_other_sizes_hardly_pair(judged: Judge) -> None:
    """Millions are held against dozens only where the same words stand around both."""
    a = "The film, with [1300000|1300000] viewers, is on a list of the week."
    assert judged(a, "The film is on a list of [70|70] films of the week.").pairs == ()
    assert judged(a, "The film, with [70|70] viewers, is on a list of the week.").pairs != ()


def test_what_a_text_takes_back_it_does_not_say(judged: Judge) -> None:
    """The value in a correction note neither agrees with its like nor stands against the right one."""
    note = "An earlier version of this story said that [33|33] fishermen died."
    assert judged(note, "The storm killed [33|33] fishermen.").pairs == ()


def test_capitals_of_a_headline_are_no_names(judged: Judge) -> None:
    """Where every longer word has a capital, a number after one still counts."""
    assert judged("Harbour Storm Sinks [40|40] Fishing Boats", "Harbour Storm Sinks [43|43] Fishing Boats").pairs != ()


def test_nearly_equal_amounts_find_each_other_in_other_words(judged: Judge) -> None:
    """Amounts of three digits that are nearly equal pair even where no word is shared."""
    found = judged("By then the population was [805400|805400].", "Some [805000|805000] dwell there.")
    assert [(pair.a.claim.text, pair.b.claim.text) for pair in found.pairs] == [("805400", "805000")]


def test_other_countries_other_questions(judged: Judge) -> None:
    """A premiere in one country does not contradict that in another."""
    a = "The film had its premiere in [Estland|:Estland] on [3 May 2019|@2019-05-03]."
    b = "The film had its premiere in [Westland|:Westland] on [9 May 2019|@2019-05-09]."
    assert outcome(judged(a, b)) is Outcome.INCOMPARABLE


def test_surroundings_weigh_by_distance(figure: MakeFigure) -> None:
    """The nearer an idea, the more it counts; a clause break moves it away."""
    text = "The mill has 13 dyers, and the harbour has cranes."
    claim = Claim(Span(13, 15), "13", Span(0, len(text)), "test", figure("13"))
    (stated,) = passage(text, [claim]).stated
    assert stated.near["dyer"] == 1
    assert stated.near["dyer"] > stated.near["=factory"] > stated.near["harbour"] > stated.near["cran"]
    assert closeness(stated, stated) == 1


def test_a_claim_of_marks_alone_has_no_surroundings(figure: MakeFigure) -> None:
    """Where no word is covered there is nothing near, and nothing is close to it."""
    claim = Claim(Span(4, 5), "$", Span(0, 10), "test", figure("1"))
    (stated,) = passage("The $ sign", [claim]).stated
    assert (dict(stated.near), closeness(stated, stated)) == ({}, 0.0)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [("100", "100", 1.0), ("100", "1000", 0.0), ("0", "5", 0.0), ("more than 5", "5", 1.0)],
)
def test_size_match(figure: MakeFigure, left: str, right: str, expected: float) -> None:
    """Equal amounts match fully, those of another order not at all."""
    assert expected == size_match(figure(left), figure(right))


def test_missing_amounts_match_no_size(figure: MakeFigure) -> None:
    """'An unknown number' is of no size."""
    assert size_match(Figure(None, None), figure("5")) == 0


def test_relevance_grows_with_support() -> None:
    """More shared ideas make it surer, more missing ones less sure, and it stays between 0 and 1."""
    most = Evidence(1, 1, 0, 1, 1, 0, 0, 1, 0, 0)
    least = Evidence(0, 0, 1, 0, 0, 1, 1, 0, 1, 1)
    assert 0 < relevance(least, OF_FIGURES) < 0.5 < relevance(most, OF_FIGURES) < 1


WORDS = st.sampled_from(
    ["the", "mill", "has", "dyers", "and", "harbour", "before", "13", "2019", "Harborside", ",", "."]
)


@st.composite
def texts(draw: st.DrawFn) -> tuple[str, list[Claim]]:
    """Texts of words in any order, where every number, year and place is claimed."""
    some = draw(st.lists(WORDS, max_size=14))
    text = " ".join(some)
    found = re.finditer("13|2019|Harborside", text)
    return text, [
        Claim(Span(*one.span()), one.group(), Span(0, len(text)), "test", _value(one.group())) for one in found
    ]


def _value(word: str) -> Value:
    if word == "13":
        return Figure(Decimal(13), Decimal(13))
    if word == "2019":
        reading = read("2019")
        assert reading is not None
        return When("2019", reading.earliest, reading.latest, reading.precision)
    chosen = Candidate("test:h", word)
    return Place(word, chosen, (chosen,))


@given(texts(), texts())
def test_judging_is_symmetric_and_total(a: tuple[str, list[Claim]], b: tuple[str, list[Claim]]) -> None:
    """Any two texts get a verdict with a sentence, the same outcome in either order."""
    there, back = judge_claims(*a, *b), judge_claims(*b, *a)
    assert there.verdict.outcome == back.verdict.outcome
    assert there.verdict.because.endswith(".")
