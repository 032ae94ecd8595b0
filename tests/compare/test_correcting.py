"""What a text takes back: its outlet's notes, what it says was wrong, what it puts another value for."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from sayso.compare.correcting import withdrawn
from sayso.compare.timing import in_its_time
from sayso.compare.verdicts import compare
from sayso.model.claim import Polarity
from sayso.model.figure import Figure
from sayso.model.verdict import Assertion, Outcome, Reason

AFFIRMED, NEGATED = Polarity.AFFIRMED, Polarity.NEGATED


@pytest.mark.parametrize(
    ("sentence", "polarity"),
    [
        ("An earlier version of this article put the toll at <33>.", AFFIRMED),
        ("Correction, May 10: The original version of this story, published on May 8, gave <33> deaths.", AFFIRMED),
        ("A previous headline said that <33> people died.", AFFIRMED),
        ("This report originally said <33> people were aboard.", AFFIRMED),
        ("The article mistakenly stated that <33> looms were lost.", AFFIRMED),
        ("The mayor wrongly said that <33> looms were lost.", AFFIRMED),
        ("The toll was given incorrectly as <33>.", AFFIRMED),
        ("The toll was corrected by the harbour office from <33> to 31.", AFFIRMED),
        ("The fire killed 31 people, not <33> as the mayor had said.", NEGATED),
        ("The strike lasted nine days, not <12>, as was reported.", NEGATED),
        ("The fire killed 31 people, not the earlier <33>.", NEGATED),
    ],
)
def test_taken_back(sentence: str, polarity: Polarity) -> None:
    """Notes and corrections in passing, of figures in whatever words."""
    assert withdrawn(*_marked(sentence), polarity)


@pytest.mark.parametrize(
    ("sentence", "polarity"),
    [
        ("An earlier version of this article put the toll at 33; it is <31>.", AFFIRMED),
        ("An earlier version of this article gave 33 deaths, not <31>.", NEGATED),
        ("An earlier version of the bill gave <33> million to schools.", AFFIRMED),
        ("An earlier count put the toll at <33>.", AFFIRMED),
        ("The first report was read by <33> people.", AFFIRMED),
        ("The toll was corrected from 33 to <31>.", AFFIRMED),
        ("The strike lasted nine days, not <12> as in the year before.", NEGATED),
        ("The fire did not kill <33> people.", NEGATED),
        ("The fire killed 31 people, not <33>.", NEGATED),
        ("The mayor corrected the record: <33> people died.", AFFIRMED),
        ("The fire killed <33> people.", AFFIRMED),
    ],
)
def test_not_taken_back(sentence: str, polarity: Polarity) -> None:
    """The corrected value, drafts of other things, earlier counts and plain denials stand."""
    assert not withdrawn(*_marked(sentence), polarity)


def _marked(sentence: str) -> tuple[str, str]:
    """A sentence, and the words in it that stand in angle brackets."""
    start, end = sentence.index("<"), sentence.index(">")
    return sentence.replace("<", "").replace(">", ""), sentence[start + 1 : end]


@pytest.mark.parametrize("other", ["31", "33", "at least 20"])
def test_what_is_taken_back_conflicts_with_nothing(figure: Callable[[str], Figure], other: str) -> None:
    """The wrong value is settled against the right one, itself elsewhere, and any other."""
    note = "An earlier version of this article put the toll at 33."
    wrong = in_its_time(Assertion(figure("33")), "33", note, "2024-03-06")
    one = in_its_time(Assertion(figure(other)), other, f"The fire killed {other} people.", "2024-03-04")
    for verdict in (compare(wrong, one), compare(one, wrong)):
        assert (verdict.outcome, verdict.reason) == (Outcome.COMPATIBLE, Reason.SUPERSEDED)
        assert (
            verdict.because == f'"33" and "{other}": the first is taken back by the text that gives it, as corrected.'
        )


def test_a_correction_in_passing_is_the_reason(figure: Callable[[str], Figure]) -> None:
    """'31, not 33 as the mayor had said' corrects; '31, not 33' denies."""
    line = "The fire killed 31 people, not 33 as the mayor had said."
    right = in_its_time(Assertion(figure("31")), "31", line)
    wrong = in_its_time(Assertion(figure("33"), polarity=NEGATED), "33", line)
    denied = replace(wrong, withdrawn=False)
    assert [compare(right, one).reason for one in (wrong, denied)] == [Reason.SUPERSEDED, Reason.NEGATION]


def test_two_that_are_taken_back(figure: Callable[[str], Figure]) -> None:
    """Of two values that their texts take back, neither stands; other units stay incomparable."""
    one, other, far = (Assertion(figure(line), withdrawn=True) for line in ("33", "35", "33 length km"))
    assert compare(one, other).because == "'33' and '35': the text of each takes it back, as corrected."
    assert compare(one, far).outcome is Outcome.INCOMPARABLE
