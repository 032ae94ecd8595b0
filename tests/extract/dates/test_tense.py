"""The verb beside a date tells whether its sentence looks back or ahead."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.extract.dates import tense

WORDS = st.sampled_from(
    [
        "will", "to", "be", "is", "due", "had", "been", "expected", "planned", "they'll", "won't", "extended",
        "through", "United", "said", "reopens", "goes", "polls", "on", "sale", "as", "soon", "no", "later", "than",
        "doors", "open", "'ll", "of", "record", "date", "the", "meet", "1989", "Ted", "ed", "until", "takes", "place",
        "has", "called", "for",
    ]
)  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("The council will vote ", ".", True),
        ("The council voted ", ".", False),
        ("The council, which met, is due to vote ", ".", True),
        ("The pact had been due to expire ", ".", False),
        ("The school reopens ", ".", True),
        ("Voters go to the polls on ", ".", True),
        ("Doors open ", ".", True),
        ("Until ", ", the road is shut.", True),
        ("Until ", ", the road was shut.", False),
        ("On ", ", the mayor said no.", False),
        ("It closed. On ", " nobody.", None),
        ("", "", None),
    ],
)
def test_the_nearest_verb_decides(before: str, after: str, expected: bool | None) -> None:
    """The last verb before the date in its sentence, else the first after it; none tells nothing."""
    assert expected == tense.looks_ahead(f"{before}Friday{after}", len(before), len(before) + 6)


@settings(deadline=None, max_examples=500)
@given(st.lists(WORDS, max_size=14).map(" ".join))
def test_no_cue_begins_with_a_word_that_is_passed_over(text: str) -> None:
    """Trying only words that a cue can begin with finds the cues that the pattern alone would."""
    plain = [found.span() for found in tense._CUE.finditer(text)]
    assert plain == [found.span() for found in tense._cues(text, 0, len(text))]
