"""Running counts: what a later value makes of an earlier one."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from sayso.compare.timing import in_its_time
from sayso.compare.verdicts import compare
from sayso.model.claim import Polarity
from sayso.model.figure import Figure
from sayso.model.verdict import Assertion, Course, Outcome, Reason, Verdict

MakeFigure = Callable[[str], Figure]


@pytest.fixture
def told(figure: MakeFigure) -> Callable[[str, str, str], Assertion]:
    """Builds an assertion from an amount, the sentence with it as ``#``, and the day it was published."""

    def build(amount: str, sentence: str, published: str) -> Assertion:
        own = Assertion(figure(amount))
        return in_its_time(own, amount, sentence.replace("#", amount), published)

    return build


Told = Callable[[str, str, str], Assertion]


def decided(verdict: Verdict) -> tuple[Outcome, Reason]:
    """What decides, without the sentence."""
    return verdict.outcome, verdict.reason


def test_a_toll_rises(told: Told) -> None:
    """A higher toll a day later replaces the lower one, in whatever words."""
    verdict = compare(
        told("11", "The fire killed # people.", "2024-03-04"), told("19", "Toll climbs to #", "2024-03-05")
    )
    assert decided(verdict) == (Outcome.COMPATIBLE, Reason.AS_OF)
    assert verdict.because == 'It rose from "11" to "19" between 4 and 5 March 2024.'


def test_a_toll_does_not_fall(told: Told) -> None:
    """A lower toll later was revised, which an editor should see."""
    verdict = compare(told("33", "# people died.", "2024-02-28"), told("31", "The fire killed #.", "2024-03-02"))
    assert decided(verdict) == (Outcome.CONFLICT, Reason.AS_OF)
    assert verdict.because.startswith('It was revised down from "33" to "31" between 28 February and 2 March 2024')


def test_the_missing_may_become_fewer(told: Told) -> None:
    """Those who are found are missing no more."""
    verdict = compare(told("9", "# people are missing.", "2024-03-04"), told("4", "# are still missing.", "2024-03-05"))
    assert decided(verdict) == (Outcome.COMPATIBLE, Reason.AS_OF)
    assert verdict.because == 'It fell from "9" to "4" between 4 and 5 March 2024.'


def test_two_tolls_of_one_day_conflict(told: Told) -> None:
    """Time excuses nothing where there is none between two values."""
    verdict = compare(told("11", "# people died.", "2024-03-04"), told("19", "# people were killed.", "2024-03-04"))
    assert decided(verdict) == (Outcome.CONFLICT, Reason.VALUE)
    assert verdict.because == '"11" and "19" cannot both hold.'


@pytest.mark.parametrize(
    ("days", "between"),
    [
        (("2024-03-04T18:00:00Z", "2024-03-04T21:05:00Z"), "18:00 and 21:05 on 4 March 2024"),
        (("2024-03-04T18:00:00+01:00", "2024-03-04T17:30:00Z"), "18:00 (UTC+01:00) and 17:30 (UTC) on 4 March 2024"),
        (("2024-03-04T18:00", "2024-03-04T18:40"), "18:00 and 18:40 on 4 March 2024"),
    ],
)
def test_a_toll_rises_within_a_day(told: Told, days: tuple[str, str], between: str) -> None:
    """Where both articles tell the hour, the order of publication decides; the same toll agrees all day."""
    first, last = (told(amount, "# people died.", day) for amount, day in zip(("11", "19"), days, strict=True))
    rose, fell = compare(last, first), compare(first, told("9", "# people died.", days[1]))
    assert decided(rose) == (Outcome.COMPATIBLE, Reason.AS_OF)
    assert rose.because == f'It rose from "11" to "19" between {between}.'
    assert decided(fell) == (Outcome.CONFLICT, Reason.AS_OF)
    assert decided(compare(first, told("11", "# died.", days[1]))) == (Outcome.AGREE, Reason.VALUE)


def test_two_clocks_tell_no_order(told: Told) -> None:
    """A time with a zone and one without, a time and none, and the same minute leave two tolls of a day in conflict."""
    first = told("11", "# people died.", "2024-03-04T18:00:00Z")
    for published in ("2024-03-04T21:00:00", "2024-03-04", "2024-03-04T18:00:00Z", "2024-03-04T19:00:00+01:00"):
        assert decided(compare(first, told("19", "# died.", published))) == (Outcome.CONFLICT, Reason.VALUE)


@pytest.mark.parametrize(
    ("early", "late"),
    [
        ("As of 9 a.m., # people had died.", "As of 6:30 p.m. # people had died."),
        ("By noon # people were known to have died.", "By 18:30 # people were known to have died."),
        ("As of 12 a.m. # people had died.", "As of 12 p.m. # people had died."),
    ],
)
def test_a_text_says_the_hour_of_its_count(told: Told, early: str, late: str) -> None:
    """'As of 6 p.m.' goes before the time of publication."""
    one, other = told("11", early, "2024-03-04T20:00:00Z"), told("19", late, "2024-03-04")
    assert decided(compare(one, other)) == (Outcome.COMPATIBLE, Reason.AS_OF)
    assert decided(compare(one, told("19", "As of 25 p.m. # died.", "2024-03-04"))) == (Outcome.CONFLICT, Reason.VALUE)


def test_zones_decide_which_day_comes_first(told: Told) -> None:
    """An evening in the west can be later than the next morning in the east."""
    east = told("11", "# people died.", "2024-03-05T01:00:00+09:00")
    west = told("19", "# people died.", "2024-03-04T18:00:00-08:00")
    assert decided(compare(east, west)) == (Outcome.COMPATIBLE, Reason.AS_OF)


def test_what_stands_is_not_excused_by_time(told: Told) -> None:
    """Visas granted in one year do not become more because they are reported later."""
    one = told("500", "Estland granted # work visas in 2020.", "2024-03-04")
    other = told("900", "In 2020 Estland granted # work visas.", "2024-05-05")
    assert [one.course, other.course] == [Course.STANDS, Course.STANDS]
    assert decided(compare(one, other)) == (Outcome.CONFLICT, Reason.VALUE)


@pytest.mark.parametrize(
    ("sentence", "course"),
    [
        ("# people were arrested.", Course.GROWS),
        ("Donations have risen to # crates so far.", Course.GROWS),
        ("There are now # tents in the square.", Course.MOVES),
        ("# people are missing.", Course.MOVES),
        ("# more people died.", Course.STANDS),
        ("# of them were children who died.", Course.STANDS),
        ("In 1998 a fire killed # people there.", Course.STANDS),
        ("The hall was built for # guests.", Course.STANDS),
        ("The boat carried # people.", Course.STANDS),
    ],
)
def test_courses(told: Told, sentence: str, course: Course) -> None:
    """What an amount counts, and words such as 'so far', tell whether it runs."""
    assert told("40", sentence, "2024-03-04").course is course


def test_a_running_count_without_a_date_has_none(told: Told) -> None:
    """An article without a date lends its counts no time."""
    found = told("11", "# people died.", "")
    assert (found.course, found.as_of) == (Course.GROWS, None)
    assert told("11", "# people died.", "2024-03").as_of is None


def test_a_later_denial_takes_an_earlier_value_back(told: Told) -> None:
    """'Not 33', said later, withdraws the 33; said earlier, it leaves it alone."""
    first, last = told("33", "# died.", "2024-03-04"), told("33", "Not # people died.", "2024-03-06")
    assert decided(compare(first, replace(last, polarity=Polarity.NEGATED))) == (Outcome.COMPATIBLE, Reason.SUPERSEDED)
    denied = compare(replace(first, polarity=Polarity.NEGATED), last)
    assert decided(denied) == (Outcome.COMPATIBLE, Reason.NEGATION)


def test_values_that_meet_stay_compatible(told: Told) -> None:
    """The same toll on two days, or one within an earlier bound, is compatible by its time."""
    first = told("19", "# died.", "2024-03-04")
    same = compare(first, told("19", "# died.", "2024-03-05"))
    within = compare(told("at least 19", "# died.", "2024-03-04"), told("30", "# died.", "2024-03-05"))
    assert [decided(same), decided(within)] == [(Outcome.COMPATIBLE, Reason.AS_OF)] * 2


def test_the_words_of_the_texts_are_said(figure: MakeFigure) -> None:
    """A verdict quotes the texts where it can, and reads as a sentence where it cannot."""
    one, other = figure("at most 90 duration minute"), figure("4 duration hour")
    bare = compare(Assertion(one), Assertion(other))
    quoted = compare(Assertion(one, words="up to 90 minutes"), Assertion(other, words="four hours"))
    assert bare.because == "'at most 90 minutes' and '4 hours' cannot both hold."
    assert quoted.because == '"up to 90 minutes" and "four hours" cannot both hold.'
