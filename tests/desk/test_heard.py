"""What several answers say alike is read and compared once, and each verdict is what comparing the two alone yields."""

from dataclasses import replace
from decimal import Decimal
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from sayso.compare import compare, in_its_time, superseded
from sayso.desk.heard import Heard
from sayso.desk.raising import first_conflict
from sayso.model.claim import Modality, Polarity
from sayso.model.figure import Bound, Figure, Scale
from sayso.model.verdict import Assertion, Outcome, Verdict
from sayso.store.comparing import Answer, Asked

AMOUNTS = st.sampled_from(["3.3", "3.30", "3", "12", "12.0", "1200"]).map(Decimal)
SENTENCES = [
    "In all {} boats were lost.",
    "The toll rose to {} so far.",
    "At least {} people were killed.",
    "Some {} now need repair.",
]


@st.composite
def answers(draw: st.DrawFn) -> Answer:
    """Answers that are often alike, and sometimes but for one thing."""
    amount, sentence = draw(AMOUNTS), draw(st.sampled_from(SENTENCES))
    bound = draw(st.sampled_from([Bound.EXACT, Bound.ABOUT, Bound.AT_LEAST]))
    high = None if bound is Bound.AT_LEAST else amount
    currency = draw(st.sampled_from(["", "", "USD", "KPW"]))
    scale = Scale.MONEY if currency else Scale.COUNT
    value = Figure(amount, high, bound, scale, currency=currency, measure="boats", step=Decimal(1))
    quote = str(amount) if draw(st.booleans()) else "that many"
    polarity = draw(st.sampled_from([Polarity.AFFIRMED, Polarity.AFFIRMED, Polarity.NEGATED]))
    modality = draw(st.sampled_from([Modality.ASSERTED, Modality.ASSERTED, Modality.DENIED, Modality.EXPECTED]))
    return Answer(
        claim_id=0,
        claim_uid="",
        article="A1",
        article_id=draw(st.integers(1, 4)),
        article_uid="",
        outlet="Ledger",
        published=draw(st.sampled_from(["2031-04-09", "2031-04-10", ""])),
        headline="",
        quote=quote,
        sentence=sentence.format(quote),
        status="suggested",
        suggested=True,
        assertion=Assertion(value, "boats", polarity=polarity, modality=modality),
        chain=(),
        copy_of="",
        copied_outlet="",
        credit="",
        byline="",
        digest_of="",
        superseded=draw(st.booleans() | st.just(value=False)),
        start=None,
        end=None,
    )


@st.composite
def questions(draw: st.DrawFn) -> Asked:
    """A question with up to eight answers."""
    held = [replace(one, claim_id=number) for number, one in enumerate(draw(st.lists(answers(), max_size=8)), 1)]
    return Asked(id=1, uid="", text="How many?", kind="figure", story="", status="open", answers=tuple(held))


def slowly(asked: Asked) -> list[tuple[int, int, Verdict]]:
    """Each two answers, read and compared for themselves."""
    found = []
    one_article = len({answer.article_id for answer in asked.answers}) == 1
    for a, b in combinations(asked.answers, 2):
        if not one_article and a.article_id == b.article_id and a.superseded == b.superseded:
            continue
        left, right = (in_its_time(one.assertion, one.quote, one.sentence, one.published) for one in (a, b))
        verdict = compare(left, right)
        if a.superseded or b.superseded:
            verdict = superseded(verdict)
        found.append((a.claim_id, b.claim_id, verdict))
    return found


@given(questions())
def test_verdicts_are_those_of_each_two_alone(asked: Asked) -> None:
    """To the word, whatever else is answered."""
    heard = Heard(asked)

    assert slowly(asked) == [(a.claim_id, b.claim_id, heard.verdict(a, b)) for a, b in heard.pairs()]


@given(questions())
def test_the_first_conflict_is_found(asked: Asked) -> None:
    """And none where there is none."""
    expected = [pair for pair in slowly(asked) if pair[2].outcome is Outcome.CONFLICT]
    found = first_conflict(Heard(asked))

    assert expected[:1] == ([] if found is None else [(found[0].claim_id, found[1].claim_id, found[2])])
