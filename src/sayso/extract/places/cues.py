"""The packaged cue lists: words beside a name that tell a place from a person or an organisation."""

from pathlib import Path


def _read() -> dict[str, frozenset[str]]:
    text = (Path(__file__).parent / "data" / "cues.txt").read_text(encoding="utf-8")
    lists: dict[str, set[str]] = {}
    current: set[str] = set()
    for line in text.splitlines():
        if line.startswith("["):
            current = lists.setdefault(line[1 : line.index("]")], set())
        elif not line.startswith("#"):
            current.update(word.replace("_", " ") for word in line.split())
    return {name: frozenset(words) for name, words in lists.items()}


_LISTS = _read()

TITLES = _LISTS["titles"]
"""Before a name they make it a person's."""
GOVERNMENT = _LISTS["government"]
"""After a place's name they name its government, its courts, its schools or its people: the place is meant."""
FIXTURE = _LISTS["fixture"]
"""After a place's name they name one thing that bears it: the thing is meant more than the place."""
STREET = _LISTS["street"]
"""They end the name of a street."""
DISEASE = _LISTS["disease"]
"""After a name they name a disease, whose name is not the place."""
PRESS_AND_BUSINESS = _LISTS["press_and_business"]
"""After a place's name they name a paper, a firm or a body, whose name is not the place."""
TEAMS = _LISTS["teams"]
"""After a place's name they name a team or a contest."""
HEAD_OF = _LISTS["head_of"]
"""Before 'of' and a name they make one name of the whole: 'University of Leeds', 'Duke of York'."""
SHIPS = _LISTS["ships"]
"""Before a name they make it a ship's."""
VESSELS = _LISTS["vessels"]
"""In lower case before a name they make it a ship's: 'the battleship Wisconsin'."""
EVENTS = _LISTS["events"]
"""After a name they name an event or a document called after the place."""
PLACE_OF = _LISTS["place_of"]
"""Before 'of' and a name they make it a place."""
IN = _LISTS["in"]
"""Just before a name they speak strongly for a place."""
FROM = _LISTS["from"]
"""Just before a name they speak for a place."""
OF_PLACE = _LISTS["of_place"]
"""Just after a name, in lower case, they speak for a place."""
SPEECH = _LISTS["speech"]
"""Just after a name they speak for a person."""
FUNCTION_WORDS = _LISTS["function_words"]
"""Never the name of a place by themselves, whatever a gazetteer says."""
LINKS = _LISTS["links"]
"""Small words that stand inside place names: 'Stratford-upon-Avon', 'Rio de Janeiro'."""
NEVER = _LISTS["never"]
"""Gazetteer names that in the news mean something else."""
PREFIXES = _LISTS["prefixes"]
"""First words of names of features and of places: 'Fort Detrick', 'Lake Lanier', 'Kuala Kemaman'."""
SITES = _LISTS["sites"]
"""Last words of names of sites: 'Griffith Park', 'Da Nang International Airport'."""
GOODS = _LISTS["goods"]
"""After a word that is also a thing's ('turkey', 'china', 'java') they say that the thing is meant."""
CITY_ORGANS = _LISTS["city_organs"]
"""After 'City' they make it part of a body's name: 'Denver City Council'."""
ORGANS = _LISTS["organs"]
"""Last words of names of what governs or serves a place: 'Chesterton School Board'."""
FIRMS = _LISTS["firms"]
"""After a name they make it a firm's, by which the text may go on to call the firm alone."""
CALLED_AFTER = _LISTS["called_after"]
"""Before a name they make it something called after the place: 'Air France', 'Radio Pyongyang'."""
PAPERS = _LISTS["papers"]
"""Last words of names of newspapers and broadcasters, whatever stands between: 'Sydney Morning Herald'."""
