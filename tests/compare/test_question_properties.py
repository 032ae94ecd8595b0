"""What must hold of grouping and of time for any claims whatever."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.compare.cards import Answerable, subject_of
from sayso.compare.likeness import likeness
from sayso.compare.questions import suggest_questions
from sayso.compare.timing import in_its_time
from sayso.compare.verdicts import compare
from sayso.model.figure import Figure
from sayso.model.verdict import Assertion, Outcome

SENTENCES = st.sampled_from(
    [
        "The fire killed # people.",
        "# people were injured in the fire.",
        "Toll rises to #",
        "# of them were children.",
        "The mill had # looms.",
        "# crates were sold at the fair in 2019.",
        "There are now # tents.",
        "#",
    ]
)
DAYS = st.sampled_from(["2024-03-04", "2024-03-05", "2024", ""])


@st.composite
def told(draw: st.DrawFn) -> tuple[Assertion, str, str, str]:
    """An amount with its words, its sentence and its day."""
    amount = draw(st.integers(0, 40))
    sentence = draw(SENTENCES).replace("#", str(amount))
    return Assertion(Figure(Decimal(amount), Decimal(amount))), str(amount), sentence, draw(DAYS)


@given(told(), told())
def test_verdicts_in_time_do_not_depend_on_the_order(
    one: tuple[Assertion, str, str, str], other: tuple[Assertion, str, str, str]
) -> None:
    """Whichever comes first, outcome and reason are the same, and a value agrees with itself."""
    a, b = in_its_time(*one), in_its_time(*other)
    there, back = compare(a, b), compare(b, a)
    assert (there.outcome, there.reason) == (back.outcome, back.reason)
    assert compare(a, a).outcome is Outcome.AGREE


@given(told(), st.text(max_size=40), st.text(max_size=40), st.text(max_size=12))
def test_any_words_have_a_time(one: tuple[Assertion, str, str, str], quote: str, sentence: str, day: str) -> None:
    """No words make reading a claim's time fail, and the value is never touched."""
    assert in_its_time(one[0], quote, sentence, day).value == one[0].value


CLAIMS = st.lists(told(), max_size=8)


@settings(max_examples=60)
@given(CLAIMS, st.randoms())
def test_proposals_depend_neither_on_order_nor_on_names_of_articles(
    claims: list[tuple[Assertion, str, str, str]], chance: object
) -> None:
    """The same claims in any order, from articles of any name in the same order, are grouped the same way."""
    held = [
        Answerable(f"c{number}", assertion, f"A{number % 3}", "s", quote, sentence, published=day)
        for number, (assertion, quote, sentence, day) in enumerate(claims)
    ]
    shuffled = list(held)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    renamed = [replace(claim, article=f"Z{claim.article}") for claim in held]
    groups = [proposal.members for proposal in suggest_questions(held)]
    assert groups == [proposal.members for proposal in suggest_questions(shuffled)]
    assert groups == [proposal.members for proposal in suggest_questions(renamed)]


@given(told(), told())
def test_likeness_is_symmetric(one: tuple[Assertion, str, str, str], other: tuple[Assertion, str, str, str]) -> None:
    """How alike two claims are does not depend on which is asked first."""
    a, b = (
        subject_of(Answerable(uid, each[0], uid, "", each[1], each[2], published=each[3]))
        for uid, each in zip("ab", (one, other), strict=True)
    )
    assert likeness(a, b) == likeness(b, a)
    assert 0 <= likeness(a, b).score <= 1
