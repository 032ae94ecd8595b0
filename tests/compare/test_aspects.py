"""What an amount counts, told by the words around it, and how it is counted."""

import pytest

from sayso.compare.aspects import aspect_of
from sayso.compare.signs import line_of, signs_in


def name_of(sentence: str, dimension: str = "count") -> str:
    """The aspect of the amount written ``#``, or empty."""
    found = aspect_of(line_of(*sentence.split("#")), dimension)
    return found.name if found else ""


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("The fire killed # people.", "dead"),
        ("# dead in mill fire", "dead"),
        ("Death toll rises to #", "dead"),
        ("The number of people known to have died has climbed to #, police said.", "dead"),
        ("# people were injured.", "injured"),
        ("The blast wounded # others.", "injured"),
        ("# miners remain missing.", "missing"),
        ("Divers pulled # sailors from the sea alive.", "rescued"),
        ("# survived.", "rescued"),
        ("# people were forced from their homes.", "evacuated"),
        ("# residents had been told to leave.", "evacuated"),
        ("The bus was carrying # pilgrims.", "people aboard"),
        ("# people were on board.", "people aboard"),
        ("It is licensed to carry # passengers.", "capacity"),
        ("The hall was built for # guests.", "capacity"),
        ("Police arrested # men.", "arrested"),
        ("# nurses walked out.", "strikers"),
        ("A village of # souls.", "inhabitants"),
        ("The mill employs # people.", "employed"),
        ("# cases have recovered.", "recovered"),
        ("There were 61 cases, # recoveries and 8 deaths.", "recovered"),
        ("There were # confirmed coronavirus cases and 8 deaths.", "infected"),
        ("# people tested positive.", "infected"),
        ("The clinic reported # positive tests.", "infected"),
        ("The clinic ran # tests.", "tested"),
        ("# people were tested for cholera.", "tested"),
        ("# tents and 3 dead goats", ""),
        ("# tents and three dead goats", ""),
        ("# people came to the fair.", ""),
        ("They bought # tents.", ""),
    ],
)
def test_counts(sentence: str, name: str) -> None:
    """News counts the same things in many words, and much that has no name."""
    assert name == name_of(sentence)


@pytest.mark.parametrize(
    ("sentence", "dimension", "name"),
    [
        ("The wreck lies # down.", "length", "depth"),
        ("The town lies # north of Millford.", "length", "distance"),
        ("It sank # off the coast.", "length", "distance"),
        ("Waves of # hit the pier.", "length", "waves"),
        ("The ice was # thick.", "length", "thickness"),
        ("Trains ran # late.", "time", "delay"),
        ("Pickers earn # a day.", "money", "pay"),
        ("Damage came to #.", "money", "damage"),
        ("Trains ran # late.", "money", ""),
    ],
)
def test_measures(sentence: str, dimension: str, name: str) -> None:
    """Lengths, times and sums are of a depth, a delay, a wage."""
    assert name == name_of(sentence, dimension)


@pytest.mark.parametrize(
    ("sentence", "signs"),
    [
        ("# more bodies were found.", {"more", "bodies"}),
        ("# of them were children.", {"part"}),
        ("The toll rose by #.", {"more"}),
        ("The union wants #.", {"wished"}),
        ("The firm offered #.", {"offered"}),
        ("It would cost #.", {"expected"}),
        ("On May 3, # came.", set()),
        ("# people died.", set()),
    ],
)
def test_signs(sentence: str, signs: set[str]) -> None:
    """A part, an increase, a wish and a forecast are told from a plain count."""
    assert signs == signs_in(line_of(*sentence.split("#")))
