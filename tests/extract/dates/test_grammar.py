"""The grammar over codes: what its tables promise holds for any run of codes."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.extract.dates.codes import Coded
from sayso.extract.dates.find import READERS
from sayso.extract.dates.grammar import RULES, START, matches
from sayso.extract.dates.words import LEGEND, WORDS

CODES = "".join(LEGEND) + "_.,()"


def test_every_code_is_in_the_legend() -> None:
    """A word's code can be looked up by whoever reads a rule."""
    assert set() == {code for code, _ in WORDS.values()} - set(LEGEND)


def test_every_rule_has_its_reader() -> None:
    """No match is left without a reading, and no reader without a rule."""
    assert set(READERS) == {rule.reader for rule in RULES}


def test_rule_names_are_unique() -> None:
    """A rule's name says which rule fired."""
    names = [rule.name for rule in RULES]
    assert sorted(set(names)) == sorted(names)


@settings(deadline=None, max_examples=300)
@given(st.text(alphabet=CODES, min_size=1, max_size=12))
def test_a_rule_matches_only_at_its_first_codes(codes: str) -> None:
    """No match begins with a code that the rule's table leaves out, so dispatch loses none."""
    for rule in RULES:
        if re.match(rule.pattern, codes):
            assert codes[0] in rule.first


@settings(deadline=None, max_examples=300)
@given(st.text(alphabet=CODES, min_size=2, max_size=8))
def test_the_scan_stops_where_a_rule_can_match(codes: str) -> None:
    """What the scan passes over is no date: no rule that needs more than one token matches there."""
    ends = [length for length, _ in matches(codes, 0)]
    assert START.match(codes) or not ends or max(ends) == 1


@settings(deadline=None)
@given(st.text(alphabet=CODES, min_size=1, max_size=12))
def test_matches_are_longest_first(codes: str) -> None:
    """The first match offered is the longest, and each ends inside the codes."""
    ends = [length for length, _ in matches(codes, 0)]
    assert sorted(ends, reverse=True) == ends
    assert all(0 < end <= len(codes) for end in ends)


@settings(deadline=None, max_examples=500)
@given(st.lists(st.text(alphabet=CODES, min_size=1, max_size=6), min_size=1, max_size=4), st.data())
def test_what_was_worked_out_once_holds_wherever_it_is_met(stretches: list[str], data: st.DataObject) -> None:
    """Matches that are kept for a stretch up to two unknown words are those that the whole text would give."""
    codes = "__".join(stretches)
    at = data.draw(st.integers(0, len(codes) - 1))
    expected = {
        (found.end() - at, rule.name)
        for rule in RULES
        if codes[at] in rule.first and (found := re.compile(rule.pattern).match(codes, at)) and found.end() > at
    }
    assert expected == {(length, rule.name) for length, rule in matches(codes, at)}


def test_ordinary_words_start_nothing() -> None:
    """Common words around which no date can begin are passed over."""
    coded = Coded("The government of a country and its people in an office, at work, to be seen.")
    assert START.search(coded.codes) is None
