"""Questions that were asked before there was an answer draw the claims that their words ask for."""

from collections.abc import Callable

import pytest

from sayso.compare.answering import ANSWERS, Drawing, _score, answers_to, asked
from sayso.compare.cards import Answerable
from sayso.model.claim import Kind
from sayso.model.figure import Figure
from sayso.model.verdict import Assertion


@pytest.fixture
def story(figure: Callable[[str], Figure]) -> list[Answerable]:
    """A fire told in five sentences, each in an article of its own."""
    told = [
        ("dead", "12", "The mill fire killed 12 people."),
        ("hurt", "30", "Another ward took in 30 people injured in the blaze."),
        ("part", "4", "4 of them were children who died in the mill."),
        ("looms", "210", "The mill at Harborside had 210 looms before the fire."),
        ("loss", "2 money EUR", "The owners put the damage at 2 million euros."),
    ]
    return [
        Answerable(uid, Assertion(figure(amount)), uid, "mill", quote=amount.split()[0], sentence=sentence)
        for uid, amount, sentence in told
    ]


@pytest.mark.parametrize(
    ("question", "uids"),
    [
        ("How many people were killed?", {"dead"}),
        ("How many died in the mill fire?", {"dead"}),
        ("How many people were injured?", {"hurt"}),
        ("How many looms did the mill have?", {"looms"}),
        ("What was the damage?", {"loss"}),
        ("How many people are missing?", set()),
        ("How many ships left the port?", set()),
    ],
)
def test_questions_draw_their_answers(story: list[Answerable], question: str, uids: set[str]) -> None:
    """The question's own words find the answers, not those to other questions, nor a part of one."""
    assert uids == set(answers_to(question, Kind.FIGURE, story))


def test_another_kind_answers_nothing(story: list[Answerable]) -> None:
    """A figure does not answer when or where."""
    assert answers_to("When did the mill fire kill people?", Kind.DATE, story) == {}


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("question", ["How many died in the mill fire?", "What was the damage?", "aspect?", "", "How?"])
def test_blocks_leave_out_no_answer(story: list[Answerable], question: str, kind: Kind) -> None:
    """What shares no block with a question scores nothing."""
    drawing = Drawing(story)
    whole = {uid: _score(asked(question, kind), one, drawing._rarity) for uid, one in drawing._subjects.items()}

    assert {uid: score for uid, score in whole.items() if score >= ANSWERS} == drawing.answers(question, kind)
