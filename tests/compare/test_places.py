"""Comparison of two places."""

from collections.abc import Callable

import pytest

from sayso.compare.places import apart, compare_places, contains
from sayso.model.carriers import plain_name
from sayso.model.place import Place
from sayso.model.verdict import Outcome, Reason

Build = Callable[[str], Place]
AGREE, COMPATIBLE, CONFLICT, INCOMPARABLE = Outcome.AGREE, Outcome.COMPATIBLE, Outcome.CONFLICT, Outcome.INCOMPARABLE


@pytest.mark.parametrize(
    ("left", "right", "outcome", "reason"),
    [
        ("Harborside < Northmark < Estland", "Harborside < Northmark < Estland", AGREE, Reason.VALUE),
        ("Harborside < Northmark < Estland", "Northmark < Estland", COMPATIBLE, Reason.CONTAINMENT),
        ("Harborside < Northmark < Estland", "Estland", COMPATIBLE, Reason.CONTAINMENT),
        ("Harborside < Northmark < Estland", "Millford < Northmark < Estland", CONFLICT, Reason.VALUE),
        ("(Harborside)", "(Harborside)", AGREE, Reason.VALUE),
        ("(The Hâvre)", "(havre)", AGREE, Reason.VALUE),
        ("(Harborside)", "Harborside < Estland", AGREE, Reason.VALUE),
        ("(Harborside)", "(Millford)", INCOMPARABLE, Reason.UNRESOLVED),
        ("(Harborside)", "Millford < Estland", INCOMPARABLE, Reason.UNRESOLVED),
    ],
)
def test_two_places(place: Build, left: str, right: str, outcome: Outcome, reason: Reason) -> None:
    """Each pair has its verdict, in either order."""
    a, b = place(left), place(right)
    found = compare_places(a, b)
    assert (outcome, reason) == (found.outcome, found.reason), found.because
    turned = compare_places(b, a)
    assert (outcome, reason) == (turned.outcome, turned.reason)


def test_containment_is_named_from_the_inside_out(place: Build) -> None:
    """The sentence says which place lies in which, whatever the order."""
    found = compare_places(place("Estland"), place("Harborside < Estland"))
    assert found.because == "'Estland' and 'Harborside': Harborside lies in Estland."


def test_only_resolved_places_contain_one_another(place: Build) -> None:
    """A name alone lies in nothing."""
    assert not contains(place("Estland"), place("(Harborside)"))
    assert not apart(place("Estland"), place("(Harborside)"))
    assert apart(place("Estland"), place("Westland"))


@pytest.mark.parametrize(
    ("name", "expected"), [("São Tomé", "sao tome"), ("St. John’s", "st john s"), ("The Hague", "hague")]
)
def test_plain_name(name: str, expected: str) -> None:
    """Case, accents, punctuation and the article do not tell names apart."""
    assert expected == plain_name(name)
