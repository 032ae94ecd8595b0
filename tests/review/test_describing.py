"""A claim is told in lines that hold what decides, shortest first, and nothing past their width."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.review.conftest import april, changed, dandong, forty, held, hop, twelve

from sayso.desk.reviewing.rivals import Rival
from sayso.review.describing import Told, chain_of, details, differing, heading, one_line, value_of, wrapped
from sayso.review.layout import visible, width_of
from sayso.review.marking import letter
from sayso.review.state import State, at
from sayso.review.wanted import Wanted

RIVAL = Rival(
    question="Q1", asks="How many boats sank?", claim="C9", article="A2", outlet="Quillmouth Post", quote="60 boats",
    verdict="conflict", because="They cannot both hold.", settled=False,
)  # fmt: skip


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        (forty(), "about 40 boats"),
        (forty(per="year", low=Decimal(1200), high=Decimal(1200)), "about 1,200 boats per year"),
        (twelve(bound="at_least", high=None), "at least 12 missing"),
        (twelve(modality="unknown", low=None, high=None, measure="losses"), "no answer is given losses"),
        (april(), "2031-04, which one is not known"),
        (april(date_earliest=date(2031, 4, 1), date_latest=date(2031, 4, 30)), "2031-04 (2031-04-01 to 2031-04-30)"),
        (april(date_edtf="2031-04-08", date_earliest=date(2031, 4, 8), date_latest=date(2031, 4, 8)), "2031-04-08"),
        (april(date_edtf="2031-04/..", date_earliest=date(2031, 4, 1)), "2031-04/.. (2031-04-01 to open)"),
        (dandong(), "Dandong, CN (geonames:2037886)"),
        (dandong(place_ref="", country=""), "Dandong (which one is not known)"),
    ],
)
def test_values(claim: object, words: str) -> None:
    """Of each kind."""
    assert words == value_of(claim.line)  # type: ignore[attr-defined]


def test_who_said_it_is_told_with_what_is_only_suggested() -> None:
    """From the outlet inwards; the outlet itself where nobody is named, unless the text leaves it open."""
    hops = (hop("C1", "the board", status="settled"), hop("C1", "a guard", number=2))

    assert "Selby Ledger < the board < a guard?" == chain_of(forty(hops=hops))
    assert "Selby Ledger itself" == chain_of(twelve())
    assert "Selby Ledger, which leaves it open" == chain_of(twelve(modality="reported"))


def test_the_claim_at_hand(state: State) -> None:
    """Value, who said it, what it answers, rivals, how it was read; what is alike is told together."""
    asked = forty(answers=(("Q1", "suggested"), ("Q2", "negative")), why="a number", note="call")
    page = replace(state.page, claims=(asked, *state.page.claims[1:]))
    agreeing = replace(RIVAL, claim="C11", verdict="agree", quote="forty", because="Same.")
    rivals = (RIVAL, replace(RIVAL, claim="C10"), agreeing)
    lines = details(replace(state, page=page, rivals={"C1": rivals}))

    assert [
        "C1 suggested: about 40 boats",
        "said by Selby Ledger < a guard?",
        "answers Q1? How many boats sank?",
        "  ≠ Quillmouth Post “60 boats” C9 C10: conflict. They cannot both hold.",
        "  = Quillmouth Post “forty” C11: agree",
        "read exact; figures.count: a number",
        "note call",
    ] == [f"{one.lead}{one.words}" for one in lines]
    assert "alarm" == lines[3].style


def test_all_of_the_claim(state: State) -> None:
    """Its hops with their cues, its sentence, who logged it."""
    told = [f"{one.lead}{one.words}" for one in details(state, whole=True)]

    assert "  S1 a guard: unnamed, “said”, suggested" in told
    assert any(one.startswith("sentence Crews sailed") for one in told)
    assert "logged by sayso, 2031-04-10 12:00 UTC" in told


def test_without_a_claim_it_says_where_to_go(state: State) -> None:
    """One line."""
    assert 1 == len(details(at(state, "")))


def test_two_versions_differ_where_they_differ() -> None:
    """Status, value, who said it, modality and note are all in one line."""
    now = forty(status="rejected", modality="alleged", polarity="negated", note="no", low=Decimal(50), high=Decimal(50))

    assert "suggested: about 40 boats; Selby Ledger < a guard?" == one_line(forty())
    assert [
        "you saw  suggested: about 40 boats; Selby Ledger < a guard?",
        "now      rejected: about 50 boats, alleged, negated; Selby Ledger < a guard?; note: no",
        "yours    'about 45', not saved",
    ] == differing(forty(), now, "'about 45'")
    assert "now      it is gone" == differing(forty(), None, "")[1]


def test_the_heading_counts(state: State) -> None:
    """Articles, claims, what is open, what is filtered."""
    assert "1/2 A1 Selby Ledger, 2031-04-09 · claim 1/4, 4 open" == heading(state)
    alone = replace(state, wanted=Wanted(kinds=frozenset({"figure"})), scope=("A1",))
    figures = changed(alone, "C4", status="accepted")
    assert "A1 Selby Ledger, 2031-04-09 · claim 1/2, 3 open · showing figure" == heading(figures)


@pytest.mark.parametrize(
    ("given_values", "mark"),
    [
        ({}, "f?"),
        ({"status": "accepted"}, "f+"),
        ({"status": "rejected"}, "f-"),
        ({"status": "withdrawn"}, "fx"),
        ({"anchor": "altered"}, "f?~"),
        ({"anchor": "moved"}, "f?"),
    ],
)
def test_letters_say_kind_and_status_without_colour(given_values: dict[str, str], mark: str) -> None:
    """And that the words have changed."""
    assert mark == letter(held("C4", "12", **given_values))


WORDS = st.text("ab é日\n\u0301…", max_size=30)
LINES = st.lists(st.tuples(WORDS, st.sampled_from(["", "read ", "  ≠ "])), max_size=5)


@settings(deadline=None)
@given(LINES, st.integers(8, 40))
def test_wrapped_lines_lose_no_letter(told: list[tuple[str, str]], width: int) -> None:
    """And none is wider than it may be: a word that is, is folded."""
    lines = wrapped([Told(words, "", lead) for words, lead in told], width)

    assert all(width_of(words) <= width for words, _ in lines)
    given_letters, told_letters = (
        "".join("".join(visible(words) for words in told).split())
        for told in ([lead + words for words, lead in told], [words for words, _ in lines])
    )
    assert given_letters == told_letters
