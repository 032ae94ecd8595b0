"""What an editor types is read against the gazetteer."""

import pytest

from sayso.extract.places import by_ref, look_up
from sayso.model.place import Candidate


def chosen(words: str) -> Candidate:
    """The candidate that ``words`` settle on."""
    place = look_up(words)
    assert place is not None
    assert place.chosen is not None
    return place.chosen


@pytest.mark.parametrize(
    ("words", "name", "country"),
    [
        ("Dandong", "Dandong", "CN"),
        ("Donggang, Liaoning", "Donggang", "CN"),
        ("Donggang, Taiwan", "Donggang", "TW"),
        ("Shinuiju", "Sinŭiju", "KP"),
        ("Hamheung", "Hamhŭng", "KP"),
        ("Kangwon, North Korea", "Kangwon", "KP"),
        ("Kangwon Province", "Kangwon", "KP"),
        ("U.S.", "United States", "US"),
        ("UAE", "United Arab Emirates", "AE"),
        ("Calif.", "California", "US"),
        ("the Yalu", "Yalu River", ""),
        ("Middle East", "Middle East", ""),
        ("West Bank", "West Bank", "PS"),
        ("Paris, Texas", "Paris", "US"),
        ("Paris", "Paris", "FR"),
        ("Springfield, Ill.", "Springfield", "US"),
        ("Washington", "Washington", "US"),
        ("Kyiv", "Kyiv", "UA"),
        ("Kiev", "Kyiv", "UA"),
        ("  new   york  ", "New York City", "US"),
    ],
)
def test_words_settle_on_a_place(words: str, name: str, country: str) -> None:
    """Names, abbreviations and names with their areas find their entry."""
    assert (name, country) == (chosen(words).name, chosen(words).country)


def test_an_ambiguous_name_keeps_its_rivals() -> None:
    """'Springfield' alone chooses none and shows them all, best first."""
    place = look_up("Springfield")
    assert place is not None
    assert place.chosen is None
    assert len(place.candidates) > 3
    assert sorted((c.score for c in place.candidates), reverse=True) == [c.score for c in place.candidates]
    assert all(candidate.reason for candidate in place.candidates)


def test_an_area_narrows_the_candidates() -> None:
    """Every candidate of 'Springfield, Illinois' lies in Illinois."""
    place = look_up("Springfield, Illinois")
    assert place is not None
    assert {"Illinois"} == {candidate.admin for candidate in place.candidates}


def test_containment_ends_with_the_country() -> None:
    """Donggang lies in Liaoning, and Liaoning in China."""
    liaoning, china = chosen("Liaoning"), chosen("China")
    assert (liaoning.ref, china.ref) == chosen("Donggang, Liaoning").within[-2:]
    assert (china.ref,) == liaoning.within
    assert china.within == ()


@pytest.mark.parametrize(
    "words", ["", "  ", ",", "Nowhereville", "geonames:999999999", "geonames:x", "sayso:nowhere", "x:1"]
)
def test_unknown_words_are_no_place(words: str) -> None:
    """Nothing is made up for words that the gazetteer does not have."""
    assert look_up(words) is None


def test_an_area_that_does_not_hold_the_name_refuses_it() -> None:
    """There is no Dandong in Texas."""
    assert look_up("Dandong, Texas") is None


def test_a_reference_reads_back() -> None:
    """What look_up chooses, by_ref finds again."""
    dandong = chosen("Dandong")
    found = by_ref(dandong.ref)
    assert found is not None
    assert (dandong.ref, dandong.name, dandong.within) == (found.ref, found.name, found.within)


@pytest.mark.parametrize("ref", ["geonames:2037886", "sayso:yalu", "sayso:middle-east"])
def test_references_of_both_kinds_are_known(ref: str) -> None:
    """GeoNames entries and our own have references."""
    found = by_ref(ref)
    assert found is not None
    assert ref == found.ref


@pytest.mark.parametrize("ref", ["", "geonames:", "geonames:1", "sayso:", "sayso:country-US", "2037886"])
def test_other_references_are_unknown(ref: str) -> None:
    """A malformed or unknown reference finds nothing."""
    assert by_ref(ref) is None
