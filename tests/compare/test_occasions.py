"""Which dates and places answer one question: those of one event, in whatever words, and what an editor is asked."""

from collections.abc import Callable, Sequence

import pytest

from sayso.compare.cards import Answerable
from sayso.compare.events import event_of
from sayso.compare.occasions import occasion
from sayso.compare.questions import suggest_questions
from sayso.compare.signs import line_of
from sayso.compare.surroundings import ideas_near
from sayso.model.place import Place
from sayso.model.text import Span
from sayso.model.verdict import Assertion
from sayso.model.when import When

Ask = Callable[..., list[tuple[str, tuple[str, ...]]]]


@pytest.fixture
def asked(when: Callable[[str], When], place: Callable[[str], Place]) -> Ask:
    """The questions that sentences answer, each from an article of its own, with the words that answer them.

    A claim is marked as '<<Tuesday|2024-05-07>>' for a date or '<<Millford|:Millford < Estland>>' for a place.
    """

    def value(line: str) -> When | Place:
        return place(line[1:]) if line.startswith(":") else when(line)

    def ask(*sentences: str) -> list[tuple[str, tuple[str, ...]]]:
        claims = [claim for number, line in enumerate(sentences) for claim in _read(number, line, value)]
        quotes = {claim.uid: claim.quote for claim in claims}
        return [
            (proposal.question, tuple(quotes[uid] for uid in proposal.members))
            for proposal in suggest_questions(claims)
        ]

    return ask


def _read(number: int, line: str, value: Callable[[str], When | Place]) -> list[Answerable]:
    plain, found = "", []
    for part in line.split("<<"):
        marked, closed, rest = part.partition(">>")
        if not closed:
            plain += part
            continue
        words, _, written = marked.partition("|")
        found.append((words, written, len(plain)))
        plain += words + rest
    return [
        Answerable(
            f"{number} {at:03}",
            Assertion(value(written)),
            f"A{number}",
            "story",
            words,
            plain,
            at,
            at,
            "2024-05-09",
        )
        for words, written, at in found
    ]


def questions(found: Sequence[tuple[str, tuple[str, ...]]]) -> dict[str, set[str]]:
    """The words that answer each question."""
    return {question: set(quotes) for question, quotes in found}


def test_one_event_in_other_words(asked: Ask) -> None:
    """A blast and an explosion are one, and a rival day is among the answers."""
    found = asked(
        "An explosion tore through the mill on <<Tuesday|2024-05-07>>, the governor's office said.",
        "The blast at the mill happened on <<May 7|2024-05-07>>.",
        "The mill blew up in the blast of <<Monday|2024-05-06>> in which seven weavers died.",
    )
    assert questions(found) == {"When did the explosion happen?": {"Tuesday", "May 7", "Monday"}}


def test_what_takes_long_begins_and_ends(asked: Ask) -> None:
    """The start of a strike is one question, its end another."""
    found = asked(
        "Dockers began their strike on <<Monday|2024-05-06>> over pay.",
        "The strike, which started on <<May 5|2024-05-05>>, closed the port.",
        "The strike ended on <<May 8|2024-05-08>> after a vote.",
        "Dockers ended their strike on <<Wednesday|2024-05-08>> without a rise.",
    )
    assert questions(found) == {
        "When did the strike begin?": {"Monday", "May 5"},
        "When did the strike end?": {"May 8", "Wednesday"},
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "A survivor of the explosion at the mill said on <<Tuesday|2024-05-07>> that he was well.",
        "Divers were sent on <<Tuesday|2024-05-07>>, a day after the explosion at the mill.",
        "The mill had been closed since <<Tuesday|2024-05-07>>, long before the explosion.",
        "The explosion at the mill was <<last year|2023>>.",
    ],
)
def test_other_dates_beside_an_event(asked: Ask, sentence: str) -> None:
    """What was said, happened after it, or began before it has another date; a year ago was another event."""
    assert asked("The explosion at the mill was on <<Monday|2024-05-06>>.", sentence) == []


def test_one_sentence_dates_an_event_once(asked: Ask) -> None:
    """Of two dates the nearer one is that of the event."""
    found = asked(
        "The toll of the explosion on <<May 6|2024-05-06>> rose to seven on <<Thursday|2024-05-09>>.",
        "The explosion at the mill was on <<Monday|2024-05-06>>.",
    )
    assert questions(found) == {"When did the explosion happen?": {"May 6", "Monday"}}


def test_years_are_mostly_scope(asked: Ask) -> None:
    """A year in which something was counted asks nothing; that since which something lasts does."""
    counted = asked("The port moved 90 crates in <<2022|2022>>.", "In <<2022|2022>> the port moved 95 crates.")
    lasting = asked(
        "The trade has been banned since <<2016|2016>>.", "A ban on the trade has held since <<2016|2016>>."
    )
    assert counted == []
    assert [quotes for _, quotes in lasting] == [("2016", "2016")]


def test_copies_of_a_sentence_ask_nothing(asked: Ask) -> None:
    """What two articles say word for word is one answer, whatever dateline it opens with."""
    line = (
        "The inquiry into the loss of the old mill and all of its looms will open on <<May 21|2024-05-21>> in Millford."
    )
    assert asked(line, f"MILLFORD — {line}") == []


def test_an_event_without_a_name_is_asked_in_the_texts_words(asked: Ask) -> None:
    """The shortest clause that leads up to the date says what is asked."""
    found = asked(
        "The inquiry into the loss is to open on <<May 21|2024-05-21>>.",
        "A judge will open the inquiry on <<May 21|2024-05-21>>, the ministry said.",
    )
    assert [question for question, _ in found] == ["When was this: “A judge will open the inquiry”?"]


def test_places_of_one_event(asked: Ask) -> None:
    """The town, and the country named right behind it, are where it happened; a distance from a town is not."""
    found = asked(
        "The ferry sank off <<Millford|:Millford < Estland>>, in <<Estland|:Estland>>.",
        "The ferry capsized near <<Harborside|:Harborside < Estland>>.",
        "The ferry sank 20 miles north of <<Westport|:Westport < Estland>>.",
    )
    assert questions(found) == {"Where did the sinking happen?": {"Millford", "Estland", "Harborside"}}


def test_what_comes_to_many_places_asks_for_none(asked: Ask) -> None:
    """A storm cuts power here and floods roads there."""
    assert (
        asked(
            "The storm cut power in <<Millford|:Millford < Estland>>.",
            "The storm came ashore near <<Harborside|:Harborside < Estland>>.",
        )
        == []
    )


@pytest.mark.parametrize(
    ("kind", "sentence", "name"),
    [
        ("date", "The ferry sank on #.", "date of the sinking"),
        ("date", "The typhoon struck on #, and the storm went on.", "date of the storm"),
        ("date", "The strike went on, on #.", ""),
        ("date", "The ferry sank in the storm on #.", ""),
        ("date", "On #, two days after the ferry sank, it was found.", ""),
        ("date", "MILLFORD, # (AP) — A ferry sank.", ""),
        ("place", "The ferry sank off #.", "place of the sinking"),
        ("place", "Dockers are on strike in #.", "place of the strike"),
        ("place", "# has seen a ferry sink.", ""),
        ("place", "The hurricane passed near #.", ""),
    ],
)
def test_events(kind: str, sentence: str, name: str) -> None:
    """One event alone, near enough and not told apart from the date, is what happened."""
    at = sentence.index("#")
    near = ideas_near(sentence.replace("#", "X"), Span(at, at + 1))
    found = event_of(kind, line_of(*sentence.split("#")), near)
    assert name == (found.name if found else "")


@pytest.mark.parametrize(
    ("sentence", "quote", "clause"),
    [
        ("The inquiry is to open in Millford on May 21.", "May 21", "The inquiry is to open in Millford"),
        ("On May 21 the inquiry opened in Millford, she said.", "May 21", "the inquiry opened in Millford"),
        ("She said that work had stopped when the gauge failed at 11 p.m.", "11 p.m.", "the gauge failed"),
        ("By May 21.", "May 21", ""),
        ("The inquiry opens.", "May 21", ""),
    ],
)
def test_clauses(sentence: str, quote: str, clause: str) -> None:
    """The clause before the words, else the one behind them; too few words say nothing."""
    assert clause == occasion([(sentence, quote)])
