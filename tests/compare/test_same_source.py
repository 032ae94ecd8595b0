"""Which two sources may be the same: forms of a name, acronyms, spellings, and descriptions of unnamed ones."""

import time

import pytest

from sayso.compare.same_source import WINDOW, likely_same
from sayso.compare.sighting import Known, Likeness
from sayso.model.attribution import SourceKind


def known(uid: str, kind: str, name: str, **more: object) -> Known:
    """A source as two are held against each other."""
    told = {key: frozenset(value) if isinstance(value, list) else value for key, value in more.items()}
    return Known(uid=uid, kind=SourceKind(kind), names=(name,), **told)  # type: ignore[arg-type]


def pair(kind: str, one: str, other: str) -> list[Likeness]:
    """What is found between two sources of one story, each of an article of its own."""
    return likely_same(
        [
            known("1", kind, one, articles=["A1"], stories=["storm"], day="2031-04-09"),
            known("2", kind, other, articles=["A2"], stories=["storm"], day="2031-04-10"),
        ]
    )


@pytest.mark.parametrize(
    ("kind", "one", "other", "why"),
    [
        ("person", "Tarrow", "Ines Tarrow", "is part of the name"),
        ("person", "Ines Tarrow", "INES TARROW", "one name but for how it is written"),
        ("person", "Inés Tarrow", "Ines Tarrow", "one name but for how it is written"),
        ("person", "I. Tarrow", "Ines Tarrow", "share the last name and the first initial"),
        ("person", "Ines Tarrow", "Ines M. Tarrow", "share the first and the last name"),
        ("person", "Ines Tarrow", "Ines Tarow", "are spelled alike"),
        ("person", "Doan Minh Ly", "Minh Ly Doan", "the same names in another order"),
        ("institution", "WHO", "World Health Organization", "is short for"),
        ("institution", "the U.N.", "United Nations", "is short for"),
        ("institution", "World Health Organisation", "World Health Organization", "are spelled alike"),
        ("institution", "Ministry of Defence", "Defense Ministry", "are spelled alike"),
        ("institution", "Health Ministry", "Ministry of Health", "the same words in another order"),
        ("institution", "Coast Guard", "Selby Coast Guard", "is part of the name"),
        ("document", "Harbour Safety Report", "the Harbour Safety Report", "one name but for how it is written"),
        ("unnamed", "a trader in Selby", "a trader in Selby", "described in the same words"),
        ("unnamed", "a trader from Selby harbour", "a trader in Selby", "share what they tell"),
    ],
)
def test_what_may_be_one_is_suggested_with_a_reason(kind: str, one: str, other: str, why: str) -> None:
    """Whichever comes first."""
    found, turned = pair(kind, one, other), pair(kind, other, one)

    assert [True] == [why in each.reason for each in found]
    assert [each.score for each in found] == [each.score for each in turned]


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("person", "Ines Tarrow", "Tom Tarrow"),
        ("person", "Ines", "Tarrow"),
        ("person", "Tarrow Bay", "Ines Bayley"),
        ("institution", "Ministry of Health", "Ministry of Defence"),
        ("institution", "Ministry", "Ministry of Defence"),
        ("institution", "Unit 731", "Unit 732"),
        ("institution", "UN", "UK"),
        ("document", "2012 Harbour Report", "2013 Harbour Report"),
        ("unnamed", "a trader in Selby", "a trader in Quillmouth"),
        ("unnamed", "a trader in Selby", "two traders in Selby"),
        ("unnamed", "two traders in Selby", "three traders in Selby"),
        ("unnamed", "a trader in Selby", "a teacher in Selby"),
        ("unnamed", "an official", "a source"),
    ],
)
def test_what_is_two_is_left_alone(kind: str, one: str, other: str) -> None:
    """However alike it looks."""
    assert [] == pair(kind, one, other)


def test_two_descriptions_in_one_article_are_two() -> None:
    """The article told them apart."""
    both = [known(uid, "unnamed", "a trader in Selby", articles=["A1"]) for uid in "12"]

    assert [] == likely_same(both)


def test_a_bare_name_that_several_bear_is_less_likely_any_one() -> None:
    """The reason says how many."""
    story = {"stories": ["storm"]}
    alone = pair("person", "Tarrow", "Ines Tarrow")
    rivals = likely_same(
        [
            known("1", "person", "Tarrow", articles=["A1"], **story),
            known("2", "person", "Ines Tarrow", articles=["A2"], **story),
            known("3", "person", "Tom Tarrow", articles=["A3"], **story),
        ]
    )

    assert [15, 15] == [alone[0].score - each.score for each in rivals]
    assert all("2 could be so called" in each.reason for each in rivals)


def test_documents_of_other_years_or_publishers_are_others() -> None:
    """The same title, again next year or elsewhere."""
    title = "Harbour Safety Report"
    first = known("1", "document", title, year="2030", publisher="Selby Institute")

    assert [] == likely_same([first, known("2", "document", title, year="2031")])
    assert [] == likely_same([first, known("2", "document", title, publisher="Quillmouth College")])
    assert [95] == [one.score for one in likely_same([first, known("2", "document", title, year="2030")])]


def test_two_records_of_one_outlet_are_one() -> None:
    """Whatever they are called."""
    both = [known("1", "outlet", "Selby Ledger", body="o"), known("2", "outlet", "The Ledger", body="o")]

    assert [(90, "both are the same outlet")] == [(one.score, one.reason) for one in likely_same(both)]


def test_what_was_judged_is_not_asked_again() -> None:
    """Either way round."""
    both = [known(uid, "person", "Ines Tarrow") for uid in "12"]

    assert [95] == [one.score for one in likely_same(both)]
    assert [] == likely_same(both, {frozenset("21")})


def test_never_all_pairs() -> None:
    """Thousands of one common name are held against their neighbours in time alone."""
    many = [
        known(f"{number:05}", "person", "Kim", day=f"2031-{1 + number % 12:02}-01", local=True)
        for number in range(3000)
    ]
    start = time.process_time()
    found = likely_same(many)

    assert len(found) <= 3 * WINDOW * len(many)
    assert time.process_time() - start < 20
